/** The files under `own/`: what a reader's own report is read with, one to try it on, and the names that the finder knows. Server only. */
import Papa from 'papaparse';
import { cellId } from '../form';
import { LANGS } from '../i18n/lang';
import type { Lang } from '../i18n/lang';
import { exampleCsv, exampleTable } from '../own/example';
import type { ExampleTable } from '../own/example';
import { askDefaults, askFigures, askPlaces, askReportList, figureOf } from '../query';
import { NOTHING_YET } from '../query/filter';
import { reportYears } from '../query/sql/quality';
import { sectionsOf } from '../query/sql/report';
import { ask } from '../query/client';
import { namedAuthorities, namedPlaces, textExtent } from '../query/sql/names';
import { pinyinOf } from '../place/english';
import type { TextExtent } from '../query/sql/names';
import type { Names } from '../search/names';
import { buildClient } from './build';

const RECEIVED = cellId('applications', 'new_received', 'total');

export const OWN_FILES = ['places.csv', 'sample.text', 'names.json', 'example-zh.csv', 'example-en.csv'] as const;

const PLACE_COLUMNS = ['code', 'name', 'level', 'parent_code', 'province', 'prefecture', 'valid_from', 'valid_to', 'successors'] as const;

/** The table of places as lib/place reads it. */
async function placesCsv(): Promise<string> {
  const places = await askPlaces(await buildClient(), null);
  return `${Papa.unparse([[...PLACE_COLUMNS], ...places.map((place) => PLACE_COLUMNS.map((column) => place[column] ?? ''))], { newline: '\n' })}\n`;
}

/** The text of a report in which something was found; of any, where in none; nothing where no text is there. */
async function sampleText(): Promise<string> {
  const client = await buildClient();
  const texts = (await askReportList(client, null)).filter((report) => report.origin !== 'coded' && report.kind === 'annual_report');
  const chosen = texts.find((report) => report.n_fail > 0) ?? texts.find((report) => report.n_suspect > 0) ?? texts[0];
  if (chosen === undefined) return '';
  return (await ask(client, sectionsOf(chosen.report_id))).map((section) => section.text).join('');
}

/** What the finder searches: places with their reports, and authorities. */
async function names(): Promise<Names> {
  const client = await buildClient();
  return {
    places: (await ask(client, namedPlaces())).map((place) => [place.code, place.name, place.pinyin, place.name_en, place.within, place.valid_from, place.valid_to, place.reports, place.latest]),
    authorities: (await ask(client, namedAuthorities())).map((each) => [each.authority, pinyinOf(each.authority), each.place_code, each.from_year, each.to_year, each.reports, each.latest]),
  };
}

export async function ownFile(file: string): Promise<{ type: string; content: string }> {
  if (file === 'places.csv') return { type: 'text/csv', content: await placesCsv() };
  if (file === 'sample.text') return { type: 'text/plain', content: await sampleText() };
  if (file === 'names.json') return { type: 'application/json', content: JSON.stringify(await names()) };
  const lang = LANGS.find((each) => file === `example-${each}.csv`);
  if (lang !== undefined) return { type: 'text/csv', content: exampleCsv(await exampleOfSite(lang)) };
  throw new RangeError(`no such file: ${file}`);
}

/** A table to show the format by: places of the first view that tell how many applications they received, so that the example draws something. */
export async function exampleOfSite(lang: Lang): Promise<ExampleTable> {
  const client = await buildClient();
  const { year } = await askDefaults(client) ?? NOTHING_YET;
  const reports = await askFigures(client, { years: { from: year, to: year }, scopes: ['aggregate'], places: [], origins: [] }, [RECEIVED]);
  const places = reports.flatMap((report) => (report.place_code === null || report.place_name === null || !/^\d{6}$/.test(report.place_code) || figureOf(report)(RECEIVED) === null ? [] : [[report.place_code, report.place_name] as const]));
  return exampleTable(lang, [...new Map(places)].map(([code, name]) => ({ code, name })), year);
}

/** How much there is to search. */
export async function textsOfSite(): Promise<TextExtent> {
  const [extent] = await ask(await buildClient(), textExtent());
  if (extent === undefined) throw new Error('a count gave no row');
  return extent;
}

/** Years of the annual reports, and the one with most to see. */
export async function reportYearsOfSite(): Promise<{ years: number[]; start: number | null }> {
  const client = await buildClient();
  return { years: (await ask(client, reportYears())).map((row) => row.year), start: (await askDefaults(client))?.year ?? null };
}
