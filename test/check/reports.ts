/** Small reports for tests of the checks: a few cells, everything else at rest. */
import { compactOf, type Compact } from '../../lib/check/across';
import type { CompactInput } from '../../lib/check/compact';
import type { Checkable } from '../../lib/check';
import type { Cell, PlaceRef } from '../../lib/read/report';

/** Cells by id; null for a cell that stands empty. */
export type Figures = Record<string, number | null>;

export function cellsOf(figures: Figures): Cell[] {
  return Object.entries(figures).map(([id, value], index) => ({
    id, value, state: value === null ? 'blank' : 'stated', raw: value === null ? null : String(value), line: value === null ? null : index + 1,
    start: value === null ? null : 10 * index, end: value === null ? null : 10 * index + 1,
  }));
}

export function checkable(figures: Figures, more: Partial<Checkable> = {}): Checkable {
  return { year: 2023, form: { applications: 'none', proactive: 'none', disputes: 'none' }, origin: 'text', cells: cellsOf(figures), claims: [], ...more };
}

/** Every cell of a row of the applications table, the six kinds of applicant first. */
export function row(id: string, parts: readonly (number | null)[], total: number | null): Figures {
  const columns = ['natural_person', 'company', 'research', 'ngo', 'legal_service', 'other'];
  return { ...Object.fromEntries(columns.map((column, index) => [`applications.${id}.${column}`, parts[index] ?? null])), [`applications.${id}.total`]: total };
}

export const place = (code: string, level: PlaceRef['level'] = 'county'): PlaceRef => ({ code, name: code, level, parents: [] });

interface Given {
  place?: PlaceRef | null;
  organ?: string | null;
  scope?: Compact['scope'];
  year?: number | null;
  kind?: CompactInput['report']['kind'];
  origin?: Compact['origin'];
  retrieved?: string | null;
  path?: string;
  text?: string;
}

export function compact(id: string, figures: Figures, given: Given = {}): Compact {
  const cells = cellsOf(figures).map((cell) => ({ ...cell, start: null, end: null }));
  const text = given.text ?? '';
  return compactOf(id, {
    report: {
      kind: given.kind ?? 'annual_report', origin: given.origin ?? 'text', organ: given.organ ?? null,
      place: given.place === undefined ? place('640502') : given.place, scope: given.scope ?? 'aggregate', year: given.year === undefined ? 2023 : given.year,
    },
    path: given.path ?? `reports/${id}.txt`, retrieved: given.retrieved ?? null, cells,
    sections: [{ ordinal: 0, heading: null, text, start: 0, end: text.length }], findings: 0,
  });
}

/** Different Chinese text for every seed. */
export function prose(seed: number, length: number): string {
  let state = seed * 2654435761 + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 3000));
  }).join('');
}
