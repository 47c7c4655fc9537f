/** What happens to texts on their way: script, width, blanks, misread characters, words beside figures. Figures keep their value. */
import simplifiedPairs from 'opencc-js/dict/STCharacters';
import type { Random } from './random';

/** A figure as it would be printed without noise. */
export interface Printed { id: string; value: number; text: string }

export interface Noise {
  id: string;
  /** What the text becomes. */
  apply?(text: string, random: Random): string;
  /** What one figure becomes; only where figures are parted. */
  print?(figure: Printed, random: Random): string;
  /** Kinds of layout that it cannot happen to. */
  not?: readonly ('html' | 'tabs' | 'undelimited' | 'annex' | 'repeated')[];
}

const TRADITIONAL = new Map(String(simplifiedPairs).split('|').map((pair) => pair.split(' ') as [string, string]).filter(([from, to]) => from.length === 1 && to?.length === 1));
const PINYIN: Record<string, string> = { 规: 'guī', 现: 'xiàn', 发: 'fā', 数: 'shù', 总: 'zǒng', 计: 'jì', 请: 'qǐng', 业: 'yè', 机: 'jī', 构: 'gòu', 务: 'wù', 关: 'guān', 转: 'zhuǎn', 审: 'shěn', 维: 'wéi', 复: 'fù', 项: 'xiàng', 费: 'fèi' };
const OCR: [string, string][] = [['本年度办理结果', '本年理结果'], ['总计', '总记'], ['废止', '度止'], ['重复申请', '重复申诘'], ['过程性', '过程牲'], ['本机关不掌握', '本机关不掌捏'], ['（三）不予公开', ', , ,'], ['执法案卷', '执法案巷'], ['信访举报', '信访举扳']];
const HEADERS: [string, string[]][] = [
  ['本年制发件数', ['本年(2023)制发件数', '本年制发数量', '本年新制发件数']], ['本年废止件数', ['本年废止数', '本年(2023)废止件数']],
  ['现行有效件数', ['现行有效件', '现行有效件数(历史累计)', '现行有效总数']], ['本年处理决定数量', ['绝对数量', '处理决定数量', '本年处理决定数']], ['本年收费金额', ['收费金额', '本年度收费金额']],
  ['社会公益组织', ['公益组织']], ['尚未审结', ['尚未 审结']],
];
const PAGES = (page: number): string[] => [`- ${page} -`, `— ${page} —`, `P. ${page}`, `第 ${page} 页 共 12 页`];

/** 22（其中修订16件）, 43.788万元, 251000元, 31批次, 12件. */
function withUnit({ id, value, text }: Printed, random: Random): string {
  if (id.endsWith('_wan')) {
    const yuan = Math.round(value * 10_000);
    return value !== 0 && random.chance(0.4) && Number.isSafeInteger(yuan) && yuan / 10_000 === value ? `${yuan}元` : random.chance(0.7) ? `${text}万元` : text;
  }
  if (id.endsWith('.items_change')) return text;
  if (id.startsWith('proactive.normative_documents') && value > 3 && random.chance(0.5)) return `${text}（其中修订${1 + random.below(value - 1)}件）`;
  if (id.endsWith('.decisions')) return random.chance(0.5) ? `${text}${random.pick(['件', '批次', '宗', '项'])}` : text;
  return random.chance(0.5) ? `${text}件` : text;
}

/** l2 for 12, O for 0. */
function misread({ value, text }: Printed, random: Random): string {
  if (!Number.isInteger(value) || value < 0 || !/^\d+$/.test(text) || !random.chance(0.15)) return text;
  return text.replace(/1/g, random.pick(['l', 'I'])).replace(/0/g, 'O');
}

export const NOISES: readonly Noise[] = [
  { id: 'units', print: withUnit, not: ['undelimited', 'annex'] },
  // l and I for one digit would let a line stay that was there before
  { id: 'misread_digits', print: misread, not: ['undelimited', 'annex', 'repeated'] },
  { id: 'header_variants', apply: (text, random) => HEADERS.reduce((all, [from, to]) => (random.chance(0.5) ? all.replaceAll(from, random.pick(to)) : all), text), not: ['annex'] },
  { id: 'page_marks', apply: (text, random) => {
    let page = 2;
    return text.replace(/\n/g, (end) => (random.chance(0.015) ? `\n${random.pick(PAGES(page += 1))}\n` : end));
  }, not: ['html'] },
  { id: 'strays', apply: (text, random) => {
    const header = random.pick(['申请人情况 \\top', '申请人情况 †']);
    return text.replace('申请人情况', header).replace('法律服务机构', '法律服务机构 or 其他:').replace(/(?<=七）总计)/, random.chance(0.5) ? ' †' : '');
  }, not: ['html', 'tabs', 'undelimited', 'annex'] },
  { id: 'traditional', apply: (text, random) => {
    const out = Array.from(text, (c) => TRADITIONAL.get(c) ?? c).join('');
    return random.chance(0.3) ? out.replaceAll('規範性文件', '規範性檔案') : out;
  } },
  { id: 'pinyin', apply: (text, random) => Array.from(text, (c) => (PINYIN[c] && random.chance(0.8) ? `${TRADITIONAL.get(c) ?? c}(${PINYIN[c]})` : c)).join('') },
  { id: 'full_width_digits', apply: (text) => text.replace(/(?<![\d.])\d+(?![\d.])/g, (digits) => Array.from(digits, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')) },
  { id: 'inner_blanks', apply: (text, random) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, () => (random.chance(0.06) ? ' ' : '')), not: ['html'] },
  { id: 'half_width_marks', apply: (text) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':').replaceAll('，', ',') },
  { id: 'ocr_labels', apply: (text, random) => OCR.reduce((all, [from, to]) => (random.chance(0.4) ? all.replace(from, to) : all), text), not: ['annex'] },
  { id: 'carriage_returns', apply: (text) => text.replaceAll('\n', '\r\n') },
  { id: 'indented', apply: (text) => text.replace(/^(?=[^\t|\n])/gm, '    '), not: ['html', 'tabs'] },
  { id: 'old_words', apply: (text) => text.replaceAll('内部事务', '内容事务').replaceAll('这一情形', '这一情况'), not: ['annex'] },
];
