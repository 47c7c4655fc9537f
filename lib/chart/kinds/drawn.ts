/** What the kinds of chart return, before it becomes an option. */
import type { Item } from '../scene';
import { count } from '../text';
import type { ChartSummary } from '../spec';
import type { Paper } from '../page';
import { MARKS } from '../../i18n/marks';

export interface Drawn {
  items: Item[];
  height: number;
  summary: ChartSummary;
}

export interface Headline { title: string; unit: string; denominator: string | null; first: string | null; notes: string[] }

export function summaryOf(page: Paper, headline: Headline, n: number, of: number, columns: ChartSummary['columns'], rows: ChartSummary['rows']): ChartSummary {
  return {
    title: headline.title, unit: headline.unit, denominator: headline.denominator, n, of,
    sentence: page.words.sentence(headline.title, n, of, headline.first), columns, rows, notes: headline.notes,
  };
}

/** Notes on single rows: beyond the first of them their number, or a page of many reports would hold nothing else. */
export function few(notes: readonly string[], page: Paper, most = 6): string[] {
  return notes.length <= most ? [...notes] : [...notes.slice(0, most), page.words.moreMisprints(count(notes.length - most))];
}

export const join = (page: Paper, ...parts: string[]) => parts.filter((part) => part !== '').join(MARKS[page.lang].colon);
