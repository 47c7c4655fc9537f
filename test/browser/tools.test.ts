import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS, tableOf, useSite } from './site';

const site = useSite();
/** Bytes after gzip of a frame with its chart alive: a third of them is the library that draws. */
const FRAME = 430 * 1024;
const CHOICE = 'year=2022-2023&scope=aggregate.organ_only.unknown&origin=text';

async function saved(page: Page, tool: string, figure = 'rates'): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#figure-${figure} [data-tool="${tool}"]`).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('what can be taken from a figure', () => {
  it('an SVG that stands alone, with title, denominator, count of reports and address', async () => {
    const { page, asked, complaints } = await site.open('en/outcomes/?show-rates=refusal_rate');
    const { name, bytes } = await saved(page, 'svg');
    expect(name).toBe('rates-en.svg');
    const svg = bytes.toString('utf8');
    const [title, unit] = [await page.locator('#title-rates').innerText(), await page.locator('#figure-rates .plate-unit').innerText()];
    expect(title).toContain('Refusal rate');
    const text = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]).join(' ');
    expect(text).toContain(title);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(unit.replaceAll(/\s+/g, ' '));
    expect(text.replaceAll(' ', '')).toContain('/en/outcomes/?show-rates=refusal_rate#figure-rates');
    expect(svg).not.toContain('var(');
    // The picture opens by itself, at the size it says.
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, svg);
    expect(size).toEqual([Number(/width="(\d+)"/.exec(svg)?.[1]), Number(/height="(\d+)"/.exec(svg)?.[1])]);
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('a PNG of the same picture at twice its size, that is not blank', async () => {
    const { page } = await site.open('zh/outcomes/');
    const svg = (await saved(page, 'svg', 'groups')).bytes.toString('utf8');
    const png = (await saved(page, 'png', 'groups')).bytes;
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(/width="(\d+)"/.exec(svg)?.[1]), 2 * Number(/height="(\d+)"/.exec(svg)?.[1])]);
    const colours = await page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4) seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      return seen.size;
    }, [...png]);
    expect(colours).toBeGreaterThan(20);
  });

  it('CSV has the rows of the table with the id and place of each report', async () => {
    const { page } = await site.open('en/outcomes/');
    const { bytes } = await saved(page, 'csv');
    const lines = bytes.toString('utf8').trim().split('\r\n');
    const table = await tableOf(page, 'rates');
    expect(lines.length).toBe(table.rows.length + 1);
    expect(lines[0]).toMatch(/report_id,place_code,year,scope,origin$/);
    for (const [index, row] of table.rows.entries()) expect(lines[index + 1]).toContain(row.id ?? '?');
    expect(await page.locator('#figure-rates .tools output').innerText()).toBe('Saved rates-en.csv.');
  });

  it('a link that leads back to the figure with what was chosen, copied by keyboard and said', async () => {
    const { page } = await site.open('zh/outcomes/?show-rates=backlog-is-none&year=2024', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#figure-rates [data-tool="link"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#figure-rates .tools output')?.textContent === '链接已复制。');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(site.url('zh/outcomes/?show-rates=backlog-is-none&year=2024#figure-rates'));
  });

  it('code for another page, whose frame shows the same figure', async () => {
    const { page } = await site.open(`en/outcomes/?${CHOICE}&show-rates=not_held_rate`);
    await page.locator('#figure-rates [data-tool="embed"]').click();
    const code = await page.locator('#figure-rates textarea').inputValue();
    const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(src).toContain('/en/embed/?page=outcomes&figure=rates&');
    const { page: frame, complaints, foreign } = await site.open(src.slice(src.indexOf('en/embed')), { viewport: { width: 600, height: 500 } });
    await frame.locator('.alive svg').waitFor();
    expect(await frame.locator('h1').innerText()).toContain('Not-held rate');
    expect(await frame.locator('.plate-n').innerText()).toContain('5 reports');
    expect(await frame.locator('nav').count()).toBe(0);
    expect(await frame.locator('.embed-full a').getAttribute('href')).toContain(`/en/outcomes/?${CHOICE.replaceAll('&', '&')}&show-rates=not_held_rate#figure-rates`);
    expect(await frame.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
    expect([complaints, foreign]).toEqual([[], []]);
  });

  it.each([
    ['compare', 'rates', 'en/compare/?places=640500.640100'], ['rank', 'funnel', 'en/rank/?metric=not_held_rate'], ['map', 'map', 'en/map/?province=640000'], ['place', 'profile', 'en/place/?code=640500'],
  ])('a frame of %s shows the figure %s of the page, with its number of reports, and fits', async (_, figure, path) => {
    const { page } = await site.open(path);
    await page.locator(`#figure-${figure}`).waitFor();
    // A page at rest shows its first view until its code is there.
    await page.waitForFunction(() => document.querySelector('[data-search]')?.getAttribute('data-search') === location.search && document.querySelector('[aria-busy="true"]') === null);
    const [title, n] = [await page.locator(`#title-${figure}`).innerText(), await page.locator(`#figure-${figure} .plate-n`).innerText()];
    await page.locator(`#figure-${figure} [data-tool="embed"]`).click();
    const code = await page.locator(`#figure-${figure} textarea`).inputValue();
    const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { page: frame, complaints, foreign } = await site.open(src.slice(src.indexOf('en/embed')), { viewport: { width: 600, height: 500 } });
    await frame.locator('.alive svg').waitFor();
    expect([await frame.locator('h1').innerText(), await frame.locator('.plate-n').innerText()]).toEqual([title, n]);
    expect(await frame.locator('.embed-full a').getAttribute('href')).toContain(`/${path}#figure-${figure}`);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
    expect([complaints, foreign]).toEqual([[], []]);
  });

  it(`a frame of a first view stays within ${FRAME / 1024} KB, and brings neither engine nor tables`, async () => {
    const { page, asked } = await site.open('en/embed/?page=outcomes&figure=rates');
    await page.locator('.alive svg').waitFor();
    expect(asked.filter((path) => /\.(?:wasm|parquet)$/.test(path))).toEqual([]);
    const files = [...new Set(asked)].filter((path) => /\/embed\/$|\.(?:js|css|json)$/.test(path));
    expect(files.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(5);
    const weights = await Promise.all(files.map(async (path) => gzipSync(new Uint8Array(await (await fetch(new URL(path, site.url('')))).arrayBuffer())).length));
    expect(weights.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(FRAME);
  });

  for (const lang of LANGS) {
    it(`/${lang}/embed/ says that there is no such figure, and asks nothing`, async () => {
      for (const search of ['', '?page=outcomes&figure=%3Cb%3E', '?page=__proto__&figure=rates', '?page=compare&figure=rates', '?page=rank&figure=constructor', '?page=place&figure=profile']) {
        const { page, asked, complaints } = await site.open(`${lang}/embed/${search}`);
        await page.locator('[role="alert"] h1').waitFor();
        expect(await page.locator('h1').innerText()).toBe(lang === 'zh' ? '没有这张图。' : 'There is no such figure.');
        expect(asked.filter((path) => /wasm|parquet/.test(path))).toEqual([]);
        expect(complaints).toEqual([]);
      }
    });
  }
});
