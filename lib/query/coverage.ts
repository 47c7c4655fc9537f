/** Which unit has a report of which year: against the table of places, or against the publisher's list. */
import type { ExpectedRow, HeldRow, UnitRow, UnplacedRow } from './sql/coverage';

/** Whose figures the best report of a unit has. `other`: unclear, or that of the authority which the list names. */
export const HELD = ['aggregate', 'organ_only', 'other'] as const;
export type Held = (typeof HELD)[number];

/** `state` null: expected, and not here; undefined in `years`: nothing was expected. */
export interface UnitYear { state: Held | null; reports: string[]; /** Whether the best of them came after its day; null where no date is known. */ late: boolean | null }
export interface CoverageUnit {
  code: string;
  name: string;
  /** Named by the publisher's list; null for a place as such. */
  authority: string | null;
  level: UnitRow['level'];
  prefecture: string | null;
  years: Map<number, UnitYear>;
}
export type YearCount = { expected: number; /** Of those that are here: with a date, and after their day. */ dated: number; late: number } & Record<Held, number>;
export interface CoverageProvince { code: string; name: string; name_en: string; units: CoverageUnit[]; years: Map<number, YearCount> }
export interface Coverage {
  /** The publisher's list, or the table of places. */
  by: 'list' | 'places';
  years: number[];
  provinces: CoverageProvince[];
  /** All provinces together. A unit is counted once; no figure is added up. */
  total: Map<number, YearCount>;
  /** Reports that stand for no unit counted here: departments, townships, zones, units outside the table or the list. */
  outside: number;
  /** Annual reports without a place or a year, which stand nowhere here. */
  unplaced: UnplacedRow[];
}

/** In force when the year ends: in a year of change the successor reports. */
const lasts = (unit: UnitRow, year: number): boolean => (unit.valid_from === null || unit.valid_from <= year) && (unit.valid_to === null || unit.valid_to > year);
const key = (code: string, year: number): string => `${code}|${year}`;

/**
 * Whether a report came after its day (Art. 49 of the Regulations): an organ publishes by 31 January of the
 * next year, a government for all its departments by 31 March. Of unclear scope the later day is given.
 */
export function isLate({ scope, year, published }: Pick<HeldRow, 'scope' | 'year' | 'published'>): boolean | null {
  if (published === null) return null;
  return published > `${year + 1}-${scope === 'aggregate' || scope === 'unknown' ? '03' : '01'}-31`;
}

function bestOf(reports: readonly HeldRow[]): UnitYear {
  const of = (scope: HeldRow['scope']) => reports.filter((report) => report.scope === scope);
  const [aggregate, office] = [of('aggregate'), of('organ_only')];
  const state = aggregate.length > 0 ? 'aggregate' : office.length > 0 ? 'organ_only' : reports.length > 0 ? 'other' : null;
  const sorted = [...aggregate, ...office, ...reports.filter((report) => report.scope !== 'aggregate' && report.scope !== 'organ_only')];
  return { state, reports: sorted.map((report) => report.report_id), late: sorted[0] === undefined ? null : isLate(sorted[0]) };
}

export function coverageOf(places: readonly UnitRow[], held: readonly HeldRow[], list: readonly ExpectedRow[], unplaced: readonly UnplacedRow[] = []): Coverage {
  const by = list.length > 0 ? 'list' : 'places';
  const seen = [...held.map((report) => report.year), ...list.map((row) => row.year)];
  const first = seen.reduce((least, year) => Math.min(least, year), Infinity);
  const years = Number.isFinite(first) ? Array.from({ length: seen.reduce((most, year) => Math.max(most, year), first) - first + 1 }, (_, index) => first + index) : [];

  const reports = new Map<string, HeldRow[]>();
  for (const report of held) {
    const at = reports.get(key(report.place_code, report.year));
    if (at) at.push(report);
    else reports.set(key(report.place_code, report.year), [report]);
  }
  const used = new Set<string>();
  const found = (code: string, year: number, authority: string | null): UnitYear => {
    const here = reports.get(key(code, year)) ?? [];
    const best = bestOf(here.filter((report) => (authority === null ? ['aggregate', 'organ_only', 'unknown'].includes(report.scope) : report.authority === authority)));
    for (const id of best.reports) used.add(id);
    return best;
  };

  const spans = new Map<string, UnitRow[]>();
  for (const place of places) {
    const at = spans.get(place.code);
    if (at) at.push(place);
    else spans.set(place.code, [place]);
  }
  const units = new Map<string, CoverageUnit>();
  const unitOf = (place: UnitRow, authority: string | null): CoverageUnit => {
    const id = `${place.code}|${authority ?? ''}`;
    const there = units.get(id);
    if (there) return there;
    const unit: CoverageUnit = { code: place.code, name: place.name, authority, level: place.level, prefecture: place.prefecture, years: new Map() };
    units.set(id, unit);
    return unit;
  };
  if (by === 'list') {
    for (const { place_code, year, authority } of list) {
      const rows = spans.get(place_code);
      const place = rows?.find((row) => lasts(row, year)) ?? rows?.at(-1);
      if (place) unitOf(place, authority).years.set(year, found(place_code, year, authority));
    }
  } else {
    for (const place of places) {
      for (const year of years) {
        if (!lasts(place, year)) continue;
        const unit = unitOf(place, null);
        unit.name = place.name;
        unit.years.set(year, found(place.code, year, null));
      }
    }
  }

  const none = (): YearCount => ({ expected: 0, aggregate: 0, organ_only: 0, other: 0, dated: 0, late: 0 });
  const counts = (all: readonly CoverageUnit[]): Map<number, YearCount> => new Map(years.map((year) => {
    const sum = none();
    for (const unit of all) {
      const at = unit.years.get(year);
      if (at === undefined) continue;
      sum.expected += 1;
      if (at.state !== null) sum[at.state] += 1;
      if (at.late !== null) sum.dated += 1;
      if (at.late === true) sum.late += 1;
    }
    return [year, sum];
  }));
  const all = [...units.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const provinces = places.filter((place) => place.level === 'province').flatMap((province) => {
    const own = all.filter((unit) => unit.code.slice(0, 2) === province.code.slice(0, 2));
    return own.length === 0 ? [] : [{ code: province.code, name: province.name, name_en: province.name_en, units: own, years: counts(own) }];
  });
  return { by, years, provinces, total: counts(all), outside: held.length - used.size, unplaced: [...unplaced] };
}
