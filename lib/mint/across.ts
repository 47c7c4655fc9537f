/** Measures the checks across years and places against minted cities: planted faults found, false alarms. */
import { checkAcross, compactOf, type PartsOf } from '../check/across';
import { RULES } from '../check/rules';
import type { ParsedReport } from '../corpus/parse';
import type { MintedCity } from './series';

export interface AcrossTally {
  reports: number;
  /** Findings of severity error that can be assessed, within reports and across. */
  errors: number;
  /** By rule: faults that can be found, those found, and findings where nothing was planted. */
  rules: Record<string, { planted: number; found: number; unplanted: number }>;
  /** What was not found, or found without being there, for showing. */
  bad: string[];
}

/** A fault changes the year after it too (the stock rolls on from a wrong one): findings on such reports are no false alarms. */
export function judgeAcross(cities: readonly MintedCity[], parse: (name: string, text: string) => ParsedReport, partsOf: PartsOf): AcrossTally {
  const tally: AcrossTally = { reports: 0, errors: 0, rules: Object.fromEntries(RULES.filter((rule) => 'across' in rule).map((rule) => [rule.id, { planted: 0, found: 0, unplanted: 0 }])), bad: [] };
  for (const city of cities) {
    const compacts = city.reports.map(({ name, text }) => {
      const parsed = parse(name, text);
      if (parsed.report === null) throw new Error(`${name} gave no report`);
      tally.reports += 1;
      for (const check of parsed.checks) {
        if (check.severity !== 'error' || check.status === 'not_assessable') continue;
        tally.errors += 1;
        tally.bad.push(`${name}: error ${check.rule} ${check.cells.join(' ')} ${check.expected} ${check.actual}`);
      }
      return compactOf(name, { report: parsed.report, path: name, retrieved: null, cells: parsed.cells, sections: parsed.sections, findings: parsed.checks.length });
    });
    const across = checkAcross(compacts, partsOf);
    const found = new Map([...across.findings].map(([name, findings]) => [name, findings.filter((finding) => finding.status !== 'not_assessable')]));
    for (const findings of found.values()) tally.errors += findings.filter((finding) => finding.severity === 'error').length;
    for (const fault of city.faults) {
      const rule = tally.rules[fault.rule];
      if (!fault.detectable || !rule) continue;
      rule.planted += 1;
      if (fault.names.some((name) => found.get(name)?.some((finding) => finding.rule === fault.rule))) rule.found += 1;
      else tally.bad.push(`${fault.names.join(' or ')}: ${fault.rule} not found`);
    }
    if (city.faults.length > 0) continue;
    for (const [name, findings] of found) {
      for (const finding of findings) {
        tally.rules[finding.rule]!.unplanted += 1;
        tally.bad.push(`${name}: ${finding.rule} without a fault: ${finding.expected} ${finding.actual}`);
      }
    }
  }
  return tally;
}
