/** The Compare page with nothing chosen yet: what can be compared, from the reports of the first view. */
import { COMMON } from '../../i18n/common';
import { COMPARE } from '../../i18n/compare';
import type { Lang } from '../../i18n/lang';
import { askDefaults } from '../../query';
import { askPeerCounts, askPeers } from '../../query/ask-peers';
import { formatCompare, NO_COMPARE, PEER_METRICS } from '../../query/peers';
import { compareHref } from '../address';
import { buildClient } from '../build';
import { reportName } from '../name';
import { firstMetric } from '../peers/offer';
import { CompareView } from './compare-view';
import { suggestPairs } from './suggest';

const MOST_PAIRS = 8;

export async function CompareText({ lang }: { lang: Lang }) {
  const words = COMPARE[lang];
  const client = await buildClient();
  const defaults = await askDefaults(client) ?? { year: 2021, scope: 'aggregate' as const };
  const peers = await askPeers(client, { years: { from: defaults.year, to: defaults.year }, scope: defaults.scope, level: null, province: null }, [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))]);
  const pairs = suggestPairs(peers, firstMetric(peers), MOST_PAIRS);
  const years = [...new Set((await askPeerCounts(client)).map((each) => each.year))].sort((a, b) => a - b);
  return (
    <>
      <h1>{words.title}</h1>
      <CompareView lang={lang} years={years}>
        <section className="part" id="pairs">
          <h2>{words.nothing.heading}</h2>
          {pairs.length === 0 ? <p>{words.nothing.none}</p> : (
            <>
              <p>{words.nothing.text(COMMON[lang].subject(COMMON[lang].yearSpan(String(defaults.year), String(defaults.year)), COMMON[lang].scopeReports(COMMON[lang].scopes[defaults.scope]), ''))}</p>
              <ul className="pairs">{pairs.map(([a, b]) => (
                <li key={a.report_id}><a href={`${compareHref(lang)}${formatCompare({ ...NO_COMPARE, places: [a.place_code ?? '', b.place_code ?? ''] })}`}>{words.nothing.pair(reportName(a, lang), reportName(b, lang))}</a></li>
              ))}</ul>
            </>
          )}
        </section>
      </CompareView>
    </>
  );
}
