'use client';
/** The quick finder: places and authorities as one types, and the way to the search of the texts. A combobox in a dialog. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { count } from '../../chart/text';
import { SEARCH } from '../../i18n/search';
import type { Lang } from '../../i18n/lang';
import type { Find } from '../../search/names';
import { href } from '../address';
import { openFinder } from './files';
import { nameFacts, nameTarget } from './name-row';
import './finder.css';

const MOST = 9;

export function Finder({ lang, onClose }: { lang: Lang; onClose: () => void }) {
  const words = SEARCH[lang].finder;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [find, setFind] = useState<{ run: Find } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    const box = dialog.current;
    box?.showModal();
    // Beside the box is outside of it.
    const outside = (event: PointerEvent) => {
      if (event.target === box) box?.close();
    };
    box?.addEventListener('pointerdown', outside);
    openFinder().then((run) => setFind({ run }), () => setFind('failed'));
    return () => box?.removeEventListener('pointerdown', outside);
  }, []);
  const hits = useMemo(() => (typeof find === 'string' ? [] : find.run(query, MOST)), [find, query]);
  const typed = query.trim();
  const options = [
    ...hits.map((hit) => ({ key: `${hit.kind} ${hit.code} ${hit.name} ${hit.years.from}`, to: nameTarget(hit, lang), name: hit.name, facts: nameFacts(hit, lang) })),
    ...(typed === '' ? [] : [{ key: 'text', to: `${href(lang, 'search')}?q=${encodeURIComponent(typed)}`, name: words.fullText(typed), facts: '' }]),
  ];
  const at = Math.min(active, options.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, id]);

  function key(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setActive((at + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = options[at];
      if (chosen !== undefined) window.location.assign(chosen.to);
    }
  }

  return (
    <dialog ref={dialog} className="finder" aria-label={words.label} onClose={onClose}>
      <div className="finder-box">
        <div className="finder-head">
          <input type="text" role="combobox" aria-expanded={options.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={options.length > 0 ? optionId(at) : undefined}
            aria-label={words.placeholder} placeholder={words.placeholder} autoComplete="off" spellCheck={false} value={query} onKeyDown={key} onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }} />
          <button type="button" onClick={() => dialog.current?.close()}>{words.close}</button>
        </div>
        {/* The field keeps the focus: keys are handled there. */}
        <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={words.label}>
          {options.map((option, index) => (
            <div key={option.key} id={optionId(index)} role="option" tabIndex={-1} aria-selected={index === at} onPointerMove={() => setActive(index)}>
              <a href={option.to} tabIndex={-1}><span lang={option.key === 'text' ? undefined : 'zh-Hans'}>{option.name}</span> <span className="small">{option.facts}</span></a>
            </div>
          ))}
        </div>
        <p className="small" aria-live="polite">{find === 'loading' ? words.loading : find === 'failed' ? words.failed : typed !== '' && hits.length === 0 ? words.none : typed === '' ? words.keys : words.count(count(options.length))}</p>
      </div>
    </dialog>
  );
}
