/**
 * What a build keeps of one report between reading it and writing the tables: a few parts of bytes, so
 * that each table reads only its own. A record rests on the file, its path and what the publisher says of
 * it, never on other reports: that is why it can be kept for the next build.
 */
import { z } from 'zod';
import type { Passes } from '../check';
import { compactOf, type Compact } from '../check/compact';
import { englishName } from '../place/english';
import { SCOPES, type Claim, type Finding, type Section } from '../read/report';
import { encodeCells } from './cell-columns';
import { placeInId, reportValues, type CorpusReport } from './rows';

export const PARTS = ['report', 'checks', 'claims', 'cells', 'sections', 'compact'] as const;
export type Part = (typeof PARTS)[number];

/** What must be known of every report at once, to name, sort and group them. */
export const Heading = z.object({
  sha256: z.string(),
  year: z.number().nullable(),
  place: z.string().nullable(),
  /** The place as it stands in a report id. */
  idPlace: z.string(),
  /** Place, organ and scope; null where the report is in no series. */
  series: z.string().nullable(),
});
export type Heading = z.infer<typeof Heading>;

export interface ReportRecord { heading: Heading; parts: Record<Part, Uint8Array> }

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const encode = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
export const decode = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));

export function recordOf(record: CorpusReport): ReportRecord {
  const compact = compactOf('', { ...record, retrieved: record.origin.retrieved, findings: record.checks.length });
  return {
    heading: {
      sha256: record.sha256, year: record.report.year, place: record.report.place?.code ?? null,
      idPlace: placeInId(record.report.place), series: compact.series,
    },
    parts: {
      report: encode(reportValues(record, '', englishName)),
      checks: encode({ findings: record.checks, passes: record.passes }),
      claims: encode(record.claims),
      cells: encodeCells(record.cells, record.report.scope),
      sections: encodeSections(record.sections),
      compact: encodeCompact(compact),
    },
  };
}

type Scalar = string | number | null;
// One look at each value: a union for each of 150 columns takes three times as long as the JSON itself.
const Row = z.custom<Scalar[]>((row) => Array.isArray(row) && row.every((value) => value === null || typeof value === 'string' || typeof value === 'number'));
/** Values of the columns of `reports`, in their order. */
export const decodeReport = (bytes: Uint8Array): Scalar[] => Row.parse(decode(bytes));

const FindingShape: z.ZodType<Finding> = z.object({
  rule: z.string(), status: z.enum(['fail', 'suspect', 'not_assessable']), severity: z.enum(['error', 'warning', 'note']),
  cells: z.array(z.string()), expected: z.number().nullable(), actual: z.number().nullable(), against: z.string().optional(),
});
const PassesShape: z.ZodType<Passes> = z.record(z.string(), z.number());
const Checks = z.object({ findings: z.array(FindingShape), passes: PassesShape });
export type Checks = z.infer<typeof Checks>;
export const decodeChecks = (bytes: Uint8Array): Checks => Checks.parse(decode(bytes));

const Claims: z.ZodType<Claim[]> = z.array(z.object({ about: z.string(), value: z.number(), text: z.string(), start: z.number(), end: z.number() }));
export const decodeClaims = (bytes: Uint8Array): Claim[] => Claims.parse(decode(bytes));

/** What is known of a report only when all were read. */
const Late = Checks.extend({
  superseded_by: z.string().nullable(),
  /** Cells in which older versions differ: id of the version, cell, its value, the value that counts. */
  revisions: z.array(z.tuple([z.string(), z.string(), z.number().nullable(), z.number().nullable()])),
});
export type Late = z.infer<typeof Late>;
export const decodeLate = (bytes: Uint8Array): Late => Late.parse(decode(bytes));

const SectionHeads = z.array(z.tuple([z.number(), z.string().nullable(), z.number(), z.number(), z.number()]));
export interface StoredSection { ordinal: number; heading: string | null; start: number; end: number; text: Uint8Array }

/** Headings, then the texts one after another. */
function encodeSections(sections: readonly Section[]): Uint8Array {
  const texts = sections.map((section) => encoder.encode(section.text));
  const head = encode(sections.map((section, index) => [section.ordinal, section.heading, section.start, section.end, texts[index]?.length]));
  const out = new Uint8Array(4 + head.length + texts.reduce((sum, text) => sum + text.length, 0));
  new DataView(out.buffer).setUint32(0, head.length);
  out.set(head, 4);
  let at = 4 + head.length;
  for (const text of texts) {
    out.set(text, at);
    at += text.length;
  }
  return out;
}

export function decodeSections(bytes: Uint8Array): StoredSection[] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  let at = 4 + length;
  return SectionHeads.parse(decode(bytes.subarray(4, at))).map(([ordinal, heading, start, end, size]) => {
    const text = bytes.subarray(at, at + size);
    at += size;
    return { ordinal, heading, start, end, text };
  });
}

/** A figure that the report has no cell for is told from one that is empty: JSON knows null only. */
const NO_CELL = 'none';
const CompactHead = z.object({
  series: z.string().nullable(), place: z.string().nullable(), level: z.enum(['province', 'prefecture', 'county', 'zone']).nullable(),
  scope: z.enum(SCOPES), year: z.number().nullable(), origin: z.enum(['text', 'html', 'coded']), path: z.string(), retrieved: z.string().nullable(),
  printed: z.number(), nonzero: z.number(), digest: z.number(), findings: z.number(),
  figures: z.array(z.union([z.number(), z.null(), z.literal(NO_CELL)])),
});

function encodeCompact({ sketch, figures, ...compact }: Compact): Uint8Array {
  const head = encode({ ...compact, id: undefined, figures: figures.map((figure) => (figure === undefined ? NO_CELL : figure)) });
  const out = new Uint8Array(4 + sketch.byteLength + head.length);
  new DataView(out.buffer).setUint32(0, sketch.byteLength);
  out.set(new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength), 4);
  out.set(head, 4 + sketch.byteLength);
  return out;
}

export function decodeCompact(id: string, bytes: Uint8Array): Compact {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const { figures, ...head } = CompactHead.parse(decode(bytes.subarray(4 + length)));
  return {
    id, ...head, figures: figures.map((figure) => (figure === NO_CELL ? undefined : figure)),
    // a copy, since the numbers must lie at a multiple of four
    sketch: new Uint32Array(bytes.slice(4, 4 + length).buffer),
  };
}
