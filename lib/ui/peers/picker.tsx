'use client';
/** Finds a place that has reports, by name in either language, pinyin-like English or code. The list is fetched when it is opened. */
import { useId, useState } from 'react';
import { count } from '../../chart/text';
import { COMPARE } from '../../i18n/compare';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import type { PlaceCount } from '../../query/sql/peers';
import { COMMON } from '../../i18n/common';
import { useAsked } from './use-asked';

const MOST_MATCHES = 40;
const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f' ]/g, '');

export function matching(places: readonly PlaceCount[], needle: string): PlaceCount[] {
  const wanted = plain(needle.trim());
  return places.filter((place) => wanted === '' || place.place_code.startsWith(wanted) || (place.place_name ?? '').includes(needle.trim()) || plain(place.place_name_en ?? '').includes(wanted));
}

export function Picker({ lang, label, chosen, disabled, onPick }: { lang: Lang; label: string; chosen: readonly string[]; disabled: boolean; onPick: (code: string) => void }) {
  const words = COMPARE[lang];
  const [open, setOpen] = useState(false);
  const [needle, setNeedle] = useState('');
  const list = useId();
  const asked = useAsked(open ? 'places' : null, async (signal) => (await import('./ask')).loadPlaces(null, signal));
  const found = asked.answer === null ? [] : matching(asked.answer.value, needle).filter((place) => !chosen.includes(place.place_code));
  return (
    <details className="places picker" open={open} onToggle={(event) => setOpen(event.currentTarget.open)} onKeyDown={(event) => {
      if (event.key !== 'Escape') return;
      event.currentTarget.open = false;
      event.currentTarget.querySelector('summary')?.focus();
    }}>
      <summary>{label}</summary>
      <div className="places-list">
        {disabled ? <p className="small">{words.full('12')}</p> : (
          <>
            <input type="search" name="find-place" value={needle} aria-label={words.find} placeholder={words.find} aria-controls={list} onChange={(event) => setNeedle(event.target.value)} />
            {asked.error === null ? null : <p className="error" role="alert">{COMMON[lang].errors[asked.error]} <button type="button" className="plain" onClick={asked.retry}>{COMMON[lang].status.retry}</button></p>}
            {asked.answer === null ? <p className="small">{asked.error === null ? words.loadingPlaces : null}</p> : found.length === 0 ? <p className="small">{words.noMatch}</p> : null}
            <ul id={list}>{found.slice(0, MOST_MATCHES).map((place) => (
              <li key={place.place_code}><button type="button" className="plain" value={place.place_code} onClick={() => onPick(place.place_code)}>{words.withReports(placeLabel(lang, place.place_name, place.place_name_en) ?? place.place_code, count(place.reports))}</button></li>
            ))}</ul>
            {found.length > MOST_MATCHES ? <p className="small">{words.moreMatches(count(found.length - MOST_MATCHES))}</p> : null}
          </>
        )}
      </div>
    </details>
  );
}
