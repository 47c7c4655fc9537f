'use client';
/** A table that was just kept, with the reports of a year: the figures that the pages draw of it, and the same as a query to go on with. */
import { useEffect, useMemo, useState } from 'react';
import { YOUR_DATA } from '../../i18n/your-data';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { KeptTable } from '../../own/store';
import { formatOwnRef } from '../../query/own-column';
import { ownGroupSql, ownRateSql } from '../../query/own';
import type { Filter } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import { href } from '../address';
import { fragmentOf } from '../explore/share';
import { Status } from '../peers/controls';
import { useAsked } from '../peers/use-asked';
import type { Divided } from './ask';
import { OWN_MEASURES, offersOf } from './offered';
import { Groups, Rates } from './on-matter';
import { UnitChoice } from './units';

const [RECEIVED = ''] = OWN_MEASURES.applications.counts;
const [DISCLOSED = ''] = OWN_MEASURES.outcomes.rates;

interface UseProps { lang: Lang; table: KeptTable; years: readonly number[]; /** The year with most reports. */ start: number | null; onUnit: (column: string, times: number) => void }

export function Use({ lang, table, years, start, onUnit }: UseProps) {
  const words = YOUR_DATA[lang];
  const offers = useMemo(() => offersOf([table]), [table]);
  const tables = useMemo(() => [table], [table]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [measure, setMeasure] = useState<string | null>(null);
  const offer = offers.find((each) => formatOwnRef(each.ref) === chosen) ?? offers.find((each) => each.kind === 'number') ?? offers[0] ?? null;
  const told = table.years ?? null;
  const possible = useMemo(() => [...years].filter((year) => told === null || (year >= told.from && year <= told.to)).sort((a, b) => b - a), [years, told]);
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear ?? possible.find((each) => each === start) ?? possible[0] ?? null;
  const filter = useMemo((): Filter | null => (year === null ? null : { years: { from: year, to: year }, scopes: ['aggregate'], places: [], origins: [] }), [year]);

  const key = offer === null || filter === null || offer.kind === 'text' ? null : JSON.stringify([formatOwnRef(offer.ref), offer.unit, year]);
  const asked = useAsked<{ divided: Divided; reports: readonly ReportFigures[] }>(key, async (signal) => {
    if (offer === null || filter === null) throw new Error('no column');
    const [{ askDivided, engineWith }, { askFigures }] = await Promise.all([import('./ask'), import('../../query/ask')]);
    const reports = await askFigures(await engineWith(tables, []), filter, [RECEIVED], signal);
    return { divided: await askDivided(tables, offer, [RECEIVED], signal), reports };
  });
  const answer = key !== null && asked.answer?.key === key ? asked.answer.value : null;
  const per = answer?.divided.metrics[0]?.scale ?? null;
  const statement = offer === null || filter === null ? null
    : offer.kind === 'text' ? ownGroupSql(filter, offer.column, { metric: DISCLOSED }) : per === null ? null : ownRateSql(filter, offer.column, RECEIVED, per);
  const [sql, setSql] = useState<{ of: string; link: string } | null>(null);
  useEffect(() => {
    if (statement === null) return;
    let gone = false;
    void fragmentOf(statement).then((fragment) => {
      if (!gone) setSql({ of: statement, link: `${href(lang, 'explore')}${fragment}` });
    });
    return () => {
      gone = true;
    };
  }, [statement, lang]);

  if (offer === null) return null;
  const names = new Map(answer?.reports.map((report) => [report.place_code, report.place_name ?? report.place_code]));
  const twice = [...new Set(answer?.divided.values.flatMap((value) => (value.value === null ? [value.place_code] : [])))];
  const fixed = table.columns.find((column) => column.name === offer.column.column)?.unit?.fixed === true;
  return (
    <section className="part own-table" aria-labelledby="use-title" aria-busy={key !== null && asked.asking}>
      <h2 id="use-title">{words.use}</h2>
      <form className="filters" aria-label={words.use} onSubmit={(event) => event.preventDefault()}>
        <label className="filter"><span>{words.column}</span>
          <select name="own-column" value={formatOwnRef(offer.ref)} onChange={(event) => setChosen(event.target.value)}>{offers.map((each) => <option key={formatOwnRef(each.ref)} value={formatOwnRef(each.ref)}>{each.column.column} ({words.kinds[each.kind]})</option>)}</select>
        </label>
        <label className="filter"><span>{words.year}</span>
          <select name="own-year" value={year ?? ''} onChange={(event) => setYear(Number(event.target.value))}>{possible.map((each) => <option key={each} value={each}>{each}</option>)}</select>
        </label>
        {offer.kind === 'text' ? null : <UnitChoice lang={lang} name={words.unit} unit={offer.unit} fixed={fixed} onChoose={(times) => onUnit(offer.column.column, times)} />}
      </form>
      {filter === null ? <p className="status">{words.nothing}</p> : null}
      {key === null ? null : <Status lang={lang} asked={asked}>{null}</Status>}
      {twice.length === 0 ? null : <p className="notices">{words.twice(twice.slice(0, 12).map((code) => names.get(code) ?? code).join(MARKS[lang].list))}</p>}
      {answer === null ? null : <Rates lang={lang} divided={answer.divided} reports={answer.reports} measure={null} onMeasure={() => () => undefined} />}
      {offer.kind !== 'text' || filter === null ? null : <Groups matter="outcomes" lang={lang} denominator={null} measure={measure} tables={tables} by={offer} divided={null} filter={filter} onMeasure={() => setMeasure} />}
      {statement !== null && sql?.of === statement ? <p><a href={sql.link}>{words.sql}</a></p> : null}
    </section>
  );
}
