/** The words of a cell: its row, under its group, and its column. */
import { ANNEX_ROWS, annexCellId, cellId, columnsOf, GROUPS, rowsOf, TABLES, type Label, type Row } from './index';

function rowLabel(row: Row): Label {
  const group = row.group !== null && row.group in GROUPS ? GROUPS[row.group as keyof typeof GROUPS] : null;
  return group === null || group.zh === row.zh ? row : { zh: `${group.zh}·${row.zh}`, en: `${group.en}: ${row.en}` };
}

const LABELS = new Map<string, Label>();
for (const table of TABLES) {
  for (const version of ['2019', '2021'] as const) {
    for (const row of rowsOf(table, version)) {
      const { zh, en } = rowLabel(row);
      for (const column of row.columns) LABELS.set(cellId(table, row.id, column.id), { zh: `${zh}·${column.zh}`, en: `${en}: ${column.en}` });
    }
  }
}
for (const row of ANNEX_ROWS) LABELS.set(annexCellId(row.id), { zh: `统计表（2019年以前）·${row.zh}`, en: `Annex before 2019: ${row.en}` });

/** The words of a cell id; an id of the published sums is its own label. */
export function cellLabel(id: string): Label {
  const label = LABELS.get(id);
  if (label) return label;
  const column = columnsOf('disputes').find((candidate) => id.endsWith(`.${candidate.id}`));
  return { zh: `只公布合计：${id}${column ? `（${column.zh}）` : ''}`, en: `Published as a sum only: ${id}` };
}
