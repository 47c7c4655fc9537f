/** How often each rule fails among the reports of which it can be asked, and the findings themselves. */
import { z } from 'zod';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { QualityChoice } from '../quality';
import type { Made } from '../quality';
import { CellList } from './report';
import { literal, literals } from './text';
import { COUNTING, KEY_COLUMNS } from './where';

const n = z.number().int();
const made = z.enum(['read', 'coded']);
/** Whether a person entered the figures, or they were read from the report. */
const MADE = "CASE WHEN origin = 'coded' THEN 'coded' ELSE 'read' END";
const REPORTS = `(SELECT report_id AS id, ${MADE} AS made FROM reports WHERE ${COUNTING})`;
const ASKED = 'passed + failed + suspect > 0';
const BROKEN = 'failed + suspect > 0';

export const RuleCount = z.object({ rule: z.string(), made, asked: n, broken: n, unassessable: n, findings: n });
export type RuleCount = z.infer<typeof RuleCount>;

/**
 * By rule, and read or coded: reports in which it could be assessed, those of them in which it fails or is
 * suspect, and those in which it could not be assessed anywhere for want of a figure.
 */
export function ruleCounts(): Question<RuleCount> {
  return {
    sql: `SELECT rule, made, (count(*) FILTER (WHERE ${ASKED}))::INTEGER AS asked, (count(*) FILTER (WHERE ${BROKEN}))::INTEGER AS broken,
        (count(*) FILTER (WHERE NOT ${ASKED} AND not_assessable > 0))::INTEGER AS unassessable, sum(failed + suspect)::INTEGER AS findings
      FROM check_counts JOIN ${REPORTS} r ON r.id = check_counts.report_id GROUP BY rule, made ORDER BY rule, made`,
    row: RuleCount,
  };
}

export const SumsCount = z.object({ made, reports: n, asked: n, broken: n });
export type SumsCount = z.infer<typeof SumsCount>;

/** Annual reports, those in which any of the rules could be assessed, and those in which one of them fails. */
export function sumsCounts(rules: readonly string[]): Question<SumsCount> {
  return {
    sql: `SELECT made, count(*)::INTEGER AS reports, (count(*) FILTER (WHERE asked))::INTEGER AS asked, (count(*) FILTER (WHERE broken))::INTEGER AS broken
      FROM (SELECT id, made, coalesce(bool_or(${ASKED}), false) AS asked, coalesce(bool_or(${BROKEN}), false) AS broken
        FROM ${REPORTS} r LEFT JOIN (SELECT * FROM check_counts WHERE rule IN ${literals(rules)}) c ON c.report_id = r.id GROUP BY id, made) of_each
      GROUP BY made ORDER BY made`,
    row: SumsCount,
  };
}

export const SumsOfYear = z.object({ year: n.nullable(), reports: n, asked: n, broken: n });
export type SumsOfYear = z.infer<typeof SumsOfYear>;
export const SumsOfPlace = z.object({ place_code: z.string(), place_name: z.string().nullable(), reports: n, asked: n, broken: n });
export type SumsOfPlace = z.infer<typeof SumsOfPlace>;

/** Each annual report once: whether any of the rules could be assessed in it, and whether one of them fails. */
const sumsOfEach = (rules: readonly string[]): string => `(SELECT r.report_id, r.year, r.place_code, r.place_name, coalesce(bool_or(${ASKED}), false) AS asked, coalesce(bool_or(${BROKEN}), false) AS broken
  FROM (SELECT report_id, year, place_code, place_name FROM reports WHERE ${COUNTING}) r LEFT JOIN (SELECT report_id AS id, passed, failed, suspect FROM check_counts WHERE rule IN ${literals(rules)}) c ON c.id = r.report_id
  GROUP BY r.report_id, r.year, r.place_code, r.place_name)`;
const COUNTS = 'count(*)::INTEGER AS reports, (count(*) FILTER (WHERE asked))::INTEGER AS asked, (count(*) FILTER (WHERE broken))::INTEGER AS broken';

export function sumsOfYears(rules: readonly string[]): Question<SumsOfYear> {
  return { sql: `SELECT year, ${COUNTS} FROM ${sumsOfEach(rules)} of_each GROUP BY year ORDER BY year DESC NULLS LAST`, row: SumsOfYear };
}

/** Places with a report in which a sum fails; those without one are many and are not listed. */
export function sumsOfPlaces(rules: readonly string[]): Question<SumsOfPlace> {
  return {
    sql: `SELECT place_code, max(place_name) AS place_name, ${COUNTS} FROM ${sumsOfEach(rules)} of_each WHERE place_code IS NOT NULL GROUP BY place_code HAVING count(*) FILTER (WHERE broken) > 0 ORDER BY place_code`,
    row: SumsOfPlace,
  };
}

export const FoundRow = ReportKey.extend({
  ordinal: n, rule: z.string(), status: z.enum(['fail', 'suspect', 'not_assessable']), severity: z.enum(['error', 'warning', 'note']),
  cells: CellList, expected: z.number().nullable(), actual: z.number().nullable(), against: z.string().nullable(),
});
export type FoundRow = z.infer<typeof FoundRow>;

/** A place's own code, whole: by it row groups of both tables are skipped, which no beginning of a code can do. */
export const isPlaceCode = (text: string): boolean => /^\d{6}$/.test(text.trim());

/** Both sides of the join under a choice. */
function chosen(given: QualityChoice): string {
  const choice = QualityChoice.parse(given);
  const origin: Record<Made, string> = { read: "origin <> 'coded'", coded: "origin = 'coded'" };
  const text = choice.place.trim();
  const place = isPlaceCode(text) ? [`place_code = ${literal(text)}`] : [];
  const reports = [COUNTING, ...place,
    ...(choice.year === null ? [] : [`year = ${literal(choice.year)}`]),
    ...(choice.made === null ? [] : [origin[choice.made]]),
    ...(text === '' || place.length > 0 ? [] : [`(contains(coalesce(place_name, ''), ${literal(text)}) OR contains(coalesce(authority, ''), ${literal(text)}) OR starts_with(coalesce(place_code, ''), ${literal(text)}))`]),
  ];
  // Year and place on both sides: row groups of either table are skipped by them.
  const checks = ["status <> 'not_assessable'", ...place, ...(choice.year === null ? [] : [`year = ${literal(choice.year)}`]), ...(choice.rule === null ? [] : [`rule = ${literal(choice.rule)}`])];
  return `(SELECT ${KEY_COLUMNS} FROM reports WHERE ${reports.join(' AND ')}) r
    JOIN (SELECT report_id AS id, ordinal, rule, status, severity, cells, expected, actual, against FROM checks WHERE ${checks.join(' AND ')}) c ON c.id = r.report_id`;
}

const within = ({ year }: QualityChoice): Pick<Question<unknown>, 'within'> => (year === null ? {} : { within: { years: { from: year, to: year } } });

export const FoundCount = z.object({ findings: n, reports: n });
export type FoundCount = z.infer<typeof FoundCount>;

/**
 * What fails or is suspect: errors first, then the latest years. At most `most` rows, after the first `from`;
 * each tells how many there are in all, and in how many reports, so that the tables are read once.
 */
export function foundRows(choice: QualityChoice, most: number, from = 0): Question<FoundRow & { all_findings: number; all_reports: number }> {
  return {
    sql: `WITH found AS MATERIALIZED (SELECT ${KEY_COLUMNS}, ordinal, rule, status, severity, cells, expected, actual, against FROM ${chosen(choice)})
      SELECT *, (SELECT count(*) FROM found)::INTEGER AS all_findings, (SELECT count(DISTINCT report_id) FROM found)::INTEGER AS all_reports FROM found
      ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, year DESC NULLS LAST, place_code NULLS LAST, report_id, ordinal LIMIT ${literal(Math.trunc(most))} OFFSET ${literal(Math.trunc(from))}`,
    row: FoundRow.extend({ all_findings: n, all_reports: n }), ...within(choice),
  };
}

/** Years of annual reports, latest first. */
export function reportYears(): Question<{ year: number }> {
  return { sql: `SELECT DISTINCT year FROM reports WHERE ${COUNTING} AND year IS NOT NULL ORDER BY year DESC`, row: z.object({ year: n }) };
}
