/** Who stands outside the limits, furthest first, and the sentences that say so. Pure. */
import { peersOf } from '../../chart/kinds/rank';
import { paper } from '../../chart/page';
import type { ChartSpec } from '../../chart/spec';
import { metricText } from '../../chart/kinds/metric';
import { count } from '../../chart/text';
import { RANK } from '../../i18n/rank';
import type { Lang } from '../../i18n/lang';
import { metric as metricOf } from '../../metrics';
import type { MetricRef } from '../../metrics';
import { distance } from '../../metrics/funnel';
import type { Pool, Standing } from '../../metrics/funnel';
import type { ReportFigures } from '../../query/figures';

export interface Outsider { report: ReportFigures; label: string; value: string; cases: string; standing: Standing; away: number }
export interface Unusual { compared: number; pool: Pool | null; outsiders: Outsider[]; nested: boolean }

/** `spec`: the funnel of the page, whose peers are worked out once. */
export function unusual(spec: ChartSpec & { kind: 'funnel' }, lang: Lang): Unusual {
  const metric = metricOf(spec.metric);
  const { ranked: rows, pool } = peersOf(spec, paper(lang, 'wide'));
  const outsiders = pool === null ? [] : rows.flatMap((row): Outsider[] => {
    const { standing: stands } = row;
    return stands === 'within' || stands === 'few' || stands === 'none' ? [] : [{
      report: row.report, label: row.label, value: metricText(metric, row.result.value), cases: count(row.result.denominator), standing: stands, away: distance(row.result, pool, metric),
    }];
  }).sort((a, b) => Math.abs(b.away) - Math.abs(a.away));
  return { compared: rows.length, pool, outsiders, nested: pool !== null && pool.peers < rows.length };
}

const NAMED = 3;

/** The opening sentence and what to think of it. */
export function rankLead(found: Unusual, ref: MetricRef, of: number, subject: string, lang: Lang): { lead: string; notes: string[] } {
  const words = RANK[lang];
  const metric = metricOf(ref);
  const name = metric.label[lang];
  if (of === 0) return { lead: words.leadNone(subject), notes: [] };
  if (found.pool === null) return { lead: words.leadFew(subject, name, count(of)), notes: [] };
  const side = (which: Standing) => {
    const those = found.outsiders.filter((each) => each.standing === which);
    return { n: count(those.length), names: those.slice(0, NAMED).map((each) => (lang === 'zh' ? `${each.label}（${each.value}）` : `${each.label} (${each.value})`)) };
  };
  const outside = found.outsiders.length;
  const expected = found.compared * 0.05;
  return {
    lead: words.lead({
      subject, metric: name, compared: count(found.compared), of: count(of), pooled: metricText(metric, found.pool.rate * metric.scale),
      above: side('far_above'), below: side('far_below'), outside95: count(outside),
    }),
    notes: [
      outside > expected * 2 + 1 ? words.chance(count(outside), count(found.compared), count(Math.round(expected * 10) / 10)) : words.chanceFew(count(outside), count(found.compared)),
      ...(found.nested ? [words.nested] : []),
    ],
  };
}
