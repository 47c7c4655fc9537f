/** Rows told as a list: each figure stands behind the name of its column (自然人 61，商业企业 14，…). */
import { BLOCK_HEAD } from './label';
import { fold } from '../source/fold';
import { EMPTY, type Placement } from './candidate';
import { withRemarks, type Piece, type Token } from './token';

/** Names of the columns of the applications table, in the form's order. */
const NAMES: readonly RegExp[] = [/自然人$/, /企业$/, /科研(?:机构)?$/, /公益(?:组织)?$/, /法律服务(?:机构)?$/, /其他$/, /(?:总计|合计|小计|总数|共计?)$/];
/** So many columns must be named before a row is read so. */
const LEAST = 3;

/**
 * The reading in which each figure belongs to the name beside it; null where a figure has none or two claim one column.
 * @param own the words of the row's own label, which a list may say before each figure
 */
export function namedReading(tokens: readonly Token[], text: string, own: string, names = NAMES): Placement | null {
  return underNames(tokens, text, names, LEAST, own);
}

/**
 * The same for the columns of another table, each by what its name ends with: one figure named is enough there, but its
 * name must stand in its line, and no sign between them (增/减-10).
 */
export function namedColumns(tokens: readonly Token[], text: string, names: readonly RegExp[], own: string): Placement | null {
  return underNames(tokens, text, names, 1, own);
}

const SIGNS = '-−－—–';

/** What ends a clause: a figure and its name stand in one. */
const CLAUSE = /[，,、；;。\n]/;

/** Nothing, or the unit of a column, between its name and a figure in brackets. */
const NAME_TO_FIGURE = /^\s*(?:[（(][^()（）\d]{0,6}[)）])?\s*$/;

/** A name of a column (-1: of none) or a figure. */
interface Item { column: number; figure: Piece | null; line: number; start: number; end: number }

/** Names and figures of a row in the order of the text, up to words of another kind behind the row's figures. */
function itemsOf(tokens: readonly Token[], text: string, names: readonly RegExp[], least: number, own: string): Item[] {
  const out: Item[] = [];
  let figures = 0;
  for (const token of withRemarks(tokens, text)) {
    const { start, end, line } = token;
    const last = out.at(-1);
    if (token.kind === 'blank') continue;
    if (token.kind !== 'text') {
      if (token.kind === 'dash' && figures >= least && (!last || last.figure || last.column === -1)) break;
      figures += 1;
      out.push({ column: -1, figure: token, line, start, end });
      continue;
    }
    const bracket = '(（'.includes(text[start]!);
    const inside = bracket ? text.slice(start + 1, end - 1) : text.slice(start, end);
    if (bracket && /^\s*\d{1,6}\s*$/.test(inside)) {
      // 自然人（3）
      if (last && !last.figure && last.column >= 0 && NAME_TO_FIGURE.test(text.slice(last.end, start))) out.push({ column: -1, figure: { ...token, kind: 'number', value: Number(inside), doubt: 'bracketed' }, line, start, end });
      continue;
    }
    const words = wordsOf(text, bracket ? start + 1 : start, bracket ? end - 1 : end);
    const columns = words.map(({ word }) => names.findIndex((name) => name.test(word)));
    const column = columns.at(-1);
    if (column === undefined) continue;
    // 收费金额（万元）, 部分公开（区分处理的，…）: a remark names nothing, but a column (0（结果维持）)
    if (bracket && (column === -1 || words.at(-1)!.word.replace(names[column]!, '') !== '' || !last?.figure)) continue;
    // words of another kind after the row's figures end it
    if (words.some(({ word }) => BLOCK_HEAD.test(word)) || (column === -1 && figures >= least && !own.includes(words.at(-1)!.word.replace(/[^\u4e00-\u9fff]/g, '')))) break;
    for (const [k, one] of words.entries()) out.push({ column: columns[k]!, figure: null, line, start: one.start, end: one.end });
  }
  return out;
}

/** The words of a stretch, clause by clause, without what only leads to a figure or counts it. */
export function wordsOf(text: string, start: number, end: number): { word: string; start: number; end: number }[] {
  return [...text.slice(start, end).matchAll(/[^，,、；;。]+/g)].flatMap((match) => {
    const word = fold(match[0]).compact.replace(/[^\u4e00-\u9fff]+$/, '').replace(/^其中/, '').replace(/(?<!制发|废止|有效|定)[件条个起宗]$/, '');
    const from = match[0].search(HAN);
    return word === '' ? [] : [{ word, start: start + match.index + from, end: start + match.index + match[0].search(BEHIND_HAN) }];
  });
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
const BEHIND_HAN = /[^\u3400-\u9fff\uf900-\ufaff]*$/;

function underNames(tokens: readonly Token[], text: string, names: readonly RegExp[], least: number, own: string): Placement | null {
  const all = itemsOf(tokens, text, names, least, own);
  // what goes on from the label
  const items = least > 1 ? all.slice(all.findIndex((item) => item.figure || item.column >= 0)) : all;
  const figures = items.filter((item) => item.figure).length;
  const parted = (one: Item | undefined, two: Item | undefined) => !one || !two || CLAUSE.test(text.slice(one.end, two.start));
  const out: (Piece | null)[] = new Array<Piece | null>(names.length).fill(null);
  const put = (name: Item | undefined, { figure, line }: Item): boolean => {
    if (!name || name.figure || name.column === -1 || out[name.column] !== null || (least === 1 && (line !== name.line || SIGNS.includes(text[figure!.start - 1]!)))) return false;
    out[name.column] = figure;
    return true;
  };
  if (figures === 0 || new Set(items.flatMap(({ column }) => (column >= 0 ? [column] : []))).size < least) return null;
  const first = items.findIndex((item) => item.figure);
  // a header of the row's own: all names, then all figures
  if (first > 1 || (first === 1 && names.length === 1 && items[0]!.column === 0)) {
    const heads = items.slice(0, first);
    if (heads.length === figures && items.length === 2 * figures && (least > 1 || figures === names.length) && new Set(heads.map(({ column }) => column)).size === figures && heads.every(({ column }) => column >= 0)) {
      heads.forEach(({ column }, i) => { out[column] = items[first + i]!.figure; });
      return out;
    }
  }
  // 件自然人，3件商业企业: each figure stands in one clause with the name behind it
  const behind = items.every(({ figure }, i) => !figure || (!parted(items[i], items[i + 1]) && parted(items[i - 1], items[i])));
  const before = items.every(({ figure }, i) => !figure || !parted(items[i - 1], items[i]) || parted(items[i], items[i + 1]));
  if (behind === before && behind) return null;
  const gaps = items.flatMap((item, i) => (item.figure ? [Math.sign(Math.abs(item.line - (items[behind ? i + 1 : i - 1]?.line ?? item.line)))] : []));
  // a figure in a line of its own, where the others stand beside their names, is a page's number
  if (gaps.some((gap) => gap !== gaps[0])) return null;
  const holds = items.every((item, i) => !item.figure || put(items[behind ? i + 1 : i - 1], item));
  if (!holds || !(behind || before)) return null;
  // a name without a figure: an empty cell
  for (const { column } of items) if (column >= 0) out[column] ??= EMPTY;
  return out;
}
