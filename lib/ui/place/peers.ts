/** Quartiles of a place's peers, by metric and year. Pure. */
import { quantile } from '../../chart/crowd';
import type { Band } from '../../chart/spec';
import { metric as metricOf } from '../../metrics';
import { isCompared } from '../../metrics/funnel';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';

/** Fewer peers make no quartiles. */
export const LEAST_BAND = 5;

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
    return [id, [...byYear].filter(([, values]) => values.length >= LEAST_BAND).sort(([a], [b]) => a - b).flatMap(([year, values]): Band[] => {
      const sorted = [...values].sort((a, b) => a - b);
      const [low, median, high] = [0.25, 0.5, 0.75].map((at) => quantile(sorted, at));
      return typeof low === 'number' && typeof median === 'number' && typeof high === 'number' ? [{ year, n: sorted.length, low, median, high }] : [];
    })];
  }));
}
