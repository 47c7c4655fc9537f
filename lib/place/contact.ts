/** Where a report says that it can be asked about: the area code of its telephone, the name of its site. */
import areaCodes from './area-codes.json';
import type { Unit } from './gazetteer';
import type { Hint } from './parent';
import readings from './readings.json';

const AREA: Readonly<Record<string, readonly string[]>> = areaCodes;

/** character → its readings without tone, as site names spell them (长: chang, zhang). */
const READINGS = new Map<string, string[]>();
for (const [reading, characters] of Object.entries(readings)) {
  for (const character of characters) READINGS.set(character, [...(READINGS.get(character) ?? []), reading]);
}

/** Spellings of a name in letters: whole (nanjing) and by initials (nj). Empty where a character is unknown. */
export function spellings(name: string): { whole: string[]; initials: string[] } {
  let whole = [''];
  let initials = [''];
  for (const character of name) {
    const here = READINGS.get(character) ?? [];
    whole = whole.flatMap((before) => here.map((reading) => before + reading));
    initials = [...new Set(initials.flatMap((before) => here.map((reading) => before + (reading[0] ?? ''))))];
  }
  return { whole, initials };
}

const PHONE = /(?<!\d)(0(?:10|2\d|[3-9]\d\d))(?=\s*[)）]?\s*[-—–－―]?\s*\d{7,8}(?!\d))/g;
const SITE = /(?:[a-z0-9-]+\.)+gov\.cn/gi;

/** The ways in which a host's label may name a unit together with what stands above it. */
function labelsOf(unit: Unit, ancestor: Unit): Set<string> {
  const labels = new Set<string>();
  for (const high of [ancestor.name, ...ancestor.stems]) {
    const above = spellings(high);
    for (const word of above.whole) labels.add(word);
    for (const low of [unit.name, ...unit.stems]) {
      const own = spellings(low);
      for (const first of [...above.whole, ...above.initials]) for (const second of [...own.whole, ...own.initials]) labels.add(first + second);
    }
  }
  return labels;
}

/** Hints of the telephone numbers and sites in a text, and of the address that it was published at. */
export function contactHints(text: string, sourceUrl: string | null, candidates: readonly Unit[], ancestors: (code: string) => readonly Unit[]): Hint[] {
  const hints: Hint[] = [];
  const codes = new Set(candidates.map((unit) => unit.code)).size;
  const add = (kind: Hint['kind'], words: string, start: number | null, pointed: readonly Unit[]) => {
    const points = new Set(pointed.map((unit) => unit.code));
    if (points.size === 0 || points.size === codes) return;
    for (const code of points) {
      if (hints.some((hint) => hint.kind === kind && hint.points_to === code)) continue;
      hints.push({ kind, text: words, ...(start === null ? {} : { start, end: start + words.length }), points_to: code });
    }
  };
  for (const found of text.matchAll(PHONE)) {
    const served = AREA[found[1] ?? ''] ?? [];
    add('phone', found[0], found.index, candidates.filter((unit) => served.some((code) => unit.code === code || unit.ref.parents.includes(code))));
  }
  const sites = [...text.matchAll(SITE)].map((found): [string, number | null] => [found[0], found.index]);
  const source = sourceUrl ? /(?:[a-z0-9-]+\.)+gov\.cn/i.exec(sourceUrl)?.[0] : undefined;
  if (source) sites.push([source, null]);
  for (const [host, start] of sites) {
    const labels = host.toLowerCase().split('.').slice(0, -2);
    add('site', host, start, candidates.filter((unit) => unit.ref.parents.some((code) => ancestors(code).some((ancestor) => {
      const names = labelsOf(unit, ancestor);
      return labels.some((label) => names.has(label));
    }))));
  }
  return hints;
}
