/** Questions about a reader's own tables beside the reports. The tables are in the engine already (`bring`). */
import { perOf } from '../metrics/own';
import { ask } from './client';
import type { QueryClient } from './client';
import type { Figure, ReportFigures, ReportKey } from './figures';
import type { Filter } from './filter';
import type { OwnColumn } from './own-column';
import { ownGroups, ownMedian, ownTexts, ownValues } from './sql/own';
import type { GroupMeasure, GroupRow, OwnValue } from './sql/own';

export type { GroupMeasure, GroupRow };

/** So many of a column's figures make a denominator; see `perOf`. */
export async function askPer(client: QueryClient, column: OwnColumn, signal?: AbortSignal): Promise<number> {
  const [row] = await ask(client, ownMedian(column), signal);
  return perOf(row === undefined ? null : row.median);
}

export function askOwnValues(client: QueryClient, column: OwnColumn, signal?: AbortSignal): Promise<OwnValue[]> {
  return ask(client, ownValues(column), signal);
}

/** Only a whole area has what a table says of a place: an office, a department has none of its own. */
function valueOf({ scope, place_code, year }: ReportKey, values: ReadonlyMap<string, number | null>): Figure {
  if (scope !== 'aggregate') return { value: null, state: 'absent' };
  const value = values.get(`${place_code}|${year}`) ?? values.get(`${place_code}|`) ?? null;
  return value === null ? { value, state: 'missing' } : { value, state: 'stated' };
}

/** The reports with a figure of the reader's under `id`. */
export function withOwn(reports: readonly ReportFigures[], id: string, rows: readonly OwnValue[]): ReportFigures[] {
  const values = new Map(rows.map(({ place_code, year, value }) => [`${place_code}|${year ?? ''}`, value]));
  return reports.map((report) => ({ ...report, figures: { ...report.figures, [id]: valueOf(report, values) } }));
}

/** Reports by what a column of words says of their place; null: nothing, or two things. */
export async function askGroupOf(client: QueryClient, column: OwnColumn, signal?: AbortSignal): Promise<(report: ReportKey) => string | null> {
  const values = new Map((await ask(client, ownTexts(column), signal)).map(({ place_code, year, value }) => [`${place_code}|${year ?? ''}`, value]));
  return ({ place_code, year }) => values.get(`${place_code}|${year}`) ?? values.get(`${place_code}|`) ?? null;
}

export function askOwnGroups(client: QueryClient, filter: Filter, by: OwnColumn, measure: GroupMeasure, signal?: AbortSignal): Promise<GroupRow[]> {
  return ask(client, ownGroups(filter, by, measure), signal);
}
