/** The Rank page: peers of the first view, drawn while the site is built. */
import { lean } from '../../chart';
import { RANK } from '../../i18n/rank';
import type { Lang } from '../../i18n/lang';
import { askDefaults } from '../../query';
import { askPeerCounts, askPeers, askUnits } from '../../query/ask-peers';
import { PEER_METRICS } from '../../query/peers';
import { buildClient, keepPlate } from '../build';
import { pack } from '../pack';
import { firstMetric, firstPeers, peersOf } from '../peers/offer';
import type { RankView as View } from '../peers/offer';
import { RankView } from './rank-view';

export async function RankText({ lang }: { lang: Lang }) {
  const client = await buildClient();
  const defaults = await askDefaults(client) ?? { year: 2021, scope: 'aggregate' as const };
  const counts = await askPeerCounts(client);
  const group = { ...defaults, ...firstPeers(counts, defaults.year, defaults.scope) };
  const all = await askPeers(client, peersOf(group), [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))]);
  const first: View = { ...group, metric: firstMetric(all), place: null };
  const { reports } = lean({ kind: 'funnel', metric: first.metric, reports: all });
  keepPlate(`${lang}/rank/funnel`, 'funnel', { kind: 'funnel', metric: first.metric, reports }, lang);
  keepPlate(`${lang}/rank/ranks`, 'ranks', { kind: 'rank', metric: first.metric, reports }, lang);
  const provinces = (await askUnits(client, null, defaults.year)).map(({ code, name, name_en }) => ({ code, name, name_en }));
  return (
    <>
      <h1>{RANK[lang].title}</h1>
      <RankView lang={lang} counts={counts} provinces={provinces} first={first} packed={pack(reports)} />
    </>
  );
}
