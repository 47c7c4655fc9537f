/** What the opening sentences say: extents and the commonest reason, from the reports on the page. Pure. */
import { cellId, columnsOf, outcomeRows } from '../form';
import type { Extent, Reason } from '../i18n/matter';
import type { Lang } from '../i18n/lang';
import { metric as metricOf } from '../metrics';
import { count, percent } from '../chart/text';
import { plainLabel } from '../chart/names';
import { figureOf } from '../query';
import type { ReportFigures } from '../query';
import { reportName } from './name';

function extent(reports: readonly ReportFigures[], valueOf: (report: ReportFigures) => number | null, text: (value: number) => string, lang: Lang): Extent | null {
  const known = reports.flatMap((report) => {
    const value = valueOf(report);
    return value === null ? [] : [{ report, value }];
  });
  const [first] = known;
  if (first === undefined) return null;
  const lowest = known.reduce((least, each) => (each.value < least.value ? each : least), first);
  const highest = known.reduce((most, each) => (each.value > most.value ? each : most), first);
  const named = ({ report, value }: typeof first) => ({ name: reportName(report, lang, reports), text: text(value) });
  return { n: count(known.length), lowest: named(lowest), highest: named(highest), same: lowest.value === highest.value, single: known.length === 1 };
}

/** A total that its own printed parts exceed is a misprint, and no sentence rests on it. The figures still show it. */
function contradicted(report: ReportFigures, cell: string): boolean {
  const [table, row, column] = cell.split('.');
  const total = figureOf(report)(cell);
  if (table !== 'disputes' || column !== 'total' || total === null) return false;
  const parts = columnsOf('disputes').filter((each) => each.id !== 'total').map((each) => figureOf(report)(`${table}.${row}.${each.id}`));
  return parts.reduce<number>((sum, part) => (part === null ? sum : sum + part), 0) > total;
}

/** Lowest and highest of one cell over the reports that have it; null where none has. */
export function cellExtent(reports: readonly ReportFigures[], cell: string, lang: Lang): Extent | null {
  return extent(reports, (report) => (contradicted(report, cell) ? null : figureOf(report)(cell)), count, lang);
}

/** The same for a rate, over the reports that reach its minimum denominator. */
export function metricExtent(reports: readonly ReportFigures[], id: string, lang: Lang): Extent | null {
  const metric = metricOf(id);
  return extent(reports, (report) => {
    const { value, denominator } = metric.evaluate(figureOf(report));
    return value !== null && denominator !== null && denominator >= metric.minimum_n ? value : null;
  }, (value) => (metric.unit === 'share' ? percent(value) : count(Math.round(value * 10) / 10)), lang);
}

/** The reason for not giving information that comes first in most reports; only reports that print every reason count. */
export function commonestReason(reports: readonly ReportFigures[], lang: Lang): Reason | null {
  const rows = outcomeRows('2021').filter((row) => row.group !== 'granted' && row.group !== 'partial');
  const firsts: string[] = [];
  let of = 0;
  for (const report of reports) {
    const figures = rows.map((row) => ({ row, value: figureOf(report)(cellId('applications', row.id, 'total')) }));
    const printed = figures.flatMap(({ row, value }) => (value === null ? [] : [{ row, value }]));
    if (printed.length < rows.length) continue;
    const most = Math.max(...printed.map(({ value }) => value));
    if (most <= 0) continue;
    of += 1;
    for (const { row, value } of printed) if (value === most) firsts.push(row.id);
  }
  const [top] = rows.map((row) => ({ row, n: firsts.filter((id) => id === row.id).length })).sort((a, b) => b.n - a.n);
  return top === undefined || top.n === 0 ? null : { name: plainLabel(top.row[lang]), n: count(top.n), of: count(of) };
}
