/** Two rates of each report on one line: their intervals, then their dots, then the difference where both are known. */
import { metric as metricOf } from '../../metrics';
import type { Evaluation, Metric } from '../../metrics';
import { figureOf, isInferred } from '../../query/figures';
import { about, capped, empties, labelWidth, legend, moreMark, nameOf, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { greatest } from '../known';
import { ink } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, percent } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricText, whyNot } from './metric';

interface Paired extends Row { results: readonly [Evaluation, Evaluation] }

const INKS: readonly [Ink, Ink] = ['applicant-1', 'partial'];

export function drawPair(spec: ChartSpec & { kind: 'pair' }, page: Paper): Drawn {
  const metrics: readonly [Metric, Metric] = [metricOf(spec.metrics[0]), metricOf(spec.metrics[1])];
  const rows: Paired[] = rowsOf(spec, page).map((row) => ({ ...row, results: [metrics[0].evaluate(figureOf(row.report)), metrics[1].evaluate(figureOf(row.report))] }));
  const cases = (row: Paired) => row.results.reduce((sum, { denominator }) => (denominator === null ? sum : sum + denominator), 0);
  const known = rows.filter((row) => row.results.some((result) => result.value !== null)).sort((a, b) => cases(b) - cases(a));
  const empty = rows.filter((row) => row.results.every((result) => result.value === null));
  const left = labelWidth(rows, page);
  const x0 = page.narrow ? 4 : left + 4;
  const x1 = page.width - (page.narrow ? 6 : 210);
  const most = greatest(1e-9, known.flatMap((row) => row.results.flatMap((result) => [result.high, result.value])));
  const scale = most > 0.5 ? { max: 1, step: page.narrow ? 0.25 : 0.2 } : axisOf(most, page.narrow ? 4 : 6);
  const at = (value: number) => x0 + ((x1 - x0) * Math.min(value, scale.max)) / scale.max;
  const items: Item[] = [];
  const key = legend(metrics.map((metric, index) => ({ ink: INKS[index] ?? 'other', label: metric.numeratorWords[page.lang] })), page, 0, page.narrow ? 0 : x0);
  const top = key.height + 26;
  const step = page.narrow ? 58 : 38;
  let y = top + (page.narrow ? 12 : 22);
  const { shown, more } = capped(known);
  const drawn = shown.map((row) => {
    const item = rowItem(row, rows, metrics, page, { y, step, left, x1, at });
    y += step;
    return item;
  });
  drawn.push(...moreMark(more, page, y));
  if (more > 0) y += 28;
  const bottom = known.length > 0 ? y - step / 2 + 4 : 0;
  if (known.length > 0) {
    const marks: Mark[] = [];
    for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
      const end = page.narrow && value > scale.max - scale.step / 2;
      marks.push(
        { type: 'line', points: [[at(value), top], [at(value), bottom]], stroke: ink('rule'), width: 1 },
        { type: 'text', x: end ? at(value) + 4 : page.narrow && value === 0 ? 0 : at(value), y: top - 11, text: percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0), size: page.small, fill: ink('muted'), align: end ? 'right' : page.narrow && value === 0 ? 'left' : 'center' },
      );
    }
    items.push(key.item, { marks });
  }
  items.push(...drawn);
  const foot = empties(empty, rows, () => page.words.notReported, page, bottom, left);
  items.push(...foot.items);
  const words = (metric: Metric) => metric.label[page.lang];
  return {
    items, height: Math.ceil(Math.max(foot.bottom, bottom) + 8),
    summary: summaryOf(page, {
      title: join(page, `${words(metrics[0])} · ${metrics[1].numeratorWords[page.lang]}`, about(spec.reports, page)), unit: '%', denominator: metrics[0].denominatorWords[page.lang], first: null,
      notes: [...metrics[0].caveats.map((caveat) => caveat[page.lang]), ...(new Set(spec.reports.map((report) => report.scope)).size > 1 ? [page.words.mixed] : [])],
    }, known.length, rows.length, [
      { id: 'label', label: page.words.report, numeric: false },
      ...metrics.flatMap((metric) => [
        { id: metric.id, label: words(metric), numeric: true }, { id: `${metric.id}.n`, label: page.words.denominatorOf(metric.numeratorWords[page.lang]), numeric: true },
        { id: `${metric.id}.low`, label: page.words.low, numeric: true }, { id: `${metric.id}.high`, label: page.words.high, numeric: true },
      ]),
    ], [...known, ...empty].map((row) => ({
      report_id: row.report.report_id,
      cells: [{ value: row.label, text: row.label }, ...row.results.flatMap((result, index) => {
        const metric = metrics[index] ?? metrics[0];
        const end = (value: number | null) => ({ value, text: value === null ? '' : metricText(metric, value) });
        return [
          { value: result.value, text: result.value === null ? whyNot(result, page) : metricText(metric, result.value), state: result.reason?.code ?? (isInferred(row.report, metric.operands) ? 'inferred' : result.basis) },
          { value: result.denominator, text: result.denominator === null ? page.words.notReported : count(result.denominator) }, end(result.low), end(result.high),
        ];
      })],
    }))),
  };
}

interface Where { y: number; step: number; left: number; x1: number; at: (value: number) => number }

function rowItem(row: Paired, rows: readonly Row[], metrics: readonly [Metric, Metric], page: Paper, { y, step, left, x1, at }: Where): Item {
  const marks: Mark[] = [
    { type: 'rect', x: 0, y: y - (page.narrow ? 10 : step / 2), w: page.width, h: step, fill: 'transparent' },
    nameOf(row, rows, page, y, left),
  ];
  const tip = [row.label];
  row.results.forEach((result, index) => {
    const line = page.narrow ? y + 18 + index * 14 : y - 7 + index * 14;
    const colour = ink(INKS[index] ?? 'other');
    const metric = metrics[index] ?? metrics[0];
    if (result.value === null) {
      tip.push(`${metric.numeratorWords[page.lang]}: ${whyNot(result, page)}`);
      return;
    }
    const enough = result.denominator !== null && result.denominator >= metric.minimum_n;
    if (result.low !== null && result.high !== null) marks.push({ type: 'line', points: [[at(result.low), line], [at(result.high), line]], stroke: colour, width: 4, opacity: 0.34 });
    marks.push({ type: 'dot', x: at(result.value), y: line, r: 4, fill: enough ? colour : ink('paper'), stroke: colour });
    const made = [result.numerator, result.denominator].map((each) => (each === null ? '' : count(each))).join('/');
    if (!page.narrow) {
      marks.push(
        { type: 'text', x: x1 + 80, y: line, text: metricText(metric, result.value), size: page.small, fill: ink('ink'), align: 'right', bold: true },
        { type: 'text', x: page.width, y: line, text: made, size: page.small, fill: ink('muted'), align: 'right' },
      );
    }
    tip.push(`${metric.numeratorWords[page.lang]} ${metricText(metric, result.value)} (${made})${result.low === null || result.high === null ? '' : ` · ${page.words.interval} ${metricText(metric, result.low)}–${metricText(metric, result.high)}`}`);
  });
  if (page.narrow) {
    const both = row.results.map((result) => (result.value === null ? '–' : percent(result.value))).join(' · ');
    marks.push({ type: 'text', x: page.width, y, text: both, size: page.small, fill: ink('muted'), align: 'right' });
  }
  return { marks, tip };
}
