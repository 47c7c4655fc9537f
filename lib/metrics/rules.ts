/** The share of reports in which a rule fails, of those in which it can be assessed. */
import { RULES } from '../check/rules';
import type { RuleId } from '../check/rules';
import { wilson } from './interval';

/** Reports by how a rule went; `made` is `read` or `coded`. */
export interface RuleTally { rule: string; made: string; asked: number; broken: number; unassessable: number; findings: number }

export interface RuleShare {
  rule: RuleId;
  /** Reports in which it could be assessed, and those of them in which it fails or is suspect. */
  asked: number;
  broken: number;
  /** Reports in which it could not be assessed anywhere for want of a figure. */
  unassessable: number;
  findings: number;
  /** Broken of asked with its Wilson 95% interval, all in 0…1; null where nothing could be asked. */
  share: { value: number; low: number; high: number } | null;
}

/** A share with its interval; null of nothing. */
export function shareOf(part: number, whole: number): RuleShare['share'] {
  if (whole === 0) return null;
  const [low, high] = wilson(part, whole);
  return { value: part / whole, low, high };
}

/** With fewer assessable reports a rule is listed and not ranked. */
export const LEAST_ASKED = 30;
export const isRanked = (share: RuleShare): boolean => share.asked >= LEAST_ASKED;

/**
 * Every rule once, worst first: those with enough reports by the lower end of the interval, then the share,
 * then by how many were asked; after them the others in the same way.
 */
export function ruleShares(tallies: readonly RuleTally[], made: string | null): RuleShare[] {
  const shares = RULES.map(({ id }): RuleShare => {
    const own = tallies.filter((tally) => tally.rule === id && (made === null || tally.made === made));
    const sum = (part: 'asked' | 'broken' | 'unassessable' | 'findings') => own.reduce((all, tally) => all + tally[part], 0);
    return { rule: id, asked: sum('asked'), broken: sum('broken'), unassessable: sum('unassessable'), findings: sum('findings'), share: shareOf(sum('broken'), sum('asked')) };
  });
  const order = new Map(shares.map((each, index) => [each, index]));
  const none = { value: -1, low: -1, high: -1 };
  return [...shares].sort((a, b) => {
    const [x, y] = [a.share ?? none, b.share ?? none];
    return Number(isRanked(b)) - Number(isRanked(a)) || y.low - x.low || y.value - x.value || b.asked - a.asked || order.get(a)! - order.get(b)!;
  });
}
