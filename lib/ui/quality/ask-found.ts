/** Findings from the engine in the browser. Imported when the reader chooses what is not kept: it brings the engine. */
import type { Found } from '../../query/ask';
import { openBrowserClient } from '../../query/browser';
import { askFoundWhole } from '../../query/found';
import type { QualityChoice } from '../../query/quality';
import { BASE_PATH } from '../address';

export async function loadFound(choice: QualityChoice, most: number, from: number, signal: AbortSignal): Promise<Found> {
  return askFoundWhole(await openBrowserClient({ basePath: BASE_PATH }), choice, most, signal, from);
}
