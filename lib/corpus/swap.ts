/**
 * Putting a finished folder in the place of the last good one. The old one is moved aside, the new one
 * moved in, the old one removed; whatever stops in between, the next run puts right with `recover`.
 * Names: `<out>.new-<pid>` is being filled, `<out>.old-<pid>` is the last good one set aside.
 */
import type { Effects } from './effects';

/** A build's own place beside the target, on the same file system, so that the last step is a rename. */
export const stagingOf = (target: string, pid: number): string => `${target}.new-${pid}`;
export const asideOf = (target: string, pid: number): string => `${target}.old-${pid}`;

export interface Neighbours {
  /** Folders beside `target` whose names begin with its name and a dot. */
  beside(target: string): Promise<string[]>;
  /** Whether the process is running. */
  alive(pid: number): boolean;
}

/**
 * Puts right what an interrupted swap left: the last good folder goes back to its place if nothing
 * stands there, and leftovers of processes that are gone are removed. Gives what was done, in words.
 */
export async function recover(target: string, effects: Effects, around: Neighbours): Promise<string[]> {
  const done: string[] = [];
  const name = target.slice(target.lastIndexOf('/') + 1);
  const left = (await around.beside(target)).flatMap((path) => {
    const match = /^(.*)\.(new|old)-(\d+)$/.exec(path.slice(path.lastIndexOf('/') + 1));
    return match && match[1] === name ? [{ path, kind: match[2], pid: Number(match[3]) }] : [];
  }).filter((leftover) => !around.alive(leftover.pid));
  for (const leftover of left.filter(({ kind }) => kind === 'old')) {
    if (await effects.kind(target) === 'none') {
      await effects.move(leftover.path, target);
      done.push(`The last good ${name} was put back: an earlier build stopped while changing it.`);
    } else {
      await effects.remove(leftover.path);
    }
  }
  for (const leftover of left.filter(({ kind }) => kind === 'new')) await effects.remove(leftover.path);
  return done;
}

/** Moves `staged` to `target`; the folder that stood there is gone afterwards. On failure it stands again. */
export async function swapIn(staged: string, target: string, pid: number, effects: Effects): Promise<void> {
  const aside = asideOf(target, pid);
  await effects.remove(aside);
  const stood = await effects.kind(target) !== 'none';
  if (stood) await effects.move(target, aside);
  try {
    await effects.move(staged, target);
  } catch (error) {
    if (stood) await effects.move(aside, target);
    throw error;
  }
  await effects.remove(aside);
}
