/** Names of cells on the Report page: row, then column, in the form's words. */
import { ANNEX_ROWS, TABLES, annexCellId, cellId, columnsOf, rowsOf } from '../../form';
import { cellName, plainLabel } from '../../chart/names';
import type { Table } from '../../form';
import type { Lang } from '../../i18n/lang';

/** `予以公开 · 自然人`, the total column included. */
export function fullName(id: string, lang: Lang): string {
  for (const table of TABLES) {
    for (const version of ['2021', '2019'] as const) {
      for (const row of rowsOf(table, version)) {
        const column = row.columns.find((each) => cellId(table, row.id, each.id) === id);
        if (column !== undefined) return `${plainLabel(row[lang])} · ${column[lang]}`;
      }
    }
  }
  return ANNEX_ROWS.find((row) => annexCellId(row.id) === id)?.[lang] ?? cellName(id, lang);
}

export interface GridRow { id: string; label: string; group: string | null; cells: { id: string; column: string }[] }
export interface Grid { id: string; columns: string[]; rows: GridRow[] }

/** Cells that are there, as grids of rows and columns in the form's order; sums stand in a grid of their own. */
export function gridsOf(cells: readonly { cell: string; tbl: string; row_id: string; column_id: string }[], versions: Readonly<Record<Table, string | null>>, lang: Lang): Record<Table | 'annex', Grid[]> {
  const known = new Map(cells.map((cell) => [cell.cell, cell]));
  const rowsIn = (table: Table): GridRow[] => {
    const seen = new Set<string>();
    const rows: GridRow[] = [];
    const order = versions[table] === '2019' ? ['2019', '2021'] as const : ['2021', '2019'] as const;
    for (const row of order.flatMap((version) => rowsOf(table, version))) {
      const ids = row.columns.filter((column) => known.has(cellId(table, row.id, column.id)) && !seen.has(cellId(table, row.id, column.id)));
      for (const column of ids) seen.add(cellId(table, row.id, column.id));
      if (ids.length > 0) rows.push({ id: row.id, label: plainLabel(row[lang]), group: row.group, cells: ids.map((column) => ({ id: cellId(table, row.id, column.id), column: column[lang] })) });
    }
    // Published sums: rows that the form does not have.
    for (const cell of cells) {
      if (cell.tbl !== table || seen.has(cell.cell)) continue;
      const column = columnsOf(table === 'disputes' ? 'disputes' : 'applications').find((each) => each.id === cell.column_id)?.[lang] ?? cell.column_id;
      const row = rows.find((each) => each.id === cell.row_id);
      const entry = { id: cell.cell, column };
      if (row !== undefined) row.cells.push(entry);
      else rows.push({ id: cell.row_id, label: cellName(cell.cell, lang).split(/[:·]/)[0] ?? cell.row_id, group: null, cells: [entry] });
      seen.add(cell.cell);
    }
    return rows;
  };
  const grid = (id: string, rows: GridRow[]): Grid[] => (rows.length === 0 ? [] : [{ id, columns: [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.column)))], rows }]);
  const proactive = rowsIn('proactive');
  // Rows of the proactive table differ in their columns: those that share them stand together.
  const shapes = [...new Set(proactive.map((row) => row.cells.map((cell) => cell.column).join('|')))];
  return {
    applications: grid('applications', rowsIn('applications')),
    proactive: shapes.flatMap((shape) => grid(`proactive-${shape}`, proactive.filter((row) => row.cells.map((cell) => cell.column).join('|') === shape))),
    disputes: grid('disputes', rowsIn('disputes')),
    annex: grid('annex', ANNEX_ROWS.flatMap((row) => (known.has(annexCellId(row.id)) ? [{ id: row.id, label: row[lang], group: null, cells: [{ id: annexCellId(row.id), column: '' }] }] : []))),
  };
}
