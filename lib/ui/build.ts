/** What pages ask while the site is built. Server only. */
import { draw, excerptOf } from '../chart';
import type { ChartSpec } from '../chart';
import { renderSvg } from '../chart/svg';
import { askDefaults, askFigures, askFilterOptions, askTrends, resolveFilter } from '../query';
import { NOTHING_YET, NO_CHOICE } from '../query/filter';
import type { FilterOptions, QueryClient, ReportFigures } from '../query';
import type { Defaults, Filter } from '../query/filter';
import { openNodeClient } from '../query/node';
import type { Lang } from '../i18n/lang';
import { leadOf, sectionText } from './lead';
import { MATTERS, isThere, isTrend, specOf, trendMeasures } from './matters';
import type { Given, MatterId } from './matters';
import { FIRST_ROWS, MOST_REPORTS } from './most';
import type { FirstView, Trends, YearView } from './first';
import { noticeOf } from './notice';
import { pack } from './pack';
import { keepFirst, keepStill } from './still';
import { subjectOf } from './subject';
import { madeOf } from './words';

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

/** What both languages are made from. */
interface Asked { filter: Filter; defaults: Defaults; reports: ReportFigures[]; options: FilterOptions; trends: Trends }

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
function ask(matter: MatterId, year: number | null): Promise<Asked> {
  return askedOnce(`${matter} ${year ?? ''}`, async () => {
    const engine = await buildClient();
    const defaults = await askDefaults(engine) ?? NOTHING_YET;
    const filter = resolveFilter({ ...NO_CHOICE, years: year === null ? null : { from: year, to: year } }, defaults);
    const reports = await askFigures(engine, filter, MATTERS[matter].ids);
    return { filter, defaults, reports, options: await askFilterOptions(engine, filter), trends: year === null ? await askTrends(engine, filter, trendMeasures(matter)) : {} };
  });
}

const givenOf = ({ reports, trends, filter }: Asked): Given => ({ reports, trends, filter, level: null, panel: null, per: null });

/** Of few reports their figures; of many what is shown of them in the language, drawn. */
function shownOf(matter: MatterId, lang: Lang, from: Asked): Pick<FirstView, 'reports' | 'first' | 'told'> {
  const { reports, filter } = from;
  if (reports.length <= MOST_REPORTS) return { reports: reports.length, first: pack(reports), told: null };
  const given = givenOf(from);
  const subject = subjectOf(filter, (code) => code, lang);
  const { sections } = MATTERS[matter];
  const figures = sections.flatMap((section) => section.figures).filter((figure) => !isTrend(figure) && isThere(figure, given));
  return {
    reports: reports.length, first: null,
    told: {
      lead: leadOf(matter, reports, subject, lang), notice: noticeOf(reports, lang),
      texts: Object.fromEntries(sections.map((section) => [section.id, sectionText(matter, section.id, reports, subject, lang).text])),
      figures: Object.fromEntries(figures.map((figure) => {
        const spec = specOf(figure, given, null, []);
        return [figure.id, excerptOf(spec, lang, madeOf(spec), FIRST_ROWS)];
      })),
    },
  };
}

/** The first view of a page that compares reports. */
export async function firstData(matter: MatterId, lang: Lang): Promise<FirstView> {
  const from = await ask(matter, null);
  return { defaults: from.defaults, options: from.options, trends: from.trends, ...shownOf(matter, lang, from) };
}

/** The same page in another year. */
export async function yearData(matter: MatterId, lang: Lang, year: number): Promise<YearView> {
  const from = await ask(matter, year);
  const { scopes, origins, places } = from.options;
  return { scopes, origins, counts: places.map((place) => place.reports), ...shownOf(matter, lang, from) };
}

/** Years beside that of the first view in which the corpus has reports. */
export async function otherYears(): Promise<number[]> {
  const { defaults, options } = await ask('overview', null);
  return options.years.map(({ year }) => year).filter((year) => year !== defaults.year);
}

/** Draws the charts of the first view and keeps them, with its data, for the client part of the page to place. */
export async function keepFirstView(matter: MatterId, lang: Lang): Promise<void> {
  const from = await ask(matter, null);
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
