import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport, type ParsedReport } from '../../lib/corpus/parse';
import { isCellId } from '../../lib/form';
import { mintReport } from '../../lib/mint';
import { readGazetteer } from '../../lib/place';

/** 200,000 in `npm run test:full`; a smaller number here. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1500);
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const real = readdirSync('data/reports').filter((name) => name.endsWith('.txt')).map((name) => readFileSync(`data/reports/${name}`));
const minted = Array.from({ length: 34 }, (_, i) => new TextEncoder().encode(mintReport(99, i).text));
const texts = [...real, ...minted];

/** What must hold whatever the bytes are. */
function sound(parsed: ParsedReport): void {
  const length = parsed.text.length;
  const span = (start: number | null | undefined, end: number | null | undefined, what: string): void => {
    if (start === null || start === undefined || end === null || end === undefined) return;
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= length)) throw new Error(`${what}: span ${start}–${end} of ${length}`);
  };
  for (const cell of parsed.cells) {
    if (!isCellId(cell.id)) throw new Error(`unknown id ${cell.id}`);
    span(cell.start, cell.end, cell.id);
    const numeric = cell.state === 'stated' || cell.state === 'resolved';
    if (numeric !== (cell.value !== null)) throw new Error(`${cell.id}: ${cell.state} with ${cell.value}`);
    if (cell.value !== null && !Number.isFinite(cell.value)) throw new Error(`${cell.id}: ${cell.value}`);
    if (cell.value !== null && cell.value < 0 && !cell.id.endsWith('.items_change')) throw new Error(`${cell.id}: negative ${cell.value}`);
    if (cell.value !== null && !cell.id.includes('_wan') && !Number.isInteger(cell.value)) throw new Error(`${cell.id}: no count ${cell.value}`);
    if (cell.start !== null && cell.end !== null && parsed.text.slice(cell.start, cell.end) !== cell.raw) throw new Error(`${cell.id}: raw differs from its span`);
  }
  for (const claim of parsed.claims) {
    span(claim.start, claim.end, claim.about);
    if (!Number.isInteger(claim.value) || claim.value < 0) throw new Error(`${claim.about}: ${claim.value}`);
  }
  for (const evidence of [...(parsed.report?.place_evidence ?? []), ...(parsed.report?.scope_evidence ?? [])]) span(evidence.start, evidence.end, evidence.kind);
  for (const check of parsed.checks) {
    if (check.cells.length > 14) throw new Error(`${check.rule} names ${check.cells.length} cells`);
    for (const value of [check.expected, check.actual]) if (value !== null && !Number.isFinite(value)) throw new Error(`${check.rule}: ${value}`);
  }
  if (parsed.report && parsed.sections.map((section) => section.text).join('') !== parsed.text) throw new Error('sections are not the text');
  JSON.stringify(parsed);
}

/** Runs a property and shows the smallest input that breaks it. */
function expectHolds<T>(property: fc.IProperty<T>): void {
  const run = fc.check(property, { numRuns: RUNS });
  expect(run.failed, fc.defaultReportMessage(run) ?? '').toBe(false);
}

const parse = (bytes: Uint8Array): ParsedReport => parseReport(bytes, 'fuzz', places);

describe('whatever the bytes are', () => {
  it('mutated real texts give sound readings', { timeout: 600_000 }, () => {
    const change = fc.record({ at: fc.nat(), kind: fc.constantFrom('byte', 'cut', 'copy', 'drop', 'insert'), byte: fc.nat(255), length: fc.nat(400), to: fc.nat() });
    expectHolds(fc.property(fc.nat(texts.length - 1), fc.array(change, { minLength: 1, maxLength: 6 }), (which, changes) => {
      let bytes: Uint8Array = texts[which]!;
      for (const { at, kind, byte, length, to } of changes) {
        const n = Math.max(1, bytes.length);
        const i = at % n;
        const part = bytes.slice(i, i + length);
        if (kind === 'byte') { bytes = bytes.slice(); bytes[i] = byte; }
        else if (kind === 'cut') bytes = bytes.slice(0, i);
        else if (kind === 'drop') bytes = join(bytes.slice(0, i), bytes.slice(i + length));
        else if (kind === 'copy') bytes = join(bytes.slice(0, to % n), part, bytes.slice(to % n));
        else bytes = join(bytes.slice(0, i), new Uint8Array([byte]), bytes.slice(i));
      }
      sound(parse(bytes));
    }));
  });

  it('mutated characters of real texts give sound readings', { timeout: 600_000 }, () => {
    const strings = texts.map((bytes) => new TextDecoder().decode(bytes));
    const pieces = fc.constantFrom('0', '7', '12', '1,234', '-', '/', '|', '\t', '\n', '\r', ' ', '　', '(', '）', '.', '总计', '其他', '予以公开', '行政许可', '本年新收', 'O', 'l', '𠀀', '\ud800', '\udc00', '件', '万元', '<td>', '</tr>', '&nbsp;', '第 3 页', '99999999999999999999', '1e9', '٣');
    expectHolds(fc.property(fc.nat(strings.length - 1), fc.array(fc.record({ at: fc.nat(), piece: pieces, drop: fc.nat(12) }), { minLength: 1, maxLength: 8 }), (which, edits) => {
      let text = strings[which]!;
      for (const { at, piece, drop } of edits) {
        const i = at % (text.length + 1);
        text = text.slice(0, i) + piece + text.slice(i + drop);
      }
      sound(parse(new TextEncoder().encode(text)));
    }));
  });

  it('random bytes and random words of the form give sound readings', { timeout: 600_000 }, () => {
    const words = fc.constantFrom('一、本年新收政府信息公开申请数量', '(七)总计', '3.其他', '四、结转下年度继续办理', '结果维持', '总计', '0', '1', '22', '|', '\t', '\n', ' ', '规章', '行政处罚', '2023年政府信息公开工作年度报告', '某县', '<table><tr><td>', '</td></tr></table>');
    expectHolds(fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), fc.array(words, { maxLength: 200 }).map((list) => new TextEncoder().encode(list.join('')))), (bytes) => sound(parse(bytes))));
  });
});

function join(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

describe('files that are no report', () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['empty', new Uint8Array(0), 'empty_file'],
    ['blanks only', encode(' \n\t\n'), 'empty_file'],
    ['a PDF', encode('%PDF-1.7\n1 0 obj'), 'binary_file'],
    ['bytes of no text', new Uint8Array([0, 1, 2, 0, 255, 3, 0, 0]), 'binary_file'],
    ['a poem', encode('床前明月光，疑是地上霜。'), 'kind_other'],
  ])('%s is told by a code', (_, bytes, code) => {
    const parsed = parse(bytes);
    sound(parsed);
    expect(parsed.problems.map((problem) => problem.code)).toContain(code);
    expect(parsed.cells).toEqual([]);
  });
});

describe('encodings', () => {
  const text = new TextDecoder().decode(real[0]);
  const expected = parse(real[0]!).cells.map((cell) => cell.value);
  const wide = (little: boolean, mark: boolean): Uint8Array => {
    const units = mark ? `\ufeff${text}` : text;
    const out = new Uint8Array(units.length * 2);
    for (let i = 0; i < units.length; i += 1) {
      const code = units.charCodeAt(i);
      out[2 * i + (little ? 0 : 1)] = code & 0xff;
      out[2 * i + (little ? 1 : 0)] = code >> 8;
    }
    return out;
  };
  it.each([
    ['UTF-8 with a mark', join(new Uint8Array([0xef, 0xbb, 0xbf]), real[0]!), 'utf-8'],
    ['UTF-16 little-endian', wide(true, true), 'utf-16le'],
    ['UTF-16 big-endian', wide(false, true), 'utf-16be'],
    ['UTF-16 without a mark', wide(true, false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', wide(false, false), 'utf-16be'],
    ['line ends of Windows', new TextEncoder().encode(text.replaceAll('\n', '\r\n')), 'utf-8'],
    ['line ends of old Macs', new TextEncoder().encode(text.replaceAll('\n', '\r')), 'utf-8'],
  ])('%s gives the same figures', (_, bytes, encoding) => {
    const parsed = parse(bytes);
    sound(parsed);
    expect(parsed.source.encoding).toBe(encoding);
    expect(parsed.cells.map((cell) => cell.value)).toEqual(expected);
  });

  it('GB18030 gives the same figures', () => {
    const parsed = parse(readFileSync('test/read/gb18030.txt'));
    sound(parsed);
    expect(parsed.source.encoding).toBe('gb18030');
    expect(parsed.report).toMatchObject({ authority: '银川市金凤区人民政府办公室', year: 2023 });
    expect(parsed.cells.filter((cell) => cell.value !== null)).toHaveLength(200);
  });
});
