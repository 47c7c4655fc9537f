/** One printed figure: sign, thousands, decimals, unit, remark; misread letters; numerals written in words. */
import { fold, foldCode, isHan, isUnit } from '../source/fold';
import { isDash, isDigit, isMark, isSoft, isThousands, NEWLINE, PIPE, skipSoft, TAB } from './mark';

/** Why a figure may be another than it looks; the sums of its row must bear it out. */
export type Doubt = 'misread' | 'words' | 'bracketed' | 'joined';

export interface Figure {
  value: number;
  /** Digits alone, for figures that may be several run together; empty for other kinds. */
  digits: string;
  doubt: Doubt | null;
  /** 1 where the figure is printed in 元, 10000 in 万元 (also 万), 1e8 in 亿元; 0 where no money unit stands. */
  yuan: number;
}

export interface Printed {
  /** Null where what stands there is no figure: a date, an article, the number of a heading. */
  figure: Figure | null;
  start: number;
  /** Where the figure ends, its unit included. */
  end: number;
  /** Where reading goes on: a remark in brackets belongs to the figure before it. */
  after: number;
}

const CALENDAR = setOf('年月日时分页号%:：');
const LETTERS = new Uint8Array(65536);
for (const code of [0x4f, 0x6f, 0x6c, 0x49, 0x51, 0x44, 0x25cb, 0x3007]) LETTERS[code] = 1;

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(65536);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/**
 * Reads one printed number from `i`, where a digit, a sign or a decimal point stands.
 * @param commas commas part cells here, so none is a comma of thousands
 */
export function readNumber(text: string, i: number, to: number, commas: boolean): Printed {
  const start = i;
  let sign = '';
  const first = foldCode(text.charCodeAt(i));
  if (first === 0x2b) i += 1;
  else if (first === 0x2d || first === 0x2212 || first === 0x2013) {
    sign = '-';
    i += 1;
  }
  let digits = '';
  let decimals = '';
  while (i < to && isDigit(text, i)) {
    digits += String.fromCharCode(foldCode(text.charCodeAt(i)));
    i += 1;
    if (isWidthless(text.charCodeAt(i))) i = pastWidthless(text, i, to);
    if (!commas && digits.length <= 3 && isThousands(text, i, to) && digits[0] !== '0') {
      let groups = '';
      let at = i;
      while (isThousands(text, at, to)) {
        for (let k = 1; k <= 3; k += 1) groups += String.fromCharCode(foldCode(text.charCodeAt(at + k)));
        at += 4;
      }
      if (!isDigit(text, at)) {
        digits += groups;
        i = at;
        break;
      }
    }
  }
  if (i + 1 < to && isWidthless(text.charCodeAt(i)) && foldCode(text.charCodeAt(i + 1)) === 0x2e) i += 1;
  if (i + 1 < to && foldCode(text.charCodeAt(i)) === 0x2e && (isDigit(text, i + 1) || pastWidthless(text, i + 1, to) > i + 1)) {
    i = pastWidthless(text, i + 1, to);
    while (i < to && isDigit(text, i)) {
      decimals += String.fromCharCode(foldCode(text.charCodeAt(i)));
      i += 1;
      if (isWidthless(text.charCodeAt(i))) i = pastWidthless(text, i, to);
    }
  }
  // digits run into misread letters: 2O, 1l
  if (i < to && decimals === '' && LETTERS[foldCode(text.charCodeAt(i))] === 1) {
    const end = misreadEnd(text, start, to);
    if (end > i) return { figure: misread(text, start, end), start, end, after: end };
  }
  const end = i;
  // 第20条 is an article, not a figure
  if (text[start - 1] === '第') return noFigure(start, end);
  const unitAt = skipFew(text, i, to);
  const next = foldCode(text.charCodeAt(unitAt) || 0);
  if (decimals === '') {
    const dated = digits.length === 4 ? dateEnd(text, start, to) : start;
    if (dated > start) return noFigure(start, dated);
    // 3.收到和处理…: the number of a heading or of a label; 本年制发2、本年废止0 is a list
    if (!(text[i] === '、' && isHan(text.charCodeAt(start - 1) || 0)) && digits.length <= 2 && sign === '' && i < to && '.．、'.includes(text[i]!) && isHan(text.charCodeAt(i + 1) || 0)) return noFigure(start, i + 1);
  }
  // 3::0 is no time
  if (unitAt < to && CALENDAR[next] === 1 && !(next === 0x3a && (commas || text[unitAt + 1] === text[unitAt]))) return noFigure(start, unitAt + 1);
  const value = Number(`${digits === '' ? '0' : digits}${decimals === '' ? '' : `.${decimals}`}`);
  const figure: Figure = { value: sign === '-' && value !== 0 ? -value : value, digits: decimals === '' && sign === '' ? digits : '', doubt: null, yuan: 0 };
  let last = end;
  if (unitAt < to && isUnit(next)) {
    let at = unitAt;
    while (at < to && at - unitAt < 3 && isUnit(foldCode(text.charCodeAt(at)))) at += 1;
    // A unit ends its cell: 件 before more Han is the beginning of other text.
    if (at >= to || !isHan(text.charCodeAt(at))) {
      figure.yuan = yuanOf(fold(text.slice(unitAt, at)).compact);
      figure.digits = '';
      last = at;
    }
  }
  // ￥251000 is in yuan, ¥43.788万 in what it says
  if (figure.yuan === 0 && (text[start - 1] === '¥' || text[start - 1] === '￥')) figure.yuan = 1;
  return { figure, start, end: last, after: remarkEnd(text, last, to) };
}

function noFigure(start: number, end: number): Printed {
  return { figure: null, start, end, after: end };
}

/** What has no width parts no figure: soft hyphens, joiners, marks of direction. */
function isWidthless(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0xad || code === 0x2060 || code === 0xfeff;
}

/** The digit behind characters without width, `i` where none stands there. */
function pastWidthless(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && isWidthless(text.charCodeAt(at))) at += 1;
  return at < to && isDigit(text, at) ? at : i;
}

/** End of plain digits that a cell mark, a line break or another figure follows, as most figures stand; `i` for all others. */
export function plainEnd(text: string, i: number, to: number): number {
  let end = i;
  while (end < to && end - i < 9) {
    const code = text.charCodeAt(end);
    if (code < 0x30 || code > 0x39) break;
    end += 1;
  }
  // 第20条, ￥251000
  const before = text.charCodeAt(i - 1);
  if (end === i || before === 0x7b2c || before === 0xa5 || before === 0xffe5 || isWidthless(text.charCodeAt(end))) return i;
  const next = skipSoft(text, end, to);
  if (next >= to) return end;
  const code = text.charCodeAt(next);
  return code === NEWLINE || isMark(code) || (next > end && code >= 0x30 && code <= 0x39) ? end : i;
}

function yuanOf(unit: string): number {
  if (unit.includes('亿')) return 1e8;
  if (unit.includes('万')) return 1e4;
  return /[元圆圓]$/.test(unit) ? 1 : 0;
}

/** Up to two blanks between a figure and its unit. */
function skipFew(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && at - i < 3 && isSoft(text.charCodeAt(at))) at += 1;
  return at;
}

/** 注, 註 or ※, which stand before the number of a note. */
export function isNoteMark(code: number): boolean {
  return code === 0x6ce8 || code === 0x8a3b || code === 0x203b;
}

/** 22（其中修订16件）, 197[1], 197①, 197注1: what stands behind the figure says something about it. */
function remarkEnd(text: string, from: number, to: number): number {
  const at = skipSoft(text, from, to);
  if (at >= to) return from;
  if (at === from && isNoteMark(text.charCodeAt(at))) {
    let end = at + 1;
    while (end < to && end - at < 4 && isDigit(text, end)) end += 1;
    return end;
  }
  const code = foldCode(text.charCodeAt(at));
  if (code === 0x28 || (code === 0x5b && at === from)) {
    const close = bracketEnd(text, at, to);
    if (close > at) return close;
  }
  return from;
}

/** End of a bracket opened at `i`, `i` where it is not closed in its line and cell. */
export function bracketEnd(text: string, i: number, to: number): number {
  for (let at = i + 1; at < to && at - i < 60; at += 1) {
    const raw = text.charCodeAt(at);
    // figures of the row may stand in the next line of a remark that is torn in two
    if (raw === TAB || raw === PIPE || raw === NEWLINE) return i;
    const code = foldCode(raw);
    if (code === 0x29 || code === 0x3015 || code === 0x5d) return at + 1;
  }
  return i;
}

/** (0) alone in a marked cell, in a line or behind a label is a figure, not a remark. */
export function bracketedNumber(text: string, i: number, close: number, to: number): Figure | null {
  const inside = text.slice(i + 1, close - 1).trim();
  if (!/^\d{1,6}$/.test(inside)) return null;
  let before = i - 1;
  while (before >= 0 && isSoft(text.charCodeAt(before))) before -= 1;
  const after = skipSoft(text, close, to);
  const edge = (code: number) => isMark(code) || code === NEWLINE;
  if ((before >= 0 && !edge(text.charCodeAt(before)) && !isHan(text.charCodeAt(before))) || (after < text.length && !edge(text.charCodeAt(after)))) return null;
  return { value: Number(inside), digits: '', doubt: 'bracketed', yuan: 0 };
}

/** 2024-01-20 10:22, 2024/1/5, 2024.1.5; returns where the date ends, or `start`. */
function dateEnd(text: string, start: number, to: number): number {
  const match = /^(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?/.exec(text.slice(start, Math.min(to, start + 24)));
  return match ? start + match[0].length : start;
}

/** Letters and circles that scans give for digits. */
export function isMisreadLetter(code: number): boolean {
  return LETTERS[code] === 1;
}

/** End of a run of digits and letters that stand for digits, or `i` where it is a word. */
export function misreadEnd(text: string, i: number, to: number): number {
  let end = i;
  while (end < to && end - i < 8 && (isDigit(text, end) || LETTERS[foldCode(text.charCodeAt(end))] === 1)) end += 1;
  // circles alone are drawn for nothing as often as for zero
  if (/^[〇○]+$/.test(text.slice(i, end))) return i;
  return isLetter(text, end) || isLetter(text, i - 1) ? i : end;
}

function isLetter(text: string, i: number): boolean {
  const code = foldCode(text.charCodeAt(i) || 0);
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5c;
}

export function misread(text: string, start: number, end: number): Figure {
  let digits = '';
  for (let i = start; i < end; i += 1) {
    const code = foldCode(text.charCodeAt(i));
    digits += code >= 0x30 && code <= 0x39 ? String.fromCharCode(code) : code === 0x6c || code === 0x49 ? '1' : '0';
  }
  return { value: Number(digits), digits, doubt: 'misread', yuan: 0 };
}

const NUMERALS = new Uint8Array(65536);
for (const numeral of '〇零一二三四五六七八九十百千万两') NUMERALS[numeral.charCodeAt(0)] = 1;
const ONES = '〇一二三四五六七八九';
const TIMES: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

export function isNumeral(code: number): boolean {
  return NUMERALS[code] === 1;
}

/**
 * 十二, 零: a figure in words. Words that count headings (一、) and stand in labels (三、本年度…) are none;
 * all but zero must stand beside another figure in their line.
 */
export function readNumeral(text: string, i: number, to: number): Printed | null {
  let end = i;
  while (end < to && end - i < 9 && NUMERALS[text.charCodeAt(end)] === 1) end += 1;
  let before = i - 1;
  while (before >= 0 && isSoft(text.charCodeAt(before))) before -= 1;
  const touchesBefore = before === i - 1 && before >= 0 && !edges(text, before);
  const unit = isUnit(foldCode(text.charCodeAt(end))) && !isHan(text.charCodeAt(end + 1) || 0) ? end + 1 : end;
  const after = skipSoft(text, unit, text.length);
  if (touchesBefore || (after === unit && after < text.length && !edges(text, after))) return null;
  const words = text.slice(i, end);
  const value = words === '零' || words === '〇' ? 0 : numeralValue(words);
  if (value === null) return null;
  if (value !== 0 && !beside(text, before, -1) && !beside(text, after, 1)) return null;
  return { figure: { value, digits: '', doubt: 'words', yuan: 0 }, start: i, end: unit, after: unit };
}

function edges(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return isMark(code) || code === NEWLINE;
}

/** Another figure, dash or numeral stands next in the line, a cell mark between them or not. */
function beside(text: string, i: number, step: 1 | -1): boolean {
  for (let at = i, left = 12; left > 0; at += step, left -= 1) {
    const code = text.charCodeAt(at) || NEWLINE;
    if (code === NEWLINE) return false;
    if (isMark(code) || isSoft(code)) continue;
    return NUMERALS[code] === 1 ? !isHan(text.charCodeAt(at + step) || 0) || NUMERALS[text.charCodeAt(at + step)] === 1 : isDigit(text, at) || isDash(code);
  }
  return false;
}

function numeralValue(words: string): number | null {
  // 二〇三: digit by digit
  if (/^[〇一二三四五六七八九]{2,}$/.test(words)) return Number(Array.from(words, (word) => ONES.indexOf(word)).join(''));
  let total = 0;
  let part = 0;
  // a digit that waits for its power: 二 in 二十
  let digit = 0;
  let waits = false;
  for (const word of words) {
    const times = TIMES[word];
    if (times === undefined) {
      if (word === '零' || word === '〇') continue;
      if (waits) return null;
      digit = word === '两' ? 2 : ONES.indexOf(word);
      waits = true;
      continue;
    } else if (times === 10_000) {
      if (total > 0 || part + digit === 0) return null;
      total = (part + digit) * times;
      part = 0;
    } else {
      if (!waits && times !== 10) return null;
      part += (waits ? digit : 1) * times;
    }
    digit = 0;
    waits = false;
  }
  return total + part + digit;
}
