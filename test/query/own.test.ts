/** A reader's own table beside the reports: as a denominator and as groups, in both engines. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { metric, rateOf } from '../../lib/metrics';
import { wilson, poisson } from '../../lib/metrics/interval';
import { ownFigure, ownRate, perOf, perReport } from '../../lib/metrics/own';
import { askFigures, figureOf } from '../../lib/query';
import type { QueryClient } from '../../lib/query';
import { askGroupOf, askOwnGroups, askOwnValues, askPer, withOwn } from '../../lib/query/ask-own';
import { openNodeClient } from '../../lib/query/node';
import { NO_OWN, columnId, engineName, formatOwnRef, parseOwnPeers, parseOwnRef, withOwnPeers, withoutOwn } from '../../lib/query/own-column';
import { NO_UNIT, TIMES } from '../../lib/own/unit';
import { ownGroupSql, ownRateSql } from '../../lib/query/own';
import { identifier } from '../../lib/query/sql/text';
import { GIVEN, openWasmClient, writeFixture } from './fixture';
import type { Given } from './fixture';

const RECEIVED = 'applications.new_received.total';
const EVIL = `人口"; DROP TABLE reports; --'`;
const FILTER = { years: { from: 2023, to: 2023 }, scopes: ['aggregate' as const], places: [], origins: [] };
const county = (code: string, name: string): Given['place'] => [code, name, 'county', '640000', '640100'];
const MORE: readonly Given[] = [
  { place: county('640104', '兴庆区'), year: 2023, scope: 'aggregate', figures: { [RECEIVED]: 100, 'applications.granted.total': 30, 'applications.partial.total': 10, 'applications.total_handled.total': 90 } },
  { place: county('640105', '西夏区'), year: 2023, scope: 'aggregate', figures: { [RECEIVED]: 50, 'applications.granted.total': 5, 'applications.total_handled.total': 60 } },
  { place: county('640121', '永宁县'), year: 2023, scope: 'aggregate', figures: { [RECEIVED]: 7, 'applications.granted.total': 1, 'applications.partial.total': 1, 'applications.total_handled.total': 8 } },
  { place: county('640104', '兴庆区'), year: 2022, scope: 'aggregate', figures: { [RECEIVED]: 80, 'applications.granted.total': 3, 'applications.partial.total': 3, 'applications.total_handled.total': 70 } },
];
const ALL = [...GIVEN, ...MORE];

/** 2 rows say two things of 永宁; 金凤's group is empty; one row has no place; figures of two years. */
const TABLES: readonly string[] = [
  `CREATE TABLE ${identifier(engineName('people'))} AS SELECT * FROM (VALUES
    ('640104', 2023::DOUBLE, 500000::DOUBLE), ('640104', 2022, 400000), ('640105', 2023, NULL), ('640121', 2023, 200000), ('640121', 2023, 210000), (NULL, 2023, 9), ('640500', 2023, 0), ('640502', NULL, 5))
    AS t("place_code", "year", ${identifier(EVIL)})`,
  `CREATE TABLE ${identifier(engineName('sides'))} AS SELECT * FROM (VALUES ('640104', '东'), ('640104', '东'), ('640105', '西'), ('640502', '西'), ('640500', '西'), ('640121', '东'), ('640121', '西'), ('640106', NULL)) AS t("place_code", "side")`,
];
const PEOPLE = { table: 'people', column: EVIL, hasYear: true, times: 1 };
const SIDES = { table: 'sides', column: 'side', hasYear: false, times: 1 };

describe.each(['native', 'wasm'] as const)('a reader’s own table in SQL (%s)', (engine) => {
  let client: QueryClient;
  let remove: () => void;
  beforeAll(async () => {
    const fixture = await writeFixture(ALL);
    remove = fixture.remove;
    client = engine === 'native' ? await openNodeClient(fixture.dir) : await openWasmClient(fixture.dir);
    for (const sql of TABLES) await client.rows(sql, z.unknown());
  });
  afterAll(async () => {
    await client.close();
    remove();
  });

  it('is a denominator by place and year: two values are none, and no null is a 0', async () => {
    expect(await askOwnValues(client, PEOPLE)).toEqual([
      { place_code: '640104', year: 2022, value: 400_000 }, { place_code: '640104', year: 2023, value: 500_000 }, { place_code: '640121', year: 2023, value: null }, { place_code: '640500', year: 2023, value: 0 },
    ]);
    const per = await askPer(client, PEOPLE);
    expect(per).toBe(100_000);
    const id = ownFigure('people', columnId(EVIL));
    const rate = ownRate(RECEIVED, { zh: '新收', en: 'Received' }, { table: 'people', column: columnId(EVIL), name: EVIL, per, unit: NO_UNIT, hasYear: true });
    const reports = withOwn(await askFigures(client, FILTER, [RECEIVED]), id, await askOwnValues(client, PEOPLE));
    const of = (code: string) => {
      const report = reports.find((each) => each.place_code === code && each.origin === 'text');
      if (report === undefined) throw new Error(code);
      return rate.evaluate(figureOf(report));
    };
    const [low, high] = poisson(100, 500_000);
    expect(of('640104')).toMatchObject({ value: 20, low: low * 100_000, high: high * 100_000, numerator: 100, denominator: 500_000 });
    for (const without of ['640105', '640121', '640502']) expect(of(without)).toMatchObject({ value: null, reason: { code: 'null_operand', cells: [id] } });
    expect(of('640500')).toMatchObject({ value: null, reason: { code: 'zero_denominator' } });
    // An office has no residents of its own.
    const offices = withOwn(await askFigures(client, { ...FILTER, scopes: ['organ_only'] }, [RECEIVED]), id, [{ place_code: '640500', year: null, value: 5 }]);
    expect(offices.map((report) => report.figures[id])).toEqual([{ value: null, state: 'absent' }]);
  });

  it('in 万 is taken by ten thousands, in the rate, in its power of ten and in groups', async () => {
    const wan = { ...PEOPLE, times: 10_000 };
    expect((await askOwnValues(client, wan)).map((row) => row.value)).toEqual([4e9, 5e9, null, 0]);
    expect(await askPer(client, wan)).toBe(1e9);
    const heads = await askOwnGroups(client, FILTER, SIDES, { cell: RECEIVED, per: wan });
    expect(heads.find((row) => row.grouping === '东')).toMatchObject({ k: 100, d: 5e9 });
    const rate = ownRate(RECEIVED, { zh: '新收', en: 'Received' }, { table: 'people', column: 'x', name: '人口（万人）', per: 1e9, unit: { times: 10_000, base: 'person', from: 'header', doubt: false }, hasYear: true });
    expect([rate.label.zh, rate.label.en]).toEqual(['新收（每 1,000,000,000 人，“人口（万人）”）', 'Received per 1,000,000,000 persons (“人口（万人）”)']);
    expect(rate.caveats[0]).toEqual({ zh: '“人口（万人）”以万人计：1 记作 10,000 人', en: '“人口（万人）” is in 10,000s (万) of persons: 1 counts as 10,000 persons' });
    for (const times of TIMES) expect((await askOwnValues(client, { ...PEOPLE, times }))[1]?.value).toBeCloseTo(500_000 * times, 6);
  });

  it('as a statement to go on with gives what the pages show', async () => {
    const at = (name: string) => `CREATE OR REPLACE VIEW ${name} AS SELECT * FROM ${identifier(engineName(name))}`;
    for (const name of ['people', 'sides']) await client.rows(at(name), z.unknown());
    const rates = await client.rows(ownRateSql(FILTER, { ...PEOPLE, times: 1000 }, RECEIVED, 100_000), z.object({ place_code: z.string(), year: z.number(), received: z.number(), own_figure: z.number(), per_100000: z.number() }));
    expect(rates.map((row) => [row.place_code, row.year, row.received, row.own_figure, row.per_100000])).toEqual([['640104', 2023, 100, 5e8, 0.02]]);
    const given = await client.rows(ownGroupSql(FILTER, SIDES, { metric: 'disclosure_rate' }), z.object({ grouping: z.string().nullable(), level: z.string(), k: z.number().nullable(), d: z.number().nullable() }));
    expect(given).toEqual((await askOwnGroups(client, FILTER, SIDES, { metric: 'disclosure_rate' })).map(({ grouping, level, k, d }) => ({ grouping, level, k, d })));
  });

  it('without years holds for every year', async () => {
    const [value] = withOwn(await askFigures(client, { ...FILTER, years: { from: 2022, to: 2022 } }, [RECEIVED]), 'x', [{ place_code: '640104', year: null, value: 3 }]);
    expect(value?.figures['x']).toEqual({ value: 3, state: 'stated' });
    const rows = await askOwnGroups(client, { ...FILTER, years: { from: 2022, to: 2023 } }, SIDES, { metric: 'disclosure_rate' });
    expect(rows.find((row) => row.grouping === '东')).toMatchObject({ level: 'county', reports: 2, n: 2, k: 46, d: 160 });
  });

  it('groups reports, levels apart, each office once; who has no value, and who has two, is counted', async () => {
    const rows = await askOwnGroups(client, FILTER, SIDES, { metric: 'disclosure_rate' });
    expect(rows.map(({ grouping, level, twice, reports, n, read, k, d }) => [grouping, level, twice, reports, n, read, k, d])).toEqual(expect.arrayContaining([
      ['东', 'county', 0, 1, 1, 1, 40, 90],
      // 西夏 prints no partial grants, 沙坡头 neither; 沙坡头 was also coded and counts once.
      ['西', 'county', 0, 2, 0, 0, null, null],
      ['西', 'prefecture', 0, 1, 1, 1, 112, 203],
      // 金凤 has an empty group, 永宁 two.
      [null, 'county', 1, 2, 1, 1, 2, 8],
      [null, 'province', 0, 1, 0, 0, null, null],
    ]));
    expect(rows.length).toBe(5);
    const east = rows[0];
    const [low, high] = wilson(40, 90);
    expect(rateOf(metric('disclosure_rate'), east?.k ?? null, east?.d ?? null)).toEqual({ value: 40 / 90, low, high });
  });

  it('sets groups side by side by a count for each report, and for each of another column', async () => {
    const mean = perReport(RECEIVED, { zh: '新收', en: 'Received' });
    const rows = await askOwnGroups(client, FILTER, SIDES, { cell: RECEIVED, per: 'report' });
    const west = rows.find((row) => row.grouping === '西' && row.level === 'county');
    expect(west).toMatchObject({ reports: 2, n: 2, k: 62, d: 2 });
    expect(rateOf(mean, west?.k ?? null, west?.d ?? null).value).toBe(31);
    const heads = await askOwnGroups(client, FILTER, SIDES, { cell: RECEIVED, per: PEOPLE });
    expect(heads.find((row) => row.grouping === '东')).toMatchObject({ n: 1, k: 100, d: 500_000 });
    expect(heads.find((row) => row.grouping === '西' && row.level === 'county')).toMatchObject({ reports: 2, n: 0, k: null, d: null });
    // A denominator of 0 divides nothing.
    expect(heads.find((row) => row.level === 'prefecture')).toMatchObject({ n: 0, k: null });
  });

  it('tells the group of a place, for peers: one that is in two is in none', async () => {
    const groupOf = await askGroupOf(client, SIDES);
    const reports = await askFigures(client, FILTER, []);
    const told = new Map(reports.map((report) => [report.place_code, groupOf(report)]));
    expect([...told].sort()).toEqual([['640000', null], ['640104', '东'], ['640105', '西'], ['640106', null], ['640121', null], ['640500', '西'], ['640502', '西']]);
  });

  it('takes one scope, and refuses what is no name of a table', async () => {
    const rows = await askOwnGroups(client, { ...FILTER, scopes: ['aggregate', 'organ_only'] }, SIDES, { cell: RECEIVED, per: 'report' });
    expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(7);
    expect(() => engineName('x"; DROP TABLE reports; --')).toThrow('Invalid input');
    expect((await askFigures(client, FILTER, [RECEIVED])).length).toBeGreaterThan(0);
  });
});

describe('a column in the URL', () => {
  it('is a table’s name and an id that holds nothing of the header; both ways the same', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z_][a-z0-9_]{0,40}$/), fc.string({ unit: 'binary' }), (name, header) => {
      const ref = { table: `${name.slice(0, 38)}_x`, column: columnId(header) };
      expect(parseOwnRef(formatOwnRef(ref))).toEqual(ref);
      expect(ref.column).toMatch(/^[0-9a-z]{1,7}$/);
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      const ref = parseOwnRef(text);
      if (ref !== null) expect(formatOwnRef(ref)).toBe(text);
    }));
    expect(['reports.abc', 'people.', 'people', 'people.a.b', 'people.A', '1a.b', `people."`, null].map(parseOwnRef)).toEqual(Array.from({ length: 8 }, () => null));
  });
  it('and a group of peers is read back as it was written, and never without its column', () => {
    const id = fc.stringMatching(/^[0-9a-z]{1,7}$/);
    const ref = fc.record({ table: fc.constantFrom('heads', 'My_2', '_x'), column: id });
    fc.assert(fc.property(fc.option(ref), fc.option(ref), fc.option(id), (per, by, group) => {
      const own = { per, by, group: by === null ? null : group };
      const search = withOwnPeers('?metric=backlog', { per, by, group });
      expect(parseOwnPeers(new URLSearchParams(search))).toEqual(own);
      expect(search).toContain('metric=backlog');
      expect(withoutOwn(own, by === null ? [] : [by]).by).toBeNull();
    }));
    expect(parseOwnPeers(new URLSearchParams('own-group=ab'))).toEqual(NO_OWN);
    expect(withOwnPeers('', NO_OWN)).toBe('');
  });
  it('tells columns apart', () => {
    const ids = new Set(Array.from({ length: 20_000 }, (_, index) => columnId(`列 ${index}`)));
    expect(ids.size).toBe(20_000);
  });
  it('is divided by a power of ten below its middle value', () => {
    expect([null, 0, -3, 0.4, 1, 9.9, 10, 53, 530_000, 1e6].map(perOf)).toEqual([1, 1, 1, 1, 1, 1, 10, 10, 100_000, 1_000_000]);
  });
});
