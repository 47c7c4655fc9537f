/** One report, asked with constants from its id so that row groups of other places and years are skipped. */
import { z } from 'zod';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { literal } from './text';

/** `<place_code or none>-<year or none>-<8 hex>`, as lib/corpus writes it. */
export const ReportId = z.string().max(120).regex(/^[0-9a-z:\u4e00-\u9fff()（）·A-Z]+-(?:\d{4}|none)-[0-9a-f]{8}$/u);

/** Year, place and id as conditions. Throws a zod error for an id that is not one. */
function whereReport(id: string): string {
  const parsed = ReportId.parse(id);
  const [, place, year] = /^(.+)-(\d{4}|none)-[0-9a-f]{8}$/u.exec(parsed) ?? [];
  return [
    year === undefined || year === 'none' ? 'year IS NULL' : `year = ${literal(Number(year))}`,
    place === undefined || place === 'none' ? 'place_code IS NULL' : `place_code = ${literal(place)}`,
    `report_id = ${literal(parsed)}`,
  ].join(' AND ');
}

const n = z.number().int();
const span = { start_at: n.nullable(), end_at: n.nullable() };

export const ReportRow = ReportKey.extend({
  kind: z.string(), title: z.string().nullable(), scope_confidence: z.number().nullable(),
  path: z.string().nullable(), sha256: z.string().nullable(), bytes: z.number().nullable(), encoding: z.string().nullable(),
  source_url: z.string().nullable(), source_publisher: z.string().nullable(), source_retrieved: z.string().nullable(), source_text: z.string().nullable(),
  /** JSON arrays of Evidence, PlaceRef, Evidence and Problem. */
  place_evidence: z.string().nullable(), place_candidates: z.string().nullable(), scope_evidence: z.string().nullable(), problems: z.string().nullable(),
  n_stated: n, n_resolved: n, n_blank: n, n_dash: n, n_missing: n, n_garbled: n, n_coded: n,
  n_fail: n, n_suspect: n, n_not_assessable: n, n_passed: n,
  /** The report that counts in its place. */
  superseded_by: z.string().nullable(),
});
export type ReportRow = z.infer<typeof ReportRow>;

const columns = (shape: Record<string, unknown>) => Object.keys(shape).join(', ');

export function reportRow(id: string): Question<ReportRow> {
  return { sql: `SELECT ${columns(ReportRow.shape)} FROM reports WHERE ${whereReport(id)}`, row: ReportRow, within: { report: id } };
}

export const DetailCell = z.object({
  cell: z.string(), tbl: z.string(), row_id: z.string(), column_id: z.string(), ordinal: n,
  value: z.number().nullable(), state: z.enum(['stated', 'resolved', 'blank', 'dash', 'missing', 'garbled', 'coded']),
  raw: z.string().nullable(), line: n.nullable(), ...span, inferred: z.number().nullable(), note: z.string().nullable(),
});
export type DetailCell = z.infer<typeof DetailCell>;

/** Cells in the form's order. */
export function cellsOf(id: string): Question<DetailCell> {
  return { sql: `SELECT ${columns(DetailCell.shape)} FROM cells WHERE ${whereReport(id)} ORDER BY ordinal`, row: DetailCell, within: { report: id } };
}

/** A JSON array of cell ids, as `checks.cells` holds it. */
export const CellList = z.string().transform((text, context) => {
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a JSON array of cell ids' });
    return z.NEVER;
  }
});

export const DetailCheck = z.object({
  ordinal: n, rule: z.string(), status: z.enum(['fail', 'suspect', 'not_assessable']), severity: z.enum(['error', 'warning', 'note']),
  cells: CellList, expected: z.number().nullable(), actual: z.number().nullable(),
  /** The report it was compared with, where two were. */
  against: z.string().nullable(),
});
export type DetailCheck = z.infer<typeof DetailCheck>;

export function checksOf(id: string): Question<DetailCheck> {
  return { sql: `SELECT ${columns(DetailCheck.shape)} FROM checks WHERE ${whereReport(id)} ORDER BY ordinal`, row: DetailCheck, within: { report: id } };
}

export const DetailClaim = z.object({ ordinal: n, about: z.string(), value: z.number(), text: z.string(), ...span });
export type DetailClaim = z.infer<typeof DetailClaim>;

export function claimsOf(id: string): Question<DetailClaim> {
  return { sql: `SELECT ${columns(DetailClaim.shape)} FROM claims WHERE ${whereReport(id)} ORDER BY ordinal`, row: DetailClaim, within: { report: id } };
}

export const DetailSection = z.object({ ordinal: n, heading: z.string().nullable(), text: z.string(), start_at: n, end_at: n });
export type DetailSection = z.infer<typeof DetailSection>;

/** The source text in order: joined, the texts are the whole of it. */
export function sectionsOf(id: string): Question<DetailSection> {
  return { sql: `SELECT ${columns(DetailSection.shape)} FROM sections WHERE ${whereReport(id)} ORDER BY ordinal`, row: DetailSection, within: { report: id } };
}

export const DetailCorrection = z.object({
  ordinal: n, cell: z.string(), value: z.number().nullable(), who: z.string(), why: z.string(), date: z.string().nullable(), line: n,
});
export type DetailCorrection = z.infer<typeof DetailCorrection>;

/** Corrections by the publisher, shown beside the printed value. */
export function correctionsOf(id: string): Question<DetailCorrection> {
  return { sql: `SELECT ${columns(DetailCorrection.shape)} FROM corrections WHERE ${whereReport(id)} ORDER BY ordinal`, row: DetailCorrection, within: { report: id } };
}

export const Revision = z.object({ ordinal: n, old_report_id: z.string(), cell: z.string(), old_value: z.number().nullable(), new_value: z.number().nullable() });
export type Revision = z.infer<typeof Revision>;

/** Cells in which other versions of a report differ from it: `id` is the one that counts, `other` one of the others or null for all. */
export function revisionsOf(id: string, other: string | null = null): Question<Revision> {
  const only = other === null ? '' : ` AND old_report_id = ${literal(ReportId.parse(other))}`;
  return { sql: `SELECT ${columns(Revision.shape)} FROM revisions WHERE ${whereReport(id)}${only} ORDER BY ordinal`, row: Revision, within: { report: id } };
}

export const Relative = z.object({
  report_id: z.string(), origin: z.enum(['text', 'html', 'coded']), authority: z.string().nullable(), organ: z.string().nullable(),
  scope: ReportKey.shape.scope, year: n.nullable(), path: z.string().nullable(), source_retrieved: z.string().nullable(), superseded_by: z.string().nullable(),
  n_stated: n, n_resolved: n, n_coded: n,
});
export type Relative = z.infer<typeof Relative>;

/** Annual reports of the same place, whoever signs them: other years, other versions, the office beside the whole area. */
export function relativesOf(placeCode: string): Question<Relative> {
  return {
    sql: `SELECT ${columns(Relative.shape)} FROM reports WHERE kind = 'annual_report' AND place_code = ${literal(placeCode)} ORDER BY year, scope, organ, report_id`,
    row: Relative,
  };
}
