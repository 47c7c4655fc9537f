/** The frame of every page: masthead, pages by name, the other language, footer. */
import type { ReactNode } from 'react';
import { COMMON } from '../i18n/common';
import { LANGS, LANG_TAG, otherLang } from '../i18n/lang';
import type { Lang } from '../i18n/lang';
import { NAV_PAGES, href } from './address';
import type { PageId } from './address';
import { LanguageLink } from './language';
import { SITE, absolute } from './site';

export function Shell({ lang, page, children }: { lang: Lang; page: PageId; children: ReactNode }) {
  const words = COMMON[lang];
  const other = otherLang(lang);
  return (
    <>
      {LANGS.map((each) => <link key={each} rel="alternate" hrefLang={LANG_TAG[each]} href={absolute(each, page) ?? href(each, page)} />)}
      {absolute(lang, page) === null ? null : <link rel="canonical" href={absolute(lang, page) ?? ''} />}
      <a className="skip" href="#text">{words.skip}</a>
      {SITE.synthetic ? <p className="synthetic" role="note">{words.synthetic}</p> : null}
      <header className="masthead">
        <p className="title"><a href={href(lang, 'overview')}>{SITE.title[lang]}</a></p>
        <LanguageLink lang={other} href={href(other, page)} hint={words.languageHint}>{words.language}</LanguageLink>
        <nav aria-label={words.navLabel}>
          <ul>{NAV_PAGES.map((each) => (
            <li key={each}><a href={href(lang, each)} aria-current={each === page || (page === 'report' && each === 'reports') ? (each === page ? 'page' : 'true') : undefined}>{words.nav[each]}</a></li>
          ))}</ul>
        </nav>
      </header>
      <main id="text" tabIndex={-1}>
        <p className="noscript">{words.noScript}</p>
        {children}
      </main>
      <footer className="footer">
        <p>{words.footer}</p>
        <p>
          {SITE.publisher === null || SITE.publisher === '' ? null : <span>{words.publisher(SITE.publisher)}</span>}
          {SITE.contact === null || SITE.contact === '' ? null : <span>{words.contact(SITE.contact)}</span>}
          {SITE.licence === null || SITE.licence === '' ? null : <span>{words.licence(SITE.licence)}</span>}
        </p>
      </footer>
    </>
  );
}
