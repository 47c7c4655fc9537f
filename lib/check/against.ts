/** Where, in the report that a finding compared with, the other figure stands. */
import { CARRIED_IN, CARRIED_OUT, IN_FORCE, RECEIVED } from './compact';

/** The cell of the other report, for the first cell of a finding; null where no single one is compared. */
export function cellAgainst(rule: string, cells: readonly string[]): string | null {
  if (rule === 'series.carry_over') return CARRIED_OUT[CARRIED_IN.indexOf(cells[0] ?? '')] ?? null;
  if (rule === 'series.normative_stock') return IN_FORCE;
  if (rule === 'series.jump') return RECEIVED;
  return null;
}
