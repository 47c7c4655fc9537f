/** From a decided place in a row to a cell with its state. */
import type { CellState } from './report';
import type { Doubt } from './number';
import type { Piece, Token } from './token';

/** A cell before its source span is looked up: offsets are those of the text that was read. */
export interface ReadCell {
  id: string;
  state: CellState;
  value: number | null;
  start: number | null;
  end: number | null;
  note?: string;
}

export interface Writing {
  /** How the row was decided where it did not read straight; null for rows that did. */
  how: string | null;
  /** Whether the row's sum holds; null where that cannot be told. */
  holds: boolean | null;
  /** What stands in the row, for the span of cells that cannot be told apart. */
  tokens: readonly Token[];
  /** Decimals are allowed (amounts of money). */
  decimals: boolean;
  /** Negative figures are allowed (items_change). */
  signed?: boolean;
}

/** Notes are codes with an English sentence; the site words them in both languages by the code. */
const NOTES: Record<string, string> = {
  split: 'digits stand without separators; the row sum leaves one way to cut them',
  order: 'an empty cell stands between the figures; they were taken in order',
  dropped: 'more figures than columns; every reading the sums allow gives this one',
  spread: 'fewer figures than columns; every reading the sums allow gives this one',
  grid: 'the row has empty cells; placed as the rows around it are',
  sums: 'several readings; the sums of the table leave this one',
  block: 'several readings; the sums of the block leave this one',
  sentence: 'told in a sentence, not in a table',
  named: 'each figure stands beside the name of its column',
  header: 'the header has the columns in another order than the form',
  matrix: 'the figures stand apart from the labels, in their order; the row sums hold',
};

const DOUBTS: Record<Doubt, string> = {
  misread: 'misread: letters stand for digits',
  words: 'words: the figure is written in words',
  bracketed: 'bracketed: the figure stands in brackets',
  joined: 'joined: a blank stands within the figure',
};

export function noteOf(how: string): string {
  return `${how}: ${NOTES[how] ?? how}`;
}

/** The cells of `ids` from what stands in each. */
export function writeCells(ids: readonly string[], pieces: readonly (Piece | null | 'undecided')[], writing: Writing): ReadCell[] {
  return ids.map((id, c) => {
    const piece = pieces[c] ?? null;
    if (piece === null) return { id, state: 'missing', value: null, start: null, end: null };
    if (piece === 'undecided') {
      const printed = writing.tokens.filter((token) => token.kind !== 'blank');
      return { id, state: 'garbled', value: null, start: printed[0]?.start ?? null, end: printed.at(-1)?.end ?? null, note: 'undecided: several readings are possible and nothing decides' };
    }
    const start = piece.start >= 0 ? piece.start : null;
    const end = piece.start >= 0 ? piece.end : null;
    if (piece.kind === 'blank') return { id, state: 'blank', value: null, start: null, end: null };
    if (piece.kind === 'dash') return { id, state: 'dash', value: null, start, end };
    if (piece.value === null) return { id, state: 'garbled', value: null, start, end, note: 'unreadable: something stands there that is no figure' };
    const whole = Number.isInteger(piece.value) && Math.abs(piece.value) < 1e9;
    if ((!writing.decimals && !whole) || (piece.value < 0 && !writing.signed) || !Number.isFinite(piece.value)) {
      return { id, state: 'garbled', value: null, start, end, note: 'not_a_count: the figure is no count of things' };
    }
    if (piece.doubt) {
      if (writing.holds === false) return { id, state: 'garbled', value: null, start, end, note: `${DOUBTS[piece.doubt]} and the sums do not hold` };
      return { id, state: 'resolved', value: piece.value, start, end, note: DOUBTS[piece.doubt] };
    }
    if (writing.how === null) return { id, state: 'stated', value: piece.value, start, end };
    return { id, state: 'resolved', value: piece.value, start, end, note: noteOf(writing.how) };
  });
}
