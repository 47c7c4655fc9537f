'use client';
/** A report by the id in the address: read by range at once, then its text beside its cells. */
import { startTransition, useEffect, useState } from 'react';
import { COMMON } from '../../i18n/common';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import { codeOf } from '../../query/client';
import type { QueryErrorCode } from '../../query/client';
import { href } from '../address';
import { useSearch } from '../view';
import { loadReport } from './ask-report';
import type { BuiltTables, LoadedReport } from './ask-report';
import type { SiteFacts } from './cite';
import { Reading } from './reading';

type Shown = { id: string; loaded: LoadedReport | null } | { id: string; error: QueryErrorCode };

export function ReportView({ lang, site, tables }: { lang: Lang; site: SiteFacts; tables: BuiltTables }) {
  const words = REPORT[lang];
  const id = new URLSearchParams(useSearch()).get('id');
  const [shown, setShown] = useState<Shown | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // Kept for the reader who comes back to the list without an id.
    if (id === null) delete document.documentElement.dataset['report'];
    else document.documentElement.dataset['report'] = '';
    if (id === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      try {
        const loaded = await loadReport(id, tables, signal);
        // A long report is drawn in pieces, between which the page answers.
        if (!signal.aborted) startTransition(() => setShown({ id, loaded }));
      } catch (cause) {
        if (!signal.aborted) setShown({ id, error: codeOf(cause) });
      }
    })();
    return () => controller.abort();
  }, [id, attempt, tables]);

  // Without an id, which is so while the site is built, the style sheet hides it unless the address has one.
  if (id === null || shown === null || shown.id !== id) return <Waiting lang={lang} />;
  if ('error' in shown) {
    return <p className="error" role="alert">{COMMON[lang].errors[shown.error]} <button type="button" className="plain" onClick={() => {
      setShown(null);
      setAttempt(attempt + 1);
    }}>{COMMON[lang].status.retry}</button></p>;
  }
  if (shown.loaded === null) {
    return <div role="alert"><h1>{words.notFound}</h1><p><code className="break">{id}</code></p><p>{words.notFoundHelp} <a href={href(lang, 'reports')}>{words.chooseAll}</a></p></div>;
  }
  return <Reading key={id} lang={lang} loaded={shown.loaded} site={site} />;
}

/**
 * What a report will fill, in its place, and what the page is for: it is not empty while the report is read. The
 * sentence is the largest text of the first screen, so that what comes later is no later “largest paint”.
 */
function Waiting({ lang }: { lang: Lang }) {
  const words = REPORT[lang];
  return (
    <div className="report-wait">
      <output className="status report-status">{words.loading}</output>
      <p className="lead">{words.lead}</p>
      <div className="report-head" aria-hidden="true">
        <dl className="facts">{[words.place, words.scope, words.form, words.cells, words.origin, words.original].map((name) => <div key={name}><dt>{name}</dt><dd>…</dd></div>)}</dl>
      </div>
      <div className="findings" aria-hidden="true"><p className="title">{words.findings}</p></div>
      <div className="beside" aria-hidden="true"><p className="title">{words.source}</p><p className="title">{words.cellsTitle}</p></div>
    </div>
  );
}
