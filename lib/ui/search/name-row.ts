/** How a place or an authority that was found is told, and where it leads. */
import { COMMON } from '../../i18n/common';
import { placeLabel } from '../../i18n/place';
import { SEARCH } from '../../i18n/search';
import type { Lang } from '../../i18n/lang';
import { count } from '../../chart/text';
import type { NameHit } from '../../search/names';
import { placeHref, reportHref } from '../address';

export function nameTarget(hit: NameHit, lang: Lang): string {
  if (hit.kind === 'place' && hit.code !== null) return placeHref(lang, hit.code);
  return hit.report === null ? placeHref(lang, hit.code ?? '') : reportHref(lang, hit.report);
}

/** English name, parent, years, reports: what tells one name from another. */
export function nameFacts(hit: NameHit, lang: Lang): string {
  const words = SEARCH[lang];
  const year = (value: number | null) => (value === null ? '' : String(value));
  return [
    hit.kind === 'authority' ? words.authority : lang === 'en' ? hit.english ?? words.place : words.place,
    hit.code ?? '',
    hit.within === null ? '' : words.within(placeLabel(lang, hit.within.name, hit.within.english)),
    hit.kind === 'place' && hit.years.to !== null ? words.former(year(hit.years.from), year(hit.years.to)) : '',
    hit.reports === 0 ? words.noReports : words.reports(count(hit.reports)),
    hit.kind === 'authority' && hit.years.from !== null ? COMMON[lang].yearSpan(year(hit.years.from), year(hit.years.to)) : '',
  ].filter((part) => part !== '').join(' · ');
}
