/** Tables in several files answer as in one, and a question about one report opens only the file it stands in. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askReport, type QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { shardsWithin, type Shard } from '../../lib/query/shards';
import { reportId, writeFixture } from './fixture';

const shard = (file: string, from: Shard['from'], to: Shard['to']): Shard => ({ file, bytes: 1, from, to });
const A = shard('cells-0000.parquet', [2021, '110101', '110101-2021-00000000'], [2022, '320100', '320100-2022-11111111']);
const B = shard('cells-0001.parquet', [2022, '320100', '320100-2022-22222222'], [2023, 'zone:640100:园', 'zone:640100:园-2023-00000000']);
const C = shard('cells-0002.parquet', [2023, null, 'none-2023-00000000'], [null, null, 'none-none-ffffffff']);
const names = (within: Parameters<typeof shardsWithin>[1]): string[] => shardsWithin([A, B, C], within).map(({ file }) => file.slice(6, 10));

describe('the files in which rows may stand', () => {
  it.each([
    ['110102-2021-12345678', ['0000']],
    ['320100-2022-11111111', ['0000']],
    ['320100-2022-1a000000', ['0000']],
    ['320100-2022-22222222', ['0001']],
    ['640500-2023-aaaaaaaa', ['0001']],
    ['650000-2022-aaaaaaaa', ['0001']],
    ['zone:640100:园-2023-00000000', ['0001', '0002']],
    ['none-2023-12345678', ['0001', '0002']],
    ['none-none-12345678', ['0002']],
    ['110101-2019-00000000', ['0000']],
  ])('of report %s', (report, expected) => {
    expect(names({ report })).toEqual(expected);
  });

  it('of some years, or of no one in particular', () => {
    expect(names({ years: { from: 2021, to: 2021 } })).toEqual(['0000']);
    expect(names({ years: { from: 2022, to: 2022 } })).toEqual(['0000', '0001']);
    expect(names({ years: { from: 2023, to: 2024 } })).toEqual(['0001', '0002']);
    expect(names(undefined)).toEqual(['0000', '0001', '0002']);
  });
});

describe('in Node', () => {
  let whole: { dir: string; remove: () => void };
  let cut: string;
  const clients: QueryClient[] = [];
  beforeAll(async () => {
    whole = await writeFixture();
    cut = mkdtempSync(join(tmpdir(), 'atlas-shards-'));
    cpSync(whole.dir, cut, { recursive: true });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of ['cells', 'sections']) {
      for (const part of [0, 1]) {
        await connection.run(`COPY (SELECT * FROM '${whole.dir}/${table}.parquet' WHERE (coalesce(year, 9999) >= 2023) = (${part} = 1)) TO '${cut}/${table}-000${part}.parquet' (FORMAT parquet)`);
      }
      rmSync(join(cut, `${table}.parquet`));
    }
    connection.closeSync();
  });
  afterAll(async () => {
    for (const client of clients) await client.close();
    whole.remove();
    rmSync(cut, { recursive: true, force: true });
  });

  it('a report is the same from tables in one file and in several', async () => {
    clients.push(await openNodeClient(whole.dir), await openNodeClient(cut));
    for (const index of [0, 1, 8]) {
      const [one, many] = await Promise.all(clients.map((client) => askReport(client, reportId(index))));
      expect(one?.sections.length, reportId(index)).toBe(2);
      expect(many).toEqual(one);
    }
  });
});
