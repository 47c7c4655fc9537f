/** Lines over years, one for each series of (place, organ, scope). A null is a gap and told at the foot; 0 is a point. */
import { placeLabel } from '../../i18n/place';
import { MARKS } from '../../i18n/marks';
import { metric as metricOf, rateOf } from '../../metrics';
import type { Metric } from '../../metrics';
import { figureOf, isInferred } from '../../query/figures';
import type { Scope } from '../../read/report';
import { breakMarks, breakRoom, breaksOf, breaksWithin } from '../breaks';
import type { Break } from '../breaks';
import { LEAST_SPREAD, crowdOf } from '../crowd';
import type { CrowdPoint, CrowdYear } from '../crowd';
import { greatest } from '../known';
import { cellName } from '../names';
import { about, rowInk } from '../page';
import type { Paper, Row } from '../page';
import { ink } from '../palette';
import type { Ink } from '../palette';
import { runsOf } from '../runs';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, fit, percent, textWidth } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricInk, metricText } from './metric';

/** More lines than this are not named one by one: they stand in grey about their median. */
const MOST_NAMED = 12;

type SeriesSpec = ChartSpec & { kind: 'series' };
interface Point extends CrowdPoint { low: number | null; high: number | null; report: string; inferred: boolean }
interface Series extends Row { points: Point[] }

/** Series of the reports, each sorted by year. Of two reports of one series and year the first stands. */
function seriesOf(spec: SeriesSpec, page: Paper): Series[] {
  const scopes = new Set(spec.reports.map((report) => report.scope));
  const chosen = new Set(spec.chosen ?? []);
  const found = new Map<string, Series>();
  for (const report of spec.reports) {
    if (report.year === null) continue;
    const organ = report.scope === 'aggregate' ? null : report.organ;
    const key = `${report.place_code ?? report.authority}|${organ}|${report.scope}`;
    const name = placeLabel(page.lang, report.place_name, report.place_name_en) ?? report.authority ?? page.words.notReported;
    const series = found.get(key) ?? {
      report, chosen: report.place_code !== null && chosen.has(report.place_code), points: [],
      label: [organ === null ? name : `${name} ${organ}`, ...(scopes.size > 1 ? [page.words.scopes[report.scope]] : [])].join(' · '),
    };
    if (!series.points.some((point) => point.year === report.year)) {
      const result = 'metric' in spec ? metricOf(spec.metric).evaluate(figureOf(report)) : { value: figureOf(report)(spec.cell), low: null, high: null, numerator: figureOf(report)(spec.cell), denominator: null };
      series.points.push({ year: report.year, value: result.value, low: result.low, high: result.high, k: result.numerator, d: result.denominator, report: report.report_id, inferred: isInferred(report, 'metric' in spec ? metricOf(spec.metric).operands : [spec.cell]) });
    }
    found.set(key, series);
  }
  for (const series of found.values()) series.points.sort((a, b) => a.year - b.year);
  return [...found.values()];
}

/** Years from which a place reports with another scope than until then, where no year has both. Beyond three they are told in the notes alone. */
function scopeChanges(spec: SeriesSpec, page: Paper): Break[] {
  const byPlace = new Map<string, Map<number, Set<Scope>>>();
  for (const report of spec.reports) {
    if (report.year === null || report.place_code === null) continue;
    const years = byPlace.get(report.place_code) ?? new Map<number, Set<Scope>>();
    years.set(report.year, (years.get(report.year) ?? new Set()).add(report.scope));
    byPlace.set(report.place_code, years);
  }
  const found = [...byPlace].flatMap(([code, years]) => {
    const name = spec.reports.find((report) => report.place_code === code);
    const steps = [...years].sort(([a], [b]) => a - b);
    return steps.flatMap(([year, scopes], index): Break[] => {
      const before = steps[index - 1]?.[1];
      const [now, then] = [[...scopes][0], [...before ?? []][0]];
      if (before === undefined || scopes.size > 1 || before.size > 1 || now === undefined || then === undefined || now === then) return [];
      return [{ from: year, label: `${placeLabel(page.lang, name?.place_name ?? code, name?.place_name_en ?? null)}: ${page.words.scopes[then]} → ${page.words.scopes[now]}` }];
    });
  });
  return found.slice(0, 3);
}

export function drawSeries(spec: SeriesSpec, page: Paper): Drawn {
  const all = seriesOf(spec, page);
  const metric = 'metric' in spec ? metricOf(spec.metric) : null;
  const title = 'metric' in spec ? metricOf(spec.metric).label[page.lang] : cellName(spec.cell, page.lang);
  const known = all.filter((series) => series.points.some((point) => point.value !== null));
  const years = all.flatMap((series) => series.points.map((point) => point.year));
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const written = (value: number) => (metric ? metricText(metric, value) : count(value));
  const last = (series: Series) => series.points.filter((point) => point.value !== null).at(-1);

  const labelRoom = page.narrow ? 0 : Math.min(250, Math.max(60, ...(known.length > MOST_NAMED ? known.filter((series) => series.chosen) : known).map((series) => textWidth(series.label, page.text) + 100)));
  const x0 = page.narrow ? 34 : 52;
  const x1 = page.width - (page.narrow ? 14 : labelRoom + 10);
  const rules = breaksWithin([...breaksOf('metric' in spec ? { metric: spec.metric } : { cell: spec.cell }, page), ...scopeChanges(spec, page)], from, to);
  const top = 14 + (known.length > 0 ? breakRoom(rules, page) : 0);
  const plot = page.narrow ? 220 : 340;
  const most = greatest(1e-9, known.flatMap((series) => series.points.map((point) => point.value)));
  const scale = metric?.unit === 'share' && most > 0.5 ? { max: 1, step: 0.25 } : axisOf(most, page.narrow ? 4 : 5);
  const xOf = (year: number) => (to === from ? (x0 + x1) / 2 : x0 + ((x1 - x0) * (year - from)) / (to - from));
  const yOf = (value: number) => top + plot * (1 - Math.min(value, scale.max) / scale.max);

  const items: Item[] = [];
  if (known.length > 0) items.push({ marks: axes(page, scale, metric?.unit === 'share', from, to, xOf, yOf, x0, x1, top + plot) });
  if (known.length > 0) items.push(...breakMarks(rules, page, { xOf, top, floor: top + plot }));
  const bottom = known.length > 0 ? top + plot + 26 : 8;
  const crowd = known.length > MOST_NAMED;
  const named = crowd ? known.filter((series) => series.chosen) : known;
  if (crowd) items.push(...crowdItems(crowdOf(known), page, { xOf, yOf, written, metric }));
  for (const series of [...known].sort((a, b) => Number(a.chosen) - Number(b.chosen))) items.push(...lineItems(series, all, page, { xOf, yOf, written, floor: top + plot, from, to, ink: metric ? metricInk(metric.id) : 'ink', thin: crowd && !series.chosen }));
  let y = bottom;
  if (page.narrow) {
    for (const series of named) {
      y += 16;
      const end = last(series);
      items.push({ marks: [
        { type: 'line', points: [[0, y], [16, y]], stroke: ink(rowInk(series, all, metric ? metricInk(metric.id) : 'ink')), width: 2 },
        { type: 'text', x: 22, y, text: fit(`${series.label}${end === undefined || end.value === null ? '' : `  ${end.year}: ${written(end.value)}`}`, page.width - 22, page.small), size: page.small, fill: ink('ink'), bold: series.chosen },
      ] });
    }
    y += 10;
  } else items.push(...endLabels(named, all, page, x1, yOf, written, last, to));
  const gaps = all.flatMap((series) => {
    const empty = series.points.filter((point) => point.value === null).map((point) => String(point.year));
    return empty.length === 0 ? [] : [`${series.label} ${empty.join(MARKS[page.lang].list)}`];
  });
  for (const [index, gap] of gaps.slice(0, 8).entries()) {
    if (index === 0) y += 4;
    y += page.small + 4;
    items.push({ marks: [{ type: 'text', x: page.narrow ? 0 : x0, y, text: fit(`× ${gap}: ${page.words.notReported}`, page.width - (page.narrow ? 0 : x0), page.small), size: page.small, fill: ink('muted') }] });
  }
  return {
    items, height: Math.ceil(y + 12),
    summary: summaryOf(page, {
      title: join(page, title, about(spec.reports, page)), unit: metric?.unit === 'share' ? '%' : page.words.applications, denominator: metric?.denominatorWords[page.lang] ?? null, first: null,
      notes: [...(crowd ? [page.words.crowdNote(count(known.length))] : []), ...(metric?.caveats.map((caveat) => caveat[page.lang]) ?? [])],
    }, known.length, all.length, [
      { id: 'label', label: page.words.place, numeric: false }, { id: 'year', label: page.words.yearColumn, numeric: true }, { id: 'value', label: title, numeric: true },
    ], all.flatMap((series) => series.points.map((point) => ({
      report_id: point.report,
      cells: [{ value: series.label, text: series.label }, { value: point.year, text: String(point.year) }, { value: point.value, text: point.value === null ? page.words.notReported : written(point.value), ...(point.inferred && point.value !== null ? { state: 'inferred' } : {}) }],
    })))),
  };
}

function axes(page: Paper, scale: { max: number; step: number }, share: boolean, from: number, to: number, xOf: (year: number) => number, yOf: (value: number) => number, x0: number, x1: number, floor: number): Mark[] {
  const marks: Mark[] = [];
  for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
    marks.push(
      { type: 'line', points: [[x0, yOf(value)], [x1, yOf(value)]], stroke: ink(value === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: x0 - 8, y: yOf(value), text: share ? percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0) : count(value), size: page.small, fill: ink('muted'), align: 'right' },
    );
  }
  const every = Math.max(1, Math.ceil(((to - from + 1) * 40) / (x1 - x0)));
  for (let year = from; year <= to; year += 1) {
    if ((to - year) % every === 0) marks.push({ type: 'text', x: xOf(year), y: floor + 15, text: String(year), size: page.small, fill: ink('muted'), align: 'center' });
  }
  return marks;
}

interface Where { xOf: (year: number) => number; yOf: (value: number) => number; written: (value: number) => string; floor: number; from: number; to: number; ink: Parameters<typeof rowInk>[2]; thin: boolean }

function lineItems(series: Series, all: readonly Row[], page: Paper, where: Where): Item[] {
  const colour = ink(where.thin ? 'peer' : rowInk(series, all, where.ink));
  const items: Item[] = [];
  // A null and a year without a report both break the line.
  const known = series.points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const runs = runsOf(known).filter((run) => run.length > 1).map((run) => run.map(({ year, value }): [number, number] => [where.xOf(year), where.yOf(value)]));
  items.push({ marks: [
    ...series.points.flatMap((point): Mark[] => (point.low === null || point.high === null || all.length > 4 && !series.chosen ? []
      : [{ type: 'line', points: [[where.xOf(point.year), where.yOf(point.low)], [where.xOf(point.year), where.yOf(point.high)]], stroke: colour, width: 5, opacity: 0.25 }])),
    ...runs.map((points): Mark => ({ type: 'line', points, stroke: colour, width: series.chosen ? 2.5 : where.thin ? 1 : 1.75, round: true, ...(where.thin ? { opacity: 0.55 } : {}) })),
  ] });
  for (const point of series.points) {
    const x = where.xOf(point.year);
    // Among many the empty years are told at the foot and in the table.
    if (point.value === null && where.thin) continue;
    items.push(point.value === null
      ? { marks: [{ type: 'rect', x: x - 7, y: where.floor - 14, w: 14, h: 14, fill: 'transparent' }, { type: 'text', x, y: where.floor - 8, text: '×', size: 12, fill: colour, align: 'center' }], tip: [`${series.label} · ${point.year}`, page.words.notReported] }
      : {
        marks: [{ type: 'dot', x, y: where.yOf(point.value), r: where.thin ? 1.8 : 4, fill: point.value === 0 ? ink('paper') : colour, stroke: colour }],
        tip: [`${series.label} · ${point.year}`, `${point.inferred ? '≈' : ''}${where.written(point.value)}`, ...(point.inferred ? [page.words.inferredTip] : []), ...(point.low === null || point.high === null ? [] : [`${page.words.interval} ${where.written(point.low)}–${where.written(point.high)}`])],
      });
  }
  return items;
}

interface CrowdWhere { xOf: (year: number) => number; yOf: (value: number) => number; written: (value: number) => string; metric: Metric | null }

/** The middle half of many series as a band, their median dashed, and for a rate what all come to; named at their last points. */
function crowdItems(years: readonly CrowdYear[], page: Paper, { xOf, yOf, written, metric }: CrowdWhere): Item[] {
  const marks: Mark[] = [];
  const lines: { label: string; colour: Ink; dash: boolean; points: { year: number; value: number }[] }[] = [
    { label: page.words.median, colour: 'ink', dash: true, points: years.flatMap(({ year, median }) => (median === null ? [] : [{ year, value: median }])) },
    ...(metric !== null && metric.per.length > 0 ? [{ label: page.words.pooled, colour: metricInk(metric.id), dash: false, points: years.flatMap(({ year, k, d }) => {
      const { value } = rateOf(metric, k, d);
      return value === null ? [] : [{ year, value }];
    }) }] : []),
  ];
  const spread = years.flatMap(({ year, n, q1, q3 }) => (n < LEAST_SPREAD || q1 === null || q3 === null ? [] : [{ year, q1, q3 }]));
  for (const run of runsOf(spread)) {
    const side = (of: 'q1' | 'q3') => run.map((each): [number, number] => [xOf(each.year), yOf(each[of])]);
    if (run.length > 1) marks.push({ type: 'area', points: [...side('q3'), ...side('q1').reverse()], fill: ink('peer'), opacity: 0.26 });
  }
  for (const { label, colour, dash, points } of lines) {
    for (const run of runsOf(points)) marks.push({ type: 'line', points: run.map((point) => [xOf(point.year), yOf(point.value)]), stroke: ink(colour), width: dash ? 1.75 : 2.5, round: true, ...(dash ? { dash: true } : {}) });
    const last = points.at(-1);
    if (last !== undefined) marks.push({ type: 'text', x: page.narrow ? page.width : xOf(last.year) + 10, y: yOf(last.value) + (dash ? 9 : -9), text: `${label} ${written(last.value)}`, size: page.small, fill: ink('ink'), align: page.narrow ? 'right' : 'left', bold: !dash });
  }
  return [{ marks }];
}

/** Names and last values at the ends of the lines, pushed apart where they would overlap. */
function endLabels(known: readonly Series[], all: readonly Row[], page: Paper, x1: number, yOf: (value: number) => number, written: (value: number) => string, last: (series: Series) => Point | undefined, to: number): Item[] {
  const ends = known.flatMap((series) => {
    const point = last(series);
    if (point === undefined || point.value === null) return [];
    // A line that ends earlier says when: its label stands at the edge all the same.
    return [{ series, y: yOf(point.value), text: `${series.label}  ${point.year < to ? `${point.year}: ` : ''}${written(point.value)}` }];
  }).sort((a, b) => a.y - b.y);
  const gap = page.text + 3;
  ends.forEach((end, index) => {
    const above = ends[index - 1];
    if (above && end.y < above.y + gap) end.y = above.y + gap;
  });
  return ends.map(({ series, y, text }) => ({ marks: [{
    type: 'text', x: x1 + 12, y, text: fit(text, page.width - x1 - 12, page.text), size: page.text, bold: series.chosen,
    fill: all.some((row) => row.chosen) && !series.chosen ? ink('muted') : ink('ink'),
  }] }));
}
