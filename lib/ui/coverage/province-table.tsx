'use client';
/** The places of a province by year. Drawn from short strings in the page, so that its rows stand in it once. */
import { COVERAGE } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { placeHref, reportHref } from '../address';
import { LETTER, unpack } from './pack';
import type { PackedUnit } from './pack';

export function ProvinceTable({ lang, units, years }: { lang: Lang; units: readonly PackedUnit[]; years: readonly number[] }) {
  const words = COVERAGE[lang];
  return (
    <section className="scroll" tabIndex={0} aria-label={words.places.heading}>
      <table className="matrix places-matrix">
        <thead><tr><th scope="col">{words.places.place}</th>{years.map((year) => <th key={year} scope="col">{year}</th>)}</tr></thead>
        <tbody>{units.map((unit) => (
          <tr key={unit.code + unit.name} data-code={unit.code}>
            <th scope="row" lang="zh-Hans"><a href={placeHref(lang, unit.code)}>{unit.name}</a>{unit.within === '' ? null : <small> {unit.within}</small>}</th>
            {years.map((year, index) => {
              const at = unpack(unit.years.split(',')[index] ?? '', unit.code, year);
              if (at === undefined) return <td key={year} className="not-then" />;
              if (at === null) return <td key={year} className="none">{words.places.missing}</td>;
              const [first = '', ...others] = at.reports;
              return <td key={year} data-held={LETTER[at.state]}><a href={reportHref(lang, first)}>{words.held[at.state]}</a>{at.late ? <small> {words.lateMark}</small> : null}{others.map((id, n) => <a key={id} href={reportHref(lang, id)}> {n + 2}</a>)}</td>;
            })}
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}
