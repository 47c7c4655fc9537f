/**
 * Finding the rows of a table: occurrences of the form's labels in the Han characters of the text,
 * and of all of them the chain that follows the form's order. Prose repeats single labels,
 * never the order.
 */
import { columnsOf } from '../form';
import { foldCode, isHan, isUnit, type Folded } from '../source/fold';
import { furnitureLine } from './furniture';
import { hanOnly, type LabelMark } from './label';
import { dashEnd, isMark, isSoft } from './mark';
import { isNumeral } from './number';

export interface Hit {
  mark: LabelMark;
  /** Index of the first Han character of the label, and one past its last. */
  from: number;
  to: number;
  /** Its length; a little more where its item number stands before it (3.其他, where 其他 names a column too). */
  weight: number;
}

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

/** Labels by their first character, with a flag for each character that begins one or stands second in one: most do neither. */
export interface LabelIndex {
  begins: Uint8Array;
  goesOn: Uint8Array;
  by: ReadonlyMap<number, readonly LabelMark[]>;
}

export function indexLabels(marks: readonly LabelMark[]): LabelIndex {
  const index = new Map<number, LabelMark[]>();
  for (const mark of marks) {
    const first = mark.han.charCodeAt(0);
    const list = index.get(first);
    if (list) list.push(mark);
    else index.set(first, [mark]);
  }
  const begins = new Uint8Array(65536);
  const goesOn = new Uint8Array(65536);
  for (const [first, list] of index) {
    begins[first] = 1;
    for (const mark of list) goesOn[mark.han.charCodeAt(1)] = 1;
    list.sort((a, b) => b.han.length - a.han.length);
  }
  return { begins, goesOn, by: index };
}

/** Two labels further apart than this many Han characters are not in one table. */
const MAX_GAP = 700;
const ORDINALS = new Set(Array.from('一二三四五六七').map((c) => c.charCodeAt(0)));

/** Every exact occurrence of a label between two Han indices. Linear in their distance. */
export function findHits(folded: Folded, text: string, index: LabelIndex, from = 0, to = folded.han.length): Hit[] {
  const { han, hanAt } = folded;
  const hits: Hit[] = [];
  const { begins, goesOn, by } = index;
  for (let i = from; i < to; i += 1) {
    if (begins[han[i]!] === 0 || goesOn[han[i + 1]!] === 0) continue;
    const marks = by.get(han[i]!);
    if (!marks) continue;
    let seen = '';
    for (const mark of marks) {
      const length = mark.han.length;
      if (i + length > to || mark.id === seen) continue;
      let k = 1;
      while (k < length && han[i + k] === mark.han.charCodeAt(k)) k += 1;
      if (k < length) continue;
      if (mark.alone && !standsAlone(text, hanAt[i]!, hanAt[i + length - 1]! + 1, mark)) continue;
      hits.push({ mark, from: i, to: i + length, weight: length + (mark.alone && mark.item !== null && itemBefore(text, hanAt[i]!, mark.item) ? 0.5 : 0) });
      seen = mark.id;
    }
  }
  return hits;
}

function itemBefore(text: string, start: number, item: string): boolean {
  return text[start - 1] === item || (text[start - 2] === item && '.．、 '.includes(text[start - 1]!));
}

function standsAlone(text: string, start: number, end: number, mark: LabelMark): boolean {
  const next = text.charCodeAt(end) || 0;
  if (isHan(next) && !(mark.id === 'partial' && foldCode(next) === 0x533a)) return false;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  return !isHan(before) || ORDINALS.has(foldCode(before));
}

interface Link {
  hit: Hit;
  score: number;
  previous: Link | null;
}

/**
 * The best chain of hits in the form's order.
 * Time is hits × rows, so linear in the text whatever stands in it.
 */
export function bestChain(hits: readonly Hit[], rows: number): Hit[] {
  const best: (Link | null)[] = new Array<Link | null>(rows).fill(null);
  let top: Link | null = null;
  for (const hit of hits) {
    let previous: Link | null = null;
    for (let order = 0; order < hit.mark.order; order += 1) {
      const link = best[order];
      if (!link || link.hit.to > hit.from || hit.from - link.hit.to > MAX_GAP) continue;
      if (!previous || link.score > previous.score) previous = link;
    }
    const score = hit.weight + (previous ? previous.score : 0);
    const known = best[hit.mark.order];
    if (!known || score > known.score || hit.from - known.hit.to > MAX_GAP) {
      const link: Link = { hit, score, previous };
      best[hit.mark.order] = link;
      if (!top || score > top.score) top = link;
    }
  }
  const chain: Hit[] = [];
  for (let link = top; link; link = link.previous) chain.push(link.hit);
  return chain.reverse();
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
    // (0) is a figure of the row before, (三) belongs to the label
    if ((text[i] === '(' || text[i] === '（') && !/^[\s\d]*$/.test(text.slice(i + 1, labelStart).replace(/[)）]\s*$/, ''))) at = i;
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
  return chain.map((hit, index) => {
    const labelStart = folded.hanAt[hit.from]!;
    const labelEnd = folded.hanAt[hit.to - 1]! + 1;
    const next = chain[index + 1];
    const end = next
      ? labelHead(text, folded.hanAt[next.from]!, next.mark.item, labelEnd)
      : lastRowEnd(folded, text, hit.from, hit.to, Math.min(text.length, limit));
    return {
      id: hit.mark.id, order: hit.mark.order, labelStart, labelEnd,
      start: hasDigit(text, labelStart, labelEnd) ? labelStart : labelEnd, end, fuzzy: false,
    };
  });
}

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
      const named = COLUMN_NAMES.find((name) => repeatsWord(han, name, i));
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

/** Names of the columns, which stand beside their figures in lists. */
const COLUMN_NAMES = ['法人或其他组织', ...columnsOf('applications').map((column) => hanOnly(column.zh)), '合计'];

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
export function figuresFirst(rows: readonly FoundRow[], text: string, widthOf: (id: string) => number): FoundRow[] {
  const moved: FoundRow[] = [];
  let fitting = 0;
  let filled = 0;
  let wide = false;
  let several = 0;
  let long = 0;
  let between = 0;
  for (const [r, row] of rows.entries()) {
    const begin = text.lastIndexOf('\n', row.labelStart - 1) + 1;
    const next = text.indexOf('\n', row.labelEnd);
    if (row.labelStart - begin > 400 || hasDigit(text, row.labelEnd, next === -1 ? row.end : Math.min(next, row.end))) return [...rows];
    const head = text.slice(begin, row.labelStart).replace(/[一二三四五六七]、.*$|[(（].*$|\d\s*[\\.．、]+\s*$/, '');
    const figures = head.match(/[-+−]?\d+(?:[.,]\d+)*|[—/]+|-+(?!\d)/g) ?? [];
    if (next !== -1 && text.slice(next, rows[r + 1]?.labelStart ?? next).split('\n').slice(0, -1).some((line) => FIGURES_ALONE.test(line))) between += 1;
    const width = widthOf(row.id);
    if (figures.length > 0) filled += 1;
    if (figures.length > 1) several += 1;
    if (figures.some((figure) => /\d.*\d/.test(figure))) long += 1;
    if (figures.length === width || (figures.length > 0 && [...head].filter((c) => isMark(c.charCodeAt(0))).length >= width)) {
      fitting += 1;
      wide ||= width > 1;
    }
    moved.push({ ...row, start: begin, end: begin + head.length });
  }
  // where zeros are left empty few rows have figures; no line of figures alone may stand between the labels
  const believed = (fitting > 2 && wide && fitting * 2 >= filled) || (several > 1 && filled * 2 >= rows.length) || (filled > 0 && between === 0 && (several > 0 || long > 0));
  return believed ? moved : [...rows];
}

const FIGURES_ALONE = /^[^\d\u4e00-\u9fff]*\d[^\u4e00-\u9fff]*$/;

/** A digit stands between two offsets. */
export function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = foldCode(text.charCodeAt(i));
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}
