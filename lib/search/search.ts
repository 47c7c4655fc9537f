/**
 * A search over the texts of all sections: look up the pairs of the query, keep the sections that have all
 * of them, then read those and keep what really holds the words. Latest years come first, reports without a year last. The same in the
 * browser and in tests: `fetchRange` gives bytes of a file.
 */
import { bucketOf, inAll, listed } from './postings';
import { Head, placesOf, type Where } from './shelf';
import { findPhrase, folded, parseQuery, type Query, type Span } from './terms';
import { unpack, type Block, type FoundReport } from './texts';

/** Bytes `start` to `end` (exclusive) of `terms-<part>.bin` or `texts-<part>.bin`. */
export type FetchRange = (file: string, start: number, end: number, signal?: AbortSignal) => Promise<Uint8Array>;

export interface Hit {
  report: FoundReport;
  heading: string | null;
  /** Where the section begins in the report's source text. */
  start: number;
  /** In the same text. */
  spans: Span[];
  /** Stretches of the text around the spans: what stands before, the words, what stands after. */
  contexts: { before: string; words: string; after: string }[];
}

export interface Page {
  hits: Hit[];
  /** Sections that were read so far, and that may hold the words. */
  read: number;
  candidates: number;
  /** The candidates are no more than a bound: a common pair rules nothing out. */
  done: boolean;
}

export interface Search {
  /** Reads on until `most` hits more are found, or `MOST_BLOCKS` blocks were read. */
  next(most: number, signal?: AbortSignal): Promise<Page>;
}

export interface Searcher {
  head: Head;
  /** Null where the query has nothing to look up. */
  search(text: string, signal?: AbortSignal): Promise<Search | null>;
}

/** Blocks read for one page of hits: a phrase of nothing but common words may stand in none of many. */
const MOST_BLOCKS = 120;
const AT_ONCE = 6;
const AROUND = 42;
const CONTEXTS = 3;

export function searcher(head: Head, fetchRange: FetchRange): Searcher {
  const termAt = placesOf(head.terms);
  const textAt = placesOf(head.texts);
  const range = (name: string, { part, start, end }: Where, signal?: AbortSignal) => fetchRange(`${name}-${part}.bin`, start, end, signal);
  const firsts = firstsOf(head.texts.docs);
  const buckets = new Map<number, Promise<Uint8Array>>();
  const blocks = new Map<number, Promise<Block>>();

  function bucket(number: number, signal?: AbortSignal): Promise<Uint8Array> {
    const held = buckets.get(number);
    if (held !== undefined) return held;
    const asked = range('terms', termAt(number), signal);
    buckets.set(number, asked);
    asked.catch(() => buckets.delete(number));
    return asked;
  }
  function block(number: number, signal?: AbortSignal): Promise<Block> {
    const held = blocks.get(number);
    if (held !== undefined) return held;
    const asked = range('texts', textAt(number), signal).then(unpack);
    blocks.set(number, asked);
    asked.catch(() => blocks.delete(number));
    // The latest are kept: a reader goes back and forth, not over everything.
    if (blocks.size > 400) blocks.delete(blocks.keys().next().value ?? -1);
    return asked;
  }

  /** Numbers of sections that may hold the query; null: any of them may. */
  async function candidatesOf(query: Query, signal?: AbortSignal): Promise<Uint32Array | null> {
    const count = head.terms.sizes.length;
    if (count === 0) return new Uint32Array(0);
    const lists = await Promise.all(query.pairs.map(async (pair) => listed(await bucket(bucketOf(pair, count), signal), pair)));
    const rare = lists.flatMap((list) => (list.common ? [] : [list.docs]));
    return rare.length === 0 ? null : inAll(rare);
  }

  return {
    head,
    async search(text, signal) {
      const query = parseQuery(text);
      if (query === null) return null;
      const found = await candidatesOf(query, signal);
      const total = found === null ? head.docs : found.length;
      // From the last to the first: sections stand in the order of years, those of no year before them.
      const docAt = (index: number): number => (found === null ? head.docs - 1 - index : found[total - 1 - index] ?? -1);
      let read = 0;
      return {
        async next(most, inner) {
          const hits: Hit[] = [];
          let blocksRead = 0;
          while (read < total && hits.length < most && blocksRead < MOST_BLOCKS) {
            // The sections of the next few blocks, in order.
            const wanted: { number: number; docs: number[] }[] = [];
            let index = read;
            for (; index < total; index += 1) {
              const doc = docAt(index);
              const number = blockOf(firsts, doc);
              const last = wanted[wanted.length - 1];
              if (last?.number === number) last.docs.push(doc);
              else if (wanted.length < AT_ONCE) wanted.push({ number, docs: [doc] });
              else break;
            }
            const opened = await Promise.all(wanted.map((each) => block(each.number, inner)));
            blocksRead += wanted.length;
            wanted.forEach((each, at) => {
              for (const doc of each.docs) {
                if (hits.length >= most) return;
                read += 1;
                const hit = hitIn(opened[at], doc - firsts[each.number]!, query);
                if (hit !== null) hits.push(hit);
              }
            });
          }
          return { hits, read, candidates: total, done: read >= total };
        },
      };
    },
  };
}

/** Number of the first section of each block. */
function firstsOf(docs: readonly number[]): Uint32Array {
  let first = 0;
  return Uint32Array.from(docs, (count) => (first += count) - count);
}

/** The block that a section is in. */
function blockOf(firsts: Uint32Array, doc: number): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= doc) low = middle;
    else high = middle - 1;
  }
  return low;
}

function hitIn(block: Block | undefined, index: number, query: Query): Hit | null {
  const section = block?.sections[index];
  const report = section === undefined ? undefined : block?.reports[section[0]];
  if (section === undefined || report === undefined) return null;
  const [, heading, startAt, text] = section;
  const inText = folded(text);
  const all: Span[] = [];
  for (const phrase of query.phrases) {
    const spans = findPhrase(inText, phrase, 50);
    if (spans.length === 0) return null;
    all.push(...spans);
  }
  all.sort((a, b) => a.start - b.start);
  // One stretch for words that stand near each other is enough.
  const told = all.filter((span, at) => at === 0 || span.start - all[at - 1]!.end > AROUND).slice(0, CONTEXTS);
  return {
    report, heading, start: startAt,
    spans: told.map((span) => ({ start: startAt + span.start, end: startAt + span.end })),
    contexts: told.map((span) => contextOf(text, span)),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** What stands around a span, in one line. A surrogate pair is not cut. */
function contextOf(text: string, { start, end }: Span): Hit['contexts'][number] {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const before = plain(text.slice(from, start)).replace(/^[\udc00-\udfff]/, '').trimStart();
  const after = plain(text.slice(end, to)).replace(/[\ud800-\udbff]$/, '').trimEnd();
  return { before: `${from > 0 ? '…' : ''}${before}`, words: plain(text.slice(start, end)), after: `${after}${to < text.length ? '…' : ''}` };
}
