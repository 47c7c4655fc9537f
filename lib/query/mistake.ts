/** Where in a statement the engine found fault, from its message. */

export interface Mistake {
  /** What is wrong, without the excerpt. */
  text: string;
  /** Offsets in the statement; null where the engine does not say. */
  at: { from: number; to: number; line: number } | null;
}

/** A word, a number, a quoted name or a text at the start of what is given; else one character. */
const TOKEN = /^(?:"(?:[^"]|"")*"?|'(?:[^']|'')*'?|[\p{L}_][\p{L}\p{N}_.]*|\d[\d.]*|[<>=!|&+\-*/%^:]+|\S)/u;

/** What the message names as the place: `at or near "FORM"`, `column "nope"`, `name nosuch`. */
const NAMED = [/at or near "((?:[^"]|"(?!$))*)"/, /[Cc]olumn (?:named )?"([^"]+)"/, /[Tt]able "([^"]+)"/, /with name (\S+) does/];

/** The place of `named` in a line that is nearest to `near`; null where it does not stand there. */
function nearest(line: string, named: string, near: number): number | null {
  let best: number | null = null;
  for (let at = line.indexOf(named); at !== -1; at = line.indexOf(named, at + 1)) {
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best;
}

/**
 * The engine writes `LINE n: <excerpt>` and a caret beneath. Long lines are cut on both sides, and the caret is
 * counted in bytes or columns of a terminal: the excerpt and the named word are sought in the line itself.
 */
export function mistakeOf(message: string, sql: string): Mistake {
  const match = /\nLINE (\d+): (.*)\n( *)\^/.exec(message);
  const text = (match === null ? message : message.slice(0, match.index)).replace(/^Invalid Input Error: Attempting to fetch from an unsuccessful query result\nError: /, '').trim();
  if (match === null) {
    const end = sql.trimEnd().length;
    return { text, at: /at end of input/.test(message) ? { from: Math.max(0, end - 1), to: end, line: sql.slice(0, end).split('\n').length } : null };
  }
  const [, number = '1', excerpt = '', blanks = ''] = match;
  const lines = sql.split('\n');
  const line = Number(number);
  const whole = lines[line - 1];
  if (whole === undefined) return { text, at: null };
  const cut = excerpt.startsWith('...') ? 3 : 0;
  const bare = excerpt.slice(cut).replace(/\.\.\.$/, '');
  const start = Math.max(0, whole.indexOf(bare));
  const caret = Math.max(0, start + blanks.length - `LINE ${number}: `.length - cut);
  const named = NAMED.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined && each !== '' && whole.includes(each));
  const column = (named === undefined ? null : nearest(whole, named, caret)) ?? Math.min(caret, Math.max(0, whole.length - 1));
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const length = named !== undefined && whole.startsWith(named, column) ? named.length : TOKEN.exec(whole.slice(column))?.[0].length ?? 1;
  return { text, at: { from: before + column, to: Math.min(sql.length, before + column + Math.max(1, length)), line } };
}
