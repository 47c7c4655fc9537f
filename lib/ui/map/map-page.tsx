/** The Map page: provinces of the first view, drawn while the site is built. */
import { lean } from '../../chart';
import { MAP } from '../../i18n/map';
import type { Lang } from '../../i18n/lang';
import { buildClient, keepPlate } from '../build';
import { pack } from '../pack';
import { firstMap } from '../peers/first';
import { BOUNDARIES } from './boundaries';
import { MapView } from './map-view';
import { mapSpec } from './view';

export async function MapText({ lang }: { lang: Lang }) {
  const { state: first, counts, reports: all, units } = await firstMap(await buildClient());
  const { reports } = lean({ kind: 'funnel', metric: first.metric, reports: all });
  keepPlate(`${lang}/map/map`, 'map', mapSpec({ state: first, reports, units, shapes: [] }, counts, null), lang);
  return (
    <>
      <h1>{MAP[lang].title}</h1>
      <MapView lang={lang} counts={counts} units={units} first={first} packed={pack(reports)} boundaries={BOUNDARIES} />
    </>
  );
}
