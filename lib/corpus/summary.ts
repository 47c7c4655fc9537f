/** What a build found, counted, and told in lines for a terminal. */
import { CELL_STATES, type Finding } from '../read/report';
import type { CorpusReport } from './rows';
import { tell, type Trouble } from './trouble';

export interface Summary {
  reports: { total: number; kind: Record<string, number>; origin: Record<string, number> };
  /** Cells by state. */
  cells: Record<string, number>;
  /** Findings by rule, then by status; passed checks in all. */
  findings: Record<string, Record<string, number>>;
  checks_passed: number;
  /** Reports without a place. */
  unresolved: { path: string; authority: string | null; candidates: string[] }[];
  /** What was skipped or is wrong, each with its file. */
  troubles: Trouble[];
}

export function emptySummary(): Summary {
  return {
    reports: { total: 0, kind: {}, origin: {} }, cells: Object.fromEntries(CELL_STATES.map((state) => [state, 0])),
    findings: {}, checks_passed: 0, unresolved: [], troubles: [],
  };
}

const bump = (counts: Record<string, number>, key: string): void => {
  const before = counts[key];
  counts[key] = before === undefined ? 1 : before + 1;
};

export function count(summary: Summary, record: CorpusReport): void {
  summary.reports.total += 1;
  bump(summary.reports.kind, record.report.kind);
  bump(summary.reports.origin, record.report.origin);
  for (const cell of record.cells) bump(summary.cells, cell.state);
  countFindings(summary, record.checks);
  summary.checks_passed += record.passed;
  if (record.report.place === null) {
    summary.unresolved.push({
      path: record.path, authority: record.report.authority,
      candidates: record.report.place_candidates.map((place) => `${place.name} ${place.code}`),
    });
  }
}

export function countFindings(summary: Summary, findings: readonly Finding[]): void {
  for (const finding of findings) bump(summary.findings[finding.rule] ??= {}, finding.status);
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
