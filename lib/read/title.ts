/**
 * Who reports, on which year, and what kind of document this is.
 * A title may stand over several lines, begin with its year, repeat itself or be missing;
 * then the preface, the publisher's line or the signature says it.
 */
import { withoutRadicals, type Folded } from '../source/fold';
import type { Problem, ReportKind } from './report';

export interface Identity {
  kind: ReportKind;
  title: string | null;
  authority: string | null;
  year: number | null;
  problems: Problem[];
}

const FIRST_YEAR = 2007;
const LAST_YEAR = 2035;

const NAME = /政府信息(?:与政务)?公开(?:工作)?(?:情况)?的?(?:年度|年)?(?:工作)?(?:情况|总结)?报告|(?:政府信息|政务)公开(?:工作)?年(?:度报告|报)|信息公开(?:工作)?年度报告/g;
/** What may stand before an authority in a running sentence. */
const LEAD = /^.*(?:现将|现公布|现发布|现予公布|公布|发布|本报告为|本报告是|关于|印发|编制|形成|标题|名称|来源|当前位置|的通知|如下|根据|按照|首页)/;
const ORGAN_END = /(?:政府|办公室|办公厅|办事处|委员会|街道|省|市|县|区|旗|盟|州|镇|乡|局|厅|委|办|院|处|所|站|队|中心|公司|集团|学校|大学|银行|协会|联合会|管委会|会|馆|社|部|署|团)$/;
/** O stands for 0 where a year was typed with a letter. */
const YEAR_BEFORE = /((?:20)?2[0O][0-3O][0-9O])年?(?:度)?(?:的)?$/;
const CHINESE_YEAR_BEFORE = /(二[〇零○OＯ0][〇零○OＯ0一二三]?[〇零一二三四五六七八九○])年?(?:度)?$/;

interface Mention {
  authority: string | null;
  year: number | null;
  /** Index in `compact` of the first and one past the last character. */
  from: number;
  to: number;
  /** The mention fills its line (or lines), as a title does. */
  own: boolean;
  phrase: string;
}

/** Finds title, authority, year and kind. `hasFigures`: the tables hold at least one number. */
export function identify(text: string, folded: Folded, tables: { found: boolean; hasFigures: boolean }): Identity {
  const problems: Problem[] = [];
  const { compact } = folded;
  const mentions = findMentions(text, folded);
  const kind = kindOf(compact, mentions, tables);
  if (kind !== 'annual_report') return { kind, title: mentions.find((m) => m.own)?.phrase ?? null, authority: null, year: null, problems };
  const titled = bestMention(mentions) ?? mentions.find((m) => m.own) ?? null;
  let authority = titled?.authority ?? null;
  const signed = signatures(text);
  authority = fuller(authority, signed) ?? publisher(text, folded) ?? signed.find((line) => !/公开|报告|情况/.test(line)) ?? speaker(compact);
  authority = authority === null ? null : authority.replaceAll('(', '（').replaceAll(')', '）');
  const period = /(20[0-3]\d)年?0?1月0?1日(?:起)?[,，]?(?:至|到|-|—|–|~|～)+(?:(20[0-3]\d)年|当年|同年)?12月31日/.exec(compact);
  const periodYear = period && (!period[2] || period[2] === period[1]) ? Number(period[1]) : null;
  const titleYear = titled?.year ?? mentions.find((m) => m.year !== null)?.year ?? null;
  let year = titleYear ?? periodYear;
  if (periodYear !== null && titleYear !== null && periodYear !== titleYear) {
    // The statistical period says it best; a title is copied from last year's more often than the period is.
    year = periodYear;
    problems.push({ code: 'year_conflict', message: `The title says ${titleYear}, the statistical period ${periodYear}; ${periodYear} is taken. Correct the title or the period.` });
  }
  year ??= yearOfBody(compact);
  if (year === null) problems.push({ code: 'no_year', message: 'No reporting year was found in title, preface or statistical period: add a title line with the year.' });
  if (authority === null) problems.push({ code: 'no_authority', message: 'No authority was found in title, preface or signature: add a title line with its name.' });
  return { kind, title: mentions.find((m) => m.own)?.phrase ?? null, authority, year, problems };
}

/** Pages list other organs' reports too: the authority that is named most often is the page's own, then the first title. */
function bestMention(mentions: readonly Mention[]): Mention | null {
  const named = mentions.filter((m) => m.authority !== null);
  const titles = named.filter((m) => m.own);
  const pool = titles.length > 0 ? titles : named;
  let best: Mention | null = null;
  let most = 0;
  for (const mention of pool) {
    const times = named.filter((m) => m.authority === mention.authority).length;
    if (times > most) {
      best = mention;
      most = times;
    }
  }
  return best;
}

function findMentions(text: string, folded: Folded): Mention[] {
  const { compact, at } = folded;
  const out: Mention[] = [];
  for (const match of compact.matchAll(NAME)) {
    if (out.length > 40) break;
    const start = match.index;
    const end = start + match[0].length;
    const next = compact.slice(end, end + 6);
    if (/^(?:格式|的?编制|编制|的通知|统计|模板)/.test(next) && !breakBetween(text, at[end - 1]!, at[end] ?? text.length)
      && !(next.startsWith('的通知') && compact.slice(Math.max(0, start - 24), start).includes('关于印发'))) continue;
    out.push(...mention(text, folded, start, end, at));
  }
  return out;
}

function mention(text: string, folded: Folded, start: number, end: number, at: Int32Array): Mention[] {
  const { compact } = folded;
  let from = runStart(text, compact, at, start, true);
  let left = compact.slice(from, start);
  const parsed = split(left);
  let { authority, year } = parsed;
  // 人民政府信息公开: the 政府 before 信息 is the authority's own
  if (authority?.endsWith('人民')) authority += '政府';
  if (authority === null || (year === null && left.length < 4)) {
    // the line above may hold what this one lacks
    for (let lines = 0; lines < 2 && authority === null; lines += 1) {
      const above = runStart(text, compact, at, from, false);
      if (above >= from) break;
      const upper = split(compact.slice(above, from));
      if (year === null && upper.year !== null) year = upper.year;
      if (upper.authority) authority = upper.authority;
      // a line that is the year alone, and the organ above it
      else if (upper.year === null || compact.slice(above, from).length > 8) break;
      from = above;
    }
    left = compact.slice(from, start);
  }
  if (year === null) {
    const after = /^[(（]?(20[0-3]\d)年?度?[)）]?/.exec(compact.slice(end, end + 8));
    if (after) year = plausible(after[1]!);
  }
  const lineBefore = from === 0 || breakBetween(text, at[from - 1]!, at[from]!);
  const lineAfter = end >= compact.length || breakBetween(text, at[end - 1]!, at[end]!) || /^[_<|(（-]/.test(compact[end] ?? '');
  const marked = /(?:标题|名称|题名)[::]?$/.test(compact.slice(Math.max(0, from - 4), from)) || /^Page\d+-$/.test(compact.slice(Math.max(0, from - 7), from));
  return [{ authority, year, from, to: end, own: (lineBefore || marked) && lineAfter, phrase: compact.slice(from, end) }];
}

/** Walks back over characters a title may hold; with `sameLine` stops at the line's beginning. */
function runStart(text: string, compact: string, at: Int32Array, from: number, sameLine: boolean): number {
  let i = from;
  let breaks = 0;
  while (i > 0 && from - i < 60) {
    const c = compact[i - 1]!;
    const joint = c === '、' && /[室局府委会办厅]/.test(compact[i - 2] ?? '');
    if (!joint && !/[\u4e00-\u9fff0-9〇○()（）·O]/.test(c)) break;
    if (i < at.length && breakBetween(text, at[i - 1]!, at[i]!)) {
      breaks += 1;
      if (sameLine || breaks > 1) break;
    }
    i -= 1;
  }
  return i;
}

function breakBetween(text: string, left: number, right: number): boolean {
  for (let i = left + 1; i < right; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || code === 9) return true;
  }
  return false;
}

/** 某区2023年 | 2023年某区 | 某区 (with what leads into the sentence cut off). */
function split(left: string): { authority: string | null; year: number | null } {
  const ending = YEAR_BEFORE.exec(left);
  if (ending) return { authority: cleaned(left.slice(0, ending.index)), year: plausible(ending[1]!) };
  const chinese = CHINESE_YEAR_BEFORE.exec(left);
  if (chinese) return { authority: cleaned(left.slice(0, chinese.index)), year: fromChinese(chinese[1]!) };
  const spelt = /^(二[〇零○OＯ0][〇零○OＯ0一二三]?[〇零一二三四五六七八九○])年(?:度)?(.+)$/.exec(left);
  if (spelt) return { authority: cleaned(spelt[2]!), year: fromChinese(spelt[1]!) };
  const leading = /^.*?((?:20)?2[0O][0-3O][0-9O])年?(?:度)?(.*)$/.exec(left);
  if (leading) {
    const before = cleaned(leading[2]!);
    return { authority: before ?? cleaned(left.slice(0, left.indexOf(leading[1]!))), year: plausible(leading[1]!) };
  }
  return { authority: cleaned(left), year: null };
}

function cleaned(name: string): string | null {
  // 某局关于印发2022年…: the organ stands before 关于
  const issuer = /^(.{2,40}?)(?:关于|印发)/.exec(name)?.[1];
  if (issuer && ORGAN_END.test(issuer) && !LEAD.test(issuer)) return issuer;
  const tail = name.replace(LEAD, '').replace(/^[)）(（0-9O年月日度第号]+/, '').replace(/[(（][^)）]*$/, '').replace(/(?:的|关于|年度|开展|做好)$/, '').replace(/^(?:的|中华人民共和国(?=$))/, '');
  if (tail.length < 2 || tail.length > 40 || tail === '中华人民共和国' || /^(?:本|我|全)(?:年度|单位|局|镇|乡|县|区|市|街道)?$/.test(tail)) return null;
  return tail;
}

function plausible(digits: string): number | null {
  // 202020年: the century was typed twice
  const year = Number(digits.replaceAll('O', '0').slice(-4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function fromChinese(digits: string): number | null {
  const value = Number(Array.from(digits).map((c) => '〇一二三四五六七八九'.indexOf(c.replace(/[零○OＯ0]/, '〇'))).join(''));
  return value >= FIRST_YEAR && value <= LAST_YEAR ? value : null;
}

const NAME_LINE = /^[\s\u4e00-\u9fff（）()·]{4,}$/;

/** Lines near the end that are nothing but the name of an organ. */
function signatures(text: string): string[] {
  const lines = (part: string) => part.split(/[\n\r]+/).filter((line) => NAME_LINE.test(line)).map((line) => line.replace(/\s+/g, ''));
  const tail = lines(withoutRadicals(text.slice(-400))).reverse();
  const head = lines(withoutRadicals(text.slice(0, 300))).map((line) => line.replace(/^[（(](.+)[）)]$/, '$1'));
  return [...tail, ...head].filter((line) => line.length >= 4 && line.length <= 30 && ORGAN_END.test(line));
}

/** The signature may name the parent that the title leaves out. It must contain the title's name. */
function fuller(authority: string | null, lines: readonly string[]): string | null {
  if (authority === null) return null;
  // 建新镇 → 遂溪县建新镇人民政府: the parent before it and the government's own word behind it, no other organ
  const longer = lines.filter((line) => {
    const place = line.indexOf(authority);
    return place >= 0 && line !== authority && /^(?:人民政府)?$/.test(line.slice(place + authority.length)) && !/公开|报告|情况/.test(line);
  });
  return longer[0] ?? authority;
}

/** 发布机构：… on the page. It can be the parent, so it is taken only where nothing else names the organ. */
function publisher(text: string, folded: Folded): string | null {
  const { compact, at } = folded;
  const match = /(?:发布机构|发布单位|公开主体|公开机构|责任单位)[::|]*([\u4e00-\u9fff]{3,40})/.exec(compact.slice(0, 3000));
  if (!match) return null;
  const from = match.index + match[0].length - match[1]!.length;
  let to = from + 1;
  while (to < from + match[1]!.length && !breakBetween(text, at[to - 1]!, at[to]!)) to += 1;
  const name = compact.slice(from, to).replace(/(?:发文|发布|成文|索引|文号|生成|主题|公开|信息|有效|名称|体裁|组配).*$/, '');
  return name.length >= 3 && ORGAN_END.test(name) ? name : null;
}

/** 2021年,某开发区共主动公开…: the subject of the first sentence about the year. */
function speaker(compact: string): string | null {
  const written = /本(?:年度)?报告由([\u4e00-\u9fff]{3,30}?)(?:按照|根据|依据|编制|依照)/.exec(compact.slice(0, 6000))?.[1];
  if (written && ORGAN_END.test(written)) return written;
  const match = /20[0-3]\d年度?[,，]?([\u4e00-\u9fff]{3,24}?)(?:共|主动|累计|认真|严格|高度|按照|坚持|全面|未收到|以习近平|深入|紧紧|始终|在)/.exec(compact.slice(0, 6000));
  const name = match?.[1] ?? null;
  return name && ORGAN_END.test(name) && !/^(?:我|本|全|各)/.test(name) ? name : null;
}

function yearOfBody(compact: string): number | null {
  const match = /(20[0-3]\d)年(?:度)?[,，](?!\d)/.exec(compact.slice(0, 6000)) ?? /(20[0-3]\d)年(?!\d)/.exec(compact.slice(0, 3000));
  return match ? plausible(match[1]!) : null;
}

function kindOf(compact: string, mentions: readonly Mention[], tables: { found: boolean; hasFigures: boolean }): ReportKind {
  const head = compact.slice(0, 400);
  // what a report cites is not what it is
  const top = compact.slice(0, 260).replace(/《[^》]*》?/g, '').slice(0, 160);
  const titles = mentions.filter((m) => m.own && m.authority !== null);
  const title = titles.find((m) => m.from < 400)?.phrase ?? '';
  if (/关于[^。]{0,40}年度报告[^。]{0,16}(?:编制|编写|报送|格式)[^。]{0,12}的?通知/.test(top) && title === '') return 'form_notice';
  if (/年度报告[^。]{0,12}(?:编制|发布|公开)?情况的?通报/.test(top)) return 'other';
  if (!tables.hasFigures) {
    const template = /年度报告[((]?(?:模板|样式|样本|范本|参考文本)/.test(head) || /[×xX＊*]{2,}[省市县区镇乡局年]/.test(top);
    if (template) return 'form_notice';
    if (/年度报告格式/.test(compact) && (/印发/.test(head) || tables.found) && titles.length === 0) return 'form_notice';
  }
  if (periodic(compact, head, title)) return 'periodic_statistics';
  if (/(?:汇总|一览表|综合情况)/.test(top) && !title.replace(/汇总.*/, '').endsWith('年度报告')) return 'summary';
  if (/年度报告(?:目录|汇总|列表|一览)/.test(top)) return 'summary';
  if (!tables.found && new Set(titles.map((m) => m.authority)).size >= 3) return 'summary';
  // Other reports have tables of licences, penalties and reviews too.
  if (!compact.includes('信息公开') && !compact.includes('政务公开') && !/本年新收政府信息|收到申请数|申请答复数/.test(compact)) return 'other';
  if (mentions.length > 0 || tables.found) return 'annual_report';
  return 'other';
}

/** Half-year and quarterly figures, by their title or their period. */
function periodic(compact: string, head: string, title: string): boolean {
  const annual = /年度报告|年报/.test(title);
  if (annual) return false;
  if (/(?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月份|\d月[-—至]\d+月)[^。]{0,20}(?:信息|政务)公开/.test(head)) return true;
  if (/(?:信息|政务)公开[^。]{0,16}(?:统计表|情况统计)/.test(head.slice(0, 120)) && title === '' && !/年度/.test(head.slice(0, 120))) return true;
  return /(20[0-3]\d)年0?1月0?1日(?:起)?(?:至|到|-|—|~)+(?:20[0-3]\d年)?0?(?:3月31|6月30|9月30)日/.test(compact) && !/0?1月0?1日(?:起)?[,，]?(?:至|到|-|—|~)+(?:20[0-3]\d年)?12月31日/.test(compact);
}
