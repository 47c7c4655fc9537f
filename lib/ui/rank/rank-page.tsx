/** The Rank page: peers of the first view, drawn while the site is built. */
import { lean } from '../../chart';
import { RANK } from '../../i18n/rank';
import type { Lang } from '../../i18n/lang';
import { askUnits } from '../../query/ask-peers';
import { buildClient, keepPlate } from '../build';
import { pack } from '../pack';
import { firstRank } from '../peers/first';
import { RankView } from './rank-view';

export async function RankText({ lang }: { lang: Lang }) {
  const client = await buildClient();
  const { view: first, counts, reports: all } = await firstRank(client);
  const { reports } = lean({ kind: 'funnel', metric: first.metric, reports: all });
  keepPlate(`${lang}/rank/funnel`, 'funnel', { kind: 'funnel', metric: first.metric, reports }, lang);
  keepPlate(`${lang}/rank/ranks`, 'ranks', { kind: 'rank', metric: first.metric, reports }, lang);
  const provinces = (await askUnits(client, null, first.year)).map(({ code, name, name_en }) => ({ code, name, name_en }));
  return (
    <>
      <h1>{RANK[lang].title}</h1>
      <RankView lang={lang} counts={counts} provinces={provinces} first={first} packed={pack(reports)} />
    </>
  );
}
