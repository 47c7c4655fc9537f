/**
 * A reader's table: read, its columns told apart, its rows placed. Pure, in Node and in a worker. The rows
 * stay here; what leaves is a summary, and at the end the table as Parquet.
 */
import { decode } from '../source/decode';
import type { Gazetteer } from '../place';
import { placeByCode } from '../place';
import { isFigure, typedColumns, unitsBelow, yearIn } from './columns';
import type { Typed } from './columns';
import { codeIn, placed, type Placed } from './places';
import { fieldsAfter, fieldsIn, type Fields } from './fields';
import { readRows, rowsOfSheet, TableError, type Rows, type Trouble } from './rows';
import type { ColumnUnit } from './unit';

export { TableError } from './rows';

/** Which columns say where and when; by their place, null where none does. */
export interface Roles { code: number | null; name: number | null; above: number[]; year: number | null }

export interface OwnColumn { name: string; kind: 'number' | 'text'; known: number; empty: number; /** Of figures that can be divided by. */ unit: ColumnUnit | null }
/** A place that was not settled, with how many rows say it and where it stands first. */
export interface Open { key: string; said: string; rows: number; line: number; candidates: Placed['candidates'] }

export interface TableSummary {
  file: string;
  bytes: number;
  encoding: string;
  separator: string;
  rows: number;
  columns: OwnColumn[];
  roles: Roles;
  troubles: Trouble[];
  placedRows: number;
  places: number;
  years: { from: number; to: number } | null;
  open: Open[];
  /** How many different places are open; `open` lists the first of them. */
  openCount: number;
  /** The first rows, as they were read. */
  preview: string[][];
}

const MOST_OPEN = 500;
/** Stands for a row that tells no year, among years as small numbers. */
const NO_YEAR = 0;
const CODE_NAME = /^(?:place_?code|region_?code|area_?code|adcode|code|行政区划代码|区划代码|地区代码|行政区代码|区域代码|代码|adm.*code)$/i;
const NAME_NAME = /^(?:place(?:_?name)?|name|region|area|county|district|地区(?:名称)?|区县(?:名称)?|县(?:市|区)?|县域|名称|地名|单位|行政区(?:划)?(?:名称)?|区域)$/i;
const ABOVE_NAME = /^(?:province|prefecture|city|省(?:份|级)?|省市|市|地市|地级市|城市|所属(?:省|市|省份|城市))$/i;
const YEAR_NAME = /^(?:year|年份?|年度|统计年份)$/i;
/** By its name, else by what stands in its first rows. */
function rolesOf(rows: Rows, gazetteer: Gazetteer): Roles {
  const named = (pattern: RegExp): number[] => rows.header.flatMap((name, index) => (pattern.test(name.replace(/[\s()（）]/g, '')) ? [index] : []));
  const sample = (column: number): string[] => {
    const fields = rows.columns[column];
    return fields === undefined ? [] : fieldsIn(fields, 300).filter((field) => field !== '');
  };
  const mostly = (column: number, fits: (field: string) => boolean): boolean => {
    const fields = sample(column);
    return fields.length > 0 && fields.filter(fits).length * 2 > fields.length;
  };
  const isCode = (field: string): boolean => /^'?\d{6}/.test(field) && codeIn(field) !== null && placeByCode(gazetteer, codeIn(field) ?? '') !== null;
  const isName = (field: string): boolean => {
    const { place, candidates } = placed({ code: '', name: field, above: '', year: null }, gazetteer);
    return place !== null || candidates.length > 0;
  };
  const all = rows.header.map((_, index) => index);
  const code = [...named(CODE_NAME), ...all].find((column) => mostly(column, isCode)) ?? null;
  const above = named(ABOVE_NAME);
  const name = [...named(NAME_NAME), ...all.filter((column) => !above.includes(column))].find((column) => column !== code && mostly(column, isName))
    ?? above.filter((column) => mostly(column, isName)).at(-1) ?? null;
  const year = [...named(YEAR_NAME)].find((column) => mostly(column, (field) => yearIn(field) !== null)) ?? null;
  return { code, name, above: above.filter((column) => column !== name), year };
}

/** What stands in a field; null of an empty one. */
function wordIn(fields: Fields | undefined, row: number): string | null {
  const field = fields?.at(row) ?? '';
  return field === '' ? null : field;
}

export interface SavedTable {
  /** By column: the place's code and name, the year where rows have one, then the reader's own under their names. */
  columns: {
    name: string; kind: 'number' | 'text';
    /** It tells where or when, and is no figure or group of the reader's. */
    says: boolean;
    /** What a figure of 1 says; null of words. */
    unit: SavedUnit | null;
    data: (string | number | null)[];
  }[];
}
/** `fixed`: figures that told their own unit were turned into it, so it cannot be taken for another. */
export interface SavedUnit extends ColumnUnit { fixed: boolean }

/** What rows say of their place, each different saying once. */
interface Saying { key: string; year: number | null; found: Placed; rows: number; line: number }

export class OwnTableReader {
  roles: Roles;
  private readonly rows: Rows;
  private sayings: Saying[] = [];
  /** For each row its saying, and its year or NO_YEAR. */
  private sayingOf = new Int32Array(0);
  private years = new Int16Array(0);
  private mends = new Map<string, string>();
  private typed: Typed[] = [];
  private figureTroubles: Trouble[] = [];
  private yearTroubles: Trouble[] = [];
  /** A line below the header that tells units, by column; null where there is none. */
  private readonly below: readonly string[] | null;
  /** What the reader chose, by column. */
  private chosen: ReadonlyMap<number, number> = new Map();

  private constructor(private readonly gazetteer: Gazetteer, rows: Rows, private readonly about: { file: string; bytes: number; encoding: string }) {
    this.below = unitsBelow(rows);
    this.rows = this.below === null ? rows : { ...rows, lines: rows.lines.slice(1), columns: rows.columns.map((column) => fieldsAfter(column, 1)) };
    this.roles = rolesOf(this.rows, gazetteer);
    this.type();
    this.place();
  }

  /** Reads a CSV of any encoding. Throws TableError where it is no table. */
  static ofText(gazetteer: Gazetteer, bytes: Uint8Array, file: string): OwnTableReader {
    const { text, encoding, problems } = decode(bytes);
    if (text === '') throw new TableError('refused', problems[0]?.code ?? 'empty_file');
    return new OwnTableReader(gazetteer, readRows(text), { file, bytes: bytes.length, encoding });
  }
  static ofSheet(gazetteer: Gazetteer, cells: readonly (readonly string[])[], file: string, bytes: number): OwnTableReader {
    return new OwnTableReader(gazetteer, rowsOfSheet(cells), { file, bytes, encoding: 'xlsx' });
  }

  private type(): void {
    const { code, name, above, year } = this.roles;
    const { columns, troubles } = typedColumns(this.rows, (index) => index === code || index === name || index === year || above.includes(index), this.below);
    this.typed = columns;
    this.figureTroubles = troubles;
  }

  private place(): void {
    const { lines, columns } = this.rows;
    const column = (role: number | null): Fields | null => (role === null ? null : columns[role] ?? null);
    const [codes, names, years] = [column(this.roles.code), column(this.roles.name), column(this.roles.year)];
    const above = this.roles.above.flatMap((role) => columns[role] ?? []);
    // By code, then name, then year: a text joined of them for each row would cost more than reading the row.
    const known = new Map<string, Map<string, Map<number, number>>>();
    const yearOf = new Map<string, number | null>();
    this.sayings = [];
    this.yearTroubles = [];
    this.sayingOf = new Int32Array(lines.length);
    this.years = new Int16Array(lines.length);
    for (let row = 0; row < lines.length; row += 1) {
      const said = years?.at(row) ?? '';
      let year = yearOf.get(said);
      if (year === undefined) {
        year = yearIn(said);
        yearOf.set(said, year);
      }
      this.years[row] = year ?? NO_YEAR;
      if (year === null && years !== null) this.yearTroubles.push({ line: lines[row]!, code: 'year', text: said.slice(0, 60), detail: '' });
      const code = codes?.at(row) ?? '';
      const name = names?.at(row) ?? '';
      const up = above.length === 0 ? '' : above.map((each) => each.at(row)).join('');
      let called = known.get(code);
      if (called === undefined) known.set(code, called = new Map());
      const words = up === '' ? name : `${up}\0${name}`;
      let turns = called.get(words);
      if (turns === undefined) called.set(words, turns = new Map());
      // A code may have had several names, a name several codes: the year decides.
      let at = turns.get(this.years[row]!);
      if (at === undefined) {
        at = this.sayings.length;
        turns.set(this.years[row]!, at);
        this.sayings.push({ key: `${code}|${up}|${name}`, year, found: placed({ code, name, above: up, year }, this.gazetteer), rows: 0, line: lines[row]! });
      }
      this.sayings[at]!.rows += 1;
      this.sayingOf[row] = at;
    }
  }

  /** Sets what the reader chose: columns, and codes for places that were open ('' leaves them out). */
  settle(roles: Roles, mends: ReadonlyMap<string, string>, units: ReadonlyMap<number, number> = new Map()): void {
    this.mends = new Map(mends);
    this.chosen = new Map(units);
    if (JSON.stringify(roles) === JSON.stringify(this.roles)) return;
    this.roles = roles;
    this.type();
    this.place();
  }

  /** Of a column of figures, as the reader chose or as it was found; null of others. */
  private unitAt(index: number): ColumnUnit | null {
    const { kind, unit } = this.typed[index]!;
    if (kind !== 'number' || !isFigure(this.rows.header[index] ?? '')) return null;
    const times = this.chosen.get(index);
    return times === undefined || (times === unit.times && !unit.doubt) ? unit : { times, base: unit.base, from: 'reader', doubt: false };
  }

  private placeOf({ key, year, found }: Saying): { code: string; name: string } | null {
    const mended = this.mends.get(key);
    if (mended === undefined) return found.place;
    const ref = mended === '' ? null : placeByCode(this.gazetteer, mended, year);
    return ref === null ? null : { code: ref.code, name: ref.name };
  }

  summary(): TableSummary {
    const { rows } = this;
    const open = new Map<string, Open>();
    const places = new Set<string>();
    let placedRows = 0;
    for (const saying of this.sayings) {
      const place = this.placeOf(saying);
      if (place !== null) {
        places.add(place.code);
        placedRows += saying.rows;
        continue;
      }
      const before = open.get(saying.key);
      if (before !== undefined) {
        before.rows += saying.rows;
        before.line = Math.min(before.line, saying.line);
      } else open.set(saying.key, { key: saying.key, said: saying.key.split('|').filter((part) => part !== '').join(' ').slice(0, 80), rows: saying.rows, line: saying.line, candidates: saying.found.candidates });
    }
    const years = this.sayings.flatMap(({ year }) => (year === null ? [] : [year]));
    return {
      ...this.about, separator: rows.separator, rows: rows.lines.length, roles: this.roles,
      columns: rows.header.map((name, index) => {
        const { kind, known } = this.typed[index]!;
        return { name, kind: index === this.roles.year ? 'number' : kind, known, empty: rows.lines.length - known, unit: this.unitAt(index) };
      }),
      troubles: [...rows.troubles, ...this.figureTroubles, ...this.yearTroubles].sort((a, b) => a.line - b.line),
      placedRows, places: places.size, years: years.length === 0 ? null : { from: years.reduce((a, b) => Math.min(a, b)), to: years.reduce((a, b) => Math.max(a, b)) },
      open: [...open.values()].slice(0, MOST_OPEN), openCount: open.size,
      preview: rows.lines.slice(0, 8).map((_, row) => rows.columns.map((column) => column.at(row))),
    };
  }

  /** The table as it stands in SQL: every row, those without a place too. */
  saved(): SavedTable {
    const { roles, rows } = this;
    const found = this.sayings.map((saying) => this.placeOf(saying));
    const each = <T>(make: (row: number) => T): T[] => rows.lines.map((_, row) => make(row));
    const taken = new Set(['place_code', 'place_name', 'year']);
    const own = rows.header.flatMap((name, index): SavedTable['columns'] => {
      if (index === roles.year) return [];
      let distinct = name;
      for (let n = 2; taken.has(distinct.toLowerCase()); n += 1) distinct = `${name} ${n}`;
      taken.add(distinct.toLowerCase());
      const { kind, figures, ones } = this.typed[index]!;
      const says = index === roles.code || index === roles.name || roles.above.includes(index) || (kind === 'number' && !isFigure(this.rows.header[index] ?? ''));
      const unit = this.unitAt(index);
      const times = unit === null ? 1 : unit.times;
      const figure = (value: number, row: number): number | null => {
        const told = ones.get(row);
        return told !== undefined ? told / times : Number.isNaN(value) ? null : value;
      };
      return [{ name: distinct, kind, says, unit: unit === null ? null : { ...unit, fixed: ones.size > 0 }, data: figures === null ? each((row) => wordIn(rows.columns[index], row)) : Array.from(figures, figure) }];
    });
    return { columns: [
      { name: 'place_code', kind: 'text', says: true, unit: null, data: each((row) => found[this.sayingOf[row]!]?.code ?? null) },
      { name: 'place_name', kind: 'text', says: true, unit: null, data: each((row) => found[this.sayingOf[row]!]?.name ?? null) },
      ...(roles.year === null ? [] : [{ name: 'year', kind: 'number' as const, says: true, unit: null, data: each((row) => (this.years[row] === NO_YEAR ? null : this.years[row]!)) }]),
      ...own,
    ] };
  }
}

/** A name for the table, from the file's: letters, digits and underscores, as SQL takes them without quotation marks. */
export function tableName(file: string, taken: readonly string[]): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '').normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 30);
  const base = stem === '' || /^\d/.test(stem) ? `own_${stem}`.replace(/_$/, '_table') : stem;
  let name = taken.includes(base) ? `${base}_own` : base;
  for (let n = 2; taken.includes(name); n += 1) name = `${base}_${n}`;
  return name;
}
