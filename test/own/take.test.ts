/** What a reader takes away of reports that were checked in the browser. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../lib/corpus/csv';
import { FIGURE_COLUMNS, gatherFigures } from '../../lib/corpus/figures';
import { figuresCsv } from '../../lib/corpus/figures-csv';
import { checkFile } from '../../lib/own/checked';
import { excerpt, MOST_CHARACTERS } from '../../lib/own/detail';
import { encode, markedPage } from '../../lib/own/marked';
import { findingsFile, figuresFile, markedFile } from '../../lib/own/take';
import { readGazetteer } from '../../lib/place';
import { piecesOf } from '../../lib/ui/report/pieces';

const ROOT = resolve(import.meta.dirname, '../..');
const places = readGazetteer(readFileSync(join(ROOT, 'data/places/places.csv'), 'utf8'));
const bytes = new Uint8Array(readFileSync(join(ROOT, 'data/reports/石嘴山市人民政府办公室-2023.txt')));
const { checked, parsed } = checkFile(bytes, '=石嘴山.txt', places, 'zh', 'own');

/** The text of an element of a page, as a browser has it. */
const decoded = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

describe('a checked report', () => {
  test('holds what reading gave, its text whole', () => {
    expect(checked.own?.detail.sections.map((section) => section.text).join('')).toBe(parsed.text);
    expect(checked.own?.detail.cells.map((cell) => [cell.cell, cell.value, cell.state])).toEqual(parsed.cells.map((cell) => [cell.id, cell.value, cell.state]));
    expect(checked.own?.detail.checks.map((check) => check.cells)).toEqual(parsed.checks.map((check) => check.cells));
    expect(checked.own?.chain).toEqual(['宁夏回族自治区', '石嘴山市']);
    expect(checked.own?.left_out).toBe(0);
  });

  test('figures go back in as they came out, and cells without a number have no line', () => {
    const file = figuresFile([checked]);
    const back = gatherFigures([{ path: 'figures/own.csv', text: file.content }], () => true);
    expect(back.troubles).toEqual([]);
    expect(back.reports.flatMap((report) => report.cells.map((cell) => [cell.id, cell.value]))).toEqual(
      expect.arrayContaining(parsed.cells.filter((cell) => cell.value !== null).map((cell) => [cell.id, cell.value])),
    );
    expect(file.lines).toBe(parsed.cells.filter((cell) => cell.value !== null).length);
    expect(parsed.cells.some((cell) => cell.value === null)).toBe(true);
    expect(file.lacks).toEqual([]);
  });

  test('a negative change in items stays a number; a name that a spreadsheet would run becomes text', () => {
    const { csv } = figuresCsv([{ authority: '\n ＝cmd', year: 2019, place_code: '640200', scope: 'aggregate', source: '@x', cells: [{ id: 'proactive.licences.items_change', value: -3 }] }]);
    const [row] = readCsv(csv, FIGURE_COLUMNS).rows;
    expect(row?.raw).toMatchObject({ authority: "'\n ＝cmd", source: "'@x", value: '-3' });
  });

  test('findings leave as CSV, JSON and SARIF; the file’s name runs nowhere', () => {
    expect(readCsv(findingsFile([checked], 'csv', 'zh').content, ['rule']).rows.map((row) => row.raw['file'])).toEqual(checked.told.map(() => "'=石嘴山.txt"));
    expect(JSON.parse(findingsFile([checked], 'json', 'zh').content)).toMatchObject({ findings: checked.told.map(({ rule }) => ({ rule })) });
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(JSON.parse(findingsFile([checked], 'sarif', 'en').content)).toMatchObject({ runs: [{ tool: { driver: { version } } }] });
  });

  test('the marked copy holds the text and marks each cell once', () => {
    const html = markedFile(checked, 'zh')?.content ?? '';
    const pre = /<pre>\n([\s\S]*)<\/pre>/.exec(html)?.[1] ?? '';
    expect(decoded(pre)).toBe(parsed.text);
    const ids = [...pre.matchAll(/ id="(c\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, anchor] of html.matchAll(/href="#(c\d+)"/g)) expect(ids).toContain(anchor);
  });
});

describe('a very long text', () => {
  test('is shown around its figures, every stretch from where it says', () => {
    const text = 'x'.repeat(10_000) + '209' + 'y'.repeat(20_000);
    const parts = excerpt(text, [{ start: 10_000, end: 10_003 }]);
    expect(parts.length).toBe(3);
    for (const part of parts) expect(part.text).toBe(text.slice(part.start_at, part.end_at));
    expect(piecesOf(parts[1]?.text ?? '', parts[1]?.start_at ?? 0, [{ key: 'cell', start: 10_000, end: 10_003 }]).find((piece) => piece.keys.length > 0)?.text).toBe('209');
  });
  test('leaves out only what it says it leaves out', () => {
    const long = new TextEncoder().encode(parsed.text + '主动公开政府信息。\n'.repeat(MOST_CHARACTERS / 9));
    const own = checkFile(long, 'long.txt', places, 'zh', 'own').checked.own;
    const shown = own?.detail.sections.reduce((sum, section) => sum + section.text.length, 0);
    expect(own?.left_out).toBe(new TextDecoder().decode(long).length - (shown ?? 0));
    expect(own?.left_out).toBeGreaterThan(0);
  });
});

describe('the marked copy', () => {
  test('encodes whatever stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.tuple(fc.nat(60), fc.nat(60))), (extra, spans) => {
      const text = `<script>alert(1)</script>${extra}"'&`;
      const html = markedPage({
        lang: 'en', title: text, facts: [text], findings: { heading: 'f', none: 'n', items: [{ text, status: 's', cells: [{ id: text, name: text }] }] },
        text: { heading: 't', help: 'h', left_out: '{n}' }, sections: [{ ordinal: 0, heading: null, text, start_at: 0, end_at: text.length }],
        marks: spans.map(([start, end]) => ({ id: text, start, end: Math.min(end, text.length), hint: text, flagged: false })), foot: text,
      });
      expect(html).not.toContain('<script');
      expect(decoded(/<pre>\n([\s\S]*)<\/pre>/.exec(html)?.[1] ?? '')).toBe(decoded(encode(text)));
    }));
  });
});
