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

/** What a table says of a report's place in its year, or in any where it tells none. */
function lookUp<T>(rows: readonly { place_code: string; year: number | null; value: T }[]): (report: Pick<ReportKey, 'place_code' | 'year'>) => T | null {
  const values = new Map(rows.map(({ place_code, year, value }) => [`${place_code}|${year ?? ''}`, value]));
  return ({ place_code, year }) => values.get(`${place_code}|${year}`) ?? values.get(`${place_code}|`) ?? null;
}

/** Only a whole area has what a table says of a place: an office, a department has none of its own. */
function figureIn(report: ReportKey, valueOf: (report: ReportKey) => number | null): Figure {
  if (report.scope !== 'aggregate') return { value: null, state: 'absent' };
  const value = valueOf(report);
  return value === null ? { value, state: 'missing' } : { value, state: 'stated' };
}

/** The reports with a figure of the reader's under `id`. */
export function withOwn(reports: readonly ReportFigures[], id: string, rows: readonly OwnValue[]): ReportFigures[] {
  const valueOf = lookUp(rows);
  return reports.map((report) => ({ ...report, figures: { ...report.figures, [id]: figureIn(report, valueOf) } }));
}

/** Reports by what a column of words says of their place; null: nothing, or two things. */
export async function askGroupOf(client: QueryClient, column: OwnColumn, signal?: AbortSignal): Promise<(report: ReportKey) => string | null> {
  return lookUp(await ask(client, ownTexts(column), signal));
}

export function askOwnGroups(client: QueryClient, filter: Filter, by: OwnColumn, measure: GroupMeasure, signal?: AbortSignal): Promise<GroupRow[]> {
  return ask(client, ownGroups(filter, by, measure), signal);
}
