/** The files beside the Parquet: manifest.json (counts and hashes, no times), datapackage.json. */
import type { Change } from './folder';
import type { Settings } from './settings';
import { sha256 } from './sha256';
import { sorted, type Summary } from './summary';
import { columnsOfTable, CORPUS_TABLES, SCHEMA_VERSION, TABLE_NAMES, type DuckType, type TableName } from './tables';

export interface TableFile { file: string; rows: number; bytes: number; sha256: string }

export interface Manifest {
  schema_version: number;
  /** Of the data: SHA-256 over the hashes of the tables. */
  sha256: string;
  tables: Record<TableName, TableFile>;
  reports: Summary['reports'];
  cells: Summary['cells'];
  findings: Summary['findings'];
  checks_passed: number;
  unresolved: Summary['unresolved'];
  problems: Summary['troubles'];
  /** By changes.csv, newest first. */
  changes: Change[];
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
      path: files[table].file,
      title: CORPUS_TABLES[table].description.en,
      description: CORPUS_TABLES[table].description.zh,
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
      bytes: files[table].bytes,
      hash: `sha256:${files[table].sha256}`,
      schema: {
        fields: columnsOfTable(table).map((column) => ({
          name: column.name, type: FIELD_TYPE[column.type], title: column.en, description: column.zh,
          ...(column.nullable ? {} : { constraints: { required: true } }),
        })),
      },
    })),
  };
}
