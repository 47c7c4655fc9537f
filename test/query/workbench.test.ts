/** Statements of a reader's own, in a real Chromium: in memory and by range, stopped, capped, and shut in. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { policyOf } from '../../scripts/site/policy';
import { isOwnName } from '../../lib/query/own-column';
import { DATA_TABLES } from '../../lib/query/views';
import { bundle } from '../../scripts/bench/bundle';
import { ENGINE, host, launchChromium, sendFile } from './host';
import { writeFixture } from './fixture';

const ENTRY = `
import { openWorkbench } from ${JSON.stringify(join(import.meta.dirname, '../../lib/query/workbench.ts'))};
const benches = {};
const bench = (held) => benches[held] ??= openWorkbench({ basePath: '/atlas', ...(held === 'range' ? { inMemory: 0 } : {}), own: () => Promise.resolve(window.own ?? []) });
window.run = async (held, sql, options = {}) => {
  const control = new AbortController();
  window.stop = () => control.abort();
  if (options.stopAfter !== undefined) setTimeout(() => { window.stoppedAt = performance.now(); control.abort(); }, options.stopAfter);
  try {
    const outcome = await bench(held).run(sql, { ...options, signal: control.signal });
    return { outcome, held: bench(held).held(), sinceStop: window.stoppedAt === undefined ? null : performance.now() - window.stoppedAt };
  } catch (error) { return { code: error.code, message: error.message }; }
};`;

const Value = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const Outcome = z.object({
  kind: z.enum(['done', 'stopped']), why: z.string().optional(), restarted: z.boolean().optional(), seconds: z.number(),
  result: z.object({ columns: z.array(z.object({ name: z.string(), kind: z.string() })), values: z.array(z.array(Value)), rows: z.number(), capped: z.boolean() }).optional(),
});
const Answer = z.object({ outcome: Outcome.optional(), held: z.string().nullable().optional(), sinceStop: z.number().nullable().optional(), code: z.string().optional(), message: z.string().optional() });
type Answer = z.infer<typeof Answer>;

const HTML = '<!DOCTYPE html><html><head></head><body><script type="module" src="/atlas/entry.js"></script></body></html>';

let browser: Browser;
let site: Awaited<ReturnType<typeof host>>;
let fixture: Awaited<ReturnType<typeof writeFixture>>;
const foreign: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  fixture = await writeFixture();
  writeFileSync(join(fixture.dir, 'manifest.json'), JSON.stringify({ tables: Object.fromEntries(DATA_TABLES.map((table) => [table, { bytes: statSync(join(fixture.dir, `${table}.parquet`)).size }])) }));
  const code = await bundle(ENTRY);
  site = await host((request, response) => {
    const path = (request.url ?? '').replace(/^\/atlas/, '');
    asked.push(path);
    if (path === '/entry.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(HTML.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policyOf(HTML)}">`));
    const file = path.startsWith('/duckdb/') ? join(ENGINE, path.slice(8)) : path.startsWith('/data/') ? join(fixture.dir, path.slice(6)) : null;
    if (file === null || !existsSync(file)) return void response.writeHead(404).end();
    sendFile(request, response, file);
  });
  browser = await launchChromium();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  fixture?.remove();
});

type Run = (sql: string, options?: { stopAfter?: number; rows?: number; seconds?: number }) => Promise<Answer>;

async function open(held: 'memory' | 'range', own = '[]'): Promise<{ page: Page; run: Run }> {
  const page = await browser.newPage();
  await page.addInitScript(`window.own = ${own}`);
  foreign.length = 0;
  asked.length = 0;
  await page.route('**/*', (route) => {
    if (new URL(route.request().url()).origin === site.origin || route.request().url().startsWith('blob:')) return route.continue();
    foreign.push(route.request().url());
    return route.abort();
  });
  await page.goto(`${site.origin}/atlas/`);
  await page.waitForFunction('window.run !== undefined');
  return { page, run: async (sql, options) => Answer.parse(await page.evaluate(`window.run(${JSON.stringify(held)}, ${JSON.stringify(sql)}, ${JSON.stringify(options ?? {})})`)) };
}

function values(answer: Answer) {
  if (answer.message !== undefined) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.outcome?.result?.values;
}

describe.each(['memory', 'range'] as const)('tables held by %s', (held) => {
  let page: Page;
  let run: Run;
  beforeAll(async () => {
    ({ page, run } = await open(held));
  });
  afterAll(() => page.close());

  test('answers, with kinds of columns and nulls that stay null', async () => {
    const answer = await run(`SELECT place_name, year, "applications.new_received.total" AS received, DATE '2023-05-01' AS day, true AS yes, [1, 2] AS list FROM REPORTS WHERE report_id LIKE '640106-%' AND kind = 'annual_report';`);
    expect([answer.message, answer.held]).toEqual([undefined, held]);
    expect(answer.outcome?.result?.columns.map(({ kind }) => kind)).toEqual(['text', 'number', 'number', 'time', 'boolean', 'other']);
    expect(values(answer)).toEqual([['金凤区'], [2023], [null], ['2023-05-01'], [true], ['[1,2]']]);
    expect((await run('SELECT count(*) AS n FROM cells, places')).outcome?.kind).toBe('done');
  });

  test('the first rows of more are said to be so; exactly as many are not', async () => {
    const some = await run('SELECT * FROM range(5000) t(i)', { rows: 3000 });
    expect([some.outcome?.result?.rows, some.outcome?.result?.capped, some.outcome?.result?.values[0]?.at(-1)]).toEqual([3000, true, 2999]);
    const all = await run('SELECT * FROM range(3000) t(i)', { rows: 3000 });
    expect([all.outcome?.result?.rows, all.outcome?.result?.capped]).toEqual([3000, false]);
    const endless = await run('SELECT a.range, b.range FROM range(1000000) a, range(100000) b', { rows: 3000 });
    expect([endless.outcome?.result?.rows, endless.outcome?.result?.capped]).toEqual([3000, true]);
    expect(values(await run('SELECT 7 AS x'))).toEqual([[7]]);
  });

  test('no statement reaches the outside, whatever it tries', async () => {
    await run('SELECT 1 FROM reports');
    const tries = [
      "SELECT * FROM 'https://example.org/x.parquet'", "SELECT * FROM read_parquet('https://example.org/x.parquet')", "SELECT * FROM read_csv_auto('http://example.org/x.csv')",
      "SELECT * FROM read_text('https://example.org/x')", "INSTALL httpfs", "LOAD httpfs", "LOAD 'https://example.org/x.duckdb_extension.wasm'", "ATTACH 'https://example.org/x.db' AS x",
      "COPY reports TO 'https://example.org/x.csv'", "COPY (SELECT 1) TO 'x.csv'", "SELECT * FROM 's3://example/x.parquet'", "EXPORT DATABASE 'x'", "SET custom_extension_repository = 'https://example.org'; INSTALL x",
    ];
    const through: string[] = [];
    for (const sql of tries) {
      // One that goes on trying is stopped; a file in the worker's own memory is no way out.
      const answer = await run(sql, { seconds: 2 });
      if (answer.outcome?.kind === 'done' && !/^COPY \(|^EXPORT/.test(sql)) through.push(sql);
    }
    expect(through).toEqual([]);
    expect(foreign).toEqual([]);
    if (held === 'memory') {
      for (const sql of ["COPY (SELECT 1) TO 'x.csv'", "EXPORT DATABASE 'x'", 'SET enable_external_access = true', "SET memory_limit = '1MB'"]) expect((await run(sql)).code).toBe('query.failed');
    }
    expect((await run('SELECT count(*) FROM reports')).outcome?.kind).toBe('done');
  });
});

describe('stopping', () => {
  const RUNAWAY = {
    plain: 'SELECT count(*) FROM range(1000000) a, range(100000) b',
    filtered: 'SELECT count(*) FROM range(1000000) a, range(100000) b WHERE a.range * 3 + b.range = -1',
    summed: 'SELECT sum(a.range * b.range) FROM range(1000000) a, range(100000) b',
    selected: 'SELECT a.range, b.range FROM range(1000000) a, range(100000) b WHERE a.range + b.range < 0',
  };
  test('cross joins of 10¹¹ rows, one after the other, end when told to, and the tables are there again', async () => {
    const { page, run } = await open('memory');
    for (const [kind, sql] of Object.entries(RUNAWAY)) {
      await run('SELECT 1');
      const stopped = await run(sql, { stopAfter: 400 });
      expect([kind, stopped.outcome]).toMatchObject([kind, { kind: 'stopped', why: 'reader' }]);
      const next = await run('SELECT count(*) AS n FROM reports');
      expect([kind, values(next)]).toEqual([kind, [[10]]]);
    }
    await page.close();
  });

  test('while one takes long another engine is made ready, which answers the next', async () => {
    const { page, run } = await open('memory');
    await run('SELECT 1');
    const workers = page.workers().length;
    const running = run(RUNAWAY.summed);
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(workers + 1);
    await page.evaluate('window.stop()');
    expect((await running).outcome).toMatchObject({ kind: 'stopped', restarted: true });
    expect(values(await run('SELECT count(*) AS n FROM reports'))).toEqual([[10]]);
    await page.close();
  });

  test('a deadline stops it unasked; tables read by range are there again', async () => {
    const { page, run } = await open('range');
    await run('SELECT 1 FROM reports');
    expect((await run(RUNAWAY.summed, { seconds: 0.5 })).outcome).toMatchObject({ kind: 'stopped', why: 'deadline', restarted: true });
    expect(values(await run('SELECT count(*) AS n FROM reports'))).toEqual([[10]]);
    await page.close();
  });

  test.each(['memory', 'range'] as const)('tables of the reader’s own are there, beside those held by %s, also in a new engine', async (held) => {
    const parquet = Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'place_code', data: ['640500', '640106'], type: 'STRING' }, { name: 'residents', data: [1_066_000, null], type: 'DOUBLE', nullable: true }] })).toString('base64');
    const { page, run } = await open(held, `[{ name: 'people', parquet: Uint8Array.from(atob('${parquet}'), (char) => char.charCodeAt(0)) }, { name: 'reports', parquet: new Uint8Array([1]) }]`);
    const sql = "SELECT DISTINCT place_name, residents FROM people JOIN reports USING (place_code) ORDER BY place_name";
    const joined = [['中卫市', '金凤区'], [1_066_000, null]];
    expect(values(await run(sql))).toEqual(joined);
    expect((await run(RUNAWAY.summed, { stopAfter: 200 })).outcome).toMatchObject({ restarted: true });
    expect(values(await run(sql))).toEqual(joined);
    await page.close();
  });

  test('a new engine takes no table from the network where they are in memory', async () => {
    const { page, run } = await open('memory');
    await run('SELECT 1');
    asked.length = 0;
    expect((await run(RUNAWAY.summed, { stopAfter: 200 })).outcome).toMatchObject({ restarted: true });
    expect(values(await run('SELECT count(*) AS n FROM cells WHERE value IS NULL'))).toEqual([[4]]);
    expect(asked.filter((path) => path.startsWith('/data/'))).toEqual([]);
    await page.close();
  });
});

test('a name for a table of the reader’s own is no table of the site, and needs no care', () => {
  expect(['people', 'My_2', 'reports', 'population', 'REPORTS', 'a b', '"x"', '1a', ''].filter(isOwnName)).toEqual(['people', 'My_2']);
});
