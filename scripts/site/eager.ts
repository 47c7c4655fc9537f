/**
 * Scripts that a page names in its HTML are nearly all run as it starts. Chromium is told so by a comment: it
 * then makes all their functions ready on another thread, where it would make each at its first call while the
 * page waits. On the Report page that is two thirds of the time its scripts take to start. A comment to all others.
 */
const HINT = '//# allFunctionsCalledOnLoad\n';
const SCRIPT = /<script src="([^"]+)"/g;

/** Addresses of the scripts that a page names. */
export const scriptsOf = (html: string): string[] => [...new Set([...html.matchAll(SCRIPT)].map(([, src = '']) => src))];

/** The same script with the hint, which counts at its beginning only. */
export const eager = (script: string): string => (script.startsWith(HINT) ? script : HINT + script);
