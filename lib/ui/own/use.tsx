'use client';
/** A reader's table with the reports: as a denominator or as a grouping, drawn, and as a query to go on with. */
import { useEffect, useMemo, useState } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { YOUR_DATA } from '../../i18n/your-data';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import { RATE_CELLS, rateByPlace, shareByGroup } from '../../own/rate';
import { ownGroupSql, ownRateSql } from '../../query/own';
import type { ReportFigures } from '../../query/figures';
import { BASE_PATH, href } from '../address';
import { ResultChart } from '../explore/result-chart';
import { ResultTable } from '../explore/result-table';
import { fragmentOf } from '../explore/share';
import { reportName } from '../name';
import type { InHand } from './own-view';

export function Use({ lang, inHand: { table, values }, years, start }: { lang: Lang; inHand: InHand; years: readonly number[]; start: number | null }) {
  const words = YOUR_DATA[lang];
  // The first figures that are no code and no year, else the first words.
  const usable = values.columns.flatMap((column, index) => (column.data.some((value) => value !== null) ? [index] : []));
  const [chosen, setChosen] = useState(() => usable.find((index) => values.columns[index]?.kind === 'number') ?? usable.at(-1) ?? 0);
  const column = values.columns[chosen];
  const [wan, setWan] = useState<boolean | null>(null);
  const times = wan ?? /万/.test(column?.name ?? '') ? 10_000 : 1;
  const told = useMemo(() => new Set(values.year.flatMap((year) => (year === null ? [] : [year]))), [values]);
  const possible = useMemo(() => [...years].filter((year) => told.size === 0 || told.has(year)).sort((a, b) => b - a), [years, told]);
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear ?? possible.find((each) => each === start) ?? possible[0] ?? null;
  const [answer, setAnswer] = useState<{ year: number; reports: readonly ReportFigures[] | null } | null>(null);
  const [sql, setSql] = useState<{ of: string; link: string } | null>(null);

  useEffect(() => {
    if (year === null) return;
    const controller = new AbortController();
    void (async () => {
      try {
        const [{ openBrowserClient }, { askFigures }] = await Promise.all([import('../../query/browser'), import('../../query/ask')]);
        const engine = await openBrowserClient({ basePath: BASE_PATH });
        const reports = await askFigures(engine, { years: { from: year, to: year }, scopes: ['aggregate'], places: [], origins: [] }, RATE_CELLS, controller.signal);
        if (!controller.signal.aborted) setAnswer({ year, reports });
      } catch {
        if (!controller.signal.aborted) setAnswer({ year, reports: null });
      }
    })();
    return () => controller.abort();
  }, [year]);

  const reports = answer !== null && answer.year === year ? answer.reports : undefined;
  const made = useMemo(() => {
    if (reports === undefined || reports === null || column === undefined) return null;
    const rows = values.place.flatMap((place, row) => (place === null ? [] : [{ place, year: values.year[row] ?? null, value: column.data[row] ?? null }]));
    const nameOf = (report: ReportFigures) => reportName(report, lang, reports);
    if (column.kind === 'number') return rateByPlace(reports, rows.flatMap((row) => (typeof row.value === 'number' ? [{ ...row, value: row.value }] : [])), times, nameOf, words.rate);
    const levels: Record<string, string> = COMMON[lang].levels;
    return shareByGroup(reports, rows.flatMap((row) => (typeof row.value === 'string' ? [{ ...row, value: row.value }] : [])), (level) => levels[level] ?? level, words.rate);
  }, [reports, column, values, times, lang, words]);
  const statement = column === undefined ? '' : column.kind === 'number' ? ownRateSql(table.name, column.name, told.size > 0, times) : ownGroupSql(table.name, column.name, told.size > 0);
  useEffect(() => {
    let gone = false;
    void fragmentOf(statement).then((fragment) => {
      if (!gone) setSql({ of: statement, link: `${href(lang, 'explore')}${fragment}` });
    });
    return () => {
      gone = true;
    };
  }, [statement, lang]);

  if (column === undefined) return null;
  const names = new Map((reports ?? []).map((report) => [report.place_code, report.place_name ?? report.place_code]));
  return (
    <section className="part own-table" aria-labelledby="use-title" aria-busy={reports === undefined && year !== null}>
      <h2 id="use-title">{year === null ? words.use : column.kind === 'number' ? words.rateTitle(column.name, String(year)) : words.groupTitle(column.name, String(year))}</h2>
      <form className="filters" aria-label={words.use} onSubmit={(event) => event.preventDefault()}>
        <label className="filter"><span>{words.column}</span>
          <select name="own-column" value={chosen} onChange={(event) => {
            setChosen(Number(event.target.value));
            setWan(null);
          }}>{usable.map((index) => <option key={index} value={index}>{values.columns[index]?.name} ({words.kinds[values.columns[index]?.kind ?? 'text']})</option>)}</select>
        </label>
        <label className="filter"><span>{words.year}</span>
          <select name="own-year" value={year ?? ''} onChange={(event) => setYear(Number(event.target.value))}>{possible.map((each) => <option key={each} value={each}>{each}</option>)}</select>
        </label>
        {column.kind !== 'number' ? null : (
          <label className="filter"><span>{words.persons}</span>
            <select name="own-unit" value={times} onChange={(event) => setWan(event.target.value === '10000')}><option value={1}>{words.one}</option><option value={10_000}>{words.wan}</option></select>
          </label>
        )}
      </form>
      <output className="status">{year === null ? words.nothing : reports === undefined ? words.computing : reports === null ? '' : made === null || made.known === 0 ? words.nothing : words.told(count(made.known), count(made.reports))}</output>
      {reports === null ? <p className="error" role="alert">{words.failed}</p> : null}
      {made === null || made.twice.length === 0 ? null : <p className="notices">{words.twice(made.twice.slice(0, 12).map((code) => names.get(code) ?? code).join(MARKS[lang].list))}</p>}
      {made === null || made.known === 0 ? null : (
        <>
          {column.kind === 'number' ? null : <p className="notices">{words.groupNote}</p>}
          <ResultChart lang={lang} result={made.result} kind="dots" />
          <ResultTable lang={lang} result={made.result} />
        </>
      )}
      {sql?.of === statement ? <p><a href={sql.link}>{words.sql}</a></p> : null}
    </section>
  );
}
