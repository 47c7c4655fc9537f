/**
 * Results of reviews and lawsuits, a panel for each kind and never a sum of them: one case can be in two.
 * Each bar is 100 % of its cases, with the counts inside and the total beside it.
 */
import { cellId, columnsOf } from '../../form';
import { figureOf } from '../../query/figures';
import { about, capped, empties, labelWidth, legend, moreMark, nameOf, rowsOf, stackedBar } from '../page';
import type { Paper, Part, Row } from '../page';
import { descending, known as knownOf } from '../known';
import { ink } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, textWidth } from '../text';
import { few, join, summaryOf } from './drawn';
import type { Drawn } from './drawn';

const RESULT_INK: Record<string, Ink> = { upheld: 'upheld', corrected: 'corrected', other: 'other', pending: 'pending' };
const RESULTS = columnsOf('disputes').filter((column) => column.id !== 'total');
const KINDS = ['review', 'suit_direct', 'suit_after_review', 'suits_all'] as const;
type Kind = (typeof KINDS)[number];

interface Block { parts: Part[]; total: number | null }

function blockOf(row: Row, kind: Kind, page: Paper): Block {
  const figures = figureOf(row.report);
  return {
    parts: RESULTS.map((result) => ({
      ink: RESULT_INK[result.id] ?? 'other', label: result[page.lang], value: figures(cellId('disputes', kind, result.id)), ...(result.id === 'pending' ? { dash: true } : {}),
    })),
    total: figures(cellId('disputes', kind, 'total')),
  };
}

const hasAny = (block: Block) => block.total !== null || block.parts.some((part) => part.value !== null);

export function drawDisputes(spec: ChartSpec & { kind: 'disputes' }, page: Paper): Drawn {
  const rows = rowsOf(spec, page);
  // Sums over suits get a panel only where some report published nothing finer.
  const sumsOnly = rows.some((row) => hasAny(blockOf(row, 'suits_all', page)) && !hasAny(blockOf(row, 'suit_direct', page)) && !hasAny(blockOf(row, 'suit_after_review', page)));
  const kinds = KINDS.filter((kind) => (kind !== 'suits_all' || sumsOnly) && (spec.only === undefined || (kind === 'review') === (spec.only === 'reviews')));
  const usable = (row: Row) => kinds.some((kind) => hasAny(blockOf(row, kind, page)));
  /** Of its blocks the one with most cases, as printed; null where no total is. */
  const size = (row: Row): number | null => knownOf(kinds.map((kind) => blockOf(row, kind, page).total)).reduce<number | null>((most, total) => (most === null ? total : Math.max(most, total)), null);
  const drawn = rows.filter(usable).sort((a, b) => descending(size(a), size(b)));
  const empty = rows.filter((row) => !usable(row));
  const left = labelWidth(rows, page);
  const items: Item[] = [];
  const key = legend(RESULTS.map((result) => ({ ink: RESULT_INK[result.id] ?? 'other', label: result[page.lang], ...(result.id === 'pending' ? { dash: true } : {}) })), page, 0, page.narrow ? 0 : left);
  let bottom = 0;
  if (drawn.length > 0) {
    items.push(key.item);
    const { shown, more } = capped(drawn);
    bottom = page.narrow ? drawStacked(shown, rows, kinds, page, key.height + 18, items) : drawPanels(shown, rows, kinds, page, left, key.height + 18, items);
    items.push(...moreMark(more, page, bottom + 14));
    if (more > 0) bottom += 28;
  }
  const foot = empties(empty, rows, () => page.words.notReported, page, bottom, left);
  items.push(...foot.items);
  const first = drawn[0];
  const largest = first === undefined ? null : size(first);
  return {
    items, height: Math.ceil(Math.max(foot.bottom, bottom) + 8),
    summary: summaryOf(page, {
      title: join(page, spec.only === undefined ? page.words.disputes : page.words.disputesOf[spec.only], about(spec.reports, page)), unit: page.words.cases, denominator: null,
      first: first === undefined || largest === null ? null : `${first.label} ${count(largest)} ${page.words.cases}`,
      notes: [...few(misprints(drawn, kinds, page), page), ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : [])],
    }, drawn.length, rows.length, [
      { id: 'label', label: page.words.report, numeric: false },
      ...kinds.flatMap((kind) => [...RESULTS, { id: 'total', zh: page.words.total, en: page.words.total }].map((result) => ({ id: `${kind}.${result.id}`, label: `${page.words.disputeKinds[kind]} · ${result[page.lang]}`, numeric: true }))),
    ], [...drawn, ...empty].map((row) => ({
      report_id: row.report.report_id,
      cells: [{ value: row.label, text: row.label }, ...kinds.flatMap((kind) => {
        const block = blockOf(row, kind, page);
        return [...block.parts.map((part) => part.value), block.total].map((value) => ({ value, text: value === null ? page.words.notReported : count(value) }));
      })],
    }))),
  };
}

/** Totals in print that are less than their parts. */
function misprints(drawn: readonly Row[], kinds: readonly Kind[], page: Paper): string[] {
  return drawn.flatMap((row) => kinds.flatMap((kind) => {
    const block = blockOf(row, kind, page);
    const known = block.parts.reduce((sum, part) => (part.value === null ? sum : sum + part.value), 0);
    return block.total !== null && known > block.total ? [`${row.label} · ${page.words.disputeKinds[kind]}: ${page.words.exceeds}`] : [];
  }));
}

/** The bar, or what stands instead of it: 0, a total without results, or that nothing is reported. */
function blockMarks(block: Block, page: Paper, x: number, y: number, w: number): Mark[] {
  const known = block.parts.reduce((sum, part) => (part.value === null ? sum : sum + part.value), 0);
  if (!hasAny(block)) return [{ type: 'text', x, y, text: page.words.notReported, size: page.small, fill: ink('muted') }];
  const complete = block.parts.every((part) => part.value !== null);
  const whole = block.total ?? (complete ? known : null);
  const label: Mark = { type: 'text', x: x + w + 8, y, text: block.total === null ? '?' : count(block.total), size: page.text, fill: block.total === 0 ? ink('muted') : ink('ink') };
  if (known === 0 && (whole === null || whole === 0)) return whole === null ? [{ type: 'text', x, y, text: page.words.partsNotReported, size: page.small, fill: ink('muted') }] : [{ type: 'text', x, y, text: '0', size: page.text, fill: ink('muted') }];
  if (block.parts.every((part) => part.value === null)) {
    const fits = textWidth(page.words.partsNotReported, page.small) < w - 8;
    return [{ type: 'rect', x: x + 0.5, y: y - 8.5, w: w - 1, h: 17, stroke: ink('peer'), dash: true },
      ...(fits ? [{ type: 'text', x: x + w / 2, y: y + 0.5, text: page.words.partsNotReported, size: page.small, fill: ink('muted'), align: 'center' } satisfies Mark] : []), label];
  }
  return [...stackedBar(block.parts, whole ?? known, x, y, w, 18, page), label];
}

function tipOf(row: Row, kind: Kind, block: Block, page: Paper): string[] {
  const told = (value: number | null) => (value === null ? page.words.notReported : count(value));
  return [`${row.label} · ${page.words.disputeKinds[kind]}`, ...block.parts.map((part) => `${part.label} ${told(part.value)}`), `${page.words.total} ${told(block.total)}`];
}

function drawPanels(drawn: readonly Row[], all: readonly Row[], kinds: readonly Kind[], page: Paper, left: number, top: number, items: Item[]): number {
  const gap = 24;
  const panel = (page.width - left - gap * (kinds.length - 1)) / kinds.length;
  const bar = panel - 48;
  if (kinds.length > 1) kinds.forEach((kind, index) => items.push({ marks: [
    { type: 'text', x: left + index * (panel + gap), y: top, text: page.words.disputeKinds[kind], size: page.text, fill: ink('ink'), bold: true },
    { type: 'line', points: [[left + index * (panel + gap), top + 13], [left + index * (panel + gap) + panel, top + 13]], stroke: ink('rule'), width: 1 },
  ] }));
  let y = top + (kinds.length > 1 ? 32 : 8);
  for (const row of drawn) {
    items.push({ marks: [nameOf(row, all, page, y, left)] });
    kinds.forEach((kind, index) => {
      const x = left + index * (panel + gap);
      const block = blockOf(row, kind, page);
      items.push({ marks: [{ type: 'rect', x, y: y - 14, w: panel, h: 28, fill: 'transparent' }, ...blockMarks(block, page, x, y, bar)], tip: tipOf(row, kind, block, page) });
    });
    y += 29;
  }
  return y - 12;
}

function drawStacked(drawn: readonly Row[], all: readonly Row[], kinds: readonly Kind[], page: Paper, top: number, items: Item[]): number {
  // With one kind alone the title has said which.
  const label = kinds.length === 1 ? 0 : Math.min(132, Math.max(...kinds.map((kind) => textWidth(page.words.disputeKinds[kind], page.small))) + 8);
  const bar = page.width - label - 36;
  let y = top;
  for (const row of drawn) {
    items.push({ marks: [nameOf(row, all, page, y, 0)] });
    y += 22;
    for (const kind of kinds) {
      const block = blockOf(row, kind, page);
      items.push({ marks: [
        { type: 'rect', x: 0, y: y - 11, w: page.width, h: 22, fill: 'transparent' },
        ...(label === 0 ? [] : [{ type: 'text', x: 0, y, text: page.words.disputeKinds[kind], size: page.small, fill: ink('muted') } satisfies Mark]),
        ...blockMarks(block, page, label, y, bar),
      ], tip: tipOf(row, kind, block, page) });
      y += 23;
    }
    y += 12;
  }
  return y - 14;
}
