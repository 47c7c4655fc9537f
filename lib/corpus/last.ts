/**
 * The data of the last build, kept beside the cache: where nothing that it rests on has changed, it is
 * linked into place and nothing is read or written. What it rests on is hashed into a signature.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Effects, Entry } from './effects';
import type { Folder } from './folder';
import { Manifest } from './manifest';
import { each } from './files';
import type { Readings } from './gather';
import { Summary } from './summary';

/** Everything that decides the data: the program, the files by size and time, and what stands in the small tables. */
export function signatureOf(version: string, folder: Folder, files: Readings, boundaries: readonly Entry[]): string {
  const hash = createHash('sha256').update(version);
  for (const file of each(files)) hash.update(JSON.stringify([file.path, file.bytes, file.modified, file.origin, file.byFile]));
  const { reports: _, origins: __, overrides, corrections, ...rest } = folder;
  hash.update(JSON.stringify([boundaries, [...overrides.byAuthority], [...corrections], rest]));
  return hash.digest('hex');
}

const State = z.object({
  signature: z.string(),
  /** As they were written: a file that was changed since is not used. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().nullable(), modified: z.number() })),
  summary: Summary,
  manifest: Manifest,
});
export type Kept = Pick<z.infer<typeof State>, 'summary' | 'manifest'>;

/** Null where it is none. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

const stateOf = (at: string): string => `${at}/last.json`;
const dataOf = (at: string): string => `${at}/last`;

/** The data of the last build, linked into `out`; null where it is not there, rests on something else, or was touched. */
export async function useLast(at: string, signature: string, out: string, effects: Effects): Promise<Kept | null> {
  if (await effects.kind(stateOf(at)) !== 'file' || await effects.kind(dataOf(at)) !== 'directory') return null;
  const state = State.safeParse(jsonOf(await effects.read(stateOf(at))));
  if (!state.success || state.data.signature !== signature) return null;
  const found = new Map((await effects.list(dataOf(at))).map((entry) => [entry.path, entry]));
  if (state.data.files.some((file) => found.get(file.path)?.bytes !== file.bytes || found.get(file.path)?.modified !== file.modified)) return null;
  for (const { path } of state.data.files) await effects.link(`${dataOf(at)}/${path}`, `${out}/${path}`);
  return state.data;
}

/** Keeps what was built. The state is written last: without it, or with another, the data is not used. */
export async function keepLast(at: string, signature: string, out: string, kept: Kept, effects: Effects): Promise<void> {
  await effects.remove(stateOf(at));
  await effects.remove(dataOf(at));
  await effects.makeFolder(dataOf(at));
  for (const { path } of await effects.list(out)) await effects.link(`${out}/${path}`, `${dataOf(at)}/${path}`);
  const files = (await effects.list(dataOf(at))).map(({ path, bytes, modified }) => ({ path, bytes, modified }));
  await effects.write(`${stateOf(at)}.part`, JSON.stringify({ signature, files, ...kept }));
  await effects.move(`${stateOf(at)}.part`, stateOf(at));
}
