/** Findings that stand in a page as it is built; more are asked from the tables. */
export const MOST_BUILT = 60;
/** Findings asked at once. */
export const MOST_FOUND = 200;
/** Places listed by their share. */
export const MOST_PLACES = 50;
