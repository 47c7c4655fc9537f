'use client';
/**
 * A page that compares reports, at rest: its first view stands as markup, without the code that makes it.
 * That code, and the figures behind the view, come when the reader comes near or the address holds a choice;
 * then the markup comes alive where it stands.
 */
import { useEffect, useRef, useState } from 'react';
import type { Lang } from '../i18n/lang';
import type { MatterId } from './matters';
import { onInterest } from './interest';
import { standing } from './still';

export interface RestProps { matter: MatterId; lang: Lang }

const keyOf = ({ matter, lang }: RestProps): string => `${lang}/${matter}`;

/** Made where pages are built; the condition is settled when code for the browser is made, and that way falls away. */
function markupOf(props: RestProps): string {
  if (typeof window === 'undefined') {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { renderFirst } = require('./render-first') as typeof import('./render-first');
    return renderFirst(props);
  }
  return standing(keyOf(props));
}

export function Rest({ matter, lang }: RestProps) {
  const host = useRef<HTMLDivElement>(null);
  const [markup] = useState(() => markupOf({ matter, lang }));
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    return onInterest(element, async () => (await import('./awake')).awaken(element, { matter, lang }));
  }, [matter, lang]);
  return <div ref={host} className="rest" data-still={keyOf({ matter, lang })} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />;
}
