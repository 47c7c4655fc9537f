/**
 * The engine for statements that a reader writes. A statement has a deadline and a cap on its rows, and can
 * always be stopped: where the engine does not answer, its worker is ended and a new one starts with the same tables.
 *
 * A small corpus is held in memory and the engine is shut to the outside. A large one is read by range, which
 * leaves the engine open: there the page's content policy, which the worker inherits, lets nothing leave the site.
 */
import { z } from 'zod';
import { QueryError } from './client';
import { execute, loadTable, messageOf, shut, siteAddress, startEngine, viewsByRange } from './engine';
import type { Engine } from './engine';
import { isOwnName } from './own-column';
import { capped } from './statement';
import { gather } from './result';
import type { ArrowBatch, Result } from './result';
import { DATA_TABLES } from './views';

/** Rows that are kept of an answer to be shown. */
const ROW_CAP = 100_000;
/** Seconds after which a statement is stopped unasked. */
const DEADLINE = 60;
/** Bytes of Parquet up to which all tables are held in memory: they load again within two seconds. */
const IN_MEMORY = 6 * 1024 * 1024;
/** How long the engine may take to answer that it has stopped, in ms. */
const PATIENCE = 300;
/** After so many ms a statement is one that may have to be stopped: another engine is made ready meanwhile. */
const SPARE_AFTER = 1200;

export interface WorkbenchOptions {
  /** The site's base path without a slash at its end, '' at the root. */
  basePath: string;
  inMemory?: number;
  /** Tables of the reader's own, loaded into every engine that starts. Names are `isOwnName`. */
  own?: () => Promise<readonly OwnTable[]>;
}
export interface OwnTable { name: string; parquet: Uint8Array }

export interface RunOptions {
  /** Aborting stops the statement. */
  signal?: AbortSignal;
  rows?: number;
  seconds?: number;
  /** Rows that have arrived so far. */
  onRows?: (rows: number) => void;
}

export type Outcome =
  | { kind: 'done'; result: Result; seconds: number }
  /** `restarted`: the engine did not answer and a new one was started; tables that statements had made are gone. */
  | { kind: 'stopped'; why: 'reader' | 'deadline'; seconds: number; restarted: boolean };

export interface Workbench {
  /** Runs one statement. Rejects with a `QueryError` where it fails, with the engine's own message. */
  run(sql: string, options?: RunOptions): Promise<Outcome>;
  /** `memory`: shut to the outside; `range`: tables are read from the site. Known once an engine has started. */
  held(): 'memory' | 'range' | null;
  /** Starts the engine before it is asked anything. */
  warm(): void;
  /** The next statement meets a fresh engine, with `own` asked again. */
  restart(): void;
  close(): void;
}

interface Ready extends Engine { prepare(sql: string): Promise<unknown>; held: 'memory' | 'range' }

const Manifest = z.object({ tables: z.record(z.string(), z.object({ bytes: z.number().nonnegative() })) });

async function fetched(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new QueryError('query.data', `${url}: ${messageOf(cause)}`, { cause });
  }
  if (!response.ok) throw new QueryError('query.data', `${url}: ${response.status}`);
  return response;
}

/** All tables as bytes where they are few enough, null where they are to be read by range. */
async function smallCorpus(basePath: string, most: number): Promise<Map<string, Uint8Array> | null> {
  const manifest = Manifest.safeParse(await (await fetched(siteAddress(basePath, '/data/manifest.json'))).json().catch(() => null));
  if (!manifest.success) throw new QueryError('query.data', 'manifest.json is not one');
  const sizes = DATA_TABLES.map((table) => manifest.data.tables[table]?.bytes ?? Number.POSITIVE_INFINITY);
  if (sizes.reduce((sum, bytes) => sum + bytes, 0) > most) return null;
  return new Map(await Promise.all(DATA_TABLES.map(async (table): Promise<[string, Uint8Array]> =>
    [table, new Uint8Array(await (await fetched(siteAddress(basePath, `/data/${table}.parquet`))).arrayBuffer())])));
}

const wait = (ms: number) => new Promise<'late'>((done) => setTimeout(() => done('late'), ms));

export function openWorkbench({ basePath, inMemory = IN_MEMORY, own }: WorkbenchOptions): Workbench {
  /** Kept so that a new engine needs no network. */
  let corpus: Promise<Map<string, Uint8Array> | null> | null = null;
  let engine: Promise<Ready> | null = null;
  /** Started while a statement takes long, to stand in where its engine must be ended. */
  let spare: Promise<Ready> | null = null;
  let held: 'memory' | 'range' | null = null;

  async function boot(): Promise<Ready> {
    corpus ??= smallCorpus(basePath, inMemory);
    const reading = corpus;
    reading.catch(() => {
      if (corpus === reading) corpus = null;
    });
    const [started, tables] = await Promise.allSettled([startEngine(basePath), reading]);
    if (started.status === 'rejected') throw started.reason;
    const { db, kill } = started.value;
    try {
      if (tables.status === 'rejected') throw tables.reason;
      for (const table of await own?.() ?? []) if (isOwnName(table.name)) await loadTable(db, table.name, table.parquet);
      if (tables.value === null) {
        held = 'range';
        return { db, kill, held, prepare: await viewsByRange(db, basePath) };
      }
      for (const [table, bytes] of tables.value) await loadTable(db, table, bytes);
      await shut(db);
      held = 'memory';
      return { db, kill, held, prepare: () => Promise.resolve() };
    } catch (cause) {
      kill();
      throw cause instanceof QueryError ? cause : new QueryError('query.data', messageOf(cause), { cause });
    }
  }

  function current(): Promise<Ready> {
    if (engine === null) {
      const attempt = boot();
      engine = attempt;
      attempt.catch(() => {
        if (engine === attempt) engine = null;
      });
    }
    return engine;
  }

  function prepareSpare(): void {
    if (spare !== null) return;
    const attempt = boot();
    spare = attempt;
    attempt.catch(() => {
      if (spare === attempt) spare = null;
      if (engine === attempt) engine = null;
    });
  }

  function end(of: Ready): void {
    of.kill();
    engine = spare;
    spare = null;
    current().catch(() => undefined);
  }

  function endAll(): void {
    for (const each of [engine, spare]) void each?.then(({ kill }) => kill(), () => undefined);
    engine = null;
    spare = null;
  }

  return {
    async run(sql, { signal, rows = ROW_CAP, seconds = DEADLINE, onRows } = {}) {
      const started = performance.now();
      const elapsed = () => (performance.now() - started) / 1000;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let onAbort: () => void = () => undefined;
      const stop = new Promise<'reader' | 'deadline'>((done) => {
        onAbort = () => done('reader');
        if (signal?.aborted) done('reader');
        signal?.addEventListener('abort', onAbort, { once: true });
        timer = setTimeout(() => done('deadline'), seconds * 1000);
      });
      try {
        // An engine that is still starting goes on doing so: the next statement finds it.
        const ready = await Promise.race([current(), stop]);
        if (typeof ready === 'string') return { kind: 'stopped', why: ready, seconds: elapsed(), restarted: false };
        return await within(ready, sql, { rows, stop, elapsed, onRows });
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      }
    },
    held: () => held,
    warm: () => void current().catch(() => undefined),
    restart: endAll,
    close: endAll,
  };

  interface Watch { rows: number; stop: Promise<'reader' | 'deadline'>; elapsed: () => number; onRows: ((rows: number) => void) | undefined }

  async function within(ready: Ready, sql: string, { rows, stop, elapsed, onRows }: Watch): Promise<Outcome> {
    const opening = (async () => {
      await ready.prepare(sql);
      return ready.db.connect();
    })();
    const connection = await Promise.race([opening, stop]);
    if (typeof connection === 'string') {
      // Footers that are being read hold up the worker.
      opening.catch(() => undefined);
      end(ready);
      return { kind: 'stopped', why: connection, seconds: elapsed(), restarted: true };
    }
    let wanted = true;
    const reading = (async (): Promise<Result> => {
      const limited = capped(sql, rows + 1);
      // A mistake is told of the statement as it was written, before its rows are counted.
      if (limited !== null) await (await connection.prepare(sql)).close();
      // The engine has all rows before it sends the first: it is told how many are wanted.
      const reader = await connection.send(limited ?? sql);
      await reader.open();
      const gathered = gather(reader.schema.fields, rows);
      for await (const batch of reader as AsyncIterable<ArrowBatch>) {
        if (!wanted || !gathered.add(batch)) break;
        onRows?.(gathered.count());
      }
      return gathered.result();
    })();
    reading.catch(() => undefined);
    const long = setTimeout(prepareSpare, SPARE_AFTER);
    let answer: Result | 'reader' | 'deadline';
    try {
      answer = await Promise.race([reading, stop]);
    } catch (cause) {
      void connection.close().catch(() => undefined);
      throw new QueryError('query.failed', messageOf(cause), { cause });
    } finally {
      clearTimeout(long);
    }
    wanted = false;
    if (typeof answer !== 'string' && !answer.capped) {
      await connection.close();
      return { kind: 'done', result: answer, seconds: elapsed() };
    }
    // What is left of the statement is not wanted. `cancelSent` stops it where the worker still listens.
    const left = (async () => {
      await connection.cancelSent();
      await reading.catch(() => undefined);
      await connection.close();
      await execute(ready.db, 'SELECT 1');
    })();
    const restarted = await Promise.race([left.then(() => 'quiet' as const, () => 'late' as const), wait(PATIENCE)]) === 'late';
    if (restarted) end(ready);
    return typeof answer === 'string' ? { kind: 'stopped', why: answer, seconds: elapsed(), restarted } : { kind: 'done', result: answer, seconds: elapsed() };
  }
}
