/** What a page that compares reports shows at a time, and what of it stands ready without the engine. */
import type { FilterOptions } from '../query/ask';
import { NO_CHOICE, resolveFilter } from '../query/filter';
import type { Filter } from '../query/filter';
import type { ReportFigures } from '../query/figures';
import type { Lang } from '../i18n/lang';
import { fetchYear } from './fetch-first';
import type { FirstView, Told, Trends } from './first';
import type { MatterId } from './matters';
import { unpack } from './pack';

export interface Shown {
  /** Of the choice that it answers. */
  key: string;
  filter: Filter;
  count: number;
  /** Every report; none where there are too many to carry and `told` says what is shown of them. */
  reports: readonly ReportFigures[];
  told: Told | null;
  options: FilterOptions;
  trends: Trends;
}

export const choiceKey = (filter: Filter, among: boolean, inferred: boolean): string => JSON.stringify([filter, among, inferred]);

/** Whether it answers the choice, with every report where `whole`. */
export const isEnough = (shown: Shown, key: string, whole: boolean): boolean => shown.key === key && (!whole || shown.told === null);

export function initialOf({ defaults, options, trends, reports, first, told }: FirstView): Shown {
  const filter = resolveFilter(NO_CHOICE, defaults);
  return { key: choiceKey(filter, false, false), filter, count: reports, reports: first === null ? [] : unpack(first), told, options, trends };
}

/** What was kept for the choice while the site was built; null where it is another than a single year, or cannot be had. */
export async function kept(matter: MatterId, lang: Lang, filter: Filter, among: boolean, inferred: boolean, initial: Shown, signal: AbortSignal): Promise<Shown | null> {
  const { years: { from } } = filter;
  const key = choiceKey(filter, among, inferred);
  const ofYear: Filter = { ...initial.filter, years: { from, to: from } };
  const { options } = initial;
  if (key !== choiceKey(ofYear, false, false) || !options.years.some(({ year }) => year === from)) return null;
  if (key === initial.key) return initial;
  const view = await fetchYear(matter, lang, from, signal).catch(() => null);
  // Where the counts are of other places the file is of another build.
  if (view === null || view.counts.length !== options.places.length) return null;
  const { scopes, origins, counts, reports, first, told } = view;
  const places = options.places.map((place, index) => ({ ...place, reports: counts[index] ?? Number.NaN }));
  return { key, filter, count: reports, reports: first === null ? [] : unpack(first), told, options: { ...options, scopes, origins, places }, trends: initial.trends };
}
