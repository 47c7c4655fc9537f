/**
 * What of a report the checks across years and places need: about a kilobyte, so that a hundred
 * thousand reports can be held at once.
 */
import { cellId, columnsOf } from '../form';
import type { Cell, PlaceRef, Report, Section } from '../read/report';
import { proseOf, sketchOf } from './sketch';

/** A figure; null where its cell has none, undefined where the report has no such cell. */
export type Operand = number | null | undefined;

export const CARRIED_IN: readonly string[] = columnsOf('applications').map((column) => cellId('applications', 'carried_in', column.id));
export const CARRIED_OUT: readonly string[] = columnsOf('applications').map((column) => cellId('applications', 'carried_out', column.id));
export const RECEIVED = cellId('applications', 'new_received', 'total');
export const HANDLED = cellId('applications', 'total_handled', 'total');
export const MADE = cellId('proactive', 'normative_documents', 'made');
export const REPEALED = cellId('proactive', 'normative_documents', 'repealed');
export const IN_FORCE = cellId('proactive', 'normative_documents', 'in_force');

/** The figures kept, in this order. */
const KEPT: readonly string[] = [...CARRIED_IN, ...CARRIED_OUT, RECEIVED, HANDLED, MADE, REPEALED, IN_FORCE];
const POSITION = new Map(KEPT.map((id, index) => [id, index]));

export interface Compact {
  id: string;
  /** Place, organ and scope; null where the place is not settled or the paper is no annual report. */
  series: string | null;
  place: string | null;
  level: PlaceRef['level'] | null;
  scope: Report['scope'];
  year: number | null;
  origin: Report['origin'];
  path: string;
  /** Date at which the file was retrieved, as its publisher wrote it. */
  retrieved: string | null;
  /** Cells with a number. */
  printed: number;
  /** By `figureOf`. */
  figures: readonly Operand[];
  /** Figures of the applications table that are not zero: how many, and a hash over them and their cells. */
  nonzero: number;
  digest: number;
  sketch: Uint32Array;
  /** Findings of its own: what is found across reports is numbered after them. */
  findings: number;
}

export function figureOf(report: Compact, id: string): Operand {
  const at = POSITION.get(id);
  return at === undefined ? undefined : report.figures[at];
}

/**
 * The key of a series: place, organ and scope. A place has one aggregate, whoever signs it; an office is
 * named 人民政府办公室, 政府办 or 办公室 from year to year.
 */
export function seriesOf(place: string, organ: string | null, scope: Report['scope']): string {
  const who = scope === 'aggregate' || organ === null ? '' : organ.replace(/^(?:人民)?政府(?=.)/, '').replace(/办$/, '办公室');
  return `${place}|${who}|${scope}`;
}

function fold(hash: number, text: string, prime: number): number {
  let h = hash;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), prime);
  return h;
}

/** 53 bits over the cells and figures of the applications table that are not zero, in the form's order. */
function digestOf(cells: readonly Cell[]): { nonzero: number; digest: number } {
  let nonzero = 0;
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (const { id, value } of cells) {
    if (value === null || value === 0 || !id.startsWith('applications.')) continue;
    nonzero += 1;
    const text = `${id.slice(13)}=${value};`;
    high = fold(high, text, 0x01000193);
    low = fold(low, text, 0x5bd1e995);
  }
  return { nonzero, digest: (high >>> 0) * 2097152 + ((low >>> 0) & 0x1fffff) };
}

/** A copy of its own: the names of organs and zones are cut from the text of the report, and would hold all of it in memory. */
const apart = (text: string): string => Array.from(text).join('');

export interface CompactInput {
  report: Pick<Report, 'kind' | 'origin' | 'organ' | 'place' | 'scope' | 'year'>;
  path: string;
  retrieved: string | null;
  cells: readonly Cell[];
  sections: readonly Section[];
  /** Number of findings within the report. */
  findings: number;
}

export function compactOf(id: string, { report, path, retrieved, cells, sections, findings }: CompactInput): Compact {
  const figures: Operand[] = new Array<Operand>(KEPT.length).fill(undefined);
  let printed = 0;
  for (const cell of cells) {
    if (cell.value !== null) printed += 1;
    const at = POSITION.get(cell.id);
    if (at !== undefined) figures[at] = cell.value;
  }
  const place = report.place === null ? null : apart(report.place.code);
  return {
    id, place, level: report.place?.level ?? null, scope: report.scope, year: report.year, origin: report.origin, path, retrieved,
    series: place === null || report.kind !== 'annual_report' ? null : apart(seriesOf(place, report.organ, report.scope)),
    printed, figures, ...digestOf(cells), sketch: sketchOf(proseOf(sections, cells)), findings,
  };
}
