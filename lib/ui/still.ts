/**
 * SVG drawn while a page is built, handed from the server part of the page to its client part within
 * the one process that renders both. It so stands once in the HTML, and not again in the page's data.
 */
declare global {
  var atlasStills: Map<string, string> | undefined;
}

export function keepStill(key: string, svg: string): void {
  globalThis.atlasStills ??= new Map();
  globalThis.atlasStills.set(key, svg);
}

/** Empty in the browser, where the markup stands already. */
export function stillOf(key: string): string {
  return globalThis.atlasStills?.get(key) ?? '';
}
