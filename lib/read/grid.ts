/**
 * Where the columns of a table stand in rows that hold empty cells. Extractors pad rows in several
 * ways, but one table is padded in one way: the way that fits most of its rows is taken, and where
 * two ways fit as well as each other, both stay open.
 */
import { windowAt, type Placement, type RowTokens } from './candidate';
import { rowHolds } from './solve';

export interface Grid {
  /** The first column is counted from the label, from the row's end, or from the beginning of its line. */
  by: 'label' | 'end' | 'line';
  at: number;
}

/** The least share of rows that a grid must fit. */
const REGULAR = 0.7;

/** The place of a row's columns under a grid; null where a figure would fall outside it. */
export function placedBy(grid: Grid, row: RowTokens, width: number): Placement | null {
  const first = row.cells[0];
  if (!first) return null;
  if (grid.by === 'label') return windowAt(row, grid.at, width);
  if (grid.by === 'end') return windowAt(row, row.cells.length - width - grid.at, width);
  return first.column < 0 ? null : windowAt(row, grid.at - first.column, width);
}

/**
 * The grids that fit the rows best, one or several of equal standing. A table is regular unless many rows fit
 * none: marks that scans strew in at random say nothing about columns.
 */
export function findGrids(rows: readonly RowTokens[], width: number): { grids: Grid[]; regular: boolean } {
  const marked = rows.filter((row) => row.filled > 0 && row.cells.some((token) => token.kind === 'blank' || token.column >= 0));
  // Only tables in which some row has empty cells need one.
  if (!marked.some((row) => row.filled < width)) return { grids: [], regular: true };
  const tried = new Map<string, Grid>();
  for (const row of marked) {
    for (let start = Math.max(0, row.last - width + 1); start <= row.first; start += 1) {
      const end = row.cells.length - width - start;
      const column = row.cells[0]!.column;
      for (const grid of [{ by: 'label', at: start }, { by: 'end', at: end }, ...(column >= 0 ? [{ by: 'line', at: column + start }] : [])] as Grid[]) {
        if (grid.by !== 'end' || grid.at >= 0) tried.set(`${grid.by} ${grid.at}`, grid);
      }
    }
  }
  let best: Grid[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (const grid of tried.values()) {
    let score = 0;
    for (const row of marked) score += standing(placedBy(grid, row, width), row, width);
    if (score > top + 1e-9) {
      top = score;
      best = [grid];
    } else if (score > top - 1e-9) best.push(grid);
  }
  const fitting = marked.filter((row) => best.some((grid) => standing(placedBy(grid, row, width), row, width) >= 0)).length;
  const regular = fitting >= marked.length * REGULAR;
  return { grids: regular ? best : [], regular };
}

/**
 * How well a row stands in a grid: sums that hold speak most, a figure outside speaks against it.
 * Below 0 a reading is not to be believed by itself.
 */
export function standing(placed: Placement | null, row: RowTokens, width: number): number {
  if (!placed) return row.filled >= width ? -1 : -4;
  // columns beyond the row's last cell: empty cells were merged or left out
  const beyond = placed.filter((cell) => cell === null).length;
  if (beyond > 1) return -2;
  const holds = rowHolds(placed);
  if (holds === false) return -2;
  if (holds === true) return 3;
  // No total beside the parts: an office fills in the natural persons or the total, not a lone organisation.
  if (placed[width - 1]?.kind === 'number' || placed[width - 1]?.kind === 'dash') return 1;
  const organisations = placed.slice(1, width - 1).some((cell) => cell?.kind === 'number');
  // a row may have lost the empty cell at its end
  return organisations && placed[0]?.kind !== 'number' ? -1 : beyond === 1 ? 0.25 : 0.5;
}
