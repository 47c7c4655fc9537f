/** Figures on the screen are those of SQL over the Parquet, and those that a person read in the reports. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellId, columnsOf, outcomeRows } from '../../lib/form';
import { FIVE, SEEDS, answered, figure, tableOf, truthOf, useSite } from './site';
import type { Shown } from './site';

const site = useSite();
const Row = z.looseObject({ report_id: z.string(), place_code: z.string().nullable() });

/** Values of cells by report, from SQL of the test's own. */
async function values(ids: readonly string[], where: string): Promise<Map<string, { place: string | null; values: (number | null)[] }>> {
  const rows = await site.sql().rows(`SELECT report_id, place_code, ${ids.map((id) => `"${id}"`).join(', ')} FROM reports WHERE kind = 'annual_report' AND ${where}`, Row);
  return new Map(rows.map((row) => [row.report_id, { place: row.place_code, values: ids.map((id) => z.number().nullable().parse(row[id])) }]));
}

function rowOf(shown: Shown, id: string): string[] {
  const row = shown.rows.find((each) => each.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row.cells;
}

const total = (row: string) => cellId('applications', row, 'total');
const dispute = (row: string) => columnsOf('disputes').map((column) => cellId('disputes', row, column.id));

describe('the first view', () => {
  it('shows applications received as SQL gives them, for every report, and nothing as 0 that is null', async () => {
    const { page } = await site.open('en/applications/');
    const shown = await tableOf(page, 'received');
    const known = await values([total('new_received')], "year = 2023 AND scope = 'aggregate'");
    expect(shown.rows.length).toBe(known.size);
    for (const [id, row] of known) {
      const text = rowOf(shown, id)[0];
      expect(figure(text)).toBe(row.values[0]);
      if (row.values[0] === null) expect(text).toMatch(/not/);
    }
    expect([...known.values()].some((row) => row.values[0] === null)).toBe(true);
  });
});

describe('the five reports read in full', () => {
  it('every outcome and reason: screen = SQL = truth', async () => {
    const { page, foreign, complaints } = await site.open(`zh/outcomes/?${FIVE}`);
    await answered(page);
    const ids = outcomeRows('2021').map((row) => total(row.id)).concat(total('other_handling'), total('total_handled'));
    const shown = await tableOf(page, 'reasons');
    const places = await page.locator('#figure-reasons thead th a').evaluateAll((all) => all.map((link) => new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('id')?.slice(0, 6)));
    const known = await values(ids, "origin = 'text'");
    expect(known.size).toBe(5);
    let compared = 0;
    for (const [seed, code] of Object.entries(SEEDS)) {
      const column = places.indexOf(code);
      expect(column).toBeGreaterThanOrEqual(0);
      const truth = await truthOf(z.enum(['jinfeng', 'shihe', 'shizuishan', 'xifeng', 'zhongwei']).parse(seed));
      const sql = [...known.values()].find((row) => row.place === code)?.values;
      ids.forEach((id, index) => {
        const text = shown.rows[index]?.cells[column];
        expect([id, figure(text)]).toEqual([id, sql?.[index] ?? null]);
        expect([id, figure(text)]).toEqual([id, truth[id] ?? null]);
        compared += 1;
      });
    }
    expect(compared).toBe(5 * ids.length);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('reviews and lawsuits, upheld to total: screen = SQL = truth, an empty block in words', async () => {
    for (const [path, rows] of [['reviews', ['review']], ['lawsuits', ['suit_direct', 'suit_after_review']]] as const) {
      const { page } = await site.open(`en/${path}/?${FIVE}`);
      await answered(page);
      const ids = rows.flatMap(dispute);
      const known = await values(ids, "origin = 'text'");
      const shown = await tableOf(page, 'results');
      expect(shown.rows.length).toBe(5);
      for (const [id, { place, values: sql }] of known) {
        const seed = z.enum(['jinfeng', 'shihe', 'shizuishan', 'xifeng', 'zhongwei']).parse(Object.entries(SEEDS).find(([, code]) => code === place)?.[0]);
        const truth = await truthOf(seed);
        const cells = rowOf(shown, id);
        ids.forEach((cell, index) => {
          expect([seed, cell, figure(cells[index])]).toEqual([seed, cell, sql[index]]);
          expect([seed, cell, figure(cells[index])]).toEqual([seed, cell, truth[cell] ?? null]);
          if (sql[index] === null) expect(cells[index]).toBe('not reported');
        });
      }
    }
  });

  it('rates are worked out from the shown figures: 中卫 2023 is 112 of 203, 金凤 14 of 18', async () => {
    const { page } = await site.open(`en/outcomes/?${FIVE}`);
    await answered(page);
    const shown = await tableOf(page, 'rates');
    const of = (code: string) => shown.rows.find((row) => row.id?.startsWith(code))?.cells;
    expect(of('640500')).toEqual(['55.2%', '112', '203', '48.3%', '61.9%']);
    expect(of('640106')).toEqual(['77.8%', '14', '18', '54.8%', '91.0%']);
  });
});

describe('a null, all the way', () => {
  it('石嘴山 reviews: NULL in Parquet, in words in table, chart and report, nowhere 0', async () => {
    const ids = dispute('review');
    const [row] = [...(await values(ids, "place_code = '640200' AND origin = 'text'"))];
    expect(row?.[1].values).toEqual([null, null, null, null, null]);
    const id = row?.[0] ?? '';
    const { page } = await site.open('zh/reviews/?year=2023&scope=organ_only&origin=text');
    await answered(page);
    expect(rowOf(await tableOf(page, 'results'), id)).toEqual(['未公布', '未公布', '未公布', '未公布', '未公布']);
    await page.locator('#figure-results .alive svg').waitFor();
    const texts = await page.locator('#figure-results .alive svg text').allTextContents();
    expect(texts.some((text) => text.includes('石嘴山'))).toBe(true);
    expect(texts.some((text) => text.includes('未公布'))).toBe(true);
    const { page: report } = await site.open(`zh/report/?id=${id}`);
    for (const cell of ids) {
      const button = report.locator(`[data-cell="${cell}"]`);
      await button.waitFor();
      expect(await button.getAttribute('data-state')).toBe('blank');
      expect(await button.innerText()).toBe('空白');
    }
  });

  it('浉河 natural persons granted: blank in the cell, what the sum implies only as a note', async () => {
    const [row] = await site.sql().rows("SELECT report_id, place_code, value, state, inferred FROM cells WHERE place_code = '411502' AND cell = 'applications.granted.natural_person'",
      z.object({ report_id: z.string(), place_code: z.string(), value: z.number().nullable(), state: z.string(), inferred: z.number().nullable() }));
    expect(row?.value).toBeNull();
    expect(row?.state).toBe('blank');
    const { page } = await site.open(`en/report/?id=${row?.report_id}`);
    const button = page.locator('[data-cell="applications.granted.natural_person"]');
    await button.waitFor();
    expect(await button.evaluate((element) => element.firstChild?.textContent)).toBe('blank');
    expect(await button.locator('.inferred').innerText()).toBe('implied 0');
    await button.click();
    expect(await page.locator('.chosen').innerText()).toContain('no figure');
    expect(await page.locator('.chosen').innerText()).toContain('it was not filled in');
  });
});
