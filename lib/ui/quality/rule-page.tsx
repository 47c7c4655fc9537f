/** The page of one rule: how it goes here, what it says and why, its formula, its cells, its findings. */
import { count, percent } from '../../chart/text';
import { plainLabel } from '../../chart/names';
import { ruleOf } from '../../check/rules';
import type { RuleId } from '../../check/rules';
import { TOUCHES } from '../../check/touches';
import { TABLES, cellId, columnsOf, rowsOf } from '../../form';
import type { Table } from '../../form';
import { formulaOf, RULE_WORDS } from '../../i18n/check';
import { QUALITY } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { ruleShares } from '../../metrics/rules';
import { ALL_FOUND, askFound, askQuality, formatQuality } from '../../query';
import { href } from '../address';
import { buildClient } from '../build';
import { FoundList } from './found-list';
import { Interval } from './interval';
import { MOST_BUILT } from './most';

/** `applications.*.total` in the words of the form. */
export function touchedName(pattern: string, lang: Lang): string {
  const words = QUALITY[lang].page;
  const [tableId, rowId = '*', columnId = '*'] = pattern.split('.');
  const table: Table = TABLES.find((each) => each === tableId) ?? 'applications';
  const rows = (['2021', '2019'] as const).flatMap((version) => rowsOf(table, version));
  const row = rows.find((each) => each.id === rowId && (columnId === '*' || each.columns.some((column) => cellId(table, each.id, column.id) === pattern)));
  const column = row?.columns.find((each) => each.id === columnId) ?? (table === 'proactive' ? undefined : columnsOf(table).find((each) => each.id === columnId));
  return [words.tables[table], rowId === '*' ? words.everyRow : row === undefined ? rowId : plainLabel(row[lang]), columnId === '*' ? words.everyColumn : column?.[lang] ?? columnId].join(' · ');
}

export async function RuleText({ lang, rule }: { lang: Lang; rule: RuleId }) {
  const words = QUALITY[lang].page;
  const { title, sentence, why, basis } = RULE_WORDS[rule];
  const { severity, ...rest } = ruleOf(rule);
  const client = await buildClient();
  const { rules } = await askQuality(client, [rule]);
  const of = (made: string | null) => ruleShares(rules, made).find((each) => each.rule === rule);
  const [all, read, coded] = [of(null), of('read'), of('coded')];
  const found = await askFound(client, { ...ALL_FOUND, rule }, MOST_BUILT);
  const share = all?.share ?? null;
  const across = rest.across === 'years' ? words.acrossYears : rest.across === 'places' ? words.acrossPlaces : words.acrossNone;
  const template = sentence[lang].replaceAll(/\{\w+\}/g, words.placeholder);
  return (
    <>
      <p className="above"><a href={href(lang, 'quality')}>{words.back}</a></p>
      <h1>{title[lang]}</h1>
      <p className="lead">{all === undefined || share === null ? words.leadNothing : all.broken === 0 ? words.leadNone(count(all.asked)) : words.lead(count(all.broken), count(all.asked), percent(share.value))}</p>
      {share === null ? null : <p className="rule-share"><Interval share={share} label={QUALITY[lang].rules.interval(percent(share.value), percent(share.low), percent(share.high))} /> {words.interval(percent(share.low), percent(share.high))}</p>}
      <div className="prose">
        {read === undefined || coded === undefined || share === null ? null : <p>{words.split(count(read.broken), count(read.asked), count(coded.broken), count(coded.asked))}{all !== undefined && all.unassessable > 0 ? ` ${words.unassessable(count(all.unassessable))}` : ''}</p>}
        <dl className="defined">
          <div><dt>{words.says}</dt><dd>{template}</dd></div>
          {why[lang] === '' ? null : <div><dt>{words.why}</dt><dd>{why[lang]}</dd></div>}
          <div><dt>{words.formula}</dt><dd><code>{formulaOf(rule, lang)}</code></dd></div>
          {basis === undefined ? null : <div><dt>{words.basis}</dt><dd>{basis[lang]}</dd></div>}
          <div><dt>{words.severity}</dt><dd>{words.severities[severity]}</dd></div>
          <div><dt>{words.cells}</dt><dd>{TOUCHES[rule].length === 0 ? words.cellsNone : <ul className="bare-list">{TOUCHES[rule].map((pattern) => <li key={pattern}>{touchedName(pattern, lang)} <code className="small">{pattern}</code></li>)}</ul>}</dd></div>
          <div><dt>{words.across}</dt><dd>{across}</dd></div>
          <div><dt>{words.id}</dt><dd><code>{rule}</code></dd></div>
        </dl>
      </div>
      <section className="part" id="found">
        <h2>{words.found}</h2>
        <p>{found.count.findings === 0 ? QUALITY[lang].found.none : QUALITY[lang].found.count(count(found.count.findings), count(found.count.reports))}
          {found.rows.length < found.count.findings ? <> {QUALITY[lang].found.cut(count(found.rows.length))} <a href={`${href(lang, 'quality')}${formatQuality({ ...ALL_FOUND, rule })}#found`}>{words.all(count(found.count.findings))}</a></> : null}</p>
        {found.rows.length === 0 ? null : <FoundList lang={lang} rows={found.rows} named={false} />}
      </section>
    </>
  );
}
