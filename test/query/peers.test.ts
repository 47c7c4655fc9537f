/** Choices of the pages of places in the URL, and questions about peers and places. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare, objections, sameKind } from '../../lib/query/comparable';
import { askPeerCounts, askPeers, askPlaceFacts, askPlacesWithReports } from '../../lib/query/ask-peers';
import { openNodeClient } from '../../lib/query/node';
import type { QueryClient, ReportFigures } from '../../lib/query';
import {
  LEVELS, MOST_COMPARED, NO_COMPARE, PEER_METRICS, beyondCompare, formatCompare, formatMap, formatPlace, formatRank, parseCompare, parseMap, parsePlace, parseRank,
} from '../../lib/query/peers';
import { SCOPES } from '../../lib/read/report';
import { report } from '../chart/given';
import { writeFixture } from './fixture';

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const metric = nullable(fc.constantFrom(...PEER_METRICS.map((each) => each.id)));
const year = nullable(fc.integer({ min: 1990, max: 2100 }));
const scope = nullable(fc.constantFrom(...SCOPES));
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const province = digits(2).map((two) => `${two}0000`);
const place = fc.oneof(digits(6), fc.tuple(digits(6), fc.constantFrom('高新区', '开发区（北）', 'Park-1')).map(([code, name]) => `zone:${code}:${name}`));

describe('what stands in the URL', () => {
  test('is what was chosen: Rank', () => {
    fc.assert(fc.property(fc.record({ metric, year, scope, level: nullable(fc.constantFrom(...LEVELS, 'all' as const)), province: nullable(fc.oneof(province, fc.constant('all' as const))), place: nullable(place) }), (choice) => {
      expect(parseRank(new URLSearchParams(formatRank(choice)))).toEqual(choice);
    }));
  });
  test('is what was chosen: Map', () => {
    fc.assert(fc.property(fc.record({ metric, year, scope, province: nullable(province) }), (choice) => {
      expect(parseMap(new URLSearchParams(formatMap(choice)))).toEqual(choice);
    }));
  });
  test('is what was chosen: Compare', () => {
    const years = nullable(fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.nat(20)).map(([from, more]) => ({ from, to: Math.min(2100, from + more) })));
    fc.assert(fc.property(fc.record({ places: fc.uniqueArray(place, { maxLength: MOST_COMPARED }), years, scope, metric }), (choice) => {
      expect(parseCompare(new URLSearchParams(formatCompare(choice)))).toEqual(choice);
    }));
  });
  test('is what was chosen: Place', () => {
    fc.assert(fc.property(fc.record({ code: nullable(place), scope, near: fc.boolean() }), (choice) => {
      expect(parsePlace(new URLSearchParams(formatPlace(choice)))).toEqual(choice);
    }));
  });

  test('and nothing hostile: any text is read without an error, and what is read is written and read again the same', () => {
    const names = ['metric', 'year', 'years', 'scope', 'level', 'province', 'place', 'places', 'code', 'peers'];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.constantFrom("' OR 1=1 --", '640000\0', '2023-2022', '99999', '640500.640500', 'constructor', '__proto__'))), (given) => {
      const params = new URLSearchParams(given);
      for (const [parse, format] of [[parseRank, formatRank], [parseMap, formatMap], [parseCompare, formatCompare], [parsePlace, formatPlace]] as const) {
        const choice = parse(params);
        expect(parse(new URLSearchParams((format as (choice: unknown) => string)(choice)))).toEqual(choice);
      }
    }));
  });

  test('places beyond the most that are compared are counted, not shown', () => {
    const params = new URLSearchParams({ places: Array.from({ length: 15 }, (_, index) => String(640100 + index)).join('.') });
    expect([parseCompare(params).places.length, beyondCompare(params)]).toEqual([12, 3]);
  });
});

const of = (code: string, year: number, scope: ReportFigures['scope'], organ?: string) => report({ code, name: code, year, scope, ...(organ === undefined ? {} : { organ }), figures: {} });
const kinds = (reports: ReportFigures[]) => objections(reports).map((each) => each.kind);

describe('comparing', () => {
  test('takes the year and kind that most places have, the latest such year', () => {
    const found = compare({ ...NO_COMPARE, places: ['640500', '640200', '640100'] }, [
      of('640500', 2022, 'aggregate'), of('640200', 2022, 'aggregate'), of('640100', 2022, 'aggregate'), of('640500', 2023, 'aggregate'), of('640200', 2023, 'aggregate'), of('640500', 2024, 'organ_only', '办公室'),
    ]);
    expect([found.year, found.scope, found.columns.map((column) => column.report?.year ?? null)]).toEqual([2022, 'aggregate', [2022, 2022, 2022]]);
  });

  test('a place without that kind stands with the one it has, unless the kind was asked for', () => {
    const reports = [of('640500', 2023, 'aggregate'), of('640100', 2023, 'aggregate'), of('640200', 2023, 'organ_only', '办公室')];
    const places = ['640500', '640100', '640200'];
    expect(compare({ ...NO_COMPARE, places }, reports).columns.map((column) => column.report?.scope)).toEqual(['aggregate', 'aggregate', 'organ_only']);
    const asked = compare({ ...NO_COMPARE, places, scope: 'aggregate' }, reports);
    expect(asked.columns.map((column) => column.report?.scope ?? null)).toEqual(['aggregate', 'aggregate', null]);
    expect(asked.columns[2]?.has.map((each) => [each.year, each.scope])).toEqual([[2023, 'organ_only']]);
  });

  test('places that share no year stand with their latest, and that is an objection', () => {
    const found = compare({ ...NO_COMPARE, places: ['640500', '640200'] }, [of('640500', 2021, 'aggregate'), of('640500', 2022, 'aggregate'), of('640200', 2024, 'aggregate')]);
    expect([found.year, found.columns.map((column) => column.report?.year)]).toEqual([null, [2022, 2024]]);
    expect(kinds(found.columns.flatMap((column) => column.report ?? []))).toContain('year');
  });

  test('years outside the range do not count, and a place with nothing says what it has', () => {
    const found = compare({ ...NO_COMPARE, places: ['640500', '640200'], years: { from: 2023, to: 2023 } }, [of('640500', 2023, 'aggregate'), of('640200', 2021, 'aggregate')]);
    expect(found.columns.map((column) => column.report?.year ?? null)).toEqual([2023, null]);
    expect(found.columns[1]?.has.map((each) => each.year)).toEqual([2021]);
  });

  test('objects to different kinds, unknown kinds, nested places, versions and levels, and to nothing where all is alike', () => {
    expect(kinds([of('640500', 2023, 'aggregate'), of('640200', 2023, 'aggregate')])).toEqual([]);
    expect(kinds([of('640500', 2023, 'aggregate'), of('640200', 2023, 'organ_only')])).toEqual(['scope']);
    expect(kinds([of('640500', 2023, 'unknown'), of('640200', 2023, 'unknown')])).toEqual(['unknown']);
    expect(kinds([of('640500', 2023, 'aggregate'), of('640502', 2023, 'aggregate')])).toEqual(['nested', 'level']);
    expect(kinds([of('640500', 2023, 'aggregate'), { ...of('640200', 2023, 'aggregate'), form_applications: '2019' }])).toEqual(['form']);
    expect(sameKind(of('640500', 2023, 'aggregate'), of('640200', 2022, 'aggregate'))).toBe(false);
  });
});

describe('questions', () => {
  let client: QueryClient;
  let remove: () => void;
  beforeAll(async () => {
    const fixture = await writeFixture();
    remove = fixture.remove;
    client = await openNodeClient(fixture.dir);
  });
  afterAll(async () => {
    await client.close();
    remove();
  });

  test('peers are of the year, kind, level and province asked, and their nulls stay null', async () => {
    const counts = await askPeerCounts(client);
    expect(counts.length).toBeGreaterThan(0);
    for (const { year: at, scope: kind, place_level: level, province_code: within, reports } of counts) {
      if (level === null) continue;
      const peers = await askPeers(client, { years: { from: at, to: at }, scope: kind, level, province: within }, ['applications.total_handled.total', 'applications.new_received.natural_person']);
      if (within !== null) expect(peers.length, `${at} ${kind} ${level} ${within}`).toBe(reports);
      for (const peer of peers) expect([peer.year, peer.scope, peer.place_level]).toEqual([at, kind, level]);
    }
    const all = (await Promise.all(counts.map((each) => askPeers(client, { years: { from: each.year, to: each.year }, scope: each.scope, level: each.place_level, province: each.province_code }, ['applications.carried_in.total'])))).flat();
    expect(all.some((peer) => peer.figures['applications.carried_in.total']?.value === null)).toBe(true);
  });

  test('a place has its reports, and one that is not in the table has none', async () => {
    const [first] = await askPlacesWithReports(client, null);
    const facts = await askPlaceFacts(client, first?.place_code ?? '');
    expect(facts.reports.filter((each) => each.kind === 'annual_report' && each.superseded_by === null && each.year !== null).length).toBe(first?.reports);
    expect(await askPlaceFacts(client, '999999')).toEqual({ units: [], before: [], after: [], parents: [], reports: [] });
    expect(await askPlaceFacts(client, "zone:640500:x' OR '1'='1")).toMatchObject({ reports: [] });
  });

  test('a hostile question is refused before SQL', async () => {
    await expect(askPeers(client, { years: { from: 2023, to: 2023 }, scope: 'aggregate', level: null, province: "64' OR 1=1 --" }, [])).rejects.toThrow('province');
  });
});
