import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowsByKey } from '../../lib/corpus/rows-by-key';

describe('rows by a number', () => {
  it('finds the first row of the same name, whatever other names have its number', () => {
    // few numbers for many names, so that names meet in one
    const names = fc.array(fc.record({ name: fc.nat({ max: 30 }), key: fc.constantFrom(0, 1, 7, 2 ** 32 - 1) }), { maxLength: 60 });
    fc.assert(fc.property(names, (given) => {
      const keyOf = new Map(given.map(({ name, key }) => [name, key]));
      const all = given.map(({ name }) => ({ name, key: keyOf.get(name)! }));
      const known = new RowsByKey(all.length);
      const first = new Map<number, number>();
      all.forEach(({ name, key }, row) => {
        const found = known.put(key, row, (other) => {
          expect(all[other]?.key).toBe(key);
          return all[other]?.name === name;
        });
        expect(found).toBe(first.get(name) ?? null);
        if (!first.has(name)) first.set(name, row);
      });
    }));
  });
});
