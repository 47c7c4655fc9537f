/** Every unit of the table, named with and without its parents, as three organs, in a year in which it existed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inYear, succeeds, type Unit } from '../../lib/place/gazetteer';
import { locate, readGazetteer } from '../../lib/place';

const gazetteer = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const ORGANS = ['人民政府', '人民政府办公室', '司法局'];
const ask = (authority: string, year: number | null) => locate(gazetteer, { authority, title: null, year, text: '' });

/** The first whole year of the study period in which the unit existed, null where it ended as it began. */
const yearOf = (unit: Unit): number => Math.max(2008, Math.min(unit.from + 1, (unit.to ?? 2026) - 1));
const parentNames = (unit: Unit, year: number) =>
  unit.ref.parents.map((code) => {
    const rows = gazetteer.byCode.get(code) ?? [];
    return (rows.find((row) => inYear(row, year)) ?? rows[0])?.name ?? '';
  });
/** Other units that bear the name in the year, those aside that had already made way. */
function namesakes(unit: Unit, year: number): Unit[] {
  const same = gazetteer.units.filter((other) => other.name === unit.name && inYear(other, year));
  return same.filter((one) => !(one.to === year && same.some((other) => succeeds(other, one))));
}

describe('every unit of places.csv', () => {
  it('is found by its name under all its parents, by its nearest parent, and keeps its organ', () => {
    const wrong: string[] = [];
    for (const unit of gazetteer.units) {
      const year = yearOf(unit);
      const parents = parentNames(unit, year);
      for (const chain of new Set([parents.join(''), parents.at(-1) ?? ''])) {
        for (const organ of ORGANS) {
          const found = ask(chain + unit.name + organ, year);
          if (found.place?.code !== unit.code || found.place.name !== unit.name || found.organ !== organ) wrong.push(`${chain}${unit.name}${organ} ${year} ${unit.code} → ${found.place?.code} ${found.organ}`);
        }
        const alone = ask(chain + unit.name, year);
        if (alone.place?.code !== unit.code || alone.organ !== null) wrong.push(`${chain}${unit.name} ${year} ${unit.code} → ${alone.place?.code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is found by its name alone where no other bears it, and never taken for another', () => {
    let asked = 0;
    let resolved = 0;
    const wrong: string[] = [];
    for (const unit of gazetteer.units) {
      const year = yearOf(unit);
      const same = namesakes(unit, year);
      for (const organ of ORGANS) {
        const found = ask(unit.name + organ, year);
        if (same.length === 1) {
          asked += 1;
          if (found.place?.code === unit.code) resolved += 1;
        }
        if (found.place !== null && found.place.code !== unit.code) wrong.push(`${unit.name}${organ} ${year} ${unit.code} → ${found.place.code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(9000);
    expect(resolved / asked).toBeGreaterThanOrEqual(0.995);
  });

  it('stays open with every candidate listed where others bear the name, in each year of 2008–2025', () => {
    const byName = group(gazetteer.units);
    const everAmbiguous = new Set<string>();
    for (const [name, units] of byName) {
      for (let year = 2008; year <= 2025 && units.length > 1; year += 1) {
        const same = namesakes(units[0] as Unit, year);
        const codes = [...new Set(same.map((unit) => unit.code))].sort();
        if (codes.length < 2) continue;
        everAmbiguous.add(name);
        const found = ask(`${name}人民政府`, year);
        expect([name, year, found.place, found.place_candidates.map((place) => place.code).sort()]).toEqual([name, year, null, codes]);
        for (const unit of same) expect([name, year, ask(`${parentNames(unit, year).at(-1)}${name}`, year).place?.code]).toEqual([name, year, unit.code]);
      }
    }
    expect(everAmbiguous.size).toBeGreaterThanOrEqual(29);
    expect([...everAmbiguous]).toEqual(expect.arrayContaining(['鼓楼区', '市中区', '铁西区', '城区', '郊区', '和平区', '城关区']));
  });

  it('prefers what exists now when the year is unknown, and stays open between several', () => {
    const wrong: string[] = [];
    let open = 0;
    for (const [name, units] of group(gazetteer.units)) {
      const current = units.filter((unit) => unit.to === null);
      const found = ask(`${name}人民政府`, null);
      const only = current.length === 1 ? current[0] : current.length === 0 && units.length === 1 ? units[0] : undefined;
      if (only ? found.place?.code !== only.code : found.place !== null) wrong.push(`${name} → ${found.place?.code}`);
      if (current.length > 1) open += 1;
    }
    // 东乡县 is a former full name and the short one of 东乡族自治县, which lasts.
    expect(wrong).toEqual(['东乡县 → undefined']);
    expect(open).toBe(29);
  });
});

function group(units: readonly Unit[]): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) groups.set(unit.name, [...(groups.get(unit.name) ?? []), unit]);
  return groups;
}
