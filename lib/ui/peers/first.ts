/** What Rank and Map show unasked, worked out from the tables: while the site is built, and for another page's frame. */
import { askDefaults } from '../../query';
import { askPeerCounts, askPeers, askUnits } from '../../query/ask-peers';
import type { PeerCount, UnitRow } from '../../query/ask-peers';
import type { QueryClient } from '../../query/client';
import { NOTHING_YET } from '../../query/filter';
import type { Defaults } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import { PEER_METRICS } from '../../query/peers';
import type { MapState } from '../map/view';
import { firstMetric, firstPeers, peersOf } from './offer';
import type { RankView } from './offer';

const IDS = [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))];

export async function askYearScope(client: QueryClient, signal?: AbortSignal): Promise<Defaults> {
  return await askDefaults(client, signal) ?? NOTHING_YET;
}

export async function firstRank(client: QueryClient, signal?: AbortSignal): Promise<{ view: RankView; counts: PeerCount[]; reports: ReportFigures[] }> {
  const defaults = await askYearScope(client, signal);
  const counts = await askPeerCounts(client, signal);
  const group = { ...defaults, ...firstPeers(counts, defaults.year, defaults.scope) };
  const reports = await askPeers(client, peersOf(group), IDS, signal);
  return { view: { ...group, metric: firstMetric(reports), place: null }, counts, reports };
}

export async function firstMap(client: QueryClient, signal?: AbortSignal): Promise<{ state: MapState; counts: PeerCount[]; reports: ReportFigures[]; units: UnitRow[] }> {
  const defaults = await askYearScope(client, signal);
  const counts = await askPeerCounts(client, signal);
  const question = { years: { from: defaults.year, to: defaults.year }, scope: defaults.scope, province: null };
  const reports = await askPeers(client, { ...question, level: 'province' }, IDS, signal);
  // Where no province has a report the rate is the one by which most of the others compare.
  const metric = firstMetric(reports.length > 0 ? reports : await askPeers(client, { ...question, level: null }, IDS, signal));
  return { state: { metric, ...defaults, province: null }, counts, reports, units: await askUnits(client, null, defaults.year, signal) };
}
