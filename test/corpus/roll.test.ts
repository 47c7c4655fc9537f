/** The list of a build's reports: what goes in comes out, in the order of the tables, in few bytes each. */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackReader } from '../../lib/corpus/pack';
import { Records } from '../../lib/corpus/records';
import { Roll } from '../../lib/corpus/roll';
import { idOf } from '../../lib/corpus/rows';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const LENGTHS = [1, 2, 3, 4, 5, 6];
const headings = fc.array(fc.record({
  seed: fc.nat({ max: 5000 }), year: fc.constantFrom(null, 2021, 2022, 2023), place: fc.constantFrom(null, '640106', '640500', 'zone:640100:经开区'), series: fc.constantFrom(null, 'a', 'b', '甲'),
}), { maxLength: 40 });
const last = (a: string | number | null, b: string | number | null) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

describe('a roll', () => {
  it('gives back what was put in, and sorts as the names themselves would', () => {
    fc.assert(fc.property(headings, (given) => {
      const roll = new Roll(given.length + 1);
      const known = given.map(({ seed, ...heading }, row) => {
        const sha256 = sha(`${seed} ${row}`);
        roll.set(row, { heading: { ...heading, sha256, idPlace: heading.place?.replaceAll(':', '') ?? 'none' }, at: row, lengths: LENGTHS }, 'pack');
        const offset = seed % 3 === 0 ? 8 : 0;
        roll.giveName(row, offset);
        return { row, sha256, ...heading, id: idOf(heading.place?.replaceAll(':', '') ?? 'none', heading.year, sha256, offset) };
      });
      for (const { row, sha256, year, place, id } of known) expect([roll.hashOf(row), roll.yearOf(row), roll.placeOf(row), roll.idOf(row)]).toEqual([sha256, year, place, id]);
      const sorted = [...known].sort((a, b) => last(a.year, b.year) || last(a.place, b.place) || last(a.id, b.id));
      expect([...roll.sorted()]).toEqual(sorted.map(({ row }) => row));
      const records = new Records(roll.select(roll.sorted()), new PackReader());
      expect(Array.from({ length: records.count }, (_, i) => [records.id(i), records.year(i), records.place(i)])).toEqual(sorted.map(({ id, year, place }) => [id, year, place]));
      const series = known.filter((each) => each.series !== null && each.year !== null).sort((a, b) => last(a.series, b.series) || a.row - b.row);
      expect([...roll.bySeries()]).toEqual(series.map(({ row }) => row));
    }));
  });

  it('knows no report where none was put, and refuses what is no hash', () => {
    const roll = new Roll(2);
    expect([roll.hashOf(0), roll.yearOf(0), roll.placeOf(0), roll.has(0)]).toEqual([null, null, null, false]);
    expect(() => roll.idOf(0)).toThrow(RangeError);
    expect(() => roll.set(0, { heading: { sha256: 'none', year: null, place: null, idPlace: 'none', series: null }, at: 0, lengths: LENGTHS }, 'pack')).toThrow(RangeError);
  });

  it('holds 50,000 reports in less than 160 bytes each, and tells a job of them in less than 80', () => {
    const before = process.memoryUsage();
    const roll = new Roll(50_000);
    for (let row = 0; row < roll.rows; row += 1) {
      const [place, year] = [String(110_000 + (row % 2800)), 2015 + (row % 10)];
      roll.set(row, { heading: { sha256: sha(String(row)), year, place, idPlace: place, series: `${place}|司法局${row % 5}|department` }, at: row, lengths: LENGTHS }, `pack-${row >> 10}`);
      roll.giveName(row, 0);
    }
    // What is in no heap of objects is counted whole; the names are few.
    const buffers = process.memoryUsage().arrayBuffers - before.arrayBuffers;
    expect(buffers / roll.rows).toBeLessThan(160);
    expect(roll.hashOf(49_999)).toBe(sha('49999'));
    // What a job is told of each crosses to its thread as a copy.
    expect(serialize(roll.select(roll.reports())).length / roll.rows).toBeLessThan(80);
  });
});
