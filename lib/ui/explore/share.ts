/**
 * A statement in the address, after `#`: that part never leaves the browser. What arrives there was written by
 * someone else, so it is shown and runs only when the reader says so.
 */

/** Characters of a statement that an address may hold, unpacked. */
export const MOST_CHARACTERS = 20_000;

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** All of a stream, or null where it holds more than `most` bytes: a small address can unpack to gigabytes. */
async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const through = (bytes: Uint8Array<ArrayBuffer>, transform: TransformStream<BufferSource, Uint8Array>) => new Blob([bytes]).stream().pipeThrough(transform);

/** `#sql=` as it is where that is short, `#sqlz=` packed where that is shorter. '' for an empty statement. */
export async function fragmentOf(sql: string): Promise<string> {
  if (sql.trim() === '' || sql.length > MOST_CHARACTERS) return '';
  const plain = `#sql=${encodeURIComponent(sql)}`;
  if (plain.length < 200 || typeof CompressionStream === 'undefined') return plain;
  const packed = await bytesOf(through(new TextEncoder().encode(sql), new CompressionStream('deflate-raw')), MOST_CHARACTERS * 8);
  const short = packed === null ? plain : `#sqlz=${base64(packed)}`;
  return short.length < plain.length ? short : plain;
}

/** The statement in an address; null where there is none, 'bad' where it cannot be read. */
export async function statementIn(hash: string): Promise<{ sql: string } | 'bad' | null> {
  const match = /^#(sqlz?)=(.*)$/s.exec(hash);
  if (match === null) return null;
  const [, form, text = ''] = match;
  try {
    if (form === 'sql') {
      const sql = decodeURIComponent(text);
      return sql.trim() === '' || sql.length > MOST_CHARACTERS ? 'bad' : { sql };
    }
    const bytes = await bytesOf(through(fromBase64(text), new DecompressionStream('deflate-raw')), MOST_CHARACTERS * 4);
    if (bytes === null) return 'bad';
    const sql = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return sql.trim() === '' || sql.length > MOST_CHARACTERS ? 'bad' : { sql };
  } catch {
    return 'bad';
  }
}
