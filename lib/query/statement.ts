/** What a statement is made of, as far as it must be known to put a cap on its rows. */

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

/** The statement with at most so many rows; null for one that gives none or that takes no cap, such as EXPLAIN. */
export function capped(sql: string, rows: number): string | null {
  const bare = bareStatement(sql);
  return /^[(\s]*(?:SELECT|WITH|FROM|VALUES|TABLE)\b/i.test(bare) ? `SELECT * FROM (\n${bare}\n) LIMIT ${rows}` : null;
}
