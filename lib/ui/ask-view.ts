/** Asks the engine in the browser for a page's figures. Imported when the reader first chooses something: it brings the engine. */
import { askFigures, askFilterOptions, askTrends, trendFilter } from '../query/ask';
import type { FilterOptions } from '../query/ask';
import { openBrowserClient } from '../query/browser';
import type { BrowserClient } from '../query/browser';
import { cached } from '../query/cached';
import { throwIfAborted } from '../query/client';
import type { QueryClient } from '../query/client';
import type { ReportFigures } from '../query/figures';
import type { Filter } from '../query/filter';
import { BASE_PATH } from './address';
import { fetchTrends } from './fetch-first';
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

/** By what figures over the years differ: of several kinds of report the first alone is told. */
const overYears = (filter: Filter): string => JSON.stringify({ ...trendFilter(filter), scopes: filter.scopes.slice(0, 1) });

/** Where all places are shown of a single year. */
async function keptTrends(matter: MatterId, { years, places, origins, scopes: [scope] }: Filter, signal: AbortSignal): Promise<Trends | null> {
  if (years.from !== years.to || places.length > 0 || origins.length > 0 || scope === undefined) return null;
  return fetchTrends(matter, scope, signal).catch(() => null);
}

/**
 * Options are counted under the reader's filter; `among` draws the chosen places among the others. One
 * question is asked after the other, so that what the reader has left behind stops at the next. Trends that
 * stand in `kept` already are not asked: another single year changes nothing of them, and they read every year;
 * of every other kind of report alone they were kept at build.
 * Where they are asked, `reports` is fetched whole before, if it is not large.
 * @param kept what the page has; its options are those of this filter, or null
 */
export async function askView(matter: MatterId, filter: Filter, among: boolean, inferred: boolean, kept: { filter: Filter; trends: Trends; options: FilterOptions | null }, signal: AbortSignal): Promise<Answer> {
  const { client: browser, cached: client } = await engine();
  const wide = among ? { ...filter, places: [] } : filter;
  const same = overYears(wide) === overYears(kept.filter);
  const ready = same ? kept.trends : await keptTrends(matter, wide, signal);
  throwIfAborted(signal);
  if (ready === null) await browser.hold('reports');
  const reports = await askFigures(client, wide, MATTERS[matter].ids, signal, inferred);
  const options = kept.options ?? await askFilterOptions(client, filter, signal);
  return { reports, options, trends: ready ?? await askTrends(client, wide, trendMeasures(matter), signal) };
}
