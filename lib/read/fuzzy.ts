/**
 * Rows whose label is damaged (OCR, characters of a neighbouring column strewn in): sought only
 * between the rows that were found, by what is left of their characters.
 */
import { hanIndex, hanText, type Folded } from '../source/fold';
import type { LabelMark } from './label';
import { holdsRow, labelHead, type FoundRow } from './row';

/** Share of a label's character pairs that must be there, in order. */
const ENOUGH = 0.5;

interface Guess {
  id: string;
  from: number;
  to: number;
  score: number;
}

/**
 * Adds rows that lie between found ones. `ids` are the rows of the version in the form's order.
 * The work is bounded by the length of the gaps times the labels missing in them.
 */
export function fillGaps(found: readonly FoundRow[], ids: readonly string[], marks: readonly LabelMark[], folded: Folded, text: string): FoundRow[] {
  const out = [...found];
  for (let i = 0; i <= out.length; i += 1) {
    const before = out[i - 1];
    const after = out[i];
    if (!before) continue;
    const missing = ids.slice(ids.indexOf(before.id) + 1, after ? ids.indexOf(after.id) : ids.length);
    if (missing.length === 0) continue;
    let from = hanIndex(folded, before.labelEnd);
    const to = after ? hanIndex(folded, after.labelStart) : Math.min(folded.han.length, from + 160);
    if (to - from > 400) continue;
    const guesses: Guess[] = [];
    for (const id of missing) {
      const guess = bestGuess(id, marks, folded, from, to);
      if (!guess) continue;
      guesses.push(guess);
      from = guess.to;
    }
    if (guesses.length === 0) continue;
    const added = guesses.map((guess): FoundRow => {
      const labelStart = folded.hanAt[guess.from]!;
      const labelEnd = folded.hanAt[guess.to - 1]! + 1;
      return { id: guess.id, order: ids.indexOf(guess.id), labelStart, labelEnd, start: holdsRow(text, labelStart, labelEnd) ? labelStart : labelEnd, end: before.end, fuzzy: true };
    });
    // The rows before each new one now end where it begins.
    out.splice(i, 0, ...added);
    for (let k = i - 1; k < i + added.length; k += 1) {
      const row = out[k]!;
      const next = out[k + 1];
      if (next?.fuzzy) {
        const item = marks.find((mark) => mark.id === next.id)?.item ?? null;
        out[k] = { ...row, end: labelHead(text, next.labelStart, item, row.labelEnd) };
      }
    }
    i += added.length;
  }
  return out;
}

/** The stretch is another row's label to the letter. */
function otherLabel(id: string, marks: readonly LabelMark[], folded: Folded, from: number, to: number): boolean {
  const words = hanText(folded, Math.max(0, from - 2), to + 2);
  return marks.some((mark) => mark.id !== id && mark.han.length >= 5 && words.includes(mark.han));
}

/** The stretch that shares most character pairs with the label, in order. */
function bestGuess(id: string, marks: readonly LabelMark[], folded: Folded, from: number, to: number): Guess | null {
  let best: Guess | null = null;
  for (const mark of marks) {
    if (mark.id !== id || mark.han.length < 3) continue;
    const n = mark.han.length;
    const window = n + 4;
    for (let at = from; at < to; at += 1) {
      // begin only where the label could begin: one of its first three characters
      const first = mark.han.indexOf(String.fromCharCode(folded.han[at]!));
      if (first < 0 || first > 2) continue;
      let matched = 1;
      let label = first + 1;
      let last = at;
      for (let k = at + 1; k < Math.min(to, at + window) && label < n; k += 1) {
        const place = mark.han.indexOf(String.fromCharCode(folded.han[k]!), label);
        if (place === -1 || place - label > 2) continue;
        matched += 1;
        label = place + 1;
        last = k;
      }
      const score = matched / n;
      if (otherLabel(id, marks, folded, at, last + 1)) continue;
      if (matched >= 3 - (n === 3 ? 1 : 0) && score >= (n <= 4 ? 0.6 : ENOUGH) && (!best || score > best.score)) best = { id, from: at, to: last + 1, score };
    }
  }
  return best;
}
