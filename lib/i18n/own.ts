/** Words of a reader's own tables on the pages that compare reports. */
import { both } from './lang';

export const OWN_WORDS = both({
  per: '分母（你的表）', by: '分组（你的表）', none: '不用', columnOf: (column: string, table: string) => `${column}（${table}）`,
  heading: '用你的表来看', text: (tables: string) => `所选的列来自 ${tables}，不来自报告。表留在这个浏览器里；链接里只有表名和列的代号，别人打开看不到你的数。`,
  toData: '去“你的数据”',
  missing: (table: string) => `这个链接用到一张叫 ${table} 的表，这个浏览器里没有，或没有那一列。`, missingHint: '放进那张表（名字要相同），或不用它。', drop: '不用它',
  rateCaption: '点是每个地区的数，线是95%区间。', yearsCaption: '每年一点，竖线是95%区间；线在没有数的年份断开，×为该年没有这个数。',
  placeSays: (column: string, table: string, years: string) => `你的表 ${table} 里，这里的“${column}”：${years}。`, placeNone: (column: string, table: string) => `你的表 ${table} 里没有这里的“${column}”。`, placeYear: (year: string | null, value: string) => (year === null ? `${value}（各年通用）` : `${year} 年 ${value}`), placeTwice: '有两个不同的值，没有用', noWhole: '这里没有汇总口径的报告，不能与你的数相除。', groupCaption: '组由你的表给出，每组合起来算。',
  group: '只看一组', everyGroup: '各组都看', peers: (group: string, left: string, of: string) => `同侪只算你的表里“${group}”一组的；${of} 份报告中 ${left} 份所在地区在表里没有值，不在任何一组。`, perOf: (column: string, table: string) => `新收申请 / ${column}（${table}）`,
  chart: {
    title: (metric: string, column: string) => `${metric}，按“${column}”分组`, from: (column: string, table: string) => `分组“${column}”来自你的表 ${table}，不来自报告`,
    pooled: '每组是分子之和除以分母之和，只计两样都有的报告，线为95%区间', levels: '组按层级分开：不把一地与其所属的地区相加',
    twice: (n: string) => `其中${n}份所在地区在表里有两个不同的值`, byYear: '分组按年度相配', anyYear: '你的表没有年度，各年都用同一个分组',
    noFigure: '没有数', noGroup: '没有一份报告的地区在你的表里有值', reports: '报告', ofReports: (n: string, of: string) => `${n}/${of} 份`,
  },
}, {
  per: 'Denominator (your table)', by: 'Groups (your table)', none: 'none', columnOf: (column, table) => `${column} (${table})`,
  heading: 'With your table', text: (tables) => `The columns chosen are from ${tables}, not from reports. The table stays in this browser; the link holds only its name and a code for the column, so nobody who opens it sees your figures.`,
  toData: 'To “Your data”',
  missing: (table) => `This link uses a table called ${table}, which this browser does not hold, or not with that column.`, missingHint: 'Bring the table under the same name, or go on without it.', drop: 'Go on without it',
  rateCaption: 'Dots are places, lines their 95% intervals.', yearsCaption: 'A dot for each year with its 95% interval; lines break where a year has no figure, which × marks.',
  placeSays: (column, table, years) => `In your table ${table}, “${column}” of this place: ${years}.`, placeNone: (column, table) => `Your table ${table} says nothing of this place in “${column}”.`, placeYear: (year, value) => (year === null ? `${value} (for all years)` : `${year}: ${value}`), placeTwice: 'two different values, not used', noWhole: 'There is no report here on the whole area to divide by your figure.', groupCaption: 'The groups are your table’s; each is taken together.',
  group: 'One group', everyGroup: 'all groups', peers: (group, left, of) => `Peers are those of “${group}” in your table; ${left} of ${of} reports are of places without a value in it and in no group.`, perOf: (column, table) => `Applications received / ${column} (${table})`,
  chart: {
    title: (metric, column) => `${metric}, by “${column}”`, from: (column, table) => `The groups “${column}” are from your table ${table}, not from reports`,
    pooled: 'Each group is the sum of numerators over the sum of denominators, of reports that give both; lines are 95% intervals', levels: 'Groups are parted by level: no place is added to one it lies in',
    twice: (n) => `for ${n} of them the table says two different things`, byYear: 'Each year has its own groups', anyYear: 'Your table tells no years: one grouping stands for all',
    noFigure: 'No figure', noGroup: 'No report is of a place with a value in your table', reports: 'reports', ofReports: (n, of) => `${n} of ${of}`,
  },
});
