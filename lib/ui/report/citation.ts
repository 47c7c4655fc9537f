/** A report as one cites it: plain words, GB/T 7714—2015, BibTeX. What is not known is left out or said, never made up. Pure. */
import { CITATION } from '../../i18n/citation';
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
/** The report's own title, or null where it has none. */
const ownTitle = ({ title }: Cited): string | null => (title === null || tidy(title) === '' ? null : tidy(title));
const titleOf = (cited: Cited, lang: Lang): string => ownTitle(cited) ?? CITATION[lang].untitled(cited.year === null ? '' : String(cited.year));

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
  const words = CITATION[lang];
  const note = [
    ...(year === null ? [] : [words.reportOn(String(year))]),
    [words.numberIn(reportId, site), ...(version === null ? [] : [words.version(version)])].join(MARKS[lang].comma),
    ...(url === null || retrieved === null ? [] : [words.retrieved(retrieved)]),
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
  const words = CITATION.zh;
  const original = `${authority === null ? '' : `${tidy(authority)}. `}${titleOf(cited, 'zh')}[R/OL]. ${url === null ? words.noAddress : `${retrieved === null ? '' : `[${retrieved}]. `}${url}`}.`;
  return `${original} ${words.quotedFrom}: ${site}[DB/OL]. ${[words.number(reportId), ...(version === null ? [] : [words.version(version)])].join(', ')}. [${accessed}]. ${page}.`;
}

function plain(cited: Cited, lang: Lang): string {
  const { authority, url, site, publisher, page, version, accessed, reportId } = cited;
  const words = CITATION[lang];
  const title = ownTitle(cited);
  const from = [words.number(reportId), ...(version === null ? [] : [words.version(version)]), page, words.seen(accessed)].join(MARKS[lang].comma);
  return [
    authority === null ? '' : words.by(tidy(authority)), title === null ? titleOf(cited, lang) : words.titled(title),
    MARKS[lang].comma, url ?? words.noAddress, words.in(site, publisher ?? ''), from,
  ].join('');
}

export function cite(style: CitationStyle, cited: Cited, lang: Lang): string {
  return style === 'bibtex' ? bibtex(cited, lang) : style === 'gbt7714' ? gbt7714(cited) : plain(cited, lang);
}
