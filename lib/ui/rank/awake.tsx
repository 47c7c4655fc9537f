/** Rank comes alive where it rested. */
import type { Lang } from '../../i18n/lang';
import { takeOver } from '../alive';
import { fetchKept } from '../fetch-kept';
import { FirstRank, firstPeersName } from '../peers/first-view';
import { RankView } from './rank-view';

export async function awaken(element: HTMLElement, lang: Lang): Promise<void> {
  await takeOver(element, <RankView lang={lang} {...await fetchKept(firstPeersName('rank'), FirstRank)} />);
}
