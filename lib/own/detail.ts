/** A report that was read in the browser, in the shape in which the Report page shows those of the corpus. */
import type { ParsedReport } from '../corpus/parse';
import { reportId, rowsOfReport } from '../corpus/rows';
import type { Gazetteer } from '../place';
import { placeByCode } from '../place';
import { ReportRow } from '../query/sql/report';
import type { DetailSection } from '../query/sql/report';
import type { ReportDetail } from '../query/ask';

/** Above this many characters only the stretches around what was read are shown: no page bears more. */
export const MOST_CHARACTERS = 1_000_000;
const AROUND = 1500;

/** The parts of a long text around the spans, in order. Sections then no longer join to the whole. */
export function excerpt(text: string, spans: readonly { start: number; end: number }[]): DetailSection[] {
  const around = [{ start: 0, end: 0 }, ...spans, { start: text.length, end: text.length }]
    .map(({ start, end }) => ({ start: Math.max(0, start - AROUND), end: Math.min(text.length, end + AROUND) }))
    .sort((a, b) => a.start - b.start);
  const parts: { start: number; end: number }[] = [];
  for (const span of around) {
    const last = parts[parts.length - 1];
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else parts.push({ ...span });
  }
  return parts.map(({ start, end }, ordinal) => ({ ordinal, heading: null, text: text.slice(start, end), start_at: start, end_at: end }));
}

export interface OwnDetail {
  detail: ReportDetail;
  /** Names of the places above and the place itself, from the province down. */
  chain: string[];
  /** Where the place is open: what it may be, each with the names above it. */
  candidates: { code: string; names: string[] }[];
  /** Characters of the text that are not shown. */
  left_out: number;
}

/** Null where the file gave no report. `origin` stands where the Report page names the published original. */
export function detailOf(parsed: ParsedReport, places: Gazetteer, origin: string): OwnDetail | null {
  const { report } = parsed;
  if (report === null) return null;
  const id = reportId(report.place, report.year, parsed.source.sha256);
  const rows = rowsOfReport({
    report, path: parsed.source.path, sha256: parsed.source.sha256, bytes: parsed.source.bytes, encoding: parsed.source.encoding,
    origin: { url: null, publisher: null, retrieved: null }, citation: origin,
    cells: parsed.cells, claims: parsed.claims, checks: parsed.checks, passed: parsed.passed, passes: parsed.passes,
    problems: parsed.problems, sections: parsed.sections,
  }, id, [], () => null);
  const spans = [...parsed.cells, ...parsed.claims].flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
  const sections = parsed.text.length > MOST_CHARACTERS ? excerpt(parsed.text, spans)
    : parsed.sections.map(({ ordinal, heading, text, start, end }) => ({ ordinal, heading, text, start_at: start, end_at: end }));
  const named = (code: string): string => placeByCode(places, code, report.year)?.name ?? code;
  return {
    detail: {
      relatives: [],
      report: ReportRow.parse(rows.report), cells: rows.cells,
      checks: rows.checks.map((row, index) => ({ ...row, cells: parsed.checks[index]?.cells ?? [] })),
      claims: rows.claims, sections, corrections: [], revisions: [],
    },
    chain: report.place === null ? [] : [...report.place.parents.map(named), report.place.name],
    candidates: report.place_candidates.map((candidate) => ({ code: candidate.code, names: [...candidate.parents.map(named), candidate.name] })),
    left_out: parsed.text.length - sections.reduce((sum, section) => sum + section.text.length, 0),
  };
}
