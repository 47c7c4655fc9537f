/**
 * What is made while a page is built and handed from its server part to its client part within the one
 * process that renders both: drawings, and the figures behind them. Neither stands in the page's own data.
 */
import type { FirstView } from './first';

declare global {
  var atlasStills: Map<string, string> | undefined;
  var atlasFirsts: Map<string, FirstView> | undefined;
}

export function keepStill(key: string, svg: string): void {
  globalThis.atlasStills ??= new Map();
  globalThis.atlasStills.set(key, svg);
}

/** Empty in the browser, where the markup stands already. */
export function stillOf(key: string): string {
  return globalThis.atlasStills?.get(key) ?? '';
}

export function keepFirst(key: string, view: FirstView): void {
  globalThis.atlasFirsts ??= new Map();
  globalThis.atlasFirsts.set(key, view);
}

/** Null in the browser, which fetches it when the page comes alive. */
export function firstOf(key: string): FirstView | null {
  return globalThis.atlasFirsts?.get(key) ?? null;
}
