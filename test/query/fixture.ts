/** A small corpus as Parquet, written by the same store as the real one, and both engines over it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { openStore } from '../../lib/corpus/store';
import { CORPUS_TABLES } from '../../lib/corpus/tables';
import type { ReportRow } from '../../lib/corpus/tables';
import { TOTAL_IDS } from '../../lib/form';
import { NO_CELL, STATE_LETTERS } from '../../lib/read/report';
import { QueryError, parseRows } from '../../lib/query/client';
import type { QueryClient } from '../../lib/query/client';
import { DATA_TABLES, viewSql } from '../../lib/query/views';

const app = (row: string) => `applications.${row}.total`;

export interface Given {
  place: [code: string, name: string, level: 'province' | 'prefecture' | 'county', province: string, prefecture: string | null] | null;
  year: number | null;
  scope: 'aggregate' | 'organ_only' | 'department' | 'unknown';
  origin?: 'text' | 'coded';
  organ?: string;
  kind?: 'annual_report' | 'form_notice';
  figures: Record<string, number>;
  /** Cells that stand empty, with their state. */
  empty?: Record<string, 'blank' | 'dash' | 'missing' | 'garbled'>;
}

const NINGXIA = ['640000', '宁夏回族自治区', 'province', '640000', null] satisfies Given['place'];
const ZHONGWEI = ['640500', '中卫市', 'prefecture', '640000', '640500'] satisfies Given['place'];
const SHAPOTOU = ['640502', '沙坡头区', 'county', '640000', '640500'] satisfies Given['place'];
const JINFENG = ['640106', '金凤区', 'county', '640000', '640100'] satisfies Given['place'];
const SHIHE = ['411502', '浉河区', 'county', '410000', '411500'] satisfies Given['place'];

export const GIVEN: readonly Given[] = [
  { place: NINGXIA, year: 2023, scope: 'aggregate', figures: { [app('new_received')]: 900, [app('total_handled')]: 890 } },
  {
    place: ZHONGWEI, year: 2023, scope: 'aggregate',
    figures: { [app('new_received')]: 209, [app('carried_in')]: 1, [app('granted')]: 90, [app('partial')]: 22, [app('total_handled')]: 203, [app('carried_out')]: 7, 'disputes.review.total': 4, 'disputes.review.corrected': 0, 'applications.new_received.natural_person': 197 },
    empty: { 'disputes.suit_direct.total': 'blank', 'disputes.review.pending': 'dash', 'applications.new_received.company': 'garbled' },
  },
  { place: ZHONGWEI, year: 2023, scope: 'organ_only', organ: '人民政府办公室', figures: { [app('new_received')]: 0, [app('total_handled')]: 0 } },
  { place: SHAPOTOU, year: 2023, scope: 'aggregate', figures: { [app('new_received')]: 12, [app('total_handled')]: 10 } },
  { place: SHAPOTOU, year: 2023, scope: 'aggregate', origin: 'coded', figures: { [app('new_received')]: 12 } },
  { place: JINFENG, year: 2023, scope: 'aggregate', figures: { [app('total_handled')]: 18 }, empty: { [app('new_received')]: 'missing' } },
  { place: SHIHE, year: 2022, scope: 'organ_only', figures: { [app('new_received')]: 0, [app('total_handled')]: 0 } },
  { place: SHIHE, year: 2023, scope: 'department', organ: "o'hara'; DROP TABLE reports; --", figures: { [app('new_received')]: 3 } },
  { place: null, year: null, scope: 'unknown', figures: {} },
  { place: JINFENG, year: 2023, scope: 'aggregate', kind: 'form_notice', figures: { [app('new_received')]: 999_999, [app('total_handled')]: 1 } },
];

export function reportId(index: number, all = GIVEN): string {
  const given = all[index];
  return `${given?.place?.[0] ?? 'none'}-${given?.year ?? 'none'}-${index.toString(16).padStart(8, '0')}`;
}

const letterOf = (state: 'blank' | 'dash' | 'missing' | 'garbled' | undefined): string => (state === undefined ? NO_CELL : STATE_LETTERS[state]);

function reportRow(given: Given, index: number, all: readonly Given[]): ReportRow {
  const empty = Object.fromEntries(TOTAL_IDS.map((id) => [id, null]));
  const totals = Object.fromEntries(Object.entries(given.figures).filter(([id]) => TOTAL_IDS.includes(id)));
  return {
    ...empty, ...totals,
    report_id: reportId(index, all), origin: given.origin ?? 'text', kind: given.kind ?? 'annual_report', title: null,
    authority: `${given.place?.[1] ?? ''}${given.organ ?? '人民政府'}`, organ: given.organ ?? null,
    place_code: given.place?.[0] ?? null, place_name: given.place?.[1] ?? null, place_name_en: given.place?.[1] ?? null, place_level: given.place?.[2] ?? null,
    province_code: given.place?.[3] ?? null, prefecture_code: given.place?.[4] ?? null, scope: given.scope, scope_confidence: 1, year: given.year,
    form_applications: given.origin === 'coded' ? null : '2021', form_proactive: given.origin === 'coded' ? null : 'none', form_disputes: given.origin === 'coded' ? null : '2021',
    path: `reports/${index}.txt`, sha256: '0'.repeat(64), bytes: 1234, encoding: 'utf-8', source_url: null, source_publisher: null, source_retrieved: null, source_text: null, published: null,
    place_evidence: '[]', place_candidates: '[]', scope_evidence: '[]', problems: '[]',
    states: TOTAL_IDS.map((id) => (id in given.figures ? (given.origin === 'coded' ? 'c' : 's') : letterOf(given.empty?.[id]))).join(''),
    n_stated: Object.keys(given.figures).length, n_resolved: 0, n_blank: 0, n_dash: 0, n_missing: 0, n_garbled: 0, n_coded: 0, n_fail: 0, n_suspect: index === 1 ? 1 : 0, n_not_assessable: 0, n_passed: 3, superseded_by: null,
  };
}

/** Writes the corpus to a fresh folder. */
export async function writeFixture(all = GIVEN): Promise<{ dir: string; remove: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-query-'));
  const store = await openStore(join(dir, 'store.duckdb'));
  all.forEach((given, index) => {
    const key = { report_id: reportId(index, all), year: given.year, place_code: given.place?.[0] ?? null };
    store.add('reports', [reportRow(given, index, all)]);
    const cells = [...Object.entries(given.figures).map(([id, value]) => ({ id, value, state: given.origin === 'coded' ? 'coded' as const : 'stated' as const })),
      ...Object.entries(given.empty ?? {}).map(([id, state]) => ({ id, value: null, state }))];
    store.add('cells', cells.map(({ id, value, state }, ordinal) => {
      const [tbl = '', row_id = '', column_id = ''] = id.split('.');
      return { ...key, scope: given.scope, cell: id, tbl, row_id, column_id, ordinal, value, state, raw: value === null ? null : String(value), line: 1, start_at: 0, end_at: 1, inferred: id === 'applications.new_received.company' && state === 'garbled' ? 12 : null, note: null };
    }));
    store.add('sections', [{ ...key, ordinal: 0, heading: null, text: `报告 ${index}\n`, start_at: 0, end_at: 5 }, { ...key, ordinal: 1, heading: '二', text: '二、\n', start_at: 5, end_at: 8 }]);
  });
  store.add('checks', [{ report_id: reportId(1), year: 2023, place_code: '640500', ordinal: 0, rule: 'disputes.row_sum', status: 'suspect', severity: 'warning', cells: '["disputes.review.total"]', expected: 5, actual: 4, against: null }]);
  store.add('claims', [{ report_id: reportId(1), year: 2023, place_code: '640500', ordinal: 0, about: 'applications.received', value: 210, text: '受理210件', start_at: 1, end_at: 6 }]);
  store.add('places', [NINGXIA, ZHONGWEI, SHAPOTOU, JINFENG, SHIHE, ['640521', '中宁县', 'county', '640000', '640500'] as const, ['640599', '旧县', 'county', '640000', '640500'] as const].map(([code, name, level]) => ({
    code, name, name_en: name, pinyin: '', level, parent_code: null, province: '宁夏回族自治区', prefecture: null, valid_from: 2003, valid_to: code === '640599' ? 2010 : null, successors: null,
  })));
  store.add('population', [{ place_code: '640500', year: 2023, residents: 1_060_000, source: '统计年鉴', line: 2 }]);
  await store.write(dir);
  store.close();
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The engine the browser runs, in Node: DuckDB-WASM 1.28.0 `eh`, over the same files and views, read through `send`. */
export async function openWasmClient(dir: string): Promise<QueryClient> {
  const require = createRequire(import.meta.url);
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  // The package's types for Node cannot be reached under its `exports`; the runtime is an object of the engine's own.
  const { NODE_RUNTIME }: { NODE_RUNTIME: duckdb.DuckDBRuntime } = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const bundle = { mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: join(dist, 'duckdb-node-eh.worker.cjs') };
  const db = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const connection = db.connect();
  for (const table of DATA_TABLES) {
    db.registerFileBuffer(`${table}.parquet`, readFileSync(join(dir, `${table}.parquet`)));
    connection.query(viewSql(table, `${table}.parquet`));
  }
  return {
    async rows(sql, schema) {
      const raw: unknown[] = [];
      try {
        for await (const batch of await connection.send(sql)) for (const row of batch) raw.push(row.toJSON());
      } catch (cause) {
        throw new QueryError('query.failed', cause instanceof Error ? cause.message : String(cause), { cause });
      }
      return parseRows(raw, schema);
    },
    close() {
      connection.close();
      return Promise.resolve();
    },
  };
}

export const TABLES_WRITTEN = Object.keys(CORPUS_TABLES);
