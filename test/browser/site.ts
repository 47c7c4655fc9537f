/** A real Chromium over the built site, with every host but the site's own blocked, and what it complained about. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { z } from 'zod';
import { afterAll, beforeAll, inject } from 'vitest';
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
  /** Addresses of other hosts that were asked for; none got out. */
  foreign: string[];
  /** Console errors and exceptions. */
  complaints: string[];
  /** Paths asked of the site, in order. */
  asked: string[];
}

export interface Site {
  open(path: string, options?: BrowserContextOptions): Promise<Watched>;
  url(path: string): string;
  sql(): QueryClient;
}

/** Starts a browser for the tests of one file. */
export function useSite(): Site {
  let browser: Browser | null = null;
  let client: QueryClient | null = null;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    client = await openNodeClient(join(inject('siteFolder'), 'data'));
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await client?.close();
  });
  const url = (path: string) => new URL(path, inject('siteUrl')).href;
  return {
    url,
    sql() {
      if (client === null) throw new Error('no engine yet');
      return client;
    },
    async open(path, options = {}) {
      if (browser === null) throw new Error('no browser yet');
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      const context = await browser.newContext({ viewport: WIDTHS.wide, ...options });
      contexts.push(context);
      const page = await context.newPage();
      const watched: Watched = { page, foreign: [], complaints: [], asked: [] };
      const own = new URL(inject('siteUrl')).origin;
      await context.route('**/*', async (route) => {
        const to = new URL(route.request().url());
        if (to.origin === own || to.protocol === 'blob:' || to.protocol === 'data:') {
          if (to.origin === own) watched.asked.push(to.pathname);
          return route.continue();
        }
        watched.foreign.push(to.href);
        return route.abort();
      });
      page.on('console', (message) => {
        if (message.type() === 'error') watched.complaints.push(message.text());
      });
      page.on('pageerror', (error) => watched.complaints.push(String(error)));
      await page.goto(url(path), { waitUntil: 'load' });
      return watched;
    },
  };
}

/** The page answers a choice in the URL or in the filters once nothing is being asked and its status says so. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.atlas')?.getAttribute('aria-busy') === 'false' && !/^(?:当前|Shown)/.test(document.querySelector('.status')?.textContent ?? ''), undefined, { timeout: 60_000 });
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
      rows: [...table.tBodies[0]?.rows ?? []].map((row) => ({ id: idOf(row.cells[0]), label: row.cells[0] ? text(row.cells[0]) : '', cells: [...row.cells].slice(1).map(text) })),
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
