/** The two charts of Compare: rates of one year as panels, one rate over the years. Pure. */
import type { ChartSpec } from '../../chart/spec';
import { isCompared } from '../../metrics/funnel';
import type { Comparison } from '../../query/comparable';
import { figureOf } from '../../query/figures';
import { DEFAULT_METRIC, PEER_METRICS } from '../../query/peers';
import { COMPARE_PANELS } from './table';

/** The rate by which most of the places can be compared in the year; the usual one where it does as well. */
export function bestMetric({ columns }: Comparison): string {
  const able = (id: string) => {
    const metric = PEER_METRICS.find((each) => each.id === id);
    return metric === undefined ? 0 : columns.filter(({ report }) => report !== null && isCompared(metric, metric.evaluate(figureOf(report)))).length;
  };
  const usual = able(DEFAULT_METRIC);
  const [best] = PEER_METRICS.map(({ id }) => ({ id, n: able(id) })).sort((a, b) => b.n - a.n);
  return best === undefined || best.n <= usual ? DEFAULT_METRIC : best.id;
}

export function compareSpecs(comparison: Comparison, metric: string): { rates: ChartSpec; years: ChartSpec } {
  return {
    rates: { kind: 'panels', metrics: COMPARE_PANELS, reports: comparison.columns.flatMap(({ report }) => report ?? []) },
    years: { kind: 'multiples', metrics: [metric], reports: comparison.columns.flatMap((column) => column.series) },
  };
}
