/** Peers: reports of one level, province and kind, and how many there are of each. */
import { z } from 'zod';
import type { Question } from '../client';
import { ReportKey } from '../figures';
import { metric as metricOf } from '../../metrics';
import { LEAST_BAND, PeerQuestion } from '../peers';
import { PlaceCode } from '../filter';
import { isTotal } from './figures';
import type { CellRow, TotalsRow } from './figures';
import { operandSql, ratioSql } from './measure';
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

/** Quartiles of peers of one year, in the unit of the metric's value, over `n` of them. */
const Spread = z.object({ n, low: z.number().nullable(), median: z.number().nullable(), high: z.number().nullable() });
export interface PeerBand { metric: string; year: number; n: number; low: number; median: number; high: number }

/**
 * Rates of a place's peers as quartiles by year, a row a year: over peers that have the rate and cases enough, the
 * place itself left out. Where there are too few a rate is not in the row. One pass for all metrics; those that
 * rest on cells without a column of their own read the long table too.
 */
export function peerBands(question: PeerQuestion, place: string, metrics: readonly string[]): Question<PeerBand[]> {
  const { from, to } = PeerQuestion.parse(question).years;
  const given = metrics.map(metricOf);
  const ids = [...new Set(given.flatMap((metric) => metric.operands))];
  const [totals, others] = [ids.filter(isTotal), ids.filter((id) => !isTotal(id))];
  const peers = `SELECT ${['report_id', 'year', ...totals.map(cellColumn)].join(', ')} FROM reports WHERE ${peersWhere(question)} AND place_code <> ${literal(PlaceCode.parse(place))}`;
  const long = `SELECT report_id AS long_id, ${others.map((id) => `max(value) FILTER (WHERE cell = ${literal(id)}) AS ${cellColumn(id)}`).join(', ')}
      FROM cells WHERE year BETWEEN ${literal(from)} AND ${literal(to)} AND cell IN ${others.length === 0 ? '' : literals(others)} GROUP BY report_id`;
  const rated = given.map(({ of, per }, index) => `${operandSql(of)} AS k${index}, ${operandSql(per)} AS d${index}`);
  const valued = given.map(({ unit, minimum_n }, index) => `CASE WHEN d${index} > 0 AND d${index} >= ${literal(minimum_n)} AND k${index} >= 0 THEN ${ratioSql(`k${index}`, `d${index}`, unit)} END AS v${index}`);
  const spread = given.map((_, index) => `count(v${index})::INTEGER AS n${index}, ${([['low', 0.25], ['median', 0.5], ['high', 0.75]] as const).map(([name, at]) => `quantile_cont(v${index}, ${at}) AS ${name}${index}`).join(', ')}`);
  return {
    sql: `SELECT year, ${spread.join(', ')} FROM (SELECT year, ${valued.join(', ')} FROM (SELECT year, ${rated.join(', ')} FROM (${peers})${others.length === 0 ? '' : ` LEFT JOIN (${long}) ON long_id = report_id`})) GROUP BY year ORDER BY year`,
    row: z.looseObject({ year: n }).transform((row) => given.flatMap(({ id }, index): PeerBand[] => {
      const { n: counted, low, median, high } = Spread.parse({ n: row[`n${index}`], low: row[`low${index}`], median: row[`median${index}`], high: row[`high${index}`] });
      return counted < LEAST_BAND || low === null || median === null || high === null ? [] : [{ metric: id, year: row.year, n: counted, low, median, high }];
    })),
    within: { years: { from, to } },
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
