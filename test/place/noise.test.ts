/** Every unit of the table as reports name it: under its parents or some of them, before many organs, in the years of its life, and in print that is spaced, traditional or bracketed. */
import { readFileSync } from 'node:fs';
import simplifiedPairs from 'opencc-js/dict/STCharacters';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../lib/corpus/parse';
import { inYear, succeeds, type Unit } from '../../lib/place/gazetteer';
import { locate, readGazetteer } from '../../lib/place';

const gazetteer = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const ORGANS = [
  '人民政府', '人民政府办公室', '政府办公室', '政府办', '政务服务中心', '政务服务和数据管理局', '行政审批服务局', '发展和改革委员会', '财政局', '教育体育局', '市场监督管理局', '卫生健康委员会',
  '城市管理综合执法局', '自然资源和规划局', '应急管理局', '公安局', '人民政府国有资产监督管理委员会', '城关镇人民政府', '中山街道办事处', '人民路街道办事处', '新华乡人民政府', '城东街道办', '税务局', '机关事务管理局',
  '档案局', '红十字会', '消防救援大队', '公共资源交易中心', '交通警察大队', '生态环境分局', '烟草专卖局', '政府信息公开工作办公室',
];
const ZONES = ['经济开发区管委会', '经济技术开发区管理委员会', '高新技术产业开发区管理委员会', '高新区管委会', '经开区管委会', '工业园区管理委员会', '新区管委会'];

/** Every unit is asked about each time; the whole of its variants takes half a minute, and comes with `npm run test:full`. */
const FULL = process.env['ATLAS_FULL'] === '1';

/** The years that matter: the first, the last, one between, and a recent one. */
const yearsOf = (unit: Unit): number[] => [...new Set([unit.from, unit.from + 1, (unit.to ?? 2026) - 1, unit.to ?? 2025, 2023])].filter((year) => year >= 2008 && year <= 2025 && inYear(unit, year));
const parentsOf = (unit: Unit, year: number): Unit[] => unit.ref.parents.map((code) => {
  const rows = gazetteer.byCode.get(code) ?? [];
  return (rows.find((row) => inYear(row, year) && row.to !== year) ?? rows.find((row) => inYear(row, year)) ?? rows[0])!;
});
/** In full; without the province's suffix (河北保定市竞秀区); from the nearest parent on. */
function chainsOf(unit: Unit, year: number): string[] {
  const parents = parentsOf(unit, year);
  const [province, ...others] = parents;
  return [...new Set([
    parents.map((parent) => parent.name).join(''), parents.at(-1)?.name ?? '',
    ...(province ? [(province.stems[0] ?? province.name) + others.map((parent) => parent.name).join('')] : []),
  ])];
}
/** Units by their name and by each stem, so that not every unit is held against every other. */
const named = new Map<string, Unit[]>();
const stemmed = new Map<string, Unit[]>();
for (const unit of gazetteer.units) named.set(unit.name, [...named.get(unit.name) ?? [], unit]);
for (const unit of gazetteer.units) for (const stem of unit.stems) stemmed.set(stem, [...stemmed.get(stem) ?? [], unit]);
/** The unit, and whatever took its name or its stem in that same year. */
const right = (unit: Unit, year: number): string[] => [unit, ...[...named.get(unit.name) ?? [], ...unit.stems.flatMap((stem) => stemmed.get(stem) ?? [])].filter((other) => inYear(other, year) && succeeds(other, unit))].map((one) => one.code);
const codeOf = (authority: string, year: number): string | null => locate(gazetteer, { authority, title: null, year, text: '' }).place?.code ?? null;
const parentOfZone = (code: string): string => /^zone:(\d{6}):/.exec(code)?.[1] ?? code;

describe('every unit', () => {
  it('under its parents is found before every organ, in each year of its life', () => {
    const wrong: string[] = [];
    let asked = 0;
    gazetteer.units.forEach((unit, index) => {
      for (const year of yearsOf(unit)) {
        const known = right(unit, year);
        chainsOf(unit, year).forEach((chain, at) => {
          for (let k = 0; k < (FULL ? 6 : 2); k += 1) {
            const organ = ORGANS[(index * 7 + at * 3 + k * 5 + year) % ORGANS.length]!;
            asked += 1;
            const code = codeOf(chain + unit.name + organ, year);
            if (code === null || !known.includes(code)) wrong.push(`${chain}${unit.name}${organ} ${year}: ${unit.code} → ${code}`);
          }
          const zone = ZONES[(index + at) % ZONES.length]!;
          const code = codeOf(chain + unit.name + zone, year);
          if (code === null || !code.startsWith('zone:') || !known.includes(parentOfZone(code))) wrong.push(`${chain}${unit.name}${zone} ${year}: ${unit.code} → ${code}`);
        });
      }
    });
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(FULL ? 100_000 : 35_000);
  });

  it('by its bare name under its parent is never taken for the parent’s own organ, nor for another unit', () => {
    const wrong: string[] = [];
    gazetteer.units.forEach((unit, index) => {
      if (unit.level === 'province') return;
      for (const year of yearsOf(unit)) {
        const parent = parentsOf(unit, year).at(-1)!;
        for (const stem of unit.stems) {
          for (let k = 0; k < (FULL ? 4 : 2); k += 1) {
            const organ = ORGANS[(index * 11 + k * 3 + year) % ORGANS.length]!;
            const code = codeOf(parent.name + stem + organ, year);
            // 公安县: 湖北省公安+局 is the province's police.
            // 沙县 in the year in which it became 沙县区 names the old one.
            const namesake = gazetteer.byCode.get(code ?? '')?.some((other) => other.name === stem && inYear(other, year)) === true;
            if (code !== null && !namesake && !right(unit, year).includes(code) && !(organ + stem).includes('公安')) wrong.push(`${parent.name}${stem}${organ} ${year}: ${unit.code} → ${code}`);
          }
        }
      }
    });
    // A namesake of the same stem under the same parent is another unit that the words mean as well.
    const others = wrong.filter((line) => {
      const [, code, found] = /: (\d{6}) → (?:zone:)?(\d{6})/.exec(line) ?? [];
      const [unit, other] = [code, found].map((each) => gazetteer.byCode.get(each ?? '')?.[0]);
      return !unit || !other || !other.stems.some((stem) => unit.stems.includes(stem)) || other.parentCode !== unit.parentCode;
    });
    expect(others).toEqual([]);
  });
});

/** Simplified to traditional by single characters, as a converter does it. */
const TRADITIONAL = new Map(String(simplifiedPairs).split('|').flatMap((pair): [string, string][] => {
  const [from, to] = pair.split(' ');
  return from && to ? [[from, to]] : [];
}));
const traditional = (text: string): string => Array.from(text, (character) => TRADITIONAL.get(character) ?? character).join('');
const spaced = (text: string, by: string): string => Array.from(text).join(by);

const PRINTS: readonly [string, (authority: string, year: number) => string][] = [
  ['plain', (authority, year) => `${authority}${year}年政府信息公开工作年度报告`],
  ['year first', (authority, year) => `${year}年度${authority}政府信息公开工作年度报告`],
  ['blanks', (authority, year) => `${spaced(authority, ' ')} ${year} 年政府信息公开工作年度报告`],
  ['wide blanks', (authority, year) => `${spaced(authority, '　')}　${year}年政府信息公开工作年度报告`],
  ['traditional', (authority, year) => traditional(`${authority}${year}年政府信息公开工作年度报告`)],
  ['two lines', (authority, year) => `${authority}\n${year}年政府信息公开工作年度报告`],
  ['in brackets', (authority, year) => `《${authority}${year}年政府信息公开工作年度报告》`],
  ['about', (authority, year) => `${authority}关于${year}年政府信息公开工作年度报告`],
];
const bytes = new TextEncoder();

describe('a title in print', () => {
  it.each(PRINTS.map(([name, print], index) => [name, print, index] as const))('%s: every unit is found in it', (_, print, index) => {
    const wrong: string[] = [];
    gazetteer.units.forEach((unit, at) => {
      // Each print asks a half or an eighth of the units, each unit is asked in as many of the prints.
      if ((at + index) % (FULL ? 2 : 8) !== 0) return;
      const year = yearsOf(unit).at(-1);
      if (year === undefined) return;
      const authority = parentsOf(unit, year).map((parent) => parent.name).join('') + unit.name + ['人民政府', '人民政府办公室', '财政局'][at % 3];
      const { report } = parseReport(bytes.encode(`${print(authority, year)}\n\n一、总体情况\n本年度认真落实各项要求。\n`), 'a.txt', gazetteer);
      const code = report?.place?.code ?? null;
      if (code === null || !right(unit, year).includes(code)) wrong.push(`${print(authority, year)}: ${unit.code} → ${code} ${report?.authority}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('names that are hard', () => {
  it.each<[string, number, string | null]>([
    // Bingtuan cities and counties that a province runs itself have the province as their parent.
    ['新疆维吾尔自治区石河子市人民政府', 2023, '659001'], ['新疆铁门关市财政局', 2023, '659006'], ['石河子市人民政府', 2023, '659001'], ['新疆白杨市人民政府办公室', 2024, '659012'],
    ['新疆生产建设兵团第八师石河子市', 2023, null],
    ['河南省济源市人民政府', 2023, '419001'], ['济源市人民政府办公室', 2023, '419001'], ['湖北省神农架林区人民政府', 2023, '429021'], ['海南省琼中黎族苗族自治县人民政府', 2023, '469030'], ['湖北仙桃市教育局', 2023, '429004'],
    ['内蒙古自治区锡林郭勒盟行政公署', 2023, '152500'], ['内蒙古锡林郭勒盟苏尼特左旗人民政府', 2023, '152523'], ['鄂伦春自治旗人民政府办公室', 2023, '150723'], ['凉山彝族自治州人民政府', 2023, '513400'], ['凉山州财政局', 2023, '513400'],
    ['陕西省咸阳市乾县人民政府', 2023, '610424'], ['吉林省松原市乾安县人民政府', 2023, '220723'],
    // The year in which a district was renamed belongs to the one that exists when it ends, unless the name is the old one's.
    ['赣州市赣县人民政府', 2023, '360704'], ['赣县财政局', 2023, '360704'], ['三明市沙县人民政府', 2021, '350427'], ['三明市沙县人民政府', 2022, '350405'],
    ['北京市密云县人民政府', 2014, '110228'], ['北京市密云区人民政府', 2015, '110118'],
    // Two things in one name: nothing is taken.
    ['北京市东城档案局', 2023, null], ['银川市西夏公园管理处', 2023, null], ['陕西省咸阳市某某县人民政府', 2023, null], ['南京市浑南区司法局', 2023, null],
    // A bureau whose first characters are a county's name.
    ['湖北省公安厅', 2023, '420000'], ['荆州市公安局', 2023, '421000'], ['湖北省公安厅交通管理局', 2023, '420000'],
    // Townships under a name that several bear stay open.
    ['鼓楼区华大街道办事处', 2023, null], ['福州市鼓楼区华大街道办事处', 2023, '350102'], ['朝阳区高碑店地区办事处', 2023, null],
  ])('%s %d → %s', (authority, year, code) => {
    expect(codeOf(authority, year)).toBe(code);
  });

  it('a name that contradicts itself stays open whatever the text says, with every place listed', () => {
    const found = locate(gazetteer, { authority: '陕西省咸阳市某某县人民政府', title: null, year: 2023, text: '陕西省、咸阳市要求。咸阳市人民政府。电话：029-33210000，www.xianyang.gov.cn' });
    expect(found.place).toBeNull();
    expect(found.place_candidates.map((place) => place.code)).toEqual(['610400']);
    const park = locate(gazetteer, { authority: '银川市西夏公园管理处', title: null, year: 2023, text: '银川市西夏区。银川市人民政府。' });
    expect([park.place, park.place_candidates.map((place) => place.code).sort()]).toEqual([null, ['640100', '640105']]);
  });
});
