/** Where the tiles of the map stand: provinces by hand, roughly as on a map; what is below a province in the order of codes. */
import type { Tile } from '../../chart/spec';
import type { UnitRow } from '../../query/ask-peers';

/** Column and row by the first two digits of the code. */
export const PROVINCE_GRID: Readonly<Record<string, readonly [number, number]>> = {
  23: [7, 0],
  65: [0, 1], 15: [4, 1], 22: [7, 1],
  63: [1, 2], 62: [2, 2], 64: [3, 2], 14: [4, 2], 11: [5, 2], 12: [6, 2], 21: [7, 2],
  54: [1, 3], 61: [3, 3], 41: [4, 3], 13: [5, 3], 37: [6, 3],
  51: [2, 4], 50: [3, 4], 42: [4, 4], 34: [5, 4], 32: [6, 4], 31: [7, 4],
  53: [2, 5], 52: [3, 5], 43: [4, 5], 36: [5, 5], 33: [6, 5],
  45: [4, 6], 44: [5, 6], 35: [6, 6], 71: [7, 6],
  46: [4, 7], 82: [5, 7], 81: [6, 7],
};
/** No reports under the Regulations are made there. */
const OUTSIDE = new Set(['71', '81', '82']);

/** `within`: reports in each province, by its code; a province that is not in it has none. */
export function gridOfProvinces(units: readonly UnitRow[], within: ReadonlyMap<string, number>): Tile[] {
  return units.flatMap(({ code, name, name_en, level }) => {
    const at = PROVINCE_GRID[code.slice(0, 2)];
    const outside = OUTSIDE.has(code.slice(0, 2));
    const reports = within.get(code);
    return at === undefined ? [] : [{ code, name, name_en, level, at, breaks: false, within: outside ? null : reports === undefined ? 0 : reports, outside }];
  });
}

/** In the order of codes; every prefecture begins a line, with its counties after it. */
export function tilesByCode(units: readonly UnitRow[]): Tile[] {
  return units.map(({ code, name, name_en, level }) => ({ code, name, name_en, level, at: null, breaks: level === 'prefecture', within: null, outside: false }));
}
