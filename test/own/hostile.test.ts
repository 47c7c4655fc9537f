/** Tables that mean harm, or are merely odd: nothing is lost, nothing is taken for what it is not, and no name gets out of its quotation marks. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { figureIn } from '../../lib/own/figure';
import { TableError } from '../../lib/own/rows';
import { sheetCells } from '../../lib/own/sheet';
import { OwnTableReader } from '../../lib/own/table';
import { identifier } from '../../lib/query/sql/text';
import { readGazetteer } from '../../lib/place';

const places = readGazetteer(readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8'));
const ofBytes = (bytes: Uint8Array) => OwnTableReader.ofText(places, bytes, 'a.csv');
const read = (text: string) => ofBytes(new TextEncoder().encode(text));
const savedAs = (table: OwnTableReader, name: string) => table.saved().columns.find((column) => column.name === name);

const EVIL = ['<img src=x onerror="x()">', `'; DROP TABLE reports; --`, '"a"" b', '=HYPERLINK("http://x","y")', '+1', '-1+1', '@SUM(A1)', '＝1+1', '＠x', '\u202eabc\u0007', 'applications.new_received.total', 'report_id', 'own_place', 'own_value', 'kinds', 'own:by', 'select'];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('names of columns', () => {
  test('with markup, SQL, quotes, formulas and ids of this site stand as text, and DuckDB gives each back', async () => {
    const table = read(`地区,${EVIL.map(quoted).join(',')}\n金凤区,${EVIL.map((_, index) => index + 1).join(',')}\n西峰区,${EVIL.map(() => 2).join(',')}\n`);
    const { columns } = table.saved();
    expect(columns.slice(3).map((column) => column.name)).toEqual(EVIL.map((name) => (name.includes('abc') ? 'abc' : name)));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      const file = join(tmpdir(), `hostile-${process.pid}.parquet`);
      writeFileSync(file, new Uint8Array(parquetWriteBuffer({ statistics: false, columnData: columns.map(({ name, kind, data }) => ({ name, data, type: kind === 'number' ? 'DOUBLE' as const : 'STRING' as const, nullable: true })) })));
      const names = columns.map((column) => column.name);
      const rows = (await connection.runAndReadAll(`SELECT ${names.map(identifier).join(', ')} FROM '${file}' WHERE place_code = '640106'`)).getRows();
      rmSync(file);
      expect(rows).toEqual([['640106', '金凤区', '金凤区', ...EVIL.map((_, index) => index + 1)]]);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });

  test('that are the site’s own, twice the same, or empty are each another', () => {
    const { columns } = read('place_code,地区,Place_Code,year,人口,人口,人口 2,,PLACE_NAME,\n640106,金凤区,x,2023,1,2,3,4,y,5\n621002,西峰区,x,2023,1,2,3,4,z,5\n').saved();
    const names = columns.map((column) => column.name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.slice(0, 3)).toEqual(['place_code', 'place_name', 'year']);
    expect(columns.filter((column) => column.name.startsWith('人口')).map((column) => column.data[0])).toEqual([1, 2, 3]);
  });

  test('more than 400 are refused by name, 400 are read', () => {
    const wide = (n: number) => `${['地区', ...Array.from({ length: n - 1 }, (_, index) => `c${index}`)].join(',')}\n${['金凤区', ...Array.from({ length: n - 1 }, () => '1')].join(',')}\n`;
    expect(read(wide(400)).summary().columns.length).toBe(400);
    expect(() => read(wide(1000))).toThrow(new TableError('too_wide'));
  });
});

describe('files', () => {
  test.each([['地区,人口\n', 0], ['地区,人口', 0], ['\n\n地区,人口\n\n', 0], ['地区,人口\n金凤区,1\n', 1]])('of a header and %j rows are tables', (text, rows) => {
    expect(read(text).summary()).toMatchObject({ rows, troubles: [] });
    expect(read(text).saved().columns.every((column) => column.data.length === rows)).toBe(true);
  });
  test.each([['人口\n1\n2\n', 'one_column'], ['', 'refused'], ['\u0000\u0000\u0000', null], [',,,\n,,,\n', 'no_header'], ['\n \n\t\n', 'empty'], ['%PDF-1.7\nx', null]])('that are none say so: %j', (text, code) => {
    try {
      read(text);
      expect(code).toBe('read');
    } catch (cause) {
      if (!(cause instanceof TableError)) throw cause;
      if (code !== null) expect(cause.code).toBe(code);
    }
  });
  test('in UTF-16 of either order, UTF-8 with a mark and GB18030 are the same table', () => {
    const text = '地区,人口\r\n金凤区,"645,000"\r\n西峰区,520000\r\n';
    const units = (little: boolean) => {
      const bytes = new Uint8Array(2 + text.length * 2);
      const view = new DataView(bytes.buffer);
      view.setUint16(0, 0xfeff, little);
      [...text].forEach((character, index) => view.setUint16(2 + index * 2, character.charCodeAt(0), little));
      return bytes;
    };
    const gb = Uint8Array.from([0xb5, 0xd8, 0xc7, 0xf8, 0x2c, 0xc8, 0xcb, 0xbf, 0xda, 0x0a, 0xbd, 0xf0, 0xb7, 0xef, 0xc7, 0xf8, 0x2c, ...new TextEncoder().encode('"645,000"\n'), 0xce, 0xf7, 0xb7, 0xe5, 0xc7, 0xf8, 0x2c, ...new TextEncoder().encode('520000\n')]);
    for (const bytes of [units(true), units(false), new TextEncoder().encode(`\ufeff${text}`), gb]) {
      const table = ofBytes(bytes);
      expect(table.summary()).toMatchObject({ placedRows: 2, troubles: [] });
      expect(savedAs(table, '人口')?.data).toEqual([645_000, 520_000]);
    }
  });
  test('with a field of 65,536 characters keep it whole, and it is no figure', () => {
    const long = '9'.repeat(65_536);
    const table = read(`地区,注,人口\n金凤区,${'长'.repeat(65_536)},1\n西峰区,b,${long}\n${'中卫市,c,3\n'.repeat(12)}`);
    expect(savedAs(table, '注')?.data[0]).toHaveLength(65_536);
    expect(savedAs(table, '人口')?.data.slice(0, 3)).toEqual([1, null, 3]);
    expect(table.summary().troubles).toEqual([{ line: 3, code: 'number', text: '9'.repeat(60), detail: '人口' }]);
  });
});

describe('fields', () => {
  test('of codes with leading zeros, of days and of very long numbers stay what they are', () => {
    const table = read('地区,编号,日期,日,信用代码,电话\n金凤区,00123,2023-12-31,20231231,911234567890123456,010-1234\n西峰区,00124,2023/1/5,20230105,911234567890123457,0951-99\n');
    for (const [name, data] of [['编号', ['00123', '00124']], ['日期', ['2023-12-31', '2023/1/5']], ['日', ['20231231', '20230105']], ['信用代码', ['911234567890123456', '911234567890123457']], ['电话', ['010-1234', '0951-99']]] as const) expect(savedAs(table, name)).toMatchObject({ kind: 'text', data });
  });
  test('that are formulas stay text and are no figure', () => {
    const table = read('地区,人口,组\n金凤区,=1+1,=cmd\n西峰区,+1+1,@x\n中卫市,-1+1,＝1\n');
    expect(savedAs(table, '人口')).toMatchObject({ kind: 'text', data: ['=1+1', '+1+1', '-1+1'] });
    expect(savedAs(table, '组')?.data).toEqual(['=cmd', '@x', '＝1']);
  });
  test('of years may be days; a row that tells no year is named', () => {
    const table = read('年度,地区,人口\n2023年末,金凤区,1\n2023-12-31,西峰区,2\n,中卫市,3\n２０２２年,中卫市,4\n');
    expect(savedAs(table, 'year')?.data).toEqual([2023, 2023, null, 2022]);
    expect(table.summary().troubles).toEqual([{ line: 4, code: 'year', text: '', detail: '' }]);
  });
  test('merged in a sheet leave the rows below without: they are named, not filled in', () => {
    const table = OwnTableReader.ofSheet(places, [['年度', '省', '地区', '人口'], ['2023', '江苏省', '鼓楼区', '10'], ['', '', '玄武区', '20'], ['2022', '宁夏', '金凤区', '0.30000000000000004']], 'a.xlsx', 1);
    expect(savedAs(table, 'year')?.data).toEqual([2023, null, 2022]);
    expect(table.summary().troubles).toEqual([{ line: 3, code: 'year', text: '', detail: '' }]);
    expect(savedAs(table, '人口')?.data).toEqual([10, 20, 0.30000000000000004]);
  });
  test('of a spreadsheet with formulas, merged cells and days are what stands there: no formula is worked out', async () => {
    const cell = (value: string | number | boolean, more: { columnSpan?: number; rowSpan?: number } = {}) => ({ value, ...more });
    const formula = (value: string) => ({ value, type: 'Formula' as const });
    const day = (value: string) => ({ value: new Date(value), type: Date, format: 'yyyy-mm-dd' });
    const file = join(tmpdir(), `hostile-${process.pid}.xlsx`);
    await writeExcelFile([
      [cell('各区人口', { columnSpan: 3 }), null, null], [cell('年度'), cell('地区'), cell('人口（万人）'), cell('算'), cell('日'), cell('组')],
      [cell(2023, { rowSpan: 2 }), cell('金凤区'), cell(64.5), formula('=1+1'), day('2023-12-31'), cell('=HYPERLINK("http://x")')], [null, cell('西峰区'), cell(52), formula('=C3*2'), day('2023-01-05'), cell('@y')],
    ]).toFile(file);
    const table = OwnTableReader.ofSheet(places, sheetCells(await readXlsx(file)), 'a.xlsx', 1);
    rmSync(file);
    expect(table.summary().troubles).toEqual([{ line: 4, code: 'year', text: '', detail: '' }]);
    expect([savedAs(table, 'year'), savedAs(table, '人口（万人）'), savedAs(table, '算'), savedAs(table, '日'), savedAs(table, '组')].map((column) => column?.data)).toEqual([[2023, null], [64.5, 52], [null, null], ['2023-12-31', '2023-01-05'], ['=HYPERLINK("http://x")', '@y']]);
    expect(savedAs(table, '人口（万人）')?.unit).toMatchObject({ times: 1e4, from: 'header' });
    expect(() => sheetCells('<html>')).toThrow('Invalid input');
  });
  test('never are a figure that is not written: no number is infinite, and digits are those of the field', () => {
    const field = fc.string({ unit: fc.constantFrom('1', '2', '0', ',', '.', ' ', '-', 'e', '万', '%', '人', '＝', '１', "'", '，'), maxLength: 14 });
    fc.assert(fc.property(field, (text) => {
      const told = figureIn(text);
      if (told === null || told === undefined) return;
      expect(Number.isFinite(told.value)).toBe(true);
      const digits = (given: string) => given.normalize('NFKC').replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+|0+$/g, '');
      if (!/e/.test(text)) expect(digits(String(told.value)).slice(0, 12)).toBe(digits(text).slice(0, 12));
    }), { numRuns: 2000 });
  });
  test('whatever they hold, a table is read or refused by a code, and all its columns are as long as it has rows', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\t', ';', '金凤区', '1', '.', '万人', '%', '=', '<b>', '\u0000', '\u202e', '\ufeff', ' ', "'"), maxLength: 60 });
    fc.assert(fc.property(piece, (text) => {
      let table: OwnTableReader;
      try {
        table = read(text);
      } catch (cause) {
        expect(cause).toBeInstanceOf(TableError);
        return;
      }
      const { rows } = table.summary();
      const { columns } = table.saved();
      expect(new Set(columns.map((column) => column.name.toLowerCase())).size).toBe(columns.length);
      for (const { kind, data } of columns) {
        expect(data.length).toBe(rows);
        for (const value of data) expect(value === null || (kind === 'number' ? Number.isFinite(value) : typeof value === 'string')).toBe(true);
      }
    }), { numRuns: 1000 });
  });
});
