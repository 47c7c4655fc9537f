/** Quartiles of a place's peers: worked out in SQL, and the same as from the reports one by one, in both engines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quantile } from '../../lib/chart/crowd';
import { metric as metricOf } from '../../lib/metrics';
import { isCompared } from '../../lib/metrics/funnel';
import { askPeerBands, askPeers } from '../../lib/query/ask-peers';
import { figureOf } from '../../lib/query';
import type { QueryClient } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { LEAST_BAND, PEER_METRICS } from '../../lib/query/peers';
import type { PeerQuestion } from '../../lib/query/peers';
import { openWasmClient, writeFixture } from './fixture';
import type { Given } from './fixture';

const app = (row: string, column = 'total') => `applications.${row}.${column}`;
/** Numbers that look like any, the same each time. */
const any = (index: number, most: number) => (index * 7919 + 13) % most;

/** Forty counties over three years: some with few cases, some without a figure, some with a published sum only, one with nothing granted. */
const COUNTIES: readonly Given[] = Array.from({ length: 120 }, (_, index): Given => {
  const [place, year] = [index % 40, 2021 + Math.floor(index / 40)];
  const handled = 10 + any(index, 400);
  const granted = place === 7 ? 0 : any(index, handled);
  const persons = Math.floor(handled * 0.8);
  return {
    place: [String(640101 + place), `县${place}`, 'county', place % 4 === 0 ? '410000' : '640000', null], year, scope: 'aggregate', origin: place % 5 === 0 ? 'coded' : 'text',
    figures: {
      [app('total_handled')]: handled, [app('partial')]: 0, ...(place % 9 === 8 ? {} : { [app('granted')]: granted }), [app('new_received')]: handled, [app('carried_in')]: 0, [app('carried_out')]: any(index, 5),
      ...(place % 3 === 0 ? { [app('group_denied')]: any(index, 9) } : {}), 'disputes.review.total': any(index, 60), 'disputes.review.corrected': any(index, 3), 'disputes.review.pending': 0,
      [app('total_handled', 'natural_person')]: persons, [app('granted', 'natural_person')]: Math.floor(persons / (2 + (index % 5))), [app('partial', 'natural_person')]: 1,
    },
    ...(place % 9 === 8 ? { empty: { [app('granted')]: 'blank' as const } } : {}),
  };
});
const QUESTION: PeerQuestion = { years: { from: 2021, to: 2023 }, scope: 'aggregate', level: 'county', province: null };
const IDS = PEER_METRICS.map((metric) => metric.id);

async function fromRows(client: QueryClient, question: PeerQuestion, place: string) {
  const peers = (await askPeers(client, question, IDS.flatMap((id) => metricOf(id).operands))).filter((report) => report.place_code !== place);
  return IDS.flatMap((id) => [2021, 2022, 2023].flatMap((year) => {
    const results = peers.filter((report) => report.year === year).map((report) => metricOf(id).evaluate(figureOf(report))).filter((result) => isCompared(metricOf(id), result));
    const values = results.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
    return values.length < LEAST_BAND ? [] : [{ metric: id, year, n: values.length, low: quantile(values, 0.25), median: quantile(values, 0.5), high: quantile(values, 0.75) }];
  }));
}
const key = (band: { metric: string; year: number }) => `${band.metric} ${band.year}`;

describe.each([['native', openNodeClient], ['of the browser', openWasmClient]] as const)('in the engine %s', (_, open) => {
  let client: QueryClient;
  let remove: () => void;
  beforeAll(async () => {
    const fixture = await writeFixture(COUNTIES);
    remove = fixture.remove;
    client = await open(fixture.dir);
  });
  afterAll(async () => {
    await client.close();
    remove();
  });

  test.each([['the whole country', null], ['the province', '640000']] as const)('peers of %s have the quartiles of their reports', async (_name, province) => {
    const question = { ...QUESTION, province };
    const [found, expected] = [await askPeerBands(client, question, '640103', IDS), await fromRows(client, question, '640103')];
    expect(found.map(key).sort()).toEqual(expected.map(key).sort());
    expect(new Set(found.map((band) => band.metric)).size).toBeGreaterThan(4);
    for (const band of found) {
      const other = expected.find((each) => key(each) === key(band));
      expect([key(band), band.n]).toEqual([key(band), other?.n]);
      for (const part of ['low', 'median', 'high'] as const) expect(band[part], `${key(band)} ${part}`).toBeCloseTo(Number(other?.[part]), 12);
    }
  });

  test('the place itself is left out, and with fewer than five there are none', async () => {
    const of = async (place: string) => (await askPeerBands(client, QUESTION, place, ['disclosure_rate'])).find((band) => band.year === 2021)?.n;
    const with_ = await of('999999');
    const handled = COUNTIES.filter((each) => each.year === 2021 && each.figures[app('granted')] !== undefined && Number(each.figures[app('total_handled')]) >= 30).map((each) => each.place?.[0]);
    expect(with_).toBe(handled.length);
    expect(await of(handled[0] ?? '')).toBe(handled.length - 1);
    expect(await askPeerBands(client, { ...QUESTION, scope: 'unknown' }, '640103', IDS)).toEqual([]);
    expect(await askPeerBands(client, QUESTION, '640103', [])).toEqual([]);
  });
});

test('a hostile place is refused before SQL', async () => {
  const nobody: QueryClient = { rows: () => Promise.reject(new Error('asked')), close: () => Promise.resolve() };
  await expect(askPeerBands(nobody, QUESTION, "640103' OR 1=1 --", IDS)).rejects.not.toThrow('asked');
});
