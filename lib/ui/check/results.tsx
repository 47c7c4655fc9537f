'use client';
/** What the check of one or several files gave: the list, the exports, and the report that is looked at. */
import { useState } from 'react';
import { count } from '../../chart/text';
import { CHECK_REPORT } from '../../i18n/check-report';
import { COMMON } from '../../i18n/common';
import type { Lang } from '../../i18n/lang';
import { REPORT } from '../../i18n/report';
import { MARKS } from '../../i18n/marks';
import type { Checked } from '../../own/checked';
import { FINDING_FORMATS, figuresFile, findingsFile, markedFile } from '../../own/take';
import { Reading } from '../report/reading';
import { save } from '../save';

const openOf = (one: Checked): number => one.told.filter((finding) => finding.status !== 'not_assessable').length;

/** Why a file gave no report, in the reader's words: what it is can be told from its name. */
function refusal(one: Checked, lang: Lang): string {
  const words = CHECK_REPORT[lang].refused;
  const problem = one.problems[0];
  if (problem?.code === 'binary_file') return /\.pdf$/i.test(one.name) ? words.pdf : /\.docx?$/i.test(one.name) ? words.word : words.binary_file;
  if (problem?.code === 'empty_file' || problem?.code === 'too_large' || problem?.code === 'unknown_encoding') return words[problem.code];
  return `${words.other} ${problem?.message ?? ''}`;
}

/** What the file is: year, place, scope, or why it was not read. */
function whatOf(one: Checked, lang: Lang): string {
  if (one.own === null) return refusal(one, lang);
  const common = COMMON[lang];
  const { report } = one.own.detail;
  return [one.own.chain.join(' › '), report.year === null ? REPORT[lang].yearUnknown : common.yearSpan(String(report.year), String(report.year)), common.scopes[report.scope]].filter((part) => part !== '').join(' · ');
}

export function Results({ lang, checked }: { lang: Lang; checked: readonly Checked[] }) {
  const words = CHECK_REPORT[lang];
  const [chosen, setChosen] = useState(() => Math.max(0, checked.findIndex((one) => one.own !== null)));
  const shown = checked[chosen];
  const several = checked.length > 1;
  const read = checked.filter((one) => one.own !== null);
  const open = checked.reduce((sum, one) => sum + openOf(one), 0);
  return (
    <div className="check-results">
      <p className="lead check-summary">{several ? words.summary(count(read.length), count(open)) : shown?.own ? words.summaryOne(count(open), count(shown.passed)) : <>{words.notRead}{MARKS[lang].colon}{shown?.name}</>}</p>
      {!several && shown?.own === null ? <p role="alert" className="error">{refusal(shown, lang)}</p> : null}
      {several ? (
        <section className="scroll" aria-label={words.list} tabIndex={0}>
          <table className="list check-list">
            <thead><tr><th scope="col">{words.columns.file}</th><th scope="col">{words.columns.what}</th><th scope="col" className="number">{words.columns.findings}</th><th scope="col" className="number">{words.columns.passed}</th></tr></thead>
            <tbody>{checked.map((one, index) => (
              <tr key={index} data-chosen={index === chosen || undefined}>
                <th scope="row">{one.own === null ? <span className="break">{one.name}</span> : <button type="button" className="plain break" aria-pressed={index === chosen} onClick={() => setChosen(index)}>{one.name}</button>}</th>
                <td>{whatOf(one, lang)}</td>
                <td className="number">{one.own === null ? '' : count(openOf(one))}</td>
                <td className="number">{one.own === null ? '' : count(one.passed)}</td>
              </tr>
            ))}</tbody>
          </table>
        </section>
      ) : null}
      {read.length > 0 ? <Take lang={lang} checked={checked} shown={shown} /> : null}
      {shown?.own ? (
        <>
          {shown.own.detail.cells.length === 0 ? <p className="error">{words.noCells}</p> : null}
          {shown.own.left_out > 0 ? <p className="small">{words.leftOut(count(shown.own.left_out))}</p> : null}
          <Reading key={chosen} lang={lang} loaded={shown.own} site={null} />
        </>
      ) : null}
    </div>
  );
}

function Take({ lang, checked, shown }: { lang: Lang; checked: readonly Checked[]; shown: Checked | undefined }) {
  const words = CHECK_REPORT[lang];
  const findings = checked.reduce((sum, one) => sum + one.told.length, 0);
  const figures = figuresFile(checked);
  const give = (file: { name: string; type: string; content: string } | null) => {
    if (file !== null) save(file.name, file.type, file.content);
  };
  const names = { authority: words.lackAuthority, year: words.lackYear, place_code: words.lackPlace };
  return (
    <section className="take" aria-label={words.take}>
      <p><span>{words.findingsOf(count(findings))}</span>{FINDING_FORMATS.map((format) => <button key={format} type="button" onClick={() => give(findingsFile(checked, format, lang))}>{format.toUpperCase()}</button>)}</p>
      <p><span>{words.figuresOf(count(figures.lines))}</span><button type="button" disabled={figures.lines === 0} onClick={() => give(figures)}>CSV</button> <span className="small">{words.figuresHint}{figures.lacks.length === 0 ? '' : `${lang === 'zh' ? '。' : '. '}${words.lacks(figures.lacks.map((key) => names[key]).join(MARKS[lang].list))}`}</span></p>
      {shown?.own ? <p><span>{words.marked}</span><button type="button" onClick={() => give(markedFile(shown, lang))}>HTML</button> <span className="small">{words.markedHint}</span></p> : null}
    </section>
  );
}
