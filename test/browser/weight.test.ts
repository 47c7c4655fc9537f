import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LANGS, PATHS, useSite } from './site';

const site = useSite();
/** Bytes after gzip of what a first view fetches: its HTML, scripts and styles. */
const BUDGET = 220 * 1024;

describe('the weight of a first view', () => {
  for (const lang of LANGS) {
    for (const path of PATHS.slice(0, 6)) {
      it(`/${lang}/${path} stays within ${BUDGET / 1024} KB, and fetches no figures`, async () => {
        const { page } = await site.open('about:blank');
        const weights = new Map<string, number>();
        const reading: Promise<unknown>[] = [];
        page.on('response', (response) => {
          const { pathname } = new URL(response.url());
          if (response.ok()) reading.push(response.body().then((body) => weights.set(pathname, gzipSync(body).length)));
        });
        await page.goto(site.url(`${lang}/${path}`), { waitUntil: 'networkidle' });
        await Promise.all(reading);
        const names = [...weights.keys()];
        expect(names.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(2);
        expect(names.filter((name) => /\.(?:json|wasm|parquet)$/.test(name))).toEqual([]);
        expect([...weights.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET);
      });
    }
  }

  it('the code of the charts and their figures come with the first pointer', async () => {
    const { page, asked } = await site.open('en/outcomes/');
    const before = asked.length;
    await page.locator('.plate').first().hover();
    await page.waitForFunction(() => document.querySelector('.alive svg') !== null);
    expect(asked.slice(before)).toContain(new URL(site.url('first/outcomes.json')).pathname);
    expect(asked.some((path) => path.endsWith('.wasm'))).toBe(false);
  });

  it('what is chosen before the code is there is not lost', async () => {
    const { page } = await site.open('about:blank');
    await page.context().route('**/first/*.json', async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.goto(site.url('en/outcomes/'));
    await page.selectOption('select[name="show-rates"]', 'refusal_rate');
    await page.waitForFunction(() => document.querySelector('#title-rates')?.textContent?.startsWith('Refusal rate'));
    expect(new URL(page.url()).search).toBe('?show-rates=refusal_rate');
  });

  it('nor where the address holds another choice, which the page shows first', async () => {
    const { page } = await site.open('about:blank');
    await page.context().route('**/first/*.json', async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.goto(site.url('en/applications/?level=county'));
    await page.selectOption('select[name="level"]', 'prefecture');
    await page.waitForFunction(() => document.querySelector('#title-trend')?.textContent?.includes('prefectures'));
    expect(new URL(page.url()).search).toBe('?level=prefecture');
  });
});
