/** The tables of this build as its manifest tells them. A constant of the build, see next.config.mjs. */
import { z } from 'zod';
import { TABLE_NAMES } from '../corpus/tables';
import type { TableName } from '../corpus/tables';

const File = z.object({ file: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() });
const Change = z.object({ date: z.string(), zh: z.string(), en: z.string() });
const Key = z.tuple([z.number().nullable(), z.string().nullable(), z.string()]).nullable();
const Table = File.extend({ shards: z.array(File.extend({ from: Key, to: Key })) });
const Manifest = z.object({ schema_version: z.number().nullable().default(null), sha256: z.string(), tables: z.record(z.string(), Table), /** By changes.csv, newest first. */ changes: z.array(Change).default([]) });
export const MANIFEST = Manifest.parse(JSON.parse(process.env.ATLAS_MANIFEST ?? '{"sha256":"","tables":{}}'));

export type DataFile = z.infer<typeof File> & { table: TableName };

/** Every file of every table: a large table stands in several. */
export function manifestOf(): DataFile[] {
  return TABLE_NAMES.flatMap((table) => (MANIFEST.tables[table]?.shards ?? []).map(({ file, rows, bytes, sha256 }) => ({ table, file, rows, bytes, sha256 })));
}

const Downloads = z.object({
  files: z.array(File.extend({ kind: z.enum(['csv', 'figures', 'dictionary', 'zip']), table: z.enum(TABLE_NAMES).nullable() })),
});
/** What stands beside the tables. */
export const DOWNLOADS = process.env.ATLAS_DOWNLOADS === undefined || process.env.ATLAS_DOWNLOADS === '' ? [] : Downloads.parse(JSON.parse(process.env.ATLAS_DOWNLOADS)).files;
