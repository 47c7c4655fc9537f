/** Findings that fail or are suspect, as the Quality page asks for them in a reader's browser. */
import { askFound } from './ask';
import type { Found } from './ask';
import type { BrowserClient } from './browser';
import type { QualityChoice } from './quality';
import { isPlaceCode } from './sql/quality';

/**
 * `checks` is small and is looked through from end to end, so it is had whole; over all years most of
 * `reports` would be read too, in hundreds of ranges. Of one year, or of a place by its code, few row groups are read.
 */
export async function askFoundWhole(client: Pick<BrowserClient, 'hold' | 'rows' | 'close'>, choice: QualityChoice, most: number, signal?: AbortSignal, from = 0): Promise<Found> {
  if (!isPlaceCode(choice.place)) await Promise.all([client.hold('checks'), choice.year === null ? client.hold('reports') : false]);
  return askFound(client, choice, most, signal, from);
}
