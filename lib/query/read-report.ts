/** One report read by range from the tables' files: a second way to the answer of `askReport`, without an engine. */
import { z } from 'zod';
import type { ReportDetail } from './ask';
import type { RowFiles } from './row-files';
import { DetailCell, DetailCheck, DetailClaim, DetailCorrection, DetailSection, Relative, ReportId, ReportRow, Revision } from './sql/report';
import type { DataTable } from './views';

const Annual = Relative.extend({ kind: z.string() });

/** By numbers or code points, what is null last, as SQL sorts. */
function before<T>(...by: ((row: T) => string | number | null)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const part of by) {
      const [x, y] = [part(a), part(b)];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      return x < y ? -1 : 1;
    }
    return 0;
  };
}

/**
 * One report with all that is known of it; null for an id that is not one or that no report has. What its id
 * tells is asked for at once: footers in one round of requests, rows in the next. What only its row tells
 * (whether a person coded it, whether another counts in its place) decides what is asked beyond.
 * @param empty tables known to have no row
 */
export async function readReport(files: RowFiles, id: string, empty: readonly DataTable[] = [], signal?: AbortSignal): Promise<ReportDetail | null> {
  if (!ReportId.safeParse(id).success) return null;
  const [, place, year] = /^(\d{6})-(\d{4})-/.exec(id) ?? [];
  const near = { ...(year === undefined ? {} : { year: Number(year) }), ...(place === undefined ? {} : { place_code: place }) };
  const rowsOf = async <T extends { ordinal: number }>(table: DataTable, row: z.ZodObject & z.ZodType<T>, of = id): Promise<T[]> => (empty.includes(table) ? []
    : (await files.rows({ table, columns: Object.keys(row.shape), row, key: 'report_id', values: [of], near, within: { report: of } }, signal)).sort(before((each) => each.ordinal)));
  const relativesAt = async (code: string): Promise<Relative[]> =>
    (await files.rows({ table: 'reports', columns: Object.keys(Annual.shape), row: Annual, key: 'place_code', values: [code] }, signal))
      .flatMap(({ kind, ...relative }) => (kind === 'annual_report' ? [relative] : []))
      .sort(before((each) => each.year, (each) => each.scope, (each) => each.organ, (each) => each.report_id));

  const main = files.rows({ table: 'reports', columns: Object.keys(ReportRow.shape), row: ReportRow, key: 'report_id', values: [id], near, within: { report: id } }, signal);
  const early = place === undefined ? null : relativesAt(place);
  const parts = Promise.all([rowsOf('cells', DetailCell), rowsOf('checks', DetailCheck), rowsOf('claims', DetailClaim), rowsOf('sections', DetailSection), rowsOf('corrections', DetailCorrection)]);
  // Whoever awaits them is told of a failure; an id that no report has awaits none.
  early?.catch(() => undefined);
  parts.catch(() => undefined);
  const [report] = await main;
  if (report === undefined) return null;
  const relatives = report.place_code === null ? [] : await (report.place_code === place && early !== null ? early : relativesAt(report.place_code));
  const [cells, checks, claims, sections, corrections] = await parts;
  const counting = report.superseded_by;
  const versions = counting !== null || relatives.some((other) => other.superseded_by === id);
  const revisions = versions ? await rowsOf('revisions', Revision, counting ?? id) : [];
  return { report, relatives, cells, checks, claims, sections, corrections, revisions: counting === null ? revisions : revisions.filter((change) => change.old_report_id === id) };
}
