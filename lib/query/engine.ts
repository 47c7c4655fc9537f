/**
 * DuckDB-WASM 1.28.0 from the site itself, in a worker of its own that can be ended at any time.
 * Whoever starts an engine owns it; nothing is shared here.
 */
import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { MAX_WHOLE_FILE, QueryError } from './client';
import { once } from './once';
import { Shards, shardsWithin } from './shards';
import type { Within } from './shards';
import { literal } from './sql/text';
import { tablesIn } from './statement';
import { viewSql } from './views';
import type { DataTable } from './views';
import { engineModule } from './wasm';

export interface Engine {
  db: AsyncDuckDB;
  /** Ends the worker at once, whatever it is doing. Requests that are under way are never answered. */
  kill(): void;
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** A file of the site as an absolute address, which a blob worker needs. `path` begins with a slash. */
export function siteAddress(basePath: string, path: string): string {
  return new URL(`${basePath}${path}`, window.location.origin).href;
}

/**
 * What an engine's worker begins with. The module comes compiled, as the first message; the engine's own code
 * would fetch and compile it anew in each worker. What it fetches instead is not waited for. It never tells
 * whoever waits that it could not be made (a page that has no memory left for one more): the worker breaks then.
 */
const workerScript = (engine: string): string => `
const given = new Promise((done, fail) => {
  addEventListener('message', (event) => { event.stopImmediatePropagation(); done(event.data); }, { once: true });
  addEventListener('messageerror', () => fail(new Error('the module did not arrive')), { once: true });
});
WebAssembly.instantiateStreaming = async (fetched, imports) => {
  Promise.resolve(fetched).catch(() => undefined);
  try {
    const module = await given;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  } catch (cause) {
    setTimeout(() => { throw cause; });
    return new Promise(() => undefined);
  }
};
importScripts(${JSON.stringify(engine)});`;

/** Rejects with `query.engine`. */
export async function startEngine(basePath: string): Promise<Engine> {
  try {
    const [duckdb, module] = await Promise.all([import('@duckdb/duckdb-wasm'), engineModule(siteAddress(basePath, '/duckdb/duckdb-eh.wasm'))]);
    // A blob worker inherits the page's content policy; one started from a URL would not.
    const script = URL.createObjectURL(new Blob([workerScript(siteAddress(basePath, '/duckdb/duckdb-browser-eh.worker.js'))], { type: 'text/javascript' }));
    const worker = new Worker(script);
    // Without this a worker that cannot load its script leaves every request waiting for ever.
    const broken = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker could not be loaded')), { once: true });
    });
    broken.catch(() => undefined);
    worker.postMessage(module);
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    try {
      // It fetches the address it is told, whatever the module: its own script is at hand.
      await Promise.race([db.instantiate(script), broken]);
      await db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    } catch (cause) {
      worker.terminate();
      throw cause;
    } finally {
      URL.revokeObjectURL(script);
    }
    return { db, kill: () => worker.terminate() };
  } catch (cause) {
    throw cause instanceof QueryError ? cause : new QueryError('query.engine', messageOf(cause), { cause });
  }
}

/** Runs a statement that gives no rows worth having, to its end. */
export async function execute(db: AsyncDuckDB, sql: string): Promise<void> {
  const connection = await db.connect();
  try {
    for await (const _ of await connection.send(sql)) continue;
  } finally {
    await connection.close();
  }
}

/** Whether the host answers byte ranges. One that does not sends the whole file, which only small files bear. */
async function answersRanges(url: string): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { Range: 'bytes=0-3' } });
  } catch (cause) {
    throw new QueryError('query.data', `${url}: ${messageOf(cause)}`, { cause });
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

/**
 * Opens what a statement needs. Returned are the statements that make views for its own connection: over
 * those files of a table in which its rows may stand.
 */
export type OpenViews = (sql: string, within?: Within) => Promise<string[]>;

/** Which files large tables stand in; none where the data knows no such list. */
async function shardsOf(basePath: string): Promise<Shards> {
  const url = siteAddress(basePath, '/data/shards.json');
  try {
    const response = await fetch(url);
    if (response.status === 404) return {};
    return Shards.parse(await response.json());
  } catch (cause) {
    throw new QueryError('query.data', `${url}: ${messageOf(cause)}`, { cause });
  }
}

export interface Tables {
  open: OpenViews;
  /**
   * Fetches a table whole, where all of it has at most so many bytes: what is asked of it from then on asks
   * nothing of the host. For questions that read most of a table: hundreds of ranges take longer than it
   * whole. Where it is larger, or cannot be fetched, nothing changes. True where it is held.
   */
  hold(table: DataTable, most: number): Promise<boolean>;
}

/**
 * The tables of the site as views over files that are read by range; each view is made when a statement
 * first names its table, since that reads a footer.
 */
export async function tablesByRange(db: AsyncDuckDB, basePath: string): Promise<Tables> {
  const { DuckDBDataProtocol } = await import('@duckdb/duckdb-wasm');
  const addressOf = (file: string): string => siteAddress(basePath, `/data/${file}`);
  const shards = once(() => shardsOf(basePath));
  let first = '';
  const ranges = once(() => answersRanges(first));
  const files = new Map<string, () => Promise<void>>();
  const views = new Map<DataTable, () => Promise<void>>();
  /** Files in the engine's memory, by the names it knows them by there. */
  const held = new Map<string, string>();
  const holding = new Map<DataTable, () => Promise<boolean>>();

  /** Makes a file known to the engine. */
  async function register(file: string): Promise<void> {
    const url = addressOf(file);
    first = url;
    if (!(await ranges())) await refuseIfLarge(url);
    await db.registerFileURL(file, url, DuckDBDataProtocol.HTTP, false);
  }
  const known = <K>(map: Map<K, () => Promise<void>>, key: K, make: () => Promise<void>): Promise<void> => {
    const there = map.get(key) ?? once(make);
    map.set(key, there);
    return there();
  };

  async function fetchWhole(table: DataTable, most: number): Promise<boolean> {
    const all = (await shards())[table] ?? await aloneAt(addressOf(`${table}.parquet`), `${table}.parquet`);
    if (all.reduce((sum, { bytes }) => sum + bytes, 0) > most) return false;
    const fetched = await Promise.all(all.map(async ({ file }) => {
      const response = await fetch(addressOf(file));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return [file, new Uint8Array(await response.arrayBuffer())] as const;
    }));
    for (const [file, bytes] of fetched) await db.registerFileBuffer(`held-${file}`, bytes);
    for (const [file] of fetched) held.set(file, `held-${file}`);
    // The view that there may be reads by range.
    views.delete(table);
    return true;
  }

  const open: OpenViews = async (sql, within) => {
    const own: string[] = [];
    for (const table of tablesIn(sql)) {
      const all = (await shards())[table];
      const parts = all === undefined ? [`${table}.parquet`] : shardsWithin(all, within).map((shard) => shard.file);
      for (const part of parts) if (!held.has(part)) await known(files, part, () => register(part));
      const names = parts.map((part) => held.get(part) ?? part);
      if (all !== undefined && names.length < all.length) own.push(viewSql(table, names, true));
      else {
        await known(views, table, () => execute(db, viewSql(table, names)).catch((cause: unknown) => {
          throw new QueryError('query.data', `${addressOf(names[0] ?? '')}: ${messageOf(cause)}`, { cause });
        }));
      }
    }
    return own;
  };
  return {
    open,
    hold(table, most) {
      const there = holding.get(table) ?? once(() => fetchWhole(table, most));
      holding.set(table, there);
      return there().catch(() => false);
    },
  };
}

export async function viewsByRange(db: AsyncDuckDB, basePath: string): Promise<OpenViews> {
  return (await tablesByRange(db, basePath)).open;
}

/** A table that stands in one file, with its size; larger than anything where the host does not tell. */
async function aloneAt(url: string, file: string): Promise<{ file: string; bytes: number }[]> {
  const length = Number((await fetch(url, { method: 'HEAD' })).headers.get('content-length') ?? Number.NaN);
  return [{ file, bytes: Number.isNaN(length) ? Number.POSITIVE_INFINITY : length }];
}

/** A Parquet file from memory as a table of the engine's own. `name` is a name that the caller knows to be one. */
export async function loadTable(db: AsyncDuckDB, name: string, parquet: Uint8Array): Promise<void> {
  const file = `${name}.memory.parquet`;
  // The engine's worker takes the bytes over: it gets a copy.
  await db.registerFileBuffer(file, parquet.slice());
  try {
    await execute(db, `CREATE OR REPLACE TABLE "${name.replaceAll('"', '""')}" AS SELECT * FROM parquet_scan(${literal(file)})`);
  } finally {
    await db.dropFile(file);
  }
}

/** From here on no statement reaches a file, an address or an extension, and none can change that. */
export async function shut(db: AsyncDuckDB): Promise<void> {
  await execute(db, 'SET enable_external_access = false');
  await execute(db, 'SET lock_configuration = true');
}
