/** The tables of this build as its manifest tells them. A constant of the build, see next.config.mjs. */
import { z } from 'zod';
import { TABLE_NAMES } from '../corpus/tables';
import type { TableName } from '../corpus/tables';

const File = z.object({ file: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() });
const Change = z.object({ date: z.string(), zh: z.string(), en: z.string() });
const Manifest = z.object({ schema_version: z.number().nullable().default(null), sha256: z.string(), tables: z.record(z.string(), File), /** By changes.csv, newest first. */ changes: z.array(Change).default([]) });
export const MANIFEST = Manifest.parse(JSON.parse(process.env.ATLAS_MANIFEST ?? '{"sha256":"","tables":{}}'));

export type DataFile = z.infer<typeof File> & { table: TableName };

export function manifestOf(): DataFile[] {
  return TABLE_NAMES.flatMap((table) => {
    const file = MANIFEST.tables[table];
    return file === undefined ? [] : [{ table, ...file }];
  });
}

const Downloads = z.object({
  files: z.array(File.extend({ kind: z.enum(['csv', 'figures', 'dictionary', 'zip']), table: z.enum(TABLE_NAMES).nullable() })),
});
/** What stands beside the tables. */
export const DOWNLOADS = process.env.ATLAS_DOWNLOADS === undefined || process.env.ATLAS_DOWNLOADS === '' ? [] : Downloads.parse(JSON.parse(process.env.ATLAS_DOWNLOADS)).files;
