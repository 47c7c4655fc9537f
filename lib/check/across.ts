/** Every check that needs more than one report. Runs once, when all reports were read. */
import type { Finding } from '../read/report';
import type { Passes } from './index';
import type { Compact } from './compact';
import { checkFigures, checkText } from './copies';
import { findingOf, type Pair } from './pair';
import { checkParts, wholesOf, type PartsOf, type Whole } from './parts';
import type { RuleId } from './rules';
import { checkCarryOver, checkJump, checkStock } from './series';
import { versionsOf } from './versions';

export { compactOf, type Compact } from './compact';
export { type PartsOf, type Whole } from './parts';

export interface Across {
  /** By report id: what was found, to be listed after the report's own findings, and how many checks passed. */
  findings: Map<string, Finding[]>;
  passed: Map<string, number>;
  /** By report id: how many of them for each rule. */
  passes: Map<string, Passes>;
  /** Report id of one that does not count → of the one that counts in its place. */
  superseded: Map<string, string>;
}

const OF_A_PAIR = [checkCarryOver, checkStock, checkJump, checkText, checkFigures];

/** Notes what was found of a report, and what passed. */
function notes(out: Across): { add: (id: string, finding: Finding) => void; passed: (report: { id: string }, rule: RuleId) => void } {
  return {
    add: (id, finding) => {
      const list = out.findings.get(id);
      if (list) list.push(finding);
      else out.findings.set(id, [finding]);
    },
    passed: ({ id }, rule) => {
      out.passed.set(id, (out.passed.get(id) ?? 0) + 1);
      const passes = out.passes.get(id) ?? {};
      const before = passes[rule];
      out.passes.set(id, { ...passes, [rule]: before === undefined ? 1 : before + 1 });
    },
  };
}
const nothing = (): Across => ({ findings: new Map(), passed: new Map(), passes: new Map(), superseded: new Map() });

/**
 * The checks within series: versions of one report, and each year against the one before. All reports of
 * a series must be there; series know nothing of each other, so that many may be compared apart.
 */
export function checkSeries(reports: readonly Compact[]): Across & { wholes: Whole[] } {
  const out = nothing();
  const { add, passed } = notes(out);
  const counting = new Map<string, Compact>();
  for (const [first, ...others] of versionsOf(reports)) {
    if (!first) continue;
    counting.set(`${first.series}|${first.year}`, first);
    if (others.length === 0) passed(first, 'copies.two_reports');
    for (const other of others) {
      out.superseded.set(other.id, first.id);
      add(first.id, findingOf('copies.two_reports', 'suspect', [], null, null, other.id));
    }
  }
  for (const after of counting.values()) {
    const before = counting.get(`${after.series}|${after.year! - 1}`);
    if (!before) continue;
    const pair: Pair = {
      before, after,
      find: (rule, status, cells, expected, actual) => add(after.id, findingOf(rule, status, cells, expected, actual, before.id)),
      pass: (rule) => passed(after, rule),
    };
    for (const check of OF_A_PAIR) check(pair);
  }
  return { ...out, wholes: wholesOf([...counting.values()]) };
}

/** The check of each aggregate against its parts, over the aggregates that count in all series. */
export function checkWholes(wholes: readonly Whole[], partsOf: PartsOf): Across {
  const out = nothing();
  const { add, passed } = notes(out);
  checkParts(wholes, partsOf, (whole, rule, status, cells, expected, actual) => add(whole.id, findingOf(rule, status, cells, expected, actual)), passed);
  return out;
}

/** Both at once. The same findings in the same order, in whatever order the reports come. */
export function checkAcross(reports: readonly Compact[], partsOf: PartsOf): Across {
  const { wholes, ...out } = checkSeries(reports);
  const { add, passed } = notes(out);
  checkParts(wholes, partsOf, (whole, rule, status, cells, expected, actual) => add(whole.id, findingOf(rule, status, cells, expected, actual)), passed);
  return out;
}
