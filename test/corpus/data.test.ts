import { cp, readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildData, type DataResult } from '../../lib/corpus/data';
import { parseReport } from '../../lib/corpus/parse';
import { columnsOfTable, CORPUS_TABLES, TABLE_NAMES } from '../../lib/corpus/tables';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ask, build, emptyFolder, folderWith, PLACES, ROOT, silent } from './folders';

const BUNDLED = join(ROOT, 'data');
const at = mkdtempSync(join(tmpdir(), 'atlas-corpus-'));
const out = join(at, 'data');
let built: DataResult;
beforeAll(async () => {
  built = await buildData({ folder: BUNDLED, places: PLACES, out, work: join(at, 'work'), parse: parseReport }, silent());
});

describe('the bundled corpus', () => {
  it('is five texts and 322 hand-coded reports, without a problem and each in its place', () => {
    expect(built.summary.reports).toEqual({ total: 327, kind: { annual_report: 327 }, origin: { text: 5, coded: 322 } });
    expect(built.summary.troubles).toEqual([]);
    expect(built.summary.unresolved).toEqual([]);
  });

  it('counts in the manifest what is in the tables', async () => {
    for (const table of TABLE_NAMES) {
      const [row] = await ask(out, `SELECT count(*)::INTEGER AS n FROM {${table}}`);
      expect(row?.['n'], table).toBe(built.manifest.tables[table].rows);
      const bytes = await readFile(join(out, built.manifest.tables[table].file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(built.manifest.tables[table].sha256);
      expect(bytes.length).toBe(built.manifest.tables[table].bytes);
    }
    const states = await ask(out, 'SELECT state, count(*)::INTEGER AS n FROM {cells} GROUP BY state');
    for (const { state, n } of states) expect(built.manifest.cells[String(state)]).toBe(n);
  });

  it('has in Parquet the columns of the schemas, in their order and types', async () => {
    for (const table of TABLE_NAMES) {
      const columns = await ask(out, `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {${table}})`);
      expect(columns.map((column) => [column['column_name'], column['column_type']]), table)
        .toEqual(columnsOfTable(table).map((column) => [column.name, column.type]));
    }
  });

  it('has rows that the schemas take, told in both languages', async () => {
    for (const table of TABLE_NAMES) {
      for (const row of await ask(out, `SELECT * FROM {${table}} LIMIT 2000`)) {
        const plain = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]));
        const result = CORPUS_TABLES[table].row.safeParse(plain);
        expect(result.success, `${table}: ${result.error?.message}`).toBe(true);
      }
      for (const column of columnsOfTable(table)) {
        expect(column.zh).toMatch(/\S/);
        expect(column.en).toMatch(/\S/);
      }
    }
  });

  it('is sorted by year and place, so that filters skip row groups', async () => {
    const rows = await ask(out, 'SELECT year, place_code, report_id, ordinal FROM {cells}');
    const key = (row: Record<string, unknown>): string => `${row['year']}|${row['place_code']}|${row['report_id']}|${String(row['ordinal']).padStart(6, '0')}`;
    const keys = rows.map(key);
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives every report an id of its own, of place, year and hash', async () => {
    const rows = await ask(out, 'SELECT report_id, place_code, year, sha256 FROM {reports}');
    expect(new Set(rows.map((row) => row['report_id'])).size).toBe(rows.length);
    for (const row of rows) {
      expect(row['report_id']).toMatch(/^[0-9a-z:\u4e00-\u9fff]+-(\d{4}|none)-[0-9a-f]{8}$/);
      expect(row['report_id']).toBe(`${row['place_code']}-${row['year']}-${String(row['sha256']).slice(0, 8)}`);
    }
  });

  it('keeps each text whole: its sections joined are the file', async () => {
    for (const { path, text } of await ask(out, `SELECT path, string_agg(text, '' ORDER BY ordinal) AS text FROM {sections} JOIN {reports} USING (report_id) GROUP BY path`)) {
      expect(text).toBe(await readFile(join(BUNDLED, String(path)), 'utf8'));
    }
  });

  it('has every cell with a span at the characters it was read from', async () => {
    const texts = new Map((await ask(out, `SELECT report_id, string_agg(text, '' ORDER BY ordinal) AS text FROM {sections} GROUP BY report_id`)).map((row) => [row['report_id'], String(row['text'])]));
    const cells = await ask(out, 'SELECT report_id, cell, raw, start_at, end_at FROM {cells} WHERE start_at IS NOT NULL AND raw IS NOT NULL');
    expect(cells.length).toBeGreaterThan(900);
    for (const { report_id, cell, raw, start_at, end_at } of cells) {
      expect(texts.get(report_id)?.slice(Number(start_at), Number(end_at)), `${report_id} ${cell}`).toBe(raw);
    }
  });
});

describe('null stays null', () => {
  it('浉河: the lost first cell of a row is no number, and neither 0', async () => {
    expect(await ask(out, `SELECT value, state FROM {cells} WHERE place_code = '411502' AND year = 2023 AND cell = 'applications.new_received.natural_person' AND report_id IN (SELECT report_id FROM {reports} WHERE origin = 'text')`))
      .toMatchObject([{ value: null }]);
  });

  it('石嘴山: an empty review block is null in the cells and in the report\'s columns', async () => {
    const cells = await ask(out, `SELECT cell, value FROM {cells} WHERE place_code = '640200' AND cell LIKE 'disputes.review.%'
      AND report_id IN (SELECT report_id FROM {reports} WHERE origin = 'text')`);
    expect(cells).toHaveLength(5);
    expect(cells.every((cell) => cell['value'] === null)).toBe(true);
    expect(await ask(out, `SELECT "disputes.review.total" AS total FROM {reports} WHERE place_code = '640200' AND origin = 'text'`)).toEqual([{ total: null }]);
  });

  it('a total that nobody coded is null, not 0', async () => {
    const [row] = await ask(out, `SELECT count(*)::INTEGER AS n FROM {reports} r WHERE origin = 'coded' AND "applications.granted.total" = 0
      AND NOT EXISTS (SELECT 1 FROM {cells} c WHERE c.report_id = r.report_id AND c.cell = 'applications.granted.total')`);
    expect(row?.['n']).toBe(0);
  });

  it('every figure column of a report is the value of its cell, null where the cell has none or is not there', async () => {
    const figures = columnsOfTable('reports').map((column) => column.name).filter((name) => name.includes('.'));
    expect(figures.length).toBeGreaterThan(70);
    const cells = new Map((await ask(out, 'SELECT report_id, cell, value FROM {cells}')).map((row) => [`${row['report_id']} ${row['cell']}`, row['value']]));
    for (const report of await ask(out, 'SELECT * FROM {reports}')) {
      for (const id of figures) expect(report[id], `${report['report_id']} ${id}`).toBe(cells.get(`${report['report_id']} ${id}`) ?? null);
    }
  });
});

describe('equal input', () => {
  it('gives equal bytes, build after build, whatever the folder is called and whenever its files were made', async () => {
    const copy = join(await emptyFolder(), 'elsewhere');
    await cp(BUNDLED, copy, { recursive: true });
    const again = await build(copy);
    const filesIn = async (folder: string) => (await readdir(folder, { recursive: true })).filter((name) => name !== 'search').sort();
    const names = await filesIn(out);
    expect(names).toEqual(await filesIn(again.out));
    expect(names).toContain('search/head.json');
    for (const name of names) {
      expect(Buffer.compare(await readFile(join(out, name)), await readFile(join(again.out, name))), name).toBe(0);
    }
  });

  it('gives other bytes when one figure changes', async () => {
    const line = (value: number) => `authority,year,place_code,scope,source,cell,value\n某区,2023,320813,aggregate,x,applications.granted.total,${value}\n`;
    const one = await build(await folderWith({ 'figures/a.csv': line(1) }));
    const two = await build(await folderWith({ 'figures/a.csv': line(2) }));
    expect(one.manifest.sha256).not.toBe(two.manifest.sha256);
  });
});
