/** Reading one text: identity, cells, claims and sections, with spans in the text that was given. */
import { fold } from '../source/fold';
import { readAnnex } from './annex';
import type { TableReading } from './applications';
import type { ReadCell } from './cell';
import { findClaims } from './claim';
import { withRowsJoined } from './drawn';
import { withoutDoublePipes, withoutLineNumbers, withoutLoneTabs, withoutMarkup } from './furniture';
import type { Cell, Claim, Problem, Report, ReportKind, Section } from './report';
import { readDisputeSentences } from './sentence';
import { mayHaveSeveral, readTables, settle } from './tables';
import { findSections } from './section';
import { identify } from './title';
import type { Trace } from './trace';
import type { FlatText } from '../source/html';

export interface Reading {
  kind: ReportKind;
  title: string | null;
  authority: string | null;
  year: number | null;
  form: Report['form'];
  cells: Cell[];
  claims: Claim[];
  sections: Section[];
  problems: Problem[];
}

/**
 * Reads the text of one report.
 * @param text decoded text; for HTML its source, with `flat` the lines of cells made from it
 */
export function readReport(text: string, flat: FlatText | null, trace?: Trace): Reading {
  // Line ends of old Macs, of Word and of pages are line ends; offsets stay what they are.
  const lines = flat ? flat.text : ODD_ENDS.test(text) ? text.replace(/\r(?!\n)|[\v\f\u0085\u2028\u2029]/g, '\n') : text;
  const drawn = withRowsJoined(lines);
  const seen = withoutLineNumbers(withoutDoublePipes(withoutMarkup(withoutLoneTabs(drawn?.text ?? lines))));
  const folded = fold(seen);
  let tables = readTables(seen, folded, trace);
  const annex = tables.applications.version === 'none' ? readAnnex(seen, folded, trace) : null;
  const present = (): TableReading[] => (annex ? [tables.disputes] : [tables.proactive, tables.applications, tables.disputes]).filter((table) => table.version !== 'none');
  const identity = identify(seen, folded, {
    found: present().length > 0 || annex !== null,
    hasFigures: [...present(), ...(annex ? [annex] : [])].some((table) => table.cells.some((cell) => cell.value !== null)),
  });
  const problems = [...identity.problems];
  if (mayHaveSeveral(folded.compact)) {
    const settled = settle(seen, tables, identity.year, trace);
    tables = settled.tables;
    if (settled.several) problems.push({ code: 'several_tables', message: 'The text holds two sets of tables: the one under the report\'s own year was taken, or, where none is, only the figures on which both agree.' });
  }
  const told = tables.disputes.version === 'none' ? readDisputeSentences(folded, identity.year) : null;
  if (told && told.version !== 'none') tables = { ...tables, disputes: told };
  const { applications, proactive, disputes } = tables;
  const found = present();
  const annual = identity.kind === 'annual_report';
  const lineOf = lineFinder(text.includes('\r') && !flat ? text.replace(/\r(?!\n)/g, '\n') : text);
  const inLines = (offset: number, end: boolean): number => (drawn ? (end ? drawn.at[offset - 1]! + 1 : drawn.at[offset]!) : offset);
  const origin = (offset: number, end: boolean): number => {
    const at = inLines(offset, end);
    return flat ? (end ? flat.ends[at - 1]! : flat.starts[at]!) : at;
  };
  const toCell = (cell: ReadCell): Cell => {
    const made: Cell = { id: cell.id, value: cell.value, state: cell.state, raw: null, line: null, start: null, end: null };
    if (cell.start !== null && cell.end !== null) {
      made.start = origin(cell.start, false);
      made.end = origin(cell.end, true);
      made.raw = text.slice(made.start, made.end);
      made.line = lineOf(made.start);
    }
    if (cell.note) made.note = cell.note;
    return made;
  };
  const cells: Cell[] = [];
  // flatMap takes three times as long
  if (annual) for (const table of annex ? [...found, annex] : found) for (const cell of table.cells) cells.push(toCell(cell));
  // Sentences that gave cells are claims too.
  const claims = annual ? findClaims(seen, folded, identity.year, [...found.filter((one) => one !== told), ...(annex ? [annex] : [])]) : [];
  if (!annual) problems.push({ code: `kind_${identity.kind}`, message: KIND_MESSAGES[identity.kind] });
  else if (found.length === 0 && !annex) problems.push({ code: 'no_tables', message: 'No table of the form was found in the text: figures told in prose are listed as claims.' });
  for (const table of annual ? found : []) {
    const missing = table.cells.filter((cell) => cell.state === 'missing').length;
    if (missing > 0) problems.push({ code: 'missing_cells', message: `${missing} cells of the ${table.cells[0]!.id.split('.')[0]} table are not in the text.` });
  }
  return {
    kind: identity.kind, title: identity.title, authority: identity.authority, year: identity.year,
    form: annual && annex
      ? { applications: 'pre2019', proactive: 'pre2019', disputes: disputes.version === 'none' ? 'pre2019' : disputes.version }
      : annual ? { applications: applications.version, proactive: proactive.version, disputes: disputes.version }
      : { applications: 'none', proactive: 'none', disputes: 'none' },
    cells,
    claims: claims.map((claim) => {
      const start = origin(claim.start, false);
      const end = origin(claim.end, true);
      return { ...claim, start, end, text: flat ? claim.text : text.slice(start, end) };
    }),
    sections: flat ? [{ ordinal: 0, heading: null, text, start: 0, end: text.length }] : findSections(seen, folded, text),
    problems,
  };
}

const ODD_ENDS = /[\r\v\f\u0085\u2028\u2029]/;

const KIND_MESSAGES: Record<ReportKind, string> = {
  annual_report: '',
  form_notice: 'This is the notice that prescribes the form, with the form left empty, not a report.',
  periodic_statistics: 'These are half-year or quarterly statistics, not an annual report.',
  summary: 'This is a summary of several reports, not the report of one authority.',
  other: 'This is not an annual report on government information disclosure: no table of the form and no title were found.',
};

/** Gives the line of an offset, counted from 1. It is sought from the line asked for last: cells come in the order of the text. */
function lineFinder(text: string): (offset: number) => number {
  const starts: number[] = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  starts.push(text.length + 1);
  let line = 1;
  return (offset) => {
    while (starts[line]! <= offset) line += 1;
    while (starts[line - 1]! > offset) line -= 1;
    return line;
  };
}
