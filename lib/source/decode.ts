/**
 * Bytes to text. Reports come as UTF-8, UTF-16 (with or without a byte-order mark) and GB18030
 * (of which GBK and GB2312 are parts); which one it is must be found from the bytes.
 */
import type { Problem } from '../read/report';

export interface Decoded {
  text: string;
  /** utf-8, utf-16le, utf-16be, gb18030, or unknown for what is no text. */
  encoding: string;
  problems: Problem[];
}

/** Files above this many bytes are refused: no report comes near it, and reading must stay bounded. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Text of UTF-8 without its byte-order mark; null for bytes that are none. */
export type Utf8 = (bytes: Uint8Array) => string | null;

const strict = new TextDecoder('utf-8', { fatal: true });
const common: Utf8 = (bytes) => {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
};
const gb = new TextDecoder('gb18030', { fatal: true });
const gbLoose = new TextDecoder('gb18030');
const le = new TextDecoder('utf-16le');
const be = new TextDecoder('utf-16be');

/**
 * Decodes a file. Never throws: what cannot be decoded gives empty text and a problem with a code.
 * @param bytes the whole file; @param utf8 how UTF-8 is decoded, where the platform has a faster way
 */
export function decode(bytes: Uint8Array, utf8: Utf8 = common): Decoded {
  if (bytes.length === 0) return refuse('empty_file', 'The file is empty: put the report text in it or remove it.');
  if (bytes.length > MAX_BYTES) {
    return refuse('too_large', `The file has ${bytes.length} bytes, more than ${MAX_BYTES}: split it, one report a file.`);
  }
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0xff && b === 0xfe) return found(le.decode(bytes), 'utf-16le');
  if (a === 0xfe && b === 0xff) return found(be.decode(bytes), 'utf-16be');
  // TextDecoder drops a byte-order mark itself, so offsets start after it.
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8OrGb(bytes, utf8);
  const wide = wideOrder(bytes);
  if (wide) return found((wide === 'utf-16le' ? le : be).decode(bytes), wide);
  const magic = String.fromCharCode(a, b, c, d);
  if (magic === '%PDF' || magic.startsWith('PK\u0003\u0004') || magic === '\u00d0\u00cf\u0011\u00e0') {
    return refuse('binary_file', 'This is a PDF, Word or ZIP file, not text: save its text as .txt or .html first.');
  }
  if (looksBinary(bytes)) return refuse('binary_file', 'The file is not text (it has control bytes): save the report as .txt or .html.');
  return utf8OrGb(bytes, utf8);
}

function utf8OrGb(bytes: Uint8Array, utf8: Utf8): Decoded {
  const text = utf8(bytes);
  if (text !== null) return found(text, 'utf-8');
  // GB18030 is the other encoding these offices use
  try {
    return found(gb.decode(bytes), 'gb18030');
  } catch {
    const text = gbLoose.decode(bytes);
    const broken = text.split('\ufffd').length - 1;
    if (broken * 20 > text.length) {
      return refuse('unknown_encoding', 'The text is neither UTF-8, UTF-16 nor GB18030: save it as UTF-8.');
    }
    return {
      text, encoding: 'gb18030',
      problems: [{ code: 'broken_characters', message: `${broken} characters could not be decoded as GB18030: save the file as UTF-8.` }],
    };
  }
}

/**
 * UTF-16 without a mark: it alone has zero bytes (in blanks, figures, line breaks), and in the right
 * order its units are the blanks, figures and characters of a Chinese text.
 */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const n = Math.min(bytes.length & ~1, 8192);
  if (n < 4 || !bytes.subarray(0, n).includes(0)) return null;
  let little = 0;
  let big = 0;
  for (let i = 0; i < n; i += 2) {
    if (plausibleUnit(bytes[i + 1]!, bytes[i]!)) little += 1;
    if (plausibleUnit(bytes[i]!, bytes[i + 1]!)) big += 1;
  }
  const units = n / 2;
  if (Math.max(little, big) < units * 0.8) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function plausibleUnit(high: number, low: number): boolean {
  if (high === 0) return low === 0x09 || low === 0x0a || low === 0x0d || (low >= 0x20 && low < 0x7f) || low >= 0xa0;
  return (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20;
}

function looksBinary(bytes: Uint8Array): boolean {
  const n = Math.min(bytes.length, 8192);
  let control = 0;
  for (let i = 0; i < n; i += 1) {
    const byte = bytes[i]!;
    if (byte >= 0x20) continue;
    if (byte === 0) return true;
    // 0x07 ends a cell in the text of old Word files
    if (byte !== 0x07 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x0b) control += 1;
  }
  return control * 50 > n;
}

function found(text: string, encoding: string): Decoded {
  if (!/\S/.test(text)) {
    return { text, encoding, problems: [{ code: 'empty_file', message: 'The file holds only blanks: put the report text in it or remove it.' }] };
  }
  return { text, encoding, problems: [] };
}

function refuse(code: string, message: string): Decoded {
  return { text: '', encoding: 'unknown', problems: [{ code, message }] };
}
