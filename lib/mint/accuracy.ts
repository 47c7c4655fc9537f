/** Measures the reader against minted reports: right, missed, wrong, invented, silent, false alarms. */
import type { ParsedReport } from '../corpus/parse';
import type { Finding } from '../read/report';
import type { Minted } from './index';

export interface Tally {
  reports: number;
  /** Printed cells, and those of them that are not zero: most cells are 0, so an all-zero reader looks good. */
  printed: number;
  printedNonzero: number;
  right: number;
  rightNonzero: number;
  missed: number;
  wrong: number;
  invented: number;
  /** Wrong or invented, stated or resolved, and no finding names the cell among at most 14. */
  silent: number;
  /** Right cells that a finding (other than "not assessable") names in a report without faults, what a real report prints wrong left out. */
  alarms: number;
  /** Findings of severity error in reports without faults. */
  errors: number;
  faults: number;
  faultsFound: number;
}

export const EMPTY: Tally = { reports: 0, printed: 0, printedNonzero: 0, right: 0, rightNonzero: 0, missed: 0, wrong: 0, invented: 0, silent: 0, alarms: 0, errors: 0, faults: 0, faultsFound: 0 };

export interface Judged extends Tally {
  /** The cells that are not right, for showing. */
  bad: { id: string; truth: number | null; got: number | null; state: string; silent: boolean }[];
}

export function judge(minted: Minted, parsed: ParsedReport): Judged {
  const out: Judged = { ...EMPTY, reports: 1, bad: [] };
  const naming = parsed.checks.filter((check) => check.status !== 'not_assessable' && check.cells.length <= 14);
  const named = new Set(naming.flatMap((check) => check.cells));
  const printedWrong = (check: Finding) => minted.errors?.some((error) => error.rule === check.rule && check.cells.includes(error.cell)) ?? false;
  const alarming = new Set(naming.filter((check) => !printedWrong(check)).flatMap((check) => check.cells));
  const got = new Map(parsed.cells.map((cell) => [cell.id, cell]));
  const undecided = new Set(minted.ambiguous);
  for (const [id, truth] of Object.entries(minted.truth)) {
    const cell = got.get(id);
    const value = cell?.value ?? null;
    const printed = truth !== null;
    if (undecided.has(id) && value === null) continue;
    if (printed) {
      out.printed += 1;
      if (truth !== 0) out.printedNonzero += 1;
    }
    if (value === truth) {
      if (printed) out.right += 1;
      if (printed && truth !== 0) out.rightNonzero += 1;
      if (printed && alarming.has(id) && minted.faults.length === 0) out.alarms += 1;
      continue;
    }
    const silent = value !== null && (cell?.state === 'stated' || cell?.state === 'resolved') && !named.has(id);
    if (value === null) out.missed += 1;
    else if (printed) out.wrong += 1;
    else out.invented += 1;
    if (silent) out.silent += 1;
    out.bad.push({ id, truth, got: value, state: cell?.state ?? 'none', silent });
  }
  for (const cell of parsed.cells) {
    if (cell.value !== null && !(cell.id in minted.truth)) {
      out.invented += 1;
      if (!named.has(cell.id)) out.silent += 1;
      out.bad.push({ id: cell.id, truth: null, got: cell.value, state: cell.state, silent: !named.has(cell.id) });
    }
  }
  if (minted.faults.length === 0) out.errors = parsed.checks.filter((check) => check.severity === 'error' && check.status !== 'not_assessable' && !printedWrong(check)).length;
  for (const fault of minted.faults) {
    if (!fault.detectable) continue;
    out.faults += 1;
    if (parsed.checks.some((check) => check.rule === fault.rule && check.status !== 'not_assessable' && fault.cells.some((id) => check.cells.includes(id)))) out.faultsFound += 1;
  }
  return out;
}

export function add(into: Tally, one: Tally): Tally {
  const out = { ...into };
  for (const key of Object.keys(EMPTY) as (keyof Tally)[]) out[key] += one[key];
  return out;
}
