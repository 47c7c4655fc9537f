/**
 * The engine's WebAssembly in the smallest form the host gives: 18 MB as it is, 4.2 MB as gzip, 2.6 MB as
 * Brotli. A host that compresses is left to it; otherwise the gzip that stands beside is unpacked here.
 */

export interface Module {
  /** Absolute address, which a blob worker needs. */
  url: string;
  /** To be called once the module is compiled. */
  release(): void;
}

async function compressedByHost(url: string): Promise<boolean> {
  const head = await fetch(url, { method: 'HEAD' }).catch(() => null);
  return head?.headers.has('content-encoding') === true;
}

/** The packed module unpacked, null where there is none. */
async function unpacked(url: string): Promise<Blob | null> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true || response.body === null) return null;
  const [ahead, body] = response.body.tee();
  const reader = ahead.getReader();
  const { value: first } = await reader.read();
  void reader.cancel();
  // Some hosts send a .gz file as the encoding of what is in it, and the browser has unpacked it already.
  const packed = first?.[0] === 0x1f && first[1] === 0x8b;
  const stream = packed ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } }).blob();
}

/** `url` is the module's own address; its gzip is expected at the same with `.gz`. Falls back to the module as it is. */
export async function smallestModule(url: string): Promise<Module> {
  const asItIs = { url, release: () => undefined };
  if (typeof DecompressionStream === 'undefined' || await compressedByHost(url)) return asItIs;
  const blob = await unpacked(`${url}.gz`).catch(() => null);
  if (blob === null) return asItIs;
  const address = URL.createObjectURL(blob);
  return { url: address, release: () => URL.revokeObjectURL(address) };
}
