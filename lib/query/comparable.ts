/** Which reports stand side by side when places are compared, and whether they can be: pure, from the reports of those places. */
import type { ReportFigures, ReportKey } from './figures';
import { nestedIn } from './nested';
import type { CompareChoice } from './peers';
import { SCOPES } from '../read/report';
import type { Scope } from '../read/report';

export interface Column {
  place: string;
  /** The report that is compared; null where the place has none of that year and kind. */
  report: ReportFigures | null;
  /** Its reports over the years, of the same office and kind as `report`; of the kind that is compared where that is null. */
  series: ReportFigures[];
  /** Every year and kind the place has, for a column that is empty. */
  has: { year: number; scope: Scope; report_id: string }[];
}
export interface Comparison { year: number | null; scope: Scope | null; columns: Column[] }

const ORIGIN: Readonly<Record<ReportKey['origin'], number>> = { text: 0, html: 1, coded: 2 };
/** The same order for every reader, whatever the language of the machine. */
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** The place's own report before those of offices within it, read before coded. */
const byRank = (a: ReportKey, b: ReportKey) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || Number(a.organ !== null) - Number(b.organ !== null)
  || ORIGIN[a.origin] - ORIGIN[b.origin] || inOrder(a.organ ?? '', b.organ ?? '') || inOrder(a.report_id, b.report_id);

/**
 * The year and kind of report that most of the places have, the latest such year; then a column for each
 * place in the order chosen. Where a place has no report of the kind, the one it has stands in and says so,
 * unless the reader asked for the kind.
 */
export function compare(choice: CompareChoice, reports: readonly ReportFigures[]): Comparison {
  const { places, years, scope: asked } = choice;
  const fits = reports.filter((report) => report.year !== null && (years === null || (report.year >= years.from && report.year <= years.to)));
  const having = new Map<string, Set<string>>();
  for (const report of fits) {
    if (report.place_code === null || (asked !== null && report.scope !== asked)) continue;
    const key = `${report.year}|${report.scope}`;
    having.set(key, (having.get(key) ?? new Set()).add(report.place_code));
  }
  // A kind that nobody can tell is the last resort.
  const rank = (scope: string) => (scope === 'unknown' ? SCOPES.length : SCOPES.findIndex((each) => each === scope));
  const [best] = [...having].map(([key, set]) => ({ year: Number(key.split('|')[0]), scope: key.split('|')[1] ?? '', n: set.size }))
    .sort((a, b) => b.n - a.n || rank(a.scope) - rank(b.scope) || b.year - a.year);
  // Two places that share no year: each with its own latest, of the kind that most of them have in any year.
  const able = new Set([...having.values()].flatMap((set) => [...set]));
  const apart = best !== undefined && best.n < 2 && able.size > 1;
  const year = apart ? null : best?.year ?? null;
  const scope = asked ?? (apart ? widest(fits) : SCOPES.find((each) => each === best?.scope)) ?? null;
  return {
    year, scope,
    columns: places.map((place): Column => {
      const own = reports.filter((report) => report.place_code === place && report.year !== null).sort(byRank);
      const inYears = own.filter((each) => fits.includes(each));
      const latest = Math.max(...(inYears.some((each) => each.scope === scope) ? inYears.filter((each) => each.scope === scope) : inYears).flatMap((each) => each.year ?? []));
      const those = own.filter((report) => report.year === (apart ? latest : year));
      const report = those.find((each) => each.scope === scope) ?? (asked === null ? those[0] ?? null : null);
      const like = report ?? own.find((each) => each.scope === scope) ?? null;
      return {
        place, report,
        series: like === null ? [] : inYears.filter((each) => each.scope === like.scope && (each.scope === 'aggregate' || each.organ === like.organ)).sort((a, b) => Number(a.year) - Number(b.year)),
        has: own.flatMap((each) => (each.year === null ? [] : [{ year: each.year, scope: each.scope, report_id: each.report_id }])).sort((a, b) => b.year - a.year),
      };
    }),
  };
}

/** The kind that most places have in some year; a kind nobody can tell last. */
function widest(reports: readonly ReportFigures[]): Scope | undefined {
  const places = (scope: Scope) => new Set(reports.filter((report) => report.scope === scope).map((report) => report.place_code)).size;
  return [...SCOPES].sort((a, b) => Number(a === 'unknown') - Number(b === 'unknown') || places(b) - places(a))[0];
}

export type Objection =
  /** Reports of different years: the places share none. */
  | { kind: 'year'; years: number[] }
  /** Reports of different kinds: they count different sets of offices. */
  | { kind: 'scope'; scopes: Scope[] }
  /** A report whose kind nobody can tell. */
  | { kind: 'unknown'; reports: ReportKey[] }
  /** One place lies within another, or two reports of one place: the larger may hold the smaller. */
  | { kind: 'nested'; inner: ReportKey; outer: ReportKey }
  /** Different versions of the form in the applications table: other rows, the same totals. */
  | { kind: 'form'; forms: string[] }
  /** Different levels: a province beside a county. */
  | { kind: 'level'; levels: NonNullable<ReportKey['place_level']>[] };

/** What speaks against comparing these reports, gravest first; empty where nothing does. */
export function objections(reports: readonly ReportKey[]): Objection[] {
  const scopes = SCOPES.filter((scope) => reports.some((report) => report.scope === scope));
  const unknown = reports.filter((report) => report.scope === 'unknown');
  const years = [...new Set(reports.flatMap((report) => report.year ?? []))].sort((a, b) => a - b);
  const forms = [...new Set(reports.flatMap((report) => (report.form_applications === null || report.form_applications === 'none' ? [] : [report.form_applications])))].sort();
  const levels = [...new Set(reports.flatMap((report) => (report.place_level === null ? [] : [report.place_level])))];
  return [
    ...(years.length > 1 ? [{ kind: 'year' as const, years }] : []),
    ...(scopes.length > 1 ? [{ kind: 'scope' as const, scopes }] : []),
    ...(unknown.length > 0 ? [{ kind: 'unknown' as const, reports: unknown }] : []),
    ...nestedIn(reports).map(({ inner, outer }) => ({ kind: 'nested' as const, inner, outer })),
    ...(forms.length > 1 ? [{ kind: 'form' as const, forms }] : []),
    ...(levels.length > 1 ? [{ kind: 'level' as const, levels }] : []),
  ];
}

/** Whether two reports count the same kind of thing in one year, so that a difference between them means something. */
export function sameKind(a: ReportKey, b: ReportKey): boolean {
  return a.scope === b.scope && a.scope !== 'unknown' && a.year === b.year;
}
