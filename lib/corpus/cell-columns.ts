/**
 * The cells of one report as columns of numbers, and their bytes. Raw characters are stored only where
 * they are not the number's own digits, which nearly all are; notes and inferred values only where there are some.
 */
import { z } from 'zod';
import { ALL_CELL_IDS } from '../form';
import { CELL_STATES, SCOPES, type Cell, type Scope } from '../read/report';
import { item } from './item';

/** What stands in `raw`: nothing, the value's own digits, or characters that are listed. */
export const RAW = { none: 0, digits: 1, listed: 2 } as const;

const Odd = z.object({
  raw: z.array(z.tuple([z.number(), z.string()])),
  note: z.array(z.tuple([z.number(), z.string()])),
  inferred: z.array(z.tuple([z.number(), z.number()])),
});
type Odd = z.infer<typeof Odd>;

export interface CellColumns extends Odd {
  count: number;
  /** Of the report: position in SCOPES. */
  scope: number;
  /** NaN where there is none. */
  value: Float64Array;
  /** −1 where there is none. */
  line: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** Position in ALL_CELL_IDS. */
  id: Uint16Array;
  /** Position in CELL_STATES. */
  state: Uint8Array;
  rawKind: Uint8Array;
}

const ID_AT = new Map(ALL_CELL_IDS.map((id, index) => [id, index]));
const STATE_AT = new Map(CELL_STATES.map((state, index) => [state, index]));
/** Bytes of a cell in the columns. */
const WIDTH = 8 + 3 * 4 + 2 + 1 + 1;
/** Count, bytes of what is listed, scope, and a blank. */
const HEAD = 16;

/** Whether the characters are what the number is written as in SQL: a whole number's digits. */
const isDigits = ({ raw, value }: Cell): boolean => value !== null && Number.isSafeInteger(value) && raw === String(value);

/** Views on the bytes; `offset` must be a multiple of eight. */
function views(buffer: ArrayBuffer, offset: number, count: number): Omit<CellColumns, keyof Odd | 'scope'> {
  const at = offset + HEAD;
  return {
    count,
    value: new Float64Array(buffer, at, count),
    line: new Int32Array(buffer, at + 8 * count, count),
    start: new Int32Array(buffer, at + 12 * count, count),
    end: new Int32Array(buffer, at + 16 * count, count),
    id: new Uint16Array(buffer, at + 20 * count, count),
    state: new Uint8Array(buffer, at + 22 * count, count),
    rawKind: new Uint8Array(buffer, at + 23 * count, count),
  };
}

export function encodeCells(cells: readonly Cell[], scope: Scope): Uint8Array {
  const odd: Odd = { raw: [], note: [], inferred: [] };
  cells.forEach((cell, index) => {
    if (cell.raw !== null && !isDigits(cell)) odd.raw.push([index, cell.raw]);
    if (cell.note !== undefined) odd.note.push([index, cell.note]);
    if (cell.inferred !== undefined) odd.inferred.push([index, cell.inferred]);
  });
  const tail = new TextEncoder().encode(JSON.stringify(odd));
  const buffer = new ArrayBuffer(HEAD + WIDTH * cells.length + tail.length);
  new Uint32Array(buffer, 0, 3).set([cells.length, tail.length, SCOPES.indexOf(scope)]);
  const columns = views(buffer, 0, cells.length);
  cells.forEach((cell, index) => {
    const id = ID_AT.get(cell.id);
    const state = STATE_AT.get(cell.state);
    if (id === undefined || state === undefined) throw new Error(`${cell.id} (${cell.state}) is not a cell of the form`);
    columns.id[index] = id;
    columns.state[index] = state;
    columns.value[index] = cell.value ?? Number.NaN;
    columns.line[index] = cell.line ?? -1;
    columns.start[index] = cell.start ?? -1;
    columns.end[index] = cell.end ?? -1;
    columns.rawKind[index] = cell.raw === null ? RAW.none : isDigits(cell) ? RAW.digits : RAW.listed;
  });
  new Uint8Array(buffer, HEAD + WIDTH * cells.length).set(tail);
  return new Uint8Array(buffer);
}

export function decodeCells(bytes: Uint8Array<ArrayBuffer>): CellColumns {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  const [count, tail, scope] = [item(head, 0), item(head, 1), item(head, 2)];
  const at = bytes.byteOffset + HEAD + WIDTH * count;
  const odd = tail === NOTHING_ODD.length ? { raw: [], note: [], inferred: [] } : Odd.parse(JSON.parse(new TextDecoder().decode(new Uint8Array(bytes.buffer, at, tail))));
  return { ...views(bytes.buffer, bytes.byteOffset, count), scope, ...odd };
}
const NOTHING_ODD = JSON.stringify({ raw: [], note: [], inferred: [] });

/** Id, value and state of each cell, in the order of the report. */
export function cellsOf(columns: CellColumns): Pick<Cell, 'id' | 'value' | 'state'>[] {
  return Array.from(columns.id, (id, index) => {
    const value = item(columns.value, index);
    return { id: item(ALL_CELL_IDS, id), value: Number.isNaN(value) ? null : value, state: item(CELL_STATES, item(columns.state, index)) };
  });
}
