/**
 * Totals per year, level of place and scope, never over all: a city's aggregate contains its districts.
 * Of several reports of one place (one organ, below aggregate) the one read from text counts, then
 * html, then coded, so that nothing is added twice.
 */
import { z } from 'zod';
import type { Question } from '../client';
import type { Filter } from '../filter';
import { cellColumn, literal } from './text';
import { isTotal } from './figures';
import { reportsWhere } from './where';

const LevelTotalRow = z.object({
  year: z.number().int(),
  place_level: z.enum(['province', 'prefecture', 'county', 'zone']),
  scope: z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']),
  cell: z.string(),
  /** Reports of the group, repeats of one place left out. */
  reports: z.number().int(),
  /** How many of them have the figure. */
  with_value: z.number().int(),
  /** Sum over those; null where none has it. */
  total: z.number().nullable(),
  /** Repeats that were left out. */
  repeats: z.number().int(),
});
export type LevelTotal = z.infer<typeof LevelTotalRow>;

export function levelTotals(filter: Filter, ids: readonly string[]): Question<LevelTotal> {
  const totals = ids.filter(isTotal);
  if (totals.length === 0) throw new RangeError('no total to add up');
  const ranked = `SELECT *, row_number() OVER (
      PARTITION BY year, place_code, scope, CASE WHEN scope = 'aggregate' THEN '' ELSE coalesce(organ, '') || '|' || coalesce(authority, '') END
      ORDER BY CASE origin WHEN 'text' THEN 1 WHEN 'html' THEN 2 ELSE 3 END, report_id) AS turn
    FROM reports WHERE ${reportsWhere(filter)} AND place_level IS NOT NULL`;
  const each = totals.map((id) => `SELECT year, place_level, scope, ${literal(id)} AS cell,
      (count(*) FILTER (WHERE turn = 1))::INTEGER AS reports,
      (count(${cellColumn(id)}) FILTER (WHERE turn = 1))::INTEGER AS with_value,
      sum(${cellColumn(id)}) FILTER (WHERE turn = 1) AS total,
      (count(*) FILTER (WHERE turn > 1))::INTEGER AS repeats
    FROM ranked GROUP BY year, place_level, scope`);
  return {
    sql: `WITH ranked AS (${ranked}) ${each.join('\nUNION ALL ')}\nORDER BY cell, year, place_level, scope`,
    row: LevelTotalRow,
  };
}
