/**
 * Every outcome row of the form against every report: the count stands in the cell, its ground is inked
 * by the share of that report's total handled. A blank, a row that the form used does not have, and a
 * true 0 are told apart. Where there are more reports than fit, the table goes on below.
 */
import { GROUPS, cellId, outcomeRows } from '../../form';
import type { Row as FormRow } from '../../form';
import { groupTerm, total } from '../../metrics';
import { figureOf } from '../../query/figures';
import type { Figure } from '../../query/figures';
import { descending } from '../known';
import { plainLabel } from '../names';
import { about, capped, empties, isCrowd, moreMark, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { ink } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec, ReasonsAs } from '../spec';
import { count, fit, percent, textWidth, wrap } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';

const GROUP_INK: Record<string, Ink> = { granted: 'granted', partial: 'partial', denied: 'denied', unable: 'unable', refused: 'refused', other: 'other' };
/** A row that only one of the two forms has is not missing from a report that fills the other's. */
function figureAt(row: Row, line: FormRow | null): Figure {
  const figure = row.report.figures[id(line === null ? 'total_handled' : line.id)] ?? { value: null, state: 'absent' };
  if (figure.value !== null || line?.group !== 'other') return figure;
  const other = total([groupTerm('other')], figureOf(row.report));
  return other.value !== null && other.basis === 'detail' ? { value: null, state: 'absent' } : figure;
}

/** Rows of the 2019 form that the 2021 form split up. */
const isOlder = (line: FormRow) => !outcomeRows('2021').some((row) => row.id === line.id);
const lineName = (line: FormRow | null, page: Paper) => line === null ? page.words.handledAll : `${plainLabel(line[page.lang])}${isOlder(line) ? page.words.form2019 : ''}`;
const id = (row: string) => cellId('applications', row, 'total');

/** Rows of the 2021 form, and the one of 2019 that it split up where a report has it. */
function formRows(rows: readonly Row[]): FormRow[] {
  const now = outcomeRows('2021');
  const older = outcomeRows('2019').filter((row) => !now.some((each) => each.id === row.id)
    && rows.some((each) => figureOf(each.report)(id(row.id)) !== null));
  return [...now, ...older];
}

export function drawReasons(spec: ChartSpec & { kind: 'reasons' }, page: Paper): Drawn {
  const rows = rowsOf(spec, page);
  const lines = formRows(rows);
  const has = (row: Row) => lines.some((line) => figureOf(row.report)(id(line.id)) !== null);
  const known = rows.filter(has).sort((a, b) => descending(figureOf(a.report)(id('total_handled')), figureOf(b.report)(id('total_handled'))));
  const empty = rows.filter((row) => !has(row));
  const left = page.narrow ? 128 : 330;
  const most = page.narrow ? 4 : 10;
  // As even as can be: 5 reports make 3 and 2, not 4 and 1.
  const { shown, more } = capped(known, mostColumns(known.length, page.narrow));
  const perBlock = Math.ceil(shown.length / Math.max(1, Math.ceil(shown.length / most)));
  const as = spec.as ?? 'count';
  const items: Item[] = [];
  let y = 0;
  for (let from = 0; from < shown.length; from += perBlock) {
    const block = shown.slice(from, from + perBlock);
    y = drawBlock(block, lines, as, page, left, Math.min((page.width - left) / block.length, page.narrow ? 78 : 112), y, items);
    y += 18;
  }
  items.push(...moreMark(more, page, y));
  if (more > 0) y += 28;
  const foot = empties(empty, rows, () => page.words.notReported, page, known.length > 0 ? y - 12 : 0, page.narrow ? 0 : 300);
  items.push(...foot.items);
  return {
    items, height: Math.ceil(foot.bottom + 6),
    summary: summaryOf(page, {
      title: join(page, page.words.reasonsAs[as], about(spec.reports, page)), unit: as === 'count' ? page.words.reasonsUnit : '%',
      denominator: as === 'within' ? page.words.ofGroup : page.words.ofHandled, first: null,
      notes: [page.words.key, page.words.sum, ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : [])],
    }, known.length, rows.length, ...tableOf([...known, ...empty], lines, as, page)),
  };
}

/** Drawn columns: three tables of ten beside each other, three of four in the narrow form. */
const MOST_WIDE = 30;
const MOST_NARROW = 12;
/** Of very many, two tables beside each other: a count in every cell is many bytes. */
const mostColumns = (n: number, narrow: boolean): number => (isCrowd(n) ? (narrow ? 8 : 20) : narrow ? MOST_NARROW : MOST_WIDE);
/** With more reports than this the table has a line for each report instead of a column. */
const MOST_COLUMNS = 30;

/** What a row is divided by; null where nothing is, or it is not known. */
function wholeOf(row: Row, line: FormRow | null, as: ReasonsAs): number | null {
  const figures = figureOf(row.report);
  if (as === 'count' || line === null) return null;
  if (as === 'share') return figures(id('total_handled'));
  const group = line.group ?? '';
  // Granted in full and in part are groups of one row.
  return isGroup(group) ? total([groupTerm(group)], figures).value : null;
}

/** A figure as it is asked for: a count, or a share in 0…1. */
function amountOf(row: Row, line: FormRow | null, as: ReasonsAs, page: Paper): { value: number | null; text: string; state: string } {
  const figure = figureAt(row, line);
  if (figure.value === null) return { value: null, text: page.words.states[figure.state], state: figure.state };
  if (as === 'count' || line === null) return { value: figure.value, text: count(figure.value), state: figure.state };
  const whole = wholeOf(row, line, as);
  if (whole === null) return { value: null, text: page.words.notReported, state: 'null_operand' };
  if (whole === 0) return { value: null, text: page.words.zeroDenominator, state: 'zero_denominator' };
  return { value: figure.value / whole, text: percent(figure.value / whole), state: figure.state };
}

function tableOf(rows: readonly Row[], lines: readonly FormRow[], as: ReasonsAs, page: Paper): [Drawn['summary']['columns'], Drawn['summary']['rows']] {
  const all = [...lines, null];
  if (rows.length <= MOST_COLUMNS) {
    return [
      [{ id: 'reason', label: page.words.reasons, numeric: false }, ...rows.map((row) => ({ id: row.report.report_id, label: row.label, numeric: true }))],
      all.map((line) => ({ report_id: null, cells: [{ value: lineName(line, page), text: lineName(line, page) }, ...rows.map((row) => amountOf(row, line, as, page))] })),
    ];
  }
  return [
    [{ id: 'label', label: page.words.report, numeric: false }, ...all.map((line) => ({ id: line?.id ?? 'total_handled', label: lineName(line, page), numeric: true }))],
    rows.map((row) => ({ report_id: row.report.report_id, cells: [{ value: row.label, text: row.label }, ...all.map((line) => amountOf(row, line, as, page))] })),
  ];
}

/** One table of up to a block's reports. Returns its bottom. */
function drawBlock(block: readonly Row[], lines: readonly FormRow[], as: ReasonsAs, page: Paper, left: number, w: number, top: number, items: Item[]): number {
  const size = page.narrow ? 11 : 12.5;
  const heads = block.map((row) => row.label.split(' · ').flatMap((part) => wrap(part, w - 6, page.small)).slice(0, 5));
  const headHeight = Math.max(...heads.map((head) => head.length)) * (page.small + 3) + 8;
  block.forEach((row, column) => {
    const head = heads[column] ?? [];
    items.push({ marks: head.map((text, index) => ({
      type: 'text', x: left + w * (column + 0.5), y: top + headHeight - 6 - (head.length - index - 0.5) * (page.small + 3), text: fit(text, w - 4, page.small), size: page.small,
      fill: ink('ink'), align: 'center', bold: row.chosen,
    } satisfies Mark)) });
  });
  let y = top + headHeight;
  let group: string | null = null;
  for (const line of [...lines, null]) {
    const name = lineName(line, page);
    const inGroup = line !== null && line.group !== null && line.group in GROUPS;
    if (line !== null && line.group !== group && inGroup) {
      group = line.group;
      const groupName = Object.entries(GROUPS).find(([key]) => key === group)?.[1];
      y += 6;
      items.push({ marks: [
        { type: 'line', points: [[0, y], [left + w * block.length, y]], stroke: ink('rule'), width: 1 },
        { type: 'text', x: 0, y: y + 11, text: plainLabel(groupName?.[page.lang] ?? ''), size: page.small, fill: ink('muted') },
        ...block.flatMap((row, column) => groupMark(row, line.group ?? '', page, left + w * (column + 0.5), y + 11)),
      ] });
      y += 20;
    }
    const indent = inGroup ? 10 : 0;
    const label = wrap(name, left - 10 - indent, size).slice(0, 3);
    const h = Math.max(page.narrow ? 24 : 25, label.length * (size + 2.5) + 6);
    if (line === null) {
      y += 6;
      items.push({ marks: [{ type: 'line', points: [[0, y], [left + w * block.length, y]], stroke: ink('ink'), width: 1 }] });
    }
    items.push({ marks: label.map((text, index) => ({
      type: 'text', x: indent, y: y + h / 2 + (index - (label.length - 1) / 2) * (size + 2.5), text: index === 2 ? fit(text, left - 12 - indent, size) : text, size, fill: ink('ink'), bold: line === null,
    } satisfies Mark)) });
    block.forEach((row, column) => items.push(cellItem(row, line, name, as, page, left + w * column, y, w, h)));
    y += h;
  }
  return y;
}

/** The group's own figure in its heading: the sum of its rows, or what was published instead of them. */
function groupMark(row: Row, group: string, page: Paper, x: number, y: number): Mark[] {
  if (!isGroup(group)) return [];
  const sum = total([groupTerm(group)], figureOf(row.report));
  if (sum.value === null) return [];
  return [{ type: 'text', x, y, text: `${sum.basis === 'sum' ? 'Σ ' : ''}${count(sum.value)}`, size: page.small, fill: ink('muted'), align: 'center' }];
}

function isGroup(group: string): group is keyof typeof GROUPS {
  return Object.hasOwn(GROUPS, group);
}

function cellItem(row: Row, line: FormRow | null, name: string, as: ReasonsAs, page: Paper, x: number, y: number, w: number, h: number): Item {
  const figures = figureOf(row.report);
  const whole = figures(id('total_handled'));
  const figure = figureAt(row, line);
  const marks: Mark[] = [];
  const share = figure.value !== null && whole !== null && whole > 0 && line !== null ? Math.min(1, figure.value / whole) : null;
  const colour = ink(GROUP_INK[line?.group ?? ''] ?? 'other');
  marks.push({ type: 'rect', x: x + 1, y: y + 1, w: w - 2, h: h - 2, fill: 'transparent' });
  if (share !== null && share > 0) {
    marks.push(
      { type: 'rect', x: x + 1, y: y + 1, w: w - 2, h: h - 2, fill: colour, opacity: Math.round((0.08 + 0.37 * Math.sqrt(share)) * 1000) / 1000 },
      { type: 'rect', x: x + 1, y: y + h - 4, w: Math.max(1, (w - 2) * share), h: 3, fill: colour },
    );
  }
  const absent = figure.state === 'absent';
  const amount = amountOf(row, line, as, page);
  const text = amount.value !== null ? amount.text : figure.value !== null ? '–' : absent ? page.words.absentShort : page.words.notReportedShort;
  const size = figure.value === null ? 11 : page.narrow ? 11.5 : 13;
  marks.push({
    type: 'text', x: x + w / 2, y: y + h / 2, text: textWidth(text, size) > w ? fit(text, w, size) : text, size,
    fill: figure.value === null || figure.value === 0 ? ink('muted') : ink('ink'), align: 'center', bold: line === null || (figure.value !== null && figure.value > 0),
  });
  const told = figure.value === null ? page.words.states[figure.state] : `${count(figure.value)}${share === null ? '' : ` (${percent(share)} ${page.words.ofHandled})`}`;
  return { marks, tip: [row.label, name, told] };
}
