/**
 * The cells each rule looks at, in the form's ids; `*` stands for every row or every column. A rule that
 * looks at texts, versions or whole tables has fewer cells than it looks at, or none.
 */
import type { RuleId } from './rules';

const STOCK = ['proactive.normative_documents.made', 'proactive.normative_documents.repealed', 'proactive.normative_documents.in_force'];
const BALANCE = ['applications.new_received.*', 'applications.carried_in.*', 'applications.total_handled.*', 'applications.carried_out.*'];

export const TOUCHES: Record<RuleId, readonly string[]> = {
  'applications.row_sum': ['applications.*.*'],
  'applications.outcome_sum': ['applications.*.*'],
  'applications.balance': BALANCE,
  'disputes.block_sum': ['disputes.*.*'],
  'applications.lost_cell': ['applications.*.*'],
  'applications.old_form': ['applications.*.*'],
  'form.mixed_versions': ['applications.*.*', 'proactive.*.*'],
  'prose.received': ['applications.new_received.total', 'applications.carried_in.total'],
  'prose.received_with_carried_in': ['applications.new_received.total', 'applications.carried_in.total'],
  'prose.review': ['disputes.review.total'],
  'prose.suits': ['disputes.suit_direct.total', 'disputes.suit_after_review.total'],
  'prose.normative_documents': ['proactive.normative_documents.made'],
  'disputes.block_misplaced': ['disputes.review.*', 'disputes.suit_direct.*'],
  'reading.undecided': ['applications.*.*', 'proactive.*.*', 'disputes.*.*'],
  'prose.fees': ['proactive.fees.amount_wan'],
  'values.parts_above_total': ['applications.*.*', 'disputes.*.*'],
  'values.rules_below_city': ['proactive.regulations.made', 'proactive.regulations.in_force', 'proactive.regulations.created'],
  'values.all_blank': ['applications.*.*', 'proactive.*.*', 'disputes.*.*'],
  'series.carry_over': ['applications.carried_in.*', 'applications.carried_out.*'],
  'series.normative_stock': STOCK,
  'series.jump': ['applications.new_received.total'],
  'copies.text': [],
  'copies.figures': ['applications.*.*'],
  'copies.two_reports': [],
  'parts.above_whole': ['applications.new_received.total', 'applications.total_handled.total'],
};
