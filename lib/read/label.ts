/**
 * The labels of the form as the reader seeks them: Han characters only, because blanks, breaks,
 * brackets and item numbers are what reports differ in. Made from lib/form; only what real
 * reports print differently is listed here.
 */
import { columnsOf, GROUPS, outcomeRows, rowsOf, type FormVersion, type Row, type Table } from '../form';
import { isHan, foldCode } from '../source/fold';

export interface LabelMark {
  /** Row id, or a mark of its own (`#…`) for headings and headers. */
  id: string;
  /** Place in the order of the table; equal for rows of the two versions that stand in each other's place. */
  order: number;
  /** Han characters to be found. */
  han: string;
  /** Must be a cell of its own: no Han character may touch it but the ordinal before it. */
  alone: boolean;
  /** Printed item number before the label (`5` in 5.属于…), null where the form has none. */
  item: string | null;
  /** Han characters that the form prints before the label: its ordinal, behind the head of its block where it is the first of one. */
  lead: string;
}

/** What reports print instead of, or inside, the form's words. Keys are row ids. */
const VARIANTS: Record<string, string[]> = {
  new_received: ['本年新收政府信息公开申请', '本年新收', '新收政府信息公开申请数量'],
  carried_in: ['上年结转政府信息公开申请', '上年结转', '上年度结转'],
  denied_law: ['其他法律行政法规禁止公开', '法律行政法规禁止公开'],
  denied_safety: ['危及三安全一稳定', '三安全一稳定'],
  denied_third_party: ['保护第三方合法权益', '第三方合法权益'],
  denied_internal: ['属于三类内部事务信息', '属于三类内容事务信息', '三类内部事务'],
  denied_process: ['属于四类过程性信息', '四类过程性'],
  denied_enforcement_file: ['属于行政执法案卷', '行政执法案卷'],
  denied_admin_query: ['属于行政查询事项', '行政查询事项'],
  unable_not_held: ['本机关不掌握相关政府信息', '不掌握相关政府信息'],
  unable_needs_creation: ['没有现成信息需要另行制作', '没有现成信息'],
  unable_unclear: ['补正后申请内容仍不明确', '补正后申请内容'],
  refused_petition: ['信访举报投诉类申请', '信访举报投诉'],
  refused_publication: ['要求提供公开出版物', '公开出版物'],
  refused_excessive: ['无正当理由大量反复申请', '大量反复申请'],
  refused_reissue: ['要求行政机关确认或重新出具已获取信息', '要求行政机关确认', '重新出具已获取信息'],
  other_overdue_correction: ['申请人无正当理由逾期不补正', '无正当理由逾期不补正', '逾期不补正'],
  other_overdue_fee: ['申请人逾期未按收费通知要求缴纳费用', '逾期未按收费通知', '要求缴纳费用'],
  total_handled: ['七总计', '七总记', '七合计', '总计'],
  carried_out: ['结转下年度继续办理', '结转下年继续办理', '结转下年度'],
  normative_documents: ['行政规范性文件', '规范性文件', '行政规范性档案', '规范性档案'],
  licences: ['行政许可决定'],
  penalties: ['行政处罚决定'],
  coercion: ['行政强制决定'],
  other_services: ['其他对外管理服务事项', '对外管理服务事项'],
  procurement: ['政府集中采购'],
};

/** Rows whose label is too short or too common to be taken anywhere but in a cell of its own. */
const ALONE = new Set(['other_other', 'total_handled', 'granted', 'partial']);

export function hanOnly(label: string): string {
  let out = '';
  for (let i = 0; i < label.length; i += 1) {
    const code = label.charCodeAt(i);
    if (isHan(code)) out += String.fromCharCode(foldCode(code));
  }
  return out;
}

/** The words of a form label without ordinal, item number and remark. */
export function core(zh: string): string {
  return hanOnly(zh.replace(/^(?:[一二三四五六七]、|\([一二三四五六七]\)|\d\.)/, '').replace(/[（(].*$/, ''));
}

function itemOf(zh: string): string | null {
  return /^(\d)\./.exec(zh)?.[1] ?? null;
}

/** 三、本年度办理结果, which stands before the first of the outcomes. */
export const OUTCOMES_HEAD = '三本年度办理结果';

function leadOf(row: Row, rows: readonly Row[]): string {
  const ordinal = hanOnly(/^(?:[一二三四五六七]、|\([一二三四五六七]\))/.exec(row.zh)?.[0] ?? '');
  const group = row.group !== null && row.group in GROUPS ? GROUPS[row.group as keyof typeof GROUPS] : null;
  const head = group !== null && group.zh !== row.zh && rows.find((other) => other.group === row.group) === row ? hanOnly(group.zh) : '';
  return (row.id === outcomeRows('2021')[0]!.id ? OUTCOMES_HEAD : '') + head + ordinal;
}

function tableLabels(table: Table): LabelMark[] {
  const order = new Map<string, number>();
  const marks: LabelMark[] = [];
  const ids: string[] = [];
  // The 2021 order with the 2019 rows put where they stand, so that one chain fits both.
  const rows = [...rowsOf(table, '2021')];
  for (const row of rowsOf(table, '2019')) {
    if (rows.some((known) => known.id === row.id)) continue;
    const version2019 = rowsOf(table, '2019');
    const before = version2019[version2019.findIndex((r) => r.id === row.id) - 1];
    const at = before ? rows.findIndex((known) => known.id === before.id) + 1 : 0;
    rows.splice(at, 0, row);
  }
  rows.forEach((row, index) => {
    order.set(row.id, index);
    ids.push(row.id);
    const words = new Set([core(row.zh), ...(VARIANTS[row.id] ?? [])]);
    const lead = leadOf(row, rowsOf(table, versionOfRow(table, row.id) ?? '2021'));
    for (const han of words) {
      marks.push({ id: row.id, order: index, han, alone: table === 'applications' && ALONE.has(row.id) && han.length < 7, item: itemOf(row.zh), lead });
    }
  });
  return marks;
}

/** The columns of the applications table, Han characters only, as headers and lists name them. */
export const COLUMN_NAMES: readonly string[] = ['法人或其他组织', ...columnsOf('applications').map((column) => hanOnly(column.zh)), '合计'];

/** Words at the head of each block of the proactive table. */
export const BLOCK_HEAD = /第二十条|信息内容/;

/** Han characters that the form prints in the labels of the applications table. */
export const APPLICATION_FORM_WORDS: ReadonlySet<string> = new Set([OUTCOMES_HEAD, ...Object.values(GROUPS).map(({ zh }) => hanOnly(zh)), ...(['2021', '2019'] as const).flatMap((version) => rowsOf('applications', version).map(({ zh }) => hanOnly(zh)))].join(''));

/** Marks of the applications table, rows of both versions in one order. */
export const APPLICATION_LABELS: readonly LabelMark[] = tableLabels('applications');
/** Marks of the proactive table, rows of both versions in one order. */
export const PROACTIVE_LABELS: readonly LabelMark[] = tableLabels('proactive');

/** The order of row ids in the applications table, 2019's single row standing before the 2021 three. */
export const APPLICATION_ORDER: readonly string[] = uniqueIds(APPLICATION_LABELS);
export const PROACTIVE_ORDER: readonly string[] = uniqueIds(PROACTIVE_LABELS);

function uniqueIds(marks: readonly LabelMark[]): string[] {
  return [...new Set(marks.map((mark) => mark.id))];
}

/** Which version has this row; null where both have. */
export function versionOfRow(table: Table, id: string): FormVersion | null {
  const in2021 = rowsOf(table, '2021').some((row) => row.id === id);
  const in2019 = rowsOf(table, '2019').some((row) => row.id === id);
  return in2021 && in2019 ? null : in2021 ? '2021' : '2019';
}
