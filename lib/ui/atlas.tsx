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
import type { FilterOptions } from '../query/ask';
import type { QueryErrorCode } from '../query/client';
import { NO_CHOICE, resolveFilter } from '../query/filter';
import type { Filter } from '../query/filter';
import type { ReportFigures } from '../query/figures';
import { LEVELS, PANELS } from '../query/sql/trend';
import { href } from './address';
import { Filters } from './filters';
import { afterFirstPaint } from './first-paint';
import { captionOf, leadOf, sectionText } from './lead';
import { MATTERS, isThere, specOf } from './matters';
import type { FigureDef, Given, MatterId } from './matters';
import { Notices } from './notices';
import { useOwn } from './own/slot';
import { unpack } from './pack';
import type { FirstView, Trends } from './first';
import { Plate } from './plate';
import { subjectOf } from './subject';
import { useView } from './view';
import type { View } from './view';

export interface AtlasProps extends FirstView {
  matter: MatterId;
  lang: Lang;
}

interface Shown { key: string; filter: Filter; reports: readonly ReportFigures[]; options: FilterOptions; trends: Trends }

export function Atlas({ matter, lang, first, defaults, options, trends }: AtlasProps) {
  const words = COMMON[lang];
  const { sections } = MATTERS[matter];
  const [view, choose] = useView();
  const filter = useMemo(() => resolveFilter(view.choice, defaults), [view.choice, defaults]);
  const among = view.among && filter.places.length > 0;
  const { inferred } = view;
  const key = JSON.stringify([filter, among, inferred]);
  const initial = useMemo((): Shown => {
    const start = resolveFilter(NO_CHOICE, defaults);
    return { key: JSON.stringify([start, false, false]), filter: start, reports: unpack(first), options, trends };
  }, [first, defaults, options, trends]);
  const [answer, setAnswer] = useState<Shown | null>(null);
  const [error, setError] = useState<QueryErrorCode | null>(null);
  const [attempt, setAttempt] = useState(0);
  const shown = key === initial.key ? initial : answer ?? initial;
  const asking = shown.key !== key && error === null;

  useEffect(() => {
    setError(null);
    if (key === initial.key) return;
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      await afterFirstPaint();
      if (signal.aborted) return;
      const { askView, codeOf } = await import('./ask-view');
      try {
        const answered = await askView(matter, filter, among, inferred, initial, signal);
        if (!signal.aborted) setAnswer({ key, filter, ...answered });
      } catch (cause) {
        if (!signal.aborted) setError(codeOf(cause));
      }
    })();
    return () => controller.abort();
    // `key` stands for filter, among and inferred.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt]);

  const own = useOwn(matter, lang, view, choose);
  const placeName = (code: string) => {
    const option = shown.options.places.find((each) => each.place_code === code);
    return placeLabel(lang, option?.place_name ?? null, option?.place_name_en ?? null) ?? code;
  };
  const subject = subjectOf(shown.filter, placeName, lang);
  const empty = shown.reports.length === 0;
  const given = useMemo(() => ({ reports: shown.reports, trends: shown.trends, filter: shown.filter, level: view.level, panel: view.panel, per: view.per }), [shown, view.level, view.panel, view.per]);
  return (
    <div className="atlas" aria-busy={asking}>
      <p className="lead">{leadOf(matter, shown.reports, subject, lang)}</p>
      <div className="controls">
        <Filters lang={lang} view={view} filter={filter} options={shown.options} onChange={choose} withDenominator={sections.some((section) => section.figures.some((figure) => figure.underDenominator))}>{own.choices}</Filters>
        <output className="status">
          {error !== null ? null : asking ? words.status.loading : empty ? words.status.none(subject)
            : shown === initial ? words.status.first(count(shown.reports.length), subject) : words.status.ready(count(shown.reports.length), subject)}
        </output>
        {error === null ? null : (
          <p className="error" role="alert">
            {words.errors[error]} {words.status.stale} <button type="button" className="plain" onClick={() => setAttempt(attempt + 1)}>{words.status.retry}</button>
          </p>
        )}
        <Notices lang={lang} reports={shown.reports} onScope={(scope) => choose({ ...view, choice: { ...view.choice, scopes: [scope] } })} />
      </div>
      {own.figures(shown.filter, shown.reports)}
      {sections.map((section) => {
        const figures = section.figures.filter((figure) => isThere(figure, given));
        if (figures.length === 0 && section.needs === undefined) return null;
        const text = sectionText(matter, section.id, shown.reports, subject, lang);
        return (
          <section key={section.id} className="matter" id={section.id}>
            <div className="matter-head">
              <div>
                <h2>{text.heading}</h2>
                <p>{text.text}</p>
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
              const measure = figure.drafts.some((draft) => draft.id === view.measures[figure.id]) ? view.measures[figure.id] ?? null : null;
              return (
                <AtlasPlate key={figure.id} matter={matter} lang={lang} figure={figure} given={given} measure={measure} chosen={among ? shown.filter.places : NOBODY}
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

interface AtlasPlateProps {
  matter: MatterId; lang: Lang; figure: FigureDef; given: Given; measure: string | null; chosen: readonly string[];
  first: boolean; view: View; choose: (view: View) => void;
}

/** A figure of the page with its own controls. Its spec is made anew only when what it shows has changed. */
function AtlasPlate({ matter, lang, figure, given, measure, chosen, first, view, choose }: AtlasPlateProps) {
  const words = COMMON[lang];
  const spec = useMemo(() => specOf(figure, given, measure, chosen), [figure, given, measure, chosen]);
  const measures = figure.drafts.map((draft) => ({ id: draft.id, label: draft.label[lang] }));
  const choices = spec.kind !== 'trend' ? [] : [
    {
      name: 'level', label: words.figure.level, value: spec.level, options: LEVELS.filter((level) => spec.rows.some((row) => row.level === level && row.n > 0)).map((level) => ({ id: level, label: words.levels[level] })),
      onChoose: (id: string) => choose({ ...view, level: LEVELS.find((level) => level === id) ?? null }),
    },
    { name: 'panel', label: words.figure.panel, value: spec.panel, options: PANELS.map((panel) => ({ id: panel, label: words.panels[panel] })), onChoose: (id: string) => choose({ ...view, panel: PANELS.find((panel) => panel === id) ?? null }) },
  ];
  return (
    <Plate id={figure.id} lang={lang} page={matter} spec={spec} caption={captionOf(matter, figure.id, lang)} still={`${lang}/${matter}/${figure.id}`} first={first}
      measures={measures} measure={measure} choices={choices} onMeasure={(next) => choose({
        ...view, measures: Object.fromEntries(Object.entries({ ...view.measures, [figure.id]: next }).filter(([id, value]) => id !== figure.id || value !== measures[0]?.id)),
      })} />
  );
}
