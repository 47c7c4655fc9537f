/** What happens to texts on their way: script, width, blanks, misread characters. Figures keep their value. */
import simplifiedPairs from 'opencc-js/dict/STCharacters';
import type { Random } from './random';

export interface Noise {
  id: string;
  apply(text: string, random: Random): string;
}

const TRADITIONAL = new Map(String(simplifiedPairs).split('|').map((pair) => pair.split(' ') as [string, string]).filter(([from, to]) => from.length === 1 && to?.length === 1));
const PINYIN: Record<string, string> = { 规: 'guī', 现: 'xiàn', 发: 'fā', 数: 'shù', 总: 'zǒng', 计: 'jì', 请: 'qǐng', 业: 'yè', 机: 'jī', 构: 'gòu', 务: 'wù', 关: 'guān', 转: 'zhuǎn', 审: 'shěn', 维: 'wéi', 复: 'fù', 项: 'xiàng', 费: 'fèi' };
const OCR: [string, string][] = [['本年度办理结果', '本年理结果'], ['总计', '总记'], ['废止', '度止'], ['重复申请', '重复申诘'], ['过程性', '过程牲'], ['本机关不掌握', '本机关不掌捏'], ['危及', '危及'], ['（三）不予公开', ', , ,'], ['执法案卷', '执法案巷'], ['信访举报', '信访举扳']];

export const NOISES: readonly Noise[] = [
  { id: 'traditional', apply: (text) => Array.from(text, (c) => TRADITIONAL.get(c) ?? c).join('') },
  { id: 'pinyin', apply: (text, random) => Array.from(text, (c) => (PINYIN[c] && random.chance(0.8) ? `${TRADITIONAL.get(c) ?? c}(${PINYIN[c]})` : c)).join('') },
  { id: 'full_width_digits', apply: (text) => text.replace(/(?<![\d.])\d+(?![\d.])/g, (digits) => Array.from(digits, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')) },
  { id: 'inner_blanks', apply: (text, random) => text.replace(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, () => (random.chance(0.06) ? ' ' : '')) },
  { id: 'half_width_marks', apply: (text) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':').replaceAll('，', ',') },
  { id: 'ocr_labels', apply: (text, random) => OCR.reduce((all, [from, to]) => (random.chance(0.4) ? all.replace(from, to) : all), text) },
  { id: 'carriage_returns', apply: (text) => text.replaceAll('\n', '\r\n') },
  { id: 'indented', apply: (text) => text.replace(/^(?=[^\t|\n])/gm, '    ') },
  { id: 'old_words', apply: (text) => text.replaceAll('内部事务', '内容事务').replaceAll('这一情形', '这一情况') },
];
