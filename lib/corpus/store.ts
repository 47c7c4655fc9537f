/**
 * Rows to Parquet. Rows are appended to a DuckDB file as they come, so memory stays flat, and each
 * table is written out at the end: sorted, zstd, by one thread, so that equal rows give equal bytes.
 * DuckDB reads and writes its files itself; this is the one place that `Effects` does not stand between.
 */
import { DuckDBInstance, type DuckDBAppender } from '@duckdb/node-api';
import { z } from 'zod';
import { CELL_STATES, type Cell } from '../read/report';
import { columnsOfTable, CORPUS_TABLES, eachTable, TABLE_NAMES, type ColumnSpec, type RowOf, type TableName } from './tables';

export interface Store {
  add<T extends TableName>(table: T, rows: readonly RowOf<T>[]): void;
  /** The cells of reports that were added, by report id, in the form's order. */
  cellsOf(reports: readonly string[]): Promise<Map<string, StoredCell[]>>;
  /** Adds to the reports what is known only when all were read. */
  settle(late: readonly Settled[]): Promise<void>;
  /** Writes `<folder>/<table>.parquet` for every table and gives the number of rows of each. */
  write(folder: string): Promise<Record<TableName, number>>;
  close(): void;
}

export type StoredCell = Pick<Cell, 'id' | 'value' | 'state'>;
const StoredRow = z.object({ report_id: z.string(), id: z.string(), value: z.number().nullable(), state: z.enum(CELL_STATES) });

/** The numbers are added to those of the report. */
export interface Settled { report_id: string; superseded_by: string | null; n_fail: number; n_suspect: number; n_not_assessable: number; n_passed: number }

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

function append(appender: DuckDBAppender, column: ColumnSpec, value: unknown): void {
  if (value === null || value === undefined) {
    if (!column.nullable) throw new Error(`column ${column.name} may not be null`);
    appender.appendNull();
  } else if (typeof value === 'string' && column.type === 'VARCHAR') {
    // Half a surrogate pair, as damaged HTML entities give, cannot be stored.
    appender.appendVarchar(value.isWellFormed() ? value : value.toWellFormed());
  } else if (typeof value === 'number' && column.type === 'DOUBLE') {
    appender.appendDouble(value);
  } else if (typeof value === 'number' && column.type === 'INTEGER') {
    appender.appendInteger(value);
  } else if (typeof value === 'number' && column.type === 'BIGINT') {
    appender.appendBigInt(BigInt(value));
  } else {
    throw new Error(`column ${column.name} is ${column.type} and was given ${typeof value}`);
  }
}

/** Opens an empty store over `file`, a path at which nothing stands yet. */
export async function openStore(file: string): Promise<Store> {
  const instance = await DuckDBInstance.create(file, { memory_limit: '1GB' });
  const connection = await instance.connect();
  const columns = eachTable(columnsOfTable);
  const rows = eachTable(() => 0);
  const appenders = new Map<TableName, DuckDBAppender>();
  for (const table of TABLE_NAMES) {
    await connection.run(`CREATE TABLE ${quote(table)} (${columns[table].map((column) => `${quote(column.name)} ${column.type}`).join(', ')})`);
    appenders.set(table, await connection.createAppender(table));
  }

  return {
    add(table, added) {
      const appender = appenders.get(table);
      if (!appender) throw new Error('the tables are written already');
      for (const row of added) {
        const values = new Map<string, unknown>(Object.entries(row));
        for (const column of columns[table]) append(appender, column, values.get(column.name));
        appender.endRow();
      }
      rows[table] += added.length;
    },

    async cellsOf(reports) {
      const found = new Map<string, StoredCell[]>();
      if (reports.length === 0) return found;
      appenders.get('cells')?.flushSync();
      const reader = await connection.runAndReadAll(
        `SELECT report_id, cell AS id, value, state FROM cells WHERE report_id IN (${reports.map(literal).join(', ')}) ORDER BY report_id, ordinal`,
      );
      for (const { report_id, ...cell } of z.array(StoredRow).parse(reader.getRowObjectsJS())) {
        const list = found.get(report_id);
        if (list) list.push(cell);
        else found.set(report_id, [cell]);
      }
      return found;
    },

    async settle(late) {
      if (late.length === 0) return;
      appenders.get('reports')?.flushSync();
      const counts = ['n_fail', 'n_suspect', 'n_not_assessable', 'n_passed'] as const;
      await connection.run(`CREATE TEMP TABLE late (report_id VARCHAR, superseded_by VARCHAR, ${counts.map((name) => `${name} INTEGER`).join(', ')})`);
      const appender = await connection.createAppender('late');
      for (const row of late) {
        appender.appendVarchar(row.report_id);
        if (row.superseded_by === null) appender.appendNull();
        else appender.appendVarchar(row.superseded_by);
        for (const name of counts) appender.appendInteger(row[name]);
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(`UPDATE reports SET superseded_by = late.superseded_by, ${counts.map((name) => `${name} = reports.${name} + late.${name}`).join(', ')}
        FROM late WHERE reports.report_id = late.report_id`);
      await connection.run('DROP TABLE late');
    },

    async write(folder) {
      for (const appender of appenders.values()) appender.closeSync();
      appenders.clear();
      await connection.run('SET threads = 1');
      for (const table of TABLE_NAMES) {
        const { order, rowGroup } = CORPUS_TABLES[table];
        const by = order.map((column) => `${quote(column)} ASC NULLS LAST`).join(', ');
        await connection.run(
          `COPY (SELECT * FROM ${quote(table)} ORDER BY ${by}) TO ${literal(`${folder}/${table}.parquet`)}`
          + ` (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
        );
      }
      return rows;
    },

    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
