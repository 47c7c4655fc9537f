/**
 * What a build has done in pieces, here or in a worker thread: reading files into a pack, comparing the
 * reports of some series, writing some rows of a table, indexing some texts. A job says where its records
 * stand and leaves its result in a file: little goes between threads.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { checkSeries, type Compact, type Whole } from '../check/across';
import { changesOf } from '../check/versions';
import type { Gazetteer } from '../place';
import { cellsOf, decodeCells } from './cell-columns';
import { messageOf } from './effects';
import { parquetOptions, writeFeed } from './feed';
import type { Override } from './folder';
import { openPackWriter, PackReader, type Entry } from './pack';
import { contextOf, readerFailed, readOne, type ParseReport, type Reading } from './reading';
import { decodeCompact, encode, recordOf, type Late } from './record';
import { Records } from './records';
import type { Selection } from './roll';
import { indexStretch } from './stretch';
import { CORPUS_TABLES } from './tables';
import { tableFeed, type ReportTable } from './table-rows';

/** What every job of a build needs. */
export interface Setting {
  /** The publisher's folder. */
  folder: string;
  gazetteer: Gazetteer;
  byAuthority: ReadonlyMap<string, Override>;
  parse: ParseReport;
  /** The bytes of a file. */
  load(path: string): Promise<Uint8Array>;
}

/** Reads files, in order, into a pack; gives its entries. */
export interface ReadJob { files: Reading[]; pack: string }
/** Whether files still have these hashes; null for one that cannot be read. */
export interface HashJob { paths: string[] }
/** Compares reports of whole series, given series by series; leaves what was found in a pack. */
export interface AcrossJob { selection: Selection; pack: string }
/** Writes rows of a table; a file of more than `most` bytes is not left. */
export interface TableJob { table: ReportTable; selection: Selection; file: string; most: number }

export interface AcrossResult {
  /** By position in the selection: where it stands and its length; 0 where nothing was found. */
  at: Float64Array;
  lengths: Uint32Array;
  /** Aggregates that count, for the check against their parts. */
  wholes: Whole[];
}
/** Indexes the texts of reports; leaves them in two files, `file` with .texts and .terms. */
export interface IndexJob { selection: Selection; file: string }

/** `bytes` is null where the file would have been too large. */
export interface TableResult { rows: number; bytes: number | null; sha256: string }
/** Bytes and sections of each block of texts; bytes of the terms; reports that have a text. */
export interface StretchResult { sizes: number[]; docs: number[]; terms: number; reports: number }

/** Who does jobs. Each rejects where it cannot be done at all; what is wrong with one file is in the result. */
export interface Jobs {
  read(job: ReadJob): Promise<Entry[]>;
  hash(job: HashJob): Promise<(string | null)[]>;
  across(job: AcrossJob): Promise<AcrossResult>;
  table(job: TableJob): Promise<TableResult>;
  index(job: IndexJob): Promise<StretchResult>;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function read({ files, pack }: ReadJob, { folder, gazetteer, byAuthority, parse, load }: Setting): Promise<Entry[]> {
  const writer = openPackWriter(pack);
  try {
    for (const file of files) {
      const given = { path: file.path, bytes: file.bytes, modified: file.modified };
      let made = await readOne(file, () => load(`${folder}/${file.path}`), byAuthority, parse, gazetteer);
      let record = null;
      try {
        if ('record' in made) record = recordOf(made.record);
      } catch (error) {
        made = { trouble: readerFailed(file.path, messageOf(error)) };
      }
      const authority = 'record' in made ? made.authority : null;
      writer.add({ ...given, authority, context: contextOf(file, authority, byAuthority), trouble: 'record' in made ? null : made.trouble }, record);
    }
    return writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

async function hash({ paths }: HashJob, { folder, load }: Setting): Promise<(string | null)[]> {
  const hashes: (string | null)[] = [];
  for (const path of paths) hashes.push(await load(`${folder}/${path}`).then(sha256Of, () => null));
  return hashes;
}

function across({ selection, pack }: AcrossJob): AcrossResult {
  const reader = new PackReader();
  const writer = openPackWriter(pack);
  try {
    const records = new Records(selection, reader);
    const compacts: Compact[] = Array.from({ length: records.count }, (_, index) => decodeCompact(records.id(index), records.part(index, 'compact')));
    const indexOf = new Map(compacts.map(({ id }, index) => [id, index]));
    const cellsOfId = (id: string) => {
      const index = indexOf.get(id);
      if (index === undefined) throw new Error(`${id} is not among the reports compared`);
      return cellsOf(decodeCells(records.part(index, 'cells')));
    };
    const found = checkSeries(compacts);
    const revisions = new Map<string, Late['revisions']>();
    for (const [older, newer] of found.superseded) {
      const list = revisions.get(newer) ?? [];
      for (const change of changesOf(cellsOfId(older), cellsOfId(newer))) list.push([older, change.cell, change.oldValue, change.newValue]);
      revisions.set(newer, list);
    }
    const out: AcrossResult = { at: new Float64Array(compacts.length), lengths: new Uint32Array(compacts.length), wholes: found.wholes };
    compacts.forEach(({ id }, index) => {
      const late: Late = { superseded_by: found.superseded.get(id) ?? null, findings: found.findings.get(id) ?? [], passes: found.passes.get(id) ?? {}, revisions: revisions.get(id) ?? [] };
      if (late.superseded_by === null && late.findings.length === 0 && Object.keys(late.passes).length === 0) return;
      const bytes = encode(late);
      out.at[index] = writer.addBytes(bytes);
      out.lengths[index] = bytes.length;
    });
    writer.finish();
    return out;
  } finally {
    reader.close();
  }
}

async function table({ table: name, selection, file, most }: TableJob): Promise<TableResult> {
  const reader = new PackReader();
  const partial = `${file}.part`;
  try {
    const records = new Records(selection, reader);
    const { feed, select } = tableFeed(name, records);
    const rows = await writeFeed(feed, select, parquetOptions(CORPUS_TABLES[name].rowGroup, name === 'cells'), partial);
    if (statSync(partial).size > most && records.count > 1) {
      rmSync(partial);
      return { rows, bytes: null, sha256: '' };
    }
    const bytes = readFileSync(partial);
    renameSync(partial, file);
    return { rows, bytes: bytes.length, sha256: sha256Of(bytes) };
  } finally {
    reader.close();
  }
}

function index({ selection, file }: IndexJob): StretchResult {
  const reader = new PackReader();
  try {
    const { texts, docs, terms, reports } = indexStretch(new Records(selection, reader));
    writeFileSync(`${file}.texts`, Buffer.concat(texts));
    writeFileSync(`${file}.terms`, terms);
    return { sizes: texts.map((block) => block.length), docs, terms: terms.length, reports };
  } finally {
    reader.close();
  }
}

/** Does jobs in this thread. */
export const jobsHere = (setting: Setting): Jobs => ({
  read: (job) => read(job, setting),
  hash: (job) => hash(job, setting),
  across: (job) => Promise.resolve().then(() => across(job)),
  table,
  index: (job) => Promise.resolve().then(() => index(job)),
});
