/** What the map shows, from the choice and the first view. Pure. */
import type { ChartSpec, Shape } from '../../chart/spec';
import type { MAP } from '../../i18n/map';
import type { MetricRef } from '../../metrics';
import type { ReportFigures } from '../../query/figures';
import type { MapChoice, PeerQuestion } from '../../query/peers';
import type { PeerCount, UnitRow } from '../../query/sql/peers';
import type { Scope } from '../../read/report';
import type { OwnFound } from '../own/on-places';
import { gridOfProvinces, tilesByCode } from '../peers/tiles';

export interface MapState { metric: string; year: number; scope: Scope; province: string | null }

export function resolveMap(choice: MapChoice, first: MapState): MapState {
  return { metric: choice.metric ?? first.metric, year: choice.year ?? first.year, scope: choice.scope ?? first.scope, province: choice.province };
}

/** Reports of the year and kind in each province, by its code. */
export function withinOf(counts: readonly PeerCount[], { year, scope }: Pick<MapState, 'year' | 'scope'>): Map<string, number> {
  const found = new Map<string, number>();
  for (const each of counts) {
    if (each.year !== year || each.scope !== scope || each.province_code === null) continue;
    const before = found.get(each.province_code);
    found.set(each.province_code, before === undefined ? each.reports : before + each.reports);
  }
  return found;
}

/** The country among parts of which there may be boundaries. */
export const COUNTRY = '000000';
/** Whose boundaries are wanted: a province's, or the country's. */
export const partOf = (state: MapState): string => state.province ?? COUNTRY;

/** Reports of the provinces themselves, or all of those within one. */
export function mapQuestion({ year, scope, province }: MapState): PeerQuestion {
  return { years: { from: year, to: year }, scope, level: province === null ? 'province' : null, province };
}

export interface MapShown { /** Of the reader's own tables, where one was chosen. */ own?: { found: OwnFound; metric: MetricRef }; state: MapState; reports: readonly ReportFigures[]; units: readonly UnitRow[]; shapes: readonly Shape[] }

/** `region`: the name of the province that was opened. */
export function mapSpec({ own, state, reports, units, shapes }: MapShown, counts: readonly PeerCount[], region: string | null): ChartSpec & { kind: 'tiles' } {
  return {
    kind: 'tiles', metric: own?.metric ?? state.metric, reports, shapes, tiles: state.province === null ? gridOfProvinces(units, withinOf(counts, state)) : tilesByCode(units), ...(region === null ? {} : { region }),
  };
}

export function mapCaption(words: (typeof MAP)['zh'], state: MapState, shapes: readonly Shape[]): string {
  if (shapes.length > 0) return words.captionShapes;
  return state.province === null ? words.caption : words.captionProvince;
}
