/**
 * A build that is killed at once, by SIGKILL, wherever it is: what stood before stands whole, and the next
 * build is right to the byte. `ATLAS_FULL=1`: with threads, a larger folder and more moments.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { mintReport } from '../../lib/mint';
import { emptyFolder, fill, ROOT } from './folders';

const full = process.env['ATLAS_FULL'] === '1';
const REPORTS = full ? 900 : 60;
/** Lines of the build at which it is killed, and how many milliseconds later. */
const MOMENTS: readonly (readonly [line: RegExp, after: number])[] = full
  ? [[/Reading reports/, 0], [/Reading reports/, 1500], [/Reading reports/, 4000], [/Comparing/, 0], [/Writing tables/, 0], [/Writing tables/, 400], [/Writing tables/, 1200], [/Indexing texts/, 0], [/Indexing texts/, 300], [/Indexing texts/, 700]]
  : [[/Reading reports/, 300], [/Writing tables/, 0]];

/** Loaded before a build: it ends its own process as from outside, so that no other has to be quick enough. */
const killer = ([line, after]: readonly [line: RegExp, after: number]): string => `data:text/javascript,${encodeURIComponent(`
  const write = process.stdout.write.bind(process.stdout);
  const end = () => process.kill(process.pid, 'SIGKILL');
  process.stdout.write = (text, ...rest) => {
    const written = write(text, ...rest);
    if (${line}.test(String(text))) ${after === 0 ? 'end()' : `setTimeout(end, ${after})`};
    return written;
  };`)}`;

/** Runs a build; with `kill` it is killed so long after a line that fits. Gives how it ended. */
function build(args: readonly string[], kill?: readonly [line: RegExp, after: number]): Promise<number | NodeJS.Signals | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...(kill === undefined ? [] : ['--import', killer(kill)]), '--import', 'tsx', join(ROOT, 'scripts/build.ts'), ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('close', (status, signal) => done(status ?? signal));
  });
}

/** Every file below a folder with its hash; build.json, which tells the time, is left out. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== 'build.json').map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(await Promise.all(files.map(async (file): Promise<[string, string]> => [relative(folder, file), createHash('sha256').update(await readFile(file)).digest('hex')])));
}

test('a killed build leaves the old data whole, and the next one is right to the byte', { timeout: full ? 900_000 : 300_000 }, async () => {
  const data = await emptyFolder();
  const texts = Array.from({ length: REPORTS }, (_, index) => mintReport(5, index));
  await fill(data, Object.fromEntries(texts.slice(0, REPORTS / 2).map(({ name, text }) => [`reports/${name}`, text])));
  const site = await emptyFolder();
  const out = join(site, 'data');
  const cache = join(await emptyFolder(), 'cache');
  const args = ['--data', data, '--data-only', out, '--cache', cache, ...(full ? [] : ['--threads', '1'])];
  expect(await build(args)).toBe(0);
  const old = await hashes(out);
  expect(Object.keys(old).length).toBeGreaterThan(15);

  // Something is new for each build to do.
  await fill(data, Object.fromEntries(texts.map(({ name, text }) => [`reports/${name}`, `${text}\n又及`])));
  for (const moment of MOMENTS) {
    expect(await build(args, moment), String(moment)).toBe('SIGKILL');
    expect(await hashes(out), String(moment)).toEqual(old);
  }
  expect(await build(args)).toBe(0);
  expect(await readdir(site)).toEqual(['data']);
  const fresh = join(await emptyFolder(), 'data');
  expect(await build(['--data', data, '--data-only', fresh, '--no-cache', '--threads', '1'])).toBe(0);
  const right = await hashes(fresh);
  expect(right).not.toEqual(old);
  expect(await hashes(out)).toEqual(right);
});
