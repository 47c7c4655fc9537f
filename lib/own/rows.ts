/**
 * The rows of a reader's CSV: separator and header row found, every line that does not fit named with its
 * number. Lines are cut first and fields after, so that a stray quotation mark costs its line and no other.
 */
import Papa from 'papaparse';
import { figureIn } from './figure';
import { Cuts, fieldsOfList } from './fields';
import type { Fields } from './fields';

export interface Trouble {
  /** 1-based line of the file. */
  line: number;
  code: 'width' | 'quote' | 'number' | 'year';
  /** What stands there, cut. */
  text: string;
  /** Fields found and wanted, for `width`; the column, for `number` and `year`. */
  detail: string;
}
export interface Rows {
  header: string[];
  /** Lines of the rows. */
  lines: number[];
  columns: Fields[];
  /** Titles above the header, and what stands in lines that did not fit: units may be told there. */
  notes: string[];
  separator: string;
  troubles: Trouble[];
}
export class TableError extends Error {
  constructor(readonly code: 'empty' | 'no_header' | 'one_column' | 'too_wide' | 'not_a_sheet' | 'refused', message = code as string) {
    super(message);
  }
}

/** A record that runs over more lines has lost its quotation mark. */
const MOST_LINES = 40;
const MOST_COLUMNS = 400;
/** Of the lines that did not fit the last may be notes. */
const MOST_NOTES = 5;
const SEPARATORS = [',', '\t', ';', '|', '，'] as const;
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Fields of one record; null where its quotation marks do not fit. */
function fieldsOf(record: string, separator: string): string[] | null {
  if (!record.includes('"')) return record.split(separator);
  const { data, errors } = Papa.parse<string[]>(record, { delimiter: separator, newline: '\n' });
  const [fields] = data;
  return fields === undefined || data.length !== 1 || errors.some((error) => error.type === 'Quotes') ? null : fields;
}

const odd = (text: string): boolean => {
  let marks = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks += 1;
  return marks % 2 === 1;
};

/** Where a line ends: before its line break, or with the text. */
function endOf(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at === -1 ? text.length : at;
}

/** Ends of the fields between `start` and `end`, which hold no quotation mark; returns how many there are, one more than fit where there are more. */
function cutFields(text: string, start: number, end: number, separator: string, ends: Int32Array): number {
  let fields = 0;
  let at = text.indexOf(separator, start);
  while (at !== -1 && at < end && fields < ends.length - 1) {
    ends[fields] = at;
    fields += 1;
    at = text.indexOf(separator, at + 1);
  }
  ends[fields] = end;
  return fields + 1;
}

/** The separator that cuts the first lines into the most equal number of fields. */
function separatorOf(lines: readonly string[]): string {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 60);
  let best: string = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const widths = sample.map((line) => fieldsOf(line, separator)?.length ?? 1);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, n] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const score = n * 1000 + width;
    if (width > 1 && score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

const looksLikeData = (field: string): boolean => typeof figureIn(field)?.value === 'number';

/** The first row that names columns: as wide as most rows, words and not figures; titles above it are passed over. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const sample = rows.slice(0, 30);
  const widths = new Map<number, number>();
  for (const row of sample) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const [usual] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0];
  return sample.findIndex((row) => {
    const filled = row.filter((field) => field.trim() !== '');
    return row.length === usual && filled.length >= Math.max(2, Math.ceil(row.length * 0.6)) && filled.filter(looksLikeData).length * 2 < filled.length;
  });
}

/** Names of columns: none empty, none twice, no control characters, which would not be seen. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((given, index) => {
    // eslint-disable-next-line no-control-regex
    const clean = given.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed() || `column_${index + 1}`;
    let name = clean;
    for (let n = 2; seen.has(name.toLowerCase()); n += 1) name = `${clean} ${n}`;
    seen.add(name.toLowerCase());
    return name;
  });
}

/** Reads CSV text. Throws TableError where it is no table at all. */
export function readRows(source: string): Rows {
  const bare = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const text = bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
  if (text.trim() === '') throw new TableError('empty');
  const begins = text.split('\n', 60);
  const separator = separatorOf(begins);
  const troubles: Trouble[] = [];

  const head = begins.map((line) => fieldsOf(line, separator) ?? [line]);
  const at = headerRow(head.filter((row) => row.some((field) => field.trim() !== '')));
  const filled = head.flatMap((row, index) => (row.some((field) => field.trim() !== '') ? [index] : []));
  const headerLine = filled[at];
  if (at < 0 || headerLine === undefined) throw new TableError(head.every((row) => row.length < 2) ? 'one_column' : 'no_header');
  const header = columnNames(head[headerLine] ?? []);
  const width = header.length;
  if (width > MOST_COLUMNS) throw new TableError('too_wide');

  const cuts = new Cuts(text, width);
  const numbers: number[] = [];
  let next = 0;
  for (let passed = 0; passed <= headerLine; passed += 1) next = endOf(text, next) + 1;
  // Where the next quotation mark and the next separator stand: a line before either needs no look at all.
  let mark = text.indexOf('"', next);
  const ends = new Int32Array(width + 1);
  for (let index = headerLine + 1; next <= text.length; index += 1) {
    const start = next;
    const end = endOf(text, start);
    next = end + 1;
    if (end === start) continue;
    while (mark !== -1 && mark < start) mark = text.indexOf('"', mark + 1);
    // Almost every line is of plain fields, as many as there are columns: they are cut where they stand.
    if ((mark === -1 || mark >= end) && cutFields(text, start, end, separator, ends) === width) {
      if (text.charCodeAt(start) <= 0x20 && text.slice(start, end).trim() === '') continue;
      numbers.push(index + 1);
      cuts.cut(start, ends);
      continue;
    }
    const line = text.slice(start, end);
    if (line.charCodeAt(0) <= 0x20 && line.trim() === '') continue;
    let record = line;
    let last = index;
    let fields: string[] | null;
    if (odd(line)) {
      // A field with line breaks goes on until its mark is closed, if the row then fits.
      let to = end;
      while (odd(record) && to < text.length && last - index < MOST_LINES) {
        last += 1;
        to = endOf(text, to + 1);
        record = text.slice(start, to);
      }
      fields = odd(record) ? null : fieldsOf(record, separator);
      if (fields === null || fields.length !== width) {
        troubles.push({ line: index + 1, code: 'quote', text: cut(line), detail: '' });
        continue;
      }
    } else {
      fields = fieldsOf(line, separator);
      if (fields === null) {
        troubles.push({ line: index + 1, code: 'quote', text: cut(line), detail: '' });
        continue;
      }
    }
    // Blank cells at the end, as spreadsheets leave them, are no fields too many.
    while (fields.length > width && fields[fields.length - 1]?.trim() === '') fields.pop();
    if (fields.length !== width) {
      troubles.push({ line: index + 1, code: 'width', text: cut(line), detail: `${fields.length}/${width}` });
      continue;
    }
    numbers.push(index + 1);
    cuts.add(fields);
    for (; index < last; index += 1) next = endOf(text, next) + 1;
  }
  const notes = [...head.slice(0, headerLine).flat(), ...troubles.slice(-MOST_NOTES).map((trouble) => trouble.text)].filter((text) => text.trim() !== '');
  return { header, lines: numbers, columns: header.map((_, column) => cuts.column(column)), notes, separator, troubles };
}

/** The same from the cells of a sheet. */
export function rowsOfSheet(cells: readonly (readonly string[])[]): Rows {
  const at = headerRow(cells);
  const head = cells[at];
  if (head === undefined) throw new TableError(cells.every((row) => row.every((cell) => cell.trim() === '')) ? 'empty' : 'no_header');
  const header = columnNames(head);
  if (header.length > MOST_COLUMNS) throw new TableError('too_wide');
  const columns: string[][] = header.map(() => []);
  const lines: number[] = [];
  cells.slice(at + 1).forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    lines.push(at + index + 2);
    header.forEach((_, column) => columns[column]?.push(row[column]?.trim() ?? ''));
  });
  return { header, lines, columns: columns.map(fieldsOfList), notes: cells.slice(0, at).flat().filter((text) => text.trim() !== ''), separator: '', troubles: [] };
}
