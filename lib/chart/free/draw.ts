/** An answer as bars, dots, lines or a scatter. Nulls are left out and counted; nothing is added up. */
import type { Plain, Result } from '../../query/result';
import type { Chart } from '../draw';
import { paper } from '../page';
import type { Paper } from '../page';
import { ink } from '../palette';
import { optionOf } from '../scene';
import type { Item, Mark } from '../scene';
import type { Lang, Size } from '../spec';
import { count, fit, percent, textWidth } from '../text';
import { MOST_ROWS, isShare } from './shape';
import type { FreeChoice } from './shape';

/** Dots of a scatter, and lines, that are drawn at most. */
const MOST_DOTS = 5000;
const MOST_LINES = 40;
const MOST_POINTS = 20_000;
/** Lines that can be told apart by their names at the right end. */
const NAMED_LINES = 10;

export type FreeChart = Omit<Chart, 'summary'> & {
  /** Rows drawn, rows that had a figure to draw, and rows in all. */
  drawn: number; known: number; of: number;
};

interface Row { label: string; x: number | null; y: number; low: number | null; high: number | null; index: number }
interface Scale { min: number; max: number; step: number }

const numberAt = (column: readonly Plain[] | undefined, row: number): number | null => {
  const value = column?.[row];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** From and to at round figures, 0 within where `zero` is set. */
export function scaleOf(values: readonly number[], most: number, zero: boolean): Scale {
  let [min, max] = values.reduce(([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)], [Infinity, -Infinity]);
  if (zero) [min, max] = [Math.min(0, min), Math.max(0, max)];
  if (!(max > min)) [min, max] = min === 0 || !Number.isFinite(min) ? [0, 1] : [Math.min(0, min), Math.max(0, max)];
  const rough = (max - min) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough - power * 1e-9) ?? power * 10;
  return { min: Math.floor(min / step + 1e-9) * step, max: Math.ceil(max / step - 1e-9) * step, step };
}

function writer(result: Result, column: number): (value: number) => string {
  if (isShare(result, column)) return (value) => percent(value);
  return (value) => (Math.abs(value) < 1 && value !== 0 ? String(Number(value.toPrecision(3))).replace('-', '−') : count(value));
}

/** Ticks need no decimals where their step has none. */
function tickWriter(result: Result, column: number, step: number): (value: number) => string {
  const share = isShare(result, column);
  return share ? (value) => percent(value, Number.isInteger(Number((step * 100).toPrecision(6))) ? 0 : 1) : writer(result, column);
}

/** What stands somewhere across: a figure, or a year. */
interface Placed extends Row { x: number }
const isPlaced = (row: Row): row is Placed => row.x !== null;

const textOf = (value: Plain | undefined): string => (value === null || value === undefined ? '' : String(value).replaceAll(/\s+/g, ' '));

function rowsOf(result: Result, choice: FreeChoice): Row[] {
  const at = (column: number | null) => (column === null ? undefined : result.values[column]);
  const rows: Row[] = [];
  for (let index = 0; index < result.rows; index += 1) {
    const y = numberAt(at(choice.y), index);
    const x = numberAt(at(choice.x), index);
    if (y === null || (choice.x !== null && x === null)) continue;
    rows.push({ label: choice.label === null ? '' : textOf(at(choice.label)?.[index]), x, y, low: numberAt(at(choice.low), index), high: numberAt(at(choice.high), index), index });
  }
  return rows;
}

/** Every column of a row, for its tooltip. */
function tipOf(result: Result, row: Row): string[] {
  const lines = result.columns.slice(0, 12).map(({ name }, column) => `${name}: ${textOf(result.values[column]?.[row.index]).slice(0, 80) || '—'}`);
  return [row.label === '' ? String(row.index + 1) : row.label, ...lines];
}

/** Ticks of a scale across, with their lines. */
function across(scale: Scale, at: (value: number) => number, write: (value: number) => string, page: Paper, top: number, bottom: number): Mark[] {
  const marks: Mark[] = [];
  for (let value = scale.min; value <= scale.max + scale.step / 2; value += scale.step) {
    const rounded = Math.abs(value) < scale.step / 1e6 ? 0 : value;
    marks.push(
      { type: 'line', points: [[at(rounded), top], [at(rounded), bottom]], stroke: ink(rounded === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: at(rounded), y: top - 11, text: write(rounded), size: page.small, fill: ink('muted'), align: value === scale.min ? 'left' : value > scale.max - scale.step / 2 ? 'right' : 'center' },
    );
  }
  return marks;
}

function rowsChart(result: Result, choice: FreeChoice, page: Paper): { items: Item[]; height: number; drawn: number; known: number } {
  const all = rowsOf(result, choice);
  const rows = all.slice(0, MOST_ROWS);
  const write = writer(result, choice.y);
  const { narrow } = page;
  const left = narrow ? 0 : Math.min(320, Math.max(80, ...rows.map((row) => textWidth(row.label, page.text) + 16)));
  const right = 16 + Math.max(0, ...rows.map((row) => textWidth(write(row.y), page.text)));
  const x0 = left + 2;
  const x1 = page.width - right;
  const ends = rows.flatMap((row) => [row.y, ...(row.low === null ? [] : [row.low]), ...(row.high === null ? [] : [row.high])]);
  const scale = scaleOf(ends, narrow ? 4 : 6, true);
  const at = (value: number) => x0 + ((value - scale.min) / (scale.max - scale.min)) * (x1 - x0);
  const step = narrow ? 40 : 26;
  const top = 22;
  const items: Item[] = rows.map((row, index) => {
    const y = top + (narrow ? 12 : 16) + index * step;
    const line = narrow ? y + 16 : y;
    const marks: Mark[] = [
      { type: 'rect', x: 0, y: y - step / 2 + (narrow ? 6 : 0), w: page.width, h: step, fill: 'transparent' },
      narrow ? { type: 'text', x: 0, y, text: fit(row.label, page.width, page.text), size: page.text, fill: ink('ink') }
        : { type: 'text', x: left - 10, y, text: fit(row.label, left - 12, page.text), size: page.text, fill: ink('ink'), align: 'right' },
    ];
    if (choice.kind === 'bar') {
      marks.push({ type: 'rect', x: Math.min(at(0), at(row.y)), y: line - 6, w: Math.max(Math.abs(at(row.y) - at(0)), 0.75), h: 12, fill: ink(row.y < 0 ? 'denied' : 'granted') });
    } else {
      if (row.low !== null && row.high !== null) marks.push({ type: 'line', points: [[at(row.low), line], [at(row.high), line]], stroke: ink('granted'), width: 5, opacity: 0.32 });
      marks.push({ type: 'dot', x: at(row.y), y: line, r: 4.5, fill: ink('granted') });
    }
    marks.push({ type: 'text', x: page.width, y: line, text: write(row.y), size: page.text, fill: ink('ink'), align: 'right' });
    return { marks, tip: tipOf(result, row) };
  });
  const bottom = top + rows.length * step + 6;
  return { items: [{ marks: across(scale, at, tickWriter(result, choice.y, scale.step), page, top, bottom) }, ...items], height: bottom + 6, drawn: rows.length, known: all.length };
}

/** The frame of a chart with two scales; returns how to place a point. */
function frame(page: Paper, xScale: Scale, yScale: Scale, write: { x: (value: number) => string; y: (value: number) => string }, right: number) {
  const height = page.narrow ? 300 : 380;
  const top = 16;
  const bottom = height - 34;
  const left = 12 + Math.max(...[yScale.min, yScale.max].map((value) => textWidth(write.y(value), page.small)));
  const x = (value: number) => left + ((value - xScale.min) / (xScale.max - xScale.min || 1)) * (page.width - right - left);
  const y = (value: number) => bottom - ((value - yScale.min) / (yScale.max - yScale.min || 1)) * (bottom - top);
  const marks: Mark[] = [];
  for (let value = yScale.min; value <= yScale.max + yScale.step / 2; value += yScale.step) {
    const rounded = Math.abs(value) < yScale.step / 1e6 ? 0 : value;
    marks.push(
      { type: 'line', points: [[left, y(rounded)], [page.width - right, y(rounded)]], stroke: ink(rounded === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: left - 8, y: y(rounded), text: write.y(rounded), size: page.small, fill: ink('muted'), align: 'right' },
    );
  }
  for (let value = xScale.min; value <= xScale.max + xScale.step / 2; value += xScale.step) {
    const rounded = Math.abs(value) < xScale.step / 1e6 ? 0 : value;
    marks.push({ type: 'text', x: x(rounded), y: bottom + 16, text: write.x(rounded), size: page.small, fill: ink('muted'), align: 'center' });
  }
  return { x, y, marks, height, bottom };
}

function lineChart(result: Result, choice: FreeChoice, page: Paper): { items: Item[]; height: number; drawn: number; known: number } {
  const all = rowsOf(result, choice).filter(isPlaced);
  const lines = new Map<string, Placed[]>();
  for (const row of all.slice(0, MOST_POINTS)) {
    const line = lines.get(row.label);
    if (line === undefined) lines.set(row.label, [row]);
    else line.push(row);
  }
  const chosen = [...lines].slice(0, MOST_LINES);
  const rows = chosen.flatMap(([, points]) => points);
  const years = rows.map((row) => row.x);
  const span = { min: Math.min(...years), max: Math.max(...years) };
  const xScale = { ...span, step: Math.max(1, Math.ceil((span.max - span.min) / (page.narrow ? 4 : 10))) };
  const named = chosen.length <= NAMED_LINES && choice.label !== null;
  const right = named ? Math.min(page.narrow ? 110 : 240, 16 + Math.max(...chosen.map(([label]) => textWidth(label, page.small)))) : 16;
  const yScale = scaleOf(rows.map((row) => row.y), 5, true);
  const { x, y, marks, height } = frame(page, xScale, yScale, { x: String, y: tickWriter(result, choice.y, yScale.step) }, right);
  const COLOURS = ['granted', 'denied', 'applicant-1', 'corrected', 'refused', 'applicant-4', 'unable', 'upheld', 'applicant-2', 'peer'] as const;
  const ends: { at: number; text: string; colour: string }[] = [];
  const items = chosen.flatMap(([label, points], index): Item[] => {
    const colour = ink(named || chosen.length === 1 ? COLOURS[index % COLOURS.length] ?? 'ink' : 'peer');
    const sorted = [...points].sort((a, b) => a.x - b.x);
    const last = sorted.at(-1);
    if (named && last !== undefined) ends.push({ at: y(last.y), text: label, colour });
    return [
      { marks: [{ type: 'line', points: sorted.map((row) => [x(row.x), y(row.y)] as const), stroke: colour, width: 2, round: true }] },
      ...sorted.map((row): Item => ({ marks: [{ type: 'dot', x: x(row.x), y: y(row.y), r: 3.5, fill: colour }], tip: tipOf(result, row) })),
    ];
  });
  // Names that would stand on one another move down.
  ends.sort((a, b) => a.at - b.at);
  ends.forEach((end, index) => {
    const above = ends[index - 1];
    if (above !== undefined && end.at < above.at + page.small + 2) end.at = above.at + page.small + 2;
  });
  const names: Mark[] = ends.map((end) => ({ type: 'text', x: page.width - right + 8, y: end.at, text: fit(end.text, right - 10, page.small), size: page.small, fill: end.colour }));
  return { items: [{ marks: [...marks, ...names] }, ...items], height, drawn: rows.length, known: all.length };
}

function scatterChart(result: Result, choice: FreeChoice, page: Paper): { items: Item[]; height: number; drawn: number; known: number } {
  const all = rowsOf(result, choice).filter(isPlaced);
  const rows = all.slice(0, MOST_DOTS);
  const xScale = scaleOf(rows.map((row) => row.x), page.narrow ? 4 : 8, false);
  const yScale = scaleOf(rows.map((row) => row.y), 5, false);
  const { x, y, marks, height, bottom } = frame(page, xScale, yScale, { x: choice.x === null ? String : tickWriter(result, choice.x, xScale.step), y: tickWriter(result, choice.y, yScale.step) }, 20);
  const name: Mark[] = [
    { type: 'text', x: page.width - 20, y: bottom + 30, text: `${choice.x === null ? '' : result.columns[choice.x]?.name ?? ''} →`, size: page.small, fill: ink('muted'), align: 'right' },
    { type: 'text', x: 0, y: 4, text: `↑ ${result.columns[choice.y]?.name ?? ''}`, size: page.small, fill: ink('muted') },
  ];
  const items = rows.map((row): Item => ({ marks: [{ type: 'dot', x: x(row.x), y: y(row.y), r: rows.length > 400 ? 2.5 : 4, fill: 'transparent', stroke: ink('granted'), width: 1.2 }], tip: tipOf(result, row) }));
  return { items: [{ marks: [...marks, ...name] }, ...items], height: height + 12, drawn: rows.length, known: all.length };
}

export function drawFree(result: Result, choice: FreeChoice, to: { lang: Lang; size: Size }): FreeChart {
  const page = paper(to.lang, to.size);
  const { items, height, drawn, known } = choice.kind === 'line' ? lineChart(result, choice, page) : choice.kind === 'scatter' ? scatterChart(result, choice, page) : rowsChart(result, choice, page);
  return { option: optionOf(items), width: page.width, height: Math.ceil(height), drawn, known, of: result.rows };
}
