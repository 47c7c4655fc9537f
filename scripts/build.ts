/**
 * `npm run build`: from a publisher's folder to `out/`, ready for any static host.
 *   --data DIR        the publisher's folder (data/)
 *   --out DIR         where the site goes (out/)
 *   --data-only [DIR] only the Parquet tables, to DIR (.atlas/dev/data)
 *   --strict          exit status 1 when anything was skipped or wrong
 *   --threads N       threads that read and write (as many as there are processors)
 *   --verify          hash again the files whose size and time are as in the last build
 *   --cache DIR       where what was read is kept for the next build (.atlas/cache); --no-cache: nowhere
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildData, type DataOptions, type DataResult, type ParseReport } from '../lib/corpus/data';
import { BuildError, messageOf, type Effects } from '../lib/corpus/effects';
import { summaryLines } from '../lib/corpus/summary';
import { recover, stagingOf, swapIn, type Neighbours } from '../lib/corpus/swap';
import { openCache, programVersion } from './cache';
import { nodeEffects } from './effects';
import { alive, lock } from './lock';

/** With `/` on every system, as lib/corpus expects paths. */
const absolute = (...parts: string[]): string => resolve(...parts).split(sep).join('/');
const ROOT = absolute(dirname(fileURLToPath(import.meta.url)), '..');
/** What `npm run accuracy` measured; it may not be there. */
const ACCURACY = process.env['ATLAS_ACCURACY_FILE'] ?? absolute(ROOT, 'docs/accuracy.json');

interface Options { data: string; out: string; dataOnly: boolean; strict: boolean; threads: number; verify: boolean; cache: string | null }

function options(argv: string[]): Options {
  const { values, positionals } = parseArgs({
    args: argv, allowPositionals: true,
    options: { data: { type: 'string' }, out: { type: 'string' }, 'data-only': { type: 'boolean' }, strict: { type: 'boolean' },
      threads: { type: 'string' }, verify: { type: 'boolean' }, cache: { type: 'string' }, 'no-cache': { type: 'boolean' } },
  });
  const dataOnly = values['data-only'] === true;
  const extra = positionals[dataOnly ? 1 : 0];
  if (extra !== undefined) throw new BuildError('build.usage', `"${extra}" is not an option.`, 'Use --data DIR, --out DIR, --data-only [DIR], --strict, --threads N, --verify, --cache DIR and --no-cache.');
  const threads = Number(values.threads ?? availableParallelism());
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) throw new BuildError('build.usage', `--threads ${values.threads} is not a number from 1 to 64.`, 'Give a whole number.');
  return {
    data: absolute(values.data ?? join(ROOT, 'data')),
    out: absolute(values.out ?? positionals[0] ?? join(ROOT, dataOnly ? '.atlas/dev/data' : 'out')),
    dataOnly, strict: values.strict === true, threads, verify: values.verify === true,
    cache: values['no-cache'] === true ? null : absolute(values.cache ?? join(ROOT, '.atlas/cache')),
  };
}

const around: Neighbours = {
  async beside(target) {
    const folder = dirname(target);
    return (await readdir(folder).catch(() => [])).map((name) => `${folder}/${name}`);
  },
  alive,
};

/** A target that would swallow the sources, or be swallowed, is refused before anything is touched. */
function checkTarget({ data, out }: Options): void {
  const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
  if (holds(out, ROOT) || holds(out, data) || holds(data, out)) {
    throw new BuildError('build.bad_out', `The site cannot go to ${out}: it would replace the sources or stand among them.`, 'Give another folder with --out.');
  }
}

/** Runs Next in a process of its own; what it prints is shown only when it fails. */
function runNext(env: Record<string, string>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: ROOT, env: { ...process.env, ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    const keep = (chunk: Buffer): void => {
      printed = (printed + chunk.toString('utf8')).slice(-20000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // Told to stop, this process waits for Next to stop, so that the next build finds its folder free.
    const stop = (): void => {
      child.kill('SIGTERM');
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    child.on('error', fail);
    child.on('close', (status) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (status === 0) done();
      else fail(new BuildError('build.next_failed', `Next could not make the pages (status ${status}):\n${printed}`, 'The last good site was not touched.'));
    });
  });
}

/** Pages around the data, finished and swapped in. Only one build is in here at a time. */
async function buildSite(data: string, work: string, out: string, effects: Effects): Promise<void> {
  const exported = join(work, 'export');
  const siteFile = join(data, 'site.json');
  const unlock = await lock(join(ROOT, '.atlas/site.lock'), (pid) => effects.log(`Another build (process ${pid}) is making pages: waiting for it.`));
  try {
    for (const line of await recover(out, effects, around)) effects.log(line);
    effects.log('Making pages');
    await runNext({ ATLAS_DATA_DIR: data, ATLAS_SITE_FILE: siteFile, ATLAS_EXPORT_DIR: relative(ROOT, exported).split(sep).join('/'), ATLAS_ACCURACY_FILE: ACCURACY });
    if (await effects.kind(exported) !== 'directory') {
      throw new BuildError('build.no_export', `Next made no pages in ${exported}.`, 'Its configuration must export to ATLAS_EXPORT_DIR.');
    }
    const { finishSite } = await import('./site/finish');
    await finishSite({ exported, dataDir: data, siteFile, accuracyFile: ACCURACY });
    const staged = stagingOf(out, process.pid);
    await effects.remove(staged);
    await effects.makeFolder(dirname(out));
    await effects.move(exported, staged);
    await swapIn(staged, out, process.pid, effects);
  } finally {
    await unlock();
  }
}

/** Working folders of builds that are gone. */
async function sweep(effects: Effects): Promise<void> {
  for (const name of await readdir(join(ROOT, '.atlas')).catch(() => [])) {
    const pid = /^build-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) await effects.remove(join(ROOT, '.atlas', name));
  }
}

/** Builds with one cache take turns. */
async function withCache<T>({ cache, data }: Options, effects: Effects, work: (cache: DataOptions['cache'] | null) => Promise<T>): Promise<T> {
  if (cache === null) return work(null);
  const unlock = await lock(`${cache}.lock`, (pid) => effects.log(`Another build (process ${pid}) uses the cache: waiting for it.`));
  try {
    const version = programVersion(ROOT);
    return await work({ folder: openCache(cache, data, version), version });
  } finally {
    await unlock();
  }
}

async function build(given: Options, parse: ParseReport, effects: Effects): Promise<DataResult> {
  checkTarget(given);
  await sweep(effects);
  const work = join(ROOT, `.atlas/build-${process.pid}`);
  const data = join(work, 'data');
  const started = Date.now();
  try {
    await effects.remove(work);
    const result = await withCache(given, effects, (cache) => buildData({
      folder: given.data, places: join(ROOT, 'data/places/places.csv'), out: data, work: join(work, 'work'), parse, threads: given.threads, verify: given.verify,
      ...(cache === null ? {} : { cache }),
    }, effects));
    await effects.write(join(data, 'build.json'), `${JSON.stringify({
      started: new Date(started).toISOString(), data_seconds: (Date.now() - started) / 1000, node: process.version, platform: `${process.platform} ${process.arch}`,
    }, null, 1)}\n`);
    if (given.dataOnly) {
      const unlock = await lock(join(ROOT, '.atlas/data.lock'), () => undefined);
      try {
        for (const line of await recover(given.out, effects, around)) effects.log(line);
        const staged = stagingOf(given.out, process.pid);
        await effects.makeFolder(dirname(given.out));
        await effects.move(data, staged);
        await swapIn(staged, given.out, process.pid, effects);
      } finally {
        await unlock();
      }
    } else {
      await buildSite(data, work, given.out, effects);
    }
    for (const line of summaryLines(result.summary)) effects.log(line);
    effects.log(`Done in ${((Date.now() - started) / 1000).toFixed(1)} s: ${given.out}`);
    return result;
  } finally {
    await effects.remove(work);
  }
}

try {
  const given = options(process.argv.slice(2));
  const { native } = await import('../lib/corpus/native');
  const { parseReport } = await import('../lib/corpus/parse');
  const { summary } = await build(given, (bytes, path, places) => parseReport(bytes, path, places, native), nodeEffects());
  if (given.strict && summary.troubles.length > 0) process.exitCode = 1;
} catch (error) {
  if (error instanceof BuildError) console.error(`[${error.code}] ${error.message}\n${error.fix}`);
  else console.error(`The build failed: ${error instanceof Error ? error.stack : messageOf(error)}`);
  process.exitCode = 1;
}
