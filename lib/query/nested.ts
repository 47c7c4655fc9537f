/** Reports that must not be added up or compared unasked, found among those a reader chose. */
import type { ReportKey } from './figures';

export interface Nested {
  /**
   * - `ancestor`: `inner`'s place lies within `outer`'s, so outer's aggregate may contain inner;
   * - `same_place`: one place and year in two scopes, so one may contain the other;
   * - `duplicate`: one place, year, scope and organ twice (a revision, or coded and read).
   */
  kind: 'ancestor' | 'same_place' | 'duplicate';
  outer: ReportKey;
  inner: ReportKey;
}

/** Code of the place's parent that is in the key itself, zones included. */
function isAncestor(outer: ReportKey, inner: ReportKey): boolean {
  if (outer.place_code === null || inner.place_code === null || outer.place_code === inner.place_code) return false;
  const zoneParent = /^zone:(\d{6}):/.exec(inner.place_code)?.[1];
  return [inner.province_code, inner.prefecture_code, zoneParent].includes(outer.place_code);
}

/**
 * Pairs of one year that overlap. An ancestor counts where its report covers more than one office
 * (aggregate, or unknown, which may be).
 */
export function nestedIn(reports: readonly ReportKey[]): Nested[] {
  const found: Nested[] = [];
  const byYear = new Map<number, ReportKey[]>();
  for (const report of reports) {
    if (report.year === null || report.place_code === null) continue;
    byYear.set(report.year, [...(byYear.get(report.year) ?? []), report]);
  }
  for (const year of [...byYear.keys()].sort((a, b) => a - b)) {
    const group = byYear.get(year) ?? [];
    const byPlace = new Map<string, ReportKey[]>();
    for (const report of group) byPlace.set(report.place_code ?? '', [...(byPlace.get(report.place_code ?? '') ?? []), report]);
    for (const inner of group) {
      const zoneParent = /^zone:(\d{6}):/.exec(inner.place_code ?? '')?.[1] ?? null;
      const ancestors = new Set([inner.province_code, inner.prefecture_code, zoneParent].filter((code) => code !== null));
      for (const code of ancestors) {
        for (const outer of byPlace.get(code) ?? []) {
          const covers = outer.scope === 'aggregate' || outer.scope === 'unknown';
          if (covers && isAncestor(outer, inner)) found.push({ kind: 'ancestor', outer, inner });
        }
      }
    }
    for (const same of byPlace.values()) {
      same.forEach((outer, index) => {
        for (const inner of same.slice(index + 1)) {
          if (outer.scope !== inner.scope) found.push(outer.scope === 'aggregate' || inner.scope !== 'aggregate'
            ? { kind: 'same_place', outer, inner } : { kind: 'same_place', outer: inner, inner: outer });
          else if (outer.organ === inner.organ && outer.authority === inner.authority) found.push({ kind: 'duplicate', outer, inner });
        }
      });
    }
  }
  return found;
}
