/** A place's code, which leads to its profile: beside every name of a place that leads elsewhere. */
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { placeHref } from './address';

/** Nothing where the place is not known. A zone has no code of its own: that of its parent stands for it. */
export function PlaceCode({ lang, code }: { lang: Lang; code: string | null }) {
  if (code === null) return null;
  const shown = /^zone:(\d{6}):/.exec(code)?.[1];
  return <a className="place-code" href={placeHref(lang, code)} aria-label={COMMON[lang].placePage(shown ?? code)}>{shown === undefined ? code : `${shown}…`}</a>;
}
