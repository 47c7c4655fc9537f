/** The parts of the workbench that need no browser: addresses, history, files. */
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { cellText, fileOf } from '../../lib/ui/explore/files';
import { keepHistory, readHistory, withAsked } from '../../lib/ui/explore/history';
import { schemaOf } from '../../lib/ui/explore/schema';
import { MOST_CHARACTERS, fragmentOf, statementIn } from '../../lib/ui/explore/share';
import type { Result } from '../../lib/query/result';

describe('a statement in an address', () => {
  test('comes back as it was, whatever it holds', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }).filter((sql) => sql.trim() !== ''), async (sql) => {
      const hash = new URL(await fragmentOf(sql), 'https://example.org/').hash;
      expect(await statementIn(hash)).toEqual({ sql });
    }), { numRuns: 200 });
  });
  test('a long one is packed', async () => {
    const sql = `SELECT ${'"applications.new_received.total", '.repeat(60)}1`;
    const fragment = await fragmentOf(sql);
    expect(fragment).toMatch(/^#sqlz=[\w-]+$/);
    expect(fragment.length).toBeLessThan(200);
    expect(await statementIn(fragment)).toEqual({ sql });
  });
  test('what cannot be read, is empty or unpacks to too much is refused, and never throws', async () => {
    const bomb = await new Response(new Blob(['a'.repeat(50_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
    const packed = Buffer.from(bomb).toString('base64url');
    for (const hash of ['#sqlz=!!!', '#sqlz=AAAA', '#sql=%E0%A4%A', '#sql=', `#sqlz=${packed}`, `#sql=${'a'.repeat(MOST_CHARACTERS + 1)}`]) expect([hash.slice(0, 20), await statementIn(hash)]).toEqual([hash.slice(0, 20), 'bad']);
    for (const hash of ['', '#figure-rates', '#sq']) expect(await statementIn(hash)).toBeNull();
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => {
      await statementIn(`#sqlz=${text}`);
      await statementIn(`#sql=${text}`);
    }), { numRuns: 300 });
  });
});

describe('what was asked', () => {
  const store = new Map<string, string>();
  const storage = { getItem: (key: string) => store.get(key) ?? null, setItem: (key: string, value: string) => void store.set(key, value), removeItem: (key: string) => void store.delete(key) };
  test('is kept with the latest first, each once, and can be cleared', () => {
    const asked = ['SELECT 1', 'SELECT 2', 'SELECT 1'].reduce((all, sql, at) => withAsked(all, { sql, at, rows: at }), readHistory(storage));
    keepHistory(storage, asked);
    expect(readHistory(storage).map(({ sql, rows }) => [sql, rows])).toEqual([['SELECT 1', 2], ['SELECT 2', 1]]);
    keepHistory(storage, []);
    expect(store.size).toBe(0);
  });
  test('storage that is closed, or holds something else, holds nothing', () => {
    expect(readHistory(null)).toEqual([]);
    for (const text of ['{', '{}', '[1,{"sql":2}]', 'null']) expect(readHistory({ getItem: () => text })).toEqual([]);
    expect(() => keepHistory({ setItem: () => { throw new Error('full'); }, removeItem: () => undefined }, [{ sql: 'SELECT 1', at: 1, rows: 1 }])).not.toThrow();
  });
});

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', ' \n=1', '\u3000＝1', '\t=cmd', '<b>"x",\'y\'</b>', 'a\r\nb', '\u0000\u0007', '\ud800'];
const ANSWER: Result = {
  columns: [{ name: 'text', kind: 'text' }, { name: 'n', kind: 'number' }, { name: 'n', kind: 'number' }, { name: 'yes', kind: 'boolean' }],
  values: [[...HOSTILE, null], [...HOSTILE.map((_, index) => index - 3.5), null], [...HOSTILE.map(() => 0), null], [...HOSTILE.map((_, index) => index % 2 === 0), null]],
  rows: HOSTILE.length + 1, capped: false,
};

describe('files', () => {
  test('CSV: what a spreadsheet would run is text, figures are figures, a null is nothing', async () => {
    const text = await (await fileOf('csv', ANSWER)).text();
    const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, '').trimEnd());
    expect(errors).toEqual([]);
    expect(data[0]).toEqual(['text', 'n', 'n_2', 'yes']);
    HOSTILE.slice(0, 11).forEach((cell, index) => expect(data[index + 1]?.[0]).toBe(`'${cell}`));
    expect(data[1]?.slice(1)).toEqual(['-3.5', '0', 'true']);
    expect(data[1 + HOSTILE.length]).toEqual(['', '', '', '']);
  });
  test('JSON and Parquet give back every value and every null', async () => {
    const expected = HOSTILE.map((cell, index) => ({ text: cell, n: index - 3.5, n_2: 0, yes: index % 2 === 0 }));
    expect(JSON.parse(await (await fileOf('json', ANSWER)).text())).toEqual([...expected, { text: null, n: null, n_2: null, yes: null }]);
    const file = await (await fileOf('parquet', ANSWER)).arrayBuffer();
    const rows = await parquetReadObjects({ file, compressors });
    // Half a character has no place in UTF-8.
    expect(rows).toEqual([...expected.map((row) => ({ ...row, text: row.text.toWellFormed() })), { text: null, n: null, n_2: null, yes: null }]);
  });
  test('XLSX: text cells only for text, no formula, no control character', async () => {
    const files = unzipSync(new Uint8Array(await (await fileOf('xlsx', ANSWER)).arrayBuffer()));
    const read = (name: string) => new TextDecoder('utf-8', { fatal: true }).decode(files[name] ?? new Uint8Array());
    const sheet = read('xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    const strings = Object.keys(files).filter((name) => name.endsWith('.xml')).map(read).join('');
    for (const cell of ['=1+1', '@SUM(A1)', '＝1']) expect(strings).toContain(cell);
    expect(strings.replace(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}/u);
    expect(strings).toContain('&lt;b&gt;');
    expect(sheet).toMatch(/<v>-3\.5<\/v>/);
  });
  test('a cell of a spreadsheet takes so much text and no more', () => {
    expect(cellText('a'.repeat(40_000))).toHaveLength(32_767);
    expect(cellText('a\u0001b\ud800c\nd')).toBe('a\ufffdb\ufffdc\nd');
  });
  test('a large answer is whole in every file', async () => {
    const rows = 12_345;
    const large: Result = { columns: [{ name: 'i', kind: 'number' }], values: [Array.from({ length: rows }, (_, index) => index)], rows, capped: false };
    expect((await (await fileOf('csv', large)).text()).trimEnd().split('\r\n')).toHaveLength(rows + 1);
    expect(JSON.parse(await (await fileOf('json', large)).text())).toHaveLength(rows);
    expect(await parquetReadObjects({ file: await (await fileOf('parquet', large)).arrayBuffer(), compressors })).toHaveLength(rows);
  });
});

test('the schema names every table with sentences, and metrics as expressions over cells', () => {
  for (const lang of ['zh', 'en'] as const) {
    const { tables, metrics } = schemaOf(lang);
    expect(tables.every((table) => table.text !== '' && table.columns.length > 0 && table.columns.every((column) => column.text !== ''))).toBe(true);
    expect(metrics.find((metric) => metric.id === 'disclosure_rate')?.sql).toBe('("applications.granted.total" + "applications.partial.total") / nullif("applications.total_handled.total", 0)');
  }
});
