/** Rates of the outcomes, each under the denominators in which it has a meaning, and what was left over. */
import { outcomeRows } from '../form';
import type { Label } from '../form';
import { define } from './metric';
import type { Metric } from './metric';
import { cells, group } from './operand';
import type { Operand } from './operand';
import { CARRIED_IN, NOT_HELD_MIXES, PER, RECEIVED, ROW_OF_SPLIT, app } from './words';
import type { DenominatorId } from './words';

/** Rows 1–7 of block (三): the exemptions the Regulations name. Row 8 answers an enquiry. */
const EXEMPTIONS = outcomeRows('2021').filter((row) => row.group === 'denied' && row.id !== 'denied_admin_query').map((row) => app(row.id));

interface Outcome { id: string; label: Label; of: Operand; words: Label; per: readonly DenominatorId[]; caveats?: readonly Label[] }

/** What the decidable leave out cannot be a share of them. */
const OUTCOMES: readonly Outcome[] = [
  {
    id: 'disclosure_rate', label: { zh: '公开率', en: 'Disclosure rate' }, of: [cells(app('granted')), cells(app('partial'))],
    words: { zh: '予以公开加部分公开', en: 'granted in full or in part' }, per: ['handled', 'due', 'decidable'], caveats: [ROW_OF_SPLIT],
  },
  { id: 'refusal_rate', label: { zh: '不予公开率', en: 'Refusal rate' }, of: [group('denied')], words: { zh: '不予公开', en: 'denied' }, per: ['handled', 'due', 'decidable'] },
  {
    id: 'refusal_rate_exemptions', label: { zh: '不予公开率（法定七项）', en: 'Refusal rate (seven statutory exemptions)' }, of: [cells(...EXEMPTIONS)],
    words: { zh: '按第1至7项不予公开', en: 'denied under rows 1–7' }, per: ['handled', 'due', 'decidable'],
    caveats: [{ zh: '不含第8项“行政查询事项”；只公布合计的报告无法计算', en: 'Without row 8, administrative inquiries; not known where only the sum was published' }],
  },
  { id: 'not_held_rate', label: { zh: '不掌握率', en: 'Not-held rate' }, of: [cells(app('unable_not_held'))], words: { zh: '本机关不掌握', en: 'not held by the organ' }, per: ['handled', 'due'], caveats: [NOT_HELD_MIXES] },
  { id: 'not_processed_rate', label: { zh: '不予处理率', en: 'Not-processed rate' }, of: [group('refused')], words: { zh: '不予处理', en: 'not processed' }, per: ['handled', 'due'] },
];

/** Outcomes by the id of their usual rate, in the order of the page. */
export const OUTCOME_RATES: readonly string[] = OUTCOMES.map((outcome) => outcome.id);

/** The rate of an outcome under a denominator; null where it has no meaning. */
export function rateUnder(id: string, denominator: DenominatorId): string | null {
  const outcome = OUTCOMES.find((each) => each.id === id);
  if (outcome === undefined || !outcome.per.includes(denominator)) return null;
  return denominator === 'handled' ? id : `${id}_of_${denominator}`;
}

function rate(outcome: Outcome, denominator: DenominatorId): Metric {
  const { per, words, short } = PER[denominator];
  const label = denominator === 'handled' ? outcome.label : { zh: `${outcome.label.zh}（${short.zh}）`, en: `${outcome.label.en} (${short.en})` };
  return define({
    id: rateUnder(outcome.id, denominator) ?? outcome.id, label, of: outcome.of, per, numeratorWords: outcome.words, denominatorWords: words,
    unit: 'share', interval: 'wilson', caveats: [...outcome.caveats ?? [], ...(denominator === 'decidable' ? [NOT_HELD_MIXES] : [])],
  });
}

export const outcomes: readonly Metric[] = [
  ...OUTCOMES.flatMap((outcome) => outcome.per.map((denominator) => rate(outcome, denominator))),
  define({
    id: 'backlog', label: { zh: '结转率', en: 'Backlog' }, of: [cells(app('carried_out'))], per: [RECEIVED, CARRIED_IN],
    numeratorWords: { zh: '结转下年度', en: 'carried over to the next year' }, denominatorWords: PER.due.words, unit: 'share', interval: 'wilson',
  }),
];
