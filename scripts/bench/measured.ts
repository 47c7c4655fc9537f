/** What a bench measures of one size, and how it is told. */
import { z } from 'zod';
import { LineRun, QUESTIONS } from './lines';

/** Where a size was measured. `load` of the machine at its end; `commit` of the program, with + where files were changed since. */
export const On = z.object({ machine: z.string(), node: z.string(), load: z.string(), commit: z.string().nullable(), day: z.string() });
export type On = z.infer<typeof On>;

export const Measured = z.object({
  size: z.number(), kilobytes: z.number(), on: On,
  /** Microseconds a report; `cpu` is over all threads. */
  floor: z.number(), parse: z.number(), clean: z.number(), build: z.number(), cpu: z.number().nullable(), again: z.number(),
  /** Of the build, in MiB, all threads together; null where the system does not tell. */
  peak: z.number().nullable(), againPeak: z.number().nullable(),
  /** Milliseconds, native engine. */
  outcomes: z.number(), report: z.number(),
  /** Bytes a report by table, and of the search's files. */
  bytes: z.record(z.string(), z.number()), search: z.number(), largest: z.number(),
  /** In a browser; none where there is none. */
  lines: z.array(LineRun),
  /** Of the built site, on a line of 10 Mbit/s and 40 ms with the processor four times slowed, the median of so many loads; null where it was not built. */
  view: z.object({ loads: z.number(), chart: z.number(), bytes: z.number(), kept: z.number().optional(), awake: z.number().optional(), cold: z.number(), warm: z.number(), memory: z.number().nullable(), seconds: z.number() }).nullable(),
});
export type Measured = z.infer<typeof Measured>;
export const Recorded = z.object({ runs: z.array(Measured) });
export type Recorded = z.infer<typeof Recorded>;

export const n = (value: number | null | undefined, digits = 0): string =>
  (value === null || value === undefined ? '—' : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits }));

interface Row {
  label: string;
  of: (run: Measured) => number | null | undefined;
  digits: number;
  /** What is to be reached, at a size or at any. */
  aims?: readonly { most: number; size: number | 'any' }[];
}
const cells = (run: Measured): number | undefined => run.bytes['cells'];
export const ROWS: readonly Row[] = [
  { label: 'read, hash and decode, µs a report, one thread (the floor)', of: (run) => run.floor, digits: 1 },
  { label: 'parse and check clean reports, one thread, × floor', of: (run) => run.clean / run.floor, digits: 1, aims: [{ most: 10, size: 'any' }] },
  { label: 'parse and check mixed reports, one thread, × floor', of: (run) => run.parse / run.floor, digits: 1, aims: [{ most: 25, size: 'any' }] },
  { label: 'whole data build, × floor', of: (run) => run.build / run.floor, digits: 1 },
  { label: '… processor time over all threads, × floor', of: (run) => (run.cpu === null ? null : run.cpu / run.floor), digits: 1 },
  { label: '… seconds in all', of: (run) => (run.build * run.size) / 1e6, digits: 1, aims: [{ most: 60, size: 100_000 }, { most: 600, size: 1_000_000 }] },
  { label: '… peak memory, all threads, MiB', of: (run) => run.peak, digits: 0, aims: [{ most: 1536, size: 100_000 }, { most: 2048, size: 1_000_000 }] },
  { label: 'second build, nothing changed, seconds', of: (run) => (run.again * run.size) / 1e6, digits: 1, aims: [{ most: 5, size: 100_000 }] },
  { label: '… peak memory, MiB', of: (run) => run.againPeak, digits: 0 },
  { label: '`reports`, bytes a report', of: (run) => run.bytes['reports'], digits: 0, aims: [{ most: 160, size: 100_000 }, { most: 160, size: 1_000_000 }] },
  { label: '`cells` with spans, bytes a report', of: cells, digits: 0, aims: [{ most: 700, size: 100_000 }, { most: 700, size: 1_000_000 }] },
  { label: '`sections`, bytes a report', of: (run) => run.bytes['sections'], digits: 0, aims: [{ most: 4000, size: 100_000 }, { most: 4000, size: 1_000_000 }] },
  { label: '`checks`, bytes a report', of: (run) => run.bytes['checks'], digits: 0 },
  { label: '`check_counts`, bytes a report', of: (run) => run.bytes['check_counts'], digits: 0 },
  { label: 'search files, bytes a report', of: (run) => run.search, digits: 0 },
  { label: 'largest table file, MiB', of: (run) => run.largest / 1048576, digits: 1, aims: [{ most: 24, size: 'any' }] },
  { label: 'outcomes of one year, native engine, ms', of: (run) => run.outcomes, digits: 0 },
  { label: 'one report with its text, native engine, ms', of: (run) => run.report, digits: 0 },
  { label: 'whole site (data and pages), seconds', of: (run) => run.view?.seconds, digits: 0 },
  { label: 'first chart visible, 10 Mbit/s, 40 ms, processor ÷ 4, ms', of: (run) => run.view?.chart, digits: 0, aims: [{ most: 1000, size: 'any' }] },
  { label: '… bytes of the first view, KB', of: (run) => (run.view ? run.view.bytes / 1024 : null), digits: 0, aims: [{ most: 220, size: 'any' }] },
  { label: '… another year, kept at build, ms, the page’s code started for it', of: (run) => run.view?.kept, digits: 0, aims: [{ most: 300, size: 'any' }] },
  { label: '… and another, the page awake, ms', of: (run) => run.view?.awake, digits: 0, aims: [{ most: 300, size: 'any' }] },
  { label: '… first answer of the engine, fetched as gzip, ms', of: (run) => run.view?.cold, digits: 0, aims: [{ most: 6000, size: 'any' }] },
  { label: '… the answer after that, ms', of: (run) => run.view?.warm, digits: 0, aims: [{ most: 150, size: 100_000 }] },
  { label: '… memory of the tab then, MiB', of: (run) => run.view?.memory, digits: 0, aims: [{ most: 700, size: 'any' }] },
];

/** How much a line grows when the corpus grows tenfold. */
const growth = (a: number | null | undefined, b: number | null | undefined): string => (a === null || a === undefined || b === null || b === undefined || a === 0 ? '—' : `× ${n(b / a, 2)}`);

function aimsOf({ aims = [], of, digits }: Row, runs: readonly Measured[]): string {
  return aims.map(({ most, size }) => {
    const found = runs.filter((run) => size === 'any' || run.size === size).flatMap((run) => of(run) ?? []);
    const words = `≤ ${n(most)}${size === 'any' ? '' : ` at ${n(size)}`}`;
    if (found.length === 0) return `${words}: not measured`;
    const worst = Math.max(...found);
    return worst <= most ? `${words}: reached` : `${words}: missed by ${n(100 * (worst / most - 1))}% (${n(worst, digits)})`;
  }).join('; ');
}

export function tableOf(runs: readonly Measured[]): string {
  const head = ['', ...runs.flatMap((run, index) => (index === 0 ? [n(run.size)] : [n(run.size), 'growth'])), 'to reach'];
  const lines = ROWS.map((row) => [row.label, ...runs.flatMap((run, index) => {
    const before = runs[index - 1];
    return before === undefined ? [n(row.of(run), row.digits)] : [n(row.of(run), row.digits), growth(row.of(before), row.of(run))];
  }), aimsOf(row, runs)]);
  return [head, head.map(() => '---'), ...lines].map((cellsOfLine) => `| ${cellsOfLine.join(' | ')} |`).join('\n');
}

/** Where and when each size was measured: sizes may have been measured apart. */
export function onTable(runs: readonly Measured[]): string {
  const head = ['reports', 'machine', 'Node', 'load at its end', 'commit', 'day', 'loads of the site'];
  const rows = runs.map(({ size, on, view }) => [n(size), on.machine, on.node, on.load, on.commit ?? '—', on.day, n(view?.loads)]);
  return [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Milliseconds, requests and kilobytes of each question at the end of each line. */
export function linesTable({ lines }: Measured): string {
  const head = ['', ...lines.map((line) => `${line.roundTrip} ms`), 'requests', 'KB'];
  const rows = Object.entries(QUESTIONS).map(([id, words]) => {
    const costs = lines.map((line) => line.costs[id]);
    return [words, ...costs.map((cost) => n(cost?.ms)), n(costs[0]?.requests), n(costs[0] === undefined ? null : costs[0].bytes / 1024)];
  });
  return [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
