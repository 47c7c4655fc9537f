/**
 * What a page that compares reports shows of one year, as it is kept at build and fetched when the page comes
 * alive. Of a few hundred reports their figures, from which all else is made; of more only what is shown of
 * them, so that it is as small at any size of the corpus.
 */
import { z } from 'zod';
import type { ChartSpec } from '../chart/spec';
import type { Lang } from '../i18n/lang';
import { FIGURE_STATES, ReportKey } from '../query/figures';
import { FilterOptions } from '../query/ask';
import { Defaults } from '../query/filter';
import { TrendRow } from '../query/sql/trend';
import type { Scope } from '../read/report';

/** Where a view is kept; `year` null for the first. */
export const firstName = (matter: string, lang: Lang, year: number | null): string => `${[matter, lang, ...(year === null ? [] : [year])].join('-')}.json`;

/** Where what a page shows over the years is kept for another kind of report. */
export const trendsName = (matter: string, scope: Scope): string => `${matter}-trends-${scope}.json`;

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

const n = z.number();
/** Parts of a packed mark; what they are is read when it is drawn. */
const part = z.union([n, z.string(), z.boolean(), z.null(), z.array(n)]);
const Drawing = z.object({ items: z.array(z.object({ marks: z.array(z.array(part)), tip: z.array(z.string()).optional() })), height: n });
const Summary = z.object({
  title: z.string(), unit: z.string(), denominator: z.string().nullable(), n, of: n, nOf: z.string().optional(), sentence: z.string(),
  columns: z.array(z.object({ id: z.string(), label: z.string(), numeric: z.boolean() })),
  rows: z.array(z.object({ report_id: z.string().nullable(), cells: z.array(z.object({ value: z.union([n, z.string()]).nullable(), text: z.string(), state: z.string().optional() })) })),
  more: n.optional(), notes: z.array(z.string()),
});
const DrawnSpec = z.object({
  kind: z.literal('drawn'), wide: Drawing, narrow: Drawing, summary: Summary, made: z.object({ read: n, coded: n }),
  codes: z.record(z.string(), z.string()), reports: z.array(z.never()),
});

const Notice = z.object({ scopes: z.array(ReportKey.shape.scope), lines: z.array(z.string()) });
export type Notice = z.infer<typeof Notice>;

/** What a page says of its reports, in one language, with its figures as they are drawn unasked. */
export const Told = z.object({ lead: z.string(), texts: z.record(z.string(), z.string()), notice: Notice.nullable(), figures: z.record(z.string(), DrawnSpec) });
export type Told = Omit<z.infer<typeof Told>, 'figures'> & { figures: Readonly<Record<string, ChartSpec & { kind: 'drawn' }>> };

/** Reports of the view, and either their figures or what is shown of them. */
const shown = { reports: n.int(), first: Packed.nullable(), told: Told.nullable() };
type Shown = { reports: number; first: Packed | null; told: Told | null };
const eitherWay = (view: { first: unknown; told: unknown }) => (view.first === null) !== (view.told === null);

export const FirstView = z.object({ defaults: Defaults, options: FilterOptions, trends: Trends, ...shown }).refine(eitherWay);
export type FirstView = { defaults: Defaults; options: FilterOptions; /** The same for every single year. */ trends: Trends } & Shown;

/** The same page in another single year: what differs from its first view. */
export const YearView = z.object({
  scopes: FilterOptions.shape.scopes, origins: FilterOptions.shape.origins,
  /** Reports of each place of the first view's options, in their order. */
  counts: z.array(n.int()), ...shown,
}).refine(eitherWay);
export type YearView = { scopes: FilterOptions['scopes']; origins: FilterOptions['origins']; counts: number[] } & Shown;
