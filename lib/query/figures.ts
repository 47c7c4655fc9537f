/** Figures of reports as a page receives them: the number, or why there is none. */
import { z } from 'zod';
import { CELL_STATES } from '../read/report';
import type { CellState } from '../read/report';
import { ORIGINS } from './filter';

/**
 * State of a figure. Beyond the states of a cell: `absent`, where the form that the report used has
 * no such row or the table is not in the report; `not_entered`, where a person coded other figures
 * of the report but not this one; `inferred`, where nothing is printed and the reader asked for what the
 * identities of the form leave as the only number.
 */
export type FigureState = CellState | 'absent' | 'not_entered' | 'inferred';
export const FIGURE_STATES: readonly FigureState[] = [...CELL_STATES, 'absent', 'not_entered', 'inferred'];

export interface Figure {
  value: number | null;
  state: FigureState;
}

/** Null for hand-coded figures that do not tell the version. */
const FORM = z.enum(['2021', '2019', 'pre2019', 'none']).nullable();

/** What identifies a report in every answer. Codes of the province and prefecture are ancestors or the place itself. */
export const ReportKey = z.object({
  report_id: z.string(),
  origin: z.enum(ORIGINS),
  authority: z.string().nullable(),
  organ: z.string().nullable(),
  place_code: z.string().nullable(),
  place_name: z.string().nullable(),
  place_name_en: z.string().nullable(),
  place_level: z.enum(['province', 'prefecture', 'county', 'zone']).nullable(),
  province_code: z.string().nullable(),
  prefecture_code: z.string().nullable(),
  scope: z.enum(['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown']),
  year: z.number().int().nullable(),
  form_applications: FORM,
  form_proactive: FORM,
  form_disputes: FORM,
});
export type ReportKey = z.infer<typeof ReportKey>;

/** One report with the figures that were asked for, by cell id. Every id asked for has an entry. */
export interface ReportFigures extends ReportKey {
  figures: Readonly<Record<string, Figure>>;
}

/** The number of a figure, null where there is none. For `Metric.evaluate`. */
export function figureOf(report: ReportFigures): (id: string) => number | null {
  return (id) => report.figures[id]?.value ?? null;
}

/** Whether one of the figures is not printed but inferred. */
export function isInferred(report: ReportFigures, ids: readonly string[]): boolean {
  return ids.some((id) => report.figures[id]?.state === 'inferred');
}
