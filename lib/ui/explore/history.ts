/** Statements that were run, kept in this browser and nowhere else. */
import { z } from 'zod';

const KEY = 'atlas.explore.history';
const MOST = 50;

/** `rows` null: it failed or was stopped. */
export const Asked = z.object({ sql: z.string().max(20_000), at: z.number().int(), rows: z.number().int().nullable() });
export type Asked = z.infer<typeof Asked>;

/** The latest first. What is not as it should be is dropped; storage that is closed holds nothing. */
export function readHistory(storage: Pick<Storage, 'getItem'> | null): Asked[] {
  try {
    const parsed = z.array(z.unknown()).safeParse(JSON.parse(storage?.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.data.flatMap((each) => Asked.safeParse(each).data ?? []).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** With one more; the same statement moves to the front. */
export function withAsked(history: readonly Asked[], asked: Asked): Asked[] {
  return [asked, ...history.filter((each) => each.sql !== asked.sql)].slice(0, MOST);
}

export function keepHistory(storage: Pick<Storage, 'setItem' | 'removeItem'> | null, history: readonly Asked[]): void {
  try {
    if (history.length === 0) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(history));
  } catch {
    // Full or closed: the page works without.
  }
}
