/** What is drawn of an answer nobody knew before. */
import { describe, expect, test } from 'vitest';
import { drawFree, scaleOf } from '../../lib/chart/free/draw';
import { choiceFor, kindsOf, suggest } from '../../lib/chart/free/shape';
import type { Plain, Result } from '../../lib/query/result';
import { renderSvg } from '../../lib/chart/svg';

function answer(columns: Record<string, Plain[]>): Result {
  const values = Object.values(columns);
  return {
    columns: Object.keys(columns).map((name, index) => {
      const known = values[index]?.find((value) => value !== null);
      return { name, kind: typeof known === 'number' ? 'number' : 'text' };
    }),
    values, rows: values[0]?.length ?? 0, capped: false,
  };
}
const PLACES = answer({ report_id: ['a', 'b', 'c'], authority: ['甲', '乙<b>', '丙'], part: [1, 2, 3], share: [0.5, null, 0.25], low: [0.4, null, 0.1], high: [0.6, null, 0.4] });
const YEARS = answer({ year: [2021, 2022, 2021, 2022], place_level: ['county', 'county', 'prefecture', 'prefecture'], received: [10, 20, 300, null] });
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe('the choice', () => {
  test('a share with its interval is dots, called by its authority and not by its id', () => {
    expect(suggest(PLACES)).toEqual({ kind: 'dots', label: 1, x: null, y: 3, low: 4, high: 5 });
  });
  test('years and figures are lines, one for each name that comes again', () => {
    expect(suggest(YEARS)).toMatchObject({ kind: 'line', label: 1, x: 0, y: 2 });
  });
  test('a name and a figure are bars; with figures below zero, dots', () => {
    expect(suggest(answer({ name: ['a', 'b'], n: [1, 2] }))?.kind).toBe('bar');
    expect(suggest(answer({ name: ['a', 'b'], change: [0.1, -0.2] }))?.kind).toBe('dots');
  });
  test('two figures and no name are a scatter, and so are more names than a page can hold', () => {
    expect(suggest(answer({ a: [1, 2], b: [3, 4] }))?.kind).toBe('scatter');
    const many = Array.from({ length: 100 }, (_, index) => index);
    expect(suggest(answer({ name: many.map((index) => `n${index}`), a: many, b: many }))?.kind).toBe('scatter');
  });
  test('what has no figure, or no rows, is not drawn', () => {
    expect(suggest(answer({ name: ['a'], text: ['b'] }))).toBeNull();
    expect(suggest(answer({ name: [], n: [] }))).toBeNull();
    expect(suggest(answer({ n: [1] }))).toBeNull();
    expect(kindsOf(YEARS)).toEqual(['bar', 'line', 'dots', 'scatter']);
    expect(choiceFor(PLACES, 'line')).toBeNull();
  });
});

describe('the drawing', () => {
  const svg = (result: Result, kind: 'bar' | 'line' | 'dots' | 'scatter', size: 'wide' | 'narrow' = 'wide') => {
    const choice = choiceFor(result, kind);
    if (choice === null) throw new Error('no choice');
    const chart = drawFree(result, choice, { lang: 'zh', size });
    return { chart, svg: renderSvg({ ...chart, summary: { title: '', unit: '', denominator: null, n: 0, of: 0, sentence: '', columns: [], rows: [], notes: [] } }, 'c') };
  };
  test('a null draws nothing and is counted', () => {
    const { chart, svg: drawn } = svg(PLACES, 'dots');
    expect([chart.drawn, chart.known, chart.of]).toEqual([2, 2, 3]);
    expect(texts(drawn)).toEqual(expect.arrayContaining(['甲', '丙', '50.0%', '25.0%']));
    expect(texts(drawn).some((text) => text?.includes('乙'))).toBe(false);
  });
  test('bars stand on zero, also below it', () => {
    const { svg: drawn } = svg(answer({ name: ['a', 'b'], n: [4, -2] }), 'bar');
    expect(texts(drawn)).toEqual(expect.arrayContaining(['0', '4', '−2']));
  });
  test('text of data is text, in the drawing and in the tip', () => {
    const hostile = answer({ name: ['<img src=x onerror=alert(1)>', 'b'], n: [1, 2] });
    expect(svg(hostile, 'bar').svg).not.toContain('<img');
  });
  test('only so many rows are drawn, and the rest is told', () => {
    const many = Array.from({ length: 500 }, (_, index) => index);
    const { chart } = svg(answer({ name: many.map((index) => `n${index}`), a: many }), 'bar');
    expect([chart.drawn, chart.known]).toEqual([60, 500]);
  });
  test.each(['bar', 'line', 'dots', 'scatter'] as const)('%s fits either width', (kind) => {
    for (const size of ['wide', 'narrow'] as const) {
      const { chart, svg: drawn } = svg(YEARS, kind, size);
      expect(chart.width).toBe(size === 'wide' ? 1040 : 358);
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
  test('a scale ends at round figures and holds all', () => {
    expect(scaleOf([3, 97], 5, true)).toEqual({ min: 0, max: 100, step: 20 });
    expect(scaleOf([-0.2, 0.1], 4, true).min).toBeLessThanOrEqual(-0.2);
    expect(scaleOf([5, 5], 4, false).max).toBeGreaterThanOrEqual(5);
    expect(scaleOf([], 4, true)).toMatchObject({ min: 0, max: 1 });
  });
});
