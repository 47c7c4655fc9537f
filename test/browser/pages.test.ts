/** What holds for every page before a reader has done anything, and what the first pointer brings. */
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS, PATHS, WIDTHS, answered, quiet, useSite } from './site';

const site = useSite();
const MATTERS = PATHS.slice(0, 6);
/** Pages whose first view is figures and stands as markup. */
const LIGHT = [...MATTERS, 'rank/', 'map/'];
/** Bytes after gzip of what such a first view may fetch: its HTML, scripts and styles. */
const BUDGET = 220 * 1024;

const weights = new Map<string, Promise<number>>();
/** Bytes of a file of the site after gzip. Most are shared by all pages. */
function weightOf(path: string): Promise<number> {
  const weight = weights.get(path) ?? fetch(site.url(path)).then(async (response) => gzipSync(new Uint8Array(await response.arrayBuffer())).length);
  weights.set(path, weight);
  return weight;
}

describe('every page', () => {
  for (const lang of LANGS) {
    for (const path of PATHS) {
      const light = LIGHT.includes(path);
      it(`/${lang}/${path}: no complaint, no foreign request, no engine, nothing to the side at any width${light ? `, within ${BUDGET / 1024} KB and without figures` : ''}`, async () => {
        const opened = await site.open(`${lang}/${path}`);
        const { page, complaints, foreign, asked } = opened;
        await quiet(opened);
        const names = [...new Set(asked)];
        expect(names.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(2);
        expect(names.filter((name) => /\.(?:wasm|parquet|txt)$/.test(name))).toEqual([]);
        if (light) {
          expect(names.filter((name) => name.endsWith('.json'))).toEqual([]);
          expect((await Promise.all(names.map(weightOf))).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(BUDGET);
        }
        expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-Hans' : 'en');
        expect(await page.locator('h1').count()).toBe(1);
        for (const viewport of Object.values(WIDTHS)) {
          await page.setViewportSize(viewport);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
        }
        expect(complaints).toEqual([]);
        expect(foreign).toEqual([]);
      });
    }
  }
});

describe('a page that rests', () => {
  const started = (page: Page) => page.evaluate(() => document.querySelectorAll('script[src]:not([nomodule])').length);

  for (const path of [...LIGHT, 'compare/']) {
    it(`/en/${path} runs no code of its own until the reader does something, and loses nothing of what they did`, async () => {
      const opened = await site.open(`en/${path}`);
      const { page, complaints } = opened;
      await quiet(opened);
      expect(await started(page)).toBe(0);
      await page.keyboard.press('/');
      await page.locator('.finder input').waitFor();
      expect(await started(page)).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
    });
  }

  it('with a choice in its address starts at once', async () => {
    const { page } = await site.open('en/outcomes/?scope=aggregate');
    expect(await started(page)).toBeGreaterThan(2);
  });

  it('lists places where the list was opened before its code was there', async () => {
    const { page } = await site.open('zh/compare/');
    await page.locator('.picker').evaluate((picker) => {
      // At once, so that no script can have come.
      picker.querySelector('summary')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      picker.querySelector('summary')?.click();
      const field = picker.querySelector('input');
      if (field === null) throw new Error('no field');
      field.value = '中卫';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.locator('.picker li').first().waitFor();
    expect(await page.locator('.picker input').inputValue()).toBe('中卫');
    for (const name of await page.locator('.picker li').allInnerTexts()) expect(name).toContain('中卫');
  });

  /** Puts other words in the place of every text, as translators of browsers do: two elements where a text stood. */
  const translate = (page: Page, within: string) => page.evaluate((selector) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      const { parentElement: parent } = text;
      if (text.data.trim() === '' || parent === null || parent.closest('script, style, option, svg') !== null || parent.closest(selector) === null) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.append(`≈${text.data}`);
      outer.append(inner);
      text.replaceWith(outer);
    }
  }, within);
  const charts = (page: Page) => page.locator('figure.chart').evaluateAll((all) => all.filter((chart) => chart.querySelector('svg') !== null).length);

  it('leaves its figures to no translator, and its prose to every one', async () => {
    for (const [path, left] of [['zh/', 'no'], ['zh/outcomes/', 'no'], ['zh/report/', 'no'], ['zh/rank/', 'no'], ['zh/method/', null]] as const) {
      const { page } = await site.open(path);
      expect([path, await page.locator('main').getAttribute('translate')]).toEqual([path, left]);
      expect(await page.locator('header').evaluate((header: HTMLElement) => header.translate)).toBe(true);
    }
  });

  for (const within of ['header', 'body']) {
    it(`keeps its figures, and what was chosen, where the words of its ${within} were changed before it came alive`, async () => {
      const { page } = await site.open('zh/outcomes/');
      const drawn = await charts(page);
      expect(drawn).toBeGreaterThan(0);
      await translate(page, within);
      await page.locator('select[name="scope"]').evaluate((select: HTMLSelectElement) => {
        select.value = 'organ_only';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.waitForURL(/scope=organ_only/);
      await answered(page);
      expect(await page.locator('select[name="scope"]').inputValue()).toBe('organ_only');
      expect(await page.locator('.status').innerText()).not.toContain('≈');
      await expect.poll(() => charts(page)).toBeGreaterThan(0);
      await page.goBack();
      await page.waitForFunction(() => document.querySelector('.status')?.textContent?.startsWith('当前') === true);
      await expect.poll(() => charts(page)).toBe(drawn);
    });
  }

  it('leads to the other language with its place in the page, and remembers the choice', async () => {
    const { page } = await site.open('en/outcomes/#text');
    await page.evaluate(() => {
      const link = document.querySelector<HTMLAnchorElement>('a.language');
      link?.addEventListener('click', (event) => event.preventDefault());
      link?.click();
    });
    expect(await page.locator('a.language').evaluate((link: HTMLAnchorElement) => `${link.pathname}${link.hash}`)).toBe('/zh/outcomes/#text');
    expect(await page.evaluate(() => localStorage.getItem('atlas.language'))).toBe('zh');
  });
});

describe('another host', () => {
  const ask = (page: Page) => page.evaluate(() => fetch('https://example.org/x').then(() => 'answered', () => 'nothing'));

  it('is out of reach by the page’s policy, and one that were asked would be seen here', async () => {
    const held = await site.open('en/');
    expect(await ask(held.page)).toBe('nothing');
    // What the browser tells of a request comes in its own time.
    await expect.poll(() => held.complaints.join()).toContain('Content Security Policy');
    await expect.poll(() => held.foreign).toEqual([]);
    const free = await site.open('en/', { bypassCSP: true });
    expect(await ask(free.page)).toBe('nothing');
    await expect.poll(() => free.foreign).toEqual(['https://example.org/x']);
  });
});

describe('before any script runs', () => {
  for (const path of MATTERS) {
    it(`/zh/${path} shows its charts in the form for the width, with names, at a readable size`, async () => {
      const { page } = await site.open(`zh/${path}`, { javaScriptEnabled: false });
      const charts = page.locator('figure.chart');
      expect(await charts.count()).toBeGreaterThan(0);
      for (const name of await charts.evaluateAll((all) => all.map((chart) => chart.getAttribute('aria-label')))) expect(name?.length).toBeGreaterThan(10);
      for (const viewport of Object.values(WIDTHS)) {
        await page.setViewportSize(viewport);
        const forms = await charts.evaluateAll((all) => all.map((chart) => [...chart.querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).map((svg) => ({
          shown: svg.getBoundingClientRect().width, drawn: Number(svg.getAttribute('width')), text: svg.textContent,
        }))));
        for (const [form, ...others] of forms) {
          expect(others).toEqual([]);
          expect(form?.shown).toBeLessThanOrEqual(viewport.width);
          // Text is at least 11 px in the drawing, and the drawing is shown at its own size.
          expect((form?.shown ?? Number.NaN) / (form?.drawn ?? Number.NaN)).toBeGreaterThan(0.98);
          expect(form?.text.length).toBeGreaterThan(10);
        }
      }
    });
  }

  it('gives every figure as a table, and says that the filters need scripts', async () => {
    const { page } = await site.open('en/outcomes/', { javaScriptEnabled: false });
    expect(await page.locator('.plate').count()).toBe(await page.locator('.plate table').count());
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.noscript').isVisible()).toBe(true);
  });
});

/** Holds the figures of the first views back for a while. */
const slowFigures = (page: Page) => page.route('**/first/*.json', async (route) => {
  await new Promise((done) => setTimeout(done, 1500));
  await route.continue();
});

describe('a chart', () => {
  it('comes alive in place under the pointer, as tall as it stood, without the engine', async () => {
    const { page, asked, complaints } = await site.open('zh/applications/');
    const chart = page.locator('figure.chart').first();
    const before = await chart.boundingBox();
    await chart.hover();
    await chart.locator('.alive svg').waitFor();
    const after = await chart.boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(2);
    expect(await chart.locator('svg:visible').count()).toBe(1);
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('the code of the charts and their figures come with the first pointer', async () => {
    const { page, asked } = await site.open('en/outcomes/');
    const before = asked.length;
    await page.locator('.plate').first().hover();
    await page.waitForFunction(() => document.querySelector('.alive svg') !== null);
    const after = asked.slice(before);
    expect(after).toContain(new URL(site.url('first/outcomes-en.json')).pathname);
    expect(after.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
    expect(asked.some((path) => path.endsWith('.wasm'))).toBe(false);
  });

  it('what is chosen before the code is there is not lost', async () => {
    const { page } = await site.open('about:blank');
    await slowFigures(page);
    await page.goto(site.url('en/outcomes/'));
    await page.selectOption('select[name="show-rates"]', 'refusal_rate');
    await page.waitForFunction(() => document.querySelector('#title-rates')?.textContent?.startsWith('Refusal rate'));
    expect(new URL(page.url()).search).toBe('?show-rates=refusal_rate');
  });

  it('nor where the address holds another choice, which the page shows first', async () => {
    const { page } = await site.open('about:blank');
    await slowFigures(page);
    await page.goto(site.url('en/applications/?level=county'));
    await page.selectOption('select[name="level"]', 'prefecture');
    await page.waitForFunction(() => document.querySelector('#title-trend')?.textContent?.includes('prefectures'));
    expect(new URL(page.url()).search).toBe('?level=prefecture');
  });
});

/** Holds the scripts of the pages back for a while. */
const slowScripts = (page: Page) => page.route('**/_next/**/*.js', async (route) => {
  await new Promise((done) => setTimeout(done, 1500));
  await route.continue();
});

describe('a page whose scripts are late', () => {
  it('takes a choice that was made before they were there', async () => {
    const { page, complaints } = await site.open('about:blank');
    await slowScripts(page);
    await page.goto(site.url('en/quality/'), { waitUntil: 'commit' });
    await page.locator('select[name="origin"]').selectOption('read');
    await page.waitForFunction(() => document.querySelector('.quality')?.getAttribute('data-shown') === '?origin=read');
    expect(await page.locator('select[name="origin"]').inputValue()).toBe('read');
    expect(complaints).toEqual([]);
  });

  it('takes what was written into a field, and wipes nothing', async () => {
    const { page } = await site.open('about:blank');
    await slowScripts(page);
    await page.goto(site.url('zh/reports/'), { waitUntil: 'commit' });
    await page.locator('input[name="find"]').fill('中卫 2023');
    await page.waitForFunction(() => document.querySelectorAll('#reports-table tbody tr:not([hidden])').length === 1);
    await page.goto(site.url('zh/search/'), { waitUntil: 'commit' });
    await page.locator('.search-form input').fill('依申请公开');
    await page.waitForFunction(() => !('atlasEarly' in window));
    expect(await page.locator('.search-form input').inputValue()).toBe('依申请公开');
  });

  it('opens the quick finder for who has pressed its key', async () => {
    const { page } = await site.open('about:blank');
    await slowScripts(page);
    await page.goto(site.url('zh/reports/'), { waitUntil: 'commit' });
    await page.locator('#reports-table tbody tr').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('.finder input').waitFor();
    expect(await page.locator('.finder input').evaluate((input) => document.activeElement === input)).toBe(true);
  });
});

describe('a page that is half awake', () => {
  /** A page whose code and figures are here, and whose work to come alive is held back until it is let go. */
  async function halfAwake(path: string): Promise<{ page: Page; letGo: () => Promise<void> }> {
    // A browser of its own, whose pages are all so.
    const { page } = await site.open('about:blank', { locale: 'en-GB' });
    await page.addInitScript(() => {
      const post = MessagePort.prototype.postMessage;
      const held: (() => void)[] = [];
      let free = false;
      MessagePort.prototype.postMessage = function hold(this: MessagePort, message: unknown) {
        if (!free && performance.getEntriesByType('resource').some(({ name }) => name.includes('/first/'))) held.push(() => post.call(this, message));
        else post.call(this, message);
      };
      addEventListener('let-go', () => {
        free = true;
        for (const each of held.splice(0)) each();
      });
    });
    await page.goto(site.url(path));
    await page.waitForFunction(() => Object.keys(document.querySelector('.rest') ?? {}).some((key) => key.startsWith('__reactContainer')));
    return { page, letGo: () => page.evaluate(() => void dispatchEvent(new Event('let-go'))) };
  }

  for (const [how, press] of [['the pointer', (button: Locator) => button.click()], ['a program that reads the screen', (button: Locator) => button.evaluate((element: HTMLElement) => element.click())]] as const) {
    it(`makes once what is pressed once by ${how}`, async () => {
      const { page, letGo } = await halfAwake('en/outcomes/?year=2023');
      const tool = (figure: string) => page.locator(`#figure-${figure} [data-tool="embed"]`);
      await press(tool('rates'));
      await letGo();
      await page.locator('#figure-rates textarea').waitFor();
      // What is pressed twice would be shut by the time at which the next press is answered.
      await tool('groups').click();
      await page.locator('#figure-groups textarea').waitFor();
      expect(await page.locator('#figure-rates textarea').count()).toBe(1);
    });
  }

  it('takes what is chosen', async () => {
    const { page, letGo } = await halfAwake('en/outcomes/?year=2023');
    await page.selectOption('select[name="scope"]', 'department');
    await letGo();
    await page.waitForFunction(() => location.search.includes('scope=department'));
    await answered(page);
    expect(await page.locator('select[name="scope"]').inputValue()).toBe('department');
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
