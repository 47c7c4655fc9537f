import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGS, alive, answered, tableOf, useSite } from './site';

const site = useSite();

describe('the questions of the Overview', () => {
  for (const lang of LANGS) {
    it(`/${lang}/: twenty, each leading to a place on the site that is there`, async () => {
      const { page } = await site.open(`${lang}/`, { javaScriptEnabled: false });
      const links = await page.locator('.questions a').evaluateAll((all) => all.map((link) => ({ href: link instanceof HTMLAnchorElement ? link.href : '', text: link.textContent })));
      expect(new Set(links.map((link) => link.text)).size).toBe(20);
      for (const href of new Set(links.map((link) => link.href.replace(/\?[^#]*/, '')))) {
        const url = new URL(href);
        const { page: answer } = await site.open(href, { javaScriptEnabled: false });
        expect(await answer.locator('h1').count()).toBe(1);
        if (url.hash !== '') expect([href, await answer.locator(`[id="${url.hash.slice(1)}"]`).count()]).toEqual([href, 1]);
      }
    });
  }

  it('what changed is worked out over the same places: the same in SQL', async () => {
    const { page } = await site.open('en/', { javaScriptEnabled: false });
    const [first] = await page.locator('#changed tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)));
    const years = (await page.locator('#changed thead th').allTextContents()).filter((text) => /^\d{4}$/.test(text)).map(Number);
    const id = '"applications.new_received.total"';
    const sums = await site.sql().rows(`WITH r AS (SELECT DISTINCT ON (place_code, year) place_code, place_level, year, ${id} AS v FROM reports
        WHERE kind = 'annual_report' AND superseded_by IS NULL AND scope = 'aggregate' AND year IN (${years.join(', ')}) AND ${id} IS NOT NULL ORDER BY place_code, year, origin DESC),
      paired AS (SELECT place_code FROM r GROUP BY place_code HAVING count(*) = 2)
      SELECT place_level AS level, year, count(*)::INTEGER AS n, sum(v) AS total FROM r WHERE place_code IN (SELECT place_code FROM paired) GROUP BY ALL ORDER BY n DESC, level, year`,
    z.object({ level: z.string(), year: z.number(), n: z.number(), total: z.number() }));
    const level = sums[0]?.level;
    const totals = sums.filter((row) => row.level === level).map((row) => row.total.toLocaleString('en-US'));
    expect(first?.slice(2, 4)).toEqual(totals);
    expect(first?.[1]).toContain(`${sums[0]?.n} (`);
  });
});

describe('rates and series', () => {
  it('one control sets the denominator of every rate of the page', async () => {
    const { page, asked } = await site.open('en/outcomes/');
    const before = await tableOf(page, 'rates');
    await page.selectOption('select[name="per"]', 'due');
    await page.waitForFunction(() => document.querySelector('#title-rates')?.textContent?.includes('of applications due'));
    expect(new URL(page.url()).search).toBe('?per=due');
    expect(await page.locator('#title-trend').innerText()).toContain('of applications due');
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
    const zhongwei = (table: typeof before) => table.rows.find((row) => row.id?.startsWith('640500'))?.cells.slice(0, 3);
    expect([zhongwei(before), zhongwei(await tableOf(page, 'rates'))]).toEqual([['55.2%', '112', '203'], ['53.3%', '112', '210']]);
    await page.selectOption('select[name="per"]', 'decidable');
    await page.waitForFunction(() => document.querySelector('#title-rates')?.textContent?.includes('decidable'));
    expect(zhongwei(await tableOf(page, 'rates'))?.[0]).toBe('89.6%');
    await page.goBack();
    await page.waitForFunction(() => location.search === '?per=due');
  });

  it('a trend keeps one level, and gives what SQL gives', async () => {
    const { page } = await site.open('en/applications/?level=county&panel=all');
    await alive(page);
    expect(await page.locator('#title-trend').innerText()).toContain('counties');
    const shown = await tableOf(page, 'trend');
    const id = '"applications.new_received.total"';
    const rows = await site.sql().rows(`SELECT year, count(v)::INTEGER AS n, sum(v) AS total FROM (SELECT DISTINCT ON (place_code, year) year, ${id} AS v FROM reports
      WHERE kind = 'annual_report' AND superseded_by IS NULL AND scope = 'aggregate' AND place_level = 'county' ORDER BY place_code, year, origin DESC) GROUP BY year ORDER BY year`,
    z.object({ year: z.number(), n: z.number(), total: z.number().nullable() }));
    expect(shown.rows.map((row) => [Number(row.label), Number(row.cells[1]), row.cells[2]])).toEqual(rows.map((row) => [row.year, row.n, row.total === null ? 'not reported' : row.total.toLocaleString('en-US')]));
    await page.selectOption('select[name="level"]', 'prefecture');
    await page.waitForFunction(() => document.querySelector('#title-trend')?.textContent?.includes('prefectures'));
  });

  it('what is inferred is shown only when it is asked for', async () => {
    const { page } = await site.open('en/outcomes/?year=2022-2023&scope=aggregate.organ_only.unknown&origin=text&inferred=1');
    await answered(page);
    expect(await page.locator('input[name="inferred"]').isChecked()).toBe(true);
    await page.locator('input[name="inferred"]').uncheck();
    await page.waitForFunction(() => !location.search.includes('inferred'));
  });
});
