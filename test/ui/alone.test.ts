/** Pages that start by themselves: which scripts are left, and what starts them. */
import { describe, expect, it } from 'vitest';
import { alonePage } from '../../scripts/site/alone';
import { policyOf } from '../../scripts/site/policy';
import { restPage } from '../../scripts/site/rest';

const push = (text: string): string => `(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push(["object"==typeof document?document.currentScript:void 0,${text}]);`;
/** 8828 is the part: it uses 1 at once and 2, in a file of its own, when it is wanted; that one uses 3. */
const SCRIPTS: Record<string, string> = {
  '/base/_next/static/chunks/runtime.js': '(()=>{if(!Array.isArray(globalThis.TURBOPACK))return;})();',
  '/base/_next/static/chunks/react.js': push('1,(e,t,r)=>{r.one=e.r(11)},11,(e,t,r)=>{}'),
  '/base/_next/static/chunks/client.js': push('94553,(e,t,r)=>{e.r(1);e.r(5)},5,e=>{}'),
  '/base/_next/static/chunks/part.js': push('8828,e=>{"use strict";e.i(1);e.A(81)},81,e=>{e.v(t=>Promise.all(["static/chunks/later.js"].map(t=>e.l(t))).then(()=>t(2)))}'),
  '/base/_next/static/chunks/later.js': push('2,e=>{e.i(3)}'),
  '/base/_next/static/chunks/shared.js': push('3,async(e,t)=>{e.i(1)}'),
};
const NAMED = ['client', 'runtime', 'react', 'part', 'shared'].map((name) => `/base/_next/static/chunks/${name}.js`);
const START = '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/client.js"],"runtimeModuleIds":[94553]});</script>';
const FLIGHT = String.raw`<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"9:I[8828,[\"$17\",\"$18\"],\"ReportPage\"]\n"])</script>`;
const page = (main: string, start = START) => `<html><head><link rel="preload" as="script" fetchPriority="low" href="${NAMED[0]}"/>${NAMED.map((src) => `<script src="${src}" async=""></script>`).join('')}<script>mark()</script></head><body>${main}${start}${FLIGHT}</body></html>`;
const MAIN = '<main data-rests="painted"><div data-alone="ReportPage" data-given="{}">waits</div></main>';
const read = async (src: string): Promise<string> => SCRIPTS[src] ?? Promise.reject(new Error(src));

describe('a page that starts by itself', () => {
  it("leaves Next's client and its data behind, and keeps what the part needs, now or later", async () => {
    const alone = await alonePage(page(MAIN), read);
    expect([...alone.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src)).toEqual(NAMED.slice(1));
    expect(alone).not.toMatch(/client\.js|__next_f|later\.js/);
    expect(alone).toContain(MAIN);
    expect(alone).toContain('.push({"otherChunks":["static/chunks/react.js","static/chunks/part.js","static/chunks/shared.js"],"runtimeModuleIds":[8828]})');
  });

  it('rests as others do, under a policy that names its start', async () => {
    const rested = restPage(await alonePage(page(MAIN), read));
    expect(rested).toContain(`(${JSON.stringify(NAMED.slice(1))}, "painted")`);
    expect(policyOf(rested).match(/sha256-/g)).toHaveLength(3);
  });

  it('that cannot is a mistake, told while the site is built', async () => {
    await expect(alonePage(page(MAIN, ''), read)).rejects.toThrow('cannot start ReportPage');
    await expect(alonePage(page(MAIN.replace('ReportPage', 'OtherPage')), read)).rejects.toThrow('cannot start OtherPage');
  });
});

it('another page is left as it is', async () => {
  const other = page('<main data-rests="asked">data-alone=</main>');
  expect(await alonePage(other, read)).toBe(other);
});
