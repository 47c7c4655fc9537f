import { expect, test } from 'vitest';
import { bareStatement, capped, tablesIn } from '../../lib/query/statement';

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

test.each([
  ['SELECT ordinal, expected, actual FROM checks WHERE expected > 1', ['checks']],
  ['SELECT c.expected FROM checks c JOIN reports r ON r.report_id = c.report_id', ['reports', 'checks']],
  ['select count(*) from "reports" where title = \'cells from claims\' -- from sections', ['reports']],
  ['SELECT 1 FROM reports r, cells c WHERE r.report_id = c.report_id', ['reports', 'cells']],
  ['SELECT 1 FROM (SELECT report_id FROM reports LIMIT 5) r, cells c', ['reports', 'cells']],
  ['SELECT (SELECT max(year) FROM reports) AS y, sum(n) FROM check_counts', ['reports', 'check_counts']],
  ['SELECT 1 FROM reports WHERE report_id IN (SELECT report_id FROM claims) ORDER BY expected', ['reports', 'claims']],
  ['SELECT 1 FROM reports LEFT JOIN places ON places.code = place_code JOIN metrics USING (id)', ['reports', 'places', 'metrics']],
  ['FROM expected', ['expected']],
  ['DESCRIBE sections', ['sections']],
  ['TABLE corrections', ['corrections']],
  ['WITH population_of AS (SELECT * FROM population) SELECT * FROM population_of', ['population']],
  ['SELECT metrics, places FROM my_table', []],
  ['SELECT 1', []],
])('%s reads %j', (sql, tables) => {
  expect(tablesIn(sql)).toEqual(tables);
});
