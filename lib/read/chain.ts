/**
 * Finding the labels of a table: occurrences of the form's labels in the Han characters of the text,
 * and of all of them the chain that follows the form's order. Prose repeats single labels,
 * never the order.
 */
import { foldCode, isHan, type Folded } from '../source/fold';
import type { LabelMark } from './label';
import { NEWLINE } from './mark';

export interface Hit {
  mark: LabelMark;
  /** Index of the first Han character of the label, and one past its last. */
  from: number;
  to: number;
  /** Its length; a little more where its item number stands before it (3.其他, where 其他 names a column too). */
  weight: number;
}

/** Labels by their first character, with a flag for the two characters with which each begins: most pairs of a text begin none. */
export interface LabelIndex {
  pairs: Uint8Array;
  by: ReadonlyMap<number, readonly LabelMark[]>;
}

/** Where the flag of two characters stands; others may share it. */
function pairOf(first: number, second: number): number {
  return ((first << 4) ^ second) & 0x3fff;
}

export function indexLabels(marks: readonly LabelMark[]): LabelIndex {
  const index = new Map<number, LabelMark[]>();
  for (const mark of marks) {
    const first = mark.han.charCodeAt(0);
    const list = index.get(first);
    if (list) list.push(mark);
    else index.set(first, [mark]);
  }
  const pairs = new Uint8Array(0x4000);
  for (const [first, list] of index) {
    for (const mark of list) pairs[pairOf(first, mark.han.charCodeAt(1))] = 1;
    list.sort((a, b) => b.han.length - a.han.length);
  }
  return { pairs, by: index };
}

/** Two labels further apart than this many Han characters are not in one table. */
const MAX_GAP = 700;
/** Characters that number the rows and headings of the form. */
export const ORDINALS: ReadonlySet<number> = new Set(Array.from('一二三四五六七').map((c) => c.charCodeAt(0)));

/** Every exact occurrence of a label between two Han indices. Linear in their distance. */
export function findHits(folded: Folded, text: string, index: LabelIndex, from = 0, to = folded.han.length): Hit[] {
  const { han, hanAt } = folded;
  const hits: Hit[] = [];
  const { pairs, by } = index;
  // a label has two characters at least
  for (let i = from, second = han[from]!; i + 1 < to; i += 1) {
    const first = second;
    second = han[i + 1]!;
    if (pairs[pairOf(first, second)] === 0) continue;
    const marks = by.get(first);
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

/**
 * The chain with the rows that stand elsewhere than the form has them (七、总计 before the outcomes): labels of rows that
 * it lacks, once in the table or right before it, each beginning its line.
 */
export function withDisplaced(chain: readonly Hit[], hits: readonly Hit[], folded: Folded, text: string): Hit[] {
  const first = chain[0]!;
  const last = chain[chain.length - 1]!;
  const known = new Set(chain.map((hit) => hit.mark.id));
  const lacking = hits.filter((hit) => !known.has(hit.mark.id) && hit.to <= last.from && first.from - hit.to < NEAR && isWholeLabel(hit)
    && beginsLine(text, folded.hanAt[hit.from]!) && !chain.some((other) => hit.from < other.to && hit.to > other.from));
  const once = lacking.filter((hit) => lacking.filter((other) => other.mark.id === hit.mark.id).length === 1);
  return once.length === 0 ? [...chain] : [...chain, ...once].sort((a, b) => a.from - b.from);
}

/** So many Han characters may stand between a row and the table's first. */
const NEAR = 12;

/** 总计 and 其他 name columns too; with its ordinal a row is told from them. */
function isWholeLabel({ mark }: Hit): boolean {
  return mark.han.length >= 5 || (mark.han.length === 3 && ORDINALS.has(mark.han.charCodeAt(0)));
}

function beginsLine(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0 && text.charCodeAt(i) !== NEWLINE; i -= 1) {
    if (start - i > 40 || (isHan(text.charCodeAt(i)) && !ORDINALS.has(foldCode(text.charCodeAt(i))))) return false;
  }
  return true;
}
