'use client';
/** Year, kind of report, places and origin, as native controls. Each choice is told at once; nothing needs a button. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { DENOMINATORS, PER } from '../metrics';
import { placeLabel } from '../i18n/place';
import { MARKS } from '../i18n/marks';
import { count } from '../chart/text';
import { MAX_PLACES, NO_CHOICE } from '../query/filter';
import type { Filter } from '../query/filter';
import type { FilterOptions } from '../query/ask';
import type { View } from './view';
import { warmFor } from './warm';

/** Beyond this many the reader is asked to type more of the name. */
const MOST_LISTED = 200;

export interface FiltersProps {
  lang: Lang;
  view: View;
  /** The choice with the defaults filled in. */
  filter: Filter;
  options: FilterOptions;
  onChange: (view: View) => void;
  /** Whether the page has rates that can be divided in several ways. */
  withDenominator?: boolean;
  /** Further choices, after the others. */
  children?: ReactNode;
}

export function Filters({ lang, view, filter, options, onChange, withDenominator = false, children }: FiltersProps) {
  const words = COMMON[lang];
  const { choice } = view;
  const form = useRef<HTMLFormElement>(null);
  // It may have had the focus before this code was there.
  useEffect(() => {
    if (form.current?.contains(document.activeElement) === true) warmFor(document.activeElement);
  }, []);
  const choose = (part: Partial<View['choice']>) => onChange({ ...view, choice: { ...choice, ...part } });
  const years = [...new Set([...options.years.map((each) => each.year), filter.years.from, filter.years.to])].sort((a, b) => a - b);
  const chosen = choice.scopes.length > 1 ? (options.scopes.every((each) => choice.scopes.includes(each.scope)) ? 'all' : 'several') : filter.scopes[0];
  const untouched = !view.inferred && view.own.per === null && view.own.by === null && choice.years === null && choice.scopes.length === 0 && choice.places.length === 0 && choice.origins.length === 0;
  return (
    <form ref={form} className="filters" aria-label={words.filters.title} onSubmit={(event) => event.preventDefault()} onFocus={(event) => warmFor(event.target)}>
      <fieldset className="filter">
        <legend>{words.filters.year}</legend>
        <YearSelect label={words.filters.from} years={years} value={filter.years.from} onChange={(from) => choose({ years: { from, to: Math.max(from, filter.years.to) } })} name="from" />
        <span aria-hidden="true"> – </span>
        <YearSelect label={words.filters.to} years={years} value={filter.years.to} onChange={(to) => choose({ years: { from: Math.min(to, filter.years.from), to } })} name="to" />
      </fieldset>
      <label className="filter">
        <span>{words.filters.scope}</span>
        <select name="scope" value={chosen} onChange={(event) => {
          const scopes = options.scopes.map((each) => each.scope);
          choose({ scopes: event.target.value === 'all' ? scopes : scopes.filter((scope) => scope === event.target.value) });
        }}>
          {options.scopes.map(({ scope, reports }) => <option key={scope} value={scope}>{words.filters.counted(words.scopes[scope], count(reports))}</option>)}
          {chosen !== undefined && chosen !== 'all' && chosen !== 'several' && !options.scopes.some((each) => each.scope === chosen)
            ? <option value={chosen}>{words.filters.counted(words.scopes[chosen], '0')}</option> : null}
          {chosen === 'several' ? <option value="several">{words.filters.severalScopes}</option> : null}
          {options.scopes.length > 1 || chosen === 'all' ? <option value="all">{words.filters.allScopes}</option> : null}
        </select>
      </label>
      <label className="filter">
        <span>{words.filters.origin}</span>
        <select name="origin" value={choice.origins.length === 1 ? choice.origins[0] : ''} onChange={(event) => choose({ origins: options.origins.map((each) => each.origin).filter((origin) => origin === event.target.value) })}>
          <option value="">{words.filters.all}</option>
          {options.origins.map(({ origin, reports }) => <option key={origin} value={origin}>{words.filters.counted(words.origins[origin], count(reports))}</option>)}
        </select>
      </label>
      <Places lang={lang} view={view} options={options} onChange={onChange} />
      {withDenominator ? (
        <label className="filter">
          <span>{words.filters.denominator}</span>
          <select name="per" value={view.per ?? 'handled'} onChange={(event) => onChange({ ...view, per: DENOMINATORS.find((each) => each === event.target.value && each !== 'handled') ?? null })}>
            {DENOMINATORS.map((each) => <option key={each} value={each}>{PER[each].short[lang]}</option>)}
          </select>
        </label>
      ) : null}
      {children}
      <label className="check filter-check"><input type="checkbox" name="inferred" checked={view.inferred} onChange={(event) => onChange({ ...view, inferred: event.target.checked })} /> {words.filters.inferred}</label>
      {untouched ? null : <button type="button" className="plain" onClick={() => onChange({ ...view, among: false, inferred: false, own: { per: null, by: null }, choice: NO_CHOICE })}>{words.filters.reset}</button>}
    </form>
  );
}

function YearSelect({ label, years, value, onChange, name }: { label: string; years: readonly number[]; value: number; onChange: (year: number) => void; name: string }) {
  return (
    <select name={name} aria-label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {years.map((year) => <option key={year} value={year}>{year}</option>)}
    </select>
  );
}

function Places({ lang, view, options, onChange }: Pick<FiltersProps, 'lang' | 'view' | 'options' | 'onChange'>) {
  const words = COMMON[lang];
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  // It may have been opened before this code was there.
  useEffect(() => setOpen(details.current?.open ?? false), []);
  const list = useId();
  const { places } = view.choice;
  const shown = (each: { place_code: string; place_name: string | null; place_name_en: string | null }) => placeLabel(lang, each.place_name, each.place_name_en) ?? each.place_code;
  const name = (code: string) => {
    const option = options.places.find((each) => each.place_code === code);
    return option === undefined ? code : shown(option);
  };
  const needle = wanted.trim().toLowerCase();
  const matches = options.places.filter((each) => needle === '' || each.place_code.includes(needle) || shown(each).toLowerCase().includes(needle));
  // Where not all are listed, the chosen come first, so that each can be taken away again.
  const found = matches.length <= MOST_LISTED ? matches : [...matches.filter((each) => places.includes(each.place_code)), ...matches.filter((each) => !places.includes(each.place_code))];
  const toggle = (code: string, on: boolean) => onChange({ ...view, choice: { ...view.choice, places: on ? [...places, code] : places.filter((each) => each !== code) } });
  return (
    <div className="filter">
      <span id={`${list}-label`}>{words.filters.places}</span>
      <details ref={details} className="places" onToggle={(event) => setOpen(event.currentTarget.open)} onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}>
        <summary aria-describedby={`${list}-label`}>
          {places.length === 0 ? words.filters.allPlaces(count(options.places.filter((each) => each.reports > 0).length))
            : places.length <= 3 ? places.map(name).join(MARKS[lang].list) : words.filters.somePlaces(count(places.length))}
        </summary>
        {open ? <div className="places-list">
          <input type="search" id="find-place" value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={words.filters.findPlace} aria-label={words.filters.findPlace} />
          <label className="check"><input type="checkbox" name="among" checked={view.among} disabled={places.length === 0} onChange={(event) => onChange({ ...view, among: event.target.checked })} /> {words.filters.among}</label>
          {places.length >= MAX_PLACES ? <p className="small">{words.filters.tooMany(count(MAX_PLACES))}</p> : null}
          <ul>
            {found.slice(0, MOST_LISTED).map((each) => (
              <li key={each.place_code} data-empty={each.reports === 0 || undefined}>
                <label className="check">
                  <input type="checkbox" name="place" value={each.place_code} checked={places.includes(each.place_code)}
                    disabled={places.length >= MAX_PLACES && !places.includes(each.place_code)} onChange={(event) => toggle(each.place_code, event.target.checked)} />{' '}
                  {words.filters.counted(shown(each), count(each.reports))}
                </label>
              </li>
            ))}
          </ul>
          {found.length === 0 ? <p className="small">{words.filters.noPlace}</p> : null}
          {found.length > MOST_LISTED ? <p className="small">{words.filters.morePlaces(count(found.length - MOST_LISTED))}</p> : null}
        </div> : null}
      </details>
    </div>
  );
}
