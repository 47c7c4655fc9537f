/** Mistakes as the browser's engine words them, against the place where they were made. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { mistakeOf } from '../../lib/query/mistake';
import type { QueryClient } from '../../lib/query';
import { openWasmClient, writeFixture } from './fixture';

let fixture: Awaited<ReturnType<typeof writeFixture>>;
let client: QueryClient;
beforeAll(async () => {
  fixture = await writeFixture();
  client = await openWasmClient(fixture.dir);
});
afterAll(async () => {
  await client?.close();
  fixture?.remove();
});

/** The mistake stands between ‹ and ›. */
test.each([
  ['SELECT * FORM ‹reports›'],
  ['SELECT year\n  FROM reports\n WHERE place_name = \'金凤区\' AND year = 2023 ‹ANDD› scope = 1'],
  ["SELECT '中文中文' AS x, '中文' AS y,\n       '金凤区金凤区' AS z, ‹nope›\nFROM reports"],
  ['SELECT ‹nosuch›(year) FROM reports'],
  ['SELECT year FROM ‹nowhere›'],
  [`SELECT ${'year, '.repeat(40)}‹nope›, ${'year, '.repeat(40)}year FROM reports`],
  ["SELECT year FROM reports WHERE scope = ‹'aggregate›"],
  ['SELECT (‹1›'],
  ['SELECT 1 AS "a b", r.‹nope› FROM reports r'],
  ['SELECT 1 WHERE ‹)›'],
])('%s', async (marked) => {
  const sql = marked.replace(/[‹›]/g, '');
  const message = await client.rows(sql, z.unknown()).then(() => '', (error: unknown) => (error instanceof Error ? error.message : ''));
  const { at, text } = mistakeOf(message, sql);
  expect(text).toMatch(/Error/);
  expect(text).not.toContain('LINE');
  const from = marked.indexOf('‹');
  expect(at === null ? null : `${sql.slice(0, at.from)}‹${sql.slice(at.from, at.from + marked.indexOf('›') - from - 1)}›${sql.slice(at.to)}`).toBe(marked);
});

test('a message without a place gives none', () => {
  expect(mistakeOf("Conversion Error: Could not convert string 'x' to INT32", "SELECT 'x'::INT")).toEqual({ text: "Conversion Error: Could not convert string 'x' to INT32", at: null });
});
