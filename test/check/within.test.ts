/** Each rule within a report: figures on which it speaks, figures on which it does not, and empty cells. */
import { describe, expect, test } from 'vitest';
import { checkReport, RULES, ruleOf, type Checkable, type RuleId } from '../../lib/check';
import { cellIds, outcomeRows } from '../../lib/form';
import { RULE_WORDS } from '../../lib/i18n/check';
import type { Claim } from '../../lib/read/report';
import { checkable, row, type Figures } from './reports';

const claim = (about: string, value: number): Claim => ({ about, value, text: String(value), start: 0, end: 1 });
const review = (upheld: number | null, corrected: number | null, other: number | null, pending: number | null, total: number | null): Figures => ({
  'disputes.review.upheld': upheld, 'disputes.review.corrected': corrected, 'disputes.review.other': other, 'disputes.review.pending': pending, 'disputes.review.total': total,
});
const TABLE_2021: Partial<Checkable> = { form: { applications: '2021', proactive: 'none', disputes: 'none' } };
const DISPUTES: Partial<Checkable> = { form: { applications: 'none', proactive: 'none', disputes: '2021' } };
const balance = (received: number | null, carriedIn: number | null, handled: number | null, carriedOut: number | null): Figures => ({
  'applications.new_received.total': received, 'applications.carried_in.total': carriedIn, 'applications.total_handled.total': handled, 'applications.carried_out.total': carriedOut,
});
const outcomes = (granted: number | null, total: number | null): Figures => ({
  ...Object.fromEntries(outcomeRows('2021').map((one) => [`applications.${one.id}.total`, one.id === 'granted' ? granted : 0])), 'applications.total_handled.total': total,
});
const FEES = 'proactive.fees.amount_wan';
const REGULATIONS = 'proactive.regulations.made';
const DOCUMENTS = 'proactive.normative_documents.made';
const suits = (direct: number | null): Figures => ({ 'disputes.suit_direct.total': direct, 'disputes.suit_after_review.total': 0 });
const blankReview = review(null, null, null, null, null);

interface Case { rule: RuleId; fires: Checkable; rests: Checkable; open?: Checkable }
const CASES: Case[] = [
  { rule: 'applications.row_sum', fires: checkable(row('granted', [1, 2, 0, 0, 0, 0], 4), TABLE_2021), rests: checkable(row('granted', [1, 2, 0, 0, 0, 0], 3), TABLE_2021), open: checkable(row('granted', [1, null, 0, 0, 0, 0], 4), TABLE_2021) },
  { rule: 'applications.outcome_sum', fires: checkable(outcomes(5, 6), TABLE_2021), rests: checkable(outcomes(5, 5), TABLE_2021), open: checkable(outcomes(null, 6), TABLE_2021) },
  { rule: 'applications.balance', fires: checkable(balance(10, 1, 9, 1), TABLE_2021), rests: checkable(balance(10, 1, 9, 2), TABLE_2021), open: checkable(balance(10, null, 9, 1), TABLE_2021) },
  { rule: 'disputes.block_sum', fires: checkable(review(10, 1, 0, 0, 0), DISPUTES), rests: checkable(review(10, 1, 0, 0, 11), DISPUTES), open: checkable(review(10, 1, 0, null, 11), DISPUTES) },
  { rule: 'applications.lost_cell', fires: checkable(row('granted', [null, 2, 0, 0, 0, 0], 3), { ...TABLE_2021, cells: checkable({ ...row('granted', [null, 2, 0, 0, 0, 0], 3), ...row('partial', [1, 0, 0, 0, 0, 0], 1) }).cells }), rests: checkable(row('granted', [1, 2, 0, 0, 0, 0], 3), TABLE_2021) },
  { rule: 'applications.old_form', fires: checkable({}, { form: { ...TABLE_2021.form!, applications: '2019' } }), rests: checkable({}, { year: 2020, form: { ...TABLE_2021.form!, applications: '2019' } }) },
  { rule: 'form.mixed_versions', fires: checkable({}, { form: { applications: '2019', proactive: '2021', disputes: 'none' }, year: 2020 }), rests: checkable({}, { form: { applications: '2021', proactive: '2021', disputes: 'none' } }) },
  { rule: 'prose.received', fires: checkable(balance(18, 1, null, null), { claims: [claim('applications.received', 25)] }), rests: checkable(balance(18, 1, null, null), { claims: [claim('applications.received', 18)] }), open: checkable(balance(null, 1, null, null), { claims: [claim('applications.received', 18)] }) },
  { rule: 'prose.received_with_carried_in', fires: checkable(balance(209, 1, null, null), { claims: [claim('applications.received', 210)] }), rests: checkable(balance(209, 1, null, null), { claims: [claim('applications.received', 209)] }) },
  { rule: 'prose.review', fires: checkable(review(1, 0, 0, 0, 1), { claims: [claim('disputes.review', 3)] }), rests: checkable(review(1, 0, 0, 0, 1), { claims: [claim('disputes.review', 1)] }), open: checkable(blankReview, { claims: [claim('disputes.review', 3)] }) },
  { rule: 'prose.suits', fires: checkable(suits(2), { claims: [claim('disputes.suits', 3)] }), rests: checkable(suits(2), { claims: [claim('disputes.suits', 2)] }), open: checkable(suits(null), { claims: [claim('disputes.suits', 2)] }) },
  { rule: 'prose.normative_documents', fires: checkable({ [DOCUMENTS]: 1 }, { claims: [claim(DOCUMENTS, 2)] }), rests: checkable({ [DOCUMENTS]: 2 }, { claims: [claim(DOCUMENTS, 2)] }), open: checkable({ [DOCUMENTS]: null }, { claims: [claim(DOCUMENTS, 2)] }) },
  { rule: 'prose.fees', fires: checkable({ [FEES]: 12.5 }, { claims: [claim(FEES, 0)] }), rests: checkable({ [FEES]: 0 }, { claims: [claim(FEES, 0)] }), open: checkable({ [FEES]: null }, { claims: [claim(FEES, 0)] }) },
  { rule: 'disputes.block_misplaced', fires: checkable({ ...blankReview, ...suits(1) }, { claims: [claim('disputes.review', 1)] }), rests: checkable({ ...blankReview, ...suits(1) }, { claims: [claim('disputes.review', 1), claim('disputes.suits', 1)] }) },
  { rule: 'reading.undecided', fires: checkable({}, { cells: checkable({ [DOCUMENTS]: null }).cells.map((cell) => ({ ...cell, state: 'garbled' as const })) }), rests: checkable({ [DOCUMENTS]: null, [FEES]: 1 }) },
  { rule: 'values.parts_above_total', fires: checkable(row('granted', [9, null, 0, 0, 0, 0], 4), TABLE_2021), rests: checkable(row('granted', [4, null, 0, 0, 0, 0], 4), TABLE_2021) },
  { rule: 'values.rules_below_city', fires: checkable({ [REGULATIONS]: 2 }, { scope: 'township' }), rests: checkable({ [REGULATIONS]: 2 }, { scope: 'aggregate', placed: true }) },
  { rule: 'values.all_blank', fires: checkable({ [REGULATIONS]: null, [FEES]: null }), rests: checkable({ [REGULATIONS]: null, [FEES]: 0 }) },
];

const found = (report: Checkable, rule: RuleId) => checkReport(report).findings.filter((finding) => finding.rule === rule);

describe('rules within a report', () => {
  test('every one of them is here', () => {
    expect(CASES.map((one) => one.rule).sort()).toEqual(RULES.filter((rule) => !('across' in rule)).map((rule) => rule.id).sort());
  });

  test.each(CASES)('$rule speaks where it should', ({ rule, fires }) => {
    const findings = found(fires, rule).filter((finding) => finding.status !== 'not_assessable');
    expect(findings).toHaveLength(1);
    expect(findings[0]!.severity).toBe(ruleOf(rule).severity);
  });

  test.each(CASES)('$rule rests where it should', ({ rule, rests }) => {
    expect(found(rests, rule)).toEqual([]);
  });

  test.each(CASES.filter((one) => one.open))('$rule: an empty operand makes it not assessable, never failed', ({ rule, open }) => {
    const findings = found(open!, rule);
    expect(findings.map((finding) => [finding.status, finding.severity])).toEqual([['not_assessable', 'note']]);
    expect(findings[0]!.cells.length).toBeGreaterThan(0);
  });
});

describe('what the new rules take for what', () => {
  test('fees say what was told and what is printed', () => {
    expect(found(checkable({ [FEES]: 12.5 }, { claims: [claim(FEES, 0)] }), 'prose.fees')[0]).toMatchObject({ cells: [FEES], expected: 0, actual: 12.5 });
  });

  test('parts above a total name the total and the largest parts', () => {
    expect(found(checkable(row('granted', [9, null, 3, 0, 0, 0], 4), TABLE_2021), 'values.parts_above_total')[0])
      .toMatchObject({ status: 'fail', expected: 4, actual: 12, cells: ['applications.granted.total', 'applications.granted.natural_person', 'applications.granted.research'] });
  });

  test('a total that nobody printed is no total of 0', () => {
    expect(found(checkable(row('granted', [9, null, 0, 0, 0, 0], null), TABLE_2021), 'values.parts_above_total')).toEqual([]);
  });

  test('parts that a coder entered are held against a total too, though others were never entered', () => {
    const coded = checkable({ 'applications.granted.total': 9, 'applications.total_handled.total': 4 }, { ...TABLE_2021, origin: 'coded' });
    expect(found(coded, 'values.parts_above_total')).toHaveLength(1);
    expect(found(coded, 'applications.outcome_sum')).toEqual([]);
  });

  test.each([
    ['department', true, 1], ['department', false, 0], ['township', false, 1], ['organ_only', true, 0], ['unknown', true, 0], ['zone', true, 0],
  ] as const)('rules of a %s (place known: %s) are found %d times', (scope, placed, times) => {
    expect(found(checkable({ [REGULATIONS]: 2 }, { scope, placed }), 'values.rules_below_city')).toHaveLength(times);
    expect(found(checkable({ [REGULATIONS]: null }, { scope, placed }), 'values.rules_below_city')).toEqual([]);
  });

  test('a report without any table is not blank', () => {
    expect(checkReport(checkable({})).findings).toEqual([]);
  });

  test('nothing at all is said about tables in which every cell is empty, but that they are', () => {
    const ids = Object.fromEntries([...cellIds('applications', '2021'), ...cellIds('disputes', '2021')].map((id) => [id, null]));
    const report = checkable(ids, { form: { applications: '2021', proactive: 'none', disputes: '2021' } });
    expect(checkReport(report).findings.map((finding) => finding.rule)).toEqual(['values.all_blank']);
  });
});

describe('words', () => {
  test.each(RULES)('$id is told in both languages', ({ id }) => {
    for (const lang of ['zh', 'en'] as const) {
      expect(RULE_WORDS[id].title[lang]).toMatch(/\S/);
      expect(RULE_WORDS[id].sentence[lang]).toMatch(/\S/);
    }
  });
});
