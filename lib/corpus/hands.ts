/** Who does the jobs of a build: this thread, or a pool of worker threads. */
import { Piscina } from 'piscina';
import { BuildError, messageOf } from './effects';
import { jobsHere, type Jobs, type Setting } from './jobs';
import type { WorkerSetting } from './worker';

export interface Hands extends Jobs {
  threads: number;
  close(): Promise<void>;
}

/** Does each job here, when it comes. */
export const ownHands = (setting: Setting): Hands => ({ ...jobsHere(setting), threads: 1, close: () => Promise.resolve() });

/** Heap of a worker in MiB: a hundred times what a report needs. */
const HEAP = 768;

/** A pool of which so many threads died before any did a job has no thread that could. */
const STILLBORN = 8;

/** The reader of a worker thread is the one of this project. A thread that dies rejects its job; the pool starts another. */
export function pooledHands(setting: WorkerSetting, threads: number): Hands {
  const pool = new Piscina({
    filename: new URL('./worker.mjs', import.meta.url).href, workerData: setting,
    minThreads: threads, maxThreads: threads, concurrentTasksPerWorker: 1, idleTimeout: 60_000, recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  let died = 0;
  let did = false;
  let stillborn: BuildError | null = null;
  const waiting = new Set<(error: BuildError) => void>();
  pool.on('error', (error: unknown) => {
    died += 1;
    if (did || died < STILLBORN) return;
    stillborn = new BuildError('build.no_threads', `No worker thread could be started: ${messageOf(error)}`, 'Build with --threads 1.');
    for (const giveUp of waiting) giveUp(stillborn);
  });
  const run = async (name: string, job: object) => {
    if (stillborn !== null) throw stillborn;
    let giveUp: (error: BuildError) => void = () => undefined;
    // One for each job: a promise that lasts as long as the build would hold what every job gave until then.
    const gone = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    waiting.add(giveUp);
    try {
      const done = await Promise.race([pool.run(job, { name }), gone]);
      did = true;
      return done;
    } finally {
      waiting.delete(giveUp);
    }
  };
  return {
    read: (job) => run('read', job), hash: (job) => run('hash', job), across: (job) => run('across', job), table: (job) => run('table', job), index: (job) => run('index', job),
    threads, close: () => pool.destroy(),
  };
}
