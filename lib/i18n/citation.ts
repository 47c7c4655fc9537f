/** Words in which a report is cited. What is not known is left out by whoever joins them. */
import { both } from './lang';

export const CITATION = both({
  /** A report without a title is named by what it is, in the brackets that both styles use for titles of one's own. */
  untitled: (year: string) => `[${year === '' ? '' : `${year}年`}政府信息公开工作年度报告]`,
  titled: (title: string) => `《${title}》`,
  by: (authority: string) => `${authority}：`,
  noAddress: '原文网址不详', retrieved: (day: string) => `原文取得于 ${day}`,
  reportOn: (year: string) => `${year} 年度报告`,
  version: (hash: string) => `数据版本 ${hash}`, number: (id: string) => `编号 ${id}`,
  numberIn: (id: string, site: string) => `编号 ${id}，见${site}`,
  in: (site: string, publisher: string) => `；引自${site}${publisher === '' ? '' : `（${publisher}）`}，`,
  seen: (day: string) => `${day} 查阅。`,
  /** GB/T 7714 is a Chinese standard: its words are Chinese in either language. */
  quotedFrom: '引自',
}, {
  untitled: (year) => `[annual report on open government information${year === '' ? '' : ` for ${year}`}]`,
  titled: (title) => `“${title}”`,
  by: (authority) => `${authority}, `,
  noAddress: 'address of the original unknown', retrieved: (day) => `original retrieved ${day}`,
  reportOn: (year) => `Report on ${year}`,
  version: (hash) => `data version ${hash}`, number: (id) => `no. ${id}`,
  numberIn: (id, site) => `no. ${id} in ${site}`,
  in: (site, publisher) => `; in ${site}${publisher === '' ? '' : ` (${publisher})`}, `,
  seen: (day) => `seen ${day}.`,
  quotedFrom: 'in',
});
