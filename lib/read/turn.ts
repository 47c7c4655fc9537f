/**
 * Labels of several lines beside figures of one: a text may print a row's figures before, within or behind its label,
 * and so the figures of two rows between two labels, and none behind another. Whole rows of figures are handed out in
 * the order of the labels; the sums cannot tell such a shift, since outcomes change places with outcomes.
 */
import { fold } from '../source/fold';
import { isFilled } from './candidate';
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

/** Characters before the first label in which its figures may stand. */
export const LEAD = 120;

/** What a table is in which figures are handed out. */
export interface Table {
  /** Number of figures of each row that was found. */
  widths: readonly number[];
  /** Every row of the form was found. */
  whole: boolean;
  /** The last column is the sum of the others. */
  sums: boolean;
  /** The words can stand between two rows: no row of the publisher's own is among them. */
  between(words: string): boolean;
  /** Words between a row's label and figures that head another block of the table: the figures are the next label's. */
  head(words: string, row: number): boolean;
  /** What the form prints before the label of the first row. */
  first: string;
}

/**
 * The regions of a table, each with the figures of its own row. Where as many whole rows of figures stand in the table as
 * rows of the form, each has its own, in their order. Where some label has figures of two rows and another none, and it is
 * not clear whose they are, those rows and all between them are null: nothing may be read from them.
 * @param before what stands before the first label
 */
export function inTurn(regions: readonly (readonly Token[])[], before: readonly Token[], text: string, { widths, whole, sums, between, head, first }: Table): (readonly Token[] | null)[] {
  const found = regions.map((region, row) => runsOf(region, text, widths[row]!));
  // one figure alone may be a page's number
  const counts = found.map((one) => (one === null ? 1 : one.runs.length < 2 ? one.runs.length : Math.max(1, one.runs.filter(({ cells }) => cells.length > 1).length)));
  if (!counts.includes(0)) return [...regions];
  const isRow = (cells: readonly Token[]) => !sums || addsUp(cells);
  const ahead = runsOf(before, text, widths[0]!);
  const last = ahead?.runs.at(-1);
  // right before the first label and its ordinal
  const lead = last && (ahead?.rest === '' || ahead?.rest === first) && last.cells.length === widths[0] && isRow(last.cells) ? [last] : [];
  const headed = found.findIndex((one, row) => one?.runs[0] !== undefined && head(one.runs[0].words, row));
  if (lead.length === 0 && headed < 0 && !counts.some((count) => count > 1)) return [...regions];
  const runs = [...lead, ...found.flatMap((one) => one?.runs ?? [])];
  // columns of figures in one heap cannot be told from rows where no sum says so; then each row must stand before its label
  const apart = sums || (lead.length > 0 && counts.every((count) => count < 2));
  if (whole && apart && runs.length === regions.length && !found.includes(null) && runs.every(({ cells }, row) => cells.length === widths[row] && isRow(cells))
    && found.every((one) => one?.runs.slice(1).every(({ words }) => between(words)))) return runs.map(({ cells }) => cells);
  const deviating = counts.findIndex((count) => count !== 1);
  const from = lead.length > 0 || (headed >= 0 && !sums) ? 0 : headed < 0 ? deviating : Math.min(headed, deviating);
  const to = counts.findLastIndex((count) => count !== 1);
  return regions.map((region, row) => (row >= from && row <= to ? null : region));
}
