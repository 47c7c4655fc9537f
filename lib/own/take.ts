/** What a reader takes away of reports that were checked: findings, figures, a marked copy. Pure. */
import { asCsv, asJson, asSarif, type Unread } from '../check/format';
import { figuresCsv } from '../corpus/figures-csv';
import { cellLabel } from '../form/label';
import { STATE_WORDS, STATUS_WORDS } from '../i18n/check';
import { CHECK_REPORT } from '../i18n/check-report';
import { COMMON } from '../i18n/common';
import { LANG_TAG, type Lang } from '../i18n/lang';
import type { Checked } from './checked';
import { markedPage } from './marked';

const VERSION = '0.1.0';
const told = (all: readonly Checked[]) => all.flatMap((one) => one.told);
const unread = (all: readonly Checked[]): Unread[] => all.flatMap((one) => (
  one.own === null ? [{ file: one.name, message: one.problems.map((problem) => problem.message).join(' ') }] : []
));

export const FINDING_FORMATS = ['csv', 'json', 'sarif'] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** All findings, those that could not be assessed among them. */
export function findingsFile(all: readonly Checked[], format: FindingFormat, lang: Lang): { name: string; type: string; content: string } {
  if (format === 'csv') return { name: 'findings.csv', type: 'text/csv', content: `\ufeff${asCsv(told(all))}` };
  if (format === 'json') return { name: 'findings.json', type: 'application/json', content: asJson(told(all), unread(all)) };
  return { name: 'findings.sarif', type: 'application/sarif+json', content: asSarif(told(all), unread(all), lang, VERSION) };
}

/** Figures of every report that was read, in the format of figures/, and which columns a person must fill in. */
export function figuresFile(all: readonly Checked[]): { name: string; type: string; content: string; lines: number; lacks: ('authority' | 'year' | 'place_code')[] } {
  const reports = all.flatMap(({ own, name }) => (own === null ? [] : [{ ...own.detail.report, source: name, cells: own.detail.cells.map((cell) => ({ id: cell.cell, value: cell.value })) }]));
  const { csv, lines } = figuresCsv(reports);
  const lacks = (['authority', 'year', 'place_code'] as const).filter((key) => reports.some((report) => report[key] === null));
  return { name: 'figures.csv', type: 'text/csv', content: csv, lines, lacks };
}

/** The report as a page of its own; null where there is none. */
export function markedFile({ own, told: findings }: Checked, lang: Lang): { name: string; type: string; content: string } | null {
  if (own === null) return null;
  const words = CHECK_REPORT[lang].markedPage;
  const common = COMMON[lang];
  const { report, cells, claims, sections, checks } = own.detail;
  const flagged = new Set(checks.flatMap((check) => (check.status === 'not_assessable' ? [] : check.cells)));
  const name = (id: string) => cellLabel(id)[lang];
  const open = findings.filter((finding) => finding.status !== 'not_assessable');
  return {
    name: `${(report.path ?? 'report').replace(/\.[^.]*$/, '').replace(/[\\/:*?"<>|\s]+/g, '_')}-marked.html`, type: 'text/html',
    content: markedPage({
      lang: LANG_TAG[lang], title: report.title ?? report.authority ?? report.path ?? '',
      facts: [[own.chain.join(' › '), report.year === null ? '' : common.yearSpan(String(report.year), String(report.year)), common.scopes[report.scope]].filter((part) => part !== '').join(' · '),
        words.file(report.path ?? '', String(report.bytes ?? ''), report.encoding ?? '', report.sha256 ?? '')],
      findings: { heading: words.heading, none: words.none, items: open.map((finding) => ({
        text: finding.message + (finding.against === null ? '' : ` (${finding.against})`), status: STATUS_WORDS[finding.status][lang], cells: finding.cells.map((cell) => ({ id: cell.id, name: cell.label })),
      })) },
      text: { heading: words.text, help: words.help, left_out: words.leftOut },
      sections,
      marks: [
        ...cells.flatMap((cell) => (cell.start_at === null || cell.end_at === null ? [] : [{
          id: cell.cell, start: cell.start_at, end: cell.end_at, flagged: flagged.has(cell.cell),
          hint: `${name(cell.cell)}: ${cell.value === null ? STATE_WORDS[cell.state].word[lang] : String(cell.value)}`,
        }])),
        ...claims.flatMap((claim) => (claim.start_at === null || claim.end_at === null ? [] : [{ id: `claim ${claim.ordinal}`, start: claim.start_at, end: claim.end_at, flagged: false, hint: `${claim.about}: ${claim.value}` }])),
      ],
      foot: words.foot,
    }),
  };
}
