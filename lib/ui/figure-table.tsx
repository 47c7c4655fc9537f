'use client';
/** What a figure shows, as a table. Each row leads to its report. */
import { useMemo, useState } from 'react';
import type { ChartSpec, ChartSummary } from '../chart/spec';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { reportHref } from './address';
import { rowsAtFirst } from './most';
import { PlaceCode } from './place-code';

/** Rows of the whole table: those here, and those that are not. */
export const rowsOf = ({ rows, more }: ChartSummary): number => rows.length + (more === undefined ? 0 : more);

export function FigureTable({ id, lang, summary, spec, onWhole }: { id: string; lang: Lang; summary: ChartSummary; spec: ChartSpec; /** Asks for the rows that are not here. */ onWhole?: (() => void) | undefined }) {
  const words = COMMON[lang];
  const [whole, setWhole] = useState(false);
  const { reports } = spec;
  const ids = useMemo(() => new Set(reports.map((report) => report.report_id)), [reports]);
  // On the page of a place its own code says nothing new.
  const codes = useMemo(() => {
    if (spec.kind === 'drawn') return new Map(Object.entries(spec.codes));
    const found = new Map(reports.map((report) => [report.report_id, report.place_code]));
    return new Set(found.values()).size > 1 ? found : null;
  }, [spec, reports]);
  const codeOf = (reportId: string | null): string | null => (codes === null || reportId === null ? null : codes.get(reportId) ?? null);
  if (summary.rows.length === 0) return null;
  const atFirst = rowsAtFirst(rowsOf(summary));
  return (
    <details className="as-table">
      <summary>{words.figure.table(count(rowsOf(summary)))}</summary>
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
            {(whole ? summary.rows : summary.rows.slice(0, atFirst)).map((row, index) => (
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
      {(whole && summary.more === undefined) || rowsOf(summary) <= atFirst ? null : (
        <p className="small">{words.figure.rowsShown(count(atFirst), count(rowsOf(summary)))} <button type="button" className="plain" disabled={whole} onClick={() => {
          setWhole(true);
          if (summary.more !== undefined) onWhole?.();
        }}>{words.figure.allRows}</button></p>
      )}
    </details>
  );
}
