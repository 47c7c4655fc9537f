/**
 * Makes what Next exported ready for any static host: pages that Next does not make, the engine and the
 * data beside them, a content policy in every page, and nothing that no reader needs.
 */
import { existsSync } from 'node:fs';
import { cp, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { readSettings } from '../../lib/corpus/settings';
import { alonePage } from './alone';
import { eager, scriptsOf } from './eager';
import { withPolicy } from './policy';
import { restPage } from './rest';
import { notFoundPage, robots, rootPage, sitemap } from './root';

export interface FinishOptions {
  /** Folder that Next exported to; it is changed in place. */
  exported: string;
  /** Folder with the Parquet tables and the files beside them. */
  dataDir: string;
  siteFile: string;
  /** What the accuracy report measured, where it is there. */
  accuracyFile?: string;
}

/** Of the engine only what a current browser loads; the other bundles would double the site. */
const ENGINE = ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js'];
/** Pages of Next's own, in place of which ours stand. */
const UNWANTED = ['404', '_not-found', '404.html', '_not-found.html', 'index.html', 'favicon.ico'];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])));
  return nested.flat();
}

/** Throws with the system's code where a file cannot be read or written, or `site.json` is not valid. */
export async function finishSite({ exported, dataDir, siteFile, accuracyFile }: FinishOptions): Promise<void> {
  const settings = readSettings(await readFile(siteFile, 'utf8'));
  await Promise.all(UNWANTED.map((name) => rm(join(exported, name), { recursive: true, force: true })));
  for (const file of await filesBelow(exported)) {
    // What Next's router would fetch before a reader follows a link; links here are plain.
    // Nor are the sources of workers, which the bundler leaves beside what it made of them.
    if (file.endsWith('.txt') || file.endsWith('.ts')) await rm(file);
  }

  const pages = (await filesBelow(exported)).filter((file) => file.endsWith('.html'));
  const style = await styleOf(pages);
  await writeFile(join(exported, 'index.html'), rootPage(settings, style));
  await writeFile(join(exported, '404.html'), notFoundPage(settings, style));
  await writeFile(join(exported, '.nojekyll'), '');
  if (settings.base_url !== '') {
    await writeFile(join(exported, 'robots.txt'), robots(settings));
    await writeFile(join(exported, 'sitemap.xml'), sitemap(settings, pages.map((file) => file.slice(exported.length + 1).replaceAll('\\', '/'))));
  }

  const engine = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  await mkdir(join(exported, 'duckdb'), { recursive: true });
  await Promise.all(ENGINE.map((name) => copyFile(join(engine, name), join(exported, 'duckdb', name))));
  // For hosts that do not compress: the reader's browser unpacks it (lib/query/wasm.ts).
  const [wasm = ''] = ENGINE;
  await writeFile(join(exported, 'duckdb', `${wasm}.gz`), await promisify(gzip)(await readFile(join(engine, wasm)), { level: 9 }));
  await cp(dataDir, join(exported, 'data'), { recursive: true });
  if (accuracyFile !== undefined && existsSync(accuracyFile)) await copyFile(accuracyFile, join(exported, 'data', 'accuracy.json'));

  const named = new Set<string>();
  for (const file of (await filesBelow(exported)).filter((each) => each.endsWith('.html'))) {
    const html = await readFile(file, 'utf8');
    for (const src of scriptsOf(html)) named.add(src.slice(settings.base_path.length));
    await writeFile(file, withPolicy(restPage(await alonePage(html, async (src) => readFile(join(exported, src.slice(settings.base_path.length)), 'utf8')))));
  }
  await Promise.all([...named].map(async (src) => {
    const file = join(exported, src);
    await writeFile(file, eager(await readFile(file, 'utf8')));
  }));
}

/** The style sheet of the pages, for those that Next does not make. */
async function styleOf(pages: readonly string[]): Promise<string> {
  const [page] = pages;
  if (page === undefined) throw new Error('Next exported no page.');
  const html = await readFile(page, 'utf8');
  const sheets = [...html.matchAll(/<link [^>]*rel="stylesheet"[^>]*>/g)].map(([link]) => link.replace(/ data-precedence="[^"]*"/, ''));
  const inline = /<style>:root\{--chart[\s\S]*?<\/style>/.exec(html)?.[0] ?? '';
  return sheets.join('') + inline;
}
