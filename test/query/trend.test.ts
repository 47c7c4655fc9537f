import { describe, expect, it } from 'vitest';
import { metric } from '../../lib/metrics';
import { measureSql } from '../../lib/query/sql/measure';
import { trend } from '../../lib/query/sql/trend';

const FILTER = { years: { from: 2019, to: 2025 }, scopes: ['aggregate' as const, 'organ_only' as const], places: [], origins: [] };

describe('a measure as SQL', () => {
  it('takes no null for a 0: sums of columns, and a published sum only where a row is null', () => {
    const { numerator, denominator, value } = measureSql({ metric: 'refusal_rate' });
    expect(numerator).toMatch(/^coalesce\(\("applications\.denied_\w+\.total"(?: \+ "applications\.denied_\w+\.total")+\), \("applications\.group_denied\.total"\)\)$/);
    expect(denominator).toBe('("applications.total_handled.total")');
    expect(value).toBe('CASE WHEN d > 0 THEN k / d END');
    expect(numerator).not.toMatch(/, 0\)/);
  });
  it('subtracts what the definition subtracts', () => {
    expect(measureSql({ metric: 'review_correction_rate' }).denominator).toBe('("disputes.review.total") - ("disputes.review.pending")');
    expect(metric('review_correction_rate').denominator).toEqual(['disputes.review.total', '-disputes.review.pending']);
  });
  it('refuses what is no measure', () => {
    expect(() => measureSql({ cell: 'x"; DROP' })).toThrow('no column');
    expect(() => measureSql({ metric: 'applicant_share_company' })).toThrow('without a column');
  });
  it('never mixes scopes: the first chosen counts alone', () => {
    expect(trend(FILTER, { metric: 'disclosure_rate' }).sql).toContain("scope IN ('aggregate')");
  });
});
