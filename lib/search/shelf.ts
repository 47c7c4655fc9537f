/**
 * Byte strings, one after another in files of bounded size, found by their number: what a search needs is
 * read by one range each. The sizes stand in `head.json`.
 */
import { z } from 'zod';

/** Hosts refuse files above 25 MiB. */
const PART_BYTES = 16 * 1024 * 1024;

export const Shelf = z.object({
  /** Bytes of each item, in order. */
  sizes: z.array(z.number().int().min(0)),
  /** Number of the first item of each file. */
  parts: z.array(z.number().int().min(0)),
});
export type Shelf = z.infer<typeof Shelf>;

/** What `head.json` holds. */
export const Head = z.object({
  version: z.literal(2),
  /** Sections: those of reports without a year, then in the order of years. */
  docs: z.number().int().min(0),
  reports: z.number().int().min(0),
  /** Pairs in more sections than this are not listed: they tell nothing apart. */
  common: z.number().int().min(0),
  terms: Shelf,
  texts: Shelf.extend({ /** Sections of each block of texts. */ docs: z.array(z.number().int().min(1)) }),
});
export type Head = z.infer<typeof Head>;

/** Gathers items into parts; `flush` is called with each whole part. */
export class ShelfWriter {
  readonly shelf: Shelf = { sizes: [], parts: [] };
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  constructor(private readonly flush: (part: number, bytes: Uint8Array) => Promise<void>) {}

  async add(item: Uint8Array): Promise<void> {
    if (this.shelf.parts.length === 0) this.shelf.parts.push(0);
    else if (this.heldBytes > 0 && this.heldBytes + item.length > PART_BYTES) {
      await this.finish();
      this.shelf.parts.push(this.shelf.sizes.length);
    }
    this.held.push(item);
    this.heldBytes += item.length;
    this.shelf.sizes.push(item.length);
  }

  async finish(): Promise<void> {
    if (this.shelf.parts.length === 0) return;
    await this.flush(this.shelf.parts.length - 1, joined(this.held, this.heldBytes));
    this.held = [];
    this.heldBytes = 0;
  }
}

export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export interface Where { part: number; start: number; end: number }

/** Where every item stands: computed once, asked by number. */
export function placesOf({ sizes, parts }: Shelf): (item: number) => Where {
  const starts = new Float64Array(sizes.length);
  const partOf = new Uint32Array(sizes.length);
  let part = -1;
  let at = 0;
  sizes.forEach((size, item) => {
    if (parts[part + 1] === item) {
      part += 1;
      at = 0;
    }
    starts[item] = at;
    partOf[item] = part;
    at += size;
  });
  return (item) => {
    const size = sizes[item];
    const start = starts[item];
    const within = partOf[item];
    if (size === undefined || start === undefined || within === undefined) throw new RangeError(`no item ${item}`);
    return { part: within, start, end: start + size };
  };
}

/** Unsigned numbers in seven bits a byte, the last byte without its high bit. */
export class Varints {
  private bytes: Uint8Array;
  length = 0;
  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }
  push(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2 + 5);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    let left = value;
    while (left >= 0x80) {
      this.bytes[this.length] = (left & 0x7f) | 0x80;
      this.length += 1;
      left >>>= 7;
    }
    this.bytes[this.length] = left;
    this.length += 1;
  }
  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes.length));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  /** What was pushed, until more is. */
  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
  /** A copy of what was pushed. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
  clear(): void {
    this.length = 0;
  }
}

/** Reads varints from `at` on. */
export class VarintReader {
  constructor(private readonly bytes: Uint8Array, public at = 0) {}
  get done(): boolean {
    return this.at >= this.bytes.length;
  }
  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
  next(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new RangeError('the bytes end within a number');
      this.at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
      shift += 7;
    }
  }
}
