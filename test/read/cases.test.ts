import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseReport } from '../../lib/corpus/parse';
import { ALL_CELL_IDS, ANNEX_CELL_IDS, cellIds } from '../../lib/form';
import { readGazetteer } from '../../lib/place';

/** A case is a folder: what a report says, cell by cell, and the report (or where it is). Add a folder, and it is tested. */
const CASES = path.join(__dirname, 'cases');
const Expected = z.object({
  report: z.string(),
  kind: z.string(),
  year: z.number().nullable(),
  authority: z.string().nullable(),
  place: z.string().optional(),
  cells: z.record(z.string(), z.number().nullable()),
  /** What the report itself prints wrong: the rule that says so, and a cell it names. */
  errors: z.array(z.object({ rule: z.string(), cell: z.string() })).default([]),
});
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));

describe.each(readdirSync(CASES).sort())('report %s', (name) => {
  const folder = path.join(CASES, name);
  const expected = Expected.parse(JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')));
  const file = existsSync(path.join(folder, expected.report)) ? path.join(folder, expected.report) : expected.report;
  const parsed = parseReport(readFileSync(file), file, places);
  const got = new Map(parsed.cells.map((cell) => [cell.id, cell]));

  it('reads every printed figure and leaves every absent one null', () => {
    const wrong = Object.entries(expected.cells)
      .filter(([id, value]) => (got.get(id)?.value ?? null) !== value)
      .map(([id, value]) => ({ id, expected: value, got: got.get(id)?.value ?? null, state: got.get(id)?.state }));
    const beside = path.join(folder, 'got.json');
    if (wrong.length > 0) writeFileSync(beside, JSON.stringify(wrong, null, 1));
    else rmSync(beside, { force: true });
    expect(wrong).toEqual([]);
  });

  it('gives no figure that the truth does not hold', () => {
    expect(parsed.cells.filter((cell) => cell.value !== null && !(cell.id in expected.cells))).toEqual([]);
  });

  it('knows kind, year and authority', () => {
    expect({ kind: parsed.report?.kind, year: parsed.report?.year ?? null, authority: parsed.report?.authority ?? null })
      .toEqual({ kind: expected.kind, year: expected.year, authority: expected.authority });
    if (expected.place) expect(parsed.report?.place?.code).toBe(expected.place);
  });

  it('has one cell for each id of the versions found, none for a table that is not there', () => {
    const form = parsed.report?.form;
    const ids = (['proactive', 'applications', 'disputes'] as const).flatMap((table) => {
      const version = form?.[table];
      return version === '2021' || version === '2019' ? cellIds(table, version) : [];
    });
    if (form?.applications === 'pre2019') ids.push(...ANNEX_CELL_IDS);
    expect(parsed.cells.map((cell) => cell.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(ALL_CELL_IDS).toContain(id);
  });

  it('points each figure to the characters it was read from', () => {
    for (const cell of parsed.cells) {
      if (cell.start === null || cell.end === null) {
        expect(cell.value, cell.id).toBeNull();
        continue;
      }
      expect(cell.end, cell.id).toBeGreaterThan(cell.start);
      expect(parsed.text.slice(cell.start, cell.end), cell.id).toBe(cell.raw);
      expect(parsed.text.slice(0, cell.start).split(/\r\n|\r|\n/).length, cell.id).toBe(cell.line);
      if (cell.value !== null) expect(cell.raw, cell.id).toMatch(/[\d０-９OoIlQD零〇一-九十]/);
    }
  });

  it('finds what the report itself prints wrong, and nothing else in what was read right', () => {
    const found = parsed.checks.filter((check) => check.status !== 'not_assessable' && check.cells.some((id) => got.get(id)?.value !== null));
    expect(found.map((check) => check.rule).sort()).toEqual(expected.errors.map((error) => error.rule).sort());
    for (const error of expected.errors) expect(found.find((check) => check.rule === error.rule && check.cells.includes(error.cell)), error.rule).toBeDefined();
  });

  it('parts the text into sections without a gap', () => {
    expect(parsed.sections.map((section) => section.text).join('')).toBe(parsed.text);
  });
});
