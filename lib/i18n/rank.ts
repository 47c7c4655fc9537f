/** Words of the Rank page. */
import { both } from './lang';
import { counted } from './marks';

export interface RankLead {
  subject: string; metric: string; compared: string; of: string; pooled: string;
  above: { n: string; names: readonly string[] }; below: { n: string; names: readonly string[] };
  outside95: string;
}

const zhSide = (words: string, { n, names }: RankLead['above']) => (names.length === 0 ? `没有一份${words}` : `${n} 份${words}，最远的是${names.join('、')}`);
const enSide = (words: string, { n, names }: RankLead['above']) => (names.length === 0 ? `none is ${words}` : `${n} ${n === '1' ? 'is' : 'are'} ${words}, furthest ${names.join(', ')}`);

export const RANK = both({
  title: '谁与众不同', description: '把同级的地区按一项比率排开：带区间的点，和按件数画出的漏斗；件数太少的只列出，不排序。',
  lead: ({ subject, metric, compared, of, pooled, above, below }: RankLead) => `${subject}的 ${of} 份报告中，${compared} 份件数够多，可以按${metric}比较，合并为 ${pooled}。与偶然应有的差别相比，${zhSide('高得出奇', above)}；${zhSide('低得出奇', below)}。`,
  leadFew: (subject: string, metric: string, of: string) => `${subject}的 ${of} 份报告中，件数够多、可以按${metric}比较的不到三份，谈不上谁与众不同。`,
  leadNone: (subject: string) => `${subject}：没有这样的报告。请放宽年度、口径、层级或省份。`,
  chance: (outside: string, compared: string, expected: string) => `只凭偶然，每一百份约有五份落在 95% 界限之外；这里 ${compared} 份中有 ${outside} 份（按偶然约 ${expected} 份）。远多于偶然，说明各地的做法或所受的申请本来就不同，落在界限外不等于做错了什么。`,
  chanceFew: (outside: string, compared: string) => `落在 95% 界限之外的，${compared} 份中有 ${outside} 份，与偶然相差不多。`,
  nested: '有的地区在另一个地区之内（如一个市里的区），它的件数可能已算在上级里，所以不计入合并率；点照样画出。',
  filters: { title: '选一群同侪', metric: '指标', year: '年度', scope: '口径', level: '层级', province: '省份', place: '标出一个地区', all: '全部', nobody: '不标', reset: '回到初始的选择' },
  status: (n: string, subject: string) => `当前：${subject}，${n} 份报告`,
  subject: (parts: readonly string[]) => parts.filter(Boolean).join('，'),
  funnel: { heading: '件数不同，偶然的起伏也不同', text: '办得少的地区，一两件就能使比率大起大落。漏斗按每处的件数画出界限：点落在里面，与合并率的差别可以是偶然；落在外面，值得去看报告。', caption: '每个点是一份报告；实心为 99.8% 界限之外。' },
  rank: { heading: '从高到低', text: '线是 95% 区间，点是比率。区间相叠的两处，先后说明不了什么。', caption: '区间显示小数目的不稳定；报告是全数，不是抽样。' },
  outside: { heading: '界限之外的', place: '地区', value: '比率', cases: '件数', standing: '与同侪相比', report: '报告', compare: '同侪比较', more: (n: string) => `另有 ${n} 份在界限之外，见上面的表格。` },
}, {
  title: 'Who is unusual', description: 'Places of one level set out by a rate: dots with intervals, and a funnel over the number of cases; those with few cases are listed, not ranked.',
  lead: ({ subject, metric, compared, of, pooled, above, below }) => `Of ${of} reports (${subject}), ${compared} have enough cases to be compared by ${metric.toLowerCase()}, ${pooled} taken together. Against what chance would give, ${enSide('far higher', above)}; ${enSide('far lower', below)}.`,
  leadFew: (subject, metric, of) => `Of ${of} reports (${subject}), fewer than three have enough cases to be compared by ${metric.toLowerCase()}: nobody can be called unusual.`,
  leadNone: (subject) => `${subject}: no such report. Widen the year, the kind of report, the level or the province.`,
  chance: (outside, compared, expected) => `Chance alone would leave five in a hundred outside the 95% limits; here it is ${outside} of ${compared} (by chance about ${expected}). So many more mean that practice, or what is asked of offices, differs: to stand outside is a reason to read the report, not a verdict.`,
  chanceFew: (outside, compared) => `Outside the 95% limits are ${outside} of ${compared}, about what chance would give.`,
  nested: 'Some places lie within another one here (a district in its city). Their cases may be counted there already, so they are left out of the pooled rate; their dots are drawn all the same.',
  filters: { title: 'Choose the peers', metric: 'Rate', year: 'Year', scope: 'Whose figures', level: 'Level', province: 'Province', place: 'Mark a place', all: 'all', nobody: 'none', reset: 'Back to the first view' },
  status: (n, subject) => `Shown: ${subject}, ${counted(n, 'report')}`,
  subject: (parts) => parts.filter(Boolean).join(', '),
  funnel: { heading: 'Few cases swing by chance', text: 'Where few applications are handled, one or two move the rate a long way. The funnel draws limits for every number of cases: a dot inside may differ from the pooled rate by chance; a dot outside is worth a look at its report.', caption: 'Each dot is a report; filled dots lie outside the 99.8% limits.' },
  rank: { heading: 'From highest to lowest', text: 'The line is the 95% interval, the dot the rate. Where two intervals overlap, their order says little.', caption: 'Intervals show how unstable small numbers are; a report is a full count, not a sample.' },
  outside: { heading: 'Outside the limits', place: 'Place', value: 'Rate', cases: 'Cases', standing: 'Among peers', report: 'Report', compare: 'Compare with peers', more: (n) => `${n} more outside the limits are in the table above.` },
});
