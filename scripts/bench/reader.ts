/**
 * What the questions of the pages cost a reader: requests, bytes and time, in a real Chromium over a server
 * that counts, at the end of a line of a given length and breadth. The engine and the questions are the site's own.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { footerBytes } from '../../lib/corpus/footers';
import type { Filter, QualityChoice } from '../../lib/query';
import type { TableFiles } from '../../lib/query/row-files';
import { Shard } from '../../lib/query/shards';
import type { Measure } from '../../lib/query/sql/measure';
import { byteRange } from '../static';
import { bundle } from './bundle';
import { launch, memoryOf } from './view';

export interface Line {
  /** Milliseconds from a question to the first byte of its answer. */
  roundTrip: number;
  /** Null: as fast as it goes. */
  bytesPerSecond: number | null;
}

/** What a page asks: a matter under a filter, as lib/ui/ask-view does; a report; the reports of the list; findings; coverage. */
export type Asked =
  | { kind: 'matter'; filter: Filter; ids: readonly string[]; measures: Readonly<Record<string, Measure>> }
  | { kind: 'report'; id: string }
  | { kind: 'list'; filter: Filter }
  | { kind: 'findings'; choice: QualityChoice }
  | { kind: 'coverage' }
  /** Nothing but the engine. */
  | { kind: 'engine' }
  /** Files of `reports` fetched whole and held in the engine's memory; what is asked afterwards asks nothing of the server. */
  | { kind: 'whole'; files: readonly string[] }
  /** An answer that was worked out before and stands as a file. */
  | { kind: 'slice' };

export interface Cost { ms: number; requests: number; bytes: number; rows: number; /** Files of the data that were asked for. */ files: string[] }

export interface Reader {
  ask(asked: Asked): Promise<Cost>;
  /** Of the page and its engine, in MiB; null where the system does not tell. */
  memory(): Promise<number | null>;
  close(): Promise<void>;
}

const here = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../lib/query', path));
const ENTRY = `
import { z } from 'zod';
import { askCoverage, askFigures, askFilterOptions, askReportList, askTrends } from ${here('ask.ts')};
import { askFoundWhole } from ${here('found.ts')};
import { openBrowserClient } from ${here('browser.ts')};
import { execute, startEngine } from ${here('engine.ts')};
import { cached } from ${here('cached.ts')};
import { parseRows } from ${here('client.ts')};
import { readReport } from ${here('read-report.ts')};
import { openRowFiles } from ${here('row-files.ts')};
import { siteBytes } from ${here('site-files.ts')};
import { viewSql } from ${here('views.ts')};
let held = null;
let remembering = null;
async function whole(files) {
  const { db } = await startEngine('');
  await Promise.all(files.map(async (file) => db.registerFileBuffer(file, new Uint8Array(await (await fetch('/data/' + file)).arrayBuffer()))));
  await execute(db, viewSql('reports', files));
  held = {
    async rows(sql, schema) {
      const connection = await db.connect();
      try {
        const rows = [];
        for await (const batch of await connection.send(sql)) for (const row of batch) rows.push(row.toJSON());
        return parseRows(rows, schema);
      } finally { await connection.close(); }
    },
    close: () => db.terminate(),
  };
  return 1;
}
window.ask = async (asked) => {
  if (asked.kind === 'whole') return whole(asked.files);
  if (asked.kind === 'report') {
    const report = await readReport(openRowFiles(asked.files, siteBytes('')), asked.id, ['corrections', 'expected', 'population']);
    if (report === null) throw new Error('there is no report ' + asked.id);
    return report.cells.length;
  }
  if (asked.kind === 'slice') return (await (await fetch('/slice.json')).json()).reports;
  remembering ??= cached(held ?? await openBrowserClient({ basePath: '' }));
  const client = remembering;
  if (asked.kind === 'engine') return (await client.rows('SELECT 1 AS x', z.looseObject({}))).length;
  if (asked.kind === 'matter') {
    if (held === null) await (await openBrowserClient({ basePath: '' })).hold('reports');
    const reports = await askFigures(client, asked.filter, asked.ids);
    if (held === null) await askFilterOptions(client, asked.filter);
    if (held === null) await askTrends(client, asked.filter, asked.measures);
    return reports.length;
  }
  if (asked.kind === 'list') return (await askReportList(client, asked.filter)).length;
  if (asked.kind === 'findings') return (await askFoundWhole({ ...client, hold: (await openBrowserClient({ basePath: '' })).hold }, asked.choice, 200)).rows.length;
  return (await askCoverage(client)).provinces.length;
};`;

/** The tables' files as the Report page is told of them. */
function filesOf(folder: string): TableFiles {
  const { tables } = Listed.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return Object.fromEntries(Object.entries(tables).map(([table, { shards }]) => [table, shards.map((shard) => ({ ...shard, footer: footerBytes(join(folder, shard.file)) }))]));
}
const Listed = z.object({ tables: z.record(z.string(), z.object({ shards: z.array(Shard) })) });

const TYPES: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
const DIST = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
let packed: Buffer | null = null;
let entry: Promise<string> | null = null;

/** Opens a page over the data in `folder`, with nothing in its caches. `slice`: a view as it is kept in a file; it crosses the line as gzip, as hosts send it. */
export async function openReader(folder: string, line: Line, executablePath: string, slice = '{"reports":0}'): Promise<Reader> {
  const sliced = gzipSync(slice);
  packed ??= gzipSync(readFileSync(join(DIST, 'duckdb-eh.wasm')), { level: 9 });
  entry ??= bundle(ENTRY);
  const code = await entry;
  let counted = { requests: 0, bytes: 0, files: new Set<string>() };
  let free = 0;
  /** Waits as the line makes it wait: its length, and its breadth, which all that is under way shares. */
  const pass = async (bytes: number): Promise<void> => {
    counted.requests += 1;
    counted.bytes += bytes;
    const now = performance.now();
    if (line.bytesPerSecond !== null) free = Math.max(free, now) + (1000 * bytes) / line.bytesPerSecond;
    await wait(Math.max(line.roundTrip, free - now + line.roundTrip));
  };
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const send = async (bytes: Uint8Array | string, type: string, encoding: Record<string, string> = {}): Promise<void> => {
        await pass(bytes.length);
        response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(bytes), 'cache-control': 'no-store', ...encoding }).end(request.method === 'HEAD' ? undefined : bytes);
      };
      if (path === '/') return send('<!doctype html><script type="module" src="/entry.js"></script>', 'text/html');
      if (path === '/slice.json') return send(sliced, 'application/json', { 'content-encoding': 'gzip' });
      if (path === '/entry.js') return send(code, 'text/javascript');
      if (path.endsWith('.wasm.gz') && packed !== null) return send(packed, 'application/gzip');
      const file = path.startsWith('/duckdb/') ? join(DIST, path.slice(8)) : /^\/data\/[\w-]+\.\w+$/.test(path) ? join(folder, path.slice(6)) : null;
      const size = file === null ? undefined : statSync(file, { throwIfNoEntry: false })?.size;
      if (file === null || size === undefined) return void response.writeHead(404).end();
      if (path.startsWith('/data/')) counted.files.add(path.slice(6));
      const range = request.headers.range === undefined ? undefined : byteRange(request.headers.range, size);
      const head = { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', 'accept-ranges': 'bytes', 'cache-control': 'no-store' };
      const { start, end } = range ?? { start: 0, end: size - 1 };
      await pass(request.method === 'HEAD' ? 0 : end - start + 1);
      response.writeHead(range ? 206 : 200, { ...head, 'content-length': end - start + 1, ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}) });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file, { start, end }).pipe(response);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const browser = await launch(executablePath);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction('window.ask !== undefined', undefined, { timeout: 120_000 });
  return {
    async ask(asked) {
      counted = { requests: 0, bytes: 0, files: new Set() };
      const start = performance.now();
      const rows = z.number().parse(await page.evaluate(`window.ask(${JSON.stringify(asked.kind === 'report' ? { ...asked, files: filesOf(folder) } : asked)})`));
      return { ms: performance.now() - start, requests: counted.requests, bytes: counted.bytes, rows, files: [...counted.files].sort() };
    },
    memory: () => memoryOf(browser),
    async close() {
      await browser.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}
