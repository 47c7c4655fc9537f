/** The lines around a chart, in words: the same in the page, in a picture of it and in another site's frame. */
import type { ChartSummary } from '../chart/spec';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import type { ReportKey } from '../query/figures';

/** Unit and denominator. */
export function measureWords(summary: ChartSummary, lang: Lang): string {
  const words = COMMON[lang].figure;
  if (summary.denominator === null) return words.unit(summary.unit);
  return summary.unit === '%' ? words.denominator(summary.denominator) : `${words.unit(summary.unit)} · ${words.denominator(summary.denominator)}`;
}

export function coverageWords(summary: ChartSummary, lang: Lang): string {
  return COMMON[lang].figure.n(count(summary.n), count(summary.of));
}

/** Where the figures come from: how many reports were read, how many entered by hand. */
export function sourceWords(reports: readonly Pick<ReportKey, 'origin'>[], lang: Lang): string {
  const words = COMMON[lang].figure;
  const coded = reports.filter((report) => report.origin === 'coded').length;
  const from = [
    ...(reports.length > coded ? [words.sourceText(count(reports.length - coded))] : []),
    ...(coded > 0 ? [words.sourceCoded(count(coded))] : []),
  ].join(lang === 'zh' ? '，' : ', ');
  return `${words.source(from)}${lang === 'zh' ? '。' : '.'}`;
}

/** Caption, then what must be read with the chart, as sentences. */
export function noteWords(caption: string, summary: ChartSummary, lang: Lang): string {
  return [caption, ...summary.notes.map((note) => `${note}${lang === 'zh' ? '。' : '.'}`)].join(lang === 'zh' ? '' : ' ');
}
