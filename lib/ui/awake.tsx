/** A page of figures that rested comes alive: its code is here, its figures are fetched, and its markup is taken over. */
import type { Lang } from '../i18n/lang';
import { takeOver } from './alive';
import { Atlas } from './atlas';
import { fetchFirst } from './fetch-first';
import type { MatterId } from './matters';

/** Resolves when the page answers. Rejects where the figures of the first view cannot be fetched or are not of this page. */
export async function awaken(element: HTMLElement, matter: MatterId, lang: Lang): Promise<void> {
  await takeOver(element, <Atlas matter={matter} lang={lang} {...await fetchFirst(matter, lang)} />);
}
