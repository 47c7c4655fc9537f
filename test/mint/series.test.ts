/** Cities and districts over years: what the mint makes holds together, and what is planted is found. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../lib/corpus/parse';
import { judgeAcross } from '../../lib/mint/across';
import { mintCity, type City, type MintedCity } from '../../lib/mint/series';
import { readGazetteer, unitsBelow } from '../../lib/place';

const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const below = unitsBelow(places);
const full = (code: string): string => {
  const unit = places.byCode.get(code)!.find((one) => one.to === null)!;
  return unit.ref.parents.map((parent) => places.byCode.get(parent)?.[0]?.name ?? '').join('') + unit.name;
};
const CITIES: City[] = ['640500', '640200', '610200', '140600', '220600'].map((code) => ({ whole: full(code), parts: below(code, 2023).map(full) }));
const corpus = (seed: number, faults: number): MintedCity[] => Array.from({ length: 12 }, (_, index) => mintCity(seed, index, CITIES[index % CITIES.length]!, [2021, 2022, 2023], faults));
const judge = (cities: readonly MintedCity[]) => judgeAcross(cities, (name, text) => parseReport(new TextEncoder().encode(text), name, places), below);

describe('minted cities', () => {
  it('are the same to the byte for the same seed', () => {
    expect(mintCity(3, 1, CITIES[0]!, [2021, 2022], 0.5)).toEqual(mintCity(3, 1, CITIES[0]!, [2021, 2022], 0.5));
  });

  it('without faults give no finding across reports and none of severity error', () => {
    const tally = judge(corpus(1, 0));
    expect(tally.reports).toBeGreaterThan(130);
    expect(tally.bad).toEqual([]);
    expect(tally.errors).toBe(0);
  }, 60_000);

  it('give up every fault that can be found, each to its rule', () => {
    const tally = judge(corpus(2, 0.6));
    expect(tally.bad).toEqual([]);
    for (const [rule, { planted, found }] of Object.entries(tally.rules)) {
      expect(planted, rule).toBeGreaterThan(0);
      expect(found, rule).toBe(planted);
    }
  }, 60_000);
});
