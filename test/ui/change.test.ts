import { describe, expect, it } from 'vitest';
import type { TrendRow } from '../../lib/query';
import { changeOf, newestPair } from '../../lib/ui/change';

const row = (given: Partial<TrendRow>): TrendRow => ({ panel: 'balanced', level: 'county', year: 2023, reports: 9, n: 5, read: 0, k: 10, d: 40, spread: 0, q1: null, median: null, q3: null, ...given });

describe('what changed', () => {
  it('is over the same places of one level, the one that has most of them', () => {
    const rows = [row({ year: 2023, n: 5, k: 10, d: 40 }), row({ year: 2024, n: 5, k: 20, d: 40 }), row({ level: 'province', year: 2023, n: 2, k: 900 }), row({ level: 'province', year: 2024, n: 2, k: 1000 })];
    expect(changeOf('disclosure_rate', rows, true)).toMatchObject({ level: 'county', n: 5, before: { year: 2023, value: 0.25 }, now: { year: 2024, value: 0.5 } });
    expect(changeOf('applications.new_received.total', rows, false)).toMatchObject({ before: { value: 10 }, now: { value: 20 } });
  });
  it('is nothing where a year has no figure, or places differ', () => {
    expect(changeOf('disclosure_rate', [row({ year: 2023 })], true)).toBeNull();
    expect(changeOf('disclosure_rate', [row({ year: 2023, panel: 'all' }), row({ year: 2024, panel: 'all' })], true)).toBeNull();
    expect(changeOf('disclosure_rate', [row({ year: 2023, k: null, d: null, n: 0 }), row({ year: 2024 })], true)).toBeNull();
  });
  it('is of the newest two years running that have enough', () => {
    const all = (year: number, n: number) => row({ panel: 'all', year, n });
    expect(newestPair([all(2021, 9), all(2022, 9), all(2024, 9), all(2025, 1)], 2)).toEqual({ from: 2021, to: 2022 });
    expect(newestPair([all(2021, 9), all(2023, 9)], 2)).toBeNull();
  });
});
