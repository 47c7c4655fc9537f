'use client';
/** The reader's own tables on the pages of places: a column of figures as one more rate, a column of words as a choice of peers. */
import { useMemo } from 'react';
import { OWN_WORDS } from '../../i18n/own';
import { MARKS } from '../../i18n/marks';
import { baseWords } from '../../i18n/units';
import type { Lang } from '../../i18n/lang';
import { askGroupOf, withOwn } from '../../query/ask-own';
import { askPeers } from '../../query/ask-peers';
import type { ReportFigures } from '../../query/figures';
import { columnId, formatOwnRef, parseOwnRef } from '../../query/own-column';
import type { OwnPeers, OwnRef } from '../../query/own-column';
import type { PeerQuestion } from '../../query/peers';
import { metric as metricOf } from '../../metrics';
import type { Metric, MetricRef } from '../../metrics';
import type { ChartSpec } from '../../chart/spec';
import { count } from '../../chart/text';
import { Choose, Status } from '../peers/controls';
import type { Option } from '../peers/controls';
import { Plate } from '../plate';
import { useAsked } from '../peers/use-asked';
import { askDivided, engineWith } from './ask';
import type { Divided } from './ask';
import { ChooseColumn, MissingTables } from './choices';
import { OWN_MEASURES, offerOf, offersOf } from './offered';
import type { Offer } from './offered';
import { tablesOnce, useTables } from './tables';

/** What is known of the groups once they are asked: their names by id, and who is in none. */
export interface OwnFound { missing: OwnRef[]; groups: readonly Option[]; group: string | null; left: number; of: number }
export interface OwnReports { /** The page's own, or the reader's. */ metric: MetricRef; reports: ReportFigures[]; found: OwnFound }

/** Peers with what the reader chose of their own tables; a rate of theirs, where one is chosen, stands in for the page's. */
export async function loadOwnPeers(question: PeerQuestion, metric: string, own: OwnPeers, signal: AbortSignal): Promise<OwnReports> {
  const tables = await tablesOnce();
  const offers = offersOf(tables);
  const [per, by] = [offerOf(offers, own.per, 'number'), offerOf(offers, own.by, 'text')];
  const client = await engineWith(tables, [per, by].filter((offer) => offer !== null));
  const divided = per === null ? null : await askDivided(tables, per, OWN_MEASURES.applications.counts, signal);
  const rate = divided?.metrics[0] ?? null;
  const asked = await askPeers(client, question, rate === null ? metricOf(metric).operands : OWN_MEASURES.applications.counts, signal);
  const all = divided === null ? asked : withOwn(asked, divided.id, divided.values);
  const groupOf = by === null ? null : await askGroupOf(client, by.column, signal);
  const names = new Map<string, string>();
  const inGroup = new Map<string, ReportFigures[]>();
  for (const report of groupOf === null ? [] : all) {
    const name = groupOf?.(report) ?? null;
    if (name === null) continue;
    const id = columnId(name);
    names.set(id, name);
    inGroup.set(id, [...inGroup.get(id) ?? [], report]);
  }
  const grouped = [...inGroup.values()].reduce((sum, reports) => sum + reports.length, 0);
  const chosen = own.group !== null && groupOf !== null ? own.group : null;
  return {
    metric: rate ?? metric, reports: chosen === null ? all : inGroup.get(chosen) ?? [],
    found: {
      missing: [...(per === null && own.per !== null ? [own.per] : []), ...(by === null && own.by !== null ? [own.by] : [])],
      groups: [...names].map(([value, name]) => ({ value, label: `${name} (${inGroup.get(value)?.length})` })).sort((a, b) => (a.label < b.label ? -1 : 1)),
      group: chosen === null ? null : names.get(chosen) ?? chosen, left: all.length - grouped, of: all.length,
    },
  };
}

/** Reports of places that are compared, with a rate of the reader's; the same where its table is not here. */
export async function addOwnRate(reports: readonly ReportFigures[], per: OwnRef, signal: AbortSignal): Promise<{ reports: ReportFigures[]; found: OwnFound; metric: Metric | null }> {
  const tables = await tablesOnce();
  const offer = offerOf(offersOf(tables), per, 'number');
  const divided = offer === null ? null : await askDivided(tables, offer, OWN_MEASURES.applications.counts, signal);
  const found = { missing: offer === null ? [per] : [], groups: [], group: null, left: 0, of: reports.length };
  return divided === null ? { reports: [...reports], found, metric: null } : { reports: withOwn(reports, divided.id, divided.values), found, metric: divided.metrics[0] ?? null };
}

/** A choice of what applications are divided by. */
export function OwnPer({ lang, own, onChoose }: { lang: Lang; own: OwnPeers; onChoose: (per: OwnRef | null) => void }) {
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []), [tables]);
  return <ChooseColumn lang={lang} name="own-per" label={OWN_WORDS[lang].per} kind="number" offers={offers} chosen={own.per} onChoose={onChoose} />;
}

/** The rate of the reader's over the places that are compared: in the year they share, and over all years. */
export function OwnCompared({ lang, spec, years }: { lang: Lang; spec: ChartSpec; /** Null where there is one year only. */ years: ChartSpec | null }) {
  const words = OWN_WORDS[lang];
  return (
    <section className="matter" id="own">
      <div className="matter-head"><div><h2>{words.heading}</h2></div></div>
      <Plate id="own-rate" lang={lang} spec={spec} caption={words.rateCaption} still="" first={false} measures={[]} measure={null} onMeasure={() => undefined} />
      {years === null ? null : <Plate id="own-years" lang={lang} spec={years} caption={words.yearsCaption} still="" first={false} measures={[]} measure={null} onMeasure={() => undefined} />}
    </section>
  );
}

/** Years of a place's figure that are told one by one. */
const MOST_TOLD = 8;

interface PlaceProps { lang: Lang; code: string; own: OwnPeers; /** Of the place, with its applications. */ reports: readonly ReportFigures[]; onPer: (per: OwnRef | null) => void }

/** One place: what the reader's table says of it, year by year, and its applications for each so many of that. */
export function OwnPlace({ lang, code, own, reports, onPer }: PlaceProps) {
  const words = OWN_WORDS[lang];
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []), [tables]);
  const offer = useMemo(() => offerOf(offers, own.per, 'number'), [offers, own.per]);
  const asked = useAsked<Divided>(offer === null ? null : formatOwnRef(offer.ref), async (signal) => {
    if (offer === null) throw new Error('no column');
    return askDivided(tables ?? [], offer, OWN_MEASURES.applications.counts, signal);
  });
  const divided = offer !== null && asked.answer?.key === formatOwnRef(offer.ref) ? asked.answer.value : null;
  const whole = useMemo(() => reports.filter((report) => report.scope === 'aggregate' && report.year !== null), [reports]);
  const spec = useMemo((): ChartSpec | null => {
    const metric = divided?.metrics[0];
    return divided === null || metric === undefined || whole.length === 0 ? null : { kind: 'multiples', metrics: [metric], reports: withOwn(whole, divided.id, divided.values) };
  }, [divided, whole]);
  if (tables === null || (own.per === null && !offers.some((each) => each.kind === 'number'))) return null;
  const said = divided === null ? null : divided.values.filter((value) => value.place_code === code);
  return (
    <section className="matter" id="own" aria-busy={asked.asking}>
      <div className="matter-head"><div><h2>{words.heading}</h2></div></div>
      <form className="filters" aria-label={words.per} onSubmit={(event) => event.preventDefault()}>
        <ChooseColumn lang={lang} name="own-per" label={words.per} kind="number" offers={offers} chosen={own.per} onChoose={onPer} />
      </form>
      {offer === null && own.per !== null ? <MissingTables lang={lang} missing={[own.per]} onDrop={() => onPer(null)} /> : null}
      {offer === null ? null : <Status lang={lang} asked={asked}>{null}</Status>}
      {said === null || offer === null ? null : <p className="own-said">{toldOf(said, offer, lang)}</p>}
      {spec === null ? null : <Plate id="own-years" lang={lang} spec={spec} caption={words.yearsCaption} still="" first={false} measures={[]} measure={null} onMeasure={() => undefined} />}
      {divided !== null && whole.length === 0 ? <p className="aside">{words.noWhole}</p> : null}
    </section>
  );
}

/** The reader's own figure of a place in a sentence: its years, the last ones where there are many. */
function toldOf(said: Divided['values'], { column, unit }: Offer, lang: Lang): string {
  const words = OWN_WORDS[lang];
  if (said.length === 0) return words.placeNone(column.column, column.table);
  const base = baseWords(unit.base, lang);
  const each = said.slice(-MOST_TOLD).map(({ year, value }) => words.placeYear(year === null ? null : String(year), value === null ? words.placeTwice : [count(value), base].filter((part) => part !== '').join(' ')));
  return words.placeSays(column.column, column.table, each.join(MARKS[lang].list));
}

const PREFIX = 'own:';
/** The value by which a rate of the reader's stands in the list of rates, and back. */
export const ownValue = (ref: OwnRef): string => PREFIX + formatOwnRef(ref);
export const ownOf = (value: string): OwnRef | null => (value.startsWith(PREFIX) ? parseOwnRef(value.slice(PREFIX.length)) : null);

/** Adds the reader's rates to a list of rates. */
export function OwnMetric({ lang, label, value, options, own, onChoose }: { lang: Lang; label: string; value: string; options: readonly Option[]; own: OwnPeers; onChoose: (metric: string | null, per: OwnRef | null) => void }) {
  const words = OWN_WORDS[lang];
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []).filter((offer) => offer.kind === 'number'), [tables]);
  const mine = offers.map(({ ref, column }) => ({ value: ownValue(ref), label: words.perOf(column.column, ref.table) }));
  const chosen = own.per === null ? value : ownValue(own.per);
  const all = [...options, ...mine, ...(own.per !== null && !mine.some((each) => each.value === chosen) ? [{ value: chosen, label: own.per.table }] : [])];
  return <Choose label={label} name="metric" value={chosen} options={all} onChange={(next) => onChoose(ownOf(next) === null ? next : null, ownOf(next))} />;
}

/** A choice of peers by the groups of a column. */
export function OwnPeersOf({ lang, own, found, onChoose }: { lang: Lang; own: OwnPeers; found: OwnFound | null; onChoose: (own: Pick<OwnPeers, 'by' | 'group'>) => void }) {
  const words = OWN_WORDS[lang];
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []), [tables]);
  const groups = found?.groups ?? [];
  return (
    <>
      <ChooseColumn lang={lang} name="own-by" label={words.by} kind="text" offers={offers} chosen={own.by} onChoose={(by) => onChoose({ by, group: null })} />
      {own.by === null || (groups.length === 0 && own.group === null) ? null : (
        <Choose label={words.group} name="own-group" value={own.group ?? ''} onChange={(group) => onChoose({ by: own.by, group: group === '' ? null : group })}
          options={[{ value: '', label: words.everyGroup }, ...groups, ...(own.group === null || groups.some((each) => each.value === own.group) ? [] : [{ value: own.group, label: own.group }])]} />
      )}
    </>
  );
}

/** What must be known of it: tables that are not here, and who is in no group. */
export function OwnNotes({ lang, found, onDrop }: { lang: Lang; found: OwnFound | null; onDrop: (missing: readonly OwnRef[]) => void }) {
  const words = OWN_WORDS[lang];
  if (found === null) return null;
  return (
    <>
      <MissingTables lang={lang} missing={found.missing} onDrop={() => onDrop(found.missing)} />
      {found.group === null ? null : <p className="notices" role="note">{words.peers(found.group, String(found.left), String(found.of))}</p>}
    </>
  );
}
