/**
 * Real places with made-up figures: prefectures with their counties over years, every report known to the
 * cell. For trying the site at the size of a country.
 */
import { unitsBelow } from '../place';
import type { Gazetteer } from '../place';
import { mintCity } from './series';
import type { City, SeriesReport } from './series';

interface CodedCity { city: City; /** The prefecture, then its counties in the order of `city.parts`. */ codes: string[] }

/** `宁夏回族自治区中卫市中宁县`, by which no two places share a name. */
function fullName(gazetteer: Gazetteer, code: string): string {
  const unit = gazetteer.byCode.get(code)?.find((each) => each.to === null);
  if (unit === undefined) throw new RangeError(`no place in force has the code ${code}`);
  return unit.ref.parents.map((parent) => gazetteer.byCode.get(parent)?.[0]?.name ?? '').join('') + unit.name;
}

/** Prefectures, and provinces without any, with the counties they had from the first year to the last, most first; `places` places in all, fewer where there are not so many. */
export function citiesOf(gazetteer: Gazetteer, years: readonly number[], places: number): CodedCity[] {
  const below = unitsBelow(gazetteer);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const isCounty = (code: string) => gazetteer.byCode.get(code)?.at(-1)?.level === 'county';
  const all = gazetteer.units.filter((unit) => unit.level !== 'county' && unit.to === null && unit.from <= first)
    .map((unit) => ({ code: unit.code, parts: below(unit.code, first), later: new Set(below(unit.code, last)) }))
    .filter(({ parts }) => parts.length > 0 && parts.every(isCounty))
    .map(({ code, parts, later }) => ({ code, parts: parts.filter((part) => later.has(part)) }))
    .sort((a, b) => b.parts.length - a.parts.length || a.code.localeCompare(b.code));
  const cities: CodedCity[] = [];
  let left = places;
  for (const { code, parts } of all) {
    const codes = [code, ...parts].slice(0, left);
    if (codes.length < 2) break;
    const [whole = '', ...names] = codes.map((each) => fullName(gazetteer, each));
    cities.push({ city: { whole, parts: names }, codes });
    left -= codes.length;
  }
  return cities;
}

/** Residents of a place in a year: made up, the same each time. */
const residents = (index: number, part: number, year: number): number => 80_000 + ((index * 7919 + part * 104_729) % 900_000) + (year % 10) * 500;

export interface Country { reports: SeriesReport[]; /** A line a place and year: place_code, year, residents, source. */ population: (string | number)[][] }

/** City after city; `faults`: share of the reports after the first year with a planted fault. */
export function* mintCountry(seed: number, cities: readonly CodedCity[], years: readonly number[], faults: number): Generator<Country> {
  for (const [index, { city, codes }] of cities.entries()) {
    const own = codes.slice(1).map((code, part) => ({ code, of: (year: number) => residents(index, part, year) }));
    const whole = { code: codes[0] ?? '', of: (year: number) => own.reduce((all, each) => all + each.of(year), 0) };
    yield {
      reports: mintCity(seed, index, city, years, faults).reports,
      population: [whole, ...own].flatMap(({ code, of }) => years.map((year) => [code, year, of(year), 'npm run mint'])),
    };
  }
}
