/** Rules, findings and coverage on the screen are those of SQL over the Parquet. */
import { formulaOf } from '../../lib/i18n/check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RULES } from '../../lib/check/rules';
import { wilson } from '../../lib/metrics/interval';
import { useSite } from './site';
import { COUNTING } from '../../lib/query/sql/where';

const site = useSite();
const Count = z.object({ rule: z.string(), asked: z.number(), broken: z.number() });
const Finding = z.object({ report_id: z.string(), rule: z.string(), ordinal: z.number() });

function counts(where = 'true') {
  return site.sql().rows(`SELECT c.rule, sum(CASE WHEN passed + failed + suspect > 0 THEN 1 ELSE 0 END)::INTEGER AS asked, sum(CASE WHEN failed + suspect > 0 THEN 1 ELSE 0 END)::INTEGER AS broken
    FROM check_counts c JOIN reports r USING (report_id) WHERE ${COUNTING} AND ${where} GROUP BY c.rule HAVING asked > 0 ORDER BY c.rule`, Count);
}
function findings(where = 'true') {
  return site.sql().rows(`SELECT c.report_id, c.rule, c.ordinal FROM checks c JOIN reports r USING (report_id) WHERE ${COUNTING} AND c.status <> 'not_assessable' AND ${where} ORDER BY 1, 3`, Finding);
}

const Row = z.object({ rule: z.string(), asked: z.number(), broken: z.number(), share: z.string() });
async function rulesShown(page: Awaited<ReturnType<typeof site.open>>['page']) {
  const rows = await page.locator('#rules-table tbody tr[data-rule]').evaluateAll((all) => all.map((row) => {
    const numbers = [...row.querySelectorAll('td.number')].map((cell) => Number(cell.textContent?.replaceAll(',', '')));
    return { rule: row.getAttribute('data-rule'), asked: numbers[0], broken: numbers[1], share: row.querySelector('.share-text')?.textContent };
  }));
  return z.array(Row).parse(rows);
}
const foundShown = async (page: Awaited<ReturnType<typeof site.open>>['page']) => z.array(Finding).parse(await page.locator('#found-table tbody tr').evaluateAll((all) => all.map((row) => ({
  report_id: row.getAttribute('data-report'), rule: row.getAttribute('data-rule'), ordinal: Number(row.getAttribute('data-ordinal')),
})))).sort((a, b) => (a.report_id < b.report_id ? -1 : a.report_id > b.report_id ? 1 : a.ordinal - b.ordinal));
/** The findings on the screen are those of the choice in the URL. */
const shows = (page: Awaited<ReturnType<typeof site.open>>['page'], search: string) => page.waitForFunction((wanted) => location.search === wanted && document.querySelector('.quality')?.getAttribute('data-shown') === wanted, search);
const byRule = <T extends { rule: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.rule < b.rule ? -1 : 1));

describe('the Quality page', () => {
  for (const lang of ['zh', 'en'] as const) {
    it(`/${lang}/: each rule with its share and interval, each finding, by SQL; neither needs the engine`, async () => {
      const { page, asked, complaints } = await site.open(`${lang}/quality/`);
      const shown = await rulesShown(page);
      const known = await counts();
      expect(byRule(shown).map(({ rule, asked: n, broken }) => ({ rule, asked: n, broken }))).toEqual(known);
      for (const { asked: n, broken, share } of shown) {
        const [low, high] = wilson(broken, n).map((end) => `${(100 * end).toFixed(1)}%`);
        expect(share).toBe(`${((100 * broken) / n).toFixed(1)}% [${low}, ${high}]`);
      }
      expect(await foundShown(page)).toEqual(await findings());
      expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  it('ranks the rules that thirty reports and more allow, worst first, and only those', async () => {
    const { page } = await site.open('en/quality/');
    const shown = await rulesShown(page);
    const ranked = shown.findIndex((row) => row.asked < 30);
    expect(shown.slice(0, ranked).every((row) => row.asked >= 30)).toBe(true);
    expect(shown.slice(ranked).every((row) => row.asked < 30)).toBe(true);
    const lows = shown.slice(0, ranked).map((row) => wilson(row.broken, row.asked)[0]);
    expect(lows).toEqual([...lows].sort((a, b) => b - a));
  });

  it('tells reports that were read from those entered by hand', async () => {
    const { page, asked } = await site.open('en/quality/');
    await page.locator('select[name="origin"]').selectOption('read');
    await shows(page, '?origin=read');
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    expect(byRule(await rulesShown(page)).map(({ rule, asked, broken }) => ({ rule, asked, broken }))).toEqual(await counts("origin <> 'coded'"));
    expect(await foundShown(page)).toEqual(await findings("origin <> 'coded'"));
    await page.goBack();
    await shows(page, '');
    expect(await foundShown(page)).toEqual(await findings());
  });

  it('findings by rule, year and place, from the URL', async () => {
    const choice = '?rule=applications.lost_cell&year=2023&place=%E6%B5%89%E6%B2%B3';
    const { page, complaints } = await site.open(`zh/quality/${choice}`);
    await shows(page, choice);
    const known = await findings("c.rule = 'applications.lost_cell' AND r.year = 2023 AND r.place_code = '411502'");
    expect(known.length).toBeGreaterThan(0);
    expect(await foundShown(page)).toEqual(known);
    expect(complaints).toEqual([]);
  });

  it('what is not assessable is no finding', async () => {
    const [open] = await site.sql().rows("SELECT count(*)::INTEGER AS n FROM checks WHERE status = 'not_assessable'", z.object({ n: z.number() }));
    expect(open?.n).toBeGreaterThan(0);
    const { page } = await site.open('en/quality/');
    expect(await page.locator('#found-table tr[data-status="not_assessable"]').count()).toBe(0);
  });

  it('a finding leads to the report with its cell lit', async () => {
    const { page } = await site.open('en/quality/');
    const link = page.locator('#found-table tr[data-rule="disputes.block_misplaced"] td:last-child a').first();
    const cell = new URL(await link.getAttribute('href') ?? '', site.url('')).hash.slice(1);
    await link.click();
    const lit = page.locator(`[data-cell="${cell}"][aria-pressed="true"]`);
    await lit.waitFor();
    expect(await lit.count()).toBe(1);
  });

  it('every rule has its page, with formula and findings', async () => {
    const known = await findings();
    for (const { id } of RULES) {
      const { page, complaints } = await site.open(`en/quality/${id}/`);
      expect(await page.locator('.defined').innerText()).toContain(formulaOf(id, 'en'));
      expect([id, await page.locator('#found-table tbody tr').count()]).toEqual([id, known.filter((row) => row.rule === id).length]);
      expect(complaints).toEqual([]);
    }
  });
});

describe('by year and by place', () => {
  const SUMS = RULES.filter((rule) => rule.severity === 'error' && rule.id !== 'values.parts_above_total').map((rule) => `'${rule.id}'`).join(', ');
  const Row = z.object({ key: z.string(), asked: z.number(), broken: z.number() });
  const groups = (by: string) => site.sql().rows(`SELECT ${by}::VARCHAR AS key, (count(*) FILTER (WHERE asked))::INTEGER AS asked, (count(*) FILTER (WHERE broken))::INTEGER AS broken FROM (
    SELECT report_id, year, place_code, EXISTS (SELECT 1 FROM check_counts c WHERE c.report_id = r.report_id AND rule IN (${SUMS}) AND passed + failed + suspect > 0) AS asked,
      EXISTS (SELECT 1 FROM check_counts c WHERE c.report_id = r.report_id AND rule IN (${SUMS}) AND failed + suspect > 0) AS broken FROM reports r WHERE ${COUNTING}) each GROUP BY 1 ORDER BY 1 DESC`, Row);

  it('shares are those of SQL, and a place leads to its findings', async () => {
    const { page } = await site.open('zh/quality/');
    const shown = async (table: string, name: string) => z.array(Row).parse(await page.locator(`#${table} tbody tr`).evaluateAll((rows, attribute) => rows.map((row) => ({ key: row.getAttribute(attribute), asked: Number(row.getAttribute('data-asked')), broken: Number(row.getAttribute('data-broken')) })), name));
    expect(await shown('years-table', 'data-year')).toEqual((await groups('year')).filter((row) => row.key !== null));
    const places = await shown('places-table', 'data-place');
    const known = new Map((await groups("coalesce(place_code, 'none')")).filter((row) => row.broken > 0).map((row) => [row.key, row]));
    expect(places.length).toBe(Math.min(50, known.size));
    for (const place of places) expect(place).toEqual(known.get(place.key));
    await page.locator('#places-table tbody tr a').first().click();
    await page.waitForURL(`**/zh/quality/?place=${places[0]?.key}#found`);
    await shows(page, `?place=${places[0]?.key}`);
    const found = await foundShown(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((row) => !row.report_id.startsWith(places[0]?.key ?? ''))).toEqual([]);
  });
});

describe('the Coverage page', () => {
  const Cell = z.object({ code: z.string(), year: z.number(), aggregate: z.number(), organ_only: z.number(), other: z.number(), expected: z.number() });
  /** By province and year, from the tables, another way than the page does it. */
  const matrix = () => site.sql().rows(`WITH years AS (SELECT unnest(range((SELECT min(year) FROM reports WHERE ${COUNTING}), (SELECT max(year) + 1 FROM reports WHERE ${COUNTING})))::INTEGER AS year),
    units AS (SELECT DISTINCT code, y.year FROM places, years y WHERE level <> 'zone' AND left(code, 2) < '71' AND valid_from <= y.year AND (valid_to IS NULL OR valid_to > y.year)),
    best AS (SELECT place_code, year, bool_or(scope = 'aggregate') AS whole, bool_or(scope = 'organ_only') AS office FROM reports
      WHERE ${COUNTING} AND scope IN ('aggregate', 'organ_only', 'unknown') GROUP BY place_code, year)
    SELECT concat(left(code, 2), '0000') AS code, u.year, (count(*) FILTER (WHERE whole))::INTEGER AS aggregate, (count(*) FILTER (WHERE office AND NOT whole))::INTEGER AS organ_only,
      (count(*) FILTER (WHERE NOT office AND NOT whole))::INTEGER AS other, count(*)::INTEGER AS expected
    FROM units u LEFT JOIN best b ON b.place_code = u.code AND b.year = u.year GROUP BY 1, 2 ORDER BY 1, 2`, Cell);

  for (const lang of ['zh', 'en'] as const) {
    it(`/${lang}/: every province and year by SQL, whole areas told from offices`, async () => {
      const { page, complaints } = await site.open(`${lang}/coverage/`);
      const shown = z.array(Cell).parse(await page.locator('#matrix-table tbody tr:not(.all) td').evaluateAll((all) => all.map((cell) => ({
        code: cell.parentElement?.getAttribute('data-code'), year: Number(cell.getAttribute('data-year')), aggregate: Number(cell.getAttribute('data-aggregate')),
        organ_only: Number(cell.getAttribute('data-organ-only')), other: Number(cell.getAttribute('data-other')), expected: Number(cell.getAttribute('data-expected')),
      }))));
      const known = await matrix();
      expect(shown).toEqual(known);
      const [of2023] = known.filter((cell) => cell.year === 2023).reduce<[number, number][]>(([sum], cell) => [[(sum?.[0] ?? 0) + cell.aggregate + cell.organ_only + cell.other, (sum?.[1] ?? 0) + cell.expected]], []);
      expect(await page.locator('.lead').innerText()).toContain(new Intl.NumberFormat('en').format((of2023?.[1] ?? 0) - (of2023?.[0] ?? 0)));
      expect(complaints).toEqual([]);
    });
  }

  it('a province has its own page, and a place there leads to its report', async () => {
    const { page } = await site.open('zh/coverage/');
    await page.locator('#matrix-table tr[data-code="640000"] a').click();
    await page.waitForURL('**/zh/coverage/640000/');
    const link = page.locator('tr[data-code="640500"] td[data-held="a"] a').first();
    await link.click();
    await page.waitForURL('**/zh/report/?id=640500-*');
    expect(new URL(page.url()).searchParams.get('id')).toMatch(/^640500-\d{4}-/);
  });

  it('says that the missing may have published, and of how many reports lateness can be known', async () => {
    const { page } = await site.open('en/coverage/');
    const text = await page.locator('main').innerText();
    expect(text).toContain('not that it was not published');
    const [known] = await site.sql().rows(`SELECT count(*)::INTEGER AS dated, (count(*) FILTER (WHERE published > concat(year + 1, CASE WHEN scope IN ('aggregate', 'unknown') THEN '-03-31' ELSE '-01-31' END)))::INTEGER AS late
      FROM reports WHERE ${COUNTING} AND published IS NOT NULL AND place_level <> 'zone' AND scope IN ('aggregate', 'organ_only', 'unknown')`, z.object({ dated: z.number(), late: z.number() }));
    // The bundled reports carry no date; a folder with dates is told of by their number.
    expect(text).toContain(known?.dated === 0 ? 'Of no report here is the day of publication known' : `${known?.dated} have a known day of publication (given by the publisher, or under the text); ${known?.late} of them`);
  });
});
