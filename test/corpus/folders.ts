/** Publisher's folders for tests, made in the system's temporary place and removed after each test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { buildData, type DataResult } from '../../lib/corpus/data';
import type { Effects } from '../../lib/corpus/effects';
import { parseReport } from '../../lib/corpus/parse';
import { nodeEffects } from '../../scripts/effects';

export const ROOT = resolve(import.meta.dirname, '../..');
export const PLACES = join(ROOT, 'data/places/places.csv');
export const HEADER = 'authority,year,place_code,scope,source,cell,value';

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files; a site.json is added unless one is given. */
export const folderWith = async (files: Record<string, string | Uint8Array>): Promise<string> => fill(await emptyFolder(), files);
export async function fill(folder: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries({ 'site.json': '{}', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export const silent = (): Effects => nodeEffects(() => undefined, false);

export async function build(folder: string, effects: Effects = silent()): Promise<DataResult & { out: string }> {
  const at = await emptyFolder();
  const out = join(at, 'data');
  const result = await buildData({ folder, places: PLACES, out, work: join(at, 'work'), parse: parseReport }, effects);
  return { ...result, out };
}

/** Rows of a statement in which `{reports}` and the like stand for the Parquet files in `out`. */
export async function ask(out: string, sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql.replace(/\{(\w+)\}/g, (_, table: string) => `'${out}/${table}.parquet'`));
    return reader.getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
