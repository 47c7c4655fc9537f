/** A reader's own table on the pages: dropped, chosen as a denominator and as groups, every figure as SQL over the tables and the file gives it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { poisson, wilson } from '../../lib/metrics/interval';
import { violationsOn } from './shut-out';
import { WIDTHS, answered, figure, tableOf, useSite } from './site';

const site = useSite();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-pages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const COUNTING = "kind = 'annual_report' AND superseded_by IS NULL AND scope = 'aggregate' AND year = 2023";
const Place = z.object({ place_code: z.string(), place_name: z.string() });
/** Places with a report, all but every fifth in the table. */
async function table(): Promise<{ path: string; places: z.infer<typeof Place>[] }> {
  const all = await site.sql().rows(`SELECT DISTINCT place_code, place_name FROM reports WHERE ${COUNTING} AND place_code IS NOT NULL AND place_level <> 'zone' ORDER BY place_code`, Place);
  const places = all.filter((_, index) => index % 5 !== 4);
  const lines = places.map(({ place_code, place_name }, index) => `${place_code},${place_name},${100_000 + index * 77_000},${index % 2 === 0 ? '东<b>' : '西'}`);
  const path = join(folder, 'heads.csv');
  await writeFile(path, `地区代码,地区,人口,片\n${lines.join('\n')}\n`);
  return { path, places };
}
async function bring(page: Page, path: string): Promise<void> {
  await page.locator('.readiness[data-ready="ready"]').waitFor();
  await page.locator('.bring input[type="file"]').setInputFiles(path);
  await page.locator('.own-read').waitFor();
  await page.locator('.own-name button').click();
  await page.locator('.own-tables', { hasText: 'heads' }).waitFor();
}
/** A page of a browser that holds the table. */
async function holding(lang: 'zh' | 'en') {
  const { path, places } = await table();
  const opened = await site.open(`${lang}/your-data/`);
  await bring(opened.page, path);
  return { path, places, page: opened.page, clean: () => expect([opened.foreign, opened.complaints]).toEqual([[], []]) };
}
const csv = (path: string) => `read_csv('${path}', header = true, types = {'地区代码': 'VARCHAR'})`;

describe('a table of one’s own on the pages', () => {
  it('divides applications: rate, interval and who is left out, by SQL over the tables and the file', async () => {
    const { page, path, places, clean } = await holding('zh');
    await page.goto(site.url('zh/applications/'));
    await page.locator('.controls').hover();
    await page.locator('select[name="own-per"]').waitFor();
    // Codes and names of places are no figures and no groups.
    expect(await page.locator('select[name="own-per"] option').allInnerTexts()).toEqual(['不用', '人口（heads）']);
    expect(await page.locator('select[name="own-by"] option').allInnerTexts()).toEqual(['不用', '片（heads）']);
    await page.selectOption('select[name="own-per"]', { label: '人口（heads）' });
    await page.locator('#figure-own-rate .alive svg').waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?own-per=heads\.[0-9a-z]{1,7}$/);

    const rows = await site.sql().rows(`SELECT r.report_id, r."applications.new_received.total" AS received, t."人口"::DOUBLE AS heads FROM reports r LEFT JOIN ${csv(path)} t ON t."地区代码" = r.place_code WHERE ${COUNTING.replace('kind', 'r.kind')}`,
      z.object({ report_id: z.string(), received: z.number().nullable(), heads: z.number().nullable() }));
    const shown = await tableOf(page, 'own-rate');
    expect(shown.rows.length).toBe(rows.length);
    let known = 0;
    for (const { report_id, received, heads } of rows) {
      const cells = shown.rows.find((row) => row.id === report_id)?.cells ?? [];
      if (received === null || heads === null) expect(figure(cells[0])).toBeNull();
      else {
        known += 1;
        const [low, high] = poisson(received, heads);
        [(received / heads) * 100_000, low * 100_000, high * 100_000].forEach((value, index) => expect(figure(cells[[0, 3, 4][index] ?? 0])).toBeCloseTo(Math.round(value * 10) / 10, 6));
        expect([figure(cells[1]), figure(cells[2])]).toEqual([received, heads]);
      }
    }
    expect(known).toBeGreaterThan(3);
    const plate = page.locator('#figure-own-rate');
    expect(await plate.locator('.plate-n').innerText()).toContain(`${rows.length} 份报告中 ${known} 份`);
    const without = rows.filter((row) => row.heads === null).length;
    expect(without).toBeGreaterThan(0);
    expect(await plate.locator('.plate-foot').innerText()).toContain(`${rows.length}份报告中有${without}份所在地区在你的表里没有值`);
    expect(await plate.locator('.plate-foot').innerText()).toContain('来自你的表 heads，不来自报告');
    expect(await plate.locator('h3').innerText()).toContain('每 100,000 “人口”');
    // What only this reader holds cannot stand in another's frame.
    expect(await plate.locator('[data-tool="embed"]').count()).toBe(0);
    expect(places.length).toBeGreaterThan(3);
    await page.selectOption('select[name="own-by"]', { index: 1 });
    await page.locator('#figure-own-groups .alive svg').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.narrow);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    clean();
  });

  it('groups outcomes, levels apart, and applications by heads; back leads to the page without it', async () => {
    const { page, path, clean } = await holding('zh');
    await page.goto(site.url('zh/outcomes/?year=2023'));
    await page.locator('select[name="own-by"]').waitFor();
    await page.selectOption('select[name="own-by"]', { label: '片（heads）' });
    await page.locator('#figure-own-groups .alive svg').waitFor();
    expect(await page.locator('#own b').count()).toBe(0);

    const of = async (k: string, d: string) => site.sql().rows(`SELECT t."片" AS side, r.place_level AS level, count(*)::INTEGER AS reports, (count(*) FILTER (WHERE k IS NOT NULL AND d > 0))::INTEGER AS n,
        sum(k) FILTER (WHERE k IS NOT NULL AND d > 0) AS k, sum(d) FILTER (WHERE k IS NOT NULL AND d > 0) AS d
      FROM (SELECT *, ${k} AS k, ${d} AS d FROM (SELECT s.*, c."人口"::DOUBLE AS heads FROM reports s LEFT JOIN ${csv(path)} c ON c."地区代码" = s.place_code) WHERE ${COUNTING} AND place_level IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY place_code ORDER BY origin = 'coded', report_id) = 1) r
      JOIN ${csv(path)} t ON t."地区代码" = r.place_code GROUP BY 1, 2`, z.object({ side: z.string(), level: z.string(), reports: z.number(), n: z.number(), k: z.number().nullable(), d: z.number().nullable() }));
    const LEVELS: Record<string, string> = { province: '省级', prefecture: '地级', county: '县级', zone: '功能区' };
    async function same(k: string, d: string, value: (k: number, d: number) => string) {
      const truth = await of(k, d);
      const shown = (await tableOf(page, 'own-groups')).rows;
      expect(shown.length).toBe(truth.length);
      for (const row of truth) {
        const cells = shown.find((each) => each.label === `${row.side} · ${LEVELS[row.level]}` || each.label === row.side)?.cells ?? [];
        expect([figure(cells[5]), figure(cells[6])]).toEqual([row.n, row.reports]);
        if (row.k === null || row.d === null || row.d === 0) expect(figure(cells[0])).toBeNull();
        else expect(cells[0]).toBe(value(row.k, row.d));
      }
      return truth;
    }
    const truth = await same('"applications.granted.total" + "applications.partial.total"', '"applications.total_handled.total"', (k, d) => `${((k / d) * 100).toFixed(1)}%`);
    const [most] = truth.filter((row) => row.k !== null && row.d !== null).sort((a, b) => (b.d ?? 0) - (a.d ?? 0));
    const [low, high] = wilson(most?.k ?? Number.NaN, most?.d ?? Number.NaN);
    const cells = (await tableOf(page, 'own-groups')).rows.map((row) => row.cells.slice(3, 5));
    expect(cells).toContainEqual([low, high].map((end) => `${(end * 100).toFixed(1)}%`));
    const foot = await page.locator('#figure-own-groups .plate-foot').innerText();
    expect(foot).toContain('在你的表里没有值');
    expect(foot).toContain('不来自报告');

    // Per head, by group: both columns at once.
    await page.goto(site.url(`zh/applications/?own-by=${new URL(page.url()).searchParams.get('own-by')}`));
    await page.locator('#figure-own-groups h3', { hasText: '每份报告平均' }).waitFor();
    await same('"applications.new_received.total"', 'CASE WHEN "applications.new_received.total" IS NOT NULL THEN 1.0 END', (k, d) => (Math.round((k / d) * 10) / 10).toLocaleString('en-US'));
    await page.selectOption('select[name="own-per"]', { label: '人口（heads）' });
    await page.locator('#figure-own-groups h3', { hasText: '每 100,000 “人口”' }).waitFor();
    await same('"applications.new_received.total"', 'heads', (k, d) => (Math.round((k / d) * 1_000_000) / 10).toLocaleString('en-US'));
    await page.goBack();
    await page.locator('#figure-own-rate').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '回到初始的选择' }).click();
    await page.locator('#own').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    clean();
  });

  it('is a rate and a choice of peers on Rank, and a rate on the Map', async () => {
    const { page, path, clean } = await holding('en');
    await page.goto(site.url('en/rank/?year=2023&scope=aggregate&level=all&province=all'));
    await page.locator('select[name="own-by"]').waitFor();
    await page.selectOption('select[name="metric"]', { label: 'Applications received / 人口 (heads)' });
    await page.locator('#figure-ranks h3', { hasText: 'per 100,000 of “人口”' }).waitFor();
    const rows = await site.sql().rows(`SELECT r.report_id, r."applications.new_received.total" AS received, t."人口"::DOUBLE AS heads, t."片" AS side, r.place_code FROM reports r LEFT JOIN ${csv(path)} t ON t."地区代码" = r.place_code WHERE ${COUNTING.replace('kind', 'r.kind')} AND r.place_code IS NOT NULL`,
      z.object({ place_code: z.string(), report_id: z.string(), received: z.number().nullable(), heads: z.number().nullable(), side: z.string().nullable() }));
    const same = async (wanted: typeof rows) => {
      const shown = (await tableOf(page, 'ranks')).rows;
      expect(shown.map((row) => row.id).sort()).toEqual(wanted.map((row) => row.report_id).sort());
      for (const { report_id, received, heads } of wanted) {
        const value = figure(shown.find((row) => row.id === report_id)?.cells[0]);
        if (received === null || heads === null) expect(value).toBeNull();
        else expect(value).toBe(Math.round((received / heads) * 1_000_000) / 10);
      }
    };
    await same(rows);
    expect(await page.locator('#figure-ranks [data-tool="embed"]').count()).toBe(0);
    await page.selectOption('select[name="own-by"]', { label: '片 (heads)' });
    await page.locator('select[name="own-group"]').waitFor();
    const west = rows.filter((row) => row.side === '西');
    await page.selectOption('select[name="own-group"]', { label: `西 (${west.length})` });
    await page.locator('.notices', { hasText: '“西”' }).waitFor();
    await same(west);
    expect(await page.locator('.notices', { hasText: '“西”' }).innerText()).toContain(`${rows.filter((row) => row.side === null).length} of ${rows.length} reports`);
    expect(new URL(page.url()).search).not.toMatch(/%|西|人口/);

    await page.goto(site.url('en/map/?year=2023&scope=aggregate'));
    await page.locator('select[name="metric"] option', { hasText: '人口' }).waitFor({ state: 'attached' });
    await page.selectOption('select[name="metric"]', { label: 'Applications received / 人口 (heads)' });
    await page.locator('#figure-map h3', { hasText: 'per 100,000 of “人口”' }).waitFor();
    const Level = z.object({ report_id: z.string() });
    const provinces = await site.sql().rows(`SELECT report_id FROM reports WHERE ${COUNTING} AND place_level = 'province'`, Level);
    const tiles = (await tableOf(page, 'map')).rows.filter((row) => row.id !== null);
    expect(tiles.length).toBeGreaterThan(0);
    for (const { id, cells } of tiles) {
      expect(provinces.some((each) => each.report_id === id)).toBe(true);
      const truth = rows.find((row) => row.report_id === id);
      if (truth === undefined) throw new Error(`no row for ${id}`);
      expect(figure(cells[1])).toBe(truth.received === null || truth.heads === null ? null : Math.round((truth.received / truth.heads) * 1_000_000) / 10);
    }
    // Compare: beside the other rates of two places, and drawn.
    const [one, two] = rows.filter((row) => row.received !== null && row.heads !== null);
    const codes = [one, two].map((row) => row?.place_code ?? '');
    await page.goto(site.url(`en/compare/?places=${codes.join('.')}&years=2023&scope=aggregate`));
    await page.locator('select[name="own-per"]').waitFor();
    await page.selectOption('select[name="own-per"]', { label: '人口 (heads)' });
    await page.locator('#figure-own-rate h3', { hasText: 'per 100,000 of “人口”' }).waitFor();
    const compared = (await tableOf(page, 'own-rate')).rows;
    expect(compared.length).toBe(2);
    for (const row of [one, two]) expect(figure(compared.find((each) => each.id === row?.report_id)?.cells[0])).toBe(Math.round(((row?.received ?? Number.NaN) / (row?.heads ?? Number.NaN)) * 1_000_000) / 10);
    expect(await page.locator('#compare-table').innerText()).toContain('per 100,000 of “人口”');
    await page.goto(site.url('en/rank/?own-per=gone.1ab'));
    await page.locator('.own-missing', { hasText: 'gone' }).waitFor();
    await page.locator('.own-missing').getByRole('button').click();
    await page.locator('.own-missing').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    clean();
  });

  it('is told on a place’s page, year by year in its own unit, and drawn over the years there and on Compare', async () => {
    const Row = z.object({ report_id: z.string(), place_code: z.string(), year: z.number(), received: z.number().nullable() });
    const usual = "kind = 'annual_report' AND superseded_by IS NULL AND scope = 'aggregate' AND year IS NOT NULL AND place_level <> 'zone'";
    const rows = await site.sql().rows(`SELECT report_id, place_code, year, "applications.new_received.total" AS received FROM reports WHERE ${usual} AND place_code IN
      (SELECT place_code FROM reports WHERE ${usual} AND "applications.new_received.total" IS NOT NULL GROUP BY place_code HAVING count(DISTINCT year) > 1 AND count(*) = count(DISTINCT year) ORDER BY count(DISTINCT year) DESC, place_code LIMIT 2) ORDER BY place_code, year`, Row);
    const codes = [...new Set(rows.map((row) => row.place_code))];
    expect(codes.length).toBe(2);
    const mine = rows.filter((row) => row.place_code === codes[0]);
    // All years of both places but the first year of the first.
    const people = (row: z.infer<typeof Row>) => (row === mine[0] ? null : 50 + (row.year - 2000) / 2);
    const path = join(folder, 'heads.csv');
    await writeFile(path, `年度,地区代码,常住人口（万人）\n${rows.flatMap((row) => (people(row) === null ? [] : [`${row.year},${row.place_code},${people(row)}`])).join('\n')}\n`);
    const { page, foreign, complaints } = await site.open('zh/your-data/');
    await bring(page, path);
    await page.goto(site.url(`zh/place/?code=${codes[0]}`));
    await page.locator('select[name="own-per"]').waitFor();
    await page.selectOption('select[name="own-per"]', { index: 1 });
    const plate = page.locator('#figure-own-years');
    await plate.locator('.alive svg').waitFor();
    const said = await page.locator('.own-said').innerText();
    for (const row of mine.slice(1).slice(-8)) expect(said).toContain(`${row.year} 年 ${((people(row) ?? Number.NaN) * 10_000).toLocaleString('en-US')} 人`);
    expect(said).not.toContain(`${mine[0]?.year} 年`);
    const per = Number(/每 ([\d,]+) 人/.exec(await plate.locator('h3').innerText())?.[1]?.replaceAll(',', ''));
    const same = async (wanted: typeof rows) => {
      const shown = (await tableOf(page, 'own-years')).rows;
      expect(shown.length).toBe(wanted.length);
      for (const row of wanted) {
        const cells = shown.find((each) => each.id === row.report_id)?.cells ?? [];
        const heads = people(row);
        expect(figure(cells[0])).toBe(row.year);
        if (row.received === null || heads === null) expect(figure(cells[1])).toBeNull();
        else {
          expect([figure(cells[2]), figure(cells[3])]).toEqual([row.received, heads * 10_000]);
          expect(figure(cells[1])).toBe(Math.round((row.received / (heads * 10_000)) * per * 10) / 10);
        }
      }
    };
    await same(mine);
    expect(await plate.locator('.plate-foot').innerText()).toContain('以万人计：1 记作 10,000 人');
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.narrow);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize(WIDTHS.wide);
    await page.goto(site.url(`zh/compare/?places=${codes.join('.')}&scope=aggregate&own-per=${new URL(page.url()).searchParams.get('own-per')}`));
    await plate.locator('.alive svg').waitFor();
    await same(rows);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('that a link names and that is not here is said, and can be left out', async () => {
    const { page, complaints } = await site.open('en/applications/?own-per=heads.1ab&own-by=sides.zz');
    const missing = page.locator('.own-missing');
    await missing.waitFor();
    expect(await missing.innerText()).toContain('heads');
    expect(await missing.innerText()).toContain('sides');
    expect(await missing.getByRole('link').getAttribute('href')).toMatch(/\/en\/your-data\/$/);
    expect(await page.locator('#figure-received').count()).toBe(1);
    await missing.getByRole('button').click();
    await missing.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
  });

  it('costs a reader without one nothing', async () => {
    const { page, asked } = await site.open('en/applications/');
    await page.locator('.controls').hover();
    await page.selectOption('select[name="scope"]', 'department');
    await answered(page);
    expect(await page.locator('select[name^="own-"]').count()).toBe(0);
    const bodies = await Promise.all(asked.filter((path) => path.endsWith('.js') && !path.includes('duckdb')).map(async (path) => (await fetch(site.url(path.slice(1)))).text()));
    expect(bodies.length).toBeGreaterThan(3);
    expect(bodies.filter((text) => text.includes('own:measured') || text.includes('With your table'))).toEqual([]);
  });
});
