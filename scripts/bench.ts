/**
 * npm run bench -- [--sizes 1000,10000,100000] [--quick] [--at DIR]
 * Reading, building, building again and asking, over minted corpora; each time also as a multiple of reading,
 * hashing and decoding the same bytes in the same run. Writes BENCHMARKS.md and docs/bench.json.
 * --quick: 1,000 reports, the best of three; fails where a multiple is a quarter above the recorded one.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Manifest } from '../lib/corpus/manifest';
import { parseReport } from '../lib/corpus/parse';
import { readGazetteer } from '../lib/place';
import { askDefaults, askOutcomes, askReport, resolveFilter, NO_CHOICE } from '../lib/query';
import { openNodeClient } from '../lib/query/node';
import { mintCorpus } from './bench/corpus';

const ROOT = resolve(import.meta.dirname, '..');
const RECORD = join(ROOT, 'docs/bench.json');
const { values } = parseArgs({ options: { sizes: { type: 'string' }, quick: { type: 'boolean' }, at: { type: 'string' } } });
const quick = values.quick === true;
const sizes = (values.sizes ?? (quick ? '1000' : '1000,10000,100000')).split(',').map(Number);
const rounds = (size: number): number => (size <= 1000 ? 3 : 1);

const Measured = z.object({
  size: z.number(), kilobytes: z.number(),
  /** Microseconds a report; `cpu` is over all threads. */
  floor: z.number(), parse: z.number(), build: z.number(), cpu: z.number().nullable(), again: z.number(),
  /** Of the build, in MiB; null where the system does not tell. */
  peak: z.number().nullable(), againPeak: z.number().nullable(),
  /** Milliseconds, native engine. */
  outcomes: z.number(), report: z.number(),
  /** Bytes a report by table. */
  bytes: z.record(z.string(), z.number()), largest: z.number(),
});
type Measured = z.infer<typeof Measured>;
const Recorded = z.object({ machine: z.string(), node: z.string(), load: z.string(), runs: z.array(Measured) });

const gazetteer = readGazetteer(readFileSync(join(ROOT, 'data/places/places.csv'), 'utf8'));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const best = async (times: number, run: () => number | Promise<number>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i += 1) least = Math.min(least, await run());
  return least;
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function floorOf(files: readonly string[]): number {
  const decoder = new TextDecoder('utf-8');
  const start = performance.now();
  let sink = 0;
  for (const file of files) {
    const bytes = readFileSync(file);
    sink += sha256(bytes).length + decoder.decode(bytes).length;
  }
  return (1000 * (performance.now() - start)) / files.length + (sink < 0 ? 1 : 0);
}

function parseOf(files: readonly string[]): number {
  const start = performance.now();
  for (const file of files) parseReport(readFileSync(file), file, gazetteer, { hash: sha256 });
  return (1000 * (performance.now() - start)) / files.length;
}

interface Run { seconds: number; cpu: number | null; peak: number | null }
/** A build as a person runs it; memory and processor time as Linux tells them. */
async function build(data: string, out: string, cache: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/build.ts'), '--data', data, '--data-only', out, '--cache', cache], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  let ended: number | null | undefined;
  child.on('close', (status) => {
    ended = status;
  });
  let [peak, cpu]: [number | null, number | null] = [null, null];
  while (ended === undefined) {
    await wait(50);
    const at = `/proc/${child.pid}`;
    if (!existsSync(`${at}/status`)) continue;
    try {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`${at}/status`, 'utf8'))?.[1];
      if (kilobytes !== undefined) peak = Number(kilobytes) / 1024;
      const fields = readFileSync(`${at}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      cpu = (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      // it has just ended
    }
  }
  if (ended !== 0) throw new Error(`the build ended with ${ended}`);
  return { seconds: (performance.now() - start) / 1000, cpu, peak };
}

async function measure(size: number, at: string): Promise<Measured> {
  const data = join(at, 'data');
  const out = join(at, 'out');
  process.stdout.write(`${size} reports: minting`);
  mintCorpus(data, size, gazetteer);
  const files = filesOf(join(data, 'reports')).sort();
  const some = files.slice(0, 2000);
  const bytes = some.reduce((sum, file) => sum + readFileSync(file).length, 0) / some.length;
  process.stdout.write(', reading');
  floorOf(some);
  parseOf(some.slice(0, 300));
  const floor = await best(3, () => floorOf(some));
  const parse = await best(rounds(size), () => parseOf(some));
  process.stdout.write(', building');
  let first: Run | null = null;
  for (let i = 0; i < rounds(size); i += 1) {
    rmSync(join(at, 'cache'), { recursive: true, force: true });
    const run = await build(data, out, join(at, 'cache'));
    if (first === null || run.seconds < first.seconds) first = run;
  }
  process.stdout.write(', building again');
  const second = await build(data, out, join(at, 'cache'));
  process.stdout.write(', asking\n');
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
  const client = await openNodeClient(out);
  const defaults = await askDefaults(client);
  if (defaults === null || first === null) throw new Error('nothing was built');
  const filter = resolveFilter(NO_CHOICE, defaults);
  const timed = async (ask: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await ask();
    return performance.now() - start;
  };
  const outcomes = await best(3, () => timed(() => askOutcomes(client, filter)));
  const [one] = await client.rows('SELECT report_id FROM reports ORDER BY sha256 LIMIT 1', z.object({ report_id: z.string() }));
  const report = await best(3, () => timed(() => askReport(client, one?.report_id ?? '')));
  await client.close();
  return {
    size, kilobytes: bytes / 1024, floor, parse, build: (1e6 * first.seconds) / size, cpu: first.cpu === null ? null : (1e6 * first.cpu) / size, again: (1e6 * second.seconds) / size,
    peak: first.peak, againPeak: second.peak, outcomes, report,
    bytes: Object.fromEntries(Object.entries(manifest.tables).map(([table, file]) => [table, file.bytes / size])),
    largest: Object.values(manifest.tables).flatMap((table) => table.shards).reduce((most, shard) => Math.max(most, shard.bytes), 0),
  };
}

const n = (value: number | null, digits = 0): string => (value === null ? '—' : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits }));
const ROWS: readonly [string, (run: Measured) => number | null, number][] = [
  ['read, hash and decode, µs a report, one thread', (run) => run.floor, 1],
  ['parse and check, µs a report, one thread', (run) => run.parse, 0],
  ['… as a multiple of the first line', (run) => run.parse / run.floor, 1],
  ['data build, µs a report', (run) => run.build, 0],
  ['… as a multiple of the first line', (run) => run.build / run.floor, 1],
  ['… processor time over all threads, µs a report', (run) => run.cpu, 0],
  ['… as a multiple of the first line', (run) => (run.cpu === null ? null : run.cpu / run.floor), 1],
  ['… seconds in all', (run) => (run.build * run.size) / 1e6, 1],
  ['… peak memory, MiB', (run) => run.peak, 0],
  ['second build, nothing changed, seconds', (run) => (run.again * run.size) / 1e6, 1],
  ['… peak memory, MiB', (run) => run.againPeak, 0],
  ['outcomes of one year, native engine, ms', (run) => run.outcomes, 0],
  ['one report with its text, native engine, ms', (run) => run.report, 0],
  ['`reports`, bytes a report', (run) => run.bytes['reports'] ?? null, 0],
  ['`cells`, bytes a report', (run) => run.bytes['cells'] ?? null, 0],
  ['`sections`, bytes a report', (run) => run.bytes['sections'] ?? null, 0],
  ['`checks` and `check_counts`, bytes a report', (run) => (run.bytes['checks'] ?? 0) + (run.bytes['check_counts'] ?? 0), 0],
  ['largest file, MiB', (run) => run.largest / 1048576, 1],
];
/** How much a line grows when the corpus grows tenfold. */
const growth = (a: number | null, b: number | null): string => (a === null || b === null || a === 0 ? '—' : `× ${n(b / a, 2)}`);

function tableOf(runs: readonly Measured[]): string {
  const head = runs.flatMap((run, index) => (index === 0 ? [n(run.size)] : [n(run.size), 'growth']));
  const lines = ROWS.map(([label, of, digits]) => `| ${[label, ...runs.flatMap((run, index) => {
    const before = runs[index - 1];
    return before === undefined ? [n(of(run), digits)] : [n(of(run), digits), growth(of(before), of(run))];
  })].join(' | ')} |`);
  return [`| ${['', ...head].join(' | ')} |`, `|${'---|'.repeat(head.length + 1)}`, ...lines].join('\n');
}

const at = values.at ?? mkdtempSync(join(tmpdir(), 'atlas-bench-'));
mkdirSync(at, { recursive: true });
try {
  const runs: Measured[] = [];
  for (const size of sizes) {
    const own = join(at, String(size));
    runs.push(await measure(size, own));
    rmSync(own, { recursive: true, force: true });
  }
  const machine = `${cpus().length} processors (${cpus()[0]?.model.trim()}), ${n(totalmem() / 2 ** 30)} GiB`;
  const load = existsSync('/proc/loadavg') ? readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ') : 'unknown';
  const table = tableOf(runs);
  process.stdout.write(`${machine}, Node ${process.version}, load ${load}\n${table}\n`);
  if (quick && existsSync(RECORD)) {
    const before = Recorded.parse(JSON.parse(readFileSync(RECORD, 'utf8'))).runs.find((run) => run.size === sizes[0]);
    const now = runs[0];
    if (before && now) {
      for (const [name, of] of [['parse', (run: Measured) => run.parse / run.floor], ['build', (run: Measured) => (run.cpu ?? run.build) / run.floor]] as const) {
        const loss = of(now) / of(before) - 1;
        process.stdout.write(`${name}: ${n(of(now), 1)} times the floor, ${n(of(before), 1)} recorded\n`);
        if (loss > 0.25) process.exitCode = 1;
      }
    }
  } else if (!quick) {
    writeFileSync(RECORD, `${JSON.stringify({ machine, node: process.version, load, runs }, null, 1)}\n`);
    const page = join(ROOT, 'BENCHMARKS.md');
    const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
    const [, after = ''] = before.split('<!-- what follows is written by hand -->');
    writeFileSync(page, `# Benchmarks\n\nMade by \`npm run bench -- --sizes ${sizes.join(',')}\` on ${machine}, Node ${process.version}; load of the machine at the end ${load}. Minted reports of ${n(runs[0]?.kilobytes ?? 0, 1)} KB. Each time also stands as a multiple of reading, hashing and decoding the same bytes in the same run, which other machines and other loads change least.\n\n${table}\n\n<!-- what follows is written by hand -->${after}`);
  }
} finally {
  if (values.at === undefined) rmSync(at, { recursive: true, force: true });
}
