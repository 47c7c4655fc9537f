/** The words of checks, notes, problems and cell states, in both languages. Findings themselves carry ids only. */
import { ruleOf, type RuleId } from '../check/rules';
import type { CellState, CheckStatus, Severity } from '../read/report';

export interface Words { zh: string; en: string }

export interface RuleWords {
  /** A few words: the heading of the rule. */
  title: Words;
  /** A sentence with {cells}, {expected}, {actual}. */
  sentence: Words;
  /** Why it matters, or how it comes about. */
  why: Words;
  /** Where a limit of its own comes from: what it was measured on, and what it leaves out. */
  basis?: Words;
}

export const RULE_WORDS: Record<RuleId, RuleWords> = {
  'applications.row_sum': {
    title: { zh: '行内合计', en: 'Row total' },
    sentence: { zh: '六类申请人相加为 {expected}，表中总计为 {actual}。', en: 'The six kinds of applicant add up to {expected}; the printed total is {actual}.' },
    why: { zh: '表格规定每行总计等于六类申请人之和。', en: 'The form requires every total to be the sum of its row.' },
  },
  'applications.outcome_sum': {
    title: { zh: '办理结果合计', en: 'Sum of outcomes' },
    sentence: { zh: '各项办理结果相加为 {expected}，“（七）总计”为 {actual}。', en: 'The outcomes add up to {expected}; “(7) total” says {actual}.' },
    why: { zh: '每件申请只计入一种办理结果，各项之和应等于总计。', en: 'Each application is counted under one outcome, so they must add up to the total.' },
  },
  'applications.balance': {
    title: { zh: '收办平衡', en: 'Balance of the year' },
    sentence: { zh: '新收加上年结转为 {expected}，办理总计加结转下年为 {actual}。', en: 'Received plus carried in make {expected}; handled plus carried out make {actual}.' },
    why: { zh: '表头写明：第一项加第二项之和，等于第三项加第四项之和。', en: 'The form itself says so: items one and two equal items three and four.' },
  },
  'disputes.block_sum': {
    title: { zh: '复议或诉讼合计', en: 'Total of a dispute block' },
    sentence: { zh: '维持、纠正、其他、未审结相加为 {expected}，总计为 {actual}。', en: 'Upheld, corrected, other and pending add up to {expected}; the printed total is {actual}.' },
    why: { zh: '三组各自独立，组内四项之和应等于该组总计。', en: 'Each of the three blocks stands alone; its four results must make its total.' },
  },
  'applications.lost_cell': {
    title: { zh: '行中缺一格', en: 'A cell lost from its row' },
    sentence: { zh: '本行其余各格都有数字，唯独这一格为空（按合计推算为 {expected}，未填入）。', en: 'Every other cell of the row holds a figure; this one is empty (the total implies {expected}; nothing was filled in).' },
    why: { zh: '多为扫描或转换文字时丢失，空白不等于零。', en: 'Mostly lost in scanning or conversion. Empty is not zero.' },
  },
  'applications.old_form': {
    title: { zh: '沿用 2019 年表样', en: 'Older table used' },
    sentence: { zh: '本报告年度应使用 2021 年表样，申请表却是 2019 年表样（“其他处理”只有一行）。', en: 'This reporting year calls for the 2021 table; the report uses the 2019 one (“otherwise handled” is a single row).' },
    why: { zh: '按行数推断会把数字错填到后面的行。', en: 'Reading by counting rows would put its figures in the wrong rows.' },
  },
  'form.mixed_versions': {
    title: { zh: '表样混用', en: 'Tables of different versions' },
    sentence: { zh: '同一报告中各表使用了不同年份的表样。', en: 'The tables of this report follow different versions of the form.' },
    why: { zh: '表样按表判断，不按年度或引用的文件判断。', en: 'The version is told per table, never from the year or from what the text cites.' },
  },
  'prose.received': {
    title: { zh: '文字与表格的申请数不符', en: 'Applications told otherwise in the text' },
    sentence: { zh: '正文称收到 {expected} 件，表中新收为 {actual} 件。', en: 'The text tells of {expected} applications; the table has {actual} received.' },
    why: { zh: '与新收、新收加结转均不相等。', en: 'It equals neither the received nor the received plus carried in.' },
  },
  'prose.received_with_carried_in': {
    title: { zh: '正文含上年结转', en: 'The text counts the carry-over too' },
    sentence: { zh: '正文的 {expected} 件是新收 {actual} 件加上年结转之和。', en: 'The {expected} in the text is the {actual} received plus those carried in.' },
    why: { zh: '两种算法都可以，比较时要用同一种。', en: 'Either way of counting is right; a comparison needs one of them.' },
  },
  'prose.review': {
    title: { zh: '文字与表格的复议数不符', en: 'Reviews told otherwise in the text' },
    sentence: { zh: '正文称行政复议 {expected} 件，表中为 {actual} 件。', en: 'The text tells of {expected} reviews; the table has {actual}.' },
    why: { zh: '', en: '' },
  },
  'prose.suits': {
    title: { zh: '文字与表格的诉讼数不符', en: 'Lawsuits told otherwise in the text' },
    sentence: { zh: '正文称行政诉讼 {expected} 件，表中为 {actual} 件。', en: 'The text tells of {expected} lawsuits; the table has {actual}.' },
    why: { zh: '', en: '' },
  },
  'prose.normative_documents': {
    title: { zh: '文字与表格的规范性文件数不符', en: 'Normative documents told otherwise in the text' },
    sentence: { zh: '正文称规范性文件 {expected} 件，表中制发 {actual} 件。', en: 'The text tells of {expected} normative documents; the table has {actual} made.' },
    why: { zh: '公开的件数与制发的件数也可能本就不同。', en: 'Documents published and documents made can also differ in fact.' },
  },
  'disputes.block_misplaced': {
    title: { zh: '复议数字疑似错位', en: 'A block that seems misplaced' },
    sentence: { zh: '正文称行政复议 {expected} 件而未提诉讼，表中复议栏为空，诉讼栏却恰有 {expected} 件。', en: 'The text tells of {expected} review(s) and no lawsuit; in the table the review block is empty and the lawsuit block holds just {expected}.' },
    why: { zh: '很可能整组右移，但仅凭文本无法断定，数字按原样列出。', en: 'Very likely the block was shifted, but the text alone cannot prove it: the figures stand as printed.' },
  },
  'reading.undecided': {
    title: { zh: '无法确定的数字', en: 'Figures that cannot be decided' },
    sentence: { zh: '此处印有内容，但可作多种读法或无法辨认，故不给出数值。', en: 'Something is printed here that can be read several ways, or not at all, so no value is given.' },
    why: { zh: '宁可留空，不作猜测。', en: 'Better no figure than a guessed one.' },
  },
  'prose.fees': {
    title: { zh: '文字与表格的收费不符', en: 'Fees told otherwise in the text' },
    sentence: { zh: '正文称未收取行政事业性收费，表中收费金额为 {actual} 万元。', en: 'The text says that no administrative fees were collected; the table has {actual} (10,000 yuan).' },
    why: { zh: '只比较行政事业性收费；信息处理费是另一项收费，不作比较。', en: 'Only administrative fees are compared. Fees for processing information are another thing.' },
    basis: {
      zh: '只在正文有一句话明说没有收取行政事业性收费、表中又印有收费金额时核对；“未收取信息处理费”“未对申请人收费”说的是依申请公开，不算。表中没有印数的，无法核对，不当作零。',
      en: 'Asked only where a sentence says that no administrative fees (行政事业性收费) were collected and the table prints an amount. “No fees for processing information” and “applicants were not charged” speak of applications and are not compared. Where the table prints no amount it cannot be assessed, and is not taken as zero.',
    },
  },
  'values.parts_above_total': {
    title: { zh: '分项大于总数', en: 'Parts above their total' },
    sentence: { zh: '已印出的分项相加为 {actual}，大于总数 {expected}，虽然还有分项空缺。', en: 'The parts in print add up to {actual}, more than the total of {expected}, though parts are still missing.' },
    why: { zh: '空缺的分项不可能是负数，故无论其值多少都不成立。', en: 'A missing part cannot be negative, so no value of it would mend the sum.' },
  },
  'values.rules_below_city': {
    title: { zh: '部门或乡镇填报了规章', en: 'Government rules below a city' },
    sentence: { zh: '部门或乡镇的报告填报了规章 {actual} 件。', en: 'A department or township reports {actual} government rules (规章).' },
    why: { zh: '地方政府规章只能由省级和设区的市、自治州人民政府制定，多为把规范性文件填入了规章一行。', en: 'Only governments of provinces, prefectures and cities with districts make such rules; mostly normative documents were entered in the row above.' },
  },
  'values.all_blank': {
    title: { zh: '表格全空', en: 'Not one figure' },
    sentence: { zh: '报告有表格，但没有一个数字。', en: 'The report has its tables, and not one figure in them.' },
    why: { zh: '空白不等于零：可能全年无事，也可能数字是图片或在转换中丢失。', en: 'Blank is not zero: nothing may have happened, or the figures were a picture or were lost in conversion.' },
  },
  'series.carry_over': {
    title: { zh: '结转不接续', en: 'The carry-over does not carry' },
    sentence: { zh: '上年报告“结转下年度继续办理”为 {expected}，本年“上年结转”为 {actual}。', en: 'The report of the year before carries out {expected}; this one carries in {actual}.' },
    why: { zh: '同一机关、同一口径下，两数应相等；不等多因口径变化或更正未说明。', en: 'For the same organ and scope the two are one number; where they differ, the scope changed or a correction went untold.' },
  },
  'series.normative_stock': {
    title: { zh: '规范性文件存量不接续', en: 'Stock of normative documents' },
    sentence: { zh: '上年有效件数加本年制发、减本年废止为 {expected}，本年“现行有效件数”为 {actual}。', en: 'In force the year before, plus made, minus repealed, is {expected}; the report has {actual} in force.' },
    why: { zh: '清理、重新统计而未说明时常见。', en: 'Common after a review of the stock that the report does not mention.' },
  },
  'series.jump': {
    title: { zh: '申请量骤变', en: 'A jump in applications' },
    sentence: { zh: '上年新收 {expected} 件，本年 {actual} 件，相差五倍以上。', en: 'Received the year before: {expected}; this year: {actual}: a change of more than five times.' },
    basis: { zh: '5 倍和 30 件是约定的界限，不是统计检验：小机关从 2 件变成 12 件是常事，所以两年中至少一年要大于 30 件才核对出来。', en: 'Five times and thirty applications are a convention, not a test: a small office may well go from 2 to 12, so nothing is said unless one of the two years has more than thirty.' },
    why: { zh: '可能属实，也可能是口径改变（本机关与全区）或错位。', en: 'It may be true; or the scope changed (the office, the whole district), or a figure was misplaced.' },
  },
  'copies.text': {
    title: { zh: '正文与上年雷同', en: 'Last year’s text again' },
    sentence: { zh: '表格以外的文字约 {actual}% 与上年报告相同。', en: 'About {actual}% of the words outside the tables stood in the report of the year before.' },
    why: { zh: '法定套话各年相同，不足为奇；八成以上则很可能是照抄。', en: 'Statutory phrases return every year; four fifths and more was most likely copied.' },
    basis: {
      zh: '界限按真实文本定：本站五份完整报告（片段 1,073 至 3,570 个）出自不同机关，两两相同的份额中位数 5%，最高 10%；三份短的样本（467 至 653 个）几乎全是套话，并无抄袭，两两也有 54% 至 75% 相同。所以长文以 80% 为界，短文以 95% 为界；片段不足 200 个的不核对。同一机关连续两年的真实全文，手头没有，逐年更新一部分的报告份额会在两者之间，故只列为存疑。估算只用 128 个片段，二十次中十九次误差在 8 个百分点以内。',
      en: 'The limits come from real texts. Five whole reports of different offices (1,073 to 3,570 sequences) share 5% in the median pair and 10% at most. Three short examples (467 to 653 sequences) are little but statutory phrases and share 54% to 75% though none was copied. Long texts are therefore held to 80%, short ones to 95%, and texts of fewer than 200 sequences are not asked. No two whole reports of one office in successive years were at hand: a report that is renewed in part will lie between, so a finding is a suspicion and no more. The share is estimated from 128 sequences and right within 8 points nineteen times in twenty.',
    },
  },
  'copies.figures': {
    title: { zh: '数字与上年全同', en: 'Last year’s figures again' },
    sentence: { zh: '申请表中 {actual} 个非零数字与上年报告全部相同。', en: 'All {actual} figures of the applications table that are not zero are those of the year before.' },
    why: { zh: '这么多数字两年全同几乎不可能，多为误把上年表格再次公布。', en: 'So many figures do not repeat by chance; mostly last year’s table was published again.' },
  },
  'copies.two_reports': {
    title: { zh: '同一对象有两份报告', en: 'Two reports for one' },
    sentence: { zh: '同一地区、机关、口径、年度另有一份报告；两份均保留，图表采用本份。', en: 'There is another report for the same place, organ, scope and year. Both are kept; charts use this one.' },
    why: { zh: '先取正文报告，再取人工录入；其次取得日期晚者，再次数字多者，最后文件名在后者。', en: 'A read report counts before coded figures; then the one retrieved later, then the one with more figures, then the later name.' },
  },
  'parts.above_whole': {
    title: { zh: '下级之和大于本级汇总', en: 'Parts above the whole' },
    sentence: { zh: '所辖各地汇总相加为 {actual}，大于本级汇总 {expected}。', en: 'The aggregates of the units below add up to {actual}, more than this place’s own {expected}.' },
    why: { zh: '本级汇总包含下级和本级部门，应不小于下级之和。', en: 'An aggregate holds the units below and the place’s own departments, so it cannot be less than their sum.' },
  },
};

export const STATE_WORDS: Record<CellState, { word: Words; meaning: Words }> = {
  stated: { word: { zh: '原样', en: 'stated' }, meaning: { zh: '此处印有数字。', en: 'A number stands there.' } },
  resolved: { word: { zh: '辨读', en: 'resolved' }, meaning: { zh: '印有数字，位置、切分或字符有多种可能，由合计关系定为一种。', en: 'A number is printed; its place, cut or characters allowed several readings and the sums left one.' } },
  blank: { word: { zh: '空白', en: 'blank' }, meaning: { zh: '格子在，里面没有内容。不是零。', en: 'The cell is there and empty. Not zero.' } },
  dash: { word: { zh: '划线', en: 'dash' }, meaning: { zh: '填的是“/”“—”“无”之类。不是零。', en: 'It holds “/”, “—”, “无” or the like. Not zero.' } },
  missing: { word: { zh: '缺失', en: 'missing' }, meaning: { zh: '文本中没有这一行或这一格。', en: 'The row or the cell is not in the text.' } },
  garbled: { word: { zh: '不可辨', en: 'garbled' }, meaning: { zh: '有内容但读不出，或可作多种读法而无从判断。', en: 'Something stands there that cannot be read, or can be read several ways and nothing decides.' } },
  coded: { word: { zh: '人工录入', en: 'coded' }, meaning: { zh: '由人从出处录入，注明来源行。', en: 'Entered by a person from the cited source, with its line.' } },
};

export const STATUS_WORDS: Record<CheckStatus, Words> = {
  fail: { zh: '不成立', en: 'fails' },
  suspect: { zh: '存疑', en: 'suspect' },
  not_assessable: { zh: '无法核对', en: 'not assessable' },
};

export const SEVERITY_WORDS: Record<Severity, Words> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警示', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

/** Notes of cells, by the code before the colon. */
export const NOTE_WORDS: Record<string, Words> = {
  split: { zh: '数字之间没有分隔，按行合计只有一种切法。', en: 'Digits stand without separators; the row sum leaves one way to cut them.' },
  order: { zh: '数字之间夹有空格，按顺序读取。', en: 'An empty cell stands between the figures; they were taken in order.' },
  dropped: { zh: '数字比栏目多，合计允许的读法都给出这个数。', en: 'More figures than columns; every reading the sums allow gives this one.' },
  spread: { zh: '数字比栏目少，合计允许的读法都给出这个数。', en: 'Fewer figures than columns; every reading the sums allow gives this one.' },
  grid: { zh: '本行有空格，按上下各行的位置读取。', en: 'The row has empty cells; placed as the rows around it are.' },
  sums: { zh: '有多种读法，表内合计只允许这一种。', en: 'Several readings; the sums of the table leave this one.' },
  block: { zh: '有多种读法，组内合计只允许这一种。', en: 'Several readings; the sums of the block leave this one.' },
  sentence: { zh: '见于文字叙述，不在表中。', en: 'Told in a sentence, not in a table.' },
  misread: { zh: '字母被当作数字印出或识别（如 l2、O）。', en: 'Letters stand for digits (such as l2, O).' },
  words: { zh: '用汉字写的数。', en: 'The figure is written in words.' },
  bracketed: { zh: '数字放在括号里。', en: 'The figure stands in brackets.' },
  joined: { zh: '数字中间夹有空格。', en: 'A blank stands within the figure.' },
  named: { zh: '每个数旁写着栏目名。', en: 'Each figure stands beside the name of its column.' },
  header: { zh: '表头栏目的次序与格式不同，按表头读取。', en: 'The header has the columns in another order than the form; read by the header.' },
  matrix: { zh: '数字与行名分开排列，按次序对应，各行合计成立。', en: 'The figures stand apart from the labels, in their order; the row sums hold.' },
  two_tables: { zh: '文中有两套表，此处两数不同，无从判断以哪一套为准。', en: 'The text holds two sets of tables that differ here, and nothing tells which one counts.' },
  undecided: { zh: '有多种读法，无从判断。', en: 'Several readings are possible and nothing decides.' },
  unreadable: { zh: '此处的内容不是数字。', en: 'Something stands there that is no figure.' },
  not_a_count: { zh: '此数不可能是件数。', en: 'The figure is no count of things.' },
};

/** The formulas of the rules in Chinese; their English stands with the rules. Ids of cells are the same in both. */
const FORMULAS_ZH: Record<RuleId, string> = {
  'applications.row_sum': '每一行：natural_person + company + research + ngo + legal_service + other = total',
  'applications.outcome_sum': '每一列：granted + partial + denied_* + unable_* + refused_* + other_* = total_handled',
  'applications.balance': '每一列：new_received + carried_in = total_handled + carried_out',
  'disputes.block_sum': '每一组：upheld + corrected + other + pending = total',
  'applications.lost_cell': '一行之中只有一格为空，其余各格都有数字',
  'applications.old_form': '2021 年度及以后的报告使用了 2019 年的申请表',
  'form.mixed_versions': '同一报告各表的表样年份不同',
  'prose.received': '正文所称收到的申请 = new_received，或 new_received + carried_in',
  'prose.received_with_carried_in': '正文所称收到的申请 = new_received + carried_in，而不等于 new_received',
  'prose.review': '正文所称行政复议 = review.total',
  'prose.suits': '正文所称行政诉讼 = suit_direct.total + suit_after_review.total，或其中之一',
  'prose.normative_documents': '正文所称规范性文件 = normative_documents.made',
  'disputes.block_misplaced': '复议一组为空，正文称复议 n 件而未提诉讼，且 suit_direct.total = n',
  'reading.undecided': '印有内容，但可作多种读法，或读不出',
  'prose.fees': '正文称未收取行政事业性收费，则 fees.amount_wan = 0；信息处理费是另一回事',
  'values.parts_above_total': '合计的各项没有全部印出，已印出的各项相加却大于合计',
  'values.rules_below_city': '乡镇或部门报告了规章：regulations.made、in_force 或 created > 0',
  'values.all_blank': '报告有规定的表格，表中却没有一个数字',
  'series.carry_over': '每一列：本年的 carried_in = 上年的 carried_out',
  'series.normative_stock': 'normative_documents：本年 in_force = 上年 in_force + made − repealed（只限 2021 年表样）',
  'series.jump': 'new_received.total 大于上年的 5 倍或小于其五分之一，且两年中有一年大于 30',
  'copies.text': '正文中连续 8 字的片段，至少 80%（片段不足 1,000 个的，95%）在上年报告中出现过（由其中 128 个估算）',
  'copies.figures': '申请表中至少有 12 个非零数字，且全部与上年相同',
  'copies.two_reports': '同一地区、机关、口径、年度有两份报告：原文先于人工录入，其次取得较晚者，再次数字较多者，最后名称靠后者',
  'parts.above_whole': '一地下辖各单位的汇总报告都在库中，相加却大于该地自己的汇总',
};

/** What a rule compares, in the reader's language. */
export function formulaOf(id: RuleId, lang: 'zh' | 'en'): string {
  return lang === 'zh' ? FORMULAS_ZH[id] : ruleOf(id).formula;
}
