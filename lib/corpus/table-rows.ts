/** The rows of each table, made from the records of the reports it is told of, in their order. */
import { DOUBLE, INTEGER } from '@duckdb/node-api';
import { ALL_CELL_IDS } from '../form';
import { CELL_STATES, SCOPES } from '../read/report';
import { item } from './item';
import { decodeCells, RAW, type CellColumns } from './cell-columns';
import { BLOCK, feedColumn, namesColumn, plainColumn, rowFeed, type Feed } from './feed';
import { decodeChecks, decodeClaims, decodeReport, decodeSections, type Late } from './record';
import type { Records } from './records';
import { checkCounts } from './rows';
import { columnAt, columnsOfTable, type TableName } from './tables';

/** The tables whose rows come from reports, one report after another. */
export const REPORT_TABLES = ['reports', 'cells', 'checks', 'check_counts', 'claims', 'sections', 'revisions'] as const satisfies readonly TableName[];
export type ReportTable = (typeof REPORT_TABLES)[number];

type Key = [id: string, year: number | null, place: string | null];
type Row = readonly unknown[];
const REPORT_ID = columnAt('reports', 'report_id');
const SUPERSEDED_BY = columnAt('reports', 'superseded_by');
const PASSED = columnAt('reports', 'n_passed');
const FOUND = { fail: columnAt('reports', 'n_fail'), suspect: columnAt('reports', 'n_suspect'), not_assessable: columnAt('reports', 'n_not_assessable') };

function reportRow(id: string, row: (string | number | null)[], late: Late | null): Row {
  row[REPORT_ID] = id;
  if (late === null) return row;
  const more = (column: number, count: number): void => {
    const before = item(row, column);
    if (typeof before !== 'number') throw new TypeError(`a count of ${id} is ${before}`);
    row[column] = before + count;
  };
  row[SUPERSEDED_BY] = late.superseded_by;
  more(PASSED, Object.values(late.passes).reduce((sum, held) => sum + held, 0));
  for (const { status } of late.findings) more(FOUND[status], 1);
  return row;
}

function* rowsOf(table: Exclude<ReportTable, 'cells'>, records: Records): Generator<Row> {
  for (let index = 0; index < records.count; index += 1) {
    const id = records.id(index);
    const key: Key = [id, records.year(index), records.place(index)];
    if (table === 'reports') {
      yield reportRow(id, decodeReport(records.part(index, 'report')), records.late(index));
    } else if (table === 'checks') {
      let ordinal = 0;
      for (const check of [...decodeChecks(records.part(index, 'checks')).findings, ...records.late(index)?.findings ?? []]) {
        yield [...key, ordinal, check.rule, check.status, check.severity, JSON.stringify(check.cells), check.expected, check.actual, check.against ?? null];
        ordinal += 1;
      }
    } else if (table === 'check_counts') {
      const own = decodeChecks(records.part(index, 'checks'));
      const late = records.late(index);
      // Rules within a report and rules across reports are different ones: one list of both stays one row a rule.
      const rows = checkCounts([...own.findings, ...late?.findings ?? []], { ...own.passes, ...late?.passes });
      for (const row of rows) yield [...key, row.rule, row.passed, row.failed, row.suspect, row.not_assessable];
    } else if (table === 'claims') {
      let ordinal = 0;
      for (const claim of decodeClaims(records.part(index, 'claims'))) {
        yield [...key, ordinal, claim.about, claim.value, claim.text, claim.start, claim.end];
        ordinal += 1;
      }
    } else if (table === 'sections') {
      for (const section of decodeSections(records.part(index, 'sections'))) {
        yield [...key, section.ordinal, section.heading, section.text, section.start, section.end];
      }
    } else {
      let ordinal = 0;
      for (const [older, cell, oldValue, newValue] of records.late(index)?.revisions ?? []) {
        yield [...key, ordinal, older, cell, oldValue, newValue];
        ordinal += 1;
      }
    }
  }
}

const pieces = ALL_CELL_IDS.map((id) => id.split('.'));
/** The distinct names of one piece of the ids, and which of them each id has. */
function piece(index: number): { names: string[]; of: Uint16Array } {
  const names = [...new Set(pieces.map((parts) => item(parts, index)))];
  return { names, of: Uint16Array.from(pieces, (parts) => names.indexOf(item(parts, index))) };
}
const [TBL, ROW, COLUMN] = [piece(0), piece(1), piece(2)];

/** How the columns of `cells` follow from those of the feed. */
const CELLS_SELECT = `report_id::VARCHAR AS report_id, nullif(year, -1) AS year, nullif(place_code::VARCHAR, '') AS place_code, scope::VARCHAR AS scope,
  cell::VARCHAR AS cell, tbl::VARCHAR AS tbl, row_id::VARCHAR AS row_id, column_id::VARCHAR AS column_id, ordinal,
  CASE WHEN isnan(value) THEN NULL ELSE value END AS value, state::VARCHAR AS state,
  CASE WHEN raw_kind = ${RAW.digits} THEN TRY_CAST(value AS BIGINT)::VARCHAR ELSE raw END AS raw,
  nullif(line, -1) AS line, nullif(start_at, -1) AS start_at, nullif(end_at, -1) AS end_at,
  CASE WHEN isnan(inferred) THEN NULL ELSE inferred END AS inferred, note`;

/** Cells go from the record to DuckDB in blocks: names as positions in a list of them, nothing as −1 or NaN. */
function cellFeed(records: Records): Feed {
  const all = Array.from({ length: records.count }, (_, report) => report);
  const places = [...new Set(all.map((report) => records.place(report) ?? ''))];
  const placeAt = new Map(places.map((place, index) => [place, index]));
  const placeOf = (report: number): number => {
    const position = placeAt.get(records.place(report) ?? '');
    if (position === undefined) throw new RangeError(`the place of report ${report} is not in the list`);
    return position;
  };
  const id = namesColumn('report_id', all.map((report) => records.id(report)));
  const placeCode = namesColumn('place_code', places);
  const scope = namesColumn('scope', SCOPES);
  const cell = namesColumn('cell', ALL_CELL_IDS);
  const [tbl, row, column] = [namesColumn('tbl', TBL.names), namesColumn('row_id', ROW.names), namesColumn('column_id', COLUMN.names)];
  const state = namesColumn('state', CELL_STATES);
  const [value, inferred] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  const [year, ordinal, line, start, end, rawKind] = [ints(), ints(), ints(), ints(), ints(), ints()];
  const [raw, note] = [plainColumn('raw', 'VARCHAR'), plainColumn('note', 'VARCHAR')];

  let index = 0;
  let from = 0;
  let cells: CellColumns | null = null;
  return {
    columns: [
      id, feedColumn('year', INTEGER, year), placeCode, scope, cell, tbl, row, column, feedColumn('ordinal', INTEGER, ordinal),
      feedColumn('value', DOUBLE, value), state, raw, feedColumn('raw_kind', INTEGER, rawKind), feedColumn('line', INTEGER, line),
      feedColumn('start_at', INTEGER, start), feedColumn('end_at', INTEGER, end), feedColumn('inferred', DOUBLE, inferred), note,
    ],
    fill() {
      let count = 0;
      raw.texts.fill(null, 0, BLOCK);
      note.texts.fill(null, 0, BLOCK);
      inferred.fill(Number.NaN);
      while (count < BLOCK && index < records.count) {
        cells ??= decodeCells(records.part(index, 'cells'));
        const take = Math.min(cells.count - from, BLOCK - count);
        const [to, upTo] = [count + take, from + take];
        id.numbers.fill(index, count, to);
        placeCode.numbers.fill(placeOf(index), count, to);
        scope.numbers.fill(cells.scope, count, to);
        year.fill(records.year(index) ?? -1, count, to);
        cell.numbers.set(cells.id.subarray(from, upTo), count);
        state.numbers.set(cells.state.subarray(from, upTo), count);
        value.set(cells.value.subarray(from, upTo), count);
        rawKind.set(cells.rawKind.subarray(from, upTo), count);
        line.set(cells.line.subarray(from, upTo), count);
        start.set(cells.start.subarray(from, upTo), count);
        end.set(cells.end.subarray(from, upTo), count);
        for (let i = 0; i < take; i += 1) {
          const known = item(cells.id, from + i);
          ordinal[count + i] = from + i;
          tbl.numbers[count + i] = item(TBL.of, known);
          row.numbers[count + i] = item(ROW.of, known);
          column.numbers[count + i] = item(COLUMN.of, known);
        }
        const here = (position: number): boolean => position >= from && position < upTo;
        for (const [position, text] of cells.raw) if (here(position)) raw.texts[count + position - from] = text;
        for (const [position, text] of cells.note) if (here(position)) note.texts[count + position - from] = text;
        for (const [position, number] of cells.inferred) if (here(position)) inferred[count + position - from] = number;
        count = to;
        from = upTo;
        if (from === cells.count) {
          index += 1;
          from = 0;
          cells = null;
        }
      }
      return count;
    },
  };
}
const ints = (): Int32Array<ArrayBuffer> => new Int32Array(BLOCK);

export interface TableFeed {
  feed: Feed;
  /** The columns of the table over those of the feed. */
  select: string;
}

export function tableFeed(table: ReportTable, records: Records): TableFeed {
  if (table === 'cells') return { feed: cellFeed(records), select: CELLS_SELECT };
  return { feed: rowFeed(columnsOfTable(table), rowsOf(table, records)), select: '*' };
}
