/** Last year's words or figures published again. */
import type { Pair } from './pair';
import { shareOf, sizeOf } from './sketch';

/**
 * Statutory phrases return every year. Measured on real texts: whole reports of different offices, of 1,000 to 3,600
 * sequences, share 5% in the middle and 10% at most; short ones of 450 to 650, which are little but those phrases,
 * share up to 75% though nobody copied. So a short text must be the same almost to the word.
 */
const COPIED = 0.8;
const COPIED_SHORT = 0.95;
const SHORT = 1000;
/** So many figures, none of them zero, do not repeat by chance. */
const LEAST_FIGURES = 12;

export function checkText({ before, after, find, pass }: Pair): void {
  const share = shareOf(after.sketch, before.sketch);
  if (share === null) return;
  const least = Math.min(sizeOf(after.sketch), sizeOf(before.sketch)) < SHORT ? COPIED_SHORT : COPIED;
  if (share >= least) find('copies.text', 'suspect', [], null, Math.round(100 * share));
  else pass('copies.text');
}

export function checkFigures({ before, after, find, pass }: Pair): void {
  if (after.nonzero < LEAST_FIGURES || before.nonzero < LEAST_FIGURES) return;
  if (after.digest === before.digest && after.nonzero === before.nonzero) find('copies.figures', 'suspect', [], null, after.nonzero);
  else pass('copies.figures');
}
