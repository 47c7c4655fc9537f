/** One build at a time through the part that only one can be in: Next's working folder and the swap. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process runs; one that belongs to somebody else does. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function holder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^\d+$/.test(text.trim()) ? Number(text) : null;
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Waits for the lock and gives a function that lets it go. A lock whose process is gone is taken over:
 * it is moved aside first and looked at again, since another waiter may have taken it meanwhile.
 */
export async function lock(path: string, onWait: (pid: number) => void): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  let nameless = 0;
  while (!(await take(path))) {
    const pid = await holder(path);
    // A file without a number is one that is being written; after two seconds nobody is writing it.
    nameless = pid === null ? nameless + 1 : 0;
    if ((pid !== null && !alive(pid)) || nameless > 10) {
      const aside = `${path}.stale-${process.pid}`;
      await rename(path, aside).catch(() => undefined);
      const moved = await holder(aside);
      if (moved !== null && alive(moved)) await rename(aside, path).catch(() => undefined);
      else await rm(aside, { force: true });
      continue;
    }
    if (pid !== null && !told) {
      told = true;
      onWait(pid);
    }
    await wait(200);
  }
  return () => rm(path, { force: true });
}
