/** Figures as people write them. */
import { unitIn } from './unit';
import type { Unit } from './unit';

/** What almost every figure of a large file looks like. */
const BARE = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const EMPTY = /^(?:[-—–－/…·.]+|N\/?A|NA|null|无|空|暂无|不详|未公布|缺)?$/i;
/** Thousands, or 万, are parted alike all through: 12,5 is no 125. */
const WHOLE = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d+)`;
const NUMBER = new RegExp(String.raw`^([-+]?)(${WHOLE}(?:\.\d+)?|\.\d+)(e[-+]?\d{1,3})?$`, 'i');
const WITH_UNIT = /^([-+]?[\d., ']*\d)\s*([^\d\s.,'-].*)$/;

/** No figure of a place is larger; nor is one longer. */
const MOST = 1e15;
const LONGEST = 80;

/** Full width and signs of minus as ASCII; the mark by which spreadsheets keep a figure as text left out. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[−﹣]/g, '-').replace(/[’‘]/g, "'").replace(/[\u00a0\u2009\u202f]/g, ' ').trim().replace(/^'/, '');

function numberIn(text: string): number | undefined {
  const found = NUMBER.exec(text);
  if (found === null) return undefined;
  const [, sign = '', digits = '', power = ''] = found;
  const value = Number(`${sign}${digits.replace(/[ ,']/g, '')}${power}`);
  // What has more digits than a number holds is a code.
  return Math.abs(value) <= MOST && (digits.includes('.') || digits.replace(/\D/g, '').length <= 15) ? value : undefined;
}

const units = new Map<string, Unit | null>();
function known(text: string): Unit | null {
  let unit = units.get(text);
  if (unit === undefined) {
    unit = unitIn(text);
    // Words of a column of words are no units, and may be many.
    if (units.size < 1000) units.set(text, unit);
  }
  return unit;
}

/** A figure with the unit that it says itself (64.5万人, 45%); `own` null where it says none. */
export interface Told { value: number; own: Unit | null }

/** A figure of digits alone, as almost all are; null of all else. */
export const bareIn = (field: string): number | null => (BARE.test(field) ? Number(field) : null);

/** Null where the field is empty or says so, undefined where it is no figure. */
export function figureIn(field: string): Told | null | undefined {
  if (field === '') return null;
  if (field.length > LONGEST) return undefined;
  if (BARE.test(field)) return { value: Number(field), own: null };
  if (EMPTY.test(field.trim())) return null;
  const text = plain(field);
  const bare = numberIn(text);
  if (bare !== undefined) return { value: bare, own: null };
  const [, digits = '', rest = ''] = WITH_UNIT.exec(text) ?? [];
  const value = numberIn(digits);
  const own = value === undefined || rest.length > 24 ? null : known(rest.trim());
  return value === undefined || own === null ? undefined : { value, own };
}

/** A code rather than a figure: it begins with zeros. */
export const isCode = (field: string): boolean => /^'?[0０][\d０-９]/.test(field);

/** A day as eight digits. */
export const isDay = (value: number): boolean => value >= 19_000_101 && value <= 21_001_231 && /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(String(value));
