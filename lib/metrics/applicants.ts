/** Who asks, and whether persons and organisations fare alike. */
import { APPLICANT_COLUMNS } from '../form';
import type { Label } from '../form';
import { define } from './metric';
import type { Metric } from './metric';
import { cells } from './operand';
import { RECEIVED, RESIDENTS, ROW_OF_SPLIT, app } from './words';

/** Natural persons, and the five kinds of legal persons and other organisations. */
const KINDS: readonly { id: string; columns: readonly string[]; label: Label }[] = [
  { id: 'persons', columns: ['natural_person'], label: { zh: '自然人', en: 'natural persons' } },
  { id: 'organisations', columns: APPLICANT_COLUMNS.map((column) => column.id).filter((id) => id !== 'natural_person'), label: { zh: '法人和其他组织', en: 'organisations' } },
];

const SMALL: Label = { zh: '多数报告里法人和其他组织的申请很少，区间很宽', en: 'In most reports organisations make few applications, and the interval is wide' };

function fares(id: string, label: Label, rows: readonly string[]): Metric[] {
  return KINDS.map((kind) => define({
    id: `${id}_${kind.id}`, label: { zh: `${label.zh}：${kind.label.zh}`, en: `${label.en}: ${kind.label.en}` },
    of: [cells(...rows.flatMap((row) => kind.columns.map((column) => app(row, column))))], per: [cells(...kind.columns.map((column) => app('total_handled', column)))],
    numeratorWords: kind.label, denominatorWords: { zh: '占同类申请人的办理总数', en: 'of all handled for that kind of applicant' },
    unit: 'share', interval: 'wilson', caveats: [SMALL, ROW_OF_SPLIT],
  }));
}

export const applicants: readonly Metric[] = [
  ...APPLICANT_COLUMNS.map((column) => define({
    id: `applicant_share_${column.id}`, label: { zh: `申请人占比：${column.zh}`, en: `Share of applicants: ${column.en.toLowerCase()}` },
    of: [cells(app('new_received', column.id))], per: [RECEIVED],
    numeratorWords: { zh: column.zh, en: column.en.toLowerCase() }, denominatorWords: { zh: '占新收申请', en: 'of applications received' },
    unit: 'share', interval: 'wilson',
  })),
  ...fares('disclosure_rate', { zh: '公开率', en: 'Disclosure rate' }, ['granted', 'partial']),
  ...fares('not_held_rate', { zh: '不掌握率', en: 'Not-held rate' }, ['unable_not_held']),
  define({
    id: 'applications_per_100k', label: { zh: '每十万人的申请数', en: 'Applications per 100,000 residents' }, of: [RECEIVED], per: [cells(RESIDENTS)],
    numeratorWords: { zh: '新收申请', en: 'applications received' }, denominatorWords: { zh: '每十万常住人口', en: 'per 100,000 residents' },
    unit: 'per_100k', interval: 'poisson', minimum_n: 0,
    caveats: [{ zh: '只用汇总口径；申请人不一定住在当地', en: 'Whole areas only; who asks need not live there' }, { zh: '人口由发布者给出，见 population.csv 的出处', en: 'Residents are the publisher’s, with their source in population.csv' }],
  }),
];
