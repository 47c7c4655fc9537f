/**
 * The engine's WebAssembly, compiled once for a page: every engine of the page, also one that stands in for
 * one that was ended, begins with the same module. It comes in the smallest form the host gives: 18 MB as it
 * is, 4.2 MB as gzip, 2.6 MB as Brotli. A host that compresses is left to it; otherwise the gzip that stands
 * beside is unpacked here.
 */
import { once } from './once';

async function compressedByHost(url: string): Promise<boolean> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null);
  return head?.headers.has('content-encoding') === true;
}

/** The packed module unpacked as it comes, null where there is none. */
async function unpacked(url: string): Promise<Response | null> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true || response.body === null) return null;
  const [ahead, body] = response.body.tee();
  const reader = ahead.getReader();
  const { value: first } = await reader.read();
  void reader.cancel();
  // Some hosts send a .gz file as the encoding of what is in it, and the browser has unpacked it already.
  const packed = first?.[0] === 0x1f && first[1] === 0x8b;
  return new Response(packed ? body.pipeThrough(new DecompressionStream('gzip')) : body, { headers: { 'Content-Type': 'application/wasm' } });
}

async function compile(url: string): Promise<WebAssembly.Module> {
  if (typeof DecompressionStream !== 'undefined' && !await compressedByHost(url)) {
    const response = await unpacked(`${url}.gz`);
    const module = response === null ? null : await WebAssembly.compileStreaming(response).catch(() => null);
    if (module !== null) return module;
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Streams only where the host names the type.
  return response.headers.get('content-type') === 'application/wasm' ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

const modules = new Map<string, () => Promise<WebAssembly.Module>>();

/** `url` is the module's own address; its gzip is expected at the same with `.gz`. Rejects where there is neither. */
export function engineModule(url: string): Promise<WebAssembly.Module> {
  const module = modules.get(url) ?? once(() => compile(url));
  modules.set(url, module);
  return module();
}
