/** Every file of a folder to its record: from the cache where nothing has changed, else read now, by all hands. */
import { BuildError, messageOf, type Effects } from './effects';
import { each, itemOf, type Listed } from './files';
import { reportPath, type Folder } from './folder';
import type { Hands } from './hands';
import { item } from './item';
import { readIndex, type Entry } from './pack';
import { contextOf, readerFailed, type Reading } from './reading';
import type { Roll } from './roll';
import type { Trouble } from './trouble';

/** Files a pack holds at most: what is lost when a build is killed, for each thread. */
const MOST_FILES = 1024;

export interface Gathering {
  /** Holds packs: of this build only, or of builds before it too. */
  folder: string;
  /** Files whose time and size are as before are hashed all the same. */
  verify: boolean;
}

const NO_ORIGIN = { url: null, publisher: null, retrieved: null };

export type Readings = Listed<Reading>;

export const readingsOf = ({ reports, origins, overrides }: Folder): Readings => ({
  length: reports.length,
  at(row) {
    const file = reports.at(row);
    if (file === undefined) return undefined;
    const { path, bytes, modified } = file;
    return { path, bytes, modified, origin: origins.get(reportPath(path)) ?? NO_ORIGIN, byFile: overrides.byFile.get(reportPath(path)) ?? null };
  },
});

const rowsOf = (files: Readings): Uint32Array => Uint32Array.from({ length: files.length }, (_, row) => row);

/** Does something with each, a few at a time, so that little waits in memory. */
export async function eachOf<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, lane));
}

function* slices(rows: Uint32Array, size: number): Generator<Uint32Array> {
  for (let at = 0; at < rows.length; at += size) yield rows.subarray(at, at + size);
}

/** Takes what earlier builds left. A pack of which less than half is of use is not used: its files are read again, and it goes. */
async function takeFromCache(at: string, files: Readings, byAuthority: Folder['overrides']['byAuthority'], roll: Roll, note: (row: number, trouble: Trouble) => void, effects: Effects): Promise<void> {
  const left = await effects.list(at);
  const rowOf = new Map<string, number>();
  if (left.some(({ path }) => path.endsWith('.pack'))) for (const { path } of each(files)) rowOf.set(path, rowOf.size);
  for (const { path } of left) {
    const pack = `${at}/${path}`;
    if (path.endsWith('.pack.part')) await effects.remove(pack);
    if (!path.endsWith('.pack')) continue;
    const entries = readIndex(pack);
    const live = (entries ?? []).flatMap((entry) => {
      const row = rowOf.get(entry.path);
      if (row === undefined || roll.has(row)) return [];
      const file = itemOf(files, row);
      const same = file.bytes === entry.bytes && file.modified === entry.modified && contextOf(file, entry.authority, byAuthority) === entry.context;
      return same ? [{ row, entry }] : [];
    });
    if (entries === null || live.length * 2 < entries.length) {
      await effects.remove(pack);
      continue;
    }
    for (const { row, entry } of live) {
      roll.set(row, entry, pack);
      if (entry.trouble) note(row, entry.trouble);
    }
  }
}

/** Rows whose file is not what was read, whatever its size and time say. */
async function changed(files: Readings, roll: Roll, hands: Hands): Promise<number[]> {
  const rows = rowsOf(files).filter((row) => roll.hashOf(row) !== null);
  const found: number[] = [];
  await eachOf(slices(rows, MOST_FILES), hands.threads, async (some) => {
    const hashes = await hands.hash({ paths: Array.from(some, (row) => itemOf(files, row).path) });
    some.forEach((row, index) => {
      if (hashes[index] !== roll.hashOf(row)) found.push(row);
    });
  });
  return found;
}

/** Rows that the cache does not answer. */
export async function toRead(folder: Folder, files: Readings, roll: Roll, troubles: Map<number, Trouble>, { folder: at }: Gathering, effects: Effects): Promise<Uint32Array> {
  await takeFromCache(at, files, folder.overrides.byAuthority, roll, (row, trouble) => troubles.set(row, trouble), effects);
  return rowsOf(files).filter((row) => !roll.has(row));
}

/**
 * Reads files into packs.
 * @param troubles by row, of files that give no report
 */
export async function gather(files: Readings, pending: Uint32Array, roll: Roll, troubles: Map<number, Trouble>, hands: Hands, { folder: at, verify }: Gathering, effects: Effects): Promise<void> {
  const again = verify ? await changed(files, roll, hands) : [];
  for (const row of again) {
    roll.unset(row);
    troubles.delete(row);
  }
  const rows = again.length === 0 ? pending : Uint32Array.from([...pending, ...again]).sort();
  const bar = effects.progress('Reading reports', rows.length);
  const stamp = `${Date.now().toString(36)}-${process.pid}`;
  let packs = 0;

  const take = (entries: readonly Entry[], some: Uint32Array, pack: string): void => {
    entries.forEach((entry, index) => {
      const row = item(some, index);
      roll.set(row, entry, pack);
      if (entry.trouble) troubles.set(row, entry.trouble);
    });
  };
  /** A file at which a thread dies is found by halving, and left out. */
  const readSome = async (some: Uint32Array): Promise<void> => {
    const pack = `${at}/${stamp}-${packs}.pack`;
    packs += 1;
    let entries: Entry[];
    try {
      entries = await hands.read({ files: Array.from(some, (row) => itemOf(files, row)), pack });
    } catch (error) {
      await effects.remove(`${pack}.part`);
      if (error instanceof BuildError) throw error;
      if (isOfTheSystem(error)) throw new BuildError('build.cannot_write', `${pack} cannot be written: ${messageOf(error)}`, 'Make room, or give another folder with --cache.');
      const [first] = some;
      if (first === undefined) return;
      if (some.length === 1) {
        troubles.set(first, readerFailed(itemOf(files, first).path, messageOf(error)));
        return;
      }
      const half = some.length >> 1;
      await readSome(some.subarray(0, half));
      await readSome(some.subarray(half));
      return;
    }
    take(entries, some, pack);
  };
  const size = Math.min(MOST_FILES, Math.max(1, Math.ceil(rows.length / (4 * hands.threads))));
  await eachOf(slices(rows, size), hands.threads, async (some) => {
    await readSome(some);
    bar.step(some.length);
  });
  bar.stop();
}

/** No room, no leave: nothing that another try, or fewer files, would mend. */
const isOfTheSystem = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENOENT'].includes(String(error.code));

/** Removes packs of which nothing was used. */
export async function tidy(at: string, roll: Roll, effects: Effects): Promise<void> {
  const live = roll.livePacks();
  for (const { path } of await effects.list(at)) if (path.endsWith('.pack') && !live.has(`${at}/${path}`)) await effects.remove(`${at}/${path}`);
}
