/** Asks the engine about the reader's tables. Imported when a column is chosen: it brings the engine. */
import type { Metric } from '../../metrics';
import { ownFigure, ownRate } from '../../metrics/own';
import type { KeptTable } from '../../own/store';
import { askOwnGroups, askOwnValues, askPer } from '../../query/ask-own';
import { openBrowserClient } from '../../query/browser';
import type { QueryClient } from '../../query/client';
import type { Filter } from '../../query/filter';
import { engineName } from '../../query/own-column';
import type { GroupMeasure, GroupRow, OwnValue } from '../../query/sql/own';
import { BASE_PATH } from '../address';
import { labelOf } from './offered';
import type { Offer } from './offered';

/** The engine with the tables that are named. */
export async function engineWith(tables: readonly KeptTable[], offers: readonly Offer[]): Promise<QueryClient> {
  const client = await openBrowserClient({ basePath: BASE_PATH });
  for (const table of tables) if (offers.some((offer) => offer.ref.table === table.name)) await client.bring(engineName(table.name), table.parquet);
  return client;
}

/** Counts for each so many of a column, and what the column says of each place. */
export interface Divided { id: string; offer: Offer; metrics: readonly Metric[]; values: readonly OwnValue[] }

export async function askDivided(tables: readonly KeptTable[], offer: Offer, cells: readonly string[], signal: AbortSignal): Promise<Divided> {
  const client = await engineWith(tables, [offer]);
  const { ref: { table, column }, column: { column: name, hasYear }, unit } = offer;
  const per = await askPer(client, offer.column, signal);
  return {
    id: ownFigure(table, column), offer, metrics: cells.map((cell) => ownRate(cell, labelOf(cell), { table, column, name, per, unit, hasYear })),
    values: await askOwnValues(client, offer.column, signal),
  };
}

/** A measure over the groups of a column; `per`, too, where it is divided by another. */
export async function askGroupRows(tables: readonly KeptTable[], by: Offer, per: Offer | null, measure: GroupMeasure, filter: Filter, signal: AbortSignal): Promise<GroupRow[]> {
  const client = await engineWith(tables, per === null ? [by] : [by, per]);
  return askOwnGroups(client, filter, by.column, measure, signal);
}
