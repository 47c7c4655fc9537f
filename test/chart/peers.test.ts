/** What the charts of peers must say and must not. */
import { describe, expect, test } from 'vitest';
import { draw } from '../../lib/chart';
import type { ChartSpec } from '../../lib/chart';
import { peersOf } from '../../lib/chart/kinds/rank';
import { stepInk, stepsOf } from '../../lib/chart/kinds/tiles';
import { paper } from '../../lib/chart/page';
import { renderSvg } from '../../lib/chart/svg';
import { OVER_YEARS, PEERS, report } from './given';

const app = (row: string) => `applications.${row}.total`;
const texts = (spec: ChartSpec, size: 'wide' | 'narrow' | number = 'wide') => [...renderSvg(draw(spec, { lang: 'en', size }), 'c').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
const peer = (code: string, granted: number, handled: number) => report({ code, name: `n${code}`, figures: { [app('granted')]: granted, [app('partial')]: 0, [app('total_handled')]: handled } });

describe('ranks', () => {
  test('nothing below 30 cases is ranked: it is named with its number, and null has no place at all', () => {
    const { ranked: first, few, empty } = peersOf({ kind: 'rank', metric: 'disclosure_rate', reports: PEERS }, paper('en', 'wide'));
    expect(first.every((row) => row.result.denominator >= 30)).toBe(true);
    expect(few.map((row) => row.label)).toEqual(['贺兰县']);
    expect(empty.map((row) => row.label)).toEqual(['平罗县']);
    const shown = texts({ kind: 'rank', metric: 'disclosure_rate', reports: PEERS }).join('\n');
    expect(shown).toContain('贺兰县 12');
    expect(shown).toContain('Fewer than 30 cases, not ranked (1)');
  });

  test('of three thousand the chart shows both ends and the chosen, and the table all', () => {
    const many = Array.from({ length: 3000 }, (_, index) => peer(String(100000 + index), index % 97, 100));
    const spec: ChartSpec = { kind: 'rank', metric: 'disclosure_rate', reports: many, chosen: ['100050'] };
    const { summary, height } = draw(spec, { lang: 'en', size: 'wide' });
    expect(summary.rows.length).toBe(3000);
    expect(height).toBeLessThan(2500);
    expect(texts(spec)).toContain('n100050');
    expect(texts(spec)).toContain('2,939 between are in the table');
  });

  test('a place within another adds nothing to the pooled rate', () => {
    const city = { ...peer('640500', 200, 400), place_level: 'prefecture' as const };
    const district = peer('640502', 90, 100);
    const others = [peer('640200', 10, 100), peer('640300', 20, 100)];
    expect(peersOf({ kind: 'funnel', metric: 'disclosure_rate', reports: [city, district, ...others] }, paper('en', 'wide')).pool).toMatchObject({ numerator: 230, denominator: 600, peers: 3 });
  });
});

describe('the funnel', () => {
  test.each(['funnel', 'rank'] as const)('the work of a %s grows with its reports and not faster: chart, table and a second width ask each once', (kind) => {
    const asked = (n: number) => {
      let times = 0;
      const reports = Array.from({ length: n }, (_, index) => {
        const { figures, ...rest } = peer(String(100000 + index), index % 97, 100);
        return { ...rest, get figures() { times += 1; return figures; } };
      });
      const spec: ChartSpec = { kind, metric: 'disclosure_rate', reports };
      for (const size of ['wide', 'narrow'] as const) draw(spec, { lang: 'en', size });
      return times / n;
    };
    expect(asked(400)).toBeLessThanOrEqual(asked(40));
  });

  test('its table says where each stands', () => {
    const { summary } = draw({ kind: 'funnel', metric: 'disclosure_rate', reports: PEERS }, { lang: 'en', size: 'wide' });
    const standing = Object.fromEntries(summary.rows.map((row) => [row.cells[0]?.text, row.cells.at(-1)?.text]));
    expect([standing['灵武市'], standing['永宁县'], standing['贺兰县'], standing['平罗县']]).toEqual(['above the 99.8% limit', 'below the 99.8% limit', 'too few cases to compare', 'not reported']);
  });

  test('two peers make no limits, and it says so', () => {
    const { summary } = draw({ kind: 'funnel', metric: 'disclosure_rate', reports: PEERS.slice(0, 2) }, { lang: 'en', size: 'wide' });
    expect(summary.notes.join(' ')).toContain('Fewer than three');
    expect(texts({ kind: 'funnel', metric: 'disclosure_rate', reports: PEERS.slice(0, 2) })).not.toContain('95% limits');
  });
});

describe('small multiples', () => {
  test('one metric: a panel for each place on one scale, a break at a null and at a year without a report', () => {
    const shown = texts({ kind: 'multiples', metrics: ['disclosure_rate'], reports: OVER_YEARS });
    expect(shown.filter((text) => text === '100%').length).toBe(2);
    expect(shown.filter((text) => text === '×').length).toBe(1);
  });

  test('reviews before 2024 and from then on are parted', () => {
    expect(texts({ kind: 'multiples', metrics: ['review_correction_rate'], reports: OVER_YEARS })).toContain('review first');
    expect(texts({ kind: 'multiples', metrics: ['disclosure_rate'], reports: OVER_YEARS })).not.toContain('review first');
  });
});

describe('tiles', () => {
  test.each([[0, 'step-1'], [0.19, 'step-1'], [0.2, 'step-2'], [0.99, 'step-5'], [1, 'step-5']])('a share of %f is of %s', (value, step) => {
    expect(stepInk(value, stepsOf([0.9], true).max)).toBe(step);
  });

  test('a place without a report is not reported, one outside the Regulations has no such reports, and neither is a zero', () => {
    const tiles = ['640221', '640199', '810000'].map((code) => ({ code, name: code, name_en: code, level: 'county', at: null, breaks: false, within: null, outside: code === '810000' }));
    const { summary } = draw({ kind: 'tiles', metric: 'disclosure_rate', reports: PEERS, tiles }, { lang: 'en', size: 'wide' });
    expect(summary.rows.map((row) => row.cells[2])).toEqual([
      { value: null, text: expect.stringContaining('not reported') }, { value: null, text: 'not reported' }, { value: null, text: 'no such reports' },
    ]);
  });
});
