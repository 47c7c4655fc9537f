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
  const pairs = rows.filter((row) => row.panel === 'balanced' && row.n > 0).reduce((found, row) => {
    found.set(row.level, [...found.get(row.level) ?? [], row]);
    return found;
  }, new Map<Level, TrendRow[]>());
  const both = [...pairs.values()].filter((pair) => pair.length === 2).sort((a, b) => (b[0]?.n ?? 0) - (a[0]?.n ?? 0))[0];
  if (both === undefined) return null;
  const [before, now] = [...both].sort((a, b) => a.year - b.year).map((row): Side | null => {
    const value = isMetric ? rateOf(metricOf(key), row.k, row.d).value : row.k;
    return row.k === null || value === null ? null : { year: row.year, k: row.k, d: row.d, value };
  });
  const level = both[0]?.level;
  return before && now && level !== undefined ? { key, level, n: both[0]?.n ?? 0, before, now } : null;
}

/** The newest year, and the one before it, in which most places give a figure; null where no two years follow each other. */
export function newestPair(rows: readonly TrendRow[], least: number): { from: number; to: number } | null {
  const years = new Map<number, number>();
  for (const row of rows) if (row.panel === 'all') years.set(row.year, Math.max(years.get(row.year) ?? 0, row.n));
  const ends = [...years.keys()].filter((year) => (years.get(year) ?? 0) >= least && (years.get(year - 1) ?? 0) >= least).sort((a, b) => b - a);
  const [to] = ends;
  return to === undefined ? null : { from: to - 1, to };
}
