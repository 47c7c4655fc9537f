/** A share and its interval on a line from 0 to 1, in px: where the ends and the dot stand. */
export const INTERVAL = { width: 168, height: 16, edge: 4 } as const;

export interface IntervalMarks { from: number; to: number; dot: number; zero: number; half: number; one: number }

/** `low`, `share` and `high` in 0…1. */
export function intervalMarks(share: number, low: number, high: number): IntervalMarks {
  const at = (x: number): number => Math.round((INTERVAL.edge + x * (INTERVAL.width - 2 * INTERVAL.edge)) * 10) / 10;
  return { from: at(low), to: at(high), dot: at(share), zero: at(0), half: at(0.5), one: at(1) };
}
