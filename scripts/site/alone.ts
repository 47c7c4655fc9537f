/**
 * Pages that start by themselves. Next's client would fetch its router and make ready a whole page of which one part
 * changes. Where a page names that part (`data-alone`, lib/ui/alone.tsx), the module that holds it is started in the
 * client's stead, with the scripts it needs and no others. They are those that the bundler made for all pages.
 */
import { createContext, runInContext } from 'node:vm';

const PART = /\sdata-alone="(\w+)"/;
/** How Next starts its client: the files to wait for, and the module to run when they are there. */
const START = /<script id="_R_">[^<]*"runtimeModuleIds":\[\d+\][^<]*<\/script>/;
/** What Next's client would make the page of. */
const FLIGHT = /<script>\(?self\.__next_f\b[\s\S]*?<\/script>/g;
const SCRIPT = /<script src="([^"]+)" async=""><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^>]* href="([^"]+)"[^>]*\/>/g;

/** Modules of a file by id, as text; null for the file that runs them. */
function modulesOf(script: string): Map<number, string> | null {
  const modules = new Map<number, string>();
  let pushed = false;
  const push = (chunk: unknown[]): void => {
    pushed = true;
    let ids: number[] = [];
    for (const part of chunk) {
      if (typeof part === 'number') ids.push(part);
      else if (typeof part === 'function') {
        for (const id of ids) modules.set(id, String(part));
        ids = [];
      }
    }
  };
  runInContext(script, createContext({ TURBOPACK: { push } }));
  return pushed ? modules : null;
}

/** Ids of modules that a module asks the runtime for, its first parameter, now or later; now and then a number that is none. */
function asks(module: string): number[] {
  const [, runtime = ''] = /^(?:async )?\(?(\w+)/.exec(module) ?? [];
  return [...module.matchAll(new RegExp(`\\b${runtime}\\.[irA]\\((\\d+)\\)`, 'g'))].map(([, id]) => Number(id));
}

/** Files that a module fetches when it is wanted, as in `static/chunks/a.js`. */
const fetches = (module: string): string[] => [...module.matchAll(/"(static\/chunks\/[^"]+\.js)"/g)].map(([, file = '']) => file);

/**
 * The page with its own start; the same page where it names no part. Throws where what Next wrote is not as it was.
 * @param read text of a script by its address
 */
export async function alonePage(html: string, read: (src: string) => Promise<string>): Promise<string> {
  const [, part] = PART.exec(html) ?? [];
  if (part === undefined) return html;
  const [, start] = new RegExp(`I\\[(\\d+),[^\\]]*\\],\\\\"${part}\\\\"`).exec(html) ?? [];
  const named = [...new Set([...html.matchAll(SCRIPT)].map(([, src = '']) => src))];
  const [sample = ''] = named;
  const root = sample.slice(0, Math.max(0, sample.indexOf('static/chunks/')));
  if (start === undefined || root === '' || !START.test(html)) throw new Error(`a page cannot start ${part} by itself: has Next changed how it writes pages?`);

  const known = new Map<string, Map<number, string> | null>();
  const load = async (src: string): Promise<void> => {
    if (!known.has(src)) known.set(src, modulesOf(await read(src)));
  };
  for (const src of named) await load(src);
  const wanted = new Set([Number(start)]);
  for (const id of wanted) {
    const module = [...known.values()].map((modules) => modules?.get(id)).find((text) => text !== undefined);
    if (module === undefined) continue;
    for (const each of asks(module)) wanted.add(each);
    // What comes later finds the modules there that it shares with the page.
    for (const file of fetches(module)) {
      await load(root + file);
      for (const each of known.get(root + file)?.keys() ?? []) wanted.add(each);
    }
  }
  const needed = named.filter((src) => {
    const modules = known.get(src);
    return modules === null || [...modules?.keys() ?? []].some((id) => wanted.has(id));
  });
  const waits = needed.filter((src) => known.get(src) !== null).map((src) => src.slice(root.length));
  const keep = (tag: string, src: string): string => (needed.includes(src) ? tag : '');
  return html.replace(SCRIPT, keep).replace(PRELOAD, keep).replace(FLIGHT, '')
    .replace(START, () => `<script>atlasAlone=true;(globalThis.TURBOPACK||=[]).push(${JSON.stringify({ otherChunks: waits, runtimeModuleIds: [Number(start)] })})</script>`);
}
