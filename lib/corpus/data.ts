/** From a publisher's folder to the data folder of a site: Parquet tables, manifest, settings. */
import { METRICS } from '../metrics';
import { placeByCode, readGazetteer, unitsBelow, type Gazetteer } from '../place';
import { englishName, pinyinOf } from '../place/english';
import { settleAcross } from './across';
import { boundaryFiles, copyBoundaries } from './boundaries';
import { corpusReportOf } from './coded';
import { countTables } from './count';
import { writeDownloads } from './downloads';
import { BuildError, type Effects } from './effects';
import { itemOf } from './files';
import { readFolder, reportPath, type Correction, type Folder } from './folder';
import { gather, readingsOf, tidy, toRead } from './gather';
import { ownHands, pooledHands, type Hands } from './hands';
import { item } from './item';
import { keepLast, signatureOf, useLast } from './last';
import { MOST_BYTES } from './limits';
import { dataPackageOf, manifestOf, shardsOf, tableFile, type Manifest, type ShardFile } from './manifest';
import { openPackWriter } from './pack';
import type { ParseReport } from './reading';
import { recordOf } from './record';
import { Roll } from './roll';
import { RowsByKey } from './rows-by-key';
import { indexTexts, joinTexts } from './search';
import type { Settings } from './settings';
import { openStore } from './store';
import type { Summary } from './summary';
import { eachTable, type CorrectionRow, type MetricRow, type PlaceRow, type TableName } from './tables';
import type { Trouble } from './trouble';
import { writeTables } from './write';

export type { ParseReport } from './reading';

export interface DataOptions {
  /** The publisher's folder. */
  folder: string;
  /** places.csv of this project. */
  places: string;
  /** Where the tables go; made if it is not there. */
  out: string;
  /** A folder for working files, empty before and removed by the caller. */
  work: string;
  parse: ParseReport;
  /** Worker threads that read and write, where there is enough to do; they read with this project's parser. */
  threads?: number;
  /** What earlier builds left: a folder that only one build uses at a time, and the version of the program. */
  cache?: { folder: string; version: string };
  /** Files whose size and time are as before are hashed all the same. */
  verify?: boolean;
  /** Fewer reports than these are read sooner by one thread than others can be started. */
  worthThreads?: number;
  /** Bytes of a file at most. */
  mostBytes?: number;
}
export interface DataResult { settings: Settings; summary: Summary; manifest: Manifest }

const WORTH_THREADS = 400;

function placeRows(gazetteer: Gazetteer): PlaceRow[] {
  return gazetteer.units.map((unit) => {
    const above = unit.ref.parents.map((code) => placeByCode(gazetteer, code, unit.from)?.name ?? null);
    return {
      code: unit.code, name: unit.name, name_en: englishName(unit.name, unit.level), pinyin: pinyinOf(unit.name), level: unit.level, parent_code: unit.parentCode,
      province: unit.level === 'province' ? unit.name : above[0] ?? null,
      prefecture: unit.level === 'prefecture' ? unit.name : above[1] ?? null,
      valid_from: unit.from, valid_to: unit.to,
      successors: unit.successors.length === 0 ? null
        : unit.successors.map(({ code, since }) => (since === null ? code : `${code}[${since}]`)).join(';'),
    };
  });
}

const metricRows = (): MetricRow[] => METRICS.map((metric) => ({
  id: metric.id, label_zh: metric.label.zh, label_en: metric.label.en,
  numerator: metric.numerator.join(' + '), denominator: metric.denominator.join(' + '),
  unit: metric.unit, interval: metric.interval,
  caveat_zh: metric.caveats.map((caveat) => caveat.zh).join('；'), caveat_en: metric.caveats.map((caveat) => caveat.en).join('; '),
}));

interface Context { options: DataOptions; effects: Effects; gazetteer: Gazetteer; folder: Folder; troubles: Trouble[] }

/** Records of hand-coded reports go to a pack of this build: they rest on the figures files, which are read anyway. */
function recordCoded({ folder, gazetteer, options }: Context, first: number, roll: Roll): void {
  if (folder.coded.length === 0) return;
  const pack = `${options.work}/coded.pack`;
  const writer = openPackWriter(pack);
  for (const coded of folder.coded) {
    writer.add({ path: coded.path, bytes: 0, modified: 0, authority: coded.authority, context: '', trouble: null }, recordOf(corpusReportOf(coded, gazetteer)));
  }
  writer.finish().forEach((entry, index) => roll.set(first + index, entry, pack));
}

/** Path of a row of the roll: files that are read, then what was coded. */
const pathOf = ({ reports, coded }: Folder, row: number): string => (row < reports.length ? itemOf(reports, row) : item(coded, row - reports.length)).path;

/** Names the reports, in the order of their files. The same bytes twice are one report. Gives the rows of `corrections`. */
function nameReports(roll: Roll, byRow: ReadonlyMap<number, Trouble>, { folder, troubles }: Context): CorrectionRow[] {
  const files = new RowsByKey(roll.rows);
  const names = new RowsByKey(roll.rows);
  const rows: CorrectionRow[] = [];
  const corrections = new Map(folder.corrections);
  const taken = (name: string): Correction[] => {
    const list = corrections.get(name) ?? [];
    corrections.delete(name);
    return list;
  };
  let named = 0;
  for (let row = 0; row < roll.rows; row += 1) {
    const trouble = byRow.get(row);
    if (trouble) troubles.push(trouble);
    if (!roll.isRead(row)) continue;
    const path = pathOf(folder, row);
    const same = files.put(roll.digitsOf(row, 0), row, (other) => roll.sameFile(row, other));
    if (same !== null) {
      troubles.push({ code: 'report.same_file', file: path, message: `it is byte for byte ${pathOf(folder, same)}, and was taken once.`, fix: 'Remove one of the two.' });
      continue;
    }
    let offset = 0;
    while (names.put(roll.digitsOf(row, offset), row, (other) => roll.nameAt(row, offset) === roll.idOf(other)) !== null) offset += 8;
    roll.giveName(row, offset);
    named += 1;
    if (corrections.size === 0) continue;
    const [year, place_code] = [roll.yearOf(row), roll.placeOf(row)];
    const id = roll.idOf(row);
    [...taken(reportPath(path)), ...taken(id)].forEach((correction, ordinal) => {
      rows.push({ report_id: id, year, place_code, ordinal, ...correction });
    });
  }
  if (named === 0) {
    throw new BuildError('folder.no_reports', `No report could be read from the folder.${troubles.map((trouble) => `\n  ${trouble.file}: ${trouble.message}`).slice(0, 20).join('')}`,
      'Put texts in reports/ or hand-coded figures in figures/; data/README.md describes both.');
  }
  for (const [name, left] of corrections) {
    for (const correction of left) {
      troubles.push({ code: 'corrections.no_such_report', file: 'corrections.csv', line: correction.line, message: `there is no report ${name}.`, fix: 'Name a file of reports/ or a report id.' });
    }
  }
  return rows;
}

/** The tables that do not grow with the reports. */
async function writeSmall(corrections: CorrectionRow[], { options, effects, gazetteer, folder }: Context): Promise<Partial<Record<TableName, ShardFile[]>>> {
  const tables = ['corrections', 'expected', 'population', 'places', 'metrics'] as const satisfies readonly TableName[];
  const store = await openStore(`${options.work}/tables.duckdb`);
  try {
    store.add('corrections', corrections);
    store.add('expected', folder.expected);
    store.add('population', folder.population);
    store.add('places', placeRows(gazetteer));
    store.add('metrics', metricRows());
    const rows = await store.write(options.out, tables);
    const shards: Partial<Record<TableName, ShardFile[]>> = {};
    for (const table of tables) {
      const file = `${table}.parquet`;
      shards[table] = [{ file, rows: rows[table], ...await effects.hash(`${options.out}/${file}`), from: null, to: null }];
    }
    return shards;
  } finally {
    store.close();
  }
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/**
 * Builds the data folder. Throws BuildError where there is nothing to build from; everything smaller is
 * in `summary.troubles`, and the rest is built. Equal input gives equal bytes, whatever the number of
 * threads and whatever the cache held.
 */
export async function buildData(options: DataOptions, effects: Effects): Promise<DataResult> {
  const gazetteer = readGazetteer(new TextDecoder().decode(await effects.read(options.places)));
  const folder = await readFolder(effects, options.folder, gazetteer);
  const context: Context = { options, effects, gazetteer, folder, troubles: [...folder.troubles] };
  const { cache, verify = false, mostBytes = MOST_BYTES } = options;
  await effects.makeFolder(options.out);
  await effects.makeFolder(options.work);
  const packs = cache?.folder ?? `${options.work}/packs`;
  await effects.makeFolder(packs);

  const files = readingsOf(folder);
  const signature = cache ? signatureOf(cache.version, folder, files, await boundaryFiles(options.folder, effects)) : '';
  if (cache && !verify) {
    const kept = await useLast(cache.folder, signature, options.out, effects);
    if (kept) {
      effects.log('Nothing has changed since the last build');
      return { settings: folder.settings, ...kept };
    }
  }

  const roll = new Roll(files.length + folder.coded.length);
  const byRow = new Map<number, Trouble>();
  const gathering = { folder: packs, verify };
  const pending = await toRead(folder, files, roll, byRow, gathering, effects);
  const few = Math.max(pending.length, verify ? files.length : 0, roll.rows / 4) < (options.worthThreads ?? WORTH_THREADS);
  const { byAuthority } = folder.overrides;
  const hands: Hands = few || (options.threads ?? 1) < 2
    ? ownHands({ folder: options.folder, gazetteer, byAuthority, parse: options.parse, load: effects.read })
    : pooledHands({ folder: options.folder, places: options.places, byAuthority }, options.threads ?? 1);
  try {
    await gather(files, pending, roll, byRow, hands, gathering, effects);
    recordCoded(context, files.length, roll);
    const corrections = nameReports(roll, byRow, context);
    effects.log('Comparing years and places');
    await settleAcross(roll, unitsBelow(gazetteer), hands, options.work);
    const sorted = roll.sorted();
    const shards = { ...await writeTables(sorted, roll, hands, options.out, mostBytes, effects), ...await writeSmall(corrections, context) };
    const indexed = await indexTexts(sorted, roll, hands, options.work, effects);
    // What is left is done here: threads that wait would only hold memory.
    await hands.close();
    await joinTexts(indexed, options.out, effects);
    context.troubles.push(...await copyBoundaries(options.folder, options.out, effects));
    const summary: Summary = { ...await countTables(options.out, shards), troubles: context.troubles };
    const tables = eachTable((table) => tableFile(table, shards[table]));
    const manifest = manifestOf(tables, summary, folder.changes);
    await effects.write(`${options.out}/manifest.json`, pretty(manifest));
    await effects.write(`${options.out}/shards.json`, pretty(shardsOf(tables)));
    await effects.write(`${options.out}/datapackage.json`, pretty(dataPackageOf(folder.settings, tables)));
    await effects.write(`${options.out}/site.json`, pretty(folder.settings));
    await writeDownloads(options.out, folder.settings, manifest, effects, mostBytes);
    if (cache) {
      await tidy(cache.folder, roll, effects);
      await keepLast(cache.folder, signature, options.out, { summary, manifest }, effects);
    }
    return { settings: folder.settings, summary, manifest };
  } finally {
    await hands.close();
  }
}
