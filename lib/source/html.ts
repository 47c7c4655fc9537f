/**
 * HTML to lines of cells: a row of a table becomes a line, its cells are parted by tabs.
 * Each character remembers where it stands in the HTML, so spans point into the file as it is.
 */
import { Parser } from 'htmlparser2';

export interface FlatText {
  text: string;
  /** For each character where it begins and ends in the source. */
  starts: Int32Array;
  ends: Int32Array;
}

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'textarea', 'iframe']);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'embed', 'source', 'track', 'wbr']);
const BLOCKS = new Set(['p', 'div', 'section', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'table', 'tbody', 'thead', 'tr', 'title', 'header', 'footer', 'blockquote', 'center', 'hr', 'dl', 'dd', 'dt']);

export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 4096);
  if (/<(?:!doctype html|html|head|body|table|meta)\b/i.test(head)) return true;
  if (/<(?:p|div|td|tr|table)\b[^>]*>/i.test(head) && /<\/(?:p|div|td|tr|table)>/i.test(text.slice(0, 65_536))) return true;
  return ESCAPED.test(text);
}

/** Tags of a table that were escaped once too often: &lt;td&gt;0&lt;/td&gt; */
const ESCAPED = /&lt;t[dr]\b[^&]{0,200}&gt;/i;
/** A page, which is nothing but HTML. */
const WHOLE = /<(?:!doctype html|html|head|body|meta)\b/i;
const TAGS = /<\/t[dr]>/gi;

/**
 * Flattens HTML, and once more where what it shows is the source of a table (case escaped-html).
 * Linear in its length; unclosed and nested tags are borne as browsers bear them.
 */
export function flattenHtml(html: string): FlatText {
  const once = flatten(html);
  if (!ESCAPED.test(html) || (once.text.match(TAGS)?.length ?? 0) < 10) return once;
  const twice = flatten(once.text);
  return {
    text: twice.text,
    starts: twice.starts.map((at) => once.starts[at] ?? html.length),
    ends: twice.ends.map((at) => (at > 0 ? once.ends[at - 1]! : 0)),
  };
}

function flatten(html: string): FlatText {
  const codes = new GrowingText(html.length);
  let silent = 0;
  const silenced: string[] = [];
  const rows: { cells: number }[] = [];
  let inCell = 0;
  let breakPending = false;
  let preformatted = 0;
  let raised = 0;
  const tables: Nested[] = [];
  // Markdown and wikis write their own tables in lines, and tags only where those do not reach
  const whole = WHOLE.test(html.slice(0, 4096));
  const newline = (at: number): void => {
    if (codes.length > 0 && codes.last() !== 10) codes.push(10, at, at);
    breakPending = false;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const at = parser.startIndex;
      // what a page does not show is not read
      const hidden = !VOID.has(name) && ('hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? ''));
      if (silent > 0 || hidden || SILENT.has(name)) {
        if (!VOID.has(name)) {
          silent += 1;
          silenced.push(name);
        }
      }
      if (silent > 0) return;
      if (name === 'head') return;
      if (name === 'tr') {
        newline(at);
        rows.push({ cells: 0 });
        const table = tables[tables.length - 1];
        if (table) table.rows += 1;
      } else if (name === 'td' || name === 'th') {
        const table = tables[tables.length - 1];
        if (table) table.cells += 1;
        const row = rows[rows.length - 1];
        if (row) {
          if (row.cells > 0) codes.push(9, at, at);
          row.cells += 1;
        }
        inCell += 1;
        breakPending = false;
      } else if (name === 'table') {
        const before = codes.length;
        newline(at);
        tables.push({ inCell: inCell > 0, broke: codes.length > before, from: codes.length, rows: 0, cells: 0 });
      } else if (name === 'sup') raised += 1;
      else if (name === 'pre') preformatted += 1;
      else if (name === 'input' && attributes['type'] !== 'hidden' && inCell > 0) {
        // a form filled in and saved as a page
        for (const character of attributes['value'] ?? '') codes.push(character.charCodeAt(0), at, parser.endIndex + 1);
      } else if (name === 'br') {
        if (inCell === 0) newline(at);
        else breakPending = true;
      } else if (BLOCKS.has(name)) {
        if (inCell === 0) newline(at);
        else breakPending = true;
      }
    },
    ontext(data) {
      if (silent > 0) return;
      const start = parser.startIndex;
      const end = parser.endIndex + 1;
      const plain = end - start === data.length;
      if (breakPending && data.trim() !== '') {
        const before = codes.last();
        if (before !== 9 && before !== 10) codes.push(32, start, start);
        breakPending = false;
      }
      // a mark of a footnote is no part of the figure before it
      if (raised > 0 && /^\s*[[【(（]?\d{1,2}[\]】)）]?\s*$/.test(data)) return;
      for (let i = 0; i < data.length; i += 1) {
        const code = data.charCodeAt(i);
        // line breaks in HTML source are blanks
        const shown = (code === 10 || code === 13 || code === 9) && preformatted === 0 && (whole || tables.length > 0) ? 32 : code;
        codes.push(shown, plain ? start + i : start, plain ? start + i + 1 : end);
      }
    },
    onclosetag(name) {
      const at = Math.max(0, parser.startIndex);
      if (silent > 0) {
        const open = silenced.lastIndexOf(name);
        if (open >= 0) {
          silenced.length = open;
          silent = open;
        }
        return;
      }
      if (name === 'td' || name === 'th') inCell = Math.max(0, inCell - 1);
      else if (name === 'tr') {
        rows.pop();
        newline(at);
      } else if (name === 'table') {
        const table = tables.pop();
        if (table && table.inCell && table.rows === 1 && table.cells === 1 && codes.length - table.from < MOST_IN_CELL) codes.join(table);
        else newline(at);
      } else if (name === 'sup') raised = Math.max(0, raised - 1);
      else if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
      else if (BLOCKS.has(name) && inCell === 0) newline(at);
    },
  }, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  return codes.finish();
}

/** A table that is open: one of a single cell within a cell is what stands in that cell, and breaks no line. */
interface Nested { inCell: boolean; broke: boolean; from: number; rows: number; cells: number }
const MOST_IN_CELL = 64;

/** Characters with their origins, in typed arrays that grow. */
class GrowingText {
  private codes: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  length = 0;
  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity + 16);
    this.starts = new Int32Array(capacity + 16);
    this.ends = new Int32Array(capacity + 16);
  }
  last(): number {
    return this.length > 0 ? this.codes[this.length - 1]! : 10;
  }
  /** Takes back the line breaks around a nested table. */
  join(table: Nested): void {
    if (this.length > table.from && this.last() === 10) this.length -= 1;
    if (!table.broke) return;
    for (const list of [this.codes, this.starts, this.ends]) list.copyWithin(table.from - 1, table.from, this.length);
    this.length -= 1;
  }
  push(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) {
      const grown = this.length * 2;
      const codes = new Uint16Array(grown);
      const starts = new Int32Array(grown);
      const ends = new Int32Array(grown);
      codes.set(this.codes);
      starts.set(this.starts);
      ends.set(this.ends);
      this.codes = codes;
      this.starts = starts;
      this.ends = ends;
    }
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }
  finish(): FlatText {
    return {
      text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(this.codes.subarray(0, this.length)),
      starts: this.starts.subarray(0, this.length),
      ends: this.ends.subarray(0, this.length),
    };
  }
}
