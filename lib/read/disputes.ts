/**
 * Reviews and lawsuits: one row of three blocks of five figures beneath headers that reports tear
 * apart. The headers are not needed to know the columns, only to know where the figures begin.
 */
import { cellIds } from '../form';
import { hanIndex, isHan, type Folded } from '../source/fold';
import { piece, touching, type Piece, type Placement } from './candidate';
import { writeCells, type ReadCell } from './cell';
import { hasDigit } from './row';
import { agreement } from './solve';
import { tokenise, type Token } from './token';
import type { Trace } from './trace';
import type { TableReading } from './applications';

const BLOCK = 5;
const BLOCKS = 3;
const WIDTH = BLOCK * BLOCKS;
/** Header words of the table, Han characters only. */
const HEADER = /未经复议直接起诉|复议后起诉|结果维持|结果纠正|尚未审结|其他结果/g;
const HEADER_CHARACTERS = new Set(Array.from('行政复议诉讼结果维持纠正其他尚未审总计经直接起后件数量情况合'));
/** How far the figures may stand behind the last header word, in characters. */
const REACH = 700;

/**
 * Reads the disputes table between two offsets (the whole text by default).
 * `version` is 2021 where the table is there; it is the same in both forms.
 */
export function readDisputes(text: string, folded: Folded, from: number, trace?: Trace): TableReading {
  const none: TableReading = { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const header = findHeader(text, folded, from);
  if (!header) return none;
  const limit = Math.min(text.length, header.end + REACH);
  const all = tokenise(text, header.end, limit);
  const cells = valueCells(all, text);
  const ids = cellIds('disputes', '2021');
  const { placement, how, readings } = readingsOf(cells);
  const last = cells.filter((token) => token.kind === 'number' || token.kind === 'dash').at(-1);
  const out: ReadCell[] = [];
  for (let block = 0; block < BLOCKS; block += 1) {
    const slice = placement.slice(block * BLOCK, (block + 1) * BLOCK);
    out.push(...writeCells(slice.map((p, c) => ({ id: ids[block * BLOCK + c]!, piece: p })), {
      how: how === 'straight' ? null : how, holds: null, tokens: cells, decimals: false,
    }));
  }
  trace?.row({ table: 'disputes', row: 'all', label: '', text: text.slice(header.end, last?.end ?? header.end), readings, kept: 1, how, values: placement.map((p) => (p === 'undecided' ? '?' : p === null ? null : p.value)) });
  return { version: '2021', cells: out, start: header.start, end: last?.end ?? header.end, found: BLOCKS };
}

/** The cluster of header words, and where its last character stands. */
function findHeader(text: string, folded: Folded, from: number): { start: number; end: number } | null {
  const { han, hanAt } = folded;
  const first = hanIndex(folded, from);
  const line = decodeHan(han.subarray(first));
  let best: { start: number; end: number; count: number } | null = null;
  const words = [...line.matchAll(HEADER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  for (let i = 0; i < words.length; i += 1) {
    const { start } = words[i]!;
    let { end } = words[i]!;
    let count = 1;
    while (i + 1 < words.length) {
      const more = words[i + 1]!;
      // 结果维持2件，结果纠正1件 is a sentence, not a header
      if (more.start - end > 24 || inSentence(text, hanAt[first + end - 1]!, hanAt[first + more.start]!)) break;
      end = more.end;
      count += 1;
      i += 1;
    }
    // torn headers and the last 总计 go on in characters that only headers have
    while (end < line.length && HEADER_CHARACTERS.has(line[end]!) && closeBy(hanAt, first + end) && !hasDigit(text, hanAt[first + end - 1]!, hanAt[first + end]!)) end += 1;
    if (count >= 2 && (!best || count > best.count)) best = { start: hanAt[first + start]!, end: hanAt[first + end - 1]! + 1, count };
  }
  if (best) return best;
  return tornHeader(text, line, hanAt, first);
}

/** Figures or the marks of a sentence stand between two places. */
function inSentence(text: string, from: number, to: number): boolean {
  return hasDigit(text, from, to) || /[，。；]/.test(text.slice(from, to));
}

const wide = new TextDecoder('utf-16le');

function decodeHan(han: Uint16Array): string {
  return wide.decode(han);
}

function closeBy(hanAt: Int32Array, index: number): boolean {
  return hanAt[index]! - hanAt[index - 1]! < 24;
}

/** Headers read by columns: 维持 纠正 结果 审结 计 without their first halves beside them. */
function tornHeader(text: string, line: string, hanAt: Int32Array, first: number): { start: number; end: number } | null {
  const found = /维持(?:.{0,6})纠正(?:.{0,12})审结/.exec(line);
  if (!found || hasDigit(text, hanAt[first + found.index]!, hanAt[first + found.index + found[0].length - 1]!)) return null;
  const at = found.index;
  let end = at + 2;
  while (end < line.length && HEADER_CHARACTERS.has(line[end]!) && closeBy(hanAt, first + end)) end += 1;
  return { start: hanAt[first + at]!, end: hanAt[first + end - 1]! + 1 };
}

/** The cells of the figures' row: from the last header character to the first words after it. */
function valueCells(tokens: readonly Token[], text: string): Token[] {
  // Header characters read by OCR as signs and letters may still stand before the figures.
  let begin = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind !== 'text') continue;
    const filledBefore = tokens.slice(begin, i).filter((t) => t.kind === 'number' || t.kind === 'dash').length;
    if (filledBefore >= 3) break;
    if (hasHan(text, token) && !HEADER_CHARACTERS.has(text[token.start] ?? '')) break;
    begin = i + 1;
  }
  const rest = tokens.slice(begin);
  const stop = rest.findIndex((token) => token.kind === 'text' && hasHan(text, token));
  // a line of nothing but pipes pads the header out; an empty cell of the row has a pipe of its own
  const cells = (stop === -1 ? rest : rest.slice(0, stop)).filter((token) => token.kind !== 'text' && !(token.kind === 'blank' && isPadding(text, token.end)));
  // Where one line holds all fifteen cells, that line is the row, and a page number beneath is not.
  for (const line of new Set(cells.map((token) => token.line))) {
    const row = cells.filter((token) => token.line === line);
    if (row.length >= WIDTH && row.some((token) => token.column >= 0)) return row;
  }
  const firstFilled = cells.findIndex((token) => token.kind !== 'blank');
  if (firstFilled === -1) return cells;
  const gridded = cells.some((token) => token.column >= 0);
  if (!gridded) return cells.filter((token) => token.kind !== 'blank');
  return cells;
}

function isPadding(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  let to = text.indexOf('\n', at);
  if (to === -1) to = text.length;
  return to - from < 40 && /^\|{2,}\s*$/.test(text.slice(from, to));
}

function hasHan(text: string, token: Token): boolean {
  for (let i = token.start; i < token.end; i += 1) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

interface Readings {
  placement: (Piece | null | 'undecided')[];
  how: string;
  readings: number;
}

function readingsOf(cells: readonly Token[]): Readings {
  const filled = cells.filter((token) => token.kind !== 'blank');
  if (touching(filled)) return decide([], 'block');
  if (filled.length === WIDTH) return { placement: filled.map(piece), how: 'straight', readings: 1 };
  if (filled.length === 0) {
    return { placement: Array.from({ length: WIDTH }, () => ({ kind: 'blank', value: null, start: -1, end: -1, misread: false, yuan: 0 })), how: 'straight', readings: 1 };
  }
  if (filled.length === 1 && filled[0]!.digits.length >= WIDTH) return decide(splitBlocks(filled[0]!), 'split');
  if (cells.some((token) => token.kind === 'blank')) {
    const windows = gridWindows(cells);
    if (windows.length > 0) return decide(windows, windows.length === 1 ? 'straight' : 'grid');
  }
  if (filled.length > WIDTH && filled.length <= WIDTH + 1) {
    const readings: Placement[] = filled.map((_, skip) => filled.filter((__, i) => i !== skip).map(piece));
    return decide(readings.filter(blocksHold), 'dropped');
  }
  if (filled.length > WIDTH) return decide([], 'dropped');
  // Whole blocks left out or single cells lost: which, nothing on the page says.
  return decide(blockSpreads(filled), 'block');
}

function decide(readings: readonly Placement[], how: string): Readings {
  const holding = readings.filter(blocksHold);
  const kept = holding.length > 0 ? holding : readings.length === 1 ? readings : [];
  return { placement: agreement(kept, WIDTH).pieces, how, readings: readings.length };
}

/** upheld + corrected + other + pending = total in each block; a null operand leaves its block open. */
function blocksHold(placement: Placement): boolean {
  for (let block = 0; block < BLOCKS; block += 1) {
    let sum = 0;
    let open = false;
    for (let c = 0; c < BLOCK - 1; c += 1) {
      const cell = placement[block * BLOCK + c];
      if (!cell) open = true;
      else if (cell.value !== null) sum += cell.value;
    }
    const total = placement[block * BLOCK + BLOCK - 1];
    if (!total || total.value === null) {
      // figures with no total beside them: a block that was shifted or torn
      if (total && sum > 0) return false;
      continue;
    }
    if (open ? sum > total.value : sum !== total.value) return false;
  }
  return true;
}

/** Cells with blanks: the fifteen cells that hold every figure, one window or several. */
function gridWindows(cells: readonly Token[]): Placement[] {
  const first = cells.findIndex((token) => token.kind !== 'blank');
  let last = cells.length - 1;
  while (last >= 0 && cells[last]!.kind === 'blank') last -= 1;
  // a line of tabs is the row; what stands before belongs to the headers
  const line = cells[first]!.line;
  const sameLine = cells.filter((token) => token.line === line);
  const row = sameLine.length >= WIDTH ? sameLine : cells;
  const offset = row === cells ? 0 : cells.indexOf(sameLine[0]!);
  const out: Placement[] = [];
  for (let start = 0; start + WIDTH <= row.length; start += 1) {
    if (first - offset < start || last - offset >= start + WIDTH) continue;
    out.push(row.slice(start, start + WIDTH).map(piece));
  }
  return out;
}

/** Fifteen figures run together, each block adding up. */
function splitBlocks(token: Token): Placement[] {
  const digits = token.digits;
  const n = digits.length;
  const at = (start: number, end: number): Piece => ({
    kind: 'number', value: Number(digits.slice(start, end)), start: token.start + start, end: token.start + end, misread: token.misread, yuan: 0,
  });
  if (n === WIDTH) return [Array.from({ length: WIDTH }, (_, i) => at(i, i + 1))];
  if (n > 60) return [];
  // every way to read one block that begins at `from`
  const blocks = (from: number): Piece[][] => {
    const out: Piece[][] = [];
    const walk = (start: number, parts: Piece[], sum: number): void => {
      if (out.length > 200) return;
      for (let end = start + 1; end <= Math.min(n, start + 6); end += 1) {
        const part = at(start, end);
        if (parts.length === BLOCK - 1) {
          if (part.value === sum) out.push([...parts, part]);
        } else walk(end, [...parts, part], sum + (part.value ?? Number.NaN));
        if (digits[start] === '0') break;
      }
    };
    walk(from, [], 0);
    return out;
  };
  const out: Placement[] = [];
  for (const one of blocks(0)) {
    for (const two of blocks(one[BLOCK - 1]!.end - token.start)) {
      for (const three of blocks(two[BLOCK - 1]!.end - token.start)) {
        if (three[BLOCK - 1]!.end - token.start === n) out.push([...one, ...two, ...three]);
        if (out.length > 500) return [];
      }
    }
  }
  return out;
}

/** Fewer than fifteen figures without cell marks: ways that leave whole cells out and let every block add up. */
function blockSpreads(tokens: readonly Token[]): Placement[] {
  const out: Placement[] = [];
  const row: (Piece | null)[] = new Array<Piece | null>(WIDTH).fill(null);
  let nodes = 0;
  const walk = (token: number, column: number): void => {
    nodes += 1;
    if (nodes > 20_000) return;
    if (token === tokens.length) {
      if (blocksHold(row)) out.push([...row]);
      return;
    }
    for (let at = column; at <= WIDTH - (tokens.length - token); at += 1) {
      row[at] = piece(tokens[token]!);
      walk(token + 1, at + 1);
      row[at] = null;
    }
  };
  walk(0, 0);
  return nodes > 20_000 ? [] : out;
}
