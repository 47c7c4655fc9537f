/**
 * Checks within one report. A null operand makes a check not assessable: never failed, never zero.
 * A check that passes is counted; everything else is a finding that names its cells.
 */
import { APPLICANT_COLUMNS, cellId, columnsOf, outcomeRows, rowsOf, type FormVersion } from '../form';
import type { Cell, CheckStatus, Claim, Finding, Report, Scope } from '../read/report';
import { checkProse } from './prose';
import { MOST_CELLS, ruleOf, type RuleId } from './rules';
import { checkValues } from './values';

export { RULES, ruleOf, type Rule, type RuleId } from './rules';

export interface Checked {
  findings: Finding[];
  passed: number;
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

/** Collects findings; `value` gives a cell's number or null. */
export class Checks {
  readonly findings: Finding[] = [];
  passed = 0;
  private readonly byId: ReadonlyMap<string, Cell>;

  constructor(cells: readonly Cell[]) {
    this.byId = new Map(cells.map((cell) => [cell.id, cell]));
  }

  cell(id: string): Cell | undefined {
    return this.byId.get(id);
  }

  value(id: string): number | null {
    return this.byId.get(id)?.value ?? null;
  }

  find(rule: RuleId, status: CheckStatus, cells: readonly string[], expected: number | null, actual: number | null): void {
    this.findings.push({ rule, status, severity: status === 'not_assessable' ? 'note' : ruleOf(rule).severity, cells: cells.slice(0, MOST_CELLS), expected, actual });
  }

  /**
   * Parts must sum to the total. Nothing is said where no operand was published at all, nor where
   * one was never entered: a hand-coded report holds what a person coded, not what was printed.
   */
  sum(rule: RuleId, parts: readonly string[], total: string): void {
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
    if (expected === printed) this.passed += 1;
    else this.find(rule, 'fail', named, expected, printed);
  }

  /** Where a part is not there, those that are cannot be more than the total: no count is negative. */
  private partsWithin(parts: readonly string[], total: string): void {
    const printed = this.value(total);
    const known = parts.filter((id) => this.value(id) !== null);
    if (printed === null || known.length === 0 || known.length === parts.length) return;
    const sum = known.reduce((all, id) => all + this.value(id)!, 0);
    if (sum <= printed) return;
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
  const garbled = report.cells.filter((cell) => cell.state === 'garbled').map((cell) => cell.id);
  for (let i = 0; i < garbled.length; i += MOST_CELLS) checks.find('reading.undecided', 'suspect', garbled.slice(i, i + MOST_CELLS), null, null);
  return { findings: checks.findings, passed: checks.passed };
}

function checkApplications(checks: Checks, version: FormVersion, report: Checkable): void {
  const rows = rowsOf('applications', version);
  // A column that a report leaves out altogether is no cell that was lost.
  const printed = new Set(columnsOf('applications').map((column) => column.id)
    .filter((column) => rows.some((row) => checks.value(cellId('applications', row.id, column)) !== null)));
  for (const row of rows) {
    const parts = APPLICANT_COLUMNS.map((column) => cellId('applications', row.id, column.id));
    const total = cellId('applications', row.id, 'total');
    checks.sum('applications.row_sum', parts, total);
    lostCell(checks, [...parts, total], printed);
  }
  for (const column of columnsOf('applications')) {
    const id = (row: string) => cellId('applications', row, column.id);
    checks.sum('applications.outcome_sum', outcomeRows(version).map((row) => id(row.id)), id('total_handled'));
    const [received, carriedIn, handled, carriedOut] = ['new_received', 'carried_in', 'total_handled', 'carried_out'].map(id) as [string, string, string, string];
    const operands = [received, carriedIn, handled, carriedOut];
    const values = operands.map((operand) => checks.value(operand));
    if (values.every((value) => value === null) || operands.some((operand) => checks.cell(operand) === undefined)) continue;
    const [a, b, c, d] = values;
    if (a === null || b === null || c === null || d === null || a === undefined || b === undefined || c === undefined || d === undefined) {
      checks.find('applications.balance', 'not_assessable', operands.filter((operand) => checks.value(operand) === null), null, null);
    } else if (a + b === c + d) checks.passed += 1;
    else checks.find('applications.balance', 'fail', operands, a + b, c + d);
  }
  if (version === '2019' && report.year !== null && report.year >= 2021) {
    checks.find('applications.old_form', 'suspect', [cellId('applications', 'other_handling', 'total')], 2021, 2019);
  }
}

/** One empty cell among figures is a cell that was lost, by the page or by the extraction. */
function lostCell(checks: Checks, ids: readonly string[], printed: ReadonlySet<string>): void {
  const empty = ids.filter((id) => checks.value(id) === null);
  const only = empty[0];
  if (empty.length !== 1 || only === undefined || !printed.has(only.slice(only.lastIndexOf('.') + 1))) return;
  const cell = checks.cell(only);
  if (!cell || (cell.state !== 'blank' && cell.state !== 'missing')) return;
  checks.find('applications.lost_cell', 'suspect', [only], cell.inferred ?? null, null);
}

function checkDisputes(checks: Checks): void {
  for (const row of rowsOf('disputes', '2021')) {
    const ids = row.columns.map((column) => cellId('disputes', row.id, column.id));
    checks.sum('disputes.block_sum', ids.slice(0, -1), ids[ids.length - 1]!);
  }
}

function checkForm(checks: Checks, report: Checkable): void {
  const { applications, proactive } = report.form;
  if (applications === 'none' || proactive === 'none' || report.origin === 'coded') return;
  if (applications === proactive) checks.passed += 1;
  else checks.find('form.mixed_versions', 'suspect', [], null, null);
}
