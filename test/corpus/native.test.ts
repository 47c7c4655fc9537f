import { describe, expect, it } from 'vitest';
import { native } from '../../lib/corpus/native';
import { sha256 } from '../../lib/corpus/sha256';
import { decode } from '../../lib/source/decode';

const UTF8 = new TextEncoder();
const CASES: Record<string, Uint8Array> = {
  report: UTF8.encode('本年新收政府信息公开申请数量\t12\n'),
  astral: UTF8.encode('𠮷野家 12'),
  marked: UTF8.encode('\ufeff总计 3'),
  'marked twice': UTF8.encode('\ufeff\ufeff总计 3'),
  'a mark alone': UTF8.encode('\ufeff'),
  'one byte': UTF8.encode('a'),
  'GB18030': Uint8Array.of(0xb1, 0xbe, 0xc4, 0xea, 0xd0, 0xc2, 0xca, 0xd5),
  'a surrogate in UTF-8': Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x61),
  'a character that is longer than it must be': Uint8Array.of(0x61, 0xc0, 0xaf),
  'a character cut off': Uint8Array.of(0x61, 0xe6, 0x9c),
};

describe('decoding by the means of Node', () => {
  it.each(Object.entries(CASES))('gives what decoding by common means gives: %s', (_, bytes) => {
    expect(decode(bytes, native.utf8)).toEqual(decode(bytes));
  });

  it('gives the hash that common means give', () => {
    for (const bytes of Object.values(CASES)) expect(native.hash(bytes)).toBe(sha256(bytes));
  });
});
