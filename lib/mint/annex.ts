/** Reports of before 2019: prose, and the statistical annex in either of its shapes. */
import { ANNEX_ROWS, annexCellId } from '../form';
import type { Random } from './random';

/** Section rows and the numbers that stand before labels, in the annex's order; the rest have none. */
const BEFORE: Record<string, string> = {
  proactive_total: '一、主动公开情况', via_gazette: '（二）通过不同渠道和方式公开政府信息的情况', responses: '二、回应解读情况', press_conferences: '（二）通过不同渠道和方式回应解读的情况',
  received: '三、依申请公开情况', dedicated_units: '八、机构建设和保障经费情况', meetings: '九、政府信息公开会议和培训情况',
};
const MARK: Record<string, string> = {
  proactive_total: '（一）', normative_published: '其中：', via_gazette: '1．', via_website: '2．', via_weibo: '3．', via_wechat: '4．', via_other: '5．', responses: '（一）', press_conferences: '1．', web_interviews: '2．',
  policy_explanations: '3．', responses_social: '4．', responses_other: '5．', received: '（一）', received_in_person: '1．', received_fax: '2．', received_online: '3．', received_letter: '4．', closed: '（二）', closed_on_time: '1．',
  closed_extended: '2．', answered: '（三）', already_public: '1．', granted: '2．', partial: '3．', denied: '4．', denied_state_secret: '其中：', not_this_organ: '5．', not_existing: '6．', needs_correction: '7．', other_channel: '8．',
  review_total: '四、', review_upheld: '（一）', review_corrected: '（二）', review_other: '（三）', suit_total: '五、', suit_upheld: '（一）', suit_corrected: '（二）', suit_other: '（三）', complaints: '六、', fees_wan: '七、',
  dedicated_units: '（一）', reading_points: '（二）', staff: '（三）', staff_full_time: '1．', staff_part_time: '2．', budget_wan: '（四）', meetings: '（一）', trainings: '（二）', trained: '（三）',
};
const unitOf = (id: string): string => (id.endsWith('_wan') ? '万元' : /staff|trained/.test(id) ? '人' : /conferences|interviews|meetings|trainings/.test(id) ? '次' : /proactive|normative_published|via_/.test(id) ? '条' : /units|points/.test(id) ? '个' : '件');

export interface MintedAnnex { text: string; truth: Record<string, number | null> }

/** @param coded with columns for codes, the period and the year */
export function mintAnnex(random: Random, authority: string, year: number, coded: boolean): MintedAnnex {
  const truth: Record<string, number | null> = {};
  const rows: string[][] = [coded ? ['指标名称', '计量单位', '代码', '本期实际', '本年累计'] : ['统计指标', '单位', '统计数']];
  const size = Math.exp(3 + 1.5 * random.normal());
  const keepsBlanks = random.chance(0.6);
  ANNEX_ROWS.forEach((row, index) => {
    const before = BEFORE[row.id];
    if (before !== undefined) rows.push(coded ? [before, '', '', '', ''] : [before, '——', '']);
    const money = row.id.endsWith('_wan');
    const value = random.chance(0.35) ? 0 : money ? Math.round(100 * random.next() * 10) / 100 : Math.floor(size * random.next() * (row.id.includes('via') || row.id === 'proactive_total' ? 30 : 1));
    const blank = keepsBlanks && value === 0 && random.chance(0.15);
    truth[annexCellId(row.id)] = blank ? null : value;
    const shown = blank ? '' : String(value);
    const label = `${MARK[row.id] ?? ''}${row.zh}`;
    rows.push(coded ? [label, unitOf(row.id), String(index + 1).padStart(2, '0'), shown, shown] : [label, unitOf(row.id), shown]);
    // a row of the annex that has no cell of its own here
    if (row.id === 'press_conferences') rows.push(coded ? ['其中：主要负责同志参加新闻发布会次数', '次', '99', '1', '1'] : ['其中：主要负责同志参加新闻发布会次数', '次', '1']);
  });
  const write = random.pick(keepsBlanks ? [tabs, pipes, bars] : [tabs, pipes, bars, blanks]);
  return {
    truth,
    text: [
      `${authority}${year}年政府信息公开工作年度报告`, `本报告根据《中华人民共和国政府信息公开条例》编制。统计期限自${year}年1月1日起至${year}年12月31日止。`,
      '一、概述', `${year}年，认真推进政府信息公开工作，编发简报${random.below(30)}期。`, `附件：政府信息公开情况统计表（${year}年度）`, ...rows.map(write),
      '单位负责人：张三 审核人：李四 填报人：王五', `填报日期：${year + 1}年1月20日`,
    ].join('\n'),
  };
}

const tabs = (row: readonly string[]): string => row.join('\t');
const pipes = (row: readonly string[]): string => `${row.join(' | ')} |`;
const bars = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
const blanks = (row: readonly string[]): string => row.filter((cell) => cell !== '').join(' ');
