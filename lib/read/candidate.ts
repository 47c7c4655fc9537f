/**
 * The ways in which the tokens beside a label can stand in the columns of the table.
 * Nothing is decided here: a list with one reading is a row that reads straight.
 */
import { fold, isHan } from '../source/fold';
import { isMark, isSoft } from './mark';
import type { Piece, Token } from './token';

/** An empty cell of which nothing stands in the text. */
export const EMPTY: Piece = { kind: 'blank', value: null, start: -1, end: -1, doubt: null, yuan: 0 };

/** What stands in each column; null where the reading has nothing there. */
export type Placement = readonly (Piece | null)[];

/** Tokens of a row cut to what can be cells. */
export interface RowTokens {
  /** Figures, dashes, blanks and unreadable marks, from the first cell after the label to the end of the row. */
  cells: readonly Token[];
  /** Number of figures and dashes. */
  filled: number;
  /** Index of the first and last figure or dash in `cells`; -1 where there is none. */
  first: number;
  last: number;
  /** Figures stand behind what ended the row, in its line: it may have more cells than these. */
  torn?: boolean;
}

function hanCount(text: string, token: Token): number {
  let count = 0;
  for (let i = token.start; i < token.end; i += 1) if (isHan(text.charCodeAt(i))) count += 1;
  return count;
}

export function isFilled(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'dash';
}

function counted(cells: readonly Token[]): RowTokens {
  return { cells, filled: cells.filter(isFilled).length, first: cells.findIndex(isFilled), last: cells.findLastIndex(isFilled) };
}

/** Words of another row, under a label that has no figures: less than half of them are this label's own. */
function foreign(text: string, token: Token, own: string): boolean {
  if (own === '' || token.line === 0 || hanCount(text, token) < 4) return false;
  const words = fold(text.slice(token.start, token.end)).han;
  // the block that begins behind the last row before it
  if (own.includes(BEFORE_OUTCOMES) && String.fromCharCode(...words.slice(0, 5)) === '三本年度办') return true;
  const known = words.filter((code) => own.includes(String.fromCharCode(code)) || COLUMN_WORDS.includes(String.fromCharCode(code))).length;
  return known * 2 < words.length;
}

const BEFORE_OUTCOMES = '上年结转';
/** What stands in the label columns beside every row. */
const COLUMN_WORDS = '三本年度办理结果区分处理的只计这一情形况不计其他';

/**
 * Leaves out the rest of the label before the figures and whatever follows them.
 * @param width number of columns; @param own the Han characters of the row's label
 */
export function trimRow(tokens: readonly Token[], text: string, width = Number.POSITIVE_INFINITY, own = ''): RowTokens {
  let first = -1;
  let blanks = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind === 'number' || token.kind === 'dash') {
      // the row's own cells are all empty, and a page number stands beneath
      if (blanks < width || token.line === 0 || tokens[i - 1]!.line === token.line) first = i;
      break;
    }
    if (token.kind === 'blank') blanks += 1;
    else if (foreign(text, token, own)) break;
  }
  let from = 0;
  if (first === -1) {
    // No figure at all: blanks up to the first words that are not this label's.
    let begin = 0;
    while (begin < tokens.length && tokens[begin]!.kind === 'text') begin += 1;
    let end = begin;
    while (end < tokens.length && tokens[end]!.kind === 'blank') end += 1;
    return { cells: tokens.slice(begin, end), filled: 0, first: -1, last: -1 };
  }
  for (let i = first - 1; i >= 0; i -= 1) {
    if (tokens[i]!.kind === 'text' && !isSign(tokens, i, text)) {
      from = i + 1;
      break;
    }
  }
  const cells: Token[] = [];
  let line = tokens[first]!.line;
  let han = 0;
  let filled = 0;
  let last = -1;
  let torn = false;
  for (let i = from; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind === 'text') {
      if (text[token.start] === '(' || text[token.start] === '（') continue;
      // 见附件, a sign or a letter in a cell of its own: something stands there
      const lone = token.column >= 0 && !shares(tokens[i - 1], token) && !shares(tokens[i + 1], token);
      // words of the next row may be written downwards, a character a line
      han += i > first ? hanCount(text, token) : 0;
      if (han >= 2 && !(lone && token.line === line && figureFollows(tokens, i))) {
        torn = token.line === line && figureFollows(tokens, i);
        break;
      }
      if (lone) cells.push(token);
      continue;
    }
    if (token.kind === 'blank' && i > first && token.line > line && token.column === 0 && tokens[i - 1]!.line !== token.line && text[token.end] === '\t') {
      torn = figureFollows(tokens, i);
      break;
    }
    if (token.kind !== 'blank') {
      line = token.line;
      han = 0;
      filled += 1;
      last = cells.length;
    }
    cells.push(token);
  }
  return width < Number.POSITIVE_INFINITY && filled > 1 && cellCount(cells) >= width ? counted(joinedInCells(cells, text)) : { cells, filled, first: cells.findIndex(isFilled), last, torn: torn && filled < width };
}

/** A sign in a marked cell of its own (*, ①): something stands there, and it is no rest of the label. */
function isSign(tokens: readonly Token[], i: number, text: string): boolean {
  const token = tokens[i]!;
  return token.column >= 0 && SIGN.test(text.slice(token.start, token.end)) && behindMark(text, token.start) && !shares(tokens[i + 1], token);
}

const SIGN = /^[^\p{L}\p{N}\s(（]{1,3}$|^\p{No}$/u;

function behindMark(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && isSoft(text.charCodeAt(i))) i -= 1;
  return i >= 0 && isMark(text.charCodeAt(i));
}

function shares(other: Token | undefined, token: Token): boolean {
  return other !== undefined && other.line === token.line && other.column === token.column;
}

/** The line goes on with a figure: what stands before it is a cell, not the end of the row. */
function figureFollows(tokens: readonly Token[], i: number): boolean {
  const { line } = tokens[i]!;
  for (let k = i + 1; k < tokens.length && tokens[k]!.line === line; k += 1) if (tokens[k]!.kind === 'number' || tokens[k]!.kind === 'dash') return true;
  return false;
}

/** The reading of a row in which every column has its figure and nothing is left over; null where there is none. */
export function straight(row: RowTokens, width: number): Placement | null {
  if (row.first < 0 || row.last - row.first + 1 !== width) return null;
  return row.cells.slice(row.first, row.last + 1);
}

/** One run of digits cut into `width` figures, `total` being the last and the sum of the others. */
export function splitDigits(token: Token, width: number, sums: boolean): Placement[] {
  const digits = token.digits;
  const n = digits.length;
  if (n < width || n > 60) return [];
  const cut = (ends: readonly number[]): Placement => ends.map((end, k) => {
    const start = k === 0 ? 0 : ends[k - 1]!;
    return {
      kind: 'number', value: Number(digits.slice(start, end)), start: token.start + start, end: token.start + end,
      doubt: token.doubt, yuan: 0,
    };
  });
  if (n === width) return [cut(Array.from({ length: width }, (_, k) => k + 1))];
  if (!sums) return [];
  const out: Placement[] = [];
  let nodes = 0;
  for (let totalLength = 1; totalLength <= Math.min(9, n - width + 1); totalLength += 1) {
    const cutAt = n - totalLength;
    if (totalLength > 1 && digits[cutAt] === '0') continue;
    const total = Number(digits.slice(cutAt));
    const ends: number[] = [];
    const walk = (at: number, left: number, rest: number): void => {
      nodes += 1;
      if (nodes > 40_000 || out.length > 400) return;
      if (left === 0) {
        if (at === cutAt && rest === 0) out.push(cut([...ends, n]));
        return;
      }
      const most = cutAt - at - (left - 1);
      for (let length = 1; length <= most && length <= totalLength; length += 1) {
        const value = Number(digits.slice(at, at + length));
        if (value > rest) break;
        // what is left must be able to hold the rest of the sum
        if ((cutAt - at - length) > (left - 1) * totalLength) { if (digits[at] === '0') break; continue; }
        ends.push(at + length);
        walk(at + length, left - 1, rest - value);
        ends.pop();
        if (digits[at] === '0') break; // no figure but 0 begins with 0
      }
    };
    walk(0, width - 1, total);
  }
  return nodes > 40_000 || out.length > 400 ? [] : out;
}

/** Fewer figures than columns and no cell marks: every way of leaving columns out, order kept. */
export function spread(tokens: readonly Token[], width: number): Placement[] {
  const out: Placement[] = [];
  const row: (Piece | null)[] = new Array<Piece | null>(width).fill(null);
  const walk = (token: number, column: number): void => {
    if (token === tokens.length) {
      out.push([...row]);
      return;
    }
    for (let at = column; at <= width - (tokens.length - token); at += 1) {
      row[at] = tokens[token]!;
      walk(token + 1, at + 1);
      row[at] = null;
    }
  };
  walk(0, 0);
  return out;
}

/**
 * More figures than columns: page numbers strewn in, or figures that a blank parts at their thousands
 * (1 444). Every way to leave out up to two and to join neighbours is a reading; the sums choose.
 */
export function dropped(tokens: readonly Token[], width: number): Placement[] {
  const extra = tokens.length - width;
  if (extra < 1 || extra > 4) return [];
  const out: Placement[] = [];
  const walk = (i: number, left: number, row: Piece[]): void => {
    if (out.length > 400) return;
    if (i === tokens.length) {
      if (left === 0) out.push([...row]);
      return;
    }
    const token = tokens[i]!;
    walk(i + 1, left, [...row, token]);
    if (left === 0) return;
    if (extra <= 2) walk(i + 1, left - 1, row);
    const next = tokens[i + 1];
    if (next && joins(token, next)) walk(i + 2, left - 1, [...row, { ...token, value: Number(token.digits + next.digits), end: next.end }]);
  };
  walk(0, extra, []);
  return out;
}

/** 1 444, or 1 8 where a scan has torn a figure: neighbours in one line, a single blank between them. */
function joins(token: Token, next: Token): boolean {
  return next.line === token.line && next.column === token.column && next.start - token.end === 1 && /^[1-9]\d{0,2}$/.test(token.digits) && /^\d{1,3}$/.test(next.digits);
}

/** Marked cells of a row, empty ones among them: where there are enough, each holds one figure. */
function cellCount(cells: readonly Token[]): number {
  let count = 0;
  for (let i = 0; i < cells.length; i += 1) if (cells[i]!.column >= 0 && !shares(cells[i - 1], cells[i]!)) count += 1;
  return count;
}

/** Figures that one marked cell holds with nothing but blanks between them: 1 8 is 18 there. */
export function joinedInCells(cells: readonly Token[], text: string): Token[] {
  const out: Token[] = [];
  for (const token of cells) {
    const before = out.at(-1);
    const one = before && token.column >= 0 && shares(before, token) && /^\d+$/.test(token.digits) && /^[1-9]\d*$/.test(before.digits) && text.slice(before.end, token.start).trim() === '';
    if (one) {
      const digits = before.digits + token.digits;
      out[out.length - 1] = { ...before, end: token.end, digits, value: Number(digits), doubt: 'joined' };
    } else out.push(token);
  }
  return out;
}

/**
 * Two figures that may be one: a text broken at a set width has its break between their digits (2⏎0), or a blank that
 * does not break parts three digits off (11 139), where other blanks stand between the row's cells.
 */
export function mayBeOne(cells: readonly Token[], text: string): boolean {
  return cells.some((token, i) => {
    const before = cells[i - 1];
    if (!before || token.start - before.end !== 1 || before.digits === '' || token.digits === '' || before.value === 0) return false;
    const between = text[before.end]!;
    if (between === '\n') return brokenAtWidth(text, before.end);
    return NARROW.test(between) && token.digits.length === 3 && before.digits.length <= 3 && cells.some((other, k) => k > 0 && k !== i && !NARROW.test(text[other.start - 1]!));
  });
}

const NARROW = /[\u00a0\u2007\u2009\u202f]/;

/** The line that ends here is as long as one beside it, give or take a character of two columns. */
function brokenAtWidth(text: string, newline: number): boolean {
  const width = (from: number, to: number) => {
    let columns = 0;
    for (let i = from; i < to; i += 1) columns += text.charCodeAt(i) > 0x2e80 ? 2 : 1;
    return columns;
  };
  const begin = text.lastIndexOf('\n', newline - 1) + 1;
  const above = text.lastIndexOf('\n', begin - 2) + 1;
  const next = text.indexOf('\n', newline + 1);
  const below = next === -1 ? text.length : next;
  if (newline - begin < 20 || newline - begin > 200) return false;
  const alike = (from: number, to: number) => to - from === newline - begin || (to - from < 400 && Math.abs(width(from, to) - width(begin, newline)) <= 1);
  return (begin > 0 && alike(above, begin - 1)) || alike(newline + 1, below);
}

/** Figures that touch each other (5-27-132) are parted by nothing that can be trusted. */
export function touching(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => i > 0 && tokens[i - 1]!.end === token.start);
}

/** Cells with blanks, read with the first column at `start` of the row's cells; null where a figure would fall outside. */
export function windowAt(row: RowTokens, start: number, width: number): Placement | null {
  if (row.first < start || row.last >= start + width || start < 0) return null;
  const out: (Piece | null)[] = [];
  for (let i = start; i < start + width; i += 1) {
    const token = row.cells[i];
    out.push(token ?? null);
  }
  return out;
}
