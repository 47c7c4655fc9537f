/**
 * Who is unusual among peers: control limits around the peers' pooled rate, as in a funnel plot
 * (Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)
 * 1185–1202). Limits hold 95 % and 99.8 % of the figures that chance alone would give a place of that size.
 */
import { binomialAtMost, poissonAtMost } from './interval';
import type { Evaluation, Metric } from './metric';

/** Share outside on either side. */
export const TAILS = { warning: 0.025, alarm: 0.001 } as const;

export interface Limits { low95: number; high95: number; low998: number; high998: number }
/** A peer's place among the others. `few`: below the least denominator, so outside the comparison. */
export type Standing = 'far_below' | 'below' | 'within' | 'above' | 'far_above' | 'few' | 'none';

/** Cases needed for the limits to be drawn at all. */
export const LEAST_PEERS = 3;

export interface Pool { rate: number; numerator: number; denominator: number; peers: number }

/** The pooled rate of those that are compared: sums of numerators and denominators (never a mean of rates); null of too few or of nothing. */
export function pooled(metric: Metric, results: readonly Evaluation[]): Pool | null {
  const counted = results.filter((result) => isCompared(metric, result));
  const sum = (part: 'numerator' | 'denominator') => counted.reduce((all, result) => (result[part] === null ? all : all + result[part]), 0);
  const [numerator, denominator] = [sum('numerator'), sum('denominator')];
  return counted.length < LEAST_PEERS || denominator <= 0 || numerator <= 0 ? null : { rate: numerator / denominator, numerator, denominator, peers: counted.length };
}

export function isCompared(metric: Metric, { value, numerator, denominator }: Evaluation): boolean {
  return value !== null && numerator !== null && denominator !== null && denominator >= metric.minimum_n && numerator >= 0;
}

/**
 * The p-quantile of a count, interpolated between whole numbers (Spiegelhalter 2005, A.1.1): r − α with r the
 * smallest count of which P(X ≤ r) ≥ p, α = (P(X ≤ r) − p) / P(X = r).
 */
function quantile(p: number, most: number, atMost: (k: number) => number): number {
  let [low, high] = [0, Math.ceil(most)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (atMost(middle) >= p) high = middle;
    else low = middle + 1;
  }
  const [upTo, before] = [atMost(low), atMost(low - 1)];
  const alpha = upTo - before > 0 ? (upTo - p) / (upTo - before) : 0;
  return Math.max(0, low - alpha);
}

/**
 * Limits of the rate (numerator per denominator, before any scaling to per 100) for a place with denominator n:
 * binomial for shares, Poisson for ratios across cohorts. n of a share is rounded to a whole number.
 */
export function limits(metric: Metric, rate: number, n: number): Limits {
  const share = metric.interval === 'wilson';
  // What a ratio is divided by may be any figure of the reader's.
  const size = share ? Math.round(n) : n;
  const mean = rate * size;
  const at = (p: number) => (share
    ? Math.min(1, quantile(p, size, (k) => binomialAtMost(k, size, rate)) / size)
    : quantile(p, mean + 12 * Math.sqrt(mean + 1) + 20, (k) => poissonAtMost(k, mean)) / size);
  return { low998: at(TAILS.alarm), low95: at(TAILS.warning), high95: at(1 - TAILS.warning), high998: at(1 - TAILS.alarm) };
}

/** Expected cases on the rarer side from which the normal curve is near enough for what lies far from the limits. */
const PLAIN = 30;

/** Where a result stands against the limits for its own size. */
export function standing(metric: Metric, result: Evaluation, pool: Pool | null): Standing {
  if (result.value === null || result.numerator === null || result.denominator === null) return 'none';
  if (!isCompared(metric, result)) return 'few';
  if (pool === null) return 'within';
  const rate = result.numerator / result.denominator;
  // Far from every limit the normal curve decides as well, at a hundredth of the cost: thousands may be peers.
  const away = distance(result, pool, metric);
  const plain = result.denominator * Math.min(pool.rate, metric.interval === 'wilson' ? 1 - pool.rate : pool.rate) > PLAIN;
  if (plain && Math.abs(away) < 1.5) return 'within';
  if (plain && Math.abs(away) > 5) return away < 0 ? 'far_below' : 'far_above';
  const { low998, low95, high95, high998 } = limits(metric, pool.rate, result.denominator);
  if (rate < low998) return 'far_below';
  if (rate > high998) return 'far_above';
  return rate < low95 ? 'below' : rate > high95 ? 'above' : 'within';
}

/** How many standard errors a result lies from the pooled rate: signed, for ordering the unusual. */
export function distance({ numerator, denominator }: Evaluation, pool: Pool, metric: Metric): number {
  if (numerator === null || denominator === null || denominator <= 0) return 0;
  const variance = metric.interval === 'wilson' ? pool.rate * (1 - pool.rate) : pool.rate;
  return variance <= 0 ? 0 : (numerator / denominator - pool.rate) / Math.sqrt(variance / denominator);
}
