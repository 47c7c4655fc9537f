/** How a report is named in a sentence or a list. */
import type { Lang } from '../i18n/lang';
import { CHART_WORDS } from '../i18n/chart';
import { placeLabel } from '../i18n/place';
import type { ReportKey } from '../query';

/**
 * The place, or the authority where the place is only its parent (a zone's committee, a department).
 * Years and scopes are added where the reports at hand differ in them.
 */
export function reportName(report: ReportKey, lang: Lang, among: readonly ReportKey[] = []): string {
  const words = CHART_WORDS[lang];
  const place = placeLabel(lang, report.place_name, report.place_name_en) ?? report.authority ?? words.notReported;
  const own = report.scope === 'aggregate' || report.organ === null ? place : report.authority ?? `${place}${report.organ}`;
  const differ = (key: 'year' | 'scope') => new Set(among.map((each) => each[key])).size > 1;
  const parts = [own, ...(differ('scope') ? [words.scopes[report.scope]] : []), ...(differ('year') && report.year !== null ? [String(report.year)] : [])];
  return parts.length === 1 ? own : lang === 'zh' ? `${own}（${parts.slice(1).join('，')}）` : `${own} (${parts.slice(1).join(', ')})`;
}
