/** What a page shows of a year, as `app/first` wrote it when the site was built. */
import type { Lang } from '../i18n/lang';
import type { Scope } from '../read/report';
import { fetchKept } from './fetch-kept';
import { FirstView, Trends, YearView, firstName, trendsName } from './first';
import type { MatterId } from './matters';

export const fetchFirst = (matter: MatterId, lang: Lang, signal?: AbortSignal): Promise<FirstView> => fetchKept(firstName(matter, lang, null), FirstView, signal);

/** Of a year in which the corpus has reports, beside that of the first view. */
export const fetchYear = (matter: MatterId, lang: Lang, year: number, signal?: AbortSignal): Promise<YearView> => fetchKept(firstName(matter, lang, year), YearView, signal);

/** Over the years, of another kind of report than that of the first view. */
export const fetchTrends = (matter: MatterId, scope: Scope, signal?: AbortSignal): Promise<Trends> => fetchKept(trendsName(matter, scope), Trends, signal);
