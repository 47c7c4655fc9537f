/**
 * What is made while a page is built and handed from its server part to its client part within the one
 * process that renders both: drawings, and the figures behind them. Neither stands in the page's own data.
 */
import type { FirstView } from './first';
import type { FirstMap, FirstRank } from './peers/first-view';

declare global {
  var atlasStills: Map<string, string> | undefined;
  var atlasFirsts: Map<string, FirstView> | undefined;
  var atlasRank: FirstRank | undefined;
  var atlasMap: FirstMap | undefined;
}

export function keepStill(key: string, svg: string): void {
  globalThis.atlasStills ??= new Map();
  globalThis.atlasStills.set(key, svg);
}

/**
 * In the browser the markup stands already, under the key in `data-still`. It is asked for there all the same:
 * where a page is not as it was sent, since something has translated or changed it, React makes it anew and
 * keeps only what it is given.
 */
export function stillOf(key: string): string {
  return globalThis.atlasStills?.get(key) ?? standing(key);
}

export function standing(key: string): string {
  if (typeof document === 'undefined' || key === '') return '';
  return document.querySelector(`[data-still="${CSS.escape(key)}"]`)?.innerHTML ?? '';
}

export function keepFirst(key: string, view: FirstView): void {
  globalThis.atlasFirsts ??= new Map();
  globalThis.atlasFirsts.set(key, view);
}

/** Null in the browser, which fetches it when the page comes alive. */
export function firstOf(key: string): FirstView | null {
  return globalThis.atlasFirsts?.get(key) ?? null;
}

export function keepFirstRank(view: FirstRank): void {
  globalThis.atlasRank = view;
}
export const firstRankOf = (): FirstRank | null => globalThis.atlasRank ?? null;

export function keepFirstMap(view: FirstMap): void {
  globalThis.atlasMap = view;
}
export const firstMapOf = (): FirstMap | null => globalThis.atlasMap ?? null;
