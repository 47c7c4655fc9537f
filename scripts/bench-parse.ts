/**
 * npm run bench:parse: reading reports against what reading, hashing and decoding the same bytes costs, on one core.
 * The floor decodes by TextDecoder, as anyone would; the ratio to the fastest decoding, which reading uses, stands beside it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { native } from '../lib/corpus/native';
import { parseReport } from '../lib/corpus/parse';
import { readGazetteer } from '../lib/place';
import { mintClean, mintMixed } from './bench/corpus';

const COUNT = Number(process.argv[2] ?? 600);
const ROUNDS = 5;
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'atlas-bench-'));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

function measure(name: string, files: string[]): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const floor: number[] = [];
  const fastest: number[] = [];
  const parse: number[] = [];
  let bytes = 0;
  let sink = 0;
  const timed = (into: number[], round: number, one: (content: Buffer, file: string) => number): void => {
    const start = performance.now();
    for (const file of files) sink += one(readFileSync(file), file);
    if (round > 0) into.push(performance.now() - start);
  };
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    bytes = 0;
    timed(floor, round, (content) => {
      bytes += content.length;
      return native.hash(content).length + decoder.decode(content).length;
    });
    timed(fastest, round, (content) => native.hash(content).length + (native.utf8(content) ?? '').length);
    timed(parse, round, (content, file) => parseReport(content, file, places, native).cells.length);
  }
  const a = median(floor);
  const b = median(parse);
  const c = median(fastest);
  process.stdout.write(`${name.padEnd(8)} ${files.length} reports, ${(bytes / files.length / 1024).toFixed(1)} KB each: floor ${((1000 * a) / files.length).toFixed(1)} µs, parse ${((1000 * b) / files.length).toFixed(1)} µs a report, ratio ${(b / a).toFixed(1)} (${(b / c).toFixed(1)} to the fastest decoding)${sink < 0 ? '!' : ''}\n`);
}

try {
  const clean = mintClean(folder, COUNT);
  const mixed = mintMixed(folder, COUNT);
  measure('clean', clean);
  measure('mixed', mixed);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
