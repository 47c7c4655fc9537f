/** Places and years of a province as short strings, so that a page of two hundred places stays small. Pure. */
import type { CoverageUnit, Held } from '../../query';

/** `years`, parted by commas in the page's order: '' not expected, '-' missing, else reports as `a1234abcd` (state, hash), the best first, `*` where it was late. */
export interface PackedUnit { code: string; name: string; /** What it lies in, where that is not said by its name. */ within: string; years: string }

export const LETTER: Record<Held, string> = { aggregate: 'a', organ_only: 'o', other: 'x' };
const STATE = new Map<string, Held>([['a', 'aggregate'], ['o', 'organ_only'], ['x', 'other']]);

export function packUnits(units: readonly CoverageUnit[], years: readonly number[]): PackedUnit[] {
  return units.map((unit) => ({
    code: unit.code, name: unit.authority ?? unit.name, within: unit.authority === null && unit.prefecture !== unit.name ? unit.prefecture ?? '' : '',
    years: years.map((year) => {
      const at = unit.years.get(year);
      if (at === undefined) return '';
      if (at.state === null) return '-';
      const start = `${unit.code}-${year}-`;
      const short = at.reports.map((id) => (id.startsWith(start) && id.length === start.length + 8 ? id.slice(start.length) : `!${id}`));
      return `${LETTER[at.state]}${at.late === true ? '*' : ''}${short.join(' ')}`;
    }).join(','),
  }));
}

export interface Unpacked { state: Held; late: boolean; reports: string[] }

/** What a string of `packUnits` says; null for a missing report, undefined where none was expected. */
export function unpack(text: string, code: string, year: number): Unpacked | null | undefined {
  if (text === '') return undefined;
  const found = /^([aox])(\*?)(.+)$/.exec(text);
  const state = STATE.get(found?.[1] ?? '');
  if (!found || state === undefined) return null;
  return { state, late: found[2] === '*', reports: (found[3] ?? '').split(' ').map((short) => (short.startsWith('!') ? short.slice(1) : `${code}-${year}-${short}`)) };
}
