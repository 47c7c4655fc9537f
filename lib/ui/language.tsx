'use client';
/** To the same page in the other language, with what was chosen on it. The choice of language is kept for the root page. */
import type { ReactNode } from 'react';
import { LANG_TAG } from '../i18n/lang';
import type { Lang } from '../i18n/lang';

/** Also read by the script of the root page, scripts/site/root.ts. */
export const LANGUAGE_KEY = 'atlas.language';

export function LanguageLink({ lang, href, hint, children }: { lang: Lang; href: string; hint: string; children: ReactNode }) {
  return (
    <a className="language" href={href} hrefLang={LANG_TAG[lang]} lang={LANG_TAG[lang]} title={hint} rel="alternate"
      onClick={(event) => keepLanguage(event.currentTarget)}>{children}</a>
  );
}

/** A link to the other language that is being followed: it takes what was chosen on this page along. */
export function keepLanguage(link: HTMLAnchorElement): void {
  link.href = link.href.replace(/[?#].*$/, '') + window.location.search + window.location.hash;
  try {
    window.localStorage.setItem(LANGUAGE_KEY, link.lang.slice(0, 2));
  } catch {
    // Storage may be closed; the link works all the same.
  }
}
