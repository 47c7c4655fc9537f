/** Mistakes put into a report on purpose, each with the rule that must find it. */
import type { RuleId } from '../check/rules';
import { cellId, columnsOf, outcomeRows, rowsOf, type FormVersion } from '../form';
import type { Doc } from './document';
import type { Family } from './family';
import type { Figures } from './figures';
import type { Random } from './random';

export interface Fault {
  kind: 'wrong_total' | 'lost_cell' | 'shifted_row' | 'told_otherwise' | 'no_fees_told';
  cells: string[];
  /** A reader with the form's arithmetic can notice it. A shift among zeros cannot be noticed. */
  detectable: boolean;
  /** The rule that must find it, where it is detectable. */
  rule: RuleId | null;
}

/** What a fault changes in the words of a report. */
export interface Telling { received?: number; noFees?: boolean }

const RECEIVED = cellId('applications', 'new_received', 'total');
const FEES = cellId('proactive', 'fees', 'amount_wan');

/** Changes figures, or what is told of them; null where there was nothing to change. */
export function plantFault(rng: Random, figures: Figures, version: FormVersion, telling: Telling): Fault | null {
  const kind = rng.pick(['row', 'block', 'shift', 'received', 'fees'] as const);
  if (kind === 'block') {
    const id = cellId('disputes', rng.pick(['review', 'suit_direct', 'suit_after_review']), 'total');
    figures.set(id, figures.get(id)! + 1 + rng.below(3));
    return { kind: 'wrong_total', cells: [id], detectable: true, rule: 'disputes.block_sum' };
  }
  if (kind === 'shift') return shiftRow(rng, figures, version);
  if (kind === 'received') {
    const carried = figures.get(cellId('applications', 'carried_in', 'total'))!;
    telling.received = figures.get(RECEIVED)! + carried + 1 + rng.below(9);
    return { kind: 'told_otherwise', cells: [RECEIVED], detectable: true, rule: 'prose.received' };
  }
  if (kind === 'fees') {
    const fees = figures.get(FEES);
    if (fees === undefined || fees === 0) return null;
    telling.noFees = true;
    return { kind: 'no_fees_told', cells: [FEES], detectable: true, rule: 'prose.fees' };
  }
  const row = rng.pick(version === '2021' ? ['granted', 'partial', 'unable_not_held', 'new_received', 'other_other'] : ['granted', 'partial', 'unable_not_held', 'new_received']);
  const id = cellId('applications', row, 'total');
  figures.set(id, figures.get(id)! + 1 + rng.below(9));
  return { kind: 'wrong_total', cells: [id], detectable: true, rule: 'applications.row_sum' };
}

/** A row's figures moved on by a column, the last to the front. Where its own sum goes on holding, the columns tell. */
function shiftRow(rng: Random, figures: Figures, version: FormVersion): Fault {
  const rows = rowsOf('applications', version);
  const filled = rows.filter((one) => figures.get(cellId('applications', one.id, 'total')) !== 0);
  const row = rng.pick(filled.length > 0 && rng.chance(0.8) ? filled : rows);
  const ids = columnsOf('applications').map((column) => cellId('applications', row.id, column.id));
  const before = ids.map((id) => figures.get(id)!);
  const after = [before[before.length - 1]!, ...before.slice(0, -1)];
  ids.forEach((id, c) => figures.set(id, after[c]!));
  const moved = ids.filter((_, c) => before[c] !== after[c]);
  if (moved.length === 0) return { kind: 'shifted_row', cells: ids, detectable: false, rule: null };
  const sum = after.slice(0, -1).reduce((all, value) => all + value, 0);
  const rule = sum !== after[after.length - 1] ? 'applications.row_sum' : outcomeRows(version).some((one) => one.id === row.id) ? 'applications.outcome_sum' : 'applications.balance';
  return { kind: 'shifted_row', cells: rule === 'applications.row_sum' ? ids : moved, detectable: true, rule };
}

/** One figure of a row is gone; its cell stays where cells can be seen. */
export function loseCell(rng: Random, doc: Doc, truth: Record<string, number | null>, layout: Family): Fault | null {
  if (!layout.keepsBlanks) return null;
  const rows = doc.tables.find((table) => table.name === 'applications')!.rows.filter((row) => !row.header && row.cells.every((cell) => /^\d/.test(cell.text)));
  if (rows.length === 0) return null;
  const cell = rng.pick(rng.pick(rows).cells);
  cell.text = '';
  truth[cell.id] = null;
  return { kind: 'lost_cell', cells: [cell.id], detectable: true, rule: 'applications.lost_cell' };
}

/** The rule needs every operand in print, and figures that can be told apart. */
export function isDetectable(fault: Fault, truth: Record<string, number | null>, ambiguous: readonly string[], layout: Family, noises: readonly string[]): boolean {
  if (fault.rule === null || layout.id.includes('undelimited')) return false;
  // letters for digits are believed only where the sums hold, so a wrong sum leaves its operands open
  if (noises.includes('misread_digits') && !fault.rule.startsWith('prose.')) return false;
  const shown = (id: string) => id in truth && truth[id] !== null && !ambiguous.includes(id);
  if (fault.rule === 'prose.fees') return fault.cells.every(shown);
  if (fault.rule === 'prose.received') return ['new_received', 'carried_in'].every((row) => shown(cellId('applications', row, 'total')));
  if (fault.rule === 'applications.outcome_sum' || fault.rule === 'applications.balance') return Object.keys(truth).filter((id) => id.startsWith('applications.')).every(shown);
  return fault.cells.every((id) => {
    const row = id.slice(0, id.lastIndexOf('.') + 1);
    const others = Object.keys(truth).filter((other) => other.startsWith(row) && other !== id);
    return id in truth && !ambiguous.includes(id) && others.every(shown) && (fault.kind === 'lost_cell' || truth[id] !== null);
  });
}
