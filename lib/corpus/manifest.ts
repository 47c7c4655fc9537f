/** The files beside the Parquet: manifest.json (counts and hashes, no times), datapackage.json. */
import { z } from 'zod';
import type { Change } from './folder';
import type { Settings } from './settings';
import { sha256 } from './sha256';
import { sorted, Summary } from './summary';
import { columnsOfTable, CORPUS_TABLES, SCHEMA_VERSION, TABLE_NAMES, type DuckType, type TableName } from './tables';

/** Year, place and id of a report, as tables are sorted; null in a table that is not sorted so, or has no rows. */
const Key = z.tuple([z.number().nullable(), z.string().nullable(), z.string()]).nullable();
const DataFile = z.object({ file: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() });
export type DataFile = z.infer<typeof DataFile>;
const ShardFile = DataFile.extend({ from: Key, to: Key });
/** One file of a table, and the reports of its first and last row. */
export type ShardFile = z.infer<typeof ShardFile>;

const TableFile = DataFile.extend({ shards: z.array(ShardFile) });
/** A table in one file or several: then `file` is a pattern, and the hash is over theirs. */
export type TableFile = z.infer<typeof TableFile>;

export function tableFile(table: TableName, shards: ShardFile[]): TableFile {
  const [first] = shards;
  if (first && shards.length === 1) return { file: first.file, rows: first.rows, bytes: first.bytes, sha256: first.sha256, shards };
  const sum = (of: (shard: ShardFile) => number): number => shards.reduce((all, shard) => all + of(shard), 0);
  return {
    file: `${table}-*.parquet`, rows: sum((shard) => shard.rows), bytes: sum((shard) => shard.bytes),
    sha256: sha256(new TextEncoder().encode(shards.map((shard) => shard.sha256).join('\n'))), shards,
  };
}

export const Manifest = z.object({
  schema_version: z.number(),
  /** Of the data: SHA-256 over the hashes of the tables. */
  sha256: z.string(),
  tables: z.record(z.enum(TABLE_NAMES), TableFile),
  reports: Summary.shape.reports,
  cells: Summary.shape.cells,
  findings: Summary.shape.findings,
  checks_passed: z.number(),
  unresolved: Summary.shape.unresolved,
  problems: Summary.shape.troubles,
  /** By changes.csv, newest first. */
  changes: z.array(z.object({ date: z.string(), zh: z.string(), en: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** What the site's queries read of the manifest: the files of tables that stand in more than one. */
export function shardsOf(tables: Record<TableName, TableFile>): Partial<Record<TableName, Pick<ShardFile, 'file' | 'bytes' | 'from' | 'to'>[]>> {
  return Object.fromEntries(TABLE_NAMES.filter((table) => tables[table].shards.length > 1)
    .map((table) => [table, tables[table].shards.map(({ file, bytes, from, to }) => ({ file, bytes, from, to }))]));
}

export function manifestOf(files: Record<TableName, TableFile>, summary: Summary, changes: readonly Change[]): Manifest {
  return {
    schema_version: SCHEMA_VERSION,
    sha256: sha256(new TextEncoder().encode(TABLE_NAMES.map((table) => files[table].sha256).join('\n'))),
    tables: files,
    reports: { total: summary.reports.total, kind: sorted(summary.reports.kind), origin: sorted(summary.reports.origin) },
    cells: sorted(summary.cells),
    findings: sorted(summary.findings),
    checks_passed: summary.checks_passed,
    unresolved: summary.unresolved,
    problems: summary.troubles,
    changes: [...changes],
  };
}

const FIELD_TYPE: Record<DuckType, string> = { VARCHAR: 'string', DOUBLE: 'number', INTEGER: 'integer', BIGINT: 'integer' };

/** A Data Package descriptor (specs.frictionlessdata.io), so that other tools know the tables. */
export function dataPackageOf(settings: Settings, files: Record<TableName, TableFile>): unknown {
  return {
    name: 'gongkai-atlas',
    title: settings.title.en,
    description: settings.title.zh,
    ...(settings.base_url === '' ? {} : { homepage: `${settings.base_url}${settings.base_path}/` }),
    ...(settings.licence === null ? {} : { licenses: [{ name: settings.licence }] }),
    ...(settings.publisher === null ? {} : { contributors: [{ title: settings.publisher, role: 'publisher' }] }),
    resources: TABLE_NAMES.map((table) => ({
      name: table,
      path: files[table].shards.length === 1 ? files[table].file : files[table].shards.map((shard) => shard.file),
      title: CORPUS_TABLES[table].description.en,
      description: CORPUS_TABLES[table].description.zh,
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
      bytes: files[table].bytes,
      ...(files[table].shards.length === 1 ? { hash: `sha256:${files[table].sha256}` } : {}),
      schema: {
        fields: columnsOfTable(table).map((column) => ({
          name: column.name, type: FIELD_TYPE[column.type], title: column.en, description: column.zh,
          ...(column.nullable ? {} : { constraints: { required: true } }),
        })),
      },
    })),
  };
}
