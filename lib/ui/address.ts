/** Addresses of the pages, base path included. */
import type { Lang } from '../i18n/lang';
import type { Answer } from '../questions';

/** From site.json, '' at the root of a host. */
export const BASE_PATH = process.env.ATLAS_BASE_PATH ?? '';

/** The pages in the order of the navigation, by what a reader comes for. */
export const NAV_GROUPS = {
  figures: ['overview', 'applications', 'outcomes', 'reviews', 'lawsuits', 'proactive'],
  places: ['compare', 'rank', 'map', 'place'],
  reports: ['reports', 'search', 'quality', 'coverage', 'check'],
  data: ['explore', 'your-data', 'data', 'method'],
} as const;
type NavGroup = keyof typeof NAV_GROUPS;
export const NAV_GROUP_IDS = ['figures', 'places', 'reports', 'data'] as const satisfies readonly NavGroup[];
/** Those of the navigation, then those reached from elsewhere. */
export const PAGES = [...NAV_GROUP_IDS.flatMap((group): readonly (typeof NAV_GROUPS)[NavGroup][number][] => NAV_GROUPS[group]), 'report'] as const;
export type PageId = (typeof PAGES)[number];

export function href(lang: Lang, page: PageId): string {
  return `${BASE_PATH}/${lang}/${page === 'overview' ? '' : `${page}/`}`;
}

/** Where a question is answered. */
export function answerHref(lang: Lang, { page, below = '', search = '', anchor }: Answer): string {
  return `${href(lang, page)}${below}${search}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** A report, and a cell of it where one is named. */
export function reportHref(lang: Lang, reportId: string, cell?: string): string {
  return `${href(lang, 'report')}?id=${encodeURIComponent(reportId)}${cell === undefined ? '' : `#${cell}`}`;
}

export function compareHref(lang: Lang): string {
  return `${BASE_PATH}/${lang}/compare/`;
}

export function mapHref(lang: Lang): string {
  return `${BASE_PATH}/${lang}/map/`;
}

/** A place's profile. */
export function placeHref(lang: Lang, code: string): string {
  return `${BASE_PATH}/${lang}/place/?code=${encodeURIComponent(code)}`;
}

/** A report with a stretch of its text lit. */
export function spanHref(lang: Lang, reportId: string, start: number, end: number): string {
  return `${reportHref(lang, reportId)}#at=${start}-${end}`;
}

/** The page of a rule. */
export function ruleHref(lang: Lang, rule: string): string {
  return `${href(lang, 'quality')}${rule}/`;
}

/** One figure alone, for the frame of another page, with what is chosen. */
export function embedHref(lang: Lang, page: string, figure: string, chosen: URLSearchParams): string {
  const params = new URLSearchParams({ page, figure });
  for (const [name, value] of chosen) if (name !== 'page' && name !== 'figure') params.append(name, value);
  return `${BASE_PATH}/${lang}/embed/?${params.toString()}`;
}

/** What is here of a province, by place and year. */
export function coverageHref(lang: Lang, province: string): string {
  return `${href(lang, 'coverage')}${province}/`;
}

export function dataHref(file: string): string {
  return `${BASE_PATH}/data/${file}`;
}
