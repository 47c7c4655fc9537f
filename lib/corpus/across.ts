/** Checks across years and places, once every report was read: findings, the reports that do not count, and what versions differ in. */
import { checkAcross, type Across, type Compact, type PartsOf } from '../check/across';
import { changesOf } from '../check/versions';
import { checkCountRows, checkRows } from './rows';
import type { Store } from './store';
import { countFindings, type Summary } from './summary';

/** Reports whose cells are looked up at once. */
const BATCH = 500;

export async function settleAcross(compacts: readonly Compact[], partsOf: PartsOf, store: Store, summary: Summary): Promise<void> {
  const across = checkAcross(compacts, partsOf);
  await store.settle(compacts.flatMap(({ id }) => {
    const findings = across.findings.get(id) ?? [];
    const superseded_by = across.superseded.get(id) ?? null;
    const n_passed = across.passed.get(id) ?? 0;
    const found = (status: string): number => findings.filter((finding) => finding.status === status).length;
    if (findings.length === 0 && superseded_by === null && n_passed === 0) return [];
    return [{ report_id: id, superseded_by, n_passed, n_fail: found('fail'), n_suspect: found('suspect'), n_not_assessable: found('not_assessable') }];
  }));
  const byId = new Map(compacts.map((compact) => [compact.id, compact]));
  for (const [id, findings] of across.findings) {
    const compact = byId.get(id);
    if (!compact) continue;
    store.add('checks', checkRows(keyOf(compact), findings, compact.findings));
    countFindings(summary, findings);
  }
  for (const passed of across.passed.values()) summary.checks_passed += passed;
  for (const id of new Set([...across.findings.keys(), ...across.passes.keys()])) {
    const compact = byId.get(id);
    if (compact) store.add('check_counts', checkCountRows(keyOf(compact), across.findings.get(id) ?? [], across.passes.get(id) ?? {}));
  }
  await addRevisions(across, byId, store);
}

const keyOf = (compact: Compact) => ({ report_id: compact.id, year: compact.year, place_code: compact.place });

async function addRevisions(across: Across, byId: ReadonlyMap<string, Compact>, store: Store): Promise<void> {
  const pairs = [...across.superseded];
  const ordinals = new Map<string, number>();
  for (let at = 0; at < pairs.length; at += BATCH) {
    const batch = pairs.slice(at, at + BATCH);
    const cells = await store.cellsOf([...new Set(batch.flat())]);
    for (const [older, newer] of batch) {
      const compact = byId.get(newer);
      if (!compact) continue;
      const first = ordinals.get(newer) ?? 0;
      const changes = changesOf(cells.get(older) ?? [], cells.get(newer) ?? []);
      ordinals.set(newer, first + changes.length);
      store.add('revisions', changes.map(({ cell, oldValue, newValue }, index) => ({
        ...keyOf(compact), ordinal: first + index, old_report_id: older, cell, old_value: oldValue, new_value: newValue,
      })));
    }
  }
}
