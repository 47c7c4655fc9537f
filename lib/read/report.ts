/** What reading one file gives: the contract of `npm run parse`, one JSON line per file. */
import type { Table, TableVersion } from '../form';

/** How a cell came by its value. A number stands only with stated, resolved and coded. */
export type CellState = 'stated' | 'resolved' | 'blank' | 'dash' | 'missing' | 'garbled' | 'coded';
export const CELL_STATES: readonly CellState[] = ['stated', 'resolved', 'blank', 'dash', 'missing', 'garbled', 'coded'];
/** How the states of a report's figures stand in one column of `reports`: a letter for each figure column. */
export const STATE_LETTERS: Record<CellState, string> = { stated: 's', resolved: 'r', blank: 'b', dash: 'd', missing: 'm', garbled: 'g', coded: 'c' };
/** The letter where the report has no such cell. */
export const NO_CELL = '-';

export interface Cell {
  /** `table.row.column` as made by lib/form. */
  id: string;
  /** The printed number; null unless state is stated, resolved or coded. `_wan` columns are in 10,000 yuan. */
  value: number | null;
  state: CellState;
  /** The characters that stand there, null where nothing does. */
  raw: string | null;
  /** 1-based line of the decoded source text (of the CSV for coded cells), null where nothing is printed. */
  line: number | null;
  /** UTF-16 offsets in the decoded source text, end exclusive; null for coded cells and where nothing is printed. */
  start: number | null;
  end: number | null;
  /** What the identities imply for a null cell. Never used as a value unless the reader asks. */
  inferred?: number;
  /** Why the value was taken as it was, or could not be. */
  note?: string;
}

/** A figure told in a sentence. */
export interface Claim {
  /** applications.received, applications.handled, reviews, suits, normative_documents.made, … */
  about: string;
  value: number;
  text: string;
  start: number;
  end: number;
}

export type CheckStatus = 'fail' | 'suspect' | 'not_assessable';
export type Severity = 'error' | 'warning' | 'note';
/** One check that did not pass. Passed ones are counted, not listed. */
export interface Finding {
  rule: string;
  status: CheckStatus;
  severity: Severity;
  /** At most 14 cells, so that a reader can look at them. */
  cells: string[];
  expected: number | null;
  actual: number | null;
  /** Checks across years or places only: the id of the report it was compared with. */
  against?: string;
}

/** Something about the file or the reading that a person should know. */
export interface Problem {
  code: string;
  message: string;
  start?: number;
  end?: number;
}

export type Scope = 'aggregate' | 'organ_only' | 'department' | 'township' | 'zone' | 'unknown';
export const SCOPES: readonly Scope[] = ['aggregate', 'organ_only', 'department', 'township', 'zone', 'unknown'];

export interface Evidence {
  /** What was looked at: title, body, phone, site, signature, proactive_size … */
  kind: string;
  /** The characters it rests on. */
  text: string;
  start?: number;
  end?: number;
  /** What it speaks for (a scope or a place code). */
  points_to?: string;
}

export interface PlaceRef {
  /** Six-digit code, or `zone:<parent>:<name>`. */
  code: string;
  name: string;
  level: 'province' | 'prefecture' | 'county' | 'zone';
  /** Codes from the province down, without the place itself. */
  parents: string[];
}

export type ReportKind = 'annual_report' | 'form_notice' | 'periodic_statistics' | 'summary' | 'other';

export interface Report {
  kind: ReportKind;
  origin: 'text' | 'html' | 'coded';
  title: string | null;
  authority: string | null;
  /** The authority without its place: 人民政府办公室, 司法局; null where the authority is the place itself. */
  organ: string | null;
  place: PlaceRef | null;
  place_evidence: Evidence[];
  place_candidates: PlaceRef[];
  scope: Scope;
  scope_evidence: Evidence[];
  /** 0 to 1. */
  scope_confidence: number;
  year: number | null;
  form: Record<Table, TableVersion>;
}

export interface Source {
  path: string;
  sha256: string;
  bytes: number;
  encoding: string;
}

/** One line of `npm run parse`. `report` is null when the file could not be read at all. */
export interface Parsed {
  source: Source;
  report: Report | null;
  cells: Cell[];
  claims: Claim[];
  checks: Finding[];
  /** Number of checks that passed. */
  passed: number;
  problems: Problem[];
}

/** A part of the text under one heading. Sections partition the decoded text without gaps. */
export interface Section {
  ordinal: number;
  heading: string | null;
  text: string;
  start: number;
  end: number;
}
