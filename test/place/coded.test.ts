/** The authorities of the hand-coded figures, whose places people looked up: the name alone must not contradict them. */
import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locate, placeByCode, readGazetteer } from '../../lib/place';

const gazetteer = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const Line = z.object({ authority: z.string(), year: z.coerce.number(), place_code: z.string(), scope: z.string() });

const coded = new Map<string, z.infer<typeof Line>>();
for (const file of readdirSync('data/figures').filter((name) => name.endsWith('.csv'))) {
  const { data } = Papa.parse(readFileSync(`data/figures/${file}`, 'utf8'), { header: true, skipEmptyLines: true });
  for (const row of data) {
    const line = Line.safeParse(row);
    if (line.success && /^\d{6}$/.test(line.data.place_code)) coded.set(Object.values(line.data).join('|'), line.data);
  }
}

describe.skipIf(coded.size === 0)('hand-coded authorities', () => {
  const found = [...coded.values()].map((line) => {
    const located = locate(gazetteer, { authority: line.authority.replace(/\s+/g, ''), title: null, year: line.year, text: '' });
    // A zone is coded under its parent.
    const code = located.place?.level === 'zone' ? located.place.parents.at(-1) : located.place?.code;
    return { ...line, located, code: code ?? null };
  });

  it('resolve to the coded place, or above it where the name does not say more, or not at all', () => {
    const elsewhere = found.filter(({ code, place_code }) => code !== null && code !== place_code && !placeByCode(gazetteer, place_code)?.parents.includes(code));
    expect(elsewhere.map(({ authority, year, place_code, code }) => [authority, year, place_code, code])).toEqual([]);
    expect(found.filter(({ code, place_code }) => code === place_code).length / found.length).toBeGreaterThanOrEqual(0.98);
  });

  it('have the coded scope where the organ tells it', () => {
    const told = found.filter(({ scope, located }) => ['department', 'township', 'organ_only'].includes(scope) && located.place?.level !== 'zone' && located.organ !== '人民政府');
    expect(told.filter(({ scope, located }) => scope !== located.scope).map(({ authority, scope }) => [authority, scope])).toEqual([]);
  });
});
