/** The list of reports, made while the site is built. */
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import { REPORT, REPORTS } from '../i18n/report';
import type { Lang } from '../i18n/lang';
import { placeLabel } from '../i18n/place';
import { MARKS } from '../i18n/marks';
import { askReportList } from '../query';
import type { ReportListRow } from '../query';
import { href, reportHref } from './address';
import { buildClient } from './build';
import { reportName } from './name';
import { PlaceCode } from './place-code';
import { FindInTable } from './find-in-table';

/** Beyond this many rows a page is too heavy; the rest is told of. */
const MOST_ROWS = 500;
const withFigure = (report: ReportListRow) => report.n_stated + report.n_resolved + report.n_coded;
const without = (report: ReportListRow) => report.n_blank + report.n_dash + report.n_missing + report.n_garbled;

/** Reports with their text first, then by year, latest first, and place. */
async function listed(): Promise<ReportListRow[]> {
  const reports = await askReportList(await buildClient(), null);
  const rank = (report: ReportListRow) => (report.origin === 'coded' ? 1 : 0);
  return [...reports].sort((a, b) => rank(a) - rank(b) || Number(b.year) - Number(a.year) || (a.place_code ?? '~').localeCompare(b.place_code ?? '~') || a.report_id.localeCompare(b.report_id));
}

export async function ReportsTable({ lang }: { lang: Lang }) {
  const words = REPORTS[lang];
  const common = COMMON[lang];
  const reports = await listed();
  const shown = reports.slice(0, MOST_ROWS);
  const years = reports.flatMap((report) => (report.year === null ? [] : [report.year]));
  const distinct = (values: (string | null)[]) => new Set(values.filter((value) => value !== null)).size;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(count(reports.length), count(reports.filter((report) => report.origin !== 'coded').length), count(distinct(reports.map((report) => report.place_code))),
        years.length === 0 ? '' : common.yearSpan(String(Math.min(...years)), String(Math.max(...years))), count(reports.filter((report) => report.n_fail + report.n_suspect > 0).length))}</p>
      {reports.length > shown.length ? <p>{words.cut(count(shown.length), count(reports.length))}</p> : null}
      <FindInTable lang={lang} total={shown.length} table="reports-table" />
      <div className="scroll">
        <table id="reports-table" className="list">
          <thead><tr>
            {(['place', 'authority', 'year', 'scope', 'origin'] as const).map((id) => <th key={id} scope="col">{words.columns[id]}</th>)}
            {(['cells', 'empty', 'findings'] as const).map((id) => <th key={id} scope="col" className="number">{words.columns[id]}</th>)}
          </tr></thead>
          <tbody>{shown.map((report) => (
            <tr key={report.report_id}>
              <th scope="row"><a href={reportHref(lang, report.report_id)}>{placeLabel(lang, report.place_name, report.place_name_en) ?? report.title ?? report.path}</a> <PlaceCode lang={lang} code={report.place_code} /></th>
              <td lang="zh-Hans">{report.authority}</td>
              <td>{report.year ?? words.noYear}</td>
              <td>{common.scopes[report.scope]}</td>
              <td>{words.originShort[report.origin]}</td>
              <td className="number">{count(withFigure(report))}</td>
              <td className="number">{without(report) > 0 ? count(without(report)) : ''}</td>
              <td className="number">{report.n_fail + report.n_suspect > 0 ? words.findings(count(report.n_fail + report.n_suspect)) : ''}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}

/** What the Report page shows without an id: the reports whose text stands here, and the way to the others. */
export async function ChooseReport({ lang }: { lang: Lang }) {
  const words = REPORT[lang];
  const reports = await listed();
  const full = reports.filter((report) => report.origin !== 'coded');
  return (
    <div className="choose-report">
      <h1>{words.choose}</h1>
      <p className="lead">{words.chooseText(count(full.length), count(reports.length))} <a href={href(lang, 'reports')}>{words.chooseAll}</a>{MARKS[lang].stop}</p>
      <ul>{full.slice(0, MOST_ROWS).map((report) => (
        <li key={report.report_id}><a href={reportHref(lang, report.report_id)}>{reportName(report, lang, full)}</a> <span className="small" lang="zh-Hans">{report.title}</span></li>
      ))}</ul>
      <p className="noscript">{words.noScript}</p>
    </div>
  );
}
