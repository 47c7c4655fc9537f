/**
 * What a text says, small enough to keep for every report: the smallest hashes of its 8-character
 * sequences (a bottom-k sketch, Broder 1997). Only Chinese characters count, so that figures, blanks,
 * marks and markup make no difference.
 */
import type { Cell, Section } from '../read/report';

const SHINGLE = 8;
/** Hashes kept; a share told from 128 of them is right within 8 points, nineteen times in twenty. */
export const SKETCH_SIZE = 128;
/** A text of fewer sequences says too little to be a copy. */
export const LEAST_SHINGLES = 200;

const BASE = 0x01000193;
let power = 1;
for (let i = 0; i < SHINGLE; i += 1) power = Math.imul(power, BASE);
const OUT = power;

/** The words outside the tables: what stands before the first figure and after the last. The form puts its tables one after another. */
export function proseOf(sections: readonly Section[], cells: readonly Cell[]): string {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { start, end } of cells) {
    if (start === null || end === null) continue;
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  return sections.map(({ text, start }) => text.slice(0, Math.max(0, first - start)) + text.slice(Math.max(0, last - start, first - start))).join('');
}

/** Spreads the bits of a rolling hash (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The smallest hashes below `limit`, each once, ascending. */
function smallest(codes: Uint16Array, limit: number): Uint32Array {
  // Open addressing: texts that say one thing many times have few hashes, and a Set of numbers is slow. One above the hash; 0 is an empty slot.
  let size = 256;
  while (size < 2 * codes.length) size *= 2;
  const slots = new Float64Array(size);
  const kept = new Uint32Array(codes.length);
  let count = 0;
  let hash = 0;
  for (let i = 0; i < codes.length; i += 1) {
    hash = (Math.imul(hash, BASE) + codes[i]!) | 0;
    if (i >= SHINGLE) hash = (hash - Math.imul(codes[i - SHINGLE]!, OUT)) | 0;
    if (i < SHINGLE - 1) continue;
    const value = mixed(hash);
    if (value >= limit) continue;
    let slot = value & (size - 1);
    while (slots[slot] !== 0 && slots[slot] !== value + 1) slot = (slot + 1) & (size - 1);
    if (slots[slot] !== 0) continue;
    slots[slot] = value + 1;
    kept[count++] = value;
  }
  return kept.subarray(0, count).sort().slice(0, SKETCH_SIZE);
}

/** The sketch of a text, hashes ascending; empty where the text is too short to be told apart. */
export function sketchOf(text: string): Uint32Array {
  const codes = new Uint16Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) codes[length++] = code;
  }
  const count = length - SHINGLE + 1;
  if (count < LEAST_SHINGLES) return new Uint32Array(0);
  const han = codes.subarray(0, length);
  // The smallest of many hashes are small: nothing above this limit can be among them, but by a rare chance.
  const limit = Math.min(1, (4 * SKETCH_SIZE) / count) * 4294967296;
  const sketch = smallest(han, limit);
  return sketch.length === SKETCH_SIZE || limit === 4294967296 ? sketch : smallest(han, 4294967296);
}

/** About how many different sequences a text has: known where all its hashes are kept, else told from their spread, within a tenth. */
export function sizeOf(sketch: Uint32Array): number {
  return sketch.length < SKETCH_SIZE ? sketch.length : Math.round(((SKETCH_SIZE - 1) * 4294967296) / sketch[SKETCH_SIZE - 1]!);
}

/** The share of `text` that stands in `other` too, 0 to 1, estimated from their sketches; null where either is too short. */
export function shareOf(text: Uint32Array, other: Uint32Array): number | null {
  if (text.length === 0 || other.length === 0) return null;
  // Only below both of their largest hashes do both sketches know every hash.
  const known = (sketch: Uint32Array): number => (sketch.length < SKETCH_SIZE ? 4294967295 : sketch[sketch.length - 1]!);
  const limit = Math.min(known(text), known(other));
  let all = 0;
  let common = 0;
  let at = 0;
  for (const hash of text) {
    if (hash > limit) break;
    all += 1;
    while (at < other.length && other[at]! < hash) at += 1;
    if (other[at] === hash) common += 1;
  }
  return all === 0 ? null : common / all;
}
