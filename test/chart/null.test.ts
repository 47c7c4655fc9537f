/** Null is not zero: nowhere between the tables and a chart does a figure that is missing become one. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { descending, greatest, known } from '../../lib/chart/known';
import { runsOf } from '../../lib/chart/runs';
import { draw } from '../../lib/chart';
import { report } from './given';

const LIB = join(import.meta.dirname, '../../lib');
const files = (folder: string): string[] => readdirSync(join(LIB, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
/** `?? 0`, `|| 0` and their negative kin; a sum of SQL over nothing told as 0. */
const FILLED = /(?:\?\?|\|\|) ?(?:-1|0)\b(?!\.)|coalesce\([^()]*(?:\([^()]*\)[^()]*)*,\s*0\s*\)/i;

describe('the code that carries figures', () => {
  it.each(['metrics', 'chart', 'ui/compare', 'ui/place', 'ui/peers', 'ui/rank', 'ui/map', 'ui/embed'].flatMap(files))('%s fills in no figure', (file) => {
    expect(readFileSync(join(LIB, file), 'utf8').split('\n').filter((line) => FILLED.test(line))).toEqual([]);
  });

  it.each(files('query'))('%s makes no 0 of a null in SQL', (file) => {
    expect(readFileSync(join(LIB, file), 'utf8').match(/coalesce\((?:[^()]|\([^()]*\))*,\s*0\s*\)|ifnull\(/gi)).toBeNull();
  });

  it('the pattern finds what it is for', () => {
    expect(['value ?? 0', 'value || 0', '(figure.value ?? 0) > 0', 'total ?? -1', 'coalesce(sum(k), 0)'].filter((line) => !FILLED.test(line))).toEqual([]);
    expect(['value ?? null', 'a || b', 'coalesce(organ, \'\')', 'x ?? 0.5'].filter((line) => FILLED.test(line))).toEqual([]);
  });
});

describe('figures that may be missing', () => {
  it('are left out of what is measured, and stand last in order', () => {
    expect(known([3, null, 0, undefined, 1])).toEqual([3, 0, 1]);
    expect([greatest(1, [null, undefined]), greatest(1, [null, 7, 2]), greatest(5, [null, 3])]).toEqual([1, 7, 5]);
    expect([null, 2, 0, null, 9].sort(descending)).toEqual([9, 2, 0, null, null]);
  });

  it('a line goes along years in a row, never across a gap', () => {
    expect(runsOf([2019, 2021, 2022, 2024].map((year) => ({ year }))).map((run) => run.map(({ year }) => year))).toEqual([[2019], [2021, 2022], [2024]]);
  });

  it('where no total is printed the sentence of the disputes names none, and never 0', () => {
    const parts = report({ code: '640500', name: '中卫市', figures: { 'disputes.review.upheld': 3, 'disputes.review.corrected': 1 } });
    expect(draw({ kind: 'disputes', reports: [parts] }, { lang: 'en', size: 'wide' }).summary.sentence).not.toMatch(/\b0 cases/);
    const whole = report({ code: '640500', name: '中卫市', figures: { 'disputes.review.total': 4 } });
    expect(draw({ kind: 'disputes', reports: [whole] }, { lang: 'en', size: 'wide' }).summary.sentence).toMatch(/中卫市 4 cases/);
  });

  it('a total that is not printed comes after one that is 0', () => {
    const rows = draw({ kind: 'disputes', reports: [
      report({ code: '640521', name: '中宁县', figures: { 'disputes.review.upheld': 3 } }), report({ code: '640522', name: '海原县', figures: { 'disputes.review.total': 0 } }),
    ] }, { lang: 'zh', size: 'wide' }).summary.rows.map((row) => row.cells[0]?.text);
    expect(rows).toEqual(['海原县', '中宁县']);
  });
});
