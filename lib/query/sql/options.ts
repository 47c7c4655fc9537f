/** What can be chosen, with counts, and what stands when nothing is chosen. */
import { z } from 'zod';
import { SCOPES } from '../../read/report';
import type { Question } from '../client';
import type { Filter, Defaults } from '../filter';
import { ORIGINS } from '../filter';
import { cellColumn, literal } from './text';
import { COUNTING, reportsWhere } from './where';

const ScopeName = z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']);
const n = z.number().int();

/** Years that reports have, counted under the rest of the filter. */
export function yearOptions(filter: Filter): Question<{ year: number; reports: number }> {
  return {
    sql: `SELECT year, count(*)::INTEGER AS reports FROM reports WHERE ${reportsWhere(filter, ['years'])} AND year IS NOT NULL GROUP BY year ORDER BY year`,
    row: z.object({ year: n, reports: n }),
  };
}

export function scopeOptions(filter: Filter): Question<{ scope: z.infer<typeof ScopeName>; reports: number }> {
  return {
    sql: `SELECT scope, count(*)::INTEGER AS reports FROM reports WHERE ${reportsWhere(filter, ['scopes'])} GROUP BY scope ORDER BY scope`,
    row: z.object({ scope: ScopeName, reports: n }),
  };
}

export function originOptions(filter: Filter): Question<{ origin: (typeof ORIGINS)[number]; reports: number }> {
  return {
    sql: `SELECT origin, count(*)::INTEGER AS reports FROM reports WHERE ${reportsWhere(filter, ['origins'])} GROUP BY origin ORDER BY origin`,
    row: z.object({ origin: z.enum(ORIGINS), reports: n }),
  };
}

export const PlaceOption = z.object({
  place_code: z.string(), place_name: z.string().nullable(), place_name_en: z.string().nullable(),
  place_level: z.string().nullable(), province_code: z.string().nullable(), prefecture_code: z.string().nullable(), reports: n,
});
export type PlaceOption = z.infer<typeof PlaceOption>;

/** Places of the corpus with their reports under the rest of the filter; those without any are listed with 0. */
export function placeOptions(filter: Filter): Question<PlaceOption> {
  return {
    sql: `SELECT place_code, any_value(place_name) AS place_name, any_value(place_name_en) AS place_name_en, any_value(place_level) AS place_level,
        any_value(province_code) AS province_code, any_value(prefecture_code) AS prefecture_code,
        (count(*) FILTER (WHERE ${reportsWhere(filter, ['places'])}))::INTEGER AS reports
      FROM reports WHERE kind = 'annual_report' AND place_code IS NOT NULL GROUP BY place_code ORDER BY place_code`,
    row: PlaceOption,
  };
}

/** A report is usable for the first view when it says how many applications came and how many were handled. */
const USABLE = ['applications.new_received.total', 'applications.total_handled.total'];

/** A later year is shown first when it has at least this share of the reports of the best covered one: readers come for news. */
const NEARLY = 0.8;

/**
 * The scope with the most usable reports in a year (an unknown one only when there is nothing else; ties: the order
 * of SCOPES), and of its years the latest that has nearly as many.
 */
export function defaultYearScope(): Question<Defaults> {
  const order = SCOPES.map((scope, index) => `WHEN ${literal(scope)} THEN ${index}`).join(' ');
  return {
    sql: `WITH counted AS (
        SELECT year, scope, count(CASE WHEN ${USABLE.map((id) => `${cellColumn(id)} IS NOT NULL`).join(' AND ')} THEN 1 END) AS usable, count(*) AS reports
        FROM reports WHERE ${COUNTING} AND year IS NOT NULL GROUP BY year, scope
      ), best AS (
        SELECT * FROM counted ORDER BY scope = 'unknown', usable DESC, reports DESC, CASE scope ${order} ELSE 9 END, year DESC LIMIT 1
      )
      SELECT counted.year, counted.scope FROM counted, best
      WHERE counted.scope = best.scope AND counted.usable >= ${NEARLY} * best.usable AND counted.reports >= ${NEARLY} * best.reports
      ORDER BY counted.year DESC LIMIT 1`,
    row: z.object({ year: n, scope: ScopeName }),
  };
}
