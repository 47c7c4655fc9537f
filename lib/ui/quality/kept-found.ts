/**
 * The first findings of a rule, of a year, and of what was read or coded stand as files that `app/first` wrote
 * when the site was built: who chooses one of them needs no engine. More of them, and choices of two parts or of
 * a place, are asked of it.
 */
import { z } from 'zod';
import type { Found } from '../../query/ask';
import type { QualityChoice } from '../../query/quality';
import { FoundCount, FoundRow } from '../../query/sql/quality';
import { fetchKept } from '../fetch-kept';
import { MOST_FOUND } from './most';

export { codeOf } from '../../query/client';

const KeptFound: z.ZodType<Found> = z.object({ rows: z.array(FoundRow.extend({ cells: z.array(z.string()) })), count: FoundCount });

/** Where the findings of a choice are kept; null where they are not. */
export function foundName({ rule, year, made, place }: QualityChoice): string | null {
  const parts = [rule === null ? null : `rule-${rule}`, year === null ? null : `year-${year}`, made === null ? null : `origin-${made}`].filter((part) => part !== null);
  return place === '' && parts.length === 1 ? `found-${parts[0]}.json` : null;
}

/** `from`: findings that are on the page already. */
export async function loadFound(choice: QualityChoice, from: number, signal: AbortSignal): Promise<Found> {
  const name = from === 0 ? foundName(choice) : null;
  // A year that the corpus has no report of is not kept; nor is anything where a file was lost. The engine knows.
  const found = name === null ? null : await fetchKept(name, KeptFound, signal).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    return null;
  });
  return found ?? (await import('./ask-found')).loadFound(choice, MOST_FOUND, from, signal);
}
