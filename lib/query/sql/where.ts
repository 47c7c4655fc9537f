/** Conditions on `reports` from a filter: constants only, so that row groups are skipped. */
import { Filter } from '../filter';
import { literal, literals } from './text';

/** Which parts of a filter to leave out, for the options of that part. */
export type FilterPart = 'years' | 'scopes' | 'places' | 'origins';

/** Columns of `ReportKey`, in the order of every answer. */
export const KEY_COLUMNS = [
  'report_id', 'origin', 'authority', 'organ', 'place_code', 'place_name', 'place_name_en', 'place_level', 'province_code',
  'prefecture_code', 'scope', 'year', 'form_applications', 'form_proactive', 'form_disputes',
].join(', ');

export const KEY_ORDER = 'year, place_code, scope, organ, origin, report_id';

/** What figures are made of: annual reports, less those that another one stands for. */
export const COUNTING = "kind = 'annual_report' AND superseded_by IS NULL";

/** Condition for annual reports under the filter, of two for one place, organ, scope and year the one that counts. The filter is parsed again: what reaches SQL has passed zod. */
export function reportsWhere(given: Filter, without: readonly FilterPart[] = []): string {
  const filter = Filter.parse(given);
  const parts = [COUNTING];
  if (!without.includes('years')) parts.push(`year BETWEEN ${literal(filter.years.from)} AND ${literal(filter.years.to)}`);
  if (!without.includes('scopes')) parts.push(`scope IN ${literals(filter.scopes)}`);
  if (!without.includes('places') && filter.places.length > 0) parts.push(`place_code IN ${literals(filter.places)}`);
  if (!without.includes('origins') && filter.origins.length > 0) parts.push(`origin IN ${literals(filter.origins)}`);
  return parts.join(' AND ');
}
