/** The chart of the reader's own groups. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bringGroups, draw } from '../../lib/chart/draw';
import { drawGroups } from '../../lib/chart/kinds/groups';
import { renderSvg } from '../../lib/chart/svg';
import type { ChartSpec } from '../../lib/chart/spec';
import type { GroupRow } from '../../lib/query/sql/own';
import { wilson } from '../../lib/metrics/interval';
import { csvOf } from '../../lib/ui/csv';
import { sourceWords } from '../../lib/ui/words';

const row = (grouping: string | null, level: GroupRow['level'], reports: number, n: number, k: number | null, d: number | null, more: Partial<GroupRow> = {}): GroupRow => ({ grouping, level, reports, n, read: n, k, d, twice: 0, ...more });
const spec = (rows: readonly GroupRow[], hasYear = false): ChartSpec => ({ kind: 'groups', reports: [], rows, metric: 'disclosure_rate', by: { table: 'sides', name: '片<b>', hasYear }, years: { from: 2022, to: 2023 }, scope: 'aggregate' });
const ROWS = [row('东', 'county', 5, 4, 40, 90), row('西', 'county', 3, 3, 90, 100, { read: 2 }), row('东', 'prefecture', 2, 2, 3, 12), row('=南"<i>', 'county', 2, 0, null, null), row(null, 'county', 4, 4, 7, 70, { twice: 1 })];

describe('the reader’s own groups', () => {
  it('are not drawn where their code did not come', () => {
    expect(() => draw(spec(ROWS), { lang: 'en', size: 'wide' })).toThrow('not brought');
  });
  describe('with their code', () => {
    beforeAll(() => bringGroups(drawGroups));

    it('stand highest first, levels apart, few cases apart, with interval and n of N; no null is a 0', () => {
      const { summary } = draw(spec(ROWS), { lang: 'en', size: 'wide' });
      expect(summary.rows.map((each) => each.cells[0]?.text)).toEqual(['西 · counties', '东 · counties', '东 · prefectures', '=南"<i> · counties']);
      const [low, high] = wilson(40, 90);
      expect(summary.rows[1]?.cells.map((cell) => cell.value)).toEqual(['东 · counties', 40 / 90, 40, 90, low, high, 4, 5]);
      expect(summary.rows[3]?.cells.slice(1, 4).map((cell) => cell.value)).toEqual([null, null, null]);
      expect([summary.n, summary.of]).toEqual([9, 16]);
      expect(summary.notes.join(' ')).toContain('4 of 16 reports are of places without a value');
      expect(summary.notes.join(' ')).toContain('for 1 of them the table says two different things');
      expect(summary.notes.join(' ')).toContain('no place is added to one it lies in');
      expect(summary.title).toContain('by “片<b>”');
      expect(summary.sentence).toContain('西 · counties 90.0%');
    });
    it.each([['zh', 'wide'], ['en', 'narrow']] as const)('hold no markup and nothing outside the box (%s, %s)', (lang, size) => {
      const chart = draw(spec(ROWS, true), { lang, size });
      const svg = renderSvg(chart, 'x');
      expect(svg).not.toContain('<i>');
      expect(svg).toContain('&lt;i&gt;');
      for (const [, x = '', y = ''] of svg.matchAll(/translate\(([\d.-]+) ([\d.-]+)\)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(-1);
        expect(Number(x)).toBeLessThanOrEqual(chart.width + 1);
        expect(Number(y)).toBeLessThanOrEqual(chart.height);
      }
    });
    it('of which none has a place in the table says so', () => {
      const chart = draw(spec([row(null, 'county', 4, 4, 7, 70)]), { lang: 'en', size: 'wide' });
      expect(chart.summary.rows).toEqual([]);
      expect(renderSvg(chart, 'x')).toContain('No report is of a place with a value');
    });
    it('leave as CSV without a formula, and tell what they rest on', () => {
      const { summary } = draw(spec([row('=南', 'county', 3, 3, 90, 100)]), { lang: 'en', size: 'wide' });
      expect(csvOf(summary, [])).toContain(`\r\n"'=南",0.9,90,100,`);
      expect(sourceWords(spec(ROWS), 'en')).toContain('8 ');
    });
  });
});
