/**
 * Whose figures a report tells: the whole district's, or only those of the organ that wrote it. One name can
 * publish both, and the two differ thirtyfold; so every sign is kept with its place in the text, and signs that
 * contradict each other leave the scope unknown.
 */
import type { Evidence, Scope } from '../read/report';
import type { OrganKind } from './organ';

export interface ScopeInput {
  kind: OrganKind;
  organ: string | null;
  authority: string | null;
  /** The unit's full name, where the place is known. */
  placeName: string | null;
  text: string;
  /** Licences and penalties decided in the year; null if unknown. */
  decisions: number | null;
  year: number | null;
}

export interface Judged {
  scope: Scope;
  scope_evidence: Evidence[];
  /** 0 to 1; 0 where the scope is unknown. */
  scope_confidence: number;
}

type Side = 'aggregate' | 'organ_only';

/**
 * What a sign weighs; each kind counts once. Set on the five real reports: a title and one sign of the body
 * against it must stay open, a title with the body on its side must not.
 */
const WEIGHT = {
  /** The organ in the title: an office speaks for itself … */
  title_office: 2,
  /** … and a government, by Art. 49, for all its departments; but many an office signs as the government. */
  title_government: 1.5,
  /** The report calls itself by another organ's name: 现发布《金凤区人民政府2023年…报告》. */
  self_name: 2,
  /** Who received the applications: 我单位受理, 全市共收到. */
  receiver: 1.5,
  /** 我办, 我单位, 本机关. */
  we_organ: 1,
  /** 我区, 我市; an office says so in passing too. */
  we_place: 1,
  we_place_office: 0.5,
  /** 全区各乡镇…, 各级行政机关: figures gathered from others. */
  gathered: 1,
  /** Thousands of licences and penalties are a whole district's, none at all an office's. */
  many_decisions: 2,
  no_decisions: 1.5,
  signature: 1,
  /** Organs publish by 31 January, the government as a whole by 31 March. */
  published_january: 0.5,
  published_later: 0.5,
} as const;
type Sign = keyof typeof WEIGHT;

/** Licences and penalties that no office decides by itself. */
const MANY_DECISIONS = 1000;
/** How far the signs must lean to one side, as a share of all their weight … */
const LEAN = 0.42;
/** … and how far where the report itself calls itself by another organ's name than its title does. */
const LEAN_DISPUTED = 0.7;

const OFFICE = '(?:人民)?政府办(?:公室|公厅)?';
/** One pass over the text; the named group says which sign it is. */
const SIGNS = new RegExp([
  `(?<self>(?:公布|发布|编制|形成)[^。《]{0,12}《(?<selfName>[^》]{2,60}?)(?:\\s*(?:20\\d\\d|二〇)[^》]{0,8})?(?:政府)?信息公开[^》]{0,10}年\\s*度报告》)`,
  '(?<receives>(?:收到|受理|接收|办理|承办)[^。；，]{0,16}申请)',
  `(?<weOrgan>我[室局委厅]|我办(?!理)|我单位|本单位|本[办室局厅](?!法)|本机关(?!不掌握))`,
  `(?<wePlace>我[省市区县州旗盟])`,
  `(?<gathered>全[省市区县州旗盟](?=各级|各部门|各乡镇|各镇|各街道|各县|各区|行政机关|共(?:收到|受理|办理|公开|发布))|各级行政机关|各县[（(]?市?、?区)`,
].join('|'), 'g');

/** Who stands before 收到…申请: looked for backwards from the verb, so that the scan need not try it everywhere. */
const RECEIVER = new RegExp(`(全[省市区县州旗盟]|各级行政机关|我[省市区县州旗盟]|我[办室局委厅院]|我单位|本单位|本机关|本[办室局委厅]|${OFFICE}|[\\u4e00-\\u9fff]{1,8}?[省市区县州旗盟](?:人民政府)?)(?:各级行政机关|各部门|本级)?(?:共|累计|全年|本年度?|新|未|没有|总共)*$`);

const DATE = /(20\d\d)\s*年\s*(\d{1,2})\s*月\s*\d{1,2}\s*日/g;

/** The side that an organ's name speaks for, null for one that is neither a government nor its office. */
function sideOf(name: string, placeName: string | null): Side | null {
  const bare = name.replace(/\s+/g, '');
  if (/办(?:公室|公厅)?$/.test(bare)) return 'organ_only';
  if (/(?:人民政府|[省市区县州旗盟])$/.test(bare) || bare === placeName) return 'aggregate';
  return null;
}

/** Judges the scope. Kinds other than a government and its office are told by the name alone. */
export function scopeOf(input: ScopeInput): Judged {
  const { kind, authority, text } = input;
  if (authority === null) return { scope: 'unknown', scope_evidence: [], scope_confidence: 0 };
  if (kind === 'department' || kind === 'township' || kind === 'zone') {
    const words = input.organ ?? authority;
    const at = text.indexOf(words);
    const evidence: Evidence = { kind: 'organ', text: words, ...(at < 0 ? {} : { start: at, end: at + words.length }), points_to: kind };
    return { scope: kind, scope_evidence: [evidence], scope_confidence: 0.9 };
  }

  const evidence: Evidence[] = [];
  const weights: Record<Side, number> = { aggregate: 0, organ_only: 0 };
  const seen = new Set<string>();
  const sign = (name: Sign, side: Side, words: string, start?: number) => {
    if (seen.has(`${name} ${side}`)) return;
    seen.add(`${name} ${side}`);
    weights[side] += WEIGHT[name];
    evidence.push({ kind: name, text: words, ...(start === undefined || start < 0 ? {} : { start, end: start + words.length }), points_to: side });
  };

  const title: Side = kind === 'office' ? 'organ_only' : 'aggregate';
  sign(kind === 'office' ? 'title_office' : 'title_government', title, authority, text.indexOf(authority));

  for (const found of text.matchAll(SIGNS)) {
    const { self, selfName, receives, weOrgan, wePlace, gathered } = found.groups ?? {};
    if (self && selfName) {
      const side = sideOf(selfName, input.placeName);
      if (side) sign('self_name', side, self, found.index);
    } else if (receives) {
      const subject = RECEIVER.exec(text.slice(Math.max(0, found.index - 18), found.index));
      const who = subject?.[1];
      if (!subject || !who) continue;
      const own = /^(?:我|本)/.test(who) && !/^我[省市区县州旗盟]$/.test(who);
      const side = own ? 'organ_only' : who.startsWith('各级') ? 'aggregate' : sideOf(who, input.placeName);
      if (side) sign('receiver', side, subject[0] + receives, found.index - subject[0].length);
    } else if (weOrgan) sign('we_organ', 'organ_only', weOrgan, found.index);
    else if (wePlace) sign(kind === 'office' ? 'we_place_office' : 'we_place', 'aggregate', wePlace, found.index);
    else if (gathered && kind === 'government') sign('gathered', 'aggregate', gathered, found.index);
  }

  if (input.decisions !== null && input.decisions >= MANY_DECISIONS) sign('many_decisions', 'aggregate', String(input.decisions));
  if (input.decisions === 0) sign('no_decisions', 'organ_only', '0');
  ending(text, input, sign);

  const total = weights.aggregate + weights.organ_only;
  const side: Side = weights.aggregate > weights.organ_only ? 'aggregate' : 'organ_only';
  const lean = Math.abs(weights.aggregate - weights.organ_only) / total;
  const disputed = evidence.some((item) => item.kind === 'self_name' && item.points_to !== title);
  if (lean < (disputed ? LEAN_DISPUTED : LEAN)) return { scope: 'unknown', scope_evidence: evidence, scope_confidence: 0 };
  // The more signs there are, the surer a clear lean is; a title alone is little.
  return { scope: side, scope_evidence: evidence, scope_confidence: Math.round(lean * (1 - Math.exp(-total / 2)) * 100) / 100 };
}

/** The signature and the date under a report: the last lines, if they are short. */
function ending(text: string, input: ScopeInput, sign: (name: Sign, side: Side, words: string, start?: number) => void): void {
  const tail = text.trimEnd();
  const from = Math.max(0, tail.length - 160);
  for (const found of tail.slice(from).matchAll(/^[ \t\u3000]*(\S{2,30}?)[ \t\u3000]*$/gm)) {
    const words = found[1] ?? '';
    const side = /人民政府(?:办公室|办公厅)?$/.test(words) ? sideOf(words, input.placeName) : null;
    if (side) sign('signature', side, words, from + found.index + found[0].indexOf(words));
  }
  if (input.year === null) return;
  for (const found of tail.slice(from).matchAll(DATE)) {
    if (Number(found[1]) !== input.year + 1) continue;
    const january = Number(found[2]) === 1;
    sign(january ? 'published_january' : 'published_later', january ? 'organ_only' : 'aggregate', found[0], from + found.index);
  }
}
