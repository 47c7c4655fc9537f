/** The reports beside a report: its other versions, the same organ in other years, others of the same place and year. Pure. */
import { seriesOf } from '../../check/compact';
import { byRank, countsBecause } from '../../check/versions';
import type { CountsBecause, Ranked } from '../../check/versions';
import type { Relative, ReportRow, Revision } from '../../query/sql/report';

export interface Version {
  report: Relative;
  /** How many of its cells have a figure. */
  figures: number;
  counts: boolean;
  /** Cells in which it differs from the one that counts; empty for that one itself. */
  changes: Revision[];
}
export interface Relations {
  /** Every version, the one that counts first; empty where there is only one. */
  versions: Version[];
  /** Why that one counts and not this, or not the next; null where there is only one. */
  because: CountsBecause | null;
  /** The same organ and scope in other years, the counting versions, by year. */
  years: Relative[];
  before: Relative | null;
  after: Relative | null;
  /** Other organs or scopes of the same place and year, the counting versions. */
  beside: Relative[];
}

const figuresOf = (report: Relative): number => report.n_stated + report.n_resolved + report.n_coded;
const ranked = (report: Relative): Ranked & { path: string; id: string } => ({
  origin: report.origin, retrieved: report.source_retrieved, printed: figuresOf(report), path: report.path ?? '', id: report.report_id,
});

export function relationsOf(report: ReportRow, relatives: readonly Relative[], revisions: readonly Revision[]): Relations {
  const { place_code: place, year } = report;
  if (place === null) return { versions: [], because: null, years: [], before: null, after: null, beside: [] };
  const series = seriesOf(place, report.organ, report.scope);
  const own = relatives.filter((other) => seriesOf(place, other.organ, other.scope) === series);
  const counting = (all: readonly Relative[]) => all.filter((other) => other.superseded_by === null);
  const main = report.superseded_by ?? report.report_id;
  const all = own.filter((other) => other.report_id === main || other.superseded_by === main)
    .sort((a, b) => Number(b.report_id === main) - Number(a.report_id === main) || byRank(ranked(a), ranked(b)));
  const [first, second] = all;
  const shown = report.superseded_by === null ? second : all.find((other) => other.report_id === report.report_id);
  const years = counting(own).filter((other) => other.year !== null && other.year !== year).sort((a, b) => Number(a.year) - Number(b.year));
  const at = (wanted: number | null) => (wanted === null ? null : years.find((other) => other.year === wanted) ?? null);
  return {
    versions: all.length < 2 ? [] : all.map((other) => ({
      report: other, figures: figuresOf(other), counts: other.report_id === main, changes: revisions.filter((change) => change.old_report_id === other.report_id),
    })),
    because: first === undefined || shown === undefined || all.length < 2 ? null : countsBecause(ranked(first), ranked(shown)),
    years, before: at(year === null ? null : year - 1), after: at(year === null ? null : year + 1),
    beside: year === null ? [] : counting(relatives).filter((other) => other.year === year && seriesOf(place, other.organ, other.scope) !== series),
  };
}
