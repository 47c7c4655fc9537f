/** What a reader's own figures make of the reports: applications for each 100,000 of a denominator, and outcomes by the reader's own groups. Pure. */
import { poisson, wilson } from '../metrics/interval';
import { figureOf } from '../query/figures';
import type { ReportFigures } from '../query/figures';
import type { Result } from '../query/result';

export const RECEIVED = 'applications.new_received.total';
export const HANDLED = 'applications.total_handled.total';
const PROVIDED = ['applications.granted.total', 'applications.partial.total'] as const;
/** The cells that are asked for. */
export const RATE_CELLS: readonly string[] = [RECEIVED, HANDLED, ...PROVIDED];

/** A value of the reader's for a place, in a year or in all. */
export interface OwnValue<T> { place: string; year: number | null; value: T }

/** By place and year; a place that says two different things says nothing, and is told. */
function valuesOf<T>(rows: readonly OwnValue<T>[]): { of: (place: string, year: number) => T | null; twice: string[] } {
  const known = new Map<string, T>();
  const twice = new Set<string>();
  for (const { place, year, value } of rows) {
    const key = `${place}|${year ?? ''}`;
    const before = known.get(key);
    if (before !== undefined && before !== value) twice.add(place);
    else known.set(key, value);
  }
  return { of: (place, year) => (twice.has(place) ? null : known.get(`${place}|${year}`) ?? known.get(`${place}|`) ?? null), twice: [...twice] };
}

export interface RateWords { place: string; rate: string; low: string; high: string; received: string; value: string; group: string; level: string; reports: string; known: string; share: string; handled: string }

interface Counted { reports: number; known: number }
const resultOf = (columns: Result['columns'], rows: readonly (readonly (string | number | null)[])[]): Result => ({
  columns, values: columns.map((_, index) => rows.map((row) => row[index] ?? null)), rows: rows.length, capped: false,
});
const text = (name: string) => ({ name, kind: 'text' as const });
const number = (name: string) => ({ name, kind: 'number' as const });

/**
 * Applications received for each 100,000 of the reader's figure, with the exact Poisson interval, highest
 * first. Only reports of whole areas are given; `known` is how many have both figures. `times`: 10,000 where
 * the figures are in 万.
 */
export function rateByPlace(reports: readonly ReportFigures[], values: readonly OwnValue<number>[], times: number, nameOf: (report: ReportFigures) => string, words: RateWords): { result: Result } & Counted & { twice: string[] } {
  const { of, twice } = valuesOf(values);
  const rows = reports.flatMap((report) => {
    const received = figureOf(report)(RECEIVED);
    const value = report.place_code === null || report.year === null ? null : of(report.place_code, report.year);
    if (received === null || value === null || value <= 0) return [];
    const [low, high] = poisson(received, value * times);
    return [{ name: nameOf(report), code: report.place_code, rate: (received / (value * times)) * 100_000, low: low * 100_000, high: high * 100_000, received, value }];
  }).sort((a, b) => b.rate - a.rate || (a.name < b.name ? -1 : 1));
  return {
    result: resultOf([text(words.place), number(words.rate), number(words.low), number(words.high), number(words.received), number(words.value), text('place_code')],
      rows.map((row) => [row.name, row.rate, row.low, row.high, row.received, row.value, row.code])),
    reports: reports.length, known: rows.length, twice,
  };
}

/**
 * The share of applications that were granted in full or in part, by the reader's groups. A group is parted
 * by level: a place and the one it lies in are never added up. A share rests on the reports that print all of
 * its figures; `known` of `reports` says how many.
 */
export function shareByGroup(reports: readonly ReportFigures[], values: readonly OwnValue<string>[], levelName: (level: string) => string, words: RateWords): { result: Result } & Counted & { twice: string[] } {
  const { of, twice } = valuesOf(values);
  interface Sum { group: string; level: string; reports: number; known: number; provided: number; handled: number }
  const sums = new Map<string, Sum>();
  for (const report of reports) {
    const group = report.place_code === null || report.year === null ? null : of(report.place_code, report.year);
    if (group === null || report.place_level === null) continue;
    const key = `${report.place_level}|${group}`;
    const sum = sums.get(key) ?? { group, level: report.place_level, reports: 0, known: 0, provided: 0, handled: 0 };
    sums.set(key, sum);
    sum.reports += 1;
    const figure = figureOf(report);
    const handled = figure(HANDLED);
    const [full, part] = PROVIDED.map((cell) => figure(cell));
    if (handled === null || full === null || part === null || full === undefined || part === undefined || full + part > handled) continue;
    sum.known += 1;
    sum.provided += full + part;
    sum.handled += handled;
  }
  const several = new Set([...sums.values()].map((sum) => sum.level)).size > 1;
  const rows = [...sums.values()].map((sum) => {
    const [low, high] = sum.handled > 0 ? wilson(sum.provided, sum.handled) : [null, null];
    return { ...sum, share: sum.handled > 0 ? sum.provided / sum.handled : null, low, high, name: several ? `${sum.group} · ${levelName(sum.level)}` : sum.group };
  }).sort((a, b) => Number(b.share) - Number(a.share) || (a.name < b.name ? -1 : 1));
  return {
    result: resultOf([text(words.group), number(words.share), number(words.low), number(words.high), number(words.handled), number(words.known), number(words.reports)],
      rows.map((row) => [row.name, row.share, row.low, row.high, row.known === 0 ? null : row.handled, row.known, row.reports])),
    reports: reports.length, known: rows.reduce((sum, row) => sum + row.known, 0), twice,
  };
}
