/** Years between which figures do not compare directly: drawn as a rule with its words, not left to a footnote. */
import type { Table } from '../form';
import { metric as metricOf } from '../metrics';
import type { Paper } from './page';
import { ink } from './palette';
import type { Item } from './scene';
import { fit, textWidth } from './text';

/** Between the year before `from` and `from` itself. */
export interface Break { from: number; label: string }

const table = (cell: string): string => cell.replace(/^(?:-|previous:)+/, '').split('.')[0] ?? '';

/** Breaks that concern what is measured. The disputes table is the same in both forms. */
export function breaksOf(measure: { metric?: string; cell?: string }, { words }: Paper): Break[] {
  const cells = measure.metric === undefined ? [measure.cell ?? ''] : metricOf(measure.metric).operands;
  const tables = new Set(cells.map(table));
  const touches = (...names: Table[]) => names.some((name) => tables.has(name));
  return [
    ...(touches('applications', 'proactive') ? [{ from: 2021, label: words.breakForm }] : []),
    ...(touches('disputes') ? [{ from: 2024, label: words.breakReview }] : []),
  ];
}

/** Those that lie within the years drawn, in their order. */
export function breaksWithin(breaks: readonly Break[], from: number, to: number): Break[] {
  return breaks.filter((each) => each.from > from && each.from <= to).sort((a, b) => a.from - b.from);
}

/** Room above a plot for the words of so many breaks, in px. */
export const breakRoom = (breaks: readonly Break[], page: Paper): number => breaks.length * (page.small + 4);

/** Rules with their words above the plot, each on a line of its own so that none meets another. */
export function breakMarks(breaks: readonly Break[], page: Paper, where: { xOf: (year: number) => number; top: number; floor: number }): Item[] {
  return breaks.map((each, index) => {
    const x = where.xOf(each.from - 0.5);
    const y = where.top - 10 - (breaks.length - 1 - index) * (page.small + 4);
    const right = x + 5 + textWidth(each.label, page.small) > page.width && x > page.width / 2;
    const label = fit(each.label, right ? x - 8 : page.width - x - 8, page.small);
    return { marks: [
      { type: 'line', points: [[x, y - 6], [x, where.floor]], stroke: ink('muted'), width: 1, dash: true },
      { type: 'text', x: right ? x - 5 : x + 5, y, text: label, size: page.small, fill: ink('muted'), align: right ? 'right' : 'left' },
    ] };
  });
}
