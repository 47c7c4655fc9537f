import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../lib/corpus/csv';

describe('lines of a CSV', () => {
  it('are numbered as in the file, after blank lines and quoted line breaks too', () => {
    const csv = readCsv('\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n2, z \r\n', ['a', 'b']);
    expect(csv.troubles).toEqual([]);
    expect(csv.rows.map((row) => [row.line, row.fields['a'], row.fields['b']])).toEqual([[2, '1', 'x\ny'], [5, '2', 'z']]);
    expect(csv.rows[1]?.raw['b']).toBe(' z ');
  });

  it.each([
    ['a quotation mark never closed', 'a,b\n1,"x\n2,y\n3,z\n', [2], ['2', '3']],
    ['two stray marks with good lines between', 'a,b\n1,"x\n2,y\n3,"z\n4,w\n', [2, 4], ['2', '4']],
    ['a field too many', 'a,b\n1,x,\n2,y\n', [2], ['2']],
    ['a field too few', 'a,b\n1\n2,y\n', [2], ['2']],
  ])('with %s cost only themselves', (_, text, bad, kept) => {
    const csv = readCsv(text, ['a', 'b']);
    expect(csv.troubles.map((trouble) => trouble.line)).toEqual(bad);
    expect(csv.rows.map((row) => row.fields['a'])).toEqual(kept);
  });

  it('need the columns in any order, and say which are not there', () => {
    expect(readCsv('b,extra,a\n1,2,3\n', ['a', 'b']).rows[0]?.fields).toEqual({ b: '1', extra: '2', a: '3' });
    expect(readCsv('b,c\n1,2\n', ['a', 'b']).troubles[0]?.message).toContain('lacks a');
    expect(readCsv('', ['a']).troubles).toHaveLength(1);
  });

  it('give back whatever papaparse wrote, on the line it was written', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '年', ',', '"', '\n', ' ') }).map((text) => `x${text}x`);
    fc.assert(fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = Papa.unparse([['a', 'b'], ...rows], { newline: '\n' });
      const csv = readCsv(text, ['a', 'b']);
      expect(csv.troubles).toEqual([]);
      expect(csv.rows.map((row) => [row.raw['a'], row.raw['b']])).toEqual(rows);
      let line = 2;
      for (const [index, row] of rows.entries()) {
        expect(csv.rows[index]?.line).toBe(line);
        line += 1 + row.join('').split('\n').length - 1;
      }
    }), { numRuns: 200 });
  });
});
