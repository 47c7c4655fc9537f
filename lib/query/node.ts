/** The engine of the build and of the tests: @duckdb/node-api over the same Parquet files. Server only. */
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { QueryError, parseRows, throwIfAborted } from './client';
import type { QueryClient } from './client';
import { literal } from './sql/text';
import { tablesIn } from './statement';
import { viewSql } from './views';

/** As the browser's engine is told: whole numbers of 64 bits and more arrive as numbers. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]));
}

/** `dataDir`: the folder with `reports.parquet` and the others. Views are made when a statement first names them. */
export async function openNodeClient(dataDir: string): Promise<QueryClient> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const opened = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();

  async function run(sql: string): Promise<Record<string, unknown>[]> {
    for (const table of tablesIn(sql)) {
      if (opened.has(table)) continue;
      const shards = await connection.runAndReadAll(`SELECT file FROM glob(${literal(`${dataDir}/${table}-*.parquet`)}) ORDER BY file`);
      const files = z.array(z.object({ file: z.string() })).parse(shards.getRowObjectsJS()).map(({ file }) => file);
      await connection.run(viewSql(table, files.length > 0 ? files : `${dataDir}/${table}.parquet`));
      opened.add(table);
    }
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJS().map(plain);
  }

  return {
    async rows(sql, schema, signal) {
      throwIfAborted(signal);
      // One statement at a time: a connection holds one result.
      const turn = queue.then(() => run(sql));
      queue = turn.catch(() => undefined);
      let raw: Record<string, unknown>[];
      try {
        raw = await turn;
      } catch (cause) {
        throw new QueryError('query.failed', cause instanceof Error ? cause.message : String(cause), { cause });
      }
      return parseRows(raw, schema);
    },
    async close() {
      await queue;
      connection.closeSync();
      instance.closeSync();
    },
  };
}
