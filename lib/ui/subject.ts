/** What is shown, in a few words: years, kinds of report, chosen places. */
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import type { Filter } from '../query/filter';

export function subjectOf(filter: Filter, placeName: (code: string) => string, lang: Lang): string {
  const words = COMMON[lang];
  const scopes = filter.scopes.map((scope) => words.scopes[scope]).join(MARKS[lang].list);
  const places = filter.places.slice(0, 3).map(placeName).join(MARKS[lang].list) + (filter.places.length > 3 ? ' …' : '');
  return words.subject(words.yearSpan(String(filter.years.from), String(filter.years.to)), words.scopeReports(scopes), places);
}
