'use client';
/** What the reader chose, kept in the URL and nowhere else, so that back and forward work. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { DENOMINATORS } from '../metrics/words';
import type { DenominatorId } from '../metrics/words';
import { formatChoice, parseChoice } from '../query/filter';
import type { Choice } from '../query/filter';
import { formatOwnRef, parseOwnRef } from '../query/own-column';
import type { OwnRef } from '../query/own-column';
import { LEVELS, PANELS } from '../query/sql/trend';
import type { Level, Panel } from '../query/sql/trend';

export interface View {
  choice: Choice;
  /** Chosen places are drawn among all others instead of alone. */
  among: boolean;
  /** Level of places and panel of the figures over the years; null where nothing is chosen. */
  level: Level | null;
  panel: Panel | null;
  /** What the rates of outcomes are divided by. */
  per: DenominatorId | null;
  /** Figures that are not printed but follow from the form's sums are taken too, and told. */
  inferred: boolean;
  /** Columns of the reader's own tables: what counts are divided by, and what places are grouped by. */
  own: { per: OwnRef | null; by: OwnRef | null };
  /** Measure chosen for a figure, by figure id. */
  measures: Readonly<Record<string, string>>;
}

const MEASURE = 'show-';

export function parseView(search: string): View {
  const params = new URLSearchParams(search);
  return {
    choice: parseChoice(params),
    among: params.get('among') === '1',
    level: LEVELS.find((each) => each === params.get('level')) ?? null,
    panel: PANELS.find((each) => each === params.get('panel')) ?? null,
    per: DENOMINATORS.find((each) => each === params.get('per')) ?? null,
    inferred: params.get('inferred') === '1',
    own: { per: parseOwnRef(params.get('own-per')), by: parseOwnRef(params.get('own-by')) },
    measures: Object.fromEntries([...params].filter(([name]) => name.startsWith(MEASURE)).map(([name, value]) => [name.slice(MEASURE.length), value])),
  };
}

/** The search part of the URL, '' where nothing was chosen. */
export function formatView({ choice, among, level, panel, per, inferred, own, measures }: View): string {
  const params = formatChoice(choice);
  if (among && choice.places.length > 0) params.set('among', '1');
  if (level !== null) params.set('level', level);
  if (panel !== null) params.set('panel', panel);
  if (per !== null) params.set('per', per);
  if (inferred) params.set('inferred', '1');
  if (own.per !== null) params.set('own-per', formatOwnRef(own.per));
  if (own.by !== null) params.set('own-by', formatOwnRef(own.by));
  for (const [figure, measure] of Object.entries(measures)) params.set(MEASURE + figure, measure);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether the reports shown are those of the first view. */
export function isUntouched({ choice, inferred }: View): boolean {
  return !inferred && choice.years === null && choice.scopes.length + choice.places.length + choice.origins.length === 0;
}

const CHANGED = 'atlas:view';
function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

/** `''` while a page is built and at its first drawing in the browser. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => window.location.search, () => '');
}

/** Puts a choice into the URL; everything that reads it there follows. */
export function showSearch(to: string): void {
  if (to === window.location.search) return;
  window.history.pushState(null, '', `${window.location.pathname}${to}`);
  window.dispatchEvent(new Event(CHANGED));
}

export function useView(): [View, (view: View) => void] {
  const search = useSearch();
  const view = useMemo(() => parseView(search), [search]);
  const choose = useCallback((next: View) => {
    showSearch(formatView(next));
  }, []);
  return [view, choose];
}
