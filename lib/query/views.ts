/** The tables, as views of the same names over Parquet files in either engine. */
import { literal } from './sql/text';

export const DATA_TABLES = ['reports', 'cells', 'checks', 'check_counts', 'claims', 'sections', 'corrections', 'revisions', 'expected', 'population', 'places', 'metrics'] as const;
export type DataTable = (typeof DATA_TABLES)[number];

/** `path`: what the engine knows the file by. */
export function viewSql(table: DataTable, path: string): string {
  return `CREATE OR REPLACE VIEW ${table} AS SELECT * FROM parquet_scan(${literal(path)})`;
}
