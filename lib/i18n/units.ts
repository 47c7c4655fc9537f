/** Words of units: what is counted, by how many at a time. */
import { both } from './lang';
import type { Lang } from './lang';

const UNITS = both({
  bases: { person: '人', person_time: '人次', yuan: '元', dollar: '美元', household: '户', case: '件' } satisfies Record<string, string>,
  times: { '1': '', '10': '十', '100': '百', '1000': '千', '10000': '万', '100000': '十万', '1000000': '百万', '10000000': '千万', '100000000': '亿', '1000000000': '十亿', '1000000000000': '万亿', '0.01': '百分之一' } satisfies Record<string, string>,
  ones: '原数（一个一个计）',
  from: { header: '由列名', row: '由表头下一行', note: '由表外的说明', cells: '由格中所写', reader: '由你选定', none: '没有写单位' },
  doubt: '说不准，请选定', right: '就按这个',
  taken: (name: string, unit: string, figure: string, chosen: boolean) => `“${name}”以${unit}计：1 记作 ${figure}${chosen ? '（由你选定）' : ''}`,
  plain: (name: string) => `“${name}”没有写单位，按原数计`,
  unsure: (name: string) => `“${name}”的单位说不准，按原数计；可在“你的数据”里选定`,
  unsureTaken: (name: string) => `“${name}”的单位说不准；可在“你的数据”里选定`,
}, {
  bases: { person: 'persons', person_time: 'visits', yuan: 'yuan', dollar: 'dollars', household: 'households', case: 'cases' },
  times: { '1': '', '10': 'tens', '100': 'hundreds', '1000': 'thousands', '10000': '10,000s (万)', '100000': '100,000s', '1000000': 'millions', '10000000': '10 millions', '100000000': '100 millions (亿)', '1000000000': 'billions', '1000000000000': 'trillions', '0.01': 'hundredths (%)' },
  ones: 'ones, as it stands',
  from: { header: 'from its name', row: 'from the line below the header', note: 'from a note beside the table', cells: 'from its fields', reader: 'chosen by you', none: 'no unit told' },
  doubt: 'in doubt: please choose', right: 'It is right',
  taken: (name, unit, figure, chosen) => `“${name}” is in ${unit}: 1 counts as ${figure}${chosen ? ' (chosen by you)' : ''}`,
  plain: (name) => `“${name}” tells no unit: its figures are taken as they stand`,
  unsure: (name) => `The unit of “${name}” is in doubt: its figures are taken as they stand; choose it on “Your data”`,
  unsureTaken: (name) => `The unit of “${name}” is in doubt; choose it on “Your data”`,
});
export const UNIT_WORDS = UNITS;

/** What is counted; '' where nothing says. Words that are no id stand as they were read. */
export function baseWords(base: string, lang: Lang): string {
  const known: Record<string, string> = UNITS[lang].bases;
  return base === '%' ? '' : known[base] ?? base;
}

/** 万人, “10,000s (万) of persons”. */
export function unitWords({ times, base }: { times: number; base: string }, lang: Lang): string {
  const words: Record<string, string> = UNITS[lang].times;
  const many = words[String(times)] ?? String(times);
  const of = baseWords(base, lang);
  if (times === 1) return of === '' ? UNITS[lang].ones : of;
  return lang === 'zh' || of === '' ? many + of : `${many} of ${of}`;
}
