/**
 * What the questions of the pages cost a reader: requests and bytes, counted by the server, in a real
 * Chromium with the site's own engine. The tables are cut small, so that opening a file too many shows.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildData } from '../../lib/corpus/data';
import { parseReport } from '../../lib/corpus/parse';
import { readGazetteer } from '../../lib/place';
import { ALL_FOUND, askDefaults, askFound, NO_CHOICE, resolveFilter, type Filter, type QualityChoice } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { MATTERS, trendMeasures } from '../../lib/ui/matters';
import { mintCorpus } from '../../scripts/bench/corpus';
import { openReader, type Asked, type Reader } from '../../scripts/bench/reader';
import { findChromium } from '../../scripts/chromium.mjs';
import { PLACES, silent } from '../corpus/folders';

const KB = 1024;
let folder: string;
let filter: Filter;
let report: string;
let sizes: Map<string, number>;
let shards: { cells: number; sections: number };
const readers: Reader[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-cost-'));
  mintCorpus(join(folder, 'source'), 600, readGazetteer(readFileSync(PLACES, 'utf8')));
  const { manifest } = await buildData({ folder: join(folder, 'source'), places: PLACES, out: join(folder, 'data'), work: join(folder, 'work'), parse: parseReport, mostBytes: 100 * KB }, silent());
  sizes = new Map(Object.entries(manifest.tables).map(([table, file]) => [table, file.bytes]));
  shards = { cells: manifest.tables.cells.shards.length, sections: manifest.tables.sections.shards.length };
  const client = await openNodeClient(join(folder, 'data'));
  const defaults = await askDefaults(client);
  if (defaults === null) throw new Error('there are no reports');
  filter = resolveFilter(NO_CHOICE, defaults);
  const [one] = await client.rows("SELECT report_id FROM reports WHERE place_code IS NOT NULL AND year = 2023 ORDER BY sha256 LIMIT 1", z.object({ report_id: z.string() }));
  report = one?.report_id ?? '';
  await client.close();
}, 240_000);
afterAll(async () => {
  for (const reader of readers) await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fresh(): Promise<Reader> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm test says what to install');
  const reader = await openReader(join(folder, 'data'), { roundTrip: 0, bytesPerSecond: null }, executablePath);
  readers.push(reader);
  return reader;
}
const sizeOf = (table: string): number => {
  const bytes = sizes.get(table);
  if (bytes === undefined) throw new Error(`there is no ${table}`);
  return bytes;
};
const tablesOf = (files: readonly string[]): string[] => [...new Set(files.flatMap((file) => /^(\w+)(?:-\d+)?\.parquet$/.exec(file)?.[1] ?? []))];

describe('a page that compares reports', () => {
  test('has `reports` whole where it is not large, once, and never reads the long table', { timeout: 120_000 }, async () => {
    const reader = await fresh();
    const asked = (year: number): Asked => ({ kind: 'matter', filter: { ...filter, years: { from: year, to: year } }, ids: MATTERS.outcomes.ids, measures: trendMeasures('outcomes') });
    await reader.ask({ kind: 'engine' });
    const first = await reader.ask(asked(2025));
    expect(first.rows).toBeGreaterThan(20);
    expect(tablesOf(first.files)).toEqual(['reports']);
    // The list of files, and each of the table's; nothing by range.
    expect(first.requests).toBeLessThanOrEqual(2 + first.files.filter((file) => file.endsWith('.parquet')).length);
    expect(first.bytes).toBeLessThanOrEqual(sizeOf('reports') + 50 * KB);
    const again = await reader.ask(asked(2025));
    expect(again).toMatchObject({ requests: 0, bytes: 0, rows: first.rows });
    const other = await reader.ask(asked(2022));
    expect(other.rows).toBeGreaterThan(20);
    expect(other).toMatchObject({ requests: 0, bytes: 0 });
  });
});

describe('findings under a choice', () => {
  /** Of a rule or a year alone they are kept at build and need no engine: test/ui/found.test.ts. */
  const cases: [string, number, () => QualityChoice][] = [
    ['reports read, of a year', 16, () => ({ ...ALL_FOUND, made: 'read', year: 2023 })],
    ['a place over all years', 10, () => ({ ...ALL_FOUND, place: '区' })],
    ['a place by its code', 16, () => ({ ...ALL_FOUND, place: report.slice(0, 6) })],
  ];
  test.each(cases)('%s: at most %i requests, and no table that they do not need', { timeout: 120_000 }, async (_, most, choose) => {
    const choice = choose();
    const reader = await fresh();
    await reader.ask({ kind: 'engine' });
    const cost = await reader.ask({ kind: 'findings', choice });
    const client = await openNodeClient(join(folder, 'data'));
    expect(cost.rows).toBe((await askFound(client, choice)).rows.length);
    await client.close();
    expect(cost.rows).toBeGreaterThan(0);
    expect(tablesOf(cost.files).sort()).toEqual(['checks', 'reports']);
    expect(cost.requests).toBeLessThanOrEqual(most);
    expect(cost.bytes).toBeLessThanOrEqual(sizeOf('checks') + sizeOf('reports') + 50 * KB);
  });
});

describe('the page of a report', () => {
  test('opens one file of each table it needs, none that has no part in it, and reads little of them', { timeout: 120_000 }, async () => {
    const reader = await fresh();
    const cost = await reader.ask({ kind: 'report', id: report });
    expect(cost.rows).toBeGreaterThan(100);
    const tables = tablesOf(cost.files);
    expect(tables.filter((table) => !['reports', 'cells', 'checks', 'claims', 'sections', 'revisions'].includes(table))).toEqual([]);
    expect(shards.cells).toBeGreaterThan(1);
    expect(shards.sections).toBeGreaterThan(2);
    for (const table of ['cells', 'sections']) expect(cost.files.filter((file) => file.startsWith(`${table}-`)), table).toHaveLength(1);
    expect(cost.requests).toBeLessThanOrEqual(14);
    expect(cost.bytes).toBeLessThanOrEqual(330 * KB);
  });
});
