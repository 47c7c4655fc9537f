/**
 * What the full-text search reads: postings of the pairs of characters in every section, and the texts in
 * small blocks. Made from the finished tables, in their order, so that equal tables give equal bytes.
 */
import { deflateRawSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { PostingsBuilder } from '../search/postings';
import { ShelfWriter, type Head } from '../search/shelf';
import { BLOCK_CHARACTERS, FoundReport, type Block } from '../search/texts';
import type { Effects } from './effects';

/** What one look-up reads is about this many bytes. */
const BUCKET_BYTES = 8192;
const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

const SectionRow = z.object({ report_id: z.string(), heading: z.string().nullable(), text: z.string(), start_at: z.number() });
const CountRow = z.object({ n: z.bigint() });

/** Pairs in more than an eighth of the sections tell nothing apart; in a small corpus everything is listed. */
export const commonAbove = (docs: number): number => Math.max(4096, Math.floor(docs / 8));

export interface SearchSummary { sections: number; terms_bytes: number; texts_bytes: number }

/** Reads the files of two tables in `folder`, in their order, and writes `search/` beside them. */
export async function writeSearch(folder: string, files: { reports: readonly string[]; sections: readonly string[] }, effects: Pick<Effects, 'write' | 'makeFolder' | 'progress'>): Promise<SearchSummary> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await effects.makeFolder(`${folder}/search`);
    const parquet = (names: readonly string[]): string => `read_parquet([${names.map((name) => literal(`${folder}/${name}`)).join(', ')}])`;
    const sections = parquet(files.sections);
    const [counted] = z.array(CountRow).parse((await connection.runAndReadAll(`SELECT count(*) AS n FROM ${sections}`)).getRowObjectsJS());
    const docs = Number(counted?.n ?? 0n);
    const reports = new Map(z.array(FoundReport).parse((await connection.runAndReadAll(
      `SELECT report_id AS id, title, authority, place_name AS place, place_name_en AS place_en, year, scope FROM ${parquet(files.reports)}`,
    )).getRowObjectsJS()).map((report) => [report.id, report]));

    const bar = effects.progress('Indexing texts', docs);
    const builder = new PostingsBuilder(commonAbove(docs));
    const texts = new ShelfWriter((part, bytes) => effects.write(`${folder}/search/texts-${part}.bin`, bytes));
    const firsts: number[] = [];
    const withText = new Set<string>();
    let block: Block = { reports: [], sections: [] };
    let characters = 0;
    const close = async (): Promise<void> => {
      if (block.sections.length === 0) return;
      firsts.push(builder.docs - block.sections.length);
      await texts.add(deflateRawSync(JSON.stringify(block), { level: 6 }));
      block = { reports: [], sections: [] };
      characters = 0;
    };

    const stream = await connection.stream(`SELECT report_id, heading, text, start_at FROM ${sections}`);
    for (let chunk = await stream.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await stream.fetchChunk()) {
      for (const values of chunk.getRows()) {
        const row = SectionRow.parse({ report_id: values[0], heading: values[1], text: values[2], start_at: values[3] });
        const report = reports.get(row.report_id);
        if (report === undefined) throw new Error(`section of ${row.report_id}, which is no report`);
        // A report stands in one block where it can.
        const last = block.reports[block.reports.length - 1];
        if (characters >= BLOCK_CHARACTERS && (last?.id !== report.id || characters >= 4 * BLOCK_CHARACTERS)) await close();
        if (block.reports[block.reports.length - 1]?.id !== report.id) block.reports.push(report);
        block.sections.push([block.reports.length - 1, row.heading, row.start_at, row.text]);
        characters += row.text.length;
        withText.add(report.id);
        builder.add(row.text);
        bar.step();
      }
    }
    await close();
    await texts.finish();
    const terms = new ShelfWriter((part, bytes) => effects.write(`${folder}/search/terms-${part}.bin`, bytes));
    for (const bucket of builder.finish(BUCKET_BYTES)) await terms.add(bucket);
    await terms.finish();
    bar.stop();

    const head: Head = { version: 1, docs: builder.docs, reports: withText.size, common: builder.common, terms: terms.shelf, texts: { ...texts.shelf, firsts } };
    await effects.write(`${folder}/search/head.json`, `${JSON.stringify(head)}\n`);
    const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
    return { sections: builder.docs, terms_bytes: sum(terms.shelf.sizes), texts_bytes: sum(texts.shelf.sizes) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
