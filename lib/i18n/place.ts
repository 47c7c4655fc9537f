/** A place's name as a page in one of the languages gives it: English pages keep the Chinese beside it. */
import type { Lang } from './lang';

/** null where the place is not known. `english`: the column made with the tables; null where there is none. */
export function placeLabel(lang: Lang, name: string, english: string | null): string;
export function placeLabel(lang: Lang, name: string | null, english: string | null): string | null;
export function placeLabel(lang: Lang, name: string | null, english: string | null): string | null {
  return lang === 'zh' || name === null || english === null || english === name ? name : `${english} ${name}`;
}
