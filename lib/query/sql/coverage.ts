/** Who could have reported, who should have by the publisher's list, and who has a report here. */
import { z } from 'zod';
import type { Question } from '../client';
import { COUNTING } from './where';

const n = z.number().int();

export const UnitRow = z.object({
  code: z.string(), name: z.string(), name_en: z.string(), level: z.enum(['province', 'prefecture', 'county']), province: z.string().nullable(), prefecture: z.string().nullable(),
  valid_from: n.nullable(), valid_to: n.nullable(),
});
export type UnitRow = z.infer<typeof UnitRow>;

/** Governments under the Regulations: 台湾, 香港 and 澳门 have units in the table of places and publish no such report. */
export function units(): Question<UnitRow> {
  return {
    sql: `SELECT code, name, name_en, level, province, prefecture, valid_from, valid_to FROM places
      WHERE level IN ('province', 'prefecture', 'county') AND left(code, 2) NOT IN ('71', '81', '82') ORDER BY code, valid_from`,
    row: UnitRow,
  };
}

export const ExpectedRow = z.object({ place_code: z.string(), year: n, authority: z.string().nullable() });
export type ExpectedRow = z.infer<typeof ExpectedRow>;

export function expectedReports(): Question<ExpectedRow> {
  return { sql: 'SELECT place_code, year, authority FROM expected ORDER BY year, place_code, line', row: ExpectedRow };
}

export const HeldRow = z.object({
  report_id: z.string(), place_code: z.string(), year: n, authority: z.string().nullable(), /** YYYY-MM-DD, null where unknown. */ published: z.string().nullable(),
  scope: z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']),
});
export type HeldRow = z.infer<typeof HeldRow>;

/** Annual reports that count, with a place and a year. */
export function heldReports(): Question<HeldRow> {
  return {
    sql: `SELECT report_id, place_code, year, authority, published, scope FROM reports
      WHERE ${COUNTING} AND place_code IS NOT NULL AND year IS NOT NULL ORDER BY year, place_code, scope, report_id`,
    row: HeldRow,
  };
}

export const UnplacedRow = z.object({ report_id: z.string(), year: n.nullable(), authority: z.string().nullable(), title: z.string().nullable(), path: z.string().nullable(), place_code: z.string().nullable(), place_candidates: z.string().nullable() });
export type UnplacedRow = z.infer<typeof UnplacedRow>;

/** Annual reports that count and stand nowhere in the coverage: no place, or no year. */
export function unplacedReports(): Question<UnplacedRow> {
  return {
    sql: `SELECT report_id, year, authority, title, path, place_code, place_candidates FROM reports
      WHERE ${COUNTING} AND (place_code IS NULL OR year IS NULL) ORDER BY authority NULLS LAST, year, report_id`,
    row: UnplacedRow,
  };
}
