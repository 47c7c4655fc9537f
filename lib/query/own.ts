/** What the pages ask about a reader's own tables, as statements to go on with in Explore: there a table stands under its own name. */
import type { Filter } from './filter';
import { OwnName } from './own-column';
import type { OwnColumn } from './own-column';
import { ownGroups, ownRates } from './sql/own';
import type { GroupMeasure } from './sql/own';

const inExplore = (table: string): string => OwnName.parse(table);

/** A count for each `per` of a column's figure, with the figure in ones. */
export function ownRateSql(filter: Filter, column: OwnColumn, cell: string, per: number): string {
  return ownRates(filter, column, cell, per, inExplore);
}

/** Sums by the groups of a column, levels apart. */
export function ownGroupSql(filter: Filter, by: OwnColumn, measure: GroupMeasure): string {
  return ownGroups(filter, by, measure, inExplore).sql;
}

/** The table as it is, its first rows. */
export function ownTableSql(table: string): string {
  return `SELECT * FROM ${inExplore(table)} LIMIT 1000`;
}
