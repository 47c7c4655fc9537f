/** The page's end of the worker that makes files: a worker for each file. */
import { policyWorker } from '../../own/policy-worker';
import { once } from '../../query/once';
import type { Result } from '../../query/result';
import type { FileNews, FileOrder } from './file-worker';
import type { Format } from './files';

const begin = once(() => policyWorker(() => new Worker(new URL('./file-worker.ts', import.meta.url))));

/** The whole answer as a file. Rejects where it cannot be made. */
export async function makeFile(format: Format, result: Result): Promise<Blob> {
  const worker = (await begin())();
  try {
    const order: FileOrder = { format, result };
    const news = await new Promise<FileNews>((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<FileNews>) => done(data);
      worker.onerror = (event) => fail(new Error(event.message));
      worker.postMessage(order);
    });
    if ('failed' in news) throw new Error(news.failed);
    return new Blob([news.bytes], { type: news.type });
  } finally {
    worker.terminate();
  }
}
