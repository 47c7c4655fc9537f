/**
 * Rates that a reader's own table makes possible: a count of the form for each so many of the reader's figure,
 * and a count for each report, by which groups of the reader's are set side by side.
 */
import type { Label } from '../form';
import { UNIT_WORDS, baseWords, unitWords } from '../i18n/units';
import type { ColumnUnit } from '../own/unit';
import { define } from './metric';
import type { Metric } from './metric';
import { cells } from './operand';
import { isOwnFigure } from './words';

/** A figure of the reader's: no cell of the form. */
export const ownFigure = (table: string, column: string): string => `own:${table}.${column}`;
export { isOwnFigure };

/** Reports that stand behind a sum: no cell of the form. */
const REPORTS = 'reports';

export interface OwnDenominator {
  table: string;
  /** `columnId` of its name, and the name itself, which may be any text. */
  column: string;
  name: string;
  /** Rates are for each so many of it. */
  per: number;
  /** What a figure of 1 in the column says: rates are of its `base`, whatever the table counts it by. */
  unit: ColumnUnit;
  /** Whether rows of the table tell a year. */
  hasYear: boolean;
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** A power of ten below the middle value of a column, so that rates are numbers that can be read; never below 1. */
export function perOf(median: number | null): number {
  return median === null || !(median >= 1) ? 1 : 10 ** Math.floor(Math.log10(median) + 1e-9);
}

/** In which unit a column was taken, where it is not plain ones of something that it names. */
export function unitCaveat(name: string, unit: ColumnUnit): Label[] {
  const each = (make: (words: typeof UNIT_WORDS['zh'], lang: 'zh' | 'en') => string): Label => ({ zh: make(UNIT_WORDS.zh, 'zh'), en: make(UNIT_WORDS.en, 'en') });
  const taken = unit.times === 1 ? [] : [each((words, lang) => words.taken(name, unitWords(unit, lang), [unit.times < 1 ? String(unit.times) : grouped(unit.times), baseWords(unit.base, lang)].filter((part) => part !== '').join(' '), unit.from === 'reader'))];
  if (unit.doubt) return [...taken, each((words) => (unit.times === 1 ? words.unsure(name) : words.unsureTaken(name)))];
  return unit.from === 'none' ? [each((words) => words.plain(name))] : taken;
}

/** A total of the form for each `per` of the reader's figure, with the Poisson interval. `label` names the cell. */
export function ownRate(cell: string, label: Label, { table, column, name, per, unit, hasYear }: OwnDenominator): Metric {
  const many = per === 1 ? { zh: '', en: '1 ' } : { zh: ` ${grouped(per)} `, en: `${grouped(per)} ` };
  const base = { zh: baseWords(unit.base, 'zh'), en: baseWords(unit.base, 'en') };
  const known = base.zh !== '';
  return define({
    id: `${ownFigure(table, column)}:${cell}`, label: known ? { zh: `${label.zh}（每${many.zh}${base.zh}，“${name}”）`, en: `${label.en} per ${many.en}${base.en} (“${name}”)` }
      : { zh: `${label.zh}（每${many.zh}“${name}”）`, en: `${label.en} per ${many.en}of “${name}”` },
    of: [cells(cell)], per: [cells(ownFigure(table, column))], numeratorWords: label,
    denominatorWords: known ? { zh: `每${many.zh}${base.zh}（你的表 ${table} 的“${name}”）`, en: `per ${many.en}${base.en} (“${name}” of your table ${table})` }
      : { zh: `每${many.zh}“${name}”（你的表 ${table}）`, en: `per ${many.en}of “${name}” (your table ${table})` },
    sizeWords: known ? { zh: `${base.zh}（“${name}”）`, en: `${base.en} (“${name}”)` } : { zh: `“${name}”`, en: `“${name}”` }, unit: 'per_own', scale: per, interval: 'poisson', minimum_n: 0,
    caveats: [
      ...unitCaveat(name, unit),
      { zh: `分母“${name}”来自你的表 ${table}，不来自报告`, en: `The denominator “${name}” is from your table ${table}, not from reports` },
      hasYear ? { zh: '分母按年度相配', en: 'Each year has its own denominator' } : { zh: '你的表没有年度，各年都用同一个值', en: 'Your table tells no years: one value stands for all' },
      { zh: '只用汇总口径', en: 'Whole areas only' },
    ],
  });
}

/** A count of the form for each report that gives it: by this groups of unequal size compare. */
export function perReport(cell: string, label: Label): Metric {
  return define({
    id: `per_report:${cell}`, label: { zh: `${label.zh}（每份报告平均）`, en: `${label.en}, for each report` }, of: [cells(cell)], per: [cells(REPORTS)],
    numeratorWords: label, denominatorWords: { zh: '每份有此数字的报告', en: 'for each report that gives it' }, unit: 'per_own', interval: 'poisson', minimum_n: 0,
    caveats: [{ zh: '区间只说明数字小时有多不稳，不说明组内各地相差多少', en: 'The interval tells how unstable a small number is, not how places within a group differ' }],
  });
}
