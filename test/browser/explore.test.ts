/** The workbench with real keys, offline but for the site itself. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quiet, useSite } from './site';

const site = useSite();
const editor = (page: Page) => page.locator('[data-editor]');

async function write(page: Page, sql: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+A');
  // As one paste: typed letter by letter the editor would close brackets.
  await page.keyboard.insertText(sql);
}
async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press('Control+Enter');
  await answered(page);
}
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bench')?.getAttribute('aria-busy') === 'false' && !/built|建站/.test(document.querySelector('.bench .status')?.textContent ?? ''));
}
const status = (page: Page) => page.locator('.bench .status').innerText();
/** Rows in sight, without their numbers. */
const rows = (page: Page) => page.locator('.result-scroll [role="rowgroup"]:last-child [role="row"]').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('[role="cell"]')].map((cell) => cell.textContent)));

describe('a statement', () => {
  it('is written, run by keys and answered as native DuckDB answers it', async () => {
    const { page, complaints, foreign } = await site.open('en/explore/');
    await editor(page).waitFor();
    expect(await status(page)).toContain('built');
    const sql = "SELECT year, count(*) AS n, count(\"applications.new_received.total\") AS known FROM reports WHERE scope = 'aggregate' GROUP BY year ORDER BY year";
    await ask(page, sql);
    const there = await site.sql().rows(sql, z.object({ year: z.number(), n: z.number(), known: z.number() }));
    expect(await rows(page)).toEqual(there.map((row) => [row.year, row.n, row.known].map(String)));
    expect(await status(page)).toContain(`${there.length} rows`);
    expect(await page.locator('select[name="chart"]').inputValue()).toBe('line');
    await page.locator('.result-chart svg').waitFor();
    expect(await page.locator('.result-chart svg').count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('each of the twenty questions is answered', async () => {
    const { page, complaints } = await site.open('zh/explore/');
    await editor(page).waitFor();
    const questions = page.locator('[data-question]');
    expect(await questions.count()).toBe(20);
    const told: string[] = [];
    for (const question of await questions.all()) {
      await question.click();
      await answered(page);
      told.push(await status(page));
      expect(await page.locator('.bench .error').count()).toBe(0);
    }
    expect(told.filter((text) => !/行，用时/.test(text))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('that runs away is stopped by key, and the next one is answered', async () => {
    const { page } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, 'SELECT 1 AS one');
    for (const sql of [
      'SELECT count(*) FROM range(1000000) a, range(100000) b',
      'SELECT count(*) FROM range(1000000) a, range(100000) b WHERE a.range * 3 + b.range = -1',
      'SELECT sum(a.range * b.range) FROM range(1000000) a, range(100000) b',
      'SELECT a.range, b.range FROM range(1000000) a, range(100000) b WHERE a.range + b.range < 0',
    ]) {
      await write(page, sql);
      await page.keyboard.press('Control+Enter');
      await page.getByText(/Running for [1-9]/).waitFor();
      await page.getByRole('button', { name: 'Stop' }).focus();
      const begun = Date.now();
      await page.keyboard.press('Enter');
      await page.getByText(/Stopped after/).waitFor();
      const stopped = Date.now() - begun;
      const next = Date.now();
      await ask(page, 'SELECT count(*) AS n FROM reports');
      expect(await rows(page)).toEqual([[expect.stringMatching(/^\d+$/)]]);
      console.log(`stopped in ${stopped} ms, next answered in ${Date.now() - next} ms: ${sql.slice(0, 40)}`);
    }
  });

  it('with a mistake is marked at its place', async () => {
    const { page } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, "SELECT year\nFROM reports\nWHERE place_name = '金凤区' AND nope = 3");
    expect(await page.locator('.bench .error').innerText()).toMatch(/Line 3: *nope/);
    expect(await page.locator('.cm-lintRange-error').innerText()).toBe('nope');
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.keyboard.press('Control+Delete');
    await page.keyboard.insertText('year');
    await ask(page, await editor(page).evaluate((element) => [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')).then((text) => text.replace('= 3', '> 3')));
    expect(await page.locator('.bench .error').count()).toBe(0);
  });

  it('reaches nothing outside', async () => {
    const { page, foreign } = await site.open('en/explore/');
    await editor(page).waitFor();
    for (const sql of ["SELECT * FROM 'https://example.org/x.parquet'", "COPY reports TO 'https://example.org/x.csv'", "ATTACH 'https://example.org/x.db' AS x", 'INSTALL httpfs']) {
      await ask(page, sql);
      expect(await page.locator('.bench .error').count()).toBe(1);
    }
    expect(await page.locator('.bench .status').innerText()).toContain('shut to the outside');
    expect(foreign).toEqual([]);
  });
});

describe('completion', () => {
  it('finds cells by what they are called in Chinese, and columns of the tables that are named', async () => {
    const { page } = await site.open('zh/explore/');
    await editor(page).waitFor();
    await write(page, 'SELECT 予以公');
    await page.keyboard.type('开');
    const list = page.locator('.cm-tooltip-autocomplete li');
    await list.first().waitFor();
    // The editor takes no Enter that comes before the list can have been seen: by its clock within 75 ms.
    await page.waitForFunction((seen) => Date.now() - seen > 75, await page.evaluate(() => Date.now()));
    await page.keyboard.press('Enter');
    expect(await editor(page).innerText()).toMatch(/SELECT "applications\.granted\.\w+"/);
    await write(page, "SELECT * FROM cells WHERE cell = 'applications.granted.tota");
    await page.keyboard.type('l');
    await list.first().waitFor();
    expect(await list.first().innerText()).toContain('applications.granted.total');
  });
});

describe('an answer', () => {
  it('of more rows than are kept says so, shows any of them, and leaves whole', async () => {
    const { page } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, "SELECT range AS i, CASE WHEN range % 2 = 0 THEN '=1+' || range END AS text FROM range(120000)");
    expect(await status(page)).toContain('first 100,000 rows');
    expect(await page.locator('.result-scroll').getAttribute('aria-rowcount')).toBe('100001');
    expect((await rows(page)).length).toBeLessThan(80);
    await page.locator('.result-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('[aria-rowindex="100001"]').waitFor();
    expect(await page.locator('[aria-rowindex="100001"] [role="cell"]').allInnerTexts()).toEqual(['99,999', 'no value']);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-format="csv"]').click()]);
    const { data } = Papa.parse<string[]>((await readFile(await download.path(), 'utf8')).replace(/^\ufeff/, '').trimEnd());
    expect(data).toHaveLength(120_001);
    expect([data[1], data[120_000]]).toEqual([['0', "'=1+0"], ['119999', '']]);
    // Rows that are not in sight are not there, wherever the table stands.
    expect((await rows(page)).length).toBeLessThan(80);
    await page.locator('.result-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await page.locator('[aria-rowindex="50001"]').waitFor();
    expect((await rows(page)).length).toBeLessThan(80);
    for (const format of ['json', 'parquet', 'xlsx']) {
      // A worker makes it: the page stays awake.
      const [file] = await Promise.all([page.waitForEvent('download'), page.waitForEvent('worker'), page.locator(`[data-format="${format}"]`).click()]);
      expect(file.suggestedFilename()).toBe(`atlas-answer.${format}`);
      await page.getByText('120,000 rows').waitFor();
    }
  });

  it('with markup in it shows text and runs nothing, in table, tip and chart', async () => {
    const { page, complaints } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, "SELECT * FROM (VALUES ('<img src=x onerror=\"document.title=''run''\">', 3), ('\"><script>document.title=''run''</script>', 5)) AS t(\"<b>name</b>\", n)");
    expect((await rows(page))[0]?.[0]).toBe('<img src=x onerror="document.title=\'run\'">');
    // Until then it is the chart of the answer before.
    const chart = page.locator('.result-chart svg', { hasText: '<img' });
    const box = await chart.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 42);
    await page.locator('.chart-tip', { hasText: /<img|<script/ }).waitFor();
    expect(await page.locator('.result-chart img, .result-scroll img, .result-chart script').count()).toBe(0);
    expect(await page.title()).not.toBe('run');
    expect(complaints).toEqual([]);
  });

  it('leads from a report’s id to the report', async () => {
    const { page } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, "SELECT report_id, cell, value FROM cells WHERE report_id LIKE '640500-2023-%' AND cell = 'applications.granted.total'");
    expect(await page.locator('.result-scroll a').getAttribute('href')).toMatch(/\/en\/report\/\?id=640500-2023-[0-9a-f]{8}#applications\.granted\.total$/);
  });
});

describe('a link', () => {
  it('brings a statement that is shown and runs only when the reader says so', async () => {
    const { page, asked } = await site.open(`en/explore/#sql=${encodeURIComponent('SELECT 41 + 1 AS answer')}`);
    await page.getByText('has not been run').waitFor();
    expect(await editor(page).innerText()).toBe('SELECT 41 + 1 AS answer');
    // What runs says so at once, takes these words away, and fetches the engine.
    expect(await page.locator('.bench').getAttribute('aria-busy')).toBe('false');
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('has not been run').count()).toBe(1);
    expect(asked.filter((path) => /\.(?:wasm|parquet|gz)$/.test(path))).toEqual([]);
    expect(await page.locator('.bench-answer').count()).toBe(0);
    await page.getByRole('button', { name: 'Run', exact: true }).focus();
    await page.keyboard.press('Enter');
    await answered(page);
    expect(await rows(page)).toEqual([['42']]);
  });

  it('made from a statement brings it back; what was asked stays in the browser until it is cleared', async () => {
    const { page } = await site.open('en/explore/');
    await editor(page).waitFor();
    await ask(page, 'SELECT 7 AS seven');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#sql=SELECT 7 AS seven');
    await page.reload();
    await page.locator('.bench-history summary').click();
    await page.getByRole('button', { name: 'SELECT 7 AS seven' }).waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    expect(await page.evaluate(() => localStorage.getItem('atlas.explore.history'))).toBeNull();
  });
});

describe('other pages', () => {
  it('take nothing of the workbench', async () => {
    const opened = await site.open('en/');
    const { page, asked } = opened;
    await quiet(opened);
    const scripts = asked.filter((path) => path.endsWith('.js'));
    const codes = await Promise.all(scripts.map((path) => page.evaluate(async (url) => (await fetch(url)).text(), path)));
    expect(scripts.length).toBeGreaterThan(2);
    expect(codes.filter((code) => /cm-content|cm-scroller|writeXlsx|parquetWrite|bench-editor/.test(code))).toEqual([]);
    const styles = asked.filter((path) => path.endsWith('.css'));
    const sheets = await Promise.all(styles.map((path) => page.evaluate(async (url) => (await fetch(url)).text(), path)));
    expect(sheets.filter((sheet) => sheet.includes('.bench'))).toEqual([]);
  });
});
