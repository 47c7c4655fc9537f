import { describe, expect, it } from 'vitest';
import { each, filesOf, itemOf } from '../../lib/corpus/files';

const FOUND = [
  { path: 'reports/a.txt', bytes: 12, modified: 1_700_000_000_000.25 },
  { path: 'reports/西峰区/2023年度报告.txt', bytes: 0, modified: 0 },
  { path: 'reports/\uFEFF𠀀 e\u0301.html', bytes: 2 ** 33, modified: -1 },
];

describe('a list of files', () => {
  it('gives each as it was found, whatever the script of its path', () => {
    const files = filesOf(FOUND);
    expect(files.length).toBe(3);
    expect([...each(files)]).toEqual(FOUND);
    expect(itemOf(files, 1)).toEqual(FOUND[1]);
  });

  it('has nothing outside itself', () => {
    for (const row of [-1, 3, 0.5]) expect(() => itemOf(filesOf(FOUND), row)).toThrow(RangeError);
    expect([...each(filesOf([]))]).toEqual([]);
  });
});
