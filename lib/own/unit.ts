/**
 * Units as headers, lines above a table and cells tell them: 万人 is people by ten thousands. A figure taken in
 * the wrong unit is wrong by thousands and looks right, so only what is understood whole is taken; what may mean
 * two things is left as it stands and told as doubtful. Pure.
 */

/** `times`: how many of `base` a figure of 1 says. `base`: what is counted, an id where it is known, '' where nothing says. */
export interface Unit { times: number; base: string }

/** Where the unit of a column was found. `reader`: chosen; `none`: nothing says one, and figures stand as they are. */
export const UNIT_SOURCES = ['header', 'row', 'note', 'cells', 'reader', 'none'] as const;
export interface ColumnUnit extends Unit {
  from: (typeof UNIT_SOURCES)[number];
  /** It may be another: the reader should look. */
  doubt: boolean;
}
export const NO_UNIT: ColumnUnit = { times: 1, base: '', from: 'none', doubt: false };

/** What a reader can choose from. */
export const TIMES = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 1_000_000_000_000, 0.01] as const;

/** What is counted, by the words for it. */
const BASES: readonly (readonly [string, RegExp])[] = [
  ['person', /^(?:人|口|people|persons?|residents?|inhabitants?)$/],
  ['person_time', /^(?:人次|visits?)$/],
  ['yuan', /^(?:元|人民币|人民币元|元人民币|yuan|rmb|cny|rmb yuan|yuan rmb|renminbi)$/],
  ['dollar', /^(?:美元|us dollars?|dollars?|usd|us\$|\$)$/],
  ['household', /^(?:户|households?|families)$/],
  ['case', /^(?:件|件次|起|宗|例|cases?|applications?)$/],
  ['', /^(?:个|units?|次|times)$/],
];
/** Other words for what is counted, kept as they stand. */
const OTHER = /^(?:家|所|辆|台|张|床|条|项|份|册|吨|克|米|平方米|平方公里|平方千米|公顷|亩|公里|瓦时|tons?|tonnes?|hectares?|square (?:kilomet(?:er|re)s?|met(?:er|re)s?)|sq\.? ?km|km2|km²|vehicles?|beds?|hospitals?|schools?)$/;

const HAN_TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 十亿: 1e9, 万亿: 1e12 };
const ENGLISH_TIMES: Readonly<Record<string, number>> = {
  ten: 10, tens: 10, hundred: 100, hundreds: 100, thousand: 1000, thousands: 1000, million: 1e6, millions: 1e6, mn: 1e6, mln: 1e6, mio: 1e6, billion: 1e9, billions: 1e9, bn: 1e9, trillion: 1e12,
  wan: 1e4, yi: 1e8, "'000": 1000, "'000s": 1000, '000s': 1000,
};

function baseIn(text: string): string | null {
  if (text === '') return '';
  const known = BASES.find(([, words]) => words.test(text));
  return known !== undefined ? known[0] : OTHER.test(text) ? text : null;
}

/** Full width, traditional and case folded; blanks single. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll('萬', '万').replaceAll('億', '亿').replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** A unit and nothing else; null where the text is none. Numbers of notes, (1), are none. */
export function unitIn(given: string): Unit | null {
  const text = plain(given).replace(/^(?:in|x|×|\*)\s*/, '');
  if (text === '' || text.length > 40) return null;
  if (/^(?:%|percent|per cent|百分比)$/.test(text)) return { times: 0.01, base: '%' };
  const han = /^(万亿|[十百千]?[万亿]|[十百千])?\s*(.*)$/u.exec(text);
  if (han !== null) {
    const [, times, rest = ''] = han;
    const base = baseIn(rest);
    if (base !== null && (times !== undefined || rest !== '')) {
      const many = times === undefined ? 1 : HAN_TIMES[times];
      // 百, 千 or 十 alone may be anything.
      if (many !== undefined && (rest !== '' || many >= 1000)) return { times: many, base };
    }
  }
  // RMB stands before the number as often as after it.
  const [, currency, many] = /^(rmb|cny|yuan|us\$|usd|\$)\s*(.+)$/.exec(text) ?? [];
  if (currency !== undefined && many !== undefined) {
    const unit = unitIn(many);
    return unit !== null && unit.base === '' && unit.times !== 1 ? { times: unit.times, base: baseIn(currency) ?? '' } : null;
  }
  const english = /^(1[0 ,]*0)?s?\s*((?:(?:ten|tens|hundreds?|thousands?|millions?|mn|mln|mio|billions?|bn|trillion|wan|yi|'000s?|000s)(?:\s+of)?(?:\s+|$))*)(?:of\s+)?(.*)$/.exec(text);
  if (english === null) return null;
  const [, digits, words = '', rest = ''] = english;
  const factors = words.split(' ').filter((word) => word !== '' && word !== 'of');
  const number = digits === undefined ? 1 : Number(digits.replace(/\D/g, ''));
  const times = factors.reduce((all, word) => all * (ENGLISH_TIMES[word] ?? Number.NaN), number);
  const base = baseIn(rest.trim());
  if (base === null || !TIMES.some((each) => each === times)) return null;
  if (factors.length === 0 && rest === '' && times < 1000) return null;
  return { times, base };
}

/** A rate has what it is divided by in its name: 每万人, 张/千人, per 1,000. */
const RATE = /每|人均|\bper\b|率|比例|比重|ratio|share|rate/i;

/** Words of a scale that stand in a name, whether or not they could be read. */
const SCALE = /万|亿|千|百万|million|thousand|billion|trillion|lakh|crore|(?:^|[^a-z])(?:\d*(?:k|m|mm|bn|mn)|wan|yi|1[0, ]{3,})(?:[^a-z\d]|$)/;

/** The unit that a column's name tells; null where it tells none. One with words of a scale that could not be read is in doubt. */
export function unitInName(given: string): ColumnUnit | null {
  const unit = readName(plain(given));
  const scaled = SCALE.test(plain(given)) && !/每|人均|\bper\b/.test(plain(given));
  return scaled && (unit === null || unit.times === 1) ? { times: 1, base: unit === null ? '' : unit.base, from: 'header', doubt: true } : unit;
}

function readName(name: string): ColumnUnit | null {
  const found = (unit: Unit, doubt = false): ColumnUnit => ({ ...unit, from: 'header', doubt });
  const brackets = [...name.matchAll(/[([【〔{]([^()[\]【】〔〕{}]*)[)\]】〕}]/g)].flatMap(([, inner = '']) => inner.split(/[;；，]|, (?!\d)|,(?!\d)/).map((part) => unitIn(part.replace(/^(?:单位|计量单位|units?)\s*:?\s*/, ''))).filter((unit) => unit !== null));
  const alone = unitIn(name);
  if (alone !== null && alone.times !== 1) return found(alone);
  const [first] = brackets;
  if (first !== undefined) return brackets.every((unit) => unit.times === first.times) ? found(first) : { times: 1, base: '', from: 'header', doubt: true };
  const tail = /^(.+?)(?:\s*[:,，、_\-—|]\s*|\s+in\s+|\s+)((?:in )?[^:，、_|]{1,24})$/.exec(name);
  const words = name.split(/[\s_]+/);
  const ends = [tail?.[2], words.slice(-3).join(' '), words.slice(-2).join(' '), words.at(-1)].filter((each) => each !== undefined && each !== name);
  for (const end of ends) {
    const unit = unitIn(end ?? '');
    if (unit !== null) return RATE.test(name) && unit.times !== 1 && unit.times !== 0.01 ? { times: 1, base: '', from: 'header', doubt: true } : found(unit);
  }
  // 常住人口万人, without anything between; 人口/万人 may be people by ten thousands, or something for each of them.
  const bare = /(.)((?:万亿|[十百千]?[万亿]|千)(?:人次|人|元|户|件|美元|辆|吨|亩|公顷)?)$/u.exec(name);
  const [, before = '', written = ''] = bare ?? [];
  if (written === '' || (written === '千')) return null;
  const unit = unitIn(written);
  if (unit === null) return null;
  return before === '/' || RATE.test(name) ? { times: 1, base: '', from: 'header', doubt: true } : found(unit);
}

/** What lines above or below a table say of all of it: 单位：万人. Several units, or one beside others, decide nothing. */
export function unitInNotes(notes: readonly string[]): ColumnUnit | null {
  const said = notes.flatMap((note) => [...plain(note).matchAll(/(.?)(?:计量)?(?:单位|\bunits?)\s*(?::|为|是|\bis\b|\bare\b)\s*([^()[\]【】。;；]+)/g)].flatMap(([, before = '', rest = '']) => {
    // 人口单位为万人 is said of one thing only.
    if (!/^[([【,，;；。:\s]?$/.test(before)) return [null];
    const whole = unitIn(rest);
    return whole !== null ? [whole] : rest.split(/[、,，/]|和|\band\b/).map((part) => unitIn(part));
  }));
  if (said.length === 0) return null;
  const [first] = said;
  const one = first !== undefined && first !== null && said.every((unit) => unit !== null && unit.times === first.times && unit.base === first.base);
  return one ? { ...first, from: 'note', doubt: false } : { times: 1, base: '', from: 'note', doubt: true };
}

/** A column that counts people by its name. */
const PEOPLE = /人口|人数|居民|population|residents?|inhabitants|people|persons/i;
const MONEY = /gdp|grp|生产总值|收入|支出|产值|revenue|expenditure|income|budget/i;

/** What is counted by the look of a name; '' where it tells nothing. */
export function baseOfName(name: string): string {
  return RATE.test(name) ? '' : PEOPLE.test(name) ? 'person' : MONEY.test(name) ? 'yuan' : '';
}

/** Whether people taken one by one look as if they were counted by thousands: parts of people, or places of some dozens where nothing says 人. */
export function looksScaled(name: string, { times, base, from }: ColumnUnit, median: number | null, whole: boolean): boolean {
  if (times !== 1 || from === 'reader' || (base !== 'person' && baseOfName(name) !== 'person')) return false;
  return !whole || (base === '' && median !== null && median > 0 && median < 2000);
}
