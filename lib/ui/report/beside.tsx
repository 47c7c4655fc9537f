'use client';
/** What stands beside a report: the years before and after, other reports of the place, other versions and what they differ in. */
import { Fragment } from 'react';
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { RELATIONS } from '../../i18n/relations';
import { REPORTS } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { Relative, ReportRow } from '../../query/sql/report';
import { reportHref } from '../address';
import { fullName } from './names';
import type { Relations } from './relations';

/** Differing cells listed in the page. */
const MOST_CHANGES = 200;

interface BesideProps { lang: Lang; report: ReportRow; relations: Relations }

export function Years({ lang, report, relations: { years, before, after, beside } }: BesideProps) {
  const words = RELATIONS[lang].years;
  const { year } = report;
  if (report.place_code === null || year === null) return null;
  const link = (other: Relative, text: string, rel?: 'prev' | 'next') => <a href={reportHref(lang, other.report_id)} rel={rel}>{text}</a>;
  const others = years.filter((other) => other !== before && other !== after);
  return (
    <nav className="years" aria-label={words.heading}>
      {years.length === 0 ? <p className="small">{words.none}</p> : (
        <ul>
          <li>{before === null ? <span className="none">{words.noBefore(String(year - 1))}</span> : link(before, `← ${words.before(String(before.year))}`, 'prev')}</li>
          <li>{after === null ? <span className="none">{words.noAfter(String(year + 1))}</span> : link(after, `${words.after(String(after.year))} →`, 'next')}</li>
          {others.length === 0 ? null : <li>{words.others}{MARKS[lang].colon}{others.map((other, index) => <Fragment key={other.report_id}>{index === 0 ? null : MARKS[lang].list}{link(other, String(other.year))}</Fragment>)}</li>}
        </ul>
      )}
      {beside.length === 0 ? null : (
        <p>{words.beside}{MARKS[lang].colon}{beside.map((other, index) => (
          <Fragment key={other.report_id}>{index === 0 ? null : MARKS[lang].list}<a href={reportHref(lang, other.report_id)}><span lang="zh-Hans">{other.authority ?? other.report_id}</span></a> <span className="small">{COMMON[lang].scopes[other.scope]}</span></Fragment>
        ))}</p>
      )}
    </nav>
  );
}

interface VersionsProps extends BesideProps { /** Cells of this report that can be chosen. */ known: ReadonlySet<string>; onChoose: (cell: string) => void }

export function Versions({ lang, report, relations: { versions, because }, known, onChoose }: VersionsProps) {
  const words = RELATIONS[lang].versions;
  if (versions.length < 2) return null;
  const changed = versions.filter((version) => version.changes.length > 0);
  const figure = (value: number | null) => (value === null ? <span className="none">{words.none}</span> : count(value));
  return (
    <section className="versions" aria-labelledby="versions-title" data-counts={report.superseded_by === null}>
      <h2 id="versions-title">{words.heading(count(versions.length))}</h2>
      <p>{report.superseded_by === null ? words.counts : <>{words.other} <a href={reportHref(lang, report.superseded_by)}>{words.otherLink}</a>{MARKS[lang].stop}</>}{MARKS[lang].gap}{because === null ? null : words.because[because]}</p>
      <div className="scroll">
        <table className="version-list">
          <caption className="visually-hidden">{words.list}</caption>
          <thead><tr><th scope="col">{words.version}</th><th scope="col">{words.retrieved}</th><th scope="col" className="number">{words.figures}</th><th scope="col">{words.differs}</th></tr></thead>
          <tbody>{versions.map(({ report: each, figures, counts, changes }) => {
            const here = each.report_id === report.report_id;
            const marks = [...(here ? [words.isShown] : []), ...(counts ? [words.isCounting] : [])].join(MARKS[lang].list);
            // Differences are known of the versions beside this one where it counts, and of this one where it does not.
            const compared = !counts && (report.superseded_by === null || here);
            return (
              <tr key={each.report_id} data-version={each.report_id}>
                <th scope="row">{here ? <span className="break">{each.path ?? each.report_id}</span> : <a className="break" href={reportHref(lang, each.report_id)}>{each.path ?? each.report_id}</a>} <span className="small">{REPORTS[lang].originShort[each.origin]}{marks === '' ? '' : ` · ${marks}`}</span></th>
                <td>{each.source_retrieved ?? <span className="none">{words.retrievedUnknown}</span>}</td>
                <td className="number">{count(figures)}</td>
                <td>{!compared ? '' : changes.length === 0 ? words.same : words.changed(count(changes.length))}</td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
      {changed.map(({ report: other, changes }) => (
        <details key={other.report_id} open={changes.length <= 20} data-changes={other.report_id}>
          <summary>{words.changes(count(changes.length))}{changed.length > 1 ? <> <span className="small break">{other.path ?? other.report_id}</span></> : null}</summary>
          {changes.length <= MOST_CHANGES ? null : <p className="small">{words.cut(count(MOST_CHANGES), count(changes.length))}</p>}
          <div className="scroll">
            <table>
              <thead><tr><th scope="col">{words.cell}</th><th scope="col" className="number">{words.counting}</th><th scope="col" className="number">{words.old}</th></tr></thead>
              <tbody>{changes.slice(0, MOST_CHANGES).map((change) => (
                <tr key={change.cell} data-cell-id={change.cell}>
                  <th scope="row">{known.has(change.cell) ? <button type="button" className="plain" onClick={() => onChoose(change.cell)}>{fullName(change.cell, lang)}</button> : fullName(change.cell, lang)}</th>
                  <td className="number">{figure(change.new_value)}</td><td className="number">{figure(change.old_value)}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  );
}
