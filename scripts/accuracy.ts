/**
 * npm run accuracy -- [--reports N] [--faulty N] [--series N] [--seed S] [--family ID] [--noise SHARE] [--show N] [--out FILE]
 * Measures the reader on real texts, layout examples and minted reports, clean and faulty.
 * --series: reports of cities and their districts over three years, for the checks across years and places.
 * The result stands on the site's Method page.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseReport } from '../lib/corpus/parse';
import { mintReport, type Minted } from '../lib/mint';
import { add, EMPTY, judge, type Tally } from '../lib/mint/accuracy';
import { judgeAcross, type AcrossTally } from '../lib/mint/across';
import { mintCity, type City } from '../lib/mint/series';
import { readGazetteer, unitsBelow } from '../lib/place';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: {
  reports: { type: 'string', default: '20000' }, faulty: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' },
  series: { type: 'string', default: '1000' }, out: { type: 'string' }, show: { type: 'string', default: '2' }, family: { type: 'string' }, noise: { type: 'string' },
} });
const places = readGazetteer(readFileSync(path.join(root, 'data/places/places.csv'), 'utf8'));
const groups = new Map<string, Tally>();
interface Worst { see: string; bad: number; silent: number; lines: string[] }
const worst = new Map<string, Worst[]>();

function count(key: string, one: Tally): void {
  groups.set(key, add(groups.get(key) ?? EMPTY, one));
}

function take(minted: Minted, bytes: Uint8Array, group: string, see: string): void {
  const judged = judge(minted, parseReport(bytes, minted.name, places));
  count(group, judged);
  if (group === 'minted') {
    count(`family ${minted.family}`, judged);
    count(`zeros ${minted.zero}`, judged);
    for (const noise of minted.noises.length > 0 ? minted.noises : ['none']) count(`noise ${noise}`, judged);
  }
  if (judged.bad.length === 0) return;
  const list = worst.get(`${group} ${minted.family}`) ?? [];
  list.push({ see, bad: judged.bad.length, silent: judged.silent, lines: judged.bad.slice(0, 4).map((b) => `${b.id} printed ${b.truth} read ${b.got} (${b.state}${b.silent ? ', silent' : ''})`) });
  list.sort((a, b) => b.silent - a.silent || b.bad - a.bad);
  worst.set(`${group} ${minted.family}`, list.slice(0, Number(values.show)));
}

const Expected = z.object({
  report: z.string(), cells: z.record(z.string(), z.number().nullable()),
  errors: z.array(z.object({ rule: z.string(), cell: z.string() })).default([]),
});

function realCases(): void {
  const folder = path.join(root, 'test/read/cases');
  for (const name of readdirSync(folder).sort()) {
    const { report: given, cells: truth, errors } = Expected.parse(JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')));
    const file = existsSync(path.join(folder, name, given)) ? path.join(folder, name, given) : path.join(root, given);
    const minted: Minted = { name, text: '', truth, ambiguous: [], family: name, noises: [], zero: 'zeros', authority: '', year: 0, faults: [], errors };
    take(minted, readFileSync(file), name.startsWith('seed-') ? 'seeds' : 'layouts', `npm run -s parse -- --explain ${path.relative(root, file)}`);
  }
}

function mintedCases(group: string, reports: number, seed: number, faults: number): void {
  for (let index = 0; index < reports; index += 1) {
    const minted = mintReport(seed, index, { faults, ...(values.family ? { families: [values.family] } : {}), ...(values.noise ? { noise: Number(values.noise) } : {}) });
    take(minted, new TextEncoder().encode(minted.text), group, `npm run mint -- --seed ${seed} --only ${index}${faults > 0 ? ` --faults ${faults}` : ''} --out DIR`);
  }
}

/** Cities with all of their districts, until there are enough reports. */
function seriesCases(reports: number, seed: number, faults: number): AcrossTally {
  const below = unitsBelow(places);
  const years = [2021, 2022, 2023];
  const named = (code: string): string => {
    const unit = places.byCode.get(code)!.find((one) => one.to === null)!;
    return unit.ref.parents.map((parent) => places.byCode.get(parent)?.[0]?.name ?? '').join('') + unit.name;
  };
  const cities: City[] = places.units.filter((unit) => unit.level === 'prefecture' && unit.to === null && unit.from <= 2021)
    .map((unit) => ({ whole: named(unit.code), codes: below(unit.code, 2021), later: below(unit.code, 2023) }))
    .filter(({ codes, later }) => codes.length >= 2 && codes.length <= 8 && codes.join() === later.join())
    .map(({ whole, codes }) => ({ whole, parts: codes.map(named) }));
  const minted = [];
  for (let index = 0, count = 0; count < reports; index += 1) {
    const city = mintCity(seed, index, cities[(index * 7) % cities.length]!, years, faults);
    minted.push(city);
    count += city.reports.length;
  }
  return judgeAcross(minted, (name, text) => parseReport(new TextEncoder().encode(text), name, places), below);
}

realCases();
mintedCases('minted', Number(values.reports), Number(values.seed), 0);
mintedCases('faulty', Number(values.faulty), Number(values.seed) + 1, 0.6);

const series = { clean: seriesCases(Number(values.series), Number(values.seed) + 2, 0), faulty: seriesCases(Number(values.series), Number(values.seed) + 3, 0.4) };

const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(3)}%`);
for (const [key, t] of groups) {
  process.stdout.write(`${key.padEnd(28)} ${String(t.reports).padStart(6)} reports  right ${percent(t.right, t.printed).padStart(8)}  of non-zero ${percent(t.rightNonzero, t.printedNonzero).padStart(8)}  missed ${t.missed}  wrong ${t.wrong}  invented ${t.invented}  silent ${t.silent}  false alarms ${t.alarms} (${percent(t.alarms, t.right)})  errors ${t.errors}${t.faults > 0 ? `  faults found ${t.faultsFound} of ${t.faults}` : ''}\n`);
}
for (const [name, list] of worst) for (const one of list) process.stdout.write(`worst ${name}: ${one.bad} cells, ${one.silent} silent; ${one.see}\n    ${one.lines.join('\n    ')}\n`);
for (const [kind, t] of Object.entries(series)) {
  const rules = Object.entries(t.rules).map(([rule, n]) => (kind === 'clean' ? `${rule} ${n.unplanted}` : `${rule} ${n.found} of ${n.planted}`));
  process.stdout.write(`series ${kind.padEnd(21)} ${String(t.reports).padStart(6)} reports  errors ${t.errors}  ${kind === 'clean' ? 'found without a fault' : 'faults found'}: ${rules.join(', ')}\n`);
  for (const line of t.bad.slice(0, 5 * Number(values.show))) process.stdout.write(`    ${line}\n`);
}
const tally = { seed: Number(values.seed), groups: Object.fromEntries(groups), worst: Object.fromEntries(worst), series };
if (values.out) writeFileSync(values.out, `${JSON.stringify(tally, null, 1)}\n`);
const silent = [...groups.values()].reduce((sum, t) => sum + t.silent, 0);
const unfound = Object.values(series.faulty.rules).some((rule) => rule.found < rule.planted);
if (silent > 0 || unfound || series.clean.errors > 0) process.exitCode = 1;
