/** A year's list merged into the table of places. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { placeByCode, readGazetteer, unitsBelow } from '../../lib/place';
import { mergeYear } from '../../lib/place/update';

const table = readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8');
const rows = Papa.parse<Record<'code' | 'name' | 'valid_to' | 'valid_from', string>>(table, { header: true, skipEmptyLines: true }).data;
const now = rows.filter((row) => row.valid_to === '');
const list = (change: (code: string, name: string) => string[] | null = (code, name) => [code, name], more: string[][] = []): string =>
  ['code,name', ...now.flatMap(({ code, name }) => change(code, name)?.join(',') ?? []), ...more.map((row) => row.join(','))].join('\n');
const said = (merged: ReturnType<typeof mergeYear>) => merged.changes.map(({ kind, code, from, to }) => `${kind} ${code} ${from ?? ''}>${to ?? ''}`);

describe('a list of a year', () => {
  test('that is the table’s own changes not a byte', () => {
    const merged = mergeYear(table, list(), 2025);
    expect(merged.changes).toEqual([]);
    expect(merged.csv).toBe(table);
  });

  test('begins, ends, renames and recodes; the table reads again, and a second time nothing changes', () => {
    const changed = list((code, name) => (code === '640106' ? null : code === '411502' ? [code, '浉河新区'] : [code, `　${name}*`]), [['640199', '金凤区'], ['640188', '某某县']]);
    const merged = mergeYear(table, changed, 2025);
    expect(said(merged)).toEqual(['renamed 411502 浉河区>浉河新区', 'ended 640106 >640199', 'new 640188 >', 'new 640199 >']);
    const places = readGazetteer(merged.csv);
    expect([2024, 2025].map((year) => placeByCode(places, '411502', year)?.name)).toEqual(['浉河区', '浉河新区']);
    expect(placeByCode(places, '640199', 2025)?.parents).toEqual(['640000', '640100']);
    expect(unitsBelow(places)('640100', 2025)).toContain('640199');
    expect(unitsBelow(places)('640100', 2025)).not.toContain('640106');
    expect(unitsBelow(places)('640100', 2024)).toContain('640106');
    expect(mergeYear(merged.csv, changed, 2025).changes).toEqual([]);
  });

  test('leaves every other line of the table as it was', () => {
    const merged = mergeYear(table, list((code, name) => [code, name], [['640188', '某某县']]), 2025);
    const before = new Set(table.split('\n'));
    expect(merged.csv.split('\n').filter((line) => !before.has(line))).toEqual([expect.stringContaining('640188,某某县,county,640100,宁夏回族自治区,银川市,2025,,')]);
  });

  test('renames a city for its districts too', () => {
    const merged = mergeYear(table, list((code, name) => [code, code === '640500' ? '新中卫市' : name]), 2025);
    expect(said(merged).filter((line) => line.startsWith('moved'))).toHaveLength(unitsBelow(readGazetteer(table))('640500', 2024).length);
  });

  test('what became of an ended unit is not guessed', () => {
    const [ended] = mergeYear(table, list((code, name) => (code === '640106' ? null : [code, name])), 2025).changes;
    expect(ended).toMatchObject({ kind: 'ended', code: '640106', to: null });
  });

  test('without a province leaves that province alone', () => {
    const merged = mergeYear(table, list((code, name) => (code.startsWith('71') ? null : [code, name])), 2025);
    expect(merged.changes).toEqual([]);
    expect(merged.unlisted).toEqual(['台湾省']);
  });

  test.each([
    ['a part of a province', list((code, name) => (code.startsWith('6401') ? null : [code, name])), 2025, 'PLACES_PARTIAL'],
    ['a year before the table’s last', list(), 2020, 'PLACES_YEAR'],
    ['no column of names', 'code,title\n110000,北京市', 2025, 'PLACES_LIST'],
    ['a code of five digits', list(undefined, [['64018', '某某县']]), 2025, 'PLACES_LIST'],
    ['a code twice', list(undefined, [['640106', '金凤区']]), 2025, 'PLACES_LIST'],
    ['a county of an unknown province', list(undefined, [['990101', '某某县']]), 2025, 'PLACES_PARENT'],
  ])('%s is refused', (_, given, year, code) => {
    expect(() => mergeYear(table, given, year)).toThrow(code);
  });
});
