/** What a page is given of many reports: bounded, and the same as it would make of all of them. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { draw, excerptOf } from '../../lib/chart';
import { paper } from '../../lib/chart/page';
import { drawVolume } from '../../lib/chart/kinds/volume';
import { packItems, unpackItems } from '../../lib/chart/packed';
import { NO_CHOICE, resolveFilter } from '../../lib/query/filter';
import type { ReportFigures } from '../../lib/query';
import { FirstView } from '../../lib/ui/first';
import { leadOf } from '../../lib/ui/lead';
import { MATTERS, isMatterId, isThere, isTrend, specOf } from '../../lib/ui/matters';
import { FIRST_ROWS, MOST_REPORTS } from '../../lib/ui/most';
import { initialOf, isEnough, choiceKey } from '../../lib/ui/shown';
import { subjectOf } from '../../lib/ui/subject';
import { givenOf, shownOf } from '../../lib/ui/told';
import { REPORTS } from '../chart/given';

const defaults = { year: 2023, scope: 'aggregate' as const };
const filter = resolveFilter(NO_CHOICE, defaults);
/** The fixed reports again and again, each in a place of its own and with figures of its own. */
function many(n: number): ReportFigures[] {
  return Array.from({ length: n }, (_, index) => {
    const report = REPORTS[index % REPORTS.length];
    if (report === undefined) throw new Error('nothing is given');
    const code = String(110_000 + index);
    return {
      ...report, report_id: `${code}-2023-00000000`, place_code: code, place_name: `${report.place_name}${index}`, authority: `${report.place_name}${index}人民政府`,
      figures: Object.fromEntries(Object.entries(report.figures).map(([id, figure]) => [id, figure.value === null ? figure : { ...figure, value: figure.value + (index % 97) }])),
    };
  });
}
const viewOf = (matter: keyof typeof MATTERS, reports: ReportFigures[]) => ({
  defaults, options: { years: [], scopes: [], origins: [], places: [] }, trends: {}, ...shownOf(matter, 'en', { filter, reports, trends: {} }),
});
const matters = Object.keys(MATTERS).filter(isMatterId);

describe('the view of a page as it is kept', () => {
  it.each(matters)('%s: of few reports it is their figures, of many what is drawn of them', (matter) => {
    const few = viewOf(matter, many(MOST_REPORTS));
    expect([few.first?.reports.length, few.told]).toEqual([MOST_REPORTS, null]);
    const of = viewOf(matter, many(MOST_REPORTS + 1));
    expect([of.reports, of.first]).toEqual([MOST_REPORTS + 1, null]);
    expect(of.told?.figures).not.toEqual({});
  });

  it.each(matters)('%s: 1,500 reports weigh no more than 500, and less than 200 KB', (matter) => {
    const weigh = (n: number) => gzipSync(JSON.stringify(viewOf(matter, many(n)))).length;
    const [less, more] = [weigh(500), weigh(1500)];
    expect(more).toBeLessThan(1.15 * less);
    expect(more).toBeLessThan(200 * 1024);
  });

  it.each(matters)('%s: read back it says and draws what all reports would', (matter) => {
    const reports = many(400);
    const view = FirstView.parse(JSON.parse(JSON.stringify(viewOf(matter, reports))));
    expect(view.told?.lead).toBe(leadOf(matter, reports, subjectOf(filter, String, 'en'), 'en'));
    const given = givenOf({ filter, reports, trends: {} });
    for (const figure of MATTERS[matter].sections.flatMap((section) => section.figures)) {
      const kept = view.told?.figures[figure.id];
      expect(kept !== undefined, figure.id).toBe(!isTrend(figure) && isThere(figure, given));
      if (kept === undefined) continue;
      const whole = specOf(figure, given, null, []);
      for (const size of ['wide', 'narrow'] as const) {
        const [a, b] = [draw(kept, { lang: 'en', size }), draw(whole, { lang: 'en', size })];
        expect([a.width, a.height]).toEqual([b.width, b.height]);
        expect(a.picks?.length).toBe(b.picks?.length);
      }
      const [a, b] = [draw(kept, { lang: 'en', size: 'wide' }).summary, draw(whole, { lang: 'en', size: 'wide' }).summary];
      expect(a).toEqual({ ...b, rows: b.rows.slice(0, FIRST_ROWS), more: b.rows.length - FIRST_ROWS });
      for (const { report_id: id } of a.rows) expect(kept.codes[id ?? '']).toBe(id?.slice(0, 6));
    }
  });

  it('answers its own choice, but not where every report is wanted', () => {
    const key = choiceKey(filter, false, false);
    const [few, of] = [viewOf('outcomes', many(5)), viewOf('outcomes', many(400))].map(initialOf);
    expect([few, of].map((shown) => shown?.count)).toEqual([5, 400]);
    expect([few, of].map((shown) => shown !== undefined && isEnough(shown, key, false))).toEqual([true, true]);
    expect([few, of].map((shown) => shown !== undefined && isEnough(shown, key, true))).toEqual([true, false]);
    expect(of !== undefined && isEnough(of, choiceKey({ ...filter, years: { from: 2022, to: 2022 } }, false, false), false)).toBe(false);
  });
});

describe('a chart that was drawn before', () => {
  const spec = excerptOf({ kind: 'volume', reports: many(400) }, 'en', { read: 400, coded: 0 }, FIRST_ROWS);

  it('comes out of its packing as it was drawn, to a tenth of a pixel', () => {
    const { items } = drawVolume({ kind: 'volume', reports: many(400) }, paper('en', 'wide'));
    const back = unpackItems(JSON.parse(JSON.stringify(packItems(items))) as ReturnType<typeof packItems>);
    expect(back.map((item) => item.marks.map((mark) => mark.type))).toEqual(items.map((item) => item.marks.map((mark) => mark.type)));
    expect(back.map((item) => item.tip)).toEqual(items.map((item) => item.tip));
    const texts = (all: typeof items) => all.flatMap((item) => item.marks.flatMap((mark) => (mark.type === 'text' ? [[mark.text, mark.size, mark.fill, mark.align ?? 'left', mark.bold ?? false]] : [])));
    expect(texts(back)).toEqual(texts(items));
    const xs = (all: typeof items) => all.flatMap((item) => item.marks.flatMap((mark) => ('points' in mark ? mark.points.flat() : [mark.x, mark.y])));
    xs(back).forEach((x, index) => expect(Math.abs(x - (xs(items)[index] ?? Number.NaN))).toBeLessThanOrEqual(0.0501));
  });

  it('is made smaller on narrower paper, never larger, and keeps its proportions', () => {
    const [wide, smaller, larger] = (['wide', 800, 1300] as const).map((size) => draw(spec, { lang: 'en', size }));
    expect(smaller?.height).toBe(Math.ceil((wide?.height ?? 0) * (800 / 1040)));
    expect(larger?.height).toBe(wide?.height);
  });

  it('a mark of another make is an error, not another mark', () => {
    for (const marks of [[['x', 1]], [['t', 1, 2, 3, 4, 'ink']], [['r', 1, 2, 'w']], [['l', 5, 'ink', 1]]]) expect(() => unpackItems([{ marks }])).toThrow(RangeError);
  });
});
