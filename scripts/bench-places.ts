/** npm run bench:places: finding a report's place and scope, against reading the whole report, on one core. */
import { readFileSync } from 'node:fs';
import { parseReport } from '../lib/corpus/parse';
import { mintReport } from '../lib/mint';
import { locate, readGazetteer, type LocateInput } from '../lib/place';

const COUNT = Number(process.argv[2] ?? 600);
const ROUNDS = 5;
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const filler = `${'　　认真贯彻落实政务公开工作要求，坚持以公开为常态、不公开为例外，不断提升政府信息公开工作质量和水平。'.repeat(60)}\n`;

/** Names of real places, every fourth one without its parents, so that ambiguous names are looked for in the text. */
const counties = places.units.filter((unit) => unit.level === 'county' && unit.to === null);
const organs = ['人民政府', '人民政府办公室', '司法局', '自然资源局'];
const given: { bytes: Uint8Array; input: LocateInput }[] = [];
for (let i = 0; i < COUNT; i += 1) {
  const minted = mintReport(5, i, { families: ['tab_rows', 'pipe_tail', 'row_blanks', 'cell_line'] });
  const unit = counties[(i * 37) % counties.length]!;
  const above = i % 4 === 0 ? '' : unit.ref.parents.map((code) => places.byCode.get(code)?.[0]?.name ?? '').join('');
  const authority = above + unit.name + organs[i % organs.length]!;
  const text = minted.text.replaceAll(minted.authority, authority).replace('五、存在', `${filler}五、存在`);
  given.push({ bytes: new TextEncoder().encode(text), input: { authority, title: text.split('\n', 1)[0] ?? null, year: minted.year, text, path: minted.name, proactiveDecisions: null } });
}

const match: number[] = [];
const parse: number[] = [];
let sink = 0;
let settled = 0;
for (let round = 0; round <= ROUNDS; round += 1) {
  let start = performance.now();
  settled = 0;
  for (const { input } of given) settled += locate(places, input).place === null ? 0 : 1;
  const matched = performance.now() - start;
  start = performance.now();
  for (const { bytes, input } of given) sink += parseReport(bytes, input.path ?? '', places).cells.length;
  const parsed = performance.now() - start;
  if (round > 0) {
    match.push(matched);
    parse.push(parsed);
  }
}
const one = (1000 * median(match)) / COUNT;
const whole = (1000 * median(parse)) / COUNT;
process.stdout.write(`${COUNT} reports, ${settled} settled: ${one.toFixed(1)} µs a place and scope, ${whole.toFixed(1)} µs a report read: ${((100 * one) / whole).toFixed(1)}%${sink < 0 ? '!' : ''}\n`);
