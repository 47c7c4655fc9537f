/**
 * The twenty questions that a reader of these reports asks, as SQL to begin from. Each is asked of the year and
 * the scope with which the pages open, and lib/questions names the page that answers the same: a test holds both equal.
 */
import { APPLICANT_COLUMNS, cellId, outcomeRows } from '../form';
import type { Label } from '../form';
import type { Defaults } from './filter';
import { cellColumn, literal } from './sql/text';
import { COUNTING } from './sql/where';

export interface Example {
  id: string;
  question: Label;
  /** What to know before reading the answer. */
  note: Label;
  sql: string;
}

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
      id: 'disclosure', question: { zh: '谁公开得多？', en: 'Who discloses more?' },
      note: { zh: '予以公开加部分公开，占办理总数；附 Wilson 95% 区间。办理不足 30 件的排在最后，不与前面比。', en: 'Granted in full or in part, of all handled, with its Wilson 95% interval. Below 30 handled a report is listed last and not compared.' },
      sql: shares(`${app('granted')} + ${app('partial')}`, app('total_handled'), these),
    },
    {
      id: 'trend', question: { zh: '公开率是升是降？只看相连两年都有的', en: 'Is disclosure rising or falling, among those there in both years?' },
      note: { zh: '同一地区、机关、口径，相连两年都有数的才比；否则升降可能只因换了一批报告。不同口径不混在一起。', en: 'Only one place, organ and scope with figures in two years running: else a change may only be a change of reports.' },
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
      id: 'received', question: { zh: '一共收到多少申请？有多少份报告有这个数？', en: 'How many applications, and how many reports say so?' },
      note: { zh: '各级分开加：市的数已经包含区的数。reports 是报告数，with_figure 是其中有此数的。', en: 'Added up by level: a city’s figure contains its districts’. “reports” counts reports, “with_figure” those that give the figure.' },
      sql: `SELECT year, place_level, count(*) AS reports,
       count(${app('new_received')}) AS with_figure,
       sum(${app('new_received')}) AS received
FROM reports
WHERE ${COUNTING} AND scope = ${literal(scope)} AND place_level IS NOT NULL
GROUP BY year, place_level
ORDER BY place_level, year`,
    },
    {
      id: 'refusals', question: { zh: '为什么不予公开？', en: 'Why is information refused?' },
      note: { zh: '每项理由：多少份报告有数，合计多少件，只加县级的。', en: 'Each reason: how many reports give a figure, and the cases they add up to, counties only.' },
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
      id: 'not_held', question: { zh: '多常说“不掌握”？', en: 'How often is the answer “not held”?' },
      note: { zh: '“本机关不掌握”占办理总数。它既指信息不存在，也指由别的机关掌握。', en: '“Not held by this organ”, of all handled. It mixes information that does not exist with what another organ has.' },
      sql: shares(app('unable_not_held'), app('total_handled'), these),
    },
    {
      id: 'comparable', question: { zh: '这两份报告能比吗？同一地区的几种口径', en: 'Can these two be compared? One place, several scopes' },
      note: { zh: '同一地区同一年既有全地区的、又有机关自己的：两者可以差几十倍。', en: 'Places that have a report for the whole area and one for an office in a single year: they can differ thirtyfold.' },
      sql: `SELECT place_name, year, string_agg(DISTINCT scope, ', ') AS scopes, count(*) AS reports,
       min(${app('new_received')}) AS least, max(${app('new_received')}) AS most
FROM reports
WHERE ${COUNTING} AND place_code IS NOT NULL
GROUP BY place_code, place_name, year
HAVING count(DISTINCT scope) > 1
ORDER BY most / nullif(least, 0) DESC NULLS LAST, year DESC, place_name`,
    },
    {
      id: 'sums', question: { zh: '哪些报告加不起来？', en: 'Which reports do not add up?' },
      note: { zh: '每条规则：可核对的报告数，其中不成立或存疑的。缺数不能核对的不在内。', en: 'For each rule the reports that can be assessed, and those that fail or are suspect. Those that lack a figure count as neither.' },
      sql: `SELECT rule, count(*) FILTER (WHERE passed + failed + suspect > 0) AS assessable,
       count(*) FILTER (WHERE failed + suspect > 0) AS broken
FROM check_counts
WHERE report_id IN (SELECT report_id FROM reports WHERE ${COUNTING})
GROUP BY rule
HAVING count(*) FILTER (WHERE passed + failed + suspect > 0) > 0
ORDER BY broken DESC, assessable DESC, rule`,
    },
    {
      id: 'carry_over', question: { zh: '上年结转的，下年接上了吗？', en: 'Does what was carried out come in the next year?' },
      note: { zh: 'expected 是上年的“结转下年度”，actual 是本年的“上年结转”。', en: '“expected” is what the year before carried out, “actual” what this year says it carried in.' },
      sql: `SELECT r.report_id, r.authority, r.year, c.expected, c.actual, c.against
FROM checks c
JOIN reports r ON r.report_id = c.report_id
WHERE c.rule = 'series.carry_over' AND c.status <> 'not_assessable'
  AND r.kind = 'annual_report' AND r.superseded_by IS NULL
ORDER BY r.year DESC, r.report_id`,
    },
    {
      id: 'prose', question: { zh: '文字和表格说得一样吗？', en: 'Does the text agree with the table?' },
      note: { zh: 'expected 是表中的数，actual 是文字所说的。', en: '“expected” stands in the table, “actual” in the sentence.' },
      sql: `SELECT r.report_id, r.authority, r.year, c.rule, c.status, c.expected, c.actual
FROM checks c
JOIN reports r ON r.report_id = c.report_id
WHERE starts_with(c.rule, 'prose.') AND c.status <> 'not_assessable'
  AND r.kind = 'annual_report' AND r.superseded_by IS NULL
ORDER BY r.year DESC, r.report_id, c.ordinal`,
    },
    {
      id: 'corrected', question: { zh: '谁的决定在复议中被纠正？', en: 'Whose decisions are corrected on review?' },
      note: { zh: '结果纠正，占已审结的复议案件（总计减尚未审结）。', en: 'Corrected, of reviews decided: the total less those pending.' },
      sql: shares(dispute('review', 'corrected'), `${dispute('review', 'total')} - ${dispute('review', 'pending')}`, these),
    },
    {
      id: 'review_first', question: { zh: '2024 年起先复议，诉讼少了吗？', en: 'Did review before court move the lawsuits?' },
      note: { zh: '三类案件各自为一块，同一件可以先复议再起诉，所以不相加。2024 年起规则变了，前后不可直接比。', en: 'Three separate blocks, not added up: one case can be reviewed and then litigated. The rule changed in 2024, so years before and after do not compare directly.' },
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
      id: 'per_resident', question: { zh: '每十万人有多少申请？', en: 'How many applications per 100,000 residents?' },
      note: { zh: '报告里没有人口。把你的人口数填进第一段（这里以上海市 2023 年末常住人口为例），只用全地区汇总的报告。', en: 'Reports hold no population. Put your own in the first part (Shanghai’s residents at the end of 2023 stand there as an example), and use reports of whole areas only.' },
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
      id: 'applicants', question: { zh: '谁在申请？', en: 'Who asks for information?' },
      note: { zh: '六类申请人各占新收申请的多少。没有数的是空值，不是零。', en: 'Each kind of applicant as a share of applications received. Where there is no figure it is null, not zero.' },
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
      id: 'companies', question: { zh: '企业申请的结果更好吗？', en: 'Do companies fare better?' },
      note: { zh: '自然人和商业企业各自的公开率。办理不足 30 件的不可比。', en: 'The share disclosed to natural persons and to companies. Below 30 handled it does not compare.' },
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
      id: 'backlog', question: { zh: '谁积压得多？', en: 'Who has a backlog?' },
      note: { zh: '结转下年度，占新收与上年结转之和。', en: 'Carried over to the next year, of what was received and carried in.' },
      sql: shares(app('carried_out'), `${app('new_received')} + ${app('carried_in')}`, these),
    },
    {
      id: 'gatekeeping', question: { zh: '以“信访”“重复申请”挡回的有多少？', en: 'How much is turned away as a petition or as repeated?' },
      note: { zh: '信访举报投诉类和重复申请，与办理总数并列。', en: 'Petitions and repeated applications beside the total handled.' },
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
      id: 'disputes', question: { zh: '每百件申请引出多少复议？', en: 'How many reviews per 100 applications?' },
      note: { zh: '复议可能源于往年的申请，比率可以超过 100。', en: 'A review may concern an earlier year’s application, so the ratio can exceed 100.' },
      sql: `SELECT report_id, authority, ${dispute('review', 'total')} AS reviews,
       ${app('new_received')} AS received,
       ${dispute('review', 'total')} / nullif(${app('new_received')}, 0) * 100 AS per_100
FROM reports
WHERE ${these}
ORDER BY ${app('new_received')} < 30, per_100 DESC NULLS LAST, report_id`,
    },
    {
      id: 'missing', question: { zh: '谁缺席？', en: 'Who is missing?' },
      note: { zh: '各省应有报告的省、市、县级政府，与本站有报告的。缺，是本站没有，不等于没有公布；是否迟交，报告里看不出。', en: 'Governments of each province that should report, and those with a report here. Missing means that this site lacks it, not that it was not published; lateness cannot be told from the reports.' },
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
      id: 'unusual', question: { zh: '谁与同级不同？', en: 'Who is unusual among its peers?' },
      note: { zh: '偏离同级合起来的公开率几个标准误（漏斗图的距离）：两三个以内多属小数目的起落。', en: 'How many standard errors a report stands from its peers together, as in a funnel plot: within two or three it is mostly the ups and downs of small numbers.' },
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
      id: 'proactive', question: { zh: '许可、处罚、收费和规范性文件有多少？', en: 'How many licences, penalties, fees and rules?' },
      note: { zh: '新旧两版表格里只有处理决定数量可以相连；规范性文件、收费只有 2021 版的。', en: 'Only the numbers of decisions join the two versions of the form; documents and fees are of the 2021 form.' },
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
