/**
 * npm run -s check -- FILE|DIR…|- [--format text|json|sarif|csv] [--min error|warning|note] [--lang en|zh]
 * Prints what does not add up in the reports, and between reports of one organ that are given together.
 * `-` is standard input: a list of paths where its first line names a file or a folder, else the text of a report.
 * Exit status: 0 nothing as grave as --min (error), 1 something, 2 wrong usage or a file that cannot be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkAcross, compactOf, type Compact } from '../lib/check/across';
import { asCsv, asJson, asSarif, asText, reaches, SEVERITIES, tell, type Told, type Unread } from '../lib/check/format';
import { parseReport } from '../lib/corpus/parse';
import { readGazetteer, unitsBelow } from '../lib/place';
import type { Lang } from '../lib/i18n/lang';
import type { Finding } from '../lib/read/report';
import { lookIn } from './report-files';

const USAGE = 'usage: npm run -s check -- FILE|DIR…|- [--format text|json|sarif|csv] [--min error|warning|note] [--lang en|zh]\n';
const FORMATS = ['text', 'json', 'sarif', 'csv'] as const;
const LANGS: readonly Lang[] = ['en', 'zh'];
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function given() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: {
    format: { type: 'string', default: 'text' }, min: { type: 'string', default: 'error' }, lang: { type: 'string', default: 'en' }, help: { type: 'boolean' },
  } });
  const format = FORMATS.find((one) => one === values.format);
  const least = SEVERITIES.find((one) => one === values.min);
  const lang = LANGS.find((one) => one === values.lang);
  if (!format || !least || !lang || positionals.length === 0) throw new Error('give a file or a folder, and one of the values named for each option.');
  return { format, least, lang, paths: positionals };
}

function main(): void {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  let options: ReturnType<typeof given>;
  try {
    options = given();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { format, least, lang, paths } = options;
  const places = readGazetteer(readFileSync(path.join(root, 'data/places/places.csv'), 'utf8'));
  const found = new Map<string, Told[]>();
  const unread: Unread[] = [];
  const compacts: Compact[] = [];
  let passed = 0;
  let reports = 0;
  const input = paths.includes('-') ? standardInput() : null;
  const looked = paths.flatMap((given) => (given === '-' && input !== null ? input.paths ?? ['-'] : [given])).map((given) => (given === '-' && input !== null ? { files: ['-'], others: 0 } : lookIn(given)));
  // A file named twice is read once: it would be its own second version.
  const files = [...new Set(looked.flatMap((each) => each.files))];
  const others = looked.reduce((sum, each) => sum + each.others, 0);
  const bytesOf = (file: string): Uint8Array => (file === '-' && input !== null ? input.bytes : readFileSync(file));
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = bytesOf(file);
    } catch (error) {
      unread.push({ file, message: reasonOf(error) });
      continue;
    }
    const parsed = parseReport(bytes, file, places);
    if (parsed.report === null) {
      unread.push({ file, message: parsed.problems.map((problem) => problem.message).join(' ') });
      continue;
    }
    if (parsed.report.kind === 'annual_report') reports += 1;
    passed += parsed.passed;
    found.set(file, tell(file, parsed.text, parsed.cells, parsed.checks, lang));
    if (files.length > 1) compacts.push(compactOf(file, { report: parsed.report, path: file, retrieved: null, cells: parsed.cells, sections: parsed.sections, findings: 0 }));
  }
  const across = checkAcross(compacts, unitsBelow(places));
  for (const count of across.passed.values()) passed += count;
  for (const [file, findings] of across.findings) found.set(file, [...(found.get(file) ?? []), ...again(file, findings)]);

  const all = [...found.values()].flat();
  const open = all.filter((one) => one.status === 'not_assessable');
  const failed = all.filter((one) => one.status !== 'not_assessable');
  if (format === 'json') process.stdout.write(asJson(all, unread));
  else if (format === 'csv') process.stdout.write(asCsv(all));
  else if (format === 'sarif') process.stdout.write(asSarif(all, unread, lang, version()));
  else process.stdout.write(asText(least === 'note' ? all : failed, lang));

  for (const { file, message } of unread) process.stderr.write(`${file}: ${message}\n`);
  const by = SEVERITIES.map((severity) => many(failed.filter((one) => one.severity === severity).length, severity)).join(', ');
  process.stderr.write(`${many(files.length, 'file')}, ${many(reports, 'annual report')}: ${by}; ${many(passed, 'check')} passed, ${open.length} cannot be made${unread.length > 0 ? `; ${many(unread.length, 'file')} not read` : ''}${others > 0 ? `; ${many(others, 'file')} of other kinds passed over` : ''}.\n`);
  if (files.length === 0) process.stderr.write('No report files (.txt, .md, .html) were found there.\n');
  process.exitCode = unread.length > 0 || files.length === 0 ? 2 : all.some((one) => reaches(one, least)) ? 1 : 0;

  /** A finding across reports points into a text that was let go: it is read once more, for the places of its cells. */
  function again(file: string, findings: readonly Finding[]): Told[] {
    const parsed = parseReport(bytesOf(file), file, places);
    return tell(file, parsed.text, parsed.cells, findings, lang);
  }
}

/** Standard input, read to its end: paths where its first line is one, else a report. */
function standardInput(): { bytes: Uint8Array; paths: string[] | null } {
  const bytes = readFileSync(0);
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  return { bytes, paths: lines[0] !== undefined && existsSync(lines[0]) ? lines : null };
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such file: check the path.';
  if (code === 'EISDIR') return 'this folder cannot be listed: change its permissions.';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read: change its permissions.';
  return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function version(): string {
  const found = /"version": "([^"]+)"/.exec(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return found?.[1] ?? '0';
}

// A reader that stops early (| head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
main();
