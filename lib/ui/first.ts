/** The first view of a page as it is kept at build and fetched when the page comes alive. */
import { z } from 'zod';
import { FIGURE_STATES, ReportKey } from '../query/figures';
import { FilterOptions } from '../query/ask';
import { Defaults } from '../query/filter';

const State = z.enum(FIGURE_STATES);

/** Reports with figures: ids once, then rows of values and, for nulls, states. */
export const Packed = z.object({
  ids: z.array(z.string()),
  reports: z.array(ReportKey),
  /** A number, or the state that a null stands in; numbers are `stated`, or `coded` where the report is. */
  rows: z.array(z.array(z.union([z.number(), State, z.tuple([z.number(), State])]))),
});
export type Packed = z.infer<typeof Packed>;

export const FirstView = z.object({ first: Packed, defaults: Defaults, options: FilterOptions });
export type FirstView = z.infer<typeof FirstView>;
