/** Blocks of section texts, each read by one range and unpacked by the platform's own means. */
import { z } from 'zod';

/** Characters of a block before it is packed: about a report. */
export const BLOCK_CHARACTERS = 24_000;

export const FoundReport = z.object({
  id: z.string(), title: z.string().nullable(), authority: z.string().nullable(), place: z.string().nullable(), place_en: z.string().nullable(),
  year: z.number().int().nullable(), scope: z.string(),
});
export type FoundReport = z.infer<typeof FoundReport>;

export const Block = z.object({
  reports: z.array(FoundReport),
  /** In order of their numbers: which of the reports, heading, where the text begins in the source, text. */
  sections: z.array(z.tuple([z.number().int(), z.string().nullable(), z.number().int(), z.string()])),
});
export type Block = z.infer<typeof Block>;

export async function unpack(bytes: Uint8Array): Promise<Block> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return Block.parse(JSON.parse(await new Response(stream).text()));
}
