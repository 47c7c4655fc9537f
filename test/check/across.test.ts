/** Checks across years and places, and which of several reports counts. */
import { describe, expect, test } from 'vitest';
import { checkAcross, type Compact, type PartsOf } from '../../lib/check/across';
import { changesOf } from '../../lib/check/versions';
import { proseOf, shareOf, sizeOf, sketchOf } from '../../lib/check/sketch';
import { cellsOf, compact, place, prose, type Figures } from './reports';

const NO_PARTS: PartsOf = () => [];
const OUT = 'applications.carried_out.total';
const IN = 'applications.carried_in.total';
const RECEIVED = 'applications.new_received.total';
const HANDLED = 'applications.total_handled.total';
const stock = (made: number | null, repealed: number | null, inForce: number | null): Figures => ({
  'proactive.normative_documents.made': made, 'proactive.normative_documents.repealed': repealed, 'proactive.normative_documents.in_force': inForce,
});
const many = (from: number): Figures => Object.fromEntries(['granted', 'partial', 'new_received', 'total_handled'].flatMap((row, i) => ['natural_person', 'company', 'total'].map((column, j) => [`applications.${row}.${column}`, from + 3 * i + j])));

const pair = (before: Figures, after: Figures, text: [string?, string?] = []): Compact[] => [
  compact('before', before, { year: 2022, ...(text[0] === undefined ? {} : { text: text[0] }) }),
  compact('after', after, { year: 2023, ...(text[1] === undefined ? {} : { text: text[1] }) }),
];
const told = (reports: readonly Compact[], parts: PartsOf = NO_PARTS) => [...checkAcross(reports, parts).findings].flatMap(([id, findings]) => findings.map((one) => `${id}: ${one.status} ${one.rule} ${one.expected} ${one.actual} ${one.against ?? '-'}`));
const passed = (reports: readonly Compact[], id = 'after') => checkAcross(reports, NO_PARTS).passes.get(id);

describe('a report against the year before', () => {
  const same = prose(1, 900);
  test.each<[string, Compact[], string[]]>([
    ['carry-over that does not carry', pair({ [OUT]: 4 }, { [IN]: 5 }), ['after: fail series.carry_over 4 5 before']],
    ['carry-over that carries', pair({ [OUT]: 4 }, { [IN]: 4 }), []],
    ['carry-over out of an empty cell', pair({ [OUT]: null }, { [IN]: 4 }), ['after: not_assessable series.carry_over null null before']],
    ['carry-over into an empty cell: no zero', pair({ [OUT]: 0 }, { [IN]: null }), ['after: not_assessable series.carry_over null null before']],
    ['both cells empty', pair({ [OUT]: null }, { [IN]: null }), []],
    ['a cell that nobody entered', pair({}, { [IN]: 4 }), []],
    ['stock that does not roll on', pair(stock(1, 0, 10), stock(3, 1, 13)), ['after: fail series.normative_stock 12 13 before']],
    ['stock that rolls on', pair(stock(1, 0, 10), stock(3, 1, 12)), []],
    ['stock with an empty operand', pair(stock(1, 0, 10), stock(3, null, 13)), ['after: not_assessable series.normative_stock null 13 before']],
    ['stock in the older form', pair({ 'proactive.normative_documents.public_total': 10 }, stock(3, 1, 13)), []],
    ['six times as many', pair({ [RECEIVED]: 10 }, { [RECEIVED]: 60 }), ['after: suspect series.jump 10 60 before']],
    ['a sixth as many', pair({ [RECEIVED]: 60 }, { [RECEIVED]: 10 }), ['after: suspect series.jump 60 10 before']],
    ['five times as many', pair({ [RECEIVED]: 10 }, { [RECEIVED]: 50 }), []],
    ['many more of few', pair({ [RECEIVED]: 1 }, { [RECEIVED]: 30 }), []],
    ['from none to many', pair({ [RECEIVED]: 0 }, { [RECEIVED]: 31 }), ['after: suspect series.jump 0 31 before']],
    ['from an empty cell to many', pair({ [RECEIVED]: null }, { [RECEIVED]: 31 }), ['after: not_assessable series.jump null 31 before']],
    ['last year’s text again', pair({}, {}, [same, same]), ['after: suspect copies.text null 100 before']],
    ['a new text', pair({}, {}, [same, prose(2, 900)]), []],
    ['half of the text again', pair({}, {}, [same, same.slice(0, 450) + prose(2, 450)]), []],
    ['nine tenths of a short text again: its phrases are the law’s', pair({}, {}, [same, same.slice(0, 800) + prose(2, 100)]), []],
    ['nine tenths of a long text again', pair({}, {}, [prose(5, 3000), prose(5, 3000).slice(0, 2750) + prose(6, 250)]), [expect.stringMatching(/^after: suspect copies\.text null \d\d before$/)]],
    ['a text too short to tell', pair({}, {}, [same.slice(0, 100), same.slice(0, 100)]), []],
    ['last year’s figures again', pair(many(7), many(7)), ['after: suspect copies.figures null 12 before']],
    ['one figure differs', pair(many(7), { ...many(7), 'applications.granted.company': 99 }), []],
    ['zeros make no figures again', pair({ ...many(7), [OUT]: 0 }, { ...many(7), 'applications.carried_out.company': 0 }), ['after: suspect copies.figures null 12 before']],
    ['few figures again', pair({ [RECEIVED]: 4, [HANDLED]: 4 }, { [RECEIVED]: 4, [HANDLED]: 4 }), []],
  ])('%s', (_, reports, expected) => {
    expect(told(reports)).toEqual(expected);
    expect(told([...reports].reverse())).toEqual(expected);
  });

  test('what holds is counted as passed', () => {
    expect(passed(pair({ [OUT]: 4, [RECEIVED]: 9 }, { [IN]: 4, [RECEIVED]: 8 }))).toEqual({ 'copies.two_reports': 1, 'series.carry_over': 1, 'series.jump': 1 });
    expect(passed(pair({ [OUT]: null }, { [IN]: 4 }))).toEqual({ 'copies.two_reports': 1 });
  });

  const at = (given: Parameters<typeof compact>[2], later: Parameters<typeof compact>[2]) => [compact('a', { [OUT]: 4 }, { year: 2022, ...given }), compact('b', { [IN]: 5 }, { year: 2023, ...later })];
  test.each<[string, Compact[], number]>([
    ['the office’s report and the whole district’s', at({ scope: 'organ_only' }, { scope: 'aggregate' }), 0],
    ['two departments', at({ scope: 'department', organ: '司法局' }, { scope: 'department', organ: '民政局' }), 0],
    ['two places', at({ place: place('640502') }, { place: place('640503') }), 0],
    ['a year between', at({ year: 2021 }, {}), 0],
    ['no place', at({ place: null }, { place: null }), 0],
    ['a notice of the form', at({ kind: 'form_notice' }, {}), 0],
    ['the office under two names', at({ scope: 'organ_only', organ: '人民政府办公室' }, { scope: 'organ_only', organ: '政府办' }), 1],
    ['the district signed by its government and by nobody', at({ organ: '人民政府' }, { organ: null }), 1],
  ])('a series is place, organ and scope: %s', (_, reports, findings) => {
    expect(told(reports)).toHaveLength(findings);
  });
});

describe('two reports for one', () => {
  const one = (id: string, given: Parameters<typeof compact>[2] = {}, figures: Figures = { [RECEIVED]: 4 }) => compact(id, figures, given);
  test.each<[string, Compact, Compact]>([
    ['a read one before a coded one', one('read'), one('coded', { origin: 'coded', retrieved: '2030-01-01' }, many(3))],
    ['the one retrieved later', one('late', { retrieved: '2024-05-02' }), one('early', { retrieved: '2024-05-01' }, many(3))],
    ['one with a date before one without', one('dated', { retrieved: '2020-01-01' }), one('undated', {}, many(3))],
    ['the one with more figures', one('full', { path: 'a.txt' }, many(3)), one('poor', { path: 'b.txt' })],
    ['the later name', one('x', { path: 'reports/y-v2.txt' }), one('y', { path: 'reports/y-v1.txt' })],
  ])('%s counts', (_, first, second) => {
    for (const reports of [[first, second], [second, first]]) {
      const across = checkAcross(reports, NO_PARTS);
      expect([...across.superseded]).toEqual([[second.id, first.id]]);
      expect(across.findings.get(first.id)).toMatchObject([{ rule: 'copies.two_reports', against: second.id }]);
      expect(across.findings.has(second.id)).toBe(false);
    }
  });

  test('the year after is compared with the one that counts', () => {
    const reports = [one('late', { year: 2022, retrieved: '2' }, { [OUT]: 7 }), one('early', { year: 2022, retrieved: '1' }, { [OUT]: 5 }), one('next', {}, { [IN]: 5 })];
    expect(told(reports)).toContain('next: fail series.carry_over 7 5 late');
  });

  test('versions differ in the cells that differ: null is not zero, and a coder’s gaps are no cells', () => {
    const older = cellsOf({ a: 1, b: null, c: 3, d: 0 });
    const newer = cellsOf({ a: 1, b: 0, c: 4, e: 5 });
    expect(changesOf(older, newer)).toEqual([
      { cell: 'b', oldValue: null, newValue: 0 }, { cell: 'c', oldValue: 3, newValue: 4 }, { cell: 'e', oldValue: null, newValue: 5 }, { cell: 'd', oldValue: 0, newValue: null },
    ]);
    expect(changesOf(older.map((cell) => ({ ...cell, state: 'coded' as const })), newer).map((change) => change.cell)).toEqual(['b', 'c']);
  });
});

describe('a place against its parts', () => {
  const parts: PartsOf = (code) => (code === '640500' ? ['640502', '640521'] : []);
  const city = (figures: Figures) => compact('city', figures, { place: place('640500', 'prefecture') });
  const part = (code: string, figures: Figures, scope: Compact['scope'] = 'aggregate') => compact(code, figures, { place: place(code), scope });
  test.each<[string, Compact[], string[]]>([
    ['parts above the whole', [city({ [RECEIVED]: 10 }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: 5 })], ['city: suspect parts.above_whole 10 11 -']],
    ['a whole with departments of its own', [city({ [RECEIVED]: 30 }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: 5 })], []],
    ['a part is missing', [city({ [RECEIVED]: 10 }), part('640502', { [RECEIVED]: 60 })], []],
    ['a part’s report is its office’s own', [city({ [RECEIVED]: 10 }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: 5 }, 'organ_only')], []],
    ['a part has an empty cell', [city({ [RECEIVED]: 10 }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: null })], ['city: not_assessable parts.above_whole null 10 -']],
    ['a part has an empty cell, and the rest is too much already', [city({ [RECEIVED]: 5 }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: null })], ['city: suspect parts.above_whole 5 6 -']],
    ['the whole has an empty cell', [city({ [RECEIVED]: null }), part('640502', { [RECEIVED]: 6 }), part('640521', { [RECEIVED]: 5 })], ['city: not_assessable parts.above_whole null null -']],
  ])('%s', (_, reports, expected) => {
    expect(told(reports, parts)).toEqual(expected);
  });
});

describe('sketches', () => {
  test.each([0, 0.25, 0.5, 0.75, 0.9, 1])('a share of %d is told within 13 points', (share) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const old = prose(seed, 4000);
      const text = old.slice(0, Math.round(4000 * share)) + prose(seed + 100, 4000 - Math.round(4000 * share));
      expect(Math.abs(shareOf(sketchOf(text), sketchOf(old))! - share)).toBeLessThan(0.13);
    }
  });

  test.each([300, 900, 3000])('the size of a text of %d is told within a quarter', (size) => {
    for (let seed = 1; seed <= 10; seed += 1) expect(Math.abs(sizeOf(sketchOf(prose(seed, size + 7))) - size) / size).toBeLessThan(0.25);
  });

  test('figures, blanks, marks and markup make no difference', () => {
    const text = prose(3, 600);
    const other = Array.from(text).map((char, index) => (index % 50 === 0 ? `<b>${char}</b>， ${index}\n` : char)).join('');
    expect(sketchOf(other)).toEqual(sketchOf(text));
  });

  test('a text of one sentence over and over is sketched whole', () => {
    expect(sketchOf(prose(4, 20).repeat(300)).length).toBe(20);
  });

  test('the words outside the tables are those before the first figure and after the last', () => {
    const cells = cellsOf({ a: 1, b: 2 });
    const text = (from: number, to: number, ordinal: number) => ({ ordinal, heading: null, start: from, end: to, text: 'x'.repeat(to - from) });
    // figures stand at 0–1 and 10–11
    expect(proseOf([text(0, 30, 0)], cells)).toHaveLength(19);
    expect(proseOf([text(0, 5, 0), text(5, 15, 1), text(15, 30, 2)], cells)).toHaveLength(19);
    expect(proseOf([text(0, 30, 0)], [])).toHaveLength(30);
  });
});
