'use client';
/** Everything about the places compared, a column each; differences are taken from the first. */
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { COMPARE } from '../../i18n/compare';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { Column, Comparison } from '../../query/comparable';
import { placeHref, reportHref } from '../address';
import type { Metric } from '../../metrics';
import { differenceText, itemRows, tableData, tableFields, tells, valueText, withValue } from './table';
import type { Entry, ItemRow } from './table';

export function CompareTable({ lang, comparison, nameOf, more }: { lang: Lang; comparison: Comparison; nameOf: (code: string) => string; /** Rates of the reader's own. */ more: readonly Metric[] }) {
  const words = COMPARE[lang].table;
  const { columns } = comparison;
  const { volumes, rates } = itemRows(columns, lang, more);
  const [shown, rest] = [rates.filter(withValue), rates.filter((row) => !withValue(row))];
  async function download() {
    const [{ default: Papa }, { FORMULA }] = await Promise.all([import('papaparse'), import('../csv')]);
    const text = `\ufeff${Papa.unparse({ fields: tableFields(), data: tableData(columns, [...volumes, ...rates]) }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `compare-${lang}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
  return (
    <section className="part side" id="table">
      <h2>{words.heading}</h2>
      {columns.length > 1 && columns[0] !== undefined ? <p>{words.text(nameOf(columns[0].place))}</p> : null}
      <section className="scroll" tabIndex={0} aria-label={words.heading}>
        <table className="compare-table" id="compare-table">
          <thead>
            <tr><th scope="col">{words.item}</th>{columns.map((column) => <th key={column.place} scope="col"><a href={placeHref(lang, column.place)}>{nameOf(column.place)}</a></th>)}</tr>
            <tr className="whose"><th scope="row">{words.report}</th>{columns.map((column) => <td key={column.place} data-scope={column.report?.scope ?? 'none'}><Whose lang={lang} column={column} comparison={comparison} /></td>)}</tr>
          </thead>
          <tbody>
            <tr className="group"><th scope="rowgroup" colSpan={columns.length + 1}>{words.volumes}</th></tr>
            {volumes.map((row) => <Item key={row.id} lang={lang} row={row} columns={columns} />)}
          </tbody>
          <tbody>{shown.map((row) => <Item key={row.id} lang={lang} row={row} columns={columns} />)}</tbody>
        </table>
      </section>
      {rest.length === 0 ? null : <p className="small">{words.rest(count(rest.length))}{MARKS[lang].colon}{rest.map((row) => row.label).join(MARKS[lang].list)}{lang === 'zh' ? '——' : ' — '}{COMMON[lang].missing}</p>}
      <p className="csv"><button type="button" onClick={() => void download()}>{words.csv}</button></p>
    </section>
  );
}

/** Year, kind, form and origin of a column's report; or what the place has instead. */
function Whose({ lang, column: { report, has }, comparison }: { lang: Lang; column: Column; comparison: Comparison }) {
  const words = COMPARE[lang].table;
  const common = COMMON[lang];
  if (report === null) {
    return (
      <>
        <span className="line">{comparison.year === null ? words.never : comparison.scope === null ? words.none(String(comparison.year)) : words.noneScope(String(comparison.year), common.scopes[comparison.scope])}</span>
        {has.length === 0 ? null : <span className="line small">{words.has}{has.slice(0, 6).map((each, index) => <span key={each.report_id}>{index === 0 ? '' : MARKS[lang].list}<a href={reportHref(lang, each.report_id)}>{each.year} {common.scopes[each.scope]}</a></span>)}</span>}
      </>
    );
  }
  const forms: Readonly<Record<string, string>> = { 2021: words.form2021, 2019: words.form2019, pre2019: words.formPre, none: words.formNone };
  const other = comparison.scope !== null && report.scope !== comparison.scope;
  return (
    <>
      <a className="line" href={reportHref(lang, report.report_id)}>{report.year} {common.scopes[report.scope]}</a>
      <span className={other ? 'line small differs' : 'line small'}>{report.form_applications === null ? words.formUnknown : forms[report.form_applications]}{MARKS[lang].list}{common.origins[report.origin]}</span>
    </>
  );
}

function Item({ lang, row, columns }: { lang: Lang; row: ItemRow; columns: readonly Column[] }) {
  return (
    <tr data-item={row.id}>
      <th scope="row">{row.label}{row.denominator === null ? null : <span className="line small">{row.denominator}</span>}</th>
      {columns.map(({ place }, index) => {
        const entry = row.entries[index] ?? null;
        return <td key={place} className={entry === null || entry.value === null ? 'number none' : 'number'} data-place={place}>{entry === null ? '' : <Figure lang={lang} row={row} entry={entry} />}</td>;
      })}
    </tr>
  );
}

function Figure({ lang, row, entry }: { lang: Lang; row: ItemRow; entry: Entry }) {
  const words = COMPARE[lang].table;
  if (entry.value === null) return COMMON[lang].missing;
  return (
    <>
      <span className="line value">{valueText(row, entry.value)}</span>
      {entry.low === null || entry.high === null ? null : <span className="line small">{valueText(row, entry.low)}–{valueText(row, entry.high)}</span>}
      {entry.numerator === null || entry.denominator === null ? null : <span className="line small">{words.made(count(entry.numerator), count(entry.denominator))}{entry.few ? ` · ${words.few}` : ''}</span>}
      {entry.difference === null || row.metric === null ? null : <span className={tells(entry.difference) ? 'line difference tells' : 'line difference'}>{differenceText(row.metric, entry.difference, lang)}</span>}
      {entry.otherKind ? <span className="line small differs">{words.notCompared}</span> : null}
    </>
  );
}
