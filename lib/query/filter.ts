/**
 * What a reader chose, its form in the URL, and the filter a question is asked with.
 * The URL holds choices only; what is not chosen is computed from the data (`resolveFilter`).
 */
import { z } from 'zod';
import { SCOPES } from '../read/report';

export const MAX_PLACES = 60;
export const ORIGINS = ['text', 'html', 'coded'] as const;
export type Origin = (typeof ORIGINS)[number];

/** No report is of an earlier year, or a later one. */
export const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
export const EVER = { from: FIRST_YEAR, to: LAST_YEAR } as const;
export const Year = z.number().int().min(FIRST_YEAR).max(LAST_YEAR);
export const YearRange = z.object({ from: Year, to: Year }).refine((range) => range.from <= range.to);
export type YearRange = z.infer<typeof YearRange>;

/** A six-digit code, or `zone:<parent>:<name>` with a name of letters, digits and Chinese characters. */
export const PlaceCode = z.string().regex(/^(?:\d{6}|zone:\d{6}:[0-9A-Za-z\u3400-\u9fff()（）·-]{1,40})$/u);

const ScopeName = z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']);
const OriginName = z.enum(ORIGINS);

/** Keeps the first of each, in the order of `order` (or of appearance, where none is given). */
function distinct<T extends string>(values: readonly T[], order?: readonly T[]): T[] {
  const seen = [...new Set(values)];
  return order ? order.filter((value) => seen.includes(value)) : seen;
}

/** What stands in the URL: each part null or empty where the reader chose nothing. */
export const Choice = z.object({
  years: YearRange.nullable(),
  scopes: z.array(ScopeName).transform((values) => distinct(values, SCOPES)),
  /** In the order chosen. */
  places: z.array(PlaceCode).max(MAX_PLACES).transform((values) => distinct(values)),
  origins: z.array(OriginName).transform((values) => distinct(values, ORIGINS)),
});
export type Choice = z.infer<typeof Choice>;

export const NO_CHOICE: Choice = { years: null, scopes: [], places: [], origins: [] };

/** A choice with nothing left open but places and origins, which mean 'all' when empty. */
export const Filter = z.object({
  years: YearRange,
  scopes: z.array(ScopeName).min(1),
  places: z.array(PlaceCode).max(MAX_PLACES),
  origins: z.array(OriginName),
});
export type Filter = z.infer<typeof Filter>;

/** The year and scope with the most usable reports; null only when the corpus has no usable report. */
export const Defaults = z.object({ year: z.number().int(), scope: ScopeName });
export type Defaults = z.infer<typeof Defaults>;
/** Where no annual report has a year, so that an empty page can still be made. */
export const NOTHING_YET: Defaults = { year: 2021, scope: 'aggregate' };

export function resolveFilter(choice: Choice, defaults: Defaults): Filter {
  return {
    years: choice.years ?? { from: defaults.year, to: defaults.year },
    scopes: choice.scopes.length > 0 ? choice.scopes : [defaults.scope],
    places: choice.places,
    origins: choice.origins,
  };
}

function parseYears(text: string | null): YearRange | null {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? '');
  if (!match) return null;
  const from = Number(match[1]);
  const parsed = YearRange.safeParse({ from, to: match[2] === undefined ? from : Number(match[2]) });
  return parsed.success ? parsed.data : null;
}

/** The parts of a list that are valid; the rest is dropped. `.` divides, as no part contains it. */
function parseList<T extends string>(text: string | null, item: z.ZodType<T>, order?: readonly T[]): T[] {
  const found: T[] = [];
  for (const part of (text ?? '').slice(0, 4000).split('.')) {
    const parsed = item.safeParse(part);
    if (parsed.success) found.push(parsed.data);
  }
  return distinct(found, order);
}

/** Reads a choice from a URL. What is not valid is ignored, part by part; it never throws. */
export function parseChoice(params: URLSearchParams): Choice {
  return {
    years: parseYears(params.get('year')),
    scopes: parseList(params.get('scope'), ScopeName, SCOPES),
    places: parseList(params.get('place'), PlaceCode).slice(0, MAX_PLACES),
    origins: parseList(params.get('origin'), OriginName, ORIGINS),
  };
}

/** Writes a choice. `parseChoice(formatChoice(c))` is `c` for every valid choice, and the other way round for what it writes. */
export function formatChoice(choice: Choice): URLSearchParams {
  const params = new URLSearchParams();
  if (choice.years) {
    const { from, to } = choice.years;
    params.set('year', from === to ? String(from) : `${from}-${to}`);
  }
  if (choice.scopes.length > 0) params.set('scope', choice.scopes.join('.'));
  if (choice.places.length > 0) params.set('place', choice.places.join('.'));
  if (choice.origins.length > 0) params.set('origin', choice.origins.join('.'));
  return params;
}
