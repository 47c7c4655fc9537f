/** Pages that rest: their scripts are put off, and nothing else of them is changed. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../scripts/site/policy';
import { eager, scriptsOf } from '../../scripts/site/eager';
import { restPage } from '../../scripts/site/rest';

const page = (main: string) => `<html><head><link rel="preload" as="script" fetchPriority="low" href="/a.js"/><script src="/a.js" async=""></script><script src="/b.js" async=""></script><script>mark()</script><script src="/old.js" noModule=""></script></head><body>${main}<script src="/a.js" async=""></script><script>flight("<\\/script>")</script></body></html>`;

describe('a page that rests', () => {
  const rested = restPage(page('<main id="text" tabindex="-1" data-rests="asked">text</main>'));

  it('fetches no script of its own accord, and knows each once, in order', () => {
    expect(rested).not.toMatch(/<script src="\/[ab]\.js"|rel="preload" as="script"/);
    expect(rested).toContain('(["/a.js","/b.js"], "asked")</script></body>');
    expect(rested.match(/\/a\.js/g)).toHaveLength(1);
  });

  it('keeps its text, its inline scripts and what old browsers get, and the policy names the lines added', () => {
    for (const part of ['<main id="text" tabindex="-1" data-rests="asked">text</main>', '<script>mark()</script>', '<script src="/old.js" noModule=""></script>', 'flight("<\\/script>")']) expect(rested).toContain(part);
    expect(policyOf(rested).match(/sha256-/g)).toHaveLength(3);
  });

  it('that has no scripts is a mistake, told while the site is built', () => {
    expect(() => restPage('<html><head></head><body><main data-rests="asked"></main></body></html>')).toThrow('no scripts');
  });
});

describe('a page that rests until it is painted', () => {
  const rested = restPage(page('<main id="text" tabindex="-1" data-rests="painted">text</main>'));

  it('fetches no script before its frame is drawn, and knows each once, in order', () => {
    expect(rested).not.toMatch(/<script src="\/[ab]\.js"|rel="preload" as="script"/);
    expect(rested).toContain('(["/a.js","/b.js"], "painted")</script></body>');
  });

  it('then fetches them, and runs them once it is on the screen', () => {
    const [, starter = ''] = /<script>(\(\(files, until\)[\s\S]*)<\/script><\/body>/.exec(rested) ?? [];
    const brought: { rel?: string; src?: string; href?: string }[] = [];
    const turns: (() => void)[] = [];
    const frames: (() => void)[] = [];
    const window = {};
    runInNewContext(starter, {
      window, addEventListener: () => undefined, requestAnimationFrame: (frame: () => void) => frames.push(frame), setTimeout: (turn: () => void) => turns.push(turn),
      document: { hidden: false, createElement: () => ({}), head: { append: (element: object) => brought.push(element) } },
    });
    expect([brought, turns]).toEqual([[], []]);
    for (const frame of frames) frame();
    turns.shift()?.();
    expect(brought.map(({ rel, href }) => [rel, href])).toEqual([['preload', '/a.js'], ['preload', '/b.js']]);
    turns.shift()?.();
    expect(brought.slice(2).map(({ src }) => src)).toEqual(['/a.js', '/b.js']);
  });
});

describe('the scripts that a page names', () => {
  it('are each known once, and told to be made ready whole, once', () => {
    expect(scriptsOf(page('<main></main>'))).toEqual(['/a.js', '/b.js', '/old.js']);
    expect(eager('let a = 1;')).toMatch(/^\/\/# allFunctionsCalledOnLoad\nlet a = 1;$/);
    expect(eager(eager('let a = 1;'))).toBe(eager('let a = 1;'));
  });
});

describe('a page that does not rest', () => {
  it('has its scripts as they are, and before any answers the lines that keep what is done meanwhile', () => {
    const whole = page('<main id="text" tabindex="-1" data-rests="not">text</main>');
    const kept = restPage(whole);
    const [, lines = ''] = /<script>(\(\(files, until\)[\s\S]*?)<\/script><\/head>/.exec(kept) ?? [];
    expect(lines).toContain('([], "not")');
    expect(kept.replace(`<script>${lines}</script>`, '')).toBe(whole);
  });

  it('and has no shell is left as it is', () => {
    const other = page('<main id="text" tabindex="-1">data-rests=</main>');
    expect(restPage(other)).toBe(other);
  });
});
