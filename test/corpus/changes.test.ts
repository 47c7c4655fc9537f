/** changes.csv and days of publication: what of a publisher's folder reaches the data, and what is told of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, build, folderWith, ROOT } from './folders';

const SEED = readFileSync(join(ROOT, 'data/reports/中卫市-2023.txt'), 'utf8');
const troubles = (result: Awaited<ReturnType<typeof build>>) => result.summary.troubles.map(({ file, line, code }) => `${file}:${line} ${code}`);

describe('changes.csv', () => {
  test('reaches the manifest, newest first; a line that cannot be used is named', async () => {
    const result = await build(await folderWith({
      'reports/a.txt': SEED,
      'changes.csv': 'date,zh,en\n2024-01-05,甲,first\n2024-13-05,乙,no such month\n2025-02-01,丙,second\n2025-03-01,,no Chinese\nyesterday,丁,no date\n',
    }));
    expect(result.manifest.changes).toEqual([{ date: '2025-02-01', zh: '丙', en: 'second' }, { date: '2024-01-05', zh: '甲', en: 'first' }]);
    expect(troubles(result)).toEqual(['changes.csv:3 changes.bad_date', 'changes.csv:5 changes.incomplete', 'changes.csv:6 changes.bad_date']);
  });

  test('that is not there gives an empty list', async () => {
    expect((await build(await folderWith({ 'reports/a.txt': SEED }))).manifest.changes).toEqual([]);
  });
});

describe('the day a report was published', () => {
  test('is the publisher’s, else the date under the text, else unknown', async () => {
    const result = await build(await folderWith({
      'reports/given.txt': `${SEED}\n`, 'reports/signed.txt': `${SEED.trimEnd()}\n中卫市人民政府\n2024年4月2日\n`, 'reports/other.txt': `${SEED.trimEnd()}\n2022年1月25日\n`, 'reports/wrong.txt': `${SEED}\n\n`,
      'sources.csv': 'file,url,published\ngiven.txt,,2024-03-30\nwrong.txt,,2024-02-30\n',
    }));
    expect(await ask(result.out, 'SELECT path, published FROM {reports} ORDER BY path')).toEqual([
      { path: 'reports/given.txt', published: '2024-03-30' }, { path: 'reports/other.txt', published: null }, { path: 'reports/signed.txt', published: '2024-04-02' }, { path: 'reports/wrong.txt', published: null },
    ]);
    expect(troubles(result)).toContain('sources.csv:3 sources.bad_date');
  });
});
