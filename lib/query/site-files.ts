/** Bytes of the site's own files, by range. */
import { MAX_WHOLE_FILE, QueryError } from './client';
import type { ReadBytes, TableFile } from './row-files';

/**
 * Requests that the page began before its code was there, by path and range. Each is taken once.
 */
declare global {
  interface Window { atlasBegun?: Record<string, Promise<Response> | undefined> }
}

const rangeOf = (file: TableFile, from: number, to: number): string => (from === 0 && to === file.bytes ? '' : `bytes=${from}-${to - 1}`);

/** A script for the page's HTML that begins to fetch these parts of files. Made of names and numbers of the build alone. */
export function beginScript(basePath: string, parts: readonly { file: TableFile; from: number; to: number }[]): string {
  const wanted = parts.map(({ file, from, to }) => [`${basePath}/data/${file.file}`, rangeOf(file, from, to)]);
  return `window.atlasBegun={};for(const [path,Range] of ${JSON.stringify(wanted).replaceAll('<', '\\u003c')}){const answer=fetch(path,Range?{headers:{Range}}:{});answer.catch(()=>{});atlasBegun[path+Range]=answer}`;
}

function begun(path: string, range: string): Promise<Response> | null {
  const all = window.atlasBegun;
  const answer = all?.[path + range] ?? null;
  if (all !== undefined) delete all[path + range];
  return answer;
}

/** A host that answers no ranges sends the whole file: it is kept, and refused above 25 MB. */
export function siteBytes(basePath: string): ReadBytes {
  const whole = new Map<string, Promise<ArrayBuffer>>();

  async function read(file: TableFile, from: number, to: number, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
    const path = `${basePath}/data/${file.file}`;
    const url = new URL(path, window.location.origin).href;
    const range = rangeOf(file, from, to);
    let bytes: ArrayBuffer;
    try {
      const response = await (begun(path, range) ?? fetch(url, { ...(range === '' ? {} : { headers: { Range: range } }), ...(signal === undefined ? {} : { signal }) }));
      if (!response.ok) throw new QueryError('query.data', `${url}: ${response.status}`);
      if (range === '' || response.status === 206) bytes = await response.arrayBuffer();
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
