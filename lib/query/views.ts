/** The tables, as views of the same names over Parquet files in either engine. */
import { literal } from './sql/text';

export const DATA_TABLES = ['reports', 'cells', 'checks', 'check_counts', 'claims', 'sections', 'corrections', 'revisions', 'expected', 'population', 'places', 'metrics'] as const;
export type DataTable = (typeof DATA_TABLES)[number];

/** `paths`: what the engine knows the table's files by. `own` makes the view for one connection only, before that of all. */
export function viewSql(table: DataTable, paths: string | readonly string[], own = false): string {
  const from = typeof paths === 'string' ? literal(paths) : `[${paths.map(literal).join(', ')}]`;
  return `CREATE OR REPLACE ${own ? 'TEMP ' : ''}VIEW ${table} AS SELECT * FROM parquet_scan(${from})`;
}
