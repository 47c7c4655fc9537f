/**
 * Several reports of one place, organ, scope and year: versions of one, or one read and one coded by
 * hand. All are kept; one counts.
 */
import type { Cell } from '../read/report';
import type { Compact } from './compact';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What the rank of two versions is told by. */
export type Ranked = Pick<Compact, 'origin' | 'retrieved' | 'printed'>;
type Named = Pick<Compact, 'path' | 'id'>;

/**
 * Which of two counts first. A report that was read in full counts before figures coded by hand; then the
 * one retrieved later (no date is the earliest); then the one with more figures; then the later name. The
 * times of files say nothing: a copy of a folder has others.
 */
export function byRank(a: Ranked & Named, b: Ranked & Named): number {
  return Number(a.origin === 'coded') - Number(b.origin === 'coded')
    || text(b.retrieved ?? '', a.retrieved ?? '')
    || b.printed - a.printed
    || text(b.path, a.path) || text(a.id, b.id);
}

export const COUNTS_BECAUSE = ['read', 'retrieved', 'figures', 'name'] as const;
export type CountsBecause = (typeof COUNTS_BECAUSE)[number];

/** Which part of the rank tells the one that counts from the other: what a reader is told. */
export function countsBecause(counts: Ranked, other: Ranked): CountsBecause {
  if ((counts.origin === 'coded') !== (other.origin === 'coded')) return 'read';
  if ((counts.retrieved ?? '') !== (other.retrieved ?? '')) return 'retrieved';
  return counts.printed === other.printed ? 'name' : 'figures';
}

/** Reports by series and year, the one that counts first in its group. Those without a series or a year stand alone. */
export function versionsOf(reports: readonly Compact[]): Compact[][] {
  const groups = new Map<string, Compact[]>();
  for (const report of reports) {
    if (report.series === null || report.year === null) continue;
    const key = `${report.series}|${report.year}`;
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group : group.sort(byRank)));
}

export interface Change {
  cell: string;
  oldValue: number | null;
  newValue: number | null;
}

/**
 * The cells that differ between two versions, in the form's order. Of a report coded by hand only the cells
 * that were entered are compared: the others are not empty, nobody looked at them.
 */
export function changesOf(older: readonly Pick<Cell, 'id' | 'value' | 'state'>[], newer: readonly Pick<Cell, 'id' | 'value' | 'state'>[]): Change[] {
  const before = new Map(older.map((cell) => [cell.id, cell]));
  const now = new Map(newer.map((cell) => [cell.id, cell]));
  const coded = [older, newer].some((cells) => cells.some((cell) => cell.state === 'coded'));
  const changes: Change[] = [];
  for (const cell of new Set([...now.keys(), ...before.keys()])) {
    if (coded && !(before.has(cell) && now.has(cell))) continue;
    const oldValue = before.get(cell)?.value ?? null;
    const newValue = now.get(cell)?.value ?? null;
    if (oldValue !== newValue) changes.push({ cell, oldValue, newValue });
  }
  return changes;
}
