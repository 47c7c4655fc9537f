/** The frame of every page: masthead, pages by name, the other language, footer. */
import type { ReactNode } from 'react';
import { COMMON } from '../i18n/common';
import { LANGS, LANG_TAG, otherLang } from '../i18n/lang';
import type { Lang } from '../i18n/lang';
import { NAV_GROUPS, NAV_GROUP_IDS, href } from './address';
import type { PageId } from './address';
import { LanguageLink } from './language';
import { FinderKey } from './search/finder-key';
import { SITE, absolute } from './site';

/** A page stands under another where it is reached only from there. */
function current(each: PageId, page: PageId, below: string): 'page' | 'true' | undefined {
  if (each === page) return below === '' ? 'page' : 'true';
  return page === 'report' && each === 'reports' ? 'true' : undefined;
}

interface ShellProps {
  lang: Lang;
  page: PageId;
  /** The rest of the address, for a page under one of the navigation. */
  below?: string;
  /** Until when the page's scripts wait, see scripts/site/rest.ts: `asked` where it does nothing until the reader does, `painted` where it only need not draw before its frame stands. Others do not wait. */
  rests?: 'asked' | 'painted';
  /** Nothing on the page changes while it stands. */
  prose?: boolean;
  children: ReactNode;
}

export function Shell({ lang, page, below = '', rests, prose = false, children }: ShellProps) {
  const words = COMMON[lang];
  const other = otherLang(lang);
  return (
    <>
      {/* Search engines take whole addresses only: without base_url in site.json there are none. */}
      {LANGS.map((each) => {
        const address = absolute(each, page, below);
        return address === null ? null : <link key={each} rel="alternate" hrefLang={LANG_TAG[each]} href={address} />;
      })}
      {absolute(lang, page, below) === null ? null : <link rel="canonical" href={absolute(lang, page, below) ?? ''} />}
      <a className="skip" href="#text">{words.skip}</a>
      {SITE.synthetic ? <p className="synthetic" role="note">{words.synthetic}</p> : null}
      <header className="masthead">
        <p className="title"><a href={href(lang, 'overview')}>{SITE.title[lang]}</a></p>
        <LanguageLink lang={other} href={href(other, page) + below} hint={words.languageHint}>{words.language}</LanguageLink>
        <nav aria-label={words.navLabel}>
          {/* Shut on a phone; where there is room the style sheet shows it whole. */}
          <details>
            <summary>{words.navLabel}</summary>
            <ul>{NAV_GROUP_IDS.filter((group) => NAV_GROUPS[group].length > 0).map((group) => (
              <li key={group}>
                <span id={`nav-${group}`}>{words.navGroups[group]}</span>
                <ul aria-labelledby={`nav-${group}`}>{NAV_GROUPS[group].map((each) => (
                  <li key={each}><a href={href(lang, each)} aria-current={current(each, page, below)}>{words.nav[each]}</a></li>
                ))}</ul>
              </li>
            ))}</ul>
          </details>
        </nav>
      </header>
      {/* A translator puts its own words where a figure stood, and would leave them there when the figure changes. */}
      <main id="text" tabIndex={-1} data-rests={rests ?? 'not'} translate={prose ? undefined : 'no'}>
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
      <FinderKey lang={lang} />
    </>
  );
}
