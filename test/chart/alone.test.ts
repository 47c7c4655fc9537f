import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { draw } from '../../lib/chart';
import type { ChartSpec } from '../../lib/chart';
import { resolved, standalone } from '../../lib/chart/alone';
import { renderSvg } from '../../lib/chart/svg';
import { HOSTILE, REPORTS } from './given';

const SPEC: ChartSpec = { kind: 'metric', metric: 'disclosure_rate', reports: REPORTS };
const AROUND = { title: '公开率：2023年，汇总', unit: '分母：办理总数 · 7 份报告中 4 份有此数字', foot: ['说明。', '来源：年度报告。'], address: 'https://example.org/atlas/zh/outcomes/?show-rates=refusal_rate&year=2023#figure-rates' };

describe('a chart that stands alone', () => {
  const { svg, width, height } = standalone(SPEC, 'zh', AROUND);

  test('has what the page says around it: title, unit and denominator, source, address', () => {
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]).join('');
    for (const text of [AROUND.title, AROUND.unit, ...AROUND.foot, AROUND.address.replaceAll('&', '&amp;')]) expect(shown).toContain(text);
    expect(svg).toContain(`<desc>${draw(SPEC, { lang: 'zh', size: 'wide' }).summary.sentence}</desc>`);
  });

  test('needs nothing of the page: no variable, class, style, script or reference outside itself', () => {
    expect(svg).not.toMatch(/var\(|class=|style|<script|href=|url\(/);
    expect(parseDocument(svg, { xmlMode: true }).children.filter((node) => node.type === 'tag')).toHaveLength(1);
  });

  test('holds the whole drawing, shape by shape, in the colours of paper', () => {
    const chart = draw(SPEC, { lang: 'zh', size: 'wide' });
    const body = resolved(renderSvg(chart, 'figure')).replace(/^<svg [^>]*>/, '').replace(/<\/svg>$/, '');
    expect(svg).toContain(body);
    expect([width, height > chart.height + 100]).toEqual([chart.width + 56, true]);
  });

  test('encodes what it is given, and drops what XML cannot hold', () => {
    const odd = standalone({ ...SPEC, reports: [HOSTILE] }, 'en', { title: '<b>&\u0000\ud800', unit: '', foot: [], address: 'https://x/?a=1&b=<i>' });
    expect(odd.svg).toContain('<title>&lt;b&gt;&amp;</title>');
    expect(odd.svg).not.toMatch(/<b>|<i>|<img/);
  });
});
