'use client';
/** One figure for another site's frame: title, unit, chart, source, and the way to the full page. */
import { useEffect, useMemo, useState } from 'react';
import { draw } from '../../chart/draw';
import { COMMON } from '../../i18n/common';
import type { Lang } from '../../i18n/lang';
import { TOOLS } from '../../i18n/tools';
import { MARKS } from '../../i18n/marks';
import { QueryError } from '../../query/client';
import type { QueryErrorCode } from '../../query/client';
import { href } from '../address';
import { Chart } from '../chart';
import { useSearch } from '../view';
import { coverageWords, measureWords, noteWords, sourceWords } from '../words';
import { EMBEDS, isEmbedPage } from './source';
import type { Embedded } from './source';

/** The address taken apart: which figure of which page, and what is chosen on it. */
function wanted(search: string): { page: string; figure: string; choice: string } {
  const params = new URLSearchParams(search);
  const [page, figure] = [params.get('page') ?? '', params.get('figure') ?? ''];
  params.delete('page');
  params.delete('figure');
  const choice = params.toString();
  return { page, figure, choice: choice === '' ? '' : `?${choice}` };
}

export function EmbedFrame({ lang, site }: { lang: Lang; site: string }) {
  const words = TOOLS[lang].frame;
  const search = useSearch();
  const { page, figure, choice } = wanted(search);
  const [found, setFound] = useState<Embedded | 'asking' | 'unknown' | QueryErrorCode>('asking');
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      try {
        const source = isEmbedPage(page) ? await EMBEDS[page]() : null;
        const answer = source === null ? null : await source(figure, choice, lang, signal);
        if (!signal.aborted) setFound(answer ?? 'unknown');
      } catch (cause) {
        if (!signal.aborted) setFound(cause instanceof QueryError ? cause.code : 'query.failed');
      }
    })();
    return () => controller.abort();
  }, [page, figure, choice, lang]);
  const full = isEmbedPage(page) ? `${href(lang, page)}${choice}${figure === '' ? '' : `#figure-${encodeURIComponent(figure)}`}` : href(lang, 'overview');
  return (
    <main className="embed" translate="no" aria-busy={found === 'asking'}>
      {typeof found === 'object' ? <Figure lang={lang} {...found} /> : (
        <div role={found === 'asking' ? 'status' : 'alert'}>
          {found === 'asking' ? <p className="status">{words.loading}</p>
            : found === 'unknown' ? <><h1>{words.unknown}</h1><p>{words.unknownText}</p></>
              : <p>{COMMON[lang].errors[found]}</p>}
        </div>
      )}
      <p className="embed-full"><a href={found === 'unknown' ? href(lang, 'overview') : full} target="_blank" rel="noopener">{found === 'unknown' ? words.toSite : words.full}</a> <span>{site}</span></p>
    </main>
  );
}

function Figure({ lang, spec, caption }: Embedded & { lang: Lang }) {
  const summary = useMemo(() => draw(spec, { lang, size: 'wide' }).summary, [spec, lang]);
  return (
    <>
      <h1>{summary.title}</h1>
      <p className="plate-unit">{measureWords(summary, lang)} · <span className="plate-n">{coverageWords(summary, lang)}</span></p>
      <Chart lang={lang} spec={spec} name={summary.sentence} still="" alive />
      <p className="plate-foot">{noteWords(caption, summary, lang)}{MARKS[lang].gap}{sourceWords(spec, lang)}</p>
    </>
  );
}
