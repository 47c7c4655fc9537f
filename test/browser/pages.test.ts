import { describe, expect, it } from 'vitest';
import { LANGS, PATHS, WIDTHS, useSite } from './site';

const site = useSite();
const MATTERS = PATHS.slice(0, 6);

describe('every page', () => {
  for (const lang of LANGS) {
    for (const path of PATHS) {
      it(`/${lang}/${path}: no complaint, no foreign request, no engine, nothing to the side at any width`, async () => {
        const { page, complaints, foreign, asked } = await site.open(`${lang}/${path}`);
        await page.waitForTimeout(300);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-Hans' : 'en');
        expect(await page.locator('h1').count()).toBe(1);
        for (const viewport of Object.values(WIDTHS)) {
          await page.setViewportSize(viewport);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
        }
        expect(complaints).toEqual([]);
        expect(foreign).toEqual([]);
        expect(asked.filter((each) => /\.(?:wasm|parquet|txt)$/.test(each))).toEqual([]);
      });
    }
  }
});

describe('before any script runs', () => {
  for (const [size, viewport] of Object.entries(WIDTHS)) {
    for (const path of MATTERS) {
      it(`/zh/${path} shows its charts in the ${size} form, with names, at a readable size`, async () => {
        const { page } = await site.open(`zh/${path}`, { viewport, javaScriptEnabled: false });
        const charts = await page.locator('figure.chart').all();
        expect(charts.length).toBeGreaterThan(0);
        for (const chart of charts) {
          expect((await chart.getAttribute('aria-label'))?.length).toBeGreaterThan(10);
          const shown = chart.locator('svg:visible');
          expect(await shown.count()).toBe(1);
          const box = await shown.boundingBox();
          const size = Number(await shown.getAttribute('width'));
          expect(box?.width).toBeLessThanOrEqual(viewport.width);
          // Text is at least 11 px in the drawing, and the drawing is shown at its own size.
          expect((box?.width ?? 0) / size).toBeGreaterThan(0.98);
          expect((await shown.textContent())?.length).toBeGreaterThan(10);
        }
      });
    }
  }

  it('gives every figure as a table, and says that the filters need scripts', async () => {
    const { page } = await site.open('en/outcomes/', { javaScriptEnabled: false });
    expect(await page.locator('.plate').count()).toBe(await page.locator('.plate table').count());
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.noscript').isVisible()).toBe(true);
  });
});

describe('a chart', () => {
  it('comes alive in place under the pointer, as tall as it stood, without the engine', async () => {
    const { page, asked, complaints } = await site.open('zh/applications/');
    const chart = page.locator('figure.chart').first();
    const before = await chart.boundingBox();
    expect(asked.filter((path) => path.includes('echarts'))).toEqual([]);
    await chart.hover();
    await chart.locator('.alive svg').waitFor();
    const after = await chart.boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(2);
    expect(await chart.locator('svg:visible').count()).toBe(1);
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the pages above the languages', () => {
  it('404 is in both languages, and leads on', async () => {
    const { page } = await site.open('zh/no-such-page/');
    const text = await page.locator('main').innerText();
    expect(text).toContain('没有这一页');
    expect(text).toContain('There is no such page');
    expect(await page.locator('main a').count()).toBe(4);
  });

  it('the root offers both languages without scripts', async () => {
    const { page } = await site.open('', { javaScriptEnabled: false });
    expect(await page.locator('main a').count()).toBe(2);
  });
});
