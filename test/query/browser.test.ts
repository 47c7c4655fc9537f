/** The browser's client itself, bundled and run in a real Chromium over a server with and without byte ranges. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openNodeClient } from '../../lib/query/node';
import { bundle } from '../../scripts/bench/bundle';
import { ENGINE, host, launchChromium, sendFile } from './host';
import { writeFixture } from './fixture';

const ENTRY = `
import { openBrowserClient } from ${JSON.stringify(join(import.meta.dirname, '../../lib/query/browser.ts'))};
import { z } from 'zod';
window.ask = async (sql) => {
  try { const client = await openBrowserClient({ basePath: '/atlas' }); return { rows: await client.rows(sql, z.looseObject({})) }; }
  catch (error) { return { code: error.code, message: error.message }; }
};
window.same = () => openBrowserClient({ basePath: '/atlas' }) === openBrowserClient({ basePath: '/atlas' });`;

const Answer = z.object({ rows: z.array(z.record(z.string(), z.unknown())).optional(), code: z.string().optional(), message: z.string().optional() });

let browser: Browser;
let site: Awaited<ReturnType<typeof host>>;
let fixture: Awaited<ReturnType<typeof writeFixture>>;
/** What the server does wrong at the moment. */
let fault: 'none' | 'packed' | 'packed-and-unpacked' | 'compressed' | 'no-ranges' | 'no-worker' | 'no-data' = 'none';
const requests: { method: string | undefined; path: string; range: string | undefined }[] = [];

beforeAll(async () => {
  fixture = await writeFixture();
  const code = await bundle(ENTRY);
  site = await host((request, response) => {
    const path = (request.url ?? '').replace(/^\/atlas/, '');
    requests.push({ method: request.method, path, range: request.headers.range });
    if (path === '/entry.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
    const file = path.startsWith('/duckdb/') ? join(ENGINE, path.slice(8)) : path.startsWith('/data/') ? join(fixture.dir, path.slice(6)) : null;
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<script type="module" src="/atlas/entry.js"></script>');
    if (file === null || (fault === 'no-worker' && path.includes('worker')) || (fault === 'no-data' && path.startsWith('/data/'))) return void response.writeHead(404).end();
    const packed = file.endsWith('.wasm.gz');
    if (packed && !fault.startsWith('packed')) return void response.writeHead(404).end();
    if (packed || (fault === 'compressed' && file.endsWith('.wasm'))) {
      const encoding = fault === 'packed' ? {} : { 'content-encoding': 'gzip' };
      response.writeHead(200, { 'content-type': packed ? 'application/gzip' : 'application/wasm', ...encoding });
      return void response.end(request.method === 'HEAD' ? undefined : gzipSync(readFileSync(file.replace(/\.gz$/, '')), { level: 1 }));
    }
    if (!existsSync(file)) return void response.writeHead(404).end();
    sendFile(request, response, file, { ranges: fault !== 'no-ranges' });
  });
  browser = await launchChromium();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  fixture?.remove();
});

async function open(): Promise<{ page: Page; ask: (sql: string) => Promise<z.infer<typeof Answer>> }> {
  requests.length = 0;
  const page = await browser.newPage();
  await page.goto(`${site.origin}/atlas/`);
  await page.waitForFunction('window.ask !== undefined');
  return { page, ask: async (sql) => Answer.parse(await page.evaluate(`window.ask(${JSON.stringify(sql)})`)) };
}

/** WebAssembly that was asked for, in order. */
function engineFiles(): string[] {
  return requests.filter(({ method, path }) => method === 'GET' && path.includes('.wasm')).map(({ path }) => path);
}

describe('in Chromium', () => {
  test('answers as Node does, starts once, takes nothing before it is asked, and lets no failing row pass', async () => {
    fault = 'none';
    const { page, ask } = await open();
    expect(requests.some(({ path }) => path.startsWith('/duckdb/') || path.startsWith('/data/'))).toBe(false);
    expect(await page.evaluate('window.same()')).toBe(true);
    const sql = 'SELECT report_id, year, count(*) AS n, sum(value) AS total FROM cells GROUP BY report_id, year ORDER BY report_id';
    const node = await openNodeClient(fixture.dir);
    expect((await ask(sql)).rows).toEqual(await node.rows(sql, z.looseObject({})));
    await node.close();
    expect(engineFiles()).toEqual(['/duckdb/duckdb-eh.wasm.gz', '/duckdb/duckdb-eh.wasm']);
    expect(new Set(requests.filter(({ path }) => path.startsWith('/data/')).map(({ path }) => path))).toEqual(new Set(['/data/shards.json', '/data/cells.parquet']));
    // A row that fails midway reaches the page as an error, and the next question is answered.
    const failed = await ask("SELECT CAST(CASE WHEN i = 9000 THEN 'x' ELSE i::VARCHAR END AS INTEGER) AS v FROM range(10000) t(i)");
    expect(failed).toMatchObject({ code: 'query.failed', message: expect.stringContaining('Conversion') });
    expect((await ask('SELECT count(*) AS n FROM reports')).rows).toEqual([{ n: 10 }]);
    await page.close();
  });

  test.each([
    ['packed', 'unpacks the gzip that stands beside', ['/duckdb/duckdb-eh.wasm.gz']],
    ['packed-and-unpacked', 'takes a gzip that the browser has unpacked as it comes', ['/duckdb/duckdb-eh.wasm.gz']],
    ['compressed', 'is left to a host that compresses', ['/duckdb/duckdb-eh.wasm']],
  ] as const)('the engine: %s: %s', async (how, _, files) => {
    fault = how;
    const { page, ask } = await open();
    expect((await ask('SELECT count(*) AS n FROM reports')).rows).toEqual([{ n: 10 }]);
    expect(engineFiles()).toEqual(files);
    fault = 'none';
    await page.close();
  });

  test('an engine that cannot be started is an error, data that cannot be reached another, and a later try succeeds', async () => {
    fault = 'no-worker';
    const { page, ask } = await open();
    expect((await ask('SELECT 1 AS x')).code).toBe('query.engine');
    fault = 'no-data';
    expect((await ask('SELECT 1 AS x')).rows).toEqual([{ x: 1 }]);
    expect((await ask('SELECT count(*) AS n FROM reports')).code).toBe('query.data');
    fault = 'none';
    expect((await ask('SELECT count(*) AS n FROM reports')).rows).toEqual([{ n: 10 }]);
    await page.close();
  });

  test('a host without byte ranges serves small files whole', async () => {
    fault = 'no-ranges';
    const { page, ask } = await open();
    expect((await ask('SELECT count(*) AS n FROM reports')).rows).toEqual([{ n: 10 }]);
    fault = 'none';
    await page.close();
  });
});
