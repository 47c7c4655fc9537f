/** What can be drawn of an answer whose columns nobody knew before, and what is drawn unasked. */
import type { Result } from '../../query/result';

export const FREE_KINDS = ['bar', 'line', 'dots', 'scatter'] as const;
export type FreeKind = (typeof FREE_KINDS)[number];

/** What is drawn; columns by their place in the result. */
export interface FreeChoice {
  kind: FreeKind;
  /** Bar and dots: what each row is called. Line: what each line is called. Scatter: what each dot is called. */
  label: number | null;
  /** Line: the years. Scatter: the figure across. */
  x: number | null;
  y: number;
  /** Dots: the ends of the interval. */
  low: number | null;
  high: number | null;
}

/** Rows that a page can show as bars or dots one below another. */
export const MOST_ROWS = 60;

const YEAR_NAME = /(?:^|_)year$|^年度?$/i;
const RATE_NAME = /share|rate|ratio|^per_|_per_|change|standard_errors|率|占比/i;
const NAME_NAME = /^(?:authority|place_name|name|label|place|reason|rule|metric|机关|地区|名称)$/i;
const ID_NAME = /(?:^|_)(?:id|code|sha256|ordinal|line)$/i;
const LOW_NAME = /^(?:low|lower|下限)$/i;
const HIGH_NAME = /^(?:high|upper|上限)$/i;

interface Parts { years: number[]; measures: number[]; names: number[]; low: number | null; high: number | null }

function partsOf({ columns, values }: Result): Parts {
  const parts: Parts = { years: [], measures: [], names: [], low: null, high: null };
  columns.forEach(({ name, kind }, index) => {
    const known = (values[index] ?? []).filter((value) => value !== null);
    if (kind === 'text' || (kind === 'boolean')) parts.names.push(index);
    if (kind !== 'number' || known.length === 0) return;
    if (YEAR_NAME.test(name) && known.every((value) => Number.isInteger(value))) parts.years.push(index);
    else if (LOW_NAME.test(name)) parts.low = index;
    else if (HIGH_NAME.test(name)) parts.high = index;
    else if (!ID_NAME.test(name)) parts.measures.push(index);
  });
  const rank = (index: number) => {
    const name = columns[index]?.name ?? '';
    return NAME_NAME.test(name) ? 0 : ID_NAME.test(name) ? 2 : 1;
  };
  parts.names.sort((a, b) => rank(a) - rank(b) || a - b);
  const nameOf = (index: number) => columns[index]?.name ?? '';
  parts.measures.sort((a, b) => Number(RATE_NAME.test(nameOf(b))) - Number(RATE_NAME.test(nameOf(a))) || a - b);
  return parts;
}

const distinct = (result: Result, column: number | undefined) => new Set(column === undefined ? [] : result.values[column] ?? []).size;

/** Kinds that the columns allow, in a fixed order. */
export function kindsOf(result: Result): FreeKind[] {
  const { years, measures, names } = partsOf(result);
  if (result.rows === 0 || measures.length === 0) return [];
  const named = names.length > 0 || years.length > 0;
  return FREE_KINDS.filter((kind) => {
    switch (kind) {
      case 'bar': case 'dots': return named;
      case 'line': return years.length > 0 && distinct(result, years[0]) > 1;
      case 'scatter': return measures.length + years.length > 1;
    }
  });
}

/** Columns that may stand in each place of a kind. */
export function columnsFor(result: Result): { labels: number[]; across: number[]; measures: number[] } {
  const { years, measures, names, low, high } = partsOf(result);
  return { labels: [...names, ...years], across: [...years, ...measures], measures: [...measures, ...[low, high].filter((column) => column !== null)] };
}

/** The choice for a kind; null where the columns do not allow it. */
export function choiceFor(result: Result, kind: FreeKind): FreeChoice | null {
  if (!kindsOf(result).includes(kind)) return null;
  const { years, measures, names, low, high } = partsOf(result);
  const [first, second] = measures;
  if (first === undefined) return null;
  const interval = low !== null && high !== null ? { low, high } : { low: null, high: null };
  switch (kind) {
    case 'bar': return { kind, label: names[0] ?? years[0] ?? null, x: null, y: first, low: null, high: null };
    case 'dots': return { kind, label: names[0] ?? years[0] ?? null, x: null, y: first, ...interval };
    case 'line': return { kind, label: names.find((column) => distinct(result, column) > 1 && distinct(result, column) < result.rows) ?? null, x: years[0] ?? null, y: first, low: null, high: null };
    case 'scatter': {
      const across = second ?? years[0];
      return across === undefined ? null : { kind, label: names[0] ?? null, x: across, y: first, low: null, high: null };
    }
  }
}

/** What is drawn unasked; null where nothing can be. */
export function suggest(result: Result): FreeChoice | null {
  const kinds = kindsOf(result);
  const { measures, names, years, low, high } = partsOf(result);
  const y = measures[0];
  if (y === undefined || kinds.length === 0) return null;
  const below = (result.values[y] ?? []).some((value) => typeof value === 'number' && value < 0);
  const once = distinct(result, names[0]) === result.rows;
  if (low !== null && high !== null && kinds.includes('dots')) return choiceFor(result, 'dots');
  if (kinds.includes('line') && !once && distinct(result, years[0]) > 1) return choiceFor(result, 'line');
  if (result.rows > MOST_ROWS && kinds.includes('scatter')) return choiceFor(result, 'scatter');
  if (below && kinds.includes('dots')) return choiceFor(result, 'dots');
  if (kinds.includes('bar')) return choiceFor(result, 'bar');
  return choiceFor(result, kinds[0] ?? 'scatter');
}

/** Shares are written as percent: named so, and all between −1 and 1. */
export function isShare(result: Result, column: number): boolean {
  const name = result.columns[column]?.name ?? '';
  return /share|rate|change|^(?:low|high|mean)$|率|占比/i.test(name) && (result.values[column] ?? []).every((value) => value === null || (typeof value === 'number' && Math.abs(value) <= 1));
}
