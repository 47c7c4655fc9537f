/** What the pages of places decide before they draw: suggestions, first views, tiles. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGazetteer } from '../../lib/place';
import { suggestPairs } from '../../lib/ui/compare/suggest';
import { differenceText, itemRows, tells } from '../../lib/ui/compare/table';
import { MAP } from '../../lib/i18n/map';
import { mapCaption, resolveMap, withinOf } from '../../lib/ui/map/view';
import { firstMetric, firstPeers, offered, resolveRank } from '../../lib/ui/peers/offer';
import { PROVINCE_GRID } from '../../lib/ui/peers/tiles';
import { rankLead, unusual } from '../../lib/ui/peers/unusual';
import { NO_MAP, NO_RANK } from '../../lib/query/peers';
import { metric } from '../../lib/metrics';
import { newcombe } from '../../lib/metrics/interval';
import { PEERS, ZHONGWEI, report } from '../chart/given';

const app = (row: string) => `applications.${row}.total`;
const peer = (code: string, granted: number, handled: number, scope: 'aggregate' | 'unknown' = 'aggregate') => report({ code, name: `n${code}`, scope, figures: { [app('granted')]: granted, [app('partial')]: 0, [app('total_handled')]: handled } });
const counted = (level: 'province' | 'prefecture' | 'county', province: string, reports: number, year = 2023) => ({ year, scope: 'aggregate' as const, place_level: level, province_code: province, reports });

describe('pairs that are suggested', () => {
  test('are of one level, with enough cases, neighbours first, no place twice, none of unknown kind', () => {
    const pairs = suggestPairs([peer('640104', 40, 90), peer('640105', 10, 80), peer('110101', 50, 100), peer('640106', 3, 10), peer('640500', 50, 100), peer('110102', 9, 99, 'unknown')], 'disclosure_rate', 5);
    expect(pairs.map((pair) => pair.map((each) => each.place_code))).toEqual([['640104', '640105']]);
  });
  test('there are none of one report', () => {
    expect(suggestPairs([ZHONGWEI], 'disclosure_rate', 5)).toEqual([]);
  });
});

describe('differences in the table', () => {
  const columns = (reports: ReturnType<typeof peer>[]) => reports.map((each) => ({ place: each.place_code ?? '', report: each, series: [], has: [] }));
  test('are those of Newcombe, in points, from the first column', () => {
    const { rates } = itemRows(columns([peer('640500', 48, 80), peer('640200', 56, 70)]), 'en');
    const entry = rates.find((row) => row.id === 'disclosure_rate')?.entries[1];
    expect(entry?.difference).toEqual(newcombe(56, 70, 48, 80));
    expect(entry?.difference && differenceText(metric('disclosure_rate'), entry.difference, 'en')).toBe('+20.0 pts (+5.2 to +33.4)');
    expect(entry?.difference && tells(entry.difference)).toBe(true);
  });
  test('are not taken between kinds of report, and never from a null', () => {
    const { rates } = itemRows(columns([peer('640500', 48, 80), peer('640200', 56, 70, 'unknown'), report({ code: '640100', name: 'x', figures: {} })]), 'en');
    const entries = rates.find((row) => row.id === 'disclosure_rate')?.entries ?? [];
    expect(entries.map((entry) => [entry?.difference ?? null, entry?.otherKind])).toEqual([[null, false], [null, true], [null, false]]);
    expect(entries[2]?.value).toBeNull();
  });
});

describe('the first view', () => {
  test('is the level with the most reports where they are enough, narrowed where they are too many', () => {
    expect(firstPeers([counted('county', '640000', 20), counted('prefecture', '640000', 5)], 2023, 'aggregate')).toEqual({ level: 'all', province: 'all' });
    expect(firstPeers([counted('county', '640000', 320), counted('prefecture', '640000', 40)], 2023, 'aggregate')).toEqual({ level: 'county', province: 'all' });
    expect(firstPeers([counted('county', '640000', 2800), counted('prefecture', '640000', 333)], 2023, 'aggregate')).toEqual({ level: 'prefecture', province: 'all' });
    expect(firstPeers([counted('county', '640000', 250), counted('county', '410000', 300)], 2023, 'aggregate')).toEqual({ level: 'county', province: '410000' });
  });
  test('shows the usual rate where a few can be compared by it, else the one by which most can', () => {
    expect(firstMetric(PEERS)).toBe('disclosure_rate');
    expect(firstMetric([0, 1, 2].map((index) => report({ code: String(640100 + index), name: 'x', figures: { [app('new_received')]: 50, [app('carried_in')]: 1, [app('carried_out')]: 4 } })))).toBe('backlog');
    // Three have the usual rate, seven another: what most places have is shown.
    const more = Array.from({ length: 7 }, (_, index) => report({ code: String(640100 + index), name: 'x', figures: { [app('new_received')]: 50, [app('carried_in')]: 1, [app('carried_out')]: 4,
      ...(index < 3 ? { [app('granted')]: 20, [app('partial')]: 10, [app('total_handled')]: 60 } : {}) } }));
    expect(firstMetric(more)).toBe('backlog');
    expect(firstMetric(more.slice(0, 6))).toBe('disclosure_rate');
  });
  test('says tiles only of tiles', () => {
    const state = { metric: 'backlog', year: 2023, scope: 'aggregate' as const, province: null };
    const shapes = [{ code: '640000', rings: [] }];
    for (const province of [null, '640000']) {
      expect(mapCaption(MAP.en, { ...state, province }, [])).toContain('Tiles');
      expect(mapCaption(MAP.en, { ...state, province }, shapes)).toBe(MAP.en.captionShapes);
    }
  });
  test('gives way to what is chosen', () => {
    const first = { metric: 'backlog', year: 2023, scope: 'aggregate' as const, level: 'county' as const, province: '640000', place: null };
    expect(resolveRank(NO_RANK, first)).toEqual(first);
    expect(resolveRank({ ...NO_RANK, level: 'prefecture' }, first)).toMatchObject({ level: 'prefecture', province: 'all' });
    expect(resolveMap({ ...NO_MAP, province: '640000' }, { metric: 'backlog', year: 2023, scope: 'aggregate', province: null })).toMatchObject({ province: '640000', year: 2023 });
  });
  test('offers each part counted under the others', () => {
    const counts = [counted('county', '640000', 3), counted('county', '410000', 4), counted('prefecture', '640000', 2), counted('county', '640000', 9, 2022)];
    const options = offered(counts, { year: 2023, scope: 'aggregate', level: 'county', province: 'all' });
    expect([options.years.get(2022), options.years.get(2023), options.levels.get('prefecture'), options.provinces.get('640000')]).toEqual([9, 7, 2, 3]);
    expect(withinOf(counts, { year: 2023, scope: 'aggregate' }).get('640000')).toBe(5);
  });
});

describe('who is unusual', () => {
  test('stands furthest first, with a sentence that names them', () => {
    const found = unusual({ kind: 'funnel', metric: 'disclosure_rate', reports: PEERS }, 'en');
    expect(found.outsiders.slice(0, 2).map((each) => [each.label, each.standing])).toEqual([['灵武市', 'far_above'], ['永宁县', 'far_below']]);
    const { lead } = rankLead(found, 'disclosure_rate', PEERS.length, '2023', 'en');
    expect(lead).toContain('灵武市 (92.2%)');
    expect(lead).toContain('永宁县 (7.3%)');
  });
  test('is nobody among too few, and there is no sentence about nothing', () => {
    expect(rankLead(unusual({ kind: 'funnel', metric: 'disclosure_rate', reports: PEERS.slice(0, 2) }, 'zh'), 'disclosure_rate', 2, '2023年', 'zh').lead).toContain('谈不上');
    expect(rankLead(unusual({ kind: 'funnel', metric: 'disclosure_rate', reports: [] }, 'zh'), 'disclosure_rate', 0, '2023年', 'zh').lead).toContain('没有这样的报告');
  });
});

describe('tiles of the provinces', () => {
  test('every province of the table has its own', () => {
    const provinces = readGazetteer(readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8')).units.filter((unit) => unit.level === 'province').map((unit) => unit.code.slice(0, 2));
    expect([...new Set(provinces)].filter((code) => PROVINCE_GRID[code] === undefined)).toEqual([]);
    const at = Object.values(PROVINCE_GRID).map((cell) => cell.join());
    expect(new Set(at).size).toBe(at.length);
    expect(Object.values(PROVINCE_GRID).every(([column, row]) => column < 8 && row < 8)).toBe(true);
  });
});
