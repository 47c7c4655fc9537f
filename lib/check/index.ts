/**
 * Checks within one report. A null operand makes a check not assessable: never failed, never zero.
 * A check that passes is counted; everything else is a finding that names its cells.
 */
import { ALL_CELL_IDS, APPLICANT_COLUMNS, cellId, cellIds, columnsOf, outcomeRows, rowsOf, type FormVersion } from '../form';
import type { Cell, CheckStatus, Claim, Finding, Report, Scope } from '../read/report';
import { checkProse } from './prose';
import { MOST_CELLS, ruleOf, type RuleId } from './rules';
import { checkValues } from './values';

export { RULES, ruleOf, type Rule, type RuleId } from './rules';

/** How often each rule held; a rule that was never asked is not there. */
export type Passes = Partial<Record<RuleId, number>>;

export interface Checked {
  findings: Finding[];
  passed: number;
  passes: Passes;
}

export interface Checkable {
  year: number | null;
  form: Report['form'];
  origin: Report['origin'];
  cells: readonly Cell[];
  claims: readonly Claim[];
  /** Whose figures they are, and whether its place is known; left out where nobody asks. */
  scope?: Scope;
  placed?: boolean;
}

/** Where a cell stands among all that the form knows. */
const AT: ReadonlyMap<string, number> = new Map(ALL_CELL_IDS.map((id, at) => [id, at]));

/** Cells that add up to another, and where they stand: the parts, then the total. */
interface Sum {
  parts: readonly string[];
  total: string;
  at: readonly number[];
}

function sumOf(parts: readonly string[], total: string): Sum {
  return { parts, total, at: [...parts, total].map((id) => AT.get(id)!) };
}

/** Collects findings; `value` gives a cell's number or null. */
export class Checks {
  readonly findings: Finding[] = [];
  passed = 0;
  private readonly counts = new Map<RuleId, number>();
  private readonly known: (Cell | undefined)[] = new Array<Cell | undefined>(ALL_CELL_IDS.length).fill(undefined);

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) {
      const at = AT.get(cell.id);
      if (at !== undefined) this.known[at] = cell;
    }
  }

  get passes(): Passes {
    const passes: Passes = {};
    for (const [rule, times] of this.counts) passes[rule] = times;
    return passes;
  }

  cell(id: string): Cell | undefined {
    const at = AT.get(id);
    return at === undefined ? undefined : this.known[at];
  }

  value(id: string): number | null {
    return this.cell(id)?.value ?? null;
  }

  pass(rule: RuleId): void {
    const before = this.counts.get(rule);
    this.counts.set(rule, before === undefined ? 1 : before + 1);
    this.passed += 1;
  }

  find(rule: RuleId, status: CheckStatus, cells: readonly string[], expected: number | null, actual: number | null): void {
    this.findings.push({ rule, status, severity: status === 'not_assessable' ? 'note' : ruleOf(rule).severity, cells: cells.slice(0, MOST_CELLS), expected, actual });
  }

  /**
   * Parts must sum to the total. Nothing is said where no operand was published at all, nor where
   * one was never entered: a hand-coded report holds what a person coded, not what was printed.
   * @returns whether every operand is printed and the sum holds
   */
  sum(rule: RuleId, { parts, total, at }: Sum): boolean {
    if (this.holds(at)) {
      this.pass(rule);
      return true;
    }
    this.explain(rule, parts, total);
    return false;
  }

  private explain(rule: RuleId, parts: readonly string[], total: string): void {
    this.partsWithin(parts, total);
    if ([...parts, total].some((id) => this.cell(id) === undefined)) return;
    const known = parts.filter((id) => this.value(id) !== null);
    const printed = this.value(total);
    if (known.length === 0 && printed === null) return;
    const named = [total, ...[...known].sort((a, b) => this.value(b)! - this.value(a)! || parts.indexOf(a) - parts.indexOf(b))];
    if (known.length < parts.length || printed === null) {
      const open = parts.filter((id) => this.value(id) === null);
      this.find(rule, 'not_assessable', printed === null ? [total, ...open] : open, null, printed);
      return;
    }
    const expected = known.reduce((all, id) => all + this.value(id)!, 0);
    if (expected === printed) this.pass(rule);
    else this.find(rule, 'fail', named, expected, printed);
  }

  /** Every operand is there and the sum holds: what most rows of most reports come to, in one pass. */
  private holds(at: readonly number[]): boolean {
    const parts = at.length - 1;
    let left = this.known[at[parts]!]?.value;
    if (left === undefined || left === null) return false;
    for (let i = 0; i < parts; i += 1) {
      const value = this.known[at[i]!]?.value;
      if (value === undefined || value === null) return false;
      left -= value;
    }
    return left === 0;
  }

  /** Where a part is not there, those that are cannot be more than the total: no count is negative. */
  private partsWithin(parts: readonly string[], total: string): void {
    const printed = this.value(total);
    const known = parts.filter((id) => this.value(id) !== null);
    if (printed === null || known.length === 0 || known.length === parts.length) return;
    const sum = known.reduce((all, id) => all + this.value(id)!, 0);
    if (sum <= printed) {
      this.pass('values.parts_above_total');
      return;
    }
    const largest = [...known].sort((a, b) => this.value(b)! - this.value(a)! || parts.indexOf(a) - parts.indexOf(b));
    this.find('values.parts_above_total', 'fail', [total, ...largest.filter((id) => this.value(id)! > 0)], printed, sum);
  }
}

/** Runs every check that needs one report only. */
export function checkReport(report: Checkable): Checked {
  const checks = new Checks(report.cells);
  const version = report.form.applications;
  if (version === '2021' || version === '2019') checkApplications(checks, version, report);
  if (report.form.disputes !== 'none') checkDisputes(checks);
  checkForm(checks, report);
  checkProse(checks, report.claims);
  checkValues(checks, report);
  if (report.origin !== 'coded' && report.cells.length > 0 && report.cells.every((cell) => cell.state !== 'garbled')) checks.pass('reading.undecided');
  const garbled = report.cells.filter((cell) => cell.state === 'garbled').map((cell) => cell.id);
  for (let i = 0; i < garbled.length; i += MOST_CELLS) checks.find('reading.undecided', 'suspect', garbled.slice(i, i + MOST_CELLS), null, null);
  return { findings: checks.findings, passed: checks.passed, passes: checks.passes };
}

/** The ids each row and each column is checked by, made once. */
interface Ids {
  rows: Sum[];
  columns: { id: string; rows: string[]; outcomes: Sum; operands: [string, string, string, string] }[];
}

function makeIds(version: FormVersion): Ids {
  const rows = rowsOf('applications', version);
  return {
    rows: rows.map((row) => sumOf(APPLICANT_COLUMNS.map((column) => cellId('applications', row.id, column.id)), cellId('applications', row.id, 'total'))),
    columns: columnsOf('applications').map((column) => {
      const id = (row: string) => cellId('applications', row, column.id);
      return {
        id: column.id, rows: rows.map((row) => id(row.id)), outcomes: sumOf(outcomeRows(version).map((row) => id(row.id)), id('total_handled')),
        operands: [id('new_received'), id('carried_in'), id('total_handled'), id('carried_out')],
      };
    }),
  };
}

const IDS: Record<FormVersion, Ids> = { '2021': makeIds('2021'), '2019': makeIds('2019') };

function checkApplications(checks: Checks, version: FormVersion, report: Checkable): void {
  const ids = IDS[version];
  let whole = false;
  let lostSome = false;
  for (const row of ids.rows) {
    const lost = checks.sum('applications.row_sum', row) ? false : lostCell(checks, row, ids);
    whole ||= lost === false;
    lostSome ||= lost === true;
  }
  if (whole && !lostSome) checks.pass('applications.lost_cell');
  for (const { outcomes, operands } of ids.columns) {
    checks.sum('applications.outcome_sum', outcomes);
    const values = operands.map((operand) => checks.value(operand));
    if (values.every((value) => value === null) || operands.some((operand) => checks.cell(operand) === undefined)) continue;
    const [a, b, c, d] = values;
    if (a === null || b === null || c === null || d === null || a === undefined || b === undefined || c === undefined || d === undefined) {
      checks.find('applications.balance', 'not_assessable', operands.filter((operand) => checks.value(operand) === null), null, null);
    } else if (a + b === c + d) checks.pass('applications.balance');
    else checks.find('applications.balance', 'fail', operands, a + b, c + d);
  }
  if (version === '2019' && report.year !== null && report.year >= 2021) {
    // the whole table is of the old form: no cell of it is at fault
    checks.find('applications.old_form', 'suspect', [], 2021, 2019);
  } else if (report.year !== null && report.year >= 2021 && ONLY_2021.some((id) => checks.cell(id) !== undefined)) {
    // Hand-coded cells that both forms have do not tell the version.
    checks.pass('applications.old_form');
  }
}

const OF_2019 = new Set(cellIds('applications', '2019'));
const ONLY_2021 = cellIds('applications', '2021').filter((id) => !OF_2019.has(id));

/** One empty cell among figures is a cell that was lost, by the page or by the extraction. False for a row that is whole, null where nothing can be said. */
function lostCell(checks: Checks, row: Sum, { columns }: Ids): boolean | null {
  let only: string | null = null;
  for (const id of [...row.parts, row.total]) {
    if (checks.value(id) !== null) continue;
    if (only !== null) return null;
    only = id;
  }
  if (only === null) return false;
  // A column that a report leaves out altogether is no cell that was lost.
  const column = only.slice(only.lastIndexOf('.') + 1);
  if (!columns.some(({ id, rows }) => id === column && rows.some((cell) => checks.value(cell) !== null))) return null;
  const cell = checks.cell(only);
  if (!cell || (cell.state !== 'blank' && cell.state !== 'missing')) return null;
  checks.find('applications.lost_cell', 'suspect', [only], cell.inferred ?? null, null);
  return true;
}

const BLOCKS: readonly Sum[] = rowsOf('disputes', '2021').map((row) => {
  const ids = row.columns.map((column) => cellId('disputes', row.id, column.id));
  return sumOf(ids.slice(0, -1), ids[ids.length - 1]!);
});

function checkDisputes(checks: Checks): void {
  for (const block of BLOCKS) checks.sum('disputes.block_sum', block);
}

function checkForm(checks: Checks, report: Checkable): void {
  const { applications, proactive } = report.form;
  if (applications === 'none' || proactive === 'none' || report.origin === 'coded') return;
  if (applications === proactive) checks.pass('form.mixed_versions');
  else checks.find('form.mixed_versions', 'suspect', [], null, null);
}
