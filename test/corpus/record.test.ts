/** What a build keeps of a report between reading it and writing the tables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { item } from '../../lib/corpus/item';
import { parseReport } from '../../lib/corpus/parse';
import { readOne } from '../../lib/corpus/reading';
import { decodeReport, recordOf } from '../../lib/corpus/record';
import { rowsOfReport } from '../../lib/corpus/rows';
import { columnAt, columnsOfTable } from '../../lib/corpus/tables';
import { TOTAL_IDS } from '../../lib/form';
import { readGazetteer } from '../../lib/place';
import { englishName } from '../../lib/place/english';
import { stateIn } from '../../lib/query/sql/figures';
import { PLACES, ROOT } from './folders';

const gazetteer = readGazetteer(readFileSync(PLACES, 'utf8'));

async function seed() {
  const path = 'reports/中卫市-2023.txt';
  const read = await readOne({ path, bytes: 1, modified: 1, origin: { url: null, publisher: null, retrieved: null }, byFile: null },
    async () => readFileSync(join(ROOT, 'data', path)), new Map(), parseReport, gazetteer);
  if (!('record' in read)) throw new Error(read.trouble.message);
  return read.record;
}

describe('the row of a report', () => {
  test('has its values in the order of the columns of the table, as a list and as an object', async () => {
    const record = await seed();
    const { report } = rowsOfReport(record, '', [], englishName);
    expect(Object.keys(report)).toEqual(columnsOfTable('reports').map((column) => column.name));
    const values = decodeReport(recordOf(record).parts.report);
    expect(values).toEqual(Object.values(report));
    expect(values.filter((value) => typeof value === 'number').length).toBeGreaterThan(20);
  });

  test('tells the state of each of its figures as the cells do', async () => {
    const record = await seed();
    const states = String(decodeReport(recordOf(record).parts.report)[columnAt('reports', 'states')]);
    expect(states).toHaveLength(TOTAL_IDS.length);
    for (const id of TOTAL_IDS) expect([id, stateIn(states, id)]).toEqual([id, record.cells.find((cell) => cell.id === id)?.state ?? null]);
    expect(new Set(states).size).toBeGreaterThan(1);
  });
});

test('a position that is not in a list is an error, one that holds nothing is nothing', () => {
  expect(item([null, 0], 0)).toBeNull();
  expect(item(Uint8Array.of(0), 0)).toBe(0);
  for (const index of [-1, 2, Number.NaN]) expect(() => item([1, 2], index)).toThrow(RangeError);
});
