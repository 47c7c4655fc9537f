/** A report as one cites it: plain words, GB/T 7714—2015, BibTeX. What is not known is left out or said, never made up. Pure. */
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';

export interface Cited {
  reportId: string;
  /** Who published it; null where nobody is named. */
  authority: string | null;
  title: string | null;
  /** Year reported on. */
  year: number | null;
  /** Where the original stands, and when it was retrieved. */
  url: string | null;
  retrieved: string | null;
  /** The site, its publisher, and this report in it. */
  site: string;
  publisher: string | null;
  page: string;
  /** First digits of the hash of the data. */
  version: string | null;
  /** The day the reader looks at it, YYYY-MM-DD. */
  accessed: string;
}

export const CITATION_STYLES = ['plain', 'gbt7714', 'bibtex'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** A report without a title is named by what it is, in the brackets that both styles use for titles of one's own. */
function titleOf({ title, year }: Cited, lang: Lang): string {
  const own = title === null ? '' : tidy(title);
  if (own !== '') return own;
  return lang === 'zh' ? `[${year === null ? '' : `${year}年`}政府信息公开工作年度报告]` : `[annual report on open government information${year === null ? '' : ` for ${year}`}]`;
}

/** Characters that TeX takes for commands. A backslash first, as the others bring one. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '$': '\\$', '&': '\\&', '%': '\\%', '#': '\\#', '_': '\\_', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
};
export const escapeBibtex = (text: string): string => tidy(text).replace(/[\\{}$&%#_~^]/g, (character) => TEX[character] ?? character);

/** In `\url{…}` every character stands for itself but braces, blanks and the backslash; `%` would begin a comment in some styles. */
const texUrl = (url: string): string => url.replace(/[\\{}%\s]/g, (character) => (character === '%' ? '\\%' : encodeURIComponent(character).replaceAll('%', '\\%')));

/** Keys may hold ASCII letters, digits and hyphens; the hash at the end of an id tells reports apart. */
const keyOf = (reportId: string): string => `report-${reportId.replace(/[^0-9A-Za-z-]+/g, '-')}`.replace(/-{2,}/g, '-');

function bibtex(cited: Cited, lang: Lang): string {
  const { authority, year, url, retrieved, site, publisher, page, version, accessed, reportId } = cited;
  const note = [
    ...(year === null ? [] : [lang === 'zh' ? `${year} 年度报告` : `Report on ${year}`]),
    lang === 'zh' ? `编号 ${reportId}，见${site}${version === null ? '' : `，数据版本 ${version}`}` : `no. ${reportId} in ${site}${version === null ? '' : `, data version ${version}`}`,
    ...(url === null || retrieved === null ? [] : [lang === 'zh' ? `原文取得于 ${retrieved}` : `original retrieved ${retrieved}`]),
  ].join(MARKS[lang].semicolon);
  const fields: [string, string | null][] = [
    ['author', authority === null ? null : `{${escapeBibtex(authority)}}`],
    ['title', `{${escapeBibtex(titleOf(cited, lang))}}`],
    ['howpublished', `\\url{${texUrl(url ?? page)}}`],
    ['organization', publisher === null ? null : escapeBibtex(publisher)],
    ['url', texUrl(page)],
    ['urldate', accessed],
    ['note', escapeBibtex(note)],
  ];
  return `@misc{${keyOf(reportId)},\n${fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`])).join('\n')}\n}`;
}

/** Electronic report [R/OL]; the day of citing in brackets, after it the address. No year of publication is given: reports seldom carry one. */
function gbt7714(cited: Cited): string {
  const { authority, url, retrieved, site, page, version, accessed, reportId } = cited;
  const original = `${authority === null ? '' : `${tidy(authority)}. `}${titleOf(cited, 'zh')}[R/OL]. ${url === null ? '原文网址不详' : `${retrieved === null ? '' : `[${retrieved}]. `}${url}`}.`;
  return `${original} 引自: ${site}[DB/OL]. 编号 ${reportId}${version === null ? '' : `, 数据版本 ${version}`}. [${accessed}]. ${page}.`;
}

function plain(cited: Cited, lang: Lang): string {
  const { authority, url, site, publisher, page, version, accessed, reportId } = cited;
  const title = titleOf(cited, lang);
  if (lang === 'zh') {
    return `${authority === null ? '' : `${tidy(authority)}：`}${title.startsWith('[') ? title : `《${title}》`}，${url === null ? '原文网址不详' : url}；引自${site}${publisher === null ? '' : `（${publisher}）`}，编号 ${reportId}${version === null ? '' : `，数据版本 ${version}`}，${page}，${accessed} 查阅。`;
  }
  return `${authority === null ? '' : `${tidy(authority)}, `}${title.startsWith('[') ? title : `“${title}”`}, ${url === null ? 'address of the original unknown' : url}; in ${site}${publisher === null ? '' : ` (${publisher})`}, no. ${reportId}${version === null ? '' : `, data version ${version}`}, ${page}, seen ${accessed}.`;
}

export function cite(style: CitationStyle, cited: Cited, lang: Lang): string {
  return style === 'bibtex' ? bibtex(cited, lang) : style === 'gbt7714' ? gbt7714(cited) : plain(cited, lang);
}
