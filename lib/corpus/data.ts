/** From a publisher's folder to the data folder of a site: Parquet tables, manifest, settings. */
import { checkReport, type Passes } from '../check';
import { compactOf, type Compact } from '../check/across';
import { METRICS } from '../metrics';
import { placeByCode, readGazetteer, unitsBelow, type Gazetteer } from '../place';
import { englishName, pinyinOf } from '../place/english';
import type { Parsed, Section } from '../read/report';
import { settleAcross } from './across';
import { copyBoundaries } from './boundaries';
import { corpusReportOf } from './coded';
import { writeDownloads } from './downloads';
import { BuildError, messageOf, type Effects } from './effects';
import { readFolder, reportPath, type Folder, type Override } from './folder';
import { dataPackageOf, manifestOf, type Manifest } from './manifest';
import { reportId, rowsOfReport, type CorpusReport } from './rows';
import type { Settings } from './settings';
import { openStore, type Store } from './store';
import { count, emptySummary, type Summary } from './summary';
import { eachTable, TABLE_NAMES, type MetricRow, type PlaceRow, type TableName } from './tables';

/** Bytes of one file to a report; lib/corpus/parse.ts is the one in use. */
export type ParseReport = (bytes: Uint8Array, path: string, places: Gazetteer) => Parsed & { text: string; sections: Section[]; passes: Passes };

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
}
export interface DataResult { settings: Settings; summary: Summary; manifest: Manifest }

/** A person's decision about the place stands over what was read, and says so. */
function overridden(report: CorpusReport['report'], override: Override | undefined, gazetteer: Gazetteer): CorpusReport['report'] {
  const place = override && placeByCode(gazetteer, override.placeCode, report.year);
  if (!override || !place) return report;
  const evidence = { kind: 'override', text: override.where };
  return {
    ...report, place, place_candidates: [], place_evidence: [...report.place_evidence, { ...evidence, points_to: place.code }],
    ...(override.scope === null ? {} : {
      scope: override.scope, scope_confidence: 1, scope_evidence: [...report.scope_evidence, { ...evidence, points_to: override.scope }],
    }),
  };
}

/** Reads one file; null, with the reason in the summary, where it gives no report. */
async function readReport(file: Folder['reports'][number], folder: Folder, options: DataOptions, gazetteer: Gazetteer, effects: Effects, summary: Summary): Promise<CorpusReport | null> {
  let bytes: Uint8Array;
  try {
    bytes = await effects.read(`${options.folder}/${file.path}`);
  } catch (error) {
    summary.troubles.push({ code: 'file.unreadable', file: file.path, message: `it cannot be read: ${messageOf(error)}.`, fix: 'Give the build leave to read it.' });
    return null;
  }
  let parsed: ReturnType<ParseReport>;
  try {
    parsed = options.parse(bytes, file.path, gazetteer);
  } catch (error) {
    summary.troubles.push({ code: 'report.reader_failed', file: file.path, message: `the reader stopped: ${messageOf(error)}.`, fix: 'This is a fault of the program: report it with the file.' });
    return null;
  }
  if (parsed.report === null) {
    const problem = parsed.problems[0];
    summary.troubles.push({ code: `file.${problem?.code ?? 'not_read'}`, file: file.path, message: problem?.message ?? 'it gives no report.', fix: 'Nothing of it is in the site.' });
    return null;
  }
  const { byFile, byAuthority } = folder.overrides;
  const override = byFile.get(reportPath(file.path)) ?? (parsed.report.authority === null ? undefined : byAuthority.get(parsed.report.authority));
  const report = overridden(parsed.report, override, gazetteer);
  // Some rules ask whose figures they are: a person's decision is asked again.
  const { findings: checks, passed, passes } = report === parsed.report ? { findings: parsed.checks, passed: parsed.passed, passes: parsed.passes }
    : checkReport({ year: report.year, form: parsed.report.form, origin: report.origin, cells: parsed.cells, claims: parsed.claims, scope: report.scope, placed: report.place !== null });
  return {
    report,
    path: file.path, sha256: parsed.source.sha256, bytes: parsed.source.bytes, encoding: parsed.source.encoding,
    origin: folder.origins.get(reportPath(file.path)) ?? { url: null, publisher: null, retrieved: null }, citation: null,
    cells: parsed.cells, claims: parsed.claims, checks, passed, passes,
    problems: parsed.problems, sections: parsed.sections,
  };
}

/** Takes reports in one after another; the same bytes twice are one report. What later checks need goes to `compacts`. */
function intake(store: Store, folder: Folder, summary: Summary, compacts: Compact[]): (record: CorpusReport) => void {
  const hashes = new Map<string, string>();
  const ids = new Set<string>();
  return (record) => {
    const same = hashes.get(record.sha256);
    if (same !== undefined) {
      summary.troubles.push({ code: 'report.same_file', file: record.path, message: `it is byte for byte ${same}, and was taken once.`, fix: 'Remove one of the two.' });
      return;
    }
    hashes.set(record.sha256, record.path);
    let offset = 0;
    let id = reportId(record.report.place, record.report.year, record.sha256);
    while (ids.has(id)) id = reportId(record.report.place, record.report.year, record.sha256, offset += 8);
    ids.add(id);
    const corrections = [...(folder.corrections.get(reportPath(record.path)) ?? []), ...(folder.corrections.get(id) ?? [])];
    folder.corrections.delete(reportPath(record.path));
    folder.corrections.delete(id);
    const rows = rowsOfReport(record, id, corrections, englishName);
    store.add('reports', [rows.report]);
    store.add('cells', rows.cells);
    store.add('checks', rows.checks);
    store.add('check_counts', rows.check_counts);
    store.add('claims', rows.claims);
    store.add('sections', rows.sections);
    store.add('corrections', rows.corrections);
    count(summary, record);
    compacts.push(compactOf(id, { ...record, retrieved: record.origin.retrieved, findings: record.checks.length }));
  };
}

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

/**
 * Builds the data folder. Throws BuildError where there is nothing to build from; everything smaller is
 * in `summary.troubles`, and the rest is built.
 */
export async function buildData(options: DataOptions, effects: Effects): Promise<DataResult> {
  const summary = emptySummary();
  const decoder = new TextDecoder();
  const gazetteer = readGazetteer(decoder.decode(await effects.read(options.places)));
  const folder = await readFolder(effects, options.folder, gazetteer);
  summary.troubles.push(...folder.troubles);

  await effects.makeFolder(options.out);
  await effects.makeFolder(options.work);
  const store = await openStore(`${options.work}/tables.duckdb`);
  let rows: Record<TableName, number>;
  try {
    const compacts: Compact[] = [];
    const take = intake(store, folder, summary, compacts);
    const bar = effects.progress('Reading reports', folder.reports.length + folder.coded.length);
    for (const file of folder.reports) {
      const record = await readReport(file, folder, options, gazetteer, effects, summary);
      if (record) take(record);
      bar.step();
    }
    for (const coded of folder.coded) {
      take(corpusReportOf(coded, gazetteer));
      bar.step();
    }
    bar.stop();
    if (summary.reports.total === 0) {
      throw new BuildError('folder.no_reports', `No report could be read from ${options.folder}.${summary.troubles.map((trouble) => `\n  ${trouble.file}: ${trouble.message}`).slice(0, 20).join('')}`,
        'Put texts in reports/ or hand-coded figures in figures/; data/README.md describes both.');
    }
    for (const [name, left] of folder.corrections) {
      for (const correction of left) {
        summary.troubles.push({ code: 'corrections.no_such_report', file: 'corrections.csv', line: correction.line, message: `there is no report ${name}.`, fix: 'Name a file of reports/ or a report id.' });
      }
    }
    effects.log('Comparing years and places');
    await settleAcross(compacts, unitsBelow(gazetteer), store, summary);
    store.add('places', placeRows(gazetteer));
    store.add('expected', folder.expected);
    store.add('population', folder.population);
    store.add('metrics', metricRows());
    summary.troubles.push(...await copyBoundaries(options.folder, options.out, effects));
    effects.log('Writing tables');
    rows = await store.write(options.out);
  } finally {
    store.close();
  }

  const hashed = await Promise.all(TABLE_NAMES.map(async (table) => [table, await effects.hash(`${options.out}/${table}.parquet`)] as const));
  const hashes = new Map(hashed);
  const files = eachTable((table) => ({ file: `${table}.parquet`, rows: rows[table], bytes: 0, sha256: '', ...hashes.get(table) }));
  const manifest = manifestOf(files, summary, folder.changes);
  const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  await effects.write(`${options.out}/manifest.json`, pretty(manifest));
  await effects.write(`${options.out}/datapackage.json`, pretty(dataPackageOf(folder.settings, files)));
  await effects.write(`${options.out}/site.json`, pretty(folder.settings));
  await writeDownloads(options.out, folder.settings, manifest, effects);
  return { settings: folder.settings, summary, manifest };
}
