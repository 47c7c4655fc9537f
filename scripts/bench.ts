/**
 * npm run bench -- [--sizes 1000,10000,100000] [--site 1000] [--quick] [--at DIR]
 * Reading, building, building again and asking, over minted corpora; each time also as a multiple of reading,
 * hashing and decoding the same bytes in the same run. Where there is a Chromium, what the pages' questions cost
 * a reader; for the sizes of --site the whole site is built and looked at. Writes BENCHMARKS.md and docs/bench.json,
 * in which sizes that are not measured now stay as they were; --sizes '' writes the page of what is recorded.
 * --quick: 1,000 reports, the best of three; fails where a multiple is a quarter above the recorded one twice in a row.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Manifest } from '../lib/corpus/manifest';
import { native } from '../lib/corpus/native';
import { parseReport } from '../lib/corpus/parse';
import { readGazetteer } from '../lib/place';
import { askDefaults, askOutcomes, askReport, resolveFilter, NO_CHOICE } from '../lib/query';
import { openNodeClient } from '../lib/query/node';
import { mintClean, mintCorpus } from './bench/corpus';
import { linesOf } from './bench/lines';
import { linesTable, n, onTable, Recorded, tableOf, type Measured, type On } from './bench/measured';
import { medianView } from './bench/view';
import { findChromium } from './chromium.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const RECORD = join(ROOT, 'docs/bench.json');
const { values } = parseArgs({ options: { sizes: { type: 'string' }, site: { type: 'string' }, quick: { type: 'boolean' }, at: { type: 'string' } } });
const quick = values.quick === true;
const sizesIn = (text: string): number[] => text.split(',').filter((size) => size !== '').map((size) => z.coerce.number().int().min(100).parse(size));
const sizes = sizesIn(values.sizes ?? (quick ? '1000' : '1000,10000,100000'));
const sites = quick ? [] : sizesIn(values.site ?? '1000');
/** Loads of which the median is told: single ones swing. */
const LOADS = 5;
const rounds = (size: number): number => (size <= 1000 ? 3 : 1);
const chromium = quick ? null : findChromium();

const gazetteer = readGazetteer(readFileSync(join(ROOT, 'data/places/places.csv'), 'utf8'));
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
    sink += native.hash(bytes).length + decoder.decode(bytes).length;
  }
  return (1000 * (performance.now() - start)) / files.length + (sink < 0 ? 1 : 0);
}

function parseOf(files: readonly string[]): number {
  const start = performance.now();
  for (const file of files) parseReport(readFileSync(file), file, gazetteer, native);
  return (1000 * (performance.now() - start)) / files.length;
}

interface Run { seconds: number; cpu: number | null; peak: number | null }
/** A build as a person runs it; memory and processor time as Linux tells them, of all threads together. */
async function build(data: string, target: readonly string[], cache: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/build.ts'), '--data', data, ...target, '--cache', cache], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
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
  const cache = join(at, 'cache');
  process.stdout.write(`${size} reports: minting`);
  mintCorpus(data, size, gazetteer);
  const files = filesOf(join(data, 'reports')).sort();
  const some = files.slice(0, 2000);
  const easy = mintClean(join(at, 'clean'), 600);
  const bytes = some.reduce((sum, file) => sum + statSync(file).size, 0) / some.length;
  process.stdout.write(', reading');
  floorOf(some);
  for (const warming of [some.slice(0, 300), easy]) parseOf(warming);
  // The floor again beside each: the machine may be busier at one time than at another.
  const floor = await best(3, () => floorOf(some));
  const parse = await best(rounds(size), () => parseOf(some));
  const easyFloor = await best(3, () => floorOf(easy));
  const clean = (floor * (await best(3, () => parseOf(easy)))) / easyFloor;
  process.stdout.write(', building');
  let first: Run | null = null;
  for (let i = 0; i < rounds(size); i += 1) {
    rmSync(cache, { recursive: true, force: true });
    const run = await build(data, ['--data-only', out], cache);
    if (first === null || run.seconds < first.seconds) first = run;
  }
  process.stdout.write(', building again');
  const second = await build(data, ['--data-only', out], cache);
  process.stdout.write(', asking');
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
  const lines = chromium === null ? [] : await linesOf(out, manifest.tables.reports.shards, chromium);
  let view: Measured['view'] = null;
  if (chromium !== null && sites.includes(size)) {
    process.stdout.write(', the site');
    const { seconds } = await build(data, ['--out', join(at, 'site')], cache);
    view = { ...await medianView(join(at, 'site'), chromium, LOADS), seconds };
  }
  process.stdout.write('\n');
  return {
    size, kilobytes: bytes / 1024, on: here(), floor, parse, clean, build: (1e6 * first.seconds) / size, cpu: first.cpu === null ? null : (1e6 * first.cpu) / size, again: (1e6 * second.seconds) / size,
    peak: first.peak, againPeak: second.peak, outcomes, report,
    bytes: Object.fromEntries(Object.entries(manifest.tables).map(([table, file]) => [table, file.bytes / size])),
    search: filesOf(join(out, 'search')).reduce((sum, file) => sum + statSync(file).size, 0) / size,
    largest: Object.values(manifest.tables).flatMap((table) => table.shards).reduce((most, shard) => Math.max(most, shard.bytes), 0),
    lines, view,
  };
}

const MULTIPLES: readonly [string, (run: Measured) => number][] = [
  ['parse, clean', (run) => run.clean / run.floor], ['parse, mixed', (run) => run.parse / run.floor], ['build', (run) => (run.cpu ?? run.build) / run.floor],
];

/** Tells how far each multiple is above the recorded one of the same size, of several tries the least; gives those that are a quarter above. */
function losses(tries: readonly Measured[], before: Measured): string[] {
  return MULTIPLES.flatMap(([name, of]) => {
    const now = Math.min(...tries.map(of));
    const loss = now / of(before) - 1;
    process.stdout.write(`${name}: ${n(now, 1)} times the floor, ${n(of(before), 1)} recorded: ${loss > 0.25 ? `worse by ${n(100 * loss)}%` : 'no loss'}\n`);
    return loss > 0.25 ? [name] : [];
  });
}

/** Measures one size against what is recorded of it; a loss is measured again before it counts, since the machine may have been busy. */
async function compare(size: number, at: string): Promise<void> {
  const before = recorded().runs.find((run) => run.size === size);
  if (before === undefined) {
    process.stdout.write(`nothing is recorded of ${n(size)} reports: run it without --quick\n`);
    return;
  }
  const tries = [await measure(size, at)];
  if (losses(tries, before).length > 0) {
    tries.push(await measure(size, at));
    if (losses(tries, before).length > 0) process.exitCode = 1;
  }
}

function pageOf({ runs }: Recorded): string {
  return `# Benchmarks

Made by \`npm run bench\`. Minted reports of ${n(runs[0]?.kilobytes ?? null, 1)} KB. Times stand as a multiple of the floor, which is reading, hashing and decoding the same bytes in the same run: that is what other machines and other loads change least. Growth is from one size to the next; a figure for each report that grows × 1 grows with the reports and no faster. Sizes that are not in the table were not measured.

${tableOf(runs)}

${onTable(runs)}

${runs.filter((run) => run.lines.length > 0).map((run) => `## What questions cost a reader, ${n(run.size)} reports

Milliseconds at the end of a line of 10 Mbit/s with this round trip, in Chromium on this machine; requests and kilobytes are the same on every line. Memory of the tab afterwards ${n(run.lines[0]?.memory)} MiB.

${linesTable(run)}`).join('\n\n')}
`;
}

const recorded = (): Recorded => (existsSync(RECORD) ? Recorded.parse(JSON.parse(readFileSync(RECORD, 'utf8'))) : { runs: [] });

/** Keeps what was measured, and what was of other sizes before; written after each size, since the largest may take longer than whoever waits for it. */
function record(measured: readonly Measured[]): void {
  const page = join(ROOT, 'BENCHMARKS.md');
  const HAND = '<!-- what follows is written by hand -->';
  const [, after = '\n'] = (existsSync(page) ? readFileSync(page, 'utf8') : '').split(HAND);
  const runs = [...recorded().runs.filter(({ size }) => !measured.some((run) => run.size === size)), ...measured].sort((a, b) => a.size - b.size);
  writeFileSync(RECORD, `${JSON.stringify({ runs }, null, 1)}\n`);
  writeFileSync(page, `${pageOf({ runs })}\n${HAND}${after}`);
}

function here(): On {
  const load = existsSync('/proc/loadavg') ? readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ') : 'unknown';
  const git = (...words: string[]): string | null => {
    const { status, stdout } = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : null;
  };
  const [commit, changed] = [git('rev-parse', '--short', 'HEAD'), git('status', '--porcelain', '--', 'lib', 'scripts', 'app', 'data/places')];
  return {
    machine: `${cpus().length} processors (${cpus()[0]?.model.trim()}), ${n(totalmem() / 2 ** 30)} GiB`, node: process.version, load,
    commit: commit === null ? null : `${commit}${changed === '' ? '' : '+'}`, day: new Date().toISOString().slice(0, 10),
  };
}

const at = values.at ?? mkdtempSync(join(tmpdir(), 'atlas-bench-'));
mkdirSync(at, { recursive: true });
try {
  const runs: Measured[] = [];
  for (const size of sizes) {
    const own = join(at, String(size));
    if (quick) await compare(size, own);
    else {
      runs.push(await measure(size, own));
      record(runs);
    }
    rmSync(own, { recursive: true, force: true });
  }
  if (!quick) {
    if (runs.length === 0) record(runs);
    else process.stdout.write(`${tableOf(runs)}\n`);
  }
} finally {
  if (values.at === undefined) rmSync(at, { recursive: true, force: true });
}
