'use client';
/** Rules and findings under the reader's choice. All of them stand in the page; a part is asked from the tables. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { QUALITY } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { RULES } from '../../check/rules';
import { RULE_WORDS } from '../../i18n/check';
import { ruleShares } from '../../metrics/rules';
import type { Found } from '../../query/ask';
import type { QueryErrorCode } from '../../query/client';
import { ALL_FOUND, MADE, formatQuality, parseQuality } from '../../query/quality';
import type { QualityChoice } from '../../query/quality';
import type { RuleCount } from '../../query/sql/quality';
import { afterFirstPaint } from '../first-paint';
import { showSearch, useSearch } from '../view';
import { FoundList } from './found-list';
import { MOST_FOUND } from './most';
import { RulesTable } from './rules-table';

export interface QualityProps { lang: Lang; counts: readonly RuleCount[]; years: readonly number[]; first: Found }

export function QualityView({ lang, counts, years, first }: QualityProps) {
  const words = QUALITY[lang];
  const search = useSearch();
  const choice = useMemo(() => parseQuality(new URLSearchParams(search)), [search]);
  const key = formatQuality(choice);
  const [answer, setAnswer] = useState<{ key: string; found: Found } | null>(null);
  const [failed, setFailed] = useState<{ key: string; attempt: number; code: QueryErrorCode } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (key === '') return;
    const controller = new AbortController();
    void (async () => {
      await afterFirstPaint();
      if (controller.signal.aborted) return;
      const { loadFound, codeOf } = await import('./kept-found');
      try {
        const found = await loadFound(parseQuality(new URLSearchParams(key)), 0, controller.signal);
        if (!controller.signal.aborted) setAnswer({ key, found });
      } catch (cause) {
        if (!controller.signal.aborted) setFailed({ key, attempt, code: codeOf(cause) });
      }
    })();
    return () => controller.abort();
  }, [key, attempt]);

  const error = failed?.key === key && failed.attempt === attempt ? failed.code : null;
  const shown = answer?.key === key ? answer.found : key === '' ? first : answer?.found ?? first;
  const [more, setMore] = useState(false);
  const failure = useCallback((code: QueryErrorCode) => setFailed({ key, attempt, code }), [key, attempt]);
  /** The next findings of the same choice, after those on the page. */
  async function showMore() {
    setMore(true);
    const { loadFound, codeOf } = await import('./kept-found');
    try {
      const next = await loadFound(choice, shown.rows.length, new AbortController().signal);
      setAnswer({ key, found: { count: next.count, rows: [...shown.rows, ...next.rows] } });
    } catch (cause) {
      failure(codeOf(cause));
    } finally {
      setMore(false);
    }
  }
  const asking = more || key !== '' && answer?.key !== key && error === null;
  const choose = (part: Partial<QualityChoice>) => showSearch(formatQuality({ ...choice, ...part }));
  const shares = useMemo(() => ruleShares(counts, choice.made), [counts, choice.made]);
  const made = (
    <label className="filter"><span>{words.filters.made}</span>
      <select name="origin" value={choice.made ?? ''} onChange={(event) => choose({ made: MADE.find((each) => each === event.target.value) ?? null })}>
        <option value="">{words.filters.all}</option>{MADE.map((each) => <option key={each} value={each}>{words.filters[each]}</option>)}
      </select>
    </label>
  );
  return (
    <div aria-busy={asking} className="quality" data-shown={key === '' ? '' : answer?.key ?? ''}>
      <section className="part" id="rules">
        <h2>{words.rules.heading}</h2>
        <p>{words.rules.caption}</p>
        <form className="filters" aria-label={words.filters.title} onSubmit={(event) => event.preventDefault()}>{made}</form>
        <p className="small">{words.madeNote}</p>
        <RulesTable lang={lang} shares={shares} />
      </section>
      <section className="part" id="found">
        <h2 id="found-title">{words.found.heading}</h2>
        <form className="filters" aria-labelledby="found-title" onSubmit={(event) => event.preventDefault()}>
          <label className="filter"><span>{words.filters.rule}</span>
            <select name="rule" value={choice.rule ?? ''} onChange={(event) => choose({ rule: RULES.find((rule) => rule.id === event.target.value)?.id ?? null })}>
              <option value="">{words.filters.all}</option>
              {shares.filter((each) => each.findings > 0 || each.rule === choice.rule).map((each) => <option key={each.rule} value={each.rule}>{COMMON[lang].filters.counted(RULE_WORDS[each.rule].title[lang], count(each.findings))}</option>)}
            </select>
          </label>
          <label className="filter"><span>{words.filters.year}</span>
            <select name="year" value={choice.year ?? ''} onChange={(event) => choose({ year: years.find((year) => String(year) === event.target.value) ?? null })}>
              <option value="">{words.filters.all}</option>{years.map((year) => <option key={year} value={year}>{year}</option>)}
            </select>
          </label>
          <PlaceFilter key={choice.place} label={words.filters.place} hint={words.filters.placeHint} value={choice.place} onChange={(place) => choose({ place })} />
          {key === '' ? null : <button type="button" className="plain" onClick={() => showSearch(formatQuality(ALL_FOUND))}>{words.filters.reset}</button>}
        </form>
        <output className="status">
          {error !== null ? null : asking ? words.found.loading : shown.count.findings === 0 ? words.found.none : words.found.count(count(shown.count.findings), count(shown.count.reports))}
          {!asking && error === null && shown.rows.length < shown.count.findings ? ` ${words.found.cut(count(shown.rows.length))}` : ''}
        </output>
        {error === null ? null : <p className="error" role="alert">{COMMON[lang].errors[error]} <button type="button" className="plain" onClick={() => setAttempt(attempt + 1)}>{COMMON[lang].status.retry}</button></p>}
        {shown.rows.length === 0 ? null : <FoundList lang={lang} rows={shown.rows} named />}
        {shown.rows.length < shown.count.findings && error === null && (key === '' || answer?.key === key)
          ? <p><button type="button" className="more-found" disabled={asking} onClick={() => void showMore()}>{words.found.next(count(Math.min(MOST_FOUND, shown.count.findings - shown.rows.length)))}</button></p> : null}
      </section>
    </div>
  );
}

/** Asked when the field is left or Enter is pressed, not with every letter. */
function PlaceFilter({ label, hint, value, onChange }: { label: string; hint: string; value: string; onChange: (place: string) => void }) {
  const [text, setText] = useState(value);
  return (
    <label className="filter"><span>{label}</span>
      <input type="search" name="place" maxLength={40} placeholder={hint} value={text} onChange={(event) => setText(event.target.value)} onBlur={() => onChange(text.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(text.trim());
        }} />
    </label>
  );
}
