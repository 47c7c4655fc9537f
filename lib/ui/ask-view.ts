/** Asks the engine in the browser for a page's figures. Imported when the reader first chooses something: it brings the engine. */
import { askFigures, askFilterOptions, askTrends, trendFilter } from '../query/ask';
import type { FilterOptions } from '../query/ask';
import { openBrowserClient } from '../query/browser';
import type { BrowserClient } from '../query/browser';
import { cached } from '../query/cached';
import type { QueryClient } from '../query/client';
import type { ReportFigures } from '../query/figures';
import type { Filter } from '../query/filter';
import { BASE_PATH } from './address';
import type { Trends } from './first';
import { MATTERS, trendMeasures } from './matters';
import type { MatterId } from './matters';

export interface Answer { reports: ReportFigures[]; options: FilterOptions; trends: Trends }

let remembering: { client: BrowserClient; cached: QueryClient } | null = null;

/** The engine, with what it has answered. Another engine, after one was ended, starts with nothing. */
async function engine(): Promise<{ client: BrowserClient; cached: QueryClient }> {
  const client = await openBrowserClient({ basePath: BASE_PATH });
  if (remembering?.client !== client) remembering = { client, cached: cached(client) };
  return remembering;
}

/** Starts the engine, and asks it nothing. */
export async function warm(): Promise<void> {
  await engine();
}

/**
 * Options are counted under the reader's filter; `among` draws the chosen places among the others. One
 * question is asked after the other, so that what the reader has left behind stops at the next. Trends that
 * stand in `kept` already are not asked: another single year changes nothing of them, and they read every year.
 * Where they are asked, `reports` is fetched whole before, if it is not large.
 * @param kept what the page has; its options are those of this filter, or null
 */
export async function askView(matter: MatterId, filter: Filter, among: boolean, inferred: boolean, kept: { filter: Filter; trends: Trends; options: FilterOptions | null }, signal: AbortSignal): Promise<Answer> {
  const { client: browser, cached: client } = await engine();
  const wide = among ? { ...filter, places: [] } : filter;
  const same = JSON.stringify(trendFilter(wide)) === JSON.stringify(trendFilter(kept.filter));
  if (!same) await browser.hold('reports');
  const reports = await askFigures(client, wide, MATTERS[matter].ids, signal, inferred);
  const options = kept.options ?? await askFilterOptions(client, filter, signal);
  return { reports, options, trends: same ? kept.trends : await askTrends(client, wide, trendMeasures(matter), signal) };
}
