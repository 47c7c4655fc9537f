/** Which unit has a report of which year, and what the URL of the Quality page holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../lib/check/rules';
import { TOUCHES } from '../../lib/check/touches';
import { isCellId } from '../../lib/form';
import { ruleShares } from '../../lib/metrics/rules';
import { coverageOf, isLate } from '../../lib/query/coverage';
import { MADE, formatQuality, parseQuality } from '../../lib/query/quality';
import type { HeldRow, UnitRow } from '../../lib/query/sql/coverage';

const unit = (code: string, name: string, level: UnitRow['level'], from: number, to: number | null = null): UnitRow => ({ code, name, name_en: code, level, province: '江苏省', prefecture: null, valid_from: from, valid_to: to });
const PLACES = [unit('320000', '江苏省', 'province', 1981), unit('320602', '崇川区', 'county', 1991, 2020), unit('320613', '崇川区', 'county', 2020)];
const held = (place_code: string, year: number, scope: HeldRow['scope'], id: string, authority: string | null = null, published: string | null = null): HeldRow => ({ report_id: id, place_code, year, authority, scope, published });

describe('coverage', () => {
  it('expects the units in force when the year ends: a renamed district is asked for once', () => {
    const { total, provinces } = coverageOf(PLACES, [held('320602', 2019, 'aggregate', 'a'), held('320613', 2021, 'organ_only', 'b')], []);
    expect([...total]).toEqual([2019, 2020, 2021].map((year) => [year, { expected: 2, aggregate: year === 2019 ? 1 : 0, organ_only: year === 2021 ? 1 : 0, other: 0, dated: 0, late: 0 }]));
    expect(provinces[0]?.units.map((each) => [each.code, [...each.years.keys()]])).toEqual([['320000', [2019, 2020, 2021]], ['320602', [2019]], ['320613', [2020, 2021]]]);
  });

  it('counts a place once, by its widest report; departments stand for no place', () => {
    const { total, outside } = coverageOf(PLACES, [held('320613', 2023, 'organ_only', 'a'), held('320613', 2023, 'aggregate', 'b'), held('320000', 2023, 'department', 'c')], []);
    expect(total.get(2023)).toEqual({ expected: 2, aggregate: 1, organ_only: 0, other: 0, dated: 0, late: 0 });
    expect(outside).toBe(1);
  });

  it('a publisher’s list takes the place of the table: by place, or by the authority it names', () => {
    const { by, total, provinces } = coverageOf(PLACES, [held('320613', 2023, 'department', 'a', '崇川区司法局'), held('320613', 2022, 'aggregate', 'b')], [
      { place_code: '320613', year: 2023, authority: '崇川区司法局' }, { place_code: '320613', year: 2023, authority: '崇川区民政局' }, { place_code: '320613', year: 2023, authority: null },
    ]);
    expect(by).toBe('list');
    expect(total.get(2023)).toEqual({ expected: 3, aggregate: 0, organ_only: 0, other: 1, dated: 0, late: 0 });
    expect(total.get(2022)?.expected).toBe(0);
    expect(provinces[0]?.units.map((each) => [each.authority, each.years.get(2023)?.state])).toEqual([['崇川区司法局', 'other'], ['崇川区民政局', null], [null, null]]);
  });

  it('a report is late after its day: an office after January, a whole area after March; without a date nobody can say', () => {
    const late = (scope: HeldRow['scope'], published: string | null) => isLate(held('320613', 2023, scope, 'a', null, published));
    expect([late('aggregate', '2024-03-31'), late('aggregate', '2024-04-01'), late('unknown', '2024-03-01')]).toEqual([false, true, false]);
    expect([late('organ_only', '2024-01-31'), late('organ_only', '2024-02-01'), late('department', '2025-01-01'), late('organ_only', null)]).toEqual([false, true, true, null]);
    const { total } = coverageOf(PLACES, [held('320613', 2023, 'aggregate', 'a', null, '2024-06-01'), held('320613', 2023, 'organ_only', 'b', null, '2024-01-02'), held('320000', 2023, 'aggregate', 'c')], []);
    expect(total.get(2023)).toMatchObject({ expected: 2, aggregate: 2, dated: 1, late: 1 });
  });

  it('of no reports there are no years', () => {
    expect(coverageOf(PLACES, [], []).years).toEqual([]);
  });
});

describe('the URL of the Quality page', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(fc.record({
      rule: fc.option(fc.constantFrom(...RULES.map((rule) => rule.id))), year: fc.option(fc.integer({ min: 1990, max: 2100 })), made: fc.option(fc.constantFrom(...MADE)),
      place: fc.string({ maxLength: 40 }).filter((text) => !text.includes('\0')),
    }), (choice) => {
      expect(parseQuality(new URLSearchParams(formatQuality(choice)))).toEqual(choice);
    }));
  });

  it('whatever stands in it, nothing throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (rule, year, place) => {
      const choice = parseQuality(new URLSearchParams({ rule, year, origin: rule, place }));
      expect(choice.place.length).toBeLessThanOrEqual(40);
    }));
  });
});

describe('shares of rules', () => {
  it('a rule of one report is not ranked above one of many', () => {
    const tally = (rule: string, asked: number, broken: number) => ({ rule, made: 'read', asked, broken, unassessable: 0, findings: broken });
    const order = ruleShares([tally('copies.text', 1, 1), tally('applications.balance', 100, 3), tally('applications.row_sum', 100, 20)], null).map((each) => each.rule);
    expect(order.slice(0, 3)).toEqual(['applications.row_sum', 'applications.balance', 'copies.text']);
  });

  it('what was never assessed has no share', () => {
    const [share] = ruleShares([{ rule: 'copies.text', made: 'read', asked: 0, broken: 0, unassessable: 4, findings: 0 }], 'read').filter((each) => each.rule === 'copies.text');
    expect(share).toMatchObject({ asked: 0, unassessable: 4, share: null });
  });
});

it('the cells a rule looks at are cells of the form', () => {
  expect(Object.values(TOUCHES).flat().filter((pattern) => !pattern.includes('*') && !isCellId(pattern))).toEqual([]);
});
