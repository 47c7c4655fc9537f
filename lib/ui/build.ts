/** What pages ask while the site is built. Server only. */
import { draw } from '../chart';
import type { ChartSpec } from '../chart';
import { renderSvg } from '../chart/svg';
import { askDefaults, askFigures, askFilterOptions, askTrends, resolveFilter } from '../query';
import { NOTHING_YET, NO_CHOICE } from '../query/filter';
import type { QueryClient } from '../query';
import { openNodeClient } from '../query/node';
import type { Lang } from '../i18n/lang';
import { MATTERS, isThere, specOf, trendMeasures } from './matters';
import type { MatterId } from './matters';
import type { FirstView } from './first';
import { pack, unpack } from './pack';
import { keepFirst, keepStill } from './still';

let client: Promise<QueryClient> | null = null;

/** The engine over the tables of the build in progress, opened once in a process. */
export function buildClient(): Promise<QueryClient> {
  const folder = process.env['ATLAS_DATA_DIR'] ?? '.atlas/dev/data';
  client ??= openNodeClient(folder);
  return client;
}

/** Draws a chart in both widths and keeps it under the key; `id` begins the ids within, one of its own on a page. */
export function keepPlate(key: string, id: string, spec: ChartSpec, lang: Lang): void {
  const svg = (size: 'wide' | 'narrow') => `<div class="${size}">${renderSvg(draw(spec, { lang, size }), `${id}-${size}`)}</div>`;
  keepStill(key, svg('wide') + svg('narrow'));
}

const asked = new Map<MatterId, Promise<FirstView>>();

/** The first view of a page that compares reports, the same in both languages. Asked once in a process. */
export function firstData(matter: MatterId): Promise<FirstView> {
  const known = asked.get(matter) ?? ask(matter);
  asked.set(matter, known);
  return known;
}

async function ask(matter: MatterId): Promise<FirstView> {
  const engine = await buildClient();
  const defaults = await askDefaults(engine) ?? NOTHING_YET;
  const filter = resolveFilter(NO_CHOICE, defaults);
  return { first: pack(await askFigures(engine, filter, MATTERS[matter].ids)), defaults, options: await askFilterOptions(engine, filter), trends: await askTrends(engine, filter, trendMeasures(matter)) };
}

/** Draws the charts of the first view and keeps them, with its data, for the client part of the page to place. */
export async function keepFirstView(matter: MatterId, lang: Lang): Promise<void> {
  const view = await firstData(matter);
  keepFirst(matter, view);
  const filter = resolveFilter(NO_CHOICE, view.defaults);
  const given = { reports: unpack(view.first), trends: view.trends, filter, level: null, panel: null, per: null };
  for (const section of MATTERS[matter].sections) {
    for (const figure of section.figures) {
      if (!isThere(figure, given)) continue;
      const spec = specOf(figure, given, null, []);
      keepPlate(`${lang}/${matter}/${figure.id}`, figure.id, spec, lang);
    }
  }
}
