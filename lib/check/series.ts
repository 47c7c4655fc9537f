/** A report against the same organ's report of the year before: what was carried over, the stock, the size. */
import { CARRIED_IN, CARRIED_OUT, figureOf, IN_FORCE, MADE, RECEIVED, REPEALED, type Compact } from './compact';
import type { Pair } from './pair';

const JUMP = 5;
const JUMP_LEAST = 30;

/** Every column of the carry-over. A column that one of the two reports does not have is no question. */
export function checkCarryOver({ before, after, find, pass }: Pair): void {
  const open: string[] = [];
  CARRIED_IN.forEach((id, index) => {
    const carriedIn = figureOf(after, id);
    const carriedOut = figureOf(before, CARRIED_OUT[index]!);
    if (carriedIn === undefined || carriedOut === undefined || (carriedIn === null && carriedOut === null)) return;
    if (carriedIn === null || carriedOut === null) open.push(id);
    else if (carriedIn === carriedOut) pass('series.carry_over');
    else find('series.carry_over', 'fail', [id], carriedOut, carriedIn);
  });
  if (open.length > 0) find('series.carry_over', 'not_assessable', open, null, null);
}

/** Both reports need the form of 2021: the rows of 2019 count other things. */
export function checkStock({ before, after, find, pass }: Pair): void {
  const [stock, made, repealed, now] = [figureOf(before, IN_FORCE), ...[MADE, REPEALED, IN_FORCE].map((id) => figureOf(after, id))];
  if (stock === undefined || made === undefined || repealed === undefined || now === undefined) return;
  if (stock === null && now === null) return;
  if (stock === null || made === null || repealed === null || now === null) {
    find('series.normative_stock', 'not_assessable', [IN_FORCE, MADE, REPEALED].filter((id) => figureOf(after, id) === null), null, now);
  } else if (stock + made - repealed === now) pass('series.normative_stock');
  else find('series.normative_stock', 'fail', [IN_FORCE, MADE, REPEALED], stock + made - repealed, now);
}

export function checkJump({ before, after, find, pass }: Pair): void {
  const [was, is] = [before, after].map((report: Compact) => figureOf(report, RECEIVED));
  if (was === undefined || is === undefined || (was === null && is === null)) return;
  if (was === null || is === null) find('series.jump', 'not_assessable', [RECEIVED], was, is);
  else if (Math.max(was, is) > JUMP_LEAST && (is > JUMP * was || was > JUMP * is)) find('series.jump', 'suspect', [RECEIVED], was, is);
  else pass('series.jump');
}
