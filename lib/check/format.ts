/**
 * Findings as a person or a program reads them: lines of text, JSON, CSV, SARIF 2.1.0. Pure: files are
 * read and written elsewhere.
 */
import Papa from 'papaparse';
import { FORMULA } from '../form/formula';
import { cellLabel } from '../form/label';
import { RULE_WORDS, SEVERITY_WORDS } from '../i18n/check';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import type { Cell, CheckStatus, Finding, Severity } from '../read/report';
import { RULES, type Rule, type RuleId } from './rules';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Where something stands: lines and columns from 1, offsets and columns in UTF-16 units, ends exclusive. */
export interface Region { line: number; column: number; endLine: number; endColumn: number; offset: number; length: number }

export interface FoundCell { id: string; label: string; value: number | null; raw: string | null; line: number | null }

/** A finding with all that is needed to tell of it. */
export interface Told {
  file: string;
  /** Of the first of its cells that is printed; null where none is. */
  region: Region | null;
  rule: RuleId;
  status: CheckStatus;
  severity: Severity;
  message: string;
  cells: FoundCell[];
  expected: number | null;
  actual: number | null;
  /** The file it was compared with. */
  against: string | null;
}

const RULE_BY_ID = new Map<string, { id: RuleId; rule: Rule }>(RULES.map((rule) => [rule.id, { id: rule.id, rule }]));

const OPEN = {
  zh: (title: string) => `${title}：有空缺，无法核对。`,
  en: (title: string) => `${title}: cannot be checked, figures are missing.`,
};
const NONE = { zh: '无', en: 'none' };
const number = (value: number | null, lang: Lang): string => (value === null ? NONE[lang] : value.toLocaleString('en-US', { maximumFractionDigits: 6 }));

/** The sentence of a finding in a language. */
export function sentenceOf(finding: Pick<Finding, 'status' | 'expected' | 'actual' | 'cells'>, rule: RuleId, lang: Lang): string {
  const words = RULE_WORDS[rule];
  if (finding.status === 'not_assessable') return OPEN[lang](words.title[lang]);
  return words.sentence[lang]
    .replaceAll('{expected}', number(finding.expected, lang)).replaceAll('{actual}', number(finding.actual, lang))
    .replaceAll('{cells}', finding.cells.map((id) => cellLabel(id)[lang]).join(MARKS[lang].list));
}

/** Start of every line of a text. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** The findings of one file, with their places in its text. */
export function tell(file: string, text: string, cells: readonly Cell[], findings: readonly Finding[], lang: Lang): Told[] {
  if (findings.length === 0) return [];
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const starts = lineStarts(text);
  const regionOf = (cell: Cell): Region | null => {
    if (cell.start === null || cell.end === null) return null;
    const from = position(starts, cell.start);
    const to = position(starts, cell.end);
    return { ...from, endLine: to.line, endColumn: to.column, offset: cell.start, length: cell.end - cell.start };
  };
  return findings.flatMap((finding): Told[] => {
    const known = RULE_BY_ID.get(finding.rule);
    if (!known) return [];
    const own = finding.cells.flatMap((id) => byId.get(id) ?? []);
    const printed = own.find((cell) => cell.start !== null);
    // A cell that is not printed is looked for where its row stands.
    const row = finding.cells[0]?.replace(/[^.]*$/, '');
    const near = printed ?? (row === undefined ? undefined : cells.find((cell) => cell.start !== null && cell.id.startsWith(row)));
    return [{
      file, region: near ? regionOf(near) : null, rule: known.id, status: finding.status, severity: finding.severity,
      message: sentenceOf(finding, known.id, lang), expected: finding.expected, actual: finding.actual, against: finding.against ?? null,
      cells: finding.cells.map((id) => {
        const cell = byId.get(id);
        return { id, label: cellLabel(id)[lang], value: cell?.value ?? null, raw: cell?.raw ?? null, line: cell?.line ?? null };
      }),
    }];
  });
}

/** Whether a finding is as grave as asked for, or graver. What cannot be assessed is never grave. */
export function reaches(told: Pick<Told, 'severity' | 'status'>, least: Severity): boolean {
  return told.status !== 'not_assessable' && SEVERITIES.indexOf(told.severity) <= SEVERITIES.indexOf(least);
}

/** `file:line:column: severity rule: sentence`, then the cells with their figures. */
export function asText(found: readonly Told[], lang: Lang): string {
  return found.map((one) => {
    const at = one.region ? `${one.region.line}:${one.region.column}` : '1:1';
    const cells = one.cells.map((cell) => `    ${cell.label} = ${cell.raw !== null && cell.value === null ? `“${cell.raw}”` : number(cell.value, lang)}${cell.line === null ? '' : ` (${lang === 'zh' ? '第' : 'line '}${cell.line}${lang === 'zh' ? '行' : ''})`}\n`);
    const other = one.against === null ? '' : `    ${lang === 'zh' ? '对照' : 'compared with'} ${one.against}\n`;
    return `${one.file}:${at}: ${SEVERITY_WORDS[one.severity][lang]} ${one.rule}: ${one.message}\n${cells.join('')}${other}`;
  }).join('');
}

export function asJson(found: readonly Told[], unread: readonly Unread[]): string {
  return `${JSON.stringify({ findings: found, unread }, null, 1)}\n`;
}

const CSV_COLUMNS = ['file', 'line', 'column', 'severity', 'status', 'rule', 'message', 'cells', 'expected', 'actual', 'against'] as const;

export function asCsv(found: readonly Told[]): string {
  const rows = found.map((one) => [
    one.file, one.region?.line ?? '', one.region?.column ?? '', one.severity, one.status, one.rule, one.message,
    one.cells.map((cell) => cell.id).join(' '), one.expected ?? '', one.actual ?? '', one.against ?? '',
  ]);
  return `${Papa.unparse([[...CSV_COLUMNS], ...rows], { escapeFormulae: FORMULA, newline: '\n' })}\n`;
}

/** A file that gave no report, and why. */
export interface Unread { file: string; message: string }

/** A path as a relative reference of a URI; absolute ones become file: URIs. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${path}` : path;
}

/** SARIF 2.1.0 (OASIS), with every rule described, so that a viewer can explain what it shows. */
export function asSarif(found: readonly Told[], unread: readonly Unread[], lang: Lang, version: string): string {
  const index = new Map(RULES.map((rule, at) => [rule.id, at]));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: {
        name: 'gongkai-atlas', version, language: lang === 'zh' ? 'zh-CN' : 'en-US',
        rules: RULES.map((rule) => ({
          id: rule.id,
          shortDescription: { text: RULE_WORDS[rule.id].title[lang] },
          fullDescription: { text: rule.formula },
          help: { text: RULE_WORDS[rule.id].why[lang] || RULE_WORDS[rule.id].title[lang] },
          defaultConfiguration: { level: rule.severity },
        })),
      } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: unread.length === 0,
        toolExecutionNotifications: unread.map(({ file, message }) => ({
          level: 'error', message: { text: message }, locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
        })),
      }],
      results: found.map((one) => ({
        ruleId: one.rule, ruleIndex: index.get(one.rule),
        // What cannot be assessed is open; of everything else the level says how grave it is.
        ...(one.status === 'not_assessable' ? { kind: 'open', level: 'none' } : { kind: 'fail', level: one.severity }),
        message: { text: one.message },
        locations: [{ physicalLocation: {
          artifactLocation: { uri: uriOf(one.file) },
          ...(one.region === null ? {} : { region: {
            startLine: one.region.line, startColumn: one.region.column, endLine: one.region.endLine, endColumn: one.region.endColumn,
            charOffset: one.region.offset, charLength: one.region.length,
          } }),
        } }],
        ...(one.against === null ? {} : { relatedLocations: [{ physicalLocation: { artifactLocation: { uri: uriOf(one.against) } } }] }),
        properties: { status: one.status, cells: one.cells.map((cell) => cell.id), expected: one.expected, actual: one.actual },
      })),
    }],
  }, null, 1)}\n`;
}
