/** Questions about peers and places, for Compare, Rank, Map and the profile of a place. */
import { isCellId } from '../form';
import { ask } from './client';
import type { QueryClient } from './client';
import type { Figure, ReportFigures } from './figures';
import type { PeerQuestion } from './peers';
import { isTotal } from './sql/figures';
import { peerBands, peerCells, peerCounts, peerTotals, placesWithReports, reportsOfPlace, unitHistory, unitsByCode, unitsWithin } from './sql/peers';
import type { PeerBand, PeerCount, PlaceCount, PlaceReport, UnitRow } from './sql/peers';

export type { PeerBand, PeerCount, PlaceCount, PlaceReport, UnitRow };

/** The cells given of every peer. Why a figure is null is not asked: thousands of reports may be peers. */
export async function askPeers(client: QueryClient, question: PeerQuestion, ids: readonly string[], signal?: AbortSignal): Promise<ReportFigures[]> {
  const wanted = [...new Set(ids)].filter(isCellId);
  const rows = await ask(client, peerTotals(question, wanted), signal);
  const others = wanted.filter((id) => !isTotal(id));
  const long = new Map<string, number>();
  if (others.length > 0 && rows.length > 0) {
    for (const cell of await ask(client, peerCells(question, others), signal)) if (cell.value !== null) long.set(`${cell.report_id}|${cell.cell}`, cell.value);
  }
  return rows.map(({ key, totals }) => {
    const figures: Record<string, Figure> = {};
    for (const id of wanted) {
      const value = totals[id] ?? long.get(`${key.report_id}|${id}`) ?? null;
      figures[id] = value === null ? { value, state: key.origin === 'coded' ? 'not_entered' : 'absent' } : { value, state: key.origin === 'coded' ? 'coded' : 'stated' };
    }
    return { ...key, figures };
  });
}

/** Quartiles of a place's peers; see sql/peers. */
export async function askPeerBands(client: QueryClient, question: PeerQuestion, place: string, metrics: readonly string[], signal?: AbortSignal): Promise<PeerBand[]> {
  return metrics.length === 0 ? [] : (await ask(client, peerBands(question, place, metrics), signal)).flat();
}

export function askPeerCounts(client: QueryClient, signal?: AbortSignal): Promise<PeerCount[]> {
  return ask(client, peerCounts(), signal);
}

export function askPlacesWithReports(client: QueryClient, province: string | null, signal?: AbortSignal): Promise<PlaceCount[]> {
  return ask(client, placesWithReports(province), signal);
}

/** Provinces in force in a year, or all units below one province. */
export function askUnits(client: QueryClient, province: string | null, year: number, signal?: AbortSignal): Promise<UnitRow[]> {
  return ask(client, unitsWithin(province, year), signal);
}

export interface PlaceFacts {
  /** The code's own rows over time, earliest first; empty for a zone, which has no code of its own. */
  units: UnitRow[];
  /** What became part of it, and what it became; other codes only. */
  before: UnitRow[];
  after: (UnitRow & { since: number | null })[];
  /** From the province down. */
  parents: UnitRow[];
  reports: PlaceReport[];
}

/** `330113[2021];330110` → codes with the year in which part of the territory went there. */
function successorsOf(unit: UnitRow): { code: string; since: number | null }[] {
  return [...(unit.successors ?? '').matchAll(/(\d{6})(?:\[(\d{4})\])?/g)].map(([, code = '', since]) => ({ code, since: since === undefined ? unit.valid_to : Number(since) }));
}

/** Of several rows of a code the one in force last. */
const latest = (units: readonly UnitRow[]): UnitRow[] => [...new Map(units.map((unit) => [unit.code, unit])).values()];

export async function askPlaceFacts(client: QueryClient, code: string, signal?: AbortSignal): Promise<PlaceFacts> {
  const reports = await ask(client, reportsOfPlace(code), signal);
  const own = /^zone:(\d{6}):/.exec(code)?.[1] ?? code;
  const found = await ask(client, unitHistory(own), signal);
  const itself = found.filter((unit) => unit.code === own);
  const units = own === code ? itself : [];
  const chain = await parentsOf(client, own === code ? itself : [], own === code ? [] : [own], signal);
  const next = units.flatMap(successorsOf).filter((each) => each.code !== code);
  const successors = next.length === 0 ? [] : latest(await ask(client, unitsByCode([...new Set(next.map((each) => each.code))]), signal));
  return {
    units, parents: chain, reports,
    before: own === code ? latest(found.filter((unit) => unit.code !== code)) : [],
    after: successors.map((unit) => ({ ...unit, since: next.find((each) => each.code === unit.code)?.since ?? null })),
  };
}

async function parentsOf(client: QueryClient, units: readonly UnitRow[], start: readonly string[], signal?: AbortSignal): Promise<UnitRow[]> {
  const chain: UnitRow[] = [];
  let wanted = [...new Set([...start, ...units.flatMap((unit) => unit.parent_code ?? [])])];
  // Three levels at most stand above a zone.
  for (let step = 0; step < 3 && wanted.length > 0; step += 1) {
    const above = latest(await ask(client, unitsByCode(wanted), signal));
    chain.unshift(...above);
    wanted = [...new Set(above.flatMap((unit) => unit.parent_code ?? []))];
  }
  return latest(chain);
}
