'use client';
/** Peers by a rate, under the reader's choice: the sentence, the funnel, the ranks, who stands outside. */
import { useMemo } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { PEER_WORDS } from '../../i18n/peers';
import { placeLabel } from '../../i18n/place';
import { RANK } from '../../i18n/rank';
import type { Lang } from '../../i18n/lang';
import { metric as metricOf } from '../../metrics';
import type { MetricRef } from '../../metrics';
import type { ReportFigures } from '../../query/figures';
import { parseOwnPeers, withOwnPeers, withoutOwn } from '../../query/own-column';
import type { OwnPeers } from '../../query/own-column';
import { LEVELS, NO_RANK, ProvinceCode, RankChoice, formatCompare, formatRank, parseRank } from '../../query/peers';
import type { PeerCount } from '../../query/sql/peers';
import { SCOPES } from '../../read/report';
import { compareHref, placeHref, reportHref } from '../address';
import type { Packed } from '../first';
import { unpack } from '../pack';
import type { OwnFound } from '../own/on-places';
import { useOwnPlaces } from '../own/slot';
import { Choose, Status } from '../peers/controls';
import { metricOptions, offered, peersOf, resolveRank } from '../peers/offer';
import type { Province, RankView as View } from '../peers/offer';
import { rankLead, unusual } from '../peers/unusual';
import { useAsked } from '../peers/use-asked';
import { Plate } from '../plate';
import { showSearch, useSearch } from '../view';

export interface RankProps { lang: Lang; counts: readonly PeerCount[]; provinces: readonly Province[]; first: View; packed: Packed }

interface Shown { view: View; metric: MetricRef; reports: readonly ReportFigures[]; own: OwnFound | null }

/** Named in the list under the charts. */
const MOST_OUTSIDERS = 30;
const keyOf = (view: View) => JSON.stringify([view.metric, view.year, view.scope, view.level, view.province]);

export function RankView({ lang, counts, provinces, first, packed }: RankProps) {
  const words = RANK[lang];
  const common = COMMON[lang];
  const search = useSearch();
  const choice = useMemo(() => parseRank(new URLSearchParams(search)), [search]);
  const view = useMemo(() => resolveRank(choice, first), [choice, first]);
  const initial = useMemo(() => ({ key: keyOf(first), value: { view: first, metric: first.metric, reports: unpack(packed), own: null } satisfies Shown }), [first, packed]);
  const own = useMemo(() => parseOwnPeers(new URLSearchParams(search)), [search]);
  const ownCode = useOwnPlaces(own);
  const ownNamed = own.per !== null || own.by !== null;
  const key = ownNamed ? JSON.stringify([keyOf(view), own]) : keyOf(view);
  const asked = useAsked<Shown>(key === initial.key ? null : key, async (signal) => {
    if (ownNamed) {
      const { loadOwnPeers } = await import('../own/on-places');
      const { metric, reports, found } = await loadOwnPeers(peersOf(view), view.metric, own, signal);
      return { view, metric, reports, own: found };
    }
    const { loadPeers } = await import('../peers/ask');
    return { view, metric: view.metric, reports: await loadPeers(peersOf(view), metricOf(view.metric).operands, signal), own: null };
  });
  const shown: Shown = key === initial.key ? initial.value : asked.answer?.value ?? initial.value;
  const { reports } = shown;
  const options = offered(counts, view);
  const choose = (part: Partial<RankChoice>, ownPart: Partial<OwnPeers> = {}) => showSearch(withOwnPeers(formatRank({ ...choice, ...part }), { ...own, ...ownPart }));
  const label = ({ name, name_en }: Province) => placeLabel(lang, name, name_en);
  const provinceName = (code: string) => {
    const found = provinces.find((each) => each.code === code);
    return found === undefined ? code : label(found);
  };
  const subject = words.subject([
    common.yearSpan(String(shown.view.year), String(shown.view.year)), common.scopeReports(common.scopes[shown.view.scope]),
    shown.view.level === 'all' ? '' : common.levels[shown.view.level], shown.view.province === 'all' ? '' : provinceName(shown.view.province),
  ]);
  const chosen = useMemo(() => (view.place === null ? [] : [view.place]), [view.place]);
  const specs = useMemo(() => ({
    funnel: { kind: 'funnel' as const, metric: shown.metric, reports, chosen }, ranks: { kind: 'rank' as const, metric: shown.metric, reports, chosen },
  }), [shown.metric, reports, chosen]);
  const found = useMemo(() => unusual(specs.funnel, lang), [specs.funnel, lang]);
  const { lead, notes } = rankLead(found, shown.metric, reports.length, subject, lang);
  const still = shown === initial.value && chosen.length === 0;
  // What only this reader holds cannot stand in another's frame.
  const frame = shown.own === null ? { page: 'rank' } : {};
  const counted = (name: string, n: number | undefined) => common.filters.counted(name, count(n === undefined ? 0 : n));
  const places = [...new Map(reports.flatMap((report): [string, ReportFigures][] => (report.place_code === null ? [] : [[report.place_code, report]]))).entries()].sort(([a], [b]) => a.localeCompare(b));
  return (
    <div className="peers" aria-busy={asked.asking} data-shown={shown === initial.value ? initial.key : asked.answer?.key} data-search={search}>
      <p className="lead">{lead}</p>
      <div className="controls">
        <form className="filters" aria-label={words.filters.title} onSubmit={(event) => event.preventDefault()}>
          {ownCode === null ? <Choose label={words.filters.metric} name="metric" value={view.metric} options={metricOptions(lang)} onChange={(value) => choose({ metric: value })} />
            : <ownCode.OwnMetric lang={lang} label={words.filters.metric} value={view.metric} options={metricOptions(lang)} own={own} onChoose={(metric, per) => choose(metric === null ? {} : { metric }, { per })} />}
          <Choose label={words.filters.year} name="year" value={String(view.year)} options={[...new Set([...options.years.keys(), view.year])].sort((a, b) => a - b).map((year) => ({ value: String(year), label: counted(String(year), options.years.get(year)) }))} onChange={(value) => choose({ year: Number(value) })} />
          <Choose label={words.filters.scope} name="scope" value={view.scope} options={SCOPES.filter((scope) => scope === view.scope || options.scopes.has(scope)).map((scope) => ({ value: scope, label: counted(common.scopes[scope], options.scopes.get(scope)) }))}
            onChange={(value) => choose({ scope: SCOPES.find((scope) => scope === value) ?? null })} />
          <Choose label={words.filters.level} name="level" value={view.level} options={[{ value: 'all', label: words.filters.all }, ...LEVELS.filter((level) => level === view.level || options.levels.has(level)).map((level) => ({ value: level, label: counted(common.levels[level], options.levels.get(level)) }))]}
            onChange={(value) => choose({ level: value === 'all' ? 'all' : LEVELS.find((level) => level === value) ?? null })} />
          <Choose label={words.filters.province} name="province" value={view.province} options={[{ value: 'all', label: words.filters.all }, ...provinces.filter(({ code }) => code === view.province || options.provinces.has(code)).map((each) => ({ value: each.code, label: counted(label(each), options.provinces.get(each.code)) }))]}
            onChange={(value) => choose({ province: value === 'all' ? 'all' : ProvinceCode.safeParse(value).data ?? null })} />
          <Choose label={words.filters.place} name="place" value={view.place ?? ''} options={[{ value: '', label: words.filters.nobody },
            ...(view.place === null || places.some(([code]) => code === view.place) ? [] : [{ value: view.place, label: view.place }]),
            ...places.map(([code, report]) => ({ value: code, label: placeLabel(lang, report.place_name, report.place_name_en) ?? code }))]} onChange={(value) => choose({ place: value === '' ? null : value })} />
          {ownCode === null ? null : <ownCode.OwnPeersOf lang={lang} own={own} found={shown.own} onChoose={(part) => choose({}, part)} />}
          {formatRank(choice) === '' && !ownNamed ? null : <button type="button" className="plain" onClick={() => showSearch(formatRank(NO_RANK))}>{words.filters.reset}</button>}
        </form>
        <Status lang={lang} asked={asked}>{words.status(count(reports.length), subject)}</Status>
        {ownCode === null ? null : <ownCode.OwnNotes lang={lang} found={shown.own} onDrop={(missing) => choose({}, withoutOwn(own, missing))} />}
      </div>
      {notes.map((note) => <p key={note} className="aside">{note}</p>)}
      {reports.length === 0 ? null : (
        <>
          <section className="matter" id="funnel">
            <div className="matter-head"><div><h2>{words.funnel.heading}</h2><p>{words.funnel.text}</p></div></div>
            <Plate id="funnel" {...frame} lang={lang} spec={specs.funnel} caption={words.funnel.caption} still={`${lang}/rank/funnel`} first={still} measures={[]} measure={null} onMeasure={() => undefined} />
          </section>
          {found.outsiders.length === 0 ? null : (
            <section className="part" id="outside">
              <h2>{words.outside.heading}</h2>
              <div className="scroll"><table className="list outsiders" id="outside-table">
                <thead><tr><th scope="col">{words.outside.place}</th><th scope="col" className="number">{words.outside.value}</th><th scope="col" className="number">{metricOf(shown.metric).sizeWords?.[lang] ?? words.outside.cases}</th><th scope="col">{words.outside.standing}</th><th scope="col">{words.outside.report}</th></tr></thead>
                <tbody>{found.outsiders.slice(0, MOST_OUTSIDERS).map((each) => (
                  <tr key={each.report.report_id} data-report={each.report.report_id} data-standing={each.standing}>
                    <th scope="row">{each.report.place_code === null ? each.label : <a href={placeHref(lang, each.report.place_code)}>{each.label}</a>}</th>
                    <td className="number">{each.value}</td><td className="number">{each.cases}</td><td>{PEER_WORDS[lang].standings[each.standing]}</td>
                    <td><a href={reportHref(lang, each.report.report_id)}>{words.outside.report}</a></td>
                  </tr>
                ))}</tbody>
              </table></div>
              {found.outsiders.length > MOST_OUTSIDERS ? <p className="small">{words.outside.more(count(found.outsiders.length - MOST_OUTSIDERS))}</p> : null}
              <p><a href={`${compareHref(lang)}${formatCompare({ places: [...new Set(found.outsiders.slice(0, 6).flatMap((each) => each.report.place_code ?? []))], years: { from: shown.view.year, to: shown.view.year }, scope: shown.view.scope, metric: null })}`}>{words.outside.compare}</a></p>
            </section>
          )}
          <section className="matter" id="ranks">
            <div className="matter-head"><div><h2>{words.rank.heading}</h2><p>{words.rank.text}</p></div></div>
            <Plate id="ranks" {...frame} lang={lang} spec={specs.ranks} caption={words.rank.caption} still={`${lang}/rank/ranks`} first={still} measures={[]} measure={null} onMeasure={() => undefined} />
          </section>
        </>
      )}
    </div>
  );
}
