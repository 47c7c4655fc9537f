/** One report, read or coded, as rows of the tables. */
import type { Passes } from '../check';
import { TOTAL_IDS } from '../form';

import { NO_CELL, STATE_LETTERS, type Cell, type CellState, type Evidence, type Finding, type Parsed, type PlaceRef, type Problem, type Report, type Section } from '../read/report';
import type { Correction, Origin } from './folder';
import type { CellRow, CheckCountRow, CheckRow, ClaimRow, CorrectionRow, ReportIdentity, ReportRow, SectionRow } from './tables';

/** What the tables hold of one report, whatever it came from. */
export interface CorpusReport {
  report: Omit<Report, 'form'> & { form: { applications: FormColumn; proactive: FormColumn; disputes: FormColumn } };
  path: string;
  sha256: string;
  bytes: number;
  encoding: string;
  origin: Origin;
  /** The citation of hand-coded figures. */
  citation: string | null;
  cells: readonly Cell[];
  claims: Parsed['claims'];
  checks: readonly Finding[];
  passed: number;
  /** How often each rule held. */
  passes: Passes;
  problems: readonly Problem[];
  sections: readonly Section[];
}
type FormColumn = ReportIdentity['form_applications'];

export interface ReportRows {
  report: ReportRow;
  cells: CellRow[];
  checks: CheckRow[];
  check_counts: CheckCountRow[];
  claims: ClaimRow[];
  sections: SectionRow[];
  corrections: CorrectionRow[];
}

/** Characters an id may hold: the rest of a zone's name is left out, the hash tells ids apart. */
const inId = (code: string): string => code.toLowerCase().replace(/[^0-9a-z:\u4e00-\u9fff]/g, '') || 'none';

/** The place as it stands in a report id. */
export const placeInId = (place: PlaceRef | null): string => (place ? inId(place.code) : 'none');

/** `<place or none>-<year or none>-<eight hex digits>`. `offset` takes later digits when two reports would share an id. */
export function idOf(place: string, year: number | null, hash: string, offset = 0): string {
  return `${place}-${year ?? 'none'}-${hash.slice(offset, offset + 8)}`;
}
export const reportId = (place: PlaceRef | null, year: number | null, hash: string): string => idOf(placeInId(place), year, hash);

/** The place and those above it, by level. */
function ancestry(place: PlaceRef | null): { province: string | null; prefecture: string | null } {
  if (!place) return { province: null, prefecture: null };
  const line = [...place.parents, ...(place.level === 'zone' ? [] : [place.code])];
  return {
    province: line[0] ?? null,
    // Districts of the four municipalities have no prefecture between them and the province.
    prefecture: line.slice(1).find((code) => code.endsWith('00')) ?? null,
  };
}

/** The date under the report, as the evidence of its scope quotes it: 2024年1月25日. */
function publishedOn(evidence: readonly Evidence[]): string | null {
  const words = evidence.find(({ kind }) => kind === 'published_january' || kind === 'published_later')?.text.replace(/\s/g, '');
  const [, year, month, day] = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(words ?? '') ?? [];
  return year === undefined || month === undefined || day === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Cells by state. */
function statesOf(cells: readonly Cell[]): Record<CellState, number> {
  const counts = { stated: 0, resolved: 0, blank: 0, dash: 0, missing: 0, garbled: 0, coded: 0 };
  for (const { state } of cells) counts[state] += 1;
  return counts;
}
const json = (value: readonly (Evidence | PlaceRef | Problem)[]): string => JSON.stringify(value);
const found = (checks: readonly Finding[], status: Finding['status']): number => checks.filter((check) => check.status === status).length;

/** A row for each rule that was asked, by its id: how often it held, and how often it did not. */
export function checkCounts(checks: readonly Finding[], passes: Passes): Omit<CheckCountRow, 'report_id' | 'year' | 'place_code'>[] {
  const held = new Map(Object.entries(passes));
  const rules = [...new Set([...checks.map((check) => check.rule), ...held.keys()])].sort();
  return rules.map((rule) => {
    const of = (status: Finding['status']): number => checks.filter((check) => check.rule === rule && check.status === status).length;
    const passed = held.get(rule);
    return { rule, passed: passed === undefined ? 0 : passed, failed: of('fail'), suspect: of('suspect'), not_assessable: of('not_assessable') };
  });
}

function checkRows(key: Pick<CheckRow, 'report_id' | 'year' | 'place_code'>, checks: readonly Finding[]): CheckRow[] {
  return checks.map((check, ordinal) => ({
    ...key, ordinal, rule: check.rule, status: check.status, severity: check.severity,
    cells: JSON.stringify(check.cells), expected: check.expected, actual: check.actual, against: check.against ?? null,
  }));
}

/** lib/place/english at build time; in a reader's browser its dictionary of pinyin would be too large. */
export type NameInEnglish = (name: string, level: PlaceRef['level']) => string | null;

/** `states` of `reports`: a letter for each figure column. */
function lettersOf(cells: readonly Cell[]): string {
  const letters = new Array<string>(TOTAL_IDS.length).fill(NO_CELL);
  for (const cell of cells) {
    const at = FIGURE_AT.get(cell.id);
    if (at !== undefined) letters[at] = STATE_LETTERS[cell.state];
  }
  return letters.join('');
}

/** Everything about a report but its figures, under the id given; in the order of the columns. */
function identityOf(record: CorpusReport, id: string, english: NameInEnglish): ReportIdentity {
  const { report, checks } = record;
  const { province, prefecture } = ancestry(report.place);
  const states = statesOf(record.cells);
  return {
    report_id: id, origin: report.origin, kind: report.kind,
    title: report.title, authority: report.authority, organ: report.organ,
    place_code: report.place?.code ?? null, place_name: report.place?.name ?? null, place_name_en: report.place ? english(report.place.name, report.place.level) : null, place_level: report.place?.level ?? null,
    province_code: province, prefecture_code: prefecture,
    scope: report.scope, scope_confidence: report.scope_confidence, year: report.year,
    form_applications: report.form.applications, form_proactive: report.form.proactive, form_disputes: report.form.disputes,
    path: record.path, sha256: record.sha256, bytes: record.bytes, encoding: record.encoding,
    source_url: record.origin.url, source_publisher: record.origin.publisher, source_retrieved: record.origin.retrieved,
    source_text: record.citation, published: record.origin.published ?? publishedOn(report.scope_evidence),
    place_evidence: json(report.place_evidence), place_candidates: json(report.place_candidates),
    scope_evidence: json(report.scope_evidence), problems: json(record.problems),
    states: lettersOf(record.cells), n_stated: states.stated, n_resolved: states.resolved, n_blank: states.blank,
    n_dash: states.dash, n_missing: states.missing, n_garbled: states.garbled, n_coded: states.coded,
    n_fail: found(checks, 'fail'), n_suspect: found(checks, 'suspect'), n_not_assessable: found(checks, 'not_assessable'),
    n_passed: record.passed,
    // known when all reports were read
    superseded_by: null,
  };
}

const FIGURE_AT = new Map(TOTAL_IDS.map((cell, index) => [cell, index]));

/** The figures of `reports`, in the order of its columns. A figure is null unless a number is printed for it. */
function figuresOf(cells: readonly Cell[]): (number | null)[] {
  const figures = new Array<number | null>(TOTAL_IDS.length).fill(null);
  for (const cell of cells) {
    const at = FIGURE_AT.get(cell.id);
    if (at !== undefined) figures[at] = cell.value;
  }
  return figures;
}

/** The row of `reports` under the id given, as values in the order of its columns: objects of a hundred names take ten times as long. */
export function reportValues(record: CorpusReport, id: string, english: NameInEnglish): (string | number | null)[] {
  return [...Object.values(identityOf(record, id, english)), ...figuresOf(record.cells)];
}

function reportRow(record: CorpusReport, id: string, english: NameInEnglish): ReportRow {
  const figures = figuresOf(record.cells);
  return { ...identityOf(record, id, english), ...Object.fromEntries(TOTAL_IDS.map((cell, index) => [cell, figures[index] ?? null])) };
}

/** The rows of one report under the id given, in every table. */
export function rowsOfReport(record: CorpusReport, id: string, corrections: readonly Correction[], english: NameInEnglish): ReportRows {
  const { report, cells, checks } = record;
  const key = { report_id: id, year: report.year, place_code: report.place?.code ?? null };
  return {
    report: reportRow(record, id, english),
    cells: cells.map((cell, ordinal) => {
      const [tbl = '', row_id = '', column_id = ''] = cell.id.split('.');
      return {
        ...key, scope: report.scope, cell: cell.id, tbl, row_id, column_id, ordinal,
        value: cell.value, state: cell.state, raw: cell.raw, line: cell.line, start_at: cell.start, end_at: cell.end,
        inferred: cell.inferred ?? null, note: cell.note ?? null,
      };
    }),
    checks: checkRows(key, checks),
    check_counts: checkCounts(checks, record.passes).map((row) => ({ ...key, ...row })),
    claims: record.claims.map((claim, ordinal) => ({
      ...key, ordinal, about: claim.about, value: claim.value, text: claim.text, start_at: claim.start, end_at: claim.end,
    })),
    sections: record.sections.map((section) => ({
      ...key, ordinal: section.ordinal, heading: section.heading, text: section.text, start_at: section.start, end_at: section.end,
    })),
    corrections: corrections.map((correction, ordinal) => ({ ...key, ordinal, ...correction })),
  };
}
