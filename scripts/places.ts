/**
 * npm run places -- --add FILE --year YEAR [--dry-run] [--table FILE]
 * Merges the ministry's list of a year (CSV: code,name and perhaps level,parent) into data/places/places.csv
 * and prints what changed. With --dry-run nothing is written.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PlacesError } from '../lib/place';
import { mergeYear, type Change } from '../lib/place/update';
import { decode } from '../lib/source/decode';

const USAGE = 'usage: npm run places -- --add FILE --year YEAR [--dry-run] [--table FILE]\n';
const TABLE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../data/places/places.csv');

function told(change: Change): string {
  const unit = `${change.code} ${change.name}`;
  switch (change.kind) {
    case 'new': return `new      ${unit}`;
    case 'ended': return `ended    ${unit}${change.to === null ? ': fill in its successors' : ` → ${change.to}`}`;
    case 'renamed': return `renamed  ${change.code} ${change.from} → ${change.to}`;
    case 'moved': return `moved    ${unit}: ${change.from} → ${change.to}`;
  }
}

function main(): number {
  const { values } = parseArgs({ options: { add: { type: 'string' }, year: { type: 'string' }, table: { type: 'string', default: TABLE }, 'dry-run': { type: 'boolean', default: false } } });
  if (!values.add || !/^(19|20)\d\d$/.test(values.year ?? '')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const merged = mergeYear(readFileSync(values.table, 'utf8'), decode(readFileSync(values.add)).text, Number(values.year));
  for (const change of merged.changes) process.stdout.write(`${told(change)}\n`);
  if (merged.unlisted.length > 0) process.stdout.write(`Not in the list, left as they are: ${merged.unlisted.join(', ')}\n`);
  if (merged.changes.length === 0) {
    process.stdout.write('Nothing changes.\n');
  } else if (values['dry-run']) {
    process.stdout.write(`${merged.changes.length} changes; nothing was written.\n`);
  } else {
    writeFileSync(`${values.table}.new`, merged.csv);
    renameSync(`${values.table}.new`, values.table);
    process.stdout.write(`${merged.changes.length} changes written to ${path.relative(process.cwd(), values.table)}. Run npx vitest run test/place.\n`);
  }
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof PlacesError || error instanceof Error ? error.message : String(error)}\n${error instanceof PlacesError ? '' : USAGE}`);
  process.exitCode = 2;
}
