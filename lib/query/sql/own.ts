/**
 * A reader's own table beside the reports: the one place where they are joined. By the place's code, and by the
 * year where rows of the table tell one; a table without years holds for all. A place for which a column says
 * two different things has no value, and is counted.
 */
import { z } from 'zod';
import { metric as metricOf } from '../../metrics';
import type { Question } from '../client';
import { Filter } from '../filter';
import { engineName } from '../own-column';
import type { OwnColumn } from '../own-column';
import { operandSql } from './measure';
import { cellColumn, identifier, literal } from './text';
import { LEVELS, RANK, UNIT } from './trend';
import { reportsWhere } from './where';

const n = z.number().int();
const x = z.number().nullable();

/** A column's figures in ones, or its words as they are. */
function ownSql({ column, times }: OwnColumn): string {
  const own = identifier(column);
  return times === 1 ? own : `(${own} * ${z.number().positive().parse(times)})`;
}

/** Place, year (null of a table without) and what it says, once each. `name`: what the table is called where it is asked. */
function valuesSql(given: OwnColumn, name = engineName(given.table)): string {
  const { column, hasYear } = given;
  const own = identifier(column);
  const year = hasYear ? 'CAST("year" AS INTEGER)' : 'CAST(NULL AS INTEGER)';
  return `SELECT own_place, own_year, CASE WHEN kinds = 1 THEN own_value END AS own_value, kinds FROM (
      SELECT "place_code" AS own_place, ${year} AS own_year, min(${ownSql(given)}) AS own_value, count(DISTINCT ${own}) AS kinds
      FROM ${identifier(name)} WHERE "place_code" IS NOT NULL AND ${own} IS NOT NULL${hasYear ? ' AND "year" IS NOT NULL' : ''} GROUP BY 1, 2)`;
}

export const OwnValue = z.object({ place_code: z.string(), year: n.nullable(), value: z.number().nullable() });
export type OwnValue = z.infer<typeof OwnValue>;

/** Figures of a column; null where rows contradict each other. */
export function ownValues(given: OwnColumn): Question<OwnValue> {
  return { sql: `SELECT own_place AS place_code, own_year AS year, own_value AS value FROM (${valuesSql(given)}) ORDER BY own_place, own_year`, row: OwnValue };
}

export const OwnText = z.object({ place_code: z.string(), year: n.nullable(), value: z.string().nullable() });
export type OwnText = z.infer<typeof OwnText>;

/** The same of a column of words. */
export function ownTexts(given: OwnColumn): Question<OwnText> {
  return { ...ownValues(given), row: OwnText };
}

/** The middle of a column's figures above 0; null where there is none. */
export function ownMedian(given: OwnColumn): Question<{ median: number | null }> {
  const own = identifier(given.column);
  return { sql: `SELECT quantile_cont(${ownSql(given)}, 0.5) AS median FROM ${identifier(engineName(given.table))} WHERE ${own} > 0`, row: z.object({ median: x }) };
}

/** What groups are set side by side by: a rate of lib/metrics, or a count of the form for each report or for each of a figure of the reader's. */
export type GroupMeasure = { metric: string } | { cell: string; per: 'report' | OwnColumn };

export const GroupRow = z.object({
  /** Null: the reports whose place has no value, and is in no group. */
  grouping: z.string().nullable(),
  /** Of those without a value, the ones for which the table says two things. */
  twice: n,
  level: z.enum(LEVELS),
  /** Reports that count, and those of them that give the measure; of the latter those read from a text. */
  reports: n, n, read: n,
  /** Sums over those that give the measure. */
  k: x, d: x,
});
export type GroupRow = z.infer<typeof GroupRow>;

function measured(measure: GroupMeasure): { k: string; d: string; per: OwnColumn | null } {
  if ('metric' in measure) {
    const { of, per } = metricOf(measure.metric);
    return { k: operandSql(of), d: operandSql(per), per: null };
  }
  const k = cellColumn(measure.cell);
  // One for each report that gives the count.
  return measure.per === 'report' ? { k, d: `CASE WHEN ${k} IS NOT NULL THEN 1.0 END`, per: null } : { k, d: 'NULL::DOUBLE', per: measure.per };
}

const meets = (side: string, { hasYear }: OwnColumn): string => `${side}.own_place = place_code${hasYear ? ` AND ${side}.own_year = year` : ''}`;

/**
 * A measure over the reader's groups of places, levels apart: a place is never added to one it lies in. Sums of
 * what stands above and below the line, over reports that give both. One scope: of several the first counts.
 */
export function ownGroups(given: Filter, by: OwnColumn, measure: GroupMeasure, nameOf = engineName): Question<GroupRow> {
  const filter = Filter.parse({ ...given, scopes: given.scopes.slice(0, 1) });
  const { k, d, per } = measured(measure);
  const known = 'k IS NOT NULL AND d > 0';
  return {
    sql: `WITH "own:by" AS (${valuesSql(by, nameOf(by.table))}),${per === null ? '' : ` "own:per" AS (${valuesSql(per, nameOf(per.table))}),`}
    "own:ranked" AS (
      SELECT year, place_code, place_level, origin, ${k} AS k, ${d} AS d, row_number() OVER (PARTITION BY year, ${UNIT} ORDER BY ${RANK}) AS turn
      FROM reports WHERE ${reportsWhere(filter)} AND place_level IS NOT NULL AND place_code IS NOT NULL),
    "own:measured" AS (
      SELECT g.own_value AS grouping, g.kinds AS kinds, place_level, origin, k, ${per === null ? 'd' : 'p.own_value AS d'} FROM "own:ranked"
      LEFT JOIN "own:by" g ON ${meets('g', by)}${per === null ? '' : ` LEFT JOIN "own:per" p ON ${meets('p', per)}`} WHERE turn = 1)
    SELECT grouping, (count(*) FILTER (WHERE kinds > 1))::INTEGER AS twice, place_level AS level, count(*)::INTEGER AS reports,
      (count(*) FILTER (WHERE ${known}))::INTEGER AS n, (count(*) FILTER (WHERE ${known} AND origin <> ${literal('coded')}))::INTEGER AS read,
      sum(k) FILTER (WHERE ${known}) AS k, sum(d) FILTER (WHERE ${known}) AS d
    FROM "own:measured" GROUP BY grouping, place_level ORDER BY grouping, place_level`,
    row: GroupRow,
    within: { years: filter.years },
  };
}

/** A count of the form for each `per` of a column, report by report, where both are known. */
export function ownRates(given: Filter, column: OwnColumn, cell: string, per: number, nameOf = engineName): string {
  const filter = Filter.parse(given);
  const count = cellColumn(cell);
  const many = z.number().int().positive().parse(per);
  return `SELECT place_name, place_code, year, ${count} AS received, own_value AS own_figure, ${many}.0 * ${count} / own_value AS per_${many}
FROM reports JOIN (${valuesSql(column, nameOf(column.table))}) own ON ${meets('own', column)}
WHERE ${reportsWhere(filter)} AND scope = 'aggregate' AND ${count} IS NOT NULL AND own_value > 0
ORDER BY per_${many} DESC, place_code, report_id`;
}
