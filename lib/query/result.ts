/** The answer to a reader's own statement: columns of plain values, made from Arrow batches as they arrive. */

export type Plain = number | string | boolean | null;
export type ColumnKind = 'number' | 'text' | 'time' | 'boolean' | 'other';

export interface ResultColumn {
  /** As the statement named it; two columns may have one name. */
  name: string;
  kind: ColumnKind;
}

export interface Result {
  columns: readonly ResultColumn[];
  /** By column, then row. */
  values: readonly (readonly Plain[])[];
  rows: number;
  /** More rows would have come; these are the first. */
  capped: boolean;
}

interface ArrowField { name: string; type: { toString(): string } }
interface ArrowVector { length: number; get(row: number): unknown }
export interface ArrowBatch { numRows: number; schema: { fields: readonly ArrowField[] }; getChildAt(column: number): ArrowVector | null }

export function kindOf(type: string): ColumnKind {
  if (/^(?:U?[Ii]nt|Float|Decimal)\d*/.test(type)) return 'number';
  if (/^(?:Utf8|LargeUtf8|Dictionary)/.test(type)) return 'text';
  if (/^(?:Date|Time|Timestamp)/.test(type)) return 'time';
  if (type.startsWith('Bool')) return 'boolean';
  return 'other';
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

function timeOfDay(microseconds: bigint): string {
  const seconds = Number(microseconds / 1_000_000n);
  const rest = Number(microseconds % 1_000_000n);
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${rest === 0 ? '' : `.${pad(rest, 6)}`}`;
}

/** `2023-05-01`, or with the time of day where the type has one. Null for what no calendar holds. */
function moment(milliseconds: number, type: string): string | null {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  return type.startsWith('Date') ? text.slice(0, 10) : text.replace('T', ' ').replace(/(?:\.000)?Z$/, '');
}

/** What JSON can hold of a nested value. */
function nested(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value;
}

/** A value of Arrow as one that can be shown, drawn and written to a file. `type` is the Arrow type as text. */
function plainOf(value: unknown, type: string): Plain {
  switch (typeof value) {
    case 'number':
      if (type.startsWith('Date') || type.startsWith('Timestamp')) return moment(value, type);
      return Number.isFinite(value) ? value : String(value);
    case 'string': case 'boolean': return value;
    case 'bigint':
      if (type.startsWith('Time64')) return timeOfDay(value);
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return moment(value.getTime(), type);
      if (value instanceof Uint8Array) return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return JSON.stringify(value, nested) ?? null;
    default: return null;
  }
}

/** Gathers batches; `add` answers whether more rows are wanted. */
export function gather(fields: readonly ArrowField[], most: number): { add(batch: ArrowBatch): boolean; result(): Result; count(): number } {
  const types = fields.map((field) => String(field.type));
  const names = fields.map((field) => field.name);
  // Of two columns of one name within a statement the engine calls the second `n:1`.
  const nameOf = (name: string, index: number) => {
    const twice = /^(.*):\d+$/s.exec(name)?.[1];
    return twice !== undefined && names.slice(0, index).includes(twice) ? twice : name;
  };
  const columns = fields.map((field, index) => ({ name: nameOf(field.name, index), kind: kindOf(types[index] ?? '') }));
  const values: Plain[][] = fields.map(() => []);
  let rows = 0;
  let capped = false;
  return {
    add(batch) {
      const take = Math.min(batch.numRows, most - rows);
      capped ||= batch.numRows > take;
      values.forEach((column, index) => {
        const vector = batch.getChildAt(index);
        const type = types[index] ?? '';
        for (let row = 0; row < take; row += 1) column.push(plainOf(vector?.get(row), type));
      });
      rows += take;
      return !capped;
    },
    result: () => ({ columns, values, rows, capped }),
    count: () => rows,
  };
}

/** The columns under names that tell them apart: a second `n` is `n_2`. */
export function distinctNames(columns: readonly ResultColumn[]): string[] {
  const seen = new Set<string>();
  return columns.map(({ name }, index) => {
    const plain = name === '' ? `column_${index + 1}` : name;
    let unique = plain;
    for (let turn = 2; seen.has(unique); turn += 1) unique = `${plain}_${turn}`;
    seen.add(unique);
    return unique;
  });
}
