/** The Map page: provinces of the first view, drawn while the site is built. */
import { MAP } from '../../i18n/map';
import type { Lang } from '../../i18n/lang';
import { keepMap } from '../peers/build';
import { Rest } from '../rest';
import { BOUNDARIES } from './boundaries';
import { COUNTRY } from './view';

/** Territories are fetched, so that a map of them cannot wait until the reader does something. */
export const MAP_RESTS = !BOUNDARIES.includes(COUNTRY);

export async function MapText({ lang }: { lang: Lang }) {
  await keepMap(lang);
  return (
    <>
      <h1>{MAP[lang].title}</h1>
      <Rest page="map" lang={lang} atOnce={!MAP_RESTS} />
    </>
  );
}
