/** Rows told as a list: each figure stands behind the name of its column (自然人 61，商业企业 14，…). */
import { fold } from '../source/fold';
import type { Placement } from './candidate';
import type { Piece, Token } from './token';

/** Names of the columns of the applications table, in the form's order. */
const NAMES: readonly RegExp[] = [/自然人$/, /企业$/, /科研(?:机构)?$/, /公益(?:组织)?$/, /法律服务(?:机构)?$/, /其他$/, /(?:总计|合计|小计|总数|共计?)$/];
/** So many figures must be named before a row is read so. */
const LEAST = 3;

/** The reading in which each figure belongs to the name before it; null where a figure has none or two claim one column. */
export function namedReading(tokens: readonly Token[], text: string): Placement | null {
  const out: (Piece | null)[] = new Array<Piece | null>(NAMES.length).fill(null);
  let column = -1;
  let named = 0;
  for (const token of tokens) {
    if (token.kind === 'blank') continue;
    if (token.kind === 'text') {
      const word = fold(text.slice(token.start, token.end)).compact.replace(/[^\u4e00-\u9fff]+$/, '');
      if (word === '') continue;
      column = NAMES.findIndex((name) => name.test(word));
      // words of another kind after the row's figures end it
      if (column === -1 && named >= LEAST) break;
      continue;
    }
    if (column === -1 && token.kind === 'dash' && named >= LEAST) break;
    if (column === -1 || out[column] !== null) return null;
    out[column] = token;
    column = -1;
    named += 1;
  }
  return named >= LEAST ? out : null;
}
