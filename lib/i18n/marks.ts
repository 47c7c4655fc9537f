/** The marks that join words in either language; a Chinese one brings its own blank. */
import { both } from './lang';

export const MARKS = both({
  /** Between the items of a list. */
  list: '、', comma: '，', colon: '：', semicolon: '；', stop: '。',
  /** Between two sentences. */
  gap: '',
}, { list: ', ', comma: ', ', colon: ': ', semicolon: '; ', stop: '.', gap: ' ' });
