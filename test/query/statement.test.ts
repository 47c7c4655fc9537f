import { expect, test } from 'vitest';
import { bareStatement, capped } from '../../lib/query/statement';

test.each([
  ['SELECT 1', 'SELECT 1'],
  ['  SELECT 1 ; ; ', 'SELECT 1'],
  ['-- first\n/* and; */ SELECT 1; -- last\n', 'SELECT 1'],
  ["SELECT ';--' AS x;", "SELECT ';--' AS x"],
  ['SELECT 1 AS ";"', 'SELECT 1 AS ";"'],
  ["SELECT 'it''s;'", "SELECT 'it''s;'"],
  ['SELECT $$;$$;', 'SELECT $$;$$'],
  ['-- nothing', ''],
])('%s', (sql, bare) => {
  expect(bareStatement(sql)).toBe(bare);
});

test('what gives rows is capped, other statements are left alone', () => {
  expect(capped('select 1 -- one\n;', 5)).toBe('SELECT * FROM (\nselect 1\n) LIMIT 5');
  for (const sql of ['WITH a AS (SELECT 1) SELECT * FROM a', 'FROM reports', 'VALUES (1)', '(SELECT 1) UNION (SELECT 2)']) expect(capped(sql, 5)).toContain('LIMIT 5');
  for (const sql of ['EXPLAIN SELECT 1', 'CREATE TABLE x AS SELECT 1', 'DESCRIBE reports', 'SHOW TABLES', 'PRAGMA version', '', 'SELECTED']) expect(capped(sql, 5)).toBeNull();
});
