/**
 * What the identities imply for a null cell. It is noted beside the cell, never put in its place.
 * Only printed figures take part: an implied figure never implies another.
 */
import { APPLICANT_COLUMNS, cellId, columnsOf, outcomeRows, rowsOf } from '../form';
import type { Cell, Report } from '../read/report';

type Form = Report['form'];

interface Equation {
  /** Cells on the left minus cells on the right make zero. */
  plus: string[];
  minus: string[];
}

const MADE = new Map<string, readonly Equation[]>();

/** The equations of a form, made once for each combination of its versions. */
function equations(form: Form): readonly Equation[] {
  const key = `${form.applications} ${form.disputes === 'none'}`;
  const known = MADE.get(key);
  if (known) return known;
  const made = makeEquations(form);
  MADE.set(key, made);
  return made;
}

function makeEquations(form: Form): Equation[] {
  const out: Equation[] = [];
  const version = form.applications;
  if (version === '2021' || version === '2019') {
    for (const row of rowsOf('applications', version)) {
      out.push({ plus: APPLICANT_COLUMNS.map((column) => cellId('applications', row.id, column.id)), minus: [cellId('applications', row.id, 'total')] });
    }
    for (const column of columnsOf('applications')) {
      const id = (row: string) => cellId('applications', row, column.id);
      out.push({ plus: outcomeRows(version).map((row) => id(row.id)), minus: [id('total_handled')] });
      out.push({ plus: [id('new_received'), id('carried_in')], minus: [id('total_handled'), id('carried_out')] });
    }
  }
  if (form.disputes !== 'none') {
    for (const row of rowsOf('disputes', '2021')) {
      const ids = row.columns.map((column) => cellId('disputes', row.id, column.id));
      out.push({ plus: ids.slice(0, -1), minus: ids.slice(-1) });
    }
  }
  return out;
}

/** The only cell of an equation that has no figure; null where there is none, or more than one. */
function lone({ plus, minus }: Equation, values: ReadonlyMap<string, number | null>): string | null {
  let only: string | null = null;
  for (const ids of [plus, minus]) {
    for (const id of ids) {
      if ((values.get(id) ?? null) !== null) continue;
      if (only !== null) return null;
      only = id;
    }
  }
  return only;
}

/** Sets `inferred` on null cells that one equation leaves a single value for, and no other contradicts. */
export function inferCells(cells: readonly Cell[], form: Form): Cell[] {
  if (cells.every((cell) => cell.value !== null)) return [...cells];
  const values = new Map(cells.map((cell) => [cell.id, cell.value]));
  const implied = new Map<string, number | null>();
  for (const equation of equations(form)) {
    const target = lone(equation, values);
    if (target === null || !values.has(target)) continue;
    const { plus, minus } = equation;
    const sum = (ids: readonly string[]) => ids.reduce((all, id) => (id === target ? all : all + values.get(id)!), 0);
    const value = plus.includes(target) ? sum(minus) - sum(plus) : sum(plus) - sum(minus);
    // a contradiction between two equations leaves nothing
    if (implied.has(target) && implied.get(target) !== value) implied.set(target, null);
    else implied.set(target, value);
  }
  return cells.map((cell) => {
    const value = cell.value === null ? implied.get(cell.id) : undefined;
    return typeof value === 'number' && value >= 0 && Number.isInteger(value) ? { ...cell, inferred: value } : cell;
  });
}
