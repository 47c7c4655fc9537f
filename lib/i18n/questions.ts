/** The twenty questions in words, with what to know before reading each answer, and the headings over them. */
import type { ExampleId } from '../query/examples';
import { both } from './lang';

interface Words { question: string; note: string }

const ZH: Record<ExampleId, Words> = {
  disclosure: { question: '谁公开得多？', note: '予以公开加部分公开，占办理总数；附 Wilson 95% 区间。办理不足 30 件的排在最后，不与前面比。' },
  trend: { question: '公开率是升是降？只看相连两年都有的', note: '同一地区、机关、口径，相连两年都有数的才比；否则升降可能只因换了一批报告。不同口径不混在一起。' },
  received: { question: '一共收到多少申请？有多少份报告有这个数？', note: '各级分开加：市的数已经包含区的数。reports 是报告数，with_figure 是其中有此数的。' },
  refusals: { question: '为什么不予公开？', note: '每项理由：多少份报告有数，合计多少件，只加县级的。' },
  not_held: { question: '多常说“不掌握”？', note: '“本机关不掌握”占办理总数。它既指信息不存在，也指由别的机关掌握。' },
  comparable: { question: '这两份报告能比吗？同一地区的几种口径', note: '同一地区同一年既有全地区的、又有机关自己的：两者可以差几十倍。' },
  sums: { question: '哪些报告加不起来？', note: '每条规则：可核对的报告数，其中不成立或存疑的。缺数不能核对的不在内。' },
  carry_over: { question: '上年结转的，下年接上了吗？', note: 'expected 是上年的“结转下年度”，actual 是本年的“上年结转”。' },
  prose: { question: '文字和表格说得一样吗？', note: 'expected 是表中的数，actual 是文字所说的。' },
  corrected: { question: '谁的决定在复议中被纠正？', note: '结果纠正，占已审结的复议案件（总计减尚未审结）。' },
  review_first: { question: '2024 年起先复议，诉讼少了吗？', note: '三类案件各自为一块，同一件可以先复议再起诉，所以不相加。2024 年起规则变了，前后不可直接比。' },
  per_resident: { question: '每十万人有多少申请？', note: '报告里没有人口。把你的人口数填进第一段（这里以上海市 2023 年末常住人口为例），只用全地区汇总的报告。' },
  applicants: { question: '谁在申请？', note: '六类申请人各占新收申请的多少。没有数的是空值，不是零。' },
  companies: { question: '企业申请的结果更好吗？', note: '自然人和商业企业各自的公开率。办理不足 30 件的不可比。' },
  backlog: { question: '谁积压得多？', note: '结转下年度，占新收与上年结转之和。' },
  gatekeeping: { question: '以“信访”“重复申请”挡回的有多少？', note: '信访举报投诉类和重复申请，与办理总数并列。' },
  disputes: { question: '每百件申请引出多少复议？', note: '复议可能源于往年的申请，比率可以超过 100。' },
  missing: { question: '谁缺席？', note: '各省应有报告的省、市、县级政府，与本站有报告的。缺，是本站没有，不等于没有公布；是否迟交，报告里看不出。' },
  unusual: { question: '谁与同级不同？', note: '偏离同级合起来的公开率几个标准误（漏斗图的距离）：两三个以内多属小数目的起落。' },
  proactive: { question: '许可、处罚、收费和规范性文件有多少？', note: '新旧两版表格里只有处理决定数量可以相连；规范性文件、收费只有 2021 版的。' },
};

const EN: typeof ZH = {
  disclosure: { question: 'Who discloses more?', note: 'Granted in full or in part, of all handled, with its Wilson 95% interval. Below 30 handled a report is listed last and not compared.' },
  trend: { question: 'Is disclosure rising or falling, among those there in both years?', note: 'Only one place, organ and scope with figures in two years running: else a change may only be a change of reports.' },
  received: { question: 'How many applications, and how many reports say so?', note: 'Added up by level: a city’s figure contains its districts’. “reports” counts reports, “with_figure” those that give the figure.' },
  refusals: { question: 'Why is information refused?', note: 'Each reason: how many reports give a figure, and the cases they add up to, counties only.' },
  not_held: { question: 'How often is the answer “not held”?', note: '“Not held by this organ”, of all handled. It mixes information that does not exist with what another organ has.' },
  comparable: { question: 'Can these two be compared? One place, several scopes', note: 'Places that have a report for the whole area and one for an office in a single year: they can differ thirtyfold.' },
  sums: { question: 'Which reports do not add up?', note: 'For each rule the reports that can be assessed, and those that fail or are suspect. Those that lack a figure count as neither.' },
  carry_over: { question: 'Does what was carried out come in the next year?', note: '“expected” is what the year before carried out, “actual” what this year says it carried in.' },
  prose: { question: 'Does the text agree with the table?', note: '“expected” stands in the table, “actual” in the sentence.' },
  corrected: { question: 'Whose decisions are corrected on review?', note: 'Corrected, of reviews decided: the total less those pending.' },
  review_first: { question: 'Did review before court move the lawsuits?', note: 'Three separate blocks, not added up: one case can be reviewed and then litigated. The rule changed in 2024, so years before and after do not compare directly.' },
  per_resident: { question: 'How many applications per 100,000 residents?', note: 'Reports hold no population. Put your own in the first part (Shanghai’s residents at the end of 2023 stand there as an example), and use reports of whole areas only.' },
  applicants: { question: 'Who asks for information?', note: 'Each kind of applicant as a share of applications received. Where there is no figure it is null, not zero.' },
  companies: { question: 'Do companies fare better?', note: 'The share disclosed to natural persons and to companies. Below 30 handled it does not compare.' },
  backlog: { question: 'Who has a backlog?', note: 'Carried over to the next year, of what was received and carried in.' },
  gatekeeping: { question: 'How much is turned away as a petition or as repeated?', note: 'Petitions and repeated applications beside the total handled.' },
  disputes: { question: 'How many reviews per 100 applications?', note: 'A review may concern an earlier year’s application, so the ratio can exceed 100.' },
  missing: { question: 'Who is missing?', note: 'Governments of each province that should report, and those with a report here. Missing means that this site lacks it, not that it was not published; lateness cannot be told from the reports.' },
  unusual: { question: 'Who is unusual among its peers?', note: 'How many standard errors a report stands from its peers together, as in a funnel plot: within two or three it is mostly the ups and downs of small numbers.' },
  proactive: { question: 'How many licences, penalties, fees and rules?', note: 'Only the numbers of decisions join the two versions of the form; documents and fees are of the 2021 form.' },
};

export const ASKED = both({
  heading: '二十个问题，各有答处', jump: '二十个问题',
  matters: { applications: '申请', outcomes: '办理结果', disputes: '复议和诉讼', proactive: '主动公开', comparing: '相比', reports: '报告本身' },
  asked: ZH,
}, {
  heading: 'Twenty questions, and where each is answered', jump: 'Twenty questions',
  matters: { applications: 'Applications', outcomes: 'Outcomes', disputes: 'Reviews and lawsuits', proactive: 'Proactive disclosure', comparing: 'Comparing', reports: 'The reports themselves' },
  asked: EN,
});
