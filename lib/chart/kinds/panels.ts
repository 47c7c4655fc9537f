/** Small multiples of one year: a panel for each metric, the same rows and one scale in all of them. */
import { metric as metricOf } from '../../metrics';
import type { Evaluation, Metric } from '../../metrics';
import { figureOf } from '../../query/figures';
import { about, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { greatest } from '../known';
import { ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, fit, percent, textWidth } from '../text';
import { PEER_WORDS } from '../../i18n/peers';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricInk, metricText, whyNot } from './metric';

interface Scored extends Row { results: Evaluation[] }

/** Of a panel, px: as many stand side by side as have it. */
const LEAST_WIDTH = 180;

export function drawPanels(spec: ChartSpec & { kind: 'panels' }, page: Paper): Drawn {
  const metrics = spec.metrics.map(metricOf);
  const rows = rowsOf(spec, page).map((row): Scored => ({ ...row, results: metrics.map((metric) => metric.evaluate(figureOf(row.report))) }));
  const top = greatest(1e-9, rows.flatMap((row) => row.results.flatMap((result) => [result.value, result.high])));
  const scale = top > 0.5 ? { max: 1, step: 0.5 } : axisOf(top, 2);
  const left = page.narrow ? 118 : Math.min(230, 14 + Math.max(60, ...rows.map((row) => textWidth(row.label, page.small))));
  const gap = 34;
  const columns = page.narrow ? 1 : Math.min(3, metrics.length || 1, Math.floor((page.width - left + gap) / (LEAST_WIDTH + gap)));
  const width = (page.width - left - gap * (columns - 1)) / columns;
  const step = page.narrow ? 24 : 23;
  const block = 44 + rows.length * step + 14;
  const items: Item[] = [];
  metrics.forEach((metric, index) => {
    const column = index % columns;
    const x0 = left + column * (width + gap);
    const y = Math.floor(index / columns) * block;
    items.push({ marks: frameOf(metric, scale, { x0, x1: x0 + width - 46, y, bottom: y + block - 18 }, page) });
    rows.forEach((row, line) => {
      const at = y + 46 + line * step;
      const result = row.results[index];
      if (result === undefined) return;
      const name: Mark[] = column > 0 ? [] : [{ type: 'text', x: left - 12, y: at, text: fit(row.label, left - 14, page.small), size: page.small, fill: ink('ink'), align: 'right', bold: row.chosen }];
      items.push(rowItem(row, metric, result, name, { x0, x1: x0 + width - 46, y: at, step, max: scale.max }, page));
    });
  });
  return {
    items, height: Math.ceil(metrics.length / columns) * block,
    summary: summaryOf(page, { title: join(page, PEER_WORDS[page.lang].panelsTitle, about(spec.reports, page)), unit: '%', denominator: null, first: null, notes: [] },
      rows.filter((row) => row.results.some((result) => result.value !== null)).length, rows.length,
      [{ id: 'label', label: page.words.report, numeric: false }, ...metrics.map((metric) => ({ id: metric.id, label: `${metric.label[page.lang]} (${metric.denominatorWords[page.lang]})`, numeric: true }))],
      rows.map((row) => ({
        report_id: row.report.report_id,
        cells: [{ value: row.label, text: row.label }, ...row.results.map((result, index) => {
          const metric = metrics[index];
          return { value: result.value, text: result.value === null || metric === undefined ? whyNot(result, page) : metricText(metric, result.value) };
        })],
      }))),
  };
}

function frameOf(metric: Metric, scale: { max: number; step: number }, { x0, x1, y, bottom }: { x0: number; x1: number; y: number; bottom: number }, page: Paper): Mark[] {
  const marks: Mark[] = [{ type: 'text', x: x0, y: y + 10, text: fit(metric.label[page.lang], x1 - x0 + 46, page.small), size: page.small, fill: ink('ink'), bold: true }];
  for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
    const x = x0 + ((x1 - x0) * value) / scale.max;
    marks.push(
      { type: 'line', points: [[x, y + 34], [x, bottom]], stroke: ink('rule'), width: 1 },
      { type: 'text', x, y: y + 26, text: percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0), size: 11, fill: ink('muted'), align: value === 0 ? 'left' : 'center' },
    );
  }
  return marks;
}

function rowItem(row: Scored, metric: Metric, result: Evaluation, name: readonly Mark[], { x0, x1, y, step, max }: { x0: number; x1: number; y: number; step: number; max: number }, page: Paper): Item {
  const at = (value: number) => x0 + ((x1 - x0) * Math.min(value, max)) / max;
  const hit: Mark = { type: 'rect', x: x0, y: y - step / 2, w: x1 - x0 + 46, h: step, fill: 'transparent' };
  if (result.value === null) {
    return { marks: [hit, ...name, { type: 'text', x: x0 + 4, y, text: page.words.notReported, size: 11, fill: ink('muted') }], tip: [row.label, `${metric.label[page.lang]}: ${whyNot(result, page)}`] };
  }
  const few = result.denominator !== null && result.denominator < metric.minimum_n;
  const colour = ink(metricInk(metric.id));
  const range: Mark[] = result.low === null || result.high === null ? [] : [{ type: 'line', points: [[at(result.low), y], [at(result.high), y]], stroke: colour, width: 5, opacity: 0.32 }];
  return {
    marks: [hit, ...name, ...range, { type: 'dot', x: at(result.value), y, r: 4, fill: few ? ink('paper') : colour, stroke: colour },
      { type: 'text', x: x1 + 46, y, text: metricText(metric, result.value), size: 11, fill: ink(few ? 'muted' : 'ink'), align: 'right' }],
    tip: [
      row.label, `${metric.label[page.lang]} ${metricText(metric, result.value)}${result.numerator === null || result.denominator === null ? '' : ` (${count(result.numerator)}/${count(result.denominator)})`}`,
      ...(result.low === null || result.high === null ? [] : [`${page.words.interval} ${metricText(metric, result.low)}–${metricText(metric, result.high)}`]), ...(few ? [PEER_WORDS[page.lang].few(count(metric.minimum_n))] : []),
    ],
  };
}
