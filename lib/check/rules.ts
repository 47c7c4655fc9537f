/** Every rule a report is checked by: id, formula and severity. Its words are in lib/i18n. */
import type { Severity } from '../read/report';

export interface Rule {
  id: string;
  severity: Severity;
  /** In the form's own ids; `x` stands for the row, column or block the finding names. */
  formula: string;
  /** What it looks at besides the report: the same series in other years, or other places. Left out: nothing. */
  across?: 'years' | 'places';
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
  { id: 'prose.fees', severity: 'warning', formula: 'the text says that no administrative fees (行政事业性收费) were collected, so fees.amount_wan = 0; fees for processing information (信息处理费) are another thing' },
  { id: 'values.parts_above_total', severity: 'error', formula: 'the printed parts of a sum add up to more than its total, though not every part is printed' },
  { id: 'values.rules_below_city', severity: 'warning', formula: 'a township or a department reports government rules: regulations.made, in_force or created > 0' },
  { id: 'values.all_blank', severity: 'warning', formula: 'the report has the tables of the form, and not one figure in them' },
  { id: 'series.carry_over', severity: 'warning', across: 'years', formula: 'carried_in of the year = carried_out of the year before, in every column' },
  { id: 'series.normative_stock', severity: 'warning', across: 'years', formula: 'normative_documents: in_force = in_force of the year before + made − repealed (2021 form only)' },
  { id: 'series.jump', severity: 'note', across: 'years', formula: 'new_received.total is more than 5 times, or less than a fifth, of the year before, and one of the two is above 30' },
  { id: 'copies.text', severity: 'warning', across: 'years', formula: 'at least 80% of the 8-character sequences of the prose, or 95% where it has fewer than 1,000, stood in the report of the year before (estimated from 128 of them)' },
  { id: 'copies.figures', severity: 'warning', across: 'years', formula: 'at least 12 figures of the applications table that are not zero, and all of them equal to those of the year before' },
  { id: 'copies.two_reports', severity: 'note', across: 'years', formula: 'two reports of one place, organ, scope and year: a read text counts before coded figures, then the one retrieved later, then the one with more figures, then the later name' },
  { id: 'parts.above_whole', severity: 'warning', across: 'places', formula: 'the aggregates of all units below a place, where every one of them is here, add up to more than its own aggregate' },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

export function ruleOf(id: RuleId): Rule {
  return BY_ID.get(id)!;
}

/** No finding names more cells than a person can look at. */
export const MOST_CELLS = 14;
