/** The page's end of the worker that reads reports: one worker, begun anew where the reader stops it. */
import { z } from 'zod';
import type { Lang } from '../i18n/lang';
import type { Checked } from './checked';
import type { News, Order, Progress } from './message';
import { policyWorker } from './policy-worker';

export interface CheckClient {
  /** Reads and checks files in order. Rejects with CheckStopped where the reader stopped it. */
  check(files: readonly { name: string; blob: Blob }[], lang: Lang, origin: string, told: (progress: Progress) => void): Promise<Checked[]>;
  /** Ends what is being done, whatever it is; the next check begins with a new worker. */
  stop(): void;
  close(): void;
}
export class CheckStopped extends Error {}

/**
 * `places`: the table of places as CSV. Once this resolves nothing more is asked of the host.
 * Rejects where the worker's scripts cannot be fetched.
 */
export async function openCheckClient(places: string): Promise<CheckClient> {
  const begin = await policyWorker(() => new Worker(new URL('./worker.ts', import.meta.url)));
  let worker: Worker | null = null;
  let stopped: (() => void) | null = null;
  const order = (to: Worker, given: Order): void => to.postMessage(given);
  const started = (): Worker => {
    if (worker !== null) return worker;
    worker = begin();
    order(worker, { do: 'places', csv: places });
    return worker;
  };
  const end = (): void => {
    worker?.terminate();
    worker = null;
    stopped?.();
    stopped = null;
  };
  started();
  return {
    check(files, lang, origin, told) {
      if (stopped !== null) end();
      const at = started();
      return new Promise((done, fail) => {
        stopped = () => fail(new CheckStopped());
        at.onmessage = ({ data }: MessageEvent<News>) => {
          if (data.say === 'progress') told(data.progress);
          else {
            stopped = null;
            if (data.say === 'checked') done(data.checked);
            else fail(new Error(data.message));
          }
        };
        at.onerror = (event) => {
          stopped = null;
          end();
          fail(new Error(z.string().catch('the worker could not be started').parse(event.message)));
        };
        order(at, { do: 'check', files: files.map((file) => file.blob), names: files.map((file) => file.name), lang, origin });
      });
    },
    stop: end,
    close: end,
  };
}
