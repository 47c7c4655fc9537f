/** English names of places: readings of their own, official spellings, peoples, kinds. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGazetteer } from '../../lib/place';
import { englishName, pinyinOf } from '../../lib/place/english';
import { shortNames } from '../../lib/place/name';
import { PEOPLE_NAMES, READINGS, SPELLINGS, WHOLE } from '../../lib/place/spelling';

const gazetteer = readGazetteer(readFileSync(join(resolve(import.meta.dirname, '../..'), 'data/places/places.csv'), 'utf8'));
const unit = (name: string) => {
  const found = gazetteer.units.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`no ${name} in the table`);
  return found;
};

/** Names that dictionaries read wrongly, and names with spellings of their own. */
const CASES: readonly (readonly [string, string])[] = [
  ['重庆市', 'Chongqing'], ['六安市', "Lu'an City"], ['蚌埠市', 'Bengbu City'], ['蚌山区', 'Bengshan District'], ['厦门市', 'Xiamen City'], ['亳州市', 'Bozhou City'], ['单县', 'Shan County'],
  ['乐清市', 'Yueqing City'], ['乐亭县', 'Laoting County'], ['乐陵市', 'Laoling City'], ['乐平市', 'Leping City'], ['浚县', 'Xun County'], ['洪洞县', 'Hongtong County'], ['台州市', 'Taizhou City'],
  ['丽水市', 'Lishui City'], ['长子县', 'Zhangzi County'], ['长治市', 'Changzhi City'], ['铅山县', 'Yanshan County'], ['番禺区', 'Panyu District'], ['大埔县', 'Dabu County'], ['东阿县', "Dong'e County"],
  ['莘县', 'Shen County'], ['黄陂区', 'Huangpi District'], ['郫都区', 'Pidu District'], ['犍为县', 'Qianwei County'], ['筠连县', 'Junlian County'], ['荥经县', 'Yingjing County'], ['荥阳市', 'Xingyang City'],
  ['泌阳县', 'Biyang County'], ['吴堡县', 'Wubu County'], ['歙县', 'She County'], ['蔚县', 'Yu County'], ['涡阳县', 'Guoyang County'], ['繁峙县', 'Fanshi County'], ['什邡市', 'Shifang City'], ['珲春市', 'Hunchun City'],
  ['闵行区', 'Minhang District'], ['句容市', 'Jurong City'], ['大城县', 'Daicheng County'], ['六合区', 'Luhe District'], ['六盘水市', 'Liupanshui City'], ['都安瑶族自治县', "Du'an Yao Autonomous County"],
  ['西安市', "Xi'an City"], ['雅安市', "Ya'an City"], ['普洱市', "Pu'er City"], ['马鞍山市', "Ma'anshan City"], ['吕梁市', 'Lüliang City'],
  ['陕西省', 'Shaanxi'], ['山西省', 'Shanxi'], ['内蒙古自治区', 'Inner Mongolia'], ['西藏自治区', 'Tibet'], ['新疆维吾尔自治区', 'Xinjiang'], ['宁夏回族自治区', 'Ningxia'], ['北京市', 'Beijing'], ['吉林市', 'Jilin City'], ['吉林省', 'Jilin'],
  ['乌鲁木齐市', 'Ürümqi City'], ['拉萨市', 'Lhasa City'], ['呼和浩特市', 'Hohhot City'], ['喀什地区', 'Kashgar Prefecture'], ['兴安盟', 'Hinggan League'], ['兴安县', "Xing'an County"], ['阿克苏地区', 'Aksu Prefecture'],
  ['恩施土家族苗族自治州', 'Enshi Tujia and Miao Autonomous Prefecture'], ['延边朝鲜族自治州', 'Yanbian Korean Autonomous Prefecture'], ['双江拉祜族佤族布朗族傣族自治县', 'Shuangjiang Lahu, Va, Blang and Dai Autonomous County'],
  ['隆林各族自治县', 'Longlin Multi-ethnic Autonomous County'], ['东乡族自治县', 'Dongxiang Autonomous County'], ['科尔沁左翼中旗', 'Horqin Left Wing Middle Banner'], ['万柏林区', 'Wanbailin District'], ['浦东新区', 'Pudong New Area'],
  ['神农架林区', 'Shennongjia Forestry District'], ['井陉矿区', 'Jingxing Mining District'], ['浉河区', 'Shihe District'], ['西峰区', 'Xifeng District'], ['中卫市', 'Zhongwei City'],
];

describe('English names of places', () => {
  test.each(CASES)('%s is %s', (name, english) => {
    expect(englishName(name, unit(name).level)).toBe(english);
  });

  test('every unit of the table has one in Latin letters, and its kind where it is no province', () => {
    const odd = gazetteer.units.flatMap(({ name, level }) => {
      const english = englishName(name, level);
      const kind = / (?:City|District|County|Prefecture|Banner|League|New Area|Islands|Region)$/.test(english);
      return /^\p{Script=Latin}[\p{Script=Latin}' ,()-]+$/u.test(english) && kind === (level !== 'province') ? [] : [`${name} ${english}`];
    });
    expect(odd).toEqual([]);
  });

  test('a spelling is of one province: a name that others share too is told whole', () => {
    const provinces = new Map<string, Set<string>>();
    for (const { name, code } of gazetteer.units) {
      for (const stem of [...shortNames(name).stems, name.slice(0, -1)]) {
        if (!provinces.has(stem)) provinces.set(stem, new Set());
        provinces.get(stem)?.add(code.slice(0, 2));
      }
    }
    const of = (stem: string) => [...(provinces.get(stem) ?? [])];
    expect(Object.keys(SPELLINGS).filter((stem) => of(stem).length > 1).map((stem) => `${stem} ${of(stem).join()}`)).toEqual([]);
    expect([...Object.keys(SPELLINGS), ...Object.keys(READINGS)].filter((stem) => of(stem).length === 0), 'exceptions for names that are not in the table').toEqual([]);
    expect(Object.keys(WHOLE).filter((name) => !gazetteer.units.some((each) => each.name === name) && !/^(?:香港|澳门|台湾)/.test(name))).toEqual([]);
  });

  test('readings have a syllable for each character', () => {
    expect(Object.entries(READINGS).filter(([stem, syllables]) => syllables.split(' ').length !== stem.length)).toEqual([]);
  });

  test('no people of an autonomous unit is lost', () => {
    const lost = gazetteer.units.filter(({ name }) => /族自治(?:州|县|旗)$/.test(name) && !/^(?:东乡|鄂温克)族|各族/.test(name))
      .filter(({ name, level }) => !Object.values(PEOPLE_NAMES).some((people) => englishName(name, level).includes(` ${people} `)));
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ['中卫工业园区', 'Zhongwei Industrial Park'], ['石嘴山经济技术开发区', 'Shizuishan Economic and Technological Development Zone'], ['兰州新区', 'Lanzhou New Area'],
  ])('the zone %s is %s', (name, english) => {
    expect(englishName(name, 'zone')).toBe(english);
  });

  test.each([['浉河区', 'shi he qu'], ['重庆市', 'chong qing shi'], ['单县', 'shan xian'], ['都安瑶族自治县', 'du an yao zu zi zhi xian'], ['吕梁市', 'lv liang shi']])('%s is typed %s', (name, typed) => {
    expect(pinyinOf(name)).toBe(typed);
  });
});
