/** The twenty questions: run by the browser's engine version over the bundled corpus, and held against what the pages show. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildData } from '../../lib/corpus/data';
import { parseReport } from '../../lib/corpus/parse';
import { APPLICANT_COLUMNS, outcomeRows } from '../../lib/form';
import { ASKED } from '../../lib/i18n/questions';
import { metric } from '../../lib/metrics';
import { ALL_FOUND, askCoverage, askDefaults, askFigures, askFound, askQuality, askTrend, figureOf, resolveFilter, NO_CHOICE } from '../../lib/query';
import type { Filter, QueryClient, ReportFigures } from '../../lib/query';
import { EXAMPLE_IDS, examples } from '../../lib/query/examples';
import type { Example } from '../../lib/query/examples';
import { openNodeClient } from '../../lib/query/node';
import { capped } from '../../lib/query/statement';
import { silent } from '../corpus/folders';
import { openWasmClient } from './fixture';

const ROOT = join(import.meta.dirname, '../..');
const Row = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));
type Row = z.infer<typeof Row>;

let dir = '';
let browser: QueryClient;
let node: QueryClient;
let filter: Filter;
let year = 0;
let all: Map<string, Example>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'atlas-examples-'));
  await buildData({ folder: join(ROOT, 'data'), places: join(ROOT, 'data/places/places.csv'), out: join(dir, 'data'), work: join(dir, 'work'), parse: parseReport }, silent());
  browser = await openWasmClient(join(dir, 'data'));
  node = await openNodeClient(join(dir, 'data'));
  const defaults = await askDefaults(node);
  if (defaults === null) throw new Error('the bundled corpus has a year');
  year = defaults.year;
  filter = resolveFilter(NO_CHOICE, defaults);
  all = new Map(examples(defaults).map((example) => [example.id, example]));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await node?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function answer(id: string): Promise<Row[]> {
  const example = all.get(id);
  if (example === undefined) throw new Error(`no example ${id}`);
  // As the workbench sends it.
  return browser.rows(capped(example.sql, 100_001) ?? '', Row);
}
const IDS = examples({ year: 2023, scope: 'aggregate' }).map((example) => example.id);

test('there are twenty, each with words in both languages', () => {
  expect(new Set(IDS).size).toBe(20);
  expect(IDS).toEqual([...EXAMPLE_IDS]);
  for (const id of EXAMPLE_IDS) {
    const [zh, en] = [ASKED.zh.asked[id], ASKED.en.asked[id]];
    for (const text of [zh.question, zh.note]) expect(text.length).toBeGreaterThan(3);
    for (const text of [en.question, en.note]) expect([text.length > 10, /\p{Script=Han}/u.test(text)]).toEqual([true, false]);
  }
});

describe.each(IDS)('%s', (id) => {
  test('is planned and answered by the engine of the browser, with rows', async () => {
    await browser.rows(`EXPLAIN ${all.get(id)?.sql ?? ''}`, z.unknown());
    expect((await answer(id)).length).toBeGreaterThan(0);
  });

  test('has the same answer in both engines', async () => {
    const [here, there] = [await answer(id), await node.rows(all.get(id)?.sql ?? '', Row)];
    const rounded = (rows: Row[]) => rows.map((row) => Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(12)) : name === 'scopes' ? String(value).split(', ').sort().join() : value]));
    expect(rounded(here)).toEqual(rounded(there));
  });

  test('adds nothing in the place of a null', () => {
    // An office without a name of its own is the place itself; no figure is ever replaced.
    expect(all.get(id)?.sql.replace("coalesce(organ, '')", '')).not.toMatch(/coalesce|ifnull/i);
  });
});

const figures = (ids: readonly string[]): Promise<ReportFigures[]> => askFigures(node, filter, ids);
const near = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(10)) : value);

describe('equal to the page', () => {
  test.each([['disclosure', 'disclosure_rate'], ['not_held', 'not_held_rate'], ['backlog', 'backlog'], ['corrected', 'review_correction_rate']])('%s', async (id, name) => {
    const rate = metric(name);
    const reports = await figures(rate.operands);
    const shown = reports.map((report) => ({ id: report.report_id, ...rate.evaluate(figureOf(report)) })).filter((each) => each.value !== null);
    const rows = await answer(id);
    const byId = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
    expect(shown.length).toBeGreaterThan(0);
    expect(rows.map((row) => [row['report_id'], row['part'], row['whole'], near(row['share']), near(row['low']), near(row['high'])]).sort(byId))
      .toEqual(shown.map((each) => [each.id, each.numerator, each.denominator, near(each.value), near(each.low), near(each.high)]).sort(byId));
  });

  test('disputes', async () => {
    const rate = metric('disputes_per_100');
    const shown = new Map((await figures(rate.operands)).map((report) => [report.report_id, near(rate.evaluate(figureOf(report)).value)]));
    expect(new Map((await answer('disputes')).map((row) => [row['report_id'], near(row['per_100'])]))).toEqual(shown);
  });

  test('received and review_first, over the years', async () => {
    const years = { ...filter, years: { from: 1990, to: 2100 } };
    const shown = async (cell: string) => new Map((await askTrend(node, years, { cell })).filter((row) => row.panel === 'all').map((row) => [`${row.level}|${row.year}`, [row.n, row.k]]));
    const own = (rows: Row[], known: string, sum: string) => new Map(rows.map((row) => [`${row['place_level']}|${row['year']}`, [row[known], row[sum]]]));
    expect(own(await answer('received'), 'with_figure', 'received')).toEqual(await shown('applications.new_received.total'));
    const disputes = await answer('review_first');
    for (const [known, sum, cell] of [['with_reviews', 'reviews', 'review'], ['with_direct', 'direct_suits', 'suit_direct'], ['with_after', 'suits_after_review', 'suit_after_review']] as const) {
      expect(own(disputes, known, sum)).toEqual(await shown(`disputes.${cell}.total`));
    }
  });

  test('refusals', async () => {
    const ids = outcomeRows('2021').filter((row) => row.group === 'denied').map((row) => row.id);
    const reports = (await figures(ids.map((id) => `applications.${id}.total`))).filter((report) => report.place_level === 'county');
    const rows = new Map((await answer('refusals')).map((row) => [row['reason'], row]));
    for (const id of ids) {
      const known = reports.flatMap((report) => report.figures[`applications.${id}.total`]?.value ?? []);
      expect([id, rows.get(id)?.['reports'] ?? 0, rows.get(id)?.['cases'] ?? null]).toEqual([id, known.length, known.length === 0 ? null : known.reduce((a, b) => a + b, 0)]);
    }
  });

  test('applicants', async () => {
    const ids = APPLICANT_COLUMNS.map((column) => `applications.new_received.${column.id}`);
    const shown = new Map((await figures(ids)).flatMap((report) => ids.map((id): [string, number | null] => [`${report.report_id}|${id.split('.')[2]}`, report.figures[id]?.value ?? null])));
    const rows = await answer('applicants');
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect([row['report_id'], row['applicant'], row['applications']]).toEqual([row['report_id'], row['applicant'], shown.get(`${row['report_id']}|${row['applicant']}`)]);
  });

  test.each([
    ['gatekeeping', { petitions: 'applications.refused_petition.total', repeated: 'applications.refused_repeat.total', handled: 'applications.total_handled.total' }],
    ['proactive', { licences: 'proactive.licences.decisions', penalties: 'proactive.penalties.decisions', coercion: 'proactive.coercion.decisions', fees_wan: 'proactive.fees.amount_wan', documents_made: 'proactive.normative_documents.made', documents_in_force: 'proactive.normative_documents.in_force' }],
  ] as const)('%s', async (id, names) => {
    const columns = Object.entries(names);
    const shown = new Map((await figures(columns.map(([, cell]) => cell))).map((report) => [report.report_id, columns.map(([, cell]) => report.figures[cell]?.value ?? null)]));
    expect(new Map((await answer(id)).map((row) => [row['report_id'], columns.map(([name]) => row[name])]))).toEqual(shown);
  });

  test('sums', async () => {
    const { rules } = await askQuality(node, ['applications.balance']);
    const shown = new Map<string, [number, number]>();
    for (const { rule, asked, broken } of rules) if (asked > 0) shown.set(rule, [(shown.get(rule)?.[0] ?? 0) + asked, (shown.get(rule)?.[1] ?? 0) + broken]);
    expect(new Map((await answer('sums')).map((row) => [row['rule'], [row['assessable'], row['broken']]]))).toEqual(shown);
  });

  test('carry_over and prose', async () => {
    const { rows } = await askFound(node, ALL_FOUND, 100_000);
    const pick = (test: (rule: string) => boolean) => rows.filter((row) => test(row.rule)).map((row) => `${row.report_id}|${row.expected}|${row.actual}`).sort();
    const own = async (id: string) => (await answer(id)).map((row) => `${row['report_id']}|${row['expected']}|${row['actual']}`).sort();
    expect(await own('carry_over')).toEqual(pick((rule) => rule === 'series.carry_over'));
    expect(await own('prose')).toEqual(pick((rule) => rule.startsWith('prose.')));
  });

  test('missing', async () => {
    const coverage = await askCoverage(node);
    const shown = new Map(coverage.provinces.map((province) => {
      const at = province.years.get(year);
      return [province.code, at === undefined ? null : [at.expected, at.aggregate + at.organ_only + at.other]];
    }));
    const rows = await answer('missing');
    expect(new Map(rows.map((row) => [row['province_code'], [row['expected'], row['held']]]))).toEqual(shown);
  });
});
