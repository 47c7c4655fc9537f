/** What belongs to the page and not to the table: page numbers, running heads, rules of Markdown. */
import { foldCode, isHan } from '../source/fold';
import { isDash, isDigit, NEWLINE, PIPE, TAB } from './mark';

/** Skips a rule (|---|---|, +----+, |-); returns the offset of its line break, or `i`. */
export function ruleEnd(text: string, i: number, to: number): number {
  const first = text.charCodeAt(i);
  if (first !== 0x2d && first !== PIPE && first !== 0x3a && first !== 0x20 && first !== 0x2b) return i;
  let at = i;
  let dashes = 0;
  let longest = 0;
  let pipes = 0;
  while (at < to) {
    const raw = text.charCodeAt(at);
    if (raw === NEWLINE) break;
    if (raw === 0x2d || raw === 0x3d) {
      dashes += 1;
      if (dashes > longest) longest = dashes;
    } else if (raw === PIPE || raw === 0x3a || raw === 0x20 || raw === 0x2b) {
      dashes = 0;
      if (raw === PIPE) pipes += 1;
    } else return i;
    at += 1;
  }
  // |- alone begins a row of a wiki
  return longest >= 3 || (longest > 0 && pipes === 1 && first === PIPE && at - i <= 2) ? at : i;
}

/** Page numbers and running heads (- 4 -, — 5 —, P. 8, Page 5 - …) on a line of their own are skipped. */
export function furnitureEnd(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && text.charCodeAt(at) !== NEWLINE && foldCode(text.charCodeAt(at)) === 0 && text.charCodeAt(at) !== TAB) at += 1;
  if (at >= to) return i;
  const first = text.charCodeAt(at);
  const digit = first >= 0x30 && first <= 0x39;
  if (!digit && !isDash(first) && first !== 0x50 && first !== 0x70 && first !== 0x7b2c && first !== 0x68) return i;
  let end = text.indexOf('\n', at);
  if (end === -1 || end > to) end = to;
  if (digit && (text.charCodeAt(at + 1) === NEWLINE || !PAGE_OF.test(text.slice(at, Math.min(end, at + 40))))) return i;
  if (end - at > 200) return i;
  return FURNITURE.test(text.slice(at, end)) ? end : i;
}

/** - 行政处罚: past the dash of a list's item at the beginning of a line, words or the end of the stretch behind it; `i` where there is none. */
export function bulletEnd(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && text.charCodeAt(at) === 0x20) at += 1;
  // * - 行政处罚: a row of a list of lists
  if (text.charCodeAt(at) === 0x2a && text.charCodeAt(at + 1) === 0x20) at += 2;
  if (text.charCodeAt(at) !== 0x2d || text.charCodeAt(at + 1) !== 0x20) return i;
  while (at + 1 < to && text.charCodeAt(at + 1) === 0x20) at += 1;
  const next = text.charCodeAt(at + 1);
  return at + 1 >= to || isHan(next) || next === 0x28 || next === 0xff08 ? at + 1 : i;
}

const LONGEST = 60;

/** The end of the line in which `at` stands where that line is a page number or running head, -1 where it is not. */
export function furnitureLine(text: string, at: number): number {
  // no further than such a line is long: a text may be one line of megabytes
  let begin = at;
  while (begin > 0 && at - begin < LONGEST && text.charCodeAt(begin - 1) !== NEWLINE) begin -= 1;
  let end = at;
  while (end < text.length && end - at < LONGEST && text.charCodeAt(end) !== NEWLINE) end += 1;
  return end - begin < LONGEST && FURNITURE.test(text.slice(begin, end).trim()) ? end : -1;
}

/** A digit stands between two offsets, page numbers left out. */
export function hasFigure(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (!isDigit(text, i)) continue;
    const end = furnitureLine(text, i);
    if (end === -1 || end >= to) return true;
    i = end;
  }
  return false;
}

/** The same text with one pipe between its cells where all of them, but the first of a line, are double (a wiki's). */
export function withoutDoublePipes(text: string): string {
  if (!text.includes('||')) return text;
  const runs = text.match(/(?<=[^|\n])\|+/g) ?? [];
  return runs.length >= 20 && runs.every((run) => run.length % 2 === 0) ? text.replaceAll('||', ' |') : text;
}

/** What the markup of other programs writes around cells, and the word by which such a text is known: all of it is blank but a tab where a cell ends. */
const MARKUP: readonly { known: string; find: RegExp; by: ' ' | '\t' }[] = [
  { known: '</', find: /<\/?[a-z][^<>\n]{0,200}>/gi, by: ' ' },
  { known: '{style', find: /\{style[:=][^{}\n]{0,200}\}/g, by: ' ' },
  { known: '(((', find: /\(\(\(|\)\)\)/g, by: ' ' },
  { known: ']{', find: /\[(?=[^[\]\n]{0,200}\]\{)|\]\{[^{}]{0,200}\}/g, by: ' ' },
  { known: '\\foreign', find: /\\foreignlanguage\{[a-z]+\}/g, by: ' ' },
  { known: '[/td]', find: /\[\/t[dh]\](?=\[t[dh])/g, by: '\t' },
  { known: '[/td]', find: /\[\/?[a-z]+(?:=[^\]\n]{0,40})?\]/g, by: ' ' },
  { known: '\\multi', find: /\\[a-z]+(?:\{[^{}\n\u4e00-\u9fff]{0,40}\})*/g, by: ' ' },
  { known: '1="', find: /[a-z_]+\d+=(?=["'])/gi, by: '\t' },
  { known: '1":', find: /"[a-z_]+\d+":/gi, by: ' ' },
];

/**
 * The same text with the cells of a row in one line where each tab stands at the beginning of a line: alone in it (0⏎⏎⇥⏎⏎3, as
 * browsers give the text of cells that hold paragraphs) or before the one cell of its line (⏎⇥0⏎⇥3).
 */
export function withoutLoneTabs(text: string): string {
  if (!LONE_TABS.test(text)) return text;
  const within = text.match(/[^\s]\t/g)?.length ?? 0;
  const first = text.match(/\n\t/g)!.length;
  if (first < 20 || within * 10 > first) return text;
  return text.replace(LONE, (run) => run.replaceAll('\n', ' ')).replace(/(?<!\n)\n(?=\t)/g, ' ');
}

const LONE_TABS = /\n\t(?:\n|[^\t\n]+\n\t)/;
/** Blanks and breaks with a tab among them that has a break on either side. */
const LONE = /\n\s*\n\t\n\s*/g;

/** The same text without the markup of BBCode and TeX, and without numbered keys. */
export function withoutMarkup(text: string): string {
  let out = text;
  for (const { known, find, by } of MARKUP) {
    if (text.includes(known)) out = out.replace(find, (mark) => by.padEnd(mark.length));
  }
  return out;
}

/** A line whose number ends in 0, with what may part it from the rest: a table of ten lines and more that are counted has one. */
const TENTH = /\n *[|(]? *\d{1,3}0(?: *[,;、\t|]| {2,})/;
const COUNTED = /^( *[|(]? *)(\d{1,4})( *[,;、\t|]| {2,})/;

/** The same text with blanks for the numbers that an export put before its lines (0, 1, 2 …), ten in a row and more. */
export function withoutLineNumbers(text: string): string {
  if (!TENTH.test(text)) return text;
  const runs: { mark: string; lines: { at: number; length: number }[] }[] = [];
  let expected = -1;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    const found = COUNTED.exec(text.slice(start, Math.min(stop, start + 40)));
    const mark = found?.[3]?.trimStart() ?? '';
    const run = runs.at(-1);
    if (found) {
      const line = { at: start + found[1]!.length, length: found[2]!.length };
      if (run && Number(found[2]) === expected && run.mark === mark) run.lines.push(line);
      else runs.push({ mark, lines: [line] });
      expected = Number(found[2]) + 1;
    } else expected = -1;
    start = stop + 1;
  }
  const counted = new Set(runs.filter((run) => run.lines.length > 10).map((run) => run.mark));
  const out: string[] = [];
  let done = 0;
  for (const { mark, lines } of runs) {
    if (lines.length < 2 || !counted.has(mark)) continue;
    for (const { at, length } of lines) {
      out.push(text.slice(done, at), ' '.repeat(length));
      done = at + length;
    }
  }
  return out.join('') + text.slice(done);
}

/** 4 / 9, and the dates that browsers print beneath pages. */
const PAGE_OF = /^(?:\d{1,3}\s*\/\s*\d{1,3}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[^\n]*)\s*$/;
const FURNITURE = /^(?:\d{1,3}\s*\/\s*\d{1,3}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}.*|https?:\/\/.*|[-—–―－─]+\s*[\d０-９]{1,3}\s*[-—–―－─]+|[Pp](?:age)?\s*[.．]?\s*[\d０-９]{1,3}(?:\s*[-—–/].*)?|第\s*[\d０-９]{1,3}\s*[页頁].*)\s*$/;
