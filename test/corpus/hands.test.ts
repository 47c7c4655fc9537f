/** The threads of a build: what they gave is held no longer than whoever asked for it holds it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pooledHands } from '../../lib/corpus/hands';
import { emptyFolder, PLACES } from './folders';

/** Collects what nothing refers to any more. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = z.function().parse(runInNewContext('gc'));
  // what was just awaited is let go of only when this turn has ended
  await new Promise((done) => setTimeout(done));
  gc();
}

describe('a pool of threads', () => {
  it('does not hold what a job gave once it is taken', async () => {
    const hands = pooledHands({ folder: await emptyFolder(), places: PLACES, byAuthority: new Map() }, 1);
    try {
      const given = async () => {
        const hashes = await hands.hash({ paths: ['reports/none.txt'] });
        expect(hashes).toEqual([null]);
        return new WeakRef(hashes);
      };
      const taken = [await given(), await given()];
      // The last job done may still be known to the pool; what is held for the whole build is never collected.
      await expect.poll(async () => {
        await hands.hash({ paths: [] });
        await collect();
        return taken.map((hashes) => hashes.deref());
      }, { timeout: 30_000 }).toEqual([undefined, undefined]);
    } finally {
      await hands.close();
    }
  });
});
