/** Addresses of the pages, base path included. */
import type { Lang } from '../i18n/lang';

/** From site.json, '' at the root of a host. */
export const BASE_PATH = process.env.ATLAS_BASE_PATH ?? '';

/** The pages in the order of the navigation, then those reached from elsewhere. */
export const NAV_PAGES = ['overview', 'applications', 'outcomes', 'reviews', 'lawsuits', 'proactive', 'reports', 'quality', 'coverage', 'method', 'data'] as const;
export const PAGES = [...NAV_PAGES, 'report'] as const;
export type PageId = (typeof PAGES)[number];

export function href(lang: Lang, page: PageId): string {
  return `${BASE_PATH}/${lang}/${page === 'overview' ? '' : `${page}/`}`;
}

/** A report, and a cell of it where one is named. */
export function reportHref(lang: Lang, reportId: string, cell?: string): string {
  return `${href(lang, 'report')}?id=${encodeURIComponent(reportId)}${cell === undefined ? '' : `#${cell}`}`;
}

/** The page of a rule. */
export function ruleHref(lang: Lang, rule: string): string {
  return `${href(lang, 'quality')}${rule}/`;
}

export function dataHref(file: string): string {
  return `${BASE_PATH}/data/${file}`;
}
