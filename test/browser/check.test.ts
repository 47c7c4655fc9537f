/** A reader's own report: read in the browser by the same code, shown, taken away; nothing goes out. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseReport } from '../../lib/corpus/parse';
import { readGazetteer } from '../../lib/place';
import { readCsv } from '../../lib/corpus/csv';
import { FIGURE_COLUMNS, gatherFigures } from '../../lib/corpus/figures';
import { truthOf, useSite } from './site';
import type { Watched } from './site';

const site = useSite();
const ROOT = resolve(import.meta.dirname, '../..');
const ZHONGWEI = join(ROOT, 'data/reports/中卫市-2023.txt');
const SHIZUISHAN = join(ROOT, 'data/reports/石嘴山市人民政府办公室-2023.txt');
let folder = '';
/** Applications received, as a person read them in the report of 中卫. */
let received = '';
beforeAll(async () => {
  received = String((await truthOf('zhongwei'))['applications.new_received.total']);
  folder = await mkdtemp(join(tmpdir(), 'own-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** The page, ready, with the network cut: what is asked for afterwards fails. */
async function offline(path: string): Promise<Watched> {
  const watched = await site.open(path);
  await watched.page.locator('.readiness[data-ready="ready"]').waitFor();
  await watched.page.context().setOffline(true);
  await watched.page.context().route('**/*', (route) => {
    watched.asked.push(`late ${route.request().url()}`);
    return route.abort();
  });
  return watched;
}
const late = (watched: Watched): string[] => watched.asked.filter((path) => path.startsWith('late ') && !path.includes('blob:'));

async function taken(page: Page, group: string, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.take p', { hasText: group }).getByRole('button', { name: button, exact: true }).click()]);
  return readFile(await download.path(), 'utf8');
}

describe('a report of one’s own', () => {
  it('is read without a network as npm run parse reads it, and its cells lead to their characters', async () => {
    const watched = await offline('zh/check/');
    const { page } = watched;
    await page.locator('.bring input[type="file"]').setInputFiles(SHIZUISHAN);
    await page.locator('.report').waitFor();
    const places = readGazetteer(await readFile(join(ROOT, 'data/places/places.csv'), 'utf8'));
    const parsed = parseReport(await readFile(SHIZUISHAN), '石嘴山市人民政府办公室-2023.txt', places);
    expect(await page.locator('.source-text').evaluate((pane) => pane.textContent)).toBe(parsed.text);
    const shown = await page.locator('[data-cell]').evaluateAll((all) => all.map((button) => [button.getAttribute('data-cell'), button.getAttribute('data-state')]));
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(parsed.cells.map((cell) => [cell.id, cell.state])));
    expect(await page.locator('.findings [data-rule="disputes.block_misplaced"]').count()).toBe(1);
    expect(await page.locator('.report-head').innerText()).toContain('石嘴山市');
    expect(await page.locator('.report-head').innerText()).toContain('没有上传');
    const cell = parsed.cells.find((each) => each.id === 'applications.new_received.total');
    await page.locator('[data-cell="applications.new_received.total"]').click();
    expect(await page.locator('[data-lit]').allTextContents()).toEqual([cell?.raw]);

    // What is taken away, still offline.
    const figures = readCsv((await taken(page, '读出的数字', 'CSV')), FIGURE_COLUMNS);
    expect(figures.troubles).toEqual([]);
    const values = new Map(figures.rows.map((row) => [row.fields['cell'], Number(row.fields['value'])]));
    expect(values).toEqual(new Map(parsed.cells.filter((each) => each.value !== null).map((each) => [each.id, each.value])));
    const back = gatherFigures([{ path: 'figures/own.csv', text: await taken(page, '读出的数字', 'CSV') }], () => true);
    expect(back.troubles).toEqual([]);
    expect(back.reports.length).toBe(1);
    const csv = Papa.parse<Record<string, string>>((await taken(page, '核对结果', 'CSV')).replace('\ufeff', ''), { header: true }).data;
    expect(csv.some((row) => row['rule'] === 'disputes.block_misplaced')).toBe(true);
    const json = z.object({ findings: z.array(z.object({ rule: z.string() })) }).parse(JSON.parse(await taken(page, '核对结果', 'JSON')));
    expect(json.findings.length).toBe(parsed.checks.length);
    const sarif = z.object({ version: z.literal('2.1.0'), runs: z.array(z.object({ results: z.array(z.unknown()) })) }).parse(JSON.parse(await taken(page, '核对结果', 'SARIF')));
    expect(sarif.runs[0]?.results.length).toBe(parsed.checks.length);
    const marked = await taken(page, '标注本', 'HTML');
    const copy = await page.context().newPage();
    await copy.setContent(marked);
    expect(await copy.locator('pre').evaluate((pre) => pre.textContent)).toBe(parsed.text.replaceAll('\r', ''));
    expect(await copy.locator('ol a').first().evaluate((link) => document.querySelector(link.getAttribute('href') ?? '#')?.tagName)).toBe('MARK');
    expect(late(watched)).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });

  it('comes in any of the encodings, pasted or dropped, and several at once are a list', async () => {
    const { page } = await offline('en/check/');
    const text = await readFile(ZHONGWEI, 'utf8');
    const wide = new Uint8Array(text.length * 2 + 2);
    new DataView(wide.buffer).setUint16(0, 0xfeff, true);
    [...text].forEach((_, index) => new DataView(wide.buffer).setUint16(2 + index * 2, text.charCodeAt(index), true));
    const files = [await file('wide.txt', wide), SHIZUISHAN, await file('report.pdf', '%PDF-1.7 x'), await file('report.docx', 'PK\u0003\u0004xx'), await file('empty.txt', '')];
    await page.locator('.bring input[type="file"]').setInputFiles(files);
    const rows = page.locator('.check-list tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(5);
    expect(await rows.nth(0).innerText()).toContain('中卫市');
    expect(await page.locator('.report-head').innerText()).toContain('utf-16le');
    expect(await rows.nth(2).innerText()).toMatch(/PDF.*copy/s);
    expect(await rows.nth(3).innerText()).toMatch(/Word.*plain text/s);
    expect(await rows.nth(4).innerText()).toContain('empty');
    await rows.nth(1).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.report-head', { hasText: '石嘴山市' }).waitFor();

    await page.locator('.bring summary').click();
    await page.locator('.bring textarea').fill(text);
    await page.getByRole('button', { name: 'Check this text' }).click();
    await page.locator('.report-head', { hasText: 'pasted text' }).waitFor();
    expect(await page.locator('[data-cell="applications.new_received.total"]').innerText()).toBe(received);

    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.txt'));
      return transfer;
    }, text);
    await page.dispatchEvent('.bring', 'drop', { dataTransfer: data });
    await page.locator('.report-head', { hasText: 'dropped.txt' }).waitFor();
  });

  it('of 50 MB leaves the page awake and can be stopped', async () => {
    const { page } = await offline('en/check/');
    const text = await readFile(ZHONGWEI, 'utf8');
    const long = await file('long.txt', text + '本机关认真贯彻落实条例，主动公开政府信息12345条。\n'.repeat(720_000));
    await page.locator('.bring input[type="file"]').setInputFiles(long);
    await page.locator('.working', { hasText: /Reading long\.txt/ }).waitFor();
    // The page answers while the worker reads: frames are drawn.
    const frames = await page.evaluate(() => new Promise<number>((done) => {
      let drawn = 0;
      const step = () => {
        drawn += 1;
        if (drawn === 20) done(drawn);
        else requestAnimationFrame(step);
      };
      step();
    }));
    expect(frames).toBe(20);
    expect(await page.locator('.working').count()).toBe(1);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped; nothing was read.').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(ZHONGWEI);
    await page.locator('.report').waitFor();
    await page.locator('.bring input[type="file"]').setInputFiles(long);
    await page.getByText(/The file is very long/).waitFor();
    expect(await page.locator('[data-cell="applications.new_received.total"]').innerText()).toBe(received);
  });

  it('with markup, quotes and control characters shows them as text and runs nothing', async () => {
    const { page, complaints, foreign } = await offline('en/check/');
    const text = await readFile(ZHONGWEI, 'utf8');
    const evil = `<script>window.ran=1</script><img src=x onerror="window.ran=1"> '; DROP TABLE reports; -- \u0001\u202e`;
    await page.locator('.bring input[type="file"]').setInputFiles({ name: '=cmd"><img src=x onerror=window.ran=1>.txt', mimeType: 'text/plain', buffer: Buffer.from(text.replace('中卫市', `中卫市${evil}`).replace('二、', `二、${evil}`), 'utf8') });
    await page.locator('.report').waitFor();
    expect(await page.locator('.source-text').evaluate((pane) => pane.textContent)).toContain(evil);
    expect(await page.locator('main :is(img, script)').count()).toBe(0);
    const marked = await taken(page, 'Marked copy', 'HTML');
    const copy = await page.context().newPage();
    await copy.setContent(marked);
    expect(await copy.locator(':is(img, script)').count()).toBe(0);
    expect(await copy.locator('pre').innerText()).toContain('<img src=x onerror="window.ran=1">');
    const csv = await taken(page, 'Findings', 'CSV');
    for (const row of Papa.parse<string[]>(csv.replace('\ufeff', '')).data.slice(1)) expect(row[0] ?? '').not.toMatch(/^[=+\-@]/);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await copy.evaluate(() => 'ran' in window)).toBe(false);
    expect(complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('a sample is at hand', async () => {
    const { page } = await site.open('zh/check/');
    await page.locator('.readiness[data-ready="ready"]').waitFor();
    await page.getByRole('button', { name: '用本站的一份报告试试' }).click();
    await page.locator('.report').waitFor();
    expect(await page.locator('.findings li').count()).toBeGreaterThan(0);
  });
});
