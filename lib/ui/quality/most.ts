/** Findings listed at once; more are told of. */
export const MOST_FOUND = 200;
