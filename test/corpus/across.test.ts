/** What the checks across reports leave in the tables: findings with the report they compare, versions, counts. */
import { describe, expect, test } from 'vitest';
import { askApplications, askReport } from '../../lib/query';
import { openNodeClient } from '../../lib/query/node';
import { ask, build, folderWith, HEADER } from './folders';

/** A department's report with five figures of the applications table. */
function report(year: number, received: number, carriedIn: number, carriedOut: number): string {
  const handled = received + carriedIn - carriedOut;
  return [
    `中宁县司法局${year}年政府信息公开工作年度报告`, '三、收到和处理政府信息公开申请情况',
    '申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计',
    ...([['一、本年新收政府信息公开申请数量', received], ['二、上年结转政府信息公开申请数量', carriedIn], ['（一）予以公开', handled], ['（二）部分公开', 0], ['（七）总计', handled], ['四、结转下年度继续办理', carriedOut]] as const)
      .map(([label, value]) => [label, value, 0, 0, 0, 0, 0, value].join('\t')),
  ].join('\n');
}
const FILES = {
  'reports/a-2022.txt': report(2022, 5, 0, 1), 'reports/a-2023.txt': report(2023, 6, 3, 0), 'reports/a-2023-v2.txt': report(2023, 7, 3, 0),
  'sources.csv': 'file,url,publisher,retrieved\na-2022.txt,,,2023-02-01\na-2023.txt,,,2024-02-01\na-2023-v2.txt,,,2024-06-01\n',
  'figures/x.csv': `${HEADER}\n中宁县司法局,2023,640521,department,book,applications.new_received.total,6\n`,
};

describe('reports of one office', () => {
  test('three of one year are kept, one counts, and it says what the others say otherwise', async () => {
    const { out, summary } = await build(await folderWith(FILES));
    const reports = await ask(out, 'SELECT path, report_id, superseded_by, n_fail, n_suspect, n_passed FROM {reports} ORDER BY path');
    const [coded, first, v2, v1] = reports;
    expect(reports.map((row) => row['superseded_by'])).toEqual([v2?.['report_id'], null, null, v2?.['report_id']]);
    expect(summary.reports.total).toBe(4);
    const revisions = await ask(out, 'SELECT report_id, old_report_id, cell, old_value, new_value FROM {revisions} ORDER BY ordinal');
    const among = (old: Record<string, unknown> | undefined) => revisions.filter((row) => row['old_report_id'] === old?.['report_id']).map((row) => [row['cell'], row['old_value'], row['new_value']]);
    expect(new Set(revisions.map((row) => row['report_id']))).toEqual(new Set([v2?.['report_id']]));
    expect(among(v1)).toEqual(expect.arrayContaining([['applications.new_received.natural_person', 6, 7], ['applications.new_received.total', 6, 7], ['applications.granted.total', 9, 10]]));
    expect(among(coded)).toEqual([['applications.new_received.total', 6, 7]]);

    const checks = await ask(out, 'SELECT report_id, ordinal, rule, status, expected, actual, against FROM {checks} WHERE against IS NOT NULL ORDER BY ordinal');
    expect(checks.filter((row) => row['rule'] === 'series.carry_over')).toMatchObject([
      { report_id: v2?.['report_id'], status: 'fail', expected: 1, actual: 3, against: first?.['report_id'] },
      { report_id: v2?.['report_id'], status: 'fail', expected: 1, actual: 3, against: first?.['report_id'] },
    ]);
    expect(checks.filter((row) => row['rule'] === 'copies.two_reports').map((row) => row['against'])).toEqual([v1?.['report_id'], coded?.['report_id']]);
    expect(summary.findings['series.carry_over']).toEqual({ fail: 2 });
    const counted = await ask(out, `SELECT status, count(*)::INTEGER AS n FROM {checks} WHERE report_id = '${String(v2?.['report_id'])}' GROUP BY status`);
    expect(counted.find((row) => row['status'] === 'fail')?.['n']).toBe(v2?.['n_fail']);
    expect(counted.find((row) => row['status'] === 'suspect')?.['n']).toBe(v2?.['n_suspect']);
    expect(Number(v2?.['n_passed'])).toBeGreaterThan(Number(v1?.['n_passed']));
  });

  test('charts are made of the one that counts; the page of each version is there', async () => {
    const { out } = await build(await folderWith(FILES));
    const client = await openNodeClient(out);
    try {
      const rows = await askApplications(client, { years: { from: 2023, to: 2023 }, scopes: ['department'], places: [], origins: [] });
      expect(rows.map((row) => row.figures['applications.new_received.total']?.value)).toEqual([7]);
      const detail = await askReport(client, rows[0]?.report_id ?? '');
      expect(detail?.report.superseded_by).toBeNull();
      expect(detail?.revisions.length).toBeGreaterThan(2);
      expect(detail?.checks.some((check) => check.rule === 'copies.two_reports' && check.against === detail.revisions[0]?.old_report_id)).toBe(true);
      expect((await askReport(client, detail?.revisions[0]?.old_report_id ?? ''))?.report.superseded_by).toBe(rows[0]?.report_id);
    } finally {
      await client.close();
    }
  });

  test('a person’s decision about the scope is asked of the rules too', async () => {
    const table = '二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t4\n行政规范性文件\t1\t0\t4\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t4\n行政强制\t0\n第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t0\n';
    const files = { 'reports/a-2022.txt': report(2022, 5, 0, 1).replace('三、收到', `${table}三、收到`) };
    const rules = async (more: Record<string, string>) => (await ask((await build(await folderWith({ ...files, ...more }))).out, "SELECT rule FROM {checks} WHERE rule = 'values.rules_below_city'")).length;
    expect(await rules({})).toBe(1);
    expect(await rules({ 'places-overrides.csv': 'authority,file,place_code,scope\n,a-2022.txt,640500,aggregate\n' })).toBe(0);
  });
});
