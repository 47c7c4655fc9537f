/** Words of the Report page about what stands beside a report: other versions, other years, how to cite it, whom to tell of an error. */
import type { CountsBecause } from '../check/versions';
import { both } from './lang';

export const RELATIONS = both({
  years: {
    heading: '同一机关的其他年度', before: (year: string) => `上一年度：${year}`, after: (year: string) => `下一年度：${year}`,
    noBefore: (year: string) => `没有 ${year} 年度的`, noAfter: (year: string) => `没有 ${year} 年度的`, here: '本份', others: '其他年度', none: '没有同一机关其他年度的报告。',
    beside: '同一地区同一年度的其他报告',
  },
  versions: {
    heading: (n: string) => `这份报告有 ${n} 个版本`,
    counts: '本份作数：图表和比率用它，其他版本保留在此。', other: '本份不作数：图表和比率用的是', otherLink: '作数的那一份',
    because: {
      read: '一份从原文读出，另一份由人工录入：原文在先。', retrieved: '取得日期晚的一份作数；没有日期的算最早。', figures: '有数的格多的一份作数。', name: '取得日期和有数的格都相同，文件名在后的一份作数。',
    } satisfies Record<CountsBecause, string>,
    list: '各个版本', version: '版本', retrieved: '取得', retrievedUnknown: '日期不详', figures: '有数的格', differs: '与作数的不同', isCounting: '作数', isShown: '本份', file: '文件',
    same: '没有一格不同', changed: (n: string) => `${n} 格`,
    changes: (n: string) => `逐格的不同（${n} 格）`, cell: '格', counting: '作数的一份', old: '另一份', none: '没有数', open: '看这一份', cut: (shown: string, all: string) => `共 ${all} 格不同，这里列出前 ${shown} 格。其余在数据表 revisions.parquet。`,
  },
  correction: { short: (value: string) => `更正 ${value}`, none: '更正为无数', heading: (n: string) => `发布者的更正（${n} 处）`, text: '更正与所印的数并列，不改动它；图表和比率用所印的数。', item: (printed: string, value: string, who: string, date: string, why: string) => `所印 ${printed}，更正为 ${value}。${who}${date}：${why}` },
  cite: {
    heading: '引用和报错', plain: '文字', gbt7714: 'GB/T 7714—2015', bibtex: 'BibTeX', copy: '复制', copied: '已复制', copyFailed: '没能复制，请选中文字自行复制', label: (style: string) => `复制引文：${style}`,
    text: '引用一个数字时，请连同报告的编号和数据版本。', showCell: '所选的格', noDate: '报告一般没有公布日期，引文不填出版年。',
  },
  contact: {
    heading: '报告有错？', text: '读错了、链接坏了、地区或口径判断错了，请告诉发布者。', link: '告诉发布者', cell: (name: string) => `会附上所选的格：${name}。`, whole: '选中一格再点，会附上那一格的编号。',
    none: '这个站点的发布者没有留下联系方式，无处可报。发布者可在 site.json 的 contact 里写上邮箱或网址。', words: (address: string) => `联系发布者：${address}`,
    subject: (id: string, cell: string) => `报错：${id}${cell === '' ? '' : ` ${cell}`}`,
    body: (id: string, name: string, cell: string, shown: string, page: string) => `报告：${id}\n机关：${name}\n${cell === '' ? '' : `格：${cell}\n本站所示：${shown}\n`}页面：${page}\n\n错在哪里、应当怎样：\n`,
  },
  against: '对照的那一份', againstCell: (name: string) => `对照的那一份：${name}`,
  candidates: { heading: '可能是下面的一个，文中没有能确定的依据：', decide: '发布者可在 places-overrides.csv 里写明是哪一个。' },
}, {
  years: {
    heading: 'The same organ in other years', before: (year) => `Year before: ${year}`, after: (year) => `Year after: ${year}`,
    noBefore: (year) => `none for ${year}`, noAfter: (year) => `none for ${year}`, here: 'this report', others: 'Other years', none: 'No report of the same organ on another year.',
    beside: 'Other reports of this place and year',
  },
  versions: {
    heading: (n) => `This report has ${n} versions`,
    counts: 'This one counts: charts and rates use it, and the others are kept here.', other: 'This one does not count: charts and rates use', otherLink: 'the one that does',
    because: {
      read: 'One was read from its text and the other entered by hand: the text comes first.', retrieved: 'The one retrieved later counts; one without a date is taken as the earliest.', figures: 'The one with more figures counts.', name: 'Dates and numbers of figures are the same, so the one with the later file name counts.',
    },
    list: 'The versions', version: 'Version', retrieved: 'Retrieved', retrievedUnknown: 'date unknown', figures: 'Cells with a figure', differs: 'Differs from the one that counts', isCounting: 'counts', isShown: 'this one', file: 'File',
    same: 'in no cell', changed: (n) => `in ${n} cells`,
    changes: (n) => `The difference by cell (${n})`, cell: 'Cell', counting: 'The one that counts', old: 'The other', none: 'no figure', open: 'open it', cut: (shown, all) => `The first ${shown} of ${all} cells that differ. The others are in the table revisions.parquet.`,
  },
  correction: { short: (value) => `corrected ${value}`, none: 'corrected: no figure', heading: (n) => `Corrections by the publisher (${n})`, text: 'A correction stands beside the printed figure and does not change it; charts and rates use what is printed.', item: (printed, value, who, date, why) => `Printed ${printed}, corrected to ${value}. ${who}${date}: ${why}` },
  cite: {
    heading: 'To cite this report, or to report an error', plain: 'Plain', gbt7714: 'GB/T 7714—2015', bibtex: 'BibTeX', copy: 'Copy', copied: 'Copied', copyFailed: 'Could not copy: select the text instead', label: (style) => `Copy the citation: ${style}`,
    text: 'With a figure, please give the number of the report and the version of the data.', showCell: 'the chosen cell', noDate: 'Reports seldom carry the day they were published, so no year of publication is given.',
  },
  contact: {
    heading: 'Something wrong?', text: 'A figure read wrongly, a dead link, the wrong place or scope: please tell the publisher.', link: 'Tell the publisher', cell: (name) => `The chosen cell goes with it: ${name}.`, whole: 'Choose a cell first, and its id goes with it.',
    none: 'The publisher of this site gave no contact, so there is nobody to tell. A publisher can enter an address of mail or of a page under contact in site.json.', words: (address) => `Contact of the publisher: ${address}`,
    subject: (id, cell) => `Error in ${id}${cell === '' ? '' : ` ${cell}`}`,
    body: (id, name, cell, shown, page) => `Report: ${id}\nAuthority: ${name}\n${cell === '' ? '' : `Cell: ${cell}\nShown as: ${shown}\n`}Page: ${page}\n\nWhat is wrong, and what it should be:\n`,
  },
  against: 'the report it was compared with', againstCell: (name) => `the report it was compared with: ${name}`,
  candidates: { heading: 'It may be one of these; nothing in the text decides:', decide: 'A publisher can say which in places-overrides.csv.' },
});
