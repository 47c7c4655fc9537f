import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Effects } from '../../lib/corpus/effects';
import { recover, stagingOf, swapIn, type Neighbours } from '../../lib/corpus/swap';
import { emptyFolder, silent } from './folders';

const around = (living: number[]): Neighbours => ({
  beside: async (target) => {
    const folder = target.slice(0, target.lastIndexOf('/'));
    return (await readdir(folder)).map((name) => `${folder}/${name}`);
  },
  alive: (pid) => living.includes(pid),
});

/** A good site in `out`, a finished one beside it. */
async function stage(): Promise<{ out: string; staged: string; page: () => Promise<string>; names: () => Promise<string[]> }> {
  const folder = await emptyFolder();
  const out = join(folder, 'out');
  const staged = stagingOf(out, 7);
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'good');
  await mkdir(staged);
  await writeFile(join(staged, 'index.html'), 'new');
  return { out, staged, page: () => readFile(join(out, 'index.html'), 'utf8'), names: () => readdir(folder) };
}

/** Effects of a process that is killed at its n-th change to the disk. */
function killedAt(n: number): Effects {
  const effects = silent();
  let changes = 0;
  const change = <A extends unknown[]>(act: (...given: A) => Promise<void>) => async (...given: A): Promise<void> => {
    changes += 1;
    if (changes >= n) throw new Error('killed');
    await act(...given);
  };
  return { ...effects, move: change(effects.move), remove: change(effects.remove) };
}

describe('putting a new site in place', () => {
  it('leaves the new one and nothing else', async () => {
    const { out, staged, page, names } = await stage();
    await swapIn(staged, out, 7, silent());
    expect(await page()).toBe('new');
    expect(await names()).toEqual(['out']);
  });

  it('works where no site stood', async () => {
    const { out, staged, page } = await stage();
    await silent().remove(out);
    await swapIn(staged, out, 7, silent());
    expect(await page()).toBe('new');
  });

  it('puts the good one back when the new one cannot be moved in', async () => {
    const { out, staged, page, names } = await stage();
    await silent().remove(staged);
    await expect(swapIn(staged, out, 7, silent())).rejects.toThrow('ENOENT');
    expect(await page()).toBe('good');
    expect(await names()).toEqual(['out']);
  });

  it.each([1, 2, 3, 4])('killed at its change %i, is put right by the next run: a whole site, no leftovers', async (n) => {
    const { out, staged, page, names } = await stage();
    await expect(swapIn(staged, out, 7, killedAt(n))).rejects.toThrow('killed');
    await recover(out, silent(), around([]));
    expect(await page()).toBe(n < 4 ? 'good' : 'new');
    expect(await names()).toEqual(['out']);
  });

  it('leaves alone what a running build is filling', async () => {
    const { out, names } = await stage();
    expect(await recover(out, silent(), around([7]))).toEqual([]);
    expect((await names()).sort()).toEqual(['out', 'out.new-7']);
  });
});
