/** What the reader chose on the Quality page, in the URL and in SQL. */
import { z } from 'zod';
import { RULES } from '../check/rules';

export const MADE = ['read', 'coded'] as const;
export type Made = (typeof MADE)[number];

const RuleName = z.enum(RULES.map((rule) => rule.id));
const Year = z.number().int().min(1990).max(2100);

export const QualityChoice = z.object({
  rule: RuleName.nullable(),
  year: Year.nullable(),
  made: z.enum(MADE).nullable(),
  /** A part of the name of the place or the authority, or the beginning of its code; '' for all. */
  place: z.string().max(40),
});
export type QualityChoice = z.infer<typeof QualityChoice>;

export const ALL_FOUND: QualityChoice = { rule: null, year: null, made: null, place: '' };

/** Reads a choice from a URL; what is not valid is ignored, part by part. */
export function parseQuality(params: URLSearchParams): QualityChoice {
  const part = <T>(schema: z.ZodType<T>, value: unknown): T | null => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : null;
  };
  const year = params.get('year') ?? '';
  return {
    rule: part(RuleName, params.get('rule')),
    year: part(Year, /^\d{4}$/.test(year) ? Number(year) : null),
    made: part(z.enum(MADE), params.get('origin')),
    place: (params.get('place') ?? '').replaceAll('\0', '').slice(0, 40),
  };
}

/** Writes what was chosen and nothing else; '' where nothing was. */
export function formatQuality({ rule, year, made, place }: QualityChoice): string {
  const params = new URLSearchParams();
  if (made !== null) params.set('origin', made);
  if (rule !== null) params.set('rule', rule);
  if (year !== null) params.set('year', String(year));
  if (place !== '') params.set('place', place);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
