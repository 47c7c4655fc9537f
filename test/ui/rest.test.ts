/** Pages that rest: their scripts are put off, and nothing else of them is changed. */
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../scripts/site/policy';
import { restPage } from '../../scripts/site/rest';

const page = (main: string) => `<html><head><link rel="preload" as="script" fetchPriority="low" href="/a.js"/><script src="/a.js" async=""></script><script src="/b.js" async=""></script><script>mark()</script><script src="/old.js" noModule=""></script></head><body>${main}<script src="/a.js" async=""></script><script>flight("<\\/script>")</script></body></html>`;

describe('a page that rests', () => {
  const rested = restPage(page('<main id="text" tabindex="-1" data-rests="">text</main>'));

  it('fetches no script of its own accord, and knows each once, in order', () => {
    expect(rested).not.toMatch(/<script src="\/[ab]\.js"|rel="preload" as="script"/);
    expect(rested).toContain('(["/a.js","/b.js"])</script></body>');
    expect(rested.match(/\/a\.js/g)).toHaveLength(1);
  });

  it('keeps its text, its inline scripts and what old browsers get, and the policy names the lines added', () => {
    for (const part of ['<main id="text" tabindex="-1" data-rests="">text</main>', '<script>mark()</script>', '<script src="/old.js" noModule=""></script>', 'flight("<\\/script>")']) expect(rested).toContain(part);
    expect(policyOf(rested).match(/sha256-/g)).toHaveLength(3);
  });

  it('that has no scripts is a mistake, told while the site is built', () => {
    expect(() => restPage('<html><head></head><body><main data-rests=""></main></body></html>')).toThrow('no scripts');
  });
});

it('another page is left as it is', () => {
  const other = page('<main id="text" tabindex="-1">data-rests=</main>');
  expect(restPage(other)).toBe(other);
});
