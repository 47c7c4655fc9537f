/**
 * What a reader chose on the pages that set places side by side (Compare, Rank, Map, Place), in the URL and
 * for SQL. The URL holds choices only; what is not valid is ignored, part by part.
 */
import { z } from 'zod';
import { isCellId } from '../form';
import { METRICS } from '../metrics';
import type { Metric } from '../metrics';
import { SCOPES } from '../read/report';
import { PlaceCode, Year, YearRange } from './filter';

export const LEVELS = ['province', 'prefecture', 'county', 'zone'] as const;
export type Level = (typeof LEVELS)[number];

/** Rates that places can be set side by side by: those with a denominator, from cells of one report. */
export const PEER_METRICS: readonly Metric[] = METRICS.filter((metric) => metric.denominator.length > 0 && metric.minimum_n > 0 && metric.operands.every(isCellId));
export const DEFAULT_METRIC = 'disclosure_rate';

const MetricId = z.enum(PEER_METRICS.map((metric) => metric.id));
const ScopeName = z.enum(SCOPES);
const LevelName = z.enum(LEVELS);
export const ProvinceCode = z.string().regex(/^\d{2}0000$/);

/** Null: not chosen. */
export const RankChoice = z.object({
  metric: MetricId.nullable(),
  year: Year.nullable(),
  scope: ScopeName.nullable(),
  /** `all` is a choice of its own, here and for the province: the first view may show one of them only. */
  level: z.union([LevelName, z.literal('all')]).nullable(),
  province: z.union([ProvinceCode, z.literal('all')]).nullable(),
  /** Drawn in ink. */
  place: PlaceCode.nullable(),
});
export type RankChoice = z.infer<typeof RankChoice>;
export const NO_RANK: RankChoice = { metric: null, year: null, scope: null, level: null, province: null, place: null };

export const MapChoice = z.object({
  metric: MetricId.nullable(), year: Year.nullable(), scope: ScopeName.nullable(),
  /** The province that was opened. */
  province: ProvinceCode.nullable(),
});
export type MapChoice = z.infer<typeof MapChoice>;
export const NO_MAP: MapChoice = { metric: null, year: null, scope: null, province: null };

export const MOST_COMPARED = 12;
export const CompareChoice = z.object({
  /** In the order chosen; the others are compared with the first. */
  places: z.array(PlaceCode).max(MOST_COMPARED).transform((codes) => [...new Set(codes)]),
  years: YearRange.nullable(),
  scope: ScopeName.nullable(),
  /** Drawn over the years. */
  metric: MetricId.nullable(),
});
export type CompareChoice = z.infer<typeof CompareChoice>;
export const NO_COMPARE: CompareChoice = { places: [], years: null, scope: null, metric: null };

export const PlaceChoice = z.object({
  code: PlaceCode.nullable(),
  scope: ScopeName.nullable(),
  /** Whether the peers are those of the province only. */
  near: z.boolean(),
});
export type PlaceChoice = z.infer<typeof PlaceChoice>;
export const NO_PLACE: PlaceChoice = { code: null, scope: null, near: false };

function part<T>(schema: z.ZodType<T>, value: unknown): T | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
const yearOf = (text: string | null) => part(Year, /^\d{4}$/.test(text ?? '') ? Number(text) : null);

function yearsOf(text: string | null): YearRange | null {
  const [, from, to] = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? '') ?? [];
  return from === undefined ? null : part(YearRange, { from: Number(from), to: Number(to ?? from) });
}

/** Codes of a list in the URL, each once; `.` divides. */
function codesOf(text: string | null): string[] {
  return [...new Set((text ?? '').slice(0, 4000).split('.').flatMap((code) => part(PlaceCode, code) ?? []))];
}

/** `?a=b` of what was chosen, '' of nothing. */
function search(given: Readonly<Record<string, string | number | null>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== null && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function parseRank(params: URLSearchParams): RankChoice {
  return {
    metric: part(MetricId, params.get('metric')), year: yearOf(params.get('year')), scope: part(ScopeName, params.get('scope')),
    level: part(RankChoice.shape.level, params.get('level')), province: part(RankChoice.shape.province, params.get('province')), place: part(PlaceCode, params.get('place')),
  };
}
export const formatRank = (choice: RankChoice): string => search(choice);

export function parseMap(params: URLSearchParams): MapChoice {
  return { metric: part(MetricId, params.get('metric')), year: yearOf(params.get('year')), scope: part(ScopeName, params.get('scope')), province: part(ProvinceCode, params.get('province')) };
}
export const formatMap = (choice: MapChoice): string => search(choice);

export function parseCompare(params: URLSearchParams): CompareChoice {
  return {
    places: codesOf(params.get('places')).slice(0, MOST_COMPARED), years: yearsOf(params.get('years')),
    scope: part(ScopeName, params.get('scope')), metric: part(MetricId, params.get('metric')),
  };
}
/** Places of the URL beyond those that are compared. */
export function beyondCompare(params: URLSearchParams): number {
  return Math.max(0, codesOf(params.get('places')).length - MOST_COMPARED);
}
export function formatCompare({ places, years, scope, metric }: CompareChoice): string {
  return search({ places: places.join('.'), years: years === null ? null : years.from === years.to ? years.from : `${years.from}-${years.to}`, scope, metric });
}

export function parsePlace(params: URLSearchParams): PlaceChoice {
  return { code: part(PlaceCode, params.get('code')), scope: part(ScopeName, params.get('scope')), near: params.get('peers') === 'province' };
}
export function formatPlace({ code, scope, near }: PlaceChoice): string {
  return search({ code, scope, peers: near ? 'province' : null });
}

/** Fewer peers make no quartiles. */
export const LEAST_BAND = 5;

/** Which reports are peers: of these years and this kind, of a level and a province where they are given. */
export const PeerQuestion = z.object({
  years: YearRange,
  scope: ScopeName,
  level: LevelName.nullable(),
  province: ProvinceCode.nullable(),
});
export type PeerQuestion = z.infer<typeof PeerQuestion>;
