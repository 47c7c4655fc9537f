/** The worker that reads a reader's tables and keeps their rows: the page gets summaries, and at the end the table as Parquet. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { z } from 'zod';
import { readGazetteer, type Gazetteer } from '../place';
import { sheetCells } from './sheet';
import { OwnTableReader, TableError, type SavedTable, type TableSummary } from './table';

const Roles = z.object({ code: z.number().nullable(), name: z.number().nullable(), above: z.array(z.number()), year: z.number().nullable() });
export const TableOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('places'), csv: z.string() }),
  z.object({ do: z.literal('read'), turn: z.number(), file: z.instanceof(Blob), name: z.string() }),
  z.object({ do: z.literal('settle'), turn: z.number(), roles: Roles, mends: z.array(z.tuple([z.string(), z.string()])), units: z.array(z.tuple([z.number(), z.number()])) }),
  z.object({ do: z.literal('save'), turn: z.number() }),
]);
export type TableOrder = z.infer<typeof TableOrder>;

/** A column as it is kept beside the Parquet that holds it. */
export type KeptColumn = Omit<SavedTable['columns'][number], 'data'>;
export type TableNews =
  | { turn: number; say: 'summary'; summary: TableSummary; ms: number }
  | { turn: number; say: 'saved'; parquet: ArrayBuffer; columns: KeptColumn[]; rows: number }
  | { turn: number; say: 'failed'; code: string; message: string };

let places: Gazetteer | null = null;
let reader: OwnTableReader | null = null;
const say = (news: TableNews, transfer: Transferable[] = []): void => globalThis.postMessage(news, { transfer });

async function read(file: Blob, name: string, gazetteer: Gazetteer): Promise<OwnTableReader> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // XLSX is a ZIP file; what else begins so is refused by its reader.
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return OwnTableReader.ofText(gazetteer, bytes, name);
  const { default: readXlsx } = await import('read-excel-file/web-worker');
  let cells: string[][];
  try {
    cells = sheetCells(await readXlsx(file));
  } catch (cause) {
    throw new TableError('not_a_sheet', cause instanceof Error ? cause.message : String(cause));
  }
  return OwnTableReader.ofSheet(gazetteer, cells, name, bytes.length);
}

/** A column of more different words than these, of longer ones or of none is no grouping: notes, names. */
const MOST_GROUPS = 1000;
const LONGEST_GROUP = 200;
function isGrouping(data: readonly (string | number | null)[]): boolean {
  const found = new Set<string | number>();
  for (const value of data) {
    if (value === null) continue;
    found.add(value);
    if ((typeof value === 'string' && value.length > LONGEST_GROUP) || found.size > MOST_GROUPS) return false;
  }
  return found.size > 0;
}

function save(turn: number, from: OwnTableReader): void {
  const columns = from.saved().columns.map((column) => ({ ...column, says: column.says || (column.kind === 'text' && !isGrouping(column.data)) }));
  const parquet = parquetWriteBuffer({
    // Nothing skips parts of it: it is read into memory whole.
    statistics: false,
    columnData: columns.map(({ name, kind, data }) => ({ name, data, type: kind === 'number' ? 'DOUBLE' as const : 'STRING' as const, nullable: true })),
  });
  say({ turn, say: 'saved', parquet, rows: columns[0]!.data.length, columns: columns.map(({ name, kind, says, unit }) => ({ name, kind, says, unit })) }, [parquet]);
}

globalThis.onmessage = async (event: MessageEvent<unknown>) => {
  let turn = 0;
  try {
    const order = TableOrder.parse(event.data);
    if (order.do === 'places') {
      places = readGazetteer(order.csv);
      return;
    }
    turn = order.turn;
    if (places === null) throw new Error('the table of places did not come first');
    const began = performance.now();
    if (order.do === 'read') reader = await read(order.file, order.name, places);
    if (reader === null) throw new Error('no table was read');
    if (order.do === 'save') return save(turn, reader);
    if (order.do === 'settle') reader.settle(order.roles, new Map(order.mends), new Map(order.units));
    say({ turn, say: 'summary', summary: reader.summary(), ms: performance.now() - began });
  } catch (cause) {
    say({ turn, say: 'failed', code: cause instanceof TableError ? cause.code : 'program', message: cause instanceof Error ? cause.message : String(cause) });
  }
};
