/**
 * Large tables stand in several files, sorted by year, place and report. `data/shards.json` says which
 * reports are in each, so that a question about one report, or some years, opens only the files it needs.
 */
import { z } from 'zod';

/** Year, place and report of a row; rows without a year, or a place, come after those that have one. */
const Key = z.tuple([z.number().nullable(), z.string().nullable(), z.string()]);
export const Shard = z.object({ file: z.string().regex(/^[a-z_]+(?:-\d+)?\.parquet$/), bytes: z.number(), from: Key.nullable(), to: Key.nullable() });
export type Shard = z.infer<typeof Shard>;
/** By table; only those in more than one file. */
export const Shards = z.record(z.string(), z.array(Shard));
export type Shards = z.infer<typeof Shards>;

/** What a question is about; the rows it asks for are among these. */
export type Within = { report: string } | { years: { from: number; to: number } };

type Prefix = [year: number | null, place?: string | null, report?: string];

function compare(a: Prefix, b: Prefix): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** From where to where in the order of the tables. A place that is no plain code is told apart by its year only. */
function span(within: Within): [Prefix, Prefix] {
  if ('years' in within) return [[within.years.from], [within.years.to]];
  const [, place, year] = /^(.+)-(\d{4}|none)-[0-9a-f]{8}$/u.exec(within.report) ?? [];
  if (year === undefined) return [[-Infinity], [null]];
  const key: Prefix = [year === 'none' ? null : Number(year)];
  if (place !== undefined && /^\d{6}$/.test(place)) key.push(place, within.report);
  return [key, key];
}

/** The files in which rows of the question may stand, in their order; never none. */
export function shardsWithin(shards: readonly Shard[], within: Within | undefined): readonly Shard[] {
  if (within === undefined) return shards;
  const [from, to] = span(within);
  const found = shards.filter((shard) => shard.from !== null && shard.to !== null && compare(shard.to, from) >= 0 && compare(shard.from, to) <= 0);
  return found.length > 0 ? found : shards.slice(0, 1);
}
