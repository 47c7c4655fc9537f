/** The Compare page with nothing chosen yet: an example and what else can be compared, from the reports of the first view. */
import { draw, lean } from '../../chart';
import { COMMON } from '../../i18n/common';
import { COMPARE } from '../../i18n/compare';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import { metric as metricOf } from '../../metrics';
import { askPeerCounts, askPeers } from '../../query/ask-peers';
import { figureOf } from '../../query/figures';
import { formatCompare, NO_COMPARE, PEER_METRICS } from '../../query/peers';
import { compareHref } from '../address';
import { buildClient, keepPlate } from '../build';
import { reportName } from '../name';
import { askYearScope } from '../peers/first';
import { firstMetric } from '../peers/offer';
import { StillFigure } from '../still-figure';
import { coverageWords, measureWords, noteWords, sourceWords } from '../words';
import { CompareView } from './compare-view';
import { suggestPairs } from './suggest';
import type { Pair } from './suggest';
import { COMPARE_PANELS } from './table';

const MOST_PAIRS = 8;

export async function CompareText({ lang }: { lang: Lang }) {
  const words = COMPARE[lang];
  const client = await buildClient();
  const defaults = await askYearScope(client);
  const peers = await askPeers(client, { years: { from: defaults.year, to: defaults.year }, scope: defaults.scope, level: null, province: null }, [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))]);
  const pairs = suggestPairs(peers, firstMetric(peers), MOST_PAIRS);
  const years = [...new Set((await askPeerCounts(client)).map((each) => each.year))].sort((a, b) => a - b);
  const told = ([a, b]: Pair) => COMPARE_PANELS.map(metricOf).filter((metric) => [a, b].every((report) => metric.evaluate(figureOf(report)).value !== null)).length;
  const [example] = [...pairs].sort((a, b) => told(b) - told(a));
  return (
    <>
      <h1>{words.title}</h1>
      <CompareView lang={lang} years={years}>
        {example === undefined ? null : <Example lang={lang} pair={example} />}
        <section className="part" id="pairs">
          <h2>{words.nothing.heading}</h2>
          {pairs.length === 0 ? <p>{words.nothing.none}</p> : (
            <>
              <p>{words.nothing.text(COMMON[lang].subject(COMMON[lang].yearSpan(String(defaults.year), String(defaults.year)), COMMON[lang].scopeReports(COMMON[lang].scopes[defaults.scope]), ''))}</p>
              <ul className="pairs">{pairs.map(([a, b]) => (
                <li key={a.report_id}><a href={pairHref([a, b], lang)}>{words.nothing.pair(reportName(a, lang), reportName(b, lang))}</a></li>
              ))}</ul>
            </>
          )}
        </section>
      </CompareView>
    </>
  );
}

const pairHref = (pair: Pair, lang: Lang) => `${compareHref(lang)}${formatCompare({ ...NO_COMPARE, places: pair.flatMap((report) => report.place_code ?? []) })}`;

/** The first pair as it looks side by side. */
function Example({ lang, pair }: { lang: Lang; pair: Pair }) {
  const words = COMPARE[lang];
  const spec = lean({ kind: 'panels', metrics: COMPARE_PANELS, reports: [...pair] });
  keepPlate(`${lang}/compare/example`, 'example', spec, lang);
  const { summary } = draw(spec, { lang, size: 'wide' });
  return (
    <section className="plate" id="example" aria-labelledby="example-title">
      <h2 id="example-title">{words.nothing.example(words.nothing.pair(reportName(pair[0], lang), reportName(pair[1], lang)))}</h2>
      <p className="plate-unit">{measureWords(summary, lang)}{' · '}{coverageWords(summary, lang)}</p>
      <StillFigure still={`${lang}/compare/example`} name={summary.sentence} />
      <p className="plate-foot">{noteWords(words.rates.caption, summary, lang)}{MARKS[lang].gap}{sourceWords(spec, lang)}</p>
      <p><a href={pairHref(pair, lang)}>{words.nothing.open}</a></p>
    </section>
  );
}
