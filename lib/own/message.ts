/** What the page and the worker that reads reports say to each other. Parsed on both sides. */
import { z } from 'zod';
import type { Checked } from './checked';

export const Order = z.discriminatedUnion('do', [
  /** The table of places as CSV; first of all. */
  z.object({ do: z.literal('places'), csv: z.string() }),
  z.object({ do: z.literal('check'), files: z.array(z.instanceof(Blob)), names: z.array(z.string()), lang: z.enum(['zh', 'en']), origin: z.string() }),
]);
export type Order = z.infer<typeof Order>;

/** Where the work is: bytes of all files that are behind it, and what happens to the file at hand. */
export interface Progress { file: number; done: number; of: number; stage: 'fetching' | 'reading' }
export type News = { say: 'progress'; progress: Progress } | { say: 'checked'; checked: Checked[] } | { say: 'failed'; message: string };
