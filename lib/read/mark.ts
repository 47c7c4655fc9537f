/**
 * The characters of a text by what they do in a table: they part cells, they stand for nothing, or
 * they are looked at more closely. What parts the cells of a whole table is found here too.
 */
import { foldCode, isHan, isUnit } from '../source/fold';

export const TAB = 9;
export const NEWLINE = 10;
export const PIPE = 0x7c;

/** Tabs, pipes, what ends a cell in Word, and the upright lines of drawn tables. */
const MARKS = new Uint8Array(65536);
for (const mark of '\t\u0007|｜│┃¦∣︱丨║') MARKS[mark.charCodeAt(0)] = 1;

export function isMark(code: number): boolean {
  return MARKS[code] === 1;
}

const DIGITS = new Uint8Array(65536);
for (let code = 0; code < 65536; code += 1) if (foldCode(code) >= 0x30 && foldCode(code) <= 0x39) DIGITS[code] = 1;

export function isDigit(text: string, i: number): boolean {
  return DIGITS[text.charCodeAt(i)] === 1;
}

/** A blank that is no line break and no cell mark. */
export function isSoft(code: number): boolean {
  return code !== NEWLINE && MARKS[code] === 0 && foldCode(code) === 0;
}

export function skipSoft(text: string, i: number, to: number): number {
  while (i < to && isSoft(text.charCodeAt(i))) i += 1;
  return i;
}

/** A comma, or an apostrophe, with exactly three digits behind it. */
export function isThousands(text: string, i: number, to: number): boolean {
  if (i + 4 > to) return false;
  const code = foldCode(text.charCodeAt(i) || 0);
  return (code === 0x2c || code === 0x27 || code === 0x2019) && isDigit(text, i + 1) && isDigit(text, i + 2) && isDigit(text, i + 3) && !isDigit(text, i + 4);
}

/** What exports put around words and figures: quotes, brackets, emphasis, leaders. It parts nothing and says nothing. A colon is none: 行政许可：120件 is a sentence. */
const DRESS = new Uint8Array(65536);
for (const mark of '"\'“”‘’„「」『』*_`[]{}【】=\\…·•.') DRESS[mark.charCodeAt(0)] = 1;

export function isDress(code: number): boolean {
  return DRESS[code] === 1;
}

const DASHES = new Uint8Array(65536);
for (const mark of '-—–―－/／─﹣−ー×') DASHES[mark.charCodeAt(0)] = 1;

/** Quotes, brackets and emphasis, which wrap what stands in a cell. */
const WRAPS = new Uint8Array(65536);
for (const mark of '"\'“”‘’„「」『』*_`[]{}') WRAPS[mark.charCodeAt(0)] = 1;
const EMPTY_PAIR = /^[[{]*(?:""|''|“”|‘’|\[\]|\{\}|\*{4}|__|``|「」)[\]}]*$/;

export function isWrap(code: number): boolean {
  return WRAPS[code] === 1;
}

/** Past wrapping and blanks. */
export function skipWraps(text: string, i: number, to: number): number {
  while (i < to && (WRAPS[text.charCodeAt(i)] === 1 || isSoft(text.charCodeAt(i)))) i += 1;
  return i;
}

/** Where wrapping ends that a figure or a dash touches, or that wraps nothing; `i` where something else is wrapped, or the sign stands alone. */
export function wrapEnd(text: string, i: number, to: number): number {
  let end = i + 1;
  while (end < to && end - i < 8 && WRAPS[text.charCodeAt(end)] === 1) end += 1;
  const sign = text.charCodeAt(end) === 0x2d || text.charCodeAt(end) === 0x2b ? 1 : 0;
  const touches = isDigit(text, i - 1) || (end < to && isDigit(text, end + sign)) || (end < to && DASHES[text.charCodeAt(end)] === 1) || DASHES[text.charCodeAt(i - 1)] === 1;
  return touches || EMPTY_PAIR.test(text.slice(i, end)) ? end : i;
}

/** Marks that may part the cells of a row that was a CSV, a list or TeX: , ， ; ； 、 / : & ^ # */
const PARTING = new Uint8Array(65536);
for (const mark of ',，;；、/:：&^#') PARTING[mark.charCodeAt(0)] = 1;

/**
 * The mark that parts the figures of a table, '' where none does. It must do so three times in one
 * line, or twice in two lines; commas that can all be commas of thousands do not part.
 */
export function partingMark(text: string, from: number, to: number): string {
  let mark = '';
  let times = 0;
  let lines = 0;
  for (let i = from; i < to; i += 1) {
    const raw = text.charCodeAt(i);
    if (raw === NEWLINE) {
      if (times >= 2) lines += 1;
      if (lines >= 2) return mark;
      times = 0;
      continue;
    }
    if (PARTING[raw] === 0) continue;
    let after = i + 1;
    while (after < to && (isSoft(text.charCodeAt(after)) || DRESS[text.charCodeAt(after)] === 1)) after += 1;
    if (text.charCodeAt(after) === 0x2d || text.charCodeAt(after) === 0x2b) after += 1;
    if (!isDigit(text, after)) continue;
    let before = i - 1;
    while (before >= from && (isSoft(text.charCodeAt(before)) || DRESS[text.charCodeAt(before)] === 1)) before -= 1;
    if (!isDigit(text, before)) continue;
    const c = text[i]!;
    // 5 / 2: with blanks around it a stroke stands for nothing
    if ('/#'.includes(c) && (before !== i - 1 || after !== i + 1)) continue;
    if ((c === ',' || c === '，') && isThousands(text, i, to)) continue;
    // 2024/1/5 10:22 is a date
    const head = text.slice(Math.max(from, i - 8), i);
    if ((c === '/' && /(?:19|20)\d\d(?:\/\d{1,2})?$/.test(head)) || ((c === ':' || c === '：') && /\d\d$/.test(head) && /^\d\d(?!\d)/.test(text.slice(i + 1, i + 4)))) continue;
    if (c !== mark) {
      times = 0;
      lines = 0;
    }
    mark = c;
    times += 1;
    if (times > 2) return mark;
  }
  return times >= 2 && lines >= 1 ? mark : '';
}

const NOTHING = ['不适用', '不涉及', '未涉及', '暂无', '无'];
const EMPTY_WORD = /^(?:nan|none|null|nil|n\/a|na)(?![a-z])/i;

/** Characters a dash, or a word for nothing, begins with. */
const MAY_DASH = Uint8Array.from(DASHES);
for (const word of NOTHING) MAY_DASH[word.charCodeAt(0)] = 1;
MAY_DASH[0x4e] = 1;
MAY_DASH[0x6e] = 1;

export function isDash(code: number): boolean {
  return DASHES[code] === 1;
}

/** Where a dash, or a word that says that nothing stands there, ends; `i` where there is none. */
export function dashEnd(text: string, i: number, to: number): number {
  const first = text.charCodeAt(i);
  if (MAY_DASH[first] === 0) return i;
  if (first === 0x4e || first === 0x6e) {
    const word = EMPTY_WORD.exec(text.slice(i, i + 6));
    return word && i + word[0].length <= to && !/[a-z]/i.test(text[i - 1] ?? '') ? i + word[0].length : i;
  }
  if (DASHES[first] === 0) return nothingEnd(text, i, to);
  let end = i;
  while (end < to && DASHES[text.charCodeAt(end)] === 1) end += 1;
  const next = foldCode(text.charCodeAt(end) || 0);
  const before = i > 0 ? foldCode(text.charCodeAt(i - 1)) : 0;
  // the stroke of a tag; the dash that leads to a figure (不予公开——3)
  if (next === 0x3e || before === 0x3c || (end - i > 1 && isDigit(text, end) && before !== 0 && before !== NEWLINE && !isMark(before) && !isDigit(text, i - 1))) return i;
  // -件 is nothing as 0件 would be
  if (isUnit(next) && !isHan(before) && !isHan(text.charCodeAt(end + 1) || 0) && end + 1 < to) return end + 1;
  // a dash inside a word or a date (增/减, 2023-01) is none
  return isHan(next) || isHan(before) ? i : end;
}

function nothingEnd(text: string, i: number, to: number): number {
  for (const word of NOTHING) {
    if (!text.startsWith(word, i) || i + word.length > to) continue;
    // (四)无 法提供: a word with a blank in it is no cell that says nothing
    const ahead = skipSoft(text, i + word.length, to);
    if (NOTHING.some((other) => text.startsWith(other, ahead))) return i + word.length;
    if (text.charCodeAt(ahead) === NEWLINE && verticalAfter(text, ahead, to)) continue;
    const next = text.charCodeAt(ahead) || 0;
    const before = text.charCodeAt(i - 1) || 0;
    if (!isHan(next) && !isHan(before) && before !== 0x29 && before !== 0xff09) return i + word.length;
  }
  return i;
}

/** 无⏎法⏎提⏎供: the next line is one character, so this is a label written downwards. */
function verticalAfter(text: string, newline: number, to: number): boolean {
  let at = newline + 1;
  while (at < to && foldCode(text.charCodeAt(at)) === 0) at += 1;
  if (at >= to || !isHan(text.charCodeAt(at)) || text[at] === '无') return false;
  let after = at + 1;
  while (after < to && text.charCodeAt(after) !== NEWLINE && foldCode(text.charCodeAt(after)) === 0) after += 1;
  return after >= to || text.charCodeAt(after) === NEWLINE;
}
