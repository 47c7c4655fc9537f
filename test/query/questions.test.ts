import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  APPLICATION_IDS, DISPUTE_IDS, MAX_PLACES, askApplications, askDefaults, askDisputes, askFigures, askFilterOptions, askLevelTotals, askMissingPlaces,
  askOutcomes, askOverview, askPlaces, askProactive, askReport, askReportList, nestedIn,
} from '../../lib/query';
import type { Filter, QueryClient, Question } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { reportCells, reportTotals } from '../../lib/query/sql/figures';
import { missingPlaces, placeRows, reportList } from '../../lib/query/sql/lists';
import { ALL_FOUND } from '../../lib/query';
import { expectedReports, heldReports, units, unplacedReports } from '../../lib/query/sql/coverage';
import { foundRows, reportYears, ruleCounts, sumsCounts, sumsOfPlaces, sumsOfYears } from '../../lib/query/sql/quality';
import { defaultYearScope, originOptions, placeOptions, scopeOptions, yearOptions } from '../../lib/query/sql/options';
import { corpusTotals, findingCounts, reportCounts } from '../../lib/query/sql/overview';
import { cellsOf, checksOf, claimsOf, correctionsOf, relativesOf, reportRow, revisionsOf, sectionsOf } from '../../lib/query/sql/report';
import { cellColumn, literal } from '../../lib/query/sql/text';
import { levelTotals } from '../../lib/query/sql/totals';
import { DATA_TABLES } from '../../lib/query/views';
import { TABLES_WRITTEN, openWasmClient, reportId, writeFixture } from './fixture';
import type { Given } from './fixture';

const AGGREGATE: Filter = { years: { from: 2023, to: 2023 }, scopes: ['aggregate'], places: [], origins: [] };
const EVERY: Filter = { years: { from: 2019, to: 2025 }, scopes: ['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown'], places: [], origins: [] };
const CHOSEN: Filter = { ...EVERY, places: ['640500', '640502', 'zone:640500:开发区'], origins: ['text'] };
const RECEIVED = 'applications.new_received.total';

let node: QueryClient;
let wasm: QueryClient;
let remove: () => void;

beforeAll(async () => {
  const fixture = await writeFixture();
  remove = fixture.remove;
  node = await openNodeClient(fixture.dir);
  wasm = await openWasmClient(fixture.dir);
});
afterAll(async () => {
  await node.close();
  await wasm.close();
  remove();
});

describe('every statement runs in the engine of the browser as in Node', () => {
  const templates: [string, () => Question<unknown>][] = [
    ...[AGGREGATE, EVERY, CHOSEN].flatMap((filter, index): [string, () => Question<unknown>][] => [
      [`totals of reports ${index}`, () => reportTotals(filter, APPLICATION_IDS)],
      [`cells ${index}`, () => reportCells(filter, [reportId(1)], APPLICATION_IDS)],
      [`null cells ${index}`, () => reportCells(filter, [], DISPUTE_IDS, true)],
      [`totals of levels ${index}`, () => levelTotals(filter, APPLICATION_IDS)],
      [`years ${index}`, () => yearOptions(filter)],
      [`scopes ${index}`, () => scopeOptions(filter)],
      [`origins ${index}`, () => originOptions(filter)],
      [`places ${index}`, () => placeOptions(filter)],
      [`list ${index}`, () => reportList(filter)],
    ]),
    ['defaults', () => defaultYearScope()],
    ['counts', () => reportCounts()],
    ['corpus', () => corpusTotals()],
    ['findings', () => findingCounts()],
    ['whole list', () => reportList(null)],
    ['all places', () => placeRows(null)],
    ['two places', () => placeRows(['640500', "x'y"])],
    ['rules', () => ruleCounts()],
    ['sums', () => sumsCounts(['applications.balance', 'disputes.block_sum'])],
    ['sums by year', () => sumsOfYears(['applications.balance', 'disputes.block_sum'])],
    ['sums by place', () => sumsOfPlaces(['applications.balance', 'disputes.block_sum'])],
    ['findings after the first', () => foundRows(ALL_FOUND, 10, 5)],
    ['years of reports', () => reportYears()],
    ['findings listed', () => foundRows(ALL_FOUND, 10)],
    ['findings chosen', () => foundRows({ rule: 'applications.balance', year: 2023, made: 'coded', place: "o'x%" }, 10)],
    ['findings of a place by its code', () => foundRows({ ...ALL_FOUND, place: '411502' }, 10)],
    ['findings of a place', () => foundRows({ rule: null, year: null, made: 'read', place: '6405' }, 10)],
    ['units', () => units()],
    ['reports held', () => heldReports()],
    ['reports expected', () => expectedReports()],
    ['reports unplaced', () => unplacedReports()],
    ['relatives', () => relativesOf('640500')],
    ['relatives of a zone', () => relativesOf("zone:640500:o'x")],
    ['missing', () => missingPlaces({ year: 2023, level: 'county', scopes: ['aggregate'], within: '6405' })],
    ...[reportId(1), reportId(8)].flatMap((id): [string, () => Question<unknown>][] => [reportRow, cellsOf, checksOf, claimsOf, sectionsOf, correctionsOf, revisionsOf].map((question) => [`${question.name} ${id}`, () => question(id)])),
  ];

  test.each(templates)('%s', async (_, template) => {
    const question = template();
    await node.rows(`EXPLAIN ${question.sql}`, z.unknown());
    await wasm.rows(`EXPLAIN ${question.sql}`, z.unknown());
    const rows = await node.rows(question.sql, question.row);
    expect(await wasm.rows(question.sql, question.row)).toEqual(rows);
  });

  test('the tables that are written are the tables that have a view', () => {
    expect([...DATA_TABLES].sort()).toEqual([...TABLES_WRITTEN].sort());
  });

  test('the questions of the pages give the same in both', async () => {
    for (const question of [askApplications, askOutcomes, askDisputes, askProactive, askFilterOptions]) {
      expect(await question(wasm, EVERY)).toEqual(await question(node, EVERY));
    }
    expect(await askOverview(wasm)).toEqual(await askOverview(node));
    expect(await askReport(wasm, reportId(1))).toEqual(await askReport(node, reportId(1)));
  });
});

describe('figures', () => {
  test('a null keeps its reason and is never 0', async () => {
    const reports = await askFigures(node, { ...AGGREGATE, origins: ['text'] }, [RECEIVED, 'disputes.suit_direct.total', 'disputes.review.pending', 'applications.new_received.company', 'disputes.review.corrected']);
    const zhongwei = reports.find((report) => report.place_code === '640500');
    expect(zhongwei?.figures).toEqual({
      [RECEIVED]: { value: 209, state: 'stated' },
      'disputes.suit_direct.total': { value: null, state: 'blank' },
      'disputes.review.pending': { value: null, state: 'dash' },
      'applications.new_received.company': { value: null, state: 'garbled' },
      'disputes.review.corrected': { value: 0, state: 'stated' },
    });
    expect(reports.find((report) => report.place_code === '640106')?.figures[RECEIVED]).toEqual({ value: null, state: 'missing' });
  });

  test('what the form has not and what nobody coded are told apart', async () => {
    const reports = await askFigures(node, { ...AGGREGATE, places: ['640502'] }, ['applications.other_handling.total']);
    expect(reports.map((report) => [report.origin, report.figures['applications.other_handling.total']?.state])).toEqual([['coded', 'not_entered'], ['text', 'absent']]);
  });

  test('only annual reports feed figures; the list names the others too', async () => {
    expect((await askApplications(node, EVERY)).some((report) => report.figures[RECEIVED]?.value === 999_999)).toBe(false);
    expect((await askReportList(node, null)).map((report) => report.kind)).toContain('form_notice');
  });

  test('no reports, no rows', async () => {
    expect(await askApplications(node, { ...AGGREGATE, years: { from: 1999, to: 1999 } })).toEqual([]);
  });
});

describe('totals', () => {
  test('stand per level and scope, never over places and their ancestors, repeats counted once', async () => {
    const totals = await askLevelTotals(node, AGGREGATE, [RECEIVED]);
    expect(totals.map(({ place_level, total, reports, with_value, repeats }) => [place_level, total, reports, with_value, repeats])).toEqual([
      ['county', 12, 2, 1, 1], ['prefecture', 209, 1, 1, 0], ['province', 900, 1, 1, 0],
    ]);
  });

  test('a total over nothing is null', async () => {
    expect((await askLevelTotals(node, AGGREGATE, ['disputes.suit_direct.total'])).every((row) => row.total === null && row.with_value === 0)).toBe(true);
  });

  test('a place with its ancestor, two scopes of one place, and a repeat are pointed out', async () => {
    const nested = nestedIn(await askApplications(node, { ...EVERY, years: AGGREGATE.years }));
    const told = nested.map(({ kind, outer, inner }) => `${kind}: ${outer.place_name} ${outer.scope} / ${inner.place_name} ${inner.scope}`);
    expect(told).toContain('ancestor: 宁夏回族自治区 aggregate / 中卫市 aggregate');
    expect(told).toContain('ancestor: 中卫市 aggregate / 沙坡头区 aggregate');
    expect(told).toContain('same_place: 中卫市 aggregate / 中卫市 organ_only');
    expect(told).toContain('duplicate: 沙坡头区 aggregate / 沙坡头区 aggregate');
    expect(nestedIn(await askApplications(node, { ...AGGREGATE, places: ['640500', '411502'] }))).toEqual([]);
  });
});

describe('choices', () => {
  test('the first view is the year and scope with the most usable reports', async () => {
    expect(await askDefaults(node)).toEqual({ year: 2023, scope: 'aggregate' });
  });

  test.each([[8, 2023], [7, 2022]])('beside 10 reports on 2022, %i on 2023 make %i the first view', async (later, year) => {
    const one = (index: number, of: number): Given => ({
      place: [String(640_501 + index), `第${index}区`, 'county', '640000', '640500'], year: of, scope: 'aggregate',
      figures: { [RECEIVED]: 5, 'applications.total_handled.total': 5 },
    });
    const own = await writeFixture([...Array.from({ length: 10 }, (_, index) => one(index, 2022)), ...Array.from({ length: later }, (_, index) => one(index, 2023))]);
    const client = await openNodeClient(own.dir);
    expect(await askDefaults(client)).toEqual({ year, scope: 'aggregate' });
    await client.close();
    own.remove();
  });

  test('each option is counted under the other choices', async () => {
    const options = await askFilterOptions(node, { ...AGGREGATE, places: ['411502'] });
    expect(options.years).toEqual([]);
    expect(options.scopes).toEqual([{ scope: 'department', reports: 1 }]);
    expect(options.places.find((place) => place.place_code === '640502')?.reports).toBe(2);
    expect(options.places.find((place) => place.place_code === '411502')?.reports).toBe(0);
  });

  test('places in force without a report are missing, abolished ones are not', async () => {
    const missing = await askMissingPlaces(node, { year: 2023, level: 'county', scopes: ['aggregate'], within: '64' });
    expect(missing.map((place) => place.name)).toEqual(['中宁县']);
    expect(await askPlaces(node, [])).toEqual([]);
  });
});

describe('one report', () => {
  test('comes with its cells, checks, claims and the whole text', async () => {
    const detail = await askReport(node, reportId(1));
    expect(detail?.report.place_name).toBe('中卫市');
    expect(detail?.cells.length).toBe(12);
    expect(detail?.checks[0]?.cells).toEqual(['disputes.review.total']);
    expect(detail?.claims[0]?.value).toBe(210);
    expect(detail?.sections.map((section) => section.text).join('')).toBe('报告 1\n二、\n');
  });

  test('without place and year is found too', async () => {
    expect((await askReport(node, reportId(8)))?.report.place_code).toBeNull();
  });

  test.each(["640500-2023-00000001' OR 1=1 --", '../../x', '', '640500-2023-0000000z', '640500-2023-ffffffff'])('%s is none', async (id) => {
    expect(await askReport(node, id)).toBeNull();
  });
});

describe('what cannot be', () => {
  test('literals are quoted, column names come from the form only', async () => {
    const hostile = "o'hara'; DROP TABLE reports; --";
    expect(await node.rows(`SELECT ${literal(hostile)} AS x`, z.object({ x: z.string() }))).toEqual([{ x: hostile }]);
    expect(() => cellColumn('x" FROM reports; --')).toThrow('not a cell id');
    expect(() => literal(Number.NaN)).toThrow('finite');
    expect(() => reportTotals({ ...AGGREGATE, places: [hostile] }, [])).toThrow('places');
    expect(() => reportTotals({ ...AGGREGATE, places: Array.from({ length: MAX_PLACES + 1 }, () => '640500') }, [])).toThrow('too_big');
  });

  test('a row that fails midway fails the question in both engines', async () => {
    const sql = "SELECT CAST(CASE WHEN i = 9000 THEN 'x' ELSE i::VARCHAR END AS INTEGER) AS v FROM range(10000) t(i)";
    for (const client of [node, wasm]) await expect(client.rows(sql, z.object({ v: z.number() }))).rejects.toMatchObject({ code: 'query.failed' });
    expect(await wasm.rows('SELECT 1::INTEGER AS v', z.object({ v: z.number() }))).toEqual([{ v: 1 }]);
  });

  test('a row of another shape is an error that names the column', async () => {
    await expect(node.rows("SELECT 'a' AS v", z.object({ v: z.number() }))).rejects.toMatchObject({ code: 'query.row', message: expect.stringContaining('column v') });
  });

  test('a withdrawn question is an error of its own', async () => {
    await expect(node.rows('SELECT 1', z.unknown(), AbortSignal.abort())).rejects.toMatchObject({ code: 'query.aborted' });
  });
});
