/** What a page shows of a year, as `app/first` wrote it when the site was built. */
import type { z } from 'zod';
import type { Lang } from '../i18n/lang';
import { BASE_PATH } from './address';
import { FirstView, YearView, firstName } from './first';
import type { MatterId } from './matters';

/** Rejects where it cannot be fetched or is not of this build. */
async function fetchView<T>(matter: MatterId, lang: Lang, year: number | null, view: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`${BASE_PATH}/first/${firstName(matter, lang, year)}`, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`view of ${matter}: ${response.status}`);
  return view.parse(await response.json());
}

export const fetchFirst = (matter: MatterId, lang: Lang, signal?: AbortSignal): Promise<FirstView> => fetchView(matter, lang, null, FirstView, signal);

/** Of a year in which the corpus has reports, beside that of the first view. */
export const fetchYear = (matter: MatterId, lang: Lang, year: number, signal?: AbortSignal): Promise<YearView> => fetchView(matter, lang, year, YearView, signal);
