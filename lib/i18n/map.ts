/** Words of the Map page. */
import { both } from './lang';
import { counted } from './marks';

export const MAP = both({
  title: '地图', description: '各省、各地级市和县按一项比率上色的方格图；没有公布的画斜线，件数太少的画虚框。',
  lead: (subject: string, n: string, of: string, metric: string) => `${subject}：${of} 个省级单位中，${n} 个公布的省级报告可以算出${metric}。点开一个省，看它的市和县。`,
  leadNone: (subject: string, metric: string, within: string) => `${subject}：没有一份省级报告可以算出${metric}，但各省之内共有 ${within} 份报告。点开一个省，看它的市和县。`,
  leadProvince: (name: string, subject: string, n: string, of: string, metric: string) => `${name}，${subject}：${of} 个市、县、区中，${n} 个的报告可以算出${metric}。`,
  status: (n: string, subject: string) => `当前：${subject}，${n} 份报告`,
  filters: { title: '选指标和年度', metric: '指标', year: '年度', scope: '口径', province: '省份', country: '全国', reset: '回到初始的选择' },
  caption: '每个方格一样大，大致按方位排列，不是地图上的疆界。格里是本级报告的比率；没有的写省内的报告份数。',
  captionProvince: '方格按代码排列：每行以一个地级市开头，后面是它的县、市、区。',
  captionShapes: '各地按本级报告的比率上色，没有公布的画斜线；疆界出自发布者所给的文件。',
  provinces: '各省', open: '打开一个省', openText: '有报告的省，括号里是省内的报告份数：', back: '回到全国', outside: '香港、澳门、台湾不适用《政府信息公开条例》，没有此类报告。',
  places: '各地的页面', shapes: '按疆界画', tiles: '按方格画', missingShapes: (n: string) => `有 ${n} 个单位在疆界文件里没有图形，只在表格里。`,
}, {
  title: 'Map', description: 'Provinces, prefectures and counties as tiles coloured by a rate; what was not published is hatched, few cases are dashed.',
  lead: (subject, n, of, metric) => `${subject}: of ${of} provinces, ${n} have a report of their own that gives the ${metric.toLowerCase()}. Open a province to see its cities and counties.`,
  leadNone: (subject, metric, within) => `${subject}: no province has a report of its own that gives the ${metric.toLowerCase()}, but ${within} reports stand within the provinces. Open one to see its cities and counties.`,
  leadProvince: (name, subject, n, of, metric) => `${name}, ${subject}: of ${of} cities, counties and districts, ${n} have a report that gives the ${metric.toLowerCase()}.`,
  status: (n, subject) => `Shown: ${subject}, ${counted(n, 'report')}`,
  filters: { title: 'Rate and year', metric: 'Rate', year: 'Year', scope: 'Whose figures', province: 'Province', country: 'the whole country', reset: 'Back to the first view' },
  caption: 'Tiles are of one size and stand roughly where the provinces lie; they show no borders. Each gives the rate of the province’s own report, or how many reports there are within it.',
  captionProvince: 'Tiles stand in the order of codes: each line begins with a prefecture, followed by its counties, cities and districts.',
  captionShapes: 'Each place is coloured by the rate of its own report, and hatched where there is none; borders come from the publisher’s file.',
  provinces: 'Provinces', open: 'Open a province', openText: 'Provinces with reports, and how many:', back: 'Back to the whole country', outside: 'Hong Kong, Macao and Taiwan do not fall under the Regulations and have no such reports.',
  places: 'Their pages', shapes: 'Draw the borders', tiles: 'Draw tiles', missingShapes: (n) => `${n} places have no shape in the publisher’s file and stand in the table only.`,
});
