/**
 * Checks across years and places, once every report was read. Series are compared apart, some at a time,
 * and what was found is left in files, so that a million reports need no more memory than a thousand.
 */
import { checkWholes, type PartsOf, type Whole } from '../check/across';
import { eachOf } from './gather';
import type { Hands } from './hands';
import { item } from './item';
import { openPackWriter, PackReader } from './pack';
import { decodeLate, encode, type Late } from './record';
import type { Roll } from './roll';

/** Reports compared at once; a series is never divided. */
const BATCH = 2048;

function* batches(roll: Roll): Generator<Uint32Array> {
  const rows = roll.bySeries();
  let start = 0;
  while (start < rows.length) {
    let end = Math.min(start + BATCH, rows.length);
    while (end < rows.length && roll.sameSeries(item(rows, end), item(rows, end - 1))) end += 1;
    yield rows.subarray(start, end);
    start = end;
  }
}

/** Adds what the check of wholes against parts found to what was found of the same reports in their series. */
function settleParts(wholes: readonly Whole[], partsOf: PartsOf, roll: Roll, pack: string): void {
  const found = checkWholes(wholes, partsOf);
  const ids = new Set([...found.findings.keys(), ...found.passes.keys()]);
  if (ids.size === 0) return;
  const reader = new PackReader();
  const writer = openPackWriter(pack);
  roll.reports().forEach((row) => {
    const id = roll.idOf(row);
    if (!ids.has(id)) return;
    const before = roll.late(row);
    const late: Late = before ? decodeLate(reader.bytes(before.pack, before.at, before.length)) : { superseded_by: null, findings: [], passes: {}, revisions: [] };
    const bytes = encode({ ...late, findings: [...late.findings, ...found.findings.get(id) ?? []], passes: { ...late.passes, ...found.passes.get(id) } });
    roll.settle(row, pack, writer.addBytes(bytes), bytes.length);
  });
  writer.finish();
  reader.close();
}

/** @param work a folder for what was found */
export async function settleAcross(roll: Roll, partsOf: PartsOf, hands: Hands, work: string): Promise<void> {
  const wholes: Whole[] = [];
  let packs = 0;
  await eachOf(batches(roll), hands.threads, async (rows) => {
    const pack = `${work}/across-${packs}.pack`;
    packs += 1;
    const found = await hands.across({ selection: roll.select(rows), pack });
    found.lengths.forEach((length, index) => {
      if (length > 0) roll.settle(item(rows, index), pack, item(found.at, index), length);
    });
    for (const whole of found.wholes) wholes.push(whole);
  });
  settleParts(wholes, partsOf, roll, `${work}/parts.pack`);
}
