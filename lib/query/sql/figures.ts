/** Figures of reports: totals and the reasons of nulls from the wide table, other cells and what is inferred from the long one. */
import { z } from 'zod';
import { TOTAL_IDS, isCellId } from '../../form';
import { CELL_STATES, NO_CELL, STATE_LETTERS } from '../../read/report';
import type { CellState } from '../../read/report';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { Filter } from '../filter';
import { cellColumn, literal, literals } from './text';
import { KEY_COLUMNS, KEY_ORDER, reportsWhere } from './where';

const TOTALS = new Set(TOTAL_IDS);
const PLACE = new Map(TOTAL_IDS.map((id, index) => [id, index]));
const STATE_OF = new Map<string, CellState>(CELL_STATES.map((state) => [STATE_LETTERS[state], state]));
/** Whether a cell has a column of its own in `reports`. */
export function isTotal(id: string): boolean {
  return TOTALS.has(id);
}

export interface TotalsRow {
  key: ReportKey;
  /** By cell id. */
  totals: Record<string, number | null>;
}
export interface StatedRow extends TotalsRow {
  /** A letter for each cell that has a column; see `stateIn`. */
  states: string;
}

const States = z.string().length(TOTAL_IDS.length);
/** State of a cell that has a column; null where the report has no such cell. */
export function stateIn(states: string, id: string): CellState | null {
  const at = PLACE.get(id);
  if (at === undefined) throw new RangeError(`${id} has no column`);
  const letter = states.charAt(at);
  const state = STATE_OF.get(letter);
  if (state === undefined && letter !== NO_CELL) throw new RangeError(`"${letter}" is no state`);
  return state ?? null;
}

/** Reports under the filter with the given totals, each column named by its cell id. */
export function reportTotals(filter: Filter, ids: readonly string[]): Question<StatedRow> {
  const totals = ids.filter(isTotal);
  const Totals = z.object(Object.fromEntries(totals.map((id) => [id, z.number().nullable()])));
  return {
    sql: `SELECT ${[KEY_COLUMNS, 'states', ...totals.map(cellColumn)].join(', ')} FROM reports WHERE ${reportsWhere(filter)} ORDER BY ${KEY_ORDER}`,
    row: z.looseObject({ states: States }).transform((raw) => ({ key: ReportKey.parse(raw), totals: Totals.parse(raw), states: raw.states })),
    within: { years: filter.years },
  };
}

const CellRow = z.object({ report_id: z.string(), cell: z.string(), value: z.number().nullable(), state: z.string(), inferred: z.number().nullable() });
export type CellRow = z.infer<typeof CellRow>;

/** Beyond this many reports the list of ids costs more than it saves. */
const MAX_IDS = 500;

/** Cells with value and state of the given reports. `onlyNull` leaves out cells that have a value. */
export function reportCells(given: Filter, reportIds: readonly string[], ids: readonly string[], onlyNull = false): Question<CellRow> {
  const filter = Filter.parse(given);
  const known = ids.filter(isCellId);
  const parts = [`year BETWEEN ${literal(filter.years.from)} AND ${literal(filter.years.to)}`, `cell IN ${literals(known)}`];
  if (filter.places.length > 0) parts.push(`place_code IN ${literals(filter.places)}`);
  if (reportIds.length > 0 && reportIds.length <= MAX_IDS) parts.push(`report_id IN ${literals(reportIds)}`);
  if (onlyNull) parts.push('value IS NULL');
  return {
    sql: `SELECT report_id, cell, value, state, inferred FROM cells WHERE ${parts.join(' AND ')} ORDER BY report_id, cell`,
    row: CellRow,
    within: { years: filter.years },
  };
}
