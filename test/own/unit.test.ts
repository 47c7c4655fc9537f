/** Units of a reader's columns: understood, doubted or left alone; a denominator is never ten thousand times too small without a word. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OwnTableReader } from '../../lib/own/table';
import { TIMES, unitIn, unitInName, unitInNotes } from '../../lib/own/unit';
import { unitWords } from '../../lib/i18n/units';
import { readGazetteer } from '../../lib/place';

const places = readGazetteer(readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8'));
const read = (text: string) => OwnTableReader.ofText(places, new TextEncoder().encode(text), 'a.csv');
const columnOf = (text: string, name: string) => {
  const table = read(text);
  const column = table.summary().columns.find((each) => each.name === name);
  const saved = table.saved().columns.find((each) => each.name === name);
  if (column === undefined || saved === undefined) throw new Error(name);
  return { kind: column.kind, unit: column.unit, fixed: saved.unit?.fixed, data: saved.data, ones: saved.data.map((value) => (typeof value === 'number' ? value * (saved.unit?.times ?? Number.NaN) : value)), troubles: table.summary().troubles };
};

describe('a unit', () => {
  test.each([
    ['万人', 1e4, 'person'], ['萬人', 1e4, 'person'], ['（', null, ''], ['千人', 1e3, 'person'], ['万', 1e4, ''], ['亿元', 1e8, 'yuan'], ['十万', 1e5, ''], ['人', 1, 'person'], ['人次', 1, 'person_time'], ['万亿元', 1e12, 'yuan'],
    ['10 000 persons', 1e4, 'person'], ['10,000 persons', 1e4, 'person'], ['100 million yuan', 1e8, 'yuan'], ['thousands', 1e3, ''], ['in thousands', 1e3, ''], ['thousands of people', 1e3, 'person'], ['RMB bn', 1e9, 'yuan'], ['US$ million', 1e6, 'dollar'], ["'000", 1e3, ''], ['wan', 1e4, ''], ['10000', 1e4, ''], ['%', 0.01, '%'], ['％', 0.01, '%'],
    ['1', null, ''], ['(1)', null, ''], ['2023', null, ''], ['12', null, ''], ['张/千人', null, ''], ['元/人', null, ''], ['年末', null, ''], ['上年=100', null, ''], ['million dollars per head', null, ''],
  ] as const)('%j', (text, times, base) => {
    expect(unitIn(text)).toEqual(times === null ? null : { times, base });
  });
  test('is always one that a reader could choose, and has words in both languages', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('1', '0', ',', ' ', '万', '千', '亿', '人', '元', 'million', 'thousand', 'yuan', 's', '%', '/', '(') }), (text) => {
      const unit = unitIn(text);
      if (unit !== null) expect(TIMES).toContain(unit.times);
    }));
    for (const lang of ['zh', 'en'] as const) expect(new Set(TIMES.map((times) => unitWords({ times, base: 'person' }, lang))).size).toBe(TIMES.length);
    expect([unitWords({ times: 1e4, base: 'person' }, 'zh'), unitWords({ times: 1e8, base: 'yuan' }, 'en'), unitWords({ times: 1, base: '' }, 'en')]).toEqual(['万人', '100 millions (亿) of yuan', 'ones, as it stands']);
  });
});

describe('a header', () => {
  test.each([
    ['常住人口（万人）', 1e4], ['常住人口(万)', 1e4], ['常住人口万人', 1e4], ['人口千人', 1e3], ['人口_万人', 1e4], ['人口，万人', 1e4], ['户籍人口（万人，年末）', 1e4], ['年末常住人口数（单位：万人）', 1e4], ['GDP（亿元）', 1e8], ['GDP 亿元', 1e8], ['人均GDP（万元）', 1e4], ['万人', 1e4], ['人口数（人）', 1],
    ['Population (10 000 persons)', 1e4], ['Population (10,000 persons)', 1e4], ['population_thousands', 1e3], ['Population, thousands', 1e3], ['population in thousands', 1e3], ['Population (million)', 1e6], ['GDP (RMB bn)', 1e9], ['GRP (100 million yuan)', 1e8], ['population_wan', 1e4],
  ])('%j is taken', (name, times) => {
    expect(unitInName(name)).toMatchObject({ times, from: 'header', doubt: false });
  });
  test.each(['人口', '人口（2023）', '人口(1)', '户数', 'population', 'Resident population', '每万人床位数', 'GDP per capita'])('%j tells none', (name) => {
    expect(unitInName(name)).toBeNull();
  });
  test.each(['人口/万人', 'pop_10k', 'GDP_100m_yuan', '床位数（张/千人）', 'Beds per thousand', '人口（万人）或户数（千户）', 'population (m)', '百万人口城市'])('%j is in doubt and taken as it stands', (name) => {
    expect(unitInName(name)).toMatchObject({ times: 1, doubt: true });
  });
  test('lines beside a table tell one unit, or are in doubt', () => {
    for (const note of ['单位：万人', '（单位：万人）', '2023年各区人口 单位:万人', 'Unit: 10,000 persons', 'Units: 10 000 persons']) expect(unitInNotes(['各区人口', note]), note).toMatchObject({ times: 1e4, base: 'person', doubt: false });
    for (const note of ['单位：万人、亿元', '单位：人，万元', '注：人口单位为万人。', '单位：见表']) expect(unitInNotes([note]), note).toMatchObject({ times: 1, doubt: true });
    expect(unitInNotes(['2023年各区人口', '来源：统计局'])).toBeNull();
  });
});

describe('a table', () => {
  const PERSONS = [645_000, 520_000, 1_067_000];
  test.each([
    ['万人 in the header', '地区,常住人口（万人）\n金凤区,64.5\n西峰区,52\n中卫市,106.7\n', '常住人口（万人）', 'header'],
    ['millions in English', 'county,population (million persons)\n金凤区,0.645\n西峰区,0.52\n中卫市,1.067\n', 'population (million persons)', 'header'],
    ['thousands of a yearbook', 'place,Population (1 000 persons)\n640106,645\n621002,520\n640500,"1,067"\n', 'Population (1 000 persons)', 'header'],
    ['a line above', '2023年末常住人口,\n单位：万人,\n地区,人口\n金凤区,64.5\n西峰区,52\n中卫市,106.7\n', '人口', 'note'],
    ['a line below the header', '地区,人口\n,（万人）\n金凤区,64.5\n西峰区,52\n中卫市,106.7\n', '人口', 'row'],
    ['a note at the end', '地区,人口\n金凤区,64.5\n西峰区,52\n中卫市,106.7\n单位：万人,\n', '人口', 'note'],
    ['each field', '地区,人口\n金凤区,64.5万人\n西峰区,52万\n中卫市,106.7 万人\n', '人口', 'cells'],
    ['人 after each', '地区,人口\n金凤区,"645,000人"\n西峰区,520000 人\n中卫市,１０６７０００人\n', '人口', 'cells'],
    ['header and fields', '地区,人口（万人）\n金凤区,64.5\n西峰区,52万人\n中卫市,1067000人\n', '人口（万人）', 'header'],
    ['plain persons', '地区,人口\n金凤区,645 000\n西峰区,"520,000"\n中卫市,1067000\n', '人口', 'none'],
  ])('in %s comes to the same people', (_, text, name, from) => {
    const { kind, unit, ones } = columnOf(text, name);
    expect(kind).toBe('number');
    expect(unit).toMatchObject({ from, doubt: false });
    ones.slice(0, 3).forEach((value, index) => expect(value).toBeCloseTo(PERSONS[index] ?? Number.NaN, 6));
  });

  test('whose people look as if they were counted by 万, and says no unit, is in doubt', () => {
    for (const text of ['地区,常住人口\n金凤区,64.5\n西峰区,52\n', '地区,常住人口\n金凤区,64\n西峰区,52\n', 'place,Resident population\n金凤区,645.2\n西峰区,520\n', '地区,人口（人）\n金凤区,64.5\n西峰区,52.1\n']) {
      const name = text.split('\n')[0]?.split(',')[1] ?? '';
      expect(columnOf(text, name).unit, text).toMatchObject({ times: 1, doubt: true });
    }
    // Few lawyers are no sign of anything.
    expect(columnOf('地区,律所\n金凤区,64\n西峰区,52\n', '律所').unit).toMatchObject({ times: 1, from: 'none', doubt: false });
  });

  test('of which some fields tell 万 and others nothing is in doubt, and no field is lost', () => {
    const { unit, ones, fixed } = columnOf('地区,人口\n金凤区,64.5万\n西峰区,520000\n', '人口');
    expect(unit).toMatchObject({ times: 1, from: 'cells', doubt: true });
    expect(ones).toEqual([645_000, 520_000]);
    expect(fixed).toBe(true);
  });

  test('of shares: 45% is what 45 is under a header that says %', () => {
    expect(columnOf('地区,城镇化率（%）\n金凤区,45%\n西峰区,45\n', '城镇化率（%）').ones).toEqual([0.45, 0.45]);
    expect(columnOf('地区,城镇化率\n金凤区,45%\n西峰区,51%\n', '城镇化率').ones).toEqual([0.45, 0.51]);
    expect(columnOf('地区,城镇化率\n金凤区,45%\n西峰区,51\n', '城镇化率').unit).toMatchObject({ doubt: true });
  });

  test('with two kinds of figure under one line 单位：万人 doubts what does not count people', () => {
    const text = '单位：万人,,\n地区,人口,生产总值\n金凤区,64.5,300\n西峰区,52,200\n';
    expect(columnOf(text, '人口').unit).toMatchObject({ times: 1e4, from: 'note', doubt: false });
    expect(columnOf(text, '生产总值').unit).toMatchObject({ times: 1, doubt: true });
  });

  test('takes the unit that the reader chooses, whatever it says itself', () => {
    const table = read('地区,人口,户数（万户）\n金凤区,64.5,20\n西峰区,52万,30\n');
    table.settle(table.summary().roles, new Map(), new Map([[1, 1e4], [2, 1]]));
    const [people, homes] = ['人口', '户数（万户）'].map((name) => table.saved().columns.find((column) => column.name === name));
    expect(people).toMatchObject({ unit: { times: 1e4, from: 'reader', doubt: false }, data: [64.5, 52] });
    expect(homes).toMatchObject({ unit: { times: 1, from: 'reader' }, data: [20, 30] });
  });

  test('does not divide by serial numbers, days and codes', () => {
    const { columns } = read('序号,地区,日期,编码,人口\n1,金凤区,20231231,0012,645000\n2,西峰区,20231230,0013,520000\n').summary();
    expect(columns.map(({ name, kind, unit }) => [name, kind, unit === null])).toEqual([['序号', 'number', true], ['地区', 'text', true], ['日期', 'text', true], ['编码', 'text', true], ['人口', 'number', false]]);
  });
});
