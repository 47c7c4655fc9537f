/**
 * Labels of several lines beside figures of one: a text may print a row's figures before, within or behind its label,
 * and so the figures of two rows between two labels, and none behind another. Whole rows of figures are handed out in
 * the order of the labels; the sums cannot tell such a shift, since outcomes change places with outcomes.
 */
import { fold } from '../source/fold';
import { isFilled } from './candidate';
import { APPLICATION_FORM_WORDS, APPLICATION_LABELS } from './label';
import type { Token } from './token';

/** Figures with no words between them, and the words before them. */
interface Run { cells: readonly Token[]; words: string }
interface Runs { runs: readonly Run[]; /** Words behind the last. */ rest: string }

/** Null where empty cells stand among the figures: their marks tell whose they are. */
function runsOf(region: readonly Token[], text: string, width: number): Runs | null {
  const runs: Run[] = [];
  let cells: Token[] = [];
  let words = '';
  const close = (): void => {
    if (cells.length === 0) return;
    const size = cells.length % width === 0 ? width : cells.length;
    for (let at = 0; at < cells.length; at += size) runs.push({ cells: cells.slice(at, at + size), words: at === 0 ? words : '' });
    [cells, words] = [[], ''];
  };
  for (const token of region) {
    if (token.kind === 'blank') return null;
    if (isFilled(token)) cells.push(token);
    else {
      const han = String.fromCharCode(...fold(text.slice(token.start, token.end)).han);
      if (han !== '') close();
      words += han;
    }
  }
  close();
  return { runs, rest: words };
}

/** The last figure is what the others make, a dash counting for none: a row, and no column of figures. */
function addsUp(cells: readonly Token[]): boolean {
  const values = cells.map((cell) => (cell.kind === 'dash' ? 0 : cell.value ?? Number.NaN));
  return values.slice(0, -1).reduce((sum, value) => sum + value, 0) === values.at(-1);
}

/**
 * The regions of an applications table, each with the figures of its own row. Where as many whole rows of figures stand in
 * the table as rows of the form, each has its own, in their order. Where some label has figures of two rows and another
 * none, and it is not clear whose they are, those rows and all between them are null: nothing may be read from them.
 * @param before what stands before the first label
 * @param rows number of rows of the form
 */
export function inTurn(regions: readonly (readonly Token[])[], before: readonly Token[], text: string, width: number, rows: number): (readonly Token[] | null)[] {
  const found = regions.map((region) => runsOf(region, text, width));
  // one figure alone may be a page's number
  const counts = found.map((one) => (one === null ? 1 : one.runs.length === 1 ? 1 : one.runs.filter(({ cells }) => cells.length > 1).length));
  if (!counts.includes(0)) return [...regions];
  const lead = leadOf(before, text, width);
  if (lead === null && !counts.some((count) => count > 1)) return [...regions];
  const runs = [...(lead === null ? [] : [lead]), ...found.flatMap((one) => one?.runs ?? [])];
  const words = found.flatMap((one) => (one?.runs ?? []).slice(1).map((run) => run.words)).join('');
  if (regions.length === rows && runs.length === rows && !found.includes(null) && runs.every(({ cells }) => cells.length === width && addsUp(cells))
    && [...words].every((han) => APPLICATION_FORM_WORDS.has(han))) return runs.map(({ cells }) => cells);
  const [first, last] = [lead === null ? counts.findIndex((count) => count !== 1) : 0, counts.findLastIndex((count) => count !== 1)];
  return regions.map((region, row) => (row >= first && row <= last ? null : region));
}

/** What is printed before the label of the form's first row. */
const FIRST = APPLICATION_LABELS[0]?.lead;

/** A row of figures that stands right before the first label and its ordinal; null where there is none. */
function leadOf(before: readonly Token[], text: string, width: number): Run | null {
  const found = runsOf(before, text, width);
  const run = found?.runs.at(-1);
  return run && (found?.rest === '' || found?.rest === FIRST) && run.cells.length === width && run.cells.at(-1)?.value !== 0 && addsUp(run.cells) ? run : null;
}
