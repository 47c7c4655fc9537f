/** What the corpus holds. */
import { z } from 'zod';
import type { Question } from '../client';

const n = z.number().int();

const CountRow = z.object({
  kind: z.string(), origin: z.string(), scope: z.string(), year: n.nullable(), reports: n, places: n,
  with_findings: n,
});
export type CountRow = z.infer<typeof CountRow>;

/** Reports by kind, origin, scope and year. */
export function reportCounts(): Question<CountRow> {
  return {
    sql: `SELECT kind, origin, scope, year, count(*)::INTEGER AS reports, count(DISTINCT place_code)::INTEGER AS places,
        (count(*) FILTER (WHERE n_fail + n_suspect > 0))::INTEGER AS with_findings
      FROM reports GROUP BY kind, origin, scope, year ORDER BY kind, year, scope, origin`,
    row: CountRow,
  };
}

const CorpusRow = z.object({
  reports: n, annual_reports: n, places: n, year_from: n.nullable(), year_to: n.nullable(),
  n_stated: z.number().nullable(), n_resolved: z.number().nullable(), n_blank: z.number().nullable(), n_dash: z.number().nullable(),
  n_missing: z.number().nullable(), n_garbled: z.number().nullable(), n_coded: z.number().nullable(),
  n_fail: z.number().nullable(), n_suspect: z.number().nullable(), n_not_assessable: z.number().nullable(), n_passed: z.number().nullable(),
});
export type CorpusRow = z.infer<typeof CorpusRow>;

/** One row: reports, places, years, cells by state and checks by result over the annual reports. */
export function corpusTotals(): Question<CorpusRow> {
  const sums = ['stated', 'resolved', 'blank', 'dash', 'missing', 'garbled', 'coded', 'fail', 'suspect', 'not_assessable', 'passed']
    .map((name) => `(sum(n_${name}) FILTER (WHERE kind = 'annual_report'))::DOUBLE AS n_${name}`);
  return {
    sql: `SELECT count(*)::INTEGER AS reports, (count(*) FILTER (WHERE kind = 'annual_report'))::INTEGER AS annual_reports,
        count(DISTINCT place_code)::INTEGER AS places, min(year) AS year_from, max(year) AS year_to, ${sums.join(', ')} FROM reports`,
    row: CorpusRow,
  };
}

const FindingRow = z.object({ rule: z.string(), status: z.string(), severity: z.string(), findings: n, reports: n });
export type FindingRow = z.infer<typeof FindingRow>;

/** Findings by rule and status, most first. */
export function findingCounts(): Question<FindingRow> {
  return {
    sql: `SELECT rule, status, severity, count(*)::INTEGER AS findings, count(DISTINCT report_id)::INTEGER AS reports
      FROM checks GROUP BY rule, status, severity ORDER BY findings DESC, rule, status, severity`,
    row: FindingRow,
  };
}
