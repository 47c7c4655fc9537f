/** Full text over sections: postings, blocks, candidates and verification, against plain search over the same texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import { bucketOf, inAll, joinStretches, listed, StretchBuilder, type Stretch } from '../../lib/search/postings';
import { searcher, type Searcher } from '../../lib/search/search';
import { Head, placesOf, ShelfWriter, VarintReader, Varints } from '../../lib/search/shelf';
import { eachPair, findPhrase, folded, parseQuery } from '../../lib/search/terms';
import type { Block } from '../../lib/search/texts';

/** Texts as stretches of so many, told how many bytes were asked for at once. */
function stretchesOf(texts: readonly string[], perStretch: number, asked: number[] = []): Stretch[] {
  return Array.from({ length: Math.ceil(texts.length / perStretch) }, (_, index): Stretch => {
    const builder = new StretchBuilder();
    for (const text of texts.slice(index * perStretch, (index + 1) * perStretch)) builder.add(text);
    const bytes = builder.take();
    return { docs: builder.docs, bytes: bytes.length, read: (at, length) => {
      asked.push(length);
      expect(at + length).toBeLessThanOrEqual(bytes.length);
      return bytes.slice(at, at + length);
    } };
  });
}

/** A searcher over texts held in memory, a section a text, `perBlock` sections a block, and what it asked for. */
async function over(texts: readonly string[], { perBlock = 2, common = 1_000_000, bucket = 64, perStretch = 3 } = {}): Promise<Searcher & { asked: { file: string; bytes: number }[] }> {
  const files = new Map<string, Uint8Array>();
  const shelf = (name: string) => new ShelfWriter(async (part, bytes) => {
    files.set(`${name}-${part}.bin`, bytes);
  });
  const blocks = shelf('texts');
  const docs: number[] = [];
  for (let from = 0; from < texts.length; from += perBlock) {
    docs.push(Math.min(perBlock, texts.length - from));
    const block: Block = {
      reports: texts.slice(from, from + perBlock).map((_, index) => ({ id: `r${from + index}`, title: null, authority: null, place: null, place_en: null, year: 2023, scope: 'aggregate' })),
      sections: texts.slice(from, from + perBlock).map((text, index) => [index, null, 1000, text]),
    };
    await blocks.add(deflateRawSync(JSON.stringify(block)));
  }
  await blocks.finish();
  const terms = shelf('terms');
  for (const bytes of joinStretches(stretchesOf(texts, perStretch), common, bucket)) await terms.add(bytes);
  await terms.finish();
  const head = Head.parse({ version: 2, docs: texts.length, reports: texts.length, common, terms: terms.shelf, texts: { ...blocks.shelf, docs } });
  const asked: { file: string; bytes: number }[] = [];
  return { asked, ...searcher(head, async (file, start, end) => {
    asked.push({ file, bytes: end - start });
    return files.get(file)?.slice(start, end) ?? new Uint8Array(0);
  }) };
}

async function idsOf(at: Searcher, query: string): Promise<string[]> {
  const search = await at.search(query);
  const ids: string[] = [];
  for (let page = await search?.next(5); page !== undefined; page = await search?.next(5)) {
    ids.push(...page.hits.map((hit) => hit.report.id));
    if (page.done) break;
  }
  return ids.sort();
}

const TEXTS = ['本机关收到申请 14 件，予以公开。', '不予公開的決定：涉及國家秘密', '收到\n申请共计1,234件', '行政\t许可 1 2 3', 'Open Data 平台', '<p>申请<b>人</b></p><a href="申请人">x</a>', '規(guī)章制度'];

describe('a search', () => {
  test('finds substrings whatever the script, the width and the blanks, with the span in the text as it is', async () => {
    const at = await over(TEXTS);
    expect(await idsOf(at, '收到申请')).toEqual(['r0', 'r2']);
    expect(await idsOf(at, '不予公开')).toEqual(['r1']);
    expect(await idsOf(at, '國家秘密')).toEqual(['r1']);
    expect(await idsOf(at, '行政许可')).toEqual(['r3']);
    expect(await idsOf(at, '申请人')).toEqual(['r5']);
    expect(await idsOf(at, '规章')).toEqual(['r6']);
    expect(await idsOf(at, 'data')).toEqual(['r4']);
    expect(await idsOf(at, 'ＤＡＴＡ')).toEqual(['r4']);
    expect(await idsOf(at, 'open data')).toEqual(['r4']);
    expect(await idsOf(at, '14件')).toEqual(['r0']);
    expect(await idsOf(at, '予以公开 14')).toEqual(['r0']);
    const page = await (await at.search('收到申请'))?.next(10);
    const hit = page?.hits.find((each) => each.report.id === 'r2');
    expect(hit?.spans).toEqual([{ start: 1000, end: 1005 }]);
    expect(hit?.contexts[0]).toEqual({ before: '', words: '收到 申请', after: '共计1,234件' });
  });

  test('figures of neighbouring cells are not one number, and words that are not there are not found', async () => {
    const at = await over(TEXTS);
    expect(await idsOf(at, '123')).toEqual([]);
    expect(await idsOf(at, '1,234')).toEqual(['r2']);
    expect(await idsOf(at, '公开申请')).toEqual([]);
    // Its pairs are all in one section, but not in a row.
    expect(await idsOf(await over(['甲乙丙 乙丁', '甲乙丁']), '甲乙丁')).toEqual(['r1']);
  });

  test('a single character is refused, and so is nothing', () => {
    for (const query of ['', ' ', '公', '、。', '公 ，']) expect(parseQuery(query)).toBeNull();
    expect(parseQuery('2023 年')?.phrases.length).toBe(1);
  });

  test('is what a plain search over the folded texts gives, common pairs left out or not', async () => {
    const letter = fc.constantFrom(...'公开申请信息甲乙1 2a\n，');
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: letter, maxLength: 30 }), { minLength: 1, maxLength: 12 }), fc.string({ unit: letter, minLength: 2, maxLength: 4 }), fc.constantFrom(1, 1_000_000), async (texts, query, common) => {
      const at = await over(texts, { perBlock: 3, common });
      const parsed = parseQuery(query);
      const plain = parsed === null ? [] : texts.flatMap((text, index) => (parsed.phrases.every((phrase) => findPhrase(folded(text), phrase, 1).length > 0) ? [`r${index}`] : []));
      expect(await idsOf(at, query)).toEqual(plain.sort());
    }), { numRuns: 300 });
  });

  test('costs a look-up for each pair and the blocks that may hold it, each once', async () => {
    const texts = Array.from({ length: 400 }, (_, index) => `第${index}段${index === 77 || index === 301 ? '稀有词语' : '常见文字'}，依申请公开`);
    const at = await over(texts, { perBlock: 10, bucket: 512 });
    expect(await idsOf(at, '稀有词语')).toEqual(['r301', 'r77']);
    expect(at.asked.filter(({ file }) => file.startsWith('texts'))).toHaveLength(2);
    expect(at.asked.filter(({ file }) => file.startsWith('terms')).length).toBeLessThanOrEqual(3);
    const before = at.asked.length;
    await idsOf(at, '稀有词语');
    expect(at.asked.length).toBe(before);
  });
});

describe('postings', () => {
  test('list the sections of every pair, over several stretches too, and tell what is common', () => {
    const words = ['公开', '申请', '信息', '机关'];
    const n = 70_000;
    const texts = Array.from({ length: n }, (_, doc) => `${words[doc % 4] ?? ''}${doc % 2 === 0 ? '，行政' : ''}`);
    const buckets = [...joinStretches(stretchesOf(texts, 32_768), 30_000, 64)];
    const pairOf = (word: string): number => {
      let pair = 0;
      eachPair(folded(word), (each) => {
        pair = each;
      });
      return pair;
    };
    const look = (word: string) => listed(buckets[bucketOf(pairOf(word), buckets.length)] ?? new Uint8Array(0), pairOf(word));
    expect(look('行政')).toEqual({ common: true });
    const docs = look('信息');
    expect(docs.common === false && docs.docs.length).toBe(n / 4);
    expect(docs.common === false && docs.docs.every((doc, index) => doc === index * 4 + 2)).toBe(true);
    expect(look('没有')).toEqual({ common: false, docs: new Uint32Array(0) });
  });

  test('stretches are read a little at a time, and a list longer than that is whole', () => {
    const n = 300_000;
    const texts = Array.from({ length: n }, (_, doc) => (doc % 2 === 0 ? '公开' : `第${doc}号`));
    const asked: number[] = [];
    const buckets = [...joinStretches(stretchesOf(texts, n, asked), n, 8192)];
    const pair = ('公'.charCodeAt(0) << 16) | '开'.charCodeAt(0);
    const found = listed(buckets[bucketOf(pair, buckets.length)] ?? new Uint8Array(0), pair);
    expect(found.common === false && found.docs.length).toBe(n / 2);
    expect(asked.length).toBeGreaterThan(3);
    expect(Math.max(...asked)).toBeLessThan(200_000);
  });

  test('numbers and lists survive', () => {
    fc.assert(fc.property(fc.array(fc.nat(0xffffffff)), (numbers) => {
      const out = new Varints(1);
      for (const number of numbers) out.push(number);
      const reader = new VarintReader(out.take());
      expect(numbers.map(() => reader.next())).toEqual(numbers);
      expect(reader.done).toBe(true);
    }));
    expect([...inAll([Uint32Array.of(1, 3, 5, 9), Uint32Array.of(3, 4, 9), Uint32Array.of(0, 3, 9, 12)])]).toEqual([3, 9]);
  });

  test('files are cut below what hosts take, and every item is where the head says', async () => {
    const files: Uint8Array[] = [];
    const writer = new ShelfWriter(async (part, bytes) => {
      files[part] = bytes;
    });
    const sizes = [9_000_000, 0, 6_000_000, 9_000_000, 17_000_000, 3];
    for (const [index, size] of sizes.entries()) await writer.add(new Uint8Array(size).fill(index));
    await writer.finish();
    const at = placesOf(writer.shelf);
    sizes.forEach((size, index) => {
      const { part, start, end } = at(index);
      expect(end - start).toBe(size);
      expect(files[part]?.slice(start, end).every((byte) => byte === index)).toBe(true);
    });
    expect(Math.max(...files.map((file) => file.length))).toBeLessThan(18_000_000);
  });
});
