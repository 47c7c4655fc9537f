/** Findings, each with its report and its cells: every cell leads to the report with that cell lit. */
import { Fragment } from 'react';
import { count } from '../../chart/text';
import { RULE_WORDS, SEVERITY_WORDS, STATUS_WORDS } from '../../i18n/check';
import { COMMON } from '../../i18n/common';
import { QUALITY } from '../../i18n/quality';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import type { FoundRow } from '../../query/sql/quality';
import { reportHref, ruleHref } from '../address';
import { reportName } from '../name';
import { PlaceCode } from '../place-code';
import { fullName } from '../report/names';

/** Cells named in a row; the report names the others. */
const MOST_CELLS = 4;

const wordsOf = (rule: string) => Object.entries(RULE_WORDS).find(([id]) => id === rule)?.[1];

function sentenceOf(row: FoundRow, lang: Lang): string {
  const figure = (value: number | null) => (value === null ? REPORT[lang].finding.none : count(value));
  const cells = row.cells.map((cell) => fullName(cell, lang)).join(MARKS[lang].list);
  return (wordsOf(row.rule)?.sentence[lang] ?? row.rule).replaceAll('{expected}', figure(row.expected)).replaceAll('{actual}', figure(row.actual)).replaceAll('{cells}', cells);
}

/** `named`: whether the rule is told; `places`: whether the place leads to its profile, which the profile itself need not. */
export function FoundList({ lang, rows, named, places = true }: { lang: Lang; rows: readonly FoundRow[]; named: boolean; places?: boolean }) {
  const words = QUALITY[lang].found;
  return (
    <div className="scroll">
      <table className="found" id="found-table">
        <thead><tr><th scope="col">{words.report}</th><th scope="col">{words.year}</th><th scope="col">{words.what}</th><th scope="col">{words.cells}</th></tr></thead>
        <tbody>{rows.map((row) => {
          const rest = row.cells.length - MOST_CELLS;
          return (
            <tr key={`${row.report_id}|${row.ordinal}`} data-report={row.report_id} data-rule={row.rule} data-status={row.status} data-ordinal={row.ordinal}>
              <th scope="row"><a href={reportHref(lang, row.report_id, row.cells[0])} lang="zh-Hans">{reportName(row, lang)}</a> {places ? <PlaceCode lang={lang} code={row.place_code} /> : null} <span className="small">{COMMON[lang].scopes[row.scope]}</span></th>
              <td>{row.year}</td>
              <td>
                {named ? <><a className="rule-name" href={ruleHref(lang, row.rule)}>{wordsOf(row.rule)?.title[lang] ?? row.rule}</a> </> : null}
                <span className="small">{STATUS_WORDS[row.status][lang]}{named ? ` · ${SEVERITY_WORDS[row.severity][lang]}` : ''}{row.origin === 'coded' ? ` · ${QUALITY[lang].filters.coded}` : ''}</span>{' '}
                <span className="says">{sentenceOf(row, lang)}</span>
                {row.against === null ? null : <> <a className="small" href={reportHref(lang, row.against)}>{words.against}</a></>}
              </td>
              <td>
                {row.cells.length === 0 ? <a href={reportHref(lang, row.report_id)}>{words.whole}</a> : row.cells.slice(0, MOST_CELLS).map((cell, index) => (
                  <Fragment key={cell}>{index === 0 ? null : MARKS[lang].list}<a href={reportHref(lang, row.report_id, cell)}>{fullName(cell, lang)}</a></Fragment>
                ))}
                {rest > 0 ? <span className="small"> {words.more(count(lang === 'zh' ? row.cells.length : rest))}</span> : null}
              </td>
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}
