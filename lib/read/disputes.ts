/**
 * Reviews and lawsuits: one row of three blocks of five figures beneath headers that reports tear
 * apart. The headers are not needed to know the columns, only to know where the figures begin.
 */
import { cellIds } from '../form';
import { foldCode, hanIndex, hanText, type Folded } from '../source/fold';
import { BLOCKS, blockSpreads, blocksHold, gridWindows, hasHan, inList, splitBlocks, underOwnHeaders, WIDTH } from './blocks';
import { EMPTY, joinedInCells, touching, type Placement } from './candidate';
import { writeCells } from './cell';
import { isDress, partingMark } from './mark';
import { hasFigure } from './furniture';
import { agreement } from './solve';
import { tokenise, withoutNotes, withoutStrokes, type Piece, type Token } from './token';
import type { Trace } from './trace';
import type { TableReading } from './applications';

/** Header words of the table, Han characters only. */
const HEADER = /未经复议直接起诉|复议后起诉|结果维持|结果纠正|尚未审结|其他结果/g;
const HEADER_CHARACTERS = new Set(Array.from('行政复议诉讼结果维持纠正其他尚未审总计经直接起后件数量情况合'));
/** How far the figures may stand behind the last header word, in characters. */
const REACH = 700;

/**
 * Reads the disputes table between two offsets.
 * `version` is 2021 where the table is there; it is the same in both forms.
 */
export function readDisputes(text: string, folded: Folded, from: number, until: number, trace?: Trace): TableReading {
  const none: TableReading = { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const header = findHeader(text, folded, from, until);
  const limit = Math.min(text.length, (header?.end ?? from) + REACH, until);
  const parting = header ? partingMark(text, header.start, limit) : '';
  const ids = cellIds('disputes', '2021');
  const own = header?.broken ? tokenise(text, header.first, Math.min(text.length, header.first + REACH), parting) : [];
  const blocks = header?.broken ? underOwnHeaders(own, text) : null;
  const list = blocks ? null : readList(text, from, until, trace);
  if (list || !header) return list ?? none;
  const cells = blocks ? own : valueCells(withoutStrokes(withoutNotes([tokenise(text, header.end, limit, parting)], text, [WIDTH]), text, [WIDTH])[0]!, text);
  const { placement, how, readings } = blocks ? { placement: blocks, how: 'straight', readings: 1 } : readingsOf(cells);
  const last = blocks ? placement.filter((cell): cell is Piece => typeof cell === 'object' && cell !== null).reduce((a, b) => (b.end > a.end ? b : a)) : cells.filter((token) => token.kind === 'number' || token.kind === 'dash').at(-1);
  const out = writeCells(ids, placement, { how: how === 'straight' ? null : how, holds: null, tokens: cells, decimals: false });
  trace?.row({ table: 'disputes', row: 'all', label: '', text: text.slice(header.end, last?.end ?? header.end), readings, kept: 1, how, values: placement.map((p) => (p === 'undecided' ? '?' : p === null ? null : p.value)) });
  return { version: '2021', cells: out, start: blocks ? header.first : header.start, end: last?.end ?? header.end, found: BLOCKS };
}

/** The blocks told one after another, without a table: each behind its own head. */
function readList(text: string, from: number, until: number, trace?: Trace): TableReading | null {
  const second = text.indexOf('直接起诉', from);
  const start = second === -1 || second > until ? -1 : text.lastIndexOf('行政复议', second);
  if (start < from || second - start > REACH || !hasFigure(text, start, second)) return null;
  const limit = Math.min(text.length, start + REACH, until);
  const cells = tokenise(text, start, limit, partingMark(text, start, limit));
  // a header before the list has an order of its own
  const placement = inList(cells, text, !/维持|纠正/.test(text.slice(Math.max(from, start - 200), start)));
  if (!placement) return null;
  const end = Math.max(...placement.map((cell) => cell?.end ?? start));
  trace?.row({ table: 'disputes', row: 'all', label: '', text: text.slice(start, end), readings: 1, kept: 1, how: 'named', values: placement.map((cell) => cell?.value ?? null) });
  return { version: '2021', cells: writeCells(cellIds('disputes', '2021'), placement, { how: 'named', holds: null, tokens: cells, decimals: false }), start, end, found: BLOCKS };
}

interface Header {
  start: number;
  end: number;
  /** Where the first header word of the table stands, and whether figures stand between its header words. */
  first: number;
  broken: boolean;
}

/** Headers of several blocks, with figures between them: where the first of them begins. */
function brokenHeader(text: string, words: readonly { start: number; end: number }[], best: number): { first: number; broken: boolean } {
  let at = words.findIndex((word) => word.start === best);
  while (at > 0 && words[at]!.start - words[at - 1]!.end < 160) at -= 1;
  let last = at;
  while (last + 1 < words.length && words[last + 1]!.start - words[last]!.end < 160) last += 1;
  if (at < 0 || !hasFigure(text, words[at]!.end, words[last]!.start)) return { first: best, broken: false };
  // the first block is named before its results
  const head = text.lastIndexOf('行政复议', words[at]!.start);
  return { first: head >= 0 && words[at]!.start - head < 60 ? head : words[at]!.start, broken: true };
}

/** The cluster of header words, and where its last character stands. */
function findHeader(text: string, folded: Folded, from: number, until: number): Header | null {
  const { hanAt } = folded;
  const first = hanIndex(folded, from);
  const line = hanText(folded, first, hanIndex(folded, until));
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
    while (end < line.length && HEADER_CHARACTERS.has(line[end]!) && closeBy(hanAt, first + end) && !hasFigure(text, hanAt[first + end - 1]!, hanAt[first + end]!)) end += 1;
    if (count >= 2 && (!best || count > best.count)) best = { start: hanAt[first + start]!, end: hanAt[first + end - 1]! + 1, count };
  }
  if (best) return { ...best, ...brokenHeader(text, words.map((word) => ({ start: hanAt[first + word.start]!, end: hanAt[first + word.end - 1]! + 1 })), best.start) };
  const torn = tornHeader(text, line, hanAt, first);
  return torn && { ...torn, first: torn.start, broken: false };
}

/** Figures or the marks of a sentence stand between two places. */
function inSentence(text: string, from: number, to: number): boolean {
  return hasFigure(text, from, to) || /[，。；]/.test(text.slice(from, to));
}

function closeBy(hanAt: Int32Array, index: number): boolean {
  return hanAt[index]! - hanAt[index - 1]! < 60;
}

/** Headers read by columns: 维持 纠正 结果 审结 计 without their first halves beside them. */
function tornHeader(text: string, line: string, hanAt: Int32Array, first: number): { start: number; end: number } | null {
  const found = /维持(?:.{0,6})纠正(?:.{0,12})审结/.exec(line);
  if (!found || hasFigure(text, hanAt[first + found.index]!, hanAt[first + found.index + found[0].length - 1]!)) return null;
  const at = found.index;
  let end = at + 2;
  while (end < line.length && HEADER_CHARACTERS.has(line[end]!) && closeBy(hanAt, first + end)) end += 1;
  return { start: hanAt[first + at]!, end: hanAt[first + end - 1]! + 1 };
}

/** The cells of the figures' row: from the last header character to the first words after it. */
function valueCells(all: readonly Token[], text: string): Token[] {
  // 3⏎件: a unit in a line of its own is the figure's
  const tokens = all.filter((token, i) => !(token.kind === 'text' && all[i - 1]?.kind === 'number' && text.slice(token.start, token.end) === '件'));
  // Header characters read by OCR as signs and letters may still stand before the figures.
  let begin = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.kind !== 'text') continue;
    // quotes and brackets that touch a figure dress it
    if (!hasHan(text, token) && (tokens[i - 1]?.end === token.start || tokens[i + 1]?.start === token.end || Array.from(text.slice(token.start, token.end)).every((c) => isDress(c.charCodeAt(0))))) continue;
    const filledBefore = tokens.slice(begin, i).filter((t) => t.kind === 'number' || t.kind === 'dash').length;
    if (filledBefore >= 3) break;
    if (hasHan(text, token) && !HEADER_CHARACTERS.has(String.fromCharCode(foldCode(text.charCodeAt(token.start))))) break;
    begin = i + 1;
  }
  const rest = tokens.slice(begin);
  const stop = rest.findIndex((token, i) => token.kind === 'text' && hasHan(text, token) && !isWordCell(rest, i));
  // a line of nothing but pipes pads the header out; an empty cell of the row has a pipe of its own
  const printed = (stop === -1 ? rest : rest.slice(0, stop)).filter((token, i) => (token.kind !== 'text' || isWordCell(rest, i)) && !(token.kind === 'blank' && isPadding(text, token.end)));
  // Where one line holds all fifteen cells, that line is the row, and a page number beneath is not.
  const cells = printed.filter((token) => token.kind !== 'blank').length > WIDTH ? joinedInCells(printed, text) : printed;
  const filled = cells.filter((token) => token.kind !== 'blank');
  if (filled.length === 2 * WIDTH && filled.slice(0, WIDTH).every((token, i) => token.value === i + 1)) return filled.slice(WIDTH); // columns numbered 1 to 15
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

/** 见附件 in a cell of its own, figures before and behind it in its line: something stands there. */
function isWordCell(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const beside = (other: Token | undefined) => other !== undefined && other.line === token.line && other.column !== token.column && other.kind !== 'text';
  return token.kind === 'text' && token.column >= 0 && beside(tokens[i - 1]) && beside(tokens[i + 1]);
}

function isPadding(text: string, at: number): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  let to = text.indexOf('\n', at);
  if (to === -1) to = text.length;
  return to - from < 40 && /^\|{2,}\s*$/.test(text.slice(from, to));
}

interface Readings {
  placement: (Piece | null | 'undecided')[];
  how: string;
  readings: number;
}

function readingsOf(cells: readonly Token[]): Readings {
  const filled = cells.filter((token) => token.kind !== 'blank');
  if (touching(filled)) return decide([], 'block');
  if (filled.length === WIDTH) return { placement: filled, how: 'straight', readings: 1 };
  if (filled.length === 0) {
    return { placement: Array.from({ length: WIDTH }, () => EMPTY), how: 'straight', readings: 1 };
  }
  if (filled.length === 1 && filled[0]!.digits.length >= WIDTH) return decide(splitBlocks(filled[0]!), 'split');
  if (cells.some((token) => token.kind === 'blank')) {
    const windows = gridWindows(cells);
    if (windows.length > 0) return decide(windows, windows.length === 1 ? 'straight' : 'grid');
  }
  if (filled.length > WIDTH && filled.length <= WIDTH + 1) {
    const readings: Placement[] = filled.map((_, skip) => filled.filter((__, i) => i !== skip));
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
