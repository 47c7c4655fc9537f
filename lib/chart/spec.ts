/**
 * What to draw, as plain data: it passes from a page built on the server to the reader's browser as it is. But for
 * rates of a reader's own tables, which are made in the browser and stay in it.
 */
import type { MetricRef } from '../metrics';
import type { ReportFigures } from '../query/figures';
import type { GroupRow } from '../query/sql/own';
import type { PeerBand } from '../query/sql/peers';
import type { Level, Panel, TrendRow } from '../query/sql/trend';
import type { Scope } from '../read/report';
import type { PackedItem } from './packed';

export type Lang = 'zh' | 'en';
/** `wide` ≈ 1040 px, `narrow` ≈ 358 px of a 390 px screen, or a measured width in px. */
export type Size = 'wide' | 'narrow' | number;

export type ReasonsAs = 'count' | 'share' | 'within';

interface Base {
  reports: readonly ReportFigures[];
  /** Place codes the reader chose: drawn in ink, their peers in grey. */
  chosen?: readonly string[];
}

export type ChartSpec =
  /** Dots with intervals, sorted by value. `metric`: an id of lib/metrics. */
  | (Base & { kind: 'metric'; metric: MetricRef })
  /** 100 % bars of the outcomes by group. */
  | (Base & { kind: 'outcomes' })
  /** Every outcome row against every report, inked by share of handled: counts, shares of handled, or of the row's own group. */
  | (Base & { kind: 'reasons'; as?: ReasonsAs })
  /** Two rates of one report beside each other, such as of two kinds of applicant. */
  | (Base & { kind: 'pair'; metrics: readonly [string, string] })
  /** One figure a report on a scale from 0 over 1, 10, 100 …; a total cell id, applications received if none is given. */
  | (Base & { kind: 'volume'; cell?: string })
  /** Results of reviews and of either kind of lawsuit, three panels; or of one of the two matters only. */
  | (Base & { kind: 'disputes'; only?: 'reviews' | 'suits' })
  /** Lines over years, one for each (place, organ, scope). */
  | (Base & { kind: 'series'; metric: string })
  | (Base & { kind: 'series'; cell: string })
  /** A rate or a cell over the years at one level: all together, median and quartiles. `reports` is empty. */
  | (Base & { kind: 'trend'; metric?: string; cell?: string; rows: readonly TrendRow[]; level: Level; panel: Panel; scope: Scope })
  /**
   * A measure over the reader's groups of places, from a column of a table of their own. `reports` is empty;
   * Its drawing comes with the code that asks (`bringGroups`).
   */
  | (Base & { kind: 'groups'; metric: MetricRef; rows: readonly GroupRow[]; by: { table: string; name: string; hasYear: boolean }; years: { from: number; to: number }; scope: Scope })
  /** A rate of peers, sorted; of many the ends only. `metric` has a denominator and an interval. */
  | (Base & { kind: 'rank'; metric: MetricRef })
  /** The same against the number of cases, with control limits around the pooled rate. */
  | (Base & { kind: 'funnel'; metric: MetricRef })
  /** Small multiples over years: a panel for each series and each metric. One metric: one scale for all panels. */
  | (Base & { kind: 'multiples'; metrics: readonly MetricRef[]; bands?: Readonly<Record<string, readonly Band[]>> })
  /** Small multiples of one year: a panel for each metric, a row for each report, one scale. */
  | (Base & { kind: 'panels'; metrics: readonly string[] })
  /** Places as tiles, coloured by a metric. */
  | (Base & { kind: 'tiles'; metric: MetricRef; tiles: readonly Tile[]; shapes?: readonly Shape[]; region?: string })
  /** 100 % bars of the six kinds of applicant. */
  | (Base & { kind: 'applicants' })
  /** Drawn before, from more reports than the page has: `reports` is empty, `codes` are the places of those in the rows of the summary. */
  | (Base & { kind: 'drawn'; wide: Drawing; narrow: Drawing; summary: ChartSummary; codes: Readonly<Record<string, string>>; made: Made });

/** What stands where in one size. */
export interface Drawing { items: readonly PackedItem[]; height: number }
/** Reports behind a figure: read from their text, or entered by hand. */
export interface Made { read: number; coded: number }

/** Quartiles of the peers of one year. */
export type Band = Omit<PeerBand, 'metric'>;

/** Outer rings of a place's territory, longitude and latitude in degrees. */
export interface Shape { code: string; rings: readonly (readonly (readonly [number, number])[])[] }

/** A tile in its column and row; without them it follows the one before, and `breaks` begins a new line. */
export interface Tile {
  code: string; name: string; name_en: string; level: string;
  at: readonly [number, number] | null;
  breaks: boolean;
  /** Reports within it that can be opened; null where that is not told. */
  within: number | null;
  /** No such reports are made there. */
  outside: boolean;
}

export type ChartKind = ChartSpec['kind'];

/** What the chart says, in words and numbers: for the accessible name, the table view and the CSV. */
export interface ChartSummary {
  title: string;
  /** Unit and denominator in words; null where there is none. */
  unit: string;
  denominator: string | null;
  /** Reports drawn with a figure, and reports in all. */
  n: number;
  of: number;
  /** Of which year alone the two counts are, where the chart shows several. */
  nOf?: string;
  /** One sentence for a screen reader. */
  sentence: string;
  columns: { id: string; label: string; numeric: boolean }[];
  /**
   * A cell is a number in full precision, its text as drawn, and null with a text that says why. `state`
   * tells a program how the number came about or why there is none: a state of lib/query's figures, for a
   * rate `detail`, `sum` or the code of the reason.
   */
  rows: { report_id: string | null; cells: { value: number | string | null; text: string; state?: string }[] }[];
  /** Rows beyond these, where not all are at hand. */
  more?: number | undefined;
  /** What must be read with it: caveats, published sums instead of details, … */
  notes: string[];
}
