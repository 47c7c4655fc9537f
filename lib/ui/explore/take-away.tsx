'use client';
/** The whole answer as a file. Where only its first rows were kept to be shown, all are asked for first. */
import { useState } from 'react';
import { count } from '../../chart/text';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import type { Result } from '../../query/result';
import type { Format } from './files';

/** Rows that a file holds at most: what a spreadsheet and a browser’s memory bear. */
export const FILE_ROWS = 1_000_000;
const FORMATS: readonly Format[] = ['csv', 'xlsx', 'parquet', 'json'];

export function TakeAway({ lang, result, whole }: { lang: Lang; result: Result; whole: () => Promise<Result> }) {
  const words = EXPLORE[lang].take;
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  async function take(format: Format) {
    setBusy(true);
    setTold(words.making(words[format]));
    try {
      const [{ makeFile }, all] = await Promise.all([import('./file-client'), result.capped ? whole() : result]);
      const url = URL.createObjectURL(await makeFile(format, all));
      const link = document.createElement('a');
      link.href = url;
      link.download = `atlas-answer.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      setTold(`${words.made(words[format], count(all.rows))}${all.capped ? ` ${words.cut(count(all.rows))}` : ''}`);
    } catch {
      setTold(words.failed);
    } finally {
      setBusy(false);
    }
  }
  return (
    <p className="take">
      <span>{words.heading}</span>
      {FORMATS.map((format) => <button key={format} type="button" disabled={busy} data-format={format} onClick={() => void take(format)}>{words[format]}</button>)}
      <span className="small">{result.capped ? words.first(count(FILE_ROWS)) : words.all(count(result.rows))}{lang === 'zh' ? '；' : '. '}{words.formulas}</span>
      <output className="small">{told}</output>
    </p>
  );
}
