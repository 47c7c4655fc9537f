/** A rate by report: the interval first, then the dot, then the figure with what it is made of. */
import { metric as metricOf } from '../../metrics';
import type { Evaluation, Metric } from '../../metrics';
import { isOwnFigure } from '../../metrics/words';
import { figureOf, isInferred } from '../../query/figures';
import { descending, greatest } from '../known';
import { cellName } from '../names';
import { MOST_ROWS, about, capped, empties, heading, labelWidth, listed, nameOf, rowInk, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { ink } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, percent } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { cellUnit } from './volume';
import { MARKS } from '../../i18n/marks';

/** Where many are ranked, so many of those too small to rank. */
const FEW_AFTER_MANY = 10;

export interface Scored extends Row { result: Evaluation }
/** A row that has the rate. */
export interface Valued extends Scored { result: Evaluation & { value: number } }
export const hasValue = (row: Scored): row is Valued => row.result.value !== null;

const INKS: Record<string, Ink> = { refusal_rate: 'denied', refusal_rate_exemptions: 'denied', not_held_rate: 'unable', not_processed_rate: 'refused' };
export function metricInk(id: string): Ink {
  return INKS[id] ?? (id.startsWith('disclosure_rate') ? 'granted' : id.endsWith('correction_rate') ? 'corrected' : id.startsWith('applicant_') ? 'applicant-1' : 'ink');
}

/** A value in its unit as text. */
export function metricText(metric: Metric, value: number): string {
  return metric.unit === 'share' ? percent(value) : count(Math.round(value * 10) / 10);
}

/** The unit of a rate in words. */
export function metricUnit(metric: Metric, page: Paper): string {
  switch (metric.unit) {
    case 'share': return '%';
    case 'per_100': return page.words.per100;
    case 'per_100k': return page.words.per100k;
    case 'per_own': return cellUnit(metric.operands[0] ?? '', page);
    case 'count': return page.words.documents;
  }
}

/** Without a value in the reader's own table. */
const notInOwn = (row: Scored) => row.result.reason?.code === 'null_operand' && row.result.reason.cells.some(isOwnFigure);
const nothingDone = (row: Scored) => row.result.reason?.code === 'zero_denominator';

/** Why there is no value, with the first empty cells by name. */
export function whyNot(result: Evaluation, page: Paper): string {
  if (result.reason === undefined) return page.words.notReported;
  if (result.reason.code === 'zero_denominator') return page.words.zeroDenominator;
  const cells = result.reason.cells;
  if (cells.some(isOwnFigure)) return page.words.notInOwn;
  const names = cells.slice(0, 2).map((id) => cellName(id, page.lang)).join(MARKS[page.lang].list);
  return `${page.words.notReported} (${page.words.because(cells.length > 2 ? `${names} …` : names)})`;
}

/** Ends of an axis from 0 that reads well: a step of 1, 2, 2.5 or 5. */
export function axisOf(max: number, most: number): { max: number; step: number } {
  const rough = max / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough - 1e-12) ?? power * 10;
  return { max: Math.ceil(max / step - 1e-9) * step, step };
}

export function drawMetric(spec: ChartSpec & { kind: 'metric' }, page: Paper): Drawn {
  const metric = metricOf(spec.metric);
  const rows: Scored[] = rowsOf(spec, page).map((row) => ({ ...row, result: metric.evaluate(figureOf(row.report)) }));
  const known = rows.filter(hasValue);
  const byCases = (a: Scored, b: Scored) => descending(a.result.denominator, b.result.denominator);
  const byValue = (a: Valued, b: Valued) => descending(a.result.value, b.result.value) || byCases(a, b);
  const enough = ({ result: { denominator } }: Scored) => metric.minimum_n === 0 || (denominator !== null && denominator >= metric.minimum_n);
  const ranked = known.filter(enough).sort(byValue);
  const few = known.filter((row) => !enough(row)).sort(byCases);
  const empty = rows.filter((row) => row.result.value === null);

  const left = labelWidth(rows, page);
  const figureWidth = page.narrow ? 0 : figuresWidth(metric);
  const x0 = page.narrow ? 4 : left + 4;
  const x1 = page.width - (page.narrow ? 6 : figureWidth);
  const top = greatest(1e-9, known.flatMap(({ result }) => [result.high, result.value]));
  // Only a difference can be below 0.
  const lowest = Math.min(0, ...known.map((row) => row.result.value));
  const ends = metric.unit === 'share' && top > 0.5 ? { max: 1, step: page.narrow ? 0.25 : 0.2 } : axisOf(Math.max(top, -lowest), page.narrow ? 4 : 6);
  const scale = { ...ends, min: lowest < 0 ? -ends.max : 0 };
  const at = (value: number) => x0 + ((x1 - x0) * (Math.min(value, scale.max) - scale.min)) / (scale.max - scale.min);
  const step = page.narrow ? 42 : 27;

  const items: Item[] = [];
  const axisTop = 22;
  let y = axisTop + (page.narrow ? 14 : 18);
  const rowItems: Item[] = [];
  const place = (group: { shown: Valued[]; more: number }) => {
    const list = listed(group, page, y, step, (row, top) => rowItem(row, rows, metric, page, { y: top, left, at, x1, step, hollow: !enough(row) }));
    rowItems.push(...list.items);
    ({ y } = list);
  };
  place(capped(ranked));
  if (few.length > 0) {
    rowItems.push(heading(page.words.notRanked(metric.minimum_n), page, y + 4));
    y += page.narrow ? 32 : 34;
    place(capped(few, ranked.length >= MOST_ROWS / 2 ? FEW_AFTER_MANY : MOST_ROWS / 2));
  }
  const bottom = y - step / 2 + (page.narrow ? 12 : 2);
  if (known.length > 0) items.push(gridOf(metric, scale, page, at, axisTop, bottom));
  items.push(...rowItems);
  // Nothing to divide by is a finding of its own, not a figure that is missing.
  const idle = empties(empty.filter(nothingDone), rows, () => page.words.zeroDenominator, page, known.length > 0 ? bottom : 0, left, page.words.zeroDenominator);
  const foreign = empty.filter(notInOwn);
  const outside = empties(foreign, rows, () => page.words.notInOwn, page, idle.bottom, left, page.words.notInOwn);
  const foot = empties(empty.filter((row) => !nothingDone(row) && !notInOwn(row)), rows, (row) => whyNot(metric.evaluate(figureOf(row.report)), page), page, outside.bottom, left);
  items.push(...idle.items, ...outside.items, ...foot.items);

  const first = ranked[0];
  const notes = [
    ...(foreign.length > 0 ? [page.words.ownLeft(count(foreign.length), count(rows.length))] : []),
    ...metric.caveats.map((caveat) => caveat[page.lang]),
    ...(rows.some((row) => row.result.basis === 'sum' && row.result.value !== null) ? [page.words.sum] : []),
    ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : []),
  ];
  return {
    items, height: Math.ceil(Math.max(foot.bottom, known.length > 0 ? bottom : 0) + 8),
    summary: summaryOf(page, {
      title: join(page, metric.label[page.lang], about(spec.reports, page)), unit: metricUnit(metric, page),
      denominator: metric.per.length === 0 ? null : metric.denominatorWords[page.lang], first: first ? `${first.label} ${metricText(metric, first.result.value)}` : null, notes,
    }, known.length, rows.length, [
      { id: 'label', label: page.words.report, numeric: false },
      { id: 'value', label: metric.label[page.lang], numeric: true },
      { id: 'numerator', label: metric.numeratorWords[page.lang], numeric: true },
      { id: 'denominator', label: metric.denominatorWords[page.lang], numeric: true },
      { id: 'low', label: `${page.words.interval} ↓`, numeric: true },
      { id: 'high', label: `${page.words.interval} ↑`, numeric: true },
    ], [...ranked, ...few, ...empty].map((row) => ({
      report_id: row.report.report_id,
      cells: [
        { value: row.label, text: row.label },
        { value: row.result.value, text: row.result.value === null ? whyNot(row.result, page) : metricText(metric, row.result.value), state: row.result.reason?.code ?? (isInferred(row.report, metric.operands) ? 'inferred' : row.result.basis) },
        ...[row.result.numerator, row.result.denominator].map((value) => ({ value, text: value === null ? page.words.notReported : count(value) })),
        ...[row.result.low, row.result.high].map((value) => ({ value, text: value === null ? '' : metricText(metric, value) })),
      ],
    }))),
  };
}

export function gridOf(metric: Metric, scale: { min?: number; max: number; step: number }, page: Paper, at: (value: number) => number, top: number, bottom: number): Item {
  const { min = 0 } = scale;
  const marks: Mark[] = [];
  const decimals = metric.unit === 'share' && scale.step * 100 % 1 > 1e-9 ? 1 : 0;
  const few = Math.max(1, Math.round((scale.max - min) / scale.step / (page.narrow ? 4 : 8)));
  for (let value = min; value <= scale.max + 1e-9; value += scale.step * few) {
    const x = at(value);
    marks.push({ type: 'line', points: [[x, top], [x, bottom]], stroke: ink(min < 0 && Math.abs(value) < 1e-9 ? 'peer' : 'rule'), width: 1 });
    const end = value > scale.max - scale.step / 2;
    marks.push({
      type: 'text', x: page.narrow && end ? x + 4 : page.narrow && value === min ? x - 4 : x, y: 10,
      text: metric.unit === 'share' ? percent(value, decimals) : count(value), size: page.small, fill: ink('muted'),
      align: page.narrow && end ? 'right' : page.narrow && value === min ? 'left' : 'center',
    });
  }
  return { marks };
}

/** Room for a figure and what it is made of: what the reader divides by may be large. */
export const figuresWidth = (metric: Metric): number => (metric.unit === 'per_own' ? 226 : 168);

interface Where { y: number; left: number; at: (value: number) => number; x1: number; step: number; hollow: boolean }

export function rowItem(row: Valued, rows: readonly Row[], metric: Metric, page: Paper, { y, left, at, x1, step, hollow }: Where): Item {
  const { value, low, high, numerator, denominator, basis } = row.result;
  const colour = ink(rowInk(row, rows, metricInk(metric.id)));
  const line = page.narrow ? y + 18 : y;
  const inferred = isInferred(row.report, metric.operands);
  const figure = `${inferred ? '≈' : ''}${metricText(metric, value)}`;
  const ratio = metric.unit === 'count' ? '' : `${numerator === null ? '' : count(numerator)}/${denominator === null ? '' : count(denominator)}${basis === 'sum' ? ' Σ' : ''}`;
  // On a narrow page there is no room for a denominator as large as a population.
  const made = metric.unit === 'per_own' && page.narrow && numerator !== null ? count(numerator) : ratio;
  const marks: Mark[] = [
    { type: 'rect', x: 0, y: y - (page.narrow ? 10 : step / 2), w: page.width, h: step, fill: 'transparent' },
    nameOf(row, rows, page, y, left, 150),
  ];
  if (low !== null && high !== null) marks.push({ type: 'line', points: [[at(low), line], [at(high), line]], stroke: colour, width: 5, opacity: 0.32 });
  marks.push({ type: 'dot', x: at(value), y: line, r: 4.5, fill: hollow ? ink('paper') : colour, stroke: colour });
  if (page.narrow) {
    marks.push(
      { type: 'text', x: page.width - 88, y, text: figure, size: page.text, fill: ink('ink'), align: 'right', bold: true },
      { type: 'text', x: page.width, y, text: made, size: page.small, fill: ink('muted'), align: 'right' },
    );
  } else {
    marks.push(
      { type: 'text', x: x1 + 70, y, text: figure, size: page.text, fill: ink('ink'), align: 'right', bold: true },
      { type: 'text', x: page.width, y, text: made, size: page.small, fill: ink('muted'), align: 'right' },
    );
  }
  const range = low === null || high === null ? [] : [`${page.words.interval} ${metricText(metric, low)}–${metricText(metric, high)}`];
  return { marks, tip: [row.label, `${metric.label[page.lang]} ${figure}`, `${ratio} ${metric.denominatorWords[page.lang]}`, ...range, ...(row.report.origin === 'coded' ? [page.words.coded] : []), ...(inferred ? [page.words.inferredTip] : [])] };
}
