/** Every rate of the site, once. Definitions: docs of the 2021 form; denominators are always named. */
import { APPLICANT_COLUMNS, cellId, outcomeRows, rowsOf } from '../form';
import type { Label } from '../form';
import { define } from './metric';
import type { Metric } from './metric';
import { cells, group, minus } from './operand';

export { poisson, wilson } from './interval';
export { MINIMUM_N, rateOf } from './metric';
export { group as groupTerm, total } from './operand';
export type { Basis, Figures } from './operand';
export type { Evaluation, Interval, Metric, Reason, Unit } from './metric';

const app = (row: string) => cellId('applications', row, 'total');
const HANDLED = cells(app('total_handled'));
const RECEIVED = cells(app('new_received'));
const CARRIED_IN = cells(app('carried_in'));
const DISCLOSED = [cells(app('granted')), cells(app('partial'))];

const OF_HANDLED: Label = { zh: '占办理总数', en: 'of all applications handled' };
const GIVEN: Label = { zh: '予以公开加部分公开', en: 'granted in full or in part' };
const ROW_OF_SPLIT: Label = { zh: '一件申请拆分办理的，只计入部分公开', en: 'A case that was split counts as granted in part only' };
const NOT_HELD_MIXES: Label = { zh: '“不掌握”既指信息不存在，也指由其他机关掌握', en: '“Not held” mixes information that does not exist with information another organ has' };
const REVIEW_FIRST: Label = { zh: '2024年起，不予公开的决定须先复议后起诉，前后不可直接比较', en: 'From 2024 a refusal must go to review before court: years before and after do not compare directly' };
const CROSS_COHORT: Label = { zh: '复议案件可能源于往年的申请，比率可以超过100', en: 'A review may concern an earlier year’s application, so the ratio can exceed 100' };

/** Rows 1–7 of block (三): the exemptions the Regulations name. Row 8 answers an enquiry. */
const EXEMPTIONS = outcomeRows('2021').filter((row) => row.group === 'denied' && row.id !== 'denied_admin_query').map((row) => app(row.id));

const outcomes: Metric[] = [
  define({
    id: 'disclosure_rate', label: { zh: '公开率', en: 'Disclosure rate' }, of: DISCLOSED, per: [HANDLED],
    numeratorWords: GIVEN, denominatorWords: OF_HANDLED, unit: 'share', interval: 'wilson', caveats: [ROW_OF_SPLIT],
  }),
  define({
    id: 'disclosure_rate_of_due', label: { zh: '公开率（按应办申请）', en: 'Disclosure rate (of applications due)' },
    of: DISCLOSED, per: [RECEIVED, CARRIED_IN], numeratorWords: GIVEN,
    denominatorWords: { zh: '占新收与上年结转之和', en: 'of applications received plus carried in' }, unit: 'share', interval: 'wilson', caveats: [ROW_OF_SPLIT],
  }),
  define({
    id: 'disclosure_rate_of_decidable', label: { zh: '公开率（可作实体决定的申请）', en: 'Disclosure rate (of decidable applications)' },
    of: DISCLOSED, per: [HANDLED, minus(cells(app('unable_not_held'))), minus(cells(app('refused_petition'))), minus(group('other'))],
    numeratorWords: GIVEN,
    denominatorWords: { zh: '占办理总数，不含不掌握、信访举报投诉和其他处理', en: 'of those handled, without not held, petitions and otherwise handled' },
    unit: 'share', interval: 'wilson', caveats: [ROW_OF_SPLIT, NOT_HELD_MIXES],
  }),
  define({
    id: 'refusal_rate', label: { zh: '不予公开率', en: 'Refusal rate' }, of: [group('denied')], per: [HANDLED],
    numeratorWords: { zh: '不予公开', en: 'denied' }, denominatorWords: OF_HANDLED, unit: 'share', interval: 'wilson',
  }),
  define({
    id: 'refusal_rate_exemptions', label: { zh: '不予公开率（法定七项）', en: 'Refusal rate (seven statutory exemptions)' },
    of: [cells(...EXEMPTIONS)], per: [HANDLED],
    numeratorWords: { zh: '按第1至7项不予公开', en: 'denied under rows 1–7' }, denominatorWords: OF_HANDLED, unit: 'share', interval: 'wilson',
    caveats: [{ zh: '不含第8项“行政查询事项”；只公布合计的报告无法计算', en: 'Without row 8, administrative inquiries; not known where only the sum was published' }],
  }),
  define({
    id: 'not_held_rate', label: { zh: '不掌握率', en: 'Not-held rate' }, of: [cells(app('unable_not_held'))], per: [HANDLED],
    numeratorWords: { zh: '本机关不掌握', en: 'not held by the organ' }, denominatorWords: OF_HANDLED, unit: 'share', interval: 'wilson', caveats: [NOT_HELD_MIXES],
  }),
  define({
    id: 'not_processed_rate', label: { zh: '不予处理率', en: 'Not-processed rate' }, of: [group('refused')], per: [HANDLED],
    numeratorWords: { zh: '不予处理', en: 'not processed' }, denominatorWords: OF_HANDLED, unit: 'share', interval: 'wilson',
  }),
  define({
    id: 'backlog', label: { zh: '结转率', en: 'Backlog' }, of: [cells(app('carried_out'))], per: [RECEIVED, CARRIED_IN],
    numeratorWords: { zh: '结转下年度', en: 'carried over to the next year' },
    denominatorWords: { zh: '占新收与上年结转之和', en: 'of applications received plus carried in' }, unit: 'share', interval: 'wilson',
  }),
];

const KINDS: readonly { id: string; row: string; label: Label }[] = [
  { id: 'review_correction_rate', row: 'review', label: { zh: '复议纠正率', en: 'Review correction rate' } },
  { id: 'suit_direct_correction_rate', row: 'suit_direct', label: { zh: '直接起诉纠正率', en: 'Correction rate, lawsuits filed directly' } },
  { id: 'suit_after_review_correction_rate', row: 'suit_after_review', label: { zh: '复议后起诉纠正率', en: 'Correction rate, lawsuits after review' } },
  { id: 'suits_all_correction_rate', row: 'suits_all', label: { zh: '诉讼纠正率（未分类）', en: 'Correction rate, lawsuits of both kinds' } },
];

const disputes: Metric[] = [
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

const applicants: Metric[] = APPLICANT_COLUMNS.map((column) => define({
  id: `applicant_share_${column.id}`, label: { zh: `申请人占比：${column.zh}`, en: `Share of applicants: ${column.en.toLowerCase()}` },
  of: [cells(cellId('applications', 'new_received', column.id))], per: [RECEIVED],
  numeratorWords: { zh: column.zh, en: column.en.toLowerCase() }, denominatorWords: { zh: '占新收申请', en: 'of applications received' },
  unit: 'share', interval: 'wilson',
}));

/** Rows whose stock must roll forward. */
const STOCK = rowsOf('proactive', '2021').filter((row) => row.columns.some((column) => column.id === 'in_force'));

const proactive: Metric[] = STOCK.map((row) => define({
  id: `${row.id}_stock_difference`, label: { zh: `${row.zh}存量差`, en: `Stock difference: ${row.en.toLowerCase()}` },
  of: [
    cells(cellId('proactive', row.id, 'in_force')), minus(cells(`previous:${cellId('proactive', row.id, 'in_force')}`)),
    minus(cells(cellId('proactive', row.id, 'made'))), cells(cellId('proactive', row.id, 'repealed')),
  ], per: [],
  numeratorWords: { zh: '现行有效 − 上年现行有效 − 制发 + 废止，应为0', en: 'in force − in force a year before − made + repealed; should be 0' },
  denominatorWords: { zh: '件', en: 'documents' }, unit: 'count', interval: 'none', minimum_n: 0, forms: ['2021'],
}));

export const METRICS: readonly Metric[] = [...outcomes, ...disputes, ...applicants, ...proactive];

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));

/** Throws RangeError for an id that no metric has. */
export function metric(id: string): Metric {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError(`no such metric: ${id}`);
  return found;
}

export function isMetricId(id: string): boolean {
  return BY_ID.has(id);
}
