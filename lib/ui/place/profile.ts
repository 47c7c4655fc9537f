/** What a place's rates are drawn from: which of its reports, by which rates, beside which peers. Pure. */
import type { Band, ChartSpec } from '../../chart/spec';
import { metric as metricOf } from '../../metrics';
import type { PeerBand, PlaceFacts } from '../../query/ask-peers';
import { figureOf } from '../../query/figures';
import type { ReportFigures } from '../../query/figures';
import { PEER_METRICS, ProvinceCode } from '../../query/peers';
import type { PeerQuestion, PlaceChoice } from '../../query/peers';
import { isTotal } from '../../query/sql/figures';
import { SCOPES } from '../../read/report';
import type { Scope } from '../../read/report';

/** Cells that the rates rest on. */
export const PROFILE_IDS: readonly string[] = [...new Set(PEER_METRICS.flatMap((metric) => metric.operands))];

export interface PlaceProfile {
  /** Kinds of report the place has, and the one that is shown; null where it has none. */
  scopes: Scope[];
  scope: Scope | null;
  level: PeerQuestion['level'];
  province: string | null;
  /** Peers of its own province only. */
  near: boolean;
  /** Reports of that kind that have a year, and the rates that one of them gives. */
  own: ReportFigures[];
  metrics: string[];
  /** Null where there are no peers to ask for. */
  peers: PeerQuestion | null;
}

/** The kind of report of which there are most years; one nobody can tell last. */
function usualScope(figures: readonly ReportFigures[]): Scope | null {
  const years = (scope: Scope) => new Set(figures.filter((report) => report.scope === scope).map((report) => report.year)).size;
  const [best] = SCOPES.filter((scope) => years(scope) > 0).sort((a, b) => Number(a === 'unknown') - Number(b === 'unknown') || years(b) - years(a));
  return best ?? null;
}

export function profileOf(facts: PlaceFacts, figures: readonly ReportFigures[], choice: PlaceChoice): PlaceProfile {
  const latest = facts.reports.find((report) => report.place_name !== null) ?? null;
  const level = facts.units.at(-1)?.level ?? latest?.place_level ?? null;
  const province = ProvinceCode.safeParse(latest?.province_code).data ?? null;
  const scope = choice.scope ?? usualScope(figures);
  const near = choice.near && province !== null;
  const own = figures.filter((report) => report.scope === scope && report.year !== null);
  const metrics = PEER_METRICS.filter((metric) => own.some((report) => metric.evaluate(figureOf(report)).value !== null)).map((metric) => metric.id);
  const years = own.flatMap((report) => report.year ?? []);
  return {
    scopes: SCOPES.filter((each) => figures.some((report) => report.scope === each)), scope, level, province, near, own, metrics,
    peers: scope === null || level === null || metrics.length === 0 ? null : { years: { from: Math.min(...years), to: Math.max(...years) }, scope, level, province: near ? province : null },
  };
}

/** Rates whose cells have columns of their own, and those that the long table must be read for: these come later. */
export function bySpeed(metrics: readonly string[]): { quick: string[]; slow: string[] } {
  const quick = metrics.filter((id) => metricOf(id).operands.every(isTotal));
  return { quick, slow: metrics.filter((id) => !quick.includes(id)) };
}

/** `bands`: quartiles that are known so far. */
export function profileSpec({ metrics, own }: Pick<PlaceProfile, 'metrics' | 'own'>, bands: readonly PeerBand[]): ChartSpec {
  const byMetric = (id: string): Band[] => bands.filter((band) => band.metric === id);
  return { kind: 'multiples', metrics, reports: own, bands: Object.fromEntries(metrics.map((id) => [id, byMetric(id)])) };
}
