/**
 * A publisher's folder: which files are reports, the hand-coded figures, and the small tables beside
 * them. One bad file or line is told as a Trouble and never stops the rest. data/README.md describes
 * the folder for those who fill one.
 */
import { placeByCode, type Gazetteer } from '../place';
import { decode, MAX_BYTES } from '../source/decode';
import { isCellId } from '../form';
import { SCOPES, type Scope } from '../read/report';
import { readCsv, type CsvRow } from './csv';
import { BuildError, messageOf, type Effects } from './effects';
import { gatherFigures, type CodedReport } from './figures';
import { each, filesOf, type FoundFile, type Listed } from './files';
import { readSettings, Settings } from './settings';
import type { ExpectedRow, PopulationRow } from './tables';
import type { Trouble } from './trouble';

/** Where the published original of a report is. */
export interface Origin { url: string | null; publisher: string | null; retrieved: string | null; /** Day it was published, YYYY-MM-DD, where the publisher of the site knows it. */ published?: string | null }
/** A person's decision about the place, and perhaps the scope, of a file or of an authority. */
export interface Override { placeCode: string; scope: Scope | null; where: string }
/** A figure that someone says should stand there; it is shown beside the printed one. */
export interface Correction { cell: string; value: number | null; who: string; why: string; date: string | null; line: number }

/** A change of the data that the publisher tells of, in both languages. */
export interface Change { date: string; zh: string; en: string }

export interface Folder {
  settings: Settings;
  /** Files to read as reports, in the order of their paths; `path` is relative to the folder. */
  reports: Listed<FoundFile>;
  coded: CodedReport[];
  /** By path of the report. */
  origins: Map<string, Origin>;
  overrides: { byFile: Map<string, Override>; byAuthority: Map<string, Override> };
  /** By path of the report, or by report id. */
  corrections: Map<string, Correction[]>;
  /** Reports that should exist, by expected.csv; empty where there is none. */
  expected: ExpectedRow[];
  /** What was changed in the data and when, by changes.csv: newest first. */
  changes: Change[];
  /** Residents by place and year, by population.csv; empty where there is none. */
  population: PopulationRow[];
  troubles: Trouble[];
}

const TROUBLE_FIX: Record<string, string> = {
  'file.loop': 'Remove the link.',
  'file.broken_link': 'Remove the link, or put the file back.',
  'file.unreadable': 'Give the build leave to read it.',
  'file.special': 'Put a plain file there.',
};

/** `reports/x.txt`, `./reports/x.txt` and `x.txt` name the same report. */
export function reportPath(name: string): string {
  const clean = name.replace(/\\/g, '/').replace(/^\.?\/+/, '').normalize('NFC');
  return clean.startsWith('reports/') ? clean : `reports/${clean}`;
}

/** Usable files below one folder of the publisher's; what cannot be used goes to `troubles`. */
async function filesBelow(effects: Effects, root: string, name: string, troubles: Trouble[]): Promise<FoundFile[]> {
  const kind = await effects.kind(`${root}/${name}`);
  if (kind === 'none') return [];
  if (kind !== 'directory') {
    troubles.push({ code: 'folder.not_a_folder', file: name, message: 'this should be a folder.', fix: `Make a folder ${name}/ and put the files in it.` });
    return [];
  }
  const files: FoundFile[] = [];
  for (const entry of await effects.list(`${root}/${name}`)) {
    const path = `${name}/${entry.path}`;
    if (entry.trouble) {
      troubles.push({ code: entry.trouble.code, file: path, message: entry.trouble.message, fix: TROUBLE_FIX[entry.trouble.code] ?? 'Look at the file.' });
    } else if (entry.bytes !== null) {
      files.push({ path, bytes: entry.bytes, modified: entry.modified });
    }
  }
  return files;
}

/** The text of a file, or null with a Trouble; any encoding that lib/source knows. */
async function textOf(effects: Effects, root: string, path: string, troubles: Trouble[]): Promise<string | null> {
  try {
    const decoded = decode(await effects.read(`${root}/${path}`));
    for (const problem of decoded.problems) {
      troubles.push({ code: `file.${problem.code}`, file: path, message: problem.message, fix: 'Save it as UTF-8 text.' });
    }
    return decoded.encoding === 'unknown' ? null : decoded.text;
  } catch (error) {
    troubles.push({ code: 'file.unreadable', file: path, message: `it cannot be read: ${messageOf(error)}.`, fix: 'Give the build leave to read it.' });
    return null;
  }
}

/** A small table that may be absent; `null` text where it is not there or is no file. */
async function tableRows(effects: Effects, root: string, name: string, columns: readonly string[], troubles: Trouble[]): Promise<CsvRow[]> {
  const kind = await effects.kind(`${root}/${name}`);
  if (kind === 'none') return [];
  if (kind !== 'file') {
    troubles.push({ code: 'file.not_a_file', file: name, message: 'a folder stands where a file is expected.', fix: `Remove it, or put a file ${name} there.` });
    return [];
  }
  const text = await textOf(effects, root, name, troubles);
  if (text === null) return [];
  const csv = readCsv(text, columns);
  for (const trouble of csv.troubles) {
    troubles.push({
      code: `table.${trouble.code}`, file: name, line: trouble.line, message: trouble.message,
      fix: trouble.code === 'header' ? `The first line must name ${columns.join(',')}.` : 'Correct the line.',
    });
  }
  return csv.rows;
}

async function settingsOf(effects: Effects, root: string, troubles: Trouble[]): Promise<Settings> {
  const kind = await effects.kind(`${root}/site.json`);
  if (kind === 'none') {
    troubles.push({ code: 'site.missing', file: 'site.json', message: 'there is no site.json, so the site has the default title and no publisher.', fix: 'Copy data/site.json and change it.' });
    return Settings.parse({});
  }
  if (kind !== 'file') throw new BuildError('site.not_a_file', 'site.json is not a file.', 'Put a file there; data/site.json is an example.');
  let bytes: Uint8Array;
  try {
    bytes = await effects.read(`${root}/site.json`);
  } catch (error) {
    throw new BuildError('site.unreadable', `site.json cannot be read: ${messageOf(error)}`, 'Give the build leave to read it.');
  }
  return readSettings(decode(bytes).text);
}

/** A day of the calendar, YYYY-MM-DD. */
function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = new Date(`${text}T00:00:00Z`);
  return found !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const orNull = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

function originsOf(rows: CsvRow[], reports: Folder['reports'], troubles: Trouble[]): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  if (rows.length === 0) return origins;
  const known = new Set([...each(reports)].map((file) => reportPath(file.path)));
  for (const { line, fields } of rows) {
    const path = reportPath(fields['file'] ?? '');
    let url = orNull(fields['url']);
    if (url !== null && !/^https?:\/\/\S+$/i.test(url)) {
      troubles.push({ code: 'sources.bad_url', file: 'sources.csv', line, message: `"${url}" is not a web address; the original counts as unknown.`, fix: 'Give the whole address, from http:// or https://, or leave it empty.' });
      url = null;
    }
    let published = orNull(fields['published']);
    if (published !== null && !isDay(published)) {
      troubles.push({ code: 'sources.bad_date', file: 'sources.csv', line, message: `"${published}" is not a day; the date of publication counts as unknown.`, fix: 'Write it as 2024-01-31, or leave it empty.' });
      published = null;
    }
    if (!known.has(path)) {
      troubles.push({ code: 'sources.no_such_file', file: 'sources.csv', line, message: `there is no ${path}.`, fix: 'Correct the name, or remove the line.' });
    } else if (origins.has(path)) {
      troubles.push({ code: 'sources.repeated', file: 'sources.csv', line, message: `${path} stands in an earlier line already, which is kept.`, fix: 'Remove one of the lines.' });
    } else {
      origins.set(path, { url, publisher: orNull(fields['publisher']), retrieved: orNull(fields['retrieved']), published });
    }
  }
  return origins;
}

function overridesOf(rows: CsvRow[], gazetteer: Gazetteer, troubles: Trouble[]): Folder['overrides'] {
  const overrides: Folder['overrides'] = { byFile: new Map(), byAuthority: new Map() };
  const file = 'places-overrides.csv';
  for (const { line, fields } of rows) {
    const placeCode = fields['place_code'] ?? '';
    const given = orNull(fields['scope']);
    const scope = SCOPES.find((candidate) => candidate === given) ?? null;
    const name = orNull(fields['file']);
    const authority = orNull(fields['authority']);
    if (placeByCode(gazetteer, placeCode) === null) {
      troubles.push({ code: 'overrides.unknown_place', file, line, message: `place_code "${placeCode}" is not in the table of places.`, fix: 'Take the code from data/places/places.csv.' });
    } else if (given !== null && scope === null) {
      troubles.push({ code: 'overrides.unknown_scope', file, line, message: `scope "${given}" is not known.`, fix: `Use one of ${SCOPES.join(', ')}, or leave it empty.` });
    } else if (name !== null) {
      overrides.byFile.set(reportPath(name), { placeCode, scope, where: `${file}:${line}` });
    } else if (authority !== null) {
      overrides.byAuthority.set(authority, { placeCode, scope, where: `${file}:${line}` });
    } else {
      troubles.push({ code: 'overrides.nothing_named', file, line, message: 'neither an authority nor a file is named.', fix: 'Fill one of the two.' });
    }
  }
  return overrides;
}

function correctionsOf(rows: CsvRow[], troubles: Trouble[]): Map<string, Correction[]> {
  const corrections = new Map<string, Correction[]>();
  const file = 'corrections.csv';
  for (const { line, fields } of rows) {
    const cell = fields['cell'] ?? '';
    const value = orNull(fields['value']);
    const name = fields['report'] ?? '';
    const lacking = ['report', 'who', 'why'].filter((column) => orNull(fields[column]) === null);
    if (lacking.length > 0) {
      troubles.push({ code: 'corrections.incomplete', file, line, message: `${lacking.join(', ')} is empty.`, fix: 'A correction says which report, who corrects and why.' });
    } else if (!isCellId(cell)) {
      troubles.push({ code: 'corrections.unknown_cell', file, line, message: `cell "${cell}" is not in the form.`, fix: 'Use table.row.column as in the data dictionary.' });
    } else if (value !== null && !/^-?\d+(\.\d+)?$/.test(value)) {
      troubles.push({ code: 'corrections.bad_value', file, line, message: `"${value}" is not a number.`, fix: 'Enter plain digits, or leave it empty where no number should stand.' });
    } else {
      const key = /-(\d{4}|none)-[0-9a-f]{8}$/.test(name) ? name : reportPath(name);
      const correction = { cell, value: value === null ? null : Number(value), who: fields['who'] ?? '', why: fields['why'] ?? '', date: orNull(fields['date']), line };
      corrections.set(key, [...(corrections.get(key) ?? []), correction]);
    }
  }
  return corrections;
}

/** Newest first; of one day in the order of the file. */
function changesOf(rows: CsvRow[], troubles: Trouble[]): Change[] {
  const file = 'changes.csv';
  return rows.flatMap(({ line, fields }): Change[] => {
    const [date, zh, en] = ['date', 'zh', 'en'].map((column) => orNull(fields[column]));
    if (date === null || date === undefined || !isDay(date)) {
      troubles.push({ code: 'changes.bad_date', file, line, message: `"${date ?? ''}" is not a day.`, fix: 'Write it as 2024-01-31.' });
    } else if (!zh || !en) {
      troubles.push({ code: 'changes.incomplete', file, line, message: `${zh ? 'en' : 'zh'} is empty.`, fix: 'Say the change in Chinese and in English.' });
    } else return [{ date, zh, en }];
    return [];
  }).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

function expectedOf(rows: CsvRow[], gazetteer: Gazetteer, troubles: Trouble[]): ExpectedRow[] {
  const file = 'expected.csv';
  const first = new Map<string, number>();
  return rows.flatMap(({ line, fields }) => {
    const place_code = fields['place_code'] ?? '';
    const year = fields['year'] ?? '';
    const authority = orNull(fields['authority']);
    const key = `${place_code}|${year}|${authority ?? ''}`;
    const before = first.get(key);
    if (placeByCode(gazetteer, place_code) === null) {
      troubles.push({ code: 'expected.unknown_place', file, line, message: `place_code "${place_code}" is not in the table of places.`, fix: 'Take the code from data/places/places.csv.' });
    } else if (!/^(?:19|20)\d\d$/.test(year)) {
      troubles.push({ code: 'expected.bad_year', file, line, message: `year "${year}" is not a year.`, fix: 'Enter the year reported on, such as 2023.' });
    } else if (before !== undefined) {
      troubles.push({ code: 'expected.repeated', file, line, message: `the same report stands in line ${before} already, and was taken once.`, fix: 'Remove one of the lines.' });
    } else {
      first.set(key, line);
      return [{ place_code, year: Number(year), authority, line }];
    }
    return [];
  });
}

/** A number without a source is no number: someone must be able to check it. */
function populationOf(rows: CsvRow[], gazetteer: Gazetteer, troubles: Trouble[]): PopulationRow[] {
  const file = 'population.csv';
  const first = new Map<string, number>();
  return rows.flatMap(({ line, fields }) => {
    const place_code = fields['place_code'] ?? '';
    const year = fields['year'] ?? '';
    const residents = (fields['residents'] ?? '').replaceAll(',', '');
    const source = orNull(fields['source']);
    const key = `${place_code}|${year}`;
    const before = first.get(key);
    if (placeByCode(gazetteer, place_code) === null) {
      troubles.push({ code: 'population.unknown_place', file, line, message: `place_code "${place_code}" is not in the table of places.`, fix: 'Take the code from data/places/places.csv.' });
    } else if (!/^(?:19|20)\d\d$/.test(year)) {
      troubles.push({ code: 'population.bad_year', file, line, message: `year "${year}" is not a year.`, fix: 'Enter the year the number is of, such as 2023.' });
    } else if (!/^[1-9]\d{0,9}$/.test(residents)) {
      troubles.push({ code: 'population.bad_number', file, line, message: `residents "${fields['residents'] ?? ''}" is not a number of persons.`, fix: 'Enter whole persons, such as 1060000, not ten thousands.' });
    } else if (source === null) {
      troubles.push({ code: 'population.no_source', file, line, message: 'the line names no source.', fix: 'Name the yearbook or census the number is from.' });
    } else if (before !== undefined) {
      troubles.push({ code: 'population.repeated', file, line, message: `the same place and year stand in line ${before} already, which counts.`, fix: 'Remove one of the lines.' });
    } else {
      first.set(key, line);
      return [{ place_code, year: Number(year), residents: Number(residents), source, line }];
    }
    return [];
  });
}

/**
 * Looks through the folder; the reports themselves are not read yet.
 * Throws BuildError where there is no folder, or site.json cannot be used.
 */
export async function readFolder(effects: Effects, root: string, gazetteer: Gazetteer): Promise<Folder> {
  if (await effects.kind(root) !== 'directory') {
    throw new BuildError('folder.missing', `There is no folder ${root}.`, 'Give the publisher\'s folder with --data DIR; data/README.md describes one.');
  }
  const troubles: Trouble[] = [];
  const settings = await settingsOf(effects, root, troubles);

  const found: FoundFile[] = [];
  for (const file of await filesBelow(effects, root, 'reports', troubles)) {
    if (file.bytes > MAX_BYTES) {
      troubles.push({ code: 'file.too_large', file: file.path, message: `it has ${file.bytes} bytes, more than ${MAX_BYTES}, and was not read.`, fix: 'Split it, one report a file.' });
    } else {
      found.push(file);
    }
  }

  const figureFiles: { path: string; text: string }[] = [];
  for (const file of await filesBelow(effects, root, 'figures', troubles)) {
    if (!file.path.toLowerCase().endsWith('.csv')) {
      if (!/\.(md|txt)$/i.test(file.path)) {
        troubles.push({ code: 'figures.not_csv', file: file.path, message: 'only .csv files are read here.', fix: 'Save it as CSV, or move it out of figures/.' });
      }
      continue;
    }
    const text = await textOf(effects, root, file.path, troubles);
    if (text !== null) figureFiles.push({ path: file.path, text });
  }
  const gathered = gatherFigures(figureFiles, (code) => placeByCode(gazetteer, code) !== null);
  troubles.push(...gathered.troubles);

  const reports = filesOf(found);
  const table = (name: string, columns: readonly string[]) => tableRows(effects, root, name, columns, troubles);
  return {
    settings, reports, coded: gathered.reports,
    origins: originsOf(await table('sources.csv', ['file', 'url']), reports, troubles),
    overrides: overridesOf(await table('places-overrides.csv', ['place_code']), gazetteer, troubles),
    corrections: correctionsOf(await table('corrections.csv', ['report', 'cell', 'value', 'who', 'why']), troubles),
    expected: expectedOf(await table('expected.csv', ['place_code', 'year']), gazetteer, troubles),
    changes: changesOf(await table('changes.csv', ['date', 'zh', 'en']), troubles),
    population: populationOf(await table('population.csv', ['place_code', 'year', 'residents', 'source']), gazetteer, troubles),
    troubles,
  };
}
