/** What the map shows, from the choice and the first view. Pure. */
import type { MapChoice } from '../../query/peers';
import type { PeerCount } from '../../query/sql/peers';
import type { Scope } from '../../read/report';

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
