/** The answer to a statement while the site is built, in the shape in which the workbench has it. */
import { z } from 'zod';
import type { QueryClient } from './client';
import type { ColumnKind, Plain, Result } from './result';

const Row = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));

function kindOf(values: readonly Plain[]): ColumnKind {
  const known = values.find((value) => value !== null);
  return typeof known === 'number' ? 'number' : typeof known === 'boolean' ? 'boolean' : 'text';
}

/** At most `most` rows. An answer without rows has no columns: nothing tells of them. */
export async function answerOf(client: QueryClient, sql: string, most = 200): Promise<Result> {
  const rows = await client.rows(sql, Row);
  const names = Object.keys(rows[0] ?? {});
  const values = names.map((name) => rows.slice(0, most).map((row) => row[name] ?? null));
  return { columns: names.map((name, index) => ({ name, kind: kindOf(values[index] ?? []) })), values, rows: Math.min(most, rows.length), capped: rows.length > most };
}
