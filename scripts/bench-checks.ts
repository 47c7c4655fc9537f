/**
 * npm run bench:checks -- [REPORTS]: the checks of a report, and those across 100,000 reports, against
 * reading them, on one core; the memory that is held for the checks across reports where all are held at once,
 * as Check a report does; and what a build holds of each report when it has read them, and when it has compared them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAcross, compactOf, type Compact } from '../lib/check/across';
import { checkReport } from '../lib/check';
import { buildData } from '../lib/corpus/data';
import type { Effects } from '../lib/corpus/effects';
import { parseReport } from '../lib/corpus/parse';
import { mintReport } from '../lib/mint';
import { readGazetteer } from '../lib/place';
import { mintCorpus } from './bench/corpus';
import { nodeEffects } from './effects';

const MINTED = 300;
const HELD = Number(process.argv[2] ?? 100_000);
const PLACES = 'data/places/places.csv';
const places = readGazetteer(readFileSync(PLACES, 'utf8'));
const filler = `${'　　认真贯彻落实政务公开工作要求，坚持以公开为常态、不公开为例外，不断提升政府信息公开工作质量和水平。'.repeat(60)}\n`;
const minted = Array.from({ length: MINTED }, (_, index) => mintReport(6, index)).map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text.replace('五、存在', `${filler}五、存在`)) }));

const read = () => minted.map(({ name, bytes }) => parseReport(bytes, name, places));
read();
let start = performance.now();
const parsed = read();
const reading = performance.now() - start;

const within = () => {
  for (const { report, cells, claims } of parsed) if (report) checkReport({ year: report.year, form: report.form, origin: report.origin, cells, claims, scope: report.scope, placed: report.place !== null });
};
/** The same reports again and again, as five years of twenty thousand offices. */
const compactAt = (index: number): Compact | null => {
  const one = parsed[index % MINTED]!;
  if (!one.report) return null;
  const place = { code: `p${Math.floor(index / 5)}`, name: '', level: 'county' as const, parents: [] };
  return compactOf(`p${Math.floor(index / 5)}-${index}`, {
    report: { ...one.report, place, year: 2019 + (index % 5), scope: 'aggregate' }, path: `reports/${index}-${one.source.path}`, retrieved: null,
    cells: one.cells, sections: one.sections, findings: one.checks.length,
  });
};
within();
start = performance.now();
within();
const checking = performance.now() - start;

const heap = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
/** Before the rest, which frees what it held while a build runs. Sizes of the builds that are measured; the first runs once before, so that what is loaded once counts for nothing. */
const SIZES = [1000, 5000] as const;
class Enough extends Error {}

/** Bytes that a build of minted reports holds on its main thread, besides what it held before it began: when all are read, and when all are compared. */
async function heldByBuild(size: number, at: string): Promise<{ read: number; compared: number }> {
  const plain = nodeEffects(() => undefined, false);
  const held = { read: Number.NaN, compared: Number.NaN };
  const begun = heap();
  const effects: Effects = {
    ...plain,
    log(line) {
      if (line === 'Comparing years and places') held.read = heap() - begun;
    },
    progress(label, total) {
      if (label !== 'Writing tables') return plain.progress(label, total);
      held.compared = heap() - begun;
      throw new Enough();
    },
  };
  await buildData({ folder: join(at, String(size)), places: PLACES, out: join(at, 'out'), work: join(at, `work-${size}-${begun}`), parse: parseReport, threads: 2 }, effects).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  return held;
}

const at = mkdtempSync(join(tmpdir(), 'atlas-checks-'));
try {
  for (const size of SIZES) mintCorpus(join(at, String(size)), size, places);
  await heldByBuild(SIZES[0], at);
  const [few, many] = [await heldByBuild(SIZES[0], at), await heldByBuild(SIZES[1], at)];
  const more = (when: keyof typeof few): string => `${(few[when] / 1e6).toFixed(1)} and ${(many[when] / 1e6).toFixed(1)} MB (${((many[when] - few[when]) / (SIZES[1] - SIZES[0])).toFixed(0)} bytes more a report)`;
  process.stdout.write(`a build of ${SIZES.join(' and ')} reports holds on its main thread, paths and places in the lists included: when all are read ${more('read')}, when all are compared ${more('compared')}\n`);
} finally {
  rmSync(at, { recursive: true, force: true });
}

const before = heap();
start = performance.now();
const held: Compact[] = [];
for (let index = 0; index < HELD; index += 1) {
  const one = compactAt(index);
  if (one) held.push(one);
}
const keeping = performance.now() - start;
const bytes = heap() - before;
start = performance.now();
const across = checkAcross(held, () => []);
const comparing = performance.now() - start;

const micros = (milliseconds: number, count: number): string => `${((1000 * milliseconds) / count).toFixed(0)} µs`;
process.stdout.write(`reading (checks included) ${micros(reading, MINTED)} a report; checks within ${micros(checking, MINTED)}; what is kept of it ${micros(keeping, held.length)}; across ${held.length} reports ${micros(comparing, held.length)} each (${across.findings.size} with findings)\n`);
process.stdout.write(`all checks take ${(100 * (checking / MINTED + keeping / held.length + comparing / held.length) / (reading / MINTED)).toFixed(1)}% of reading; ${(bytes / held.length).toFixed(0)} bytes kept a report, ${(bytes / 1e6).toFixed(0)} MB for ${held.length}${globalThis.gc ? '' : ' (run node with --expose-gc for a sure figure)'}\n`);
