/**
 * The tables whose rows come from reports, as Parquet files of at most 24 MiB: hosts refuse larger ones,
 * and several threads write them at once. Where a table is cut follows from its reports alone, so that
 * the same reports give the same files whoever writes them.
 */
import type { Effects } from './effects';
import { eachOf } from './gather';
import type { Hands } from './hands';
import { item } from './item';
import type { ShardFile } from './manifest';
import type { Part } from './record';
import type { Roll } from './roll';
import { eachTable, type TableName } from './tables';
import { REPORT_TABLES, type ReportTable } from './table-rows';

/** What goes into one file. */
const SHARE: Record<ReportTable, Share> = {
  cells: { part: 'cells', bytes: 96 << 20, reports: 20_480 },
  sections: { part: 'sections', bytes: 64 << 20, reports: 20_480 },
  reports: { part: 'report', bytes: 512 << 20, reports: 65_536 },
  checks: { part: 'checks', bytes: 128 << 20, reports: 131_072 },
  check_counts: { part: 'checks', bytes: 256 << 20, reports: 262_144 },
  claims: { part: 'claims', bytes: 256 << 20, reports: 131_072 },
  revisions: { part: 'report', bytes: 512 << 20, reports: 131_072 },
};

/** How much of a part, in bytes, goes into one piece of work, and how many reports at most. */
interface Share { part: Part; bytes: number; reports: number }
interface Cut { rows: Uint32Array; /** Position of its first among all. */ first: number }
interface Piece extends Cut { table: ReportTable }
interface Written extends Piece { file: string; count: number; bytes: number; sha256: string }

/** Cuts reports where a piece would be too large: at the same places whoever does the work. */
export function* cut(rows: Uint32Array, share: Share, roll: Roll): Generator<Cut> {
  let start = 0;
  let bytes = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const more = roll.lengthOf(item(rows, at), share.part);
    if (at > start && (bytes + more > share.bytes || at - start >= share.reports)) {
      yield { rows: rows.subarray(start, at), first: start };
      start = at;
      bytes = 0;
    }
    bytes += more;
  }
  yield { rows: rows.subarray(start), first: start };
}

/** The key of a row in the order of the tables. */
const keyOf = (roll: Roll, row: number | undefined): ShardFile['from'] => (row === undefined ? null : [roll.yearOf(row), roll.placeOf(row), roll.idOf(row)]);

/**
 * Writes `<table>.parquet`, or `<table>-0000.parquet` and on where one file would be too large.
 * @param sorted the reports in the order of the tables
 * @returns the files of each table, in the order of their rows
 */
export async function writeTables(sorted: Uint32Array, roll: Roll, hands: Hands, folder: string, most: number, effects: Effects): Promise<Record<TableName, ShardFile[]>> {
  const pieces = REPORT_TABLES.flatMap((table): Piece[] =>
    [...cut(table === 'revisions' ? sorted.filter((row) => roll.late(row) !== null) : sorted, SHARE[table], roll)].map((piece) => ({ ...piece, table })));
  const written: Written[] = [];
  const bar = effects.progress('Writing tables', pieces.reduce((sum, piece) => sum + piece.rows.length, 0));

  const write = async (piece: Piece): Promise<void> => {
    const { table, rows, first } = piece;
    const file = `${folder}/${table}.at-${first}`;
    const result = await hands.table({ table, selection: roll.select(rows), file, most });
    if (result.bytes === null) {
      const half = rows.length >> 1;
      await write({ table, rows: rows.subarray(0, half), first });
      await write({ table, rows: rows.subarray(half), first: first + half });
    } else {
      written.push({ ...piece, file, count: result.rows, bytes: result.bytes, sha256: result.sha256 });
      bar.step(rows.length);
    }
  };
  await eachOf(pieces, hands.threads, write);
  bar.stop();

  const out = eachTable((): ShardFile[] => []);
  for (const table of REPORT_TABLES) {
    const files = written.filter((one) => one.table === table).sort((a, b) => a.first - b.first);
    for (const [index, { file, rows, count, bytes, sha256 }] of files.entries()) {
      const name = files.length === 1 ? `${table}.parquet` : `${table}-${String(index).padStart(4, '0')}.parquet`;
      await effects.move(file, `${folder}/${name}`);
      out[table].push({ file: name, rows: count, bytes, sha256, from: keyOf(roll, rows[0]), to: keyOf(roll, rows[rows.length - 1]) });
    }
  }
  return out;
}
