/** Words of the pages that compare reports: title, opening sentence from the data, sections, terms, captions. */
import { both } from './lang';

/** A figure of the data with its reports, already written in the language. */
export interface Extent {
  n: string;
  lowest: { name: string; text: string };
  highest: { name: string; text: string };
  /** Every report has the same figure. */
  same: boolean;
  /** Only one report has it. */
  single: boolean;
}
export interface Sentence { subject: string; of: string; extent: Extent | null }
export interface Lead { subject: string; of: string; received: Extent | null; disclosed: Extent | null }
export interface Reason { name: string; n: string; of: string }

const spanZh = (extent: Extent, unit: string) => (extent.single ? `${extent.highest.name}为 ${extent.highest.text}${unit}`
  : extent.same ? `都是 ${extent.highest.text}${unit}`
    : `最少是${extent.lowest.name}的 ${extent.lowest.text}${unit}，最多是${extent.highest.name}的 ${extent.highest.text}${unit}`);
const spanEn = (extent: Extent) => (extent.single ? `${extent.highest.text} in ${extent.highest.name}`
  : extent.same ? `${extent.highest.text} in each`
    : `from ${extent.lowest.text} in ${extent.lowest.name} to ${extent.highest.text} in ${extent.highest.name}`);

export const OVERVIEW = both({
  title: '向政府要信息，结果如何？',
  description: '比较中国各地政府信息公开年度报告里的申请、办理结果、行政复议和行政诉讼；每个数字都可追到原文。',
  what: '中国的每个行政机关每年都要公布一份报告：收到多少信息公开申请，怎样答复，多少引起复议和诉讼。本图集把这些报告放在一起比较，每个数字都可以追到它在原文中的位置。',
  lead: ({ subject, of, received, disclosed }: Lead) => [
    received === null ? `${subject}的 ${of} 份报告都没有写明收到多少件申请。`
      : `${subject}的 ${of} 份报告中，${received.n} 份写明收到多少件申请：${spanZh(received, ' 件')}。`,
    disclosed === null ? '没有一份同时写明结果、且办理满 30 件。'
      : `写明结果且办理满 30 件的有 ${disclosed.n} 份：申请人得到全部或部分信息的，${disclosed.single || disclosed.same ? spanZh(disclosed, '') : `从${disclosed.lowest.name}的 ${disclosed.lowest.text} 到${disclosed.highest.name}的 ${disclosed.highest.text}`}。`,
  ].join(''),
  sections: {
    applications: {
      heading: '申请：多少人来要信息',
      sentence: ({ extent }: Sentence) => (extent === null ? '所选报告没有公布收到的申请数。' : `收到的申请，${spanZh(extent, ' 件')}。地方大小不同，所以刻度每格为十倍。`),
      terms: [
        ['申请（件）', '任何人都可以书面请求政府机关提供它掌握的信息。按登记的件数计，不是人数：一封信可以登记成几件。', ''],
        ['汇总口径', '一个市、区或县连同其各部门合在一起的数字。政府办公室自己的数字是另一份报告，小得多，本站不把两者混在一起。', ''],
        ['未公布', '报告没有给出，或给出的部分里没有这个数。未公布不是零。', ''],
      ],
    },
    outcomes: {
      heading: '办理结果：给了，还是没给，为什么',
      sentence: ({ of, extent }: Sentence) => (extent === null ? '所选报告没有一份办理满 30 件并公布结果。' : `办理满 30 件并公布结果的 ${extent.n} 份报告里（共 ${of} 份），得到全部或部分信息的申请，${extent.single || extent.same ? spanZh(extent, '') : `从${extent.lowest.name}的 ${extent.lowest.text} 到${extent.highest.name}的 ${extent.highest.text}`}。`),
      terms: [
        ['予以公开、部分公开', '申请人得到了所要的全部信息，或其中可以公开的一部分。', ''],
        ['不予公开', '信息存在，但属于《政府信息公开条例》规定不公开的：国家秘密、第三方权益、内部事务、过程性信息、执法案卷等。', ''],
        ['无法提供', '本机关不掌握（没有，或由别的机关掌握）、要另行制作、或申请补正后仍不明确。', ''],
        ['不予处理', '不当作信息公开申请办：信访举报投诉、重复申请、要公开出版物、大量反复申请等。', ''],
        ['其他处理', '申请人逾期不补正、不缴费等。', ''],
      ],
    },
    reviews: {
      heading: '行政复议：不服答复，请上级再看',
      sentence: ({ of, extent }: Sentence) => (extent === null ? '所选报告没有公布行政复议的件数。' : `${of} 份报告中 ${extent.n} 份写明行政复议多少件：${spanZh(extent, ' 件')}。`),
      terms: [
        ['行政复议', '申请人不服答复，请上一级政府审查这个答复是否合法、适当。', ''],
        ['结果维持', '原答复有效。', ''],
        ['结果纠正', '原答复被撤销、变更、确认违法，或被责令重新答复。', ''],
        ['其他结果、尚未审结', '撤回、驳回等；以及到年底还没有结论的。', ''],
      ],
    },
    lawsuits: {
      heading: '行政诉讼：上法院',
      sentence: ({ of, extent }: Sentence) => (extent === null ? '所选报告没有公布行政诉讼的件数。' : `${of} 份报告中 ${extent.n} 份写明未经复议直接起诉多少件：${spanZh(extent, ' 件')}。`),
      terms: [
        ['直接起诉、复议后起诉', '不经复议就去法院，或复议之后再去法院。表格把两种分开列，一个案子可以先复议后起诉，所以三组数字不能相加。', ''],
        ['2024年的变化', '新《行政复议法》自2024年1月1日起施行：不予公开的决定须先复议，才能起诉。前后年份不可直接比较。', ''],
        ['诉讼（未分类）', '有的机关只公布诉讼总数，没有分这两种；单独列出，不拆分。', ''],
      ],
    },
  },
  figures: {
    received: '每行一份报告；点的位置是当年新收的申请件数。',
    trend: '每年的点下面是有此数字的报告数。', groups: '每行一份报告，整条为办理总数；色块里的数字是件数。',
    reviews: '每条为一份报告的全部复议案件，色块里的数字是件数。',
    suits: '每条为一份报告的一种诉讼，色块里的数字是件数。',
  },
  years: { heading: '历年：升了还是降了', text: '同一层级的地区合在一起看，上下级不相加；可以只看各年都有数字的同一批地区。' },
  holds: '本图集收了什么',
  heldColumns: { year: '年度', all: '报告', area: '其中汇总口径', read: '从原文读出', findings: '有核对不符' },
  changed: '与上一年相比',
  changedText: (from: string, to: string, scope: string) => `只比 ${from} 年和 ${to} 年都公布了这个数的同一批地区（${scope}口径），所以升降不是因为换了地区：`,
  changedColumns: { what: '指标', over: '同一批地区', change: '变化' },
  over: (n: string, level: string) => `${n} 个（${level}）`,
  points: (by: string) => `${by} 个百分点`,
  noChange: '没有两个相连的年度有足够多的同一批地区，无从比较。',
  changedNote: '数量是各地之和，比例是合计率（分子之和除以分母之和）；不同层级不相加。地区很少时，一地的变化就能左右结果。',
  seeds: (n: string) => `其中 ${n} 份报告全文收录在本站，每一格都可与原文对照：`,
  together: '把这几份放在一起看（口径不同，不可直接比较）',
  corpus: (reports: string, places: string, years: string) => `本图集现有 ${years}的 ${reports} 份报告，涉及 ${places} 个地区。`,
}, {
  title: 'What happens when people ask Chinese governments for information?',
  description: 'Compares the annual reports of Chinese governments on information disclosure: applications, outcomes, reviews and lawsuits, every figure traceable to the words it was read from.',
  what: 'Every government organ in China must publish a report each year: how many requests for information it received, how it answered them, and how many ended in dispute. This atlas sets those reports side by side, and lets every figure be followed to the place in the report where it stands.',
  lead: ({ subject, of, received, disclosed }) => [
    received === null ? `None of the ${of} reports (${subject}) says how many applications came in.`
      : `Of ${of} reports (${subject}), ${received.n} say how many applications came in: ${spanEn(received)}.`,
    disclosed === null ? ' None of them reports results for 30 applications or more.'
      : ` Applicants were given all or part of what they asked for in ${disclosed.single || disclosed.same ? spanEn(disclosed) : `between ${disclosed.lowest.text} (${disclosed.lowest.name}) and ${disclosed.highest.text} (${disclosed.highest.name})`} of cases, in the ${disclosed.n} that report results for 30 or more.`,
  ].join(''),
  sections: {
    applications: {
      heading: 'Applications: how many people ask',
      sentence: ({ extent }) => (extent === null ? 'None of these reports says how many applications came in.' : `Applications received run ${extent.single || extent.same ? `to ${spanEn(extent)}` : spanEn(extent)}. Places differ so much in size that each step of the scale is ten times the last.`),
      terms: [
        ['Application', 'A written request for information that an organ holds. Anyone may make one. Cases are counted as registered, not people: one letter may become several.', '申请（件）'],
        ['Whole area', 'A city, district or county with all of its departments. The government office’s own figures are another report, much smaller, and are not mixed in.', '汇总口径'],
        ['Not reported', 'The report, or what was published of it, gives no such figure. That is not zero.', '未公布'],
      ],
    },
    outcomes: {
      heading: 'Outcomes: given or not, and why not',
      sentence: ({ of, extent }) => (extent === null ? 'None of these reports gives results for 30 applications or more.' : `In the ${extent.n} of ${of} reports that give results for 30 applications or more, the share given in full or in part ${extent.single || extent.same ? `is ${spanEn(extent)}` : `runs ${spanEn(extent)}`}.`),
      terms: [
        ['Granted, in part', 'The applicant got all of it, or the part that may be disclosed.', '予以公开、部分公开'],
        ['Denied', 'The information exists, but the Regulations keep it closed: state secrets, rights of third parties, internal affairs, work in progress, enforcement files and the like.', '不予公开'],
        ['Unable to provide', 'The organ does not hold it (it does not exist, or another organ has it), it would have to be created, or the request stayed unclear.', '无法提供'],
        ['Not processed', 'Not treated as a request for information: petitions and complaints, repeats, published books, excessive requests.', '不予处理'],
        ['Otherwise handled', 'The applicant did not clarify or pay in time, and the rest.', '其他处理'],
      ],
    },
    reviews: {
      heading: 'Administrative review: asking a higher office to look again',
      sentence: ({ of, extent }) => (extent === null ? 'None of these reports says how many reviews there were.' : `${extent.n} of ${of} reports say how many reviews there were: ${spanEn(extent)}.`),
      terms: [
        ['Administrative review', 'An applicant who does not accept the answer asks the government above to examine it.', '行政复议'],
        ['Upheld', 'The answer stands.', '结果维持'],
        ['Corrected', 'The answer was annulled, changed or found unlawful, or a new one was ordered.', '结果纠正'],
        ['Other, pending', 'Withdrawn, dismissed and so on; and no decision by the end of the year.', '其他结果、尚未审结'],
      ],
    },
    lawsuits: {
      heading: 'Lawsuits: going to court',
      sentence: ({ of, extent }) => (extent === null ? 'None of these reports says how many lawsuits there were.' : `${extent.n} of ${of} reports say how many lawsuits were filed directly, without a review first: ${spanEn(extent)}.`),
      terms: [
        ['Filed directly, after review', 'To court at once, or after a review. One case can be reviewed and then litigated, so the three counts are never added together.', '直接起诉、复议后起诉'],
        ['The break of 2024', 'Since 1 January 2024 a refusal must go to review before it can go to court. Years before and after do not compare directly.', '2024年的变化'],
        ['Kind not told', 'Some organs publish only one count of lawsuits; it stands apart and is not divided.', '诉讼（未分类）'],
      ],
    },
  },
  figures: {
    received: 'One line a report; the dot stands at the applications received in the year.',
    trend: 'Under each year stands the number of reports that give the figure.', groups: 'One line a report; the whole bar is its total handled. The numbers in the bars count cases.',
    reviews: 'Each bar is all reviews of one report. The numbers in the bars count cases.',
    suits: 'Each bar is one kind of lawsuit of one report. The numbers in the bars count cases.',
  },
  years: { heading: 'Over the years: up or down', text: 'Places of one level together; no place is added to one it lies in. The same places in each year can be shown alone.' },
  holds: 'What the atlas holds',
  heldColumns: { year: 'Year', all: 'Reports', area: 'of whole areas', read: 'read from the text', findings: 'with sums that fail' },
  changed: 'Against the year before',
  changedText: (from, to, scope) => `Only places that give the figure in both ${from} and ${to} (${scope}), so that no rise or fall comes from a change of places:`,
  changedColumns: { what: 'Figure', over: 'The same places', change: 'Change' },
  over: (n, level) => `${n} (${level} level)`,
  points: (by) => `${by} points`,
  noChange: 'No two years running have enough of the same places to compare.',
  changedNote: 'Counts are sums over the places, rates are all together (sum of numerators over sum of denominators); levels are never added. Where the places are few, one of them can carry the change.',
  seeds: (n) => `The full text of ${n} of them is on this site, each figure beside the words it was read from:`,
  together: 'See these side by side (they differ in kind and do not compare directly)',
  corpus: (reports, places, years) => `The atlas now holds ${reports} reports on ${years}, from ${places} places.`,
});

export const APPLICATIONS = both({
  title: '申请',
  description: '各地收到多少件政府信息公开申请，谁在申请，多少结转到下一年。',
  lead: ({ subject, of, extent }: Sentence) => (extent === null ? `${subject}的 ${of} 份报告都没有写明收到多少件申请。` : `${subject}的 ${of} 份报告中，${extent.n} 份写明当年新收多少件申请：${spanZh(extent, ' 件')}。`),
  sections: {
    received: { heading: '收到多少', text: '“新收”是当年登记的件数，不含上年结转。件不是人：一个人可以提出许多件。' },
    applicants: { heading: '谁在申请', text: '表格把申请人分为自然人和五类法人或其他组织。条的全长为新收总数。只有逐类公布的报告才画得出。' },
    demand: { heading: '每十万人有多少申请', text: '地方有大有小，按常住人口折算才能比出需求的高低。只用汇总口径的报告。' },
    backlog: { heading: '多少没有办完', text: '结转率是年底还没有办结、转到下一年的件数，占新收与上年结转之和的比例。' },
    years: { heading: '历年', text: '同一层级的地区合在一起看，上下级不相加；缺的年份断开。选了几个年度，下面还有逐地的线：同一地区、同一机关、同一口径连成一线。' },
  },
  figures: {
    received: '点的位置是新收件数；每格为十倍。', applicants: '色块里的数字是件数。', demand: '点为每十万人的件数，粗线为 95% 区间。',
    backlog: '点为比例，粗线为 95% 区间：件数越少，区间越宽。这表示小数目不稳定，不是抽样误差。', trend: '每年的点下面是有此数字的报告数。', years: '新收申请，件。',
  },
}, {
  title: 'Applications',
  description: 'How many applications for government information each place receives, who makes them, and how many are carried over.',
  lead: ({ subject, of, extent }) => (extent === null ? `None of the ${of} reports (${subject}) says how many applications came in.` : `Of ${of} reports (${subject}), ${extent.n} say how many applications came in during the year: ${spanEn(extent)}.`),
  sections: {
    received: { heading: 'How many came in', text: 'Received are the cases registered in the year, without those carried over from the year before. Cases are not people: one person can make many.' },
    applicants: { heading: 'Who asks', text: 'The form knows natural persons and five kinds of organisation. A whole bar is all applications received. Only reports that publish each kind can be drawn.' },
    demand: { heading: 'Per 100,000 residents', text: 'Places differ in size: against their residents the demand for information can be compared. Only reports of whole areas count.' },
    backlog: { heading: 'What was left over', text: 'The backlog is the share of all applications due (received and carried in) that were not closed by the end of the year.' },
    years: { heading: 'Year by year', text: 'Places of one level together, none added to one it lies in; the line breaks where a year is missing. With several years chosen, a line for each place, organ and kind of report stands below.' },
  },
  figures: {
    received: 'The dot stands at the applications received; each step of the scale is ten times the last.', applicants: 'The numbers in the bars count cases.', demand: 'The dot is applications per 100,000 residents, the bar its 95% interval.',
    backlog: 'The dot is the share, the bar its 95% interval: the fewer the cases, the wider. It shows how unstable small numbers are, not an error of sampling.', trend: 'Under each year stands the number of reports that give the figure.', years: 'Applications received.',
  },
});

export const OUTCOMES = both({
  title: '办理结果',
  description: '申请有多少得到信息，多少被拒绝，各以什么理由：公开率、不予公开率等，注明分母和区间。',
  lead: ({ subject, of, extent, reason }: Sentence & { reason: Reason | null }) => [
    extent === null ? `${subject}的 ${of} 份报告中，没有一份办理满 30 件并公布结果。` : `${subject}的 ${of} 份报告中，${extent.n} 份办理满 30 件并公布了结果；得到全部或部分信息的，${extent.single || extent.same ? spanZh(extent, '') : `从${extent.lowest.name}的 ${extent.lowest.text} 到${extent.highest.name}的 ${extent.highest.text}`}。`,
    reason === null ? '' : `没有给的，最常见的理由是“${reason.name}”：在逐项公布理由的 ${reason.of} 份里，${reason.n} 份以它为最多。`,
  ].join(''),
  sections: {
    groups: { heading: '六类结果', text: '每件申请只计入一种结果；拆开答复的，计入部分公开。虚线框是没有公布的部分。' },
    reasons: { heading: '每一项结果和理由', text: '表格里的每一行。只公布大类的报告没有这些细项，列为未公布。' },
    rates: { heading: '比例，各有分母', text: '同一个词可以有不同的分母。通常用办理总数；另外两种在页首“比例的分母”里选，一次管住本页的比例。办理不足 30 件的只列出，不排序。' },
    applicants: { heading: '自然人和单位，结果一样吗', text: '表格的每一行都按申请人分列，所以能比较自然人与法人、其他组织各有多少得到了信息。只有逐列公布的报告才算得出。' },
    years: { heading: '历年', text: '同一层级的地区合在一起看，上下级不相加；缺的年份断开。选了几个年度，下面还有逐地的线：同一地区、同一机关、同一口径连成一线。' },
  },
  figures: {
    groups: '整条为办理总数，色块里的数字是件数。', reasons: '数字是件数，或占办理总数、占同类结果的比例。', applicants: '点为比例，粗线为 95% 区间；办理不足 30 件的点是空心的。',
    rates: '点为比例，粗线为 95% 区间：件数越少，区间越宽。这表示小数目不稳定，不是抽样误差。', trend: '每年的点下面是有此数字的报告数。', years: '公开率，占办理总数。',
  },
}, {
  title: 'Outcomes',
  description: 'How many applications were granted and how many refused, for which reasons: rates with their denominators and intervals.',
  lead: ({ subject, of, extent, reason }) => [
    extent === null ? `None of the ${of} reports (${subject}) gives results for 30 applications or more.` : `Of ${of} reports (${subject}), ${extent.n} give results for 30 applications or more; the share given in full or in part ${extent.single || extent.same ? `is ${spanEn(extent)}` : `runs ${spanEn(extent)}`}.`,
    reason === null ? '' : ` Where information was not given, the commonest reason is “${reason.name}”: it comes first in ${reason.n} of the ${reason.of} reports that list every reason.`,
  ].join(''),
  sections: {
    groups: { heading: 'Six kinds of result', text: 'Each application counts under one result; one that was split counts as granted in part. A dashed box is what was not reported.' },
    reasons: { heading: 'Every outcome and reason', text: 'Each line of the form. Reports that published only the groups have no such detail and stand under not reported.' },
    rates: { heading: 'Rates, each with its denominator', text: 'One word can hide several denominators. The usual one is all applications handled; two others can be chosen at the head of the page, for all of its rates at once. Below 30 handled a place is listed, not ranked.' },
    applicants: { heading: 'Do companies fare better?', text: 'Every row of the form is divided by kind of applicant, so natural persons and organisations can be compared. Only reports that publish each column can be drawn.' },
    years: { heading: 'Year by year', text: 'Places of one level together, none added to one it lies in; the line breaks where a year is missing. With several years chosen, a line for each place, organ and kind of report stands below.' },
  },
  figures: {
    groups: 'The whole bar is the total handled; the numbers in the bars count cases.', reasons: 'The numbers count cases, or are shares of all handled or of the same kind of result.', applicants: 'The dot is the share, the bar its 95% interval; a hollow dot rests on fewer than 30 cases.',
    rates: 'The dot is the rate, the bar its 95% interval: the fewer the cases, the wider. It shows how unstable small numbers are, not an error of sampling.', trend: 'Under each year stands the number of reports that give the figure.', years: 'Disclosure rate, of all applications handled.',
  },
});

export const REVIEWS = both({
  title: '行政复议',
  description: '不服信息公开答复而申请行政复议的案件：维持、纠正、其他、尚未审结。',
  lead: ({ subject, of, extent, corrected }: Sentence & { corrected: Extent | null }) => [
    extent === null ? `${subject}的 ${of} 份报告都没有写明行政复议多少件。` : `${subject}的 ${of} 份报告中，${extent.n} 份写明行政复议多少件：${spanZh(extent, ' 件')}。`,
    corrected === null ? '没有一份审结满 30 件并公布纠正多少。' : `审结满 30 件的 ${corrected.n} 份里，答复被纠正的比例${corrected.single || corrected.same ? `，${spanZh(corrected, '')}` : `从${corrected.lowest.name}的 ${corrected.lowest.text} 到${corrected.highest.name}的 ${corrected.highest.text}`}。`,
  ].join(''),
  sections: {
    results: { heading: '结果', text: '维持是原答复有效；纠正是原答复被撤销、变更、确认违法，或被责令重新答复。表格空着的，是未公布，不是零件。' },
    rate: { heading: '纠正率', text: '被纠正的占已审结（总计减尚未审结）的比例。' },
    burden: { heading: '每百件申请的复议', text: '复议件数与当年新收申请之比。复议可能源于往年的申请，所以可以超过 100。' },
    years: { heading: '历年', text: '2024 年起，不予公开的决定须先复议后起诉，前后不可直接比较。' },
  },
  figures: {
    results: '整条为全部复议案件，色块里的数字是件数。', rate: '点为比例，粗线为 95% 区间。',
    burden: '点为每百件新收申请的复议件数，粗线为 95% 区间。', trend: '每年的点下面是有此数字的报告数。', years: '行政复议总计，件。',
  },
}, {
  title: 'Administrative review',
  description: 'Reviews of answers to information requests: upheld, corrected, other, pending.',
  lead: ({ subject, of, extent, corrected }) => [
    extent === null ? `None of the ${of} reports (${subject}) says how many reviews there were.` : `Of ${of} reports (${subject}), ${extent.n} say how many reviews there were: ${spanEn(extent)}.`,
    corrected === null ? ' None of them reports results for 30 decided reviews or more.' : ` Where 30 or more were decided (${corrected.n} reports), the share in which the answer was corrected ${corrected.single || corrected.same ? `is ${spanEn(corrected)}` : `runs ${spanEn(corrected)}`}.`,
  ].join(''),
  sections: {
    results: { heading: 'Results', text: 'Upheld: the answer stands. Corrected: it was annulled, changed or found unlawful, or a new one was ordered. Where the form was left empty, the figure is not reported; that is not none.' },
    rate: { heading: 'Correction rate', text: 'Corrected cases as a share of those decided, that is the total without the pending ones.' },
    burden: { heading: 'Reviews per 100 applications', text: 'Reviews against the applications received in the same year. A review may concern an earlier application, so the ratio can exceed 100.' },
    years: { heading: 'Year by year', text: 'From 2024 a refusal must go to review before court: the years before and after do not compare directly.' },
  },
  figures: {
    results: 'The whole bar is all reviews; the numbers in the bars count cases.', rate: 'The dot is the share, the bar its 95% interval.',
    burden: 'The dot is reviews per 100 applications received, the bar its 95% interval.', trend: 'Under each year stands the number of reports that give the figure.', years: 'Reviews in total.',
  },
});

export const LAWSUITS = both({
  title: '行政诉讼',
  description: '信息公开引起的行政诉讼：未经复议直接起诉与复议后起诉，各有维持、纠正、其他、尚未审结。',
  lead: ({ subject, of, extent, after }: Sentence & { after: Extent | null }) => [
    extent === null ? `${subject}的 ${of} 份报告都没有写明直接起诉多少件。` : `${subject}的 ${of} 份报告中，${extent.n} 份写明未经复议直接起诉多少件：${spanZh(extent, ' 件')}。`,
    after === null ? '没有一份写明复议后起诉多少件。' : `${after.n} 份写明复议后起诉多少件：${spanZh(after, ' 件')}。`,
  ].join(''),
  sections: {
    results: { heading: '两种诉讼的结果', text: '一个案子可以先复议后起诉，所以复议和两种诉讼各算各的，不能相加。只公布诉讼总数的，列在“未分类”下。' },
    rate: { heading: '纠正率', text: '被法院纠正的占已审结（总计减尚未审结）的比例，每种诉讼分开算。' },
    years: { heading: '历年', text: '2024 年起，不予公开的决定须先复议后起诉，直接起诉的案件因此减少，前后不可直接比较。' },
  },
  figures: { results: '每条为一种诉讼的全部案件，色块里的数字是件数。', rate: '点为比例，粗线为 95% 区间。', trend: '每年的点下面是有此数字的报告数。', years: '未经复议直接起诉总计，件。' },
}, {
  title: 'Lawsuits',
  description: 'Lawsuits over information requests, filed directly or after review: upheld, corrected, other, pending.',
  lead: ({ subject, of, extent, after }) => [
    extent === null ? `None of the ${of} reports (${subject}) says how many lawsuits were filed directly.` : `Of ${of} reports (${subject}), ${extent.n} say how many lawsuits were filed without a review first: ${spanEn(extent)}.`,
    after === null ? ' None says how many followed a review.' : ` ${after.n} say how many followed a review: ${spanEn(after)}.`,
  ].join(''),
  sections: {
    results: { heading: 'Results of both kinds', text: 'One case can be reviewed and then litigated, so reviews and the two kinds of lawsuit are counted apart and never added. Where only one count was published, it stands under kind not told.' },
    rate: { heading: 'Correction rate', text: 'Cases the court corrected as a share of those decided (the total without the pending ones), for each kind of lawsuit.' },
    years: { heading: 'Year by year', text: 'From 2024 a refusal must go to review before court, so fewer suits are filed directly: the years before and after do not compare.' },
  },
  figures: { results: 'Each bar is all lawsuits of one kind; the numbers in the bars count cases.', rate: 'The dot is the share, the bar its 95% interval.', trend: 'Under each year stands the number of reports that give the figure.', years: 'Lawsuits filed directly, in total.' },
});

export const PROACTIVE = both({
  title: '主动公开',
  description: '不等申请就公布的：行政许可、行政处罚、行政强制的决定，规章和规范性文件，行政事业性收费。',
  lead: ({ subject, of, extent }: Sentence) => (extent === null ? `${subject}的 ${of} 份报告都没有写明作出多少行政许可决定。` : `${subject}的 ${of} 份报告中，${extent.n} 份写明作出多少行政许可决定：${spanZh(extent, ' 件')}。`),
  sections: {
    decisions: { heading: '许可、处罚、强制', text: '当年作出的决定件数。只有这三项在 2019 年和 2021 年两种表格里意思相同，可以放在一起。' },
    documents: { heading: '规章和规范性文件', text: '制发、废止、现行有效的件数，只取 2021 年表格；2019 年表格的相应各栏算的是另一件事，列为“所用表格无此项”。' },
    stock: { heading: '规范性文件的存量对得上吗', text: '上年现行有效，加今年制发，减今年废止，应等于今年现行有效。差不为零的，不是数错，就是两年口径不同。只有连续两年用 2021 年表格的才算得出。' },
    older: { heading: '2019 年表格里的另一套数字', text: '2019 年表格的这几栏算的是另外的事（新制作、新公开、对外公开总数，上一年项目数），与 2021 年表格不能相接，单列于此。' },
    fees: { heading: '行政事业性收费', text: '当年收费金额，单位为万元。' },
    years: { heading: '历年', text: '同一层级的地区合在一起看，上下级不相加；缺的年份断开。选了几个年度，下面还有逐地的线：同一地区、同一机关、同一口径连成一线。' },
  },
  figures: { decisions: '点的位置是件数；每格为十倍，0 单列。', documents: '点的位置是件数；每格为十倍，0 单列。', fees: '点的位置是金额；每格为十倍，0 单列。', stock: '点为差数，0 为对得上。', older: '点的位置是数量；每格为十倍，0 单列。', trend: '每年的点下面是有此数字的报告数。', years: '行政许可决定，件。' },
}, {
  title: 'Proactive disclosure',
  description: 'What is published without being asked: licences, penalties and compulsory measures, rules and normative documents, fees.',
  lead: ({ subject, of, extent }) => (extent === null ? `None of the ${of} reports (${subject}) says how many licences were decided.` : `Of ${of} reports (${subject}), ${extent.n} say how many licences were decided: ${spanEn(extent)}.`),
  sections: {
    decisions: { heading: 'Licences, penalties, compulsory measures', text: 'Decisions taken in the year. Only these three mean the same in the forms of 2019 and 2021 and can stand together.' },
    documents: { heading: 'Rules and normative documents', text: 'Made, repealed and in force, from the 2021 form only. The columns of the 2019 form count something else: its reports are listed as having no such row.' },
    stock: { heading: 'Does the stock of documents roll forward?', text: 'In force a year before, plus made, minus repealed, should be what is in force now. Where it is not, something was miscounted or the two years count different things. It takes two years running on the 2021 form.' },
    older: { heading: 'Other figures of the 2019 form', text: 'These columns of the 2019 form count other things (newly made, newly published, public in total, items of the year before). They do not join the 2021 form and stand apart here.' },
    fees: { heading: 'Administrative fees', text: 'Fees taken in the year, in units of 10,000 yuan.' },
    years: { heading: 'Year by year', text: 'Places of one level together, none added to one it lies in; the line breaks where a year is missing. With several years chosen, a line for each place, organ and kind of report stands below.' },
  },
  figures: { decisions: 'The dot stands at the count; each step is ten times the last, 0 stands apart.', documents: 'The dot stands at the count; each step is ten times the last, 0 stands apart.', fees: 'The dot stands at the amount; each step is ten times the last, 0 stands apart.', stock: 'The dot is the difference; 0 means that the stock rolls.', older: 'The dot stands at the number; each step is ten times the last, 0 stands apart.', trend: 'Under each year stands the number of reports that give the figure.', years: 'Licences decided.' },
});
