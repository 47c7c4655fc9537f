/** The questions of the pages, each from a filter to typed rows. Only annual reports feed figures. */
import { z } from 'zod';
import { isCellId } from '../form';
import { RESIDENTS } from '../metrics/words';
import { ask } from './client';
import type { QueryClient, Question } from './client';
import { ReportKey } from './figures';
import type { Figure, FigureState, ReportFigures } from './figures';
import { EVER, FIRST_YEAR } from './filter';
import type { Defaults, Filter } from './filter';
import { APPLICATION_IDS, DISPUTE_IDS, OUTCOME_IDS, PROACTIVE_IDS } from './ids';
import { isTotal, reportCells, reportTotals, stateIn } from './sql/figures';
import { candidateLists, missingPlaces, namesAbove, placeRows, reportList } from './sql/lists';
import type { AboveRow, MissingPlace, MissingQuestion, PlaceRow, ReportListRow } from './sql/lists';
import { PlaceOption, defaultYearScope, originOptions, placeOptions, scopeOptions, yearOptions } from './sql/options';
import { corpusTotals, findingCounts, reportCounts } from './sql/overview';
import type { CorpusRow, CountRow, FindingRow } from './sql/overview';
import { ReportId, cellsOf, checksOf, claimsOf, correctionsOf, relativesOf, reportRow, revisionsOf, sectionsOf } from './sql/report';
import type { DetailCell, DetailCheck, DetailClaim, DetailCorrection, DetailSection, Relative, ReportRow, Revision } from './sql/report';
import type { DataTable } from './views';
import { coverageOf } from './coverage';
import type { Coverage } from './coverage';
import { ALL_FOUND } from './quality';
import type { QualityChoice } from './quality';
import { expectedReports, heldReports, units, unplacedReports } from './sql/coverage';
import { foundRows, reportYears, ruleCounts, sumsCounts, sumsOfPlaces, sumsOfYears } from './sql/quality';
import type { FoundCount, FoundRow, RuleCount, SumsCount, SumsOfPlace, SumsOfYear } from './sql/quality';
import type { Measure } from './sql/measure';
import { residents } from './sql/population';
import { levelTotals } from './sql/totals';
import { trend } from './sql/trend';
import type { TrendRow } from './sql/trend';
import type { LevelTotal } from './sql/totals';

export type { LevelTotal, MissingPlace, PlaceRow, ReportListRow };

const STATES = new Set<string>(['stated', 'resolved', 'blank', 'dash', 'missing', 'garbled', 'coded']);
function isState(text: string): text is FigureState {
  return STATES.has(text);
}

/** Why a report has no row at all for a cell. */
function noRow(report: ReportKey): FigureState {
  return report.origin === 'coded' ? 'not_entered' : 'absent';
}

/**
 * The given cells of the reports under the filter. Totals come from the wide table, with the reason where
 * one is null; the long one is asked only for other cells. With `inferred` it is asked for what the
 * identities leave as the only number of a cell without a figure, which says so in its state.
 */
export async function askFigures(client: QueryClient, filter: Filter, ids: readonly string[], signal?: AbortSignal, inferred = false): Promise<ReportFigures[]> {
  const wanted = [...new Set(ids)].filter(isCellId);
  const totals = wanted.filter(isTotal);
  const others = wanted.filter((id) => !isTotal(id));
  const rows = await ask(client, reportTotals(filter, totals), signal);
  if (rows.length === 0) return [];
  const before = await askBefore(client, filter, ids, signal);
  const people = ids.includes(RESIDENTS) ? new Map((await ask(client, residents(filter), signal)).map((row) => [`${row.place_code}|${row.year}`, row.residents])) : null;
  const reportIds = rows.map((row) => row.key.report_id);
  const nullTotals = totals.filter((id) => rows.some((row) => row.totals[id] === null));
  const long = new Map<string, Figure>();
  const questions = [
    ...(inferred && nullTotals.length > 0 ? [reportCells(filter, reportIds, nullTotals, true)] : []),
    ...(others.length > 0 ? [reportCells(filter, reportIds, others)] : []),
  ];
  for (const question of questions) {
    for (const cell of await ask(client, question, signal)) {
      const given = inferred && cell.value === null ? cell.inferred : null;
      if (given !== null) long.set(`${cell.report_id}|${cell.cell}`, { value: given, state: 'inferred' });
      else if (isState(cell.state)) long.set(`${cell.report_id}|${cell.cell}`, { value: cell.value, state: cell.state });
    }
  }
  return rows.map((row) => {
    const { key, totals: known, states } = row;
    const figures: Record<string, Figure> = {};
    for (const id of wanted) {
      const value = known[id];
      figures[id] = typeof value === 'number'
        ? { value, state: key.origin === 'coded' ? 'coded' : 'stated' }
        : long.get(`${key.report_id}|${id}`) ?? { value: null, state: (isTotal(id) ? stateIn(states, id) : null) ?? noRow(key) };
    }
    for (const [id, figure] of before(key)) figures[id] = figure;
    if (people !== null) figures[RESIDENTS] = residentsOf(key, people);
    return { ...key, figures };
  });
}

/** Only a whole area has residents: an office, a department has none of its own. */
function residentsOf({ scope, place_code, year }: ReportKey, people: ReadonlyMap<string, number>): Figure {
  if (scope !== 'aggregate') return { value: null, state: 'absent' };
  const value = people.get(`${place_code}|${year}`);
  return value === undefined ? { value: null, state: 'missing' } : { value, state: 'stated' };
}

const BEFORE = 'previous:';
/** Of one place, organ and scope there is one report a year that counts. */
const seriesKey = (report: ReportKey, year: number) => [year, report.place_code ?? report.authority, report.scope === 'aggregate' ? null : report.organ, report.scope].join('|');

/** Figures of the year before under `previous:<id>`, by the report of the year; missing where that year has no report. */
async function askBefore(client: QueryClient, filter: Filter, ids: readonly string[], signal?: AbortSignal): Promise<(report: ReportKey) => [string, Figure][]> {
  const cells = [...new Set(ids.filter((id) => id.startsWith(BEFORE)).map((id) => id.slice(BEFORE.length)))].filter(isCellId);
  if (cells.length === 0 || filter.years.to <= FIRST_YEAR) return () => [];
  const years = { from: Math.max(FIRST_YEAR, filter.years.from - 1), to: filter.years.to - 1 };
  const known = new Map((await askFigures(client, { ...filter, years }, cells, signal)).flatMap((report) => (report.year === null ? [] : [[seriesKey(report, report.year), report] as const])));
  return (report) => cells.map((id) => {
    const figure = report.year === null ? undefined : known.get(seriesKey(report, report.year - 1))?.figures[id];
    return [BEFORE + id, figure ?? { value: null, state: 'missing' }];
  });
}

export function askApplications(client: QueryClient, filter: Filter, signal?: AbortSignal): Promise<ReportFigures[]> {
  return askFigures(client, filter, APPLICATION_IDS, signal);
}
export function askOutcomes(client: QueryClient, filter: Filter, signal?: AbortSignal): Promise<ReportFigures[]> {
  return askFigures(client, filter, OUTCOME_IDS, signal);
}
export function askDisputes(client: QueryClient, filter: Filter, signal?: AbortSignal): Promise<ReportFigures[]> {
  return askFigures(client, filter, DISPUTE_IDS, signal);
}
export function askProactive(client: QueryClient, filter: Filter, signal?: AbortSignal): Promise<ReportFigures[]> {
  return askFigures(client, filter, PROACTIVE_IDS, signal);
}

/** Year and scope of the first view; null when the corpus has no annual report with a year. */
export async function askDefaults(client: QueryClient, signal?: AbortSignal): Promise<Defaults | null> {
  return (await ask(client, defaultYearScope(), signal))[0] ?? null;
}

const reports = z.number().int();
export const FilterOptions = z.object({
  years: z.array(z.object({ year: z.number().int(), reports })),
  scopes: z.array(z.object({ scope: ReportKey.shape.scope, reports })),
  origins: z.array(z.object({ origin: ReportKey.shape.origin, reports })),
  places: z.array(PlaceOption),
});
export type FilterOptions = z.infer<typeof FilterOptions>;

/** What can be chosen, each part counted under the other parts of the filter. */
export async function askFilterOptions(client: QueryClient, filter: Filter, signal?: AbortSignal): Promise<FilterOptions> {
  return {
    years: await ask(client, yearOptions(filter), signal),
    scopes: await ask(client, scopeOptions(filter), signal),
    origins: await ask(client, originOptions(filter), signal),
    places: await ask(client, placeOptions(filter), signal),
  };
}

export interface Overview {
  corpus: CorpusRow;
  counts: CountRow[];
  findings: FindingRow[];
}

export async function askOverview(client: QueryClient, signal?: AbortSignal): Promise<Overview> {
  const [corpus] = await ask(client, corpusTotals(), signal);
  if (corpus === undefined) throw new Error('a count gave no row');
  return { corpus, counts: await ask(client, reportCounts(), signal), findings: await ask(client, findingCounts(), signal) };
}

/** A measure over the years by level of place; see sql/trend. */
export function askTrend(client: QueryClient, filter: Filter, measure: Measure, signal?: AbortSignal): Promise<TrendRow[]> {
  return ask(client, trend(filter, measure), signal);
}

/** What trends are asked under: one year is widened to all, so that they are the same for every single year. */
export function trendFilter(filter: Filter): Filter {
  return filter.years.from === filter.years.to ? { ...filter, years: EVER } : filter;
}

/**
 * Several measures over the years, by the key of each. A filter of one year is widened to all: a series of
 * one point answers nothing. Measures are asked one after the other, so that a withdrawn question stops soon.
 */
export async function askTrends(client: QueryClient, filter: Filter, measures: Readonly<Record<string, Measure>>, signal?: AbortSignal): Promise<Record<string, TrendRow[]>> {
  const wide = trendFilter(filter);
  const answers: Record<string, TrendRow[]> = {};
  for (const [key, measure] of Object.entries(measures)) answers[key] = await askTrend(client, wide, measure, signal);
  return answers;
}

export function askLevelTotals(client: QueryClient, filter: Filter, ids: readonly string[], signal?: AbortSignal): Promise<LevelTotal[]> {
  return ask(client, levelTotals(filter, ids), signal);
}

export interface ReportDetail {
  report: ReportRow;
  cells: DetailCell[];
  checks: DetailCheck[];
  claims: DetailClaim[];
  sections: DetailSection[];
  corrections: DetailCorrection[];
  /** Cells in which other versions of the report differ from it; of one that does not count, from the one that does. */
  revisions: Revision[];
  /** Annual reports of the same place, itself included; none where the place is not settled. */
  relatives: Relative[];
}

/**
 * One report with all that is known of it; null for an id that is not one or that no report has.
 * What its row already tells is not asked for: no checks where none was found, no text of coded figures,
 * no differences where it is the only version.
 * @param empty tables known to have no row: their files are not opened
 */
export async function askReport(client: QueryClient, id: string, empty: readonly DataTable[] = [], signal?: AbortSignal): Promise<ReportDetail | null> {
  if (!ReportId.safeParse(id).success) return null;
  const [report] = await ask(client, reportRow(id), signal);
  if (report === undefined) return null;
  const rowsOf = async <T>(table: DataTable, wanted: boolean, question: () => Question<T>): Promise<T[]> => (wanted && !empty.includes(table) ? ask(client, question(), signal) : []);
  const coded = report.origin === 'coded';
  const relatives = report.place_code === null ? [] : await ask(client, relativesOf(report.place_code), signal);
  const versions = report.superseded_by !== null || relatives.some((other) => other.superseded_by === id);
  return {
    report, relatives,
    cells: await rowsOf('cells', true, () => cellsOf(id)),
    checks: await rowsOf('checks', report.n_fail + report.n_suspect + report.n_not_assessable > 0, () => checksOf(id)),
    claims: await rowsOf('claims', !coded, () => claimsOf(id)),
    sections: await rowsOf('sections', !coded, () => sectionsOf(id)),
    corrections: await rowsOf('corrections', true, () => correctionsOf(id)),
    revisions: await rowsOf('revisions', versions, () => (report.superseded_by === null ? revisionsOf(id) : revisionsOf(report.superseded_by, id))),
  };
}

/** Annual reports under the filter, or every file of every kind where the filter is null. */
export function askReportList(client: QueryClient, filter: Filter | null, signal?: AbortSignal): Promise<ReportListRow[]> {
  return ask(client, reportList(filter), signal);
}

export function askPlaces(client: QueryClient, codes: readonly string[] | null, signal?: AbortSignal): Promise<PlaceRow[]> {
  if (codes !== null && codes.length === 0) return Promise.resolve([]);
  return ask(client, placeRows(codes), signal);
}

/** What the reports may be of whose place is open, as JSON lists of PlaceRef. */
export async function askCandidates(client: QueryClient, signal?: AbortSignal): Promise<string[]> {
  return (await ask(client, candidateLists(), signal)).map((row) => row.place_candidates);
}

/** Names of the places that reports lie in, and of `codes`. */
export function askNamesAbove(client: QueryClient, codes: readonly string[], signal?: AbortSignal): Promise<AboveRow[]> {
  return ask(client, namesAbove(codes), signal);
}

export function askMissingPlaces(client: QueryClient, question: MissingQuestion, signal?: AbortSignal): Promise<MissingPlace[]> {
  return ask(client, missingPlaces(question), signal);
}

export interface Quality {
  rules: RuleCount[];
  /** Over the rules given: whether anything that must add up could be asked, and did not. */
  sums: SumsCount[];
  ofYears: SumsOfYear[];
  ofPlaces: SumsOfPlace[];
  years: number[];
}

export async function askQuality(client: QueryClient, sums: readonly string[], signal?: AbortSignal): Promise<Quality> {
  return {
    rules: await ask(client, ruleCounts(), signal), sums: await ask(client, sumsCounts(sums), signal),
    ofYears: await ask(client, sumsOfYears(sums), signal), ofPlaces: await ask(client, sumsOfPlaces(sums), signal),
    years: (await ask(client, reportYears(), signal)).map((row) => row.year),
  };
}

export interface Found { rows: FoundRow[]; count: FoundCount }

/** What fails or is suspect under a choice: `most` of them after the first `from`, and how many there are. */
export async function askFound(client: QueryClient, choice: QualityChoice = ALL_FOUND, most = 200, signal?: AbortSignal, from = 0): Promise<Found> {
  const found = await ask(client, foundRows(choice, most, from), signal);
  const [first] = found;
  // Beyond the last there is no row that could tell how many there are.
  if (first === undefined && from > 0) return { rows: [], count: (await askFound(client, choice, 1, signal)).count };
  const rows = found.map((each): FoundRow => {
    const { all_findings: _, all_reports: __, ...row } = each;
    return row;
  });
  return { rows, count: first === undefined ? { findings: 0, reports: 0 } : { findings: first.all_findings, reports: first.all_reports } };
}

export async function askCoverage(client: QueryClient, signal?: AbortSignal): Promise<Coverage> {
  return coverageOf(await ask(client, units(), signal), await ask(client, heldReports(), signal), await ask(client, expectedReports(), signal), await ask(client, unplacedReports(), signal));
}
