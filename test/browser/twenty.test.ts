/**
 * The twenty questions, each from the Overview to its answer in at most three clicks, and the figures on the
 * screen against SQL over the Parquet in native DuckDB. It holds for any site: `npm test` runs it on the
 * bundled corpus, `npm run test:full` also on three thousand places over six years.
 */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { metricText } from '../../lib/chart/kinds/metric';
import { plainLabel } from '../../lib/chart/names';
import { count, percent } from '../../lib/chart/text';
import { APPLICANT_COLUMNS, cellId, outcomeRows } from '../../lib/form';
import { CHART_WORDS } from '../../lib/i18n/chart';
import { COMMON } from '../../lib/i18n/common';
import { PEER_WORDS } from '../../lib/i18n/peers';
import { QUALITY } from '../../lib/i18n/quality';
import { ASKED } from '../../lib/i18n/questions';
import { metric as metricOf } from '../../lib/metrics';
import { askDefaults } from '../../lib/query';
import type { Defaults } from '../../lib/query';
import { EXAMPLE_IDS } from '../../lib/query/examples';
import { measureSql } from '../../lib/query/sql/measure';
import { COUNTING } from '../../lib/query/sql/where';
import { questions } from '../../lib/questions';
import type { Question } from '../../lib/questions';
import { tableOf, useSite } from './site';
import type { Shown } from './site';

const site = useSite();
const Row = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));
type Row = z.infer<typeof Row>;
const sql = (text: string) => site.sql().rows(text, Row);

let page: Page;
let complaints: string[];
let defaults: Defaults;
let asked: Map<string, Question>;
/** Annual reports of the first view. */
let these: string;
let clicks = 0;

beforeAll(async () => {
  defaults = await askDefaults(site.sql()) ?? { year: 0, scope: 'unknown' };
  asked = new Map(questions(defaults).map((question) => [question.id, question]));
  these = `${COUNTING} AND year = ${defaults.year} AND scope = '${defaults.scope}'`;
  ({ page, complaints } = await site.open('en/', { javaScriptEnabled: true }));
});
const questionOf = (id: string): Question => {
  const question = asked.get(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
};
/** The same question in SQL, as Explore asks it. */
const answerOf = (id: string) => sql(questionOf(id).sql);

async function click(what: Locator): Promise<void> {
  clicks += 1;
  await what.click();
}

/** From the Overview by its link. */
async function follow(id: string): Promise<void> {
  clicks = 0;
  if (new URL(page.url()).pathname !== new URL(site.url('en/')).pathname) await page.goto(site.url('en/'), { waitUntil: 'commit' });
  await click(page.locator('.questions').getByRole('link', { name: ASKED.en.asked[questionOf(id).id].question, exact: true }));
  await page.waitForURL((url) => url.pathname !== new URL(site.url('en/')).pathname, { waitUntil: 'load' });
  await settled();
}

/** The page shows what stands in its address, nothing is being asked, and no mistake is told. */
async function settled(): Promise<void> {
  await page.waitForFunction(() => {
    const search = document.querySelector('.peers')?.getAttribute('data-search');
    const controls = [...new URLSearchParams(location.search)].flatMap(([name, value]) => [...document.querySelectorAll<HTMLSelectElement>(`select[name="${CSS.escape(name)}"]`)].map((select) => select.value === value));
    return document.querySelector('h1') !== null && (search === undefined || search === null || search === location.search) && controls.every(Boolean) && document.querySelector('[aria-busy="true"]') === null;
  });
  expect(await page.locator('.error').count()).toBe(0);
}

/** The table beneath a figure, opened, with all of its rows. */
async function table(figure: string): Promise<Shown> {
  const under = page.locator(`#figure-${figure} details.as-table`);
  await click(under.locator('summary'));
  const all = under.locator('button');
  if (await all.count() > 0) {
    await click(all);
    await all.waitFor({ state: 'detached' });
  }
  return tableOf(page, figure);
}

const text = (value: unknown, write: (value: number) => string): string | null => (typeof value === 'number' ? write(value) : null);
/** A figure as it must stand there; null where SQL has none, and the page then has words. */
function expectShown(shown: readonly [id: string | null, text: string | undefined][], known: ReadonlyMap<string, string | null>): void {
  expect(shown.length).toBeGreaterThan(0);
  const isFigure = (each: string | undefined) => each !== undefined && /^[−≈]?[\d,]+(?:\.\d+)?%?$/.test(each);
  expect(shown.map(([id, each]) => [id, isFigure(each) ? each : null])).toEqual(shown.map(([id]) => [id, known.get(id ?? '') ?? null]));
  expect([...known.values()].filter((each) => each !== null).length).toBeGreaterThan(0);
}
const by = (rows: readonly Row[], write: (row: Row) => string | null) => new Map(rows.map((row) => [String(row['report_id']), write(row)]));

/** Value, numerator, denominator and interval of each report against the example's SQL. */
async function expectShares(id: string, shown: Shown): Promise<void> {
  const rows = await answerOf(id);
  const line = (row: Row) => [text(row['share'], percent), text(row['part'], count), text(row['whole'], count), text(row['low'], percent), text(row['high'], percent)].join(' ');
  const known = new Map(rows.map((row) => [String(row['report_id']), line(row)]));
  const valued = shown.rows.filter((row) => row.cells[0]?.endsWith('%') === true && row.cells[3] !== '');
  expect(valued.length).toBeGreaterThan(0);
  expect(valued.map((row) => [row.id, row.cells.slice(0, 5).join(' ')])).toEqual(valued.map((row) => [row.id, known.get(row.id ?? '')]));
  // Nothing that SQL has is missing from the page, unless the page shows one level or province alone.
  if (await page.locator('.peers').count() === 0) expect(valued.length).toBe(known.size);
}

const over = (part: unknown, whole: unknown): number | null => (typeof part === 'number' && typeof whole === 'number' && whole > 0 ? part / whole : null);

/** Cells of the table of reasons by report and row, whichever of the two stands in the columns. */
async function reasonsShown(ids: readonly string[]): Promise<[string, string | undefined][]> {
  const shown = await table('reasons');
  const columns = await page.locator('#figure-reasons thead th').evaluateAll((heads) => heads.map((head) => {
    const href = head.querySelector('a')?.getAttribute('href');
    return href ? new URL(href, location.href).searchParams.get('id') : null;
  }));
  const names = new Map(outcomeRows('2021').map((row) => [plainLabel(row.en), row.id]));
  if (columns.some((id) => id !== null)) {
    return shown.rows.flatMap((row): [string, string | undefined][] => {
      const reason = names.get(row.label);
      return reason === undefined || !ids.includes(reason) ? [] : row.cells.map((cell, index): [string, string] => [`${columns[index + 1]}|${reason}`, cell]);
    });
  }
  return shown.rows.flatMap((row) => row.cells.flatMap((cell, index): [string, string][] => {
    const reason = names.get(shown.columns[index + 1] ?? '');
    return reason === undefined || !ids.includes(reason) ? [] : [[`${row.id}|${reason}`, cell]];
  }));
}
function expectReasons(shown: [string, string | undefined][], rows: readonly Row[], ids: readonly string[]): void {
  expectShown(shown, new Map(rows.flatMap((row) => ids.map((id): [string, string | null] => [`${row['report_id']}|${id}`, text(row[id], percent)]))));
}

/** The page of a rule tells how many findings there are, or that there is none. */
async function expectFound(n: number): Promise<void> {
  const told = await page.locator('#found > p').first().innerText();
  if (n === 0) expect(told).toContain(QUALITY.en.found.none);
  else expect(told).toMatch(new RegExp(`^${count(n)} `));
}

/** How each is answered on its page, by the question's id. */
const ANSWERS: Record<string, () => Promise<void>> = {
  /** How many, with how many reports behind the number. */
  async received() {
    await page.selectOption('#figure-trend select[name="panel"]', 'all');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('panel') === 'all');
    clicks += 1;
    const level = await page.locator('#figure-trend select[name="level"]').inputValue();
    const known = (await answerOf('received')).filter((row) => row['place_level'] === level);
    expect(known.length).toBeGreaterThan(0);
    expect((await table('trend')).rows.map((row) => [row.label, row.cells[1], row.cells[2]]))
      .toEqual(known.map((row) => [String(row['year']), text(row['with_figure'], count), text(row['received'], count) ?? CHART_WORDS.en.notReported]));
  },

  /** Per 100,000 residents, or that the publisher gave no population. */
  async per_resident() {
    const [population] = await sql('SELECT count(*)::INTEGER AS n FROM population');
    if (population?.['n'] === 0) {
      expect(await page.locator('#demand .needs').innerText()).toBe(COMMON.en.needs.population);
      return;
    }
    const rows = await sql(`SELECT report_id, "applications.new_received.total" / residents * 100000 AS per_100k FROM (SELECT * FROM reports WHERE ${these} AND scope = 'aggregate') r JOIN population p ON p.place_code = r.place_code AND p.year = r.year`);
    const figure = (await page.locator('#demand .plate').getAttribute('id'))?.replace('figure-', '') ?? '';
    expectShown((await table(figure)).rows.map((row) => [row.id, row.cells[0]]), by(rows, (row) => text(row['per_100k'], (value) => count(Math.round(value * 10) / 10))));
  },

  /** Who asks. */
  async applicants() {
    const rows = await answerOf('applicants');
    const known = new Map(rows.map((row) => [`${row['report_id']}|${row['applicant']}`, text(row['applications'], count)]));
    const shown = (await table('applicants')).rows.flatMap((row) => APPLICANT_COLUMNS.map((column, index): [string, string | undefined] => [`${row.id}|${column.id}`, row.cells[index]]));
    expectShown(shown, known);
  },

  /** Who has a backlog. */
  async backlog() {
    await expectShares('backlog', await table('backlog'));
  },

  /** Who discloses more. */
  async disclosure() {
    await expectShares('disclosure', await table('ranks'));
  },

  /** Rising or falling over the same places, or that none is there in every year. */
  async trend() {
    const panel = new URLSearchParams(new URL(page.url()).search).get('panel');
    expect([panel, defaults.scope]).toEqual(['balanced', 'aggregate']);
    const { numerator, denominator } = measureSql({ metric: 'disclosure_rate' });
    const level = await page.locator('#figure-trend select[name="level"]').inputValue();
    const known = await sql(`WITH once AS (SELECT DISTINCT ON (place_code, year) year, place_level, place_code, ${numerator} AS k, ${denominator} AS d FROM reports
        WHERE ${COUNTING} AND scope = 'aggregate' AND place_code IS NOT NULL AND place_level = '${level}' ORDER BY place_code, year, CASE origin WHEN 'text' THEN 1 WHEN 'html' THEN 2 ELSE 3 END, report_id),
      rated AS (SELECT * FROM once WHERE k IS NOT NULL AND d > 0),
      same AS (SELECT place_code FROM rated GROUP BY place_code HAVING count(*) = (SELECT count(DISTINCT year) FROM rated))
      SELECT year, count(*)::INTEGER AS n, sum(k) AS k, sum(d) AS d FROM rated WHERE place_code IN (SELECT place_code FROM same) GROUP BY year ORDER BY year`);
    if (known.length === 0) {
      expect(await page.locator('#figure-trend .plate-foot').innerText()).toContain(CHART_WORDS.en.noPanel);
      return;
    }
    expect((await table('trend')).rows.map((row) => [row.label, ...row.cells.slice(1, 5)]))
      .toEqual(known.map((row) => [String(row['year']), text(row['n'], count), percent(Number(row['k']) / Number(row['d'])), text(row['k'], count), text(row['d'], count)]));
  },

  /** Why refused. */
  async refusals() {
    const denied = outcomeRows('2021').filter((row) => row.group === 'denied').map((row) => row.id);
    const app = (row: string) => `"${cellId('applications', row, 'total')}"`;
    const rows = await sql(`SELECT report_id, ${denied.map((id) => `${app(id)} / nullif(coalesce(${denied.map(app).join(' + ')}, ${app('group_denied')}), 0) AS ${id}`).join(', ')} FROM reports WHERE ${these}`);
    expectReasons(await reasonsShown(denied), rows, denied);
  },

  /** How often “not held”. */
  async not_held() {
    await expectShares('not_held', await table('rates'));
  },

  /** Whether companies fare better. */
  async companies() {
    const rows = await sql(`WITH summed AS (SELECT c.report_id, CASE c.column_id WHEN 'natural_person' THEN 'persons' ELSE 'organisations' END AS kind, c.row_id, sum(c.value) AS value, count(c.value) AS known, count(DISTINCT c.column_id) AS of
        FROM cells c JOIN reports USING (report_id) WHERE ${these.replaceAll(/\b(year|scope)\b/g, 'reports.$1')} AND c.tbl = 'applications' AND c.column_id <> 'total' AND c.row_id IN ('granted', 'partial', 'total_handled') GROUP BY ALL),
      whole AS (SELECT report_id, kind, row_id, value FROM summed WHERE known = CASE kind WHEN 'persons' THEN 1 ELSE ${APPLICANT_COLUMNS.length - 1} END)
      SELECT report_id, kind, max(value) FILTER (WHERE row_id = 'granted') + max(value) FILTER (WHERE row_id = 'partial') AS k, max(value) FILTER (WHERE row_id = 'total_handled') AS d FROM whole GROUP BY ALL`);
    const known = new Map(rows.map((row) => [`${row['report_id']}|${row['kind']}`, typeof row['k'] === 'number' && typeof row['d'] === 'number' && row['d'] > 0 ? percent(row['k'] / row['d']) : null]));
    expectShown((await table('applicants')).rows.flatMap((row): [string, string | undefined][] => [[`${row.id}|persons`, row.cells[0]], [`${row.id}|organisations`, row.cells[4]]]), known);
  },

  /** How much is turned away as a petition or as repeated. */
  async gatekeeping() {
    const rows = (await answerOf('gatekeeping')).map((row) => ({
      report_id: row['report_id'] ?? null, refused_petition: over(row['petitions'], row['handled']), refused_repeat: over(row['repeated'], row['handled']),
    }));
    expectReasons(await reasonsShown(['refused_petition', 'refused_repeat']), rows, ['refused_petition', 'refused_repeat']);
  },

  /** Who is corrected on review. */
  async corrected() {
    await expectShares('corrected', await table('rate'));
  },

  /** Whether review before court moved the lawsuits. */
  async review_first() {
    await page.selectOption('#figure-trend select[name="panel"]', 'all');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('panel') === 'all');
    clicks += 1;
    const level = await page.locator('#figure-trend select[name="level"]').inputValue();
    const known = (await answerOf('review_first')).filter((row) => row['place_level'] === level);
    expect((await table('trend')).rows.map((row) => [row.label, row.cells[1], row.cells[2]]))
      .toEqual(known.map((row) => [String(row['year']), text(row['with_direct'], count), text(row['direct_suits'], count) ?? CHART_WORDS.en.notReported]));
  },

  /** How many reviews per 100 applications. */
  async disputes() {
    expectShown((await table('burden')).rows.map((row) => [row.id, row.cells[0]]), by(await answerOf('disputes'), (row) => text(row['per_100'], (value) => count(Math.round(value * 10) / 10))));
  },

  /** How many licences. */
  async proactive() {
    expectShown((await table('decisions')).rows.map((row) => [row.id, row.cells[0]]), by(await answerOf('proactive'), (row) => text(row['licences'], count)));
  },

  /** Whether two can be compared, with their figures. */
  async comparable() {
    await click(page.locator('#pairs a').first());
    await page.locator('#compare-table').waitFor();
    await settled();
    expect(await page.locator('.verdict').getAttribute('data-comparable')).toBe('yes');
    const item = page.locator('#compare-table tr[data-item="applications.total_handled.total"] td');
    const shown = await item.evaluateAll((cells) => cells.map((cell) => [cell.getAttribute('data-place'), cell.textContent]));
    const ids = await page.locator('#compare-table .whose a').evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('id')));
    expect(shown.length).toBe(2);
    const rows = await sql(`SELECT place_code, scope, year, "applications.total_handled.total" AS handled FROM reports WHERE report_id IN (${ids.map((id) => `'${(id ?? '').replaceAll("'", "''")}'`).join(', ')})`);
    expect(new Set(rows.map((row) => `${row['scope']} ${row['year']}`)).size).toBe(1);
    expect(new Map(shown.map(([place, value]) => [place, value]))).toEqual(new Map(rows.map((row) => [row['place_code'], text(row['handled'], count)])));
  },

  /** Who is unusual among peers. */
  async unusual() {
    const View = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]);
    const [id, year, scope, level, province] = View.parse(JSON.parse(await page.locator('.peers').getAttribute('data-shown') ?? '[]'));
    const { numerator, denominator } = measureSql({ metric: id });
    const metric = metricOf(id);
    const peers = `WITH r AS (SELECT * FROM (SELECT report_id, place_code, province_code, prefecture_code, ${numerator} AS k, ${denominator} AS d FROM reports WHERE ${COUNTING} AND year = ${year} AND scope = '${scope}' AND place_code IS NOT NULL
        ${level === 'all' ? '' : `AND place_level = '${level}'`} ${province === 'all' ? '' : `AND province_code = '${province}'`}) WHERE k >= 0 AND d >= ${metric.minimum_n}),
      free AS (SELECT * FROM r WHERE NOT EXISTS (SELECT 1 FROM r AS o WHERE o.place_code IN (r.province_code, r.prefecture_code) AND o.place_code <> r.place_code)),
      pool AS (SELECT sum(k) / sum(d) AS rate, count(*)::INTEGER AS n FROM free)`;
    const [pool] = await sql(`${peers} SELECT rate, n FROM pool`);
    const per = metric.unit === 'per_100' ? 100 : 1;
    const foot = await page.locator('#figure-funnel .plate-foot').innerText();
    expect(foot).toContain(metricText(metric, Number(pool?.['rate']) * per));
    const spread = metric.interval === 'wilson' ? 'rate * (1 - rate)' : 'rate';
    const rows = await sql(`${peers} SELECT report_id, (k / d - rate) / sqrt(${spread} / d) AS z FROM r, pool`);
    const shown = new Map((await table('funnel')).rows.map((row) => [row.id, row.cells.at(-1)]));
    const { far_above: above, far_below: below, within } = PEER_WORDS.en.standings;
    const clear = rows.filter((row) => Math.abs(Number(row['z'])) > 7 || Math.abs(Number(row['z'])) < 1);
    expect(clear.length).toBeGreaterThan(0);
    for (const row of clear) expect([row['report_id'], shown.get(String(row['report_id']))]).toEqual([row['report_id'], Number(row['z']) > 7 ? above : Number(row['z']) < -7 ? below : within]);
  },

  /** Which do not add up. */
  async sums() {
    const shown = await page.locator('#rules-table tbody tr[data-rule]').evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-rule'), ...[...row.querySelectorAll('td.number')].slice(0, 2).map((cell) => cell.textContent)].join(' ')));
    expect(shown.sort()).toEqual((await answerOf('sums')).map((row) => `${row['rule']} ${text(row['assessable'], count)} ${text(row['broken'], count)}`).sort());
  },

  /** Whether what was carried out comes in the next year. */
  async carry_over() {
    await expectFound((await answerOf('carry_over')).length);
  },

  /** Whether the text agrees with the table. */
  async prose() {
    const known = new Map<string, number>();
    for (const row of await sql(`SELECT c.rule, count(*)::INTEGER AS n FROM checks c JOIN reports r USING (report_id) WHERE ${COUNTING} AND c.status <> 'not_assessable' AND starts_with(c.rule, 'prose.') GROUP BY c.rule`)) known.set(String(row['rule']), Number(row['n']));
    expect([...known.values()].reduce((all, n) => all + n, 0)).toBe((await answerOf('prose')).length);
    const rules = await page.locator('#rules-table tr[data-rule^="prose."]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-rule')));
    const rule = rules.find((each) => known.has(each ?? '')) ?? rules[0];
    await click(page.locator(`#rules-table tr[data-rule="${rule}"] a`).first());
    await page.waitForURL(`**/quality/${rule}/`, { waitUntil: 'load' });
    await expectFound(known.get(rule ?? '') ?? 0);
  },

  /** Who is missing. */
  async missing() {
    const shown = await page.locator('#matrix-table tbody tr:not(.all)').evaluateAll((rows, year) => rows.map((row) => {
      const cell = row.querySelector(`td[data-year="${year}"]`);
      const number = (name: string) => Number(cell?.getAttribute(name));
      return [row.getAttribute('data-code'), number('data-expected'), number('data-aggregate') + number('data-organ-only') + number('data-other')];
    }), defaults.year);
    const known = (await answerOf('missing')).map((row) => [row['province_code'], row['expected'], row['held']]);
    const inOrder = (rows: readonly unknown[][]) => [...rows].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    expect(shown.length).toBeGreaterThan(0);
    expect(inOrder(shown)).toEqual(inOrder(known));
  },
};

describe('the twenty questions', () => {
  it('are all asked here', () => {
    expect(Object.keys(ANSWERS).sort()).toEqual([...asked.keys()].sort());
    expect(asked.size).toBe(20);
  });

  it.each(EXAMPLE_IDS.map((id) => [ASKED.en.asked[id].question, id]))('%s', async (_, id) => {
    await follow(id);
    await ANSWERS[id]?.();
    expect(complaints).toEqual([]);
    expect(clicks).toBeLessThanOrEqual(3);
  });
});
