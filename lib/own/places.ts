/** The places that a reader's rows are about: by code or by name, with the matcher that reads reports. */
import { placeByCode, type Gazetteer } from '../place';
import { match } from '../place/match';
import type { PlaceRef } from '../read/report';
import { fold } from '../source/fold';

/** What a row says of its place: code, name and those above it, as far as there are such columns. */
export interface Said { code: string; name: string; above: string; year: number | null }

export interface Placed {
  place: { code: string; name: string } | null;
  /** What it may be, where it is open: each with the names above it. */
  candidates: { code: string; name: string; within: string }[];
}

const within = (gazetteer: Gazetteer, place: Pick<PlaceRef, 'parents'>, year: number | null): string => place.parents.map((code) => placeByCode(gazetteer, code, year)?.name ?? code).join(' › ');

/** Six digits of a code as people write it: 12 digits with zeros, 2 or 4 digits for a province or city. */
export function codeIn(text: string): string | null {
  const digits = /^'?(\d{2}|\d{4}|\d{6}|\d{6}0{3}|\d{6}0{6})(?:\.0+)?$/.exec(text.trim())?.[1];
  return digits === undefined ? null : digits.slice(0, 6).padEnd(6, '0');
}

export function placed({ code, name, above, year }: Said, gazetteer: Gazetteer): Placed {
  const given = code === '' ? null : codeIn(code);
  const byCode = given === null ? null : placeByCode(gazetteer, given, year);
  if (byCode !== null) return { place: { code: byCode.code, name: byCode.name }, candidates: [] };
  const told = (text: string): string => fold(text).compact;
  const plain = told(name);
  if (plain === '') return { place: null, candidates: [] };
  const candidates = new Map<string, Placed['candidates'][number]>();
  for (const text of above === '' ? [plain] : [told(above) + plain, plain]) {
    const found = match(gazetteer, text, year);
    // 银川 says the place where nothing is named after it; a name with words after it is an organ's.
    if (found === null || found.rest !== '') continue;
    const [only] = found.units;
    const codes = new Set(found.units.map((unit) => unit.code));
    if (only !== undefined && codes.size === 1) return { place: { code: only.code, name: only.name }, candidates: [] };
    for (const unit of found.units) candidates.set(unit.code, { code: unit.code, name: unit.name, within: within(gazetteer, unit.ref, year) });
  }
  return { place: null, candidates: [...candidates.values()].slice(0, 12) };
}
