/** Hand-coded figures: `figures/*.csv`, a line a cell, gathered into reports of origin `coded`. */
import { ALL_CELL_IDS, isCellId } from '../form';
import { SCOPES, type Cell, type Scope } from '../read/report';
import { readCsv, type CsvRow } from './csv';
import type { Trouble } from './trouble';

export const FIGURE_COLUMNS = ['authority', 'year', 'place_code', 'scope', 'source', 'cell', 'value'] as const;

/** One report entered by a person: only the cells that were coded, none invented as missing. */
export interface CodedReport {
  authority: string;
  year: number;
  placeCode: string;
  scope: Scope;
  /** The citation as given. */
  source: string;
  /** The figures file of its first line. */
  path: string;
  cells: Cell[];
}

const ORDER = new Map(ALL_CELL_IDS.map((id, index) => [id, index]));
const isScope = (value: string): value is Scope => (SCOPES as readonly string[]).includes(value);

interface Line { authority: string; year: number; placeCode: string; scope: Scope; source: string; cell: string; value: number }
type Judged = { line: Line } | { code: string; message: string; fix: string };

/** One line, or the first thing wrong with it. */
function judge(fields: Record<string, string>, knownPlace: (code: string) => boolean): Judged {
  const field = (name: (typeof FIGURE_COLUMNS)[number]): string => fields[name] ?? '';
  const bad = (code: string, message: string, fix: string): Judged => ({ code: `figures.${code}`, message, fix });
  const id = field('cell');
  const scope = field('scope');
  const year = field('year');
  const value = field('value');
  if (field('authority') === '') return bad('no_authority', 'the authority is empty.', 'Enter the name of the authority as printed on the report.');
  if (!/^\d{4}$/.test(year) || Number(year) < 2003 || Number(year) > 2099) {
    return bad('bad_year', `"${year}" is not a reporting year.`, 'Give four digits, such as 2023.');
  }
  if (!knownPlace(field('place_code'))) {
    return bad('unknown_place', `place_code "${field('place_code')}" is not in the table of places.`, 'Take the six-digit code from data/places/places.csv.');
  }
  if (!isScope(scope)) return bad('unknown_scope', `scope "${scope}" is not known.`, `Use one of ${SCOPES.join(', ')}.`);
  if (!isCellId(id)) return bad('unknown_cell', `cell "${id}" is not in the form.`, 'Use table.row.column as in the data dictionary.');
  if (value === '') return bad('empty_value', 'the value is empty.', 'Leave the line out where nothing is printed; enter 0 only for a printed 0.');
  if (!/^-?\d+(\.\d+)?$/.test(value)) return bad('bad_value', `"${value}" is not a number.`, 'Enter plain digits, without unit, comma or space.');
  if (value.includes('.') && !id.endsWith('_wan')) return bad('bad_value', `"${value}" is not a whole number, and ${id} is a count.`, 'Enter whole numbers; only amounts in 10,000 yuan may have decimals.');
  if (value.startsWith('-') && !id.endsWith('.items_change')) return bad('negative_value', `${value} is negative, and ${id} cannot be.`, 'Enter what is printed; only items_change has a sign.');
  return { line: { authority: field('authority'), year: Number(year), placeCode: field('place_code'), scope, source: field('source'), cell: id, value: Number(value) } };
}

/** The fields that make one report. */
export const codedKey = (report: { authority: string; year: number; placeCode: string; scope: string }): string =>
  [report.authority, report.year, report.placeCode, report.scope].join('|');

/** Gathers the lines of all figures files; files are given in the order of their names. */
export function gatherFigures(
  files: readonly { path: string; text: string }[],
  knownPlace: (code: string) => boolean,
): { reports: CodedReport[]; troubles: Trouble[] } {
  /** A report being put together: where each of its cells stands, and what it cites. */
  interface Gathering { report: CodedReport; at: Map<string, { where: string; value: number }>; sources: Set<string> }
  const reports = new Map<string, Gathering>();
  const troubles: Trouble[] = [];

  const add = (path: string, row: CsvRow): void => {
    const judged = judge(row.fields, knownPlace);
    if (!('line' in judged)) {
      troubles.push({ file: path, line: row.line, ...judged });
      return;
    }
    const { line } = judged;
    const key = codedKey(line);
    const gathering = reports.get(key) ?? {
      report: { authority: line.authority, year: line.year, placeCode: line.placeCode, scope: line.scope, source: '', path, cells: [] },
      at: new Map<string, { where: string; value: number }>(), sources: new Set<string>(),
    };
    reports.set(key, gathering);
    const { report, at, sources } = gathering;
    const before = at.get(line.cell);
    if (before) {
      if (before.value !== line.value) {
        troubles.push({
          code: 'figures.conflict', file: path, line: row.line,
          message: `${line.cell} is ${line.value} here and ${before.value} at ${before.where}, for the same report; the first is kept.`,
          fix: 'Look at the report and delete the wrong line.',
        });
      }
      return;
    }
    at.set(line.cell, { where: `${path}:${row.line}`, value: line.value });
    report.cells.push({
      id: line.cell, value: line.value, state: 'coded', raw: row.raw['value'] ?? null, line: row.line, start: null, end: null,
      ...(path === report.path ? {} : { note: `${path}:${row.line}` }),
    });
    if (line.source !== '') sources.add(line.source);
  };

  for (const file of files) {
    const csv = readCsv(file.text, FIGURE_COLUMNS);
    for (const trouble of csv.troubles) {
      troubles.push({
        code: `figures.${trouble.code}`, file: file.path, line: trouble.line, message: trouble.message,
        fix: trouble.code === 'header'
          ? `The first line must be ${FIGURE_COLUMNS.join(',')}; no line of this file was read.`
          : 'Correct the line; put a field with a comma in quotation marks, and double the marks within.',
      });
    }
    for (const row of csv.rows) add(file.path, row);
  }
  const position = (cell: Cell): number => ORDER.get(cell.id) ?? ALL_CELL_IDS.length;
  return {
    reports: [...reports.values()].map(({ report, sources }) => ({
      ...report,
      // A report put together from several citations names each of them.
      source: [...sources].join('; '),
      cells: report.cells.sort((a, b) => position(a) - position(b)),
    })),
    troubles: troubles.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 1) - (b.line ?? 1))),
  };
}
