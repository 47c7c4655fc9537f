/** Where the figures of each row stand: from its label to the next one's, or before it in tables turned round. */
import { foldCode, isHan, isUnit, type Folded } from '../source/fold';
import { ORDINALS, type Hit } from './chain';
import { furnitureLine } from './furniture';
import { COLUMN_NAMES, hanOnly } from './label';
import { dashEnd, isMark, isSoft } from './mark';
import { isNumeral } from './number';

export interface FoundRow {
  id: string;
  order: number;
  /** Offsets of the label in the text. */
  labelStart: number;
  labelEnd: number;
  /** Where the row's figures are looked for: from the label to the next row's label (its ordinal left out). */
  start: number;
  end: number;
  /** The label was found only by part of its characters. */
  fuzzy: boolean;
}

/** Offset where a label begins with what belongs to it: its item number, ordinal and bracket. */
export function labelHead(text: string, labelStart: number, item: string | null, floor: number): number {
  let at = labelStart;
  const numbered = item === null ? -1 : numberedCell(text, labelStart, item, floor);
  if (numbered >= 0) return numbered;
  let i = back(text, at, floor);
  // 1\.属于…: Markdown escapes the dot
  // 1.属于… 1、属于… ; a digit that touches the label without a mark is its number only if it is the form's
  const mark = i >= floor ? text[i] : '';
  if (mark && '.．、,，。·'.includes(mark)) {
    const digit = back(text, text[i - 1] === '\\' ? i - 1 : i, floor);
    // 0,1⏎,属于国家秘密: what ends the line above is a figure of the row before
    if (digit >= floor && mark !== '.' && mark !== '．' && text.slice(digit, i).includes('\n')) return at;
    if (digit >= floor && item !== null && foldCode(text.charCodeAt(digit)) === item.charCodeAt(0)) return digit;
    // 行政处罚 0、⏎行政强制: what ends a line is the figure of its row
    if (digit >= floor && /\d/.test(text[digit] ?? '') && !/\d/.test(text[digit - 1] ?? '') && !text.slice(i, at).includes('\n')) return digit;
    if (digit >= floor && isHan(text.charCodeAt(digit))) return digit;
  } else if (item !== null && i >= floor && foldCode(text.charCodeAt(i)) === item.charCodeAt(0) && !/[\n\r\t|｜│]/.test(text.slice(i + 1, at)) && (i === 0 || '\n\r\t|｜│'.includes(text[i - 1]!))) {
    // 1 申请人…: the number alone at the beginning of its line or cell
    return i;
  } else if (item !== null && i === at - 1 && foldCode(text.charCodeAt(i)) === item.charCodeAt(0)) {
    return i;
  } else if (mark === ')' || mark === '）') {
    i -= 1;
    while (i > floor && labelStart - i < 8 && text[i] !== '(' && text[i] !== '（') i -= 1;
    // (0) and (0、3、1) are figures of the row before, (三) belongs to the label
    if ((text[i] === '(' || text[i] === '（') && !/^[\s\d,，、;；./]*$/.test(text.slice(i + 1, labelStart).replace(/[)）]\s*$/, ''))) at = i;
  }
  return at;
}

/** 1 | 属于国家秘密: the item's number in a cell of its own, the first of its line or behind a label, not behind figures. */
function numberedCell(text: string, label: number, item: string, floor: number): number {
  let i = label - 1;
  let parted = false;
  while (i >= floor && (isSoft(text.charCodeAt(i)) || isMark(text.charCodeAt(i)))) {
    parted ||= isMark(text.charCodeAt(i));
    i -= 1;
  }
  if (!parted) return -1;
  if (i < floor || foldCode(text.charCodeAt(i)) !== item.charCodeAt(0)) return -1;
  let before = i - 1;
  let marked = false;
  while (before >= floor && (isSoft(text.charCodeAt(before)) || isMark(text.charCodeAt(before)))) {
    marked ||= isMark(text.charCodeAt(before));
    before -= 1;
  }
  const code = before >= floor ? text.charCodeAt(before) : 10;
  return code === 10 || (marked && (isHan(code) || code === 0x29 || code === 0xff09)) ? i : -1;
}

function back(text: string, from: number, floor: number): number {
  let i = from - 1;
  while (i >= floor && foldCode(text.charCodeAt(i)) === 0) i -= 1;
  return i;
}

/** Rows with the stretch of text in which their figures stand. `limit` bounds the last one. */
export function rowsOfChain(chain: readonly Hit[], folded: Folded, text: string, limit: number): FoundRow[] {
  const heads = chain.map((hit) => headOf(hit, folded, text));
  return chain.map((hit, index) => {
    const labelStart = heads[index] ?? folded.hanAt[hit.from]!;
    const labelEnd = folded.hanAt[hit.to - 1]! + 1;
    const next = chain[index + 1];
    const end = next
      ? heads[index + 1] ?? labelHead(text, folded.hanAt[next.from]!, next.mark.item, labelEnd)
      : lastRowEnd(folded, text, hit.from, hit.to, Math.min(text.length, limit));
    return {
      id: hit.mark.id, order: hit.mark.order, labelStart, labelEnd,
      start: holdsCells(text, labelStart, labelEnd) ? labelStart : labelEnd, end, fuzzy: false,
    };
  });
}

/**
 * (三)不予公⏎0 0 0⏎开1.属于国家秘密: where the row's figures stand within what the form prints before its label, in the
 * middle of a cell of several lines, that is the label's beginning; null elsewhere.
 */
function headOf({ from, to, mark: { lead } }: Hit, { han, hanAt }: Folded, text: string): number | null {
  const first = from - lead.length;
  if (lead.length < 3 || first < 0 || !repeatsWord(han, lead, first)) return null;
  const start = hanAt[first]!;
  if (!holdsRow(text, start, hanAt[from]!)) return null;
  const next = text.indexOf('\n', hanAt[to - 1]!);
  return hasDigit(text, hanAt[to - 1]! + 1, next === -1 ? text.length : next) ? null : start;
}

/** Figures of a row, not a lone one that is strewn in, stand between two offsets. */
export const holdsRow = (text: string, from: number, to: number): boolean => (text.slice(from, to).match(FIGURE_OR_DASH)?.length ?? 0) > 2;

const FIGURE_OR_DASH = /\d+(?:[.,]\d+)*|(?<=\s)[-—/](?=\s)/g;

/**
 * The last row has no next label: it ends where other words begin. Words that go on from its own
 * label without a break are the label's rest; units, words for nothing and the label itself once
 * more (a merged cell written out in each of its columns) belong to the row.
 */
function lastRowEnd(folded: Folded, text: string, from: number, to: number, limit: number): number {
  const { han, hanAt } = folded;
  let i = to;
  while (i < hanAt.length && i - to < 40 && unbroken(text, hanAt[i - 1]! + 1, hanAt[i]!)) i += 1;
  const length = to - from;
  while (i < hanAt.length) {
    if (isUnit(han[i]!) || (isNumeral(han[i]!) && standsApart(text, hanAt[i]! + 1))) i += 1;
    else if (ORDINALS.has(han[i]!) && repeats(han, from, i + 1, length)) i += 1 + length;
    else if (repeats(han, from, i, length)) i += length;
    else {
      const page = furnitureLine(text, hanAt[i]!);
      const word = dashEnd(text, hanAt[i]!, limit);
      const named = LIST_WORDS.find((name) => repeatsWord(han, name, i));
      if (page > 0) while (i < hanAt.length && hanAt[i]! < page) i += 1;
      else if (word > hanAt[i]!) i += word - hanAt[i]!;
      else if (named) i += named.length;
      else break;
    }
  }
  if (i >= hanAt.length) return limit;
  // the ordinal of the heading behind the table is none of its figures
  return Math.min(limit, hanAt[i]!);
}

/** What stands beside figures in lists: names of columns, and the words that lead to them. */
const LIST_WORDS = [...COLUMN_NAMES, '采购项目数量', '采购总金额', '本年收费金额', '万元', '其中'];

/** A blank, a break, a cell mark or another numeral follows: not the ordinal of the heading behind the table. */
function standsApart(text: string, i: number): boolean {
  const code = text.charCodeAt(i) || 10;
  return code === 10 || isMark(code) || isSoft(code) || isNumeral(code);
}

function repeats(han: Uint16Array, from: number, at: number, length: number): boolean {
  if (at + length > han.length || length === 0) return false;
  for (let k = 0; k < length; k += 1) if (han[from + k] !== han[at + k]) return false;
  return true;
}

function repeatsWord(han: Uint16Array, word: string, at: number): boolean {
  for (let k = 0; k < word.length; k += 1) if (han[at + k] !== word.charCodeAt(k)) return false;
  return true;
}

/** Nothing but blanks and brackets between two places of a line. */
function unbroken(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const raw = text.charCodeAt(i);
    const code = foldCode(raw);
    if (raw === 10 || raw === 9 || raw === 0x7c) return false;
    if (code !== 0 && !'()《》“”"、，,：:；;。.'.includes(String.fromCharCode(code))) return false;
  }
  return true;
}

/**
 * Tables whose figures stand before the label of their row, in one line: where all rows are so, the
 * stretch before each label is its row; numbers of rows are not taken for figures.
 */
export function figuresFirst(rows: readonly FoundRow[], text: string, widthOf: (id: string) => number | null): FoundRow[] {
  if (figuresAbove(rows, text, widthOf)) {
    return rows.map((row) => {
      const end = text.lastIndexOf('\n', row.labelStart - 1);
      return { ...row, start: text.lastIndexOf('\n', end - 1) + 1, end };
    });
  }
  const moved: FoundRow[] = [];
  let fitting = 0;
  let filled = 0;
  let wide = false;
  let several = 0;
  let long = 0;
  for (const row of rows) {
    const begin = text.lastIndexOf('\n', row.labelStart - 1) + 1;
    const next = text.indexOf('\n', row.labelEnd);
    if (row.labelStart - begin > 400 || hasDigit(text, row.labelEnd, next === -1 ? row.end : Math.min(next, row.end))) return [...rows];
    const head = text.slice(begin, row.labelStart).replace(/[一二三四五六七]、.*$|[(（].*$|\d\s*[\\.．、]+\s*$/, '');
    const figures = head.match(/[-+−]?\d+(?:[.,]\d+)*|[—/]+|-+(?!\d)/g) ?? [];
    const width = widthOf(row.id);
    if (figures.length > 0) filled += 1;
    if (figures.length > 1) several += 1;
    if (figures.some((figure) => /\d.*\d/.test(figure))) long += 1;
    if (figures.length === width || (width !== null && figures.length > 0 && [...head].filter((c) => isMark(c.charCodeAt(0))).length >= width)) {
      fitting += 1;
      wide ||= width !== null && width > 1;
    }
    moved.push({ ...row, start: begin, end: begin + head.length });
  }
  const believed = (fitting > 2 && wide && fitting * 2 >= filled) || (several > 1 && filled * 2 >= rows.length)
    // where zeros are left empty few rows have figures; no line of figures alone may stand between the labels
    || (filled > 0 && (several > 0 || long > 0) && !rows.some((row, r) => figuresBelow(text, row.labelEnd, rows[r + 1]?.labelStart)));
  return believed ? moved : [...rows];
}

/**
 * The figures of a row stand in the line above its label: a line of figures alone stands between the words of the header
 * and a label, no label has a figure beside it, and the last none beneath.
 */
function figuresAbove(rows: readonly FoundRow[], text: string, widthOf: (id: string) => number | null): boolean {
  const last = rows[rows.length - 1];
  if (!last || rows.length < 3) return false;
  const beneath = text.indexOf('\n', last.labelEnd);
  if (hasDigit(text, last.labelEnd, beneath === -1 ? text.length : beneath)) return false;
  let between = 0;
  for (const [r, row] of rows.entries()) {
    const end = text.lastIndexOf('\n', row.labelStart - 1);
    if (end <= 0) return false;
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const over = text.lastIndexOf('\n', begin - 2) + 1;
    const above = text.slice(begin, Math.min(end, begin + 200));
    if (!FIGURES_OR_DASHES.test(above)) {
      if (r === 0 && above.trim() !== '') return false;
      const next = text.indexOf('\n', row.labelEnd);
      if (hasDigit(text, row.labelEnd, Math.min(row.end, next === -1 ? text.length : next))) return false;
      continue;
    }
    const figures = above.match(/\d+(?:[.,]\d+)*|[-—/]+/g) ?? [];
    const width = widthOf(row.id) ?? 0;
    const counted = figures.length > 1 && figures.every((figure, i) => Number(figure) === i + 1);
    // the line above that is the header's, not the label before
    if (figures.length > width || counted || (r > 0 && over <= rows[r - 1]!.labelEnd) || !HEADER_WORDS.test(text.slice(Math.max(over, begin - 200), begin))) continue;
    // one figure of two digits may be a page's number
    between += figures.some((figure) => /^\d{3}/.test(figure)) ? 2 : Math.min(2, figures.length);
  }
  if (between < 2) return false;
  const beyond = beneath === -1 ? [] : text.slice(beneath + 1, beneath + 300).split('\n').slice(0, 2);
  return !beyond.some((line) => FIGURES_OR_DASHES.test(line));
}

/** Words with which the headers of the tables end. */
const HEADER_WORDS = /件\s*数|数\s*量|金\s*额|增\s*[/／]?\s*减|机\s*构|组\s*织|总\s*计|合\s*计/;
const FIGURES_OR_DASHES = /^[^\d\u4e00-\u9fff]*[\d—/-][^\u4e00-\u9fff]*$/;

/** A line of figures alone stands between a label and the line of the next. */
function figuresBelow(text: string, from: number, to: number | undefined): boolean {
  const next = text.indexOf('\n', from);
  return to !== undefined && next !== -1 && next < to && text.slice(next, to).split('\n').slice(0, -1).some((line) => FIGURES_ALONE.test(line));
}

const FIGURES_ALONE = /^[^\d\u4e00-\u9fff]*\d[^\u4e00-\u9fff]*$/;

/** Figures, or dashes or empty cells in a row, stand between the characters of a label: it runs on in the line beneath them. */
function holdsCells(text: string, from: number, to: number): boolean {
  return hasDigit(text, from, to) || (text.slice(from, to).includes('\n') && CELLS.test(text.slice(from, to)));
}

const CELLS = /(?:[\s|]+[-—/]){3}|\t{3}/;

/** The Han characters of a label and of what stands before it in its line. */
export function labelLine(text: string, row: FoundRow): string {
  return hanOnly(text.slice(Math.max(text.lastIndexOf('\n', row.labelStart - 1) + 1, row.labelStart - 100), row.labelEnd));
}

/** A digit stands between two offsets. */
export function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = foldCode(text.charCodeAt(i));
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}
