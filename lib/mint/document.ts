/** A report before it is laid out: title, prose and three tables of label cells and figures. */
import { cellId, columnsOf, GROUPS, rowsOf, type FormVersion } from '../form';
import type { Telling } from './fault';
import type { Figures } from './figures';
import type { Random } from './random';

export interface LabelCell { text: string; columns: number; rows: number }
export interface DocRow {
  labels: LabelCell[];
  /** Cell ids and what is printed for them; an empty string is an empty cell. */
  cells: { id: string; text: string }[];
  /** Headers have labels only. */
  header: boolean;
}
export interface DocTable { name: 'proactive' | 'applications' | 'disputes'; heading: string; rows: DocRow[]; width: number }
export interface Doc { title: string; preface: string; summary: string[]; tables: DocTable[]; closing: string[]; signature: string }

/** How zeros and blanks are printed. */
export type ZeroStyle = 'zeros' | 'blanks' | 'dashes' | 'total_only' | 'natural_only';

export interface DocOptions {
  authority: string;
  year: number;
  applications: FormVersion;
  proactive: FormVersion;
  zero: ZeroStyle;
  print(id: string, value: number): string;
  /** What the words say otherwise than the tables. */
  telling?: Telling;
  /** More to say about problems and plans. */
  prose?: readonly string[];
}

const cell = (text: string, columns = 1, rows = 1): LabelCell => ({ text, columns, rows });
const header = (...labels: LabelCell[]): DocRow => ({ labels, cells: [], header: true });

export function mintDocument(random: Random, figures: Figures, options: DocOptions): { doc: Doc; truth: Record<string, number | null> } {
  const truth: Record<string, number | null> = {};
  const show = (id: string): { id: string; text: string } => {
    const value = figures.get(id)!;
    const total = id.endsWith('.total');
    let text = options.print(id, value);
    if (options.zero === 'total_only' && id.startsWith('applications.') && !total) text = '';
    else if (options.zero === 'natural_only' && id.startsWith('applications.') && !id.endsWith('.natural_person')) text = '';
    else if (value === 0 && options.zero === 'blanks') text = '';
    else if (value === 0 && options.zero === 'dashes') text = random.pick(['/', '-', '—']);
    truth[id] = text === '' || /^[/\-—]$/.test(text) ? null : value;
    return { id, text };
  };
  const tables = [proactiveTable(options, show), applicationsTable(options, show), disputesTable(show)];
  const received = options.telling?.received ?? figures.get('applications.new_received.total')!;
  const title = random.pick([
    `${options.authority}${options.year}年政府信息公开工作年度报告`,
    `${options.authority}${options.year}年度政府信息公开工作年度报告`,
    `${options.year}年${options.authority}政府信息公开工作年度报告`,
    `${options.authority} ${options.year} 年政府信息公开工作年度报告`,
  ]);
  return {
    truth,
    doc: {
      title, tables,
      preface: `根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制本报告。统计期限自${options.year}年1月1日起至${options.year}年12月31日止。`,
      summary: ['一、总体情况', `${options.year}年，主动公开政府信息${random.below(3000)}条，政务新媒体发布信息${random.below(900)}条。全年${received === 0 ? '未收到政府信息公开申请' : `共收到政府信息公开申请${received}件`}，均按期办理。`],
      closing: ['五、存在的主要问题及改进情况', '存在队伍力量不足、更新不够及时等问题，下一步将加强培训。', ...(options.prose ?? []), '六、其他需要报告的事项', `${options.year}年${options.telling?.noFees ? '未收取任何行政事业性收费' : '未收取信息处理费'}，举办培训2次。`],
      signature: options.authority,
    },
  };
}

function proactiveTable(options: DocOptions, show: (id: string) => { id: string; text: string }): DocTable {
  const rows: DocRow[] = [];
  const items: Record<string, string> = { '20(1)': '一', '20(5)': '五', '20(6)': '六', '20(8)': '八', '20(9)': '九' };
  let article = '';
  for (const row of rowsOf('proactive', options.proactive)) {
    if (row.article !== article) {
      article = row.article ?? '';
      rows.push(header(cell(`第二十条第（${items[article]}）项`, 4)));
      rows.push(header(cell('信息内容'), ...row.columns.map((column) => cell(column.zh, row.columns.length === 1 ? 3 : 1))));
    }
    rows.push({ header: false, labels: [cell(row.zh)], cells: row.columns.map((column) => show(cellId('proactive', row.id, column.id))) });
  }
  return { name: 'proactive', heading: '二、主动公开政府信息情况', rows, width: 4 };
}

function applicationsTable(options: DocOptions, show: (id: string) => { id: string; text: string }): DocTable {
  const columns = columnsOf('applications');
  const rows: DocRow[] = [
    header(cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)),
    header(cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)),
    header(...columns.slice(1, 6).map((column) => cell(column.zh))),
  ];
  const list = rowsOf('applications', options.applications);
  const handled = list.filter((row) => !['input', 'output'].includes(row.group ?? '')).length;
  let group = '';
  let first = true;
  for (const row of list) {
    const labels: LabelCell[] = [];
    if (row.group === 'input' || row.group === 'output') labels.push(cell(row.zh, 3));
    else {
      if (first) labels.push(cell('三、本年度办理结果', 1, handled));
      first = false;
      const grouped = row.group === 'denied' || row.group === 'unable' || row.group === 'refused' || (row.group === 'other' && row.id !== 'other_handling');
      if (grouped && row.group !== group) {
        labels.push(cell(GROUPS[row.group as keyof typeof GROUPS].zh, 1, list.filter((other) => other.group === row.group).length));
      }
      const text = row.id === 'partial' ? `${row.zh}（区分处理的，只计这一情形，不计其他情形）` : row.zh;
      labels.push(cell(text, grouped ? 1 : 2));
    }
    group = row.group ?? '';
    rows.push({ header: false, labels, cells: columns.map((column) => show(cellId('applications', row.id, column.id))) });
  }
  return { name: 'applications', heading: '三、收到和处理政府信息公开申请情况', rows, width: 10 };
}

function disputesTable(show: (id: string) => { id: string; text: string }): DocTable {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const rows: DocRow[] = [
    header(cell('行政复议', 5), cell('行政诉讼', 10)),
    header(...results.map((text) => cell(text, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)),
    header(...results.map((text) => cell(text)), ...results.map((text) => cell(text))),
    { header: false, labels: [], cells: rowsOf('disputes', '2021').flatMap((row) => row.columns.map((column) => show(cellId('disputes', row.id, column.id)))) },
  ];
  return { name: 'disputes', heading: '四、政府信息公开行政复议、行政诉讼情况', rows, width: 15 };
}
