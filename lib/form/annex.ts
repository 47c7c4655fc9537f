/**
 * The statistical annex that reports carried before 2019 (政府信息公开情况统计表). It is a schema of its
 * own: only receipts and full or partial grants mean what they mean in the later forms.
 */
import type { Label } from './index';

export interface AnnexRow extends Label {
  id: string;
  /** The cell of the later form it may be compared with, null for all others. */
  link: string | null;
}

const row = (id: string, zh: string, en: string, link: string | null = null): AnnexRow => ({ id, zh, en, link });

/** Rows in the annex's order. The same words stand under reviews and under lawsuits, so the order tells them apart. */
export const ANNEX_ROWS: readonly AnnexRow[] = [
  row('proactive_total', '主动公开政府信息数', 'Items published on own initiative'),
  row('normative_published', '主动公开规范性文件数', 'Normative documents published'),
  row('normative_made', '制发规范性文件总数', 'Normative documents made'),
  row('via_gazette', '政府公报公开政府信息数', 'Published by gazette'),
  row('via_website', '政府网站公开政府信息数', 'Published by web site'),
  row('via_weibo', '政务微博公开政府信息数', 'Published by microblog'),
  row('via_wechat', '政务微信公开政府信息数', 'Published by WeChat'),
  row('via_other', '其他方式公开政府信息数', 'Published otherwise'),
  row('responses', '回应公众关注热点或重大舆情数', 'Responses to public concerns'),
  row('press_conferences', '参加或举办新闻发布会总次数', 'Press conferences'),
  row('web_interviews', '政府网站在线访谈次数', 'Interviews on the web site'),
  row('policy_explanations', '政策解读稿件发布数', 'Policy explanations published'),
  row('responses_social', '微博微信回应事件数', 'Responses by microblog and WeChat'),
  row('responses_other', '其他方式回应事件数', 'Responses otherwise'),
  row('received', '收到申请数', 'Applications received', 'applications.new_received.total'),
  row('received_in_person', '当面申请数', 'Received in person'),
  row('received_fax', '传真申请数', 'Received by fax'),
  row('received_online', '网络申请数', 'Received online'),
  row('received_letter', '信函申请数', 'Received by letter'),
  row('closed', '申请办结数', 'Applications closed'),
  row('closed_on_time', '按时办结数', 'Closed in time'),
  row('closed_extended', '延期办结数', 'Closed after extension'),
  row('answered', '申请答复数', 'Applications answered'),
  row('already_public', '属于已主动公开范围数', 'Already public'),
  row('granted', '同意公开答复数', 'Granted in full', 'applications.granted.total'),
  row('partial', '同意部分公开答复数', 'Granted in part', 'applications.partial.total'),
  row('denied', '不同意公开答复数', 'Refused'),
  row('denied_state_secret', '涉及国家秘密', 'State secret'),
  row('denied_trade_secret', '涉及商业秘密', 'Trade secret'),
  row('denied_privacy', '涉及个人隐私', 'Privacy'),
  row('denied_safety', '危及国家安全、公共安全、经济安全和社会稳定', 'Endangers security or stability'),
  row('denied_not_information', '不是《条例》所指政府信息', 'No government information under the Regulations'),
  row('denied_law', '法律法规规定的其他情形', 'Other grounds in law'),
  row('not_this_organ', '不属于本行政机关公开数', 'Not this organ'),
  row('not_existing', '申请信息不存在数', 'Does not exist'),
  row('needs_correction', '告知作出更改补充数', 'Asked to correct or complete'),
  row('other_channel', '告知通过其他途径办理数', 'Referred to another channel'),
  row('review_total', '行政复议数量', 'Administrative reviews'),
  row('review_upheld', '维持具体行政行为数', 'Reviews: upheld'),
  row('review_corrected', '被依法纠错数', 'Reviews: corrected'),
  row('review_other', '其他情形数', 'Reviews: other'),
  row('suit_total', '行政诉讼数量', 'Lawsuits'),
  row('suit_upheld', '维持具体行政行为或者驳回原告诉讼请求数', 'Lawsuits: upheld'),
  row('suit_corrected', '被依法纠错数', 'Lawsuits: corrected'),
  row('suit_other', '其他情形数', 'Lawsuits: other'),
  row('complaints', '举报投诉数量', 'Complaints'),
  row('fees_wan', '依申请公开信息收取的费用', 'Fees for applications (10,000 yuan)'),
  row('dedicated_units', '政府信息公开工作专门机构数', 'Dedicated units'),
  row('reading_points', '设置政府信息公开查阅点数', 'Public reading points'),
  row('staff', '从事政府信息公开工作人员数', 'Staff'),
  row('staff_full_time', '专职人员数', 'Full-time staff'),
  row('staff_part_time', '兼职人员数', 'Part-time staff'),
  row('budget_wan', '政府信息公开专项经费', 'Dedicated budget (10,000 yuan)'),
  row('meetings', '召开政府信息公开工作会议或专题会议数', 'Meetings held'),
  row('trainings', '举办各类培训班数', 'Training courses held'),
  row('trained', '接受培训人员数', 'People trained'),
];

export function annexCellId(rowId: string): string {
  return `annex.${rowId}.value`;
}

export const ANNEX_CELL_IDS: readonly string[] = ANNEX_ROWS.map((one) => annexCellId(one.id));
