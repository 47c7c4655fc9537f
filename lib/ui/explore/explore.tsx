/** The Explore page: a sentence that the first question answers, then the workbench with that answer in it. */
import { count, percent } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import { NO_CHOICE, askDefaults, askFigures, resolveFilter } from '../../query';
import type { Defaults } from '../../query';
import { answerOf } from '../../query/answer';
import { examples } from '../../query/examples';
import type { Example } from '../../query/examples';
import { href } from '../address';
import { buildClient } from '../build';
import { reportName } from '../name';
import { subjectOf } from '../subject';
import { schemaOf } from './schema';
import { Workbench } from './workbench';
import type { Question } from './workbench';
import { manifestOf } from '../manifest';

/** Where no annual report has a year, so that an empty page can still be made. */
const NOTHING_YET: Defaults = { year: 2021, scope: 'aggregate' };
/** Bytes of the engine as a host sends it that compresses. */
const ENGINE_SIZE = '4 MB';

function questionOf(example: Example, lang: Lang): Question {
  const { page } = example;
  return {
    id: example.id, question: example.question[lang], note: example.note[lang], sql: example.sql,
    page: page === null ? null : { name: COMMON[lang].nav[page.id], href: `${href(lang, page.id)}${page.below}${page.search}${page.anchor === '' ? '' : `#${page.anchor}`}` },
  };
}

export async function Explore({ lang }: { lang: Lang }) {
  const words = EXPLORE[lang];
  const engine = await buildClient();
  const defaults = await askDefaults(engine) ?? NOTHING_YET;
  const all = examples(defaults);
  const [first] = all;
  const result = first === undefined ? null : await answerOf(engine, first.sql);
  const value = (name: string, row = 0) => result?.values[result.columns.findIndex((column) => column.name === name)]?.[row] ?? null;
  const [id, share, part, whole] = [value('report_id'), value('share'), value('part'), value('whole')];
  const filter = resolveFilter(NO_CHOICE, defaults);
  const report = (await askFigures(engine, filter, [])).find((each) => each.report_id === id);
  const subject = subjectOf(filter, (code) => code, lang);
  const files = manifestOf();
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{report !== undefined && typeof share === 'number' && typeof part === 'number' && typeof whole === 'number' && whole >= 30
        ? words.lead(reportName(report, lang), percent(share), count(part), count(whole), subject) : words.leadNothing}</p>
      <p className="small">{words.about(count(files.length), count(files.reduce((sum, file) => sum + file.rows, 0)), ENGINE_SIZE)}</p>
      <p className="noscript">{words.noScript}</p>
      <Workbench lang={lang} schema={schemaOf(lang)} questions={all.map((example) => questionOf(example, lang))} first={result} />
      <noscript>{all.map((example) => <section key={example.id}><h2>{example.question[lang]}</h2><p>{example.note[lang]}</p><pre><code>{example.sql}</code></pre></section>)}</noscript>
    </>
  );
}
