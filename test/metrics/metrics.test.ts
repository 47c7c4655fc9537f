import { describe, expect, test } from 'vitest';
import { TOTAL_IDS, isCellId } from '../../lib/form';
import { METRICS, metric, poisson, wilson, RESIDENTS, rateUnder } from '../../lib/metrics';

const app = (row: string) => `applications.${row}.total`;
const of = (given: Record<string, number | null>) => (id: string) => given[id] ?? null;
const ZHONGWEI = {
  [app('new_received')]: 209, [app('carried_in')]: 1, [app('granted')]: 90, [app('partial')]: 22, [app('total_handled')]: 203, [app('carried_out')]: 7,
  [app('unable_not_held')]: 67, [app('refused_petition')]: 5, [app('other_overdue_correction')]: 0, [app('other_overdue_fee')]: 0, [app('other_other')]: 6,
};
const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 10);

describe('intervals', () => {
  test.each([[14, 18, 54.8, 91.0], [112, 203, 48.3, 61.9], [0, 4, 0, 49.0], [4, 4, 51.0, 100]])('Wilson %i of %i', (k, n, low, high) => {
    expect(wilson(k, n).map(round)).toEqual([low, high]);
  });

  // Garwood's table of exact limits.
  test.each([[0, 0, 3.689], [1, 0.025, 5.572], [5, 1.623, 11.668], [10, 4.795, 18.390], [100, 81.364, 121.627]])('Poisson %i', (k, low, high) => {
    const [a, b] = poisson(k, 1);
    expect(a).toBeCloseTo(low, 3);
    expect(b).toBeCloseTo(high, 3);
  });

  test('of a large count is near its normal approximation', () => {
    const [low, high] = poisson(34_290, 1);
    expect(low).toBeCloseTo(34_290 - 1.96 * Math.sqrt(34_290), -1.5);
    expect(high).toBeCloseTo(34_290 + 1.96 * Math.sqrt(34_290), -1.5);
  });

  test('of what is no share or count is refused', () => {
    expect(() => wilson(5, 4)).toThrow(RangeError);
    expect(() => wilson(0, 0)).toThrow(RangeError);
    expect(() => poisson(1.5, 10)).toThrow(RangeError);
  });
});

describe('disclosure', () => {
  test.each([['disclosure_rate', 55.2], ['disclosure_rate_of_due', 53.3], ['disclosure_rate_of_decidable', 89.6]])('中卫 2023 under %s is %d', (id, expected) => {
    expect(round(metric(id).evaluate(of(ZHONGWEI)).value)).toBe(expected);
  });

  test('上海 2023: 10,538 of 34,430 is 30.61 %', () => {
    const { value } = metric('disclosure_rate').evaluate(of({ [app('granted')]: 10_000, [app('partial')]: 538, [app('total_handled')]: 34_430 }));
    expect(value).toBeCloseTo(0.3061, 4);
  });
});

describe('a blank', () => {
  test('makes a rate null and is named; it is not taken for 0', () => {
    const result = metric('disclosure_rate').evaluate(of({ [app('granted')]: 14, [app('total_handled')]: 18 }));
    expect(result).toMatchObject({ value: null, low: null, denominator: 18, reason: { code: 'null_operand', cells: [app('partial')] } });
  });

  test('in one reason of many makes their sum null', () => {
    const rows = metric('refusal_rate_exemptions').operands;
    const given = Object.fromEntries(rows.map((id) => [id, 1]));
    expect(metric('refusal_rate_exemptions').evaluate(of({ ...given, [app('total_handled')]: 20 })).value).toBe(7 / 20);
    expect(metric('refusal_rate_exemptions').evaluate(of({ ...given, [app('total_handled')]: 20, [app('denied_law')]: null })).value).toBeNull();
  });

  test('nothing handled is a reason of its own', () => {
    expect(metric('disclosure_rate').evaluate(of({ [app('granted')]: 0, [app('partial')]: 0, [app('total_handled')]: 0 })).reason?.code).toBe('zero_denominator');
  });
});

describe('a published sum', () => {
  const sums = { 'applications.group_denied.total': 65, [app('total_handled')]: 1336 };
  test('stands in where the rows are not there, and says so', () => {
    expect(metric('refusal_rate').evaluate(of(sums))).toMatchObject({ numerator: 65, basis: 'sum' });
  });
  test('gives way to the rows', () => {
    const rows = Object.fromEntries(metric('refusal_rate').numerator.map((id) => [id, 2]));
    expect(metric('refusal_rate').evaluate(of({ ...sums, ...rows }))).toMatchObject({ numerator: 16, basis: 'detail' });
  });
  test('cannot tell the seven exemptions', () => {
    expect(metric('refusal_rate_exemptions').evaluate(of(sums)).value).toBeNull();
  });
  test('the one row of the 2019 form counts as the three of 2021', () => {
    const given = { ...ZHONGWEI, [app('other_overdue_correction')]: null, [app('other_overdue_fee')]: null, [app('other_other')]: null, [app('other_handling')]: 6 };
    expect(metric('disclosure_rate_of_decidable').evaluate(of(given))).toMatchObject({ denominator: 125, basis: 'detail' });
  });
});

test('corrections are of decided cases; pending ones are not among them', () => {
  const result = metric('review_correction_rate').evaluate(of({ 'disputes.review.corrected': 1, 'disputes.review.total': 5, 'disputes.review.pending': 1 }));
  expect(result).toMatchObject({ value: 0.25, denominator: 4 });
});

test('reviews per 100 applications can exceed 100', () => {
  expect(metric('disputes_per_100').evaluate(of({ 'disputes.review.total': 3, [app('new_received')]: 2 })).value).toBe(150);
});

test('a share that a misprint puts above 1 is told, without an interval', () => {
  expect(metric('not_held_rate').evaluate(of({ [app('unable_not_held')]: 5, [app('total_handled')]: 4 }))).toMatchObject({ value: 1.25, low: null, high: null });
});

test('stock that rolls forward differs by 0', () => {
  const id = (column: string) => `proactive.normative_documents.${column}`;
  const figures = of({ [id('in_force')]: 10, [`previous:${id('in_force')}`]: 8, [id('made')]: 3, [id('repealed')]: 1 });
  expect(metric('normative_documents_stock_difference').evaluate(figures).value).toBe(0);
});

test('every operand is a cell of the form, every label is there in both languages', () => {
  for (const each of METRICS) {
    for (const id of each.operands.filter((operand) => operand !== RESIDENTS)) expect(isCellId(id.replace(/^previous:/, '')), id).toBe(true);
    for (const words of [each.label, each.numeratorWords, each.denominatorWords, ...each.caveats]) expect(Boolean(words.zh && words.en)).toBe(true);
  }
  expect(new Set(METRICS.map((each) => each.id)).size).toBe(METRICS.length);
  expect(TOTAL_IDS).toContain(app('total_handled'));
});

describe('outcomes under three denominators', () => {
  const figures: Record<string, number> = { 'applications.granted.total': 90, 'applications.partial.total': 22, 'applications.total_handled.total': 203, 'applications.new_received.total': 209, 'applications.carried_in.total': 1, 'applications.unable_not_held.total': 67, 'applications.refused_petition.total': 5, 'applications.group_other.total': 6 };
  const value = (id: string | null) => (id === null ? null : metric(id).evaluate((cell) => figures[cell] ?? null).value);
  test('are those of DOMAIN for 中卫: 55.2%, 53.3% and 89.6%', () => {
    expect((['handled', 'due', 'decidable'] as const).map((per) => ((value(rateUnder('disclosure_rate', per)) ?? Number.NaN) * 100).toFixed(1))).toEqual(['55.2', '53.3', '89.6']);
  });
  test('what the decidable leave out has no rate among them', () => {
    expect([rateUnder('not_held_rate', 'decidable'), rateUnder('not_processed_rate', 'decidable'), rateUnder('backlog', 'due')]).toEqual([null, null, null]);
  });
  test('per 100,000 residents has a Poisson interval, and nothing without residents', () => {
    const demand = metric('applications_per_100k');
    const given = (residents: number | null) => demand.evaluate((id) => (id === RESIDENTS ? residents : 209));
    expect(given(1_060_000).value).toBeCloseTo(19.717, 3);
    expect(given(1_060_000).low).toBeCloseTo(poisson(209, 1_060_000)[0] * 100_000, 9);
    expect(given(null)).toMatchObject({ value: null, reason: { code: 'null_operand', cells: ['residents'] } });
  });
});
