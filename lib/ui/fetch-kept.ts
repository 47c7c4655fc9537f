/** A file that `app/first` wrote when the site was built. */
import type { z } from 'zod';
import { BASE_PATH } from './address';

/** Rejects where it cannot be fetched or is not of this build. */
export async function fetchKept<T>(name: string, view: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`${BASE_PATH}/first/${name}`, signal === undefined ? {} : { signal });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return view.parse(await response.json());
}
