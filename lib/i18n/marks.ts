/** The marks that join words in either language; a Chinese one brings its own blank. */
import { both } from './lang';

export const MARKS = both({
  /** Between the items of a list. */
  list: '、', comma: '，', colon: '：', semicolon: '；', stop: '。',
  /** Between two sentences. */
  gap: '',
}, { list: ', ', comma: ', ', colon: ': ', semicolon: '; ', stop: '.', gap: ' ' });

/** English: a number, written out, and what is counted: "1 report", "34 reports". `noun` takes an s. */
export const counted = (n: string | number, noun: 'report' | 'annual report' | 'finding' | 'section' | 'place'): string => `${n} ${noun}${String(n) === '1' ? '' : 's'}`;
