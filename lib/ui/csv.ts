/** A table as CSV: exactly what is shown, figures in full precision, and words where there is no figure. */
import Papa from 'papaparse';
import type { ChartSummary } from '../chart/spec';
import type { ReportKey } from '../query/figures';
import { FORMULA } from '../form/formula';

export { FORMULA };

/** By which a row is joined to the tables of the site: columns of `reports`, under their names there. */
const KEYS = ['report_id', 'place_code', 'year', 'scope', 'origin'] as const;

/**
 * The columns shown; after each whose cells tell how they came about, its states; after all, the keys of
 * the report behind the row. A column that is a report has its id in the heading.
 */
export function csvOf(summary: ChartSummary, reports: readonly ReportKey[]): string {
  const known = new Map(reports.map((report) => [report.report_id, report]));
  const withState = summary.columns.map((_, index) => summary.rows.some((row) => row.cells[index]?.state !== undefined));
  const withKeys = summary.rows.some((row) => row.report_id !== null);
  const fields = [
    ...summary.columns.flatMap((column, index) => {
      const name = known.has(column.id) ? `${column.label} [${column.id}]` : column.label;
      return withState[index] ? [name, `${name} [state]`] : [name];
    }),
    ...(withKeys ? KEYS : []),
  ];
  const data = summary.rows.map((row) => {
    const report = row.report_id === null ? undefined : known.get(row.report_id);
    return [
      ...row.cells.flatMap((cell, index) => [cell.value ?? cell.text, ...(withState[index] ? [cell.state ?? ''] : [])]),
      ...(withKeys ? KEYS.map((key) => report?.[key] ?? (key === 'report_id' ? row.report_id : null) ?? '') : []),
    ];
  });
  // The mark at the start lets spreadsheets read the Chinese.
  return `\ufeff${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
