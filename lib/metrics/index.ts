/**
 * Every rate of the site, once; a definition stands in one of the files beside this one, and its page, its
 * tooltip, the data dictionary and Method follow from it. Denominators are always named.
 */
import { applicants } from './applicants';
import { disputes } from './disputes';
import type { Metric } from './metric';
import { outcomes } from './outcomes';
import { proactive } from './proactive';

export { poisson, wilson } from './interval';
export { MINIMUM_N, rateOf } from './metric';
export { group as groupTerm, total } from './operand';
export { OUTCOME_RATES, rateUnder } from './outcomes';
export { DENOMINATORS, PER, RESIDENTS } from './words';
export type { DenominatorId } from './words';
export type { Basis, Figures } from './operand';
export type { Evaluation, Interval, Metric, Reason, Unit } from './metric';

export const METRICS: readonly Metric[] = [...outcomes, ...disputes, ...applicants, ...proactive];

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));

/** A rate by its id; or one that a reader's own table makes possible (./own), which stands in no list. */
export type MetricRef = string | Metric;

/** Throws RangeError for an id that no metric has. */
export function metric(of: MetricRef): Metric {
  if (typeof of !== 'string') return of;
  const found = BY_ID.get(of);
  if (found === undefined) throw new RangeError(`no such metric: ${of}`);
  return found;
}

export function isMetricId(id: string): boolean {
  return BY_ID.has(id);
}
