/** How the figures come about: from the form, the states, the metrics and the rules themselves, so that it cannot go stale. */
import type { ReactNode } from 'react';
import { RULES } from '../check/rules';
import { count } from '../chart/text';
import { GROUPS, cellId, columnsOf, outcomeRows, rowsOf } from '../form';
import type { Row } from '../form';
import { ACCURACY } from '../i18n/accuracy';
import { formulaOf, RULE_WORDS, SEVERITY_WORDS, STATE_WORDS } from '../i18n/check';
import { COMMON } from '../i18n/common';
import { METHOD } from '../i18n/method';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import { METRICS, MINIMUM_N } from '../metrics';
import type { Metric } from '../metrics';
import { askOverview } from '../query';
import { CELL_STATES, SCOPES } from '../read/report';
import { plainLabel } from '../chart/names';
import { AccuracyText } from './accuracy';
import { ruleHref } from './address';
import { buildClient } from './build';
import { MANIFEST } from './manifest';
import { Wide } from './wide';

export async function MethodText({ lang }: { lang: Lang }) {
  const words = METHOD[lang];
  const { corpus } = await askOverview(await buildClient());
  const sum = (...parts: (number | null)[]) => {
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? COMMON[lang].missing : count(known.reduce((total, part) => total + part, 0));
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(sum(corpus.n_stated, corpus.n_resolved, corpus.n_coded), sum(corpus.n_blank, corpus.n_dash, corpus.n_missing, corpus.n_garbled), sum(corpus.n_passed), sum(corpus.n_fail, corpus.n_suspect))}</p>
      <nav className="toc" aria-label={words.toc}>
        <h2>{words.toc}</h2>
        <ol>{contents(lang).map(([id, heading]) => <li key={id}><a href={`#${id}`}>{heading}</a></li>)}</ol>
      </nav>
      <Part id="way" heading={words.way.heading}>{words.way.text.map((text) => <p key={text}>{text}</p>)}</Part>
      <Part id="scope" heading={words.scope.heading}>
        <p>{words.scope.text}</p>
        <dl className="defined">{SCOPES.map((scope) => <div key={scope}><dt>{COMMON[lang].scopes[scope]}</dt><dd>{COMMON[lang].scopeMeanings[scope]}</dd></div>)}</dl>
      </Part>
      <Part id="states" heading={words.states.heading}>
        <p>{words.states.text}</p>
        <dl className="defined">{CELL_STATES.map((state) => <div key={state}><dt>{STATE_WORDS[state].word[lang]}</dt><dd>{STATE_WORDS[state].meaning[lang]}</dd></div>)}</dl>
      </Part>
      <Part id="metrics" heading={words.metrics.heading}>
        <p>{words.metrics.text(count(MINIMUM_N))}</p>
        <p>{words.metrics.alternatives}</p>
        <p className="small">{words.metrics.formulaNote}</p>
        <Wide label={words.metrics.heading} head={[words.metrics.name, words.metrics.numerator, words.metrics.denominator, words.metrics.formula, words.metrics.interval, words.metrics.form, words.metrics.caveats]}
          rows={METRICS.map((metric) => [metric.id, metric.label[lang], metric.numeratorWords[lang], metric.denominatorWords[lang], <code key="formula" className="formula">{formulaOfMetric(metric)}</code>, words.metrics.intervals[metric.interval], metric.forms.map((form) => words.metrics.forms[form]).join(MARKS[lang].list), metric.caveats.map((caveat) => caveat[lang]).join(MARKS[lang].semicolon)])} />
      </Part>
      <Part id="checks" heading={words.checks.heading}>
        <p>{words.checks.text}</p>
        <Wide label={words.checks.heading} head={[words.checks.rule, words.checks.why, words.checks.severity, words.checks.formula]}
          rows={RULES.map((rule) => [rule.id, <a key="title" href={ruleHref(lang, rule.id)}>{RULE_WORDS[rule.id].title[lang]}</a>, RULE_WORDS[rule.id].why[lang], SEVERITY_WORDS[rule.severity][lang], <code key="formula">{formulaOf(rule.id, lang)}</code>])} />
      </Part>
      <Part id="reader" heading={ACCURACY[lang].heading}><AccuracyText lang={lang} /></Part>
      <Part id="form" heading={words.form.heading}>
        <p>{words.form.text}</p>
        {FORM_TABLES.map(([table, version]) => (
          <FormRows key={table + version} lang={lang} title={`${words.form.tables[table]} · ${words.form.versions[version]}`} rows={rowsOf(table, version)} columns={table === 'proactive' ? null : columnsOf(table).map((column) => column[lang])} />
        ))}
      </Part>
      <Part id="changes" heading={words.changes.heading}>
        <p>{words.changes.text}</p>
        {MANIFEST.changes.length === 0 ? <p>{words.changes.none}</p> : <dl className="defined">{MANIFEST.changes.map((change) => <div key={change.date + change.zh}><dt><time dateTime={change.date}>{change.date}</time></dt><dd>{change[lang]}</dd></div>)}</dl>}
        {MANIFEST.sha256 === '' ? null : <p className="small">{words.changes.version(MANIFEST.sha256.slice(0, 12), String(MANIFEST.schema_version))}</p>}
      </Part>
      <Part id="limits" heading={words.limits.heading}><ul>{words.limits.items.map((item) => <li key={item}>{item}</li>)}</ul></Part>
    </>
  );
}

/** Tables of the form whose rows differ between the versions stand twice. */
const FORM_TABLES = [['applications', '2021'], ['disputes', '2021'], ['proactive', '2021'], ['applications', '2019'], ['proactive', '2019']] as const;

/** The parts of the page, in its order. */
function contents(lang: Lang): [id: string, heading: string][] {
  const words = METHOD[lang];
  return [
    ['way', words.way.heading], ['scope', words.scope.heading], ['states', words.states.heading], ['metrics', words.metrics.heading], ['checks', words.checks.heading],
    ['reader', ACCURACY[lang].heading], ['form', words.form.heading], ['changes', words.changes.heading], ['limits', words.limits.heading],
  ];
}

/** A block of outcomes that is there whole stands as `denied_*`. */
function grouped(ids: readonly string[]): string[] {
  return [...new Set(outcomeRows('2021').map((row) => row.group))].reduce<string[]>((left, group) => {
    const rows = outcomeRows('2021').filter((row) => row.group === group).map((row) => cellId('applications', row.id, 'total'));
    for (const sign of ['', '-']) {
      const whole = rows.map((id) => sign + id);
      const first = left.indexOf(whole[0] ?? '');
      if (group !== null && whole.length > 1 && whole.every((id) => left.includes(id))) return left.flatMap((id, at) => (at === first ? [`${sign}applications.${group}_*.total`] : whole.includes(id) ? [] : [id]));
    }
    return left;
  }, [...ids]);
}

/** `(granted + partial) ÷ total_handled`: cells by their ids, without what all of them share. */
function formulaOfMetric({ numerator, denominator }: Metric): string {
  const side = (all: readonly string[]): string => {
    const ids = grouped(all);
    const text = ids.map((id, index) => `${id.startsWith('-') ? (index === 0 ? '−' : ' − ') : index === 0 ? '' : ' + '}${id.replace(/^-/, '').replace(/(^|:)(?:applications|proactive|disputes)\./, '$1').replace(/\.total$/, '')}`).join('');
    return ids.length > 1 ? `(${text})` : text;
  };
  return denominator.length === 0 ? side(numerator) : `${side(numerator)} ÷ ${side(denominator)}`;
}

function Part({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return <section className="part prose" id={id}><h2>{heading}</h2>{children}</section>;
}

function FormRows({ lang, title, rows, columns }: { lang: Lang; title: string; rows: readonly Row[]; columns: readonly string[] | null }) {
  const words = METHOD[lang].form;
  const group = (row: Row) => Object.entries(GROUPS).find(([id]) => id === row.group)?.[1];
  return (
    <details>
      <summary>{title}</summary>
      {columns === null ? null : <p className="small">{words.columns}{MARKS[lang].colon}{columns.join(MARKS[lang].list)}</p>}
      <Wide label={title} head={[words.row, ...(columns === null ? [words.columns] : []), words.article]} rows={rows.map((row) => {
        const name = group(row);
        return [row.id, <>{name === undefined ? '' : `${plainLabel(name[lang])} · `}{plainLabel(row[lang])}{lang === 'en' ? <span className="small" lang="zh-Hans"> {row.zh}</span> : null}</>,
          ...(columns === null ? [row.columns.map((column) => column[lang]).join(MARKS[lang].list)] : []), row.article === null ? '' : words.articleOf(row.article)];
      })} />
    </details>
  );
}
