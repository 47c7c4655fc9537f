'use client';
/** The lower parts of a place's page: reports, findings, history, where to go next. */
import { count } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { PROFILE } from '../../i18n/profile';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { Found } from '../../query/ask';
import type { PlaceCount, PlaceFacts, UnitRow } from '../../query/ask-peers';
import type { ReportFigures } from '../../query/figures';
import { NO_COMPARE, NO_MAP, NO_RANK, ProvinceCode, formatCompare, formatMap, formatRank } from '../../query/peers';
import { formatQuality } from '../../query/quality';
import type { Scope } from '../../read/report';
import { compareHref, href, mapHref, placeHref, reportHref } from '../address';
import { FoundList } from '../quality/found-list';

const nameOf = (lang: Lang, unit: UnitRow) => placeLabel(lang, unit.name, unit.name_en);

export function Reports({ lang, facts }: { lang: Lang; facts: PlaceFacts }) {
  const words = PROFILE[lang].reports;
  const common = COMMON[lang];
  if (facts.reports.length === 0) return null;
  return (
    <section className="part" id="reports">
      <h2>{words.heading}</h2>
      <div className="scroll"><table className="place-reports" id="place-reports">
        <thead><tr><th scope="col">{words.year}</th><th scope="col">{words.scope}</th><th scope="col">{words.authority}</th><th scope="col">{words.origin}</th><th scope="col">{words.findings}</th></tr></thead>
        <tbody>{facts.reports.map((report) => (
          <tr key={report.report_id} data-report={report.report_id}>
            <th scope="row"><a href={reportHref(lang, report.report_id)}>{report.year ?? words.noYear}</a></th>
            <td>{common.scopes[report.scope]}</td><td lang="zh-Hans">{report.authority}</td><td>{common.origins[report.origin]}</td>
            <td>{report.superseded_by !== null ? <a href={reportHref(lang, report.superseded_by)}>{words.superseded}</a> : report.kind !== 'annual_report' ? words.kind : report.n_fail + report.n_suspect > 0 ? words.open(count(report.n_fail + report.n_suspect)) : words.none}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  );
}

export function Findings({ lang, code, found }: { lang: Lang; code: string; found: Found }) {
  const words = PROFILE[lang].findings;
  return (
    <section className="part" id="findings">
      <h2>{words.heading}</h2>
      <p>{found.count.findings === 0 ? words.none : words.text(count(found.count.findings), count(found.count.reports))} {found.count.findings === 0 ? null : <a href={`${href(lang, 'quality')}${formatQuality({ rule: null, year: null, made: null, place: code })}`}>{words.all}</a>}</p>
      {found.rows.length === 0 ? null : <FoundList lang={lang} rows={found.rows} named places={false} />}
    </section>
  );
}

function Parents({ lang, facts }: { lang: Lang; facts: PlaceFacts }) {
  if (facts.parents.length === 0) return null;
  return <div><dt>{PROFILE[lang].within}</dt><dd>{facts.parents.map((unit, index) => <span key={unit.code}>{index === 0 ? '' : ' › '}<a href={placeHref(lang, unit.code)}>{nameOf(lang, unit)}</a></span>)}</dd></div>;
}

function Changes({ lang, facts }: { lang: Lang; facts: PlaceFacts }) {
  const words = PROFILE[lang].history;
  if (facts.units.length === 0) return null;
  const quiet = facts.units.length < 2 && facts.before.length === 0 && facts.after.length === 0;
  return (
    <section className="part" id="history">
      <h2>{words.heading}</h2>
      {quiet ? <p>{words.none}</p> : null}
      <dl className="defined">
        {facts.units.length < 2 ? null : <div><dt>{words.names}</dt><dd>{facts.units.map((unit) => <span key={`${unit.name}${unit.valid_from}`} className="line">{nameOf(lang, unit)} <span className="small">{unit.valid_from ?? ''}–{unit.valid_to ?? words.now}</span></span>)}</dd></div>}
        {facts.before.length === 0 ? null : <div><dt>{words.before}</dt><dd>{facts.before.map((unit) => <span key={unit.code} className="line"><a href={placeHref(lang, unit.code)}>{nameOf(lang, unit)}</a> <span className="small">{unit.code} · {unit.valid_from ?? ''}–{unit.valid_to ?? words.now}</span></span>)}</dd></div>}
        {facts.after.length === 0 ? null : <div><dt>{words.after}</dt><dd>{facts.after.map((unit) => {
          const ended = facts.units.at(-1)?.valid_to ?? null;
          return <span key={unit.code} className="line"><a href={placeHref(lang, unit.code)}>{nameOf(lang, unit)}</a> <span className="small">{unit.code}{unit.since === null ? '' : ` · ${ended === null ? words.part(String(unit.since)) : words.whole(String(unit.since))}`}</span></span>;
        })}</dd></div>}
      </dl>
    </section>
  );
}

export const History = { Parents, Changes };

const MOST_SIBLINGS = 5;

export function Links({ lang, code, facts, around, scope, own }: { lang: Lang; code: string; facts: PlaceFacts; around: readonly PlaceCount[]; scope: Scope | null; own: readonly ReportFigures[] }) {
  const words = PROFILE[lang].links;
  const [report] = facts.reports;
  const level = facts.units.at(-1)?.level ?? report?.place_level ?? null;
  const siblings = around.filter((each) => each.place_code !== code && each.place_level === level && (level !== 'county' || each.prefecture_code === report?.prefecture_code))
    .sort((a, b) => b.reports - a.reports).slice(0, MOST_SIBLINGS);
  const year = own.reduce<number | null>((last, each) => (each.year !== null && (last === null || each.year > last) ? each.year : last), null);
  const province = ProvinceCode.safeParse(`${(/\d{2}/.exec(code)?.[0] ?? '')}0000`).data ?? null;
  return (
    <section className="part" id="further">
      <h2>{words.heading}</h2>
      <ul>
        {siblings.length === 0 ? null : <li><a href={`${compareHref(lang)}${formatCompare({ ...NO_COMPARE, places: [code, ...siblings.map((each) => each.place_code)] })}`}>{words.siblings(siblings.map((each) => placeLabel(lang, each.place_name, each.place_name_en) ?? each.place_code).join(MARKS[lang].list))}</a></li>}
        {year === null ? null : <li><a href={`${href(lang, 'rank')}${formatRank({ ...NO_RANK, year, scope, level, province: 'all', place: code })}`}>{words.rank}</a></li>}
        {province === null ? null : <li><a href={`${mapHref(lang)}${formatMap({ ...NO_MAP, year, scope, province })}`}>{words.map}</a></li>}
        <li><a href={href(lang, 'coverage')}>{words.coverage}</a></li>
      </ul>
    </section>
  );
}
