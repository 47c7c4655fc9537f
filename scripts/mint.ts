/**
 * npm run mint -- --reports N --seed S --out DIR [--faults SHARE] [--noise SHARE] [--family ID] [--only INDEX]
 * Writes made-up reports with known cells: DIR/reports/*, DIR/truth.jsonl and a site.json that says they are synthetic.
 */
import { mkdirSync, writeFileSync, createWriteStream } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mintReport } from '../lib/mint';

const { values } = parseArgs({ options: {
  reports: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, out: { type: 'string' },
  faults: { type: 'string', default: '0' }, noise: { type: 'string' }, family: { type: 'string' }, only: { type: 'string' },
} });
if (!values.out) {
  process.stderr.write('usage: npm run mint -- --reports N --seed S --out DIR [--faults SHARE] [--noise SHARE] [--family ID] [--only INDEX]\n');
  process.exit(2);
}
const reports = path.join(values.out, 'reports');
mkdirSync(reports, { recursive: true });
const truth = createWriteStream(path.join(values.out, 'truth.jsonl'));
const from = values.only === undefined ? 0 : Number(values.only);
const to = values.only === undefined ? Number(values.reports) : from + 1;
for (let index = from; index < to; index += 1) {
  const minted = mintReport(Number(values.seed), index, {
    faults: Number(values.faults), ...(values.noise ? { noise: Number(values.noise) } : {}), ...(values.family ? { families: [values.family] } : {}),
  });
  writeFileSync(path.join(reports, minted.name), minted.text);
  const { text, ...rest } = minted;
  truth.write(`${JSON.stringify({ ...rest, characters: text.length })}\n`);
}
truth.end();
writeFileSync(path.join(values.out, 'site.json'), `${JSON.stringify({
  title: { zh: '合成示例', en: 'Synthetic sample' }, publisher: 'npm run mint', licence: 'CC0-1.0', default_language: 'zh', synthetic: true,
}, null, 2)}\n`);
