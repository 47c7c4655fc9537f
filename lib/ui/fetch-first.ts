/** The first view of a page, as `app/first` wrote it when the site was built. */
import { BASE_PATH } from './address';
import { FirstView } from './first';
import type { MatterId } from './matters';

/** Rejects where it cannot be fetched or is not of this build. */
export async function fetchFirst(matter: MatterId, signal?: AbortSignal): Promise<FirstView> {
  const response = await fetch(`${BASE_PATH}/first/${matter}.json`, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`first view of ${matter}: ${response.status}`);
  return FirstView.parse(await response.json());
}
