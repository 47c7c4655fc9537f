/**
 * Small tables to Parquet: rows are appended to a DuckDB file as they come, and written out at the end:
 * sorted, zstd, by one thread, so that equal rows give equal bytes. The tables that grow with the reports
 * are written in ./write.
 */
import { DuckDBInstance, type DuckDBAppender } from '@duckdb/node-api';
import { parquetOptions } from './feed';
import { columnsOfTable, CORPUS_TABLES, eachTable, TABLE_NAMES, type ColumnSpec, type RowOf, type TableName } from './tables';

export interface Store {
  add<T extends TableName>(table: T, rows: readonly RowOf<T>[]): void;
  /** Writes `<folder>/<table>.parquet` for each of the tables and gives the number of rows of every one. */
  write(folder: string, tables?: readonly TableName[]): Promise<Record<TableName, number>>;
  close(): void;
}

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

    async write(folder, tables = TABLE_NAMES) {
      for (const appender of appenders.values()) appender.closeSync();
      appenders.clear();
      await connection.run('SET threads = 1');
      for (const table of tables) {
        const { order, rowGroup } = CORPUS_TABLES[table];
        const by = order.map((column) => `${quote(column)} ASC NULLS LAST`).join(', ');
        await connection.run(
          `COPY (SELECT * FROM ${quote(table)} ORDER BY ${by}) TO ${literal(`${folder}/${table}.parquet`)} ${parquetOptions(rowGroup, table === 'cells')}`,
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
