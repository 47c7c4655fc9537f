'use client';
/** Places side by side, from the URL: whether they can be compared, the rates on one scale, the years, everything in a table. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ChartSpec } from '../../chart/spec';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { COMPARE } from '../../i18n/compare';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { Metric } from '../../metrics';
import { compare, objections } from '../../query/comparable';
import { EVER } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import { NO_OWN, formatOwnRef, parseOwnPeers, withOwnPeers } from '../../query/own-column';
import type { OwnRef } from '../../query/own-column';
import { MOST_COMPARED, NO_COMPARE, PEER_METRICS, beyondCompare, formatCompare, parseCompare } from '../../query/peers';
import type { CompareChoice } from '../../query/peers';
import { SCOPES } from '../../read/report';
import type { PlaceCount } from '../../query/sql/peers';
import { placeHref } from '../address';
import type { OwnFound } from '../own/on-places';
import { useOwnPlaces } from '../own/slot';
import { Choose, Status } from '../peers/controls';
import { Picker } from '../peers/picker';
import { useAsked } from '../peers/use-asked';
import { Plate } from '../plate';
import { showSearch, useSearch } from '../view';
import { CompareTable } from './compare-table';
import { bestMetric, compareSpecs } from './specs';
import { COMPARE_IDS } from './table';
import { Verdict } from './verdict';

interface Shown { reports: ReportFigures[]; siblings: PlaceCount[]; /** Of the reader's own table, where a column is chosen. */ own: { found: OwnFound; metric: Metric | null } | null }

const keyOf = (places: readonly string[], per: OwnRef | null): string => places.join('.') + (per === null ? '' : `|${formatOwnRef(per)}`);
const placesOf = (key: string): string[] => (key.split('|')[0] ?? '').split('.');

export function CompareView({ lang, years, children }: { lang: Lang; years: readonly number[]; children: ReactNode }) {
  const words = COMPARE[lang];
  const common = COMMON[lang];
  const search = useSearch();
  const choice = useMemo(() => parseCompare(new URLSearchParams(search)), [search]);
  const beyond = useMemo(() => beyondCompare(new URLSearchParams(search)), [search]);
  const { places } = choice;
  const own = useMemo(() => ({ ...NO_OWN, per: parseOwnPeers(new URLSearchParams(search)).per }), [search]);
  const ownCode = useOwnPlaces(own);
  const asked = useAsked<Shown>(places.length === 0 ? null : keyOf(places, own.per), async (signal) => {
    const { loadFigures, loadPlaces } = await import('../peers/ask');
    const reports = await loadFigures({ years: EVER, scopes: [...SCOPES], places, origins: [] }, COMPARE_IDS, signal);
    const [only] = reports;
    const added = own.per === null ? null : await (await import('../own/on-places')).addOwnRate(reports, own.per, signal);
    return { own: added, reports: added === null ? reports : added.reports, siblings: places.length === 1 && only !== undefined && only.province_code !== null ? await loadPlaces(only.province_code, signal) : [] };
  });
  const { answer } = asked;
  const all = useMemo(() => (places.length === 0 || answer === null ? [] : answer.value.reports), [places, answer]);
  // While a place that was just added is being asked for, the others stay as they are.
  const comparison = useMemo(() => compare(answer === null || answer.key === keyOf(places, own.per) ? choice : { ...choice, places: placesOf(answer.key) }, all), [choice, places, own, answer, all]);
  const reports = useMemo(() => comparison.columns.flatMap(({ report }) => report ?? []), [comparison]);
  const choose = (part: Partial<CompareChoice>, per = own.per) => showSearch(withOwnPeers(formatCompare({ ...choice, ...part }), { ...own, per }));
  const nameOf = (code: string) => {
    const report = all.filter((each) => each.place_code === code).at(-1);
    return placeLabel(lang, report?.place_name ?? null, report?.place_name_en ?? null) ?? code;
  };
  const metric = choice.metric ?? bestMetric(comparison);
  const specs = useMemo(() => compareSpecs(comparison, metric), [comparison, metric]);
  const several = comparison.columns.some((column) => new Set(column.series.map((report) => report.year)).size > 1);
  const found = useMemo(() => objections(reports), [reports]);
  const subject = comparison.year === null ? '' : [common.yearSpan(String(comparison.year), String(comparison.year)), comparison.scope === null ? '' : common.scopeReports(common.scopes[comparison.scope])].filter(Boolean).join(MARKS[lang].comma);
  const scopes = [...new Set(all.map((report) => report.scope))];
  const ready = answer !== null && places.length > 0;
  const ownMetric = answer?.value.own?.metric ?? null;
  const more = useMemo(() => (ownMetric === null ? [] : [ownMetric]), [ownMetric]);
  const ownSpec = useMemo((): ChartSpec | null => (ownMetric === null ? null : { kind: 'metric', metric: ownMetric, reports }), [ownMetric, reports]);
  const ownYears = useMemo((): ChartSpec | null => (ownMetric === null ? null : { kind: 'multiples', metrics: [ownMetric], reports: comparison.columns.flatMap((column) => column.series) }), [ownMetric, comparison]);
  return (
    <div className="peers compare" aria-busy={asked.asking} data-shown={ready ? answer.key : ''} data-search={search}>
      {places.length === 0 ? <p className="lead">{words.lead}</p> : ready ? <Verdict lang={lang} comparison={comparison} objections={found} nameOf={nameOf} onScope={(scope) => choose({ scope })} /> : <p className="lead">{common.status.loading}</p>}
      <div className="controls">
        <div className="compare-chosen">
          {places.length === 0 ? null : (
            <ol className="chosen-places" aria-label={words.chosen}>{places.map((code, index) => (
              <li key={code}>
                <a href={placeHref(lang, code)}>{nameOf(code)}</a>
                {index === 0 ? (places.length > 1 ? <span className="small"> {words.base}</span> : null) : <button type="button" className="plain" onClick={() => choose({ places: [code, ...places.filter((each) => each !== code)] })}>{words.first(nameOf(code))}</button>}
                <button type="button" className="plain" onClick={() => choose({ places: places.filter((each) => each !== code) })}>{words.remove(nameOf(code))}</button>
              </li>
            ))}</ol>
          )}
          <Picker lang={lang} label={words.add} chosen={places} disabled={places.length >= MOST_COMPARED} onPick={(code) => choose({ places: [...places, code] })} />
        </div>
        {places.length === 0 ? null : (
          <form className="filters" aria-label={words.filters.title} onSubmit={(event) => event.preventDefault()}>
            <Choose label={`${words.filters.years} ${words.filters.from}`} name="from" value={String(choice.years?.from ?? '')} options={[{ value: '', label: words.filters.allYears }, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
              onChange={(value) => choose({ years: value === '' ? null : { from: Number(value), to: Math.max(Number(value), choice.years?.to ?? years.at(-1) ?? Number(value)) } })} />
            <Choose label={words.filters.to} name="to" value={String(choice.years?.to ?? '')} options={[{ value: '', label: words.filters.allYears }, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
              onChange={(value) => choose({ years: value === '' ? null : { from: Math.min(Number(value), choice.years?.from ?? years[0] ?? Number(value)), to: Number(value) } })} />
            <Choose label={words.filters.scope} name="scope" value={choice.scope ?? ''} options={[{ value: '', label: words.filters.auto }, ...SCOPES.filter((scope) => scopes.includes(scope) || scope === choice.scope).map((scope) => ({ value: scope, label: common.scopes[scope] }))]}
              onChange={(value) => choose({ scope: SCOPES.find((scope) => scope === value) ?? null })} />
            {ownCode === null ? null : <ownCode.OwnPer lang={lang} own={own} onChoose={(per) => choose({}, per)} />}
            <button type="button" className="plain" onClick={() => showSearch(formatCompare(NO_COMPARE))}>{words.filters.reset}</button>
          </form>
        )}
        {beyond > 0 ? <p className="notices" role="note">{words.beyond(count(beyond))}</p> : null}
        {places.length === 0 ? null : <Status lang={lang} asked={asked}>{words.status(count(reports.length), count(places.length), subject)}</Status>}
        {ownCode === null ? null : <ownCode.OwnNotes lang={lang} found={answer?.value.own?.found ?? null} onDrop={() => choose({}, null)} />}
      </div>
      {places.length === 0 ? children : null}
      {places.length === 1 && ready ? <Siblings lang={lang} code={places[0] ?? ''} name={nameOf(places[0] ?? '')} own={all[0] ?? null} siblings={answer?.value.siblings ?? []} onPick={(code) => choose({ places: [...places, code] })} /> : null}
      {reports.length === 0 || !ready ? null : (
        <section className="matter" id="rates">
          <div className="matter-head"><div><h2>{words.rates.heading}</h2><p>{words.rates.text}</p></div></div>
          <Plate id="rates" page="compare" lang={lang} spec={specs.rates} caption={words.rates.caption} still="" first={false} measures={[]} measure={null} onMeasure={() => undefined} />
        </section>
      )}
      {ownSpec === null || ownCode === null || reports.length === 0 || !ready ? null : <ownCode.OwnCompared lang={lang} spec={ownSpec} years={several ? ownYears : null} />}
      {!ready || comparison.columns.length === 0 ? null : <CompareTable lang={lang} comparison={comparison} nameOf={nameOf} more={more} />}
      {!several || !ready ? null : (
        <section className="matter" id="years">
          <div className="matter-head"><div><h2>{words.years.heading}</h2><p>{words.years.text}</p></div></div>
          <Plate id="years" page="compare" lang={lang} spec={specs.years} caption={words.years.caption} still="" first={false} measures={PEER_METRICS.map((each) => ({ id: each.id, label: each.label[lang] }))} measure={metric}
            onMeasure={(value) => choose({ metric: value })} />
        </section>
      )}
    </div>
  );
}

function Siblings({ lang, code, name, own, siblings, onPick }: { lang: Lang; code: string; name: string; own: ReportFigures | null; siblings: readonly PlaceCount[]; onPick: (code: string) => void }) {
  const words = COMPARE[lang].one;
  const near = siblings.filter((each) => each.place_code !== code && each.place_level === own?.place_level && (own?.place_level !== 'county' || each.prefecture_code === own.prefecture_code));
  return (
    <section className="part" id="siblings">
      <h2>{words.heading(name)}</h2>
      {near.length === 0 ? <p>{words.none}</p> : (
        <>
          <p>{words.text}</p>
          <ul className="pairs">{near.slice(0, 24).map((each) => (
            <li key={each.place_code}><button type="button" className="plain" value={each.place_code} onClick={() => onPick(each.place_code)}>{COMPARE[lang].withReports(placeLabel(lang, each.place_name, each.place_name_en) ?? each.place_code, count(each.reports))}</button></li>
          ))}</ul>
        </>
      )}
    </section>
  );
}
