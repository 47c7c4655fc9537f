/** One file through every step: source, reading, place, checks. Pure: the same in Node and in the browser. */
import { checkReport, type Passes } from '../check';
import { inferCells } from '../check/infer';
import { locate, type Gazetteer } from '../place';
import { readReport, type Reading } from '../read';
import type { Parsed, Problem, Section } from '../read/report';
import type { Trace } from '../read/trace';
import { decode, type Utf8 } from '../source/decode';
import { flattenHtml, looksLikeHtml } from '../source/html';
import { sha256 } from './sha256';

export interface ParsedReport extends Parsed {
  /** The decoded source text, to which all spans point. */
  text: string;
  sections: Section[];
  /** How often each rule held. */
  passes: Passes;
}

export interface ParseOptions {
  /** Told how each row was read. */
  trace?: Trace;
  /** SHA-256 in hex by the platform's own means, where it has some. */
  hash?: (bytes: Uint8Array) => string;
  /** UTF-8 by the platform's own means, where it has some. */
  utf8?: Utf8;
}

/** Reads one report. Never throws on what the file holds: trouble is in `problems`. */
export function parseReport(bytes: Uint8Array, path: string, places: Gazetteer, options: ParseOptions = {}): ParsedReport {
  const { text, encoding, problems } = decode(bytes, options.utf8);
  const source = { path, sha256: (options.hash ?? sha256)(bytes), bytes: bytes.length, encoding };
  if (problems.some((problem) => REFUSED.has(problem.code))) {
    return { source, report: null, cells: [], claims: [], checks: [], passed: 0, passes: {}, problems, text, sections: [] };
  }
  const flat = looksLikeHtml(text) ? flattenHtml(text) : null;
  const reading = readReport(text, flat, options.trace);
  const cells = inferCells(reading.cells, reading.form);
  const origin = flat ? 'html' : 'text';
  const located = locate(places, {
    authority: reading.authority === null ? null : reading.authority.replace(VERTICAL, ''), title: reading.title, year: reading.year, text: flat ? flat.text : text, path,
    proactiveDecisions: decisions(reading),
  });
  const toSource = <T extends { start?: number; end?: number }>(evidence: T): T => (
    flat && evidence.start !== undefined && evidence.end !== undefined && evidence.end > evidence.start
      ? { ...evidence, start: flat.starts[evidence.start], end: flat.ends[evidence.end - 1] }
      : evidence
  );
  const { findings, passed, passes } = checkReport({ year: reading.year, form: reading.form, origin, cells, claims: reading.claims, scope: located.scope, placed: located.place !== null });
  const all: Problem[] = [...problems, ...reading.problems];
  return {
    source,
    report: {
      kind: reading.kind, origin, title: reading.title, authority: reading.authority, organ: located.organ,
      place: located.place, place_evidence: located.place_evidence.map(toSource), place_candidates: located.place_candidates,
      scope: located.scope, scope_evidence: located.scope_evidence.map(toSource), scope_confidence: located.scope_confidence,
      year: reading.year, form: reading.form,
    },
    cells, claims: reading.claims, checks: findings, passed, passes, problems: all, text, sections: reading.sections,
  };
}

/** What stands before the place in names of organs that report upwards, not to the place. */
const VERTICAL = /^(?:国家税务总局|新疆生产建设兵团|第[一二三四五六七八九十]{1,3}师)+(?=.{2})/;

const REFUSED = new Set(['empty_file', 'too_large', 'binary_file', 'unknown_encoding']);

/** Licences and penalties decided: a whole district has thousands, an office none. Null where none is known. */
function decisions(reading: Reading): number | null {
  const values = ['proactive.licences.decisions', 'proactive.penalties.decisions']
    .map((id) => reading.cells.find((cell) => cell.id === id)?.value ?? null)
    .filter((value): value is number => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
