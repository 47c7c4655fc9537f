/**
 * Records of many reports in one file: their parts one after another, then an index, then where the index
 * stands. A pack is written under another name and renamed when it is whole, so that a build that is
 * killed leaves no half of one. Files are reached directly here: parts are read by the hundred thousand.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { item } from './item';
import { decode, encode, Heading, PARTS, type Part, type ReportRecord } from './record';
import { TroubleShape } from './trouble';

const MAGIC = 0x47415031;
const TAIL = 16;
/** Bytes gathered before they are written. */
const GATHER = 4 << 20;

const EntryShape = z.object({
  /** Relative to the publisher's folder. */
  path: z.string(),
  /** Size and time of the file when it was read. */
  bytes: z.number(),
  modified: z.number(),
  /** Of the report, as it reads. */
  authority: z.string().nullable(),
  /** What the publisher said of the file and its authority: where that is something else now, the record is not used. */
  context: z.string(),
  /** Null where the file gives no report; `trouble` says why. */
  heading: Heading.nullable(),
  trouble: TroubleShape.nullable(),
  /** Where the parts begin, and the length of each. */
  at: z.number(),
  lengths: z.array(z.number()),
});
export type Entry = z.infer<typeof EntryShape>;
const Index = z.array(EntryShape);

const aligned = (length: number): number => (length + 7) & ~7;

export interface PackWriter {
  add(entry: Omit<Entry, 'at' | 'lengths' | 'heading'>, record: ReportRecord | null): void;
  /** Bytes that belong to no file: gives where they stand. */
  addBytes(bytes: Uint8Array): number;
  /** Writes the index and gives the pack its name. */
  finish(): Entry[];
  /** Gives it up. */
  abandon(): void;
}

export function openPackWriter(path: string): PackWriter {
  const partial = `${path}.part`;
  const file = openSync(partial, 'w');
  const entries: Entry[] = [];
  let pieces: Uint8Array[] = [];
  let gathered = 0;
  let at = 0;
  const flush = (): void => {
    if (gathered === 0) return;
    const block = Buffer.concat(pieces, gathered);
    let written = 0;
    while (written < block.length) written += writeSync(file, block, written);
    pieces = [];
    gathered = 0;
  };
  const put = (bytes: Uint8Array): void => {
    const rest = aligned(bytes.length) - bytes.length;
    pieces.push(bytes);
    if (rest > 0) pieces.push(new Uint8Array(rest));
    gathered += bytes.length + rest;
    at += bytes.length + rest;
    if (gathered >= GATHER) flush();
  };
  return {
    add(entry, record) {
      const first = at;
      const parts = record === null ? [] : PARTS.map((part) => record.parts[part]);
      for (const part of parts) put(part);
      entries.push({ ...entry, heading: record?.heading ?? null, at: first, lengths: parts.map((part) => part.length) });
    },
    addBytes(bytes) {
      const first = at;
      put(bytes);
      return first;
    },
    finish() {
      const index = encode(entries);
      const start = at;
      put(index);
      const tail = new DataView(new ArrayBuffer(TAIL));
      tail.setFloat64(0, start);
      tail.setUint32(8, index.length);
      tail.setUint32(12, MAGIC);
      put(new Uint8Array(tail.buffer));
      flush();
      closeSync(file);
      renameSync(partial, path);
      return entries;
    },
    abandon() {
      closeSync(file);
    },
  };
}

function readBytes(file: number, at: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, bytes, done, length - done, at + done);
    if (got === 0) throw new Error('a file of the build ends before its time');
    done += got;
  }
  return bytes;
}

/** The entries of a pack; null where it is not one, or not of this kind. */
export function readIndex(path: string): Entry[] | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size < TAIL) return null;
    const tail = new DataView(readBytes(file, size - TAIL, TAIL).buffer);
    const [start, length] = [tail.getFloat64(0), tail.getUint32(8)];
    if (tail.getUint32(12) !== MAGIC || !(start >= 0 && start + length <= size)) return null;
    const index = Index.safeParse(decode(readBytes(file, start, length)));
    return index.success ? index.data : null;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** Packs kept open at once. */
const MOST_OPEN = 200;

/** Reads parts out of packs, which are opened when first needed. */
export class PackReader {
  private readonly open = new Map<string, number>();

  bytes(path: string, at: number, length: number): Uint8Array<ArrayBuffer> {
    let file = this.open.get(path);
    if (file === undefined) {
      if (this.open.size >= MOST_OPEN) this.close();
      file = openSync(path, 'r');
      this.open.set(path, file);
    }
    return readBytes(file, at, length);
  }

  close(): void {
    for (const file of this.open.values()) closeSync(file);
    this.open.clear();
  }
}

/** Where a part stands, from where its record begins and the lengths of all parts. */
export function placeOfPart(part: Part, at: number, lengths: ArrayLike<number>, first = 0): { at: number; length: number } {
  let start = at;
  const index = PARTS.indexOf(part);
  for (let i = 0; i < index; i += 1) start += aligned(item(lengths, first + i));
  return { at: start, length: item(lengths, first + index) };
}
