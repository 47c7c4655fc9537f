/** Every rule a report is checked by: id, formula and severity. Its words are in lib/i18n. */
import type { Severity } from '../read/report';

export interface Rule {
  id: string;
  severity: Severity;
  /** In the form's own ids; `x` stands for the row, column or block the finding names. */
  formula: string;
}

export const RULES = [
  { id: 'applications.row_sum', severity: 'error', formula: 'natural_person + company + research + ngo + legal_service + other = total, in every row' },
  { id: 'applications.outcome_sum', severity: 'error', formula: 'granted + partial + denied_* + unable_* + refused_* + other_* = total_handled, in every column' },
  { id: 'applications.balance', severity: 'error', formula: 'new_received + carried_in = total_handled + carried_out, in every column' },
  { id: 'disputes.block_sum', severity: 'error', formula: 'upheld + corrected + other + pending = total, in every block' },
  { id: 'applications.lost_cell', severity: 'warning', formula: 'one cell of a row is empty while every other cell of the row holds a figure' },
  { id: 'applications.old_form', severity: 'warning', formula: 'a report on 2021 or later uses the 2019 applications table' },
  { id: 'form.mixed_versions', severity: 'note', formula: 'the tables of one report are of different versions of the form' },
  { id: 'prose.received', severity: 'warning', formula: 'applications told as received = new_received, or new_received + carried_in' },
  { id: 'prose.received_with_carried_in', severity: 'note', formula: 'applications told as received = new_received + carried_in, not new_received' },
  { id: 'prose.review', severity: 'warning', formula: 'reviews told in the text = review.total' },
  { id: 'prose.suits', severity: 'warning', formula: 'lawsuits told in the text = suit_direct.total + suit_after_review.total, or one of them' },
  { id: 'prose.normative_documents', severity: 'warning', formula: 'normative documents told in the text = normative_documents.made' },
  { id: 'disputes.block_misplaced', severity: 'warning', formula: 'the review block is empty, the text tells of n reviews and of no lawsuit, and suit_direct.total = n' },
  { id: 'reading.undecided', severity: 'warning', formula: 'something is printed that can be read several ways, or not at all' },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

export function ruleOf(id: RuleId): Rule {
  return BY_ID.get(id)!;
}

/** No finding names more cells than a person can look at. */
export const MOST_CELLS = 14;
