/** However a build is done — by threads or not, at once or in pieces, from a cache or from files — the data is the same bytes. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildData, type DataOptions, type DataResult } from '../../lib/corpus/data';
import type { Effects } from '../../lib/corpus/effects';
import { gather } from '../../lib/corpus/gather';
import type { Hands } from '../../lib/corpus/hands';
import { parseReport } from '../../lib/corpus/parse';
import { Roll } from '../../lib/corpus/roll';
import { mintCity } from '../../lib/mint/series';
import { Shards, shardsWithin } from '../../lib/query/shards';
import { ask, emptyFolder, fill, folderWith, HEADER, PLACES, silent } from './folders';

/** A city with its districts over three years, faults and versions among them; a coded report, a file twice, an empty one. */
function minted(): Record<string, string> {
  const whole = '宁夏回族自治区中卫市';
  const parts = ['沙坡头区', '中宁县', '海原县'].map((name) => whole + name);
  const { reports } = mintCity(11, 0, { whole, parts }, [2021, 2022, 2023], 0.5);
  const first = reports[0]?.text ?? '';
  return Object.fromEntries([
    ...reports.map((report): [string, string] => [`reports/${report.name}`, report.text]),
    ['reports/twice.txt', `${first}\n又及`], ['reports/twice-again.txt', `${first}\n又及`], ['reports/empty.txt', ''],
    ['figures/a.csv', `${HEADER}\n淮安市洪泽区人民政府,2023,320813,aggregate,x,applications.granted.total,1\n`],
    ['sources.csv', `file,url,publisher,retrieved\n${reports[3]?.name},https://example.org/a,某府,2024-01-01\n`],
    ['places-overrides.csv', `file,authority,place_code,scope\n${reports[4]?.name},,640500,organ_only\n`],
    ['corrections.csv', `report,cell,value,who,why,date\n${reports[5]?.name},applications.granted.total,3,甲,乙,2024\n`],
  ]);
}

let folder: string;
let plain: DataResult & { out: string };
async function builtAt(at: string, options: Partial<DataOptions>, effects: Effects = silent()): Promise<DataResult & { out: string }> {
  const out = join(at, 'data');
  return { ...await buildData({ folder, places: PLACES, out, work: join(at, 'work'), parse: parseReport, ...options }, effects), out };
}
const built = async (options: Partial<DataOptions>, effects: Effects = silent()) => builtAt(await emptyFolder(), options, effects);
/** Every file of a data folder, those of the search below it included. */
async function filesIn(folderOfData: string): Promise<string[]> {
  const entries = await readdir(folderOfData, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(relative(folderOfData, entry.parentPath), entry.name)).sort();
}
async function expectSame(a: string, b: string): Promise<void> {
  const names = await filesIn(a);
  expect(await filesIn(b)).toEqual(names);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(Buffer.compare(await readFile(join(a, name)), await readFile(join(b, name))), name).toBe(0);
}
/** Effects that note which reports were read. */
function noting(): { effects: Effects; read: string[] } {
  const effects = silent();
  const read: string[] = [];
  return { effects: { ...effects, read: (path) => { if (path.includes('/reports/')) read.push(path.slice(path.indexOf('/reports/') + 1)); return effects.read(path); } }, read };
}
const cacheAt = async (): Promise<{ folder: string; version: string }> => ({ folder: await emptyFolder(), version: '1' });

beforeAll(async () => {
  const at = await mkdtemp(join(tmpdir(), 'atlas-parallel-'));
  folder = await fill(join(at, 'folder'), minted());
  plain = await builtAt(at, {});
  return () => rm(at, { recursive: true, force: true });
});

describe('threads', () => {
  it('give the same bytes as one, with findings across years, versions and corrections among them', async () => {
    expect(plain.summary.findings['copies.two_reports']?.['suspect']).toBeGreaterThan(0);
    expect(plain.manifest.tables.revisions.rows).toBeGreaterThan(0);
    expect(plain.manifest.tables.corrections.rows).toBe(1);
    const threads = await built({ threads: 3, worthThreads: 0 });
    await expectSame(plain.out, threads.out);
    expect(threads.summary).toEqual(plain.summary);
  });

  it('lose only the file at which one dies', async () => {
    const sha = (path: string) => createHash('sha256').update(path).digest('hex');
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `reports/${name}`, bytes: 1, modified: 1, origin: { url: null, publisher: null, retrieved: null }, byFile: null }));
    const roll = new Roll(files.length);
    const troubles = new Map();
    const none = (): never => {
      throw new Error('only reading is asked here');
    };
    const dying: Hands = {
      threads: 2, close: () => Promise.resolve(), hash: none, across: none, table: none, index: none,
      read: async (job) => {
        if (job.files.some((file) => file.path === 'reports/d')) throw new Error('the thread has ended');
        return job.files.map((file) => ({
          path: file.path, bytes: 1, modified: 1, authority: null, context: '', trouble: null, at: 0, lengths: [],
          heading: { sha256: sha(file.path), year: null, place: null, idPlace: 'none', series: null },
        }));
      },
    };
    await gather(files, Uint32Array.of(0, 1, 2, 3, 4), roll, troubles, dying, { folder: await emptyFolder(), verify: false }, silent());
    expect(files.map((_, row) => roll.hashOf(row))).toEqual(files.map(({ path }) => (path === 'reports/d' ? null : sha(path))));
    expect([...troubles.entries()]).toMatchObject([[3, { code: 'report.reader_failed', file: 'reports/d' }]]);
  });
});

describe('a cache', () => {
  it('spares a second build every file, and gives the same data', async () => {
    const cache = await cacheAt();
    await expectSame(plain.out, (await built({ cache })).out);
    const { effects, read } = noting();
    const again = await built({ cache }, effects);
    expect(read).toEqual([]);
    await expectSame(plain.out, again.out);
    expect(again.summary).toEqual(plain.summary);
    expect(again.manifest).toEqual(plain.manifest);
  });

  it('leaves to be read what has changed: a file, what is known of it, or the program', async () => {
    const cache = await cacheAt();
    const one = await folderWith(minted());
    await built({ folder: one, cache });
    const [name = ''] = (await readdir(join(one, 'reports'))).sort();
    await writeFile(join(one, 'reports', name), `${await readFile(join(one, 'reports', name), 'utf8')}\n补记`);
    let noted = noting();
    const changed = await built({ folder: one, cache }, noted.effects);
    expect(noted.read).toEqual([`reports/${name}`]);
    await expectSame((await built({ folder: one })).out, changed.out);

    await writeFile(join(one, 'places-overrides.csv'), `file,authority,place_code,scope\n${name},,640521,organ_only\n`);
    noted = noting();
    const overridden = await built({ folder: one, cache }, noted.effects);
    // this one, and the one whose place was settled before
    expect(noted.read).toHaveLength(2);
    await expectSame((await built({ folder: one })).out, overridden.out);
  });

  it('does not see a file of the same size and time that holds something else, but with --verify', async () => {
    const cache = await cacheAt();
    const one = await folderWith(minted());
    const [name = ''] = (await readdir(join(one, 'reports'))).sort();
    const file = join(one, 'reports', name);
    await utimes(file, 1_700_000_000, 1_700_000_000);
    await built({ folder: one, cache });
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/2021年/, '2020年'));
    await utimes(file, 1_700_000_000, 1_700_000_000);
    const unseen = noting();
    await built({ folder: one, cache }, unseen.effects);
    expect(unseen.read).toEqual([]);
    const seen = await built({ folder: one, cache, verify: true });
    await expectSame((await built({ folder: one })).out, seen.out);
  });

  it('that is damaged is not used', async () => {
    const cache = await cacheAt();
    await built({ cache });
    for (const name of await readdir(cache.folder)) {
      if (name.endsWith('.pack')) await writeFile(join(cache.folder, name), 'PAR');
      if (name === 'last.json') await writeFile(join(cache.folder, name), '{');
    }
    await expectSame(plain.out, (await built({ cache })).out);
  });

  it('is not used where its data was touched', async () => {
    const cache = await cacheAt();
    await built({ cache });
    await writeFile(join(cache.folder, 'last', 'reports.parquet'), 'PAR');
    await expectSame(plain.out, (await built({ cache })).out);
  });
});

describe('tables in several files', () => {
  it('hold the same rows, none larger than allowed, and say which reports are in each', async () => {
    const cut = await built({ mostBytes: 8000 });
    const { shards, file, rows } = cut.manifest.tables.sections;
    expect(shards.length).toBeGreaterThan(2);
    expect(file).toBe('sections-*.parquet');
    expect(shards.map((shard) => shard.file)).toEqual(shards.map((_, index) => `sections-${String(index).padStart(4, '0')}.parquet`));
    expect(Math.max(...shards.map((shard) => shard.bytes))).toBeLessThanOrEqual(8000);
    expect(shards.reduce((sum, shard) => sum + shard.rows, 0)).toBe(rows);
    // What is short as Parquet may be long as text: places.csv is.
    const texts = (await filesIn(cut.out)).filter((name) => name.endsWith('.csv'));
    expect(texts).not.toContain('places.csv');
    expect(texts.length).toBeGreaterThan(2);
    for (const name of texts) expect((await readFile(join(cut.out, name))).length, name).toBeLessThanOrEqual(8000);
    const list = shards.map((shard) => `'${cut.out}/${shard.file}'`).join(', ');
    expect(await ask(plain.out, `(SELECT * FROM {sections} EXCEPT ALL SELECT * FROM read_parquet([${list}])) UNION ALL (SELECT * FROM read_parquet([${list}]) EXCEPT ALL SELECT * FROM {sections})`)).toEqual([]);
    const { sections } = Shards.parse(JSON.parse(await readFile(join(cut.out, 'shards.json'), 'utf8')));
    for (const shard of shards) {
      for (const { report_id } of await ask(cut.out, `SELECT DISTINCT report_id FROM '${cut.out}/${shard.file}'`)) {
        expect(shardsWithin(sections ?? [], { report: String(report_id) }).map((one) => one.file), String(report_id)).toContain(shard.file);
      }
    }
  });
});
