/** Places of a province packed for their page, and read again. */
import { describe, expect, it } from 'vitest';
import { packUnits, unpack } from '../../lib/ui/coverage/pack';
import { worstPlaces } from '../../lib/ui/quality/groups';
import type { CoverageUnit } from '../../lib/query';

const unit: CoverageUnit = {
  code: '640106', name: '金凤区', authority: null, level: 'county', prefecture: '银川市', years: new Map([
    [2020, { state: null, reports: [], late: null }],
    [2021, { state: 'aggregate', reports: ['640106-2021-0a1b2c3d'], late: false }],
    [2022, { state: 'organ_only', reports: ['640106-2022-11111111', '640106-2022-22222222'], late: true }],
    [2023, { state: 'other', reports: ['zone:640106:开发区-2023-33333333'], late: null }],
  ]),
};

describe('a place packed', () => {
  it('is read again as it was, whatever the ids', () => {
    const [packed] = packUnits([unit], [2019, 2020, 2021, 2022, 2023]);
    expect(packed?.years).toBe(',-,a0a1b2c3d,o*11111111 22222222,x!zone:640106:开发区-2023-33333333');
    const read = packed?.years.split(',').map((text, index) => unpack(text, '640106', 2019 + index));
    expect(read).toEqual([
      undefined, null, { state: 'aggregate', late: false, reports: ['640106-2021-0a1b2c3d'] },
      { state: 'organ_only', late: true, reports: ['640106-2022-11111111', '640106-2022-22222222'] }, { state: 'other', late: false, reports: ['zone:640106:开发区-2023-33333333'] },
    ]);
  });
});

describe('the worst places', () => {
  const place = (place_code: string, asked: number, broken: number) => ({ place_code, place_name: place_code, reports: asked, asked, broken });
  it('come by the lower end of the interval: many of many before one of one', () => {
    expect(worstPlaces([place('a', 1, 1), place('b', 6, 6), place('c', 6, 1), place('d', 0, 0)]).map((each) => each.place_code)).toEqual(['b', 'a', 'c']);
  });
});
