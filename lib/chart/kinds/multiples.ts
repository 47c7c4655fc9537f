/** Small multiples over the years: a place's own line in ink, the peers' middle half as a ground, the other places in grey. */
import { PEER_WORDS } from '../../i18n/peers';
import { MARKS } from '../../i18n/marks';
import { metric as metricOf } from '../../metrics';
import type { Evaluation, Metric } from '../../metrics';
import { figureOf } from '../../query/figures';
import { about, rowsOf } from '../page';
import type { Paper, Row } from '../page';
import { greatest } from '../known';
import { ink } from '../palette';
import { runsOf } from '../runs';
import type { Item, Mark } from '../scene';
import type { Band, ChartSpec } from '../spec';
import { count, fit, percent, textWidth, wrap } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricText, metricUnit, whyNot } from './metric';

interface Point { year: number; report: string; result: Evaluation; label: string }
interface Panel { metric: Metric; title: string; points: Point[]; bands: readonly Band[] }

/** Review before court from this year on. */
const REVIEW_FIRST = 2024;

function panelsOf(spec: ChartSpec & { kind: 'multiples' }, page: Paper): Panel[] {
  // The year tells points of a panel apart: it is no part of the panel's name.
  const rows = rowsOf({ ...spec, reports: spec.reports.map((report) => ({ ...report, year: null })) }, page);
  const keyOf = ({ report }: Row) => [report.place_code ?? report.authority, report.scope === 'aggregate' ? null : report.organ, report.scope].join('|');
  const panels: Panel[] = [];
  for (const ref of spec.metrics) {
    const metric = metricOf(ref);
    const series = new Map<string, Panel>();
    rows.forEach((row, index) => {
      const report = spec.reports[index];
      if (report === undefined || report.year === null) return;
      const panel = series.get(keyOf(row)) ?? { metric, title: spec.metrics.length > 1 ? metric.label[page.lang] : row.label, points: [], bands: spec.bands?.[metric.id] ?? [] };
      // Of two reports of one year and kind the first stands.
      if (!panel.points.some((point) => point.year === report.year)) panel.points.push({ year: report.year, report: report.report_id, result: metric.evaluate(figureOf(report)), label: row.label });
      series.set(keyOf(row), panel);
    });
    for (const panel of series.values()) panel.points.sort((a, b) => a.year - b.year);
    panels.push(...series.values());
  }
  return panels;
}

/** Lines through the years in a row that have a value. */
function linesOf(points: readonly Point[], at: (year: number, value: number) => [number, number]): [number, number][][] {
  const known = points.flatMap(({ year, result: { value } }) => (value === null ? [] : [{ year, value }]));
  return runsOf(known).filter((run) => run.length > 1).map((run) => run.map(({ year, value }) => at(year, value)));
}

/** The interval of few cases may be as wide as the scale: it does not set it. */
const highest = ({ metric, points, bands }: Panel) => greatest(1e-9, [
  ...points.flatMap(({ result }) => [result.value, result.denominator !== null && result.denominator >= metric.minimum_n ? result.high : null]), ...bands.map((band) => band.high),
]);

/** Of a panel, px. */
const LEAST_WIDTH = 190;

export function drawMultiples(spec: ChartSpec & { kind: 'multiples' }, page: Paper): Drawn {
  const panels = panelsOf(spec, page);
  const oneScale = spec.metrics.length === 1;
  const gap = page.narrow ? 16 : 34;
  // In a frame or on a tablet as many as leave room for their titles.
  const fitting = Math.floor((page.width + gap) / (LEAST_WIDTH + gap));
  const columns = page.narrow ? (page.width < 330 ? 1 : 2) : Math.min(panels.length || 1, panels.length === 4 || panels.length > 6 ? 4 : 3, fitting);
  const width = Math.min((page.width - gap * (columns - 1)) / columns, 460);
  const height = page.narrow ? 96 : 130;
  const years = [...panels.flatMap((panel) => panel.points.map((point) => point.year)), ...panels.flatMap((panel) => panel.bands.map((band) => band.year))];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...panels.map(highest));
  const withBand = panels.some((panel) => panel.bands.length > 0);
  const items: Item[] = panels.length === 0 ? [] : [{ marks: keyOfLines(page, withBand, oneScale && panels.length > 1) }];
  const top = 26;
  const over = panels.some((panel) => titleOf(panel, width, page).title.length > 1) ? LINE : 0;
  const block = height + over + 66;
  panels.forEach((panel, index) => {
    const [x, y] = [(index % columns) * (width + gap), top + Math.floor(index / columns) * block];
    const others = oneScale ? panels.filter((each) => each !== panel) : [];
    items.push(...panelItems(panel, others, { x, y: y + over + 26, width, height, from, to, most: oneScale ? most : highest(panel) }, page));
  });
  const words = PEER_WORDS[page.lang];
  const [first] = spec.metrics.map(metricOf);
  const title = oneScale && first ? first.label[page.lang] : panels[0]?.points[0]?.label ?? '';
  const values = panels.flatMap((panel) => panel.points);
  const banded = spec.bands !== undefined;
  return {
    items, height: top + Math.ceil(panels.length / columns) * block,
    summary: summaryOf(page, {
      title: join(page, title, about(spec.reports, page)), unit: oneScale && first ? metricUnit(first, page) : '%', denominator: oneScale && first ? first.denominatorWords[page.lang] : null, first: null,
      notes: oneScale && first ? first.caveats.map((caveat) => caveat[page.lang]) : [],
    }, new Set(values.filter((point) => point.result.value !== null).map((point) => point.report)).size, spec.reports.length, [
      { id: 'label', label: oneScale ? words.place : words.metric, numeric: false }, { id: 'year', label: words.year, numeric: true }, { id: 'value', label: oneScale && first ? first.label[page.lang] : words.value, numeric: true },
      { id: 'numerator', label: words.numerator, numeric: true }, { id: 'denominator', label: words.denominator, numeric: true },
      { id: 'low', label: `${page.words.interval} ↓`, numeric: true }, { id: 'high', label: `${page.words.interval} ↑`, numeric: true },
      ...(banded ? [{ id: 'q1', label: words.quartileLow, numeric: true }, { id: 'median', label: words.median, numeric: true }, { id: 'q3', label: words.quartileHigh, numeric: true }, { id: 'peers', label: words.peers, numeric: true }] : []),
    ], panels.flatMap((panel) => panel.points.map(({ year, report, result }) => {
      const band = panel.bands.find((each) => each.year === year);
      const written = (value: number | null) => ({ value, text: value === null ? '' : metricText(panel.metric, value) });
      return {
        report_id: report,
        cells: [
          { value: panel.title, text: panel.title }, { value: year, text: String(year) }, { value: result.value, text: result.value === null ? whyNot(result, page) : metricText(panel.metric, result.value) },
          ...[result.numerator, result.denominator].map((value) => ({ value, text: value === null ? page.words.notReported : count(value) })), written(result.low), written(result.high),
          ...(banded ? [written(band?.low ?? null), written(band?.median ?? null), written(band?.high ?? null), { value: band?.n ?? null, text: band === undefined ? '' : count(band.n) }] : []),
        ],
      };
    }))),
  };
}

function keyOfLines(page: Paper, band: boolean, others: boolean): Mark[] {
  const words = PEER_WORDS[page.lang].key;
  const marks: Mark[] = [];
  let x = 0;
  const entry = (mark: (at: number) => Mark, label: string) => {
    marks.push(mark(x), { type: 'text', x: x + 24, y: 8, text: label, size: page.small, fill: ink('muted') });
    x += 24 + textWidth(label, page.small) + 16;
  };
  entry((at) => ({ type: 'line', points: [[at, 8], [at + 18, 8]], stroke: ink('ink'), width: 2.2 }), words.own);
  if (band) {
    entry((at) => ({ type: 'line', points: [[at, 8], [at + 18, 8]], stroke: ink('peer'), width: 1.2, dash: true }), words.median);
    entry((at) => ({ type: 'rect', x: at, y: 2, w: 18, h: 12, fill: ink('peer'), opacity: 0.25 }), words.band);
  }
  if (others) entry((at) => ({ type: 'line', points: [[at, 8], [at + 18, 8]], stroke: ink('peer'), width: 1, opacity: 0.6 }), words.others);
  return marks;
}

/** Between the two lines of a panel's title, px. */
const LINE = 15;
/** Bold letters against the regular ones that `textWidth` estimates. */
const BOLD = 1.14;

/** The latest figure, and the title beside it: two lines at most, for rates are told apart by the last words of their names. */
function titleOf({ metric, title, points }: Panel, width: number, page: Paper): { title: string[]; figure: string; known: boolean } {
  const last = points.flatMap(({ result: { value } }) => value ?? []).at(-1);
  const figure = last === undefined ? page.words.notReported : metricText(metric, last);
  const room = (width - textWidth(figure, page.small) - 10) / BOLD;
  const [first = '', ...rest] = wrap(title, room, page.small);
  return { title: rest.length === 0 ? [fit(first, room, page.small)] : [first, fit(rest.join(MARKS[page.lang].gap), room, page.small)], figure, known: last !== undefined };
}

interface Frame { x: number; y: number; width: number; height: number; from: number; to: number; most: number }

function panelItems(panel: Panel, others: readonly Panel[], { x, y, width, height, from, to, most }: Frame, page: Paper): Item[] {
  const { metric, points, bands } = panel;
  const share = metric.unit === 'share';
  // Nothing but zeros: any scale shows them, the whole one honestly.
  const scale = (share && most > 0.5) || most < 1e-6 ? { max: 1, step: 0.5 } : axisOf(most, 2);
  const x0 = x + 36;
  const x1 = x + width - 8;
  const xOf = (year: number) => (to === from ? (x0 + x1) / 2 : x0 + 5 + ((x1 - x0 - 10) * (year - from)) / (to - from));
  const yOf = (value: number) => y + height * (1 - Math.min(value, scale.max) / scale.max);
  const { title, figure, known } = titleOf(panel, width, page);
  const first = y - 19 - (title.length - 1) * LINE;
  const marks: Mark[] = [
    ...title.map((line, index): Mark => ({ type: 'text', x, y: first + index * LINE, text: line, size: page.small, fill: ink('ink'), bold: true })),
    { type: 'text', x: x + width, y: first, text: figure, size: page.small, fill: ink(known ? 'ink' : 'muted'), align: 'right' },
  ];
  for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
    marks.push(
      { type: 'line', points: [[x0, yOf(value)], [x1, yOf(value)]], stroke: ink(value === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: x0 - 5, y: yOf(value), text: share ? percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0) : count(value), size: 11, fill: ink('muted'), align: 'right' },
    );
  }
  const disputes = metric.operands.some((id) => id.startsWith('disputes.'));
  if (disputes && from < REVIEW_FIRST && to >= REVIEW_FIRST) {
    const at = (xOf(REVIEW_FIRST) + xOf(REVIEW_FIRST - 1)) / 2;
    marks.push({ type: 'line', points: [[at, y], [at, y + height]], stroke: ink('muted'), width: 1, dash: true }, { type: 'text', x: at - 3, y: y + 6, text: PEER_WORDS[page.lang].reviewFirst, size: 11, fill: ink('muted'), align: 'right' });
  }
  const ends = [...new Set([from, to])];
  for (const year of ends) marks.push({ type: 'text', x: xOf(year), y: y + height + 13, text: String(year), size: 11, fill: ink('muted'), align: to === from ? 'center' : year === from ? 'left' : 'right' });
  // The ground: years in a row only.
  for (const run of runsOf(bands)) {
    const edge = run.length === 1 ? 6 : 0;
    const at = (band: Band, side: -1 | 1): [number, number][] => [[xOf(band.year) + side * edge, yOf(side === 1 ? band.high : band.low)]];
    const outline: [number, number][] = run.length === 1
      ? run.flatMap((band): [number, number][] => [[xOf(band.year) - edge, yOf(band.high)], [xOf(band.year) + edge, yOf(band.high)], [xOf(band.year) + edge, yOf(band.low)], [xOf(band.year) - edge, yOf(band.low)]])
      : [...run.flatMap((band) => at(band, 1)), ...[...run].reverse().flatMap((band) => at(band, -1))];
    marks.push({ type: 'area', points: outline, fill: ink('peer'), opacity: 0.25 });
    marks.push({ type: 'line', points: run.length === 1 ? run.flatMap((band): [number, number][] => [[xOf(band.year) - edge, yOf(band.median)], [xOf(band.year) + edge, yOf(band.median)]]) : run.map((band) => [xOf(band.year), yOf(band.median)]), stroke: ink('peer'), width: 1.2, dash: true });
  }
  const at = (year: number, value: number): [number, number] => [xOf(year), yOf(value)];
  for (const other of others) for (const line of linesOf(other.points, at)) marks.push({ type: 'line', points: line, stroke: ink('peer'), width: 1, opacity: 0.6 });
  for (const line of linesOf(points, at)) marks.push({ type: 'line', points: line, stroke: ink('ink'), width: 2.2, round: true });
  return [{ marks }, ...points.map((point) => pointItem(panel, point, { x: xOf(point.year), yOf, floor: y + height }, page))];
}

function pointItem({ metric, title, bands }: Panel, { year, result, label }: Point, { x, yOf, floor }: { x: number; yOf: (value: number) => number; floor: number }, page: Paper): Item {
  const words = PEER_WORDS[page.lang];
  const band = bands.find((each) => each.year === year);
  const peers = band === undefined ? [] : [`${words.median} ${metricText(metric, band.median)} (${metricText(metric, band.low)}–${metricText(metric, band.high)}, ${words.peersN(count(band.n))})`];
  if (result.value === null) {
    return { marks: [{ type: 'rect', x: x - 7, y: floor - 14, w: 14, h: 14, fill: 'transparent' }, { type: 'text', x, y: floor - 7, text: '×', size: 12, fill: ink('ink'), align: 'center' }], tip: [`${label} · ${year}`, `${title}: ${whyNot(result, page)}`, ...peers] };
  }
  const few = result.denominator !== null && result.denominator < metric.minimum_n;
  const range: Mark[] = result.low === null || result.high === null ? [] : [{ type: 'line', points: [[x, yOf(result.low)], [x, yOf(result.high)]], stroke: ink('ink'), width: 4, opacity: 0.22 }];
  return {
    marks: [...range, { type: 'dot', x, y: yOf(result.value), r: 3.5, fill: few ? ink('paper') : ink('ink'), stroke: ink('ink') }],
    tip: [
      `${label} · ${year}`, `${metric.label[page.lang]} ${metricText(metric, result.value)}${result.numerator === null || result.denominator === null ? '' : ` (${count(result.numerator)}/${count(result.denominator)})`}`,
      ...(result.low === null || result.high === null ? [] : [`${page.words.interval} ${metricText(metric, result.low)}–${metricText(metric, result.high)}`]), ...(few ? [words.few(count(metric.minimum_n))] : []), ...peers,
    ],
  };
}
