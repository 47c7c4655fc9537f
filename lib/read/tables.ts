/**
 * The tables of a text. A text can hold two sets of them (last year's beside this year's, half a
 * year's beside the whole): the set that stands under the report's own year is taken, and where
 * nothing tells them apart, figures that differ are given by neither.
 */
import { columnsOf } from '../form';
import { fold, type Folded } from '../source/fold';
import { readApplications, type TableReading } from './applications';
import type { ReadCell } from './cell';
import { readDisputes } from './disputes';
import { readProactive } from './proactive';
import type { Trace } from './trace';

export interface Tables {
  applications: TableReading;
  proactive: TableReading;
  disputes: TableReading;
}

export function readTables(text: string, folded: Folded, trace?: Trace): Tables {
  const applications = readApplications(text, folded, trace);
  const has = applications.version !== 'none';
  let proactive = readProactive(text, folded, 0, has ? applications.start : text.length, trace);
  let disputes = readDisputes(text, folded, has ? applications.end : proactive.end, text.length, trace);
  // some reports have their tables in another order
  if (has && proactive.version === 'none') proactive = readProactive(text, folded, applications.end, text.length, trace);
  if (has && disputes.version === 'none') disputes = readDisputes(text, folded, 0, applications.start, trace);
  return { applications, proactive, disputes };
}

/** A second applications table leaves its first label in the text once more. */
export function mayHaveSeveral(compact: string): boolean {
  return twice(compact, '本年新收政府信息公开申请');
}

function twice(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return first !== -1 && text.indexOf(words, first + words.length) !== -1;
}

const NAMES = ['applications', 'proactive', 'disputes'] as const;

/** Looks for a second set beside `first` and settles which one counts. */
export function settle(text: string, first: Tables, year: number | null, trace?: Trace): { tables: Tables; several: boolean } {
  const stretches = NAMES.map((name) => first[name]).filter((table) => table.version !== 'none');
  let masked = text;
  for (const { start, end } of stretches) masked = masked.slice(0, start) + masked.slice(start, end).replace(/[^\n\t|]/g, ' ') + masked.slice(end);
  const second = readTables(masked, fold(masked), trace);
  if (second.applications.version === 'none' || second.applications.found < 4 || !second.applications.cells.some((cell) => cell.value !== null)) return { tables: first, several: false };
  if (!COLUMNS.some((column) => printed(first.applications, column) && printed(second.applications, column))) return { tables: { ...first, applications: joined(first.applications, second.applications) }, several: false };
  const [one, two] = nearer(first, second);
  const [early, late] = one.applications.start < two.applications.start ? [one, two] : [two, one];
  const named = [early, late].map((set, i) => yearBefore(text, i === 0 ? 0 : early.applications.end, Math.min(...NAMES.map((name) => set[name]).filter((table) => table.version !== 'none' && table.start > (i === 0 ? -1 : early.applications.end)).map((table) => table.start))));
  // a year before one set alone may be the title's, which is both sets'
  if (year !== null && named[0] !== null && named[1] !== null && named[0] !== named[1]) {
    if (named[1] === year) return { tables: late, several: true };
    if (named[0] === year) return { tables: early, several: true };
  }
  return { tables: merged(early, late), several: true };
}

const COLUMNS = columnsOf('applications').map(({ id }) => id);

function printed(table: TableReading, column: string): boolean {
  return table.cells.some((cell) => cell.state !== 'missing' && cell.id.endsWith(`.${column}`));
}

/** A wide table printed in two parts, some of its columns on one page and the rest on the next. */
function joined(one: TableReading, two: TableReading): TableReading {
  const other = new Map(two.cells.map((cell) => [cell.id, cell]));
  return { ...one, end: Math.max(one.end, two.end), start: Math.min(one.start, two.start), cells: one.cells.map((cell) => (cell.state === 'missing' ? other.get(cell.id) ?? cell : cell)) };
}

/** A table that only one set has belongs to the applications table that it stands nearer to. */
function nearer(first: Tables, second: Tables): [Tables, Tables] {
  const one = { ...first };
  const two = { ...second };
  for (const name of ['proactive', 'disputes'] as const) {
    if (one[name].version === 'none' || two[name].version !== 'none') continue;
    const away = (set: Tables) => Math.min(Math.abs(set.applications.start - first[name].end), Math.abs(first[name].start - set.applications.end));
    if (away(two) < away(one)) [one[name], two[name]] = [two[name], one[name]];
  }
  return [one, two];
}

/** The last year named in the headings between two offsets, null where none is. */
function yearBefore(text: string, from: number, to: number): number | null {
  const years = [...text.slice(Math.max(from, to - 400), to).matchAll(/(20[0-3]\d)\s*年/g)];
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

/** Figures on which both sets agree; the others are printed twice, differently, and nothing decides. */
function merged(one: Tables, two: Tables): Tables {
  const merge = (a: TableReading, b: TableReading): TableReading => {
    if (a.version === 'none') return b;
    if (b.version === 'none' || a.version !== b.version) return a;
    const other = new Map(b.cells.map((cell) => [cell.id, cell]));
    return {
      ...a,
      cells: a.cells.map((cell): ReadCell => {
        const twin = other.get(cell.id);
        if (!twin || twin.value === cell.value || twin.value === null || cell.value === null) return cell;
        return { id: cell.id, state: 'garbled', value: null, start: cell.start, end: cell.end, note: 'two_tables: the text holds two tables that differ here, and nothing tells which one counts' };
      }),
    };
  };
  return { applications: merge(one.applications, two.applications), proactive: merge(one.proactive, two.proactive), disputes: merge(one.disputes, two.disputes) };
}
