/**
 * Tables drawn with a rule between every two rows (+----+----+), whose cells run over several lines: a label wrapped to a
 * narrow column stands beside, above and below the figures of its row. What lies between two rules is made one line.
 */
export interface Drawn {
  /** As long as the text that was given, and the same outside of such rows. */
  text: string;
  /** For each character where it stood. */
  at: Int32Array;
}

const RULED = /\n[ \t|]*\+[-=]{2,}/;
const RULE = /^\s*\+[-=+: ]*[-=][-=+: ]*\+?\s*$/;
/** Such a table in the one cell of another, which a page is laid out by. */
const FRAMED = /^(\s*\|\s+)\+[-=+: ]*[-=][-=+: ]*\+\s*\|\s*$/;
const ROW = /^\s*\|.*\|\s*$/;
/** A table of the form has four rows and more. */
const FEWEST_RULES = 4;

/** The text with each row of a drawn table in one line; null where none is drawn, or all rows stand in one line as it is. */
export function withRowsJoined(text: string): Drawn | null {
  if (!RULED.test(text)) return null;
  const out: { from: number; to: number; cells: Slice[][] }[] = [];
  let groups: Line[][] = [];
  let rules = 0;
  let frame = 0;
  const close = (): void => {
    if (rules >= FEWEST_RULES) for (const lines of groups) {
      const cells = lines.length > 1 ? joined(lines) : null;
      if (cells) out.push({ from: lines[0]!.start, to: lines.at(-1)!.start + lines.at(-1)!.text.length, cells });
    }
    groups = [];
    rules = 0;
  };
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const mark = text.slice(start, Math.min(end, start + 80)).trimStart()[0];
    const whole = mark === '|' || mark === '+' ? text.slice(start, end) : '';
    const framed = mark === '|' ? FRAMED.exec(whole)?.[1]!.length : undefined;
    if (framed !== undefined || (mark === '+' && RULE.test(whole))) {
      if (frame !== (framed ?? 0)) close();
      frame = framed ?? 0;
      rules += 1;
      groups.push([]);
      start = end + 1;
      continue;
    }
    const line = frame > 0 ? whole.slice(frame).replace(/\|\s*$/, '') : whole;
    if (mark === '|' && groups.length > 0 && ROW.test(line)) groups.at(-1)!.push({ start: start + frame, text: line });
    else close();
    start = end + 1;
  }
  close();
  return out.length === 0 ? null : laid(text, out);
}

interface Line { start: number; text: string }
interface Slice { start: number; text: string }

/** The slices of each cell of one row, null where the lines are rows of their own: several columns hold a figure in more than one of them, and not because they are too narrow for it. */
function joined(lines: readonly Line[]): Slice[][] | null {
  const cells: Slice[][] = [];
  const widths = lines[0]!.text.split('|').slice(1, -1).map((part) => part.length);
  for (const [l, line] of lines.entries()) {
    const parts = line.text.split('|').slice(1, -1);
    if (l > 0 && parts.length !== cells.length) return null;
    let at = line.start + line.text.indexOf('|') + 1;
    for (const [c, part] of parts.entries()) {
      if (l === 0) cells.push([]);
      const words = part.trim();
      if (words !== '') cells[c]!.push({ start: at + part.indexOf(words), text: words });
      at += part.length + 1;
    }
  }
  // | 10 | over | 1  |: two blanks beside what fills the column
  const broken = (slices: readonly Slice[], c: number) => slices.slice(0, -1).every(({ text }) => text.length >= widths[c]! - 2);
  const several = cells.filter((slices, c) => slices.filter((slice) => /^[\d.,+-]+$/.test(slice.text)).length > 1 && !broken(slices, c));
  return several.length > 1 ? null : cells;
}

function laid(text: string, rows: readonly { from: number; to: number; cells: Slice[][] }[]): Drawn {
  const at = Int32Array.from({ length: text.length }, (_, i) => i);
  const out: string[] = [];
  let done = 0;
  for (const { from, to, cells } of rows) {
    out.push(text.slice(done, from), '|');
    let i = from + 1;
    const put = (words: string, origin: number): void => {
      out.push(words);
      for (let k = 0; k < words.length; k += 1) at[i + k] = Math.min(origin + k, text.length - 1);
      i += words.length;
    };
    for (const slices of cells) {
      for (const [s, slice] of slices.entries()) {
        const before = slices[s - 1];
        // 183⏎9: a figure too wide for its column runs on; words are parted as they were
        if (before && !(/\d$/.test(before.text) && /^\d/.test(slice.text))) put(' ', before.start + before.text.length);
        put(slice.text, slice.start);
      }
      put(' |', i);
    }
    out.push(' '.repeat(to - i));
    done = to;
  }
  out.push(text.slice(done));
  return { text: out.join(''), at };
}
