/** What a rate is, and how it is worked out from the cells of one report. */
import type { Label } from '../form';
import { poisson, wilson } from './interval';
import { idsOf, total } from './operand';
import type { Basis, Figures, Operand } from './operand';

/** No ranking below this many cases. */
export const MINIMUM_N = 30;

/** `per_own`: for each so many of a figure of the reader's, as the metric's `scale` says. */
export type Unit = 'share' | 'per_100' | 'per_100k' | 'per_own' | 'count';

/** What a ratio is multiplied by. */
export const SCALE: Record<Unit, number> = { share: 1, per_100: 100, per_100k: 100_000, per_own: 1, count: 1 };
export type Interval = 'wilson' | 'poisson' | 'none';

/** Why a metric has no value. `cells` are those that stand empty, or the denominator's. */
export interface Reason {
  code: 'null_operand' | 'zero_denominator';
  cells: string[];
}

export interface Evaluation {
  /** A share in 0…1, a ratio per 100 or per 100,000, or a count; null with a reason. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** 95 % interval in the unit of `value`; null where there is none, also when a misprint makes a share exceed 1. */
  low: number | null;
  high: number | null;
  /** `sum`: rests on a published sum instead of the form's rows. */
  basis: Basis;
  reason?: Reason;
}

export interface Metric {
  id: string;
  label: Label;
  /** Cell ids, `-` before those that are subtracted. Where rows may be replaced by a published sum, the rows. */
  numerator: readonly string[];
  denominator: readonly string[];
  /** What is added and subtracted above and below the line, with each sum's ways. */
  of: Operand;
  per: Operand;
  /** The same in words, for titles and axes: 'of all applications handled'. */
  numeratorWords: Label;
  denominatorWords: Label;
  /** What the denominator counts, where that is not cases. */
  sizeWords: Label | null;
  unit: Unit;
  /** What the ratio is multiplied by. */
  scale: number;
  interval: Interval;
  /** Nothing is ranked below this denominator. 0 where there is no ranking. */
  minimum_n: number;
  caveats: readonly Label[];
  /** Versions of the form in which the rows mean this. */
  forms: readonly ('2021' | '2019')[];
  /** Every cell id `evaluate` may ask for. `previous:<id>` is that cell in the report of the year before. */
  operands: readonly string[];
  evaluate(figures: Figures): Evaluation;
}

export interface Definition {
  id: string;
  label: Label;
  of: Operand;
  per: Operand;
  numeratorWords: Label;
  denominatorWords: Label;
  sizeWords?: Label;
  unit: Unit;
  /** That of the unit, unless another is given. */
  scale?: number;
  interval: Interval;
  minimum_n?: number;
  caveats?: readonly Label[];
  forms?: readonly ('2021' | '2019')[];
}

const signed = (operand: Operand) => operand.flatMap((term) => (term.ways[0]?.ids ?? []).map((id) => (term.sign === 1 ? id : `-${id}`)));

function evaluate(definition: Definition, figures: Figures): Evaluation {
  const of = total(definition.of, figures);
  const per = total(definition.per, figures);
  const basis: Basis = of.basis === 'sum' || per.basis === 'sum' ? 'sum' : 'detail';
  const none = { value: null, numerator: of.value, denominator: definition.per.length > 0 ? per.value : null, low: null, high: null, basis };
  const missing = [...of.missing, ...per.missing];
  if (of.value === null || per.value === null) return { ...none, reason: { code: 'null_operand', cells: missing } };
  if (definition.per.length === 0) return { ...none, value: of.value, denominator: null };
  if (per.value <= 0) return { ...none, reason: { code: 'zero_denominator', cells: signed(definition.per) } };
  const scale = definition.scale ?? SCALE[definition.unit];
  const [low, high] = interval(definition.interval, of.value, per.value);
  return {
    value: (of.value / per.value) * scale, numerator: of.value, denominator: per.value,
    low: low === null ? null : low * scale, high: high === null ? null : high * scale, basis,
  };
}

/** The rate of sums over several reports, from what stands above and below the line; null where either is. */
export function rateOf(metric: Pick<Metric, 'scale' | 'interval'>, k: number | null, d: number | null): { value: number | null; low: number | null; high: number | null } {
  if (k === null || d === null || d <= 0) return { value: null, low: null, high: null };
  const { scale } = metric;
  const [low, high] = interval(metric.interval, k, d);
  return { value: (k / d) * scale, low: low === null ? null : low * scale, high: high === null ? null : high * scale };
}

function interval(kind: Interval, k: number, n: number): [number, number] | [null, null] {
  if (kind === 'wilson' && k >= 0 && k <= n) return wilson(k, n);
  if (kind === 'poisson' && k >= 0 && Number.isInteger(k)) return poisson(k, n);
  return [null, null];
}

export function define(definition: Definition): Metric {
  return {
    id: definition.id, label: definition.label,
    of: definition.of, per: definition.per,
    numerator: signed(definition.of), denominator: signed(definition.per),
    numeratorWords: definition.numeratorWords, denominatorWords: definition.denominatorWords, sizeWords: definition.sizeWords ?? null,
    unit: definition.unit, scale: definition.scale ?? SCALE[definition.unit], interval: definition.interval, minimum_n: definition.minimum_n ?? MINIMUM_N,
    caveats: definition.caveats ?? [], forms: definition.forms ?? ['2021', '2019'],
    operands: idsOf(definition.of, definition.per),
    evaluate: (figures) => evaluate(definition, figures),
  };
}
