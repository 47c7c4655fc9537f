/** What must roll forward: documents in force at the end of two years, and what was made and repealed between. */
import { cellId, rowsOf } from '../form';
import { define } from './metric';
import type { Metric } from './metric';
import { cells, minus } from './operand';

const STOCK = rowsOf('proactive', '2021').filter((row) => row.columns.some((column) => column.id === 'in_force'));

export const proactive: readonly Metric[] = STOCK.map((row) => define({
  id: `${row.id}_stock_difference`, label: { zh: `${row.zh}存量差`, en: `Stock difference: ${row.en.toLowerCase()}` },
  of: [
    cells(cellId('proactive', row.id, 'in_force')), minus(cells(`previous:${cellId('proactive', row.id, 'in_force')}`)),
    minus(cells(cellId('proactive', row.id, 'made'))), cells(cellId('proactive', row.id, 'repealed')),
  ], per: [],
  numeratorWords: { zh: '现行有效 − 上年现行有效 − 制发 + 废止，应为0', en: 'in force − in force a year before − made + repealed; should be 0' },
  denominatorWords: { zh: '件', en: 'documents' }, unit: 'count', interval: 'none', minimum_n: 0, forms: ['2021'],
}));
