/**
 * How the figures of reviews and lawsuits can stand in their three blocks of five: in one row, cut
 * from one run of digits, with cells left out, or block by block beneath headers of their own.
 */
import { cellIds } from '../form';
import { fold, isHan } from '../source/fold';
import { EMPTY, isFilled, type Placement } from './candidate';
import { namedReading, wordsOf } from './named';
import { rowHolds } from './solve';
import { withRemarks, type Piece, type Token } from './token';

export const BLOCK = 5;
export const BLOCKS = cellIds('disputes', '2021').length / BLOCK;
export const WIDTH = BLOCK * BLOCKS;

/** upheld + corrected + other + pending = total in each block; a null operand leaves its block open. */
export function blocksHold(placement: Placement): boolean {
  for (let block = 0; block < BLOCKS; block += 1) {
    let sum = 0;
    let open = false;
    for (let c = 0; c < BLOCK - 1; c += 1) {
      const cell = placement[block * BLOCK + c];
      if (!cell) open = true;
      else if (cell.value !== null) sum += cell.value;
    }
    const total = placement[block * BLOCK + BLOCK - 1];
    if (!total || total.value === null) {
      // figures with no total beside them: a block that was shifted or torn
      if (total && sum > 0) return false;
      continue;
    }
    if (open ? sum > total.value : sum !== total.value) return false;
  }
  return true;
}

/** Cells with blanks: the fifteen cells that hold every figure, one window or several. */
export function gridWindows(cells: readonly Token[]): Placement[] {
  const first = cells.findIndex((token) => token.kind !== 'blank');
  let last = cells.length - 1;
  while (last >= 0 && cells[last]!.kind === 'blank') last -= 1;
  // a line of tabs is the row; what stands before belongs to the headers
  const line = cells[first]!.line;
  const sameLine = cells.filter((token) => token.line === line);
  const row = sameLine.length >= WIDTH ? sameLine : cells;
  const offset = row === cells ? 0 : cells.indexOf(sameLine[0]!);
  const out: Placement[] = [];
  for (let start = 0; start + WIDTH <= row.length; start += 1) {
    if (first - offset < start || last - offset >= start + WIDTH) continue;
    out.push(row.slice(start, start + WIDTH));
  }
  return out;
}

/** Fifteen figures run together, each block adding up. */
export function splitBlocks(token: Token): Placement[] {
  const digits = token.digits;
  const n = digits.length;
  const at = (start: number, end: number): Piece => ({
    kind: 'number', value: Number(digits.slice(start, end)), start: token.start + start, end: token.start + end, doubt: token.doubt, yuan: 0,
  });
  if (n === WIDTH) return [Array.from({ length: WIDTH }, (_, i) => at(i, i + 1))];
  if (n > 60) return [];
  // every way to read one block that begins at `from`
  const blocks = (from: number): Piece[][] => {
    const out: Piece[][] = [];
    const walk = (start: number, parts: Piece[], sum: number): void => {
      if (out.length > 200) return;
      for (let end = start + 1; end <= Math.min(n, start + 6); end += 1) {
        const part = at(start, end);
        if (parts.length === BLOCK - 1) {
          if (part.value === sum) out.push([...parts, part]);
        } else walk(end, [...parts, part], sum + (part.value ?? Number.NaN));
        if (digits[start] === '0') break;
      }
    };
    walk(from, [], 0);
    return out;
  };
  const out: Placement[] = [];
  for (const one of blocks(0)) {
    for (const two of blocks(one[BLOCK - 1]!.end - token.start)) {
      for (const three of blocks(two[BLOCK - 1]!.end - token.start)) {
        if (three[BLOCK - 1]!.end - token.start === n) out.push([...one, ...two, ...three]);
        if (out.length > 500) return [];
      }
    }
  }
  return out;
}

/** Fewer than fifteen figures without cell marks: ways that leave whole cells out and let every block add up. */
export function blockSpreads(tokens: readonly Token[]): Placement[] {
  const out: Placement[] = [];
  const row: (Piece | null)[] = new Array<Piece | null>(WIDTH).fill(null);
  let nodes = 0;
  const walk = (token: number, column: number): void => {
    nodes += 1;
    if (nodes > 20_000) return;
    if (token === tokens.length) {
      if (blocksHold(row)) out.push([...row]);
      return;
    }
    for (let at = column; at <= WIDTH - (tokens.length - token); at += 1) {
      row[at] = tokens[token]!;
      walk(token + 1, at + 1);
      row[at] = null;
    }
  };
  walk(0, 0);
  return nodes > 20_000 ? [] : out;
}

const RESULT_WORDS: readonly string[] = ['维持', '纠[正错]', '其他', '审结', '总计|合计'];
const RESULTS: readonly RegExp[] = RESULT_WORDS.map((word) => new RegExp(word));
const HEADS: readonly RegExp[] = [/行政复议(?!后)/, /未经复议直接起诉|直接起诉/, /复议后(?:再)?起诉/];
const WORDS = /未经复议直接起诉|复议后(?:再)?起诉|行政复议|直接起诉|结果维持|维持|结果纠正|纠正|纠错|其他结果|其他|尚未审结|审结|总计|合计/g;

/** A stretch of figures, and the header words that stand before it. */
interface Run { words: string[]; figures: Token[] }

/**
 * Figures under headers of their own: a header for each block, a block a line, a result a line. The
 * words must be the form's, in its order; null where they are not, or do not make fifteen cells.
 */
export function underOwnHeaders(tokens: readonly Token[], text: string): Placement | null {
  const runs: Run[] = [{ words: [], figures: [] }];
  let count = 0;
  for (const token of tokens) {
    if (token.kind === 'text') {
      const han = text.slice(token.start, token.end);
      if (!hasHan(text, token)) continue;
      const folded = fold(han).compact;
      const words = folded.match(WORDS);
      const rest = folded.replace(WORDS, '').replace(/[^\u4e00-\u9fff]|[一二三四五六七八九]|行政诉讼|案件|情况|件数|数量|类别|类型|结果|项目|名称/g, '');
      if (rest !== '') break;
      if (!words) continue;
      if (runs.at(-1)!.figures.length > 0) runs.push({ words: [], figures: [] });
      runs.at(-1)!.words.push(...words);
    } else if (token.kind !== 'blank') {
      if (count === WIDTH) break;
      runs.at(-1)!.figures.push(token);
      count += 1;
    }
  }
  const filled = runs.filter((run) => run.figures.length > 0);
  if (count !== WIDTH || filled.length < 2) return null;
  const all = filled.flatMap((run) => run.figures);
  // the section's heading names 行政复议 too
  const heads = filled.flatMap((run) => run.words).filter((word) => HEADS.some((head) => head.test(word))).filter((word, i, all) => word !== all[i - 1]);
  if (heads.length !== BLOCKS || !HEADS.every((head, i) => head.test(heads[i]!))) return null;
  const results = (words: readonly string[]) => words.filter((word) => !HEADS.some((head) => head.test(word)));
  if (filled.every((run) => run.figures.length % BLOCK === 0)) {
    // each header row names the five results, once or for each of its blocks, and later lines may name none
    const said = filled.map((run) => results(run.words));
    const inOrder = said.every((words) => words.every((word, k) => RESULTS[k % BLOCK]!.test(word)) && words.length % BLOCK === 0);
    return inOrder && said[0]!.length > 0 ? all : null;
  }
  if (filled.length === WIDTH) {
    return filled.every((run, k) => run.figures.length === 1 && RESULTS[k % BLOCK]!.test(results(run.words).at(-1) ?? '')) ? all : null;
  }
  if (filled.length === BLOCK && filled.every((run, k) => run.figures.length === BLOCKS && RESULTS[k]!.test(results(run.words).at(-1) ?? ''))) {
    return Array.from({ length: WIDTH }, (_, i) => all[(i % BLOCK) * BLOCKS + Math.floor(i / BLOCK)] ?? EMPTY);
  }
  return null;
}

/** The same at the end of a clause of a list, which says 共 for a total too. */
const NAMES: readonly RegExp[] = RESULT_WORDS.map((word, i) => new RegExp(`(?:结果|尚未)?(?:${i === BLOCK - 1 ? `${word}|共计?|小计` : word})(?:结果)?$`));
/** Words of a list that name neither a block nor a result. */
const LEADS = /^(?:行政诉讼|案件|情况|件数|数量|其中|分别|[共计件起宗例个条为有被一二三四五])*$/;

/**
 * A list of the three blocks: five figures behind each one's head, each beside the name of its result, or all in the
 * form's order where no result is named and they add up. Null where it is anything else.
 * @param plain no header before the list names results
 */
export function inList(tokens: readonly Token[], text: string, plain: boolean): Placement | null {
  const blocks: Token[][] = [];
  const pieces = withRemarks(tokens, text).flatMap((token) => (token.kind !== 'text' || isBracket(text, token) ? [token] : wordsOf(text, token.start, token.end).map(({ start, end }) => ({ ...token, start, end }))));
  for (const token of pieces) {
    const words = token.kind === 'text' && hasHan(text, token) ? fold(text.slice(token.start, token.end)).compact.replace(/[^\u4e00-\u9fff]/g, '') : '';
    const head = HEADS[blocks.length];
    if (head?.test(words)) blocks.push([]);
    else if (words !== '' && !LEADS.test(words.replace(WORDS, ''))) break;
    if (isFilled(token) && blocks.length === BLOCKS && blocks[BLOCKS - 1]!.filter(isFilled).length === BLOCK) break;
    blocks.at(-1)?.push(token);
  }
  const read = blocks.map((block) => {
    const figures = block.filter(isFilled);
    const named = namedReading(block, text, '', NAMES);
    if (named) return named.every((cell) => cell?.kind === 'number' || cell?.kind === 'dash') ? named : null;
    const bare = plain && !block.some((token) => RESULTS.some((name) => name.test(text.slice(token.start, token.end))));
    return bare && figures.length === BLOCK && rowHolds(figures) === true ? figures : null;
  });
  return read.length === BLOCKS && read.every((one) => one !== null) ? read.flat() : null;
}

function isBracket(text: string, token: Token): boolean {
  return text[token.start] === '(' || text[token.start] === '（';
}

export function hasHan(text: string, token: Token): boolean {
  for (let i = token.start; i < token.end; i += 1) if (isHan(text.charCodeAt(i))) return true;
  return false;
}
