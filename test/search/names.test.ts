/** Places and authorities by name, code, pinyin and alias. */
import { describe, expect, test } from 'vitest';
import { finder, Names } from '../../lib/search/names';
import { nameFacts } from '../../lib/ui/search/name-row';

const find = finder(Names.parse({
  places: [
    ['640000', '宁夏回族自治区', 'ning xia hui zu zi zhi qu', 'Ningxia', null, 1958, null, 0, null],
    ['640500', '中卫市', 'zhong wei shi', 'Zhongwei', '宁夏回族自治区', 2004, null, 3, '640500-2023-aaaaaaaa'],
    ['422800', '恩施土家族苗族自治州', 'en shi tu jia zu miao zu zi zhi zhou', 'Enshi Tujia and Miao Autonomous Prefecture', '湖北省', 1983, null, 0, null],
    ['411502', '浉河区', 'shi he qu', 'Shihe District', '信阳市', 1998, null, 1, '411502-2023-bbbbbbbb'],
    ['320602', '崇川区', 'chong chuan qu', 'Chongchuan District', '南通市', 1991, 2020, 0, null],
    ['320613', '崇川区', 'chong chuan qu', 'Chongchuan District', '南通市', 2020, null, 0, null],
  ],
  authorities: [['浉河区人民政府办公室', 'shi he qu ren min zheng fu ban gong shi', '411502', 2023, 2023, 1, '411502-2023-bbbbbbbb']],
}));
const names = (query: string): string[] => find(query, 5).map((hit) => `${hit.code ?? ''}${hit.name}`);

describe('a name is found by', () => {
  test.each([
    ['its characters', '中卫', '640500中卫市'], ['traditional characters', '中衛市', '640500中卫市'], ['its code', '640500', '640500中卫市'], ['the start of its code', '6405', '640500中卫市'],
    ['pinyin', 'zhongwei', '640500中卫市'], ['pinyin with blanks', 'zhong wei', '640500中卫市'], ['initials', 'zws', '640500中卫市'], ['part of its initials', 'zw', '640500中卫市'],
    ['its English name', 'Shihe D', '411502浉河区'], ['an alias', '恩施州', '422800恩施土家族苗族自治州'], ['the middle of it', '土家', '422800恩施土家族苗族自治州'],
    ['its first syllables', 'enshi', '422800恩施土家族苗族自治州'], ['the authority', '人民政府办公室', '411502浉河区人民政府办公室'],
  ])('%s', (_, query, expected) => {
    expect(names(query)[0]).toBe(expected);
  });

  test('the unit in force before the one that is gone, a place before its authorities', () => {
    expect(names('崇川')).toEqual(['320613崇川区', '320602崇川区']);
    expect(names('浉河')).toEqual(['411502浉河区', '411502浉河区人民政府办公室']);
  });
  test('and nothing is found by nothing', () => {
    expect(find('', 5)).toEqual([]);
    expect(find('　 ', 5)).toEqual([]);
    expect(find('xyzzy', 5)).toEqual([]);
  });
});

describe('the parent of a place', () => {
  const facts = (query: string, lang: 'zh' | 'en') => find(query, 1).map((hit) => nameFacts(hit, lang))[0];
  test('is named in the language of the page where its English name is known', () => {
    expect(facts('640500', 'en')).toContain('in Ningxia 宁夏回族自治区 ');
    expect(facts('640500', 'zh')).toContain(' 宁夏回族自治区 ');
    expect(facts('640500', 'zh')).not.toContain('Ningxia');
    expect(facts('411502', 'en')).toContain('in 信阳市 ');
  });
});
