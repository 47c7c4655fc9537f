/** A table as CSV: exactly what is shown, figures in full precision, and words where there is no figure. */
import Papa from 'papaparse';
import type { ChartSummary } from '../chart/spec';

/**
 * What a spreadsheet would run as a formula: the signs at the start, full-width ones too, also after
 * blanks and line breaks. papaparse's own pattern misses the last two.
 */
export const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠\t\r\n]/;

export function csvOf(summary: ChartSummary, idColumn: string): string {
  const withIds = summary.rows.some((row) => row.report_id !== null);
  const fields = [...summary.columns.map((column) => column.label), ...(withIds ? [idColumn] : [])];
  const data = summary.rows.map((row) => [
    ...row.cells.map((cell) => cell.value ?? cell.text),
    ...(withIds ? [row.report_id ?? ''] : []),
  ]);
  // The mark at the start lets spreadsheets read the Chinese.
  return `\ufeff${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
