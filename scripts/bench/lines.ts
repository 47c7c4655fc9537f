/** The same questions at the ends of three lines: read by range, from a whole file, from an answer worked out before. */
import { z } from 'zod';
import { ALL_FOUND, askDefaults, NO_CHOICE, resolveFilter, type Filter } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { askFirst } from '../../lib/ui/build';
import { MATTERS, trendMeasures } from '../../lib/ui/matters';
import { shownOf } from '../../lib/ui/told';
import { openReader, type Asked, type Cost } from './reader';

/** Milliseconds of a round trip: a neighbouring city, a country, an ocean. */
export const ROUND_TRIPS = [5, 50, 150] as const;
/** 10 Mbit/s. */
const BYTES_PER_SECOND = 1_250_000;
/** Larger tables are not fetched whole. */
const MOST_WHOLE = 40 << 20;

export const QUESTIONS = {
  first: 'outcomes, first question: the engine comes with it',
  other: 'outcomes of another year',
  again: 'outcomes of that year again, remembered by the page',
  applications: 'applications of the first year',
  report: 'one report with its cells, checks and text',
  list: 'reports of a year, by range',
  whole: '… `reports` fetched whole, then asked',
  slice: '… the first view as it is kept at build, as a file',
  found: 'what fails by one rule in one year, first 200 (of a rule or a year alone they are kept at build)',
  foundIn: 'what fails in one place, all years',
  coverage: 'who has reported, all places',
} as const;
type QuestionId = keyof typeof QUESTIONS;

export const LineRun = z.object({
  roundTrip: z.number(), memory: z.number().nullable(),
  costs: z.record(z.string(), z.object({ ms: z.number(), requests: z.number(), bytes: z.number() })),
});
export type LineRun = z.infer<typeof LineRun>;

/** `folder`: the data of a site; `reports`: the files of that table. */
export async function linesOf(folder: string, reports: readonly { file: string; bytes: number }[], executablePath: string): Promise<LineRun[]> {
  const client = await openNodeClient(folder);
  const defaults = await askDefaults(client);
  const [one] = await client.rows('SELECT report_id FROM reports ORDER BY sha256 LIMIT 1', z.object({ report_id: z.string() }));
  if (defaults === null || one === undefined) throw new Error('there is nothing to ask about');
  const filter = resolveFilter(NO_CHOICE, defaults);
  const { options, trends, ...from } = await askFirst(client, 'outcomes', null);
  const slice = JSON.stringify({ defaults, options, trends, ...shownOf('outcomes', 'en', { ...from, trends }) });
  await client.close();
  const before: Filter = { ...filter, years: { from: filter.years.from - 1, to: filter.years.to - 1 } };
  const matter = (id: 'outcomes' | 'applications', of: Filter): Asked => ({ kind: 'matter', filter: of, ids: MATTERS[id].ids, measures: trendMeasures(id) });
  const asked: [QuestionId, Asked][] = [
    ['first', matter('outcomes', filter)], ['other', matter('outcomes', before)], ['again', matter('outcomes', before)], ['applications', matter('applications', filter)],
    ['report', { kind: 'report', id: one.report_id }], ['coverage', { kind: 'coverage' }], ['slice', { kind: 'slice' }],
  ];
  const runs: LineRun[] = [];
  for (const roundTrip of ROUND_TRIPS) {
    const line = { roundTrip, bytesPerSecond: BYTES_PER_SECOND };
    const costs: LineRun['costs'] = {};
    const take = ({ ms, requests, bytes }: Cost): { ms: number; requests: number; bytes: number } => ({ ms, requests, bytes });
    const reader = await openReader(folder, line, executablePath, slice);
    for (const [name, question] of asked) costs[name] = take(await reader.ask(question));
    const memory = await reader.memory();
    await reader.close();
    // The engine alone: on this page no question was asked before.
    for (const [name, choice] of [['found', { ...ALL_FOUND, rule: 'applications.row_sum', year: filter.years.to }], ['foundIn', { ...ALL_FOUND, place: '4115' }]] as const) {
      const fresh = await openReader(folder, line, executablePath);
      await fresh.ask({ kind: 'engine' });
      costs[name] = take(await fresh.ask({ kind: 'findings', choice }));
      await fresh.close();
    }
    // An engine that has read nothing yet, so that both ways begin alike.
    for (const [name, whole] of [['list', false], ['whole', true]] as const) {
      if (whole && reports.reduce((all, { bytes }) => all + bytes, 0) > MOST_WHOLE) continue;
      const fresh = await openReader(folder, line, executablePath);
      const fetched = whole ? await fresh.ask({ kind: 'whole', files: reports.map(({ file }) => file) }) : null;
      const listed = await fresh.ask({ kind: 'list', filter });
      const both = fetched === null ? [listed] : [fetched, listed];
      costs[name] = { ms: sum(both, (cost) => cost.ms), requests: sum(both, (cost) => cost.requests), bytes: sum(both, (cost) => cost.bytes) };
      await fresh.close();
    }
    runs.push({ roundTrip, memory, costs });
  }
  return runs;
}

const sum = (costs: readonly Cost[], of: (cost: Cost) => number): number => costs.reduce((all, cost) => all + of(cost), 0);
