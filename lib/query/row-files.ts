/**
 * Rows of the site's tables read by range from their Parquet files, without an engine: for questions that ask
 * for a few rows by a key the tables are sorted by. Statistics of the row groups say which of them to fetch.
 * The answers are those of the SQL in ./sql/report; a test holds the two to each other.
 */
import { decompress } from 'fzstd';
import { parquetMetadataAsync, parquetScan } from 'hyparquet';
import type { AsyncBuffer, FileMetaData, ParquetQueryFilter, ParquetRowRange } from 'hyparquet';
import type { z } from 'zod';
import { QueryError, parseRows, throwIfAborted } from './client';
import { once } from './once';
import { shardsWithin } from './shards';
import type { Shard, Within } from './shards';
import type { DataTable } from './views';

/** A file of a table. `footer`: bytes at its end that say where everything stands. */
export type TableFile = Shard & { footer: number };
export type TableFiles = Readonly<Partial<Record<DataTable, readonly TableFile[]>>>;

/** Bytes `from` to `to`, exclusive, of a file of the site. Rejects with a QueryError. */
export type ReadBytes = (file: TableFile, from: number, to: number, signal?: AbortSignal) => Promise<ArrayBuffer>;

export interface RowsQuestion<T> {
  table: DataTable;
  columns: readonly string[];
  row: z.ZodType<T>;
  /** Rows whose `key` is one of these. */
  key: string;
  values: readonly string[];
  /** What else is true of every such row; for passing over row groups only. */
  near?: Readonly<Record<string, string | number>>;
  within?: Within;
}

export interface RowFiles {
  /** The rows in the order of their files. A table without files has none. */
  rows<T>(question: RowsQuestion<T>, signal?: AbortSignal): Promise<T[]>;
}

/** Up to this a file is fetched at once: its footer and its columns would be two requests, one after the other. */
const SMALL = 64 * 1024;
/** Columns with so many bytes between them are fetched as one. */
const GAP = 8 * 1024;

/** What of a file any question to it needs first: the whole of a small one, else the footer. */
export function firstBytes({ bytes, footer }: TableFile): { from: number; to: number } {
  return { from: bytes <= SMALL ? 0 : bytes - footer, to: bytes };
}

interface Span { from: number; to: number; bytes: Promise<ArrayBuffer> }
/** A file of which nothing is fetched twice. */
interface Held extends AsyncBuffer {
  file: string;
  /** Makes sure that these bytes are on their way. */
  fetch(from: number, to: number): void;
  metadata(): Promise<FileMetaData>;
  /** A column of a row group, decoded once. */
  column(name: string, group: ParquetRowRange): Promise<Decoded>;
}
type Decoded = ArrayLike<unknown>;

/** So long the page may be busy before it is let answer; slow processors take some times as long. */
const BUSY_MS = 4;
/** So many rows are parsed without a look at the clock. */
const AT_ONCE = 40;
let resumed = 0;

/** Lets the page answer where it has been busy for a while. A page in a hidden tab has nobody to answer, and slow timers. */
async function breathe(): Promise<void> {
  if (performance.now() - resumed < BUSY_MS || typeof document === 'undefined' || document.hidden) return;
  await new Promise((done) => {
    setTimeout(done);
  });
  resumed = performance.now();
}

function hold(file: TableFile, read: ReadBytes, signal: AbortSignal | undefined): Held {
  const { bytes: size, footer } = file;
  const spans: Span[] = [];
  const span = (from: number, to: number): Span => {
    const there = spans.find((each) => each.from <= from && each.to >= to);
    if (there !== undefined) return there;
    const begun = { from, to, bytes: read(file, from, to, signal) };
    // Whoever waits for it is told; nobody may.
    begun.bytes.catch(() => undefined);
    spans.push(begun);
    return begun;
  };
  const columns = new Map<string, Promise<Decoded>>();
  const scan = once(async () => parquetScan({ file: held, metadata: await held.metadata(), useOffsetIndex: false, compressors: { ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)) } }));
  const held: Held = {
    file: file.file,
    byteLength: size,
    fetch: (from, to) => void span(from, to),
    async slice(from, to = size) {
      const whole = span(from, to);
      const bytes = await whole.bytes;
      return whole.from === from && whole.to === to ? bytes : bytes.slice(from - whole.from, to - whole.from);
    },
    metadata: once(async () => {
      const { from, to } = firstBytes(file);
      await span(from, to).bytes;
      await breathe();
      return parquetMetadataAsync(held, { initialFetchSize: footer, geoparquet: false });
    }),
    column(name, { rowStart, rowEnd }) {
      const key = `${rowStart} ${name}`;
      const known = columns.get(key) ?? scan().then(async (all): Promise<Decoded> => all.readColumn({ column: name, rowStart, rowEnd }));
      columns.set(key, known);
      return known;
    },
  };
  return held;
}

/** `signal` ends the fetches of all questions. */
export function openRowFiles(files: TableFiles, read: ReadBytes, signal?: AbortSignal): RowFiles {
  const held = new Map<string, Held>();
  const within = (table: DataTable, about: Within | undefined): Held[] => shardsWithin(files[table] ?? [], about).flatMap((shard) => {
    const file = files[table]?.find((each) => each.file === shard.file);
    if (file === undefined) return [];
    const known = held.get(file.file) ?? hold(file, read, signal);
    held.set(file.file, known);
    return [known];
  });
  return {
    async rows<T>(question: RowsQuestion<T>, aborted?: AbortSignal) {
      if (question.values.length === 0) return [];
      const parts = await Promise.all(within(question.table, question.within).map((file) => rowsIn(file, question).catch((cause: unknown) => {
        throw cause instanceof QueryError ? cause : new QueryError('query.data', `${file.file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      })));
      throwIfAborted(aborted);
      const all = parts.flat();
      const parsed: T[] = [];
      for (let at = 0; at < all.length; at += AT_ONCE) {
        await breathe();
        parsed.push(...parseRows(all.slice(at, at + AT_ONCE), question.row, at));
      }
      return parsed;
    },
  };
}

async function rowsIn(file: Held, { columns, key, values, near = {} }: RowsQuestion<unknown>): Promise<Record<string, unknown>[]> {
  const metadata = await file.metadata();
  // Filters by operator: the library looks only at those when it passes over row groups.
  const pruningFilter: ParquetQueryFilter = { $and: [{ [key]: { $in: [...values] } }, ...Object.entries(near).map(([column, value]) => ({ [column]: { $eq: value } }))] };
  const { ranges } = await parquetScan({ file, metadata, pruningFilter, useOffsetIndex: false });
  for (const group of ranges) fetchColumns(file, metadata, group.rowStart, new Set([key, ...columns]));
  const rows: Record<string, unknown>[] = [];
  for (const group of ranges) {
    const keys = await file.column(key, group);
    const at: number[] = [];
    for (let row = 0; row < keys.length; row += 1) {
      const value = keys[row];
      if (typeof value === 'string' && values.includes(value)) at.push(row);
    }
    if (at.length === 0) continue;
    const found = at.map((): Record<string, unknown> => ({}));
    for (const column of columns) {
      await breathe();
      const data = await file.column(column, group);
      at.forEach((row, index) => {
        const into = found[index];
        if (into !== undefined) into[column] = plain(data[row]);
      });
    }
    rows.push(...found);
  }
  return rows;
}

/** 64-bit counts are numbers to the pages, as the engine is told to give them; no value is null. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value === undefined ? null : value;
}

/** The columns of the row group that begins with `row`: neighbours as one request. */
function fetchColumns(file: Held, metadata: FileMetaData, row: number, wanted: ReadonlySet<string>): void {
  let start = 0;
  const group = metadata.row_groups.find((each) => {
    const here = start === row;
    start += Number(each.num_rows);
    return here;
  });
  const spans = (group?.columns ?? []).flatMap(({ meta_data: column }) => {
    if (column === undefined || !wanted.has(column.path_in_schema[0] ?? '')) return [];
    const from = Number(column.dictionary_page_offset || column.data_page_offset);
    return [{ from, to: from + Number(column.total_compressed_size) }];
  }).sort((a, b) => a.from - b.from);
  let open: { from: number; to: number } | null = null;
  for (const span of spans) {
    if (open !== null && span.from <= open.to + GAP) open.to = Math.max(open.to, span.to);
    else {
      if (open !== null) file.fetch(open.from, open.to);
      open = { ...span };
    }
  }
  if (open !== null) file.fetch(open.from, open.to);
}
