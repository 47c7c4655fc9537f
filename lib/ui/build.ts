/** What pages ask while the site is built. Server only. */
import { draw } from '../chart';
import type { ChartSpec } from '../chart';
import { renderSvg } from '../chart/svg';
import { RULES } from '../check/rules';
import { ALL_FOUND, MADE, ask, askDefaults, askFigures, askFilterOptions, askFound, askTrends, resolveFilter } from '../query';
import { NOTHING_YET, NO_CHOICE } from '../query/filter';
import type { Found, QualityChoice, QueryClient } from '../query';
import { openNodeClient } from '../query/node';
import { reportYears } from '../query/sql/quality';
import type { Lang } from '../i18n/lang';
import { SCOPES } from '../read/report';
import type { Scope } from '../read/report';
import { MATTERS, isThere, specOf, trendMeasures } from './matters';
import type { MatterId } from './matters';
import type { FirstView, Trends, YearView } from './first';
import { foundName } from './quality/kept-found';
import { MOST_FOUND } from './quality/most';
import { keepFirst, keepStill } from './still';
import { givenOf, shownOf } from './told';
import type { Asked } from './told';

/** The tables of the build in progress. */
export const DATA_FOLDER = process.env['ATLAS_DATA_DIR'] ?? '.atlas/dev/data';
let client: Promise<QueryClient> | null = null;

/** The engine over them, opened once in a process. */
export function buildClient(): Promise<QueryClient> {
  client ??= openNodeClient(DATA_FOLDER);
  return client;
}

/** Draws a chart in both widths and keeps it under the key; `id` begins the ids within, one of its own on a page. */
export function keepPlate(key: string, id: string, spec: ChartSpec, lang: Lang): void {
  const svg = (size: 'wide' | 'narrow') => `<div class="${size}">${renderSvg(draw(spec, { lang, size }), `${id}-${size}`)}</div>`;
  keepStill(key, svg('wide') + svg('narrow'));
}

const asked = new Map<string, Promise<Asked>>();

/** Of the last few questions the answers are kept: the other language, and the page itself, ask the same. */
function askedOnce(key: string, question: () => Promise<Asked>): Promise<Asked> {
  const known = asked.get(key) ?? question();
  asked.delete(key);
  asked.set(key, known);
  const [oldest] = asked.keys();
  if (asked.size > KEPT && oldest !== undefined) asked.delete(oldest);
  return known;
}
const KEPT = 8;

/** `year` null: that of the first view, with what is shown over the years. */
function askAbout(matter: MatterId, year: number | null): Promise<Asked> {
  return askedOnce(`${matter} ${year ?? ''}`, async () => askFirst(await buildClient(), matter, year));
}

/** The same of any engine. */
export async function askFirst(engine: QueryClient, matter: MatterId, year: number | null): Promise<Asked> {
  const defaults = await askDefaults(engine) ?? NOTHING_YET;
  const filter = resolveFilter({ ...NO_CHOICE, years: year === null ? null : { from: year, to: year } }, defaults);
  const reports = await askFigures(engine, filter, MATTERS[matter].ids);
  return { filter, defaults, reports, options: await askFilterOptions(engine, filter), trends: year === null ? await askTrends(engine, filter, trendMeasures(matter)) : {} };
}

/** The first view of a page that compares reports. */
export async function firstData(matter: MatterId, lang: Lang): Promise<FirstView> {
  const from = await askAbout(matter, null);
  return { defaults: from.defaults, options: from.options, trends: from.trends, ...shownOf(matter, lang, from) };
}

/** The same page in another year. */
export async function yearData(matter: MatterId, lang: Lang, year: number): Promise<YearView> {
  const from = await askAbout(matter, year);
  const { scopes, origins, places } = from.options;
  return { scopes, origins, counts: places.map((place) => place.reports), ...shownOf(matter, lang, from) };
}

/** What the page shows over the years of another kind of report. */
export async function trendsData(matter: MatterId, scope: Scope): Promise<Trends> {
  const { filter } = await askAbout(matter, null);
  return askTrends(await buildClient(), { ...filter, scopes: [scope] }, trendMeasures(matter));
}

/** Kinds of report beside that of the first view. */
export async function otherScopes(): Promise<Scope[]> {
  const { defaults } = await askAbout('overview', null);
  return SCOPES.filter((scope) => scope !== defaults.scope);
}

/** Years beside that of the first view in which the corpus has reports. */
export async function otherYears(): Promise<number[]> {
  const { defaults, options } = await askAbout('overview', null);
  return options.years.map(({ year }) => year).filter((year) => year !== defaults.year);
}

let found: Promise<number[]> | null = null;
/** Years of annual reports, asked once. */
function yearsFound(): Promise<number[]> {
  found ??= buildClient().then((engine) => ask(engine, reportYears())).then((rows) => rows.map(({ year }) => year));
  return found;
}

/** Findings of each choice of one part, by the name under which they are kept. */
export async function foundViews(): Promise<[name: string, make: () => Promise<Found>][]> {
  const engine = await buildClient();
  const choices: QualityChoice[] = [
    ...RULES.map((rule) => ({ ...ALL_FOUND, rule: rule.id })), ...(await yearsFound()).map((year) => ({ ...ALL_FOUND, year })), ...MADE.map((made) => ({ ...ALL_FOUND, made })),
  ];
  return choices.flatMap((choice) => {
    const name = foundName(choice);
    return name === null ? [] : [[name, () => askFound(engine, choice, MOST_FOUND)]];
  });
}

/** Draws the charts of the first view and keeps them, with its data, for the client part of the page to place. */
export async function keepFirstView(matter: MatterId, lang: Lang): Promise<void> {
  const from = await askAbout(matter, null);
  const view = await firstData(matter, lang);
  keepFirst(`${lang}/${matter}`, view);
  const given = givenOf(from);
  for (const section of MATTERS[matter].sections) {
    for (const figure of section.figures) {
      if (!isThere(figure, given)) continue;
      const spec = view.told?.figures[figure.id] ?? specOf(figure, given, null, []);
      keepPlate(`${lang}/${matter}/${figure.id}`, figure.id, spec, lang);
    }
  }
}
