/** One file that a reader brings: read and checked as the site's own reports are. Pure, in Node and in a worker. */
import { tell, type Told } from '../check/format';
import { parseReport, type ParsedReport } from '../corpus/parse';
import type { Lang } from '../i18n/lang';
import type { Gazetteer } from '../place';
import type { Finding } from '../read/report';
import { detailOf, type OwnDetail } from './detail';

export interface Checked {
  name: string;
  bytes: number;
  /** Null where the file gave no report: `problems` says why. */
  own: OwnDetail | null;
  /** Findings with their places in the text, for the exports. */
  told: Told[];
  passed: number;
  problems: { code: string; message: string }[];
}

export function checkFile(bytes: Uint8Array, name: string, places: Gazetteer, lang: Lang, origin: string): { checked: Checked; parsed: ParsedReport } {
  const parsed = parseReport(bytes, name, places);
  return { checked: checkedOf(parsed, places, lang, origin), parsed };
}

function checkedOf(parsed: ParsedReport, places: Gazetteer, lang: Lang, origin: string): Checked {
  return {
    name: parsed.source.path, bytes: parsed.source.bytes, own: detailOf(parsed, places, origin),
    told: tell(parsed.source.path, parsed.text, parsed.cells, parsed.checks, lang), passed: parsed.passed,
    problems: parsed.problems.map(({ code, message }) => ({ code, message })),
  };
}

/** The same with what was found between this file and the others. */
export function withAcross(parsed: ParsedReport, findings: readonly Finding[], passed: number, places: Gazetteer, lang: Lang, origin: string): Checked {
  return checkedOf({ ...parsed, checks: [...parsed.checks, ...findings], passed: parsed.passed + passed }, places, lang, origin);
}
