/**
 * A measure over the years, per level of place and never over all levels: a city's figure may contain its
 * districts'. For each year what all together come to, and how they spread; once over every place that has the
 * figure in that year, once over the same places in every year shown (`balanced`).
 */
import { z } from 'zod';
import type { Question } from '../client';
import { Filter } from '../filter';
import { measureSql } from './measure';
import type { Measure } from './measure';
import { literal } from './text';
import { reportsWhere } from './where';

export const LEVELS = ['province', 'prefecture', 'county', 'zone'] as const;
export type Level = (typeof LEVELS)[number];
export const PANELS = ['balanced', 'all'] as const;
export type Panel = (typeof PANELS)[number];

const n = z.number().int();
const x = z.number().nullable();
export const TrendRow = z.object({
  panel: z.enum(PANELS), level: z.enum(LEVELS), year: n,
  /** Places (one office each, below aggregate) with a report, and those of them that give the measure. */
  reports: n, n,
  /** Of the latter those read from a text; the others were entered by hand. */
  read: n,
  /** Sums over those that give the measure; `d` null where nothing is divided. */
  k: x, d: x,
  /** Spread over those with enough cases for a rate; null where there is none. */
  spread: n, q1: x, median: x, q3: x,
});
export type TrendRow = z.infer<typeof TrendRow>;

/** Of several reports of one office and year one counts: read before coded. */
export const RANK = `CASE origin WHEN 'text' THEN 1 WHEN 'html' THEN 2 ELSE 3 END, report_id`;
export const UNIT = `place_code || CASE WHEN scope = 'aggregate' THEN '' ELSE '|' || coalesce(organ, '') || '|' || coalesce(authority, '') END`;

/** `filter`: one scope; of several the first counts alone, as scopes are never mixed in a sum. */
export function trend(given: Filter, measure: Measure): Question<TrendRow> {
  const filter = Filter.parse({ ...given, scopes: given.scopes.slice(0, 1) });
  const { numerator, denominator, value, least } = measureSql(measure);
  const spread = denominator === null || least === 0 ? 'value IS NOT NULL' : `value IS NOT NULL AND d >= ${literal(least)}`;
  const quantile = (at: number) => `quantile_cont(value, ${at}) FILTER (WHERE ${spread})`;
  const summed = (panel: Panel, from: string) => `SELECT '${panel}' AS panel, place_level AS level, year, count(*)::INTEGER AS reports, count(value)::INTEGER AS n,
      (count(*) FILTER (WHERE value IS NOT NULL AND origin <> 'coded'))::INTEGER AS read,
      sum(k) FILTER (WHERE value IS NOT NULL) AS k, sum(d) FILTER (WHERE value IS NOT NULL) AS d,
      (count(*) FILTER (WHERE ${spread}))::INTEGER AS spread, ${quantile(0.25)} AS q1, ${quantile(0.5)} AS median, ${quantile(0.75)} AS q3
    FROM ${from} GROUP BY place_level, year`;
  return {
    sql: `WITH ranked AS (
      SELECT year, place_level, origin, ${UNIT} AS unit, ${numerator} AS k, ${denominator ?? 'NULL::DOUBLE'} AS d,
        row_number() OVER (PARTITION BY year, ${UNIT} ORDER BY ${RANK}) AS turn
      FROM reports WHERE ${reportsWhere(filter)} AND place_level IS NOT NULL AND place_code IS NOT NULL),
    measured AS (SELECT year, place_level, origin, unit, k, d, ${value} AS value FROM ranked WHERE turn = 1),
    spans AS (SELECT place_level AS span_level, count(DISTINCT year) AS years FROM measured WHERE value IS NOT NULL GROUP BY place_level),
    present AS (SELECT place_level AS present_level, unit AS present_unit, count(*) AS years FROM measured WHERE value IS NOT NULL GROUP BY place_level, unit),
    fixed AS (SELECT present_level, present_unit FROM present JOIN spans ON span_level = present_level AND present.years = spans.years),
    same AS (SELECT measured.* FROM measured JOIN fixed ON present_level = place_level AND present_unit = unit)
    ${summed('balanced', 'same')} UNION ALL ${summed('all', 'measured')} ORDER BY panel, level, year`,
    row: TrendRow,
  };
}
