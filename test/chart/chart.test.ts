/** Charts as pictures: `UPDATE_GOLDEN=1 npx vitest run --project unit test/chart` writes them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { draw, lean, paletteCss } from '../../lib/chart';
import type { ChartSpec, Lang } from '../../lib/chart';
import { tooltipHtml } from '../../lib/chart/scene';
import { renderSvg } from '../../lib/chart/svg';
import { count, fit, textWidth, wrap } from '../../lib/chart/text';
import { HOSTILE, JINFENG, NOTHING, REPORTS, XIFENG, YEARS, ZERO, ZHONGWEI } from './given';

const GOLDEN = join(import.meta.dirname, 'golden');
const RECEIVED = 'applications.new_received.total';

const KINDS: Record<string, ChartSpec> = {
  metric: { kind: 'metric', metric: 'disclosure_rate', reports: REPORTS },
  'metric-chosen': { kind: 'metric', metric: 'disputes_per_100', reports: REPORTS, chosen: ['640500'] },
  outcomes: { kind: 'outcomes', reports: REPORTS },
  reasons: { kind: 'reasons', reports: REPORTS },
  volume: { kind: 'volume', reports: REPORTS },
  disputes: { kind: 'disputes', reports: REPORTS },
  series: { kind: 'series', cell: RECEIVED, reports: YEARS, chosen: ['640500'] },
  applicants: { kind: 'applicants', reports: REPORTS },
  empty: { kind: 'outcomes', reports: [] },
};

const svgOf = (spec: ChartSpec, lang: Lang = 'zh', size: 'wide' | 'narrow' = 'wide') => renderSvg(draw(spec, { lang, size }), 'c');
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe('golden pictures', () => {
  const cases = Object.entries(KINDS).flatMap(([name, spec]) => [['zh', 'wide'], ['en', 'narrow']].map(([lang, size]) => [`${name}-${size}-${lang}`, spec, lang === 'zh' ? 'zh' : 'en', size === 'wide' ? 'wide' : 'narrow'] as const));
  test.each(cases)('%s', (name, spec, lang, size) => {
    const file = join(GOLDEN, `${name}.svg`);
    const svg = `${svgOf(spec, lang, size)}\n`;
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, svg);
    }
    expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(svg);
  });
});

describe('null and zero', () => {
  test('a null is told as not reported and draws nothing; a zero says 0', () => {
    const shown = texts(svgOf({ kind: 'volume', reports: [ZERO, NOTHING] }));
    expect(shown.filter((text) => text === '0')).toHaveLength(2); // the axis and the zero
    expect(shown).toContain('文中没有');
    const only = svgOf({ kind: 'volume', reports: [NOTHING] });
    expect(only).not.toMatch(/<(?:circle|rect)/);
    expect(texts(only)).not.toContain('0');
  });

  test('the table of a chart keeps the null', () => {
    const { summary } = draw({ kind: 'volume', reports: [ZERO, NOTHING] }, { lang: 'en', size: 'wide' });
    expect(summary.rows.map((row) => row.cells[1])).toEqual([{ value: 0, text: '0', state: 'stated' }, { value: null, text: 'not in the text', state: 'missing' }]);
    expect([summary.n, summary.of]).toEqual([1, 2]);
  });

  test('a group that was left out is a dashed gap with its words, not a bar', () => {
    const svg = svgOf({ kind: 'outcomes', reports: [XIFENG] });
    expect(texts(svg)).toContain('其余未公布');
    expect(svg).toContain('stroke-dasharray');
  });

  test('a line breaks at a null and at a missing year, and not at a zero', () => {
    const svg = svgOf({ kind: 'series', cell: RECEIVED, reports: YEARS });
    const lines = [...svg.matchAll(/<(?:path|polyline)[^>]*stroke-linecap="round"[^>]*>/g)];
    // 中卫: 2019–2020 and 2022–2023; 金凤: 2019–2020 (a zero) and 2022–2023.
    expect(lines).toHaveLength(4);
    expect(texts(svg)).toContain('×');
  });

  test('a rate over nothing handled is told apart from one not reported', () => {
    const shown = texts(svgOf({ kind: 'metric', metric: 'disclosure_rate', reports: [ZERO, NOTHING, ZHONGWEI] }));
    expect(shown).toContain('已公布，分母为0 (1)');
    expect(shown).toContain('未公布 (1)');
  });
});

describe('what a reader must know', () => {
  test('nothing below thirty cases is ranked', () => {
    const { summary } = draw({ kind: 'metric', metric: 'disclosure_rate', reports: REPORTS }, { lang: 'zh', size: 'wide' });
    // 金凤 has the highest rate of 18 cases, and still comes after those of more than thirty.
    expect(summary.rows.map((row) => row.cells[0]?.text)).toEqual(['中卫市', '松江区', '金凤区', '西峰区', '浉河区', '石嘴山市', '上海市']);
    expect(texts(svgOf(KINDS.metric ?? { kind: 'outcomes', reports: [] }))).toContain('不足30件，只列出，不排序');
  });

  test('the denominator is named, mixed scopes are said, a misprint is said', () => {
    const mixed = draw({ kind: 'metric', metric: 'disclosure_rate', reports: [ZHONGWEI, { ...JINFENG, scope: 'unknown' }] }, { lang: 'en', size: 'wide' });
    expect(mixed.summary.denominator).toBe('of all applications handled');
    expect(mixed.summary.notes).toContain('These reports differ in scope and do not compare directly');
    expect(draw({ kind: 'disputes', reports: [JINFENG] }, { lang: 'en', size: 'wide' }).summary.notes[0]).toContain('exceed');
  });
});

describe('the SVG', () => {
  test.each(Object.entries(KINDS))('of %s has no style, no script, no foreign id, no text below 11 px and nothing outside its box', (_, spec) => {
    for (const size of ['wide', 'narrow'] as const) {
      for (const lang of ['zh', 'en'] as const) {
        const svg = svgOf(spec, lang, size);
        expect(svg).not.toMatch(/ style=|<style|<script|zr\d|NaN|undefined|Infinity/);
        expect(parseDocument(svg, { xmlMode: true }).children).toHaveLength(1);
        const width = draw(spec, { lang, size }).width;
        for (const match of svg.matchAll(/<text([^>]*)>([^<]*)</g)) {
          const attributes = match[1] ?? '';
          const fontSize = Number(/font-size="([\d.]+)"/.exec(attributes)?.[1]);
          expect(fontSize).toBeGreaterThanOrEqual(11);
          const x = Number(/transform="translate\(([-\d.]+)/.exec(attributes)?.[1] ?? /\bx="([-\d.]+)/.exec(attributes)?.[1]);
          const wide = textWidth(match[2] ?? '', fontSize);
          const left = attributes.includes('"end"') ? x - wide : attributes.includes('"middle"') ? x - wide / 2 : x;
          expect(left, match[2]).toBeGreaterThanOrEqual(-4);
          expect(left + wide, match[2]).toBeLessThanOrEqual(width + 4);
        }
      }
    }
  });

  test('is the same each time, and ids follow the prefix', () => {
    expect(svgOf(KINDS.outcomes ?? NOTHING_SPEC)).toBe(svgOf(KINDS.outcomes ?? NOTHING_SPEC));
    expect(() => renderSvg(draw(NOTHING_SPEC, { lang: 'zh', size: 'wide' }), '"><script>')).toThrow('prefix');
  });

  test('takes its colours from the theme', () => {
    const used = new Set([...svgOf(KINDS.outcomes ?? NOTHING_SPEC).matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1]));
    used.delete('none');
    for (const colour of used) expect(colour).toMatch(/^var\(--chart-[\w-]+, #[0-9a-f]{6}\)$/);
    for (const colour of used) expect(paletteCss('dark')).toContain(/--chart-[\w-]+/.exec(colour ?? '')?.[0]);
  });

  test('encodes what comes from reports, in the picture and in the tooltip', () => {
    const svg = svgOf({ kind: 'metric', metric: 'disclosure_rate', reports: [HOSTILE] });
    expect(svg).not.toContain('<img');
    expect(svg).toContain('&lt;img');
    expect(tooltipHtml([HOSTILE.place_name ?? '', '<b>'])).toBe('<strong>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;</strong><br>&lt;b&gt;');
  });

  test('is drawn from the lean figures as from all of them', () => {
    for (const spec of Object.values(KINDS)) expect(svgOf(JSON.parse(JSON.stringify(lean(spec))))).toBe(svgOf(spec));
  });
});

const NOTHING_SPEC: ChartSpec = { kind: 'outcomes', reports: [] };

describe('text', () => {
  test('figures', () => {
    expect([34_290, 0, -1234.5, 0.126, 1_000_000].map(count)).toEqual(['34,290', '0', '−1,234.5', '0.13', '1,000,000']);
  });
  test('fits and wraps, losing nothing but what it marks', () => {
    expect(fit('石嘴山市人民政府办公室', 60, 12)).toBe('石嘴山市…');
    expect(wrap('申请人逾期不补正、行政机关不再处理 and so on', 100, 12).join('').replaceAll(' ', '')).toBe('申请人逾期不补正、行政机关不再处理andsoon');
    for (const line of wrap('Endangers national, public or economic security', 90, 12)) expect(textWidth(line, 12)).toBeLessThanOrEqual(90);
  });
});
