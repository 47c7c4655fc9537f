/** A real Chromium over the built site, with every host but the site's own blocked, and what it complained about. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { openNodeClient } from '../../lib/query/node';
import type { QueryClient } from '../../lib/query';

export const LANGS = ['zh', 'en'] as const;
export const PATHS = ['', 'applications/', 'outcomes/', 'reviews/', 'lawsuits/', 'proactive/', 'compare/', 'rank/', 'map/', 'place/', 'reports/', 'report/', 'quality/', 'quality/applications.balance/', 'coverage/', 'check/', 'search/', 'your-data/', 'method/', 'explore/', 'data/'] as const;
export const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;

/** The five reports as people read them; all of their cells are in test/read/cases. */
export const SEEDS = { jinfeng: '640106', shihe: '411502', shizuishan: '640200', xifeng: '621002', zhongwei: '640500' } as const;
/** A view that holds exactly the five, whose kinds and years differ. */
export const FIVE = 'year=2022-2023&scope=aggregate.organ_only.unknown&origin=text';

export interface Watched {
  page: Page;
  /** Addresses of other hosts that were asked for, past the page's policy; none got out. */
  foreign: string[];
  /** Console errors and exceptions. */
  complaints: string[];
  /** Paths asked of the site, in order. */
  asked: string[];
}

export interface Site {
  /**
   * The page at a path, in a browser that remembers nothing but the files it has fetched. There is one page
   * at a time: what was opened before is gone.
   */
  open(path: string, options?: BrowserContextOptions): Promise<Watched>;
  url(path: string): string;
  sql(): QueryClient;
}

/** How long anything is waited for, in ms. A limit tells a fault from a page that will never answer; on a busy machine what is quick takes many times as long. */
const PATIENCE = 120_000;

/** A page that is used again, since a new one costs a process and compiles every script anew. */
interface Tab { made: string; context: BrowserContext; page: Page; session: CDPSession; told: Watched | null }

/** Starts a browser for the tests of one file. */
export function useSite(): Site {
  let browser: Browser | null = null;
  let client: QueryClient | null = null;
  let tab: Tab | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        // No name is resolved: nothing gets out, whatever a page asks for.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    });
    client = await openNodeClient(join(inject('siteFolder'), 'data'));
  });
  afterAll(async () => {
    await tab?.context.close();
    await browser?.close();
    await client?.close();
  });
  const url = (path: string) => new URL(path, inject('siteUrl')).href;
  const { origin } = new URL(inject('siteUrl'));

  async function newTab(made: string, options: BrowserContextOptions): Promise<Tab> {
    if (browser === null) throw new Error('no browser yet');
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const fresh: Tab = { made, context, page, session: await context.newCDPSession(page), told: null };
    context.on('request', (request) => {
      const to = new URL(request.url());
      if (to.origin === origin) fresh.told?.asked.push(to.pathname);
      else if (to.protocol !== 'blob:' && to.protocol !== 'data:' && to.href !== 'about:blank') fresh.told?.foreign.push(to.href);
    });
    // What the page's own policy stops is not asked of anybody; only then does a test find the list empty.
    context.on('requestfailed', (request) => {
      const at = request.failure()?.errorText === 'csp' ? fresh.told?.foreign.indexOf(request.url()) ?? -1 : -1;
      if (at !== -1) fresh.told?.foreign.splice(at, 1);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') fresh.told?.complaints.push(message.text());
    });
    context.on('weberror', (error) => fresh.told?.complaints.push(String(error.error())));
    return fresh;
  }

  /** Nothing of what a test did to its page is left: routes, listeners, other pages, what the site has stored. */
  async function tidy({ context, page, session }: Tab): Promise<void> {
    page.removeAllListeners();
    await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), context.unrouteAll({ behavior: 'ignoreErrors' })]);
    await Promise.all(context.pages().filter((other) => other !== page).map((other) => other.close()));
    await page.goto('about:blank');
    // A pointer that stood on the next page would be its first.
    await page.mouse.move(-10, -10);
    await context.setOffline(false);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage' });
  }

  return {
    url,
    sql() {
      if (client === null) throw new Error('no engine yet');
      return client;
    },
    async open(path, { viewport = WIDTHS.wide, colorScheme = 'light', ...options } = {}) {
      const made = JSON.stringify(options);
      if (tab !== null) {
        tab.told = null;
        if (tab.made === made && !tab.page.isClosed()) await tidy(tab);
        else {
          await tab.context.close();
          tab = null;
        }
      }
      tab ??= await newTab(made, options);
      const watched: Watched = { page: tab.page, foreign: [], complaints: [], asked: [] };
      if (viewport !== null) await tab.page.setViewportSize(viewport);
      await tab.page.emulateMedia({ colorScheme });
      tab.told = watched;
      if (path !== 'about:blank') await tab.page.goto(url(path), { waitUntil: 'load' });
      return watched;
    },
  };
}

/** The page answers a choice in the URL or in the filters once it shows that one, nothing is being asked and its status says so. */
export async function answered(page: Page): Promise<void> {
  const done = page.waitForFunction(() => {
    const atlas = document.querySelector('.atlas');
    const status = document.querySelector('.status')?.textContent ?? '';
    return atlas?.getAttribute('data-search') === location.search && atlas.getAttribute('aria-busy') === 'false' && status !== '' && !/^(?:当前|Shown)/.test(status);
  });
  await done.catch(async (cause: unknown) => {
    const stands = await page.evaluate(() => {
      const atlas = document.querySelector('.atlas');
      return { search: location.search, shown: atlas?.getAttribute('data-search'), busy: atlas?.getAttribute('aria-busy'), status: document.querySelector('.status')?.textContent, alive: !('atlasEarly' in window) };
    });
    throw new Error(`the page does not answer: ${JSON.stringify(stands)}`, { cause });
  });
}

/** The page of figures has come alive over its address, which holds a choice, and asks nothing. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => location.search !== '' && document.querySelector('.atlas')?.getAttribute('data-search') === location.search && document.querySelector('[aria-busy="true"]') === null);
}

/** Every script that the page names has been asked for, those too that it fetches in an idle moment, and nothing is on its way. */
export async function quiet({ page, asked }: Watched): Promise<void> {
  const named = () => page.locator('script[src]:not([nomodule]), link[rel="prefetch"]').evaluateAll((all) => all.map((each) => new URL(each.getAttribute('src') ?? each.getAttribute('href') ?? '', location.href).pathname));
  await expect.poll(async () => (await named()).length).toBeGreaterThan(2);
  await expect.poll(async () => (await named()).filter((path) => !asked.includes(path))).toEqual([]);
  await page.waitForLoadState('networkidle');
}

export interface Shown { columns: string[]; rows: { id: string | null; label: string; cells: string[] }[] }

/** The table beneath a figure, as the reader sees it. */
export function tableOf(page: Page, figure: string): Promise<Shown> {
  return page.locator(`#figure-${figure} table`).evaluate((table) => {
    if (!(table instanceof HTMLTableElement)) throw new Error('not a table');
    const text = (cell: Element) => cell.textContent.trim();
    const idOf = (cell: Element | undefined) => {
      const href = cell?.querySelector('a')?.getAttribute('href');
      return href ? new URL(href, location.href).searchParams.get('id') : null;
    };
    return {
      columns: [...table.tHead?.rows[0]?.cells ?? []].map(text),
      rows: [...table.tBodies[0]?.rows ?? []].map((row) => ({ id: idOf(row.cells[0]), label: row.cells[0] ? text(row.cells[0].querySelector('a') ?? row.cells[0]) : '', cells: [...row.cells].slice(1).map(text) })),
    };
  });
}

/** `34,290` → 34290; null for words. */
export function figure(text: string | undefined): number | null {
  return text !== undefined && /^[\d,]+(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null;
}

const Truth = z.object({ place: z.string(), cells: z.record(z.string(), z.number().nullable()) });
/** Cells of one of the five, as a person read them. */
export async function truthOf(seed: keyof typeof SEEDS): Promise<Record<string, number | null>> {
  const file = new URL(`../read/cases/seed-${seed}/expected.json`, import.meta.url);
  return Truth.parse(JSON.parse(await readFile(file, 'utf8'))).cells;
}
