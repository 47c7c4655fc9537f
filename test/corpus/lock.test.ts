import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lock } from '../../scripts/lock';
import { emptyFolder } from './folders';

const free = async (): Promise<string> => join(await emptyFolder(), 'a.lock');

describe('the lock between builds', () => {
  it('lets one through at a time, in the end all', async () => {
    const path = await free();
    let inside = 0;
    const turns = await Promise.all([1, 2, 3].map(async (turn) => {
      const unlock = await lock(path, () => undefined);
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((done) => setTimeout(done, 20));
      inside -= 1;
      await unlock();
      return turn;
    }));
    expect(turns).toEqual([1, 2, 3]);
  });

  it.each([['a process that is gone', '2147483646'], ['nobody', '']])('of %s is taken over', async (_, content) => {
    const path = await free();
    await writeFile(path, content);
    const unlock = await lock(path, () => undefined);
    await unlock();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('says whom it waits for', async () => {
    const path = await free();
    const first = await lock(path, () => undefined);
    const waited: number[] = [];
    const second = lock(path, (pid) => {
      waited.push(pid);
      void first();
    });
    await (await second)();
    expect(waited).toEqual([process.pid]);
  });
});
