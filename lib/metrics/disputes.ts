/** Rates of reviews and lawsuits. The blocks are independent and never added to each other. */
import { cellId } from '../form';
import type { Label } from '../form';
import { define } from './metric';
import type { Metric } from './metric';
import { cells, minus } from './operand';
import { RECEIVED, REVIEW_FIRST } from './words';

const CROSS_COHORT: Label = { zh: '复议案件可能源于往年的申请，比率可以超过100', en: 'A review may concern an earlier year’s application, so the ratio can exceed 100' };

const KINDS: readonly { id: string; row: string; label: Label }[] = [
  { id: 'review_correction_rate', row: 'review', label: { zh: '复议纠正率', en: 'Review correction rate' } },
  { id: 'suit_direct_correction_rate', row: 'suit_direct', label: { zh: '直接起诉纠正率', en: 'Correction rate, lawsuits filed directly' } },
  { id: 'suit_after_review_correction_rate', row: 'suit_after_review', label: { zh: '复议后起诉纠正率', en: 'Correction rate, lawsuits after review' } },
  { id: 'suits_all_correction_rate', row: 'suits_all', label: { zh: '诉讼纠正率（未分类）', en: 'Correction rate, lawsuits of both kinds' } },
];

export const disputes: readonly Metric[] = [
  ...KINDS.map(({ id, row, label }) => define({
    id, label, of: [cells(cellId('disputes', row, 'corrected'))],
    per: [cells(cellId('disputes', row, 'total')), minus(cells(cellId('disputes', row, 'pending')))],
    numeratorWords: { zh: '结果纠正', en: 'corrected' }, denominatorWords: { zh: '占已审结案件', en: 'of cases decided' },
    unit: 'share', interval: 'wilson', caveats: [REVIEW_FIRST],
  })),
  define({
    id: 'disputes_per_100', label: { zh: '每百件申请的复议数', en: 'Reviews per 100 applications' },
    of: [cells(cellId('disputes', 'review', 'total'))], per: [RECEIVED],
    numeratorWords: { zh: '行政复议案件', en: 'administrative reviews' }, denominatorWords: { zh: '每百件新收申请', en: 'per 100 applications received' },
    unit: 'per_100', interval: 'poisson', caveats: [CROSS_COHORT, REVIEW_FIRST],
  }),
];
