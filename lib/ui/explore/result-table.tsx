'use client';
/** An answer as a table of which only the rows in sight are made: 100,000 scroll as ten do. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { textWidth } from '../../chart/text';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import { ReportId } from '../../query/sql/report';
import { isShare } from '../../chart/free/shape';
import type { Plain, Result } from '../../query/result';
import { reportHref } from '../address';

const ROW = 30;
const CELL_ID = /^[a-z_0-9]+\.[a-z_0-9]+\.[a-z_0-9]+$/;
/** Characters of a text that a cell shows; all of them are in its title and in every file. */
const MOST_SHOWN = 240;

/** Figures in full, thousands apart; a share of many digits to six. */
function figure(value: number): string {
  if (Number.isInteger(value)) return String(value).replace(/^(-?)(\d{5,})$/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ','));
  return Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4 ? value.toPrecision(6) : String(Number(value.toPrecision(Math.max(6, String(Math.trunc(Math.abs(value))).length + 2))));
}

function shownOf(value: Plain, lang: Lang, year: boolean): string {
  const words = EXPLORE[lang].result;
  if (value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return (year ? String(value) : figure(value)).replace(/^-/, '−');
  return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
}

export function ResultTable({ lang, result }: { lang: Lang; result: Result }) {
  const words = EXPLORE[lang].result;
  const scroller = useRef<HTMLDivElement>(null);
  // The rows in sight change with every scroll: nothing here is to be memoized.
  // eslint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({ count: result.rows, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12, initialRect: { width: 800, height: 420 } });
  const columns = useMemo(() => result.columns.map(({ name, kind }, index) => {
    const values = result.values[index] ?? [];
    const year = /(?:^|_)(?:year|code|id|line)$/i.test(name);
    const sample = values.slice(0, 300).map((value) => textWidth(shownOf(value, lang, year).slice(0, 60), 14));
    const width = Math.ceil(Math.min(320, Math.max(56, textWidth(name, 13) + 4, ...sample))) + 22;
    return { name, year, width, values, number: kind === 'number', share: isShare(result, index), cell: result.columns.findIndex((each) => each.name === 'cell') };
  }), [result, lang]);
  const digits = Math.max(28, String(result.rows).length * 9 + 14);
  const template = `${digits}px ${columns.map(({ width, number }, index) => (index === columns.length - 1 && !number ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')}`;
  const width = digits + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div ref={scroller} className="result-scroll" tabIndex={0} role="table" aria-label={words.table} aria-rowcount={result.rows + 1} aria-colcount={columns.length + 1} style={{ height: Math.min(ROW * (result.rows + 1) + 14, 460) }}>
      <div role="rowgroup" className="result-head" style={{ minWidth: width }}>
        <div role="row" aria-rowindex={1} className="result-row" style={{ gridTemplateColumns: template }}>
          <span role="columnheader" className="result-number"><span className="visually-hidden">{words.row}</span></span>
          {columns.map(({ name, number }, index) => <span key={index} role="columnheader" className={number ? 'result-number' : undefined} title={name}>{name}</span>)}
        </div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), minWidth: width, position: 'relative' }}>
        {rows.getVirtualItems().map((item) => (
          <div key={item.key} role="row" aria-rowindex={item.index + 2} className="result-row" style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, position: 'absolute', insetInline: 0, height: ROW }}>
            <span role="rowheader" className="result-number result-index">{item.index + 1}</span>
            {columns.map(({ values, number, year, cell }, column) => {
              const value = values[item.index] ?? null;
              const text = shownOf(value, lang, year);
              const cellId = cell === -1 ? null : result.values[cell]?.[item.index];
              return (
                <span key={column} role="cell" className={[number ? 'result-number' : '', value === null ? 'none' : ''].join(' ').trim() || undefined} title={typeof value === 'string' && value.length > 24 ? value.slice(0, 2000) : undefined}>
                  {typeof value === 'string' && ReportId.safeParse(value).success
                    ? <a href={reportHref(lang, value, typeof cellId === 'string' && CELL_ID.test(cellId) ? cellId : undefined)} title={words.openReport}>{text}</a> : text}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
