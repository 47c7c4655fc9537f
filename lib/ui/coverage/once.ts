/** The coverage of the corpus, worked out once in a build: every province has its page from it. Server only. */
import { askCoverage } from '../../query';
import type { Coverage, CoverageUnit } from '../../query';
import { buildClient } from '../build';

let coverage: Promise<Coverage> | null = null;

export function coverageOnce(): Promise<Coverage> {
  coverage ??= buildClient().then((client) => askCoverage(client));
  return coverage;
}

export const hadReport = (unit: CoverageUnit): boolean => [...unit.years.values()].some((at) => at.state !== null);
