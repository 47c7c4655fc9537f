'use client';
/** What a figure shows, as a table. Each row leads to its report. */
import { useMemo, useState } from 'react';
import type { ChartSpec, ChartSummary } from '../chart/spec';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { reportHref } from './address';
import { PlaceCode } from './place-code';

/** So many rows stand in the page; the rest come when they are asked for, and are all in the CSV. */
const MOST_ROWS = 120;

export function FigureTable({ id, lang, summary, reports }: { id: string; lang: Lang; summary: ChartSummary; reports: ChartSpec['reports'] }) {
  const words = COMMON[lang];
  const [whole, setWhole] = useState(false);
  const ids = useMemo(() => new Set(reports.map((report) => report.report_id)), [reports]);
  // On the page of a place its own code says nothing new.
  const codes = useMemo(() => {
    const found = new Map(reports.map((report) => [report.report_id, report.place_code]));
    return new Set(found.values()).size > 1 ? found : null;
  }, [reports]);
  const codeOf = (reportId: string | null): string | null => (codes === null || reportId === null ? null : codes.get(reportId) ?? null);
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
            {(whole ? summary.rows : summary.rows.slice(0, MOST_ROWS)).map((row, index) => (
              <tr key={`${row.report_id ?? ''} ${index}`}>
                {row.cells.map((cell, column) => {
                  const key = summary.columns[column]?.id ?? column;
                  if (column === 0) {
                    return <th key={key} scope="row">{row.report_id === null ? cell.text : <a href={reportHref(lang, row.report_id)}>{cell.text}</a>} <PlaceCode lang={lang} code={codeOf(row.report_id)} /></th>;
                  }
                  return <td key={key} className={cell.value === null ? 'number none' : 'number'}>{cell.text}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {whole || summary.rows.length <= MOST_ROWS ? null : (
        <p className="small">{words.figure.rowsShown(count(MOST_ROWS), count(summary.rows.length))} <button type="button" className="plain" onClick={() => setWhole(true)}>{words.figure.allRows}</button></p>
      )}
    </details>
  );
}
