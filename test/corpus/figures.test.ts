import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedForm } from '../../lib/corpus/coded';
import { gatherFigures } from '../../lib/corpus/figures';
import { HEADER, ROOT } from './folders';

const GOOD = '某市人民政府,2023,320813,aggregate,"某报告, 第三页",applications.new_received.total,21';
const gather = (...lines: string[]) => gatherFigures([{ path: 'figures/a.csv', text: [HEADER, ...lines].join('\n') }], (code) => code === '320813');

describe('a line of hand-coded figures', () => {
  it('becomes a cell with its own line, the text as it stands, and its citation', () => {
    const { reports, troubles } = gather('', GOOD);
    expect(troubles).toEqual([]);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ authority: '某市人民政府', year: 2023, placeCode: '320813', scope: 'aggregate', source: '某报告, 第三页', path: 'figures/a.csv' });
    expect(reports[0]?.cells).toEqual([{ id: 'applications.new_received.total', value: 21, state: 'coded', raw: '21', line: 3, start: null, end: null }]);
  });

  it.each([
    ['figures.unknown_cell', GOOD.replace('new_received', 'newly')],
    ['figures.unknown_scope', GOOD.replace('aggregate', 'whole')],
    ['figures.bad_year', GOOD.replace('2023', '23')],
    ['figures.bad_year', GOOD.replace('2023', '1066')],
    ['figures.bad_value', GOOD.replace(/21$/, '21件')],
    ['figures.bad_value', GOOD.replace(/21$/, '1e3')],
    ['figures.bad_value', GOOD.replace(/21$/, '21.5')],
    ['figures.empty_value', GOOD.replace(/21$/, '')],
    ['figures.negative_value', GOOD.replace(/21$/, '-21')],
    ['figures.unknown_place', GOOD.replace('320813', '999999')],
    ['figures.no_authority', GOOD.replace('某市人民政府', '')],
    ['figures.field_count', `${GOOD},extra`],
    ['figures.quote', GOOD.replace('第三页"', '第三页')],
  ])('that is wrong (%s) is named with file, line and remedy, and the rest is kept', (code, bad) => {
    const other = GOOD.replace('new_received', 'carried_in');
    const { reports, troubles } = gather(GOOD, bad, other);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatchObject({ code, file: 'figures/a.csv', line: 3 });
    expect(troubles[0]?.fix).not.toBe('');
    expect(reports.flatMap((report) => report.cells.map((cell) => cell.line))).toEqual([2, 4]);
  });

  it('may be negative where the form has a sign, and have decimals in ten thousand yuan', () => {
    const { reports, troubles } = gather(
      GOOD.replace('applications.new_received.total,21', 'proactive.penalties.items_change,-4'),
      GOOD.replace('applications.new_received.total,21', 'proactive.fees.amount_wan,7730.28'),
    );
    expect(troubles).toEqual([]);
    expect(reports[0]?.cells.map((cell) => cell.value)).toEqual([7730.28, -4]);
  });

  it('that contradicts an earlier one is refused and names both; one that repeats it is not', () => {
    const { reports, troubles } = gather(GOOD, GOOD, GOOD.replace(/21$/, '22'));
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatchObject({ code: 'figures.conflict', line: 4 });
    expect(troubles[0]?.message).toContain('figures/a.csv:2');
    expect(reports[0]?.cells.map((cell) => cell.value)).toEqual([21]);
  });

  it('belongs to another report when the scope differs', () => {
    expect(gather(GOOD, GOOD.replace('aggregate', 'organ_only')).reports).toHaveLength(2);
  });

  it('keeps a citation with a semicolon whole', () => {
    expect(gather(GOOD.replace('某报告, 第三页', 'a; b'), GOOD.replace('某报告, 第三页', 'a; b').replace('new_received', 'carried_in')).reports[0]?.source).toBe('a; b');
  });
});

it('a file without the columns is named, and the other files are read', () => {
  const { reports, troubles } = gatherFigures([{ path: 'figures/a.csv', text: 'x,y\n1,2' }, { path: 'figures/b.csv', text: `${HEADER}\n${GOOD}` }], () => true);
  expect(troubles.map((trouble) => [trouble.file, trouble.code])).toEqual([['figures/a.csv', 'figures.header']]);
  expect(reports).toHaveLength(1);
});

it('the form of a coded table is told by its rows and by nothing else', () => {
  expect(codedForm('applications', [])).toBe('none');
  expect(codedForm('applications', ['applications.new_received.total'])).toBeNull();
  expect(codedForm('proactive', ['proactive.penalties.items_change'])).toBe('2019');
  expect(codedForm('proactive', ['proactive.regulations.in_force'])).toBe('2021');
});

describe('the bundled figures', () => {
  const folder = join(ROOT, 'data/figures');
  const files = readdirSync(folder).sort().map((name) => ({ path: `figures/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
  const gathered = gatherFigures(files, () => true);

  it('are 3,176 lines of 322 reports, all good', () => {
    expect(gathered.troubles).toEqual([]);
    expect(gathered.reports).toHaveLength(322);
    expect(gathered.reports.reduce((sum, report) => sum + report.cells.length, 0)).toBe(3176);
  });

  it('point each cell to the line of the CSV that has its id and its text', () => {
    const lines = new Map(files.map((file) => [file.path, file.text.split('\n')]));
    for (const report of gathered.reports) {
      for (const cell of report.cells) {
        const line = lines.get(report.path)?.[(cell.line ?? 0) - 1];
        expect(line?.endsWith(`,${cell.id},${cell.raw}`), `${report.path}:${cell.line}`).toBe(true);
        expect(line).toContain(report.authority);
      }
    }
  });
});
