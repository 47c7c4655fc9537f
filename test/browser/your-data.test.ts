/** A reader's own table: read, mended, kept in the browser, a denominator, a grouping and a table in SQL; nothing goes out. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { poisson } from '../../lib/metrics/interval';
import { violationsOn } from './shut-out';
import { WIDTHS, figure, tableOf, useSite } from './site';

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

const Received = z.object({ report_id: z.string(), place_code: z.string(), place_name: z.string(), received: z.number() });
const received = () => site.sql().rows(`SELECT report_id, place_code, place_name, "applications.new_received.total" AS received FROM reports
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
    const plate = page.locator('#figure-own-rate');
    await plate.locator('.alive svg').waitFor();

    // 万人 are people by ten thousands, and the chart says so. Every rate on the screen, with its interval, is what SQL and the formula give.
    const per = Number(/每 ([\d,]+) 人，“常住人口（万人）”/.exec(await plate.locator('h3').innerText())?.[1]?.replaceAll(',', ''));
    expect(per).toBeGreaterThanOrEqual(100_000);
    expect(await plate.locator('.plate-foot').innerText()).toContain('“常住人口（万人）”以万人计：1 记作 10,000 人');
    const rates = async (times: number, each: number) => {
      const shown = (await tableOf(page, 'own-rate')).rows;
      for (const { report_id, place_code, received: n } of reports) {
        const cells = shown.find((row) => row.id === report_id)?.cells ?? [];
        const persons = (population.get(place_code) ?? Number.NaN) * times;
        const [low, high] = poisson(n, persons);
        [n / persons, low, high].forEach((value, index) => expect(figure(cells[[0, 3, 4][index] ?? 0])).toBeCloseTo(Math.round(value * each * 10) / 10, 6));
        expect([figure(cells[1]), figure(cells[2])]).toEqual([n, persons]);
      }
    };
    await rates(10_000, per);
    // The reader knows better: these were thousands.
    await page.locator('.own-table select[name="own-unit"]').selectOption('1000');
    await plate.locator('.plate-foot', { hasText: '以千人计：1 记作 1,000 人（由你选定）' }).waitFor();
    await rates(1000, per / 10);
    await page.locator('.own-table select[name="own-unit"]').selectOption('10000');
    await plate.locator('.plate-foot', { hasText: '1 记作 10,000 人（由你选定）' }).waitFor();

    await page.getByRole('link', { name: '在查询页里打开这一查询' }).click();
    await page.locator('.cm-content', { hasText: 'residents' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /运行|执行/ }).first().click();
    await page.locator('.result-row', { hasText: reports[0]?.place_name ?? '' }).first().waitFor();

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
      await page.locator('#figure-own-rate .plate-n', { hasText: lang === 'zh' ? `份报告中 ${rows.length} 份` : `${rows.length} of ` }).waitFor();
      expect(complaints).toEqual([]);
    }
  });

  it('in a unit that nobody tells says what it was taken for, and takes what the reader chooses to every page', async () => {
    const reports = await received();
    const csv = await file('heads.csv', `place_code,population\n${reports.map(({ place_code }, index) => `${place_code},${(10.5 + index * 3).toFixed(1)}`).join('\n')}\n`);
    const { page, foreign, complaints } = await site.open('en/your-data/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(csv);
    const unit = page.locator('.own-read .own-unit');
    await unit.waitFor();
    expect(await unit.getAttribute('data-doubt')).toBe('true');
    expect(await unit.innerText()).toContain('in doubt');
    await page.locator('.own-name button').click();
    await page.locator('#figure-own-rate .plate-foot', { hasText: 'The unit of “population” is in doubt' }).waitFor();
    await page.locator('.own-tables summary').click();
    await page.locator('.own-tables select[name="own-unit"]').selectOption('10000');
    await page.locator('#figure-own-rate .plate-foot', { hasText: '1 counts as 10,000 (chosen by you)' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.narrow);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.goto(site.url('en/applications/?year=2023'));
    await page.locator('select[name="own-per"]').waitFor();
    await page.selectOption('select[name="own-per"]', { index: 1 });
    await page.locator('#figure-own-rate .plate-foot', { hasText: '1 counts as 10,000 (chosen by you)' }).waitFor();
    const [one] = reports;
    const cells = (await tableOf(page, 'own-rate')).rows.find((row) => row.id === one?.report_id)?.cells ?? [];
    expect([figure(cells[1]), figure(cells[2])]).toEqual([one?.received, 105_000]);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
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
    await page.locator('#figure-own-groups .alive svg').waitFor();
    expect((await tableOf(page, 'own-groups')).rows.some((row) => row.label.includes('=东"<b>'))).toBe(true);
    expect(await page.locator('.own-table b').count()).toBe(0);
    expect(await page.locator('#figure-own-groups .plate-foot').innerText()).toContain('no place is added to one it lies in');
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
    await page.locator('.own-read').waitFor();
    const shown = performance.now() - began;
    await page.locator('.own-troubles summary').click();
    const named = await page.locator('.own-troubles li b').allInnerTexts();
    expect(named.map((text) => Number(text.replace(/\D/g, '')))).toEqual(bad);
    expect(await page.locator('.own-placed').innerText()).toContain((lines.length - 301).toLocaleString('en-US'));
    const ms = await page.locator('.own-read').getAttribute('data-ms');
    expect(ms).toMatch(/^\d+$/);
    const keeping = performance.now();
    await page.locator('.own-name button').click();
    await page.locator('.own-tables', { hasText: 'big' }).waitFor();
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
    await page.locator('#figure-own-rate .alive svg').waitFor();
    expect(await page.locator('#figure-own-rate h3').innerText()).toContain(evil);
    const dot = page.locator('#figure-own-rate .alive svg path:not([fill="none"])').first();
    await dot.hover({ force: true });
    await page.locator('#figure-own-rate .chart-tip').waitFor();
    expect(await page.locator('main :is(img, script)').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await page.getByRole('link', { name: 'Open this as a query in Explore' }).click();
    await page.locator('.cm-content', { hasText: 'DROP TABLE' }).waitFor();
    await page.getByRole('button', { name: /^Run/ }).first().click();
    await page.locator('.result-row', { hasText: 'own_figure' }).first().waitFor();
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(complaints).toEqual([]);
  });
});
