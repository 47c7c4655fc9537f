/** 行政事业性收费 stands in the table; 信息处理费 does not. Only what is said of the first is held against the table. */
import { describe, expect, test } from 'vitest';
import { findClaims } from '../../lib/read/claim';
import { fold } from '../../lib/source/fold';

const FEES = 'proactive.fees.amount_wan';
const claims = (text: string) => findClaims(text, fold(text), 2023, []).filter((claim) => claim.about === FEES);

describe('fees told in the text', () => {
  test.each(['2023年未收取行政事业性收费。', '全年没有收取任何行政事业性收费', '本年度未发生行政事业性收费'])('%s: none were collected', (text) => {
    expect(claims(text)).toMatchObject([{ value: 0 }]);
    const [claim] = claims(text);
    expect(text.slice(claim!.start, claim!.end)).toBe(claim!.text);
  });

  test.each([
    '2023年未收取信息处理费。', '依申请公开政府信息未收取任何费用', '未收取政府信息公开的行政事业性收费', '行政事业性收费 12 万元',
    '未公开行政事业性收费标准', '未发生行政事业性收费标准调整', '2022年未收取行政事业性收费。', '去年未收取行政事业性收费',
  ])('%s: nothing is said of the table', (text) => {
    expect(claims(text)).toEqual([]);
  });
});
