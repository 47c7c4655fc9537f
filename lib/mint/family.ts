/** Layout families: how a report looks once a page, a PDF or a scan has become text. */
import type { Doc, DocRow, DocTable } from './document';
import type { Random } from './random';
import { imagesOnly, proseOnly, repeatedLines, sentences, type Print } from './told';

export interface Family {
  id: string;
  /** Empty cells can be told from cells that are not there. */
  keepsBlanks: boolean;
  extension: 'txt' | 'html';
  /** The annex of before 2019 stands in place of the form's tables; its own room writes it. */
  annex?: 'counts' | 'codes';
  /** Zeros are printed: blanks would leave nothing to tell. */
  zeros?: true;
  /** Text of a report. A layout that loses cells takes them out of `print`. */
  lay(doc: Doc, random: Random, print: Print): string;
}

type TableWriter = (table: DocTable, random: Random) => string[];

const values = (row: DocRow): string[] => row.cells.map((cell) => cell.text);
const labels = (row: DocRow): string[] => row.labels.map((label) => label.text);
/** Empty cells that a spanned label leaves behind in a full grid. */
const spanned = (row: DocRow): string[] => row.labels.flatMap((label) => [label.text, ...new Array<string>(label.columns - 1).fill('')]);

function text(write: TableWriter, separator = '\n'): Family['lay'] {
  return (doc, random) => [
    doc.title, doc.preface, ...doc.summary,
    ...doc.tables.flatMap((table) => [table.heading, ...write(table, random)]),
    ...doc.closing, doc.signature,
  ].join(separator);
}

/** The label columns a row has lost to rows above it. */
function lead(table: DocTable, row: DocRow): number {
  if (table.name !== 'applications' || row.header) return 0;
  const own = row.labels.reduce((sum, label) => sum + label.columns, 0);
  return 3 - own;
}

const tabs: TableWriter = (table, random) => {
  const extra = random.below(3);
  return table.rows.map((row) => {
    const pads = new Array<string>(lead(table, row)).fill('');
    const cells = [...pads, ...spanned(row), ...values(row), ...new Array<string>(extra).fill('')];
    return cells.join('\t');
  });
};

/** Rows that lose their padding shift left, as extractors leave them. */
const shiftedTabs: TableWriter = (table, random) => table.rows.map((row) => {
  const drop = random.chance(0.3);
  const pads = new Array<string>(drop ? 0 : lead(table, row)).fill('');
  return [...pads, ...spanned(row), ...values(row), ...(drop ? [''] : [])].join('\t');
});

const pipeTail: TableWriter = (table) => table.rows.map((row) => `${[...labels(row), ...values(row)].join(' | ')} |`);
const pipeTailSpan: TableWriter = (table) => table.rows.map((row) => {
  const cells = [...labels(row), ...values(row)];
  return `${cells.join(' | ')} | ${'|'.repeat(Math.max(0, table.width - cells.length))}`.trimEnd();
});
const pipeBoth: TableWriter = (table) => table.rows.map((row) => {
  const cells = [...new Array<string>(lead(table, row)).fill(''), ...spanned(row), ...values(row)];
  return `| ${cells.join(' | ')} |`;
});
const markdown: TableWriter = (table) => {
  const rows = pipeBoth(table, undefined as never);
  const rule = `|${'---|'.repeat(table.width)}`;
  const invented = `| ${Array.from({ length: table.width }, (_, i) => `数据${i + 1}`).join(' | ')} |`;
  return [invented, rule, ...rows];
};
const cellPipe: TableWriter = (table) => table.rows.flatMap((row) => {
  const cells = [...labels(row), ...values(row)];
  const spare = table.width - cells.length;
  return [...cells.map((cell) => (cell === '' ? '|' : `${cell} |`)), ...(spare > 0 ? ['|'.repeat(spare)] : [])];
});
const valueThenPipe: TableWriter = (table) => table.rows.flatMap((row) => [...labels(row), ...values(row)].flatMap((cell) => (cell === '' ? ['|'] : [cell, '|'])));
const brokenPipes: TableWriter = (table) => table.rows.map((row) => `| \n${[...labels(row), ...values(row)].join('\n | \n')}\n |`);
const cellLine: TableWriter = (table) => table.rows.flatMap((row) => [...labels(row), ...values(row)].filter((cell) => cell !== ''));
const paragraphs: TableWriter = (table, random) => {
  const vertical = random.chance(0.5);
  return table.rows.flatMap((row) => [
    ...labels(row).flatMap((label) => (vertical && /^三、|^商业|^科研/.test(label) ? Array.from(label) : [label])), ...values(row),
  ]).filter((cell) => cell !== '').flatMap((cell) => [cell, '']);
};
const blanksRow: TableWriter = (table) => table.rows.map((row) => [...labels(row), ...values(row)].filter((cell) => cell !== '').join(' '));
const glued: TableWriter = (table) => table.rows.map((row) => [...labels(row), ...values(row)].join(''));

/** PDF text by columns: a long label in two lines around its figures, page numbers, torn headers. */
const pdfColumns: TableWriter = (table, random) => {
  const out: string[] = [];
  const vertical = ['三、本', '年度办', '理结果'];
  let page = 3 + random.below(4);
  table.rows.forEach((row, index) => {
    if (table.name === 'disputes' && row.header) {
      if (index === 0) out.push('行政复议 行政诉讼', '未经复议直接起诉 复议后起诉', '结果 结果 其他 尚未 总 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总', '维持 纠正 结果 审结 计 维持 纠正 结果 审结 计 维持 纠正 结果 审结 计');
      return;
    }
    const own = labels(row).filter((label) => label !== '三、本年度办理结果').map((label) => label);
    const figures = values(row).filter((cell) => cell !== '').join(' ');
    const label = own.join(' ');
    if (!row.header && label.length > 22) {
      const cut = 12 + random.below(label.length - 18);
      out.push(label.slice(0, cut), figures, label.slice(cut));
    } else out.push([label, figures].filter((part) => part !== '').join(' '));
    if (table.name === 'applications' && !row.header && vertical.length > 0 && index > 8 && random.chance(0.25)) out.push(vertical.shift()!);
    if (random.chance(0.04)) {
      page += 1;
      out.push(random.pick([`- ${page} -`, `— ${page} —`, `P. ${page}`, `第 ${page} 页 共 12 页`]));
    }
  });
  return out;
};

const escape = (cell: string): string => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function html(doc: Doc, random: Random): string {
  const blank = random.pick(['&nbsp;', '', ' ']);
  const line = random.pick(['', '\n']);
  const p = random.chance(0.6);
  const table = (one: DocTable): string => `<table border="1"><tbody>${one.rows.map((row) => `<tr>${[
    ...row.labels.map((label) => `<td${label.columns > 1 ? ` colspan="${label.columns}"` : ''}${label.rows > 1 ? ` rowspan="${label.rows}"` : ''}>${p ? `<p>${escape(label.text)}</p>` : escape(label.text)}</td>`),
    ...row.cells.map((cell) => `<td>${cell.text === '' ? blank : p ? `<p align="center"><span>${escape(cell.text)}</span></p>` : escape(cell.text)}</td>`),
  ].join(line)}</tr>`).join(line)}</tbody></table>`;
  return [
    '<!DOCTYPE html><html><head><meta charset="utf-8"><style>td{padding:1px}</style><script>var n=12;</script></head><body>',
    `<div class="nav">首页 &gt; 政府信息公开 &gt; 年报</div><h1>${doc.title}</h1><p>${doc.preface}</p>`,
    ...doc.summary.map((part) => `<p>${part}</p>`),
    ...doc.tables.map((one) => `<p>${one.heading}</p>${table(one)}`),
    ...doc.closing.map((part) => `<p>${part}</p>`), `<p>${doc.signature}</p></body></html>`,
  ].join(line);
}

function noForm(): string {
  throw new Error('the annex of before 2019 has no tables of the form: see mintAnnex');
}

export const FAMILIES: readonly Family[] = [
  { id: 'tab_rows', keepsBlanks: true, extension: 'txt', lay: text(tabs) },
  { id: 'tab_shifted', keepsBlanks: true, extension: 'txt', lay: text(shiftedTabs) },
  { id: 'pipe_tail', keepsBlanks: true, extension: 'txt', lay: text(pipeTail) },
  { id: 'pipe_tail_span', keepsBlanks: true, extension: 'txt', lay: text(pipeTailSpan) },
  { id: 'pipe_both', keepsBlanks: true, extension: 'txt', lay: text(pipeBoth) },
  { id: 'markdown', keepsBlanks: true, extension: 'txt', lay: text(markdown) },
  { id: 'cell_pipe', keepsBlanks: true, extension: 'txt', lay: text(cellPipe) },
  { id: 'value_then_pipe', keepsBlanks: true, extension: 'txt', lay: text(valueThenPipe) },
  { id: 'broken_pipes', keepsBlanks: true, extension: 'txt', lay: text(brokenPipes) },
  { id: 'cell_line', keepsBlanks: false, extension: 'txt', lay: text(cellLine) },
  { id: 'paragraphs', keepsBlanks: false, extension: 'txt', lay: text(paragraphs, '\n\n') },
  { id: 'row_blanks', keepsBlanks: false, extension: 'txt', lay: text(blanksRow) },
  { id: 'undelimited', keepsBlanks: false, extension: 'txt', lay: text(glued) },
  { id: 'one_line', keepsBlanks: false, extension: 'txt', lay: (doc, random) => [doc.title, doc.preface, ...doc.summary, ...doc.tables.map((table) => [table.heading, ...blanksRow(table, random)].join(' ')), ...doc.closing, doc.signature].join('\n') },
  { id: 'one_line_undelimited', keepsBlanks: false, extension: 'txt', lay: (doc, random) => [doc.title, doc.preface, ...doc.summary, ...doc.tables.map((table) => table.heading + glued(table, random).join('')), ...doc.closing, doc.signature].join('\n') },
  { id: 'pdf_columns', keepsBlanks: false, extension: 'txt', lay: text(pdfColumns) },
  { id: 'html', keepsBlanks: true, extension: 'html', lay: html },
  { id: 'sentences', keepsBlanks: false, zeros: true, extension: 'txt', lay: sentences(tabs) },
  { id: 'images_only', keepsBlanks: false, extension: 'txt', lay: imagesOnly },
  { id: 'prose_only', keepsBlanks: false, extension: 'txt', lay: proseOnly },
  { id: 'repeated_lines', keepsBlanks: false, zeros: true, extension: 'txt', lay: repeatedLines },
  { id: 'annex', keepsBlanks: true, extension: 'txt', annex: 'counts', lay: noForm },
  { id: 'annex_codes', keepsBlanks: true, extension: 'txt', annex: 'codes', lay: noForm },
];

export function family(id: string): Family {
  const found = FAMILIES.find((one) => one.id === id);
  if (!found) throw new Error(`no layout family ${id}: take one of ${FAMILIES.map((one) => one.id).join(', ')}`);
  return found;
}
