/** The Rank page: peers of the first view, drawn while the site is built. */
import { RANK } from '../../i18n/rank';
import type { Lang } from '../../i18n/lang';
import { keepRank } from '../peers/build';
import { Rest } from '../rest';

export async function RankText({ lang }: { lang: Lang }) {
  await keepRank(lang);
  return (
    <>
      <h1>{RANK[lang].title}</h1>
      <Rest page="rank" lang={lang} />
    </>
  );
}
