/** One file of a publisher's folder to a report, with what the publisher says of it; or the reason why it gives none. */
import { checkReport, type Passes } from '../check';
import { placeByCode, type Gazetteer } from '../place';
import type { Parsed, Section } from '../read/report';
import { messageOf } from './effects';
import type { Origin, Override } from './folder';
import type { CorpusReport } from './rows';
import type { Trouble } from './trouble';

/** Bytes of one file to a report; lib/corpus/parse.ts is the one in use. */
export type ParseReport = (bytes: Uint8Array, path: string, places: Gazetteer) => Parsed & { text: string; sections: Section[]; passes: Passes };

/** A file to read. */
export interface Reading {
  path: string;
  bytes: number;
  /** Time at which it was last changed, in milliseconds. */
  modified: number;
  origin: Origin;
  byFile: Override | null;
}

/** A person's decision about the place stands over what was read, and says so. */
function overridden(report: CorpusReport['report'], override: Override | undefined, gazetteer: Gazetteer): CorpusReport['report'] {
  const place = override && placeByCode(gazetteer, override.placeCode, report.year);
  if (!override || !place) return report;
  const evidence = { kind: 'override', text: override.where };
  return {
    ...report, place, place_candidates: [], place_evidence: [...report.place_evidence, { ...evidence, points_to: place.code }],
    ...(override.scope === null ? {} : {
      scope: override.scope, scope_confidence: 1, scope_evidence: [...report.scope_evidence, { ...evidence, points_to: override.scope }],
    }),
  };
}

export type Read = { record: CorpusReport; authority: string | null } | { trouble: Trouble };

/** What a record rests on beside the bytes of its file. */
export function contextOf(file: Pick<Reading, 'origin' | 'byFile'>, authority: string | null, byAuthority: ReadonlyMap<string, Override>): string {
  const override = file.byFile ?? (authority === null ? null : byAuthority.get(authority) ?? null);
  const { url, publisher, retrieved } = file.origin;
  return override === null && url === null && publisher === null && retrieved === null ? '' : JSON.stringify([url, publisher, retrieved, override]);
}

/** @param byAuthority decisions for every report of an authority */
export async function readOne(file: Reading, load: () => Promise<Uint8Array>, byAuthority: ReadonlyMap<string, Override>, parse: ParseReport, gazetteer: Gazetteer): Promise<Read> {
  let bytes: Uint8Array;
  try {
    bytes = await load();
  } catch (error) {
    return { trouble: { code: 'file.unreadable', file: file.path, message: `it cannot be read: ${messageOf(error)}.`, fix: 'Give the build leave to read it.' } };
  }
  let parsed: ReturnType<ParseReport>;
  try {
    parsed = parse(bytes, file.path, gazetteer);
  } catch (error) {
    return { trouble: readerFailed(file.path, messageOf(error)) };
  }
  if (parsed.report === null) {
    const problem = parsed.problems[0];
    return { trouble: { code: `file.${problem?.code ?? 'not_read'}`, file: file.path, message: problem?.message ?? 'it gives no report.', fix: 'Nothing of it is in the site.' } };
  }
  const override = file.byFile ?? (parsed.report.authority === null ? undefined : byAuthority.get(parsed.report.authority));
  const report = overridden(parsed.report, override, gazetteer);
  // Some rules ask whose figures they are: a person's decision is asked again.
  const { findings: checks, passed, passes } = report === parsed.report ? { findings: parsed.checks, passed: parsed.passed, passes: parsed.passes }
    : checkReport({ year: report.year, form: parsed.report.form, origin: report.origin, cells: parsed.cells, claims: parsed.claims, scope: report.scope, placed: report.place !== null });
  return {
    authority: parsed.report.authority,
    record: {
      report,
      path: file.path, sha256: parsed.source.sha256, bytes: parsed.source.bytes, encoding: parsed.source.encoding,
      origin: file.origin, citation: null,
      cells: parsed.cells, claims: parsed.claims, checks, passed, passes,
      problems: parsed.problems, sections: parsed.sections,
    },
  };
}

export const readerFailed = (file: string, reason: string): Trouble =>
  ({ code: 'report.reader_failed', file, message: `the reader stopped: ${reason}.`, fix: 'This is a fault of the program: report it with the file.' });
