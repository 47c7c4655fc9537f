/** The ministry's list of one year merged into the table of places: what is new, ended, renamed or moved. Pure. */
import Papa from 'papaparse';
import { z } from 'zod';
import { PlacesError, readGazetteer } from './gazetteer';
import { shortNames } from './name';

const COLUMNS = ['code', 'name', 'level', 'parent_code', 'province', 'prefecture', 'valid_from', 'valid_to', 'successors'] as const;
type Row = Record<(typeof COLUMNS)[number], string>;
type Level = 'province' | 'prefecture' | 'county';

export interface Change {
  kind: 'new' | 'ended' | 'renamed' | 'moved';
  code: string;
  name: string;
  /** What it was called, or whose it was; for `ended`, what took its place where that is plain. */
  from: string | null;
  to: string | null;
}

export interface Merged {
  csv: string;
  changes: Change[];
  /** Provinces of which the list has nothing: their rows stay as they are. */
  unlisted: string[];
}

/** Lines of a list that head a block of codes and are no unit. */
const NO_UNIT = /^(?:市辖区|县|(?:省|自治区|自治州)直辖县级行政(?:区划|单位))$/;
/** Of a list that would end more of a province than this, something is missing. */
const MOST_ENDED = 0.2;

const Listed = z.object({
  code: z.string().trim().regex(/^\d{6}$/, 'not six digits'),
  name: z.string().transform((name) => name.replace(/[\s\u3000*]/g, '')).pipe(z.string().min(2, 'no name')),
  level: z.enum(['province', 'prefecture', 'county', '']).optional(),
  parent: z.string().trim().regex(/^(\d{6})?$/, 'not six digits').optional(),
});
interface Unit { code: string; name: string; level: Level; parent: string }

const levelOf = (code: string): Level => (code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county');

/**
 * Reads a list of a year: columns code and name, level and parent where the code does not tell them.
 * Throws PlacesError with the line (the header is line 1).
 */
function readList(csv: string): Unit[] {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  for (const column of ['code', 'name']) {
    if (!parsed.meta.fields?.includes(column)) throw new PlacesError('PLACES_LIST', `the list has no column ${column}: its first line must be code,name or code,name,level,parent.`);
  }
  const rows = parsed.data.flatMap((record, index) => {
    const row = Listed.safeParse(record);
    if (!row.success) throw new PlacesError('PLACES_LIST', `line ${index + 2} of the list: ${row.error.issues[0]?.path.join('.')}: ${row.error.issues[0]?.message}. Mend the line.`);
    return NO_UNIT.test(row.data.name) ? [] : [row.data];
  });
  const codes = new Set<string>();
  for (const { code } of rows) {
    if (codes.has(code)) throw new PlacesError('PLACES_LIST', `the list has ${code} twice. Remove one of the lines.`);
    codes.add(code);
  }
  return rows.map(({ code, name, level, parent }) => {
    const prefecture = `${code.slice(0, 4)}00`;
    const own = level || levelOf(code);
    return { code, name, level: own, parent: parent || (own === 'province' ? '' : own === 'county' && codes.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`) };
  });
}

const alike = (a: string, b: string): boolean => a === b || shortNames(a).stems.some((stem) => shortNames(b).stems.includes(stem));

/**
 * Merges a list into the table. A new code begins in the year; one that is gone ends in it; a code with
 * another name, or under another parent, ends and begins anew. What became of an ended unit is entered only
 * where one new unit of the province bears its name: else a person fills in `successors`.
 * Throws PlacesError where the list cannot be whole, or is of a year before the table's last.
 */
export function mergeYear(table: string, list: string, year: number): Merged {
  const parsed = Papa.parse<Row>(table.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  const rows = parsed.data;
  const last = Math.max(...rows.flatMap((row) => [Number(row.valid_from), Number(row.valid_to)]));
  if (year < last) throw new PlacesError('PLACES_YEAR', `the table goes to ${last} already, and lists are added year after year: ${year} is too early.`);
  const units = readList(list);
  const listed = new Map(units.map((unit) => [unit.code, unit]));
  const current = new Map(rows.filter((row) => row.valid_to === '').map((row) => [row.code, row]));
  const covered = new Set(units.map((unit) => unit.code.slice(0, 2)));
  const nameOf = (code: string): string => listed.get(code)?.name ?? current.get(code)?.name ?? '';
  const changes: Change[] = [];
  const added: Row[] = [];

  const begin = (unit: Unit): void => {
    if (unit.parent !== '' && nameOf(unit.parent) === '') throw new PlacesError('PLACES_PARENT', `${unit.code} ${unit.name}: its parent ${unit.parent} is neither in the list nor in the table. Add it.`);
    added.push({
      code: unit.code, name: unit.name, level: unit.level, parent_code: unit.parent, province: nameOf(`${unit.code.slice(0, 2)}0000`),
      prefecture: unit.level === 'prefecture' ? unit.name : levelOf(unit.parent || unit.code) === 'prefecture' ? nameOf(unit.parent) : '',
      valid_from: String(year), valid_to: '', successors: '',
    });
  };
  const end = (row: Row, successors: string): void => {
    row.valid_to = String(year);
    row.successors = [row.successors, successors].filter(Boolean).join(';');
  };

  for (const unit of units) {
    const row = current.get(unit.code);
    if (!row) {
      begin(unit);
      changes.push({ kind: 'new', code: unit.code, name: unit.name, from: null, to: null });
    } else if (row.name !== unit.name) {
      begin(unit);
      end(row, unit.code);
      changes.push({ kind: 'renamed', code: unit.code, name: unit.name, from: row.name, to: unit.name });
    } else if (row.parent_code !== unit.parent || row.level !== unit.level || (unit.parent !== '' && nameOf(unit.parent) !== current.get(unit.parent)?.name)) {
      begin(unit);
      end(row, unit.code);
      changes.push({ kind: 'moved', code: unit.code, name: unit.name, from: `${row.level} ${row.parent_code} ${current.get(row.parent_code)?.name ?? ''}`.trim(), to: `${unit.level} ${unit.parent} ${nameOf(unit.parent)}`.trim() });
    }
  }
  const gone = [...current.values()].filter((row) => covered.has(row.code.slice(0, 2)) && !listed.has(row.code));
  for (const province of covered) {
    const all = [...current.keys()].filter((code) => code.startsWith(province)).length;
    const ended = gone.filter((row) => row.code.startsWith(province)).length;
    if (ended > 3 && ended > MOST_ENDED * all) {
      throw new PlacesError('PLACES_PARTIAL', `the list would end ${ended} of the ${all} units of ${nameOf(`${province}0000`)}: it is not whole. Give every unit of a province, or none of it.`);
    }
  }
  for (const row of gone) {
    const heirs = added.filter((one) => !current.has(one.code) && one.code.startsWith(row.code.slice(0, 2)) && alike(one.name, row.name));
    const heir = heirs.length === 1 ? heirs[0]!.code : '';
    end(row, heir);
    changes.push({ kind: 'ended', code: row.code, name: row.name, from: null, to: heir === '' ? null : heir });
  }

  const merged = [...rows, ...added].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : Number(b.valid_from) - Number(a.valid_from)));
  const newline = table.includes('\r\n') ? '\r\n' : '\n';
  const csv = `${Papa.unparse(merged, { columns: [...COLUMNS], newline })}${newline}`;
  readGazetteer(csv);
  return {
    csv: changes.length === 0 ? table : csv, changes: changes.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    unlisted: [...current.values()].filter((row) => row.level === 'province' && !covered.has(row.code.slice(0, 2))).map((row) => row.name),
  };
}
