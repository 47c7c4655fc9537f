/** npm run bench:parse: reading reports against what reading, hashing and decoding the same bytes costs, on one core. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseReport } from '../lib/corpus/parse';
import { mintReport } from '../lib/mint';
import { readGazetteer } from '../lib/place';

const COUNT = Number(process.argv[2] ?? 600);
const ROUNDS = 5;
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'atlas-bench-'));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function measure(name: string, files: string[]): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const floor: number[] = [];
  const parse: number[] = [];
  let bytes = 0;
  let sink = 0;
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    let start = performance.now();
    bytes = 0;
    for (const file of files) {
      const content = readFileSync(file);
      bytes += content.length;
      sink += hash(content).length + decoder.decode(content).length;
    }
    const base = performance.now() - start;
    start = performance.now();
    for (const file of files) sink += parseReport(readFileSync(file), file, places, { hash }).cells.length;
    const full = performance.now() - start;
    if (round > 0) {
      floor.push(base);
      parse.push(full);
    }
  }
  const a = median(floor);
  const b = median(parse);
  process.stdout.write(`${name.padEnd(8)} ${files.length} reports, ${(bytes / files.length / 1024).toFixed(1)} KB each: floor ${((1000 * a) / files.length).toFixed(1)} µs, parse ${((1000 * b) / files.length).toFixed(1)} µs a report, ratio ${(b / a).toFixed(1)}${sink < 0 ? '!' : ''}\n`);
}

try {
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const filler = `${'　　认真贯彻落实政务公开工作要求，坚持以公开为常态、不公开为例外，不断提升政府信息公开工作质量和水平。'.repeat(60)}\n`;
  const pad = (text: string): string => text.replace('五、存在', `${filler}五、存在`);
  const clean: string[] = [];
  const mixed: string[] = [];
  for (let i = 0; i < COUNT; i += 1) {
    clean.push(write(`clean-${i}.txt`, pad(mintReport(3, i, { families: ['tab_rows', 'pipe_tail', 'row_blanks', 'cell_line'], noise: 0, zero: 'zeros' }).text)));
    const one = mintReport(4, i);
    mixed.push(write(`mixed-${one.name}`, pad(one.text)));
  }
  measure('clean', clean);
  measure('mixed', mixed);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
