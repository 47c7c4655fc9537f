'use client';
/** A report by the id in the address: read by range when asked for, then its text beside its cells. */
import { useEffect, useState } from 'react';
import { COMMON } from '../../i18n/common';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import type { QueryErrorCode } from '../../query/client';
import { href } from '../address';
import { afterFirstPaint } from '../first-paint';
import { useSearch } from '../view';
import type { LoadedReport } from './ask-report';
import type { DataTable } from '../../query/views';
import type { SiteFacts } from './cite';
import { Reading } from './reading';

type Shown = { id: string; loaded: LoadedReport | null } | { id: string; error: QueryErrorCode };

/** `empty`: tables that have no row in this corpus, so that their files need not be opened. */
export function ReportView({ lang, site, empty }: { lang: Lang; site: SiteFacts; empty: readonly DataTable[] }) {
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
      await afterFirstPaint();
      if (signal.aborted) return;
      const { codeOf, loadReport } = await import('./ask-report');
      try {
        const loaded = await loadReport(id, empty, signal);
        if (!signal.aborted) setShown({ id, loaded });
      } catch (cause) {
        if (!signal.aborted) setShown({ id, error: codeOf(cause) });
      }
    })();
    return () => controller.abort();
  }, [id, attempt, empty]);

  if (id === null) return null;
  if (shown === null || shown.id !== id) return <output className="status report-status">{words.loading}</output>;
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
