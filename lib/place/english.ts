/**
 * English names of places: 浉河区 → Shihe District, 恩施土家族苗族自治州 → Enshi Tujia and Miao Autonomous
 * Prefecture. Made while the tables are built (the pinyin dictionary is large); pages read the columns.
 */
import { pinyin as syllablesOf } from 'pinyin-pro';
import { shortNames } from './name';
import { KINDS, PEOPLE_NAMES, READINGS, SPELLINGS, WHOLE, ZONE_KINDS } from './spelling';

/** Pinyin without tones, a syllable for a character; other characters stay as they are. */
function read(text: string): string[] {
  const known = READINGS[text];
  return known === undefined ? syllablesOf(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }) : known.split(' ');
}

/** 西安 → Xi'an, 六安 → Lu'an: an apostrophe before a, e or o within a word. */
function joined(syllables: readonly string[]): string {
  const word = syllables.map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const spelt = (stem: string): string => SPELLINGS[stem] ?? joined(read(stem));

const PEOPLE = new RegExp(`(${Object.keys(PEOPLE_NAMES).sort((a, b) => b.length - a.length).join('|')})族?`, 'gu');

/** The peoples between the bare name and the kind: 土家族苗族 → Tujia and Miao. */
function peoplesIn(text: string): string {
  const names = [...text.matchAll(PEOPLE)].map(([, people = '']) => PEOPLE_NAMES[people] ?? '');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Zones: 中卫工业园区 → Zhongwei Industrial Park. */
function zoneName(name: string): string {
  const kind = ZONE_KINDS.find(([zh]) => name.endsWith(zh) && name.length > zh.length);
  return kind === undefined ? spelt(name) : `${spelt(name.slice(0, -kind[0].length).replace(/(?:市|县|区)$/u, ''))} ${kind[1]}`;
}

export type NamedLevel = 'province' | 'prefecture' | 'county' | 'zone';

const known = new Map<string, string>();

/** The English name. Provinces go without their kind; `level` tells 北京 the province from 吉林 the city. */
export function englishName(name: string, level: NamedLevel): string {
  // The dictionary takes a tenth of a millisecond, and a place has reports of many years.
  const key = `${level} ${name}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = translated(name, level);
  known.set(key, made);
  return made;
}

function translated(name: string, level: NamedLevel): string {
  const whole = WHOLE[name];
  if (whole !== undefined) return whole;
  if (level === 'zone') return zoneName(name);
  const kind = KINDS.find(([zh]) => name.endsWith(zh) && name.length > zh.length);
  if (kind === undefined) return spelt(name);
  const body = name.slice(0, -kind[0].length);
  if (level === 'province') return spelt(body);
  if (!kind[0].startsWith('自治')) return `${spelt(body)} ${kind[1]}`;
  const stem = shortNames(name).stems[0] ?? body;
  const peoples = peoplesIn(body.slice(stem.length));
  return [spelt(stem), peoples, kind[1]].filter(Boolean).join(' ');
}

/** The name's pinyin, without tones, syllables parted by blanks, as a reader would type it: 浉河区 → shi he qu. */
export function pinyinOf(name: string): string {
  const stem = KINDS.map(([zh]) => zh).find((zh) => name.endsWith(zh) && name.length > zh.length);
  const body = stem === undefined ? name : name.slice(0, -stem.length);
  const bare = shortNames(name).stems[0] ?? body;
  const rest = name.slice(bare.length);
  return [...read(bare), ...(rest === '' ? [] : read(rest))].join(' ').replaceAll('ü', 'v');
}
