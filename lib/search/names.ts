/** Places and authorities by whatever a reader types: name, code, pinyin in full or by its initials, alias, English name. Pure. */
import { z } from 'zod';
import { shortNames } from '../place/name';
import { folded } from './terms';

/** Rows as short lists: the file is fetched by readers. */
export const Names = z.object({
  /** Code, name, pinyin with blanks between syllables, English name, name of the parent, first year, last year (null: still), reports, id of the latest. */
  places: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string().nullable(), z.number().int().nullable(), z.number().int().nullable(), z.number().int(), z.string().nullable()])),
  /** Authority, its pinyin, place code, first year, last year, reports, id of the latest. */
  authorities: z.array(z.tuple([z.string(), z.string(), z.string().nullable(), z.number().int().nullable(), z.number().int().nullable(), z.number().int(), z.string()])),
});
export type Names = z.infer<typeof Names>;

export interface NameHit {
  kind: 'place' | 'authority';
  name: string;
  code: string | null;
  /** For a place. */
  english: string | null;
  /** The parent of a place. */
  within: { name: string; english: string | null } | null;
  /** In force, of a place; of the reports, of an authority. */
  years: { from: number | null; to: number | null };
  reports: number;
  /** Latest report. */
  report: string | null;
}

interface Entry { hit: NameHit; text: string; syllables: string; initials: string; aliases: readonly string[]; english: string }

const plain = (text: string): string => String.fromCharCode(...folded(text.slice(0, 120)).codes);
const initialsOf = (pinyin: string): string => pinyin.split(' ').map((syllable) => syllable.charAt(0)).join('');

export type Find = (query: string, most: number) => NameHit[];

/** How well an entry answers, the less the better; null where it does not. */
function rank(entry: Entry, query: string): number | null {
  const { hit, text, syllables, initials, aliases, english } = entry;
  if (/^\d/.test(query)) return hit.kind === 'place' && hit.code !== null && hit.code.startsWith(query) ? (hit.code === query ? 0 : 2) : null;
  if (text === query || aliases.includes(query)) return 0;
  if (text.startsWith(query) || aliases.some((alias) => alias.startsWith(query))) return 1;
  if (/^[a-z']+$/.test(query)) {
    const letters = query.replaceAll("'", '');
    if (syllables === letters) return 1;
    if (initials === letters) return 2;
    if (syllables.startsWith(letters)) return 3;
    if (english.startsWith(letters)) return 3;
    if (letters.length >= 2 && initials.startsWith(letters)) return 4;
    if (letters.length >= 3 && english.includes(letters)) return 6;
    return null;
  }
  return text.includes(query) ? 5 : null;
}

/** Prepares the names once; the function answers in a few milliseconds. */
export function finder(names: Names): Find {
  const englishOf = new Map(names.places.map(([, name, , english]) => [name, english]));
  const entries: Entry[] = [
    ...names.places.map(([code, name, pinyin, english, within, from, to, reports, report]): Entry => {
      const { short, stems } = shortNames(name);
      return {
        hit: { kind: 'place', name, code, english, within: within === null ? null : { name: within, english: englishOf.get(within) ?? null }, years: { from, to }, reports, report },
        text: plain(name), syllables: pinyin.replaceAll(' ', ''), initials: initialsOf(pinyin), aliases: [...short, ...stems].map(plain), english: plain(english),
      };
    }),
    ...names.authorities.map(([name, pinyin, code, from, to, reports, report]): Entry => ({
      hit: { kind: 'authority', name, code, english: null, within: null, years: { from, to }, reports, report },
      text: plain(name), syllables: pinyin.replaceAll(' ', ''), initials: initialsOf(pinyin), aliases: [], english: '',
    })),
  ];
  return (query, most) => {
    const wanted = plain(query);
    if (wanted === '') return [];
    const found: { entry: Entry; at: number }[] = [];
    for (const entry of entries) {
      const at = rank(entry, wanted);
      if (at !== null) found.push({ entry, at });
    }
    // Places before authorities, those with reports first, names no longer in force last.
    const key = ({ entry: { hit }, at }: { entry: Entry; at: number }): number => at * 8 + (hit.reports > 0 ? 0 : 4) + (hit.kind === 'place' ? 0 : 2) + (hit.kind === 'place' && hit.years.to !== null ? 1 : 0);
    return found.sort((a, b) => key(a) - key(b) || a.entry.text.length - b.entry.text.length || ((a.entry.hit.code ?? '') < (b.entry.hit.code ?? '') ? -1 : 1)).slice(0, most).map(({ entry }) => entry.hit);
  };
}
