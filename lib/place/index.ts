/** From an authority's name, and the report's text where the name is not enough, to a place, an organ and a scope. */
import type { Evidence, PlaceRef, Scope } from '../read/report';
import { contactHints } from './contact';
import { copy, type Gazetteer, type Unit, zoneUnder } from './gazetteer';
import { match, type Match } from './match';
import { organKind, type OrganKind, zoneOf, zoneOrganKind } from './organ';
import { hintsIn, type Hint, singledOut } from './parent';
import { scopeOf } from './scope';

export { type Gazetteer, PlacesError, placeByCode, readGazetteer, unitsBelow } from './gazetteer';

export interface LocateInput {
  /** Whitespace-free, simplified characters. */
  authority: string | null;
  title: string | null;
  year: number | null;
  /** The decoded source text; offsets of evidence are positions in it. */
  text: string;
  path?: string;
  sourceUrl?: string | null;
  /** Licences and penalties decided in the year; null if unknown. */
  proactiveDecisions?: number | null;
}

export interface Located {
  organ: string | null;
  place: PlaceRef | null;
  place_evidence: Evidence[];
  /** What the name may mean when place is null. */
  place_candidates: PlaceRef[];
  scope: Scope;
  scope_evidence: Evidence[];
  /** 0 to 1. */
  scope_confidence: number;
}

const squeeze = (text: string) => text.replace(/\s+/g, '');
/** The part of a title that names the authority. */
function authorityIn(title: string): string | null {
  const words = squeeze(title).replace(/^(?:关于|(?:(?:19|20)\d\d|二[〇○零]..)年(?:度)?)+/, '');
  return words.split(/关于|(?:19|20)\d\d|二[〇○零]|政府信息公开|信息公开|政务公开/)[0] || null;
}

/** Where the squeezed words stand in the text, spaces allowed between them; nothing if they do not. */
function spot(text: string, words: string): { start: number; end: number } | Record<string, never> {
  const start = words ? text.indexOf(words) : -1;
  return start < 0 ? {} : { start, end: start + words.length };
}

function nameEvidence(found: Match, unit: Unit, text: string, year: number | null): Evidence[] {
  const evidence: Evidence[] = [{ kind: 'authority', text: found.chain, ...spot(text, found.chain), points_to: unit.code }];
  if (found.outside) {
    const span = `${unit.from}–${unit.to ?? ''}`;
    evidence.push({ kind: year === null ? 'former_name' : 'outside_validity', text: `${unit.name} ${unit.code} ${span}`, points_to: unit.code });
  }
  return evidence;
}

/** The unit that the name, then the title, then the text decides on, with what it rests on. */
function decide(gazetteer: Gazetteer, found: Match, input: LocateInput): { unit: Unit | null; evidence: Evidence[] } {
  const only = found.units[0];
  if (only && found.units.length === 1 && found.proven) return { unit: only, evidence: nameEvidence(found, only, input.text, input.year) };
  const name = found.steps[found.steps.length - 1]?.text ?? found.chain;
  const ancestors = (code: string) => gazetteer.byCode.get(code) ?? [];
  const hints: Hint[] = [];
  if (input.title) {
    // The title's own offsets are not the text's.
    for (const { kind, text, points_to } of hintsIn(squeeze(input.title), name, found.units, ancestors, 'title_chain')) hints.push({ kind, text, ...spot(input.text, text), points_to });
  }
  hints.push(...hintsIn(input.text, name, found.units, ancestors, 'body_chain'));
  hints.push(...contactHints(input.text, input.sourceUrl ?? null, found.units, ancestors));
  const unit = found.contradicted ? null : singledOut(found.units, hints);
  return unit ? { unit, evidence: [...nameEvidence(found, unit, input.text, input.year), ...hints] } : { unit: null, evidence: hints };
}

/**
 * A department or township that names no place (区统计局, 建新镇人民政府), where the title or the text says it in
 * full: 金凤区统计局. A government or its office is not looked for so: texts cite those above them.
 */
function matchInText(gazetteer: Gazetteer, authority: string, input: LocateInput): { found: Match; unit: Unit | null; evidence: Evidence[] } | null {
  const level = /^[省市区县旗州盟](?=..)/.exec(authority)?.[0] ?? '';
  const kind = organKind(authority.slice(level.length));
  if (kind !== 'township' && !(kind === 'department' && level)) return null;
  const organ = authority.slice(level.length);
  const seen = new Map<string, { found: Match; unit: Unit; evidence: Evidence }>();
  for (const [source, text] of [['title_chain', input.title ?? ''], ['body_chain', input.text]] as const) {
    for (let at = text.indexOf(organ, 1); at > 0; at = text.indexOf(organ, at + organ.length)) {
      for (let start = Math.max(0, at - 24); start <= at - 2; start += 1) {
        const found = match(gazetteer, text.slice(start, at + organ.length), input.year);
        const unit = found?.units.length === 1 && found.proven ? found.units[0] : undefined;
        if (!found || !unit || found.chain.length !== at - start || !found.chain.endsWith(level)) continue;
        const offsets = source === 'body_chain' ? { start, end: at + organ.length } : {};
        if (!seen.has(unit.code)) seen.set(unit.code, { found, unit, evidence: { kind: source, text: found.chain + organ, ...offsets, points_to: unit.code } });
        break;
      }
    }
  }
  const all = [...seen.values()];
  const first = all[0];
  if (!first) return null;
  const found = { ...first.found, units: all.map((one) => one.unit), rest: organ };
  return { found, unit: all.length === 1 ? first.unit : null, evidence: all.map((one) => one.evidence) };
}

/** A place, its organ and its scope. Never throws; what it cannot decide is null, with all candidates listed. */
export function locate(gazetteer: Gazetteer, input: LocateInput): Located {
  const authority = input.authority ?? (input.title ? authorityIn(input.title) : null);
  const named = authority ? match(gazetteer, authority, input.year) : null;
  const told = authority && named === null ? matchInText(gazetteer, authority, input) : null;
  const found = told?.found ?? named;
  const { unit, evidence } = told ?? (named ? decide(gazetteer, named, input) : { unit: null, evidence: [] });

  const rest = found ? found.rest : (authority ?? '');
  const zone = organKind(rest || null) === 'township' ? null : zoneOf(rest);
  let organ: string | null = rest || null;
  let kind: OrganKind = organKind(organ);
  let place: PlaceRef | null = unit ? copy(unit.ref) : null;
  if (zone) {
    organ = zone.organ;
    kind = zoneOrganKind(organ);
    // 乳山市经济开发区 and 乳山经济开发区 are one zone; 重庆两江新区 keeps the name that it bears in print.
    const before = zone.generic ? unit?.stems[0] : found?.steps.at(-1)?.kind === 'stem' ? found.steps.at(-1)?.text : '';
    if (place) place = zoneUnder(place, (before ?? '') + zone.name);
  }
  const judged = scopeOf({ kind, organ, authority, placeName: unit?.name ?? null, text: input.text, decisions: input.proactiveDecisions ?? null, year: input.year });
  return {
    organ,
    place,
    place_evidence: evidence,
    place_candidates: unit || !found ? [] : found.units.map((candidate) => copy(candidate.ref)),
    ...judged,
  };
}
