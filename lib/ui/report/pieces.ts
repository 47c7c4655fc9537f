/** The source text cut where marks begin and end, so that every character knows whose it is. Offsets are UTF-16 positions. Pure. */

export interface Mark { key: string; start: number; end: number }
export interface Piece { start: number; text: string; /** Marks that cover it, the shortest first. */ keys: string[] }

/**
 * Pieces of `text`, which starts at `base` of the whole source. Joined they are `text`, whatever the
 * marks: those that lie outside or are empty are left out, those that reach over an end are cut.
 */
export function piecesOf(text: string, base: number, marks: readonly Mark[]): Piece[] {
  const end = base + text.length;
  const within = marks.filter((mark) => mark.start < mark.end && mark.start < end && mark.end > base);
  const cuts = [...new Set([base, end, ...within.flatMap((mark) => [Math.max(mark.start, base), Math.min(mark.end, end)])])].sort((a, b) => a - b);
  const sorted = [...within].sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const pieces: Piece[] = [];
  cuts.forEach((from, index) => {
    const to = cuts[index + 1];
    if (to === undefined) return;
    pieces.push({ start: from, text: text.slice(from - base, to - base), keys: sorted.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.key) });
  });
  return pieces;
}
