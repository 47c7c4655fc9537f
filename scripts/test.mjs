/**
 * `npm test`: sets up what is missing, then types, lint, a build, unit tests and browser tests.
 * The last line is `N passed, N failed`: types and lint count one each, then every test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { haveChromium } from './chromium.mjs';
import { checkNode, installPackages, ROOT, run, runScript } from './setup.mjs';

const OUT = 'out.test';
const RESULTS = join(ROOT, '.atlas/test');
let passed = 0;
let failed = 0;

function tally(ok) {
  if (ok) passed += 1;
  else failed += 1;
}

/** Adds what vitest counted. A file that could not even be loaded, and a run that left nothing, is a failure each. */
function tallyTests(file, status) {
  if (!existsSync(file)) {
    failed += 1;
    return;
  }
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = results.testResults.filter((result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed')).length;
  passed += results.numPassedTests;
  failed += results.numFailedTests + unloaded;
  if (status !== 0 && results.numFailedTests + unloaded === 0) failed += 1;
}

const node = (path, ...args) => run(process.execPath, [join(ROOT, 'node_modules', path), ...args]);

async function vitest(project, env, ...files) {
  const file = join(RESULTS, `${[project, ...files].join('-').replaceAll(/[^\w.-]/g, '_')}.json`);
  rmSync(file, { force: true });
  const status = await run(process.execPath, [
    join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, ...files,
    '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
  ], env);
  tallyTests(file, status);
}

function title(text) {
  console.log(`\n== ${text}`);
}

/** The size at which the twenty questions are asked again: real places, made-up figures. ATLAS_COUNTRY takes fewer places. */
const COUNTRY = { places: process.env.ATLAS_COUNTRY ?? '3000', years: '2020-2025' };

/** Mints a country, builds its site and drives the questions through it. */
async function country(chromium) {
  const [data, out] = [join(ROOT, '.atlas/country'), 'out.country'];
  rmSync(data, { recursive: true, force: true });
  title(`the twenty questions over ${COUNTRY.places} places, ${COUNTRY.years}`);
  if (await runScript('mint.ts', ['--places', COUNTRY.places, '--years', COUNTRY.years, '--faults', '0.05', '--out', data]) !== 0 || await runScript('build.ts', ['--data', data, '--out', out]) !== 0) {
    tally(false);
    return;
  }
  await vitest('browser', { ATLAS_TEST_OUT: join(ROOT, out), CHROMIUM_PATH: chromium }, 'test/browser/twenty.test.ts');
  for (const folder of [data, join(ROOT, out)]) rmSync(folder, { recursive: true, force: true });
}

/** --full: every unit of the table in every print, 200,000 fuzzed inputs, the whole accuracy report, every page in every mode, the questions over a country: an hour and more. */
const full = process.argv.includes('--full');

checkNode();
installPackages();
const chromium = haveChromium();
if (!chromium) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync(RESULTS, { recursive: true });

title('build');
const built = await runScript('build.ts', ['--out', OUT]) === 0;
if (!built) tally(false);
title('types');
tally(await node('typescript/bin/tsc', '--noEmit') === 0);
title('lint');
tally(await node('oxlint/bin/oxlint') === 0);
title('unit tests');
await vitest('unit', { ATLAS_TEST_OUT: join(ROOT, OUT), ...(full ? { ATLAS_FULL: '1', FUZZ_RUNS: '66667' } : {}) });
if (full) {
  title('accuracy');
  tally(await runScript('accuracy.ts') === 0);
}
if (built) {
  title('browser tests');
  await vitest('browser', { ATLAS_TEST_OUT: join(ROOT, OUT), CHROMIUM_PATH: chromium, ...(full ? { ATLAS_FULL: '1' } : {}) });
}

if (full) await country(chromium);
if (full && built) {
  title('lighthouse');
  tally(await runScript('lighthouse.ts', ['--out', OUT]) === 0);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
