/** Values that cannot be, whatever the arithmetic says. */
import { cellId } from '../form';
import type { Checkable, Checks } from './index';

/** 规章 of the 2021 form and of the 2019 form. */
const RULES_ROWS = ['made', 'in_force', 'created'].map((column) => cellId('proactive', 'regulations', column));

export function checkValues(checks: Checks, report: Checkable): void {
  if (report.origin !== 'coded' && report.cells.length > 0) {
    if (report.cells.every((cell) => cell.value === null)) checks.find('values.all_blank', 'suspect', [], null, null);
    else checks.pass('values.all_blank');
  }
  // A ministry is a department too and makes rules; it has no place.
  if (report.scope === 'township' || (report.scope === 'department' && report.placed === true)) {
    const printed = RULES_ROWS.filter((id) => checks.value(id) !== null);
    const some = printed.filter((id) => checks.value(id)! > 0);
    if (some.length > 0) checks.find('values.rules_below_city', 'suspect', some, 0, checks.value(some[0]!));
    else if (printed.length > 0) checks.pass('values.rules_below_city');
  }
}
