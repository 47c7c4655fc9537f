/** What a page shows of a year, as `app/first` wrote it when the site was built. */
import type { z } from 'zod';
import type { Lang } from '../i18n/lang';
import type { Scope } from '../read/report';
import { BASE_PATH } from './address';
import { FirstView, Trends, YearView, firstName, trendsName } from './first';
import type { MatterId } from './matters';

/** Rejects where it cannot be fetched or is not of this build. */
export async function fetchKept<T>(name: string, view: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`${BASE_PATH}/first/${name}`, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return view.parse(await response.json());
}

export const fetchFirst = (matter: MatterId, lang: Lang, signal?: AbortSignal): Promise<FirstView> => fetchKept(firstName(matter, lang, null), FirstView, signal);

/** Of a year in which the corpus has reports, beside that of the first view. */
export const fetchYear = (matter: MatterId, lang: Lang, year: number, signal?: AbortSignal): Promise<YearView> => fetchKept(firstName(matter, lang, year), YearView, signal);

/** Over the years, of another kind of report than that of the first view. */
export const fetchTrends = (matter: MatterId, scope: Scope, signal?: AbortSignal): Promise<Trends> => fetchKept(trendsName(matter, scope), Trends, signal);
