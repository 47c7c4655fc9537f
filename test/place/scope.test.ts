/** Whose figures a report tells: the five real reports, and signs that agree or contradict each other. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locate, readGazetteer } from '../../lib/place';

const gazetteer = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));

describe('the five real reports', () => {
  it.each<[string, number, number | null, string, string]>([
    ['银川市金凤区人民政府办公室', 2023, 31, '640106', 'unknown'],
    ['浉河区人民政府办公室', 2023, 0, '411502', 'organ_only'],
    ['庆阳市西峰区', 2022, 19642, '621002', 'aggregate'],
    ['石嘴山市人民政府办公室', 2023, 0, '640200', 'organ_only'],
    ['中卫市', 2023, 623829, '640500', 'aggregate'],
    // The same without the table: the words alone must be enough.
    ['银川市金凤区人民政府办公室', 2023, null, '640106', 'unknown'],
    ['浉河区人民政府办公室', 2023, null, '411502', 'organ_only'],
    ['庆阳市西峰区', 2022, null, '621002', 'aggregate'],
    ['石嘴山市人民政府办公室', 2023, null, '640200', 'organ_only'],
    ['中卫市', 2023, null, '640500', 'aggregate'],
  ])('%s %i with %s decisions → %s %s', (authority, year, proactiveDecisions, code, scope) => {
    const text = readFileSync(`data/reports/${authority}-${year}.txt`, 'utf8');
    const found = locate(gazetteer, { authority, title: `${authority}${year}年政府信息公开工作年度报告`, year, text, proactiveDecisions });
    expect([found.place?.code, found.scope]).toEqual([code, scope]);
    for (const evidence of [...found.scope_evidence, ...found.place_evidence]) {
      if (evidence.start !== undefined) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text);
    }
    expect(found.scope_confidence > 0.8).toBe(scope !== 'unknown');
  });

  it('金凤 shows both sides of what contradicts', () => {
    const text = readFileSync('data/reports/银川市金凤区人民政府办公室-2023.txt', 'utf8');
    const { scope_evidence } = locate(gazetteer, { authority: '银川市金凤区人民政府办公室', title: null, year: 2023, text, proactiveDecisions: 31 });
    expect(new Set(scope_evidence.map((evidence) => evidence.points_to))).toEqual(new Set(['organ_only', 'aggregate']));
    expect(scope_evidence).toContainEqual(expect.objectContaining({ kind: 'self_name', points_to: 'aggregate' }));
  });
});

describe('signs', () => {
  const judge = (authority: string, text: string, proactiveDecisions: number | null = null) =>
    locate(gazetteer, { authority, title: null, year: 2023, text, proactiveDecisions });

  it.each<[string, string, string, number | null, string]>([
    ['a government whose departments are counted', '金凤区人民政府', '2023年，全区共收到政府信息公开申请56件。', 12000, 'aggregate'],
    ['an office that signs as the government', '金凤区人民政府', '2023年，我办共收到政府信息公开申请2件。', 0, 'organ_only'],
    ['a government that says 我单位 and nothing else', '金凤区人民政府', '我单位共收到政府信息公开申请2件。', null, 'unknown'],
    ['an office with the whole district’s licences', '金凤区人民政府办公室', '2023年，全区各级行政机关共收到政府信息公开申请56件。', 12000, 'unknown'],
    ['an office that speaks of 我区 in passing', '金凤区人民政府办公室', '推动我区政务公开。本机关共收到政府信息公开申请2件。', null, 'organ_only'],
    ['the table’s 本机关不掌握, which is no sign', '金凤区人民政府', '1.本机关不掌握相关政府信息\n2023年我区共收到政府信息公开申请5件。', null, 'aggregate'],
    ['a department with a whole city’s licences', '银川市市场监督管理局', '全市共收到政府信息公开申请56件，我市各部门', 99999, 'department'],
    ['a township that says 我镇', '遂溪县建新镇人民政府', '我镇共收到政府信息公开申请0件，全镇', 0, 'township'],
  ])('%s', (_, authority, text, decisions, scope) => {
    expect(judge(authority, text, decisions).scope).toBe(scope);
  });

  it('is unsure on a title alone, and surer with each sign that agrees', () => {
    const title = judge('金凤区人民政府', '');
    const more = judge('金凤区人民政府', '2023年，全区共收到政府信息公开申请56件。', 12000);
    expect(title.scope_confidence).toBeLessThan(0.6);
    expect(more.scope_confidence).toBeGreaterThan(0.8);
  });

  it('reads the signature and the date under the text', () => {
    const text = '2023年工作。\n\n金凤区人民政府办公室\n2024年1月25日\n';
    const { scope_evidence } = judge('金凤区人民政府', text);
    expect(scope_evidence).toContainEqual({ kind: 'signature', text: '金凤区人民政府办公室', start: 10, end: 20, points_to: 'organ_only' });
    expect(scope_evidence).toContainEqual(expect.objectContaining({ kind: 'published_january', text: '2024年1月25日' }));
    expect(judge('金凤区人民政府', '2023年工作。\n2022年1月25日').scope_evidence.map((evidence) => evidence.kind)).not.toContain('published_january');
  });
});
