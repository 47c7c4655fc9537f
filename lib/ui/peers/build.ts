/** What Rank and Map show unasked, and its drawings. Server only; asked once in a process. */
import { lean } from '../../chart';
import type { Lang } from '../../i18n/lang';
import { askUnits } from '../../query/ask-peers';
import { once } from '../../query/once';
import { buildClient, keepPlate } from '../build';
import { mapSpec } from '../map/view';
import { pack, unpack } from '../pack';
import { keepFirstMap, keepFirstRank } from '../still';
import { firstMap, firstRank } from './first';
import type { FirstMap, FirstRank } from './first-view';

export const rankData = once(async (): Promise<FirstRank> => {
  const client = await buildClient();
  const { view: first, counts, reports: all } = await firstRank(client);
  const { reports } = lean({ kind: 'funnel', metric: first.metric, reports: all });
  const provinces = (await askUnits(client, null, first.year)).map(({ code, name, name_en }) => ({ code, name, name_en }));
  return { counts, provinces, first, packed: pack(reports) };
});

export const mapData = once(async (): Promise<FirstMap> => {
  const { state: first, counts, reports: all, units } = await firstMap(await buildClient());
  const { reports } = lean({ kind: 'funnel', metric: first.metric, reports: all });
  return { counts, units, first, packed: pack(reports) };
});

/** Draws the charts of the first view and keeps them, with its data, for the client part of the page to place. */
export async function keepRank(lang: Lang): Promise<void> {
  const data = await rankData();
  const [metric, reports] = [data.first.metric, unpack(data.packed)];
  keepFirstRank(data);
  keepPlate(`${lang}/rank/funnel`, 'funnel', { kind: 'funnel', metric, reports }, lang);
  keepPlate(`${lang}/rank/ranks`, 'ranks', { kind: 'rank', metric, reports }, lang);
}

export async function keepMap(lang: Lang): Promise<void> {
  const data = await mapData();
  keepFirstMap(data);
  keepPlate(`${lang}/map/map`, 'map', mapSpec({ state: data.first, reports: unpack(data.packed), units: data.units, shapes: [] }, data.counts, null), lang);
}
