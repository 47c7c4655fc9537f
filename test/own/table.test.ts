/** A reader's table: separators, headers, bad lines, places, names. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { placed, codeIn } from '../../lib/own/places';
import { columnNames, readRows, rowsOfSheet, TableError } from '../../lib/own/rows';
import { figureIn } from '../../lib/own/figure';
import { OwnTableReader, tableName } from '../../lib/own/table';
import { ownGroupSql, ownRateSql } from '../../lib/query/own';
import { isOwnName } from '../../lib/query/own-column';
import { readGazetteer } from '../../lib/place';
import { fieldsIn } from '../../lib/own/fields';
import type { Rows } from '../../lib/own/rows';

const columnsOf = ({ columns }: Rows): string[][] => columns.map((column) => fieldsIn(column));

const places = readGazetteer(readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8'));
const read = (text: string) => OwnTableReader.ofText(places, new TextEncoder().encode(text), 'a.csv');

describe('rows', () => {
  test.each([
    [',', 'code,population\n640106,5\n640500,6\n'], ['\t', 'code\tpopulation\n640106\t5\n640500\t6\n'], [';', 'code;population\n640106;5\n640500;6\n'], ['|', 'code|population\n640106|5\n640500|6\n'],
  ])('are cut at %j', (separator, text) => {
    const rows = readRows(text);
    expect(rows.separator).toBe(separator);
    expect(rows.header).toEqual(['code', 'population']);
    expect(columnsOf(rows)).toEqual([['640106', '640500'], ['5', '6']]);
  });

  test('titles above the header are passed over, and lines are those of the file', () => {
    const rows = readRows('2023年各区人口\n,\n\n地区,常住人口（万人）\n金凤区,64.5\n西峰区,52\n');
    expect(rows.header).toEqual(['地区', '常住人口（万人）']);
    expect(rows.lines).toEqual([5, 6]);
  });

  test('every bad line is named and costs no other: width, stray quotes, quotes that run over lines', () => {
    const rows = readRows('name,n\n甲,1\n乙\n丙,2,3\n"丁,4\n戊,5\n"己\n庚",6\n辛 "x" y,7\n"壬"x,8\n');
    expect(columnsOf(rows)[0]).toEqual(['甲', '戊', '己\n庚', '辛 "x" y']);
    expect(rows.troubles.map(({ line, code }) => [line, code])).toEqual([[3, 'width'], [4, 'width'], [5, 'quote'], [10, 'quote']]);
    expect(rows.lines).toEqual([2, 6, 7, 9]);
  });

  test('no table is told from a table', () => {
    for (const [text, code] of [['', 'empty'], [' \n ', 'empty'], ['a\nb\nc\n', 'one_column'], ['1,2\n3,4\n', 'no_header']] as const) {
      try {
        readRows(text);
        expect.unreachable(text);
      } catch (cause) {
        expect(cause instanceof TableError && cause.code).toBe(code);
      }
    }
  });

  test('never lose a good line, whatever stands around it', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '甲', '1', ' ') });
    fc.assert(fc.property(fc.array(field), (between) => {
      const text = `name,n\n${between.map((line) => `${line}\n金凤区,7\n`).join('')}`;
      const columns = columnsOf(readRows(`${text}金凤区,7\n`));
      // A field with a line break may take in the one good line after it.
      expect(columns[1]?.filter((value) => value === '7').length).toBeGreaterThanOrEqual(1);
    }), { numRuns: 200 });
  });

  test('a sheet is read as a file is', () => {
    const sheet = rowsOfSheet([['人口表', ''], ['地区', '人口'], ['金凤区', '64'], ['', ''], ['西峰区', '52']]);
    expect(sheet).toMatchObject({ header: ['地区', '人口'], lines: [3, 5] });
    expect(columnsOf(sheet)).toEqual([['金凤区', '西峰区'], ['64', '52']]);
  });

  test('what a program wrote with quotation marks where they are needed is read back, field by field', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '甲', '1', ' ', '\u3000'), maxLength: 6 }).map((text) => text.trim());
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('金凤区', '中卫市'), field, field), { minLength: 1, maxLength: 30 }), (odd) => {
      // The header is told from the first lines, which are plain.
      const given = [...Array.from({ length: 60 }, () => ['金凤区', 'x', '1']), ...odd];
      const rows = readRows(Papa.unparse([['地区', '一', '二'], ...given], { newline: '\n' }));
      expect(rows.troubles).toEqual([]);
      expect(columnsOf(rows)).toEqual([0, 1, 2].map((column) => given.map((row) => row[column])));
      rows.columns.forEach((column, index) => given.forEach((row, at) => expect(column.isEmpty(at)).toBe(row[index] === '')));
    }));
  });

  test('names of columns show no control characters and are distinct', () => {
    expect(columnNames(['a\u0000b', 'A B', '', '<b>"x"; DROP TABLE', '\u202eabc'])).toEqual(['a b', 'A B 2', 'column_3', '<b>"x"; DROP TABLE', 'abc']);
  });

  test.each([['1,234', 1234], ['１２．5', 12.5], ['12.5', 12.5], ['45%', 0.45], ['-3', -3], ['−3', -3], ['', null], ['—', null], ['不详', null], ['abc', undefined], ['12 345', 12345], ['12\u00a0345', 12345], ["1'234", 1234], ['1e3', 1000],
    // 12,5 may be 12.5; 1,2,3 is nothing; a number of 18 digits is a code.
    ['12,5', undefined], ['1,2,3', undefined], ['1,23', undefined], ['1,2345', 12345], ['12.5.6', undefined], ['(123)', undefined], ['123*', undefined], ['约50万', undefined], ['123456789012345678', undefined]])('%j is %j', (text, value) => {
    const told = figureIn(text);
    expect(told === null || told === undefined ? told : told.value * (told.own?.times ?? 1)).toBe(value);
  });
});

describe('places', () => {
  const place = (given: Partial<Parameters<typeof placed>[0]>) => placed({ code: '', name: '', above: '', year: null, ...given }, places);
  test('by code, also with twelve digits, by name, by short name, by name under what stands above', () => {
    expect(place({ code: '640106' }).place?.name).toBe('金凤区');
    expect(place({ code: '640106000000' }).place?.name).toBe('金凤区');
    expect(place({ code: '6405' }).place?.name).toBe('中卫市');
    expect(place({ name: '中卫' }).place?.code).toBe('640500');
    expect(place({ name: '金鳳區' }).place?.code).toBe('640106');
    expect(place({ name: '银川市金凤区' }).place?.code).toBe('640106');
    expect(place({ name: '鼓楼区', above: '江苏省南京市' }).place?.code).toBe('320106');
  });
  test('an ambiguous name stays open with all it may be', () => {
    const found = place({ name: '鼓楼区' });
    expect(found.place).toBeNull();
    expect(new Set(found.candidates.map((candidate) => candidate.code))).toEqual(new Set(['320106', '320302', '350102', '410204']));
  });
  test('a code has the name of its year', () => {
    expect(place({ code: '320602', year: 2015 }).place).toEqual({ code: '320602', name: '崇川区' });
    expect(codeIn('12345')).toBeNull();
    expect(codeIn("'640106")).toBe('640106');
  });
});

describe('a table', () => {
  const text = '年份,地区,常住人口（万人）,组\n2023,金凤区,64.5,东\n2023,鼓楼区,12,西\n2023,某某区,x,西\n2022,中卫市,"1,067",\n';
  test('knows its columns, places what it can, names the rest', () => {
    const { summary } = { summary: read(text).summary() };
    expect(summary.roles).toEqual({ code: null, name: 1, above: [], year: 0 });
    expect(summary.columns.map((column) => column.kind)).toEqual(['number', 'text', 'text', 'text']);
    expect(summary).toMatchObject({ rows: 4, placedRows: 2, places: 2, years: { from: 2022, to: 2023 }, openCount: 2 });
    expect(summary.open.map((open) => [open.said, open.line, open.candidates.length])).toEqual([['鼓楼区', 3, 4], ['某某区', 4, 0]]);
  });

  test('is mended by a code, and keeps every row', () => {
    const table = read(text);
    const { roles, open } = table.summary();
    table.settle(roles, new Map([[open[0]?.key ?? '', '320106']]));
    expect(table.summary()).toMatchObject({ placedRows: 3, openCount: 1 });
    const saved = table.saved();
    expect(saved.columns.map((column) => column.name)).toEqual(['place_code', 'place_name', 'year', '地区', '常住人口（万人）', '组']);
    expect(saved.columns[0]?.data).toEqual(['640106', '320106', null, '640500']);
    expect(saved.columns[5]?.data).toEqual(['东', '西', '西', null]);
  });

  test('a few fields that are no figures are named and are null; a code with a leading zero stays text', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `640106,${index === 7 ? 'k' : index},0${index}`).join('\n');
    const table = read(`code,n,no\n${rows}\n`);
    expect(table.summary().troubles).toEqual([{ line: 9, code: 'number', text: 'k', detail: 'n' }]);
    const saved = table.saved().columns;
    expect(saved.find((column) => column.name === 'n')?.data[7]).toBeNull();
    expect(saved.find((column) => column.name === 'n')?.data[0]).toBe(0);
    expect(saved.find((column) => column.name === 'no')?.kind).toBe('text');
  });

  test('of a few places holds figures where one field is none', () => {
    const text = (wrong: string) => `地区,人口\n金凤区,64\n西峰区,52\n中卫市,106\n上海市,2487\n浉河区,${wrong}\n`;
    expect(read(text('x')).saved().columns[3]).toMatchObject({ kind: 'number', data: [64, 52, 106, 2487, null] });
    expect(read(text('x')).summary().troubles).toEqual([{ line: 6, code: 'number', text: 'x', detail: '人口' }]);
    expect(read(`${text('x')}固原市,y\n`).saved().columns[3]).toMatchObject({ kind: 'text' });
  });

  test('in GB18030 and UTF-16 alike', () => {
    const gb = Uint8Array.of(0xb5, 0xd8, 0xc7, 0xf8, 0x2c, 0xc8, 0xcb, 0xbf, 0xda, 0x0a, 0xd6, 0xd0, 0xce, 0xc0, 0xca, 0xd0, 0x2c, 0x35, 0x0a);
    expect(OwnTableReader.ofText(places, gb, 'a.csv').summary()).toMatchObject({ encoding: 'gb18030', placedRows: 1, rows: 1 });
  });

  test('its name is one that SQL takes, and none of the site’s', () => {
    expect(tableName('人口 2023.csv', ['reports'])).toBe('own_2023');
    expect(tableName('reports.csv', ['reports'])).toBe('reports_own');
    expect(tableName('Population by county (v2).xlsx', [])).toBe('population_by_county_v2');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (file) => {
      expect(isOwnName(tableName(file, ['reports', 'cells', 'checks', 'places', 'metrics']))).toBe(true);
    }));
  });

  test('a column’s name cannot leave its quotation marks', () => {
    const filter = { years: { from: 2023, to: 2023 }, scopes: ['aggregate' as const], places: [], origins: [] };
    const column = { table: 'pop', column: 'a" FROM x; DROP TABLE reports; --', hasYear: false, times: 1 };
    const sql = ownRateSql(filter, column, 'applications.new_received.total', 1);
    expect(sql).toContain('min("a"" FROM x; DROP TABLE reports; --")');
    expect(() => ownRateSql(filter, { ...column, table: 'pop; DROP' }, 'applications.new_received.total', 1)).toThrow(/Invalid input/);
    expect(() => ownRateSql(filter, column, 'received; DROP', 1)).toThrow(RangeError);
    expect(() => ownGroupSql(filter, { ...column, table: 'reports' }, { metric: 'disclosure_rate' })).toThrow(/Invalid input/);
  });
});
