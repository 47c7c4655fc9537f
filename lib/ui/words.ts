/** The lines around a chart, in words: the same in the page, in a picture of it and in another site's frame. */
import type { ChartSpec, ChartSummary, Made } from '../chart/spec';
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';

/** Unit and denominator. */
export function measureWords(summary: ChartSummary, lang: Lang): string {
  const words = COMMON[lang].figure;
  if (summary.denominator === null) return words.unit(summary.unit);
  return summary.unit === '%' ? words.denominator(summary.denominator) : `${words.unit(summary.unit)} · ${words.denominator(summary.denominator)}`;
}

export function coverageWords(summary: ChartSummary, lang: Lang): string {
  const told = COMMON[lang].figure.n(count(summary.n), count(summary.of));
  return summary.nOf === undefined ? told : `${summary.nOf}${MARKS[lang].colon}${told}`;
}

/** Reports behind a figure: read from their text, or entered by hand. Of a trend those of all its years, of groups those that give the measure. */
export function madeOf(spec: ChartSpec): Made {
  if (spec.kind === 'drawn') return spec.made;
  if (spec.kind === 'trend') {
    const rows = spec.rows.filter((row) => row.level === spec.level && row.panel === spec.panel);
    const read = rows.reduce((sum, row) => sum + row.read, 0);
    return { read, coded: rows.reduce((sum, row) => sum + row.n, 0) - read };
  }
  if (spec.kind === 'groups') {
    const rows = spec.rows.filter((row) => row.grouping !== null);
    const read = rows.reduce((sum, row) => sum + row.read, 0);
    return { read, coded: rows.reduce((sum, row) => sum + row.n, 0) - read };
  }
  const coded = spec.reports.filter((report) => report.origin === 'coded').length;
  return { read: spec.reports.length - coded, coded };
}

/** Where the figures come from: how many reports were read, how many entered by hand. */
export function sourceWords(spec: ChartSpec, lang: Lang): string {
  const words = COMMON[lang].figure;
  const { read, coded } = madeOf(spec);
  const from = [
    ...(read > 0 ? [words.sourceText(count(read))] : []),
    ...(coded > 0 ? [words.sourceCoded(count(coded))] : []),
  ].join(MARKS[lang].comma);
  return `${words.source(from)}${MARKS[lang].stop}`;
}

/** Caption, then what must be read with the chart, as sentences. */
export function noteWords(caption: string, summary: ChartSummary, lang: Lang): string {
  return [caption, ...summary.notes.map((note) => `${note}${MARKS[lang].stop}`)].join(MARKS[lang].gap);
}
