import { createHash } from 'node:crypto';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChartSummary } from '../../lib/chart/spec';
import { PALETTE } from '../../lib/chart/palette';
import type { ReportFigures } from '../../lib/query';
import { csvOf } from '../../lib/ui/csv';
import { cellExtent, commonestReason, metricExtent } from '../../lib/ui/facts';
import { pack, unpack } from '../../lib/ui/pack';
import { piecesOf } from '../../lib/ui/report/pieces';
import { EvidenceList, listOf, webAddress } from '../../lib/ui/report/parts';
import { formatView, parseView } from '../../lib/ui/view';
import { policyOf, withPolicy } from '../../scripts/site/policy';
import { notFoundPage, robots, rootPage, sitemap } from '../../scripts/site/root';
import { Settings } from '../../lib/corpus/settings';

function report(id: string, name: string, figures: Record<string, number | null>, origin: 'text' | 'coded' = 'text'): ReportFigures {
  return {
    report_id: id, origin, authority: name, organ: null, place_code: '640500', place_name: name, place_name_en: null, place_level: 'prefecture', province_code: '640000', prefecture_code: '640500',
    scope: 'aggregate', year: 2023, form_applications: '2021', form_proactive: '2021', form_disputes: '2021',
    figures: Object.fromEntries(Object.entries(figures).map(([cell, value]) => [cell, { value, state: value === null ? 'blank' as const : origin === 'coded' ? 'coded' as const : 'stated' as const }])),
  };
}

describe('the source text in pieces', () => {
  const marks = fc.array(fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }), { maxLength: 12 });

  it('joined are the text, whatever the marks, and each mark covers exactly its characters', () => {
    fc.assert(fc.property(fc.string({ maxLength: 50, unit: 'grapheme' }), fc.integer({ min: 0, max: 20 }), marks, (text, base, given) => {
      const pieces = piecesOf(text, base, given);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const [index, mark] of given.entries()) {
        const named = given.map((each, at) => ({ ...each, key: String(at) }));
        const from = Math.max(mark.start, base);
        const to = Math.min(mark.end, base + text.length);
        const covered = piecesOf(text, base, named).filter((piece) => piece.keys.includes(String(index))).map((piece) => piece.text).join('');
        expect(covered).toBe(from < to && mark.start < mark.end ? text.slice(from - base, to - base) : '');
      }
    }));
  });

  it('put the shortest mark first, so that a cell within a sentence is what is chosen', () => {
    const pieces = piecesOf('收到12件', 0, [{ key: 'claim', start: 0, end: 5 }, { key: 'cell', start: 2, end: 4 }]);
    expect(pieces.find((piece) => piece.text === '12')?.keys).toEqual(['cell', 'claim']);
  });
});

describe('figures packed for the page', () => {
  it('come out as they went in, null with its state', () => {
    const reports = [report('a', '甲市', { x: 0, y: null, z: 3 }), { ...report('b', '乙市', { x: 5, y: 1, z: null }, 'coded') }];
    reports[0]!.figures = { ...reports[0]!.figures, z: { value: 3, state: 'resolved' } };
    expect(unpack(JSON.parse(JSON.stringify(pack(reports))))).toEqual(reports);
  });
});

describe('the view in the URL', () => {
  it('is read back as it was written, and holds only what was chosen', () => {
    expect(formatView(parseView(''))).toBe('');
    const search = '?year=2022-2023&scope=aggregate.organ_only&place=640500.310000&origin=text&among=1&show-rates=refusal_rate';
    expect(new URLSearchParams(formatView(parseView(search))).toString()).toBe(new URLSearchParams(search).toString());
    expect(formatView(parseView('?among=1'))).toBe('');
  });

  it('names columns of the reader’s own tables, and nothing that is no name of one', () => {
    const search = '?own-per=residents.1x2ab&own-by=sides.zz9&show-own-groups=disclosure_rate';
    expect(formatView(parseView(search))).toBe(search);
    expect(parseView(search).own).toEqual({ per: { table: 'residents', column: '1x2ab' }, by: { table: 'sides', column: 'zz9' } });
    for (const bad of ['reports.1x', 'a b.1x', 'a.', 'a.人口', `a";--.1`]) expect(formatView(parseView(`?own-per=${encodeURIComponent(bad)}`))).toBe('');
    fc.assert(fc.property(fc.string(), fc.string(), (per, by) => {
      const params = new URLSearchParams({ 'own-per': per, 'own-by': by });
      const once = formatView(parseView(params.toString()));
      expect(formatView(parseView(once))).toBe(once);
    }));
  });

  it('survives anything', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const once = formatView(parseView(text));
      expect(formatView(parseView(once))).toBe(once);
    }));
  });
});

describe('the CSV of a figure', () => {
  const summary = (cells: ChartSummary['rows'][number]['cells']): ChartSummary => ({
    title: '', unit: '', denominator: null, n: 1, of: 1, sentence: '', notes: [], columns: [{ id: 'a', label: 'A', numeric: false }, { id: 'b', label: 'B', numeric: true }],
    rows: [{ report_id: 'id-1', cells }],
  });

  it('has figures in full precision, words where there is none, and no 0 for a null', () => {
    const text = csvOf(summary([{ value: '中卫市', text: '中卫市' }, { value: 0.5517241379310345, text: '55.2%' }]), [report('id-1', '中卫市', {})]);
    expect(text).toBe('\ufeffA,B,report_id,place_code,year,scope,origin\r\n中卫市,0.5517241379310345,id-1,640500,2023,aggregate,text\r\n');
    expect(csvOf(summary([{ value: 'x', text: 'x' }, { value: null, text: '未公布' }]), [])).toContain('x,未公布,id-1');
    expect(csvOf(summary([{ value: 'x', text: 'x' }, { value: -3, text: '−3' }]), [])).toContain('x,-3,');
  });

  it('tells the state of each figure beside it, and the id of a report that is a column', () => {
    const stated = csvOf(summary([{ value: 'x', text: 'x' }, { value: null, text: '未公布', state: 'blank' }]), []);
    expect(stated).toContain('A,B,B [state],report_id');
    expect(stated).toContain('x,未公布,blank,id-1');
    expect(csvOf({ ...summary([{ value: 'x', text: 'x' }, { value: 1, text: '1' }]), columns: [{ id: 'a', label: 'A', numeric: false }, { id: 'id-2', label: '中卫市', numeric: true }] }, [report('id-2', '中卫市', {})])).toContain('A,中卫市 [id-2],');
  });

  it.each(['=1+1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', '\n=1', ' =1', '\t=1', '\u3000＝1', '\r\n@x'])('is no formula to a spreadsheet: %j', (text) => {
    const rows = z.array(z.array(z.string())).parse(Papa.parse(csvOf(summary([{ value: text, text }, { value: 1, text: '1' }]), []).slice(1), { skipEmptyLines: true }).data);
    expect(rows[1]?.[0]).toBe(`'${text}`);
  });
});

describe('what the sentences rest on', () => {
  const received = 'applications.new_received.total';
  const review = { 'disputes.review.upheld': 10, 'disputes.review.corrected': 1, 'disputes.review.other': 0, 'disputes.review.pending': 0 };

  it('nulls count for nothing, zeros do', () => {
    const extent = cellExtent([report('a', '甲市', { [received]: null }), report('b', '乙市', { [received]: 0 }), report('c', '丙市', { [received]: 7 })], received, 'zh');
    expect(extent).toMatchObject({ n: '2', lowest: { name: '乙市', text: '0' }, highest: { name: '丙市', text: '7' } });
    expect(cellExtent([report('a', '甲市', { [received]: null })], received, 'zh')).toBeNull();
  });

  it('a total that its parts exceed is left out', () => {
    const reports = [report('a', '甲市', { ...review, 'disputes.review.total': 0 }), report('b', '乙市', { ...review, 'disputes.review.total': 11 })];
    expect(cellExtent(reports, 'disputes.review.total', 'en')).toMatchObject({ n: '1', lowest: { text: '11' } });
  });

  it('rates below the least number of cases are left out, and no reason is named without every reason', () => {
    const few = report('a', '甲市', { 'applications.granted.total': 3, 'applications.partial.total': 0, 'applications.total_handled.total': 4 });
    const many = report('b', '乙市', { 'applications.granted.total': 20, 'applications.partial.total': 10, 'applications.total_handled.total': 60 });
    expect(metricExtent([few, many], 'disclosure_rate', 'en')).toMatchObject({ n: '1', highest: { text: '50.0%' } });
    expect(commonestReason([few, many], 'en')).toBeNull();
  });
});

describe('evidence and addresses from data', () => {
  it('what does not parse shows as nothing', () => {
    expect(listOf(EvidenceList, 'no json')).toEqual([]);
    expect(listOf(EvidenceList, '[{"kind":1}]')).toEqual([]);
    expect(listOf(EvidenceList, '[{"kind":"title","text":"x","start":0,"end":1}]')).toHaveLength(1);
  });
  it('only web addresses become links', () => {
    expect(webAddress('https://example.org/a')).toBe('https://example.org/a');
    expect(webAddress('javascript:alert(1)')).toBeNull();
    expect(webAddress(' https://example.org')).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});

describe('the content policy', () => {
  it('hashes every inline script and allows nothing else', () => {
    const html = '<html><head><script>a()</script><script src="/x.js"></script></head><body><script>b("\\u003c/script>")</script></body></html>';
    const policy = policyOf(html);
    expect(policy.match(/'sha256-/g)).toHaveLength(2);
    expect(policy).toContain(`'sha256-${createHash('sha256').update('a()').digest('base64')}'`);
    expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
    expect(withPolicy(html).indexOf('Content-Security-Policy')).toBeLessThan(withPolicy(html).indexOf('<script'));
    expect(() => withPolicy('<p>')).toThrow('without a head');
  });
});

describe('pages above the languages', () => {
  const settings = Settings.parse({ title: { zh: '图<集>', en: 'Atlas & Co' }, base_url: 'https://example.org', base_path: 'atlas', default_language: 'en' });
  it('stand under the base path, with the publisher’s words encoded', () => {
    expect(rootPage(settings, '')).toContain('href="/atlas/zh/"');
    expect(rootPage(settings, '')).toContain('Atlas &amp; Co');
    expect(notFoundPage(settings, '').indexOf('There is no such page')).toBeLessThan(notFoundPage(settings, '').indexOf('没有这一页'));
    expect(robots(settings)).toContain('Sitemap: https://example.org/atlas/sitemap.xml');
    expect(sitemap(settings, ['zh/index.html', 'en/outcomes/index.html', '404.html'])).toContain('<loc>https://example.org/atlas/en/outcomes/</loc>');
    expect(sitemap(settings, ['404.html'])).not.toContain('404');
  });
});

it('the palette names every colour in both themes', () => {
  for (const [name, value] of Object.entries(PALETTE)) expect([name, /^#[0-9a-f]{6}$/.test(value.light), /^#[0-9a-f]{6}$/.test(value.dark)]).toEqual([name, true, true]);
});
