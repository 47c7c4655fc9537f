/**
 * What stands beside a label: figures, dashes, empty cells and other text, in the order of the text.
 * A token knows nothing of columns; candidate.ts and solve.ts decide where it belongs.
 */
import { foldCode, isHan } from '../source/fold';
import { bulletEnd, furnitureEnd, ruleEnd } from './furniture';
import { dashEnd, isDigit, isMark, isWrap, NEWLINE, skipSoft, skipWraps, TAB, wrapEnd } from './mark';
import { bracketedNumber, bracketEnd, isMisreadLetter, isNoteMark, isNumeral, misread, misreadEnd, plainEnd, readNumber, readNumeral, type Doubt, type Figure, type Printed } from './number';

/** What can stand in a cell, whichever it is. */
export interface Piece {
  kind: 'number' | 'dash' | 'blank' | 'text';
  start: number;
  end: number;
  /** The number as printed (sign and decimals kept), null for other kinds. */
  value: number | null;
  doubt: Doubt | null;
  /** Yuan of the figure's own unit, 0 where it has none. */
  yuan: number;
}

export interface Token extends Piece {
  /** Digits alone, for figures that may be several run together; empty for other kinds. */
  digits: string;
  /** Empty or filled cells since the line began, -1 where the line has no cell marks. */
  column: number;
  /** Line breaks since the region began. */
  line: number;
}

const NOTHING = { value: null, digits: '', doubt: null, yuan: 0 };

/**
 * Tokens of `text` from `from` to `to`. One pass; linear in the length of the region.
 * @param parting the mark that parts the cells of this table, '' for none but tabs and pipes
 */
export function tokenise(text: string, from: number, to: number, parting: string): Token[] {
  const tokens: Token[] = [];
  const parts = parting === '' ? -1 : parting.charCodeAt(0);
  const commas = parting !== '';
  let i = from;
  let line = 0;
  let column = columnsBefore(text, from, parts);
  let piped = column > 0;
  let cellStart = from;
  // the label stands in the first cell, unless the figures stand before it
  let cellFilled = from > 0 && text.charCodeAt(from - 1) !== NEWLINE;
  let open = true; // a cell mark or the label opened the present cell
  while (i < to) {
    const raw = text.charCodeAt(i);
    // 规章：0、0、0
    const colon = tokens.length === 0 && cellFilled && parts !== -1 && (raw === 0x3a || raw === 0xff1a);
    if (isMark(raw) || raw === parts || colon) {
      if (!cellFilled && open) tokens.push(tokenOf('blank', cellStart, i, NOTHING, piped ? column : -1, line));
      column += 1;
      piped = true;
      cellFilled = false;
      open = true;
      i += 1;
      cellStart = i;
      continue;
    }
    if (raw === NEWLINE) {
      // In rows of tabs or commas the line ends the last cell; pipes close their cells themselves.
      const closes = text.charCodeAt(cellStart - 1) === TAB || text.charCodeAt(cellStart - 1) === parts;
      if (!cellFilled && open && closes) tokens.push(tokenOf('blank', cellStart, i, NOTHING, piped ? column : -1, line));
      let ahead = i + 1;
      while (ahead < to && ahead - i < 24 && (text.charCodeAt(ahead) === 0x20 || text.charCodeAt(ahead) === 0xa0)) ahead += 1;
      if (text.charCodeAt(ahead) === TAB || (parts !== -1 && text.charCodeAt(ahead) === parts)) {
        // a line that begins with a tab begins with an empty cell
        open = true;
        cellFilled = false;
        cellStart = i + 1;
      } else if (closes) open = false;
      line += 1;
      column = 0;
      i = bulletEnd(text, furnitureEnd(text, ruleEnd(text, i + 1, to), to), to);
      continue;
    }
    const code = foldCode(raw);
    if (code === 0) {
      i += 1;
      continue;
    }
    if (isWrap(raw)) {
      const end = wrapEnd(text, i, to);
      if (end > i) {
        // "", at the beginning of a line: an empty cell
        if (text.charCodeAt(i - 1) === NEWLINE) open = true;
        i = end;
        continue;
      }
      // [, , 7]: a bracket that opens or ends a list fills no cell
      const past = skipWraps(text, i, to);
      const mark = past < to ? text.charCodeAt(past) : NEWLINE;
      if (parts !== -1 && (mark === parts || (mark === NEWLINE && text.charCodeAt(cellStart - 1) === parts && !cellFilled))) {
        i = past;
        continue;
      }
    }
    const list = code === 0x28 ? listEnd(text, i, to) : i;
    if (list > i) {
      i += 1;
      continue;
    }
    const cell = piped ? column : -1;
    cellFilled = true;
    const plain = code === raw ? plainEnd(text, i, to) : i;
    if (plain > i) {
      const digits = text.slice(i, plain);
      tokens.push({ kind: 'number', start: i, end: plain, value: Number(digits), digits, doubt: null, yuan: 0, column: cell, line });
      i = plain;
      continue;
    }
    const printed = readPrinted(text, code, i, to, commas);
    if (printed) {
      tokens.push(tokenOf(printed.figure === null ? 'text' : 'number', printed.start, printed.end, printed.figure ?? NOTHING, cell, line));
      i = printed.after;
      continue;
    }
    const dash = dashEnd(text, i, to);
    const end = dash > i ? dash : textEnd(text, i, to, parts);
    tokens.push(tokenOf(dash > i ? 'dash' : 'text', i, end, NOTHING, cell, line));
    i = end;
  }
  return settleWords(tokens, text);
}

function tokenOf(kind: Token['kind'], start: number, end: number, { value, digits, doubt, yuan }: Figure | typeof NOTHING, column: number, line: number): Token {
  return { kind, start, end, value, digits, doubt, yuan, column, line };
}

/** What begins at `i` as a figure does, or in a bracket; null where nothing of the kind begins. `code` is folded. */
function readPrinted(text: string, code: number, i: number, to: number, commas: boolean): Printed | null {
  if ((code >= 0x30 && code <= 0x39) || beginsNumber(text, code, i, to)) return readNumber(text, i, to, commas);
  if (isMisreadLetter(code)) {
    const end = misreadEnd(text, i, to);
    if (end > i) return { figure: misread(text, i, end), start: i, end, after: end };
  }
  if (isNumeral(code)) return readNumeral(text, i, to);
  // brackets hold remarks, whose figures are not cells
  if (code !== 0x28 && code !== 0x3014) return null;
  const close = bracketEnd(text, i, to);
  return close > i ? { figure: bracketedNumber(text, i, close, to), start: i, end: close, after: close } : null;
}

/** （12、0、3）: end of a bracket that holds three figures and more, and nothing else, `i` for all others: it opens a list, no remark. */
function listEnd(text: string, i: number, to: number): number {
  const end = bracketEnd(text, i, to);
  return end > i && LIST.test(text.slice(i + 1, end - 1)) ? end : i;
}

const LIST = /^[\s'"“”,，、;；]*[-+]?[\d０-９.]+(?:[\s'"“”]*[,，、;； ][\s'"“”,，、;；]*[-+]?[\d０-９.]+){2,}[\s'"“”,，、;；]*$/;

/** 三 beside printed digits, or a row of nothing but 一 (a dash as scans give it), is no figure. */
function settleWords(tokens: Token[], text: string): Token[] {
  if (!tokens.some((token) => token.doubt === 'words' && token.value !== 0)) return tokens;
  const believed = !tokens.some((token) => token.kind === 'number' && token.doubt !== 'words') && tokens.some((token) => token.doubt === 'words' && text[token.start] !== '一');
  return believed ? tokens : tokens.map((token) => (token.doubt === 'words' && token.value !== 0 ? { ...token, ...NOTHING, kind: 'text' } : token));
}

/**
 * 5 - 3 - 0: where every row with figures has twice as many figures and dashes as columns, every other one the same
 * dash, these part the cells. A row may lack the first of them, behind its label.
 * @param widths number of columns of each row
 */
export function withoutStrokes(regions: readonly Token[][], text: string, widths: readonly number[]): Token[][] {
  const out: Token[][] = [];
  let several = false;
  for (const [r, region] of regions.entries()) {
    const width = widths[r]!;
    const filled: Token[] = [];
    for (const [t, token] of region.entries()) {
      // words behind the row
      const next = region[t + 1];
      const sign = token.kind === 'text' ? text.slice(token.start, token.end) : '';
      const wave = sign === '~' || sign === '～' || (next?.kind === 'number' && next.line === token.line && SIGN.test(sign));
      if (token.kind === 'text' && !wave && filled.length >= 2 * width - 1) break;
      if (token.kind === 'number' || token.kind === 'dash' || wave) filled.push(token);
    }
    if (filled.length === 0) {
      out.push(region);
      continue;
    }
    const lead = filled.length >= 2 * width ? 0 : 1;
    const strokes = filled.slice(0, 2 * width - lead).filter((_, i) => i % 2 === lead);
    const mark = text.slice(filled[lead]?.start, filled[lead]?.end);
    if (filled.length < 2 * width - lead || filled.length > 2 * width + 3 || strokes.some((token) => token.kind === 'number' || text.slice(token.start, token.end) !== mark)) return [...regions];
    several ||= width > 1;
    const gone = new Set([...strokes, ...filled.slice(2 * width - lead)]);
    out.push(region.filter((token) => !gone.has(token)));
  }
  return several ? out : [...regions];
}

/** Signs alone: ~ ■ :: → */
const SIGN = /^[^\p{L}\p{N}\s(（）)]{1,3}$/u;

/**
 * Figures in square brackets where most of the table's have none, or most rows have no figure at all ([1] beside 14) are notes, and no cells.
 * @param widths number of columns of each row: figures that its rows need are none
 */
export function withoutNotes(regions: readonly Token[][], text: string, widths: readonly number[]): Token[][] {
  const counts = regions.map((region) => region.filter((token) => token.kind === 'number').length);
  if (counts.every((count, r) => count === widths[r])) return [...regions];
  // (3) where other figures stand without brackets counts lines or notes; (0) is a way to print nothing
  const bracketed = regions.some((region) => region.some((token) => token.doubt === 'bracketed' && token.value !== 0));
  const isNote = (token: Token) => token.kind === 'number' && ((bracketed && token.doubt === 'bracketed') || (text[token.start - 1] === '[' && text[token.end] === ']'));
  // [3, 0, 1]: lists stand in such brackets, and [44] is one of them
  if (!bracketed && regions.some((region) => region.some((token) => token.kind === 'number' && text[token.start - 1] === '[' && text[token.end] === ','))) return [...regions];
  let notes = 0;
  let plain = 0;
  for (const region of regions) {
    for (const token of region) {
      if (isNote(token)) notes += 1;
      else if (token.kind === 'number' && !inBrackets(text, token.start)) plain += 1;
    }
  }
  if (notes === 0 || (notes > 1 && notes >= plain && notes * 2 >= regions.length)) return [...regions];
  return regions.map((region) => region.map((token) => (isNote(token) ? { ...token, ...NOTHING, kind: 'text' } : token)));
}

/** A sign before a digit, or .5 without its zero; not within a word, a date or another figure. */
function beginsNumber(text: string, code: number, i: number, to: number): boolean {
  if (code !== 0x2b && code !== 0x2d && code !== 0x2212 && code !== 0x2013 && code !== 0x2e) return false;
  return i + 1 < to && isDigit(text, i + 1) && !isDigit(text, i - 1);
}

/** Cell marks that stand before an offset in its line. */
export function columnsBefore(text: string, from: number, parts: number): number {
  let count = 0;
  for (let i = from - 1; i >= 0 && from - i < 400; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) break;
    if (isMark(code) || code === parts) count += 1;
  }
  return count;
}

/** A bracket that is not closed stands before a place of a line. */
function inBrackets(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 60; i -= 1) {
    const code = foldCode(text.charCodeAt(i));
    if (code === 0x28) return true;
    if (code === 0x29 || text.charCodeAt(i) === NEWLINE) return false;
  }
  return false;
}

/** The same tokens, and what stands in brackets behind a figure as one of its own: 0（结果维持）. */
export function withRemarks(tokens: readonly Token[], text: string): Token[] {
  return tokens.flatMap((token, i) => {
    const from = skipSoft(text, token.end, token.end + 3);
    const code = token.kind === 'number' ? foldCode(text.charCodeAt(from)) : 0;
    const end = code === 0x28 ? bracketEnd(text, from, tokens[i + 1]?.start ?? text.length) : from;
    return end > from ? [token, { ...token, ...NOTHING, kind: 'text' as const, start: from, end }] : [token];
  });
}

/** A letter that scans do not give for a digit; digits behind it are none of a figure. */
function isCode(code: number): boolean {
  return ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) && !isMisreadLetter(code);
}

function textEnd(text: string, i: number, to: number, parts: number): number {
  let end = i + 1;
  let coded = isCode(foldCode(text.charCodeAt(i))) || isNoteMark(text.charCodeAt(i));
  while (end < to) {
    const raw = text.charCodeAt(end);
    if (raw === parts || raw === NEWLINE || isMark(raw)) break;
    const code = foldCode(raw);
    if (code === 0 || code === 0x28) break;
    // A06 is a code, 注1 a note
    if (code >= 0x30 && code <= 0x39) {
      if (!coded) break;
    } else coded = isCode(code) || isNoteMark(raw);
    // __-7__: the sign belongs to the figure behind it, unless a word runs on
    if (beginsNumber(text, code, end, to) && code !== 0x2e && !isHan(text.charCodeAt(end - 1)) && !/[a-z]/i.test(text[end - 1]!)) break;
    end += 1;
  }
  return end;
}
