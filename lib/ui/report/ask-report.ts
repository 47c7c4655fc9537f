/** One report from the engine in the browser, with the names of the places it lies in. Imported when a report is asked for. */
import { askPlaces, askReport } from '../../query/ask';
import type { ReportDetail } from '../../query/ask';
import { openBrowserClient } from '../../query/browser';
import type { DataTable } from '../../query/views';
import { BASE_PATH } from '../address';
import { PlaceList, listOf } from './parts';

export { codeOf } from '../ask-view';
export interface LoadedReport {
  detail: ReportDetail;
  /** Names from the province down to the place itself. */
  chain: string[];
  /** Where the place is open: what it may be, each with the names above it. */
  candidates: { code: string; names: string[] }[];
}

export async function loadReport(id: string, empty: readonly DataTable[], signal: AbortSignal): Promise<LoadedReport | null> {
  const client = await openBrowserClient({ basePath: BASE_PATH });
  const detail = await askReport(client, id, empty, signal);
  if (detail === null) return null;
  const { province_code: province, prefecture_code: prefecture, place_code: place, place_name: name, year } = detail.report;
  const above = [province, prefecture].filter((code): code is string => code !== null && code !== place);
  const open = place === null ? listOf(PlaceList, detail.report.place_candidates) : [];
  const places = await askPlaces(client, [...new Set([...above, ...open.flatMap((candidate) => candidate.parents)])], signal);
  // A code may have had several names: the one in force in the report's year.
  const nameIn = (code: string) => places.find((each) => each.code === code && (year === null || ((each.valid_from === null || Number(each.valid_from) <= year) && (each.valid_to === null || Number(each.valid_to) >= year))))?.name
    ?? places.find((each) => each.code === code)?.name ?? code;
  return {
    detail, chain: [...above.map(nameIn), ...(name === null ? [] : [name])],
    candidates: open.map((candidate) => ({ code: candidate.code, names: [...candidate.parents.map(nameIn), candidate.name] })),
  };
}
