/**
 * What stands beside the Parquet tables for other tools: small tables as CSV, all figures in the format of
 * `figures/*.csv`, the dictionary, a catalogue, and the whole as one ZIP. Equal tables give equal files.
 * DuckDB writes the CSV itself, as it writes Parquet in lib/corpus/store.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { zipSync, type AsyncZippableFile } from 'fflate';
import Papa from 'papaparse';
import { catalogOf } from './catalog';
import type { Effects } from './effects';
import { CSV_BYTES, ZIP_BYTES } from './limits';
import type { DataFile, Manifest } from './manifest';
import type { Settings } from './settings';
import { CORPUS_TABLES, TABLE_NAMES, columnsOfTable, type TableName } from './tables';

export type DownloadKind = 'csv' | 'figures' | 'dictionary' | 'zip';
export interface Download extends DataFile { kind: DownloadKind; table: TableName | null }
export interface Downloads {
  /** Of the data, as in manifest.json. */
  sha256: string;
  files: Download[];
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** As FORMULA of lib/ui/csv, for the engine that writes: what a spreadsheet would run begins with a mark that makes it text. */
const FORMULA = String.raw`^[\s\x{a0}\x{3000}\x{feff}]*[=+\-@＝＋－＠\t\r\n]`;
const text = (column: string): string => `CASE WHEN regexp_matches(${column}, ${literal(FORMULA)}) THEN '''' || ${column} ELSE ${column} END`;

function tableAsCsv(folder: string, table: TableName): string {
  const columns = columnsOfTable(table).map(({ name, type }) => (type === 'VARCHAR' ? `${text(quote(name))} AS ${quote(name)}` : quote(name)));
  return `COPY (SELECT ${columns.join(', ')} FROM read_parquet(${literal(`${folder}/${table}.parquet`)})) TO ${literal(`${folder}/${table}.csv`)} (FORMAT csv, HEADER)`;
}

/**
 * Figures of the reports that count, as a person would have typed them in. Zones have no code that such a file
 * could name, and a report without year or authority cannot stand in it.
 */
function figures(folder: string): string {
  const from = (table: TableName) => `read_parquet(${literal(`${folder}/${table}.parquet`)})`;
  return `SELECT ${text('r.authority')} AS authority, r.year, r.place_code, r.scope, ${text("coalesce(r.source_url, r.source_text, r.path)")} AS source, c.cell,
      CASE WHEN c.value = trunc(c.value) THEN CAST(CAST(c.value AS BIGINT) AS VARCHAR) ELSE CAST(c.value AS VARCHAR) END AS value
    FROM ${from('cells')} c JOIN ${from('reports')} r ON r.report_id = c.report_id
    WHERE c.value IS NOT NULL AND r.kind = 'annual_report' AND r.superseded_by IS NULL
      AND r.year IS NOT NULL AND r.authority IS NOT NULL AND regexp_full_match(r.place_code, '\\d{6}')
    ORDER BY r.year, r.place_code, r.report_id, c.ordinal`;
}

function dictionary(): string {
  return `${Papa.unparse({
    fields: ['table', 'column', 'type', 'null', 'zh', 'en'],
    data: TABLE_NAMES.flatMap((table) => [
      [table, '', '', '', CORPUS_TABLES[table].description.zh, CORPUS_TABLES[table].description.en],
      ...columnsOfTable(table).map((column) => [table, column.name, column.type, column.nullable ? 'yes' : 'no', column.zh, column.en]),
    ]),
  }, { newline: '\r\n' })}\r\n`;
}

/** Writes them into `folder`, where the tables are, with `downloads.json` that lists them. A text of more than `mostBytes` is left out. */
export async function writeDownloads(folder: string, settings: Settings, manifest: Manifest, effects: Effects, mostBytes: number): Promise<Downloads> {
  const small = TABLE_NAMES.filter((table) => manifest.tables[table].bytes <= CSV_BYTES && manifest.tables[table].shards.length === 1);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '1GB' });
  // As long as the table of cells itself: what would be hundreds of megabytes is left to a query.
  const withFigures = small.includes('cells');
  let rows = 0;
  try {
    const connection = await instance.connect();
    for (const table of small) await connection.run(tableAsCsv(folder, table));
    if (withFigures) {
      await connection.run(`COPY (${figures(folder)}) TO ${literal(`${folder}/figures.csv`)} (FORMAT csv, HEADER)`);
      const counted = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM (${figures(folder)})`);
      rows = Number(counted.getRows()[0]?.[0]);
    }
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
  await effects.write(`${folder}/dictionary.csv`, dictionary());

  const of = async (kind: DownloadKind, file: string, count: number, table: TableName | null = null): Promise<Download> => ({ kind, table, file, rows: count, ...(await effects.hash(`${folder}/${file}`)) });
  const written = await Promise.all([
    ...small.map((table) => of('csv', `${table}.csv`, manifest.tables[table].rows, table)),
    ...(withFigures ? [of('figures', 'figures.csv', rows)] : []),
    of('dictionary', 'dictionary.csv', TABLE_NAMES.reduce((sum, table) => sum + 1 + columnsOfTable(table).length, 0)),
  ]);
  // Rows that repeat themselves are short as Parquet only: hosts refuse what they come to as text.
  const files = written.filter((file) => file.bytes <= mostBytes);
  for (const { file } of written.filter((each) => !files.includes(each))) await effects.remove(`${folder}/${file}`);
  const whole = TABLE_NAMES.map((table) => manifest.tables[table]);
  if (whole.reduce((sum, file) => sum + file.bytes, 0) <= ZIP_BYTES) {
    const names = [...whole.flatMap((table) => table.shards.map((shard) => shard.file)), 'manifest.json', 'datapackage.json', ...files.flatMap(({ kind, file }) => (kind === 'csv' ? [] : [file]))];
    const parts = await Promise.all(names.map(async (name): Promise<[string, AsyncZippableFile]> => [name, [await effects.read(`${folder}/${name}`), { level: name.endsWith('.parquet') ? 0 : 6 }]]));
    // A fixed time, so that equal data gives an equal file.
    await effects.write(`${folder}/atlas-data.zip`, zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1) }));
    files.push(await of('zip', 'atlas-data.zip', whole.reduce((sum, file) => sum + file.rows, 0)));
  }
  const downloads: Downloads = { sha256: manifest.sha256, files };
  await effects.write(`${folder}/downloads.json`, `${JSON.stringify(downloads, null, 1)}\n`);
  await effects.write(`${folder}/dcat.jsonld`, `${JSON.stringify(catalogOf(settings, manifest, downloads).dcat, null, 1)}\n`);
  return downloads;
}
