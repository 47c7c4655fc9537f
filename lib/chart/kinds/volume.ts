/** One figure a report, over many orders of magnitude: dots (not bars, whose length would lie) on a logarithmic scale where 0 stands apart. */
import { cellId, isCellId } from '../../form';
import type { Figure } from '../../query/figures';
import { greatest } from '../known';
import { cellName } from '../names';
import { about, capped, empties, labelWidth, listed, nameOf, rowInk, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, textWidth } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';

const RECEIVED = cellId('applications', 'new_received', 'total');

export function volumeCell(spec: ChartSpec & { kind: 'volume' }): string {
  return spec.cell !== undefined && isCellId(spec.cell) ? spec.cell : RECEIVED;
}

/** What a cell counts. */
export function cellUnit(cell: string, page: Paper): string {
  return cell.endsWith('_wan') ? page.words.wan : cell.startsWith('proactive.') ? page.words.documents : cell.startsWith('disputes.') ? page.words.cases : page.words.applications;
}

interface Told extends Row { figure: Figure }
interface Known extends Told { figure: Figure & { value: number } }
const isKnown = (row: Told): row is Known => row.figure.value !== null;

export function drawVolume(spec: ChartSpec & { kind: 'volume' }, page: Paper): Drawn {
  const cell = volumeCell(spec);
  const rows = rowsOf(spec, page).map((row): Told => ({ ...row, figure: row.report.figures[cell] ?? { value: null, state: 'absent' } }));
  const known = rows.filter(isKnown).sort((a, b) => b.figure.value - a.figure.value);
  const empty = rows.filter((row) => row.figure.value === null);
  const most = greatest(10, known.map((row) => row.figure.value));
  const decades = Math.ceil(Math.log10(most) - 1e-9);
  const left = labelWidth(rows, page);
  const zero = page.narrow ? 6 : left + 8;
  const one = zero + (page.narrow ? 24 : 44);
  const end = page.width - (page.narrow ? 44 : 70);
  /** 0 in a place of its own; figures between 0 and 1 (amounts) between it and 1. */
  const at = (value: number) => (value <= 0 ? zero : value < 1 ? zero + (one - zero) * (0.4 + 0.6 * value) : one + ((end - one) * Math.log10(value)) / decades);
  const unit = cellUnit(cell, page);

  const step = page.narrow ? 38 : 26;
  const top = 22;
  const list = listed(capped(known), page, top + (page.narrow ? 12 : 17), step, (row, y) => dotItem(row, rows, page, { y, step, left, at, zero, unit }));
  const bottom = known.length > 0 ? list.y - step / 2 + (page.narrow ? 10 : 2) : top;
  const ticks: Mark[] = [
    { type: 'line', points: [[zero, top], [zero, bottom]], stroke: ink('peer'), width: 1 },
    { type: 'text', x: page.narrow ? zero - 6 : zero, y: 10, text: '0', size: page.small, fill: ink('muted'), align: page.narrow ? 'left' : 'center' },
  ];
  // From the largest down: where numbers would run into each other, the smaller one keeps its line only.
  let free = page.width;
  for (let power = decades; power >= 0; power -= 1) {
    const [x, text] = [at(10 ** power), count(10 ** power)];
    const half = textWidth(text, page.small) / 2;
    ticks.push({ type: 'line', points: [[x, top], [x, bottom]], stroke: ink('rule'), width: 1 });
    if (power < decades && x + half + 6 > free) continue;
    ticks.push({ type: 'text', x, y: 10, text, size: page.small, fill: ink('muted'), align: 'center' });
    free = x - half;
  }
  const foot = empties(empty, rows, (row) => page.words.states[row.report.figures[cell]?.state ?? 'absent'], page, known.length > 0 ? bottom : 0, left);
  const first = known[0];
  return {
    items: [...(known.length > 0 ? [{ marks: ticks }] : []), ...list.items, ...foot.items],
    height: Math.ceil(Math.max(foot.bottom, known.length > 0 ? bottom : 0) + 8),
    summary: summaryOf(page, {
      title: join(page, cellName(cell, page.lang), about(spec.reports, page)), unit, denominator: null,
      first: first ? `${first.label} ${count(first.figure.value)}` : null,
      notes: [page.words.scaleNote, ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : [])],
    }, known.length, rows.length, [
      { id: 'label', label: page.words.report, numeric: false },
      { id: 'value', label: cellName(cell, page.lang), numeric: true },
    ], [...known, ...empty].map((row) => ({
      report_id: row.report.report_id,
      cells: [{ value: row.label, text: row.label }, { value: row.figure.value, text: row.figure.value === null ? page.words.states[row.figure.state] : count(row.figure.value), state: row.figure.state }],
    }))),
  };
}

interface Where { y: number; step: number; left: number; at: (value: number) => number; zero: number; unit: string }

function dotItem(row: Known, rows: readonly Row[], page: Paper, { y, step, left, at, zero, unit }: Where): Item {
  const colour = ink(rowInk(row, rows, 'ink'));
  const line = page.narrow ? y + 16 : y;
  const { value } = row.figure;
  const x = at(value);
  const inferred = row.figure.state === 'inferred';
  return {
    marks: [
      { type: 'rect', x: 0, y: y - (page.narrow ? 10 : step / 2), w: page.width, h: step, fill: 'transparent' },
      nameOf(row, rows, page, y, left),
      ...(value > 0 ? [{ type: 'line', points: [[zero, line], [x - 7, line]], stroke: ink('peer'), width: 1, dash: true } satisfies Mark] : []),
      { type: 'dot', x, y: line, r: 4.5, fill: value === 0 ? ink('paper') : colour, stroke: colour },
      { type: 'text', x: x + 10, y: line, text: `${inferred ? '≈' : ''}${count(value)}`, size: page.text, fill: ink('ink'), bold: row.chosen },
    ],
    tip: [row.label, `${count(value)} ${unit}`, ...(row.report.origin === 'coded' ? [page.words.coded] : []), ...(inferred ? [page.words.inferredTip] : [])],
  };
}
