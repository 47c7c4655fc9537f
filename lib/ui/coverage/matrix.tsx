'use client';
/** Provinces by years: how many of the places are here. Drawn from four numbers a cell, so that a cell stands in the page once. */
import { count } from '../../chart/text';
import { COVERAGE } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { coverageHref } from '../address';

/** Whole area, own office, other, expected; in the order of the years. */
export type MatrixSum = readonly [aggregate: number, office: number, other: number, expected: number];
export interface MatrixRow { /** `all` for the sum of all. */ code: string; name: string; sums: readonly MatrixSum[] }

export function Matrix({ lang, years, rows }: { lang: Lang; years: readonly number[]; rows: readonly MatrixRow[] }) {
  const words = COVERAGE[lang].matrix;
  return (
    <section className="part" id="matrix">
      <h2>{words.heading}</h2>
      <p>{words.caption}</p>
      <section className="scroll" tabIndex={0} aria-label={words.heading}>
        <table className="matrix" id="matrix-table">
          <thead><tr><th scope="col">{words.province}</th>{years.map((year) => <th key={year} scope="col">{year}</th>)}</tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={row.code} className={row.code === 'all' ? 'all' : undefined} data-code={row.code}>
              <th scope="row">{row.code === 'all' ? row.name : <a href={coverageHref(lang, row.code)}>{row.name}</a>}</th>
              {years.map((year, index) => <MatrixCell key={year} year={year} sum={row.sums[index]} />)}
            </tr>
          ))}</tbody>
        </table>
      </section>
    </section>
  );
}

function MatrixCell({ year, sum }: { year: number; sum: MatrixSum | undefined }) {
  if (sum === undefined || sum[3] === 0) return <td data-year={year} />;
  const [aggregate, office, other, expected] = sum;
  const others = office + other;
  const wide = (n: number) => Math.round((1000 * n) / expected) / 10;
  const bar = (from: number, to: number) => `M${from} 0H${to}V4H${from}z`;
  return (
    <td data-year={year} data-aggregate={aggregate} data-organ-only={office} data-other={other} data-expected={expected}>
      <span className={aggregate + others === 0 ? 'counts none' : 'counts'}>{aggregate + others === 0 ? '0' : <><b>{count(aggregate)}</b>{others > 0 ? <i>+{count(others)}</i> : null}</>}<span className="of">/{count(expected)}</span></span>
      <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{aggregate === 0 ? null : <path className="bar-aggregate" d={bar(0, wide(aggregate))} />}{others === 0 ? null : <path className="bar-other" d={bar(wide(aggregate), wide(aggregate + others))} />}</svg>
    </td>
  );
}
