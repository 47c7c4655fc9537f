/** What npm run check prints: for people, for programs, and its exit status. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { asCsv, asJson, asSarif, asText, reaches, tell } from '../../lib/check/format';
import { cellLabel } from '../../lib/form/label';
import { ALL_CELL_IDS } from '../../lib/form';
import type { Finding } from '../../lib/read/report';
import { cellsOf } from './reports';

const ROOT = resolve(import.meta.dirname, '../..');
const TEXT = '标题\n\n行政复议\t10\t1\t0\t0\t0\n';
const REVIEW = ['upheld', 'corrected', 'other', 'pending', 'total'].map((column) => `disputes.review.${column}`);
const cells = cellsOf(Object.fromEntries(REVIEW.map((id, index) => [id, [10, 1, 0, 0, 0][index]!])))
  .map((cell, index) => ({ ...cell, line: 3, start: [9, 12, 14, 16, 18][index]!, end: [11, 13, 15, 17, 19][index]! }));
const finding: Finding = { rule: 'disputes.block_sum', status: 'fail', severity: 'error', cells: [REVIEW[4]!, REVIEW[0]!, REVIEW[1]!], expected: 11, actual: 0 };
const open: Finding = { rule: 'applications.row_sum', status: 'not_assessable', severity: 'note', cells: ['applications.granted.company'], expected: null, actual: null };

const told = tell('报告 1/a.txt', TEXT, cells, [finding, open], 'en');

const Region = z.strictObject({ startLine: z.number().min(1), startColumn: z.number().min(1), endLine: z.number().min(1), endColumn: z.number().min(1), charOffset: z.number().min(0), charLength: z.number().min(0) });
const Location = z.strictObject({ physicalLocation: z.strictObject({ artifactLocation: z.strictObject({ uri: z.string() }), region: Region.optional() }) });
/** The parts of SARIF 2.1.0 that are used, as its schema has them. */
const Sarif = z.strictObject({
  $schema: z.url(), version: z.literal('2.1.0'),
  runs: z.array(z.strictObject({
    tool: z.strictObject({ driver: z.strictObject({
      name: z.string().min(1), version: z.string(), language: z.string().regex(/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/),
      rules: z.array(z.strictObject({
        id: z.string(), shortDescription: z.strictObject({ text: z.string().min(1) }), fullDescription: z.strictObject({ text: z.string().min(1) }), help: z.strictObject({ text: z.string().min(1) }),
        defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
      })),
    }) }),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    invocations: z.array(z.strictObject({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(z.strictObject({ level: z.string(), message: z.strictObject({ text: z.string() }), locations: z.array(Location) })) })),
    results: z.array(z.strictObject({
      ruleId: z.string(), ruleIndex: z.number().int().min(0), kind: z.enum(['open', 'fail']), level: z.enum(['none', 'note', 'warning', 'error']),
      message: z.strictObject({ text: z.string().min(1) }), locations: z.array(Location), relatedLocations: z.array(Location).optional(), properties: z.record(z.string(), z.unknown()),
    })),
  })).length(1),
});

describe('findings told', () => {
  test('stand where the first of their cells does', () => {
    expect(told[0]!.region).toEqual({ line: 3, column: 15, endLine: 3, endColumn: 16, offset: 18, length: 1 });
    expect(TEXT.split('\n')[2]!.slice(14, 15)).toBe(TEXT.slice(18, 19));
    expect(told[1]!.region).toBeNull();
  });

  test('for people, in both languages', () => {
    expect(asText([told[0]!], 'en')).toBe('报告 1/a.txt:3:15: error disputes.block_sum: Upheld, corrected, other and pending add up to 11; the printed total is 0.\n'
      + '    Administrative review: Total = 0 (line 3)\n    Administrative review: Upheld = 10 (line 3)\n    Administrative review: Corrected = 1 (line 3)\n');
    expect(asText(tell('a', TEXT, cells, [finding], 'zh'), 'zh').split('\n')[0]).toBe('a:3:15: 错误 disputes.block_sum: 维持、纠正、其他、未审结相加为 11，总计为 0。');
  });

  test('what is missing is told as missing, not as zero', () => {
    expect(asText([told[1]!], 'en')).toContain('cannot be checked');
    expect(asText([told[1]!], 'en')).toContain('Granted in full: Companies = none');
  });

  test('as CSV: a line a finding', () => {
    expect(asCsv(told).split('\n').slice(0, 2)).toEqual([
      'file,line,column,severity,status,rule,message,cells,expected,actual,against',
      '报告 1/a.txt,3,15,error,fail,disputes.block_sum,"Upheld, corrected, other and pending add up to 11; the printed total is 0.",disputes.review.total disputes.review.upheld disputes.review.corrected,11,0,',
    ]);
  });

  test('as JSON', () => {
    expect(JSON.parse(asJson(told, []))).toEqual({ findings: told, unread: [] });
  });

  test('as SARIF 2.1.0, whose regions agree with the text and whose paths are references', () => {
    const sarif = Sarif.parse(JSON.parse(asSarif(told, [{ file: 'b.txt', message: 'gone' }], 'en', '1.0')));
    const run = sarif.runs[0]!;
    expect(run.results.map((result) => [result.ruleId, result.kind, result.level])).toEqual([['disputes.block_sum', 'fail', 'error'], ['applications.row_sum', 'open', 'none']]);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
    expect(run.results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: '%E6%8A%A5%E5%91%8A%201/a.txt' }, region: { startLine: 3, startColumn: 15, endLine: 3, endColumn: 16, charOffset: 18, charLength: 1 },
    });
    expect(run.invocations[0]!.executionSuccessful).toBe(false);
  });

  test('what cannot be assessed reaches no threshold', () => {
    expect(told.map((one) => reaches(one, 'note'))).toEqual([true, false]);
    expect(reaches({ severity: 'warning', status: 'suspect' }, 'error')).toBe(false);
    expect(reaches({ severity: 'warning', status: 'suspect' }, 'warning')).toBe(true);
  });
});

test('every cell of the form has words in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const labels = ALL_CELL_IDS.map((id) => cellLabel(id)[lang]);
    for (const label of labels) expect(label).toMatch(/\S/);
  }
});

describe('npm run check', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atlas-check-'));
    const report = (year: number, carriedIn: number, total: number, carriedOut: number): string => [
      `中宁县司法局${year}年政府信息公开工作年度报告`, '三、收到和处理政府信息公开申请情况',
      '申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计',
      ...([['一、本年新收政府信息公开申请数量', 5, 5], ['二、上年结转政府信息公开申请数量', carriedIn, carriedIn], ['（一）予以公开', 5 + carriedIn - carriedOut, total], ['（二）部分公开', 0, 0], ['（七）总计', 5 + carriedIn - carriedOut, 5 + carriedIn - carriedOut], ['四、结转下年度继续办理', carriedOut, carriedOut]] as const)
        .map(([label, first, sum]) => [label, first, 0, 0, 0, 0, 0, sum].join('\t')),
    ].join('\n');
    await writeFile(join(folder, 'a-2022.txt'), report(2022, 0, 4, 1));
    await writeFile(join(folder, 'a-2023.txt'), report(2023, 3, 8, 0));
    await writeFile(join(folder, 'bad-2023.txt'), report(2023, 1, 99, 0));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]): Promise<{ status: number; out: string; err: string }> => new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/check.ts'), ...args], { cwd: ROOT }, (error, out, err) => done({ status: error ? Number(error.code) : 0, out, err }));
  });

  test('ends with 0 on a report that adds up', async () => {
    const { status, out, err } = await run(join(folder, 'a-2022.txt'));
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toContain('1 file, 1 annual report: 0 errors');
  });

  test('ends with 1 on one that does not, and says where', async () => {
    const { status, out } = await run(join(folder, 'bad-2023.txt'));
    expect(status).toBe(1);
    expect(out).toContain('bad-2023.txt:6:');
    expect(out).toContain('error applications.row_sum');
  });

  test('compares the years of one organ, at the threshold asked for', async () => {
    const files = [join(folder, 'a-2022.txt'), join(folder, 'a-2023.txt')];
    expect((await run(...files)).status).toBe(0);
    const { status, out } = await run(...files, '--min', 'warning', '--lang', 'zh');
    expect(status).toBe(1);
    expect(out).toContain('a-2023.txt:5:');
    expect(out).toContain('上年报告“结转下年度继续办理”为 1，本年“上年结转”为 3。');
  });

  test('ends with 2 where it cannot read, or is asked wrongly', async () => {
    expect((await run(join(folder, 'none.txt'))).status).toBe(2);
    expect((await run()).status).toBe(2);
    expect((await run(folder, '--format', 'xml')).status).toBe(2);
  });

  test('of a mixed folder takes the reports, passes over the rest and says so; what cannot be read ends it with 2', async () => {
    const mixed = await mkdtemp(join(tmpdir(), 'atlas-mixed-'));
    try {
      const report = await readFile(join(folder, 'bad-2023.txt'));
      await mkdir(join(mixed, 'deep/er.txt'), { recursive: true });
      await Promise.all([
        writeFile(join(mixed, 'deep/er.txt/bad-2023.txt'), report), writeFile(join(mixed, 'b.pdf'), '%PDF-1.7'), writeFile(join(mixed, 'notes.csv'), 'a,b'), writeFile(join(mixed, '.hidden.txt'), report),
        writeFile(join(mixed, 'empty.txt'), ''), writeFile(join(mixed, 'photo.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0, 0, 0, 9, 8, 0, 1, 0])), symlink(mixed, join(mixed, 'deep/loop')), symlink(join(mixed, 'nowhere'), join(mixed, 'gone.txt')),
      ]);
      const { status, out, err } = await run(mixed, '--format', 'json');
      expect(status).toBe(2);
      const told = z.object({ findings: z.array(z.object({ file: z.string(), rule: z.string() })), unread: z.array(z.object({ file: z.string(), message: z.string().min(5) })) }).parse(JSON.parse(out));
      expect(new Set(told.findings.map((one) => one.file))).toEqual(new Set([join(mixed, 'deep/er.txt/bad-2023.txt')]));
      expect(told.unread.map((one) => one.file)).toEqual(['empty.txt', 'gone.txt', 'photo.txt'].map((name) => join(mixed, name)));
      expect(err).toContain('3 files of other kinds passed over');
    } finally {
      await rm(mixed, { recursive: true, force: true });
    }
  });

  test('reads standard input: a report, or a list of paths; a file named twice is read once', async () => {
    const input = (text: string | Buffer, ...args: string[]): Promise<{ status: number; out: string }> => new Promise((done) => {
      const child = execFile(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/check.ts'), '-', ...args], { cwd: ROOT }, (error, out) => done({ status: error ? Number(error.code) : 0, out }));
      child.stdin?.end(text);
    });
    const report = await input(await readFile(join(folder, 'bad-2023.txt')));
    expect([report.status, report.out.startsWith('-:6:')]).toEqual([1, true]);
    const bad = join(folder, 'bad-2023.txt');
    const list = await input(`${bad}\n\n${bad}\n`, '--format', 'csv', '--min', 'note');
    expect(list.status).toBe(1);
    expect(list.out).toContain(bad);
    expect(list.out).not.toContain('copies.two_reports');
    expect((await input('')).status).toBe(2);
  });

  test('prints nothing but SARIF on standard output', async () => {
    const { status, out } = await run(folder, '--format', 'sarif');
    expect(status).toBe(1);
    expect(Sarif.parse(JSON.parse(out)).runs[0]!.results.length).toBeGreaterThan(0);
  });
});
