'use client';
/** One place by the code in the address: what it is, its rates beside its peers', its reports, findings, history. */
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { metricText } from '../../chart/kinds/metric';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { PROFILE } from '../../i18n/profile';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { metric as metricOf } from '../../metrics';
import { isCompared } from '../../metrics/funnel';
import type { Found } from '../../query/ask';
import type { PeerBand, PlaceCount, PlaceFacts } from '../../query/ask-peers';
import { EVER } from '../../query/filter';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';
import { NO_OWN, parseOwnPeers, withOwnPeers } from '../../query/own-column';
import { DEFAULT_METRIC, NO_PLACE, PEER_METRICS, formatPlace, parsePlace } from '../../query/peers';
import type { PlaceChoice } from '../../query/peers';
import { SCOPES } from '../../read/report';
import type { Scope } from '../../read/report';
import { useOwnPlaces } from '../own/slot';
import { showSearch, useSearch } from '../view';
import { Choose, Status } from '../peers/controls';
import { Picker } from '../peers/picker';
import { useAsked } from '../peers/use-asked';
import { Plate } from '../plate';
import { Findings, History, Links, Reports } from './parts';
import { PROFILE_IDS, bySpeed, profileOf, profileSpec } from './profile';

interface Loaded { facts: PlaceFacts; figures: ReportFigures[]; around: PlaceCount[]; found: Found | null }
const MOST_FOUND = 40;
/** As far as the Quality page's place filter goes. */
const MOST_CODE = 40;

export function PlaceView({ lang }: { lang: Lang }) {
  const words = PROFILE[lang];
  const search = useSearch();
  const choice = useMemo(() => parsePlace(new URLSearchParams(search)), [search]);
  const { code } = choice;
  useEffect(() => {
    // Kept for the reader who comes back to the list without a code.
    if (code === null) delete document.documentElement.dataset['place'];
    else document.documentElement.dataset['place'] = '';
  }, [code]);
  const asked = useAsked<Loaded>(code, async (signal) => {
    const { loadFigures, loadFound, loadPlaceFacts, loadPlaces } = await import('../peers/ask');
    const wanted = code ?? '';
    const facts = await loadPlaceFacts(wanted, signal);
    const province = facts.reports[0]?.province_code ?? null;
    return {
      facts,
      figures: facts.reports.length === 0 ? [] : await loadFigures({ years: EVER, scopes: [...SCOPES], places: [wanted], origins: [] }, PROFILE_IDS, signal),
      around: province === null ? [] : await loadPlaces(province, signal),
      found: facts.reports.length === 0 || wanted.length > MOST_CODE ? null : await loadFound({ rule: null, year: null, made: null, place: wanted }, MOST_FOUND, signal),
    };
  });
  const own = useMemo(() => ({ ...NO_OWN, per: parseOwnPeers(new URLSearchParams(search)).per }), [search]);
  const ownCode = useOwnPlaces(own);
  const choose = (part: Partial<PlaceChoice>, per = own.per) => showSearch(withOwnPeers(formatPlace({ ...choice, ...part }), { ...own, per }));
  return (
    <>
      <div className="place-find"><Picker lang={lang} label={words.find} chosen={[]} disabled={false} onPick={(next) => showSearch(withOwnPeers(formatPlace({ ...NO_PLACE, code: next }), own))} /></div>
      {code === null ? null : asked.answer?.key === code
        ? <Profile key={code} lang={lang} code={code} loaded={asked.answer.value} choice={choice} onChoose={choose} ownPart={ownCode === null ? null : (reports) => <ownCode.OwnPlace lang={lang} code={code} own={own} reports={reports} onPer={(per) => choose({}, per)} />} />
        : <div aria-busy={asked.asking}><Status lang={lang} asked={asked}>{words.loading}</Status></div>}
    </>
  );
}

function Profile({ lang, code, loaded: { facts, figures, around, found }, choice, onChoose, ownPart }: { lang: Lang; code: string; loaded: Loaded; choice: PlaceChoice; onChoose: (part: Partial<PlaceChoice>) => void; /** Of the reader's own tables, where there are any. */ ownPart: ((reports: readonly ReportFigures[]) => ReactNode) | null }) {
  const words = PROFILE[lang];
  const common = COMMON[lang];
  const unit = facts.units.at(-1) ?? null;
  const latest = facts.reports.find((report) => report.place_name !== null) ?? null;
  const name = unit !== null ? placeLabel(lang, unit.name, unit.name_en) : placeLabel(lang, latest?.place_name ?? null, latest?.place_name_en ?? null) ?? code;
  const profile = useMemo(() => profileOf(facts, figures, choice), [facts, figures, choice]);
  const { scopes, scope, level, province, near, own, metrics, peers } = profile;
  const { quick, slow } = useMemo(() => bySpeed(metrics), [metrics]);
  const keyOf = (those: readonly string[]) => (peers === null || those.length === 0 ? null : JSON.stringify([code, peers, those]));
  const ask = (those: readonly string[]) => async (signal: AbortSignal): Promise<PeerBand[]> => (peers === null ? [] : (await import('../peers/ask')).loadPeerBands(peers, code, those, signal));
  const first = useAsked(keyOf(quick), ask(quick));
  const known = first.answer !== null && first.answer.key === keyOf(quick) ? first.answer.value : null;
  // The one engine answers one question after the other: what is there first is drawn first.
  const later = useAsked(known === null && quick.length > 0 ? null : keyOf(slow), ask(slow));
  const late = later.answer !== null && later.answer.key === keyOf(slow) ? later.answer.value : null;
  const bands = useMemo(() => (known === null && late === null ? null : [...known ?? [], ...late ?? []]), [known, late]);
  const whole = (quick.length === 0 || known !== null) && (slow.length === 0 || late !== null);
  const spec = useMemo(() => profileSpec({ metrics, own }, bands ?? []), [metrics, own, bands]);
  const who = level === null ? '' : words.peersWords[near ? 'province' : 'country'](common.levels[level]);
  return (
    <div className="peers place" data-search={formatPlace(choice)} data-place={code} data-bands={whole ? 'ready' : ''} aria-busy={first.asking || later.asking}>
      <h1>{name}</h1>
      <p className="lead">{leadOf({ lang, name, facts, own, scope, bands, who })}</p>
      <dl className="facts">
        <div><dt>{words.code}</dt><dd>{code}</dd></div>
        {level === null ? null : <div><dt>{words.level}</dt><dd>{common.levels[level]}{unit === null ? null : <span className="small"> {unit.valid_from === null ? '' : words.since(String(unit.valid_from), unit.valid_to === null ? null : String(unit.valid_to))}</span>}</dd></div>}
        <History.Parents lang={lang} facts={facts} />
      </dl>
      {own.length === 0 || scope === null ? null : (
        <section className="matter" id="rates">
          <div className="matter-head"><div><h2>{words.rates.heading}</h2><p>{words.rates.text(who)}</p></div></div>
          <form className="filters" aria-label={words.filtersTitle} onSubmit={(event) => event.preventDefault()}>
            <Choose label={words.scope} name="scope" value={scope} options={scopes.map((each) => ({ value: each, label: common.filters.counted(common.scopes[each], count(figures.filter((report) => report.scope === each).length)) }))}
              onChange={(value) => onChoose({ scope: SCOPES.find((each) => each === value) ?? null })} />
            <Choose label={words.peers} name="peers" value={near ? 'province' : 'country'} options={[{ value: 'country', label: words.country }, ...(province === null ? [] : [{ value: 'province', label: words.province }])]} onChange={(value) => onChoose({ near: value === 'province' })} />
          </form>
          <Status lang={lang} asked={{ ...(first.error === null ? later : first), asking: false }}>{!whole ? words.rates.waiting : bands !== null && bands.length === 0 ? words.rates.few : null}</Status>
          {metrics.length === 0 ? null : <Plate id="profile" page="place" lang={lang} spec={spec} caption={words.rates.caption} still="" first={false} measures={[]} measure={null} onMeasure={() => undefined} />}
        </section>
      )}
      {ownPart?.(figures)}
      <Reports lang={lang} facts={facts} />
      {found === null ? null : <Findings lang={lang} code={code} found={found} />}
      <History.Changes lang={lang} facts={facts} />
      <Links lang={lang} code={code} facts={facts} around={around} scope={scope} own={own} />
    </div>
  );
}

function leadOf({ lang, name, facts, own, scope, bands, who }: { lang: Lang; name: string; facts: PlaceFacts; own: readonly ReportFigures[]; scope: Scope | null; bands: readonly PeerBand[] | null; who: string }): string {
  const words = PROFILE[lang];
  const common = COMMON[lang];
  const annual = facts.reports.filter((report) => report.kind === 'annual_report' && report.superseded_by === null);
  const years = annual.flatMap((report) => report.year ?? []);
  if (facts.units.length === 0 && facts.reports.length === 0) return words.unknown(name);
  if (annual.length === 0 || years.length === 0) return words.noReports(name);
  const span = { name, reports: count(annual.length), years: common.yearSpan(String(Math.min(...years)), String(Math.max(...years))) };
  const candidates = [DEFAULT_METRIC, ...PEER_METRICS.map((metric) => metric.id)].map(metricOf);
  for (const report of [...own].sort((a, b) => Number(b.year) - Number(a.year))) {
    for (const metric of candidates) {
      const { value, low, high, numerator, denominator, ...rest } = metric.evaluate(figureOf(report));
      if (value === null || low === null || high === null || numerator === null || denominator === null || !isCompared(metric, { value, low, high, numerator, denominator, ...rest })) continue;
      const band = bands?.find((each) => each.metric === metric.id && each.year === report.year);
      const text = (figure: number) => metricText(metric, figure);
      return words.lead({
        ...span, scope: scope === null ? '' : common.scopeReports(common.scopes[scope]), year: String(report.year),
        rate: { metric: metric.label[lang], value: text(value), low: text(low), high: text(high), made: `${count(numerator)}/${count(denominator)}` },
        peers: band === undefined ? null : { median: text(band.median), n: count(band.n), who },
      });
    }
  }
  return words.leadNone(span);
}
