/** 100 % bars: outcomes by group of the form, and kinds of applicant. */
import { APPLICANT_COLUMNS, cellId } from '../../form';
import { groupTerm, total } from '../../metrics';
import { figureOf } from '../../query/figures';
import { about, capped, empties, labelWidth, legend, listed, nameOf, rowsOf, stackedBar } from '../page';
import type { Paper, Part, Row } from '../page';
import { ink } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, percent, textWidth } from '../text';
import { few, join, summaryOf } from './drawn';
import type { Drawn } from './drawn';

interface Stacked extends Row { parts: Part[]; whole: number | null; sum: boolean }

/** One whose whole is known. */
interface Whole extends Stacked { whole: number }
const isWhole = (row: Stacked): row is Whole => row.whole !== null && (row.whole === 0 || row.parts.some((part) => part.value !== null));

export const OUTCOME_GROUPS = ['granted', 'partial', 'denied', 'unable', 'refused', 'other'] as const;

/** The six groups of one report, each null where neither its rows nor its sum were published. */
export function outcomeParts(row: Row, page: Paper): { parts: Part[]; sum: boolean } {
  const figures = figureOf(row.report);
  let sum = false;
  const parts = OUTCOME_GROUPS.map((group): Part => {
    const label = page.words.groups[group];
    if (group === 'granted' || group === 'partial') return { ink: group, label, value: figures(cellId('applications', group, 'total')) };
    const result = total([groupTerm(group)], figures);
    if (result.value !== null && result.basis === 'sum') sum = true;
    return { ink: group, label, value: result.value };
  });
  return { parts, sum };
}

export function drawOutcomes(spec: ChartSpec & { kind: 'outcomes' }, page: Paper): Drawn {
  const rows = rowsOf(spec, page).map((row): Stacked => ({ ...row, ...outcomeParts(row, page), whole: figureOf(row.report)(cellId('applications', 'total_handled', 'total')) }));
  return drawStack(spec, rows, page, page.words.outcomes, page.words.ofHandled, page.words.handledAll);
}

const APPLICANT_INKS: readonly Ink[] = ['applicant-1', 'applicant-2', 'applicant-3', 'applicant-4', 'applicant-5', 'applicant-6'];

export function drawApplicants(spec: ChartSpec & { kind: 'applicants' }, page: Paper): Drawn {
  const rows = rowsOf(spec, page).map((row): Stacked => {
    const figures = figureOf(row.report);
    const parts = APPLICANT_COLUMNS.map((column, index): Part => ({
      ink: APPLICANT_INKS[index] ?? 'other', label: column[page.lang], value: figures(cellId('applications', 'new_received', column.id)),
    }));
    return { ...row, parts, whole: figures(cellId('applications', 'new_received', 'total')), sum: false };
  });
  return drawStack(spec, rows, page, page.words.applicants, page.words.ofReceived, page.words.received);
}

function drawStack(spec: ChartSpec, rows: Stacked[], page: Paper, title: string, denominator: string, wholeLabel: string): Drawn {
  const drawn = rows.filter(isWhole).sort((a, b) => b.whole - a.whole);
  const empty = rows.filter((row) => !isWhole(row));
  const left = labelWidth(rows, page);
  const figure = page.narrow ? 0 : 74;
  const x0 = page.narrow ? 0 : left;
  const x1 = page.width - figure;
  const step = page.narrow ? 45 : 30;
  const items: Item[] = [];
  const parts = rows[0]?.parts ?? [];
  const key = legend(parts, page, 0, x0);
  if (drawn.length > 0) items.push(key.item);
  const begin = drawn.length > 0 ? key.height + (page.narrow ? 20 : 24) : 4;
  if (!page.narrow && drawn.length > 0) items.push({ marks: [{ type: 'text', x: page.width, y: 9, text: wholeLabel, size: page.small, fill: ink('muted'), align: 'right' }] });
  const list = listed(capped(drawn), page, begin, step, (row, y) => stackItem(row, rows, page, { y, step, left, x0, x1, wholeLabel }));
  items.push(...list.items);
  const bottom = drawn.length > 0 ? list.y - step / 2 + (page.narrow ? 10 : 2) : 0;
  const foot = empties(empty, rows, () => page.words.notReported, page, bottom, left);
  items.push(...foot.items);
  const first = drawn[0];
  const exceeding = drawn.filter((row) => row.parts.reduce((sum, part) => (part.value === null ? sum : sum + part.value), 0) > row.whole);
  return {
    items, height: Math.ceil(Math.max(foot.bottom, bottom) + 8),
    summary: summaryOf(page, {
      title: join(page, title, about(spec.reports, page)), unit: '%', denominator, first: first ? `${first.label} ${wholeLabel} ${count(first.whole)}` : null,
      notes: [
        ...(drawn.some((row) => row.sum) ? [page.words.sum] : []),
        ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : []),
        ...few(exceeding.map((row) => `${row.label}: ${page.words.exceeds}`), page),
      ],
    }, drawn.length, rows.length, [
      { id: 'label', label: page.words.report, numeric: false },
      ...parts.map((part) => ({ id: part.ink, label: part.label, numeric: true })),
      { id: 'whole', label: wholeLabel, numeric: true },
    ], [...drawn, ...empty].map((row) => ({
      report_id: row.report.report_id,
      cells: [
        { value: row.label, text: row.label },
        ...row.parts.map((part) => ({ value: part.value, text: part.value === null ? page.words.notReported : count(part.value) })),
        { value: row.whole, text: row.whole === null ? page.words.notReported : count(row.whole) },
      ],
    }))),
  };
}

interface Where { y: number; step: number; left: number; x0: number; x1: number; wholeLabel: string }

function stackItem(row: Whole, rows: readonly Row[], page: Paper, { y, step, left, x0, x1, wholeLabel }: Where): Item {
  const { whole } = row;
  const line = page.narrow ? y + 18 : y;
  const end = `${page.narrow ? `${wholeLabel} ` : ''}${count(whole)}${row.sum ? ' Σ' : ''}`;
  const marks: Mark[] = [
    { type: 'rect', x: 0, y: y - (page.narrow ? 10 : step / 2), w: page.width, h: step, fill: 'transparent' },
    nameOf(row, rows, page, y, left, textWidth(end, page.small) + 10),
    { type: 'text', x: page.width, y, text: end, size: page.narrow ? page.small : page.text, fill: page.narrow ? ink('muted') : ink('ink'), align: 'right' },
    ...(whole === 0
      ? [{ type: 'text', x: x0, y: line, text: '0', size: page.small, fill: ink('muted') } satisfies Mark]
      : stackedBar(row.parts, whole, x0, line, x1 - x0, page.narrow ? 17 : 19, page)),
  ];
  const told = row.parts.map((part) => `${part.label} ${part.value === null ? page.words.notReported : `${count(part.value)}${whole > 0 ? ` (${percent(part.value / whole)})` : ''}`}`);
  return { marks, tip: [row.label, ...told, `${wholeLabel} ${count(whole)}`] };
}
