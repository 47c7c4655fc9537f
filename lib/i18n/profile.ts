/** Words of the profile of a place. */
import { both } from './lang';
import { counted } from './marks';

export interface PlaceLead { name: string; reports: string; years: string; scope: string; year: string; rate: { metric: string; value: string; low: string; high: string; made: string } | null; peers: { median: string; n: string; who: string } | null }

export const PROFILE = both({
  title: '一个地区', description: '一个地区的全部报告：各项比率历年与同级同口径的同侪相比，核对发现，沿革，上下级。',
  choose: '选一个地区', chooseText: (places: string) => `有报告的地区共 ${places} 个。按省列在下面，也可以查找。`, find: '找一个地区', placesOf: (n: string) => `${n} 个地区`, reportsOf: (name: string, n: string) => `${name}（${n} 份）`,
  loading: '正在取这个地区的报告……', unknown: (code: string) => `没有代码为 ${code} 的地区。`, noReports: (name: string) => `${name}没有报告在这里。`,
  lead: ({ name, reports, years, scope, year, rate, peers }: PlaceLead) => `${name}有 ${reports} 份年度报告（${years}）。${rate === null ? '' : `${year} 年${scope}的报告里，${rate.metric}为 ${rate.value}（${rate.made}，95% 区间 ${rate.low} 至 ${rate.high}）${peers === null ? '' : `；${peers.who} ${peers.n} 份报告的中位数是 ${peers.median}`}。`}`,
  leadNone: ({ name, reports, years }: { name: string; reports: string; years: string }) => `${name}有 ${reports} 份年度报告（${years}），没有一份同时给出某项比率的分子和分母。`,
  code: '代码', level: '层级', since: (from: string, to: string | null) => (to === null ? `${from} 年以来` : `${from}—${to} 年`), within: '属于',
  scope: '口径', peers: '同侪', country: '全国同级', province: '本省同级', reset: '回到初始的选择', filtersTitle: '选口径和同侪',
  peersWords: { country: (level: string) => `全国${level}`, province: (level: string) => `本省${level}` },
  rates: { heading: '历年各项比率', text: (who: string) => `黑线是本地区，灰底是${who}、同一口径、不少于 30 件的报告的中间一半，虚线是它们的中位数。各格刻度不同。`, caption: '空心点为不足 30 件；×为该年没有这个数。', waiting: '正在取同侪……', few: '每年件数够多的同侪不到五份，不画灰底。' },
  reports: { heading: '报告', year: '年度', scope: '口径', authority: '机关', origin: '来源', findings: '核对', open: (n: string) => `${n} 处存疑或不成立`, none: '未见不合', superseded: '不作数：另有一份', kind: '其他文件', noYear: '年份不明' },
  findings: { heading: '核对发现', text: (n: string, reports: string) => `${reports} 份报告，${n} 处。`, none: '没有。', all: '在“核对”页看' },
  history: { heading: '沿革与上下级', before: '由此而来', after: '后来', part: (year: string) => `${year} 年起一部分划入`, whole: (year: string) => `${year} 年起改为`, names: '历年名称', none: '没有变动的记录。', parents: '上级', now: '现行' },
  links: { heading: '接着看', siblings: (names: string) => `与同级的比较：${names}`, rank: '在同级中的位置', map: '在地图上看本省', coverage: '谁还没有报告' },
}, {
  title: 'One place', description: 'All reports of one place: its rates over the years against peers of the same level and kind of report, findings, history, and what it belongs to.',
  choose: 'Choose a place', chooseText: (places) => `${places} places have reports. They are listed by province, or find one by name.`, find: 'Find a place', placesOf: (n) => `${n} places`, reportsOf: (name, n) => `${name} (${n})`,
  loading: 'Fetching the reports of this place …', unknown: (code) => `There is no place with code ${code}.`, noReports: (name) => `${name} has no reports here.`,
  lead: ({ name, reports, years, scope, year, rate, peers }) => `${name} has ${counted(reports, 'annual report')} (${years}).${rate === null ? '' : ` In ${year} (${scope}) its ${rate.metric.toLowerCase()} was ${rate.value} (${rate.made}, 95% interval ${rate.low} to ${rate.high})${peers === null ? '' : `, where the median of ${peers.n} ${peers.who} is ${peers.median}`}.`}`,
  leadNone: ({ name, reports, years }) => `${name} has ${counted(reports, 'annual report')} (${years}), none with both parts of any rate.`,
  code: 'Code', level: 'Level', since: (from, to) => (to === null ? `since ${from}` : `${from}–${to}`), within: 'Within',
  scope: 'Whose figures', peers: 'Peers', country: 'same level, all provinces', province: 'same level, same province', reset: 'Back to the first view', filtersTitle: 'Kind of report and peers',
  peersWords: { country: (level) => `${level} reports of all provinces`, province: (level) => `${level} reports of the province` },
  rates: { heading: 'Its rates over the years', text: (who) => `The black line is this place; the grey ground is the middle half of ${who} of the same kind with 30 cases or more, the dashed line their median. Panels differ in scale.`, caption: 'A hollow dot stands on fewer than 30 cases; × marks a year without the figure.', waiting: 'Fetching the peers …', few: 'Fewer than five peers a year have enough cases: no ground is drawn.' },
  reports: { heading: 'Its reports', year: 'Year', scope: 'Whose figures', authority: 'Authority', origin: 'Origin', findings: 'Checks', open: (n) => `${n} fail or are suspect`, none: 'nothing found', superseded: 'does not count: another one does', kind: 'other document', noYear: 'no year' },
  findings: { heading: 'What does not add up', text: (n, reports) => `${counted(n, 'finding')} in ${counted(reports, 'report')}.`, none: 'Nothing.', all: 'See them on the Quality page' },
  history: { heading: 'History and what it belongs to', before: 'It came from', after: 'It became', part: (year) => `a part went there in ${year}`, whole: (year) => `since ${year}`, names: 'Names over time', none: 'No change is on record.', parents: 'It lies within', now: 'in force' },
  links: { heading: 'Further', siblings: (names) => `Compare with places of its level: ${names}`, rank: 'Where it stands among its level', map: 'Its province on the map', coverage: 'Who has no report' },
});
