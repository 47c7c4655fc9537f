import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Choice, MAX_PLACES, NO_CHOICE, ORIGINS, formatChoice, parseChoice, resolveFilter } from '../../lib/query';
import { SCOPES } from '../../lib/read/report';

const code = fc.oneof(
  fc.integer({ min: 110_000, max: 829_999 }).map(String),
  fc.tuple(fc.integer({ min: 110_000, max: 829_999 }), fc.stringMatching(/^[一-龥A-Za-z0-9()（）·-]{1,12}$/u)).map(([parent, name]) => `zone:${parent}:${name}`),
);
const choice = fc.record({
  years: fc.option(fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1990, max: 2100 })).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })), { nil: null }),
  scopes: fc.array(fc.constantFrom(...SCOPES)),
  places: fc.array(code, { maxLength: MAX_PLACES }),
  origins: fc.array(fc.constantFrom(...ORIGINS)),
}).map((given) => Choice.parse(given));

describe('a choice in the URL', () => {
  test('comes back as it was', () => {
    fc.assert(fc.property(choice, (given) => {
      const text = formatChoice(given).toString();
      expect(parseChoice(new URLSearchParams(text))).toEqual(given);
      expect(formatChoice(parseChoice(new URLSearchParams(text))).toString()).toBe(text);
    }));
  });

  test('is valid whatever the URL says, and never throws', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('year', 'scope', 'place', 'origin', 'x'), fc.string({ unit: 'binary' }))), (pairs) => {
      const parsed = parseChoice(new URLSearchParams(pairs));
      expect(Choice.parse(parsed)).toEqual(parsed);
    }));
  });

  test.each([
    ['nothing', '', NO_CHOICE],
    ['nonsense', 'year=abc&scope=all&place=1&origin=pdf', NO_CHOICE],
    ['an upside-down range', 'year=2024-2019', NO_CHOICE],
    ['a year out of range', 'year=0001', NO_CHOICE],
    ['SQL', "place=640500' OR 1=1 --.640106&scope=aggregate);DROP TABLE reports", { ...NO_CHOICE, places: ['640106'] }],
    ['repeats and another order', 'scope=unknown.aggregate.unknown&place=640106.640106', { ...NO_CHOICE, scopes: ['aggregate', 'unknown'], places: ['640106'] }],
  ])('%s', (_, text, expected) => {
    expect(parseChoice(new URLSearchParams(text))).toEqual(expected);
  });

  test('takes no more places than can be asked for', () => {
    const many = Array.from({ length: 100 }, (_, index) => String(110_000 + index)).join('.');
    expect(parseChoice(new URLSearchParams({ place: many })).places).toHaveLength(MAX_PLACES);
  });

  test('is completed from the data, and what was computed does not get into the URL', () => {
    const defaults = { year: 2023, scope: 'aggregate' as const };
    expect(resolveFilter(NO_CHOICE, defaults)).toEqual({ years: { from: 2023, to: 2023 }, scopes: ['aggregate'], places: [], origins: [] });
    expect(formatChoice(NO_CHOICE).toString()).toBe('');
  });
});
