/** Words of the search page and of the quick finder. */
import { both } from './lang';
import { counted } from './marks';

export const SEARCH = both({
  title: '搜索', description: '按名称、代码、拼音找地区和机关；在全部报告的原文里找词句。',
  lead: (reports: string, sections: string) => `在 ${reports} 份报告的原文（${sections} 段）里找词句，或按名称、代码、拼音找地区和机关。`,
  noText: '本站没有收录原文，只能找地区和机关。',
  label: '要找的词句、地名、代码或拼音', button: '搜索', hint: '繁简皆可；空格隔开的几个词须同在一段。任何页上按 / 或 Ctrl-K 都能找。',
  tries: '比如', try: ['信访举报', '本机关不掌握', '政务新媒体', '520100', 'zhongwei'],
  noScript: '搜索要开启脚本。',
  tooShort: '一个字几乎每份报告都有，请至少给两个字。', searching: '正在找……', failed: '取不到搜索用的文件。请检查网络后再试。', retry: '再试一次',
  names: '地区和机关', noNames: '没有这样的地区或机关。', texts: '原文',
  none: (words: string) => `原文里没有“${words}”。`,
  found: (n: string, reports: string) => `找到 ${n} 段，在 ${reports} 份报告里。`,
  foundSoFar: (n: string, reports: string, read: string, of: string) => `已看过 ${of} 段中的 ${read} 段，找到 ${n} 段，在 ${reports} 份报告里，年度晚的在先。`,
  more: '再找一些', yearUnknown: '年度不明', yearOf: (year: string) => `${year} 年`,
  place: '地区', authority: '机关', reports: (n: string) => `${n} 份报告`, noReports: '没有报告', within: (name: string) => name, former: (from: string, to: string) => `${from}—${to}`,
  finder: { label: '快速查找', placeholder: '地名、机关、代码、拼音；或原文里的词句', fullText: (words: string) => `在原文里找“${words}”`, close: '关闭', loading: '正在取地名……', failed: '取不到地名表。', count: (n: string) => `${n} 个结果`, keys: '↑↓ 选择　Enter 打开　Esc 关闭', none: '没有这样的地区或机关。' },
}, {
  title: 'Search', description: 'Places and authorities by name, code or pinyin; words and phrases in the texts of all reports.',
  lead: (reports, sections) => `Find words in the texts of ${reports} reports (${sections} sections), or places and authorities by name, code or pinyin.`,
  noText: 'No texts stand on this site; only places and authorities can be found.',
  label: 'Words, a place, a code or pinyin', button: 'Search', hint: 'Traditional or simplified characters; words parted by a blank must stand in one section. From any page: press / or Ctrl-K.',
  tries: 'For example', try: ['信访举报', '本机关不掌握', '政务新媒体', '520100', 'zhongwei'],
  noScript: 'The search needs scripts.',
  tooShort: 'A single character is in almost every report: give at least two.', searching: 'Searching …', failed: 'The files of the search could not be fetched. Check the connection and try again.', retry: 'Try again',
  names: 'Places and authorities', noNames: 'No such place or authority.', texts: 'Texts',
  none: (words) => `No text holds “${words}”.`,
  found: (n, reports) => `${counted(n, 'section')} in ${counted(reports, 'report')}.`,
  foundSoFar: (n, reports, read, of) => `${read} of ${of} sections looked at: ${n} hold it, in ${reports} reports, latest years first.`,
  more: 'Look on', yearUnknown: 'year unknown', yearOf: (year) => year,
  place: 'place', authority: 'authority', reports: (n) => counted(n, 'report'), noReports: 'no reports', within: (name) => `in ${name}`, former: (from, to) => `${from}–${to}`,
  finder: { label: 'Quick finder', placeholder: 'A place, authority, code or pinyin; or words of a text', fullText: (words) => `Search the texts for “${words}”`, close: 'Close', loading: 'Fetching the names …', failed: 'The names could not be fetched.', count: (n) => `${n} results`, keys: '↑↓ choose   Enter open   Esc close', none: 'No such place or authority.' },
});
