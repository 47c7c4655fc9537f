/** What every engine behind the site can do. The browser's and Node's are the two implementations. */
import type { z } from 'zod';
import type { Within } from './shards';

export interface QueryClient {
  /**
   * Runs one statement to its end and parses each row. Rejects with a `QueryError`; part of the
   * rows is never returned as success. An aborted signal rejects with `query.aborted`. `within` says which
   * reports the statement is about, so that a table in many files is not opened whole.
   */
  rows<T>(sql: string, schema: z.ZodType<T>, signal?: AbortSignal, within?: Within): Promise<T[]>;
  close(): Promise<void>;
}

/** A statement with the schema its rows must meet. */
export interface Question<T> {
  sql: string;
  row: z.ZodType<T>;
  within?: Within;
}

export function ask<T>(client: QueryClient, question: Question<T>, signal?: AbortSignal): Promise<T[]> {
  return client.rows(question.sql, question.row, signal, question.within);
}

/** Above this a file is not fetched whole from a host that answers no byte ranges. */
export const MAX_WHOLE_FILE = 25 * 1024 * 1024;

/** The words for each code are in lib/i18n; `message` is for the log. */
export type QueryErrorCode =
  | 'query.engine' // the engine or its worker could not be fetched or started
  | 'query.data' // a Parquet file could not be reached
  | 'query.too_large' // the host answers no byte ranges and the file is too large to fetch whole
  | 'query.failed' // the statement failed, also midway through its rows
  | 'query.row' // a row did not have the expected shape
  | 'query.aborted';

export class QueryError extends Error {
  readonly code: QueryErrorCode;
  constructor(code: QueryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QueryError';
    this.code = code;
  }
}

/** A schema may parse again within a transform, which throws. */
function safely<T>(schema: z.ZodType<T>, row: unknown) {
  try {
    return schema.safeParse(row);
  } catch (cause) {
    throw new QueryError('query.row', cause instanceof Error ? cause.message : 'unexpected shape', { cause });
  }
}

/** Parses raw rows, of which `from` came before; names the first column that does not fit. */
export function parseRows<T>(raw: readonly unknown[], schema: z.ZodType<T>, from = 0): T[] {
  return raw.map((row, index) => {
    const parsed = safely(schema, row);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new QueryError('query.row', `row ${from + index + 1}, column ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'unexpected shape'}`);
  });
}

export function codeOf(error: unknown): QueryErrorCode {
  return error instanceof QueryError ? error.code : 'query.failed';
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new QueryError('query.aborted', 'the question was withdrawn');
}
