import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellId } from '../../lib/form';
import { CHART_WORDS } from '../../lib/i18n/chart';
import { counted } from '../../lib/i18n/marks';
import { askTrends } from '../../lib/query';
import { levelOf, panelOf } from '../../lib/ui/matters';
import { alive, answered, figure, tableOf, useSite } from './site';

const site = useSite();
const RECEIVED = cellId('applications', 'new_received', 'total');

async function countOf(where: string): Promise<number> {
  const [row] = await site.sql().rows(`SELECT count(*)::INTEGER AS n FROM reports WHERE kind = 'annual_report' AND ${where}`, z.object({ n: z.number() }));
  return row?.n ?? -1;
}

describe('the filters', () => {
  it('ask nothing before a choice, then change figures, sentence, count and URL by SQL', async () => {
    const { page, asked, foreign, complaints } = await site.open('en/applications/');
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    const lead = await page.locator('.lead').innerText();
    await page.selectOption('select[name="scope"]', 'department');
    await answered(page);
    expect(asked.filter((path) => path.endsWith('.wasm')).length).toBe(1);
    const n = await countOf("year = 2023 AND scope = 'department'");
    expect(await page.locator('.status').innerText()).toContain(counted(n, 'report'));
    expect((await tableOf(page, 'received')).rows.length).toBe(n);
    expect(await page.locator('#figure-received .plate-n').innerText()).toContain(`of ${n} reports`);
    expect(await page.locator('.lead').innerText()).not.toBe(lead);
    expect(new URL(page.url()).search).toBe('?scope=department');
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('another single year was kept at build: it comes without the engine, and is what SQL gives', async () => {
    const { page, asked, complaints } = await site.open('en/applications/');
    const before = await tableOf(page, 'received');
    for (const year of ['2022', '2021']) {
      await page.selectOption('select[name="to"]', year);
      await page.waitForFunction((wanted) => location.search === `?year=${wanted}`, year);
      await answered(page);
      const n = await countOf(`year = ${year} AND scope = 'aggregate' AND superseded_by IS NULL`);
      expect(await page.locator('.status').innerText()).toContain(counted(n, 'report'));
      const shown = await tableOf(page, 'received');
      expect(shown.rows.length).toBe(n);
      const rows = await site.sql().rows(`SELECT report_id, "applications.new_received.total" AS received FROM reports WHERE kind = 'annual_report' AND superseded_by IS NULL AND scope = 'aggregate' AND year = ${year}`,
        z.object({ report_id: z.string(), received: z.number().nullable() }));
      const byId = new Map(rows.map((row) => [row.report_id, row.received]));
      for (const row of shown.rows) expect(figure(row.cells[0]), row.label).toBe(byId.get(row.id ?? ''));
      expect(asked).toContain(new URL(site.url(`first/applications-en-${year}.json`)).pathname);
    }
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => location.search === '');
    expect(await tableOf(page, 'received')).toEqual(before);
    expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('of another kind of report the figures over the years were kept, and are what SQL gives', async () => {
    const { page, asked, complaints } = await site.open('en/applications/');
    await page.selectOption('select[name="scope"]', 'department');
    await answered(page);
    expect(asked).toContain(new URL(site.url('first/applications-trends-department.json')).pathname);
    const filter = { years: { from: 2023, to: 2023 }, scopes: ['department' as const], places: [], origins: [] };
    const { [RECEIVED]: rows = [] } = await askTrends(site.sql(), filter, { [RECEIVED]: { cell: RECEIVED } });
    const level = levelOf(rows, null);
    const known = new Map(rows.filter((row) => row.level === level && row.panel === panelOf(rows, level, null)).map((row) => [String(row.year), row]));
    const shown = await tableOf(page, 'trend');
    expect(shown.rows.map((row) => row.label)).toEqual([...known.keys()]);
    const column = shown.columns.findIndex((name) => name === CHART_WORDS.en.median) - 1;
    expect(shown.rows.map((row) => figure(row.cells[column]))).toEqual([...known.values()].map((row) => row.median));
    expect(complaints).toEqual([]);
  });

  it('work with the keyboard, and back and forward lead through the choices', async () => {
    const { page } = await site.open('en/applications/');
    const first = await tableOf(page, 'received');
    await page.locator('select[name="to"]').focus();
    await page.keyboard.press('ArrowDown');
    await answered(page);
    expect(new URL(page.url()).search).toBe('?year=2023-2024');
    const both = await tableOf(page, 'received');
    expect(both.rows.length).toBe(await countOf("year BETWEEN 2023 AND 2024 AND scope = 'aggregate'"));
    expect(await page.locator('#figure-years').count()).toBe(1);
    await page.goBack();
    await page.waitForFunction(() => location.search === '' && document.querySelector('#figure-years') === null);
    expect(await tableOf(page, 'received')).toEqual(first);
    await page.goForward();
    await answered(page);
    expect((await tableOf(page, 'received')).rows).toEqual(both.rows);
  });

  it('places: chosen alone, then in ink among the others in grey', async () => {
    const { page } = await site.open('zh/applications/');
    await page.locator('.places > summary').click();
    await page.locator('input[type="search"]').fill('中卫');
    await page.locator('input[name="place"][value="640500"]').check();
    await answered(page);
    const alone = await tableOf(page, 'received');
    expect(alone.rows.map((row) => row.label)).toEqual(['中卫市']);
    expect(figure(alone.rows[0]?.cells[0])).toBe(209);
    await page.locator('input[name="among"]').check();
    await page.waitForFunction(() => location.search.includes('among=1'));
    await answered(page);
    expect((await tableOf(page, 'received')).rows.length).toBe(await countOf("year = 2023 AND scope = 'aggregate'"));
    await page.getByRole('button', { name: '回到初始的选择' }).click();
    await page.waitForFunction(() => location.search === '');
  });

  it('say when kinds of report are mixed, and offer each alone', async () => {
    const { page } = await site.open('en/outcomes/?year=2023&scope=aggregate.organ_only');
    await answered(page);
    const notices = page.locator('.notices');
    expect(await notices.innerText()).toContain('do not compare directly');
    await notices.getByRole('button', { name: 'own office only' }).click();
    await page.waitForFunction(() => location.search.endsWith('scope=organ_only'));
    await answered(page);
    expect((await tableOf(page, 'groups')).rows.length).toBe(await countOf("year = 2023 AND scope = 'organ_only'"));
  });

  it('say when a place and one it lies in are both shown, and add nothing up', async () => {
    const { page } = await site.open('zh/outcomes/?year=2023&scope=aggregate&place=310000.310106');
    await answered(page);
    expect(await page.locator('.notices').innerText()).toContain('静安区在上海市之内');
    expect((await tableOf(page, 'groups')).rows.length).toBe(2);
  });

  it('a measure is kept in the URL and needs no engine', async () => {
    const { page, asked } = await site.open('en/outcomes/');
    await page.selectOption('select[name="show-rates"]', 'not_held_rate');
    await page.waitForFunction(() => document.querySelector('#title-rates')?.textContent?.startsWith('Not-held rate'));
    expect(new URL(page.url()).search).toBe('?show-rates=not_held_rate');
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
  });

  it('what no report meets is said, and a bad URL is no error', async () => {
    const { page, complaints } = await site.open('en/reviews/?year=1999');
    await answered(page);
    expect(await page.locator('.status').innerText()).toContain('no such report');
    const { page: odd, complaints: others } = await site.open("en/reviews/?year=x&scope='%22;drop&place=<b>&show-rate=nothing");
    await alive(odd);
    expect(await odd.locator('.status').innerText()).toMatch(/^Shown/);
    expect([...complaints, ...others]).toEqual([]);
  });

  it('a file that cannot be reached is an error that says what to do, over the old figures', async () => {
    const { page } = await site.open('en/applications/');
    const before = await tableOf(page, 'received');
    await page.route('**/*.parquet', (route) => route.abort());
    await page.selectOption('select[name="scope"]', 'department');
    await page.locator('.error').waitFor();
    expect(await page.locator('.error').innerText()).toContain('Check the connection');
    expect(await tableOf(page, 'received')).toEqual(before);
    await page.unroute('**/*.parquet');
    await page.getByRole('button', { name: 'Try again' }).click();
    await answered(page);
    expect(await page.locator('.error').count()).toBe(0);
  });

  it('the CSV holds exactly the rows of the table', async () => {
    const { page } = await site.open('zh/applications/');
    await page.locator('#figure-received summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#figure-received [data-tool="csv"]').click()]);
    const text = await readFile(await download.path(), 'utf8');
    const lines = text.replace(/^\ufeff/, '').trim().split('\r\n');
    const shown = await tableOf(page, 'received');
    expect(lines.length).toBe(shown.rows.length + 1);
    expect(lines[1]).toContain('34290');
    expect(lines.filter((line) => line.includes('未公布')).length).toBe(shown.rows.filter((row) => row.cells[0] === '未公布').length);
  });
});

describe('the engine', () => {
  const wasm = (asked: readonly string[]) => asked.filter((path) => /\.wasm/.test(path)).length;
  const data = (asked: readonly string[]) => asked.filter((path) => path.endsWith('.parquet'));

  it('is started when a filter that needs it has the focus, and asked nothing until something is chosen', async () => {
    const { page, asked, complaints } = await site.open('en/applications/');
    await page.locator('select[name="to"]').focus();
    await page.locator('.plate').first().hover();
    await page.locator('.alive svg').first().waitFor();
    expect(wasm(asked)).toBe(0);
    await page.locator('select[name="scope"]').focus();
    // What the host gives of it is asked first, then the module.
    await expect.poll(() => wasm(asked)).toBeGreaterThan(0);
    expect(data(asked)).toEqual([]);
    await page.selectOption('select[name="scope"]', 'department');
    await answered(page);
    expect(data(asked).length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('is not started before it is asked where the reader saves data', async () => {
    // A browser of its own, which says so to every page.
    const { page, asked } = await site.open('about:blank', { locale: 'en-GB' });
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await page.goto(site.url('en/applications/'));
    await page.locator('select[name="scope"]').focus();
    await page.locator('.plate').first().hover();
    await page.locator('.alive svg').first().waitFor();
    await page.locator('select[name="origin"]').focus();
    // What has the focus asks at once, if it asks at all: a later request of the page comes after it.
    await page.selectOption('select[name="to"]', '2022');
    await answered(page);
    expect([wasm(asked), data(asked)]).toEqual([0, []]);
    await page.selectOption('select[name="scope"]', 'department');
    await answered(page);
    expect(wasm(asked)).toBeGreaterThan(0);
  });

  it('is not fetched before the first chart is on the screen, even where the URL carries a choice', async () => {
    const { page } = await site.open('about:blank');
    let painted: boolean | null = null;
    await page.context().route('**/*.wasm*', async (route) => {
      painted ??= await page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length === 1
        && [...document.querySelectorAll('figure.chart svg')].some((svg) => svg.getBoundingClientRect().height > 0));
      await route.continue();
    });
    await page.goto(site.url('zh/applications/?scope=department'));
    await answered(page);
    expect(painted).toBe(true);
  });

  it('that finds no memory says so, and the reader can try again', async () => {
    const { page } = await site.open('en/applications/');
    const script = '**/duckdb-browser-eh.worker.js';
    await page.context().route(script, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `WebAssembly.instantiate = () => Promise.reject(new RangeError('Out of memory'));${await response.text()}` });
    });
    await page.locator('.controls').hover();
    await page.selectOption('select[name="scope"]', 'department');
    await page.locator('.controls [role="alert"]').waitFor();
    expect(await page.locator('.atlas').getAttribute('aria-busy')).toBe('false');
    await page.context().unroute(script);
    await page.locator('.controls [role="alert"] button').click();
    await page.locator('.controls [role="alert"]').waitFor({ state: 'detached' });
    await answered(page);
    expect(await page.locator('.status').innerText()).toMatch(/department/i);
  });
});
