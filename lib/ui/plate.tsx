'use client';
/** One figure: its title, what it is divided by, the chart, where it comes from, and the same as a table. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { draw } from '../chart/draw';
import type { LiveChart } from '../chart/live';
import type { ChartSpec, ChartSummary } from '../chart/spec';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { reportHref } from './address';
import { stillOf } from './still';

export interface PlateProps {
  id: string;
  lang: Lang;
  spec: ChartSpec;
  caption: string;
  /** Under which the SVG of the first view was kept. */
  still: string;
  /** Whether `spec` still is what that SVG shows. */
  first: boolean;
  measures: readonly { id: string; label: string }[];
  measure: string | null;
  onMeasure: (measure: string) => void;
}

export function Plate({ id, lang, spec, caption, still, first, measures, measure, onMeasure }: PlateProps) {
  const words = COMMON[lang];
  const [wanted, setWanted] = useState(false);
  const summary = useMemo(() => draw(spec, { lang, size: 'wide' }).summary, [spec, lang]);
  const coded = spec.reports.filter((report) => report.origin === 'coded').length;
  const from = [
    ...(spec.reports.length > coded ? [words.figure.sourceText(count(spec.reports.length - coded))] : []),
    ...(coded > 0 ? [words.figure.sourceCoded(count(coded))] : []),
  ].join(lang === 'zh' ? '，' : ', ');
  return (
    <section className="plate" id={`figure-${id}`} aria-labelledby={`title-${id}`} onFocus={() => setWanted(true)}>
      <div className="plate-head">
        <h3 id={`title-${id}`}>{summary.title}</h3>
        {measures.length > 1 ? (
          <label className="measure">
            <span>{words.figure.measure}</span>{' '}
            <select name={`show-${id}`} value={measure ?? measures[0]?.id} onChange={(event) => onMeasure(event.target.value)}>
              {measures.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}
            </select>
          </label>
        ) : null}
      </div>
      <p className="plate-unit">
        {summary.denominator === null ? words.figure.unit(summary.unit) : summary.unit === '%' ? words.figure.denominator(summary.denominator) : `${words.figure.unit(summary.unit)} · ${words.figure.denominator(summary.denominator)}`}
        {' · '}<span className="plate-n">{words.figure.n(count(summary.n), count(summary.of))}</span>
      </p>
      <Chart lang={lang} spec={spec} name={summary.sentence} still={still} alive={wanted || !first} onWanted={() => setWanted(true)} />
      <p className="plate-foot">{caption} {summary.notes.map((note) => `${note}${lang === 'zh' ? '。' : '. '}`).join('')}{words.figure.source(from)}{lang === 'zh' ? '。' : '.'}</p>
      <Table id={id} lang={lang} summary={summary} reports={spec.reports} />
    </section>
  );
}

interface ChartProps { lang: Lang; spec: ChartSpec; name: string; still: string; alive: boolean; onWanted: () => void }

/** Still until the reader comes near it or it has other data; then alive in the same place. */
function Chart({ lang, spec, name, still, alive, onWanted }: ChartProps) {
  const stills = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const live = useRef<LiveChart | null>(null);
  useEffect(() => {
    if (!alive) return;
    let left = false;
    void import('../chart/live').then(({ mount }) => {
      if (left || host.current === null) return;
      if (live.current !== null) {
        live.current.update(spec, lang);
        return;
      }
      if (stills.current !== null) stills.current.hidden = true;
      host.current.hidden = false;
      live.current = mount(host.current, spec, lang);
    });
    return () => {
      left = true;
    };
  }, [alive, spec, lang]);
  useEffect(() => () => {
    live.current?.dispose();
    live.current = null;
  }, []);
  return (
    <figure className="chart" role="img" aria-label={name} onPointerEnter={onWanted}>
      <div ref={stills} className="stills" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: stillOf(still) }} />
      <div ref={host} className="alive" hidden />
    </figure>
  );
}

function Table({ id, lang, summary, reports }: { id: string; lang: Lang; summary: ChartSummary; reports: ChartSpec['reports'] }) {
  const words = COMMON[lang];
  const [failed, setFailed] = useState(false);
  const ids = useMemo(() => new Set(reports.map((report) => report.report_id)), [reports]);
  async function download() {
    setFailed(false);
    try {
      const { csvOf } = await import('./csv');
      const url = URL.createObjectURL(new Blob([csvOf(summary, words.figure.idColumn)], { type: 'text/csv;charset=utf-8' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${id}-${lang}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch {
      setFailed(true);
    }
  }
  if (summary.rows.length === 0) return null;
  return (
    <details className="as-table">
      <summary>{words.figure.table(count(summary.rows.length))}</summary>
      <section className="scroll" tabIndex={0} aria-labelledby={`title-${id}`}>
        <table>
          <thead>
            <tr>{summary.columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? 'number' : undefined}>
                {ids.has(column.id) ? <a href={reportHref(lang, column.id)}>{column.label}</a> : column.label}
              </th>
            ))}</tr>
          </thead>
          <tbody>
            {summary.rows.map((row, index) => (
              <tr key={row.report_id ?? index}>
                {row.cells.map((cell, column) => {
                  const key = summary.columns[column]?.id ?? column;
                  if (column === 0) {
                    return <th key={key} scope="row">{row.report_id === null ? cell.text : <a href={reportHref(lang, row.report_id)}>{cell.text}</a>}</th>;
                  }
                  return <td key={key} className={cell.value === null ? 'number none' : 'number'}>{cell.text}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="csv"><button type="button" onClick={() => void download()}>{words.figure.csv(count(summary.rows.length))}</button>{failed ? <span role="alert"> {words.figure.csvFailed}</span> : null}</p>
    </details>
  );
}
