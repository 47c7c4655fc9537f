/** Last year's words or figures published again. */
import type { Pair } from './pair';
import { shareOf } from './sketch';

/** Statutory phrases return every year: reports written anew share up to half of their sequences. */
const COPIED = 0.8;
/** So many figures, none of them zero, do not repeat by chance. */
const LEAST_FIGURES = 12;

export function checkText({ before, after, find, pass }: Pair): void {
  const share = shareOf(after.sketch, before.sketch);
  if (share === null) return;
  if (share >= COPIED) find('copies.text', 'suspect', [], null, Math.round(100 * share));
  else pass('copies.text');
}

export function checkFigures({ before, after, find, pass }: Pair): void {
  if (after.nonzero < LEAST_FIGURES || before.nonzero < LEAST_FIGURES) return;
  if (after.digest === before.digest && after.nonzero === before.nonzero) find('copies.figures', 'suspect', [], null, after.nonzero);
  else pass('copies.figures');
}
