/**
 * npm run mint -- --reports N --seed S --out DIR [--faults SHARE] [--noise SHARE] [--family ID] [--only INDEX]
 * npm run mint -- --places N --years 2020-2025 --seed S --out DIR [--faults SHARE]
 * Writes made-up reports with known cells: DIR/reports/*, DIR/truth.jsonl and a site.json that says they are synthetic.
 * With --places: N real places over the years, prefectures with their counties, and a population.csv.
 */
import { mkdirSync, readFileSync, writeFileSync, createWriteStream } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { mintReport } from '../lib/mint';
import { citiesOf, mintCountry } from '../lib/mint/country';
import { readGazetteer } from '../lib/place';

const USAGE = `usage: npm run mint -- --reports N --seed S --out DIR [--faults SHARE] [--noise SHARE] [--family ID] [--only INDEX]
       npm run mint -- --places N --years FROM-TO --seed S --out DIR [--faults SHARE]
`;
const { values } = parseArgs({ options: {
  reports: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, out: { type: 'string' }, places: { type: 'string' }, years: { type: 'string', default: '2020-2025' },
  faults: { type: 'string', default: '0' }, noise: { type: 'string' }, family: { type: 'string' }, only: { type: 'string' },
} });
const span = /^(\d{4})-(\d{4})$/.exec(values.years);
if (!values.out || span === null || Number(span[1]) > Number(span[2])) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const out = values.out;
const reports = path.join(out, 'reports');
mkdirSync(reports, { recursive: true });
const truth = createWriteStream(path.join(out, 'truth.jsonl'));
const seed = Number(values.seed);

if (values.places === undefined) {
  const from = values.only === undefined ? 0 : Number(values.only);
  const to = values.only === undefined ? Number(values.reports) : from + 1;
  for (let index = from; index < to; index += 1) {
    const minted = mintReport(seed, index, {
      faults: Number(values.faults), ...(values.noise ? { noise: Number(values.noise) } : {}), ...(values.family ? { families: [values.family] } : {}),
    });
    writeFileSync(path.join(reports, minted.name), minted.text);
    const { text, ...rest } = minted;
    truth.write(`${JSON.stringify({ ...rest, characters: text.length })}\n`);
  }
} else {
  const years = Array.from({ length: Number(span[2]) - Number(span[1]) + 1 }, (_, index) => Number(span[1]) + index);
  const gazetteer = readGazetteer(readFileSync(path.join(import.meta.dirname, '../data/places/places.csv'), 'utf8'));
  const population: (string | number)[][] = [];
  for (const year of years) mkdirSync(path.join(reports, String(year)), { recursive: true });
  for (const city of mintCountry(seed, citiesOf(gazetteer, years, Number(values.places)), years, Number(values.faults))) {
    population.push(...city.population);
    for (const { text, ...rest } of city.reports) {
      writeFileSync(path.join(reports, String(rest.year), rest.name), text);
      truth.write(`${JSON.stringify({ ...rest, characters: text.length })}\n`);
    }
  }
  writeFileSync(path.join(out, 'population.csv'), `${Papa.unparse({ fields: ['place_code', 'year', 'residents', 'source'], data: population })}\n`);
  process.stderr.write(`${population.length / years.length} places over ${years.length} years\n`);
}
truth.end();
writeFileSync(path.join(out, 'site.json'), `${JSON.stringify({
  title: { zh: '合成示例', en: 'Synthetic sample' }, publisher: 'npm run mint', licence: 'CC0-1.0', default_language: 'zh', synthetic: true,
}, null, 2)}\n`);
