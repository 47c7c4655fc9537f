/** Charts as pictures: `UPDATE_GOLDEN=1 npx vitest run --project unit test/chart` writes them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { draw, lean, paletteCss } from '../../lib/chart';
import type { ChartSpec, Lang } from '../../lib/chart';
import type { Tile } from '../../lib/chart/spec';
import { quantile } from '../../lib/chart/crowd';
import { tooltipHtml } from '../../lib/chart/scene';
import { renderSvg } from '../../lib/chart/svg';
import { count, fit, textWidth, wrap } from '../../lib/chart/text';
import { wilson } from '../../lib/metrics';
import { FARES, HOSTILE, JINFENG, OVER_YEARS, PEERS, NOTHING, REPORTS, STOCKS, TREND, XIFENG, YEARS, ZERO, ZHONGWEI, report } from './given';

const GOLDEN = join(import.meta.dirname, 'golden');
const RECEIVED = 'applications.new_received.total';

const TILES: readonly Tile[] = [...PEERS.slice(0, 4), ...PEERS.slice(-4)].map((report, index) => ({ code: report.place_code ?? '', name: report.place_name ?? '', name_en: `Place ${index} City`, level: index === 4 ? 'prefecture' : 'county', at: null, breaks: index === 4, within: null, outside: false }))
  .concat([{ code: '810000', name: '香港特别行政区', name_en: 'Hong Kong', level: 'province', at: null, breaks: true, within: null, outside: true }]);

const KINDS: Record<string, ChartSpec> = {
  metric: { kind: 'metric', metric: 'disclosure_rate', reports: REPORTS },
  'metric-chosen': { kind: 'metric', metric: 'disputes_per_100', reports: REPORTS, chosen: ['640500'] },
  outcomes: { kind: 'outcomes', reports: REPORTS },
  reasons: { kind: 'reasons', reports: REPORTS },
  volume: { kind: 'volume', reports: REPORTS },
  disputes: { kind: 'disputes', reports: REPORTS },
  series: { kind: 'series', cell: RECEIVED, reports: YEARS, chosen: ['640500'] },
  applicants: { kind: 'applicants', reports: REPORTS },
  trend: { kind: 'trend', metric: 'disclosure_rate', reports: [], rows: TREND, level: 'county', panel: 'all', scope: 'aggregate' },
  pair: { kind: 'pair', metrics: ['disclosure_rate_persons', 'disclosure_rate_organisations'], reports: FARES },
  'reasons-within': { kind: 'reasons', as: 'within', reports: REPORTS.slice(0, 2) },
  stock: { kind: 'metric', metric: 'normative_documents_stock_difference', reports: STOCKS },
  'trend-count': { kind: 'trend', cell: 'disputes.review.total', reports: [], rows: TREND, level: 'county', panel: 'all', scope: 'aggregate' },
  funnel: { kind: 'funnel', metric: 'disclosure_rate', reports: PEERS, chosen: ['640105'] },
  rank: { kind: 'rank', metric: 'disclosure_rate', reports: PEERS, chosen: ['640105'] },
  multiples: { kind: 'multiples', metrics: ['disclosure_rate'], reports: OVER_YEARS },
  'multiples-bands': { kind: 'multiples', metrics: ['disclosure_rate', 'review_correction_rate'], reports: OVER_YEARS.filter((report) => report.place_code === '640500'), bands: { disclosure_rate: [{ year: 2020, n: 12, low: 0.3, median: 0.4, high: 0.55 }, { year: 2021, n: 14, low: 0.32, median: 0.42, high: 0.5 }, { year: 2024, n: 9, low: 0.3, median: 0.5, high: 0.6 }] } },
  panels: { kind: 'panels', metrics: ['disclosure_rate', 'refusal_rate', 'not_held_rate', 'backlog'], reports: REPORTS },
  tiles: { kind: 'tiles', metric: 'disclosure_rate', reports: PEERS, tiles: TILES },
  shapes: { kind: 'tiles', metric: 'disclosure_rate', reports: PEERS, tiles: TILES, shapes: TILES.slice(0, 5).map((tile, index) => ({ code: tile.code, rings: [[[105 + index, 37], [106 + index, 37], [106 + index, 38], [105 + index, 38], [105 + index, 37]]] })) },
  empty: { kind: 'outcomes', reports: [] },
};


const ZHONGWEI_FIGURES = Object.fromEntries(Object.entries(ZHONGWEI.figures).flatMap(([id, figure]) => (figure.value === null ? [] : [[id, figure.value]])));
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

describe('a trend', () => {
  const spec = (panel: 'all' | 'balanced'): ChartSpec => ({ kind: 'trend', metric: 'disclosure_rate', reports: [], rows: TREND, level: 'county', panel, scope: 'aggregate' });

  test('gives the pooled rate and the median by name, with n for each year, and no figure for a year without one', () => {
    const { summary } = draw(spec('all'), { lang: 'en', size: 'wide' });
    expect(summary.columns.map((column) => column.label)).toEqual(['Year', 'Report', 'with the figure', 'All together', 'Numerators', 'Denominators', '95% low', '95% high', 'in the median', 'Lower quartile', 'Median', 'Upper quartile']);
    expect(summary.rows.map((row) => [row.cells[0]?.value, row.cells[2]?.value, row.cells[3]?.text])).toEqual([[2019, 2, '60.0%'], [2020, 0, 'not reported'], [2021, 18, '45.0%'], [2022, 22, '50.4%'], [2023, 24, '55.6%'], [2024, 23, '53.6%']]);
    expect(summary.rows[2]?.cells[6]?.value).toBeCloseTo(wilson(900, 2000)[0], 12);
    expect(summary.notes.join(' ')).toContain('not the same places');
  });

  test('draws the change of form, breaks at the year without a figure, and shades no quartiles of two places', () => {
    for (const size of ['wide', 'narrow'] as const) {
      const svg = svgOf(spec('all'), 'zh', size);
      expect(texts(svg)).toContain('2021起用新表格');
      // Two lines from 2021 on; 2019 stands alone, and no line crosses 2020.
      expect([...svg.matchAll(/<(?:path|polyline)[^>]*stroke-linecap="round"[^>]*>/g)]).toHaveLength(2);
      expect(svg.match(/fill-opacity="0.26"/g)).toHaveLength(1);
    }
    expect(texts(svgOf({ kind: 'trend', metric: 'review_correction_rate', reports: [], rows: TREND, level: 'county', panel: 'all', scope: 'aggregate' }))).toContain('2024起先复议');
  });

  test('says that the places are the same each year, or that none is', () => {
    expect(draw(spec('balanced'), { lang: 'en', size: 'wide' }).summary.notes[0]).toBe('The same 5 places in every year of 2022–2023 that has the figure');
    const none = draw({ kind: 'trend', metric: 'disclosure_rate', reports: [], rows: TREND, level: 'province', panel: 'balanced', scope: 'aggregate' }, { lang: 'en', size: 'wide' });
    expect([none.summary.n, none.summary.notes[0]]).toEqual([0, 'No place gives this figure in every year']);
  });
});

describe('three thousand reports', () => {
  const many = Array.from({ length: 3000 }, (_, index) => report({ code: String(100_000 + index), name: `第${index}区`, figures: { ...ZHONGWEI_FIGURES, [RECEIVED]: index, 'applications.total_handled.total': 203 } }));
  const kinds: ChartSpec[] = [
    { kind: 'volume', reports: many, chosen: ['100007'] }, { kind: 'metric', metric: 'disclosure_rate', reports: many, chosen: ['100007'] }, { kind: 'outcomes', reports: many, chosen: ['100007'] },
    { kind: 'disputes', reports: many, chosen: ['100007'] }, { kind: 'reasons', reports: many, chosen: ['100007'] },
  ];
  test.each(kinds.map((spec) => [spec.kind, spec] as const))('%s draws the first and the chosen, says how many more there are, and keeps all in the table', (_, spec) => {
    const chart = draw(spec, { lang: 'en', size: 'wide' });
    const svg = renderSvg(chart, 'c');
    expect(svg.length).toBeLessThan(400_000);
    expect(texts(svg).some((text) => text?.includes('第7区'))).toBe(true);
    expect(texts(svg).filter((text) => /^and 2,9\d\d more in the table$/.test(text ?? ''))).toHaveLength(1);
    expect(chart.summary.rows).toHaveLength(3000);
    expect([chart.summary.n, chart.summary.of]).toEqual([3000, 3000]);
    expect(new Set(chart.summary.rows.map((row) => row.report_id)).size).toBe(3000);
  });
});

describe('shares within a group, and differences', () => {
  test('a reason is a share of its group, where the group is known and not empty', () => {
    const { summary } = draw({ kind: 'reasons', as: 'within', reports: [ZHONGWEI, XIFENG] }, { lang: 'en', size: 'wide' });
    const line = (name: string) => summary.rows.find((row) => row.cells[0]?.text.includes(name))?.cells.slice(1).map((cell) => cell.text);
    expect(line('hird')).toEqual(['84.6%', 'left blank']); // 11 of 2 + 11 denied
    expect(summary.denominator).toBe('of all with the same kind of result');
  });

  test('a stock that lost documents stands left of 0', () => {
    const { summary } = draw({ kind: 'metric', metric: 'normative_documents_stock_difference', reports: STOCKS }, { lang: 'en', size: 'wide' });
    expect(summary.rows.map((row) => row.cells[1]?.value)).toEqual([0, -3, null]);
    expect(texts(svgOf({ kind: 'metric', metric: 'normative_documents_stock_difference', reports: STOCKS }, 'en'))).toContain('−3');
  });

  test('persons and organisations stand side by side, each with its own denominator', () => {
    const { summary } = draw({ kind: 'pair', metrics: ['disclosure_rate_persons', 'disclosure_rate_organisations'], reports: FARES }, { lang: 'en', size: 'wide' });
    expect(summary.rows[0]?.cells.map((cell) => cell.text)).toEqual(['中卫市', '54.5%', '191', '47.4%', '61.4%', '66.7%', '12', '39.1%', '86.2%']);
    expect(summary.rows[1]?.cells[5]?.text).toBe('Reported, but the denominator is 0');
  });
});

describe('an inferred figure', () => {
  test('over the years is told at its point and in the table, and nowhere else', () => {
    const id = 'applications.new_received.total';
    const before = { ...ZHONGWEI, report_id: '640500-2022-00000000', year: 2022, figures: { ...ZHONGWEI.figures, [id]: { value: 180, state: 'inferred' as const } } };
    const { summary } = draw({ kind: 'series', cell: id, reports: [before, ZHONGWEI] }, { lang: 'en', size: 'wide' });
    expect(summary.rows.map((row) => [row.report_id?.slice(7, 11), row.cells[2]?.value, row.cells[2]?.state ?? null])).toEqual([['2022', 180, 'inferred'], ['2023', 209, null]]);
    expect(summary.notes[0]).toContain('in 1 reports a figure is inferred');
  });

  test('is told in the notes, marked in the picture and named in the table', () => {
    const inferred = { ...ZHONGWEI, figures: { ...ZHONGWEI.figures, 'applications.granted.total': { value: 90, state: 'inferred' as const } } };
    const chart = draw({ kind: 'metric', metric: 'disclosure_rate', reports: [inferred, JINFENG] }, { lang: 'en', size: 'wide' });
    expect(chart.summary.notes[0]).toContain('in 1 reports a figure is inferred');
    expect(texts(renderSvg(chart, 'c'))).toContain('≈55.2%');
    expect(chart.summary.rows.map((row) => row.cells[1]?.state)).toEqual(['inferred', 'detail']);
    expect(draw({ kind: 'metric', metric: 'disclosure_rate', reports: [ZHONGWEI] }, { lang: 'en', size: 'wide' }).summary.notes.join()).not.toContain('inferred');
  });
});

describe('breaks and crowds', () => {
  const years = (code: string, given: Record<number, number>, scope: 'aggregate' | 'organ_only' = 'aggregate') => Object.entries(given).map(([year, value]) =>
    report({ code, name: `第${code}区`, year: Number(year), scope, ...(scope === 'organ_only' ? { organ: '办公室' } : {}), figures: { [RECEIVED]: value } }));

  test('a place that goes from one scope to another has the year of it marked', () => {
    const reports = [...years('640106', { 2021: 5, 2022: 6 }, 'organ_only'), ...years('640106', { 2023: 50, 2024: 60 })];
    const shown = texts(svgOf({ kind: 'series', cell: RECEIVED, reports })).join(' ');
    expect(shown).toContain('第640106区: 本机关 → 汇总');
    expect(texts(svgOf({ kind: 'series', cell: RECEIVED, reports: years('640106', { 2022: 5, 2023: 6 }) })).join(' ')).not.toContain('→');
  });

  test('50 places over 17 years: thin lines about their median, none named, all in the table', () => {
    const span = Array.from({ length: 17 }, (_, index) => 2009 + index);
    const reports = Array.from({ length: 50 }, (_, place) => years(String(640_101 + place), Object.fromEntries(span.map((year, index) => [year, 10 + place * 3 + index])))).flat();
    for (const size of ['wide', 'narrow'] as const) {
      const svg = svgOf({ kind: 'series', cell: RECEIVED, reports, chosen: ['640110'] }, 'zh', size);
      expect(texts(svg).filter((text) => text?.includes('第'))).toHaveLength(1);
      expect(texts(svg).join(' ')).toContain('中位数 99.5');
    }
    const { summary } = draw({ kind: 'series', cell: RECEIVED, reports }, { lang: 'zh', size: 'wide' });
    expect([summary.rows.length, summary.n]).toEqual([850, 50]);
  });

  test('quartiles are those of the engine', () => {
    expect([0.25, 0.5, 0.75].map((at) => quantile([1, 2, 4, 8], at))).toEqual([1.75, 3, 5]);
    expect(quantile([], 0.5)).toBeNull();
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
