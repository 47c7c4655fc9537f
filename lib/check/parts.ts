/** The aggregate of a place against those of the units below it. */
import type { CheckStatus } from '../read/report';
import { figureOf, HANDLED, RECEIVED, type Compact, type Operand } from './compact';
import type { RuleId } from './rules';

/** Codes of the units right below a place that existed at the end of a year. */
export type PartsOf = (place: string, year: number) => readonly string[];

/** What of an aggregate the check needs. */
export interface Whole extends Pick<Compact, 'id' | 'place' | 'year' | 'level'> { received: Operand; handled: Operand }

/** The aggregates among reports that count, one of each series and year. */
export function wholesOf(counting: readonly Compact[]): Whole[] {
  return counting.filter((report) => report.scope === 'aggregate').map((report) => (
    { id: report.id, place: report.place, year: report.year, level: report.level, received: figureOf(report, RECEIVED), handled: figureOf(report, HANDLED) }
  ));
}

type Find = (whole: Whole, rule: RuleId, status: CheckStatus, cells: readonly string[], expected: number | null, actual: number | null) => void;

/**
 * An aggregate holds the units below and the place's own departments: it cannot be less than their sum.
 * Nothing is asked unless every unit below has its aggregate here.
 */
export function checkParts(wholes: readonly Whole[], partsOf: PartsOf, find: Find, pass: (whole: Whole, rule: RuleId) => void): void {
  const aggregates = new Map<string, Whole>();
  for (const whole of wholes) aggregates.set(`${whole.place}|${whole.year}`, whole);
  for (const whole of aggregates.values()) {
    const { place, year, level } = whole;
    if (place === null || year === null || (level !== 'province' && level !== 'prefecture')) continue;
    const parts = partsOf(place, year).map((code) => aggregates.get(`${code}|${year}`));
    if (parts.length === 0 || parts.some((part) => part === undefined)) continue;
    for (const [id, figure] of [[RECEIVED, 'received'], [HANDLED, 'handled']] as const) {
      const own = whole[figure];
      const values = parts.map((part) => part?.[figure]);
      if (own === undefined || values.some((value) => value === undefined)) continue;
      const known = values.filter((value): value is number => typeof value === 'number');
      const sum = known.reduce((all, value) => all + value, 0);
      // Parts that are missing cannot be negative, so those that are known may already be too many.
      if (own !== null && sum > own) find(whole, 'parts.above_whole', 'suspect', [id], own, sum);
      else if (own === null || known.length < values.length) find(whole, 'parts.above_whole', 'not_assessable', [id], null, own);
      else pass(whole, 'parts.above_whole');
    }
  }
}
