/** Sums and differences of cells, evaluated without ever taking a null for a zero. */
import { GROUPS, cellId, outcomeRows } from '../form';

/** Where a figure comes from: the form's rows, or a sum that was published instead of them. */
export type Basis = 'detail' | 'sum';

/** One summand: the first of its ways that has every cell is taken. */
export interface Term {
  sign: 1 | -1;
  ways: readonly { basis: Basis; ids: readonly string[] }[];
}

export type Operand = readonly Term[];

/** One cell, or several to be added, read straight from the form. */
export function cells(...ids: string[]): Term {
  return { sign: 1, ways: [{ basis: 'detail', ids }] };
}

export function minus(term: Term): Term {
  return { sign: term.sign === 1 ? -1 : 1, ways: term.ways };
}

/** All outcome rows of one group, or its published sum. The rows of `other` differ between the forms. */
export function group(id: keyof typeof GROUPS): Term {
  const rows = (version: '2021' | '2019') => outcomeRows(version).filter((row) => row.group === id).map((row) => cellId('applications', row.id, 'total'));
  const [now, before] = [rows('2021'), rows('2019')];
  return {
    sign: 1,
    ways: [
      { basis: 'detail', ids: now },
      ...(now.join() === before.join() ? [] : [{ basis: 'detail' as const, ids: before }]),
      { basis: 'sum', ids: [cellId('applications', `group_${id}`, 'total')] },
    ],
  };
}

/** Every cell id that may be read, in order, without repeats. */
export function idsOf(...operands: Operand[]): string[] {
  return [...new Set(operands.flat().flatMap((term) => term.ways.flatMap((way) => way.ids)))];
}

export type Figures = (id: string) => number | null;

export interface Total {
  value: number | null;
  /** `sum` as soon as one summand rests on a published sum. */
  basis: Basis;
  /** The cells that stood empty, of the first way of each summand that failed. */
  missing: string[];
}

export function total(operand: Operand, figures: Figures): Total {
  let value = 0;
  let basis: Basis = 'detail';
  const missing: string[] = [];
  for (const term of operand) {
    const way = term.ways.find(({ ids }) => ids.every((id) => figures(id) !== null));
    if (way === undefined) {
      missing.push(...(term.ways[0]?.ids ?? []).filter((id) => figures(id) === null));
      continue;
    }
    if (way.basis === 'sum') basis = 'sum';
    for (const id of way.ids) {
      const figure = figures(id);
      if (figure !== null) value += term.sign * figure;
    }
  }
  return { value: missing.length > 0 ? null : value, basis, missing };
}
