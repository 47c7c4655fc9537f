/** What stands beside a report: versions, years, the citation, the letter to the publisher. */
import { describe, expect, it } from 'vitest';
import { cellAgainst } from '../../lib/check/against';
import { countsBecause } from '../../lib/check/versions';
import { contactFor } from '../../lib/ui/report/contact';
import { CITATION_STYLES, cite, escapeBibtex } from '../../lib/ui/report/citation';
import type { Cited } from '../../lib/ui/report/citation';
import { relationsOf } from '../../lib/ui/report/relations';
import type { Relative, ReportRow } from '../../lib/query/sql/report';

const CITED: Cited = {
  reportId: '640500-2023-fc36502c', authority: '中卫市人民政府', title: '中卫市2023年政府信息公开工作年度报告', year: 2023, url: 'https://www.nxzw.gov.cn/a_b%20c.html', retrieved: '2024-05-01',
  site: '公开年报图集', publisher: '某某出版者', page: 'https://example.org/zh/report/?id=640500-2023-fc36502c', version: '0123456789ab', accessed: '2026-11-21',
};
const NOTHING: Cited = { ...CITED, authority: null, title: null, year: null, url: null, retrieved: null, publisher: null, version: null, reportId: 'zone:640500:开发区-none-fc36502c' };

describe('a citation', () => {
  it('escapes what TeX takes for a command, each once', () => {
    expect(escapeBibtex('50% & {a_b} #1 $2 ~3 ^4 \\5\n  6')).toBe('50\\% \\& \\{a\\_b\\} \\#1 \\$2 \\textasciitilde{}3 \\textasciicircum{}4 \\textbackslash{}5 6');
  });

  it('in BibTeX has balanced braces, a key of ASCII, and the organ as one name', () => {
    for (const cited of [CITED, NOTHING, { ...CITED, title: 'A } B { C \\ % 100%', authority: '甲 and 乙' }]) {
      const text = cite('bibtex', cited, 'zh');
      let depth = 0;
      for (const found of text.replaceAll(/\\[{}]/g, '').matchAll(/[{}]/g)) {
        depth += found[0] === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(text).toMatch(/^@misc\{report-[0-9A-Za-z-]+,\n/);
    }
    expect(cite('bibtex', CITED, 'en')).toContain('author = {{中卫市人民政府}},');
    expect(cite('bibtex', CITED, 'en')).toContain('howpublished = {\\url{https://www.nxzw.gov.cn/a_b\\%20c.html}},');
  });

  it('leaves out what is not known and makes nothing up', () => {
    const bibtex = cite('bibtex', NOTHING, 'en');
    expect(bibtex).not.toMatch(/author|organization|null|undefined|data version/);
    expect(bibtex).toContain('title = {{[annual report on open government information]}},');
    for (const style of CITATION_STYLES) {
      for (const lang of ['zh', 'en'] as const) {
        expect(cite(style, NOTHING, lang)).not.toMatch(/null|undefined|NaN/);
        // No year of publication is invented: the year reported on is not it.
        expect(cite(style, CITED, lang)).not.toMatch(/^\s*year = /m);
      }
    }
    expect(cite('gbt7714', NOTHING, 'zh')).toBe('[政府信息公开工作年度报告][R/OL]. 原文网址不详. 引自: 公开年报图集[DB/OL]. 编号 zone:640500:开发区-none-fc36502c. [2026-11-21]. https://example.org/zh/report/?id=640500-2023-fc36502c.');
  });

  it('names the report, the version of the data and the day, in every style', () => {
    expect(cite('gbt7714', CITED, 'zh')).toBe('中卫市人民政府. 中卫市2023年政府信息公开工作年度报告[R/OL]. [2024-05-01]. https://www.nxzw.gov.cn/a_b%20c.html. 引自: 公开年报图集[DB/OL]. 编号 640500-2023-fc36502c, 数据版本 0123456789ab. [2026-11-21]. https://example.org/zh/report/?id=640500-2023-fc36502c.');
    for (const style of CITATION_STYLES) {
      for (const lang of ['zh', 'en'] as const) for (const part of ['640500-2023-fc36502c', '0123456789ab', '2026-11-21']) expect(cite(style, CITED, lang)).toContain(part);
    }
  });
});

describe('an error is reported', () => {
  const given = { reportId: 'r-1', cell: 'applications.granted.total', page: 'https://example.org/zh/report/?id=r-1#applications.granted.total', subject: '报错 & r-1', body: '一行\n二行' };
  it('by mail, with subject and body', () => {
    for (const contact of ['who@example.org', ' mailto:who@example.org ']) {
      const found = contactFor(contact, given);
      expect(found).toMatchObject({ kind: 'link', text: 'who@example.org' });
      const url = new URL(found.kind === 'link' ? found.href : '');
      expect([url.protocol, url.pathname]).toEqual(['mailto:', 'who@example.org']);
      // A letter's query knows no +, so blanks must be %20.
      expect(url.search).not.toContain('+');
      expect([url.searchParams.get('subject'), url.searchParams.get('body')]).toEqual([given.subject, '一行\r\n二行']);
    }
  });

  it('by a web page, which gets title and body, or what its address asks for', () => {
    const form = contactFor('https://github.com/a/b/issues/new?labels=data', given);
    const url = new URL(form.kind === 'link' ? form.href : '');
    expect(Object.fromEntries(url.searchParams)).toEqual({ labels: 'data', title: given.subject, body: given.body });
    const asked = contactFor('https://example.org/f?r={report}&c={cell}', given);
    expect(asked).toEqual({ kind: 'link', text: 'https://example.org/f', href: 'https://example.org/f?r=r-1&c=applications.granted.total' });
  });

  it.each<[string | null, string]>([[null, 'none'], ['  ', 'none'], ['010-12345678', 'words'], ['javascript:alert(1)', 'words'], ['https://', 'words'], ['a@b.c?bcc=x@y.z', 'words'], ['two@x.org, three@x.org', 'words']])('%j is %s', (contact, kind) => {
    expect(contactFor(contact, given).kind).toBe(kind);
  });
});

describe('a finding against another report', () => {
  it('leads to the cell that was compared there', () => {
    expect(cellAgainst('series.carry_over', ['applications.carried_in.company'])).toBe('applications.carried_out.company');
    expect(cellAgainst('series.normative_stock', ['proactive.normative_documents.made'])).toBe('proactive.normative_documents.in_force');
    expect(cellAgainst('series.jump', ['applications.new_received.total'])).toBe('applications.new_received.total');
    expect(cellAgainst('copies.text', [])).toBeNull();
    expect(cellAgainst('series.carry_over', ['applications.granted.company'])).toBeNull();
  });
});

const relative = (id: string, more: Partial<Relative> = {}): Relative => ({
  report_id: id, origin: 'text', authority: '中卫市', organ: null, scope: 'aggregate', year: 2023, path: `reports/${id}.txt`, source_retrieved: null, superseded_by: null, n_stated: 100, n_resolved: 0, n_coded: 0, ...more,
});
const main = (more: Partial<ReportRow>): ReportRow => ({
  ...relative('a'), place_code: '640500', place_name: '中卫市', place_name_en: null, place_level: 'prefecture', province_code: '640000', prefecture_code: '640500', form_applications: '2021', form_proactive: '2021', form_disputes: '2021',
  kind: 'annual_report', title: null, scope_confidence: 1, sha256: null, bytes: null, encoding: null, source_url: null, source_publisher: null, source_text: null,
  place_evidence: null, place_candidates: null, scope_evidence: null, problems: null, n_blank: 0, n_dash: 0, n_missing: 0, n_garbled: 0, n_fail: 0, n_suspect: 0, n_not_assessable: 0, n_passed: 0, ...more,
});

describe('the reports beside a report', () => {
  const all = [
    relative('y22', { year: 2022 }), relative('a'), relative('a-old', { superseded_by: 'a', source_retrieved: null }), relative('y24', { year: 2024, organ: '人民政府' }),
    relative('y24-old', { year: 2024, superseded_by: 'y24' }), relative('office', { scope: 'organ_only', organ: '人民政府办公室' }), relative('office22', { scope: 'organ_only', organ: '政府办', year: 2022 }),
  ];
  const revisions = [{ ordinal: 0, old_report_id: 'a-old', cell: 'applications.granted.total', old_value: null, new_value: 9 }];

  it('are told apart: versions, years of the series, other scopes of the year', () => {
    const found = relationsOf(main({}), all, revisions);
    expect(found.versions.map((version) => [version.report.report_id, version.counts, version.changes.length])).toEqual([['a', true, 0], ['a-old', false, 1]]);
    expect(found.years.map((other) => other.report_id)).toEqual(['y22', 'y24']);
    expect([found.before?.report_id, found.after?.report_id]).toEqual(['y22', 'y24']);
    expect(found.beside.map((other) => other.report_id)).toEqual(['office']);
  });

  it('of one that does not count are those of the one that does', () => {
    const found = relationsOf(main({ report_id: 'a-old', superseded_by: 'a' }), all, revisions);
    expect(found.versions.map((version) => version.report.report_id)).toEqual(['a', 'a-old']);
    expect(found.versions[1]?.changes).toEqual(revisions);
    expect(found.because).toBe('name');
  });

  it('an office keeps its series under both its names; a place that is open has none', () => {
    expect(relationsOf(main({ report_id: 'office', scope: 'organ_only', organ: '人民政府办公室' }), all, []).before?.report_id).toBe('office22');
    expect(relationsOf(main({ place_code: null }), all, revisions)).toMatchObject({ versions: [], years: [], beside: [] });
  });

  it('say why one counts, by the part of the rank that told them apart', () => {
    const one = { origin: 'text' as const, retrieved: '2024-05-01', printed: 5 };
    expect(countsBecause(one, { ...one, origin: 'coded', retrieved: '2025-01-01' })).toBe('read');
    expect(countsBecause(one, { ...one, retrieved: null, printed: 9 })).toBe('retrieved');
    expect(countsBecause(one, { ...one, printed: 3 })).toBe('figures');
    expect(countsBecause(one, one)).toBe('name');
  });
});
