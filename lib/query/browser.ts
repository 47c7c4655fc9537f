/**
 * The engine in the reader's browser, started once, when the first question is asked. Everything is read
 * through `send`: `query` can return part of the rows as success.
 */
import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { QueryError, parseRows, throwIfAborted } from './client';
import type { QueryClient } from './client';
import { loadTable, messageOf, startEngine, tablesByRange } from './engine';
import type { Tables } from './engine';
import type { DataTable } from './views';

export interface BrowserOptions {
  /** The site's base path without a slash at its end, '' at the root. */
  basePath: string;
}

/** The engine of the page, which a table of the reader's own can be brought to. */
export interface BrowserClient extends QueryClient {
  /** Loads a table under a name (`engineName`), once for the same bytes. */
  bring(name: string, parquet: Uint8Array): Promise<void>;
  /** Has a table in memory before questions that read most of it, where it is small enough; never rejects. */
  hold(table: DataTable): Promise<boolean>;
}

/** On a line of 10 Mbit/s this many bytes take some 13 seconds; by range the same questions would take longer. */
const MOST_HELD = 16 << 20;

let opening: { basePath: string; client: Promise<BrowserClient> } | null = null;

/**
 * The one client of the page. Two callers get the same; after a failure the next call tries again.
 * Rejects with `query.engine` when the engine cannot be started.
 */
export function openBrowserClient(options: BrowserOptions): Promise<BrowserClient> {
  if (opening === null || opening.basePath !== options.basePath) {
    const client = start(options.basePath);
    const attempt = { basePath: options.basePath, client };
    opening = attempt;
    client.catch(() => {
      if (opening === attempt) opening = null;
    });
  }
  return opening.client;
}

async function start(basePath: string): Promise<BrowserClient> {
  const { db } = await startEngine(basePath);
  return client(db, await tablesByRange(db, basePath));
}

function client(db: AsyncDuckDB, tables: Tables): BrowserClient {
  const brought = new Map<string, { parquet: Uint8Array; loaded: Promise<void> }>();
  return {
    hold: (table) => tables.hold(table, MOST_HELD),
    bring(name, parquet) {
      const there = brought.get(name);
      if (there !== undefined && there.parquet === parquet) return there.loaded;
      const turn = { parquet, loaded: loadTable(db, name, parquet).catch((cause: unknown) => {
        if (brought.get(name) === turn) brought.delete(name);
        throw new QueryError('query.failed', messageOf(cause), { cause });
      }) };
      brought.set(name, turn);
      return turn.loaded;
    },
    async rows(sql, schema, signal, within) {
      throwIfAborted(signal);
      const own = await tables.open(sql, within);
      throwIfAborted(signal);
      const connection = await db.connect();
      let raw: unknown[];
      try {
        for (const view of own) await drain(connection.send(view), signal);
        raw = await drain(connection.send(sql), signal);
      } catch (cause) {
        if (cause instanceof QueryError) throw cause;
        throw new QueryError('query.failed', messageOf(cause), { cause });
      } finally {
        await connection.close();
      }
      return parseRows(raw, schema);
    },
    async close() {
      opening = null;
      await db.terminate();
    },
  };
}

interface Batch extends Iterable<{ toJSON(): unknown }> {}

/** Every row of a stream, or its error. */
async function drain(sent: Promise<AsyncIterable<Batch>>, signal?: AbortSignal): Promise<unknown[]> {
  const raw: unknown[] = [];
  for await (const batch of await sent) {
    throwIfAborted(signal);
    for (const row of batch) raw.push(row.toJSON());
  }
  return raw;
}
