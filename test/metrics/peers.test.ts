/** Differences of shares and control limits, against published examples and against the definitions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metric } from '../../lib/metrics';
import { PEER_METRICS } from '../../lib/query/peers';
import { limits, pooled, standing } from '../../lib/metrics/funnel';
import { binomialAtMost, difference, newcombe, poisson, poissonAtMost } from '../../lib/metrics/interval';

const share = metric('disclosure_rate');
const ratio = metric('disputes_per_100');

/** Newcombe 1998, table II, method 10. */
const PUBLISHED = [
  [56, 70, 48, 80, 0.2, 0.0524, 0.3339], [9, 10, 3, 10, 0.6, 0.1705, 0.809], [6, 7, 2, 7, 0.5714, 0.0582, 0.8062], [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
  [0, 10, 0, 20, 0, -0.1611, 0.2775], [0, 10, 0, 10, 0, -0.2775, 0.2775], [10, 10, 0, 20, 1, 0.6791, 1], [10, 10, 0, 10, 1, 0.6075, 1],
] as const;

describe('the difference of two shares', () => {
  test.each(PUBLISHED)('%i/%i − %i/%i is %f, %f to %f', (k1, n1, k2, n2, value, low, high) => {
    const found = newcombe(k1, n1, k2, n2);
    expect(found.value).toBeCloseTo(value, 4);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('turned round it is the same with the other sign, and it holds its value', () => {
    const counts = fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 400 })).map(([k, n]) => [Math.min(k, n), n] as const);
    fc.assert(fc.property(counts, counts, ([k1, n1], [k2, n2]) => {
      const [there, back] = [newcombe(k1, n1, k2, n2), newcombe(k2, n2, k1, n1)];
      expect(there.low).toBeCloseTo(-back.high, 12);
      expect(there.low).toBeLessThanOrEqual(there.value + 1e-12);
      expect(there.high).toBeGreaterThanOrEqual(there.value - 1e-12);
      expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
    }));
  });

  test('of a ratio and itself it holds 0', () => {
    const [low, high] = poisson(12, 300);
    const found = difference({ value: 0.04, low, high }, { value: 0.04, low, high });
    expect(found.low).toBeLessThan(0);
    expect(found.high).toBeGreaterThan(0);
  });

  test('what is no share is refused', () => {
    expect(() => newcombe(3, 2, 1, 2)).toThrow('no share');
  });
});

describe('distributions', () => {
  test('the binomial is the sum of its terms', () => {
    const term = (k: number, n: number, p: number): number => {
      let log = k * Math.log(p) + (n - k) * Math.log(1 - p);
      for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
      return Math.exp(log);
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.nat(300), (n, p, pick) => {
      const k = pick % (n + 1);
      const sum = Array.from({ length: k + 1 }, (_, i) => term(i, n, p)).reduce((all, each) => all + each, 0);
      expect(binomialAtMost(k, n, p)).toBeCloseTo(Math.min(1, sum), 9);
    }));
  });

  test.each([[-1, 10, 0.3, 0], [10, 10, 0.3, 1], [3, 10, 0, 1], [3, 10, 1, 0]])('binomial edges: %i of %i at %f is %f', (k, n, p, known) => {
    expect(binomialAtMost(k, n, p)).toBe(known);
  });

  test('the Poisson is the sum of its terms', () => {
    expect(poissonAtMost(-1, 3)).toBe(0);
    expect(poissonAtMost(0, 3)).toBeCloseTo(Math.exp(-3), 12);
    expect(poissonAtMost(2, 3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 12);
  });
});

describe('control limits', () => {
  test('hold the share of counts that they say, for shares and for ratios', () => {
    for (const [kind, rate, n] of [[share, 0.3, 200], [share, 0.02, 90], [ratio, 0.05, 400]] as const) {
      const { low998, low95, high95, high998 } = limits(kind, rate, n);
      const atMost = (count: number) => (kind === share ? binomialAtMost(count, n, rate) : poissonAtMost(count, rate * n));
      const whole = (value: number) => Math.ceil(value * n - 1e-9);
      expect([low998 <= low95, low95 <= rate, rate <= high95, high95 <= high998]).toEqual([true, true, true, true]);
      // The whole count beneath a lower limit is rarer than its tail; the one at an upper limit leaves no more than its tail above.
      expect(atMost(whole(low95) - 1)).toBeLessThanOrEqual(0.025);
      expect(atMost(whole(low998) - 1)).toBeLessThanOrEqual(0.001);
      expect(atMost(whole(high95))).toBeGreaterThanOrEqual(0.975);
      expect(atMost(whole(high998))).toBeGreaterThanOrEqual(0.999);
    }
  });

  test('for large numbers they are those of the normal curve', () => {
    const { low95, high998 } = limits(share, 0.3, 40_000);
    const error = Math.sqrt((0.3 * 0.7) / 40_000);
    expect(low95).toBeCloseTo(0.3 - 1.959964 * error, 4);
    expect(high998).toBeCloseTo(0.3 + 3.090232 * error, 4);
  });

  test('narrow as the denominator grows', () => {
    const width = (n: number) => {
      const found = limits(share, 0.3, n);
      return found.high95 - found.low95;
    };
    expect([width(30) > width(100), width(100) > width(1000), width(1000) > width(10_000)]).toEqual([true, true, true]);
  });
});

describe('standing among peers', () => {
  const of = (numerator: number, denominator: number) => ({ value: numerator / denominator, numerator, denominator, low: null, high: null, basis: 'detail' as const });
  const none = { value: null, numerator: null, denominator: 50, low: null, high: null, basis: 'detail' as const };
  const peers = [of(30, 100), of(300, 1000), of(29, 90), of(90, 100), of(2, 200), of(7, 10), none];

  test('the pool adds up counts of those with enough cases, and no nulls', () => {
    expect(pooled(share, peers)).toEqual({ rate: 451 / 1490, numerator: 451, denominator: 1490, peers: 5 });
    expect(pooled(share, peers.slice(0, 2)), 'two peers are no crowd').toBeNull();
    expect(pooled(share, [none, none, none])).toBeNull();
  });

  test('tells far above, within, far below, too few, and no figure', () => {
    const pool = pooled(share, peers);
    expect(peers.map((each) => standing(share, each, pool))).toEqual(['within', 'within', 'within', 'far_above', 'far_below', 'few', 'none']);
  });

  test('is what the exact limits say, near them and far from them', () => {
    fc.assert(fc.property(fc.constantFrom(share, ratio), fc.double({ min: 0.05, max: 0.9, noNaN: true }), fc.integer({ min: 30, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (kind, rate, n, part) => {
      const result = of(Math.round(part * n), n);
      const { low998, low95, high95, high998 } = limits(kind, rate, n);
      const value = result.numerator / n;
      const exact = value < low998 ? 'far_below' : value > high998 ? 'far_above' : value < low95 ? 'below' : value > high95 ? 'above' : 'within';
      expect(standing(kind, result, { rate, numerator: rate * 1e6, denominator: 1e6, peers: 9 })).toBe(exact);
    }), { numRuns: 400 });
  });

  test('every rate that peers are compared by has a least denominator of 30', () => {
    expect(PEER_METRICS.filter((each) => each.minimum_n !== 30).map((each) => each.id)).toEqual([]);
  });
});
