/** What pages ask while the site is built. Server only. */
import { draw, lean } from '../chart';
import { renderSvg } from '../chart/svg';
import { askDefaults, askFigures, askFilterOptions, resolveFilter } from '../query';
import type { Defaults, FilterOptions, QueryClient } from '../query';
import { openNodeClient } from '../query/node';
import type { Lang } from '../i18n/lang';
import { MATTERS, specOf } from './matters';
import type { MatterId } from './matters';
import { pack } from './pack';
import type { Packed } from './pack';
import { keepStill } from './still';

/** Where no annual report has a year, so that an empty page can still be made. */
const NOTHING_YET: Defaults = { year: 2021, scope: 'aggregate' };

let client: Promise<QueryClient> | null = null;

/** The engine over the tables of the build in progress, opened once in a process. */
export function buildClient(): Promise<QueryClient> {
  const folder = process.env['ATLAS_DATA_DIR'] ?? '.atlas/dev/data';
  client ??= openNodeClient(folder);
  return client;
}

export interface FirstView { first: Packed; defaults: Defaults; options: FilterOptions }

/** The first view of a page that compares reports; its charts are drawn and kept for the client part to place. */
export async function firstView(matter: MatterId, lang: Lang): Promise<FirstView> {
  const engine = await buildClient();
  const defaults = await askDefaults(engine) ?? NOTHING_YET;
  const filter = resolveFilter({ years: null, scopes: [], places: [], origins: [] }, defaults);
  const reports = await askFigures(engine, filter, MATTERS[matter].ids);
  for (const section of MATTERS[matter].sections) {
    for (const figure of section.figures) {
      if (figure.overYears) continue;
      const spec = lean(specOf(figure, reports, null, []));
      const svg = (size: 'wide' | 'narrow') => `<div class="${size}">${renderSvg(draw(spec, { lang, size }), `${figure.id}-${size}`)}</div>`;
      keepStill(`${lang}/${matter}/${figure.id}`, svg('wide') + svg('narrow'));
    }
  }
  return { first: pack(reports), defaults, options: await askFilterOptions(engine, filter) };
}
