/** What a build found, counted, and told in lines for a terminal. */
import { z } from 'zod';
import { CELL_STATES } from '../read/report';
import { tell, TroubleShape } from './trouble';

const counts = z.record(z.string(), z.number());
/** Kept beside the data of the last build, so that a build with nothing to do tells the same. */
export const Summary = z.object({
  reports: z.object({ total: z.number(), kind: counts, origin: counts }),
  /** Cells by state. */
  cells: counts,
  /** Findings by rule, then by status; passed checks in all. */
  findings: z.record(z.string(), counts),
  checks_passed: z.number(),
  /** Reports without a place. */
  unresolved: z.array(z.object({ path: z.string(), authority: z.string().nullable(), candidates: z.array(z.string()) })),
  /** What was skipped or is wrong, each with its file. */
  troubles: z.array(TroubleShape),
});
export type Summary = z.infer<typeof Summary>;

export function emptySummary(): Summary {
  return {
    reports: { total: 0, kind: {}, origin: {} }, cells: Object.fromEntries(CELL_STATES.map((state) => [state, 0])),
    findings: {}, checks_passed: 0, unresolved: [], troubles: [],
  };
}

/** The same counts in the same order whatever order the reports came in. */
export function sorted<T>(counts: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

const told = (counts: Record<string, number>): string =>
  Object.entries(sorted(counts)).filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n.toLocaleString('en')}`).join(' · ') || 'none';

/** At most this many of one list are printed; the manifest has all of them. */
const SHOWN = 40;

function listed<T>(items: readonly T[], line: (item: T) => string): string[] {
  const lines = items.slice(0, SHOWN).map((item) => `  ${line(item)}`);
  return items.length > SHOWN ? [...lines, `  … and ${items.length - SHOWN} more: all are in data/manifest.json`] : lines;
}

export function summaryLines(summary: Summary): string[] {
  const rules = Object.entries(sorted(summary.findings));
  return [
    `Reports   ${summary.reports.total.toLocaleString('en')}: by kind ${told(summary.reports.kind)}; by origin ${told(summary.reports.origin)}`,
    `Cells     ${told(summary.cells)}`,
    `Checks    ${summary.checks_passed.toLocaleString('en')} passed${rules.length === 0 ? ', nothing found' : '; findings by rule:'}`,
    ...rules.map(([rule, statuses]) => `  ${rule}: ${told(statuses)}`),
    `Places    ${summary.unresolved.length === 0 ? 'all resolved' : `${summary.unresolved.length} reports without a place:`}`,
    ...listed(summary.unresolved, (report) =>
      `${report.path}  ${report.authority ?? 'no authority'}${report.candidates.length > 0 ? ` — may be ${report.candidates.slice(0, 5).join(', ')}` : ''} — settle it in places-overrides.csv`),
    `Problems  ${summary.troubles.length === 0 ? 'none' : `${summary.troubles.length}:`}`,
    ...listed(summary.troubles, tell),
  ];
}
