/** Figures that are no printed cell of the report itself: of the year before, residents, and what is inferred on request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOTAL_IDS } from '../../lib/form';
import { askFigures } from '../../lib/query';
import type { Filter, QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { NO_CELL, STATE_LETTERS } from '../../lib/read/report';
import { openWasmClient, writeFixture } from './fixture';

const IN_FORCE = 'proactive.normative_documents.in_force';
const FILTER: Filter = { years: { from: 2023, to: 2023 }, scopes: ['aggregate'], places: [], origins: [] };

describe('figures of the year before', () => {
  const report = (year: number, value: number, scope = 'aggregate', organ: string | null = null) => ({
    report_id: `640500-${year}-${scope}`, origin: 'text', authority: '中卫市', organ, place_code: '640500', place_name: '中卫市', place_name_en: null, place_level: 'prefecture',
    province_code: '640000', prefecture_code: '640500', scope, year, form_applications: '2021', form_proactive: '2021', form_disputes: '2021',
    states: TOTAL_IDS.map((id) => (id === IN_FORCE ? STATE_LETTERS.stated : NO_CELL)).join(''), [IN_FORCE]: value,
  });
  const client = (rows: ReturnType<typeof report>[]): QueryClient => ({
    async rows(sql, schema) {
      const [, from, to] = /year BETWEEN (\d+) AND (\d+)/.exec(sql) ?? [];
      return rows.filter((row) => row.year >= Number(from) && row.year <= Number(to)).map((row) => schema.parse(row));
    },
    close: () => Promise.resolve(),
  });
  const asked = async (rows: ReturnType<typeof report>[]) => (await askFigures(client(rows), FILTER, [IN_FORCE, `previous:${IN_FORCE}`])).map((each) => each.figures[`previous:${IN_FORCE}`]);

  it('come from the same place, organ and scope', async () => {
    expect(await asked([report(2023, 105), report(2022, 100)])).toEqual([{ value: 100, state: 'stated' }]);
  });
  it('are missing where the year before has no report, or one of another scope', async () => {
    expect(await asked([report(2023, 105)])).toEqual([{ value: null, state: 'missing' }]);
    expect(await asked([report(2023, 105), report(2022, 9, 'organ_only', '办公室')])).toEqual([{ value: null, state: 'missing' }]);
    expect(await asked([report(2023, 105), report(2021, 90)])).toEqual([{ value: null, state: 'missing' }]);
  });
});

describe('over the tables', () => {
  let node: QueryClient;
  let wasm: QueryClient;
  let remove: () => void;
  beforeAll(async () => {
    const fixture = await writeFixture();
    remove = fixture.remove;
    node = await openNodeClient(fixture.dir);
    wasm = await openWasmClient(fixture.dir);
  });
  afterAll(async () => {
    await node.close();
    await wasm.close();
    remove();
  });

  it('residents are those of the place and year, of a whole area only', async () => {
    for (const engine of [node, wasm]) {
      const reports = await askFigures(engine, { ...FILTER, scopes: ['aggregate', 'organ_only'], places: ['640500'] }, ['residents']);
      expect(reports.map((each) => [each.scope, each.figures['residents']])).toEqual([['aggregate', { value: 1_060_000, state: 'stated' }], ['organ_only', { value: null, state: 'absent' }]]);
    }
    expect((await askFigures(node, { ...FILTER, places: ['640106'] }, ['residents']))[0]?.figures['residents']).toEqual({ value: null, state: 'missing' });
  });

  it('an inferred figure is given only when it is asked for, and says so', async () => {
    const company = 'applications.new_received.company';
    const of = async (inferred: boolean) => (await askFigures(node, { ...FILTER, places: ['640500'] }, [company, 'disputes.suit_direct.total'], undefined, inferred))[0]?.figures;
    expect(await of(false)).toEqual({ [company]: { value: null, state: 'garbled' }, 'disputes.suit_direct.total': { value: null, state: 'blank' } });
    expect(await of(true)).toEqual({ [company]: { value: 12, state: 'inferred' }, 'disputes.suit_direct.total': { value: null, state: 'blank' } });
  });
});
