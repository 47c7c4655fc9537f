/**
 * What is searched for, and what of a text can be found: pairs of neighbouring characters, folded as the
 * reader of reports folds them (script, width, blanks), so that a query in traditional characters finds
 * simplified text and every hit has its span in the untouched text.
 */
import { fold, isHan } from '../source/fold';

/** Folded characters of a text with their offsets; Latin letters are small. */
export interface Folded { codes: Uint16Array; at: Int32Array }

const wordTable = new Uint8Array(65536);
for (let code = 0; code < 65536; code += 1) {
  wordTable[code] = isHan(code) ? 2 : (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) ? 1 : 0;
}
const HAN = 2;

/** Tags of reports that were published as web pages are no text; offsets stay. */
const withoutTags = (text: string): string => (text.includes('<') ? text.replace(/<\/?[a-z!][^<>]{0,2000}>/gi, (tag) => ' '.repeat(tag.length)) : text);

export function folded(text: string): Folded {
  const { compact, at } = fold(withoutTags(text));
  const codes = new Uint16Array(compact.length);
  for (let i = 0; i < compact.length; i += 1) {
    const code = compact.charCodeAt(i);
    codes[i] = code >= 0x41 && code <= 0x5a ? code + 32 : code;
  }
  return { codes, at };
}

/** Whether a character goes on with the one before: figures and Latin letters do not go on over a blank, Han characters do. */
function goesOn({ codes, at }: Folded, i: number): boolean {
  return at[i]! - at[i - 1]! === 1 || wordTable[codes[i - 1]!] === HAN || wordTable[codes[i]!] === HAN;
}

/** Tells each pair of neighbouring Han characters, letters and figures as a number; the same pair may come again. */
export function eachPair(text: Folded, told: (pair: number) => void): void {
  const { codes } = text;
  for (let i = 1; i < codes.length; i += 1) {
    if (wordTable[codes[i - 1]!] === 0 || wordTable[codes[i]!] === 0 || !goesOn(text, i)) continue;
    told((codes[i - 1]! << 16) | codes[i]!);
  }
}

export interface Query {
  /** Each must stand in the section. */
  phrases: Folded[];
  /** Distinct pairs of all phrases. */
  pairs: number[];
}

/**
 * The words of a query, parted by blanks; where a part would be a single character they are one phrase.
 * Null where there is nothing to look up: a single character is in almost every report.
 */
export function parseQuery(text: string): Query | null {
  const parts = text.slice(0, 200).split(/[\s\u3000]+/).filter((part) => part !== '').map(folded).filter((part) => part.codes.length > 0);
  const whole = folded(text.slice(0, 200).replace(/[\s\u3000]+/g, ''));
  const phrases = parts.length > 1 && parts.every((part) => pairsOf(part).length > 0) ? parts : [whole];
  const pairs = [...new Set(phrases.flatMap(pairsOf))];
  return pairs.length === 0 ? null : { phrases, pairs };
}

function pairsOf(phrase: Folded): number[] {
  const pairs: number[] = [];
  eachPair(phrase, (pair) => pairs.push(pair));
  return pairs;
}

export interface Span { start: number; end: number }

/** Where a phrase stands in a text, without overlaps, at most `most` times. */
export function findPhrase(text: Folded, phrase: Folded, most: number): Span[] {
  const found: Span[] = [];
  const { codes, at } = text;
  const wanted = phrase.codes;
  const last = codes.length - wanted.length;
  const first = wanted[0]!;
  for (let i = codes.indexOf(first); i >= 0 && i <= last && found.length < most; i = codes.indexOf(first, i + 1)) {
    let j = 1;
    while (j < wanted.length && codes[i + j] === wanted[j] && goesOn(text, i + j)) j += 1;
    if (j < wanted.length) continue;
    found.push({ start: at[i]!, end: at[i + j - 1]! + 1 });
    i += wanted.length - 1;
  }
  return found;
}
