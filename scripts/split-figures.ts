/**
 * Splits one CSV of hand-coded figures by reporting year into a figures folder:
 * `tsx scripts/split-figures.ts FILE FOLDER`. Lines are copied as they are, in their order; a line
 * whose year cannot be told goes to `other.csv`, where the build names it.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../lib/corpus/csv';
import { FIGURE_COLUMNS } from '../lib/corpus/figures';

const [from, folder] = process.argv.slice(2);
if (!from || !folder) {
  console.error('usage: tsx scripts/split-figures.ts FILE FOLDER');
  process.exit(2);
}
const text = (await readFile(from, 'utf8')).replace(/^\uFEFF/, '');
const lines = text.split(/\r?\n/);
const yearOf = new Map(readCsv(text, FIGURE_COLUMNS).rows.map((row) => [row.line, row.fields['year'] ?? '']));
const parts = new Map<string, string[]>();
lines.forEach((line, index) => {
  if (index === 0 || line.trim() === '') return;
  const year = yearOf.get(index + 1) ?? '';
  const name = /^\d{4}$/.test(year) ? year : 'other';
  parts.set(name, [...(parts.get(name) ?? []), line]);
});
await mkdir(folder, { recursive: true });
for (const [name, part] of parts) await writeFile(join(folder, `${name}.csv`), `${[lines[0], ...part].join('\n')}\n`);
console.log([...parts].map(([name, part]) => `${name}.csv ${part.length}`).join('\n'));
