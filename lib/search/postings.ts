/**
 * Which sections hold which pairs of characters. Sections are added in order; memory holds a few bytes for
 * each pair of each section. Pairs are grouped in buckets by a hash, a bucket being what one look-up reads.
 */
import { Varints, VarintReader } from './shelf';
import { eachPair, folded } from './terms';

/** Sections gathered before they are packed. */
const RUN = 32_768;

/** Which of `count` buckets, a power of two, holds a pair. */
export function bucketOf(pair: number, count: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> 7) & (count - 1);
}

/** Packed sections of a run: for each pair its first section, its last, and the bytes between. */
interface Run { slots: Uint32Array; offsets: Uint32Array; lasts: Uint32Array; bytes: Uint8Array }

export class PostingsBuilder {
  docs = 0;
  private size = 1 << 16;
  private used = 0;
  /** Open addressing: the pair of each slot, in how many sections it is, the last of them (+1). */
  private slotAt = new Int32Array(this.size).fill(-1);
  private pairs = new Int32Array(this.size >> 1);
  private counts = new Uint32Array(this.size >> 1);
  private seen = new Uint32Array(this.size >> 1);
  private log = new Uint32Array(1 << 20);
  private logged = 0;
  private starts: number[] = [];
  private readonly runs: Run[] = [];

  /** `common`: pairs in more sections than this are not listed. */
  constructor(readonly common: number) {}

  add(text: string): void {
    this.starts.push(this.logged);
    const mark = this.docs + 1;
    eachPair(folded(text), (pair) => {
      const id = this.idOf(pair);
      if (this.seen[id] === mark) return;
      this.seen[id] = mark;
      this.counts[id] = this.counts[id]! + 1;
      if (this.counts[id]! > this.common) return;
      if (this.logged === this.log.length) {
        const grown = new Uint32Array(this.log.length * 2);
        grown.set(this.log);
        this.log = grown;
      }
      this.log[this.logged] = id;
      this.logged += 1;
    });
    this.docs += 1;
    if (this.starts.length === RUN) this.pack();
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
    const doubled = <T extends Int32Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.pairs = doubled(this.pairs, new Int32Array(this.size >> 1));
    this.counts = doubled(this.counts, new Uint32Array(this.size >> 1));
    this.seen = doubled(this.seen, new Uint32Array(this.size >> 1));
    this.slotAt = new Int32Array(this.size).fill(-1);
    const mask = this.size - 1;
    for (let id = 0; id < this.used; id += 1) {
      let slot = Math.imul(this.pairs[id]!, 0x85ebca6b) >>> 3 & mask;
      while (this.slotAt[slot] !== -1) slot = (slot + 1) & mask;
      this.slotAt[slot] = id;
    }
  }

  /** The sections gathered so far, by pair: a counting sort, then differences as varints. */
  private pack(): void {
    if (this.starts.length === 0) return;
    const first = this.docs - this.starts.length;
    const offsets = new Uint32Array(this.used + 1);
    for (let i = 0; i < this.logged; i += 1) offsets[this.log[i]! + 1]! += 1;
    for (let id = 0; id < this.used; id += 1) offsets[id + 1]! += offsets[id]!;
    const docs = new Uint32Array(this.logged);
    const at = offsets.slice();
    this.starts.forEach((from, index) => {
      const to = this.starts[index + 1] ?? this.logged;
      for (let i = from; i < to; i += 1) {
        const id = this.log[i]!;
        docs[at[id]!] = first + index;
        at[id]! += 1;
      }
    });
    const slots: number[] = [];
    const starts: number[] = [];
    const lasts: number[] = [];
    const packed = new Varints(this.logged * 2 + 16);
    for (let id = 0; id < this.used; id += 1) {
      const from = offsets[id]!;
      const to = offsets[id + 1]!;
      // A pair that has become common meanwhile is not kept.
      if (from === to || this.counts[id]! > this.common) continue;
      slots.push(id);
      starts.push(packed.length);
      lasts.push(docs[to - 1]!);
      // The first number is the section itself; joining runs turns it into a difference.
      packed.push(docs[from]!);
      for (let i = from + 1; i < to; i += 1) packed.push(docs[i]! - docs[i - 1]!);
    }
    starts.push(packed.length);
    this.runs.push({ slots: Uint32Array.from(slots), offsets: Uint32Array.from(starts), lasts: Uint32Array.from(lasts), bytes: packed.take() });
    this.logged = 0;
    this.starts = [];
  }

  /** For each pair the runs that have it and its place in them, in order: those of `id` from offsets[id] to offsets[id + 1]. */
  private entries(): { offsets: Uint32Array; runOf: Uint16Array; placeOf: Uint32Array } {
    const offsets = new Uint32Array(this.used + 1);
    for (const run of this.runs) for (const id of run.slots) offsets[id + 1]! += 1;
    for (let id = 0; id < this.used; id += 1) offsets[id + 1]! += offsets[id]!;
    const all = offsets[this.used]!;
    const runOf = new Uint16Array(all);
    const placeOf = new Uint32Array(all);
    const at = offsets.slice();
    this.runs.forEach((run, index) => run.slots.forEach((id, place) => {
      runOf[at[id]!] = index;
      placeOf[at[id]!] = place;
      at[id]! += 1;
    }));
    return { offsets, runOf, placeOf };
  }

  /**
   * The buckets in order. A bucket is, for each of its pairs in order: the pair, the number of sections
   * (0: it is common), the number of bytes, and the sections as differences.
   */
  *finish(bucketBytes: number): Generator<Uint8Array> {
    this.pack();
    const total = this.runs.reduce((sum, run) => sum + run.bytes.length, 0) + this.used * 8;
    let count = 16;
    while (count < 16_384 && total / count > bucketBytes) count *= 2;
    const { offsets, runOf, placeOf } = this.entries();
    const unsigned = (id: number): number => this.pairs[id]! >>> 0;
    const order = Uint32Array.from({ length: this.used }, (_, id) => id).sort((a, b) => bucketOf(this.pairs[a]!, count) - bucketOf(this.pairs[b]!, count) || unsigned(a) - unsigned(b));
    const out = new Varints();
    const list = new Varints();
    let next = 0;
    for (let bucket = 0; bucket < count; bucket += 1) {
      out.clear();
      for (; next < order.length && bucketOf(this.pairs[order[next]!]!, count) === bucket; next += 1) {
        const id = order[next]!;
        out.push(unsigned(id));
        if (this.counts[id]! > this.common) {
          out.push(0);
          continue;
        }
        list.clear();
        let last = 0;
        for (let i = offsets[id]!; i < offsets[id + 1]!; i += 1) {
          const run = this.runs[runOf[i]!]!;
          const place = placeOf[i]!;
          const bytes = run.bytes.subarray(run.offsets[place], run.offsets[place + 1]);
          const reader = new VarintReader(bytes);
          list.push(reader.next() - last);
          list.append(bytes.subarray(reader.at));
          last = run.lasts[place]!;
        }
        out.push(this.counts[id]!);
        out.push(list.length);
        out.append(list.take());
      }
      yield out.take();
    }
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
