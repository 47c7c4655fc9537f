/** Words of the Method and Data pages. Rows, rates, rules, states and columns have their words elsewhere. */
import { both } from './lang';

export const METHOD = both({
  title: '方法', description: '数字从哪里来、怎样读出、怎样核对、比率怎样算，以及不能用来做什么。',
  lead: (cells: string, empty: string, passed: string, found: string) => `本站现有 ${cells} 个数字，另有 ${empty} 格在报告里没有数；核对做成 ${passed} 项通过，${found} 项值得看。下面说明每个数字是怎样来的。`,
  way: {
    heading: '一个数字的来路',
    text: [
      '《政府信息公开条例》（2019年修订）要求每个行政机关每年公布一份报告，内容和表格由国务院办公厅规定：2021年度起用国办公开办函〔2021〕30号的表格，2019、2020年度用〔2019〕60号的。',
      '读报告时按表格的行名找行，不按行数；用的是哪一版，逐表按它的行判断，不看年度，也不看正文引了哪个文件。',
      '一行读不直的（少一格、错一格、数字之间没有分隔），列出所有可能的读法，只留行与列的合计都支持的。只剩一种，就取它并注明；剩几种或一种也没有，就不给数。合计只用来在所印的几种读法中选择，从不改动所印的数字。',
      '人工录入的数字注明出处和录入文件的行号；它们与读出的数字放在同样的表里，以来源区别。',
    ],
  },
  states: { heading: '每一格的状态', text: '有数的只有前两种和人工录入。其余都是没有数：没有数不是零。由合计可以推算的，只作附注，不作数值。', state: '状态', meaning: '意思' },
  form: { heading: '表格', text: '2021 年版的各行。2019 年版的申请表只有一行“其他处理”；它的主动公开表算的是另外的事，只有许可、处罚、强制的决定数意思相同，可以连起来。', row: '行', columns: '列', article: '条款', articleOf: (article: string) => `条例第 ${article} 条`,
    tables: { applications: '申请的收到和办理', proactive: '主动公开', disputes: '行政复议和行政诉讼' }, versions: { 2021: '2021 年版', 2019: '2019 年版' } },
  metrics: {
    heading: '比率', text: (least: string) => `每个比率只在一处定义。分子或分母有一格没有数，比率就没有。份额用 Wilson 95% 区间，跨年份的比用 Poisson 区间：它们表示小数目不稳定，报告本身是普查，不是抽样。分母不足 ${least} 的只列出，不排序。`,
    alternatives: '公开率有三个分母：办理总数（官方报告用它，本站默认用它）、新收与上年结转之和、可作实体决定的申请。三者是三个比率，各有名字，图上写明用的是哪一个；同一份报告在三者之下可以相差几十个百分点。',
    formula: '式子', formulaNote: '式子里的是格的编号，略去表名；除注明的列外都取总计一列。', form: '适用表样', forms: { 2021: '2021 年版', 2019: '2019 年版' },
    name: '比率', numerator: '分子', denominator: '分母', interval: '区间', caveats: '注意', intervals: { wilson: 'Wilson', poisson: 'Poisson', none: '无' },
  },
  toc: '本页内容',
  changes: { heading: '数据的变动', text: '发布者记下的变动，新的在前。报告的更正和不同版本，列在各份报告的页上。', none: '发布者还没有记下变动。', date: '日期', change: '变动', version: (sha: string, schema: string) => `现在的数据版本 ${sha}，表结构第 ${schema} 版。` },
  checks: { heading: '核对', text: '每份报告都过这些规则。不通过的列在报告页最前面，数字仍照原样。', rule: '规则', why: '缘由', severity: '轻重', formula: '式子' },
  scope: {
    heading: '口径：最容易弄错的地方', text: '同一个名字可以公布两份报告：机关自己的，和整个地区的，相差可达几十倍。本站为每份报告判断口径，列出依据，判断不了的写“口径不明”。图里从不自行混用。',
  },
  limits: {
    heading: '不能用来做什么',
    items: [
      '报告是各机关自己统计、自己公布的，本站没有另外核实。',
      '现有的报告不是抽样，也不齐全：能说“这些报告里”，不能说“全国”。',
      '件数不是人数，也不是信件数；一件申请可以拆成几件。',
      '上级汇总可能包含下级，本站不把上下级相加。',
      '复议和两种诉讼是三组独立的数，同一个案子可以出现在两组里，不能相加。2024 年起先复议后起诉，前后不可直接比较。',
      '“本机关不掌握”既指信息不存在，也指由其他机关掌握。',
    ],
  },
}, {
  title: 'Method', description: 'Where the figures come from, how they are read and checked, how rates are worked out, and what they cannot be used for.',
  lead: (cells, empty, passed, found) => `The atlas holds ${cells} figures, and ${empty} cells in which a report gives none; ${passed} checks pass, and ${found} found something to look at. This page says how each figure came about.`,
  way: {
    heading: 'The way of a figure',
    text: [
      'The Regulations on Open Government Information (revised 2019) require every organ to publish a report each year. The State Council’s office sets its contents and tables: from reporting year 2021 the form of 国办公开办函〔2021〕30号, for 2019 and 2020 that of 〔2019〕60号.',
      'Rows are found by their labels, never by counting. Which version a table follows is told by its own rows, not by the year nor by what the text cites.',
      'Where a row does not read straight (a cell lost or shifted, digits without separators), every possible reading is listed, and those are kept that the sums of row and column support. If one is left it is taken, and marked; if several or none are left, no figure is given. Sums choose between readings of what is printed. They never change a printed figure.',
      'Figures entered by hand carry their citation and their line in the file of entries; they stand in the same tables and are told apart by their origin.',
    ],
  },
  states: { heading: 'The state of a cell', text: 'Only the first two, and entries by hand, have a figure. All others have none, and none is not zero. What the sums imply for an empty cell is a note, never a value.', state: 'State', meaning: 'Meaning' },
  form: { heading: 'The form', text: 'The rows of the 2021 version. The 2019 applications table has a single row for otherwise handled; its proactive table counts other things, and only decisions on licences, penalties and compulsory measures mean the same and are joined.', row: 'Row', columns: 'Columns', article: 'Article', articleOf: (article) => `Regulations, Art. ${article}`,
    tables: { applications: 'Applications received and handled', proactive: 'Proactive disclosure', disputes: 'Reviews and lawsuits' }, versions: { 2021: 'version of 2021', 2019: 'version of 2019' } },
  metrics: {
    heading: 'Rates', text: (least) => `Each rate is defined once. If one cell of its numerator or denominator has no figure, the rate has none. Shares have a Wilson 95% interval, ratios across years a Poisson one: they show how unstable small numbers are, for a report is a census and not a sample. Below a denominator of ${least} nothing is ranked.`,
    alternatives: 'The disclosure rate has three denominators: all applications handled (which the official reports use, and this site unless told otherwise), those received plus carried in, and those on which a decision on the merits was possible. They are three rates with names of their own, and each chart says which it draws; under the three one report can differ by tens of points.',
    formula: 'Formula', formulaNote: 'Formulas name cells by their ids, without the table; the column is the total unless another is named.', form: 'Form', forms: { 2021: '2021', 2019: '2019' },
    name: 'Rate', numerator: 'Numerator', denominator: 'Denominator', interval: 'Interval', caveats: 'Mind', intervals: { wilson: 'Wilson', poisson: 'Poisson', none: 'none' },
  },
  toc: 'On this page',
  changes: { heading: 'Changes of the data', text: 'What the publisher noted, newest first. Corrections and versions of a report stand on its own page.', none: 'The publisher has noted no change yet.', date: 'Date', change: 'Change', version: (sha, schema) => `The data is now version ${sha}; its tables have the structure ${schema}.` },
  checks: { heading: 'Checks', text: 'Every report goes through these rules. What fails stands first on the page of the report, and the figures stay as printed.', rule: 'Rule', why: 'Why', severity: 'Weight', formula: 'Formula' },
  scope: {
    heading: 'Whose figures: where comparisons go wrong', text: 'One name can publish two reports, the office’s own and the whole area’s, and one may be thirty times the other. For each report the atlas tells which it is, with the evidence; where it cannot, it says scope unknown. Charts never mix kinds unasked.',
  },
  limits: {
    heading: 'What the figures cannot do',
    items: [
      'Organs count and publish for themselves. Nothing was verified beyond the reports.',
      'The reports here are neither a sample nor complete: say “in these reports”, not “in China”.',
      'Cases are neither people nor letters; one application can be split into several.',
      'The figures of a larger place may contain those of a smaller one. The two are never added.',
      'Reviews and the two kinds of lawsuit are three counts of their own, and one case can be in two of them. From 2024 review comes before court: the years before and after do not compare directly.',
      '“Not held” mixes information that does not exist with information another organ has.',
    ],
  },
});
