/** Statements over a reader's own tables, to be shown in Explore. Names are the reader's: they are quoted, and parsed before. */
import { z } from 'zod';
import { OwnName } from './own-column';
import { cellColumn, identifier } from './sql/text';

/** Applications received for each 100,000 of a column: reports of whole areas, joined by place and, where the table has years, by year. */
export function ownRateSql(table: string, column: string, hasYear: boolean, times: number): string {
  const name = OwnName.parse(table);
  const value = `o.${identifier(column)}`;
  const received = `r.${cellColumn('applications.new_received.total')}`;
  const by = z.number().int().positive().parse(times) === 1 ? value : `(${value} * ${times})`;
  return `SELECT r.place_name, r.year, ${received} AS received, ${value} AS own_figure,
  100000.0 * ${received} / nullif(${by}, 0) AS per_100000
FROM reports r JOIN ${name} o ON o.place_code = r.place_code${hasYear ? ' AND o.year = r.year' : ''}
WHERE r.kind = 'annual_report' AND r.scope = 'aggregate' AND r.superseded_by IS NULL
  AND ${received} IS NOT NULL AND ${value} IS NOT NULL
ORDER BY per_100000 DESC NULLS LAST`;
}

/** Outcomes by the groups of a column, levels apart. */
export function ownGroupSql(table: string, column: string, hasYear: boolean): string {
  const name = OwnName.parse(table);
  const [full, part, handled] = ['applications.granted.total', 'applications.partial.total', 'applications.total_handled.total'].map((cell) => `r.${cellColumn(cell)}`);
  return `SELECT o.${identifier(column)} AS grouping, r.place_level, count(*) AS reports, sum(${full} + ${part}) AS provided, sum(${handled}) AS handled,
  sum(${full} + ${part}) / nullif(sum(${handled}), 0) AS share
FROM reports r JOIN ${name} o ON o.place_code = r.place_code${hasYear ? ' AND o.year = r.year' : ''}
WHERE r.kind = 'annual_report' AND r.scope = 'aggregate' AND r.superseded_by IS NULL
  AND ${full} IS NOT NULL AND ${part} IS NOT NULL AND ${handled} IS NOT NULL
GROUP BY ALL ORDER BY share DESC NULLS LAST`;
}

/** The table as it is, its first rows. */
export function ownTableSql(table: string): string {
  return `SELECT * FROM ${OwnName.parse(table)} LIMIT 1000`;
}
