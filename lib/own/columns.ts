/** What columns of a reader's table hold: words, or figures with the unit they are in; and what a field says of a year. Pure. */
import { fieldsIn } from './fields';
import { bareIn, figureIn, isCode, isDay } from './figure';
import type { Rows, Trouble } from './rows';
import { NO_UNIT, baseOfName, looksScaled, unitIn, unitInName, unitInNotes } from './unit';
import type { ColumnUnit } from './unit';

/** A column of figures holds them, NaN where there is none; a column of words is what was read. */
export interface Typed {
  kind: 'number' | 'text'; known: number; figures: Float64Array | null;
  unit: ColumnUnit;
  /** Rows that tell a unit of their own (64.5万), with what they come to in ones; no `figures`. */
  ones: ReadonlyMap<number, number>;
}

/** Figures that count rows, and nothing in a place. */
const SERIAL_NAME = /^(?:序号|编号|行号|no\.?|id|#)$/i;

/** Whether a column of figures is one that can be divided by. */
export const isFigure = (name: string): boolean => !SERIAL_NAME.test(name.trim());

/** A year, or that of a day: 2023, 2023年, 2023年末, 2023-12-31. */
export const yearIn = (text: string): number | null => {
  const digits = /^(\d{4})(?:\.0+)?\s*(?:年(?:度|末|底)?|[-/.年]\s?\d{1,2}\s?(?:月|[-/.月]\s?\d{1,2}日?)?)?$/.exec(text.trim().normalize('NFKC'))?.[1];
  return digits === undefined || Number(digits) < 1949 || Number(digits) > 2100 ? null : Number(digits);
};

const bare = (field: string): string => field.replace(/^[(（[【]|[)）\]】]$/g, '').trim();

/** The first row by column, where it tells units and nothing else. */
export function unitsBelow({ columns, lines }: Rows): string[] | null {
  if (lines.length < 2) return null;
  const fields = columns.map((column) => column.at(0));
  const told = fields.filter((field) => field !== '' && !/^(?:计量)?(?:单位|units?)$/i.test(field));
  return told.length > 0 && told.every((field) => figureIn(field) === undefined && unitIn(bare(field)) !== null) ? fields : null;
}

/** First fields of the last rows: notes stand there. */
function lastWords({ columns: [first] }: Rows): string[] {
  return first === undefined ? [] : Array.from({ length: Math.min(3, first.length) }, (_, back) => first.at(first.length - 1 - back));
}

/** The same, in doubt where the figures do not look like it. */
function looked(name: string, unit: ColumnUnit, figures: Float64Array | null): ColumnUnit {
  if (figures === null || unit.doubt || (unit.times !== 1 && unit.base !== '%')) return unit;
  const some = figures.subarray(0, 2000).filter((value) => value > 0).sort();
  // A spreadsheet that shows 45% may hold 0.45.
  if (unit.base === '%') return some.length > 0 && some.every((value) => value <= 1) ? { ...unit, doubt: true } : unit;
  const middle = some[Math.floor(some.length / 2)] ?? null;
  return looksScaled(name, unit, middle, some.every((value) => Number.isInteger(value))) ? { ...unit, doubt: true } : unit;
}

/** What fields say of their own unit. */
interface OwnUnits { bases: ReadonlySet<string>; some: boolean; scaled: boolean; all: boolean }

/** Where the header, the line below it or the fields tell a unit. */
function unitOf(name: string, below: string | undefined, figures: Float64Array, fields: OwnUnits): ColumnUnit {
  const under = below === undefined ? null : unitIn(bare(below));
  const told = unitInName(name) ?? (under === null ? null : { ...under, from: 'row' as const, doubt: false });
  const [base = ''] = fields.bases;
  if (!fields.some) return looked(name, told === null ? NO_UNIT : { ...told, base: told.base === '' && told.times !== 1 && baseOfName(name) === 'person' ? 'person' : told.base }, figures);
  const other = fields.bases.size > 1 || (told !== null && told.base !== '' && base !== '' && told.base !== base);
  if (told !== null) return { ...told, doubt: told.doubt || other };
  // Some fields say 万 and others nothing: those may be ones, or 万 as well.
  return { times: 1, base: other ? '' : base, from: 'cells', doubt: other || (fields.scaled && !fields.all) };
}

const mostlyWords = (fields: readonly string[]): boolean => {
  const values = fields.map(figureIn);
  const known = values.filter((value) => value !== null && value !== undefined).length;
  return values.filter((value) => value === undefined).length * 9 > known;
};

/** One column: figures where most of it are figures; the few that are not are `wrong`, and null. */
function typed(column: Rows['columns'][number], name: string, below: string | undefined): { typed: Typed; wrong: number[] } {
  // A column of words shows itself early.
  if (column.length > 2000 && mostlyWords(fieldsIn(column, 500).filter((field) => field !== ''))) return wordsOf(column);
  const figures = new Float64Array(column.length);
  const wrong: number[] = [];
  const ones = new Map<number, number>();
  const bases = new Set<string>();
  let scaled = false;
  let known = 0;
  let days = true;
  for (let row = 0; row < column.length; row += 1) {
    const field = column.at(row);
    const plain = bareIn(field);
    if (plain !== null && field.charCodeAt(0) !== 0x30) {
      known += 1;
      figures[row] = plain;
      if (days && !isDay(plain)) days = false;
      continue;
    }
    const told = figureIn(field);
    figures[row] = Number.NaN;
    if (told === undefined) wrong.push(row);
    if (told === undefined || told === null) continue;
    known += 1;
    if (isCode(field)) return wordsOf(column);
    if (told.own !== null) {
      ones.set(row, told.value * told.own.times);
      if (told.own.base !== '') bases.add(told.own.base);
      if (told.own.times !== 1) scaled = true;
    } else figures[row] = told.value;
    if (days && !isDay(told.value)) days = false;
  }
  // In a table of a few places one field that is no figure makes no words of the others.
  if (known === 0 || days || (wrong.length * 9 > known && (wrong.length > 1 || known < 4))) return wordsOf(column);
  return { typed: { kind: 'number', known, figures, ones, unit: unitOf(name, below, figures, { bases, some: ones.size > 0, scaled, all: ones.size === known }) }, wrong };
}

function wordsOf(column: Rows['columns'][number]): { typed: Typed; wrong: number[] } {
  let known = 0;
  for (let row = 0; row < column.length; row += 1) if (!column.isEmpty(row)) known += 1;
  return { typed: { kind: 'text', known, figures: null, unit: NO_UNIT, ones: new Map() }, wrong: [] };
}

/** All columns; `says`: those that tell where or when, which stay words. `below`: what `unitsBelow` found. */
export function typedColumns(rows: Rows, says: (column: number) => boolean, below: readonly string[] | null): { columns: Typed[]; troubles: Trouble[] } {
  const { columns, lines, header } = rows;
  const troubles: Trouble[] = [];
  const found = columns.map((column, index): Typed => {
    const name = header[index] ?? '';
    const { typed: one, wrong } = says(index) ? wordsOf(column) : typed(column, name, below?.[index]);
    for (const row of wrong) troubles.push({ line: lines[row]!, code: 'number', text: column.at(row).slice(0, 60), detail: name });
    return one;
  });
  const noted = unitInNotes([...rows.notes, ...lastWords(rows)]);
  if (noted === null) return { columns: found, troubles };
  const figures = found.filter(({ kind }, index) => kind === 'number' && isFigure(header[index] ?? '')).length;
  return { troubles, columns: found.map((one, index) => {
    const name = header[index] ?? '';
    if (one.kind === 'text' || one.unit.from !== 'none') return one;
    const counts = baseOfName(name);
    // A line over the whole table is of a column that counts the same, or of the only one.
    const sure = !noted.doubt && (noted.base === '' || noted.base === counts || (counts === '' && figures === 1));
    return { ...one, unit: sure ? looked(name, noted, one.figures) : { ...NO_UNIT, from: 'note', doubt: true } };
  }) };
}
