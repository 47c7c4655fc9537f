/**
 * npm run -s parse -- [--explain] FILE|DIR…|-
 * Prints one JSON line per file, in order. A bad file gives a line with problems, never a stop.
 * `-` reads a list of paths from standard input. --explain prints how each row was read instead.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { native } from '../lib/corpus/native';
import { parseReport } from '../lib/corpus/parse';
import { readGazetteer } from '../lib/place';
import type { Parsed } from '../lib/read/report';
import type { TraceRow } from '../lib/read/trace';
import { filesOf } from './report-files';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function main(): void {
  const args = process.argv.slice(2);
  const explain = args.includes('--explain');
  const paths = args.filter((arg) => arg !== '--explain');
  if (paths.length === 0 || paths.includes('--help')) {
    process.stderr.write('usage: npm run -s parse -- [--explain] FILE|DIR…|-\n');
    process.exitCode = paths.length === 0 ? 2 : 0;
    return;
  }
  const places = readGazetteer(readFileSync(path.join(root, 'data/places/places.csv'), 'utf8'));
  const one = (file: string): void => {
    const rows: TraceRow[] = [];
    const line = parseOne(file, (bytes) => parseReport(bytes, file, places, { ...native, ...(explain ? { trace: { row: (row: TraceRow) => rows.push(row) } } : {}) }));
    if (explain) {
      process.stdout.write(`${file}\n`);
      for (const row of rows) process.stdout.write(`  ${row.table}.${row.row}\t${row.how}\tkept ${row.kept} of ${row.readings}\t${JSON.stringify(row.label)}\t${JSON.stringify(row.text)}\t→ ${JSON.stringify(row.values)}\n`);
      for (const check of line.checks) process.stdout.write(`  ${check.status} ${check.rule} ${check.cells.join(' ')} expected ${check.expected} actual ${check.actual}\n`);
      for (const problem of line.problems) process.stdout.write(`  ${problem.code}: ${problem.message}\n`);
      return;
    }
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  for (const given of paths) {
    if (given === '-') {
      createInterface({ input: process.stdin }).on('line', (name) => {
        if (name.trim() !== '') for (const file of filesOf(name.trim())) one(file);
      });
      continue;
    }
    for (const file of filesOf(given)) one(file);
  }
}

/** The contract's line, with trouble as problems instead of an exit. */
function parseOne(file: string, parse: (bytes: Uint8Array) => Parsed & { text?: string; sections?: unknown }): Parsed {
  try {
    const { source, report, cells, claims, checks, passed, problems } = parse(readFileSync(file));
    return { source, report, cells, claims, checks, passed, problems };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const message = code === 'ENOENT' ? 'No such file: check the path.' : code === 'EISDIR' ? 'This is a folder, not a file.' : code === 'EACCES' ? 'The file may not be read: change its permissions.' : `The file could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { source: { path: file, sha256: '', bytes: 0, encoding: 'unknown' }, report: null, cells: [], claims: [], checks: [], passed: 0, problems: [{ code: `file_${code.toLowerCase()}`, message }] };
  }
}

main();
