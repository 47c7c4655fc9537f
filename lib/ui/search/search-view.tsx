'use client';
/** The search page: the words in the address, places and authorities that they may mean, and where the texts hold them. */
import { useEffect, useRef, useState } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { SEARCH } from '../../i18n/search';
import type { Lang } from '../../i18n/lang';
import type { NameHit } from '../../search/names';
import type { Hit, Search } from '../../search/search';
import { reportHref, spanHref } from '../address';
import { afterFirstPaint } from '../first-paint';
import { showSearch, useSearch } from '../view';
import { nameFacts, nameTarget } from './name-row';

const PAGE = 20;
interface Found { query: string; names: NameHit[]; search: Search | null; hits: Hit[]; read: number; candidates: number; done: boolean }

export function SearchView({ lang }: { lang: Lang }) {
  const words = SEARCH[lang];
  const query = (new URLSearchParams(useSearch()).get('q') ?? '').slice(0, 200);
  const [answer, setAnswer] = useState<{ key: string; found: Found | null } | null>(null);
  const [more, setMore] = useState<'rest' | 'searching' | 'failed'>('rest');
  const [attempt, setAttempt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const asking = useRef<AbortController | null>(null);
  const key = `${attempt} ${query}`;
  const empty = query.trim() === '';

  useEffect(() => {
    if (field.current !== null) field.current.value = query;
    if (empty) return;
    const controller = new AbortController();
    const { signal } = controller;
    asking.current = controller;
    void (async () => {
      try {
        await afterFirstPaint();
        const { openFinder, openSearcher } = await import('./files');
        const [find, searcher] = await Promise.all([openFinder(), openSearcher()]);
        const names = find(query, 12);
        const search = await searcher.search(query, signal);
        const page = search === null ? { hits: [], read: 0, candidates: 0, done: true } : await search.next(PAGE, signal);
        if (!signal.aborted) setAnswer({ key, found: { query, names, search, ...page } });
      } catch {
        if (!signal.aborted) setAnswer({ key, found: null });
      }
    })();
    return () => controller.abort();
    // `key` stands for the query and the attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  const current = answer?.key === key && !empty ? answer : null;
  const shown = current?.found ?? null;
  const state = current !== null && current.found === null ? 'failed' : current === null && !empty ? 'searching' : more;
  async function lookOn() {
    if (shown === null || shown.search === null || asking.current === null) return;
    const { signal } = asking.current;
    setMore('searching');
    try {
      const page = await shown.search.next(PAGE, signal);
      if (!signal.aborted) setAnswer({ key, found: { ...shown, ...page, hits: [...shown.hits, ...page.hits] } });
      setMore('rest');
    } catch {
      setMore(signal.aborted ? 'rest' : 'failed');
    }
  }
  const again = () => {
    setMore('rest');
    setAttempt(attempt + 1);
  };

  return (
    <div className="search" aria-busy={state === 'searching'}>
      <form className="search-form" role="search" onSubmit={(event) => {
        event.preventDefault();
        const wanted = field.current?.value.trim() ?? '';
        showSearch(wanted === '' ? '' : `?q=${encodeURIComponent(wanted)}`);
      }}>
        <input ref={field} type="search" name="q" aria-label={words.label} placeholder={words.label} autoComplete="off" spellCheck={false} maxLength={200} />
        <button type="submit">{words.button}</button>
      </form>
      <p className="small">{words.hint}</p>
      {empty ? <p className="tries"><span className="small">{words.tries}</span>{words.try.map((each) => <a key={each} href={`?q=${encodeURIComponent(each)}`} lang={/\p{Script=Han}/u.test(each) ? 'zh-Hans' : undefined}>{each}</a>)}</p> : null}
      <output className="status">{state === 'searching' ? words.searching : shown === null ? '' : shown.search === null ? words.tooShort : statusOf(shown, lang)}</output>
      {state === 'failed' ? <p className="error" role="alert">{words.failed} <button type="button" className="plain" onClick={again}>{words.retry}</button></p> : null}
      {shown === null ? null : (
        <>
          {shown.names.length === 0 ? null : (
            <section aria-labelledby="names-title">
              <h2 id="names-title">{words.names}</h2>
              <ul className="name-hits">{shown.names.map((hit) => (
                <li key={`${hit.kind} ${hit.code} ${hit.name} ${hit.years.from}`}><a href={nameTarget(hit, lang)} lang="zh-Hans">{hit.name}</a> <span className="small">{nameFacts(hit, lang)}</span></li>
              ))}</ul>
            </section>
          )}
          {shown.hits.length === 0 ? null : <Hits lang={lang} hits={shown.hits} />}
          {shown.done ? null : <p><button type="button" disabled={state === 'searching'} onClick={() => void lookOn()}>{words.more}</button></p>}
        </>
      )}
    </div>
  );
}

const reportsOf = (hits: readonly Hit[]): number => new Set(hits.map((hit) => hit.report.id)).size;

function statusOf({ query, hits, read, candidates, done }: Found, lang: Lang): string {
  const words = SEARCH[lang];
  if (done) return hits.length === 0 ? words.none(query) : words.found(count(hits.length), count(reportsOf(hits)));
  return words.foundSoFar(count(hits.length), count(reportsOf(hits)), count(read), count(candidates));
}

/** Sections that hold the words, by report. */
function Hits({ lang, hits }: { lang: Lang; hits: readonly Hit[] }) {
  const words = SEARCH[lang];
  const common = COMMON[lang];
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.report.id, [...(groups.get(hit.report.id) ?? []), hit]);
  const scopes: Record<string, string> = common.scopes;
  return (
    <section aria-labelledby="texts-title">
      <h2 id="texts-title">{words.texts}</h2>
      <ol className="hits">
        {[...groups.values()].map((group) => {
          const report = group[0]?.report;
          if (report === undefined) return null;
          return (
            <li key={report.id}>
              <h3 lang="zh-Hans"><a href={reportHref(lang, report.id)}>{report.title ?? report.authority ?? report.id}</a></h3>
              <p className="small">{[lang === 'en' ? report.place_en ?? report.place : report.place, report.year === null ? words.yearUnknown : words.yearOf(String(report.year)), scopes[report.scope]].filter((part) => part !== null && part !== undefined).join(' · ')}</p>
              <ul>{[...group].sort((a, b) => a.start - b.start).flatMap((hit) => hit.contexts.map((context, index) => {
                const span = hit.spans[index];
                return span === undefined ? null : (
                  <li key={span.start} lang="zh-Hans"><a href={spanHref(lang, report.id, span.start, span.end)}>{context.before}<mark>{context.words}</mark>{context.after}</a></li>
                );
              }))}</ul>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
