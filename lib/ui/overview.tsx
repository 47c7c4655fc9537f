/** What only the Overview says: what this is, what the corpus holds, what changed, the questions, which reports stand here in full. */
import { cellName } from '../chart/names';
import { count, percent } from '../chart/text';
import { cellId } from '../form';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { OVERVIEW } from '../i18n/matter';
import { ASKED } from '../i18n/questions';
import { isMetricId, metric } from '../metrics';
import { askDefaults, askOverview, askReportList, askTrend, formatChoice } from '../query';
import type { Defaults, Filter } from '../query';
import { EVER, NOTHING_YET } from '../query/filter';
import { MATTERS_ASKED, questions } from '../questions';
import { answerHref, href, reportHref } from './address';
import { buildClient } from './build';
import { changeOf, newestPair } from './change';
import type { Change } from './change';
import { reportName } from './name';

/** Beyond this many the list of full texts is left to the Reports page. */
const MOST_TEXTS = 12;
/** What is set against the year before. */
const WATCHED = [cellId('applications', 'new_received', 'total'), 'disclosure_rate', 'not_held_rate', cellId('disputes', 'review', 'total'), cellId('disputes', 'suit_direct', 'total')];
const LEAST_PLACES = 2;

export function What({ lang }: { lang: Lang }) {
  const jumps = [['questions', ASKED[lang].jump], ['changed', OVERVIEW[lang].changed], ['texts', OVERVIEW[lang].holds]] as const;
  return (
    <>
      <p className="what">{OVERVIEW[lang].what}</p>
      <p className="jumps">{jumps.map(([id, text]) => <a key={id} href={`#${id}`}>{text}</a>)}</p>
    </>
  );
}

/** Annual reports by year: all, those of whole areas, and how many were read from their text. */
export async function Corpus({ lang }: { lang: Lang }) {
  const words = OVERVIEW[lang];
  const { corpus, counts } = await askOverview(await buildClient());
  const { year_from: from, year_to: to } = corpus;
  const annual = counts.filter((row) => row.kind === 'annual_report' && row.year !== null);
  const years = [...new Set(annual.flatMap((row) => (row.year === null ? [] : [row.year])))].sort((a, b) => b - a);
  const sum = (year: number, keep: (row: (typeof annual)[number]) => boolean) => annual.filter((row) => row.year === year && keep(row)).reduce((all, row) => all + row.reports, 0);
  return (
    <section className="part" id="texts">
      <h2>{words.holds}</h2>
      <p>{words.corpus(count(corpus.annual_reports), count(corpus.places), from === null || to === null ? '' : COMMON[lang].yearSpan(String(from), String(to)))} <a href={href(lang, 'reports')}>{COMMON[lang].nav.reports}</a>{' · '}<a href={href(lang, 'coverage')}>{COMMON[lang].nav.coverage}</a>{' · '}<a href={href(lang, 'quality')}>{COMMON[lang].nav.quality}</a></p>
      <section className="scroll" tabIndex={0} aria-label={words.holds}>
        <table className="holds">
          <thead><tr><th scope="col">{words.heldColumns.year}</th>{(['all', 'area', 'read', 'findings'] as const).map((id) => <th key={id} scope="col" className="number">{words.heldColumns[id]}</th>)}</tr></thead>
          <tbody>{years.map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className="number">{count(sum(year, () => true))}</td>
              <td className="number">{count(sum(year, (row) => row.scope === 'aggregate'))}</td>
              <td className="number">{count(sum(year, (row) => row.origin !== 'coded'))}</td>
              <td className="number">{count(annual.filter((row) => row.year === year).reduce((all, row) => all + row.with_findings, 0))}</td>
            </tr>
          ))}</tbody>
        </table>
      </section>
      <FullTexts lang={lang} />
    </section>
  );
}

async function changes(): Promise<{ pair: { from: number; to: number } | null; found: Change[]; scope: Defaults['scope'] }> {
  const client = await buildClient();
  const defaults = await askDefaults(client);
  const scope = defaults?.scope ?? 'aggregate';
  const filter = (from: number, to: number): Filter => ({ years: { from, to }, scopes: [scope], places: [], origins: [] });
  const pair = newestPair(await askTrend(client, filter(EVER.from, EVER.to), { cell: WATCHED[0] ?? '' }), LEAST_PLACES);
  if (pair === null) return { pair, found: [], scope };
  const found: Change[] = [];
  for (const key of WATCHED) {
    const change = changeOf(key, await askTrend(client, filter(pair.from, pair.to), isMetricId(key) ? { metric: key } : { cell: key }), isMetricId(key));
    if (change !== null && change.n >= LEAST_PLACES) found.push(change);
  }
  return { pair, found, scope };
}

/** The newest two years over the places that give the figure in both: no rise or fall from a change of places. */
export async function Changed({ lang }: { lang: Lang }) {
  const words = OVERVIEW[lang];
  const { pair, found, scope } = await changes();
  const written = (change: Change, side: Change['now']) => (isMetricId(change.key) ? percent(side.value) : count(side.value));
  const step = (change: Change) => {
    const by = change.now.value - change.before.value;
    if (isMetricId(change.key)) return words.points(`${by < 0 ? '−' : '+'}${(Math.abs(by) * 100).toFixed(1)}`);
    return change.before.value === 0 ? '' : `${by < 0 ? '−' : '+'}${percent(Math.abs(by) / change.before.value, 0)}`;
  };
  return (
    <section className="part" id="changed">
      <h2>{words.changed}</h2>
      {pair === null || found.length === 0 ? <p>{words.noChange}</p> : (
        <>
          <p>{words.changedText(String(pair.from), String(pair.to), COMMON[lang].scopes[scope])}</p>
          <section className="scroll" tabIndex={0} aria-label={words.changed}>
            <table className="holds">
              <thead><tr><th scope="col">{words.changedColumns.what}</th><th scope="col">{words.changedColumns.over}</th><th scope="col" className="number">{pair.from}</th><th scope="col" className="number">{pair.to}</th><th scope="col" className="number">{words.changedColumns.change}</th></tr></thead>
              <tbody>{found.map((change) => (
                <tr key={change.key}>
                  <th scope="row">{isMetricId(change.key) ? metric(change.key).label[lang] : cellName(change.key, lang)}</th>
                  <td>{words.over(count(change.n), COMMON[lang].levels[change.level])}</td>
                  <td className="number">{written(change, change.before)}</td>
                  <td className="number">{written(change, change.now)}</td>
                  <td className="number">{step(change)}</td>
                </tr>
              ))}</tbody>
            </table>
          </section>
          <p className="small">{words.changedNote}</p>
        </>
      )}
    </section>
  );
}

/** Where to go: the twenty questions, by matter, each leading to the figure that answers it. */
export async function Questions({ lang }: { lang: Lang }) {
  const defaults = await askDefaults(await buildClient());
  const all = questions(defaults ?? NOTHING_YET);
  return (
    <section className="part" id="questions">
      <h2>{ASKED[lang].heading}</h2>
      <div className="questions">
        {MATTERS_ASKED.map((matter) => (
          <div key={matter}>
            <h3>{ASKED[lang].matters[matter]}</h3>
            <ul>{all.filter((question) => question.matter === matter).map((question) => (
              <li key={question.id}><a href={answerHref(lang, question.at)}>{ASKED[lang].asked[question.id].question}</a></li>
            ))}</ul>
          </div>
        ))}
      </div>
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
