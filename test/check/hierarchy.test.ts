/** No total adds a place to its ancestor, an office to its district, or one of two reports to the other: over random hierarchies. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../lib/corpus/store';
import type { ReportRow } from '../../lib/corpus/tables';
import { TOTAL_IDS } from '../../lib/form';
import { NO_CELL } from '../../lib/read/report';
import { crowdOf, maySum } from '../../lib/chart/crowd';
import { askLevelTotals, askQuality, askTrend, type Filter, type QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { SCOPES, type Scope } from '../../lib/read/report';

/** More of them with `npm run test:full`: each makes tables of its own. */
const RUNS = process.env['ATLAS_FULL'] === '1' ? { totals: 25, sums: 12 } : { totals: 10, sums: 6 };
const RECEIVED = 'applications.new_received.total';
const LEVELS = ['province', 'prefecture', 'county', 'zone'] as const;
type Level = (typeof LEVELS)[number];

interface Unit { code: string; level: Level; province: string; prefecture: string | null }
interface Made { unit: Unit; year: number; scope: Scope; organ: string | null; value: number | null; versions: number; coded: boolean }

/** Two provinces, each with prefectures, each with counties and perhaps a zone. */
const units = fc.array(fc.array(fc.record({ counties: fc.integer({ min: 0, max: 3 }), zone: fc.boolean() }), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
  .map((provinces) => provinces.flatMap((prefectures, p) => {
    const province = `${11 + p}0000`;
    return [
      { code: province, level: 'province' as const, province, prefecture: null },
      ...prefectures.flatMap(({ counties, zone }, q): Unit[] => {
        const prefecture = `${11 + p}${String(q + 1).padStart(2, '0')}00`;
        return [
          { code: prefecture, level: 'prefecture', province, prefecture },
          ...Array.from({ length: counties }, (_, c): Unit => ({ code: `${prefecture.slice(0, 4)}0${c + 1}`, level: 'county', province, prefecture })),
          ...(zone ? [{ code: `zone:${prefecture}:高新区`, level: 'zone' as const, province, prefecture }] : []),
        ];
      }),
    ];
  }));

const corpus = units.chain((all) => fc.uniqueArray(fc.record({
  unit: fc.constantFrom(...all), year: fc.constantFrom(2022, 2023), scope: fc.constantFrom<Scope>('aggregate', 'organ_only', 'department', 'unknown'),
  organ: fc.constantFrom('司法局', '民政局'), value: fc.option(fc.integer({ min: 0, max: 50 }), { freq: 4 }), versions: fc.integer({ min: 1, max: 3 }), coded: fc.boolean(),
}).map((one): Made => ({ ...one, organ: one.scope === 'department' ? one.organ : null })), {
  selector: ({ unit, year, scope, organ }) => `${unit.code} ${year} ${scope} ${organ}`, maxLength: 40,
}));

const EMPTY = Object.fromEntries(TOTAL_IDS.map((id) => [id, null]));

/** Rows of one report in its versions: the first counts, the others bear other figures. */
function rowsOf(made: Made, index: number): ReportRow[] {
  return Array.from({ length: made.versions }, (_, version) => {
    const id = (one: number) => `${made.unit.code}-${made.year}-${String(index * 10 + one).padStart(8, '0')}`;
    return {
      ...EMPTY, [RECEIVED]: version === 0 ? made.value : 1000,
      report_id: id(version), superseded_by: version === 0 ? null : id(0), origin: made.coded ? 'coded' : 'text', kind: 'annual_report', title: null,
      authority: made.unit.code + (made.organ ?? ''), organ: made.organ, place_code: made.unit.code, place_name: made.unit.code, place_name_en: null, place_level: made.unit.level,
      province_code: made.unit.province, prefecture_code: made.unit.prefecture, scope: made.scope, scope_confidence: 1, year: made.year,
      form_applications: '2021', form_proactive: 'none', form_disputes: 'none', path: 'x', sha256: '0', bytes: 0, encoding: 'utf-8',
      source_url: null, source_publisher: null, source_retrieved: null, source_text: null, published: null, place_evidence: '[]', place_candidates: '[]', scope_evidence: '[]', problems: '[]',
      states: NO_CELL.repeat(TOTAL_IDS.length), n_stated: 0, n_resolved: 0, n_blank: 0, n_dash: 0, n_missing: 0, n_garbled: 0, n_coded: 0, n_fail: 0, n_suspect: 0, n_not_assessable: 0, n_passed: 0,
    };
  });
}

async function asked<T>(made: readonly Made[], ask: (client: QueryClient) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'atlas-hierarchy-'));
  try {
    const store = await openStore(join(dir, 'store.duckdb'));
    store.add('reports', made.flatMap(rowsOf));
    await store.write(dir);
    store.close();
    const client = await openNodeClient(dir);
    try {
      return await ask(client);
    } finally {
      await client.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const totalsOf = (made: readonly Made[], filter: Filter) => asked(made, (client) => askLevelTotals(client, filter, [RECEIVED]));
const EVERY_SCOPE: Filter = { years: { from: 2022, to: 2023 }, scopes: [...SCOPES], places: [], origins: [] };

/** Places of a group that lie in another of it. */
function nestedIn(units: readonly Unit[]): string[] {
  return units.filter((unit) => units.some((other) => other.code !== unit.code && (other.code === unit.province || other.code === unit.prefecture || unit.code.startsWith(`zone:${other.code}:`)))).map((unit) => unit.code);
}

describe('totals over random hierarchies', () => {
  test('stand for the places of one level and one scope, each report counted once', async () => {
    await fc.assert(fc.asyncProperty(corpus, async (made) => {
      const totals = await totalsOf(made, { years: { from: 2022, to: 2023 }, scopes: [...SCOPES], places: [], origins: [] });
      const expected = new Map<string, { reports: number; with_value: number; total: number | null; places: Set<string> }>();
      for (const { unit, year, scope, value } of made) {
        const key = `${year} ${unit.level} ${scope}`;
        const group = expected.get(key) ?? { reports: 0, with_value: 0, total: null, places: new Set() };
        expected.set(key, group);
        group.reports += 1;
        group.places.add(unit.code);
        if (value === null) continue;
        group.with_value += 1;
        group.total = group.total === null ? value : group.total + value;
      }
      expect(new Map(totals.map((row) => [`${row.year} ${row.place_level} ${row.scope}`, { reports: row.reports, with_value: row.with_value, total: row.total }])))
        .toEqual(new Map([...expected].map(([key, { reports, with_value, total }]) => [key, { reports, with_value, total }])));
      // within one total no place is the ancestor of another
      for (const { places } of expected.values()) {
        for (const code of places) {
          const above = made.find((one) => one.unit.code === code)!.unit;
          for (const other of places) expect(other !== code && (other === above.province || other === above.prefecture)).toBe(false);
        }
      }
    }), { numRuns: RUNS.totals });
  });

  test('choosing a city with its districts, and every scope, adds nothing to anything', async () => {
    const city: Unit = { code: '110100', level: 'prefecture', province: '110000', prefecture: '110100' };
    const district: Unit = { code: '110101', level: 'county', province: '110000', prefecture: '110100' };
    const one = (unit: Unit, scope: Scope, value: number): Made => ({ unit, year: 2023, scope, organ: null, value, versions: 2, coded: false });
    const totals = await totalsOf([one(city, 'aggregate', 800), one(city, 'organ_only', 206), one(district, 'aggregate', 90), one(district, 'organ_only', 4)],
      { years: { from: 2023, to: 2023 }, scopes: [...SCOPES], places: ['110100', '110101'], origins: [] });
    expect(totals.map((row) => row.total).sort((a, b) => a! - b!)).toEqual([4, 90, 206, 800]);
    expect(totals.every((row) => row.repeats === 0)).toBe(true);
  });

  test('sums over the years stand for one level and one scope, whichever scopes are asked for', async () => {
    await fc.assert(fc.asyncProperty(corpus, fc.shuffledSubarray([...SCOPES], { minLength: 1 }), async (made, scopes) => {
      const rows = await asked(made, (client) => askTrend(client, { ...EVERY_SCOPE, scopes }, { cell: RECEIVED }));
      const of = (level: Level, year: number) => made.filter((one) => one.scope === scopes[0] && one.unit.level === level && one.year === year);
      for (const row of rows.filter(({ panel }) => panel === 'all')) {
        const group = of(row.level, row.year);
        const known = group.flatMap(({ value }) => (value === null ? [] : [value]));
        expect([row.reports, row.n, row.k]).toEqual([group.length, known.length, known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)]);
        expect(nestedIn(group.map(({ unit }) => unit))).toEqual([]);
      }
      // The same places each year: never more than all of them, and the same number in every year that has a figure at all.
      for (const level of LEVELS) {
        const same = rows.filter((row) => row.panel === 'balanced' && row.level === level && row.n > 0);
        expect(new Set(same.map(({ n }) => n)).size).toBeLessThanOrEqual(1);
        for (const row of same) expect(row.n).toBeLessThanOrEqual(rows.find((each) => each.panel === 'all' && each.level === level && each.year === row.year)?.n ?? -1);
      }
    }), { numRuns: RUNS.sums });
  });

  test('lines drawn together are added up only where none can lie in another', () => {
    fc.assert(fc.property(corpus, fc.array(fc.constantFrom(...LEVELS), { minLength: 1 }), (made, levels) => {
      const series = made.filter(({ unit, value }) => levels.includes(unit.level) && value !== null).map(({ unit, scope, year, value }) => ({
        unit, report: { place_level: unit.level, scope }, points: [{ year, value, k: value, d: 1 }],
      }));
      const years = crowdOf(series);
      if (maySum(series)) {
        expect(nestedIn(series.map(({ unit }) => unit))).toEqual([]);
        expect(years.every(({ k }) => k !== null)).toBe(true);
      } else expect(years.every(({ k, d }) => k === null && d === null)).toBe(true);
    }));
  });

  test('no share of Quality takes a report twice: places are told one by one', async () => {
    await fc.assert(fc.asyncProperty(corpus, async (made) => {
      const { ofPlaces, ofYears, sums } = await asked(made, (client) => askQuality(client, ['applications.balance']));
      // Reports that do not count are left out everywhere; nothing was checked, so no place is listed.
      expect(ofPlaces).toEqual([]);
      expect(ofYears.reduce((all, row) => all + row.reports, 0)).toBe(made.length);
      expect(sums.reduce((all, row) => all + row.reports, 0)).toBe(made.length);
    }), { numRuns: 5 });
  });
});
