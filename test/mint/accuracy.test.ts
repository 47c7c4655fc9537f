import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseReport } from '../../lib/corpus/parse';
import { APPLICANT_COLUMNS, cellId, columnsOf, outcomeRows, rowsOf } from '../../lib/form';
import { mintReport } from '../../lib/mint';
import { add, EMPTY, judge, type Tally } from '../../lib/mint/accuracy';
import { FAMILIES } from '../../lib/mint/family';
import { mintFigures } from '../../lib/mint/figures';
import { random } from '../../lib/mint/random';
import { readGazetteer } from '../../lib/place';

/** 20,000 in `npm run accuracy`; enough of every family here to see a reader that grows worse. */
const REPORTS = 920;
/** Layouts without a figure in a cell. */
const UNPRINTED = new Set(['images_only', 'prose_only']);
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));

describe('the mint', () => {
  it('gives the same text and truth for the same seed, and others for another', () => {
    expect(mintReport(5, 17)).toEqual(mintReport(5, 17));
    expect(mintReport(5, 17).text).not.toBe(mintReport(6, 17).text);
  });

  it.each(['2021', '2019'] as const)('makes figures for which every identity of the %s form holds', (version) => {
    for (let seed = 0; seed < 60; seed += 1) {
      const figures = mintFigures(random(seed), version, version);
      const value = (row: string, column: string) => figures.get(cellId('applications', row, column))!;
      for (const row of rowsOf('applications', version)) {
        expect(APPLICANT_COLUMNS.reduce((sum, column) => sum + value(row.id, column.id), 0)).toBe(value(row.id, 'total'));
      }
      for (const { id } of columnsOf('applications')) {
        expect(outcomeRows(version).reduce((sum, row) => sum + value(row.id, id), 0)).toBe(value('total_handled', id));
        expect(value('new_received', id) + value('carried_in', id)).toBe(value('total_handled', id) + value('carried_out', id));
      }
    }
  });
});

describe('the reader on minted reports', () => {
  let all: Tally = EMPTY;
  let faulty: Tally = EMPTY;
  const families = new Map<string, Tally>();
  const silent: string[] = [];
  beforeAll(() => {
    for (let index = 0; index < REPORTS; index += 1) {
      const minted = mintReport(11, index);
      const judged = judge(minted, parseReport(new TextEncoder().encode(minted.text), minted.name, places));
      all = add(all, judged);
      families.set(minted.family, add(families.get(minted.family) ?? EMPTY, judged));
      if (judged.silent > 0) silent.push(`${minted.name} ${JSON.stringify(judged.bad)}`);
    }
    for (let index = 0; index < 340; index += 1) {
      const minted = mintReport(12, index, { faults: 0.6 });
      faulty = add(faulty, judge(minted, parseReport(new TextEncoder().encode(minted.text), minted.name, places)));
    }
  }, 120_000);

  it('gives no wrong or invented figure in silence', () => {
    expect(silent).toEqual([]);
  });

  it('reads 99.95% of printed figures in each family whose figures are parted, 99% where they are not', () => {
    expect(families.size).toBe(FAMILIES.length);
    for (const [family, tally] of families) {
      if (UNPRINTED.has(family)) {
        expect(tally, family).toMatchObject({ printed: 0, invented: 0 });
        continue;
      }
      expect(tally.right / tally.printed, family).toBeGreaterThanOrEqual(family.includes('undelimited') ? 0.99 : 0.9995);
      // repeated lines leave few figures that the text itself decides
      expect(tally.printedNonzero, family).toBeGreaterThan(family === 'repeated_lines' ? 0 : 100);
      expect(tally.rightNonzero / tally.printedNonzero, family).toBeGreaterThanOrEqual(0.98);
    }
    expect(all.right / all.printed).toBeGreaterThanOrEqual(0.9995);
  });

  it('raises false alarms on at most one right figure in a thousand', () => {
    expect(all.alarms / all.right).toBeLessThanOrEqual(0.001);
  });

  it('finds every planted fault that can be found', () => {
    expect(faulty.faults).toBeGreaterThan(80);
    expect(faulty.faultsFound).toBe(faulty.faults);
  });
});
