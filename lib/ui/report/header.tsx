'use client';
/** Whose report it is and how that is known; the file it was read from; where the original stands. */
import { count, percent } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { placeLabel } from '../../i18n/place';
import { REPORT } from '../../i18n/report';
import { STATE_WORDS } from '../../i18n/check';
import type { Lang } from '../../i18n/lang';
import { CELL_STATES } from '../../read/report';
import type { ReportRow } from '../../query/sql/report';
import { RELATIONS } from '../../i18n/relations';
import { placeHref } from '../address';
import type { LoadedReport } from './ask-report';
import { EvidenceList, ProblemList, listOf, webAddress } from './parts';
import type { EvidenceItem } from './parts';

/** Names of the places above and the place itself, from the province down. */
export interface HeaderProps { lang: Lang; report: ReportRow; chain: readonly string[]; candidates: LoadedReport['candidates']; onSpan: (start: number, end: number) => void }

export function ReportHeader({ lang, report, chain, candidates, onSpan }: HeaderProps) {
  const words = REPORT[lang];
  const common = COMMON[lang];
  const problems = listOf(ProblemList, report.problems);
  const link = webAddress(report.source_url) ?? webAddress(report.source_text);
  const versions: Record<string, string> = words.versions;
  const forms = [['applications', report.form_applications], ['proactive', report.form_proactive], ['disputes', report.form_disputes]] as const;
  const states = CELL_STATES.map((state) => [state, report[`n_${state}`]] as const).filter(([, n]) => n > 0);
  const kinds: Record<string, string> = words.kinds;
  return (
    <header className="report-head">
      <h1 lang="zh-Hans">{report.title ?? report.authority ?? report.path ?? report.report_id}</h1>
      <p className="lead">{[kinds[report.kind] ?? report.kind, report.year === null ? words.yearUnknown : common.yearSpan(String(report.year), String(report.year)), common.scopes[report.scope], chain.join(' › ')].filter((part) => part !== '').join(' · ')}</p>
      <dl className="facts">
        <div>
          <dt>{words.place}</dt>
          <dd>
            {chain.length === 0 ? words.placeUnknown : report.place_code === null || report.place_name === null ? <span lang="zh-Hans">{chain.join(' › ')}</span> : (
              <><span lang="zh-Hans">{chain.slice(0, -1).map((name) => `${name} › `).join('')}</span><a href={placeHref(lang, report.place_code)}>{placeLabel(lang, report.place_name, report.place_name_en)}</a></>
            )}
            {candidates.length === 0 ? null : (
              <div className="candidates">
                <p className="small">{RELATIONS[lang].candidates.heading}</p>
                <ul>{candidates.map((place) => <li key={place.code}><span lang="zh-Hans">{place.names.join(' › ')}</span> <span className="small">{place.code}</span></li>)}</ul>
                <p className="small">{RELATIONS[lang].candidates.decide}</p>
              </div>
            )}
            <EvidenceView lang={lang} items={listOf(EvidenceList, report.place_evidence)} onSpan={onSpan} />
          </dd>
        </div>
        <div>
          <dt>{words.scope}</dt>
          <dd>
            {common.scopes[report.scope]}{report.origin === 'coded' || report.scope_confidence === null ? null : <span className="small"> {words.confidence(percent(report.scope_confidence, 0))}</span>}
            <p className="small">{common.scopeMeanings[report.scope]}</p>
            <EvidenceView lang={lang} items={listOf(EvidenceList, report.scope_evidence)} onSpan={onSpan} />
          </dd>
        </div>
        <div>
          <dt>{words.form}</dt>
          <dd>{forms.map(([table, version]) => <span key={table} className="line">{words.formOf(words.tables[table], version === null ? words.versionUnknown : versions[version] ?? version)}</span>)}</dd>
        </div>
        <div>
          <dt>{words.cells}</dt>
          <dd>{states.map(([state, n]) => <span key={state} className="line">{STATE_WORDS[state].word[lang]} {count(n)}</span>)}</dd>
        </div>
        <div>
          <dt>{words.origin}</dt>
          <dd>
            {common.origins[report.origin]}
            <span className="line small">{report.path}</span>
            {report.origin === 'coded' ? null : <span className="line small">{words.encoding(report.encoding ?? '', report.bytes === null ? '' : count(report.bytes))}</span>}
            {report.origin === 'coded' || report.sha256 === null ? null : <details className="small"><summary>{words.sha}: <code>{report.sha256.slice(0, 12)}…</code></summary><code className="break">{report.sha256}</code></details>}
          </dd>
        </div>
        <div>
          <dt>{report.origin === 'coded' ? words.citation : words.original}</dt>
          <dd>
            {link === null ? (report.source_text ?? words.originalUnknown) : <a href={link} rel="noreferrer">{report.source_text !== null && report.source_text !== link ? report.source_text : words.originalLink}</a>}
            {link === null ? null : <span className="line small break">{link}</span>}
            {report.source_publisher === null ? null : <span className="line small">{report.source_publisher}</span>}
            {report.source_retrieved === null ? null : <span className="line small">{words.retrieved(report.source_retrieved)}</span>}
          </dd>
        </div>
        {problems.length > 0 ? <div><dt>{words.problems}</dt><dd>{problems.map((problem, index) => <p key={index} className="small">{problem.message} <code>{problem.code}</code></p>)}</dd></div> : null}
      </dl>
    </header>
  );
}

function EvidenceView({ lang, items, onSpan }: { lang: Lang; items: readonly EvidenceItem[]; onSpan: (start: number, end: number) => void }) {
  const words = REPORT[lang];
  const kinds: Record<string, string> = words.evidenceKinds;
  const scopes: Record<string, string> = COMMON[lang].scopes;
  if (items.length === 0) return null;
  return (
    <details className="small">
      <summary>{words.evidence} ({count(items.length)})</summary>
      <ul>{items.map((item, index) => {
        const { start, end } = item;
        return (
          <li key={index}>
            {kinds[item.kind] ?? item.kind}: {start === undefined || end === undefined ? <q lang="zh-Hans">{item.text}</q>
              : <button type="button" className="plain" lang="zh-Hans" onClick={() => onSpan(start, end)}>“{item.text}”</button>}
            {item.points_to === undefined ? null : ` → ${words.evidenceFor(scopes[item.points_to] ?? item.points_to)}`}
          </li>
        );
      })}</ul>
    </details>
  );
}
