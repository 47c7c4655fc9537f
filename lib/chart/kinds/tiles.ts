/** Places as tiles of equal size, coloured by a rate, the figure printed in each; no figure is hatched, few cases dashed. */
import { PEER_WORDS } from '../../i18n/peers';
import { metric as metricOf } from '../../metrics';
import type { Evaluation, Metric } from '../../metrics';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';
import { about } from '../page';
import type { Paper } from '../page';
import { ink, inkOn } from '../palette';
import type { Ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec, Shape, Tile } from '../spec';
import { count, fit, percent, textWidth } from '../text';
import { placeLabel } from '../../i18n/place';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricText, metricUnit, whyNot } from './metric';

const STEPS: readonly Ink[] = ['step-1', 'step-2', 'step-3', 'step-4', 'step-5'];

/** Letters of the provinces in GB/T 2260, for tiles too small for a name in English. */
const LETTERS: Readonly<Record<string, string>> = {
  11: 'BJ', 12: 'TJ', 13: 'HE', 14: 'SX', 15: 'NM', 21: 'LN', 22: 'JL', 23: 'HL', 31: 'SH', 32: 'JS', 33: 'ZJ', 34: 'AH', 35: 'FJ', 36: 'JX', 37: 'SD', 41: 'HA', 42: 'HB', 43: 'HN',
  44: 'GD', 45: 'GX', 46: 'HI', 50: 'CQ', 51: 'SC', 52: 'GZ', 53: 'YN', 54: 'XZ', 61: 'SN', 62: 'GS', 63: 'QH', 64: 'NX', 65: 'XJ', 71: 'TW', 81: 'HK', 82: 'MO',
};
const PROVINCE = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u;

interface Shown { tile: Tile; report: ReportFigures | null; result: Evaluation | null }

/** Of several reports of a place the one read from its text comes first, as everywhere. */
const ORDER: Readonly<Record<ReportFigures['origin'], number>> = { text: 0, html: 1, coded: 2 };

/** Lower bounds of the steps; five from 0 to a round number at or above the highest. */
export function stepsOf(values: readonly number[], share: boolean): { bounds: number[]; max: number } {
  const top = Math.max(1e-9, ...values);
  const max = share && top > 0.5 ? 1 : axisOf(top, 5).max;
  return { bounds: STEPS.map((_, index) => (max * index) / STEPS.length), max };
}

export function stepInk(value: number, max: number): Ink {
  return STEPS[Math.min(STEPS.length - 1, Math.floor((value / max) * STEPS.length + 1e-9))] ?? 'step-1';
}

export function drawTiles(spec: ChartSpec & { kind: 'tiles' }, page: Paper): Drawn {
  const metric = metricOf(spec.metric);
  const words = PEER_WORDS[page.lang];
  const best = new Map<string, ReportFigures>();
  for (const report of [...spec.reports].sort((a, b) => ORDER[a.origin] - ORDER[b.origin])) if (report.place_code !== null && !best.has(report.place_code)) best.set(report.place_code, report);
  const shown = spec.tiles.map((tile): Shown => {
    const report = best.get(tile.code) ?? null;
    return { tile, report, result: report === null ? null : metric.evaluate(figureOf(report)) };
  });
  const values = shown.flatMap(({ result }) => (result === null || result.value === null ? [] : [result.value]));
  const { bounds, max } = stepsOf(values, metric.unit === 'share');
  const shapes = spec.shapes ?? [];
  const grid = shown.some(({ tile }) => tile.at !== null);
  const columns = grid ? 8 : Math.max(3, Math.floor(page.width / (page.narrow ? 86 : 112)));
  const gap = page.narrow ? 3 : 5;
  const width = Math.min((page.width - gap * (columns - 1)) / columns, 126);
  const height = page.narrow ? (grid ? 46 : 50) : 58;
  const left = grid ? (page.width - columns * (width + gap) + gap) / 2 : 0;
  const key = keyOf(metric, values.length > 0 ? bounds : [], max, page);
  const top = key.height + 14;
  const items: Item[] = [{ marks: key.marks }];
  let [column, row, lines] = [0, 0, 0];
  const drawnShapes = shapes.length === 0 ? null : shapeItems(shown, shapes, metric, max, top, page);
  if (drawnShapes !== null) items.push(...drawnShapes.items);
  else shown.forEach((each, index) => {
    if (each.tile.at !== null) [column, row] = each.tile.at;
    else if (index > 0 && (each.tile.breaks || column + 1 >= columns)) {
      lines += each.tile.breaks ? 1 : 0;
      [column, row] = [0, row + 1];
    } else if (index > 0) column += 1;
    const box = { x: left + column * (width + gap), y: top + row * (height + gap) + lines * 8, w: width, h: height };
    items.push(tileItem(each, metric, max, box, page));
  });
  const rows = grid ? Math.max(0, ...shown.flatMap(({ tile }) => (tile.at === null ? [] : [tile.at[1]]))) + 1 : row + 1;
  return {
    items, height: drawnShapes !== null ? drawnShapes.bottom : Math.ceil(top + rows * (height + gap) + lines * 8 + 6),
    summary: summaryOf(page, {
      title: join(page, spec.region ?? '', metric.label[page.lang], about(spec.reports, page)), unit: metricUnit(metric, page), denominator: metric.denominatorWords[page.lang], first: null,
      notes: metric.caveats.map((caveat) => caveat[page.lang]),
    }, values.length, spec.reports.length, [
      { id: 'label', label: words.place, numeric: false }, { id: 'code', label: words.code, numeric: false }, { id: 'value', label: metric.label[page.lang], numeric: true },
      { id: 'numerator', label: metric.numeratorWords[page.lang], numeric: true }, { id: 'denominator', label: metric.denominatorWords[page.lang], numeric: true },
      { id: 'low', label: `${page.words.interval} ↓`, numeric: true }, { id: 'high', label: `${page.words.interval} ↑`, numeric: true },
    ], shown.map(({ tile, report, result }) => {
      const name = placeLabel(page.lang, tile.name, tile.name_en);
      const why = tile.outside ? words.noSuch : result === null ? words.none : whyNot(result, page);
      return {
        report_id: report?.report_id ?? null,
        cells: [
          { value: name, text: name }, { value: tile.code, text: tile.code }, { value: result?.value ?? null, text: result?.value === null || result === null ? why : metricText(metric, result.value) },
          ...[result?.numerator ?? null, result?.denominator ?? null].map((value) => ({ value, text: value === null ? '' : count(value) })),
          ...[result?.low ?? null, result?.high ?? null].map((value) => ({ value, text: value === null ? '' : metricText(metric, value) })),
        ],
      };
    })),
  };
}

function keyOf(metric: Metric, bounds: readonly number[], max: number, page: Paper): { marks: Mark[]; height: number } {
  const words = PEER_WORDS[page.lang];
  const share = metric.unit === 'share';
  const decimals = share && (max * 20) % 1 > 1e-9 ? 1 : 0;
  const written = (value: number) => (share ? percent(value, decimals) : count(Math.round(value * 10) / 10));
  const cell = page.narrow ? 38 : 52;
  const marks: Mark[] = [];
  bounds.forEach((bound, index) => {
    marks.push({ type: 'rect', x: index * cell, y: 2, w: cell - 1, h: 12, fill: ink(STEPS[index] ?? 'step-1') }, { type: 'text', x: index * cell, y: 24, text: written(bound), size: 11, fill: ink('muted') });
  });
  if (bounds.length > 0) marks.push({ type: 'text', x: bounds.length * cell, y: 24, text: written(max), size: 11, fill: ink('muted') });
  const few = metric.minimum_n === 0 ? null : words.fewKey(count(metric.minimum_n));
  let x = bounds.length === 0 ? 0 : bounds.length * cell + (page.narrow ? 34 : 44);
  let y = 8;
  marks.push(...hatch({ x, y: y - 6, w: 18, h: 12 }), { type: 'text', x: x + 24, y, text: words.hatchKey, size: page.small, fill: ink('muted') });
  x += 24 + textWidth(words.hatchKey, page.small) + 18;
  if (few === null) return { marks, height: 34 };
  if (x + 24 + textWidth(few, page.small) > page.width) [x, y] = [0, 44];
  marks.push({ type: 'rect', x: x + 0.5, y: y - 5.5, w: 17, h: 11, stroke: ink('ink'), dash: true }, { type: 'text', x: x + 24, y, text: few, size: page.small, fill: ink('muted') });
  return { marks, height: y > 20 ? 54 : 34 };
}

interface Box { x: number; y: number; w: number; h: number }

/** Slanting lines in a frame. */
function hatch({ x, y, w, h }: Box): Mark[] {
  const marks: Mark[] = [{ type: 'rect', x: x + 0.5, y: y + 0.5, w: w - 1, h: h - 1, stroke: ink('rule') }];
  for (let at = 7; at < w + h; at += 7) {
    marks.push({ type: 'line', points: [[x + Math.max(0, at - h), y + Math.min(h, at)], [x + Math.min(w, at), y + Math.max(0, at - w)]], stroke: ink('rule'), width: 1 });
  }
  return marks;
}

/** Territories on a plate carrée, stretched so that the middle latitude is true; a place without a shape is left to the table. */
function shapeItems(shown: readonly Shown[], shapes: readonly Shape[], metric: Metric, max: number, top: number, page: Paper): { items: Item[]; bottom: number } {
  const points = shapes.flatMap((shape) => shape.rings.flat());
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of points) [west, east, south, north] = [Math.min(west, lon), Math.max(east, lon), Math.min(south, lat), Math.max(north, lat)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(page.width / Math.max(1e-9, (east - west) * squeeze), (page.narrow ? 420 : 640) / Math.max(1e-9, north - south));
  const left = (page.width - (east - west) * squeeze * scale) / 2;
  const at = ([lon, lat]: readonly [number, number]): [number, number] => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
  const items = shown.flatMap((each): Item[] => {
    const rings = shapes.filter((shape) => shape.code === each.tile.code).flatMap((shape) => shape.rings);
    if (rings.length === 0) return [];
    const value = each.result?.value ?? null;
    const few = each.result?.denominator !== null && each.result !== null && each.result.denominator < metric.minimum_n;
    const fill = value === null ? ink('paper') : ink(stepInk(value, max));
    const outlines: Mark[] = rings.flatMap((ring): Mark[] => [
      { type: 'area', points: ring.map(at), fill, stroke: ink('peer') }, ...(value === null ? slants(ring.map(at)) : []),
      ...(few ? [{ type: 'line', points: ring.map(at), stroke: ink('ink'), width: 1.5, dash: true } satisfies Mark] : []),
    ]);
    return [{ ...labelled(each, metric, page), marks: [...outlines, ...named(each, rings.map((ring) => ring.map(at)), metric, max, page)] }];
  });
  return { items, bottom: Math.ceil(top + (north - south) * scale + 8) };
}

type Point = readonly [number, number];

/** Slanting lines within a ring, as `hatch` draws them in a frame. */
function slants(ring: readonly Point[]): Mark[] {
  const sums = ring.map(([x, y]) => x + y);
  const marks: Mark[] = [];
  for (let c = Math.ceil(Math.min(...sums) / 7) * 7; c < Math.max(...sums); c += 7) {
    // Where the line x + y = c crosses an edge; between the first and the second it is within, between the third and the fourth, …
    const cuts = ring.flatMap((from, index): [number, number][] => {
      const to = ring[index + 1] ?? ring[0] ?? from;
      const [a, b] = [from[0] + from[1] - c, to[0] + to[1] - c];
      if (a < 0 === b < 0) return [];
      const part = a / (a - b);
      return [[from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]];
    }).sort((one, other) => one[0] - other[0]);
    for (let index = 0; index + 1 < cuts.length; index += 2) marks.push({ type: 'line', points: cuts.slice(index, index + 2), stroke: ink('rule'), width: 1 });
  }
  return marks;
}

/** Name and figure in the middle of a territory's largest part, where they have room. */
function named({ tile, result }: Shown, rings: readonly (readonly Point[])[], metric: Metric, max: number, page: Paper): Mark[] {
  const boxes = rings.map((ring) => {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2, w: Math.max(...xs) - Math.min(...xs), h: Math.max(...ys) - Math.min(...ys) };
  });
  const [box] = boxes.sort((a, b) => b.w * b.h - a.w * a.h);
  const name = page.lang === 'zh' ? tile.name.replace(PROVINCE, '') : tile.name_en.replace(/ (?:City|District|County)$/, '');
  const value = result?.value ?? null;
  // Few territories are as wide as their frame all the way.
  if (box === undefined || textWidth(name, 12) > 0.6 * box.w || box.h < 60) return [];
  const fill = value === null ? ink('muted') : inkOn(stepInk(value, max));
  const ground: Mark[] = value !== null ? [] : [{ type: 'rect', x: box.x - textWidth(name, 12) / 2 - 2, y: box.y - 9, w: textWidth(name, 12) + 4, h: 18, fill: ink('paper') }];
  return [
    ...ground, { type: 'text', x: box.x, y: value === null ? box.y : box.y - 8, text: name, size: 12, fill, align: 'center' },
    ...(value === null ? [] : [{ type: 'text', x: box.x, y: box.y + 9, text: metricText(metric, value), size: 12, fill, align: 'center', bold: true } satisfies Mark]),
  ];
}

/** The lines of a tile's tooltip, and what a click on it opens. */
function labelled({ tile, result }: Shown, metric: Metric, page: Paper): { tip: string[]; pick: string } {
  const words = PEER_WORDS[page.lang];
  const full = placeLabel(page.lang, tile.name, tile.name_en);
  const inside = tile.within === null || tile.within === 0 ? [] : [words.reportsHere(count(tile.within))];
  if (tile.outside) return { tip: [full, words.noSuch], pick: tile.code };
  if (result === null || result.value === null) return { tip: [full, `${metric.label[page.lang]}: ${result === null ? words.none : whyNot(result, page)}`, ...inside], pick: tile.code };
  const few = result.denominator !== null && result.denominator < metric.minimum_n;
  return {
    pick: tile.code,
    tip: [
      full, `${metric.label[page.lang]} ${metricText(metric, result.value)}${result.numerator === null || result.denominator === null ? '' : ` (${count(result.numerator)}/${count(result.denominator)})`}`,
      ...(result.low === null || result.high === null ? [] : [`${page.words.interval} ${metricText(metric, result.low)}–${metricText(metric, result.high)}`]), ...(few ? [words.few(count(metric.minimum_n))] : []), ...inside,
    ],
  };
}

function tileItem(each: Shown, metric: Metric, max: number, box: Box, page: Paper): Item {
  const { tile, result } = each;
  const words = PEER_WORDS[page.lang];
  const short = tile.level === 'province' ? tile.name.replace(PROVINCE, '') : tile.name;
  const letters = LETTERS[tile.code.slice(0, 2)];
  const name = page.lang === 'zh' ? short : page.narrow && tile.level === 'province' && letters !== undefined ? letters : tile.name_en.replace(/ (?:City|District|County)$/, '');
  const size = page.narrow ? 11 : 12;
  const [cx, upper] = [box.x + box.w / 2, box.y + box.h * 0.33];
  const text = (value: string, y: number, fill: string, bold = false, points = size): Mark => ({ type: 'text', x: cx, y, text: fit(value, box.w - 6, points), size: points, fill, align: 'center', bold });
  /** Clears the hatching behind a word. */
  const ground = (value: string, y: number, points: number): Mark => {
    const w = Math.min(box.w - 4, textWidth(fit(value, box.w - 6, points), points) + 4);
    return { type: 'rect', x: cx - w / 2, y: y - 9, w, h: 18, fill: ink('paper') };
  };
  // A narrow tile has room for the number alone; its tooltip and the list beneath say what it counts.
  const inside = tile.within === null || tile.within === 0 ? [] : [page.narrow ? `(${count(tile.within)})` : words.reportsHere(count(tile.within))];
  const strong = tile.level === 'prefecture';
  if (tile.outside) return { marks: [{ type: 'rect', x: box.x + 0.5, y: box.y + 0.5, w: box.w - 1, h: box.h - 1, stroke: ink('rule') }, text(name, box.y + box.h / 2, ink('muted'))], tip: labelled(each, metric, page).tip };
  if (result === null || result.value === null) {
    return {
      marks: [
        ...hatch(box), ground(name, upper, size), text(name, upper, ink('muted'), strong),
        ...inside.flatMap((words): Mark[] => [ground(words, box.y + box.h * 0.72, 11), text(words, box.y + box.h * 0.72, ink('muted'), false, 11)]),
      ],
      ...labelled(each, metric, page),
    };
  }
  const step = stepInk(result.value, max);
  const few = result.denominator !== null && result.denominator < metric.minimum_n;
  return {
    marks: [
      { type: 'rect', ...box, fill: ink(step) },
      ...(few ? [{ type: 'rect', x: box.x + 2.5, y: box.y + 2.5, w: box.w - 5, h: box.h - 5, stroke: inkOn(step), dash: true } satisfies Mark] : []),
      text(name, upper, inkOn(step), strong), text(result.value >= 1000 ? count(Math.round(result.value)) : metricText(metric, result.value), box.y + box.h * 0.7, inkOn(step), true),
    ],
    ...labelled(each, metric, page),
  };
}
