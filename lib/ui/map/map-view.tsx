'use client';
/** Provinces as tiles, or what lies within one, under the reader's choice; territories where the publisher gave them. */
import { useMemo } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { MAP } from '../../i18n/map';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import { metric as metricOf } from '../../metrics';
import { figureOf } from '../../query/figures';
import { NO_OWN, parseOwnPeers, withOwnPeers } from '../../query/own-column';
import { NO_MAP, ProvinceCode, formatMap, parseMap } from '../../query/peers';
import type { MapChoice } from '../../query/peers';
import type { PeerCount, UnitRow } from '../../query/sql/peers';
import { SCOPES } from '../../read/report';
import { mapHref, placeHref } from '../address';
import type { Packed } from '../first';
import { unpack } from '../pack';
import { useOwnPlaces } from '../own/slot';
import { Choose, Status } from '../peers/controls';
import { metricLabel, metricOptions, offered } from '../peers/offer';
import { useAsked } from '../peers/use-asked';
import { Plate } from '../plate';
import { showSearch, useSearch } from '../view';
import { fetchShapes } from './shapes';
import { mapCaption, mapQuestion, mapSpec, partOf, resolveMap, withinOf } from './view';
import type { MapShown, MapState } from './view';

export interface MapProps { lang: Lang; counts: readonly PeerCount[]; units: readonly UnitRow[]; first: MapState; packed: Packed; boundaries: readonly string[] }

const keyOf = (state: MapState) => JSON.stringify([state.metric, state.year, state.scope, state.province]);
const OUTSIDE = /^(?:71|81|82)/;

export function MapView({ lang, counts, units, first, packed, boundaries }: MapProps) {
  const words = MAP[lang];
  const common = COMMON[lang];
  const search = useSearch();
  const choice = useMemo(() => parseMap(new URLSearchParams(search)), [search]);
  const state = useMemo(() => resolveMap(choice, first), [choice, first]);
  const part = partOf(state);
  const initial = useMemo(() => ({ key: keyOf(first), value: { state: first, reports: unpack(packed), units, shapes: [] } satisfies MapShown }), [first, packed, units]);
  const own = useMemo(() => ({ ...NO_OWN, per: parseOwnPeers(new URLSearchParams(search)).per }), [search]);
  const ownCode = useOwnPlaces(own);
  const key = own.per === null ? keyOf(state) : JSON.stringify([keyOf(state), own.per]);
  const still = key === initial.key && !boundaries.includes(part);
  const asked = useAsked<MapShown>(still ? null : key, async (signal) => {
    // The figures of the first view are here; only its territories are not.
    if (key === initial.key) return { ...initial.value, shapes: await fetchShapes(part, signal) };
    const { loadPeers, loadUnits } = await import('../peers/ask');
    const within = state.province === null ? units : await loadUnits(state.province, state.year, signal);
    if (own.per !== null) {
      const { loadOwnPeers } = await import('../own/on-places');
      const { metric, reports, found } = await loadOwnPeers(mapQuestion(state), state.metric, own, signal);
      return { state, reports, units: within, shapes: boundaries.includes(part) ? await fetchShapes(part, signal) : [], own: { found, metric } };
    }
    const reports = await loadPeers(mapQuestion(state), metricOf(state.metric).operands, signal);
    return { state, reports, units: within, shapes: boundaries.includes(part) ? await fetchShapes(part, signal) : [] };
  });
  const shown: MapShown = still ? initial.value : asked.answer?.value ?? initial.value;
  const choose = (given: Partial<MapChoice>, per = own.per) => showSearch(withOwnPeers(formatMap({ ...choice, ...given }), { ...own, per }));
  const within = useMemo(() => withinOf(counts, shown.state), [counts, shown.state]);
  const opened = units.find((each) => each.code === shown.state.province);
  const region = opened === undefined ? null : placeLabel(lang, opened.name, opened.name_en);
  const spec = useMemo(() => mapSpec(shown, counts, region), [shown, counts, region]);
  const label = ({ name, name_en }: UnitRow) => placeLabel(lang, name, name_en);
  const nameOf = (code: string) => {
    const found = units.find((each) => each.code === code);
    return found === undefined ? code : label(found);
  };
  const subject = [common.yearSpan(String(shown.state.year), String(shown.state.year)), common.scopeReports(common.scopes[shown.state.scope])].join(MARKS[lang].comma);
  const metric = metricOf(shown.own?.metric ?? shown.state.metric);
  const valued = new Set(shown.reports.filter((report) => metric.evaluate(figureOf(report)).value !== null).map((report) => report.place_code)).size;
  const inside = [...within.values()].reduce((all, n) => all + n, 0);
  const name = metricLabel(metric, lang);
  const lead = shown.state.province !== null ? words.leadProvince(nameOf(shown.state.province), subject, count(valued), count(spec.tiles.length), name)
    : valued > 0 ? words.lead(subject, count(valued), count(spec.tiles.filter((tile) => !tile.outside).length), name) : words.leadNone(subject, name, count(inside));
  const options = offered(counts, { year: state.year, scope: state.scope, level: 'all', province: state.province ?? 'all' });
  const counted = (text: string, n: number | undefined) => common.filters.counted(text, count(n === undefined ? 0 : n));
  const provinces = units.filter((unit) => !OUTSIDE.test(unit.code));
  const lost = shown.shapes.length === 0 ? 0 : spec.tiles.filter((tile) => !shown.shapes.some((shape) => shape.code === tile.code)).length;
  const open = (code: string) => {
    if (shown.state.province === null) {
      if (ProvinceCode.safeParse(code).success && !OUTSIDE.test(code)) choose({ province: code });
    } else window.location.assign(placeHref(lang, code));
  };
  return (
    <div className="peers map" aria-busy={asked.asking} data-shown={shown === initial.value ? initial.key : asked.answer?.key} data-search={search}>
      <p className="lead">{lead}</p>
      <div className="controls">
        <form className="filters" aria-label={words.filters.title} onSubmit={(event) => event.preventDefault()}>
          {ownCode === null ? <Choose label={words.filters.metric} name="metric" value={state.metric} options={metricOptions(lang)} onChange={(value) => choose({ metric: value })} />
            : <ownCode.OwnMetric lang={lang} label={words.filters.metric} value={state.metric} options={metricOptions(lang)} own={own} onChoose={(metric, per) => choose(metric === null ? {} : { metric }, per)} />}
          <Choose label={words.filters.year} name="year" value={String(state.year)} options={[...new Set([...options.years.keys(), state.year])].sort((a, b) => a - b).map((year) => ({ value: String(year), label: counted(String(year), options.years.get(year)) }))} onChange={(value) => choose({ year: Number(value) })} />
          <Choose label={words.filters.scope} name="scope" value={state.scope} options={SCOPES.filter((scope) => scope === state.scope || options.scopes.has(scope)).map((scope) => ({ value: scope, label: counted(common.scopes[scope], options.scopes.get(scope)) }))}
            onChange={(value) => choose({ scope: SCOPES.find((scope) => scope === value) ?? null })} />
          <Choose label={words.filters.province} name="province" value={state.province ?? ''} options={[{ value: '', label: words.filters.country }, ...provinces.map((unit) => ({ value: unit.code, label: counted(label(unit), within.get(unit.code)) }))]}
            onChange={(value) => choose({ province: value === '' ? null : value })} />
          {formatMap(choice) === '' && own.per === null ? null : <button type="button" className="plain" onClick={() => showSearch(formatMap(NO_MAP))}>{words.filters.reset}</button>}
        </form>
        <Status lang={lang} asked={asked}>{words.status(count(shown.reports.length), subject)}</Status>
        {ownCode === null ? null : <ownCode.OwnNotes lang={lang} found={shown.own?.found ?? null} onDrop={() => choose({}, null)} />}
        {lost > 0 ? <p className="notices" role="note">{words.missingShapes(count(lost))}</p> : null}
      </div>
      <section className="matter" id="tiles">
        <div className="matter-head"><div><h2>{region ?? words.provinces}</h2></div></div>
        <Plate id="map" {...(shown.own === undefined ? { page: 'map' } : {})} lang={lang} spec={spec} caption={mapCaption(words, shown.state, shown.shapes)} still={`${lang}/map/map`} first={shown === initial.value}
          measures={[]} measure={null} onMeasure={() => undefined} onPick={open} />
      </section>
      {shown.state.province === null ? (
        <section className="part" id="open">
          <h2>{words.open}</h2>
          <p>{words.openText}</p>
          <ul className="pairs many">{provinces.filter((unit) => within.has(unit.code)).map((unit) => (
            <li key={unit.code}><a href={`${mapHref(lang)}${formatMap({ ...choice, province: unit.code })}`}>{counted(label(unit), within.get(unit.code))}</a></li>
          ))}</ul>
          <p className="small">{words.outside}</p>
        </section>
      ) : (
        <section className="part" id="open">
          <h2>{words.places}</h2>
          <p><a href={`${mapHref(lang)}${formatMap({ ...choice, province: null })}`}>{words.back}</a></p>
          <ul className="pairs many">{shown.units.filter((unit) => shown.reports.some((report) => report.place_code === unit.code)).map((unit) => <li key={unit.code}><a href={placeHref(lang, unit.code)}>{label(unit)}</a></li>)}</ul>
        </section>
      )}
    </div>
  );
}
