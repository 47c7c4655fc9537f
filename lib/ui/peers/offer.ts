/** What the controls of Rank and Map offer, and what they show unasked: from the counts of reports. Pure. */
import { metric as metricOf } from '../../metrics';
import type { MetricRef } from '../../metrics';
import { isCompared } from '../../metrics/funnel';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';
import { DEFAULT_METRIC, LEVELS, PEER_METRICS } from '../../query/peers';
import type { Level, PeerQuestion, RankChoice } from '../../query/peers';
import type { PeerCount } from '../../query/sql/peers';
import type { Scope } from '../../read/report';

export interface Province { code: string; name: string; name_en: string }

/** Everything Rank shows, with nothing left open. */
export interface RankView { metric: string; year: number; scope: Scope; level: Level | 'all'; province: string | 'all'; place: string | null }

/** A page may carry so many reports in its first view. */
export const MOST_FIRST = 400;
/** A level stands alone where it has so many peers. */
const ENOUGH = 30;
const LEAST_COMPARED = 3;

const sum = (counts: readonly PeerCount[]) => counts.reduce((all, each) => all + each.reports, 0);

/** Level and province of the first view: the level with the most reports, where they are enough to stand alone; narrowed where they are too many for a page. */
export function firstPeers(counts: readonly PeerCount[], year: number, scope: Scope): Pick<RankView, 'level' | 'province'> {
  const here = counts.filter((each) => each.year === year && each.scope === scope);
  const of = (level: Level) => sum(here.filter((each) => each.place_level === level));
  const most = [...LEVELS].sort((a, b) => of(b) - of(a))[0] ?? 'prefecture';
  if (of(most) < ENOUGH) return { level: 'all', province: 'all' };
  if (of(most) <= MOST_FIRST) return { level: most, province: 'all' };
  const lighter = LEVELS.filter((level) => of(level) >= ENOUGH && of(level) <= MOST_FIRST).sort((a, b) => of(b) - of(a))[0];
  if (lighter !== undefined) return { level: lighter, province: 'all' };
  const provinces = new Map<string, number>();
  for (const each of here) if (each.place_level === most && each.province_code !== null) provinces.set(each.province_code, each.reports);
  const [province] = [...provinces].filter(([, n]) => n <= MOST_FIRST).sort(([, a], [, b]) => b - a)[0] ?? ['all'];
  return { level: most, province };
}

/** The rate that says most about these reports: the usual one where at least half as many can be compared by it as by any other, and a few at least; else the one by which most can. */
export function firstMetric(reports: readonly ReportFigures[]): string {
  const comparable = PEER_METRICS.map((metric) => ({ id: metric.id, n: reports.filter((report) => isCompared(metric, metric.evaluate(figureOf(report)))).length }));
  const usual = comparable.find((each) => each.id === DEFAULT_METRIC);
  const [widest] = [...comparable].sort((a, b) => b.n - a.n);
  if (usual === undefined || widest === undefined || (usual.n >= LEAST_COMPARED && 2 * usual.n >= widest.n)) return DEFAULT_METRIC;
  return widest.id;
}

export function resolveRank(choice: RankChoice, first: RankView): RankView {
  const [year, scope] = [choice.year ?? first.year, choice.scope ?? first.scope];

  return {
    metric: choice.metric ?? first.metric, year, scope, place: choice.place,
    level: choice.level ?? first.level, province: choice.province ?? (choice.level === null ? first.province : 'all'),
  };
}

export function peersOf(view: Pick<RankView, 'year' | 'scope' | 'level' | 'province'>): PeerQuestion {
  return { years: { from: view.year, to: view.year }, scope: view.scope, level: view.level === 'all' ? null : view.level, province: view.province === 'all' ? null : view.province };
}

/** Options with their number of reports under the rest of the view. */
export function offered(counts: readonly PeerCount[], view: Pick<RankView, 'year' | 'scope' | 'level' | 'province'>) {
  const fits = (each: PeerCount, without: keyof typeof view) => (without === 'year' || each.year === view.year) && (without === 'scope' || each.scope === view.scope)
    && (without === 'level' || view.level === 'all' || each.place_level === view.level) && (without === 'province' || view.province === 'all' || each.province_code === view.province);
  const tally = <K extends string | number>(without: keyof typeof view, keyOf: (each: PeerCount) => K | null): Map<K, number> => {
    const found = new Map<K, number>();
    for (const each of counts) {
      const key = keyOf(each);
      if (key === null) continue;
      const before = found.get(key);
      if (fits(each, without)) found.set(key, (before === undefined ? 0 : before) + each.reports);
      else if (before === undefined) found.set(key, 0);
    }
    return found;
  };
  return {
    years: tally('year', (each) => each.year), scopes: tally('scope', (each) => each.scope), levels: tally('level', (each) => each.place_level), provinces: tally('province', (each) => each.province_code),
  };
}

/** The name of a metric with its denominator, for a list in which several share a label. */
export const metricOptions = (lang: 'zh' | 'en') => PEER_METRICS.map((metric) => ({ value: metric.id, label: metric.label[lang] }));
export const metricLabel = (metric: MetricRef, lang: 'zh' | 'en') => metricOf(metric).label[lang];
