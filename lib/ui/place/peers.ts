/** Quartiles of a place's peers, by metric and year. Pure. */
import type { Band } from '../../chart/spec';
import { metric as metricOf } from '../../metrics';
import { isCompared } from '../../metrics/funnel';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';

/** Fewer peers make no quartiles. */
export const LEAST_BAND = 5;

/** The p-quantile of sorted values, between two of them by proportion (type 7 of Hyndman & Fan 1996, as spreadsheets and R do). */
export function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Over peers with enough cases, the place itself left out; years with too few peers have no band. */
export function bandsOf(metrics: readonly string[], peers: readonly ReportFigures[], place: string): Record<string, Band[]> {
  const others = peers.filter((report) => report.place_code !== place && report.year !== null);
  return Object.fromEntries(metrics.map((id) => {
    const metric = metricOf(id);
    const byYear = new Map<number, number[]>();
    for (const report of others) {
      const result = metric.evaluate(figureOf(report));
      if (report.year === null || result.value === null || !isCompared(metric, result)) continue;
      const list = byYear.get(report.year);
      if (list) list.push(result.value);
      else byYear.set(report.year, [result.value]);
    }
    return [id, [...byYear].filter(([, values]) => values.length >= LEAST_BAND).sort(([a], [b]) => a - b).map(([year, values]): Band => {
      const sorted = [...values].sort((a, b) => a - b);
      return { year, n: sorted.length, low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
    })];
  }));
}
