/** A reader's own table: read, mended, kept in the browser, a denominator, a grouping and a table in SQL; nothing goes out. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { poisson } from '../../lib/metrics/interval';
import { WIDTHS, figure, useSite } from './site';

const site = useSite();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-data-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const Received = z.object({ place_code: z.string(), place_name: z.string(), received: z.number() });
const received = () => site.sql().rows(`SELECT place_code, place_name, "applications.new_received.total" AS received FROM reports
  WHERE kind = 'annual_report' AND scope = 'aggregate' AND year = 2023 AND superseded_by IS NULL AND "applications.new_received.total" IS NOT NULL AND place_level <> 'zone' ORDER BY place_code`, Received);

describe('a table of one’s own', () => {
  it('is a denominator, with the interval, and a table in Explore; it stays until it is removed', async () => {
    const reports = await received();
    expect(reports.length).toBeGreaterThan(5);
    const population = new Map(reports.map(({ place_code }, index) => [place_code, 10 + index * 3]));
    const csv = await file('人口 population.csv', `各地常住人口\n年份,地区代码,地区,常住人口（万人）\n${reports.map(({ place_code, place_name }) => `2023,${place_code},${place_name},${population.get(place_code)}`).join('\n')}\n2023,,鼓楼区,80\n2023,坏行\n`);
    const { page, foreign, complaints } = await site.open('zh/your-data/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(csv);
    await page.locator('.own-read').waitFor();
    expect(await page.locator('.own-placed').innerText()).toContain(`${reports.length} 个地区`);
    await page.locator('.own-troubles summary').click();
    expect(await page.locator('.own-troubles li').allInnerTexts()).toEqual([expect.stringContaining(`第 ${reports.length + 4} 行`)]);
    expect(await page.locator('.own-open li').innerText()).toContain('鼓楼区');
    await page.locator('.own-open select').selectOption('320106');
    await page.locator('.own-placed', { hasText: `${reports.length + 1} 个地区` }).waitFor();
    await page.locator('input[name="table"]').fill('drop table');
    expect(await page.locator('.own-name button').isDisabled()).toBe(true);
    await page.locator('input[name="table"]').fill('residents');
    await page.locator('.own-name button').click();
    await page.locator('.own-table .result-row').nth(reports.length).waitFor({ timeout: 60_000 });

    // Every rate on the screen, with its interval, is what SQL and the formula give.
    const shown = await page.locator('.own-table .result-row').evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    expect(shown.length).toBe(reports.length);
    for (const report of reports) {
      const row = shown.find((cells) => cells.includes(report.place_code));
      const persons = (population.get(report.place_code) ?? Number.NaN) * 10_000;
      const [low, high] = poisson(report.received, persons);
      const figures = [(report.received / persons) * 100_000, low * 100_000, high * 100_000];
      figures.forEach((value, index) => expect(figure(row?.[2 + index])).toBeCloseTo(value, value > 1000 ? 1 : 2));
      expect(figure(row?.[5])).toBe(report.received);
    }
    await page.locator('.own-table .result-chart svg').waitFor();

    await page.getByRole('link', { name: '在查询页里打开这一查询' }).click();
    await page.locator('.cm-content', { hasText: 'residents' }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /运行|执行/ }).first().click();
    await page.locator('.result-row', { hasText: reports[0]?.place_name ?? '' }).first().waitFor({ timeout: 60_000 });

    await page.goto(site.url('zh/your-data/'));
    await page.locator('.own-tables', { hasText: 'residents' }).waitFor();
    await page.getByRole('button', { name: '全部删去' }).click();
    await page.getByText('已全部删去').waitFor();
    await page.reload();
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    expect(await page.locator('.own-tables').count()).toBe(0);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is shown as an example before one is brought, and the example is one', async () => {
    for (const [lang, title] of [['zh', '表是什么样子'], ['en', 'What a table looks like']] as const) {
      const { page, complaints } = await site.open(`${lang}/your-data/`, { viewport: WIDTHS.narrow });
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const rows = await page.locator('.own-example tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
      expect(rows.length).toBeGreaterThan(2);
      const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.own-example a').click()]);
      const path = join(folder, `example-${lang}.csv`);
      await saved.saveAs(path);
      expect((await readFile(path, 'utf8')).trim().split('\r\n').slice(1)).toEqual(rows.map((row) => row.join(',')));
      await page.locator('.readiness[data-ready="ready"]').waitFor();
      await page.locator('.bring input[type="file"]').setInputFiles(path);
      await page.locator('.own-read').waitFor();
      expect(await page.locator('.own-example').count()).toBe(0);
      expect(await page.locator('.own-troubles, .own-open').count()).toBe(0);
      await page.locator('.own-name button').click();
      // Each of its places tells the figure in its year.
      await page.locator('.own-table .status', { hasText: lang === 'zh' ? `${rows.length} 份两样数都有` : `${rows.length} of ` }).waitFor({ timeout: 60_000 });
      expect(complaints).toEqual([]);
    }
  });

  it('as XLSX is a grouping, levels apart', async () => {
    const reports = await received();
    const path = join(folder, 'groups.xlsx');
    const cell = (value: string) => ({ value, type: String });
    await writeExcelFile([['地区', '片'].map(cell), ...reports.map(({ place_name }, index) => [cell(place_name), cell(index % 2 === 0 ? '=东"<b>' : '西')])]).toFile(path);
    const { page, complaints } = await site.open('en/your-data/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(path);
    await page.locator('.own-read').waitFor();
    await page.locator('.own-name button').click();
    await page.locator('select[name="own-year"]').selectOption('2023');
    await page.locator('.own-table .result-row', { hasText: '=东"<b>' }).first().waitFor({ timeout: 60_000 });
    expect(await page.locator('.own-table b').count()).toBe(0);
    expect(await page.locator('.own-table').innerText()).toContain('not added up');
    expect(complaints).toEqual([]);
  });

  it('of 20 MB with 300 bad lines names all of them', async () => {
    const places = (await readFile(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8')).split('\n').slice(1).filter((line) => /^\d{6},[^,]+,(?:\w+),\d*,[^,]*,[^,]*,\d+,,/.test(line)).map((line) => line.split(','));
    const lines = ['year,place_code,name,population,gdp,note'];
    const bad: number[] = [];
    for (let size = 0, i = 0; size < 20 * 1024 * 1024; i += 1) {
      const [code = '', name = ''] = places[i % places.length] ?? [];
      const wrong = i % 1200 === 1199 && bad.length < 300;
      const line = wrong ? [`2023,${code}`, `2023,${code},"open,1,2,x`, `2023,${code},a,b,c,d,e,f`][bad.length % 3] ?? '' : `${2010 + (i % 14)},${code},${name},${10_000 + (i % 7919) * 97},${((i % 1009) * 1.37).toFixed(2)},note ${i}`;
      lines.push(line);
      if (wrong) bad.push(lines.length);
      size += Buffer.byteLength(line) + 1;
    }
    expect(bad.length).toBe(300);
    const { page } = await site.open('en/your-data/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    const big = await file('big.csv', `${lines.join('\n')}\n`);
    const began = performance.now();
    await page.locator('.bring input[type="file"]').setInputFiles(big);
    await page.locator('.own-read').waitFor({ timeout: 60_000 });
    const shown = performance.now() - began;
    await page.locator('.own-troubles summary').click();
    const named = await page.locator('.own-troubles li b').allInnerTexts();
    expect(named.map((text) => Number(text.replace(/\D/g, '')))).toEqual(bad);
    expect(await page.locator('.own-placed').innerText()).toContain((lines.length - 301).toLocaleString('en-US'));
    const ms = await page.locator('.own-read').getAttribute('data-ms');
    expect(ms).toMatch(/^\d+$/);
    const keeping = performance.now();
    await page.locator('.own-name button').click();
    await page.locator('.own-tables', { hasText: 'big' }).waitFor({ timeout: 60_000 });
    console.log(`20 MB with 300 bad lines: on the screen ${Math.round(shown)} ms after it was opened (${ms} ms of them in the worker), kept ${Math.round(performance.now() - keeping)} ms after it was asked`);
  });

  it('with markup, SQL and control characters in its headers shows them as text and runs nothing', async () => {
    const evil = `<img src=x onerror="window.ran=1">'; DROP TABLE reports; --`;
    const reports = await received();
    const csv = await file('<img src=x onerror=window.ran=1>.csv', `地区,"${evil.replaceAll('"', '""')}\u0001"\n${reports.map(({ place_name }, index) => `${place_name},${index + 1}`).join('\n')}\n<script>window.ran=1</script>,5\n`);
    const { page, complaints } = await site.open('en/your-data/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(csv);
    await page.locator('.own-read').waitFor();
    expect(await page.locator('.own-open').innerText()).toContain('<script>window.ran=1</script>');
    await page.locator('.own-name button').click();
    await page.locator('select[name="own-year"]').selectOption('2023');
    await page.locator('.own-table .result-row').nth(3).waitFor({ timeout: 60_000 });
    expect(await page.locator('.own-table h2').innerText()).toContain(evil);
    const dot = page.locator('.own-table .result-chart svg path, .own-table .result-chart svg circle').last();
    await dot.hover({ force: true });
    expect(await page.locator('main :is(img, script)').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await page.getByRole('link', { name: 'Open this as a query in Explore' }).click();
    await page.locator('.cm-content', { hasText: 'DROP TABLE' }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Run/ }).first().click();
    await page.locator('.result-row', { hasText: 'per_100000' }).first().waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(complaints).toEqual([]);
  });
});
