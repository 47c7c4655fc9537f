'use client';
/**
 * A page at rest: its first view stands as markup, without the code that makes it. That code, and the figures
 * behind the view, come when the reader comes near or the address holds a choice; then the markup comes alive
 * where it stands.
 */
import { useEffect, useRef, useState } from 'react';
import type { Lang } from '../i18n/lang';
import type { MatterId } from './matters';
import { onInterest } from './interest';
import type { PeerPage } from './peers/first-view';
import { standing } from './still';

export interface RestProps {
  page: MatterId | PeerPage;
  lang: Lang;
  /** Something of the first view is still to be fetched: the page comes alive without being asked. */
  atOnce?: boolean;
}

const keyOf = ({ page, lang }: RestProps): string => `${lang}/${page}`;

/** Made where pages are built; the condition is settled when code for the browser is made, and that way falls away. */
function markupOf(props: RestProps): string {
  if (typeof window === 'undefined') {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderFirst } = require('./render-first') as typeof import('./render-first');
    return renderFirst(props);
  }
  return standing(keyOf(props));
}

/** The code of each kind of page comes alone. */
async function awaken(element: HTMLElement, page: RestProps['page'], lang: Lang): Promise<void> {
  if (page === 'rank') return (await import('./rank/awake')).awaken(element, lang);
  if (page === 'map') return (await import('./map/awake')).awaken(element, lang);
  return (await import('./awake')).awaken(element, page, lang);
}

export function Rest({ page, lang, atOnce = false }: RestProps) {
  const host = useRef<HTMLDivElement>(null);
  const [markup] = useState(() => markupOf({ page, lang }));
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    return onInterest(element, () => awaken(element, page, lang), atOnce);
  }, [page, lang, atOnce]);
  return <div ref={host} className="rest" data-still={keyOf({ page, lang })} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />;
}
