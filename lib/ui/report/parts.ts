/** What the JSON columns of `reports` hold, parsed again where it arrives. */
import { z } from 'zod';

const span = { start: z.number().int().optional(), end: z.number().int().optional() };
export const EvidenceList = z.array(z.object({ kind: z.string(), text: z.string(), ...span, points_to: z.string().optional() }));
export type EvidenceItem = z.infer<typeof EvidenceList>[number];
export const PlaceList = z.array(z.object({ code: z.string(), name: z.string(), parents: z.array(z.string()) }));
export const ProblemList = z.array(z.object({ code: z.string(), message: z.string(), ...span }));

/** An empty list where the column is not what it should be: the page then shows less, not something wrong. */
export function listOf<T>(schema: z.ZodType<T[]>, json: string | null): T[] {
  try {
    const parsed = schema.safeParse(JSON.parse(json ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** The address if it is one that a reader may follow. */
export function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\/[^\s]+$/i.test(text) ? text : null;
}
