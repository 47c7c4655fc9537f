/** Pairs of places that can be compared: one year, kind and level, enough cases; neighbours before strangers. Pure. */
import { metric as metricOf } from '../../metrics';
import { isCompared } from '../../metrics/funnel';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';

export type Pair = readonly [ReportFigures, ReportFigures];

export function suggestPairs(reports: readonly ReportFigures[], metricId: string, most: number): Pair[] {
  const metric = metricOf(metricId);
  const usable = reports.flatMap((report) => {
    const result = metric.evaluate(figureOf(report));
    return report.place_code !== null && report.scope !== 'unknown' && result.denominator !== null && isCompared(metric, result) ? [{ report, n: result.denominator }] : [];
  }).filter((each, index, all) => all.findIndex((other) => other.report.place_code === each.report.place_code) === index);
  const pairs: Pair[] = [];
  const taken = new Set<string>();
  const take = (keyOf: (report: ReportFigures) => string) => {
    const groups = new Map<string, typeof usable>();
    for (const each of usable) groups.set(keyOf(each.report), [...(groups.get(keyOf(each.report)) ?? []), each]);
    for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
      // Neighbours in size are the fairest to set side by side.
      const free = group.filter(({ report }) => !taken.has(report.place_code ?? '')).sort((a, b) => b.n - a.n);
      const [first, second] = free;
      if (first === undefined || second === undefined || pairs.length >= most) continue;
      pairs.push([first.report, second.report]);
      for (const each of [first, second]) taken.add(each.report.place_code ?? '');
    }
  };
  take((report) => `${report.place_level}|${report.prefecture_code === report.place_code ? '' : report.prefecture_code}|${report.province_code}`);
  take((report) => `${report.place_level}|${report.province_code}`);
  for (let before = -1; before < pairs.length && pairs.length < most;) {
    before = pairs.length;
    take((report) => `${report.place_level}`);
  }
  return pairs;
}
