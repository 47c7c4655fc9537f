/** How large the files beside the tables may be. */

/** Parquet of a table up to which it is written as CSV too; as text it is some ten to thirty times as long. */
export const CSV_BYTES = 1024 * 1024;
/** Tables together up to which they stand in one ZIP: free hosts refuse a file above 25 MiB. */
export const ZIP_BYTES = 20 * 1024 * 1024;
