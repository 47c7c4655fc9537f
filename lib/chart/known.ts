/**
 * Figures that may be missing. They are left out before anything is measured or drawn: none is ever taken for 0.
 */

type Maybe = number | null | undefined;

/** Those that are there, in their order. */
export function known(values: Iterable<Maybe>): number[] {
  return [...values].filter((value) => value !== null && value !== undefined);
}

/** The greatest of those that are there, and at least `least`: the end of a scale. Of any number: thousands may be drawn. */
export function greatest(least: number, values: Iterable<Maybe>): number {
  return known(values).reduce((most, value) => Math.max(most, value), least);
}

/** For sorting from the greatest down; what has no figure stands last. */
export function descending(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}
