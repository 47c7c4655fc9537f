/** Asks the engine in the browser for a page's figures. Imported when the reader first chooses something: it brings the engine. */
import { askFigures, askFilterOptions } from '../query/ask';
import type { FilterOptions } from '../query/ask';
import { openBrowserClient } from '../query/browser';
import { QueryError } from '../query/client';
import type { QueryErrorCode } from '../query/client';
import type { ReportFigures } from '../query/figures';
import type { Filter } from '../query/filter';
import { BASE_PATH } from './address';

export interface Answer { reports: ReportFigures[]; options: FilterOptions }

/** Options are counted under the reader's filter; `among` draws the chosen places among the others. */
export async function askView(filter: Filter, among: boolean, ids: readonly string[], signal: AbortSignal): Promise<Answer> {
  const client = await openBrowserClient({ basePath: BASE_PATH });
  const reports = await askFigures(client, among ? { ...filter, places: [] } : filter, ids, signal);
  const options = await askFilterOptions(client, filter, signal);
  return { reports, options };
}

export function codeOf(error: unknown): QueryErrorCode {
  return error instanceof QueryError ? error.code : 'query.failed';
}
