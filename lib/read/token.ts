/**
 * What stands beside a label: figures, dashes, empty cells and other text, in the order of the text.
 * A token knows nothing of columns; candidate.ts and solve.ts decide where it belongs.
 */
import { foldCode, isHan } from '../source/fold';

export interface Token {
  kind: 'number' | 'dash' | 'blank' | 'text';
  start: number;
  end: number;
  /** The number as printed (sign and decimals kept), NaN for other kinds. */
  value: number;
  /** Digits alone, for figures that may be several run together; empty for other kinds. */
  digits: string;
  /** Read through a misprint (`l2`, `O`). */
  misread: boolean;
  /** 1 where the figure is printed in 元, 10000 in 万元 (also 万), 1e8 in 亿元; 0 where no money unit stands. */
  yuan: number;
  /** Empty or filled cells since the line began, -1 where the line has no cell marks. */
  column: number;
  /** Line breaks since the region began. */
  line: number;
}

const UNITS = new Set(Array.from('件个批次项条人宗份家起例部宗元圆万亿'));
const CALENDAR = new Set(Array.from('年月日时分页号%:：'));
const DASHES = new Set(Array.from('-—–―－/／─﹣−ー×'));
const NOTHING = ['不适用', '无'];

/** Characters a dash, or a word for nothing, begins with. */
const MAY_DASH = new Uint8Array(65536);
for (const mark of DASHES) MAY_DASH[mark.charCodeAt(0)] = 1;
for (const word of NOTHING) MAY_DASH[word.charCodeAt(0)] = 1;

const TAB = 9;
const NEWLINE = 10;
const PIPE = 0x7c;

/** Tokens of `text` from `from` to `to`. One pass; linear in the length of the region. */
export function tokenise(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let i = from;
  let line = 0;
  let column = columnsBefore(text, from);
  let piped = column > 0;
  let cellStart = from;
  let cellFilled = true; // the label stands in the first cell
  let open = true; // a cell mark or the label opened the present cell
  const parting = partingMark(text, from, to);
  const commas = parting === ',' || parting === '，';
  const push = (kind: Token['kind'], start: number, end: number): Token => {
    const token: Token = { kind, start, end, value: Number.NaN, digits: '', misread: false, yuan: 0, column: piped ? column : -1, line };
    tokens.push(token);
    cellFilled = true;
    return token;
  };
  while (i < to) {
    const raw = text.charCodeAt(i);
    if (isMark(raw) || (parting !== '' && text[i] === parting)) {
      if (!cellFilled && open) push('blank', cellStart, i);
      column += 1;
      piped = true;
      cellFilled = false;
      open = true;
      i += 1;
      cellStart = i;
      continue;
    }
    if (raw === NEWLINE) {
      const rule = ruleEnd(text, i + 1, to);
      // In rows of tabs the line ends the last cell; pipes close their cells themselves.
      if (!cellFilled && open && text.charCodeAt(cellStart - 1) === TAB) push('blank', cellStart, i);
      let ahead = i + 1;
      while (ahead < to && ahead - i < 8 && (text.charCodeAt(ahead) === 0x20 || text.charCodeAt(ahead) === 0xa0)) ahead += 1;
      if (text.charCodeAt(ahead) === TAB) {
        // a line that begins with a tab begins with an empty cell
        open = true;
        cellFilled = false;
        cellStart = i + 1;
      } else if (text.charCodeAt(cellStart - 1) === TAB) open = false;
      line += 1;
      column = 0;
      i = furnitureEnd(text, rule, to);
      continue;
    }
    const code = foldCode(raw);
    if (code === 0) {
      i += 1;
      continue;
    }
    if (code >= 0x30 && code <= 0x39) {
      i = number(text, i, to, push, commas);
      continue;
    }
    if (i + 1 < to && (code === 0x2b || code === 0x2d || raw === 0x2212) && isDigit(text, i + 1) && !isDigit(text, i - 1)) {
      i = number(text, i, to, push, commas);
      continue;
    }
    if (i + 1 < to && code === 0x2e && isDigit(text, i + 1) && !isDigit(text, i - 1)) {
      // .5 without its zero
      i = number(text, i, to, push, commas);
      continue;
    }
    if (isMisreadLetter(code)) {
      const end = misreadEnd(text, i, to);
      if (end > i) {
        misread(text, i, end, push);
        i = end;
        continue;
      }
    }
    const dash = MAY_DASH[raw] === 1 ? dashEnd(text, i, to) : i;
    if (dash > i) {
      push('dash', i, dash);
      i = dash;
      continue;
    }
    // brackets hold remarks, whose figures are not cells
    if (code === 0x28 || code === 0x3014) {
      const close = bracketEnd(text, i, to);
      if (close > i) {
        push('text', i, close);
        i = close;
        continue;
      }
    }
    const end = textEnd(text, i, to);
    push('text', i, end);
    i = end;
  }
  return tokens;
}

/** Tabs, pipes, and the upright lines of drawn tables. */
function isMark(raw: number): boolean {
  return raw === TAB || raw === PIPE || raw === 0xff5c || raw === 0x2502 || raw === 0x2503;
}

function isDigit(text: string, i: number): boolean {
  const code = foldCode(text.charCodeAt(i) || 0);
  return code >= 0x30 && code <= 0x39;
}

function columnsBefore(text: string, from: number): number {
  let count = 0;
  for (let i = from - 1; i >= 0 && from - i < 400; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) break;
    if (isMark(code)) count += 1;
  }
  return count;
}

/** Reads one printed number from `i`: sign, digits with thousands commas, decimals, unit, remark in brackets. */
function number(text: string, i: number, to: number, push: (kind: Token['kind'], start: number, end: number) => Token, commas: boolean): number {
  const start = i;
  let sign = '';
  const first = foldCode(text.charCodeAt(i));
  if (first === 0x2b) i += 1;
  else if (first === 0x2d || text.charCodeAt(i) === 0x2212) {
    sign = '-';
    i += 1;
  }
  let digits = '';
  let decimals = '';
  while (i < to && isDigit(text, i)) {
    digits += String.fromCharCode(foldCode(text.charCodeAt(i)));
    i += 1;
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
  if (i < to && foldCode(text.charCodeAt(i)) === 0x2e && i + 1 < to && isDigit(text, i + 1)) {
    i += 1;
    while (i < to && isDigit(text, i)) {
      decimals += String.fromCharCode(foldCode(text.charCodeAt(i)));
      i += 1;
    }
  }
  // digits run into misread letters: 2O, 1l
  if (i < to && isMisreadLetter(foldCode(text.charCodeAt(i))) && decimals === '') {
    const end = misreadEnd(text, start, to);
    if (end > i) {
      misread(text, start, end, push);
      return end;
    }
  }
  const end = i;
  let unitAt = i;
  while (unitAt < to && unitAt - i < 3 && text.charCodeAt(unitAt) !== NEWLINE && foldCode(text.charCodeAt(unitAt)) === 0 && text.charCodeAt(unitAt) !== TAB) unitAt += 1;
  const next = text[unitAt] ?? '';
  // 第20条 is an article, not a figure
  if (text[start - 1] === '第') {
    push('text', start, end);
    return end;
  }
  const dated = decimals === '' ? dateEnd(text, start, to) : start;
  if (dated > start) {
    push('text', start, dated);
    return dated;
  }
  // 3.收到和处理…: the number of a heading or of a label
  if (digits.length <= 2 && sign === '' && decimals === '' && '.．、'.includes(text[i] ?? ' ') && isHan(text.charCodeAt(i + 1) || 0)) {
    push('text', start, i + 1);
    return i + 1;
  }
  if (unitAt < to && CALENDAR.has(next)) {
    push('text', start, unitAt + 1);
    return unitAt + 1;
  }
  const token = push('number', start, end);
  token.digits = decimals === '' && sign === '' ? digits : '';
  token.value = Number(`${sign}${digits === '' ? '0' : digits}${decimals === '' ? '' : `.${decimals}`}`);
  let after = end;
  if (unitAt < to && UNITS.has(next)) {
    let unit = '';
    let at = unitAt;
    while (at < to && unit.length < 3 && UNITS.has(text[at] ?? '')) {
      unit += text[at];
      at += 1;
    }
    // A unit ends its cell: 件 before more Han is the beginning of other text.
    if (at >= to || !isHan(text.charCodeAt(at))) {
      if (unit.includes('亿')) token.yuan = 1e8;
      else if (unit.includes('万')) token.yuan = 1e4;
      else if (/[元圆]$/.test(unit)) token.yuan = 1;
      token.end = at;
      token.digits = '';
      after = at;
    }
  }
  const bracket = skipBlanks(text, after, to);
  if (bracket < to && foldCode(text.charCodeAt(bracket)) === 0x28) {
    const close = bracketEnd(text, bracket, to);
    if (close > bracket) after = close;
  }
  return after;
}

/** 2024-01-20 10:22, 2024/1/5, 2024.1.5; returns where the date ends, or `start`. */
function dateEnd(text: string, start: number, to: number): number {
  const match = /^(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?/.exec(text.slice(start, Math.min(to, start + 24)));
  return match ? start + match[0].length : start;
}

/** Marks that may part the cells of a row that was a CSV or a list: , ， ; ； 、 / */
const PARTING = new Uint8Array(65536);
for (const mark of ',，;；、/') PARTING[mark.charCodeAt(0)] = 1;

/** The mark that parts the figures of a region, '' where none does: commas do when they cannot all be commas of thousands. */
function partingMark(text: string, from: number, to: number): string {
  let mark = '';
  let times = 0;
  for (let i = from; i < to; i += 1) {
    if (PARTING[text.charCodeAt(i)] === 0 || !isDigit(text, i + 1) || !isDigit(text, i - 1)) continue;
    const c = text[i]!;
    if ((c === ',' || c === '，') && isThousands(text, i, to)) continue;
    if (c !== mark) times = 0;
    mark = c;
    times += 1;
    if (times > 2) return mark;
  }
  return '';
}

/** A comma with exactly three digits behind it. */
function isThousands(text: string, i: number, to: number): boolean {
  if (i + 4 > to) return false;
  return foldCode(text.charCodeAt(i) || 0) === 0x2c && isDigit(text, i + 1) && isDigit(text, i + 2) && isDigit(text, i + 3) && !isDigit(text, i + 4);
}

function isMisreadLetter(code: number): boolean {
  return code === 0x4f || code === 0x6f || code === 0x6c || code === 0x49 || code === 0x51 || code === 0x44 || code === 0x3007 || code === 0x25cb;
}

/** End of a run of digits and letters that stand for digits, or `i` where it is a word. */
function misreadEnd(text: string, i: number, to: number): number {
  let end = i;
  while (end < to && end - i < 8) {
    const code = foldCode(text.charCodeAt(end));
    if (!(code >= 0x30 && code <= 0x39) && !isMisreadLetter(code)) break;
    end += 1;
  }
  const next = foldCode(text.charCodeAt(end) || 0);
  const before = foldCode(text.charCodeAt(i - 1) || 0);
  // circles alone are drawn for nothing as often as for zero
  if (/^[〇○]+$/.test(text.slice(i, end))) return i;
  const letter = (code: number) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5c;
  return letter(next) || letter(before) ? i : end;
}

function misread(text: string, start: number, end: number, push: (kind: Token['kind'], start: number, end: number) => Token): void {
  let digits = '';
  for (let i = start; i < end; i += 1) {
    const code = foldCode(text.charCodeAt(i));
    digits += code >= 0x30 && code <= 0x39 ? String.fromCharCode(code) : code === 0x6c || code === 0x49 ? '1' : '0';
  }
  const token = push('number', start, end);
  token.digits = digits;
  token.value = Number(digits);
  token.misread = true;
}

/** 无⏎法⏎提⏎供: the next line is one character, so this is a label written downwards. */
function verticalAfter(text: string, newline: number, to: number): boolean {
  let at = newline + 1;
  while (at < to && foldCode(text.charCodeAt(at)) === 0) at += 1;
  if (at >= to || !isHan(text.charCodeAt(at))) return false;
  let after = at + 1;
  while (after < to && text.charCodeAt(after) !== NEWLINE && foldCode(text.charCodeAt(after)) === 0) after += 1;
  return after >= to || text.charCodeAt(after) === NEWLINE;
}

function dashEnd(text: string, i: number, to: number): number {
  for (const word of NOTHING) {
    if (text.startsWith(word, i) && i + word.length <= to) {
      // (四)无 法提供: a word with a blank in it is no cell that says nothing
      let ahead = i + word.length;
      while (ahead < to && text.charCodeAt(ahead) !== NEWLINE && text.charCodeAt(ahead) !== TAB && foldCode(text.charCodeAt(ahead)) === 0) ahead += 1;
      if (NOTHING.some((other) => text.startsWith(other, ahead))) return i + word.length;
      if (text.charCodeAt(ahead) === NEWLINE && verticalAfter(text, ahead, to)) continue;
      const next = text.charCodeAt(ahead) || 0;
      const before = text.charCodeAt(i - 1) || 0;
      if (!isHan(next) && !isHan(before) && before !== 0x29 && before !== 0xff09) return i + word.length;
    }
  }
  let end = i;
  while (end < to && MAY_DASH[text.charCodeAt(end)] === 1 && DASHES.has(text[end]!)) end += 1;
  if (end === i) return i;
  const next = foldCode(text.charCodeAt(end) || 0);
  const before = i > 0 ? foldCode(text.charCodeAt(i - 1)) : 0;
  // a dash inside a word or a date (增/减, 2023-01) is none
  return isHan(next) || isHan(before) ? i : end;
}

function bracketEnd(text: string, i: number, to: number): number {
  for (let at = i + 1; at < to && at - i < 60; at += 1) {
    const raw = text.charCodeAt(at);
    // figures of the row may stand in the next line of a remark that is torn in two
    if (raw === TAB || raw === PIPE || raw === NEWLINE) return i;
    const code = foldCode(raw);
    if (code === 0x29 || code === 0x3015) return at + 1;
  }
  return i;
}

function skipBlanks(text: string, i: number, to: number): number {
  while (i < to && foldCode(text.charCodeAt(i)) === 0 && text.charCodeAt(i) !== TAB) i += 1;
  return i;
}

function textEnd(text: string, i: number, to: number): number {
  let end = i + 1;
  while (end < to) {
    const raw = text.charCodeAt(end);
    if (isMark(raw) || raw === NEWLINE) break;
    const code = foldCode(raw);
    if (code === 0 || (code >= 0x30 && code <= 0x39) || code === 0x28) break;
    end += 1;
  }
  // digits inside a token of Latin letters or signs (\top2, 44 24) belong to the noise only when they touch it
  return end;
}

/** Skips a Markdown rule (|---|---|); returns the offset of its line break, or `i`. */
function ruleEnd(text: string, i: number, to: number): number {
  let at = i;
  let dashes = 0;
  let longest = 0;
  while (at < to) {
    const raw = text.charCodeAt(at);
    if (raw === NEWLINE) break;
    if (raw === 0x2d) {
      dashes += 1;
      if (dashes > longest) longest = dashes;
    } else if (raw === PIPE || raw === 0x3a || raw === 0x20) dashes = 0;
    else return i;
    at += 1;
  }
  return longest >= 3 ? at : i;
}

/** Page numbers and running heads (- 4 -, — 5 —, P. 8, Page 5 - …) on a line of their own are skipped. */
function furnitureEnd(text: string, i: number, to: number): number {
  let at = i;
  while (at < to && text.charCodeAt(at) !== NEWLINE && foldCode(text.charCodeAt(at)) === 0 && text.charCodeAt(at) !== TAB) at += 1;
  if (at >= to) return i;
  const first = text[at] ?? '';
  const digit = first >= '0' && first <= '9';
  if (!digit && !DASHES.has(first) && first !== 'P' && first !== 'p' && first !== '第' && first !== 'h') return i;
  let end = text.indexOf('\n', at);
  if (end === -1 || end > to) end = to;
  if (digit && !PAGE_OF.test(text.slice(at, Math.min(end, at + 40)))) return i;
  if (end - at > 200) return i;
  return FURNITURE.test(text.slice(at, end)) ? end : i;
}

/** 4 / 9, and the dates that browsers print beneath pages. */
const PAGE_OF = /^(?:\d{1,3}\s*\/\s*\d{1,3}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[^\n]*)\s*$/;
const FURNITURE = /^(?:\d{1,3}\s*\/\s*\d{1,3}|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}.*|https?:\/\/.*|[-—–―－─]+\s*[\d０-９]{1,3}\s*[-—–―－─]+|[Pp](?:age)?\s*[.．]?\s*[\d０-９]{1,3}(?:\s*[-—–/].*)?|第\s*[\d０-９]{1,3}\s*[页頁].*)\s*$/;
