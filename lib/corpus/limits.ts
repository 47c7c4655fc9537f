/** How large files may be. */

/** Of any file: hosts refuse one above 25 MiB. */
export const MOST_BYTES = 24 * 1024 * 1024;

/** Parquet of a table up to which it is written as CSV too; as text it is some ten to thirty times as long. */
export const CSV_BYTES = 1024 * 1024;
/** Tables together up to which they stand in one ZIP: free hosts refuse a file above 25 MiB. */
export const ZIP_BYTES = 20 * 1024 * 1024;
