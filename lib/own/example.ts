/** A small table as a reader may bring it: places of this site, with figures and groups that are made up. Pure. */
import Papa from 'papaparse';
import { YOUR_DATA } from '../i18n/your-data';
import type { Lang } from '../i18n/lang';

export interface ExampleTable { header: readonly string[]; rows: readonly (readonly string[])[] }

/** Round figures, so that nobody takes them for real ones. */
const FIGURES = [500_000, 1_200_000, 300_000, 800_000, 2_000_000, 600_000];

/** `places`: of reports, so that the example is matched; a row each. */
export function exampleTable(lang: Lang, places: readonly { code: string; name: string }[], year: number): ExampleTable {
  const { columns, groups } = YOUR_DATA[lang].example;
  return {
    header: [columns.code, columns.place, columns.year, columns.figure, columns.group],
    rows: places.slice(0, FIGURES.length).map(({ code, name }, index) => [code, name, String(year), String(FIGURES[index]), groups[index % 2 === 0 ? 'a' : 'b']]),
  };
}

/** With the mark by which spreadsheets read the Chinese. */
export function exampleCsv({ header, rows }: ExampleTable): string {
  return `\ufeff${Papa.unparse([header, ...rows].map((row) => [...row]), { newline: '\r\n' })}\r\n`;
}
