import { describe, expect, it } from 'vitest';
import * as check from '../../lib/i18n/check';
import { CHART_WORDS } from '../../lib/i18n/chart';
import { COMMON } from '../../lib/i18n/common';
import { FRAME } from '../../lib/i18n/frame';
import { APPLICATIONS, LAWSUITS, OUTCOMES, OVERVIEW, PROACTIVE, REVIEWS } from '../../lib/i18n/matter';
import { DATA } from '../../lib/i18n/data';
import { METHOD } from '../../lib/i18n/method';
import { ACCURACY } from '../../lib/i18n/accuracy';
import { COVERAGE, QUALITY } from '../../lib/i18n/quality';
import { RELATIONS } from '../../lib/i18n/relations';
import { EXPLORE } from '../../lib/i18n/explore';
import { PEER_WORDS } from '../../lib/i18n/peers';
import { PROFILE } from '../../lib/i18n/profile';
import { RANK } from '../../lib/i18n/rank';
import { COMPARE } from '../../lib/i18n/compare';
import { MAP } from '../../lib/i18n/map';
import { REPORT, REPORTS } from '../../lib/i18n/report';

const BLOCKS = { MAP, COMPARE, PROFILE, RANK, PEER_WORDS, EXPLORE, CHART_WORDS, COMMON, FRAME, RELATIONS, OVERVIEW, APPLICATIONS, OUTCOMES, REVIEWS, LAWSUITS, PROACTIVE, METHOD, DATA, REPORT, REPORTS, QUALITY, COVERAGE, ACCURACY };

/** Every message with its path; `null` for one that takes arguments. */
function messages(value: unknown, path: string): [string, string | null][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, null]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is no message`);
  return Object.entries(value).flatMap(([key, inner]) => messages(inner, `${path}.${key}`));
}

const HAN = /\p{Script=Han}/u;
/** Chinese that stands in the English on purpose: terms with their Chinese beside, numbers of documents, the name of the other language. */
const CHINESE_IN_ENGLISH = /^(?:OVERVIEW\.sections\.\w+\.terms\.\d+\.2|METHOD\.way\.text\.\d|COMMON\.language)$/;
/** Empty on purpose: Chinese terms need no Chinese beside them; a line that ends needs no word. */
const EMPTY = /^OVERVIEW\.sections\.\w+\.terms\.\d+\.2$/;

describe.each(Object.entries(BLOCKS))('%s', (name, block) => {
  const zh = messages(block.zh, name);
  const en = messages(block.en, name);

  it('has the same messages in both languages', () => {
    const plain = (list: [string, string | null][]) => list.map(([path]) => path.replace(/\.terms\.\d+/, '.terms')).filter((path, index, all) => all.indexOf(path) === index).sort();
    expect(plain(en)).toEqual(plain(zh));
  });

  it('leaves no message empty', () => {
    expect([...zh, ...en].filter(([path, text]) => text?.trim() === '' && !EMPTY.test(path))).toEqual([]);
  });

  it('is English in English', () => {
    expect(en.filter(([path, text]) => text !== null && HAN.test(text) && !CHINESE_IN_ENGLISH.test(path))).toEqual([]);
  });
});

it('words that take arguments use them, in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const words = COMMON[lang];
    expect(words.figure.n('3', '23')).toMatch(/23.*3|3.*23/);
    expect(words.errors['query.data'].length).toBeGreaterThan(5);
    expect(words.mixed('A')).toContain('A');
    expect(REPORT[lang].inferred('7')).toContain('7');
    expect(REPORTS[lang].cut('500', '900')).toMatch(/500.*900|900.*500/);
  }
});

it('an extent of one report, of equal figures and of different ones reads as a sentence', () => {
  const named = (name: string, text: string) => ({ name, text });
  for (const lang of ['zh', 'en'] as const) {
    const given = { subject: '2023', of: '4' };
    const range = { n: '2', lowest: named('A', '1'), highest: named('B', '9'), same: false, single: false };
    expect(APPLICATIONS[lang].lead({ ...given, extent: range })).toMatch(/A.*1|1.*A/);
    expect(APPLICATIONS[lang].lead({ ...given, extent: { ...range, single: true, n: '1' } })).not.toContain('A ');
    expect(APPLICATIONS[lang].lead({ ...given, extent: null })).toMatch(/4/);
    expect(LAWSUITS[lang].lead({ ...given, extent: range, after: null })).toContain('B');
    expect(OVERVIEW[lang].lead({ ...given, received: null, disclosed: null })).toMatch(/4/);
  }
});

it('rules have words in both languages', () => {
  for (const [rule, words] of Object.entries(check.RULE_WORDS)) {
    for (const lang of ['zh', 'en'] as const) expect([rule, words.title[lang].length > 0, words.sentence[lang].length > 0]).toEqual([rule, true, true]);
  }
});
