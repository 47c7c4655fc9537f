/** The first views of Rank and Map as they are kept at build and fetched when the page comes alive. The same in both languages. */
import { z } from 'zod';
import { ReportKey } from '../../query/figures';
import { LEVELS } from '../../query/peers';
import { PeerCount, UnitRow } from '../../query/sql/peers';
import { Packed } from '../first';

export type PeerPage = 'rank' | 'map';
export const firstPeersName = (page: PeerPage): string => `${page}.json`;

const view = { metric: z.string(), year: z.int(), scope: ReportKey.shape.scope };
const counts = z.array(PeerCount);

export const FirstRank = z.object({
  counts, packed: Packed, provinces: z.array(UnitRow.pick({ code: true, name: true, name_en: true })),
  first: z.object({ ...view, level: z.union([z.enum(LEVELS), z.literal('all')]), province: z.string(), place: z.string().nullable() }),
});
export type FirstRank = z.infer<typeof FirstRank>;

export const FirstMap = z.object({ counts, packed: Packed, units: z.array(UnitRow), first: z.object({ ...view, province: z.string().nullable() }) });
export type FirstMap = z.infer<typeof FirstMap>;
