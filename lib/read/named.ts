/** Rows told as a list: each figure stands behind the name of its column (自然人 61，商业企业 14，…). */
import { fold } from '../source/fold';
import type { Placement } from './candidate';
import type { Piece, Token } from './token';

/** Names of the columns of the applications table, in the form's order. */
const NAMES: readonly RegExp[] = [/自然人$/, /企业$/, /科研(?:机构)?$/, /公益(?:组织)?$/, /法律服务(?:机构)?$/, /其他$/, /(?:总计|合计|小计|总数|共计?)$/];
/** So many figures must be named before a row is read so. */
const LEAST = 3;

/**
 * The reading in which each figure belongs to the name before it; null where a figure has none or two claim one column.
 * @param own the words of the row's own label, which a list may say before each figure
 */
export function namedReading(tokens: readonly Token[], text: string, own: string): Placement | null {
  return underNames(tokens, text, NAMES, LEAST, own);
}

/**
 * The same for the columns of another table, each by what its name ends with: one figure named is enough there, but its
 * name must stand in its line, and no sign between them (增/减-10).
 */
export function namedColumns(tokens: readonly Token[], text: string, names: readonly RegExp[], own: string): Placement | null {
  return underNames(tokens, text, names, 1, own);
}

const SIGNS = '-−－—–';

/** Headers of the next rows. */
const NEXT_BLOCK = /第二十条|信息内容/;

function underNames(tokens: readonly Token[], text: string, names: readonly RegExp[], least: number, own: string): Placement | null {
  const out: (Piece | null)[] = new Array<Piece | null>(names.length).fill(null);
  let column = -1;
  let line = -1;
  let named = 0;
  for (const token of tokens) {
    if (token.kind === 'blank') continue;
    if (token.kind === 'text') {
      // 收费金额（万元）, 部分公开（区分处理的，…）: a remark names nothing
      if (text[token.start] === '(' || text[token.start] === '（') continue;
      const word = fold(text.slice(token.start, token.end)).compact.replace(/[^\u4e00-\u9fff]+$/, '');
      if (word === '') continue;
      column = names.findIndex((name) => name.test(word));
      line = token.line;
      // words of another kind after the row's figures end it
      if (NEXT_BLOCK.test(word) || (column === -1 && named >= least && !own.includes(word.replace(/[^\u4e00-\u9fff]/g, '')))) break;
      continue;
    }
    if (column === -1 && token.kind === 'dash' && named >= least) break;
    if (column === -1 || out[column] !== null || (least === 1 && (line !== token.line || SIGNS.includes(text[token.start - 1]!)))) return null;
    out[column] = token;
    column = -1;
    named += 1;
  }
  return named >= least ? out : null;
}
