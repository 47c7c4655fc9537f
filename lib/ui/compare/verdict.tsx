/** Can these be compared? The answer first, then what speaks against it, each with what to do. */
import { COMMON } from '../../i18n/common';
import { COMPARE } from '../../i18n/compare';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { Comparison, Objection } from '../../query/comparable';
import type { ReportKey } from '../../query/figures';
import type { Scope } from '../../read/report';

interface VerdictProps { lang: Lang; comparison: Comparison; objections: readonly Objection[]; nameOf: (code: string) => string; onScope: (scope: Scope) => void }

/** Kinds that forbid a comparison; the others only qualify it. */
const FORBID: readonly Objection['kind'][] = ['year', 'scope', 'unknown'];
const MOST_NAMES = 5;

export function Verdict({ lang, comparison, objections, nameOf, onScope }: VerdictProps) {
  const words = COMPARE[lang];
  const common = COMMON[lang];
  const with_ = comparison.columns.filter((column) => column.report !== null);
  const names = with_.slice(0, MOST_NAMES).map((column) => nameOf(column.place)).join(MARKS[lang].list) + (with_.length > MOST_NAMES ? ' …' : '');
  const forbidden = objections.some((each) => FORBID.includes(each.kind));
  const scope = with_[0]?.report?.scope ?? 'unknown';
  const answer = with_.length === 0 ? words.noReport : with_.length === 1 ? words.oneReport(names)
    : forbidden ? words.no(names) : (objections.length > 0 ? words.yesWith : words.yes)(names, String(comparison.year), common.scopes[scope]);
  return (
    <>
      <p className="lead verdict" data-comparable={with_.length < 2 ? 'none' : forbidden ? 'no' : 'yes'}>{answer}</p>
      {with_.length < 2 || objections.length === 0 ? null : (
        <div className="objections" role="note"><ul>{objections.map((each, index) => (
          <li key={index} data-kind={each.kind}>
            {sentence(each, lang)}
            {each.kind === 'scope' ? each.scopes.map((one) => <button key={one} type="button" className="plain" onClick={() => onScope(one)}>{words.onlyScope(common.scopes[one])}</button>) : null}
          </li>
        ))}</ul></div>
      )}
    </>
  );
}

function sentence(objection: Objection, lang: Lang): string {
  const words = COMPARE[lang].objections;
  const common = COMMON[lang];
  const name = (report: ReportKey) => placeLabel(lang, report.place_name, report.place_name_en) ?? report.authority ?? report.report_id;
  const forms: Readonly<Record<string, string>> = { 2021: COMPARE[lang].table.form2021, 2019: COMPARE[lang].table.form2019, pre2019: COMPARE[lang].table.formPre };
  switch (objection.kind) {
    case 'year': return words.year(objection.years.join(MARKS[lang].list));
    case 'scope': return words.scope(objection.scopes.map((scope) => common.scopes[scope]).join(MARKS[lang].list));
    case 'unknown': return words.unknown(objection.reports.map(name).join(MARKS[lang].list));
    case 'nested': return objection.inner.place_code === objection.outer.place_code ? words.samePlace(name(objection.inner)) : words.nested(name(objection.inner), name(objection.outer));
    case 'form': return words.form(objection.forms.map((form) => forms[form] ?? form).join(MARKS[lang].list));
    case 'level': return words.level(objection.levels.map((level) => common.levels[level]).join(MARKS[lang].list));
  }
}
