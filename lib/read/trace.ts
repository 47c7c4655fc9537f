/** What a reading was made from, for `npm run -s parse -- --explain`. */
export interface TraceRow {
  table: string;
  row: string;
  label: string;
  text: string;
  readings: number;
  kept: number;
  how: string;
  values: (number | null | string)[];
}

export interface Trace {
  row(row: TraceRow): void;
}
