'use client';
/** What a reader can take from a figure, as one quiet line of words. What makes the files comes when it is asked for. */
import { useEffect, useRef, useState } from 'react';
import type { ChartSpec, ChartSummary } from '../chart/spec';
import { rowsOf } from './figure-table';
import { count } from '../chart/text';
import type { Lang } from '../i18n/lang';
import { TOOLS } from '../i18n/tools';

export interface ToolsProps {
  /** Id of the figure, which names its files and its place on the page. */
  id: string;
  lang: Lang;
  spec: ChartSpec;
  summary: ChartSummary;
  caption: string;
  /** The page by which the embed page knows the figure; none where it cannot be shown alone. */
  page?: string;
  /** Asks for every row, where the summary has the first only. */
  onWhole?: (() => void) | undefined;
}

type Tool = 'svg' | 'png' | 'csv' | 'link' | 'embed';

export function Tools({ id, lang, spec, summary, caption, page, onWhole }: ToolsProps) {
  const words = TOOLS[lang];
  const [said, setSaid] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);

  async function copy(text: string, done: string) {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(done);
    } catch {
      // A page that is not served over https, or a reader who forbade it: the text is shown to be copied by hand.
      setCode(text);
      setSaid(words.failed.copy);
      requestAnimationFrame(() => area.current?.select());
    }
  }

  const { more } = summary;
  /** The CSV was asked for while only the first rows were here; it is made when all are. */
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!waiting || more !== undefined) return;
    setWaiting(false);
    void use('csv');
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, more]);

  async function use(tool: Tool) {
    setSaid('');
    if (tool === 'csv' && more !== undefined && onWhole !== undefined) {
      setWaiting(true);
      onWhole();
      return;
    }
    const given = { id, lang, spec, summary, caption };
    try {
      const take = await import('./take');
      if (tool === 'link') await copy(take.linkOf(id), words.copied.link);
      else if (tool === 'embed') setCode(code === null && page !== undefined ? take.snippetOf(page, given) : null);
      else setSaid(words.saved(await take.save[tool](given)));
    } catch {
      setSaid(tool === 'link' || tool === 'embed' ? words.failed.copy : words.failed[tool]);
    }
  }

  const button = (tool: Tool, text: string, hint: string) => (
    <button type="button" className="plain" data-tool={tool} title={hint} aria-describedby={`title-${id}`} aria-expanded={tool === 'embed' ? code !== null : undefined} onClick={() => void use(tool)}>{text}</button>
  );
  return (
    <div className="tools">
      <p role="group" aria-label={words.label}>
        {button('svg', words.svg, words.svgHint)}
        {button('png', words.png, words.pngHint)}
        {summary.rows.length === 0 ? null : button('csv', words.csv(count(rowsOf(summary))), words.csvHint)}
        {button('link', words.link, words.linkHint)}
        {page === undefined ? null : button('embed', words.embed, words.embedHint)}
        <output>{said}</output>
      </p>
      {code === null ? null : (
        <p className="embed-code">
          <textarea ref={area} readOnly rows={3} aria-label={words.embedCode} value={code} onFocus={(event) => event.target.select()} />
          <button type="button" onClick={() => void copy(code, words.copied.embed)}>{words.copy}</button>
        </p>
      )}
    </div>
  );
}
