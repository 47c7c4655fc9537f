/** Cells as a CSV in the `figures` format of a publisher's folder: what goes out here can go back in. */
import Papa from 'papaparse';
import { FORMULA } from '../form/formula';
import type { Scope } from '../read/report';
import { FIGURE_COLUMNS } from './figures';

export interface FiguresOf {
  authority: string | null;
  year: number | null;
  place_code: string | null;
  scope: Scope;
  /** Where the figures come from: a citation, an address, a file's name. */
  source: string;
  cells: readonly { id: string; value: number | null }[];
}

/** A line a cell that has a number; cells without one have no line, for empty is not zero. */
export function figuresCsv(reports: readonly FiguresOf[]): { csv: string; lines: number } {
  const rows = reports.flatMap((report) => report.cells.flatMap((cell) => (
    cell.value === null ? [] : [[report.authority ?? '', report.year ?? '', report.place_code ?? '', report.scope, report.source, cell.id, cell.value]]
  )));
  // Numbers are no text: the sign of a fall in items stays as it is.
  return { csv: `\ufeff${Papa.unparse([[...FIGURE_COLUMNS], ...rows], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`, lines: rows.length };
}
