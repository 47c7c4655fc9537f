/** A CSV file as numbered lines. A bad line is told and the lines after it are still read. */
import Papa from 'papaparse';

export interface CsvRow {
  /** 1-based line of the file on which the row starts. */
  line: number;
  /** Field by column name, with the spaces around it taken off. */
  fields: Record<string, string>;
  /** The fields as they stand in the file. */
  raw: Record<string, string>;
}
export interface CsvTrouble { line: number; code: 'header' | 'field_count' | 'quote'; message: string }
export interface Csv { rows: CsvRow[]; troubles: CsvTrouble[] }

interface Numbered { line: number; fields: string[] }

/**
 * Rows with the line each starts on. A stray quote would swallow the lines after it: a row that runs
 * over several lines and does not have `width` fields gives up its first line only.
 */
function numberedRows(text: string, width: (first: string[]) => number, troubles: CsvTrouble[]): Numbered[] {
  const rows: Numbered[] = [];
  let offset = 0;
  let line = 1;
  let expected: number | null = null;
  while (offset < text.length) {
    let at = offset;
    let resume: number | null = null;
    const base = offset;
    Papa.parse<string[]>(text.slice(base), {
      delimiter: ',', newline: '\n', skipEmptyLines: false,
      step: (result, parser) => {
        const end = base + result.meta.cursor;
        const body = text.slice(at, end).replace(/\n$/, '');
        const breaks = body.split('\n').length - 1;
        const fields = result.data;
        expected ??= width(fields);
        const quoteError = result.errors.find((error) => error.type === 'Quotes');
        const badWidth = fields.length !== expected;
        if (quoteError || (badWidth && breaks > 0)) {
          troubles.push({ line, code: 'quote', message: 'a quotation mark is opened and not closed, or closed in the middle of a field.' });
          const next = text.indexOf('\n', at);
          resume = next < 0 ? text.length : next + 1;
          line += 1;
          parser.abort();
          return;
        }
        const empty = fields.length === 1 && fields[0]?.trim() === '';
        if (!empty && badWidth) {
          troubles.push({ line, code: 'field_count', message: `${fields.length} fields where the header has ${expected}.` });
        } else if (!empty) {
          rows.push({ line, fields });
        }
        line += breaks + 1;
        at = end;
      },
    });
    if (resume === null) break;
    offset = resume;
  }
  return rows;
}

/**
 * Reads CSV text whose first row names the columns, in any order; `required` must be among them.
 * Line numbers count the lines of the file, also after quoted fields with line breaks.
 */
export function readCsv(source: string, required: readonly string[]): Csv {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const troubles: CsvTrouble[] = [];
  const numbered = numberedRows(text, (first) => first.length, troubles);
  const header = numbered[0]?.fields.map((name) => name.trim());
  if (!header) {
    return { rows: [], troubles: [...troubles, { line: 1, code: 'header', message: 'the file has no header line.' }] };
  }
  const absent = required.filter((name) => !header.includes(name));
  if (absent.length > 0) {
    return { rows: [], troubles: [{ line: numbered[0]?.line ?? 1, code: 'header', message: `the header lacks ${absent.join(', ')}.` }] };
  }
  const rows = numbered.slice(1).map(({ line, fields }) => {
    const raw: Record<string, string> = {};
    const trimmed: Record<string, string> = {};
    header.forEach((name, index) => {
      raw[name] = fields[index] ?? '';
      trimmed[name] = (fields[index] ?? '').trim();
    });
    return { line, fields: trimmed, raw };
  });
  return { rows, troubles };
}
