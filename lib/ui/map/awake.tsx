/** Map comes alive where it rested. */
import type { Lang } from '../../i18n/lang';
import { takeOver } from '../alive';
import { fetchKept } from '../fetch-kept';
import { FirstMap, firstPeersName } from '../peers/first-view';
import { BOUNDARIES } from './boundaries';
import { MapView } from './map-view';

export async function awaken(element: HTMLElement, lang: Lang): Promise<void> {
  await takeOver(element, <MapView lang={lang} boundaries={BOUNDARIES} {...await fetchKept(firstPeersName('map'), FirstMap)} />);
}
