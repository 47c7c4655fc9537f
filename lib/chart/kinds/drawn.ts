/** What the kinds of chart return, before it becomes an option. */
import type { Item } from '../scene';
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

export const join = (page: Paper, ...parts: string[]) => parts.filter((part) => part !== '').join(MARKS[page.lang].colon);
