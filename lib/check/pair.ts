/** Two reports compared, and where a finding about them goes: to the first of the two named `after`. */
import type { CheckStatus, Finding } from '../read/report';
import type { Compact } from './compact';
import { MOST_CELLS, ruleOf, type RuleId } from './rules';

export interface Pair {
  before: Compact;
  after: Compact;
  find(rule: RuleId, status: CheckStatus, cells: readonly string[], expected: number | null, actual: number | null): void;
  pass(rule: RuleId): void;
}

export function findingOf(rule: RuleId, status: CheckStatus, cells: readonly string[], expected: number | null, actual: number | null, against?: string): Finding {
  return {
    rule, status, severity: status === 'not_assessable' ? 'note' : ruleOf(rule).severity,
    cells: cells.slice(0, MOST_CELLS), expected, actual, ...(against === undefined ? {} : { against }),
  };
}
