/** A report read by range is the report that SQL gives: on the bundled corpus, and on a minted one in many files. */
import { mkdtempSync, openSync, readFileSync, readSync, rmSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildData } from '../../lib/corpus/data';
import { footerBytes } from '../../lib/corpus/footers';
import type { Manifest } from '../../lib/corpus/manifest';
import { parseReport } from '../../lib/corpus/parse';
import { readGazetteer } from '../../lib/place';
import { askReport, QueryError, type QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { readReport } from '../../lib/query/read-report';
import { openRowFiles, type ReadBytes, type RowFiles, type TableFiles } from '../../lib/query/row-files';
import { mintCorpus } from '../../scripts/bench/corpus';
import { PLACES, silent } from '../corpus/folders';

const KB = 1024;
interface Opened { dir: string; files: TableFiles; client: QueryClient; ids: string[]; fresh: (read?: ReadBytes) => RowFiles; asked: { file: string; bytes: number }[] }

async function opened(dir: string, manifest: Manifest): Promise<Opened> {
  const files: TableFiles = Object.fromEntries(Object.entries(manifest.tables).map(([table, { shards }]) =>
    [table, shards.map(({ file, bytes, from, to }) => ({ file, bytes, from, to, footer: footerBytes(join(dir, file)) }))]));
  const asked: Opened['asked'] = [];
  const fromDisk: ReadBytes = async ({ file }, from, to) => {
    asked.push({ file, bytes: to - from });
    const at = openSync(join(dir, file), 'r');
    const bytes = new Uint8Array(to - from);
    readSync(at, bytes, 0, to - from, from);
    closeSync(at);
    return bytes.buffer;
  };
  const client = await openNodeClient(dir);
  const ids = await client.rows('SELECT report_id FROM reports ORDER BY report_id', z.object({ report_id: z.string() }));
  return { dir, files, client, asked, ids: ids.map((row) => row.report_id), fresh: (read = fromDisk) => openRowFiles(files, read) };
}

let folder: string;
let bundled: Opened;
let minted: Opened;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-rows-'));
  const own = await buildData({ folder: 'data', places: PLACES, out: join(folder, 'own'), work: join(folder, 'own-work'), parse: parseReport }, silent());
  bundled = await opened(join(folder, 'own'), own.manifest);
  mintCorpus(join(folder, 'source'), 400, readGazetteer(readFileSync(PLACES, 'utf8')));
  const made = await buildData({ folder: join(folder, 'source'), places: PLACES, out: join(folder, 'made'), work: join(folder, 'made-work'), parse: parseReport, mostBytes: 100 * KB }, silent());
  minted = await opened(join(folder, 'made'), made.manifest);
}, 240_000);
afterAll(async () => {
  await bundled?.client.close();
  await minted?.client.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a report read by range', () => {
  it('equals the answer of SQL for the bundled corpus: every text, and each sixth that a person coded', async () => {
    const texts = await bundled.client.rows("SELECT report_id FROM reports WHERE origin <> 'coded'", z.object({ report_id: z.string() }));
    const ids = new Set([...texts.map((row) => row.report_id), ...bundled.ids.filter((_, index) => index % 6 === 0)]);
    const files = bundled.fresh();
    let cells = 0;
    let empty = 0;
    for (const id of ids) {
      const detail = await readReport(files, id);
      expect(detail, id).toEqual(await askReport(bundled.client, id));
      cells += detail?.cells.length ?? 0;
      empty += detail?.cells.filter((cell) => cell.value === null).length ?? 0;
    }
    expect(ids.size).toBeGreaterThan(50);
    expect(cells).toBeGreaterThan(1000);
    expect(empty).toBeGreaterThan(0);
  });

  it('equals it in a corpus of many files, versions and findings among them', async () => {
    expect(minted.files.cells?.length).toBeGreaterThan(1);
    const late = await minted.client.rows('SELECT report_id FROM reports WHERE superseded_by IS NOT NULL UNION SELECT superseded_by FROM reports WHERE superseded_by IS NOT NULL UNION SELECT report_id FROM checks', z.object({ report_id: z.string() }));
    const ids = new Set([...late.slice(0, 16).map((row) => row.report_id), ...minted.ids.filter((_, index) => index % 40 === 0)]);
    for (const id of ids) expect(await readReport(minted.fresh(), id), id).toEqual(await askReport(minted.client, id));
    expect(ids.size).toBeGreaterThan(15);
  });

  it('leaves the characters where they stand: each printed cell is in the joined text', async () => {
    const id = bundled.ids.find((each) => each.startsWith('640500-2023')) ?? '';
    const detail = await readReport(bundled.fresh(), id);
    const text = detail?.sections.map((section) => section.text).join('') ?? '';
    const printed = detail?.cells.filter((cell) => cell.start_at !== null && cell.end_at !== null && cell.raw !== null) ?? [];
    expect(printed.length).toBeGreaterThan(50);
    for (const cell of printed) expect(text.slice(Number(cell.start_at), Number(cell.end_at)), cell.cell).toContain(cell.raw);
  });

  it('takes few requests, no file twice where it is small, and one file of a table in many', async () => {
    bundled.asked.length = 0;
    const id = bundled.ids.find((each) => each.startsWith('640500-2023')) ?? '';
    await readReport(bundled.fresh(), id, ['corrections', 'revisions']);
    expect(bundled.asked.length).toBeLessThanOrEqual(6);
    expect(bundled.asked.reduce((sum, each) => sum + each.bytes, 0)).toBeLessThanOrEqual(170 * KB);
    minted.asked.length = 0;
    await readReport(minted.fresh(), minted.ids[200] ?? '');
    for (const table of ['cells', 'sections']) expect(new Set(minted.asked.map((each) => each.file).filter((file) => file.startsWith(`${table}-`))).size, table).toBe(1);
  });

  it('is null for an id that is none, and for one that no report has', async () => {
    expect(await readReport(bundled.fresh(), "x' OR 1=1")).toBeNull();
    expect(await readReport(bundled.fresh(), '640500-2023-00000000')).toBeNull();
    expect(await readReport(bundled.fresh(), 'none-none-00000000')).toBeNull();
  });

  it('fails with a code where bytes do not come or are not Parquet', async () => {
    const id = bundled.ids[0] ?? '';
    const broken = bundled.fresh(async () => { throw new QueryError('query.too_large', 'large'); });
    await expect(readReport(broken, id)).rejects.toMatchObject({ code: 'query.too_large' });
    const rubbish = bundled.fresh(async (_, from, to) => new ArrayBuffer(to - from));
    await expect(readReport(rubbish, id)).rejects.toMatchObject({ code: 'query.data' });
  });
});
