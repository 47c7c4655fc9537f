/**
 * A measure over the years at one level of places: what all together come to, and how they spread about their
 * median. Years without a figure are gaps, and breaks of the series are drawn.
 */
import { metric as metricOf, rateOf } from '../../metrics';
import type { TrendRow } from '../../query/sql/trend';
import { breakMarks, breakRoom, breaksOf, breaksWithin } from '../breaks';
import { LEAST_SPREAD } from '../crowd';
import { greatest } from '../known';
import { cellName } from '../names';
import type { Paper } from '../page';
import { ink } from '../palette';
import type { Ink } from '../palette';
import { runsOf } from '../runs';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, fit, percent } from '../text';
import { join } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricInk, metricText } from './metric';
import { MARKS } from '../../i18n/marks';
import { cellUnit } from './volume';

type TrendSpec = ChartSpec & { kind: 'trend' };

/** With fewer places in a year, and not the same ones each year, points stand alone. */
const LEAST_JOINED = 3;

/** One year, worked out. */
interface Point { row: TrendRow; pooled: number | null; low: number | null; high: number | null }
interface Line { label: string; ink: Ink; width: number; dash?: boolean; value: (point: Point) => number | null }
interface Plot { title: string | null; lines: readonly Line[]; band: boolean; height: number }

function pointsOf(spec: TrendSpec): Point[] {
  const metric = spec.metric === undefined ? null : metricOf(spec.metric);
  return spec.rows.filter((row) => row.level === spec.level && row.panel === spec.panel).map((row): Point => {
    if (metric === null || metric.per.length === 0) return { row, pooled: row.k, low: null, high: null };
    const rate = rateOf(metric, row.k, row.d);
    return { row, pooled: rate.value, low: rate.low, high: rate.high };
  });
}

export function drawTrend(spec: TrendSpec, page: Paper): Drawn {
  const { words } = page;
  const metric = spec.metric === undefined ? null : metricOf(spec.metric);
  const isRate = metric !== null && metric.per.length > 0;
  const name = metric === null ? cellName(spec.cell ?? '', page.lang) : metric.label[page.lang];
  const points = pointsOf(spec);
  const known = points.filter((point) => point.pooled !== null);
  const years = known.map((point) => point.row.year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const written = (value: number) => (metric ? metricText(metric, value) : count(value));
  const own: Ink = metric ? metricInk(metric.id) : 'ink';
  const pooled: Line = { label: isRate ? words.pooled : words.sumOfAll, ink: own, width: 2.5, value: (point) => point.pooled };
  const median: Line = { label: words.median, ink: own === 'ink' ? 'applicant-1' : 'ink', width: 1.75, dash: true, value: (point) => point.row.median };
  const plots: Plot[] = isRate
    ? [{ title: null, lines: [pooled, median], band: true, height: page.narrow ? 220 : 300 }]
    : [{ title: words.sumOfAll, lines: [pooled], band: false, height: page.narrow ? 150 : 180 }, { title: words.medianOfEach, lines: [median], band: true, height: page.narrow ? 150 : 160 }];
  const items: Item[] = [];
  let y = 0;
  if (known.length > 0) {
    plots.forEach((plot, index) => {
      y = drawPlot({ spec, plot, points, page, top: y, from, to, written, share: metric?.unit === 'share', last: index === plots.length - 1, breaks: index === 0 }, items);
    });
  } else {
    items.push({ marks: [{ type: 'text', x: page.width / 2, y: 40, text: fit(spec.panel === 'balanced' ? words.noPanel : words.noRows, page.width, page.text), size: page.text, fill: ink('muted'), align: 'center' }] });
    y = 80;
  }
  const last = known.at(-1);
  const first = known[0];
  const title = join(page, name, [...(known.length > 0 ? [words.year(from, to)] : []), words.scopes[spec.scope], words.levels[spec.level]].join(MARKS[page.lang].comma));
  const told = known.length === 0 || first === undefined || last === undefined ? [spec.panel === 'balanced' ? words.noPanel : words.noRows]
    : [spec.panel === 'balanced' ? words.samePlaces(count(last.row.n), from, to) : words.eachYear, ...(isRate ? [words.pooledNote(count(metric.minimum_n))] : []), words.levelNote];
  return {
    items, height: Math.ceil(y + 8),
    summary: {
      title, unit: metric?.unit === 'share' ? '%' : unitOf(spec, page), denominator: metric?.denominatorWords[page.lang] ?? null,
      n: last === undefined ? 0 : last.row.n, of: last === undefined ? 0 : last.row.reports, ...(last === undefined ? {} : { nOf: String(last.row.year) }),
      sentence: words.trendSentence(title, first?.pooled === null || first === undefined ? null : `${first.row.year}: ${written(first.pooled)}`, last?.pooled === null || last === undefined ? null : `${last.row.year}: ${written(last.pooled)}`),
      columns: columnsOf(page, isRate), rows: points.map((point) => ({ report_id: null, cells: cellsOf(point, page, isRate, written) })),
      notes: [...told, ...(metric?.caveats.map((caveat) => caveat[page.lang]) ?? [])],
    },
  };
}

function unitOf(spec: TrendSpec, page: Paper): string {
  return spec.metric === undefined ? cellUnit(spec.cell ?? '', page) : page.words.per100;
}

interface Given { spec: TrendSpec; plot: Plot; points: readonly Point[]; page: Paper; top: number; from: number; to: number; written: (value: number) => string; share: boolean; last: boolean; breaks: boolean }

/** Draws one plot under `top`; returns where the next may start. */
function drawPlot({ spec, plot, points, page, top: start, from, to, written, share, last, breaks }: Given, items: Item[]): number {
  const ends = plot.lines.flatMap((line) => {
    const point = points.filter((each) => line.value(each) !== null).at(-1);
    const value = point === undefined ? null : line.value(point);
    return point === undefined || value === null ? [] : [{ line, year: point.row.year, value, text: `${line.label} ${point.row.year < to ? `${point.row.year}: ` : ''}${written(value)}` }];
  });
  const x0 = page.narrow ? 44 : 62;
  const x1 = page.width - (page.narrow ? 12 : 150);
  const rules = breaksWithin(breaksOf(spec, page), from, to);
  const top = start + (plot.title === null ? 16 : 38) + (breaks ? breakRoom(rules, page) : 0);
  const floor = top + plot.height;
  const spread = plot.band ? points.flatMap(({ row: { year, spread: n, q1, q3 } }) => (n < LEAST_SPREAD || q1 === null || q3 === null ? [] : [{ year, q1, q3 }])) : [];
  const most = greatest(1e-9, [...points.flatMap((point) => [...plot.lines.map((line) => line.value(point)), plot.lines.length > 1 ? point.high : null]), ...spread.map((each) => each.q3)]);
  const scale = share && most > 0.5 ? { max: 1, step: 0.25 } : axisOf(most, page.narrow ? 3 : 4);
  const xOf = (year: number) => (to === from ? (x0 + x1) / 2 : x0 + 14 + ((x1 - x0 - 28) * (year - from)) / (to - from));
  const yOf = (value: number) => top + plot.height * (1 - Math.min(value, scale.max) / scale.max);

  const axis: Mark[] = plot.title === null ? [] : [{ type: 'text', x: 0, y: start + 18, text: plot.title, size: page.text, fill: ink('ink'), bold: true }];
  for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
    axis.push(
      { type: 'line', points: [[x0, yOf(value)], [x1, yOf(value)]], stroke: ink(value === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: x0 - 7, y: yOf(value), text: share ? percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0) : count(value), size: page.small, fill: ink('muted'), align: 'right' },
    );
  }
  const every = Math.max(1, Math.ceil(((to - from + 1) * 38) / (x1 - x0)));
  for (let year = from; year <= to; year += 1) {
    if ((to - year) % every !== 0) continue;
    axis.push({ type: 'text', x: xOf(year), y: floor + 14, text: String(year), size: page.small, fill: ink('muted'), align: 'center' });
    const point = points.find((each) => each.row.year === year);
    if (last && point !== undefined) axis.push({ type: 'text', x: xOf(year), y: floor + 31, text: count(point.row.n), size: page.small, fill: ink('muted'), align: 'center' });
  }
  if (last) axis.push({ type: 'text', x: page.narrow ? 0 : x0 - 7, y: floor + 31, text: 'n', size: page.small, fill: ink('muted'), align: page.narrow ? 'left' : 'right' });
  items.push({ marks: axis }, ...(breaks ? breakMarks(rules, page, { xOf, top, floor }) : rules.map((rule): Item => ({ marks: [{ type: 'line', points: [[xOf(rule.from - 0.5), top], [xOf(rule.from - 0.5), floor]], stroke: ink('muted'), width: 1, dash: true }] }))));

  if (plot.band) {
    items.push({ marks: runsOf(spread).flatMap((run): Mark[] => {
      const at = (of: 'q1' | 'q3') => run.map((each): [number, number] => [xOf(each.year), yOf(each[of])]);
      const [only] = run;
      if (run.length === 1 && only !== undefined) return [{ type: 'line', points: [[xOf(only.year), yOf(only.q1)], [xOf(only.year), yOf(only.q3)]], stroke: ink('peer'), width: 12, opacity: 0.3 }];
      return [{ type: 'area', points: [...at('q3'), ...at('q1').reverse()], fill: ink('peer'), opacity: 0.26 }];
    }) });
  }
  for (const line of plot.lines) {
    const marks: Mark[] = [];
    if (line.value === pooledValue(plot)) {
      for (const point of points) {
        if (point.low !== null && point.high !== null) marks.push({ type: 'line', points: [[xOf(point.row.year), yOf(point.low)], [xOf(point.row.year), yOf(point.high)]], stroke: ink(line.ink), width: 5, opacity: 0.28 });
      }
    }
    // Two years of other places, and few of them, are no line.
    const joined = points.flatMap((point) => {
      const value = spec.panel === 'all' && point.row.n < LEAST_JOINED ? null : line.value(point);
      return value === null ? [] : [{ year: point.row.year, value }];
    });
    for (const run of runsOf(joined)) {
      if (run.length > 1) marks.push({ type: 'line', points: run.map(({ year, value }) => [xOf(year), yOf(value)]), stroke: ink(line.ink), width: line.width, round: true, ...(line.dash ? { dash: true } : {}) });
    }
    items.push({ marks });
  }
  for (const point of points) {
    const dots = plot.lines.flatMap((line): Mark[] => {
      const value = line.value(point);
      return value === null ? [] : [{ type: 'dot', x: xOf(point.row.year), y: yOf(value), r: line.dash ? 3.2 : 4, fill: line.dash || value === 0 ? ink('paper') : ink(line.ink), stroke: ink(line.ink) }];
    });
    if (dots.length === 0) continue;
    const half = Math.min(40, to === from ? 40 : (xOf(from + 1) - xOf(from)) / 2);
    items.push({ marks: [{ type: 'rect', x: xOf(point.row.year) - half, y: top, w: half * 2, h: plot.height, fill: 'transparent' }, ...dots], tip: tipOf(point, page, spec, written) });
  }
  if (!page.narrow) {
    const placed = ends.map((end) => ({ ...end, y: yOf(end.value) })).sort((a, b) => a.y - b.y);
    placed.forEach((end, index) => {
      const above = placed[index - 1];
      if (above && end.y < above.y + page.text + 4) end.y = above.y + page.text + 4;
    });
    items.push({ marks: placed.map((end): Mark => ({ type: 'text', x: x1 + 8, y: end.y, text: fit(end.text, page.width - x1 - 8, page.text), size: page.text, fill: ink('ink'), bold: !end.line.dash })) });
    return floor + (last ? 46 : 26);
  }
  let y = floor + (last ? 46 : 26);
  for (const end of ends) {
    y += 6;
    items.push({ marks: [
      { type: 'line', points: [[0, y], [18, y]], stroke: ink(end.line.ink), width: end.line.width, ...(end.line.dash ? { dash: true } : {}) },
      { type: 'text', x: 24, y, text: fit(end.text, page.width - 24, page.small), size: page.small, fill: ink('ink'), bold: !end.line.dash },
    ] });
    y += 13;
  }
  return y + 4;
}

const pooledValue = (plot: Plot) => plot.lines.find((line) => !line.dash)?.value;

function columnsOf({ words }: Paper, isRate: boolean): Drawn['summary']['columns'] {
  const number = (id: string, label: string) => ({ id, label, numeric: true });
  return [
    { id: 'year', label: words.yearColumn, numeric: false }, number('reports', words.report), number('n', words.withFigure),
    ...(isRate ? [number('pooled', words.pooled), number('numerator', words.numerator), number('denominator', words.denominatorColumn), number('low', words.low), number('high', words.high)] : [number('total', words.sumOfAll)]),
    ...(isRate ? [number('spread', words.spreadOver)] : []),
    number('q1', words.q1), number('median', words.median), number('q3', words.q3),
  ];
}

function cellsOf({ row, pooled, low, high }: Point, { words }: Paper, isRate: boolean, written: (value: number) => string): Drawn['summary']['rows'][number]['cells'] {
  const number = (value: number | null, text = count) => ({ value, text: value === null ? words.notReported : text(value) });
  return [
    { value: row.year, text: String(row.year) }, number(row.reports), number(row.n), number(pooled, written),
    ...(isRate ? [number(row.k), number(row.d), number(low, written), number(high, written), number(row.spread)] : []),
    number(row.q1, written), number(row.median, written), number(row.q3, written),
  ];
}

function tipOf({ row, pooled, low, high }: Point, page: Paper, spec: TrendSpec, written: (value: number) => string): string[] {
  const { words } = page;
  const isRate = row.d !== null;
  return [
    `${row.year} · ${words.levels[spec.level]} · ${words.nOf(count(row.n), count(row.reports))}`,
    ...(pooled === null ? [words.notReported] : [`${isRate ? words.pooled : words.sumOfAll} ${written(pooled)}${row.k !== null && row.d !== null ? ` (${count(row.k)}/${count(row.d)})` : ''}`]),
    ...(low === null || high === null ? [] : [`${words.interval} ${written(low)}–${written(high)}`]),
    ...(row.median === null ? [] : [`${words.median} ${written(row.median)}`]),
    ...(row.q1 === null || row.q3 === null || row.spread < LEAST_SPREAD ? [] : [`${words.quartiles} ${written(row.q1)}–${written(row.q3)}`]),
  ];
}
