/** Lists: the reports, the places, and the places without a report. */
import { z } from 'zod';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { Filter } from '../filter';
import { literal, literals } from './text';
import { KEY_COLUMNS, KEY_ORDER, reportsWhere } from './where';

const n = z.number().int();

export const ReportListRow = ReportKey.extend({
  kind: z.string(), title: z.string().nullable(), path: z.string().nullable(),
  source_url: z.string().nullable(), source_text: z.string().nullable(),
  n_stated: n, n_resolved: n, n_blank: n, n_dash: n, n_missing: n, n_garbled: n, n_coded: n, n_fail: n, n_suspect: n,
});
export type ReportListRow = z.infer<typeof ReportListRow>;

/** Annual reports under the filter, or every file of any kind where the filter is null. */
export function reportList(filter: Filter | null): Question<ReportListRow> {
  const where = filter === null ? 'true' : reportsWhere(filter);
  return {
    sql: `SELECT ${KEY_COLUMNS}, kind, title, path, source_url, source_text, n_stated, n_resolved, n_blank, n_dash, n_missing, n_garbled, n_coded,
      n_fail, n_suspect FROM reports WHERE ${where} ORDER BY ${KEY_ORDER}`,
    row: ReportListRow,
  };
}

/** valid_from and valid_to may be stored as numbers or as text. */
const year = z.union([z.number(), z.string()]).nullable();
export const PlaceRow = z.object({
  code: z.string(), name: z.string(), name_en: z.string(), level: z.string(), parent_code: z.string().nullable(),
  province: z.string().nullable(), prefecture: z.string().nullable(), valid_from: year, valid_to: year, successors: z.string().nullable(),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

/** Places by code, all of their spans of validity; every place where `codes` is null. */
export function placeRows(codes: readonly string[] | null): Question<PlaceRow> {
  const where = codes === null ? 'true' : `code IN ${literals(codes)}`;
  return {
    sql: `SELECT code, name, name_en, level, parent_code, province, prefecture, valid_from, valid_to, successors FROM places WHERE ${where} ORDER BY code, valid_from`,
    row: PlaceRow,
  };
}

export const AboveRow = PlaceRow.pick({ code: true, name: true, valid_from: true, valid_to: true });
/** A place that others lie in, by a name it had. */
export type AboveRow = z.infer<typeof AboveRow>;

/** Provinces and prefectures with reports in them, and every place of `codes`: all their names. */
export function namesAbove(codes: readonly string[]): Question<AboveRow> {
  const also = codes.length === 0 ? '' : ` OR code IN ${literals(codes)}`;
  return {
    sql: `SELECT code, name, valid_from, valid_to FROM places WHERE code IN (SELECT province_code FROM reports UNION SELECT prefecture_code FROM reports)${also} ORDER BY code, valid_from, name`,
    row: AboveRow,
  };
}

const CandidatesRow = z.object({ place_candidates: z.string() });

/** What the reports may be of whose place is open, as JSON lists of PlaceRef. */
export function candidateLists(): Question<z.infer<typeof CandidatesRow>> {
  return { sql: 'SELECT DISTINCT place_candidates FROM reports WHERE place_code IS NULL ORDER BY place_candidates', row: CandidatesRow };
}

export const MissingPlace = z.object({
  code: z.string(), name: z.string(), name_en: z.string(), level: z.string(), province: z.string().nullable(), prefecture: z.string().nullable(),
});
export type MissingPlace = z.infer<typeof MissingPlace>;

export const MissingQuestion = z.object({
  year: z.number().int().min(1990).max(2100),
  level: z.enum(['province', 'prefecture', 'county']),
  scopes: Filter.shape.scopes,
  /** First two or four digits: the province or prefecture to look in. */
  within: z.string().regex(/^\d{2}(\d{2})?$/).nullable(),
});
export type MissingQuestion = z.infer<typeof MissingQuestion>;

/** Places in force in the year that have no annual report of that year in these scopes. */
export function missingPlaces(given: MissingQuestion): Question<MissingPlace> {
  const question = MissingQuestion.parse(given);
  const within = question.within === null ? '' : ` AND starts_with(p.code, ${literal(question.within)})`;
  const at = literal(question.year);
  return {
    sql: `SELECT DISTINCT p.code, p.name, p.name_en, p.level, p.province, p.prefecture FROM places p
      LEFT JOIN (SELECT DISTINCT place_code FROM reports WHERE kind = 'annual_report' AND year = ${at} AND scope IN ${literals(question.scopes)}) r
        ON r.place_code = p.code
      WHERE r.place_code IS NULL AND p.level = ${literal(question.level)}${within}
        AND (TRY_CAST(p.valid_from AS INTEGER) IS NULL OR TRY_CAST(p.valid_from AS INTEGER) <= ${at})
        AND (TRY_CAST(p.valid_to AS INTEGER) IS NULL OR TRY_CAST(p.valid_to AS INTEGER) >= ${at})
      ORDER BY p.code, p.name`,
    row: MissingPlace,
  };
}
