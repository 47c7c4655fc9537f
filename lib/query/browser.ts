/**
 * The engine in the reader's browser: DuckDB-WASM 1.28.0 from the site itself, started once, when the
 * first question is asked. Everything is read through `send`: `query` can return part of the rows as success.
 */
import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { QueryError, parseRows, throwIfAborted } from './client';
import type { QueryClient } from './client';
import { DATA_TABLES, viewSql } from './views';
import type { DataTable } from './views';

export interface BrowserOptions {
  /** The site's base path without a slash at its end, '' at the root. */
  basePath: string;
}

/** Above this a file is not fetched whole from a host that answers no byte ranges. */
const MAX_WHOLE_FILE = 25 * 1024 * 1024;

let opening: { basePath: string; client: Promise<QueryClient> } | null = null;

/**
 * The one client of the page. Two callers get the same; after a failure the next call tries again.
 * Rejects with `query.engine` when the engine cannot be started.
 */
export function openBrowserClient(options: BrowserOptions): Promise<QueryClient> {
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

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function start(basePath: string): Promise<QueryClient> {
  const absolute = (path: string) => new URL(`${basePath}${path}`, window.location.origin).href;
  try {
    const duckdb = await import('@duckdb/duckdb-wasm');
    // A blob worker inherits the page's content policy; one started from a URL would not.
    const script = URL.createObjectURL(new Blob(
      [`importScripts(${JSON.stringify(absolute('/duckdb/duckdb-browser-eh.worker.js'))});`], { type: 'text/javascript' },
    ));
    const worker = new Worker(script);
    // Without this a worker that cannot load its script leaves every request waiting for ever.
    const broken = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker could not be loaded')), { once: true });
    });
    broken.catch(() => undefined);
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    try {
      await Promise.race([db.instantiate(absolute('/duckdb/duckdb-eh.wasm')), broken]);
      await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    } catch (cause) {
      worker.terminate();
      throw cause;
    } finally {
      URL.revokeObjectURL(script);
    }
    return client(db, (table) => absolute(`/data/${table}.parquet`), duckdb.DuckDBDataProtocol.HTTP);
  } catch (cause) {
    throw cause instanceof QueryError ? cause : new QueryError('query.engine', message(cause), { cause });
  }
}

/** Whether the host answers byte ranges. One that does not sends the whole file, which only small files bear. */
async function answersRanges(url: string): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { Range: 'bytes=0-3' } });
  } catch (cause) {
    throw new QueryError('query.data', `${url}: ${message(cause)}`, { cause });
  }
  await response.body?.cancel();
  if (!response.ok) throw new QueryError('query.data', `${url}: ${response.status}`);
  return response.status === 206;
}

async function refuseIfLarge(url: string): Promise<void> {
  const head = await fetch(url, { method: 'HEAD' });
  const bytes = Number(head.headers.get('content-length') ?? Number.NaN);
  if (!(bytes <= MAX_WHOLE_FILE)) throw new QueryError('query.too_large', `${url}: ${bytes} bytes, and the host answers no byte ranges`);
}

function client(db: AsyncDuckDB, urlOf: (table: DataTable) => string, http: number): QueryClient {
  let ranges: Promise<boolean> | null = null;
  const views = new Map<DataTable, Promise<void>>();

  async function openView(table: DataTable): Promise<void> {
    const url = urlOf(table);
    ranges ??= answersRanges(url);
    const probe = ranges;
    probe.catch(() => {
      if (ranges === probe) ranges = null;
    });
    if (!(await probe)) await refuseIfLarge(url);
    await db.registerFileURL(`${table}.parquet`, url, http, false);
    const connection = await db.connect();
    try {
      await drain(connection.send(viewSql(table, `${table}.parquet`)));
    } catch (cause) {
      throw new QueryError('query.data', `${url}: ${message(cause)}`, { cause });
    } finally {
      await connection.close();
    }
  }

  /** Views are made when a statement first names them: each reads a file's footer. */
  async function openViews(sql: string): Promise<void> {
    for (const table of DATA_TABLES) {
      if (!new RegExp(`\\b${table}\\b`).test(sql)) continue;
      let view = views.get(table);
      if (view === undefined) {
        view = openView(table);
        views.set(table, view);
        view.catch(() => views.delete(table));
      }
      await view;
    }
  }

  return {
    async rows(sql, schema, signal) {
      throwIfAborted(signal);
      await openViews(sql);
      throwIfAborted(signal);
      const connection = await db.connect();
      let raw: unknown[];
      try {
        raw = await drain(connection.send(sql), signal);
      } catch (cause) {
        if (cause instanceof QueryError) throw cause;
        throw new QueryError('query.failed', message(cause), { cause });
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
