/** What the sentences say against what the tables say. Either counting of applications is accepted, and named. */
import type { Claim } from '../read/report';
import type { Checks } from './index';

const RECEIVED = 'applications.new_received.total';
const FEES = 'proactive.fees.amount_wan';
const CARRIED_IN = 'applications.carried_in.total';

export function checkProse(checks: Checks, claims: readonly Claim[]): void {
  const told = (about: string): number[] => [...new Set(claims.filter((claim) => claim.about === about).map((claim) => claim.value))];
  checkReceived(checks, told('applications.received'));
  checkEqual(checks, 'prose.normative_documents', told('proactive.normative_documents.made'), ['proactive.normative_documents.made']);
  // Only a sentence that no 行政事业性收费 was collected makes this claim; 信息处理费 is another fee.
  checkEqual(checks, 'prose.fees', told(FEES).filter((value) => value === 0), [FEES]);
  const reviews = told('disputes.review');
  const suits = told('disputes.suits');
  if (!misplacedReview(checks, reviews, suits)) {
    checkEqual(checks, 'prose.review', reviews, ['disputes.review.total']);
    checkEqual(checks, 'prose.suits', suits, ['disputes.suit_direct.total', 'disputes.suit_after_review.total']);
  }
}

function checkReceived(checks: Checks, told: readonly number[]): void {
  if (told.length === 0) return;
  const received = checks.value(RECEIVED);
  const carried = checks.value(CARRIED_IN);
  if (received === null) {
    if (checks.cell(RECEIVED)) checks.find('prose.received', 'not_assessable', [RECEIVED], told[0] ?? null, null);
    return;
  }
  if (told.includes(received)) {
    checks.pass('prose.received');
    checks.pass('prose.received_with_carried_in');
    return;
  }
  const both = carried === null ? null : received + carried;
  if (both !== null && told.includes(both)) {
    // Either way of counting agrees with the table.
    checks.pass('prose.received');
    checks.find('prose.received_with_carried_in', 'suspect', [RECEIVED, CARRIED_IN], both, received);
    return;
  }
  // Several figures in the text can be parts of the whole (by post, online): their sum is accepted too.
  if (told.length > 1 && told.reduce((sum, value) => sum + value, 0) === received) {
    checks.pass('prose.received');
    return;
  }
  checks.find('prose.received', 'suspect', [RECEIVED], Math.max(...told), received);
}

/** A told figure must be one of the cells, or their sum. */
function checkEqual(checks: Checks, rule: 'prose.review' | 'prose.suits' | 'prose.normative_documents' | 'prose.fees', told: readonly number[], cells: readonly string[]): void {
  if (told.length === 0 || cells.every((id) => checks.cell(id) === undefined)) return;
  const values = cells.map((id) => checks.value(id));
  if (values.some((value) => value === null)) {
    checks.find(rule, 'not_assessable', cells.filter((id) => checks.value(id) === null), told[0] ?? null, null);
    return;
  }
  const numbers = values.filter((value): value is number => value !== null);
  const sum = numbers.reduce((all, value) => all + value, 0);
  if (told.some((value) => value === sum || numbers.includes(value))) checks.pass(rule);
  else checks.find(rule, 'suspect', cells, Math.max(...told), sum);
}

/**
 * 石嘴山 2023: the review block is empty, a lawsuit stands alone, and the text tells of one review
 * and no lawsuit. Nobody can decide it from the text, so the figures stay where they are printed.
 */
function misplacedReview(checks: Checks, reviews: readonly number[], suits: readonly number[]): boolean {
  const review = ['upheld', 'corrected', 'other', 'pending', 'total'].map((column) => `disputes.review.${column}`);
  const direct = ['upheld', 'corrected', 'other', 'pending', 'total'].map((column) => `disputes.suit_direct.${column}`);
  const told = reviews.find((value) => value > 0);
  const suit = checks.value('disputes.suit_direct.total');
  if (told === undefined || suits.some((value) => value > 0)) return false;
  if (review.some((id) => checks.value(id) !== null)) {
    checks.pass('disputes.block_misplaced');
    return false;
  }
  if (suit !== told) return false;
  checks.find('disputes.block_misplaced', 'suspect', [...review, ...direct], told, null);
  return true;
}
