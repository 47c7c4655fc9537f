'use client';
/**
 * A page that compares reports. Its first view is drawn while the site is built; when the reader chooses
 * something else, SQL over the Parquet tables gives the figures, and everything on the page follows.
 */
import { useEffect, useMemo, useState } from 'react';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { placeLabel } from '../i18n/place';
import { codeOf } from '../query/client';
import type { QueryErrorCode } from '../query/client';
import { resolveFilter } from '../query/filter';
import { LEVELS, PANELS } from '../query/sql/trend';
import { href } from './address';
import { Filters } from './filters';
import { afterFirstPaint } from './first-paint';
import { captionOf, leadOf, sectionText } from './lead';
import { MATTERS, isThere, isTrend, specOf } from './matters';
import type { FigureDef, Given, MatterId } from './matters';
import { noticeOf } from './notice';
import { Notices } from './notices';
import { useOwn } from './own/slot';
import { choiceKey, initialOf, isEnough, kept } from './shown';
import type { Shown } from './shown';
import type { FirstView, Told } from './first';
import { Plate } from './plate';
import { subjectOf } from './subject';
import { useSearch, useView } from './view';
import type { View } from './view';

export interface AtlasProps extends FirstView {
  matter: MatterId;
  lang: Lang;
}

export function Atlas({ matter, lang, ...firstView }: AtlasProps) {
  const { defaults } = firstView;
  const words = COMMON[lang];
  const { sections } = MATTERS[matter];
  const search = useSearch();
  const [view, choose] = useView();
  const filter = useMemo(() => resolveFilter(view.choice, defaults), [view.choice, defaults]);
  const among = view.among && filter.places.length > 0;
  const { inferred } = view;
  const key = choiceKey(filter, among, inferred);
  // What the page was made with never changes while it stands.
  const [initial] = useState((): Shown => initialOf(firstView));
  const [answer, setAnswer] = useState<Shown | null>(null);
  const [error, setError] = useState<QueryErrorCode | null>(null);
  const [attempt, setAttempt] = useState(0);
  /** The choice of which the reader asked for every report. */
  const [wanted, setWanted] = useState<string | null>(null);
  const ownNamed = view.own.per !== null || view.own.by !== null;
  // Of many reports a page has what is drawn unasked, and no other measure; the reader's own tables are joined to every report.
  const whole = wanted === key || view.per !== null || ownNamed || sections.some((section) => section.figures.some((figure) => !isTrend(figure) && measureOf(figure, view) !== null));
  const shown = [answer, initial].find((each) => each !== null && isEnough(each, key, whole)) ?? (key === initial.key ? initial : answer ?? initial);
  const enough = isEnough(shown, key, whole);
  const asking = !enough && error === null;

  useEffect(() => {
    setError(null);
    if (enough) return;
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      await afterFirstPaint();
      if (signal.aborted) return;
      try {
        const standing = whole ? null : await kept(matter, lang, filter, among, inferred, initial, signal);
        // What the reader has left behind starts no engine.
        if (signal.aborted) return;
        if (standing !== null) {
          setAnswer(standing);
          return;
        }
        const { askView } = await import('./ask-view');
        const answered = await askView(matter, filter, among, inferred, { ...initial, options: shown.key === key ? shown.options : null }, signal);
        if (!signal.aborted) setAnswer({ key, filter, count: answered.reports.length, told: null, ...answered });
      } catch (cause) {
        if (!signal.aborted) setError(codeOf(cause));
      }
    })();
    return () => controller.abort();
    // `key` stands for filter, among and inferred; `enough` follows from it, `whole` and the answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, whole, attempt]);

  const own = useOwn(matter, lang, view, choose);
  const placeName = (code: string) => {
    const option = shown.options.places.find((each) => each.place_code === code);
    return placeLabel(lang, option?.place_name ?? null, option?.place_name_en ?? null) ?? code;
  };
  const subject = subjectOf(shown.filter, placeName, lang);
  const empty = shown.count === 0;
  const { told } = shown;
  const given = useMemo(() => ({ reports: shown.reports, trends: shown.trends, filter: shown.filter, level: view.level, panel: view.panel, per: view.per }), [shown, view.level, view.panel, view.per]);
  return (
    <div className="atlas" aria-busy={asking} data-search={search}>
      <p className="lead">{told?.lead ?? leadOf(matter, shown.reports, subject, lang)}</p>
      <div className="controls">
        <Filters lang={lang} view={view} filter={filter} options={shown.options} onChange={choose} withDenominator={sections.some((section) => section.figures.some((figure) => figure.underDenominator))}>{own.choices}</Filters>
        <output className="status">
          {error !== null ? null : asking ? words.status.loading : empty ? words.status.none(subject)
            : shown === initial ? words.status.first(count(shown.count), subject) : words.status.ready(count(shown.count), subject)}
        </output>
        {error === null ? null : (
          <p className="error" role="alert">
            {words.errors[error]} {words.status.stale} <button type="button" className="plain" onClick={() => setAttempt(attempt + 1)}>{words.status.retry}</button>
          </p>
        )}
        <Notices lang={lang} notice={told === null ? noticeOf(shown.reports, lang) : told.notice} onScope={(scope) => choose({ ...view, choice: { ...view.choice, scopes: [scope] } })} />
      </div>
      {told === null ? own.figures(shown.filter, shown.reports) : null}
      {sections.map((section) => {
        const figures = section.figures.filter((figure) => (told === null || isTrend(figure) ? isThere(figure, given) : told.figures[figure.id] !== undefined));
        if (figures.length === 0 && section.needs === undefined) return null;
        const text = sectionText(matter, section.id, shown.reports, subject, lang);
        return (
          <section key={section.id} className="matter" id={section.id}>
            <div className="matter-head">
              <div>
                <h2>{text.heading}</h2>
                <p>{told?.texts[section.id] ?? text.text}</p>
                {figures.length === 0 && section.needs !== undefined ? <p className="needs">{words.needs[section.needs]}</p> : null}
                {section.more === undefined ? null : <p className="more"><a href={href(lang, section.more)}>{words.figure.more(words.nav[section.more])}</a></p>}
              </div>
              {text.terms.length === 0 ? null : (
                <dl className="terms">
                  {text.terms.map(([term, meaning, chinese]) => (
                    <div key={term}><dt>{term}{chinese === '' ? null : <span lang="zh-Hans"> {chinese}</span>}</dt><dd>{meaning}</dd></div>
                  ))}
                </dl>
              )}
            </div>
            {figures.map((figure) => {
              const measure = measureOf(figure, view);
              return (
                <AtlasPlate key={figure.id} matter={matter} lang={lang} figure={figure} given={given} told={told} onWhole={() => setWanted(key)} measure={measure} chosen={among ? shown.filter.places : NOBODY}
                  first={shown === initial && measure === null && view.level === null && view.panel === null && view.per === null} view={view} choose={choose} />
              );
            })}
          </section>
        );
      })}
    </div>
  );
}

const NOBODY: readonly string[] = [];

/** The measure chosen for a figure; null for the first. */
function measureOf(figure: FigureDef, { measures }: View): string | null {
  const { [figure.id]: chosen } = measures;
  return chosen !== undefined && figure.drafts.some((draft, index) => draft.id === chosen && index > 0) ? chosen : null;
}

interface AtlasPlateProps {
  matter: MatterId; lang: Lang; figure: FigureDef; given: Given; measure: string | null; chosen: readonly string[];
  told: Told | null; onWhole: () => void;
  first: boolean; view: View; choose: (view: View) => void;
}

/** A figure of the page with its own controls. Its spec is made anew only when what it shows has changed. */
function AtlasPlate({ matter, lang, figure, given, told, onWhole, measure, chosen, first, view, choose }: AtlasPlateProps) {
  const words = COMMON[lang];
  const spec = useMemo(() => told?.figures[figure.id] ?? specOf(figure, given, measure, chosen), [told, figure, given, measure, chosen]);
  const measures = figure.drafts.map((draft) => ({ id: draft.id, label: draft.label[lang] }));
  const choices = spec.kind !== 'trend' ? [] : [
    {
      name: 'level', label: words.figure.level, value: spec.level, options: LEVELS.filter((level) => spec.rows.some((row) => row.level === level && row.n > 0)).map((level) => ({ id: level, label: words.levels[level] })),
      onChoose: (id: string) => choose({ ...view, level: LEVELS.find((level) => level === id) ?? null }),
    },
    { name: 'panel', label: words.figure.panel, value: spec.panel, options: PANELS.map((panel) => ({ id: panel, label: words.panels[panel] })), onChoose: (id: string) => choose({ ...view, panel: PANELS.find((panel) => panel === id) ?? null }) },
  ];
  return (
    <Plate id={figure.id} lang={lang} page={matter} spec={spec} caption={captionOf(matter, figure.id, lang)} still={`${lang}/${matter}/${figure.id}`} first={first} onWhole={onWhole}
      measures={measures} measure={measure} choices={choices} onMeasure={(next) => choose({
        ...view, measures: Object.fromEntries(Object.entries({ ...view.measures, [figure.id]: next }).filter(([id, value]) => id !== figure.id || value !== measures[0]?.id)),
      })} />
  );
}
