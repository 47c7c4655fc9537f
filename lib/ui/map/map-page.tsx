/** The Map page: provinces of the first view, drawn while the site is built. */
import { z } from 'zod';
import { lean } from '../../chart';
import { MAP } from '../../i18n/map';
import type { Lang } from '../../i18n/lang';
import { askDefaults } from '../../query';
import { askPeerCounts, askPeers, askUnits } from '../../query/ask-peers';
import { PEER_METRICS } from '../../query/peers';
import { buildClient, keepPlate } from '../build';
import { pack } from '../pack';
import { firstMetric } from '../peers/offer';
import { gridOfProvinces } from '../peers/tiles';
import { MapView } from './map-view';
import { withinOf } from './view';

/** Codes of the parts of which the publisher gave boundaries; none where there is no such folder. */
const BOUNDARIES = z.array(z.string().regex(/^\d{6}$/)).parse(JSON.parse(process.env.ATLAS_BOUNDARIES ?? '[]'));

export async function MapText({ lang }: { lang: Lang }) {
  const client = await buildClient();
  const defaults = await askDefaults(client) ?? { year: 2021, scope: 'aggregate' as const };
  const counts = await askPeerCounts(client);
  const years = { from: defaults.year, to: defaults.year };
  const ids = [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))];
  const all = await askPeers(client, { years, scope: defaults.scope, level: 'province', province: null }, ids);
  const metric = firstMetric(all.length > 0 ? all : await askPeers(client, { years, scope: defaults.scope, level: null, province: null }, ids));
  const { reports } = lean({ kind: 'funnel', metric, reports: all });
  const units = await askUnits(client, null, defaults.year);
  const first = { metric, ...defaults, province: null };
  keepPlate(`${lang}/map/map`, 'map', { kind: 'tiles', metric, reports, tiles: gridOfProvinces(units, withinOf(counts, first)) }, lang);
  return (
    <>
      <h1>{MAP[lang].title}</h1>
      <MapView lang={lang} counts={counts} units={units} first={first} packed={pack(reports)} boundaries={BOUNDARIES} />
    </>
  );
}
