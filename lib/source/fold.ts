/**
 * Folding: the same text as seen by a reader who does not mind script, width, blanks or pinyin.
 * Every folded character remembers where it stood, so that spans keep pointing to the untouched text.
 */
import traditionalPairs from 'opencc-js/dict/TSCharacters';

export interface Folded {
  /** The text without blanks, line breaks and pinyin glosses; traditional and full-width folded. */
  compact: string;
  /** For each character of `compact` its offset in the text. */
  at: Int32Array;
  /** Codes of the Han characters alone, in order: labels are sought here, whatever stands between their characters. */
  han: Uint16Array;
  /** For each Han character its offset in the text. */
  hanAt: Int32Array;
}

const SKIP = 0;
/** Folded code of each UTF-16 unit; 0 is skipped. */
const FOLD = new Uint16Array(65536);
/** 1 for Han characters (after folding). */
const HAN = new Uint8Array(65536);
/** Folded code of each UTF-16 unit and, above its sixteen bits, what it is then: 0 a blank, 1 a sign or letter, 2 a Han character, 3 a unit of count or money. */
const FOLDED = new Uint32Array(65536);

function fillTables(): void {
  for (let code = 0; code < 65536; code += 1) FOLD[code] = code;
  for (let code = 0; code <= 0x20; code += 1) FOLD[code] = SKIP;
  for (const code of [0x7f, 0xa0, 0xad, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff]) FOLD[code] = SKIP;
  for (let code = 0x2000; code <= 0x200f; code += 1) FOLD[code] = SKIP;
  // lines of drawn tables
  for (let code = 0x2500; code <= 0x257f; code += 1) FOLD[code] = SKIP;
  // full-width forms to their ASCII twins
  for (let code = 0xff01; code <= 0xff5e; code += 1) FOLD[code] = code - 0xfee0;
  for (let code = 0x4e00; code <= 0x9fff; code += 1) HAN[code] = 1;
  for (let code = 0x3400; code <= 0x4dbf; code += 1) HAN[code] = 1;
  HAN[0x3007] = 1; // 〇
  HAN[0x4e28] = 0; // 丨 is how scans give the line between two cells
  for (const pair of String(traditionalPairs).split('|')) {
    const [from, to] = pair.split(' ');
    if (from?.length === 1 && to && to.length === 1) FOLD[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  // The converter's first choice is not the form's character in these.
  for (const [from, to] of ['覆复', '於于', '後后', '製制', '複复', '復复', '徵征', '項项', '迴回', '裡里', '週周', '併并', '佈布', '著著', '鍾钟', '獲获', '妳你', '它他']) {
    if (from && to) FOLD[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  // 乾县 and 乾安县 keep their character in simplified print; what is dried is written 干 there.
  FOLD[0x4e7e] = 0x4e7e;
  // Compatibility radicals that PDF extractors leave behind (⼀ for 一) are mapped by Unicode itself.
  for (let code = 0x2e80; code <= 0x2fd5; code += 1) fromNormal(code);
  for (let code = 0xf900; code <= 0xfaff; code += 1) fromNormal(code);
  // Its supplement of radicals has normal forms for two only; these are the characters that fonts draw alike.
  for (const [from, to] of ['⺁厂', '⺠民', '⻁虎', '⻄西', '⻅见', '⻆角', '⻉贝', '⻋车', '⻓长', '⻔门', '⻘青', '⻙韦', '⻚页', '⻛风', '⻜飞', '⻝食', '⻢马', '⻣骨', '⻤鬼', '⻥鱼', '⻦鸟', '⻧卤', '⻨麦', '⻩黄', '⻪黾', '⻬齐', '⻮齿', '⻰龙']) {
    if (from && to) FOLD[from.charCodeAt(0)] = to.charCodeAt(0);
  }
}

function fromNormal(code: number): void {
  const normal = String.fromCharCode(code).normalize('NFKC');
  if (normal.length === 1 && HAN[normal.charCodeAt(0)]) FOLD[code] = normal.charCodeAt(0);
}
fillTables();

/** One UTF-16 unit folded; 0 where it is a blank. */
export function foldCode(code: number): number {
  return FOLD[code]!;
}

export function isHan(code: number): boolean {
  return HAN[FOLD[code]!] === 1;
}

/** The text with the characters that radicals stand for, of the same length. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => String.fromCharCode(foldCode(radical.charCodeAt(0))));
}

const wide = new TextDecoder('utf-16le');

/**
 * Folds a text in one pass.
 * @returns arrays of the same order as the text; time and memory linear in its length
 */
export function fold(text: string): Folded {
  const n = text.length;
  const room = new ArrayBuffer(12 * n);
  const at = new Int32Array(room, 0, n);
  const hanAt = new Int32Array(room, 4 * n, n);
  const codes = new Uint16Array(room, 8 * n, n);
  const han = new Uint16Array(room, 10 * n, n);
  let m = 0;
  let h = 0;
  for (let i = 0; i < n; i += 1) {
    const entry = FOLDED[text.charCodeAt(i)]!;
    const kind = entry >> 16;
    if (kind === 0) continue;
    const folded = entry & 0xffff;
    if (kind > 1) {
      // 12件 in a cell: the unit is the figure's, and breaks no label in two
      if (kind === 3 && isUnitHere(text, i, n)) {
        codes[m] = folded;
        at[m] = i;
        m += 1;
        continue;
      }
      han[h] = folded;
      hanAt[h] = i;
      h += 1;
    } else if (folded === 0x28 && m > 0 && at[m - 1] === i - 1 && HAN[codes[m - 1]!]) {
      const end = pinyinEnd(text, i + 1, n);
      if (end > 0) {
        i = end;
        continue;
      }
    }
    codes[m] = folded;
    at[m] = i;
    m += 1;
  }
  return {
    compact: wide.decode(codes.subarray(0, m)),
    at: at.subarray(0, m),
    han: han.subarray(0, h),
    hanAt: hanAt.subarray(0, h),
  };
}

/** The Han characters between two of their indices. */
export function hanText({ han }: Folded, from: number, to: number): string {
  return wide.decode(han.subarray(from, to));
}

/** Units of count and money. */
const UNITS = new Uint8Array(65536);
for (const unit of '件个批次项条人宗份家起例部元圆万亿') UNITS[unit.charCodeAt(0)] = 1;
for (let code = 0; code < 65536; code += 1) {
  const kind = FOLD[code] === SKIP ? 0 : HAN[FOLD[code]!] === 0 ? 1 : UNITS[FOLD[code]!] === 0 ? 2 : 3;
  FOLDED[code] = FOLD[code]! | (kind << 16);
}

export function isUnit(code: number): boolean {
  return UNITS[code] === 1;
}

/** A unit behind a digit, or behind another unit there, that no word goes on from. */
function isUnitHere(text: string, i: number, n: number): boolean {
  let before = i - 1;
  while (before >= 0 && i - before < 3 && UNITS[FOLD[text.charCodeAt(before)]!] === 1) before -= 1;
  const digit = before >= 0 ? FOLD[text.charCodeAt(before)]! : 0;
  if (digit < 0x30 || digit > 0x39) return false;
  let after = i + 1;
  while (after < n && after - i < 3 && UNITS[FOLD[text.charCodeAt(after)]!] === 1) after += 1;
  return after >= n || HAN[FOLD[text.charCodeAt(after)]!] === 0;
}

/** Index of the first Han character at or after an offset of the text. */
export function hanIndex(folded: Folded, offset: number): number {
  return firstFrom(folded.hanAt, offset);
}

/** What is left of a stretch of the text when it is folded. */
export function compactBetween({ compact, at }: Folded, from: number, to: number): string {
  return compact.slice(firstFrom(at, from), firstFrom(at, to));
}

/** Index of the first of ascending offsets that is not below a given one: how many lie before it. */
export function firstFrom(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * 規(guī)章, 統(tǒng)計: a converter left the pinyin of a character behind it in brackets.
 * @returns the offset of the closing bracket, or -1 where this is no pinyin
 */
function pinyinEnd(text: string, from: number, n: number): number {
  let i = from;
  while (i < n && i - from < 8) {
    const code = text.charCodeAt(i);
    if (code === 0x29) return i > from ? i : -1;
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0xfc && code !== 0xf7)
      || (code >= 0x101 && code <= 0x1dc) || code === 0x1f9 || (code >= 0x300 && code <= 0x30c);
    if (!letter) return -1;
    i += 1;
  }
  return -1;
}
