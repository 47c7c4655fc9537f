/**
 * Which sections hold which pairs of characters. Sections are taken a stretch at a time: each gives its
 * pairs in one order, and the stretches are joined by going through them side by side, so that memory
 * holds one stretch, or a little of each. Pairs are grouped in buckets, a bucket being what one look-up reads.
 */
import { Varints, VarintReader } from './shelf';
import { eachPair, folded } from './terms';

/** The place of a pair in the order of all: neighbours of the dictionary stand far apart. */
const orderOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> 0;

/** Which of `count` buckets, a power of two above one, holds a pair: buckets are stretches of the order. */
export const bucketOf = (pair: number, count: number): number => orderOf(pair) >>> (Math.clz32(count) + 1);

/** Gathers the pairs of one stretch of sections. */
export class StretchBuilder {
  docs = 0;
  private size = 1 << 16;
  private used = 0;
  /** Open addressing: the pair of each slot; the last section it was met in (+1), and in how many it is. */
  private slotAt = new Int32Array(this.size).fill(-1);
  private pairs = new Int32Array(this.size >> 1);
  private counts = new Uint32Array(this.size >> 1);
  private seen = new Uint32Array(this.size >> 1);
  /** The pairs of each section, once each, one section after another. */
  private log = new Uint32Array(1 << 20);
  private logged = 0;
  private readonly starts: number[] = [];

  add(text: string): void {
    this.starts.push(this.logged);
    const mark = this.docs + 1;
    eachPair(folded(text), (pair) => {
      const id = this.idOf(pair);
      if (this.seen[id] === mark) return;
      this.seen[id] = mark;
      this.counts[id]! += 1;
      if (this.logged === this.log.length) this.log = grown(this.log, new Uint32Array(this.log.length * 2));
      this.log[this.logged] = id;
      this.logged += 1;
    });
    this.docs += 1;
  }

  private idOf(pair: number): number {
    const mask = this.size - 1;
    for (let slot = Math.imul(pair, 0x85ebca6b) >>> 3 & mask; ; slot = (slot + 1) & mask) {
      const id = this.slotAt[slot]!;
      if (id === -1) {
        if (this.used * 2 >= this.size) {
          this.grow();
          return this.idOf(pair);
        }
        this.slotAt[slot] = this.used;
        this.pairs[this.used] = pair;
        this.used += 1;
        return this.used - 1;
      }
      if (this.pairs[id] === pair) return id;
    }
  }

  private grow(): void {
    this.size *= 2;
    this.pairs = grown(this.pairs, new Int32Array(this.size >> 1));
    this.counts = grown(this.counts, new Uint32Array(this.size >> 1));
    this.seen = grown(this.seen, new Uint32Array(this.size >> 1));
    this.slotAt = new Int32Array(this.size).fill(-1);
    const mask = this.size - 1;
    for (let id = 0; id < this.used; id += 1) {
      let slot = Math.imul(this.pairs[id]!, 0x85ebca6b) >>> 3 & mask;
      while (this.slotAt[slot] !== -1) slot = (slot + 1) & mask;
      this.slotAt[slot] = id;
    }
  }

  /**
   * The stretch as bytes. For each pair, in their order: the pair, in how many sections it is, the number of
   * the last of them, the bytes of the list, and the list: the number of the first, then differences.
   */
  take(): Uint8Array {
    // a counting sort: the sections of each pair one after another
    const ends = new Uint32Array(this.used);
    for (let id = 0, sum = 0; id < this.used; id += 1) ends[id] = sum += this.counts[id]!;
    const docs = new Uint32Array(this.logged);
    const at = ends.map((end, id) => end - this.counts[id]!);
    this.starts.forEach((from, doc) => {
      const to = this.starts[doc + 1] ?? this.logged;
      for (let i = from; i < to; i += 1) {
        const id = this.log[i]!;
        docs[at[id]!] = doc;
        at[id]! += 1;
      }
    });
    const orders = Float64Array.from({ length: this.used }, (_, id) => orderOf(this.pairs[id]!));
    const inOrder = Uint32Array.from(orders.keys()).sort((a, b) => orders[a]! - orders[b]!);
    const out = new Varints(this.logged * 2 + 16);
    const list = new Varints();
    for (const id of inOrder) {
      const end = ends[id]!;
      const from = end - this.counts[id]!;
      list.clear();
      list.push(docs[from]!);
      for (let i = from + 1; i < end; i += 1) list.push(docs[i]! - docs[i - 1]!);
      out.push(this.pairs[id]! >>> 0);
      out.push(end - from);
      out.push(docs[end - 1]!);
      out.push(list.length);
      out.append(list.whole());
    }
    return out.take();
  }
}

function grown<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** What a builder gave, read a little at a time. */
export interface Stretch {
  /** Sections. */
  docs: number;
  bytes: number;
  read(at: number, length: number): Uint8Array;
}

/** Bytes read at once of a stretch. */
const READ = 1 << 17;
/** Four numbers before each list, of five bytes at most. */
const HEAD = 20;

/** The entries of a stretch, one after another. */
class Entries {
  order = -1;
  pair = 0;
  count = 0;
  last = 0;
  /** The list without its first number. */
  list: Uint8Array = new Uint8Array(0);
  first = 0;
  private held: Uint8Array = new Uint8Array(0);
  private heldAt = 0;
  private at = 0;
  constructor(private readonly stretch: Stretch, /** Sections before the stretch. */ readonly base: number) {}

  /** Some bytes from `at` on, `length` where there are as many. */
  private from(at: number, length: number): Uint8Array {
    const until = Math.min(at + length, this.stretch.bytes);
    if (until > this.heldAt + this.held.length) {
      this.held = this.stretch.read(at, Math.min(Math.max(length, READ), this.stretch.bytes - at));
      this.heldAt = at;
    }
    return this.held.subarray(at - this.heldAt);
  }

  /** Whether there is another. */
  next(): boolean {
    if (this.at >= this.stretch.bytes) return false;
    const head = new VarintReader(this.from(this.at, HEAD));
    this.pair = head.next();
    this.order = orderOf(this.pair);
    this.count = head.next();
    this.last = head.next();
    const length = head.next();
    const list = new VarintReader(this.from(this.at + head.at, length).subarray(0, length));
    this.first = list.next();
    this.list = list.rest();
    this.at += head.at + length;
    return true;
  }
}

/**
 * Joins stretches, in the order of their sections, to the buckets in order. A bucket is, for each of its
 * pairs in order: the pair, the number of sections (0: it is in more than `common`), the number of bytes,
 * and the sections as differences.
 * @param bucketBytes about what a bucket is to hold
 */
export function* joinStretches(stretches: readonly Stretch[], common: number, bucketBytes: number): Generator<Uint8Array> {
  let count = 16;
  const total = stretches.reduce((sum, stretch) => sum + stretch.bytes, 0);
  while (count < 16_384 && total / count > bucketBytes) count *= 2;
  let base = 0;
  let open = stretches.map((stretch) => {
    const entries = new Entries(stretch, base);
    base += stretch.docs;
    return entries;
  }).filter((entries) => entries.next());
  const out = new Varints();
  const list = new Varints();
  for (let bucket = 0; bucket < count; bucket += 1) {
    out.clear();
    while (open.length > 0) {
      let least = open[0]!;
      for (const entries of open) if (entries.order < least.order) least = entries;
      const { pair, order } = least;
      if (bucketOf(pair, count) !== bucket) break;
      let docs = 0;
      let last = 0;
      let ended = false;
      list.clear();
      for (const entries of open) {
        if (entries.order !== order) continue;
        docs += entries.count;
        if (docs <= common) {
          list.push(entries.base + entries.first - last);
          list.append(entries.list);
          last = entries.base + entries.last;
        }
        if (!entries.next()) {
          entries.order = Number.POSITIVE_INFINITY;
          ended = true;
        }
      }
      if (ended) open = open.filter((entries) => entries.order !== Number.POSITIVE_INFINITY);
      out.push(pair);
      if (docs > common) out.push(0);
      else {
        out.push(docs);
        out.push(list.length);
        out.append(list.whole());
      }
    }
    yield out.take();
  }
}

export type Listed = { common: true } | { common: false; docs: Uint32Array };

/** The sections of a pair in its bucket; an empty list where no section has it. */
export function listed(bucket: Uint8Array, pair: number): Listed {
  const reader = new VarintReader(bucket);
  while (!reader.done) {
    const at = reader.next();
    const n = reader.next();
    if (n === 0) {
      if (at === pair >>> 0) return { common: true };
      continue;
    }
    const bytes = reader.next();
    if (at !== pair >>> 0) {
      reader.at += bytes;
      continue;
    }
    const docs = new Uint32Array(n);
    let doc = 0;
    for (let i = 0; i < n; i += 1) {
      doc += reader.next();
      docs[i] = doc;
    }
    return { common: false, docs };
  }
  return { common: false, docs: new Uint32Array(0) };
}

/** Sections in all of the lists; both ascending. */
export function inAll(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (shortest === undefined) return new Uint32Array(0);
  return others.reduce((kept, list) => {
    let j = 0;
    return kept.filter((doc) => {
      while (j < list.length && list[j]! < doc) j += 1;
      return list[j] === doc;
    });
  }, shortest);
}
