import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cached } from '../../lib/query/cached';
import { QueryError } from '../../lib/query/client';
import type { QueryClient } from '../../lib/query/client';

function counting(answer: (sql: string) => unknown[]): { client: QueryClient; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    client: {
      async rows(sql, schema, signal) {
        asked.push(sql);
        if (signal?.aborted) throw new QueryError('query.aborted', 'withdrawn');
        return answer(sql).map((row) => schema.parse(row));
      },
      close: () => Promise.resolve(),
    },
  };
}
const Row = z.object({ n: z.number() });

describe('answers that are remembered', () => {
  it('are asked once, and parsed each time by the schema given', async () => {
    const { client, asked } = counting(() => [{ n: 1 }]);
    const memory = cached(client);
    expect(await memory.rows('SELECT 1', Row)).toEqual([{ n: 1 }]);
    expect(await memory.rows('SELECT 1', Row)).toEqual([{ n: 1 }]);
    await expect(memory.rows('SELECT 1', z.object({ n: z.string() }))).rejects.toThrow('column n');
    expect(asked).toEqual(['SELECT 1']);
  });

  it('a question that was withdrawn is asked anew', async () => {
    const { client, asked } = counting(() => [{ n: 2 }]);
    const memory = cached(client);
    await expect(memory.rows('SELECT 2', Row, AbortSignal.abort())).rejects.toThrow('withdrawn');
    expect(await memory.rows('SELECT 2', Row)).toEqual([{ n: 2 }]);
    expect(asked.length).toBe(2);
  });

  it('do not pile up', async () => {
    const { client, asked } = counting((sql) => [{ n: sql.length }]);
    const memory = cached(client);
    for (let index = 0; index < 200; index += 1) await memory.rows(`SELECT ${index}`, Row);
    await memory.rows('SELECT 199', Row);
    await memory.rows('SELECT 0', Row);
    expect(asked.length).toBe(201);
  });
});
