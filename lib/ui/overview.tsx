/** What only the Overview says: what this is, what the corpus holds, which reports stand here in full. */
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { OVERVIEW } from '../i18n/matter';
import { askOverview, askReportList, formatChoice } from '../query';
import { href, reportHref } from './address';
import { buildClient } from './build';
import { reportName } from './name';

/** Beyond this many the list of full texts is left to the Reports page. */
const MOST_TEXTS = 12;

export function What({ lang }: { lang: Lang }) {
  return <p className="what">{OVERVIEW[lang].what}</p>;
}

export async function Corpus({ lang }: { lang: Lang }) {
  const { corpus } = await askOverview(await buildClient());
  const { year_from: from, year_to: to } = corpus;
  const years = from === null || to === null ? '' : COMMON[lang].yearSpan(String(from), String(to));
  return (
    <section className="part" id="texts">
      <h2>{OVERVIEW[lang].fullTexts}</h2>
      <p>{OVERVIEW[lang].corpus(count(corpus.annual_reports), count(corpus.places), years)} <a href={href(lang, 'reports')}>{COMMON[lang].nav.reports}</a></p>
      <FullTexts lang={lang} />
    </section>
  );
}

async function FullTexts({ lang }: { lang: Lang }) {
  const reports = (await askReportList(await buildClient(), null)).filter((report) => report.kind === 'annual_report' && report.origin !== 'coded');
  const years = reports.flatMap((report) => (report.year === null ? [] : [report.year]));
  if (reports.length === 0 || reports.length > MOST_TEXTS || years.length === 0) return null;
  const together = formatChoice({
    years: { from: Math.min(...years), to: Math.max(...years) }, scopes: [...new Set(reports.map((report) => report.scope))], places: [],
    origins: [...new Set(reports.map((report) => report.origin))],
  });
  return (
    <>
      <p>{OVERVIEW[lang].seeds(count(reports.length))}</p>
      <ul className="texts">{reports.map((report) => (
        <li key={report.report_id}><a href={reportHref(lang, report.report_id)}>{reportName(report, lang, reports)}</a></li>
      ))}</ul>
      <p><a href={`${href(lang, 'overview')}?${together.toString()}`}>{OVERVIEW[lang].together}</a></p>
    </>
  );
}
