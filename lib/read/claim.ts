/**
 * Figures told in sentences, with what they count. They are compared with the tables, never
 * put in their place. Patterns run on the folded text, where no blanks or breaks stand.
 */
import type { Folded } from '../source/fold';
import type { Claim } from './report';

interface Pattern {
  about: string;
  /** Group 1 is the figure; patterns without a group say zero in words. */
  find: RegExp;
}

const MANY = '(?:各类|各种|网上|网络|书面|当面|信函|公民|群众|社会|有效|的|向[^,，。;；]{1,12}|主动|要求|提出|通过[^,，。;；]{1,20}){0,3}';
const SUBJECT = `(?:政府信息公开申请|依申请公开(?:政府)?信息(?:申请)?|依申请公开(?:申请)?(?:事项|件)?|信息公开(?:的)?申请|公开政府信息的?申请|政府信息依申请公开|申请公开政府信息|政府信息申请)`;
const RECEIVED = '(?:收到|接到|受理|接收|新收|共收|办理)';

const PATTERNS: readonly Pattern[] = [
  { about: 'applications.received', find: new RegExp(`${RECEIVED}(?:到|了)?${MANY}${SUBJECT}(?:数量|总数|共计|共|总计|为|计)?[:：]?(\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:余)?(?:件|条|份|宗|个|次|例)`, 'g') },
  { about: 'applications.received', find: new RegExp(`(?<!依法)${SUBJECT}(?:数量|总数|共计|共|总计|为|计){0,2}(\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:件|条|份|宗|个|次|例)`, 'g') },
  { about: 'applications.received', find: new RegExp(`(?:未|没有|没|尚未|无|暂未)(?:曾|有)?${RECEIVED}(?:到|过)?${MANY}(?:${SUBJECT}|(?:任何)?(?:书面|公开)?申请)`, 'g') },
  { about: 'applications.received', find: new RegExp(`${RECEIVED}(?:到)?[^,，。;；\\d]{0,10}(\\d{1,3}(?:,\\d{3})+|\\d{1,7})(?:件|条|份|宗|个)(?:政府)?信息公开申请`, 'g') },
  { about: 'applications.received_natural_person', find: /自然人(?:提出|提交|申请){0,2}(?:的)?(?:申请)?(\d{1,7})(?:件|条|份|宗)/g },
  { about: 'applications.received_organisation', find: /法人(?:或其他组织|及其他组织)?(?:提出|提交)?(?:的)?(?:申请)?(\d{1,7})(?:件|条|份|宗)/g },
  { about: 'applications.handled', find: /(?:办结|答复|已答复|办理完毕|按期答复)(?:政府信息公开申请)?(?:数量)?(\d{1,7})(?:件|条|份|宗)/g },
  { about: 'disputes.review', find: /(?:行政复议|复议)(?:案件|申请|案|事项|数量)?(?:共|共计|为)?(\d{1,5})(?:件|起|宗|例|次)/g },
  { about: 'disputes.suits', find: /(?:行政诉讼|诉讼)(?:案件|案|事项|数量)?(?:共|共计|为)?(\d{1,5})(?:件|起|宗|例|次)/g },
  { about: 'disputes.review', find: /(?:没有|未(?!审结)|无|未有|没)(?:发生|收到|出现|产生)?[^。;；,，]{0,24}?行政复议/g },
  { about: 'disputes.suits', find: /(?:没有|未(?!审结)|无|未有|没)(?:发生|收到|出现|产生)?[^。;；]{0,40}?(?:行政诉讼|提起诉讼)/g },
  { about: 'proactive.normative_documents.made', find: /(?:制发|制定|印发|出台|发布|公开|制定发布)(?:政府|行政)?规范性文件(\d{1,5})(?:件|个|份|部|项)/g },
  { about: 'proactive.regulations.made', find: /(?:制发|制定|印发|出台|发布|公布|公开)(?:政府)?规章(\d{1,5})(?:件|个|份|部|项)/g },
  // Nothing between the verb and the fee: 未收取信息公开的行政事业性收费 speaks of applications, not of the table's row.
  { about: 'proactive.fees.amount_wan', find: /(?:没有|未|无|没|从未)(?:曾|有)?(?:收取|征收|产生|发生|收)(?:过)?(?:任何|各类|各项)?行政事业性收费(?!标准|项目|目录)/g },
];

const WITH_FIGURE = new Set(PATTERNS.flatMap(({ find }) => (find.source.includes('(\\d') ? [find] : [])));

/** What ends the figure of every pattern that has one. Few places of a text do, and its tables have none. */
const COUNTED = /\d余?[件条份宗个次例起部项]/g;
/** More characters than a pattern has before its figure, and behind it. */
const BEFORE = 120;
const BEHIND = 16;

interface Stretch {
  from: number;
  to: number;
}

/** Stretches around the figures of a text: no pattern with a figure is found outside them, nor over the edge of one. */
function aroundFigures(compact: string): Stretch[] {
  const out: Stretch[] = [];
  for (const { index } of compact.matchAll(COUNTED)) {
    let from = index;
    while (from > 0 && '0123456789,'.includes(compact[from - 1]!)) from -= 1;
    from = Math.max(0, from - BEFORE);
    const last = out.at(-1);
    if (last && from <= last.to) last.to = index + BEHIND;
    else out.push({ from, to: index + BEHIND });
  }
  return out;
}

/** What each pattern finds, one pattern after another. */
function* matches(compact: string): Generator<{ about: string; from: number; match: RegExpExecArray }> {
  const figures = aroundFigures(compact);
  const whole = [{ from: 0, to: compact.length }];
  for (const { about, find } of PATTERNS) {
    for (const { from, to } of WITH_FIGURE.has(find) ? figures : whole) {
      const part = compact.slice(from, to);
      find.lastIndex = 0;
      for (let match = find.exec(part); match; match = find.exec(part)) yield { about, from: from + match.index, match };
    }
  }
}

/** A figure of another year, or of a part, said so in its own clause. */
const OTHER_YEAR = /(?:上年|去年|上一年|往年|较|比|平均|每月|季度|指导|督促)[^,，。;；]{0,14}$/;
/** What follows makes the sentence one about other things. */
const OTHER_THING = /^(?:的)?(?:行政复议|行政诉讼|复议|诉讼|费|收费|费用)/;

/**
 * Finds the claims of a text outside its tables.
 * @param skip stretches of the text (offsets) that hold tables
 */
export function findClaims(text: string, folded: Folded, year: number | null, skip: readonly { start: number; end: number }[]): Claim[] {
  const { compact, at } = folded;
  const out: Claim[] = [];
  const taken = new Set<string>();
  for (const { about, from, match } of matches(compact)) {
    if (out.length >= 200) return out;
    const to = from + match[0].length;
    const start = at[from]!;
    const end = at[to - 1]! + 1;
    if (skip.some((stretch) => start < stretch.end && end > stretch.start)) continue;
    const before = compact.slice(Math.max(0, from - 24), from);
    if (OTHER_YEAR.test(before)) continue;
    // cases an organ decides for others are not cases about its own disclosure
    if (about.startsWith('disputes.') && /作为(?:行政)?复议机关|(?:办理|审理|审结|承办)[^,，。;；]{0,12}$/.test(before)) continue;
    const named = /(20[0-3]\d)年(?:度)?[^。;；]{0,14}$/.exec(before);
    if (named && year !== null && Number(named[1]) !== year) continue;
    if (about === 'applications.received' && OTHER_THING.test(compact.slice(to, to + 6))) continue;
    if (about.startsWith('disputes.') && match[1] === undefined && /专人|负责|纠|败诉|应诉|[|\t]/.test(match[0])) continue;
    if (/[|\t]/.test(text.slice(start, end))) continue;
    const counts = about === 'applications.received' && /(?:办结|答复|办理完毕)[^,，。;；]{0,8}$/.test(before) ? 'applications.handled' : about;
    const zero = match[1] === undefined;
    if (!zero && /(?:没有|未|无)$/.test(before)) continue;
    const key = `${counts}:${end}`;
    if (taken.has(key)) continue;
    taken.add(key);
    out.push({ about: counts, value: zero ? 0 : Number(match[1]!.replaceAll(',', '')), text: text.slice(start, end), start, end });
  }
  return out.sort((a, b) => a.start - b.start || a.end - b.end);
}
