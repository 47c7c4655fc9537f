/** The Explore page: a sentence that the first question answers, then the workbench with that answer in it. */
import { count, percent } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import { ASKED } from '../../i18n/questions';
import { NO_CHOICE, askDefaults, askFigures, resolveFilter } from '../../query';
import { NOTHING_YET } from '../../query/filter';
import { answerOf } from '../../query/answer';
import { questions } from '../../questions';
import { answerHref } from '../address';
import { buildClient } from '../build';
import { reportName } from '../name';
import { subjectOf } from '../subject';
import { schemaOf } from './schema';
import { Workbench } from './workbench';
import type { Question } from './workbench';
import { manifestOf } from '../manifest';

/** Bytes of the engine as a host sends it that compresses. */
const ENGINE_SIZE = '4 MB';

export async function Explore({ lang }: { lang: Lang }) {
  const words = EXPLORE[lang];
  const engine = await buildClient();
  const defaults = await askDefaults(engine) ?? NOTHING_YET;
  const asked = questions(defaults);
  const [first] = asked;
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
      <Workbench lang={lang} schema={schemaOf(lang)} questions={asked.map((each): Question => ({ id: each.id, ...ASKED[lang].asked[each.id], sql: each.sql, page: { name: COMMON[lang].nav[each.at.page], href: answerHref(lang, each.at) } }))} first={result} />
      <noscript>{asked.map(({ id, sql }) => <section key={id}><h2>{ASKED[lang].asked[id].question}</h2><p>{ASKED[lang].asked[id].note}</p><pre><code>{sql}</code></pre></section>)}</noscript>
    </>
  );
}
