import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metric } from '../../lib/metrics';
import { measureSql } from '../../lib/query/sql/measure';
import { askTrend, askTrends } from '../../lib/query';
import type { QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { trend } from '../../lib/query/sql/trend';
import { openWasmClient, writeFixture } from './fixture';

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
    expect(() => measureSql({ cell: 'applications.carried_in.company' })).toThrow('no column');
    expect(() => measureSql({ metric: 'applications_per_100k' })).toThrow('without a column');
  });
  it('never mixes scopes: the first chosen counts alone', () => {
    expect(trend(FILTER, { metric: 'disclosure_rate' }).sql).toContain("scope IN ('aggregate')");
  });
});

describe('a trend over reports', () => {
  const RECEIVED = { cell: 'applications.new_received.total' };
  let node: QueryClient;
  let wasm: QueryClient;
  let remove: () => void;
  beforeAll(async () => {
    const fixture = await writeFixture();
    remove = fixture.remove;
    node = await openNodeClient(fixture.dir);
    wasm = await openWasmClient(fixture.dir);
  });
  afterAll(async () => {
    await node.close();
    await wasm.close();
    remove();
  });

  it('adds no place to one it lies in, counts an office once, and takes no null for a 0', async () => {
    const rows = (await askTrend(node, FILTER, RECEIVED)).filter((row) => row.panel === 'all' && row.year === 2023);
    // 宁夏 holds 中卫, which holds 沙坡头: three levels, three sums. 沙坡头 was also coded; 金凤 has no such figure.
    expect(rows.map((row) => [row.level, row.reports, row.n, row.k])).toEqual([['county', 2, 1, 12], ['prefecture', 1, 1, 209], ['province', 1, 1, 900]]);
  });

  it('takes one scope, and of offices each with its organ', async () => {
    const rows = await askTrend(node, { ...FILTER, scopes: ['organ_only'] }, RECEIVED);
    expect(rows.filter((row) => row.panel === 'all').map((row) => [row.level, row.year, row.n, row.k])).toEqual([['county', 2022, 1, 0], ['prefecture', 2023, 1, 0]]);
  });

  it('a rate has its sums above and below the line, and no median of fewer cases than the minimum', async () => {
    const [row] = (await askTrend(node, FILTER, { metric: 'disclosure_rate' })).filter((each) => each.panel === 'all' && each.level === 'prefecture');
    expect(row).toMatchObject({ n: 1, k: 112, d: 203, spread: 1 });
    expect(row?.median).toBeCloseTo(112 / 203, 12);
    const [few] = (await askTrend(node, FILTER, { metric: 'review_correction_rate' })).filter((each) => each.level === 'prefecture');
    expect([few?.spread, few?.median]).toEqual([0, null]);
  });

  it('is the same in the engine of the browser', async () => {
    for (const measure of [RECEIVED, { metric: 'refusal_rate' }, { metric: 'disputes_per_100' }]) expect(await askTrend(wasm, FILTER, measure)).toEqual(await askTrend(node, FILTER, measure));
  });

  it('of one year is asked over all', async () => {
    const answers = await askTrends(node, { ...FILTER, years: { from: 2023, to: 2023 }, scopes: ['organ_only'] }, { received: RECEIVED });
    expect([...new Set(answers['received']?.map((row) => row.year))]).toEqual([2022, 2023]);
  });
});
