/** Compare, Rank, Map and the page of a place: figures on the screen are those of SQL over the Parquet, and everything works by keyboard. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { metricText } from '../../lib/chart/kinds/metric';
import { metric as metricOf } from '../../lib/metrics';
import { newcombe } from '../../lib/metrics/interval';
import { differenceText } from '../../lib/ui/compare/table';
import { askPeers } from '../../lib/query/ask-peers';
import { figureOf } from '../../lib/query';
import type { ReportFigures } from '../../lib/query';
import { COUNTING } from '../../lib/query/sql/where';
import { figure, tableOf, useSite } from './site';

const site = useSite();

/** Nothing is being asked, and what was asked is shown. */
const settled = (page: Page) => page.waitForFunction(() => {
  const peers = document.querySelector('.peers');
  return peers?.getAttribute('data-search') === location.search && document.querySelector('[aria-busy="true"]') === null && document.querySelector('.error') === null;
});

const count = async (sql: string) => (await site.sql().rows(sql, z.object({ n: z.number() })))[0]?.n ?? -1;
const Default = z.tuple([z.string(), z.number(), z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']), z.string(), z.string()]);

/** What Rank shows, told by the page, asked again in native DuckDB. */
async function peersShown(page: Page): Promise<{ metric: string; reports: ReportFigures[] }> {
  const [metric, year, scope, level, province] = Default.parse(JSON.parse(await page.locator('.peers').getAttribute('data-shown') ?? '[]'));
  const parsed = z.enum(['province', 'prefecture', 'county', 'zone']).safeParse(level);
  return {
    metric, reports: await askPeers(site.sql(), { years: { from: year, to: year }, scope, level: parsed.success ? parsed.data : null, province: province === 'all' ? null : province }, metricOf(metric).operands),
  };
}

/** Value, numerator and denominator of each report as the table must write them. */
function expected(metric: string, reports: readonly ReportFigures[]): Map<string, string> {
  return new Map(reports.flatMap((report): [string, string][] => {
    const result = metricOf(metric).evaluate(figureOf(report));
    return result.value === null ? [] : [[report.report_id, metricText(metricOf(metric), result.value)]];
  }));
}

describe('Rank', () => {
  it('draws its first view without the engine, and its table is SQL’s', async () => {
    const { page, asked, complaints, foreign } = await site.open('en/rank/');
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    const { metric, reports } = await peersShown(page);
    const known = expected(metric, reports);
    const shown = await tableOf(page, 'ranks');
    expect(shown.rows.length).toBe(reports.length);
    for (const row of shown.rows) expect([row.id, known.has(row.id ?? '') ? row.cells[0] : null]).toEqual([row.id, known.get(row.id ?? '') ?? null]);
    expect(await page.locator('.lead').innerText()).toContain(`${reports.length} reports`);
    expect([complaints, foreign]).toEqual([[], []]);
  });

  it('follows the rate, year, kind and marked place in the URL, ranks nothing below 30, and goes back', async () => {
    const { page, complaints } = await site.open('zh/rank/?metric=disputes_per_100&year=2024&scope=aggregate&level=all&province=all&place=310117');
    await settled(page);
    const { metric, reports } = await peersShown(page);
    expect([metric, reports.length]).toEqual(['disputes_per_100', await count(`SELECT count(*)::INTEGER AS n FROM reports WHERE ${COUNTING} AND year = 2024 AND scope = 'aggregate' AND place_code IS NOT NULL`)]);
    const shown = await tableOf(page, 'ranks');
    const ranked = shown.rows.filter((row) => !/件数太少|未公布/.test(row.cells.at(-1) ?? ''));
    expect(ranked.length).toBeGreaterThan(2);
    for (const row of ranked) expect(figure(row.cells[2])).toBeGreaterThanOrEqual(30);
    await page.selectOption('select[name="year"]', '2023');
    await page.waitForFunction(() => location.search.includes('year=2023'));
    await settled(page);
    expect((await tableOf(page, 'ranks')).rows.length).toBe(await count(`SELECT count(*)::INTEGER AS n FROM reports WHERE ${COUNTING} AND year = 2023 AND scope = 'aggregate' AND place_code IS NOT NULL`));
    await page.goBack();
    await page.waitForFunction(() => location.search.includes('year=2024'));
    await settled(page);
    expect((await tableOf(page, 'ranks')).rows).toEqual(shown.rows);
    expect(complaints).toEqual([]);
  });

  it('a hostile address is read part by part', async () => {
    const { page, complaints } = await site.open("en/rank/?metric=%27%3Bdrop&year=x&scope=nobody&level=%22&province=64'&place=<b>");
    await settled(page);
    expect(await page.locator('.lead').innerText()).toContain('reports');
    expect(complaints).toEqual([]);
  });
});

describe('Compare', () => {
  it('with nothing chosen suggests pairs that can be compared, and each leads to a comparison', async () => {
    const { page, asked } = await site.open('zh/compare/');
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    // The example is drawn from the figures that the tables hold.
    const example = new URL(await page.locator('#example a').getAttribute('href') ?? '', page.url()).searchParams.get('places')?.split('.') ?? [];
    expect(example.length).toBe(2);
    const drawn = await page.locator('#example .wide text').allTextContents();
    const { year } = z.object({ year: z.number() }).parse((await site.sql().rows(`SELECT year FROM reports WHERE ${COUNTING} AND scope = 'aggregate' AND year IS NOT NULL GROUP BY year ORDER BY count(*) DESC, year DESC LIMIT 1`, z.object({ year: z.number() })))[0]);
    const reports = (await askPeers(site.sql(), { years: { from: year, to: year }, scope: 'aggregate', level: null, province: null }, metricOf('backlog').operands)).filter((report) => example.includes(report.place_code ?? ''));
    const backlogs = reports.flatMap((report) => metricOf('backlog').evaluate(figureOf(report)).value ?? []);
    expect(backlogs.length).toBe(2);
    for (const value of backlogs) expect(drawn).toContain(metricText(metricOf('backlog'), value));
    expect(await page.locator('#pairs a').count()).toBeGreaterThan(0);
    await page.locator('#pairs a').first().click();
    await settled(page);
    await page.locator('.verdict').waitFor();
    expect(await page.locator('.verdict').getAttribute('data-comparable')).toBe('yes');
    expect(await page.locator('#compare-table thead tr').first().locator('a').count()).toBe(2);
  });

  it('values, intervals and differences are those of SQL and of Newcombe', async () => {
    const { page, complaints } = await site.open('en/compare/?places=640500.640106&years=2023');
    await settled(page);
    await page.locator('#compare-table').waitFor();
    const rows = await site.sql().rows(`SELECT place_code, "applications.granted.total" AS granted, "applications.partial.total" AS partial, "applications.total_handled.total" AS handled FROM reports WHERE ${COUNTING} AND place_code IN ('640500', '640106') AND year = 2023 ORDER BY place_code DESC`,
      z.object({ place_code: z.string(), granted: z.number(), partial: z.number(), handled: z.number() }));
    const [zhongwei, jinfeng] = rows;
    if (zhongwei === undefined || jinfeng === undefined) throw new Error('the two seeds are not there');
    const cell = (place: string) => page.locator(`tr[data-item="disclosure_rate"] td[data-place="${place}"]`);
    expect(await cell('640500').innerText()).toContain(metricText(metricOf('disclosure_rate'), (zhongwei.granted + zhongwei.partial) / zhongwei.handled));
    expect(await cell('640500').innerText()).toContain(`${zhongwei.granted + zhongwei.partial}/${zhongwei.handled}`);
    expect(await cell('640106').innerText()).toContain(`${jinfeng.granted + jinfeng.partial}/${jinfeng.handled}`);
    // 金凤's scope is unknown: it is said, and no difference is taken.
    expect(await page.locator('.verdict').getAttribute('data-comparable')).toBe('no');
    expect(await cell('640106').locator('.difference').count()).toBe(0);
    expect(await cell('640106').innerText()).toContain('no difference');
    expect(complaints).toEqual([]);
  });

  it('two whole areas of one year have a difference with its interval', async () => {
    const found = await site.sql().rows(`SELECT place_code, k, n, year FROM (SELECT place_code, year, "applications.granted.total" + "applications.partial.total" AS k, "applications.total_handled.total" AS n, count(*) OVER (PARTITION BY year) AS many
      FROM reports WHERE ${COUNTING} AND scope = 'aggregate' AND "applications.granted.total" + "applications.partial.total" IS NOT NULL AND "applications.total_handled.total" >= 30) t WHERE many > 1 ORDER BY year DESC, place_code`,
    z.object({ place_code: z.string(), k: z.number(), n: z.number(), year: z.number() }));
    const [first] = found;
    const second = found.find((each) => each.year === first?.year && each.place_code !== first.place_code);
    if (first === undefined || second === undefined) throw new Error('no two to compare');
    const { page } = await site.open(`en/compare/?places=${first.place_code}.${second.place_code}&years=${first.year}&scope=aggregate`);
    await settled(page);
    await page.locator('#compare-table').waitFor();
    const cell = page.locator(`tr[data-item="disclosure_rate"] td[data-place="${second.place_code}"] .difference`);
    expect(await cell.innerText()).toBe(differenceText(metricOf('disclosure_rate'), newcombe(second.k, second.n, first.k, first.n), 'en'));
  });

  it('reports of different kinds: the page says no, names the kinds, and offers one alone', async () => {
    const [place] = await site.sql().rows(`SELECT place_code FROM reports WHERE ${COUNTING} AND scope = 'organ_only' AND place_level = 'prefecture' AND year = 2023 AND place_code NOT IN (SELECT place_code FROM reports WHERE scope = 'aggregate' AND place_code IS NOT NULL) ORDER BY place_code`, z.object({ place_code: z.string() }));
    const { page } = await site.open(`zh/compare/?places=640500.${place?.place_code}&years=2023`);
    await settled(page);
    await page.locator('.verdict').waitFor();
    expect(await page.locator('.verdict').getAttribute('data-comparable')).toBe('no');
    expect(await page.locator('.objections li[data-kind="scope"]').innerText()).toContain('口径不同');
    await page.locator('.objections button').filter({ hasText: '只看汇总' }).click();
    await page.waitForFunction(() => location.search.includes('scope=aggregate'));
    await settled(page);
    expect(await page.locator('.whose td[data-scope="none"]').innerText()).toContain('没有 2023 年汇总的报告');
  });

  it('a place is found by its English name and added, made the base and taken away, by keyboard', async () => {
    const { page } = await site.open('en/compare/?places=640500');
    await settled(page);
    await page.locator('.picker > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('input[name="find-place"]').fill('shanghai');
    await page.locator('.picker li button[value="310000"]').waitFor();
    await page.locator('.picker li button[value="310000"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search === '?places=640500.310000');
    await settled(page);
    await page.getByRole('button', { name: 'Compare with Shanghai' }).press('Enter');
    await page.waitForFunction(() => location.search === '?places=310000.640500');
    await page.getByRole('button', { name: 'Remove Zhongwei City' }).press('Enter');
    await page.waitForFunction(() => location.search === '?places=310000');
    await settled(page);
    expect(await page.locator('.chosen-places li').allInnerTexts()).toEqual([expect.stringContaining('Shanghai')]);
  });

  it('more than twelve are cut with words', async () => {
    const codes = await site.sql().rows(`SELECT DISTINCT place_code FROM reports WHERE ${COUNTING} AND place_code SIMILAR TO '[0-9]{6}' ORDER BY place_code LIMIT 14`, z.object({ place_code: z.string() }));
    const { page } = await site.open(`en/compare/?places=${codes.map((each) => each.place_code).join('.')}`);
    await settled(page);
    expect(await page.locator('.chosen-places li').count()).toBe(12);
    expect(await page.locator('.controls').innerText()).toContain('2 more places');
  });
});

describe('Map', () => {
  it('draws the provinces without the engine; a province opens by a link, with its places and their figures', async () => {
    const { page, asked } = await site.open('en/map/');
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    expect((await tableOf(page, 'map')).rows.length).toBe(34);
    await page.locator('#open a').filter({ hasText: 'Ningxia' }).click();
    await settled(page);
    const { metric, reports } = await (async () => {
      const [id, year, scope, province] = z.tuple([z.string(), z.number(), z.literal('aggregate'), z.string()]).parse(JSON.parse(await page.locator('.peers').getAttribute('data-shown') ?? '[]'));
      return { metric: id, reports: await askPeers(site.sql(), { years: { from: year, to: year }, scope, level: null, province }, metricOf(id).operands) };
    })();
    const known = expected(metric, reports);
    const shown = await tableOf(page, 'map');
    expect(shown.rows.map((row) => row.cells[0])).toEqual(shown.rows.map((row) => row.cells[0]).sort());
    expect(shown.rows.filter((row) => row.id !== null && known.has(row.id)).map((row) => row.cells[1])).toEqual(shown.rows.flatMap((row) => known.get(row.id ?? '') ?? []));
    expect(known.size).toBeGreaterThan(0);
  });
});

describe('the page of a place', () => {
  it('lists the places, and hides the list where one is asked for', async () => {
    const { page } = await site.open('zh/place/');
    expect(await page.locator('.choose-place li').count()).toBe(await count(`SELECT count(DISTINCT place_code)::INTEGER AS n FROM reports WHERE ${COUNTING} AND place_code IS NOT NULL AND year IS NOT NULL`));
    const { page: one } = await site.open('zh/place/?code=640500');
    expect(await one.locator('.choose-place').isVisible()).toBe(false);
  });

  it('has its reports, its rates, its parent and its findings, as SQL has them', async () => {
    const { page, complaints } = await site.open('en/place/?code=640500');
    await page.locator('.place').waitFor();
    await settled(page);
    expect(await page.locator('h1').first().innerText()).toBe('Zhongwei City 中卫市');
    expect(await page.locator('#place-reports tbody tr').count()).toBe(await count("SELECT count(*)::INTEGER AS n FROM reports WHERE place_code = '640500'"));
    expect(await page.locator('.facts').innerText()).toContain('Ningxia 宁夏回族自治区');
    const shown = await tableOf(page, 'profile');
    expect(shown.rows.find((row) => row.label === 'Disclosure rate')?.cells.slice(1, 4)).toEqual(['55.2%', '112', '203']);
    expect(await page.locator('.place .lead').innerText()).toContain('55.2% (112/203, 95% interval 48.3% to 61.9%)');
    expect(complaints).toEqual([]);
  });

  it('tells what a place was and what it became', async () => {
    const { page } = await site.open('zh/place/?code=320602');
    await page.locator('.place').waitFor();
    expect(await page.locator('#history').innerText()).toContain('320613');
    const { page: none } = await site.open('zh/place/?code=999999');
    await none.locator('.place').waitFor();
    expect(await none.locator('.place .lead').innerText()).toContain('没有代码为 999999 的地区');
  });

  it('is reached from a report', async () => {
    const { page } = await site.open('en/place/?code=640500');
    await page.locator('#place-reports tbody a').first().click();
    await page.locator('.report-head').waitFor();
    await page.locator('.facts a[href*="/place/"]').click();
    await page.locator('.place').waitFor();
    expect(await page.locator('h1').first().innerText()).toContain('中卫市');
  });
});
