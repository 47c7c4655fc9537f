/** What changed between the newest two years, over the places that give a figure in both. Pure. */
import { metric as metricOf, rateOf } from '../metrics';
import type { Level, TrendRow } from '../query/sql/trend';

export interface Side { year: number; k: number; d: number | null; value: number }
export interface Change { key: string; level: Level; n: number; before: Side; now: Side }

/**
 * `rows`: a trend over exactly two years. The level with most places that give the figure in both; null where none does.
 * `key`: id of the metric, or of the cell.
 */
export function changeOf(key: string, rows: readonly TrendRow[], isMetric: boolean): Change | null {
  const those = rows.filter((row) => row.panel === 'balanced' && row.n > 0);
  const pairs = [...new Set(those.map((row) => row.level))].flatMap((level) => {
    const [first, second, ...more] = those.filter((row) => row.level === level).sort((a, b) => a.year - b.year);
    return first === undefined || second === undefined || more.length > 0 ? [] : [{ level, n: first.n, first, second }];
  });
  const [most] = pairs.sort((a, b) => b.n - a.n);
  if (most === undefined) return null;
  const side = (row: TrendRow): Side | null => {
    const value = isMetric ? rateOf(metricOf(key), row.k, row.d).value : row.k;
    return row.k === null || value === null ? null : { year: row.year, k: row.k, d: row.d, value };
  };
  const [before, now] = [side(most.first), side(most.second)];
  return before === null || now === null ? null : { key, level: most.level, n: most.n, before, now };
}

/** The newest year, and the one before it, in which most places give a figure; null where no two years follow each other. */
export function newestPair(rows: readonly TrendRow[], least: number): { from: number; to: number } | null {
  const enough = new Set(rows.filter((row) => row.panel === 'all' && row.n >= least).map((row) => row.year));
  const [to] = [...enough].filter((year) => enough.has(year - 1)).sort((a, b) => b - a);
  return to === undefined ? null : { from: to - 1, to };
}
