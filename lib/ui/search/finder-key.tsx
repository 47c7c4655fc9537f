'use client';
/** `/` or Ctrl-K on any page opens the quick finder. Only the keys are here: the finder itself comes when it is first wanted. */
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import type { Lang } from '../../i18n/lang';
import { endEarly } from '../early';

type Finder = ComponentType<{ lang: Lang; onClose: () => void }>;

export function FinderKey({ lang }: { lang: Lang }) {
  const [open, setOpen] = useState<{ finder: Finder } | null>(null);
  useEffect(() => {
    let known: Finder | null = null;
    const show = (finder: Finder) => {
      known = finder;
      setOpen({ finder });
    };
    const find = () => {
      // At once where it is here: the next letter is the first of what is looked for.
      if (known !== null) show(known);
      // Without it the link to the search page remains.
      else void import('./finder').then(({ Finder: finder }) => show(finder), () => undefined);
    };
    if (endEarly()) find();
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      const wanted = (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey);
      if (!wanted || event.defaultPrevented) return;
      event.preventDefault();
      find();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return open === null ? null : <open.finder lang={lang} onClose={() => setOpen(null)} />;
}
