/** What a statement is made of, as far as it must be known to put a cap on its rows and to open its tables. */
import { DATA_TABLES } from './views';
import type { DataTable } from './views';

/** Texts, quoted names and comments in one piece, or a single character. */
const PIECE = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|[\s\S]/g;

const isComment = (piece: string) => piece.startsWith('--') || piece.startsWith('/*');

/** The statement without semicolons, blanks and comments around it. */
export function bareStatement(sql: string): string {
  const pieces = sql.match(PIECE) ?? [];
  const idle = (piece: string) => isComment(piece) || /^[\s;]$/.test(piece);
  let start = 0;
  let end = pieces.length;
  while (start < end && idle(pieces[start] ?? '')) start += 1;
  while (end > start && idle(pieces[end - 1] ?? '')) end -= 1;
  return pieces.slice(start, end).join('');
}

/** Words after which tables are named, and after which columns are. */
const TABLES_FOLLOW = new Set(['from', 'join', 'table', 'describe', 'desc', 'summarize', 'show', 'pivot', 'unpivot', 'copy', 'into', 'update']);
const COLUMNS_FOLLOW = new Set(['select', 'where', 'group', 'order', 'having', 'limit', 'offset', 'qualify', 'window', 'set']);

/**
 * The tables a statement reads: named where tables are named, not where a column or a word of a text has
 * the same name. To name one too many costs a look at a file; to leave one out fails the statement.
 */
export function tablesIn(sql: string): DataTable[] {
  const code = (sql.match(PIECE) ?? []).map((piece) => (isComment(piece) || piece.startsWith("'") || piece.startsWith('$') ? ' ' : piece)).join('');
  const named = new Set<string>();
  /** By brackets that are open: whether a name is one of a table. A bracket begins as what it stands in. */
  const naming = [false];
  let before = '';
  for (const token of code.match(/"(?:[^"]|"")*"|\w+|[().]/g) ?? []) {
    const word = token.toLowerCase();
    const here = naming.length - 1;
    if (token === '(') naming.push(naming[here] === true);
    else if (token === ')' && here > 0) naming.pop();
    else if (TABLES_FOLLOW.has(word)) naming[here] = true;
    else if (COLUMNS_FOLLOW.has(word)) naming[here] = false;
    else if (naming[here] === true && before !== '.') named.add(word.replaceAll('"', ''));
    before = token;
  }
  return DATA_TABLES.filter((table) => named.has(table));
}

/** The statement with at most so many rows; null for one that gives none or that takes no cap, such as EXPLAIN. */
export function capped(sql: string, rows: number): string | null {
  const bare = bareStatement(sql);
  return /^[(\s]*(?:SELECT|WITH|FROM|VALUES|TABLE)\b/i.test(bare) ? `SELECT * FROM (\n${bare}\n) LIMIT ${rows}` : null;
}
