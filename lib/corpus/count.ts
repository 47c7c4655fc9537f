/** What a build found, counted in the tables that it wrote: they are the one account of it. */
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { CELL_STATES } from '../read/report';
import type { ShardFile } from './manifest';
import type { Summary } from './summary';
import type { TableName } from './tables';

const Counted = z.object({ name: z.string(), n: z.number() });
const Totals = z.looseObject({ total: z.number(), passed: z.number().nullable() });
const Finding = z.object({ rule: z.string(), status: z.string(), n: z.number() });
const Unresolved = z.object({ path: z.string(), authority: z.string().nullable(), place_candidates: z.string() });
const Candidates = z.array(z.object({ name: z.string(), code: z.string() }));

export async function countTables(folder: string, shards: Record<TableName, ShardFile[]>): Promise<Omit<Summary, 'troubles'>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '512MB' });
  const connection = await instance.connect();
  const from = (table: TableName): string => `read_parquet([${shards[table].map(({ file }) => `'${`${folder}/${file}`.replaceAll("'", "''")}'`).join(', ')}])`;
  const rows = async <T>(sql: string, row: z.ZodType<T>): Promise<T[]> => z.array(row).parse((await connection.runAndReadAll(sql)).getRowObjectsJS());
  const counts = async (column: string): Promise<Record<string, number>> =>
    Object.fromEntries((await rows(`SELECT ${column} AS name, count(*)::DOUBLE AS n FROM ${from('reports')} GROUP BY ${column} ORDER BY ${column}`, Counted)).map(({ name, n }) => [name, n]));
  try {
    const [totals] = await rows(`SELECT count(*)::DOUBLE AS total, sum(n_passed)::DOUBLE AS passed, ${CELL_STATES.map((state) => `sum(n_${state})::DOUBLE AS ${state}`).join(', ')} FROM ${from('reports')}`, Totals);
    const findings: Summary['findings'] = {};
    for (const { rule, status, n } of await rows(`SELECT rule, status, count(*)::DOUBLE AS n FROM ${from('checks')} GROUP BY rule, status ORDER BY rule, status`, Finding)) {
      findings[rule] = { ...findings[rule], [status]: n };
    }
    // Texts in the order of their paths, as they are read; then what was coded.
    const unresolved = await rows(`SELECT path, authority, place_candidates FROM ${from('reports')} WHERE place_code IS NULL ORDER BY origin = 'coded', path, report_id`, Unresolved);
    return {
      reports: { total: totals?.total ?? Number.NaN, kind: await counts('kind'), origin: await counts('origin') },
      cells: Object.fromEntries(CELL_STATES.map((state) => [state, z.number().parse(totals?.[state])])),
      findings, checks_passed: z.number().parse(totals?.passed),
      unresolved: unresolved.map(({ path, authority, place_candidates }) => ({
        path, authority, candidates: Candidates.parse(JSON.parse(place_candidates)).map((place) => `${place.name} ${place.code}`),
      })),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
