/** Findings from the engine in the browser. Imported when the reader first chooses something: it brings the engine. */
import { askFound } from '../../query/ask';
import type { Found } from '../../query/ask';
import { openBrowserClient } from '../../query/browser';
import type { QualityChoice } from '../../query/quality';
import { BASE_PATH } from '../address';
import { MOST_FOUND } from './most';

export { codeOf } from '../../query/client';

/** `from`: findings that are on the page already. */
export async function loadFound(choice: QualityChoice, from: number, signal: AbortSignal): Promise<Found> {
  return askFound(await openBrowserClient({ basePath: BASE_PATH }), choice, MOST_FOUND, signal, from);
}
