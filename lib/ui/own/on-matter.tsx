'use client';
/** The reader's own tables on a page that compares reports: what they offer in the filters, and what was chosen, drawn. */
import { useMemo } from 'react';
import { bringGroups } from '../../chart/draw';
import { drawGroups } from '../../chart/kinds/groups';
import type { ChartSpec } from '../../chart/spec';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import { OWN_WORDS } from '../../i18n/own';
import { metric as metricOf } from '../../metrics';
import type { Metric } from '../../metrics';
import { perReport } from '../../metrics/own';
import type { KeptTable } from '../../own/store';
import { withOwn } from '../../query/ask-own';
import type { Filter } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import { formatOwnRef } from '../../query/own-column';
import type { GroupMeasure, GroupRow } from '../../query/sql/own';
import type { MatterId } from '../matters';
import { Status } from '../peers/controls';
import { useAsked } from '../peers/use-asked';
import { Plate } from '../plate';
import type { View } from '../view';
import type { Divided } from './ask';
import { ChooseColumn, MissingTables } from './choices';
import { OWN_MEASURES, labelOf, offerOf, offersOf, ratesOf } from './offered';
import type { Offer } from './offered';
import { useTables } from './tables';

bringGroups(drawGroups);

export interface OwnProps { matter: MatterId; lang: Lang; view: View; choose: (view: View) => void }

export function OwnChoices({ lang, view, choose }: OwnProps) {
  const words = OWN_WORDS[lang];
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []), [tables]);
  return (
    <>
      <ChooseColumn lang={lang} name="own-per" label={words.per} kind="number" offers={offers} chosen={view.own.per} onChoose={(per) => choose({ ...view, own: { ...view.own, per } })} />
      <ChooseColumn lang={lang} name="own-by" label={words.by} kind="text" offers={offers} chosen={view.own.by} onChoose={(by) => choose({ ...view, own: { ...view.own, by } })} />
    </>
  );
}

interface FiguresProps extends OwnProps { filter: Filter; reports: readonly ReportFigures[] }

export function OwnFigures({ matter, lang, view, choose, filter, reports }: FiguresProps) {
  const words = OWN_WORDS[lang];
  const tables = useTables();
  const offers = useMemo(() => offersOf(tables ?? []), [tables]);
  const per = useMemo(() => offerOf(offers, view.own.per, 'number'), [offers, view.own.per]);
  const by = useMemo(() => offerOf(offers, view.own.by, 'text'), [offers, view.own.by]);
  const divided = useAsked<Divided>(tables === null || per === null ? null : formatOwnRef(per.ref), async (signal) => {
    const { askDivided } = await import('./ask');
    if (per === null) throw new Error('no column');
    return askDivided(tables ?? [], per, OWN_MEASURES[matter].counts, signal);
  });
  if (tables === null) return null;
  const missing = [...(per === null && view.own.per !== null ? [view.own.per] : []), ...(by === null && view.own.by !== null ? [view.own.by] : [])];
  const dropped = { per: per === null ? null : view.own.per, by: by === null ? null : view.own.by };
  const answer = per !== null && divided.answer?.key === formatOwnRef(per.ref) ? divided.answer.value : null;
  const used = [...new Set([per, by].flatMap((offer) => (offer === null ? [] : [offer.ref.table])))];
  const show = (figure: string, first: string | undefined) => (id: string) => choose({
    ...view, measures: Object.fromEntries(Object.entries({ ...view.measures, [figure]: id }).filter(([name, value]) => name !== figure || value !== first)),
  });
  return (
    <section className="matter own-figures" id="own" aria-busy={divided.asking}>
      <div className="matter-head"><div>
        <h2>{words.heading}</h2>
        <MissingTables lang={lang} missing={missing} onDrop={() => choose({ ...view, own: dropped })} />
        {used.length === 0 ? null : <p>{words.text(used.join(MARKS[lang].list))}</p>}
      </div></div>
      {per === null ? null : <Status lang={lang} asked={divided}>{null}</Status>}
      {answer === null ? null : <Rates lang={lang} divided={answer} reports={reports} measure={view.measures['own-rate'] ?? null} onMeasure={show} />}
      {by === null || (per !== null && answer === null) ? null : (
        <Groups matter={matter} lang={lang} denominator={view.per} measure={view.measures['own-groups'] ?? null} tables={tables} by={by} divided={answer} filter={filter} onMeasure={show} />
      )}
    </section>
  );
}

type Show = (figure: string, first: string | undefined) => (id: string) => void;

/** A cell's last part names it among the measures of a figure. */
const shortId = (metric: Metric): string => metric.id.split(':').pop() ?? metric.id;

export function Rates({ lang, divided, reports, measure, onMeasure }: { lang: Lang; divided: Divided; reports: readonly ReportFigures[]; measure: string | null; onMeasure: Show }) {
  const { metrics } = divided;
  const metric = metrics.find((each) => shortId(each) === measure) ?? metrics[0];
  const spec = useMemo((): ChartSpec | null => (metric === undefined ? null : { kind: 'metric', metric, reports: withOwn(reports, divided.id, divided.values) }), [metric, reports, divided]);
  if (spec === null) return null;
  return (
    <Plate id="own-rate" lang={lang} spec={spec} caption={OWN_WORDS[lang].rateCaption} still="" first={false}
      measures={metrics.map((each) => ({ id: shortId(each), label: each.label[lang] }))} measure={metric === undefined ? null : shortId(metric)} onMeasure={onMeasure('own-rate', metrics[0] === undefined ? undefined : shortId(metrics[0]))} />
  );
}

interface Answer { rows: readonly GroupRow[]; metric: Metric; filter: Filter; by: Offer }
interface GroupsProps { matter: MatterId; lang: Lang; denominator: View['per']; measure: string | null; tables: readonly KeptTable[]; by: Offer; divided: Divided | null; filter: Filter; onMeasure: Show }

export function Groups({ matter, lang, denominator, measure, tables, by, divided, filter, onMeasure }: GroupsProps) {
  const measures = useMemo(() => measuresOf(matter, denominator, divided), [matter, denominator, divided]);
  const first = measures[0];
  const chosen = measures.find((each) => each.id === measure) ?? first;
  const asked = useAsked<Answer>(chosen === undefined ? null : JSON.stringify([by.ref, chosen.id, chosen.metric.id, filter]), async (signal) => {
    if (chosen === undefined) throw new Error('no measure');
    const { askGroupRows } = await import('./ask');
    return { rows: await askGroupRows(tables, by, divided?.offer ?? null, chosen.measure, filter, signal), metric: chosen.metric, filter, by };
  });
  const answer = asked.answer?.value ?? null;
  const spec = useMemo((): ChartSpec | null => (answer === null ? null : {
    kind: 'groups', reports: [], rows: answer.rows, metric: answer.metric, by: { table: answer.by.ref.table, name: answer.by.column.column, hasYear: answer.by.column.hasYear },
    years: answer.filter.years, scope: answer.filter.scopes[0] ?? 'aggregate',
  }), [answer]);
  return (
    <div aria-busy={asked.asking}>
      <Status lang={lang} asked={asked}>{null}</Status>
      {spec === null ? null : (
        <Plate id="own-groups" lang={lang} spec={spec} caption={OWN_WORDS[lang].groupCaption} still="" first={false}
          measures={measures.map((each) => ({ id: each.id, label: each.metric.label[lang] }))} measure={chosen?.id ?? null} onMeasure={onMeasure('own-groups', first?.id)} />
      )}
    </div>
  );
}

interface Measured { id: string; metric: Metric; measure: GroupMeasure }

/** What groups of a page are set side by side by, its headline first. */
function measuresOf(matter: MatterId, per: View['per'], divided: Divided | null): Measured[] {
  const { counts, ratesFirst } = OWN_MEASURES[matter];
  const rates = ratesOf(matter, per).map((id): Measured => ({ id, metric: metricOf(id), measure: { metric: id } }));
  const heads = divided === null ? [] : divided.metrics.map((metric): Measured => ({ id: `per-${shortId(metric)}`, metric, measure: { cell: shortId(metric), per: divided.offer.column } }));
  const means = counts.map((cell): Measured => ({ id: `mean-${cell}`, metric: perReport(cell, labelOf(cell)), measure: { cell, per: 'report' } }));
  return ratesFirst ? [...heads, ...rates, ...means] : [...heads, ...means, ...rates];
}
