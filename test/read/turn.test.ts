/** Figures that stand before, within or behind labels of several lines: what is read is the row's own, or nothing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseReport } from '../../lib/corpus/parse';
import { readGazetteer } from '../../lib/place';

const CASE = 'test/read/cases/z-labels-behind-figures';
const text = readFileSync(`${CASE}/report.txt`, 'utf8');
const { cells: truth } = z.object({ cells: z.record(z.string(), z.number().nullable()) }).parse(JSON.parse(readFileSync(`${CASE}/expected.json`, 'utf8')));
const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const read = (changed: string) => new Map(parseReport(new TextEncoder().encode(changed), 'report.txt', places).cells.map((cell) => [cell.id, cell.value]));
/** Figures that are not those of their cell. */
const wrong = (got: ReadonlyMap<string, number | null>, table: string) => [...got].filter(([id, value]) => id.startsWith(table) && value !== null && value !== truth[id]);

describe('rows of figures that are handed out', () => {
  // Where the figures of 部分公开 are lost nothing shows it: those of the next row stand behind its label as its own would.
  const rows = [...text.slice(0, text.indexOf('结转下年度')).matchAll(/(?<=\n)(?:\d+\n){7}(?!\d+\n)/g)].filter(([row]) => !row.startsWith('84\n'));

  it('stand in the text', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(wrong(read(text), '')).toEqual([]);
  });

  it.each(rows.map((row, index) => [index, row] as const))('are no other row’s where row %i is lost', (_, row) => {
    const got = read(text.slice(0, row.index) + text.slice(row.index + row[0].length));
    expect(wrong(got, 'applications')).toEqual([]);
  });

  const BEFORE = '现⾏有效件数\n规章\n0\n0\n0\n⾏政规范性⽂件\n9\n0\n6\n';
  const head = text.indexOf('第⼆⼗条第（⼀）项');
  const tail = text.indexOf('三、收到和处理');
  const turned = (regulations: string) => `${text.slice(0, head)}第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n${regulations}规章\n9\n0\n6\n行政规范性文件\n第二十条第（五）项\n信息内容\n本年处理决定数量\n0\n行政许可\n第二十条第（六）项\n信息内容\n本年处理决定数量\n42\n行政处罚\n9\n行政强制\n第二十条第（八）项\n信息内容\n本年收费金额(单位:万元)\n0\n行政事业性收费\n${text.slice(tail)}`;

  it.each(['0\n0\n0\n', ''])('are the next label’s or nobody’s in a proactive table of figures before labels, the first of them %j', (first) => {
    expect(text).toContain(BEFORE);
    const got = read(turned(first));
    expect(wrong(got, 'proactive')).toEqual([]);
    expect(got.get('proactive.licences.decisions')).not.toBe(42);
  });
});
