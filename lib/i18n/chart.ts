/** The words that stand in charts, both languages. Labels of rows and columns come from lib/form, of rates from lib/metrics. */
import type { FigureState } from '../query/figures';
import type { Level } from '../query/sql/trend';
import type { Scope } from '../read/report';

export interface ChartWords {
  notReported: string;
  /** Two or three letters for a cell of a matrix, told in a key. */
  notReportedShort: string;
  absentShort: string;
  key: string;
  states: Record<FigureState, string>;
  scopes: Record<Scope, string>;
  year: (from: number, to: number) => string;
  coded: string;
  notRanked: (n: number) => string;
  /** Heading over rows without a figure. */
  without: string;
  handled: string;
  handledAll: string;
  ofHandled: string;
  total: string;
  partsNotReported: string;
  rest: string;
  interval: string;
  sum: string;
  outcomes: string;
  groups: Record<'granted' | 'partial' | 'denied' | 'unable' | 'refused' | 'other', string>;
  reasons: string;
  reasonsAs: Record<'count' | 'share' | 'within', string>;
  ofGroup: string;
  reasonsUnit: string;
  disputes: string;
  disputesOf: Record<'reviews' | 'suits', string>;
  disputeKinds: Record<'review' | 'suit_direct' | 'suit_after_review' | 'suits_all', string>;
  cases: string;
  applicants: string;
  ofReceived: string;
  received: string;
  applications: string;
  per100: string;
  scaleNote: string;
  mixed: string;
  report: string;
  place: string;
  breakReview: string;
  sentence: (title: string, n: number, of: number, first: string | null) => string;
  noRows: string;
  exceeds: string;
  moreMisprints: (n: string) => string;
  documents: string;
  /** After a row that only the 2019 form has. */
  form2019: string;
  wan: string;
  because: (cells: string) => string;
  zeroDenominator: string;
  breakForm: string;
  levels: Record<Level, string>;
  /** All places of a level together, for a rate and for a count. */
  pooled: string;
  sumOfAll: string;
  median: string;
  medianOfEach: string;
  quartiles: string;
  q1: string;
  q3: string;
  low: string;
  high: string;
  numerator: string;
  denominatorColumn: string;
  yearColumn: string;
  yearBefore: (name: string) => string;
  withFigure: string;
  spreadOver: string;
  nOf: (n: string, of: string) => string;
  samePlaces: (n: string, from: number, to: number) => string;
  eachYear: string;
  noPanel: string;
  pooledNote: (least: string) => string;
  levelNote: string;
  inferredNote: (n: string) => string;
  inferredTip: string;
  residents: string;
  per100k: string;
  denominatorOf: (words: string) => string;
  moreRows: (n: string) => string;
  crowdNote: (n: string) => string;
  /** Of a reader's own table. */
  notInOwn: string;
  ownLeft: (n: string, of: string) => string;
  trendSentence: (title: string, first: string | null, last: string | null) => string;
}

export const CHART_WORDS: Record<'zh' | 'en', ChartWords> = {
  zh: {
    notReported: '未公布', notReportedShort: '未公布', absentShort: '无此项', key: '未公布：报告没有给出；无此项：所用表格没有这一行',
    states: {
      stated: '原文所印', resolved: '据算术定读', coded: '人工录入', blank: '空白', dash: '以斜线或“无”表示', missing: '文中没有',
      garbled: '无法读出', absent: '所用表格无此项', not_entered: '未公布', inferred: '推算',
    },
    scopes: { aggregate: '汇总', organ_only: '本机关', department: '部门', township: '乡镇街道', zone: '功能区', unknown: '口径不明' },
    year: (from, to) => (from === to ? `${from}年` : `${from}—${to}年`),
    coded: '人工录入', notRanked: (n) => `不足${n}件，只列出，不排序`, without: '未公布',
    handled: '办理', handledAll: '办理总数', ofHandled: '占办理总数', total: '总计', partsNotReported: '结果未分类公布', rest: '其余未公布',
    interval: '95%区间', sum: 'Σ：所据为公布的合计数',
    outcomes: '申请办理结果',
    groups: { granted: '予以公开', partial: '部分公开', denied: '不予公开', unable: '无法提供', refused: '不予处理', other: '其他处理' },
    reasons: '每一项办理结果和理由', reasonsAs: { count: '每一项办理结果和理由', share: '每一项占办理总数', within: '各类之内每一项理由所占' }, ofGroup: '占同类结果之和', reasonsUnit: '件；底色越深，占该报告办理总数的比例越高',
    disputes: '复议与诉讼的结果', disputesOf: { reviews: '行政复议的结果', suits: '行政诉讼的结果' },
    disputeKinds: { review: '行政复议', suit_direct: '直接起诉', suit_after_review: '复议后起诉', suits_all: '诉讼（未分类）' },
    cases: '案件', applicants: '谁在申请', ofReceived: '占新收申请', received: '新收', applications: '件', per100: '每百件',
    scaleNote: '对数刻度：每格为十倍；0单列', mixed: '所列报告口径不同，不可直接比较', report: '报告', place: '地区',
    breakReview: '2024起先复议',
    sentence: (title, n, of, first) => `${title}。${of}份报告中${n}份有此数字${first === null ? '' : `；最多或最高：${first}`}。`,
    noRows: '没有符合条件的报告', exceeds: '各项之和大于总计', moreMisprints: (n) => `另有${n}处各项之和大于总计`, documents: '件', form2019: '（2019年表）', wan: '万元',
    because: (cells) => `缺：${cells}`, zeroDenominator: '已公布，分母为0',
    breakForm: '2021起用新表格', levels: { province: '省级', prefecture: '地级', county: '县级', zone: '功能区' },
    pooled: '合计率', sumOfAll: '合计', median: '中位数', medianOfEach: '各地的中位数', quartiles: '四分位', q1: '下四分位', q3: '上四分位', low: '95%下限', high: '95%上限',
    numerator: '分子合计', denominatorColumn: '分母合计', yearColumn: '年份', yearBefore: (name) => `上年${name}`, withFigure: '有此数字的', spreadOver: '计入中位数的',
    nOf: (n, of) => `${of}份报告中${n}份有此数字`,
    samePlaces: (n, from, to) => (from === to ? `只有${from}年有同一批地区（${n}个）` : `同一批${n}个地区，${from}至${to}年有数字的年份每年都有`), eachYear: '各年有此数字的地区都算，地区并不相同，n列在年份下面，升降可能只是因为地区变了；不足3个地区的年份不连线',
    noPanel: '没有一个地区在各年都公布了这个数', pooledNote: (least) => `实线是合计率：各地分子之和除以分母之和，粗线为其95%区间；虚线是中位数，灰带是中间一半的地区，只计不少于${least}件的`,
    moreRows: (n) => `另有${n}行，见表格`, denominatorOf: (words) => `分母：${words}`, residents: '常住人口', per100k: '件/十万人', inferredNote: (n) => `≈：有${n}份报告的数含推算，原文没有印，由行列恒等式得出`, inferredTip: '含推算的数，原文没有印', levelNote: '只计同一层级，不把一地与其所属的地区相加', notInOwn: '你的表里没有值', ownLeft: (n, of) => `${of}份报告中有${n}份所在地区在你的表里没有值，未计入`, crowdNote: (n) => `${n}条细线各为一地，灰带是中间一半，虚线是中位数；名称见表格`,
    trendSentence: (title, first, last) => `${title}。${first === null || last === null ? '没有数字' : `合计${first}，${last}`}。`,
  },
  en: {
    notReported: 'not reported', notReportedShort: 'n/r', absentShort: '·', key: 'n/r: not reported   ·: no such row in the form used',
    states: {
      stated: 'as printed', resolved: 'settled by arithmetic', coded: 'entered by hand', blank: 'left blank', dash: 'a dash or “none”', missing: 'not in the text',
      garbled: 'cannot be read', absent: 'no such row in the form used', not_entered: 'not reported', inferred: 'inferred',
    },
    scopes: { aggregate: 'whole area', organ_only: 'own office only', department: 'department', township: 'township', zone: 'development zone', unknown: 'scope unknown' },
    year: (from, to) => (from === to ? String(from) : `${from}–${to}`),
    coded: 'entered by hand', notRanked: (n) => `Fewer than ${n} cases: listed, not ranked`, without: 'Not reported',
    handled: 'handled', handledAll: 'Total handled', ofHandled: 'of all applications handled', total: 'Total', partsNotReported: 'results not reported', rest: 'rest not reported',
    interval: '95% interval', sum: 'Σ: rests on a published sum',
    outcomes: 'What became of the applications',
    groups: { granted: 'Granted', partial: 'In part', denied: 'Denied', unable: 'Unable to provide', refused: 'Not processed', other: 'Otherwise handled' },
    reasons: 'Every outcome and reason', reasonsAs: { count: 'Every outcome and reason', share: 'Every outcome as a share of all handled', within: 'Reasons within each group' }, ofGroup: 'of all with the same kind of result', reasonsUnit: 'cases; the deeper the ground, the larger the share of that report’s total handled',
    disputes: 'Results of reviews and lawsuits', disputesOf: { reviews: 'Results of administrative reviews', suits: 'Results of lawsuits' },
    disputeKinds: { review: 'Administrative review', suit_direct: 'Lawsuit filed directly', suit_after_review: 'Lawsuit after review', suits_all: 'Lawsuits, kind not told' },
    cases: 'cases', applicants: 'Who asks', ofReceived: 'of applications received', received: 'received', applications: 'applications', per100: 'per 100',
    scaleNote: 'Logarithmic: each step is ten times the last; 0 stands apart', mixed: 'These reports differ in scope and do not compare directly', report: 'Report', place: 'Place',
    breakReview: '2024: review first',
    sentence: (title, n, of, first) => `${title}. ${n} of ${of} reports give the figure${first === null ? '' : `; the largest: ${first}`}.`,
    noRows: 'No report meets the choice', exceeds: 'the parts exceed the total', moreMisprints: (n) => `In ${n} more the parts exceed the total`, documents: 'documents', form2019: ' (2019 form)', wan: '10,000 yuan',
    because: (cells) => `missing: ${cells}`, zeroDenominator: 'Reported, but the denominator is 0',
    breakForm: 'new form from 2021', levels: { province: 'provinces', prefecture: 'prefectures', county: 'counties', zone: 'zones' },
    pooled: 'All together', sumOfAll: 'Sum of all', median: 'Median', medianOfEach: 'Median place', quartiles: 'Quartiles', q1: 'Lower quartile', q3: 'Upper quartile', low: '95% low', high: '95% high',
    numerator: 'Numerators', denominatorColumn: 'Denominators', yearColumn: 'Year', yearBefore: (name) => `${name}, a year before`, withFigure: 'with the figure', spreadOver: 'in the median',
    nOf: (n, of) => `${n} of ${of} reports give it`,
    samePlaces: (n, from, to) => (from === to ? `Only ${from} has places that give it in every year (${n})` : `The same ${n} places in every year of ${from}–${to} that has the figure`), eachYear: 'Each year counts the places that give the figure then: they are not the same places (n stands under the year), so a rise or fall may only be a change of places; years with fewer than three are not joined',
    noPanel: 'No place gives this figure in every year', pooledNote: (least) => `The full line is all together: the sum of numerators over the sum of denominators, with its 95% interval. The dashed line is the median place, the grey band the middle half, of places with ${least} cases or more`,
    moreRows: (n) => `and ${n} more in the table`, denominatorOf: (words) => `Denominator: ${words}`, residents: 'residents', per100k: 'per 100,000', inferredNote: (n) => `≈: in ${n} reports a figure is inferred: it is not printed, and the sums of the form leave one number`, inferredTip: 'rests on an inferred figure, which is not printed', levelNote: 'One level only: no place is added to one it lies in', notInOwn: 'No value in your table', ownLeft: (n, of) => `${n} of ${of} reports are of places without a value in your table and are left out`, crowdNote: (n) => `Each of the ${n} thin lines is a place, the band the middle half of them, the dashed line their median; their names are in the table`,
    trendSentence: (title, first, last) => `${title}. ${first === null || last === null ? 'No figure' : `All together ${first}, ${last}`}.`,
  },
};
