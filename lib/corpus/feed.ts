/**
 * Rows made here, straight into a Parquet file: DuckDB asks for them 2,048 at a time while it writes, so
 * that no table ever stands in memory. One thread, so that equal rows give equal bytes.
 */
import { BIGINT, DOUBLE, DuckDBInstance, DuckDBTableFunction, ENUM, INTEGER, VARCHAR, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { item } from './item';
import type { DuckType } from './tables';

/** Rows DuckDB takes at once. */
export const BLOCK = 2048;

type Positions = Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
type Numbers = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer> | Positions;

/** A column of the block that is being filled. */
export interface FeedColumn {
  name: string;
  type: DuckDBType;
  /** Values of numbers and of positions in an enumeration; null for text. */
  numbers: Numbers | null;
  /** Values of text. */
  texts: (string | Uint8Array | null)[];
  /** A bit a row, set where there is a value; read only where `nulls` is set. Text needs none: null is null. */
  valid: Uint8Array<ArrayBuffer>;
  nulls: boolean;
}

const TYPES: Record<DuckType, { type: DuckDBType; numbers: () => Numbers | null }> = {
  VARCHAR: { type: VARCHAR, numbers: () => null },
  DOUBLE: { type: DOUBLE, numbers: () => new Float64Array(BLOCK) },
  INTEGER: { type: INTEGER, numbers: () => new Int32Array(BLOCK) },
  BIGINT: { type: BIGINT, numbers: () => new BigInt64Array(BLOCK) },
};

export function feedColumn(name: string, type: DuckDBType, numbers: Numbers | null): FeedColumn {
  return { name, type, numbers, texts: [], valid: new Uint8Array(BLOCK / 8), nulls: false };
}
export const plainColumn = (name: string, type: DuckType): FeedColumn => feedColumn(name, TYPES[type].type, TYPES[type].numbers());

/** A column of names, given as positions in their list. */
export function namesColumn(name: string, names: readonly string[]): Omit<FeedColumn, 'numbers'> & { numbers: Positions } {
  const numbers: Positions = names.length < 256 ? new Uint8Array(BLOCK) : names.length < 65536 ? new Uint16Array(BLOCK) : new Uint32Array(BLOCK);
  return { ...feedColumn(name, ENUM([...names]), numbers), numbers };
}

export interface Feed {
  columns: readonly FeedColumn[];
  /** Fills the columns from their start and gives the number of rows, at most BLOCK; 0 when there are no more. */
  fill(): number;
}

const encoder = new TextEncoder();

/** A row that has no value. */
function clear(valid: Uint8Array, row: number): void {
  valid[row >> 3] = item(valid, row >> 3) & ~(1 << (row & 7));
}

function flush(vector: duckdb.Vector, column: FeedColumn, count: number): void {
  const { numbers, texts, valid } = column;
  let nulls = column.nulls;
  if (numbers === null) {
    for (let i = 0; i < count; i += 1) {
      const text = texts[i];
      if (text === null || text === undefined) {
        if (!nulls) {
          nulls = true;
          valid.fill(255);
        }
        clear(valid, i);
      } else {
        // Encoding puts U+FFFD for half a surrogate pair, as damaged HTML entities give: it cannot be stored.
        duckdb.vector_assign_string_element_len(vector, i, typeof text === 'string' ? encoder.encode(text) : text);
      }
    }
  } else {
    duckdb.copy_data_to_vector(vector, 0, numbers.buffer, 0, count * numbers.BYTES_PER_ELEMENT);
  }
  if (nulls) {
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, Math.ceil(count / 64) * 8);
  }
}

/**
 * How tables are written. `byDifference` is for tables of offsets into a text: Parquet's second version
 * stores them by their differences, at a third of what dictionaries of them take; other tables are smaller without.
 */
export const parquetOptions = (rowGroup: number, byDifference: boolean): string =>
  `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup}${byDifference ? ', PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1000' : ''})`;

const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/**
 * Writes the rows of a feed to `file` and gives their number.
 * @param select the columns of the table, told in SQL over those of the feed
 * @param options of Parquet
 */
export async function writeFeed(feed: Feed, select: string, options: string, file: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' });
  const connection = await instance.connect();
  let rows = 0;
  let failed: unknown = null;
  connection.registerTableFunction(DuckDBTableFunction.create({
    name: 'feed',
    bindFunction: (bind) => {
      for (const { name, type } of feed.columns) bind.addResultColumn(name, type);
    },
    initFunction: () => undefined,
    mainFunction: (info, { chunk }) => {
      try {
        const count = feed.fill();
        duckdb.data_chunk_set_size(chunk, count);
        if (count > 0) feed.columns.forEach((column, index) => flush(duckdb.data_chunk_get_vector(chunk, index), column, count));
        rows += count;
      } catch (error) {
        failed = error;
        info.setError('the rows could not be made');
      }
    },
  }));
  try {
    await connection.run(`COPY (SELECT ${select} FROM feed()) TO ${literal(file)} ${options}`);
  } catch (error) {
    throw failed ?? error;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return rows;
}

export interface RowColumn { name: string; type: DuckType; nullable: boolean }

/** A feed of rows that come one by one, each an array of values in the order of the columns. */
export function rowFeed(spec: readonly RowColumn[], rows: Iterator<readonly unknown[]>): Feed {
  const columns = spec.map(({ name, type }) => plainColumn(name, type));
  const put = (column: FeedColumn, { name, type, nullable }: RowColumn, at: number, value: unknown): void => {
    const { numbers } = column;
    if (value === null || value === undefined) {
      if (!nullable) throw new Error(`column ${name} may not be null`);
      if (numbers === null) column.texts[at] = null;
      else {
        if (!column.nulls) column.valid.fill(255);
        column.nulls = true;
        clear(column.valid, at);
      }
    } else if (numbers === null && (typeof value === 'string' || value instanceof Uint8Array)) {
      column.texts[at] = value;
    } else if (typeof value === 'number' && numbers !== null) {
      if (numbers instanceof BigInt64Array) numbers[at] = BigInt(value);
      else if (numbers instanceof Int32Array && (value | 0) !== value) throw new Error(`column ${name} is ${type} and was given ${value}`);
      else numbers[at] = value;
    } else {
      throw new Error(`column ${name} is ${type} and was given ${typeof value}`);
    }
  };
  return {
    columns,
    fill() {
      for (const column of columns) column.nulls = false;
      let count = 0;
      while (count < BLOCK) {
        const next = rows.next();
        if (next.done === true) break;
        for (let k = 0; k < columns.length; k += 1) put(columns[k]!, spec[k]!, count, next.value[k]);
        count += 1;
      }
      return count;
    },
  };
}
