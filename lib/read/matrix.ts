/** PDF text by columns: all labels first, then all figures, row after row or column after column. */
import { fold } from '../source/fold';
import { isFilled, type Placement } from './candidate';
import { COLUMN_NAMES } from './label';
import { rowHolds } from './solve';
import { tokenise, type Token } from './token';

const REACH = 6000;
const WORDS = [...COLUMN_NAMES].sort((a, b) => b.length - a.length);

/**
 * Readings of all rows from the figures behind the last label: as many as rows times columns, names of
 * columns among them or not. The row sums must bear out one order and rule out the other; null otherwise.
 */
export function matrixReadings(text: string, from: number, rows: number, width: number): Placement[] | null {
  const figures: Token[] = [];
  for (const token of tokenise(text, from, Math.min(text.length, from + REACH), '')) {
    if (isFilled(token)) figures.push(token);
    else if (token.kind === 'text' && figures.length >= rows * width) break;
    else if (token.kind === 'text' && !isColumnName(text.slice(token.start, token.end))) return null;
    if (figures.length > rows * width) return null;
  }
  if (figures.length !== rows * width) return null;
  const byRows = Array.from({ length: rows }, (_, r) => figures.slice(r * width, (r + 1) * width));
  const byColumns = Array.from({ length: rows }, (_, r) => Array.from({ length: width }, (__, c) => figures[c * rows + r]!));
  const holds = (readings: Placement[]) => readings.every((reading) => rowHolds(reading) === true);
  // nothing but zeros reads alike both ways
  if (figures.every((one) => one.value === 0)) return byRows;
  if (holds(byRows) === holds(byColumns)) return null;
  return holds(byRows) ? byRows : byColumns;
}

function isColumnName(word: string): boolean {
  let han = fold(word).compact.replace(/[^\u4e00-\u9fff]/g, '');
  for (const name of WORDS) han = han.replace(name, '');
  return han === '';
}
