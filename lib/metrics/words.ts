/** Operands and words that several definitions share. */
import { cellId } from '../form';
import type { Label } from '../form';
import { cells, group, minus } from './operand';
import type { Operand } from './operand';

export const app = (row: string, column = 'total'): string => cellId('applications', row, column);

export const HANDLED = cells(app('total_handled'));
export const RECEIVED = cells(app('new_received'));
/** Of the place and year, from the publisher's population.csv; no cell of the form. */
export const RESIDENTS = 'residents';
/** Whether a figure is of a reader's own table; no cell of the form. */
export const isOwnFigure = (id: string): boolean => id.startsWith('own:');
export const CARRIED_IN = cells(app('carried_in'));

/** The three denominators of an outcome, by the end of the metric's id; `handled` is the usual one and has none. */
export const DENOMINATORS = ['handled', 'due', 'decidable'] as const;
export type DenominatorId = (typeof DENOMINATORS)[number];
export const PER: Record<DenominatorId, { per: Operand; words: Label; short: Label }> = {
  handled: { per: [HANDLED], words: { zh: '占办理总数', en: 'of all applications handled' }, short: { zh: '按办理总数', en: 'of applications handled' } },
  due: { per: [RECEIVED, CARRIED_IN], words: { zh: '占新收与上年结转之和', en: 'of applications received plus carried in' }, short: { zh: '按应办申请', en: 'of applications due' } },
  decidable: {
    per: [HANDLED, minus(cells(app('unable_not_held'))), minus(cells(app('refused_petition'))), minus(group('other'))],
    words: { zh: '占办理总数，不含不掌握、信访举报投诉和其他处理', en: 'of those handled, without not held, petitions and otherwise handled' },
    short: { zh: '可作实体决定的申请', en: 'of decidable applications' },
  },
};

export const NOT_HELD_MIXES: Label = { zh: '“不掌握”既指信息不存在，也指由其他机关掌握', en: '“Not held” mixes information that does not exist with information another organ has' };
export const REVIEW_FIRST: Label = { zh: '2024年起，不予公开的决定须先复议后起诉，前后不可直接比较', en: 'From 2024 a refusal must go to review before court: years before and after do not compare directly' };
export const ROW_OF_SPLIT: Label = { zh: '一件申请拆分办理的，只计入部分公开', en: 'A case that was split counts as granted in part only' };
