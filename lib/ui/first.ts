/** The first view of a page as it is kept at build and fetched when the page comes alive. */
import { z } from 'zod';
import { FIGURE_STATES, ReportKey } from '../query/figures';
import { FilterOptions } from '../query/ask';
import { Defaults } from '../query/filter';
import { TrendRow } from '../query/sql/trend';

const State = z.enum(FIGURE_STATES);

/** Reports with figures: ids once, then rows of values and, for nulls, states. */
export const Packed = z.object({
  ids: z.array(z.string()),
  reports: z.array(ReportKey),
  /** A number, or the state that a null stands in; numbers are `stated`, or `coded` where the report is. */
  rows: z.array(z.array(z.union([z.number(), State, z.tuple([z.number(), State])]))),
});
export type Packed = z.infer<typeof Packed>;

/** Rows of a trend by the metric or cell they are of. */
export const Trends = z.record(z.string(), z.array(TrendRow));
export type Trends = z.infer<typeof Trends>;

export const FirstView = z.object({ first: Packed, defaults: Defaults, options: FilterOptions, trends: Trends });
export type FirstView = z.infer<typeof FirstView>;
