/** What is measured — a rate of lib/metrics, or one cell — as SQL over the columns of `reports`. */
import { isCellId } from '../../form';
import { metric as metricOf } from '../../metrics';
import { SCALE } from '../../metrics/metric';
import type { Unit } from '../../metrics/metric';
import type { Operand, Term } from '../../metrics/operand';
import { isTotal } from './figures';
import { cellColumn } from './text';

/** A metric's id, or a cell's. */
export interface Measure { metric?: string; cell?: string }

/** The first way that has every cell. A sum of columns is null as soon as one of them is, so nothing is taken for 0. */
function termSql({ ways }: Term): string {
  const sums = ways.map(({ ids }) => `(${ids.map(cellColumn).join(' + ')})`);
  return sums.length === 1 ? sums.join('') : `coalesce(${sums.join(', ')})`;
}

/** A sum over columns named by cell ids: null as soon as one of its cells is. */
export function operandSql(operand: Operand): string {
  return operand.map((term, index) => `${term.sign === 1 ? (index === 0 ? '' : ' + ') : ' - '}${termSql(term)}`).join('').trim();
}

/** One over the other, in the unit. */
export function ratioSql(k: string, d: string, unit: Unit): string {
  return `${k} / ${d}${SCALE[unit] === 1 ? '' : ` * ${SCALE[unit]}`}`;
}

export interface MeasureSql {
  /** Expressions over `reports`; `denominator` null where there is none. */
  numerator: string;
  denominator: string | null;
  /** Of numerator k and denominator d. */
  value: string;
  /** Nothing below this denominator is ranked or counts for a median. */
  least: number;
}

/** Throws RangeError for what is no measure, or rests on cells that have no column of their own. */
export function measureSql({ metric, cell }: Measure): MeasureSql {
  if (metric === undefined) {
    if (cell === undefined || !isCellId(cell) || !isTotal(cell)) throw new RangeError(`no column for the measure ${cell ?? ''}`);
    return { numerator: cellColumn(cell), denominator: null, value: 'k', least: 0 };
  }
  const { of, per, operands, unit, minimum_n: least } = metricOf(metric);
  if (!operands.every(isTotal)) throw new RangeError(`${metric} rests on cells without a column`);
  if (per.length === 0) return { numerator: operandSql(of), denominator: null, value: 'k', least: 0 };
  return { numerator: operandSql(of), denominator: operandSql(per), value: `CASE WHEN d > 0 THEN ${ratioSql('k', 'd', unit)} END`, least };
}
