/**
 * An answer as a file. COPY is closed to statements, so files are made here from the rows. Text stays text: what
 * a spreadsheet would run as a formula is marked as text in CSV and is a text cell in XLSX.
 */
import { distinctNames } from '../../query/result';
import type { Plain, Result } from '../../query/result';
import { FORMULA } from '../csv';

export const FORMATS = ['csv', 'xlsx', 'parquet', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const TYPE: Record<Format, string> = {
  csv: 'text/csv;charset=utf-8', json: 'application/json', parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Rows that are put into text at one go. */
const PIECE = 5000;
/** Characters that a cell of a spreadsheet may hold. */
const MOST_IN_CELL = 32_767;

function row(result: Result, index: number): Plain[] {
  return result.values.map((column) => column[index] ?? null);
}

function* pieces(result: Result): Generator<Plain[][]> {
  for (let from = 0; from < result.rows; from += PIECE) {
    yield Array.from({ length: Math.min(PIECE, result.rows - from) }, (_, index) => row(result, from + index));
  }
}

async function csv(result: Result): Promise<BlobPart[]> {
  const { default: Papa } = await import('papaparse');
  const options = { escapeFormulae: FORMULA, newline: '\r\n' } as const;
  const write = (data: readonly (readonly Plain[])[]) => `${Papa.unparse([...data].map((each) => [...each]), options)}\r\n`;
  // The mark at the start lets spreadsheets read the Chinese. A null is an empty field.
  return ['\ufeff', write([distinctNames(result.columns)]), ...[...pieces(result)].map(write)];
}

function json(result: Result): BlobPart[] {
  const names = distinctNames(result.columns);
  const lines = [...pieces(result)].map((rows) => rows.map((values) => JSON.stringify(Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])))).join(',\n'));
  return ['[\n', lines.join(',\n'), '\n]\n'];
}

async function parquet(result: Result): Promise<BlobPart[]> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const names = distinctNames(result.columns);
  const buffer = parquetWriteBuffer({
    columnData: result.columns.map(({ kind }, index) => {
      const data = result.values[index] ?? [];
      const name = names[index] ?? '';
      if (kind === 'number' && data.every((value) => value === null || typeof value === 'number')) return { name, data: [...data], type: 'DOUBLE' as const, nullable: true };
      if (kind === 'boolean') return { name, data: [...data], type: 'BOOLEAN' as const, nullable: true };
      return { name, data: data.map((value) => (value === null ? null : String(value))), type: 'STRING' as const, nullable: true };
    }),
  });
  return [buffer];
}

/** Text as XML and a spreadsheet bear it: no control characters, no halves of characters, not too long. */
export function cellText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (char) => (/[\t\n\r]/.test(char) ? char : '\ufffd'));
  return plain.length > MOST_IN_CELL ? `${plain.slice(0, MOST_IN_CELL - 1)}…` : plain;
}

async function xlsx(result: Result): Promise<BlobPart[]> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const cell = (value: Plain) => {
    if (value === null) return null;
    if (typeof value === 'string') return { value: cellText(value), type: String };
    if (typeof value === 'number') return { value, type: Number };
    return { value, type: Boolean };
  };
  const head = distinctNames(result.columns).map((name) => ({ value: cellText(name), type: String, fontWeight: 'bold' as const }));
  return [await writeExcelFile([head, ...[...pieces(result)].flatMap((rows) => rows.map((values) => values.map(cell)))], { sheet: 'result', stickyRowsCount: 1 }).toBlob()];
}

/** The whole answer as a file. */
export async function fileOf(format: Format, result: Result): Promise<Blob> {
  const make = { csv, json, parquet, xlsx }[format];
  return new Blob(await make(result), { type: TYPE[format] });
}
