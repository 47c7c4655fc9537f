/** Names to search among: every unit of the table of places, every authority that published. */
import { z } from 'zod';
import type { Question } from '../client';

const year = z.number().int().nullable();
export const NamedPlace = z.object({
  code: z.string(), name: z.string(), pinyin: z.string(), name_en: z.string(), within: z.string().nullable(), valid_from: year, valid_to: year,
  reports: z.number().int(), latest: z.string().nullable(),
});
export type NamedPlace = z.infer<typeof NamedPlace>;

/** Places with the reports of their code: the latest, and of its year a whole area's first. */
export function namedPlaces(): Question<NamedPlace> {
  return {
    sql: `WITH told AS (SELECT place_code, count(*)::INTEGER AS reports, first(report_id ORDER BY year DESC NULLS LAST, scope, report_id) AS latest
        FROM reports WHERE kind = 'annual_report' AND superseded_by IS NULL GROUP BY place_code),
      parent AS (SELECT code, first(name ORDER BY valid_to DESC NULLS FIRST, name) AS name FROM places GROUP BY code)
      SELECT p.code, p.name, p.pinyin, p.name_en, parent.name AS within, p.valid_from, p.valid_to, CASE WHEN told.reports IS NULL THEN 0 ELSE told.reports END AS reports, told.latest
      FROM places p LEFT JOIN told ON told.place_code = p.code AND p.valid_to IS NULL LEFT JOIN parent ON parent.code = p.parent_code
      ORDER BY p.code, p.valid_from, p.name`,
    row: NamedPlace,
  };
}

export const NamedAuthority = z.object({ authority: z.string(), place_code: z.string().nullable(), from_year: year, to_year: year, reports: z.number().int(), latest: z.string() });
export type NamedAuthority = z.infer<typeof NamedAuthority>;

export function namedAuthorities(): Question<NamedAuthority> {
  return {
    sql: `SELECT authority, place_code, min(year)::INTEGER AS from_year, max(year)::INTEGER AS to_year, count(*)::INTEGER AS reports, first(report_id ORDER BY year DESC NULLS LAST, report_id) AS latest
      FROM reports WHERE authority IS NOT NULL AND kind = 'annual_report' AND superseded_by IS NULL GROUP BY authority, place_code ORDER BY authority, place_code`,
    row: NamedAuthority,
  };
}

export const TextExtent = z.object({ reports: z.number().int(), sections: z.number().int() });
export type TextExtent = z.infer<typeof TextExtent>;

/** How many texts there are to search. */
export function textExtent(): Question<TextExtent> {
  return { sql: 'SELECT count(DISTINCT report_id)::INTEGER AS reports, count(*)::INTEGER AS sections FROM sections', row: TextExtent };
}
