/**
 * What the full-text search reads: postings of the pairs of characters in every section, and the texts in
 * small blocks. Reports are indexed some at a time, in the order of the tables; where they are cut follows
 * from the reports alone, so that equal reports give equal bytes whoever does it.
 */
import { joinStretches, type Stretch } from '../search/postings';
import { ShelfWriter, type Head } from '../search/shelf';
import { item } from './item';
import type { Effects } from './effects';
import { eachOf } from './gather';
import type { Hands } from './hands';
import type { StretchResult } from './jobs';
import { PackReader } from './pack';
import type { Roll } from './roll';
import { cut } from './write';

/** What one look-up reads is about this many bytes. */
const BUCKET_BYTES = 8192;
/** Text indexed at once, in bytes, and reports. */
const SHARE = { part: 'sections', bytes: 24 << 20, reports: 2048 } as const;

/**
 * Pairs in more than an eighth of the sections tell nothing apart; in a small corpus everything is listed.
 * A longer list than the last number is not worth its bytes to a reader.
 */
const commonAbove = (docs: number): number => Math.min(Math.max(4096, Math.floor(docs / 8)), 131_072);

/** Some reports, indexed: what `hands.index` told of them, and the name of the files it left. */
type Indexed = StretchResult & { file: string };

/**
 * Indexes the reports, some at a time.
 * @param sorted the reports in the order of the tables
 * @param work for files that nobody needs once they are joined
 */
export async function indexTexts(sorted: Uint32Array, roll: Roll, hands: Hands, work: string, effects: Effects): Promise<Indexed[]> {
  // A search reads from the last: what has no year comes after all years there, and so stands first here.
  const dated = sorted.findIndex((row) => roll.yearOf(row) === null);
  const order = sorted.slice();
  if (dated > 0) {
    order.set(sorted.subarray(dated));
    order.set(sorted.subarray(0, dated), sorted.length - dated);
  }
  const pieces = [...cut(order, SHARE, roll)].map((piece, index) => ({ ...piece, file: `${work}/search-${index}` }));
  const results = new Array<Indexed>(pieces.length);
  const bar = effects.progress('Indexing texts', sorted.length);
  await eachOf(pieces.keys(), hands.threads, async (index) => {
    const { rows, file } = item(pieces, index);
    results[index] = { ...await hands.index({ selection: roll.select(rows), file }), file };
    bar.step(rows.length);
  });
  bar.stop();
  return results;
}

/** Joins what was indexed to `search/` in `folder`. */
export async function joinTexts(results: readonly Indexed[], folder: string, effects: Effects): Promise<void> {
  await effects.makeFolder(`${folder}/search`);
  const texts = new ShelfWriter((part, bytes) => effects.write(`${folder}/search/texts-${part}.bin`, bytes));
  const docs: number[] = [];
  for (const result of results) {
    const bytes = await effects.read(`${result.file}.texts`);
    let start = 0;
    for (const size of result.sizes) {
      await texts.add(bytes.subarray(start, start + size));
      start += size;
    }
    for (const count of result.docs) docs.push(count);
  }
  await texts.finish();

  const sections = docs.reduce((sum, count) => sum + count, 0);
  const common = commonAbove(sections);
  const terms = new ShelfWriter((part, bytes) => effects.write(`${folder}/search/terms-${part}.bin`, bytes));
  const reader = new PackReader();
  try {
    const stretches = results.map((result): Stretch => ({
      docs: result.docs.reduce((sum, count) => sum + count, 0), bytes: result.terms,
      read: (from, length) => reader.bytes(`${result.file}.terms`, from, length),
    }));
    for (const bucket of joinStretches(stretches, common, BUCKET_BYTES)) await terms.add(bucket);
  } finally {
    reader.close();
  }
  await terms.finish();
  const head: Head = { version: 2, docs: sections, reports: results.reduce((sum, result) => sum + result.reports, 0), common, terms: terms.shelf, texts: { ...texts.shelf, docs } };
  await effects.write(`${folder}/search/head.json`, `${JSON.stringify(head)}\n`);
}
