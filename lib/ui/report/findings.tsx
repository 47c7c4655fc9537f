'use client';
/** What the checks found, before anything else: in words by the rule, and bare where a rule has none yet. */
import { Fragment } from 'react';
import { count } from '../../chart/text';
import { RULE_WORDS, STATUS_WORDS } from '../../i18n/check';
import type { RuleWords } from '../../i18n/check';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import type { DetailCheck } from '../../query/sql/report';
import { cellAgainst } from '../../check/against';
import { RELATIONS } from '../../i18n/relations';
import { MARKS } from '../../i18n/marks';
import { reportHref, ruleHref } from '../address';
import { fullName } from './names';

/** Findings that say the same of several cells are told once. */
function together(checks: readonly DetailCheck[]): DetailCheck[] {
  const groups = new Map<string, DetailCheck>();
  for (const check of checks) {
    const key = [check.rule, check.status, check.expected, check.actual, check.against, cellAgainst(check.rule, check.cells)].join('|');
    const group = groups.get(key);
    groups.set(key, group === undefined ? check : { ...group, cells: [...new Set([...group.cells, ...check.cells])] });
  }
  return [...groups.values()];
}

const ORDER = { fail: 0, suspect: 1, not_assessable: 2 };
const wordsOf = (rule: string): RuleWords | undefined => Object.entries(RULE_WORDS).find(([id]) => id === rule)?.[1];

interface FindingsProps { lang: Lang; checks: readonly DetailCheck[]; passed: number; onChoose: (cell: string) => void }

export function Findings({ lang, checks, passed, onChoose }: FindingsProps) {
  const words = REPORT[lang];
  const sorted = [...checks].sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.ordinal - b.ordinal);
  const open = sorted.filter((check) => check.status !== 'not_assessable');
  const unassessable = sorted.filter((check) => check.status === 'not_assessable');
  const list = (items: readonly DetailCheck[]) => (
    <ol>{together(items).map((check) => <li key={check.ordinal} data-rule={check.rule} data-status={check.status}><Finding lang={lang} check={check} onChoose={onChoose} /></li>)}</ol>
  );
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{words.findings}</h2>
      <p>{open.length > 0 ? words.findingsCount(count(open.length), count(passed)) : passed > 0 ? words.noFindings(count(passed)) : words.nothingChecked}</p>
      {open.length > 0 ? list(open) : null}
      {unassessable.length > 0 ? <details><summary>{words.notAssessable(count(unassessable.length))}</summary>{list(unassessable)}</details> : null}
    </section>
  );
}

function Finding({ lang, check, onChoose }: { lang: Lang; check: DetailCheck; onChoose: (cell: string) => void }) {
  const words = REPORT[lang];
  const rule = wordsOf(check.rule);
  const figure = (value: number | null) => (value === null ? words.finding.none : count(value));
  const assessed = check.status !== 'not_assessable';
  const other = cellAgainst(check.rule, check.cells);
  return (
    <>
      <strong>{rule === undefined ? `${words.finding.unknownRule}: ${check.rule}` : <a className="rule-name" href={ruleHref(lang, check.rule)}>{rule.title[lang]}</a>}</strong> <span className="small">{STATUS_WORDS[check.status][lang]}</span>{' '}
      {!assessed ? null : rule === undefined ? `${words.finding.expected} ${figure(check.expected)}, ${words.finding.actual} ${figure(check.actual)}. `
        : <>{rule.sentence[lang].replaceAll('{expected}', figure(check.expected)).replaceAll('{actual}', figure(check.actual)).replaceAll('{cells}', check.cells.map((cell) => fullName(cell, lang)).join(MARKS[lang].list))} <span className="small">{rule.why[lang]}</span> </>}
      {check.cells.length === 0 ? null : (
        <span className="finding-cells"><span className="small">{words.finding.cells}</span> {check.cells.map((cell, index) => (
          <Fragment key={cell}><span className="marked"><button type="button" className="plain" onClick={() => onChoose(cell)}>{fullName(cell, lang)}</button>{index === check.cells.length - 1 ? null : MARKS[lang].list.trimEnd()}</span> </Fragment>
        ))}</span>
      )}
      {check.against === null ? null : <> <a className="small against" href={reportHref(lang, check.against, other ?? undefined)}>{other === null ? RELATIONS[lang].against : RELATIONS[lang].againstCell(fullName(other, lang))}</a></>}
    </>
  );
}
