/** Peers: reports of one level, province and kind, and how many there are of each. */
import { z } from 'zod';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { PeerQuestion } from '../peers';
import { isTotal } from './figures';
import type { CellRow, TotalsRow } from './figures';
import { cellColumn, literal, literals } from './text';
import { COUNTING, KEY_COLUMNS, KEY_ORDER } from './where';

const n = z.number().int();

function peersWhere(given: PeerQuestion): string {
  const { years, scope, level, province } = PeerQuestion.parse(given);
  return [
    COUNTING, `year BETWEEN ${literal(years.from)} AND ${literal(years.to)}`, `scope = ${literal(scope)}`, 'place_code IS NOT NULL',
    ...(level === null ? [] : [`place_level = ${literal(level)}`]), ...(province === null ? [] : [`province_code = ${literal(province)}`]),
  ].join(' AND ');
}

/** Reports of peers with the totals given, by year and place. */
export function peerTotals(question: PeerQuestion, ids: readonly string[]): Question<TotalsRow> {
  const totals = ids.filter(isTotal);
  const Totals = z.object(Object.fromEntries(totals.map((id) => [id, z.number().nullable()])));
  return {
    sql: `SELECT ${[KEY_COLUMNS, ...totals.map(cellColumn)].join(', ')} FROM reports WHERE ${peersWhere(question)} ORDER BY ${KEY_ORDER}`,
    row: z.looseObject({}).transform((raw) => ({ key: ReportKey.parse(raw), totals: Totals.parse(raw) })),
  };
}

/** The other cells of peers, which have no column of their own. */
export function peerCells(question: PeerQuestion, ids: readonly string[]): Question<Pick<CellRow, 'report_id' | 'cell' | 'value'>> {
  const { from, to } = PeerQuestion.parse(question).years;
  return {
    sql: `SELECT c.report_id, c.cell, c.value FROM (SELECT report_id, cell, value FROM cells WHERE year BETWEEN ${literal(from)} AND ${literal(to)} AND cell IN ${literals(ids)} AND value IS NOT NULL) c
      JOIN (SELECT report_id FROM reports WHERE ${peersWhere(question)}) r ON r.report_id = c.report_id ORDER BY c.report_id, c.cell`,
    row: z.object({ report_id: z.string(), cell: z.string(), value: z.number().nullable() }),
  };
}

export const PeerCount = z.object({ year: n, scope: ReportKey.shape.scope, place_level: ReportKey.shape.place_level, province_code: z.string().nullable(), reports: n });
export type PeerCount = z.infer<typeof PeerCount>;

/** Reports that count, by year, kind, level and province: what the controls offer. */
export function peerCounts(): Question<PeerCount> {
  return {
    sql: `SELECT year, scope, place_level, province_code, count(*)::INTEGER AS reports FROM reports
      WHERE ${COUNTING} AND year IS NOT NULL AND place_code IS NOT NULL GROUP BY year, scope, place_level, province_code ORDER BY year, scope, place_level, province_code`,
    row: PeerCount,
  };
}

export const UnitRow = z.object({
  code: z.string(), name: z.string(), name_en: z.string(), level: z.enum(['province', 'prefecture', 'county', 'zone']), parent_code: z.string().nullable(),
  valid_from: n.nullable(), valid_to: n.nullable(), successors: z.string().nullable(),
});
export type UnitRow = z.infer<typeof UnitRow>;
const UNIT = Object.keys(UnitRow.shape).join(', ');

/** The units of a code over time, and those whose territory went to it. */
export function unitHistory(code: string): Question<UnitRow> {
  return { sql: `SELECT ${UNIT} FROM places WHERE code = ${literal(code)} OR contains(coalesce(successors, ''), ${literal(code)}) ORDER BY code, valid_from, name`, row: UnitRow };
}

export function unitsByCode(codes: readonly string[]): Question<UnitRow> {
  return { sql: `SELECT ${UNIT} FROM places WHERE code IN ${literals(codes)} ORDER BY code, valid_from, name`, row: UnitRow };
}

/** Units in force in a year: provinces, or all below one province, in code order. */
export function unitsWithin(province: string | null, year: number): Question<UnitRow> {
  const at = literal(Math.trunc(year));
  return {
    sql: `SELECT ${UNIT} FROM places WHERE ${province === null ? "level = 'province'" : `level <> 'province' AND starts_with(code, ${literal(province.slice(0, 2))})`}
      AND (valid_from IS NULL OR valid_from <= ${at}) AND (valid_to IS NULL OR valid_to > ${at}) ORDER BY code, valid_from, name`,
    row: UnitRow,
  };
}

export const PlaceCount = z.object({
  place_code: z.string(), place_name: z.string().nullable(), place_name_en: z.string().nullable(), place_level: ReportKey.shape.place_level,
  province_code: z.string().nullable(), prefecture_code: z.string().nullable(), reports: n, first: n.nullable(), last: n.nullable(),
});
export type PlaceCount = z.infer<typeof PlaceCount>;

/** Places with reports that count, in code order; of one province where it is given. */
export function placesWithReports(province: string | null): Question<PlaceCount> {
  return {
    sql: `SELECT place_code, arg_max(place_name, year) AS place_name, arg_max(place_name_en, year) AS place_name_en, any_value(place_level) AS place_level, any_value(province_code) AS province_code,
        any_value(prefecture_code) AS prefecture_code, count(*)::INTEGER AS reports, min(year) AS first, max(year) AS last
      FROM reports WHERE ${COUNTING} AND place_code IS NOT NULL AND year IS NOT NULL${province === null ? '' : ` AND province_code = ${literal(province)}`} GROUP BY place_code ORDER BY place_code`,
    row: PlaceCount,
  };
}

export const PlaceReport = ReportKey.extend({ kind: z.string(), n_fail: n, n_suspect: n, superseded_by: z.string().nullable() });
export type PlaceReport = z.infer<typeof PlaceReport>;

/** Every file about a place, of every kind and version, latest year first. */
export function reportsOfPlace(code: string): Question<PlaceReport> {
  return {
    sql: `SELECT ${KEY_COLUMNS}, kind, n_fail, n_suspect, superseded_by FROM reports WHERE place_code = ${literal(code)} ORDER BY year DESC NULLS LAST, scope, organ, origin, report_id`,
    row: PlaceReport,
  };
}
