/** What stands beside the tables: the same figures, in forms that other tools and this one take back. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildData, type DataResult } from '../../lib/corpus/data';
import { parseReport } from '../../lib/corpus/parse';
import { columnsOfTable, TABLE_NAMES } from '../../lib/corpus/tables';
import { FORMULA } from '../../lib/ui/csv';
import { fetchAll, snippets } from '../../lib/ui/data/snippets';
import { serveSite } from '../../scripts/static';
import { PLACES, ROOT, ask, build, folderWith, silent } from './folders';

const Downloads = z.object({
  sha256: z.string(),
  files: z.array(z.object({ kind: z.string(), table: z.string().nullable(), file: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })),
});
let at = '';
let out = '';
let built: DataResult;
let downloads: z.infer<typeof Downloads>;
beforeAll(async () => {
  at = mkdtempSync(join(tmpdir(), 'atlas-downloads-'));
  out = join(at, 'data');
  built = await buildData({ folder: join(ROOT, 'data'), places: PLACES, out, work: join(at, 'work'), parse: parseReport }, silent());
  downloads = Downloads.parse(JSON.parse(await readFile(join(out, 'downloads.json'), 'utf8')));
}, 120_000);
afterAll(() => rmSync(at, { recursive: true, force: true }));

const csvOf = async (file: string) => Papa.parse<Record<string, string>>(await readFile(join(out, file), 'utf8'), { header: true, skipEmptyLines: true });

describe('the list', () => {
  it('has every file with its size and hash, and the hash of the data', async () => {
    expect(downloads.sha256).toBe(built.manifest.sha256);
    expect(downloads.files.map((file) => file.kind).filter((kind) => kind !== 'csv')).toEqual(['figures', 'dictionary', 'zip']);
    for (const file of downloads.files) {
      const bytes = await readFile(join(out, file.file));
      expect([file.file, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.file, file.bytes, file.sha256]);
    }
  });

  it('is the same for the same data', async () => {
    const again = await build(join(ROOT, 'data'));
    expect(await readFile(join(again.out, 'downloads.json'), 'utf8')).toBe(await readFile(join(out, 'downloads.json'), 'utf8'));
  });
});

describe('CSV', () => {
  it('holds every row, column and null of its table', async () => {
    for (const table of TABLE_NAMES) {
      const { data, errors, meta } = await csvOf(`${table}.csv`);
      expect([table, errors]).toEqual([table, []]);
      expect(meta.fields).toEqual(columnsOfTable(table).map((column) => column.name));
      expect([table, data.length]).toEqual([table, built.manifest.tables[table].rows]);
    }
    const cells = await csvOf('cells.csv');
    const [counted] = await ask(out, "SELECT count(*)::INTEGER AS n, count(value)::INTEGER AS known, sum(value) AS total FROM {cells}");
    const values = cells.data.map((row) => row['value'] ?? '');
    expect([values.length, values.filter((value) => value !== '').length, values.reduce((sum, value) => sum + Number(value), 0)]).toEqual([counted?.['n'], counted?.['known'], counted?.['total']]);
  });

  it('marks as text what a spreadsheet would run, also full-width and after blanks', async () => {
    const names = ['=1+1', '+x', '-x', '@x', '＝x', '＋x', '－x', '＠x', ' =x', '\u3000＝x', 'x=1'];
    const folder = await folderWith({ 'figures/a.csv': `authority,year,place_code,scope,source,cell,value\n${names.map((name, index) => `某局,${2005 + index},640106,department,"${name}",applications.new_received.total,1`).join('\n')}\n` });
    const result = await build(folder);
    const { data } = Papa.parse<Record<string, string>>(await readFile(join(result.out, 'reports.csv'), 'utf8'), { header: true });
    const texts = data.flatMap((row) => row['source_text'] ?? []).filter((text) => text !== '');
    expect(texts).toHaveLength(names.length);
    expect(texts.filter((text) => FORMULA.test(text))).toEqual([]);
    expect(texts).toEqual(expect.arrayContaining(["'=1+1", "'＝x", 'x=1']));
  });
});

describe('the figures', () => {
  it('go back in and give the same values, report by report', async () => {
    const folder = await folderWith({ 'figures/all.csv': await readFile(join(out, 'figures.csv'), 'utf8') });
    const again = await build(folder);
    expect(again.summary.troubles).toEqual([]);
    const sql = `SELECT r.authority, r.year, r.place_code, r.scope, c.cell, c.value FROM {cells} c JOIN {reports} r ON r.report_id = c.report_id
      WHERE c.value IS NOT NULL AND r.kind = 'annual_report' AND r.superseded_by IS NULL AND length(r.place_code) = 6 ORDER BY ALL`;
    const before = await ask(out, sql);
    expect(before.length).toBeGreaterThan(4000);
    expect(await ask(again.out, sql)).toEqual(before);
    expect(downloads.files.find((file) => file.kind === 'figures')?.rows).toBe(before.length);
  });
});

describe('the whole', () => {
  it('unpacks to the tables byte for byte, with manifest, package and dictionary', async () => {
    const files = unzipSync(new Uint8Array(await readFile(join(out, 'atlas-data.zip'))));
    expect(Object.keys(files).sort()).toEqual([...TABLE_NAMES.map((table) => `${table}.parquet`), 'manifest.json', 'datapackage.json', 'dictionary.csv', 'figures.csv'].sort());
    for (const table of TABLE_NAMES) expect(createHash('sha256').update(files[`${table}.parquet`] ?? '').digest('hex')).toBe(built.manifest.tables[table].sha256);
  });

  it('is told to catalogues with every file', async () => {
    const dcat = z.looseObject({ '@type': z.string(), 'dcat:distribution': z.array(z.looseObject({ 'dcat:downloadURL': z.object({ '@id': z.string() }), 'dcat:byteSize': z.number() })) })
      .parse(JSON.parse(await readFile(join(out, 'dcat.jsonld'), 'utf8')));
    expect(dcat['@type']).toBe('dcat:Dataset');
    expect(dcat['dcat:distribution'].map((each) => each['dcat:downloadURL']['@id'])).toEqual([...TABLE_NAMES.map((table) => `${table}.parquet`), ...downloads.files.map((file) => file.file)]);
  });
});

describe('the snippets', () => {
  const has = (command: string, ...given: string[]) => spawnSync(command, given, { stdio: 'ignore', timeout: 30_000 }).status === 0;
  const pythonCommand = process.env['ATLAS_PYTHON'] ?? 'python3';
  const python = has(pythonCommand, '-c', 'import pandas, pyarrow');
  const r = has('Rscript', '-e', 'library(nanoparquet)');
  const shell = has('curl', '--version') && has('sha256sum', '--version');
  const codeOf = (id: string, base: string) => snippets(base, 2023).find((snippet) => snippet.id === id)?.code ?? '';
  const served = async <T>(use: (url: string) => Promise<T>): Promise<T> => {
    const site = await serveSite(at, 0);
    try {
      return await use(`${site.url}data/`);
    } finally {
      await site.close();
    }
  };
  const expected = async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(codeOf('duckdb', `${out}/`));
    const rows = reader.getRowObjectsJS().map((row) => [String(row['authority']), Number(row['received'])] as const);
    connection.closeSync();
    instance.closeSync();
    return rows;
  };
  /** Authorities in the order in which a tool prints them. */
  const order = (text: string, names: readonly string[]) => [...names].map((name) => text.indexOf(name));

  it('DuckDB runs as it stands, and never takes a null for a figure', async () => {
    const rows = await expected();
    expect(rows).toHaveLength(10);
    const [most] = await ask(out, `SELECT max("applications.new_received.total") AS most FROM {reports} WHERE scope = 'aggregate' AND year = 2023 AND superseded_by IS NULL`);
    expect(rows[0]?.[1]).toBe(most?.['most']);
    expect([...rows].sort((a, b) => b[1] - a[1])).toEqual(rows);
  });

  it('JavaScript reads the file over the network and finds the same', async () => {
    await served(async (url) => {
      const file = join(ROOT, 'test', `snippet-${process.pid}.mjs`);
      await writeFile(file, `console.table = (rows) => console.log(JSON.stringify(rows));\n${codeOf('javascript', url)}`);
      try {
        const { spawn } = await import('node:child_process');
        const printed = await new Promise<string>((done, fail) => {
          const child = spawn(process.execPath, [file]);
          let text = '';
          let wrong = '';
          child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); });
          child.stderr.on('data', (chunk: Buffer) => { wrong += chunk.toString(); });
          child.on('close', (status) => (status === 0 ? done(text) : fail(new Error(wrong))));
        });
        const rows = z.array(z.object({ authority: z.string(), received: z.number() })).parse(JSON.parse(printed));
        expect(rows.map((row) => [row.authority, row.received])).toEqual(await expected());
      } finally {
        rmSync(file, { force: true });
      }
    });
  });

  it.skipIf(!python)(`pandas finds the same${python ? '' : ' (skipped: python3 with pandas and pyarrow is not here)'}`, async () => {
    const names = (await expected()).map(([name]) => name);
    const { stdout } = spawnSync(pythonCommand, ['-c', codeOf('pandas', `${out}/`)], { encoding: 'utf8', timeout: 60_000 });
    const places = order(stdout, names);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it.skipIf(!r)(`R finds the same${r ? '' : ' (skipped: R with nanoparquet is not here)'}`, async () => {
    const names = (await expected()).map(([name]) => name);
    const { stdout } = spawnSync('Rscript', ['-e', codeOf('r', `file://${out}/`)], { encoding: 'utf8', timeout: 60_000 });
    const places = order(stdout, names);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it.skipIf(!shell)(`the shell fetches every file and finds its hash right${shell ? '' : ' (skipped: curl or sha256sum is not here)'}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-fetch-'));
    await served(async (url) => {
      const { spawn } = await import('node:child_process');
      const status = await new Promise<number | null>((done) => {
        spawn('bash', ['-euc', fetchAll(url, TABLE_NAMES.map((table) => built.manifest.tables[table]))], { cwd: folder, stdio: 'ignore' }).on('close', done);
      });
      expect(status).toBe(0);
    });
    rmSync(folder, { recursive: true, force: true });
  });
});
