/** Bytes of the site's own files, by range. */
import { MAX_WHOLE_FILE, QueryError } from './client';
import type { ReadBytes, TableFile } from './row-files';

/** A host that answers no ranges sends the whole file: it is kept, and refused above 25 MB. */
export function siteBytes(basePath: string): ReadBytes {
  const whole = new Map<string, Promise<ArrayBuffer>>();

  async function read(file: TableFile, from: number, to: number, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
    const url = new URL(`${basePath}/data/${file.file}`, window.location.origin).href;
    const all = from === 0 && to === file.bytes;
    let bytes: ArrayBuffer;
    try {
      const response = await fetch(url, { ...(all ? {} : { headers: { Range: `bytes=${from}-${to - 1}` } }), ...(signal === undefined ? {} : { signal }) });
      if (!response.ok) throw new QueryError('query.data', `${url}: ${response.status}`);
      if (all || response.status === 206) bytes = await response.arrayBuffer();
      else {
        if (file.bytes > MAX_WHOLE_FILE) {
          await response.body?.cancel();
          throw new QueryError('query.too_large', `${url}: ${file.bytes} bytes, and the host answers no byte ranges`);
        }
        const sent = response.arrayBuffer();
        whole.set(file.file, sent);
        bytes = (await sent).slice(from, to);
      }
    } catch (cause) {
      if (cause instanceof QueryError) throw cause;
      throw new QueryError(signal?.aborted ? 'query.aborted' : 'query.data', `${url}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    // A site published anew while the page stood open has other files than the page was told of.
    if (bytes.byteLength !== to - from) throw new QueryError('query.data', `${url}: ${bytes.byteLength} bytes where ${to - from} were asked for`);
    return bytes;
  }

  return async (file, from, to, signal) => {
    const sent = whole.get(file.file);
    return sent === undefined ? read(file, from, to, signal) : (await sent).slice(from, to);
  };
}
