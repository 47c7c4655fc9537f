/**
 * Reports that are no whole set of tables: figures in sentences, headings over images, prose alone, and
 * texts from which a tool has removed every line it had seen before. What is printed of a cell is known here.
 */
import { cellId } from '../form';
import type { Doc, DocTable } from './document';
import type { Random } from './random';

/** What a text prints; a layout that loses cells says so here. */
export interface Print {
  truth: Record<string, number | null>;
  /** Cells that are printed and that the text itself does not decide. */
  ambiguous: string[];
}

type Told = (doc: Doc, random: Random, print: Print) => string;

const HEADS = { review: '行政复议', suit_direct: '未经复议直接起诉', suit_after_review: '复议后起诉' } as const;
const RESULTS = { upheld: ['结果维持', '维持'], corrected: ['结果纠正', '纠正'], other: ['其他结果', '其他结果'], pending: ['尚未审结', '尚未审结'] } as const;

/** Two tables, and the disputes told in sentences; results that were none are told or left out. */
export const sentences = (table: (one: DocTable, random: Random) => string[]): Told => (doc, random, { truth }) => {
  const leaveOut = random.chance(0.5);
  const short = random.below(2);
  const told = (row: keyof typeof HEADS): string => {
    const id = (column: string) => cellId('disputes', row, column);
    const total = truth[id('total')]!;
    const parts = (Object.keys(RESULTS) as (keyof typeof RESULTS)[]).flatMap((column) => {
      const value = truth[id(column)]!;
      if (total === 0 || (leaveOut && value === 0)) {
        truth[id(column)] = null;
        return [];
      }
      return [`${RESULTS[column][short]!}${value}件`];
    });
    return `${HEADS[row]}${row === 'review' ? '案件' : ''}${total}件${parts.length > 0 ? `，其中${parts.join('、')}` : ''}`;
  };
  const disputes = doc.tables.find((one) => one.name === 'disputes')!;
  return [
    doc.title, doc.preface, ...doc.summary,
    ...doc.tables.filter((one) => one !== disputes).flatMap((one) => [one.heading, ...table(one, random)]),
    disputes.heading, `因政府信息公开引起的${told('review')}；${told('suit_direct')}；${told('suit_after_review')}。`,
    ...doc.closing, doc.signature,
  ].join('\n');
};

function forget(truth: Record<string, number | null>): void {
  for (const id of Object.keys(truth)) delete truth[id];
}

/** The tables were images: their headings stand with nothing beneath. */
export const imagesOnly: Told = (doc, _random, { truth }) => {
  forget(truth);
  return [doc.title, doc.preface, ...doc.summary, ...doc.tables.map((table) => table.heading), ...doc.closing, doc.signature].join('\n');
};

/** Words and figures in prose, as short reports have them: claims, and no cell. */
export const proseOnly: Told = (doc, random, { truth }) => {
  const made = truth['proactive.normative_documents.made'];
  const text = [
    doc.title, doc.preface, ...doc.summary,
    '二、主动公开政府信息情况', `全年${typeof made === 'number' ? `制发规范性文件${made}件，` : ''}办理行政许可${random.below(900)}件、行政处罚${random.below(90)}件、行政强制${random.below(9)}件，政府集中采购${random.below(40)}次。`,
    '三、依申请公开情况', `收到的申请中予以公开${random.below(30)}件，部分公开${random.below(9)}件，不予公开${random.below(9)}件，其他处理${random.below(5)}件，均按期答复。`,
    '四、行政复议和行政诉讼情况', '本年度没有因政府信息公开引起的行政复议、行政诉讼案件。', ...doc.closing, doc.signature,
  ].join('\n');
  forget(truth);
  return text;
};

/** A cell a line; each line that stood before is gone, so that of all zeros one is left. */
export const repeatedLines: Told = (doc, _random, { truth, ambiguous }) => {
  const seen = new Set<string>();
  const lines: string[] = [];
  const put = (line: string, id: string | null): void => {
    if (line === '') return;
    const kept = !seen.has(line);
    seen.add(line);
    if (kept) lines.push(line);
    if (id === null) return;
    if (kept) ambiguous.push(id);
    else truth[id] = null;
  };
  const prose = (list: readonly string[]) => list.forEach((line) => put(line, null));
  prose([doc.title, doc.preface, ...doc.summary]);
  for (const table of doc.tables) {
    put(table.heading, null);
    for (const row of table.rows) {
      prose(row.labels.map((label) => label.text));
      row.cells.forEach((cell) => put(cell.text, cell.id));
    }
  }
  prose([...doc.closing, doc.signature]);
  return lines.join('\n');
};
