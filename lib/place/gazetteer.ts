/** The table of places, indexed by code, name and short name. See data/places/README.md for the columns. */
import Papa from 'papaparse';
import { z } from 'zod';
import type { PlaceRef } from '../read/report';
import { shortNames } from './name';

/** A row of places.csv: one unit under one name and one code, in the years that it was so. */
export interface Unit {
  code: string;
  name: string;
  level: 'province' | 'prefecture' | 'county';
  parentCode: string | null;
  /** First year. */
  from: number;
  /** The year in which it ended (the successor begins in the same year); null while it lasts. */
  to: number | null;
  /** What its territory became; `since` null where the whole unit went there when it ended. */
  successors: readonly { code: string; since: number | null }[];
  stems: readonly string[];
  ref: PlaceRef;
}

/** How a string names a unit: in full, shortened with its suffix (恩施州), or bare (恩施). */
export type FormKind = 'full' | 'short' | 'stem';
export type Forms = Readonly<Record<FormKind, readonly Unit[]>>;

export interface Gazetteer {
  readonly units: readonly Unit[];
  readonly byCode: ReadonlyMap<string, readonly Unit[]>;
  readonly byForm: ReadonlyMap<string, Forms>;
  /** How long the forms are that begin with two characters, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** The table of places cannot be read: `code` for machines, the message for people. */
export class PlacesError extends Error {
  constructor(readonly code: 'PLACES_CSV' | 'PLACES_ROW' | 'PLACES_PARENT' | 'PLACES_LIST' | 'PLACES_YEAR' | 'PLACES_PARTIAL', message: string) {
    super(`${code}: ${message}`);
    this.name = 'PlacesError';
  }
}

const year = z.string().regex(/^\d{4}$/).transform(Number);
const Row = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(2),
  level: z.enum(['province', 'prefecture', 'county']),
  parent_code: z.union([z.literal(''), z.string().regex(/^\d{6}$/)]),
  valid_from: year,
  valid_to: z.union([z.literal('').transform(() => null), year]),
  successors: z.string().regex(/^(\d{6}(\[\d{4}\])?(;|$))*$/),
});

/**
 * Reads places.csv. Throws PlacesError naming the line (1-based, the header being line 1) of a row
 * that does not fit, or a parent that is not in the table.
 */
export function readGazetteer(csv: string): Gazetteer {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  const fault = parsed.errors[0];
  if (fault) throw new PlacesError('PLACES_CSV', `places.csv line ${(fault.row ?? 0) + 2}: ${fault.message}. Mend the line.`);

  const units: Unit[] = parsed.data.map((record, index) => {
    const row = Row.safeParse(record);
    if (!row.success) {
      const issue = row.error.issues[0];
      throw new PlacesError('PLACES_ROW', `places.csv line ${index + 2}: ${issue?.path.join('.')}: ${issue?.message}. Mend the line.`);
    }
    const { code, name, level, parent_code, valid_from, valid_to, successors } = row.data;
    return {
      code, name, level,
      parentCode: parent_code || null,
      from: valid_from,
      to: valid_to,
      successors: successors.split(';').filter(Boolean).map((entry) => ({
        code: entry.slice(0, 6),
        since: entry.length > 6 ? Number(entry.slice(7, 11)) : null,
      })),
      stems: shortNames(name).stems,
      ref: { code, name, level, parents: [] },
    };
  });

  const byCode = new Map<string, Unit[]>();
  for (const unit of units) push(byCode, unit.code, unit);
  units.forEach((unit, index) => {
    for (let parent = unit.parentCode; parent !== null;) {
      const row: Unit | undefined = byCode.get(parent)?.[0];
      if (!row) throw new PlacesError('PLACES_PARENT', `places.csv line ${index + 2}: parent ${parent} of ${unit.name} is not in the table. Add its row.`);
      unit.ref.parents.unshift(parent);
      parent = row.parentCode;
    }
  });

  const byForm = new Map<string, Record<FormKind, Unit[]>>();
  const add = (form: string, kind: FormKind, unit: Unit) => {
    let forms = byForm.get(form);
    if (!forms) byForm.set(form, (forms = { full: [], short: [], stem: [] }));
    forms[kind].push(unit);
  };
  for (const unit of units) {
    add(unit.name, 'full', unit);
    const { short, stems } = shortNames(unit.name);
    for (const form of short) add(form, 'short', unit);
    for (const form of stems) add(form, 'stem', unit);
  }
  const lengths = new Map<string, number[]>();
  for (const form of byForm.keys()) push(lengths, form.slice(0, 2), form.length);
  for (const [begins, all] of lengths) lengths.set(begins, [...new Set(all)].sort((a, b) => b - a));
  return { units, byCode, byForm, lengths };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Whether the unit existed in some part of the year. In the year of a change both the old and the new one did. */
export function inYear(unit: Unit, year: number): boolean {
  return unit.from <= year && (unit.to === null || year <= unit.to);
}

/** Whether the unit ended and `other` (in part or whole) took its place, be it under the same code or name. */
export function succeeds(other: Unit, unit: Unit): boolean {
  if (unit.to === null || other === unit || other.from < unit.to) return false;
  return other.code === unit.code
    || unit.successors.some((successor) => successor.code === other.code)
    || (other.name === unit.name && other.ref.parents[0] === unit.ref.parents[0]);
}

/**
 * The units of a list that count in a year: those that existed in it, less those that ended in it and were
 * succeeded by another of the list (a report on 2020 is written by the 崇川区 that exists when 2020 ends).
 * With the year unknown, those that exist now. `outside` says that none existed and the list came back whole.
 */
export function counting(units: readonly Unit[], year: number | null): { units: readonly Unit[]; outside: boolean } {
  const there = units.filter((unit) => (year === null ? unit.to === null : inYear(unit, year)));
  if (there.length === 0) return { units, outside: units.length > 0 };
  const lasting = there.filter((unit) => !(unit.to === year && there.some((other) => succeeds(other, unit))));
  return { units: lasting, outside: false };
}

/**
 * The place of a code, under the name it bore in the year (now, if no year is given). A code that was not in
 * force in that year gives the unit nearest in time; an unknown code gives null. `zone:<parent>:<name>` gives
 * the zone under its parent.
 */
export function placeByCode(gazetteer: Gazetteer, code: string, year: number | null = null): PlaceRef | null {
  const zone = /^zone:(\d{6}):(.+)$/.exec(code);
  if (zone?.[1] && zone[2]) {
    const parent = placeByCode(gazetteer, zone[1], year);
    return parent && zoneUnder(parent, zone[2]);
  }
  const units = gazetteer.byCode.get(code);
  if (!units) return null;
  const at = year ?? Number.POSITIVE_INFINITY;
  const away = (unit: Unit) => (at < unit.from ? unit.from - at : unit.to !== null && at >= unit.to ? at - unit.to + 0.5 : 0);
  const best = units.reduce((near, unit) => {
    const difference = away(unit) - away(near);
    return difference < 0 || (Number.isNaN(difference) && (unit.to ?? 9999) > (near.to ?? 9999)) ? unit : near;
  });
  return copy(best.ref);
}

/** Tells the codes of the units right below a place that existed when a year ended. */
export function unitsBelow(gazetteer: Gazetteer): (code: string, year: number) => string[] {
  const below = new Map<string, Unit[]>();
  for (const unit of gazetteer.units) if (unit.parentCode !== null) push(below, unit.parentCode, unit);
  return (code, year) => {
    const { units, outside } = counting(below.get(code) ?? [], year);
    return outside ? [] : [...new Set(units.map((unit) => unit.code))];
  };
}

/** A development zone has no code of its own. */
export function zoneUnder(parent: PlaceRef, name: string): PlaceRef {
  return { code: `zone:${parent.code}:${name}`, name, level: 'zone', parents: [...parent.parents, parent.code] };
}

export const copy = (ref: PlaceRef): PlaceRef => ({ ...ref, parents: [...ref.parents] });
