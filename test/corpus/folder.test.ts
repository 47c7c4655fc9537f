import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../lib/corpus/effects';
import { reportPath } from '../../lib/corpus/folder';
import { searcher } from '../../lib/search/search';
import { Head } from '../../lib/search/shelf';
import { ask, build, folderWith, HEADER, ROOT, silent } from './folders';

const SEED = readFileSync(join(ROOT, 'data/reports/中卫市-2023.txt'));
const codes = (summary: { troubles: { file: string; code: string }[] }) => summary.troubles.map((trouble) => `${trouble.file} ${trouble.code}`);

describe('a publisher\'s folder with bad files', () => {
  it('is built without them, and each is named with a reason and a remedy', async () => {
    const folder = await folderWith({
      'reports/good.txt': SEED,
      'reports/deep/er/empty.txt': '',
      'reports/report.pdf': Buffer.from('%PDF-1.7 …'),
      'reports/photo.txt': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0, 0, 0, 9, 8, 0, 1, 0, 2, 0, 0, 5]),
      'reports/.DS_Store': 'hidden',
      'reports/copy.txt': SEED,
      'figures/notes.xlsx': 'PK',
    });
    await mkdir(join(folder, 'sources.csv'));
    await symlink(join(folder, 'reports'), join(folder, 'reports/loop'));
    await symlink(join(folder, 'nowhere'), join(folder, 'reports/gone.txt'));
    const { summary } = await build(folder);
    expect(summary.reports.total).toBe(1);
    expect(codes(summary).sort()).toEqual([
      'figures/notes.xlsx figures.not_csv',
      'reports/deep/er/empty.txt file.empty_file',
      'reports/gone.txt file.broken_link',
      'reports/good.txt report.same_file',
      'reports/loop file.loop',
      'reports/photo.txt file.binary_file',
      'reports/report.pdf file.binary_file',
      'sources.csv file.not_a_file',
    ]);
    for (const trouble of summary.troubles) {
      expect(trouble.message).not.toBe('');
      expect(trouble.fix).not.toBe('');
    }
  });

  it('goes on where one file may not be read', async () => {
    const folder = await folderWith({ 'reports/a.txt': SEED, 'reports/b.txt': 'x' });
    const effects = silent();
    const { summary } = await build(folder, {
      ...effects,
      read: (path) => (path.endsWith('b.txt') ? Promise.reject(new Error('EACCES: permission denied')) : effects.read(path)),
    });
    expect(summary.reports.total).toBe(1);
    expect(summary.troubles).toMatchObject([{ code: 'file.unreadable', file: 'reports/b.txt' }]);
    expect(summary.troubles[0]?.message).toContain('permission denied');
  });

  it('reads GB18030 as it reads UTF-8', async () => {
    const gb = Buffer.concat([Buffer.from([0xb2, 0xe2, 0xca, 0xd4]), Buffer.from(`\n`)]);
    const { out } = await build(await folderWith({ 'reports/gb.txt': gb, 'reports/good.txt': SEED }));
    expect(await ask(out, `SELECT encoding FROM {reports} WHERE path = 'reports/gb.txt'`)).toEqual([{ encoding: 'gb18030' }]);
    expect(await ask(out, `SELECT text FROM {sections} s JOIN {reports} r USING (report_id) WHERE path = 'reports/gb.txt'`)).toEqual([{ text: '测试\n' }]);
  });

  it('finds a text of no year last of all', async () => {
    const { out } = await build(await folderWith({ 'reports/good.txt': SEED, 'reports/other.txt': '没有年份的文字，说的是依申请公开。\n' }));
    const head = Head.parse(JSON.parse(readFileSync(join(out, 'search/head.json'), 'utf8')));
    const at = searcher(head, (file, start, end) => Promise.resolve(new Uint8Array(readFileSync(join(out, 'search', file)).subarray(start, end))));
    const page = await (await at.search('依申请公开'))?.next(100);
    const years = page?.hits.map((hit) => hit.report.year) ?? [];
    expect(years.length).toBeGreaterThan(1);
    expect(years).toEqual([...Array<number>(years.length - 1).fill(2023), null]);
  });

  it.each([
    ['no folder', '/nowhere/at/all', 'folder.missing'],
  ])('%s stops the build with a code', async (_, path, code) => {
    await expect(build(path)).rejects.toMatchObject({ code });
  });

  it('with nothing that can be read stops the build, so that the last good site stays', async () => {
    await expect(build(await folderWith({ 'reports/a.txt': '' }))).rejects.toMatchObject({ code: 'folder.no_reports' });
  });

  it.each([
    ['{', 'site.not_json'],
    ['{"title": "x"}', 'site.invalid'],
    ['{"basepath": "/x"}', 'site.invalid'],
    ['{"base_path": "/../x"}', 'site.invalid'],
    ['{"base_url": "example.org"}', 'site.invalid'],
  ])('a site.json like %s stops the build', async (json, code) => {
    const folder = await folderWith({ 'site.json': json, 'reports/a.txt': SEED });
    await expect(build(folder)).rejects.toBeInstanceOf(BuildError);
    await expect(build(folder)).rejects.toMatchObject({ code });
  });
});

describe('the small tables of a folder', () => {
  it('sources.csv gives each report its original; what it names wrongly is told', async () => {
    const { out, summary } = await build(await folderWith({
      'reports/a.txt': SEED,
      'sources.csv': 'file,url,publisher,retrieved\na.txt,https://example.gov.cn/1.html,中卫市人民政府,2024-05-01\nb.txt,,,\na.txt,https://x.cn,,\nreports/a.txt,ftp://x,,\n',
    }));
    expect(await ask(out, 'SELECT source_url, source_publisher, source_retrieved FROM {reports}')).toEqual([
      { source_url: 'https://example.gov.cn/1.html', source_publisher: '中卫市人民政府', source_retrieved: '2024-05-01' },
    ]);
    expect(summary.troubles.map((trouble) => [trouble.line, trouble.code])).toEqual([
      [3, 'sources.no_such_file'], [4, 'sources.repeated'], [5, 'sources.bad_url'], [5, 'sources.repeated'],
    ]);
  });

  it('expected.csv lists the reports that should exist; a bad line is told and the others count', async () => {
    const { out, summary } = await build(await folderWith({
      'reports/a.txt': SEED,
      'expected.csv': 'year,place_code,authority\n2023,640500,\n2023,999999,\n23,640500,\n2023,640500,\n2023,640500,中卫市司法局\n',
    }));
    expect(summary.troubles.map((trouble) => [trouble.line, trouble.code])).toEqual([[3, 'expected.unknown_place'], [4, 'expected.bad_year'], [5, 'expected.repeated']]);
    expect(await ask(out, 'SELECT place_code, year, authority, line FROM {expected} ORDER BY line')).toEqual([
      { place_code: '640500', year: 2023, authority: null, line: 2 }, { place_code: '640500', year: 2023, authority: '中卫市司法局', line: 6 },
    ]);
  });

  it('population.csv gives residents; a line without a source, or that is no number, is told and left out', async () => {
    const { out, summary } = await build(await folderWith({
      'reports/a.txt': SEED,
      'population.csv': 'place_code,year,residents,source\n640500,2023,"1,060,000",宁夏统计年鉴2024\n640500,2024,1060000,\n640500,2022,106万,年鉴\n000000,2023,5,年鉴\n640500,2023,7,年鉴\n640500,23,7,年鉴\n',
    }));
    expect(summary.troubles.map((trouble) => [trouble.line, trouble.code])).toEqual([
      [3, 'population.no_source'], [4, 'population.bad_number'], [5, 'population.unknown_place'], [6, 'population.repeated'], [7, 'population.bad_year'],
    ]);
    expect(await ask(out, 'SELECT place_code, year, residents, source, line FROM {population}')).toEqual([{ place_code: '640500', year: 2023, residents: 1060000, source: '宁夏统计年鉴2024', line: 2 }]);
  });

  it('places-overrides.csv decides place and scope, and leaves its mark in the evidence', async () => {
    const { out, summary } = await build(await folderWith({
      'reports/a.txt': SEED,
      'places-overrides.csv': 'authority,file,place_code,scope\n,a.txt,640104,organ_only\n,a.txt,000000,\nx,,640104,nonsense\n',
    }));
    const [row] = await ask(out, 'SELECT report_id, place_code, place_name, prefecture_code, province_code, scope, place_evidence FROM {reports}');
    expect(row).toMatchObject({ place_code: '640104', place_name: '兴庆区', prefecture_code: '640100', province_code: '640000', scope: 'organ_only' });
    expect(row?.['report_id']).toMatch(/^640104-2023-[0-9a-f]{8}$/);
    expect(row?.['place_evidence']).toContain('places-overrides.csv:2');
    expect(summary.troubles.map((trouble) => [trouble.line, trouble.code])).toEqual([[3, 'overrides.unknown_place'], [4, 'overrides.unknown_scope']]);
  });

  it('corrections.csv stands beside the printed value, which it does not change', async () => {
    const { out, summary } = await build(await folderWith({
      'reports/a.txt': SEED,
      'corrections.csv': 'report,cell,value,who,why,date\na.txt,applications.granted.total,999,李,misprint,2026-01-01\na.txt,applications.granted.none,1,李,x,\nz.txt,applications.granted.total,1,李,x,\n',
    }));
    expect(await ask(out, 'SELECT cell, value, who, line FROM {corrections}')).toEqual([{ cell: 'applications.granted.total', value: 999, who: '李', line: 2 }]);
    const printed = await ask(out, `SELECT value FROM {cells} WHERE cell = 'applications.granted.total'`);
    expect(printed).toHaveLength(1);
    expect(printed[0]?.['value']).not.toBe(999);
    expect(summary.troubles.map((trouble) => [trouble.line, trouble.code])).toEqual([[3, 'corrections.unknown_cell'], [4, 'corrections.no_such_report']]);
  });

  it('site.json: a base path is taken with and without its slashes', async () => {
    const { settings } = await build(await folderWith({ 'site.json': '{"base_path":"atlas/cn/","base_url":"https://example.org/"}', 'reports/a.txt': SEED }));
    expect(settings).toMatchObject({ base_path: '/atlas/cn', base_url: 'https://example.org', default_language: 'zh' });
  });

  it.each([['a.txt', 'reports/a.txt'], ['./reports/a.txt', 'reports/a.txt'], ['sub\\a.txt', 'reports/sub/a.txt']])('names %s as %s', (name, path) => {
    expect(reportPath(name)).toBe(path);
  });
});

it('a figures file in GB18030 with one bad line gives its other lines', async () => {
  const line = (cell: string, value: string) => `Huai'an,2023,320813,aggregate,x,${cell},${value}`;
  const { out, summary } = await build(await folderWith({
    'figures/a.csv': Buffer.concat([
      Buffer.from(`${HEADER}\n${line('applications.granted.total', '1')}\n${line('applications.granted.total', 'x')}\n`),
      Buffer.from([0xb2, 0xe2]), Buffer.from(',2022,320813,aggregate,x,applications.granted.total,7\n'),
    ]),
  }));
  expect(await ask(out, 'SELECT authority, year, "applications.granted.total" AS granted FROM {reports}')).toEqual([
    { authority: '测', year: 2022, granted: 7 }, { authority: 'Huai\'an', year: 2023, granted: 1 },
  ]);
  expect(summary.troubles).toMatchObject([{ code: 'figures.bad_value', file: 'figures/a.csv', line: 3 }]);
});
