/**
 * A page of which one part changes starts that part itself: Next's client, which would make ready the whole page,
 * is not fetched (scripts/site/alone.ts). Where the pages are looked at while one works on them, Next starts it.
 */
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import type { Lang } from '../i18n/lang';
import { keepLanguage } from './language';
import { FinderKey } from './search/finder-key';

declare global {
  /** Set by the page's own start. */
  var atlasAlone: boolean | undefined;
}

/** Whether this module is run to start its page, and not by Next. */
export const startsAlone = (): boolean => globalThis.atlasAlone === true;

/** Starts the part in the element that holds it, and what the frame around it answers to. */
export function startAlone(element: Element, part: ReactNode, lang: Lang): void {
  hydrateRoot(element, part);
  document.querySelector<HTMLAnchorElement>('a.language')?.addEventListener('click', ({ currentTarget }) => {
    if (currentTarget instanceof HTMLAnchorElement) keepLanguage(currentTarget);
  });
  createRoot(document.body.appendChild(document.createElement('div'))).render(<FinderKey lang={lang} />);
}
