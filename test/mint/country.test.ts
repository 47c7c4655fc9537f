/** Made-up figures of real places: the size that is asked for, and reports that are read as of those places. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../lib/corpus/parse';
import { citiesOf, mintCountry } from '../../lib/mint/country';
import { readGazetteer } from '../../lib/place';

const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];

describe('a minted country', () => {
  it('has as many places as are asked for, none twice', () => {
    for (const n of [3000, 60, 7]) {
      const codes = citiesOf(places, YEARS, n).flatMap((each) => each.codes);
      expect([codes.length, new Set(codes).size]).toEqual([n, n]);
    }
  });

  it('is read as it was made: each report of its place, whole area, in its year, with the residents of each', () => {
    const cities = citiesOf(places, YEARS, 7);
    const [country] = [...mintCountry(5, cities, [2022, 2023], 0)];
    expect(country?.population.length).toBe(14);
    const read = country?.reports.map(({ name, text }) => parseReport(new TextEncoder().encode(text), name, places).report) ?? [];
    expect(read.map((report) => `${report?.place?.code} ${report?.year} ${report?.scope}`).sort()).toEqual((cities[0]?.codes ?? []).flatMap((code) => [2022, 2023].map((year) => `${code} ${year} aggregate`)).sort());
  });
});
