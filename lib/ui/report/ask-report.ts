/** One report read by range from the site's tables, with the names of the places it lies in. No engine is fetched for it. */
import type { ReportDetail } from '../../query/ask';
import { readReport } from '../../query/read-report';
import { openRowFiles } from '../../query/row-files';
import type { TableFiles } from '../../query/row-files';
import type { AboveRow } from '../../query/sql/lists';
import { siteBytes } from '../../query/site-files';
import type { DataTable } from '../../query/views';
import { BASE_PATH } from '../address';
import { PlaceList, listOf } from './parts';

export interface LoadedReport {
  detail: ReportDetail;
  /** Names from the province down to the place itself. */
  chain: string[];
  /** Where the place is open: what it may be, each with the names above it. */
  candidates: { code: string; names: string[] }[];
}

/** What of the site's tables a page is told when it is built. */
export interface BuiltTables {
  /** The files each stands in. */
  files: TableFiles;
  /** Those without a row: their files need not be opened. */
  empty: readonly DataTable[];
  /** Names of the places that reports lie in. */
  above: readonly AboveRow[];
}

export async function loadReport(id: string, { files, empty, above: places }: BuiltTables, signal: AbortSignal): Promise<LoadedReport | null> {
  const detail = await readReport(openRowFiles(files, siteBytes(BASE_PATH), signal), id, empty, signal);
  if (detail === null) return null;
  const { province_code: province, prefecture_code: prefecture, place_code: place, place_name: name, year } = detail.report;
  const above = [province, prefecture].filter((code): code is string => code !== null && code !== place);
  const open = place === null ? listOf(PlaceList, detail.report.place_candidates) : [];
  // A code may have had several names: the one in force in the report's year.
  const nameIn = (code: string) => places.find((each) => each.code === code && (year === null || ((each.valid_from === null || Number(each.valid_from) <= year) && (each.valid_to === null || Number(each.valid_to) >= year))))?.name
    ?? places.find((each) => each.code === code)?.name ?? code;
  return {
    detail, chain: [...above.map(nameIn), ...(name === null ? [] : [name])],
    candidates: open.map((candidate) => ({ code: candidate.code, names: [...candidate.parents.map(nameIn), candidate.name] })),
  };
}
