/**
 * The twenty questions that a reader of these reports asks, as SQL to begin from. Each is asked of the year and
 * the scope with which the pages open, and lib/questions names the page that answers the same: a test holds both
 * equal. Their words are in lib/i18n/questions.
 */
import { APPLICANT_COLUMNS, cellId, outcomeRows } from '../form';
import type { Defaults } from './filter';
import { cellColumn, literal } from './sql/text';
import { COUNTING } from './sql/where';

export const EXAMPLE_IDS = [
  'disclosure', 'trend', 'received', 'refusals', 'not_held', 'comparable', 'sums', 'carry_over', 'prose',
  'corrected', 'review_first', 'per_resident', 'applicants', 'companies', 'backlog', 'gatekeeping',
  'disputes', 'missing', 'unusual', 'proactive',
] as const;
export type ExampleId = (typeof EXAMPLE_IDS)[number];

export interface Example { id: ExampleId; sql: string }

/** z of a 95 % interval, as lib/metrics takes it. */
const Z = 1.959963984540054;
const app = (row: string, column = 'total') => cellColumn(cellId('applications', row, column));
const dispute = (row: string, column: string) => cellColumn(cellId('disputes', row, column));
const proactive = (row: string, column: string) => cellColumn(cellId('proactive', row, column));

/** A share with its Wilson interval from `part` and `whole`. What rests on fewer than 30 is listed last. */
function shares(part: string, whole: string, where: string): string {
  return `WITH counted AS (
  SELECT report_id, authority, ${part} AS part,
         ${whole} AS whole
  FROM reports
  WHERE ${where}
), shares AS (
  SELECT *, part / whole AS share, ${Z * Z} / whole AS w
  FROM counted
  WHERE part IS NOT NULL AND whole > 0
), intervals AS (
  SELECT *, (share + w / 2) / (1 + w) AS centre,
         sqrt(w * share * (1 - share) + w * w / 4) / (1 + w) AS half
  FROM shares
  WHERE part <= whole
)
SELECT report_id, authority, part, whole, share,
       CASE WHEN part = 0 THEN 0 ELSE centre - half END AS low,
       CASE WHEN part = whole THEN 1 ELSE centre + half END AS high
FROM intervals
ORDER BY whole < 30, share DESC, report_id`;
}

export function examples({ year, scope }: Defaults): Example[] {
  const these = `${COUNTING}\n    AND year = ${literal(year)} AND scope = ${literal(scope)}`;
  const exemptions = outcomeRows('2021').filter((row) => row.group === 'denied').map((row) => row.id);
  return [
    {
      id: 'disclosure',
      sql: shares(`${app('granted')} + ${app('partial')}`, app('total_handled'), these),
    },
    {
      id: 'trend',
      sql: `WITH counted AS (
  SELECT report_id, authority, place_code, coalesce(organ, '') AS office, scope, year,
         ${app('granted')} + ${app('partial')} AS given,
         ${app('total_handled')} AS handled
  FROM reports
  WHERE ${COUNTING} AND place_code IS NOT NULL
)
SELECT now.report_id, now.authority, now.scope, before.year AS from_year, now.year AS to_year,
       before.handled AS handled_before, now.handled AS handled_now,
       before.given / before.handled AS share_before, now.given / now.handled AS share_now,
       now.given / now.handled - before.given / before.handled AS change
FROM counted AS now
JOIN counted AS before
  ON before.place_code = now.place_code AND before.office = now.office
 AND before.scope = now.scope AND before.year = now.year - 1
WHERE now.given IS NOT NULL AND before.given IS NOT NULL
  AND now.handled > 0 AND before.handled > 0
ORDER BY now.scope, change DESC, now.report_id`,
    },
    {
      id: 'received',
      sql: `SELECT year, place_level, count(*) AS reports,
       count(${app('new_received')}) AS with_figure,
       sum(${app('new_received')}) AS received
FROM reports
WHERE ${COUNTING} AND scope = ${literal(scope)} AND place_level IS NOT NULL
GROUP BY year, place_level
ORDER BY place_level, year`,
    },
    {
      id: 'refusals',
      sql: `SELECT row_id AS reason, count(value) AS reports, sum(value) AS cases
FROM cells
WHERE tbl = 'applications' AND column_id = 'total'
  AND row_id IN (${exemptions.map(literal).join(', ')})
  AND report_id IN (
    SELECT report_id FROM reports
    WHERE ${these} AND place_level = 'county'
  )
GROUP BY row_id
ORDER BY cases DESC NULLS LAST, reason`,
    },
    {
      id: 'not_held',
      sql: shares(app('unable_not_held'), app('total_handled'), these),
    },
    {
      id: 'comparable',
      sql: `SELECT place_name, year, string_agg(DISTINCT scope, ', ') AS scopes, count(*) AS reports,
       min(${app('new_received')}) AS least, max(${app('new_received')}) AS most
FROM reports
WHERE ${COUNTING} AND place_code IS NOT NULL
GROUP BY place_code, place_name, year
HAVING count(DISTINCT scope) > 1
ORDER BY most / nullif(least, 0) DESC NULLS LAST, year DESC, place_name`,
    },
    {
      id: 'sums',
      sql: `SELECT rule, count(*) FILTER (WHERE passed + failed + suspect > 0) AS assessable,
       count(*) FILTER (WHERE failed + suspect > 0) AS broken
FROM check_counts
WHERE report_id IN (SELECT report_id FROM reports WHERE ${COUNTING})
GROUP BY rule
HAVING count(*) FILTER (WHERE passed + failed + suspect > 0) > 0
ORDER BY broken DESC, assessable DESC, rule`,
    },
    {
      id: 'carry_over',
      sql: `SELECT r.report_id, r.authority, r.year, c.expected, c.actual, c.against
FROM checks c
JOIN reports r ON r.report_id = c.report_id
WHERE c.rule = 'series.carry_over' AND c.status <> 'not_assessable'
  AND r.kind = 'annual_report' AND r.superseded_by IS NULL
ORDER BY r.year DESC, r.report_id`,
    },
    {
      id: 'prose',
      sql: `SELECT r.report_id, r.authority, r.year, c.rule, c.status, c.expected, c.actual
FROM checks c
JOIN reports r ON r.report_id = c.report_id
WHERE starts_with(c.rule, 'prose.') AND c.status <> 'not_assessable'
  AND r.kind = 'annual_report' AND r.superseded_by IS NULL
ORDER BY r.year DESC, r.report_id, c.ordinal`,
    },
    {
      id: 'corrected',
      sql: shares(dispute('review', 'corrected'), `${dispute('review', 'total')} - ${dispute('review', 'pending')}`, these),
    },
    {
      id: 'review_first',
      sql: `SELECT year, place_level, count(*) AS reports,
       sum(${dispute('review', 'total')}) AS reviews, count(${dispute('review', 'total')}) AS with_reviews,
       sum(${dispute('suit_direct', 'total')}) AS direct_suits, count(${dispute('suit_direct', 'total')}) AS with_direct,
       sum(${dispute('suit_after_review', 'total')}) AS suits_after_review, count(${dispute('suit_after_review', 'total')}) AS with_after
FROM reports
WHERE ${COUNTING} AND scope = ${literal(scope)} AND place_level IS NOT NULL
GROUP BY year, place_level
ORDER BY place_level, year`,
    },
    {
      id: 'per_resident',
      sql: `WITH population(place_code, year, residents) AS (
  VALUES ('310000', 2023, 24874500)
)
SELECT r.report_id, r.place_name, r.year, ${app('new_received')} AS received, p.residents,
       ${app('new_received')} / p.residents * 100000 AS per_100k
FROM reports r
JOIN population p ON p.place_code = r.place_code AND p.year = r.year
WHERE r.kind = 'annual_report' AND r.superseded_by IS NULL AND r.scope = 'aggregate'
ORDER BY per_100k DESC NULLS LAST`,
    },
    {
      id: 'applicants',
      sql: `SELECT c.report_id, r.authority, c.column_id AS applicant, c.value AS applications,
       c.value / nullif(r.${app('new_received')}, 0) AS share
FROM cells c
JOIN reports r ON r.report_id = c.report_id
WHERE c.tbl = 'applications' AND c.row_id = 'new_received' AND c.column_id IN (${APPLICANT_COLUMNS.map((column) => literal(column.id)).join(', ')})
  AND r.kind = 'annual_report' AND r.superseded_by IS NULL
  AND r.year = ${literal(year)} AND r.scope = ${literal(scope)}
ORDER BY c.report_id, c.ordinal`,
    },
    {
      id: 'companies',
      sql: `WITH counted AS (
  SELECT report_id, column_id AS applicant,
         max(value) FILTER (WHERE row_id = 'granted') + max(value) FILTER (WHERE row_id = 'partial') AS given,
         max(value) FILTER (WHERE row_id = 'total_handled') AS handled
  FROM cells
  WHERE tbl = 'applications' AND column_id IN ('natural_person', 'company')
    AND row_id IN ('granted', 'partial', 'total_handled')
  GROUP BY report_id, column_id
)
SELECT r.report_id, r.authority, r.year, r.scope, c.applicant, c.given, c.handled,
       c.given / nullif(c.handled, 0) AS share
FROM counted c
JOIN reports r ON r.report_id = c.report_id
WHERE r.kind = 'annual_report' AND r.superseded_by IS NULL
  AND c.given IS NOT NULL AND c.handled > 0
ORDER BY r.year DESC, r.report_id, c.applicant DESC`,
    },
    {
      id: 'backlog',
      sql: shares(app('carried_out'), `${app('new_received')} + ${app('carried_in')}`, these),
    },
    {
      id: 'gatekeeping',
      sql: `SELECT report_id, authority, ${app('refused_petition')} AS petitions,
       ${app('refused_repeat')} AS repeated,
       ${app('total_handled')} AS handled,
       (${app('refused_petition')} + ${app('refused_repeat')})
         / nullif(${app('total_handled')}, 0) AS share
FROM reports
WHERE ${these}
ORDER BY share DESC NULLS LAST, report_id`,
    },
    {
      id: 'disputes',
      sql: `SELECT report_id, authority, ${dispute('review', 'total')} AS reviews,
       ${app('new_received')} AS received,
       ${dispute('review', 'total')} / nullif(${app('new_received')}, 0) * 100 AS per_100
FROM reports
WHERE ${these}
ORDER BY ${app('new_received')} < 30, per_100 DESC NULLS LAST, report_id`,
    },
    {
      id: 'missing',
      sql: `WITH units AS (
  SELECT DISTINCT code, left(code, 2) AS province
  FROM places
  WHERE level IN ('province', 'prefecture', 'county')
    AND left(code, 2) NOT IN ('71', '81', '82')
    AND (valid_from IS NULL OR valid_from <= ${literal(year)})
    AND (valid_to IS NULL OR valid_to > ${literal(year)})
), held AS (
  SELECT DISTINCT place_code
  FROM reports
  WHERE ${COUNTING} AND year = ${literal(year)}
    AND scope IN ('aggregate', 'organ_only', 'unknown')
)
SELECT u.province || '0000' AS province_code, max(p.name) AS province, count(DISTINCT u.code) AS expected,
       count(DISTINCT h.place_code) AS held,
       count(DISTINCT u.code) - count(DISTINCT h.place_code) AS missing
FROM units u
LEFT JOIN held h ON h.place_code = u.code
LEFT JOIN places p ON p.code = u.province || '0000'
GROUP BY u.province
ORDER BY held DESC, province_code`,
    },
    {
      id: 'unusual',
      sql: `WITH counted AS (
  SELECT report_id, authority, place_level,
         ${app('granted')} + ${app('partial')} AS given,
         ${app('total_handled')} AS handled
  FROM reports
  WHERE ${these}
), usable AS (
  SELECT * FROM counted
  WHERE given IS NOT NULL AND handled > 0 AND place_level IS NOT NULL
), peers AS (
  SELECT place_level, sum(given) / sum(handled) AS mean, count(*) AS peers
  FROM usable
  GROUP BY place_level
)
SELECT u.report_id, u.authority, u.place_level, p.peers, u.handled, u.given / u.handled AS share, p.mean,
       (u.given / u.handled - p.mean) / nullif(sqrt(p.mean * (1 - p.mean) / u.handled), 0) AS standard_errors
FROM usable u
JOIN peers p ON p.place_level = u.place_level
ORDER BY abs(standard_errors) DESC NULLS LAST, u.report_id`,
    },
    {
      id: 'proactive',
      sql: `SELECT report_id, authority, form_proactive AS form,
       ${proactive('licences', 'decisions')} AS licences,
       ${proactive('penalties', 'decisions')} AS penalties,
       ${proactive('coercion', 'decisions')} AS coercion,
       ${proactive('fees', 'amount_wan')} AS fees_wan,
       ${proactive('normative_documents', 'made')} AS documents_made,
       ${proactive('normative_documents', 'in_force')} AS documents_in_force
FROM reports
WHERE ${these}
ORDER BY licences DESC NULLS LAST, report_id`,
    },
  ];
}
