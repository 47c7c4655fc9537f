/** Measures of the two sizes, and what every chart shares: rows with labels, groups of rows, legends, axes. */
import { CHART_WORDS } from '../i18n/chart';
import type { ChartWords } from '../i18n/chart';
import { placeLabel } from '../i18n/place';
import { MARKS } from '../i18n/marks';
import type { ReportFigures } from '../query/figures';
import { ink, inkOn } from './palette';
import type { Ink } from './palette';
import type { Item, Mark } from './scene';
import type { ChartSpec, Lang, Size } from './spec';
import { count, fit, textWidth, wrap } from './text';

export interface Paper {
  lang: Lang;
  words: ChartWords;
  width: number;
  narrow: boolean;
  /** Text sizes in px: rows and figures, and the smaller axis text. Never below 11. */
  text: number;
  small: number;
}

export const WIDE = 1040;
export const NARROW = 358;

export function paper(lang: Lang, size: Size): Paper {
  const width = size === 'wide' ? WIDE : size === 'narrow' ? NARROW : Math.max(280, Math.round(size));
  const narrow = width < 620;
  return { lang, words: CHART_WORDS[lang], width, narrow, text: narrow ? 12.5 : 13.5, small: narrow ? 11 : 12 };
}

/** A line of a chart: one report and how it is named among the others. */
export interface Row {
  report: ReportFigures;
  label: string;
  chosen: boolean;
}

/** The place itself, where the report is the place's own; null for an office within it, or a zone that has no code of its own. */
function nameOfPlace({ scope, organ, authority, place_name: name, place_name_en: english }: ReportFigures, lang: Lang): string | null {
  if (name === null || (scope !== 'aggregate' && organ !== null)) return null;
  return authority === null || authority.includes(name) ? placeLabel(lang, name, english) : authority;
}

/** Place first; then whatever tells the row from others: the organ below aggregate, scope and year where they differ. */
export function rowsOf(spec: ChartSpec, { words, lang }: Paper): Row[] {
  const years = new Set(spec.reports.map((report) => report.year));
  const scopes = new Set(spec.reports.map((report) => report.scope));
  const chosen = new Set(spec.chosen ?? []);
  return spec.reports.map((report) => {
    const organ = report.scope === 'aggregate' ? null : report.organ;
    const parts = [
      nameOfPlace(report, lang) ?? (organ === null || report.place_name === null ? report.authority ?? words.notReported : `${placeLabel(lang, report.place_name, report.place_name_en)} ${organ}`),
      ...(scopes.size > 1 ? [words.scopes[report.scope]] : []),
      ...(years.size > 1 && report.year !== null ? [String(report.year)] : []),
    ];
    return { report, label: parts.join(' · '), chosen: report.place_code !== null && chosen.has(report.place_code) };
  });
}

/** Ink for the reader's own places, grey for their peers; `otherwise` where nothing is chosen. */
export function rowInk(row: Row, rows: readonly Row[], otherwise: Ink): Ink {
  return rows.some((each) => each.chosen) ? (row.chosen ? 'ink' : 'peer') : otherwise;
}

export function labelWidth(rows: readonly Row[], page: Paper): number {
  if (page.narrow) return 0;
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label, page.text)));
  return Math.min(300, Math.max(96, Math.ceil(widest) + 18));
}

/** Shortens the name and keeps scope and year, which tell rows apart. */
function fitLabel(label: string, width: number, size: number): string {
  const [name = '', ...rest] = label.split(' · ');
  const suffix = rest.map((part) => ` · ${part}`).join('');
  const room = width - textWidth(suffix, size);
  return room < 4 * size ? fit(label, width, size) : `${fit(name, room, size)}${suffix}`;
}

/** A row's name: to the left of its line, or above it in the narrow form. `y` is the middle of the line. */
export function nameOf(row: Row, rows: readonly Row[], page: Paper, y: number, left: number, reserve = 0): Mark {
  const fill = rows.some((each) => each.chosen) && !row.chosen ? ink('muted') : ink('ink');
  return page.narrow
    ? { type: 'text', x: 0, y, text: fitLabel(row.label, page.width - reserve, page.text), size: page.text, fill, bold: row.chosen }
    : { type: 'text', x: left - 12, y, text: fitLabel(row.label, left - 14, page.text), size: page.text, fill, align: 'right', bold: row.chosen };
}

/** A quiet heading over a group of rows. */
export function heading(text: string, page: Paper, y: number): Item {
  return { marks: [
    { type: 'line', points: [[0, y - 11], [page.width, y - 11]], stroke: ink('rule'), width: 1 },
    { type: 'text', x: 0, y: y + 3, text, size: page.small, fill: ink('muted') },
  ] };
}

/** Swatches with names in the order of the parts. Returns the height used. */
export function legend(parts: readonly { ink: Ink; label: string; dash?: boolean }[], page: Paper, top: number, left = 0): { item: Item; height: number } {
  const marks: Mark[] = [];
  let x = left;
  let y = top + 9;
  for (const part of parts) {
    const width = 16 + textWidth(part.label, page.small) + 18;
    if (x > left && x + width - 18 > page.width) {
      x = left;
      y += 20;
    }
    marks.push(
      { type: 'rect', x, y: y - 5.5, w: 11, h: 11, fill: ink(part.ink), ...(part.dash ? { stroke: ink('muted'), dash: true } : {}) },
      { type: 'text', x: x + 16, y, text: part.label, size: page.small, fill: ink('ink') },
    );
    x += width;
  }
  return { item: { marks }, height: y + 9 - top };
}

/** So many rows are drawn, and of very many fewer still: a page holds every chart in two widths. The table has all. */
export const MOST_ROWS = 60;
const FEWER_ROWS = 30;
/** Whether so many rows are very many. */
export const isCrowd = (n: number): boolean => n > 2 * MOST_ROWS;
const mostOf = (n: number): number => (isCrowd(n) ? FEWER_ROWS : MOST_ROWS);

/** The first of the rows, and every one the reader chose, in their order; `more` are left to the table. */
export function capped<R extends { chosen: boolean }>(rows: readonly R[], most = mostOf(rows.length)): { shown: R[]; more: number } {
  const late = rows.slice(most).filter((row) => row.chosen).length;
  const shown = rows.filter((row, index) => row.chosen || index < Math.max(0, most - late));
  return { shown, more: rows.length - shown.length };
}

/** What stands below rows that were left out. */
export function moreMark(more: number, page: Paper, y: number): Item[] {
  return more === 0 ? [] : [{ marks: [{ type: 'text', x: 0, y, text: page.words.moreRows(count(more)), size: page.small, fill: ink('muted') }] }];
}

/** Rows one below the other from `y`, and how many more there are; returns where what follows begins. */
export function listed<R>({ shown, more }: { shown: readonly R[]; more: number }, page: Paper, y: number, step: number, item: (row: R, y: number) => Item): { items: Item[]; y: number } {
  const below = y + shown.length * step;
  return { items: [...shown.map((row, index) => item(row, y + index * step)), ...moreMark(more, page, below)], y: more > 0 ? below + step : below };
}

/** Rows without a figure beyond this many are told as one paragraph of names. */
const MAX_EMPTY = 6;
/** So many of them by name. */
const MOST_NAMES = 80;

/** The foot of a chart: rows that have no figure, named one by one or in a paragraph. Returns the new bottom. */
export function empties(rows: readonly Row[], all: readonly Row[], reason: (row: Row) => string, page: Paper, top: number, left: number, title = page.words.without): { items: Item[]; bottom: number } {
  if (rows.length === 0) return { items: [], bottom: top };
  const items: Item[] = [heading(`${title} (${rows.length})`, page, top + 16)];
  let y = top + 42;
  // One reason for all, told in the heading, needs no line for each.
  const alike = rows.every((row) => reason(row) === title || reason(row) === page.words.notReported);
  if (rows.length > MAX_EMPTY || alike) {
    y -= 8;
    const all = [...new Set(rows.map((row) => row.label))];
    const names = all.slice(0, MOST_NAMES).join(MARKS[page.lang].list) + (all.length > MOST_NAMES ? ` ${page.words.moreRows(count(all.length - MOST_NAMES))}` : '');
    for (const line of wrap(names, page.width - 4, page.small)) {
      y += 4;
      items.push({ marks: [{ type: 'text', x: 0, y, text: line, size: page.small, fill: ink('muted') }] });
      y += page.small + 3;
    }
    return { items, bottom: y };
  }
  for (const row of rows) {
    const why = reason(row);
    const lines = page.narrow ? wrap(why, page.width, page.small) : [];
    const label = page.narrow
      ? [{ type: 'text', x: 0, y, text: fitLabel(row.label, page.width, page.text), size: page.text, fill: ink('muted') } satisfies Mark, ...lines.map((text, index): Mark => ({ type: 'text', x: 0, y: y + 17 + index * 15, text, size: page.small, fill: ink('muted') }))]
      : [nameOf(row, all, page, y, left), { type: 'text', x: left, y, text: fit(why, page.width - left, page.small), size: page.small, fill: ink('muted') } satisfies Mark];
    items.push({ marks: label, tip: [row.label, why] });
    y += page.narrow ? 25 + lines.length * 15 : 24;
  }
  return { items, bottom: y };
}

export interface Part { ink: Ink; label: string; value: number | null; dash?: boolean }

/**
 * A 100 % bar. `whole` is the denominator; what the parts leave open is drawn as a dashed gap with its
 * label. Counts stand inside where they fit; a part of 0 takes no room.
 */
export function stackedBar(parts: readonly Part[], whole: number, x: number, y: number, w: number, h: number, page: Paper): Mark[] {
  const known = parts.reduce((sum, part) => (part.value === null ? sum : sum + part.value), 0);
  const scale = Math.max(whole, known);
  const marks: Mark[] = [];
  let at = x;
  for (const part of parts) {
    if (part.value === null || part.value <= 0) continue;
    const width = (part.value / scale) * w;
    const bar = Math.max(width - 1, 0.75);
    marks.push({ type: 'rect', x: at, y: y - h / 2, w: bar, h, fill: ink(part.ink), ...(part.dash ? { stroke: ink('muted'), dash: true } : {}) });
    const text = count(part.value);
    if (width > textWidth(text, page.small) + 5) {
      marks.push({ type: 'text', x: at + bar / 2, y: y + 0.5, text, size: page.small, fill: inkOn(part.ink), align: 'center' });
    }
    at += width;
  }
  const open = whole - known;
  if (open > 0 && parts.some((part) => part.value === null)) {
    const width = (open / scale) * w;
    marks.push({ type: 'rect', x: at + 0.5, y: y - h / 2 + 0.5, w: Math.max(width - 1, 1), h: h - 1, stroke: ink('peer'), dash: true });
    if (width > textWidth(page.words.rest, page.small) + 6) {
      marks.push({ type: 'text', x: at + width / 2, y: y + 0.5, text: page.words.rest, size: page.small, fill: ink('muted'), align: 'center' });
    }
  }
  return marks;
}

/** `2023, whole area` for titles: the years and scopes of the reports. */
export function about(reports: readonly ReportFigures[], page: Paper): string {
  const years = reports.flatMap((report) => (report.year === null ? [] : [report.year]));
  const scopes = [...new Set(reports.map((report) => report.scope))];
  const parts = [
    ...(years.length > 0 ? [page.words.year(Math.min(...years), Math.max(...years))] : []),
    ...scopes.map((scope) => page.words.scopes[scope]),
  ];
  return parts.join(MARKS[page.lang].comma);
}
