/** npm run accuracy -- [--reports N] [--seed S] [--faults SHARE] [--out FILE] [--show N]: measures the reader on minted reports. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseReport } from '../lib/corpus/parse';
import { mintReport } from '../lib/mint';
import { add, EMPTY, judge, type Tally } from '../lib/mint/accuracy';
import { readGazetteer } from '../lib/place';

const { values } = parseArgs({ options: {
  reports: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, faults: { type: 'string', default: '0' },
  out: { type: 'string' }, show: { type: 'string', default: '3' }, family: { type: 'string' }, noise: { type: 'string' },
} });
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const places = readGazetteer(readFileSync(path.join(root, 'data/places/places.csv'), 'utf8'));
const groups = new Map<string, Tally>();
const worst = new Map<string, { index: number; bad: number; silent: number; lines: string[] }[]>();
const tally = (key: string, one: Tally): void => { groups.set(key, add(groups.get(key) ?? EMPTY, one)); };
for (let index = 0; index < Number(values.reports); index += 1) {
  const minted = mintReport(Number(values.seed), index, { faults: Number(values.faults), ...(values.family ? { families: [values.family] } : {}), ...(values.noise ? { noise: Number(values.noise) } : {}) });
  const judged = judge(minted, parseReport(Buffer.from(minted.text), minted.name, places));
  tally('all', judged);
  tally(`family ${minted.family}`, judged);
  tally(`zeros ${minted.zero}`, judged);
  for (const noise of minted.noises.length > 0 ? minted.noises : ['none']) tally(`noise ${noise}`, judged);
  if (judged.bad.length > 0) {
    const list = worst.get(minted.family) ?? [];
    list.push({ index, bad: judged.bad.length, silent: judged.silent, lines: judged.bad.slice(0, 4).map((b) => `${b.id} printed ${b.truth} read ${b.got} (${b.state}${b.silent ? ', silent' : ''})`) });
    list.sort((a, b) => b.silent - a.silent || b.bad - a.bad);
    worst.set(minted.family, list.slice(0, Number(values.show)));
  }
}
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(3)}%`);
const lines = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, t]) => `${key.padEnd(30)} reports ${String(t.reports).padStart(6)}  right ${percent(t.right, t.printed).padStart(8)}  non-zero ${percent(t.rightNonzero, t.printedNonzero).padStart(8)}  missed ${t.missed}  wrong ${t.wrong}  invented ${t.invented}  silent ${t.silent}  alarms ${t.alarms} (${percent(t.alarms, t.right)})  faults ${t.faultsFound}/${t.faults}`);
process.stdout.write(`${lines.join('\n')}\n`);
for (const [name, list] of worst) for (const one of list) process.stdout.write(`worst ${name} seed ${values.seed} index ${one.index}: ${one.bad} bad, ${one.silent} silent\n    ${one.lines.join('\n    ')}\n`);
if (values.out) writeFileSync(values.out, JSON.stringify({ seed: Number(values.seed), reports: Number(values.reports), groups: Object.fromEntries(groups), worst: Object.fromEntries(worst) }, null, 1));
