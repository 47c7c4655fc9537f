/** Of more reports than this a page has only what is shown of them; the rest is asked of the engine. */
export const MOST_REPORTS = 300;
/** A table of so many rows stands in the page whole. */
const MOST_ROWS = 120;
/** Of a longer one so many; the rest come when they are asked for, and are all in the CSV. */
export const FIRST_ROWS = 40;

/** Rows that stand in the page unasked, of a table of `n`. */
export const rowsAtFirst = (n: number): number => (n <= MOST_ROWS ? n : FIRST_ROWS);
