/** Names as they are printed: shortened, under a parent or not, of townships, zones and organs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LocateInput, locate, placeByCode, readGazetteer } from '../../lib/place';
import { spellings } from '../../lib/place/contact';
import { shortNames } from '../../lib/place/name';

const csv = readFileSync('data/places/places.csv', 'utf8');
const gazetteer = readGazetteer(csv);
const ask = (authority: string | null, more: Partial<LocateInput> = {}) => locate(gazetteer, { authority, title: null, year: 2023, text: '', ...more });

describe('an authority alone', () => {
  it.each<[string, string | null, string | null, string]>([
    ['银川市金凤区人民政府办公室', '640106', '人民政府办公室', 'organ_only'],
    ['庆阳市西峰区', '621002', null, 'aggregate'],
    ['中卫市', '640500', null, 'aggregate'],
    ['宁夏中卫市人民政府', '640500', '人民政府', 'aggregate'],
    ['威海市文登区信访局', '371003', '信访局', 'department'],
    ['威海文登信访局', '371003', '信访局', 'department'],
    ['遂溪县建新镇人民政府', '440823', '建新镇人民政府', 'township'],
    ['北京市朝阳区高碑店地区办事处', '110105', '高碑店地区办事处', 'township'],
    ['上海市静安区人民政府共和新路街道办事处', '310106', '人民政府共和新路街道办事处', 'township'],
    ['南京鼓楼区人民政府', '320106', '人民政府', 'aggregate'],
    ['宁夏应急管理厅', '640000', '应急管理厅', 'department'],
    ['内蒙古自治区人民政府办公厅', '150000', '人民政府办公厅', 'organ_only'],
    ['广西平果市', '451082', null, 'aggregate'],
    ['恩施州人民政府', '422800', '人民政府', 'aggregate'],
    ['化隆县人民政府', '630224', '人民政府', 'aggregate'],
    ['鄂伦春旗人民政府', '150723', '人民政府', 'aggregate'],
    ['大兴安岭地区行政公署', '232700', '行政公署', 'aggregate'],
    ['南昌县人民政府', '360121', '人民政府', 'aggregate'],
    ['南昌市人民政府', '360100', '人民政府', 'aggregate'],
    ['吉林省人民政府办公厅', '220000', '人民政府办公厅', 'organ_only'],
    ['吉林市人民政府办公厅', '220200', '人民政府办公厅', 'organ_only'],
    ['乌兰察布市区域经济合作局', '150900', '区域经济合作局', 'department'],
    ['乌海市人民政府国有资产监督管理委员会', '150300', '人民政府国有资产监督管理委员会', 'department'],
    ['深圳市市场监督管理局龙华监管局', '440309', '市场监督管理局龙华监管局', 'department'],
    ['上海市浦东新区人民政府', '310115', '人民政府', 'aggregate'],
    ['广州市黄埔区人民政府(广州开发区管委会)', '440112', '人民政府(广州开发区管委会)', 'aggregate'],
    ['中山市东区街道办事处', '442000', '东区街道办事处', 'township'],
  ])('%s → %s', (authority, code, organ, scope) => {
    const found = ask(authority);
    expect([found.place?.code ?? null, found.organ, found.scope]).toEqual([code, organ, scope]);
    expect(found.place_evidence[0]).toMatchObject({ kind: 'authority', points_to: code });
  });

  it.each<[string, string | null, string | null, string]>([
    ['乳山经济开发区', 'zone:371083:乳山经济开发区', null, 'zone'],
    ['乳山市经济开发区管理委员会', 'zone:371083:乳山经济开发区', '管理委员会', 'zone'],
    ['深圳市深汕特别合作区管理委员会', 'zone:440300:深汕特别合作区', '管理委员会', 'zone'],
    ['重庆两江新区管理委员会办公室', 'zone:500000:重庆两江新区', '管理委员会办公室', 'organ_only'],
    ['西安临潼旅游商贸开发区管理委员会', 'zone:610115:临潼旅游商贸开发区', '管理委员会', 'zone'],
    ['广东从化经济开发区财政局', 'zone:440117:从化经济开发区', '财政局', 'department'],
    ['天津滨海高新技术产业开发区管理委员会', 'zone:120116:滨海高新技术产业开发区', '管理委员会', 'zone'],
    // The mountain's zone is the city's, not the district's that is named after the mountain.
    ['泰安市泰山景区管理委员会', 'zone:370900:泰山景区', '管理委员会', 'zone'],
    // 万盛区 ended in 2011, and its code has been another's since.
    ['重庆市万盛经济技术开发区管理委员会', 'zone:500000:万盛经济技术开发区', '管理委员会', 'zone'],
  ])('zone: %s → %s', (authority, code, organ, scope) => {
    const found = ask(authority);
    expect([found.place?.code ?? null, found.organ, found.scope]).toEqual([code, organ, scope]);
    expect(found.place?.level).toBe('zone');
    expect(placeByCode(gazetteer, found.place?.code ?? '')).toEqual(found.place);
  });

  it.each<[string, string, string[]]>([
    ['鼓楼区', 'aggregate', ['320106', '320302', '350102', '410204']],
    ['鼓楼区司法局', 'department', ['320106', '320302', '350102', '410204']],
    ['江苏省鼓楼区', 'aggregate', ['320106', '320302']],
    ['区统计局', 'department', []],
    ['某县水利局', 'department', []],
    ['螅镇', 'township', []],
    ['东区街道办事处', 'township', []],
    ['市人民政府办公室', 'organ_only', []],
    ['南昌经济技术开发区管理委员会', 'zone', ['360100', '360121']],
    // A lake, a sea, a district of another city: the stem is not the place.
    ['南湖新区管理委员会', 'zone', ['330402']],
    ['太湖度假区管理委员会', 'zone', ['340825']],
    ['南海海事局', 'department', []],
    ['东海航海保障中心', 'department', []],
    ['南京市浑南区司法局', 'department', ['210112', '320100']],
    ['嘉峪关市雄关区', 'aggregate', ['620200']],
    ['东乡县人民政府', 'aggregate', ['361029', '622926']],
    ['新疆生产建设兵团', 'department', []],
  ])('%s stays open', (authority, scope, candidates) => {
    const found = ask(authority);
    expect(found.place).toBeNull();
    expect(found.place_candidates.map((place) => place.code).sort()).toEqual(candidates);
    expect(found.scope).toBe(scope);
  });

  it('lets the year decide between units of one name, and the year of a change go to the new one', () => {
    const codes = (name: string, ...years: (number | null)[]) => years.map((year) => ask(name, { year }).place?.code ?? null);
    expect(codes('崇川区', 2019, 2020, 2021, null)).toEqual(['320602', '320613', '320613', '320613']);
    expect(codes('余杭区', 2019, 2021, 2023)).toEqual(['330110', '330110', '330110']);
    expect(codes('平果县', 2018, 2019)).toEqual(['451023', '451023']);
    expect(codes('平果市', 2019, 2020, null)).toEqual(['451082', '451082', '451082']);
    expect(codes('襄樊市', 2009)).toEqual(['420600']);
    expect(ask('襄樊市', { year: 2009 }).place?.name).toBe('襄樊市');
    expect(codes('毕节市', 2009, 2011, 2012)).toEqual(['522401', '520500', '520500']);
    // 保定's 新市区 ended in 2015; until then nobody knows which is meant.
    expect(codes('新市区', 2014, 2018)).toEqual([null, '650104']);
  });

  it('resolves a name outside its years and says so', () => {
    const found = ask('平果县', { year: 2022 });
    expect(found.place?.code).toBe('451023');
    expect(found.place_evidence).toContainEqual({ kind: 'outside_validity', text: '平果县 451023 2002–2019', points_to: '451023' });
    expect(ask('平果县', { year: null }).place_evidence.map((evidence) => evidence.kind)).toContain('former_name');
  });

  it('takes the authority from the title where there is none', () => {
    expect(ask(null, { title: '2023年银川市金凤区统计局政府信息公开工作年度报告' })).toMatchObject({ organ: '统计局', place: { code: '640106' } });
    expect(ask(null, { title: '浉河区人民政府办公室关于2023年政府信息公开工作的报告' })).toMatchObject({ organ: '人民政府办公室', place: { code: '411502' } });
    expect(ask(null)).toMatchObject({ place: null, organ: null, scope: 'unknown', scope_confidence: 0 });
  });
});

describe('a name that several bear, and the text', () => {
  it.each<[string, Partial<LocateInput>, string | null, string]>([
    ['鼓楼区人民政府', { title: '徐州市鼓楼区人民政府 2023年政府信息公开工作年度报告' }, '320302', 'title_chain'],
    // a title outweighs the area code of another city
    ['鼓楼区人民政府', { title: '徐州市鼓楼区人民政府2023年政府信息公开工作年度报告', text: '电话：（025）83230000' }, '320302', 'title_chain'],
    ['鼓楼区人民政府', { text: '赴徐州市学习。南京市鼓楼区认真落实' }, '320106', 'body_chain'],
    ['鼓楼区人民政府', { text: '根据《福州市人民政府办公厅关于做好工作的通知》' }, '350102', 'cited'],
    ['鼓楼区人民政府', { text: '按照江苏省、南京市要求' }, '320106', 'superior'],
    ['鼓楼区人民政府', { text: '电话：（0516）83230000' }, '320302', 'phone'],
    ['鼓楼区人民政府', { text: '网址 http://www.njgl.gov.cn/' }, '320106', 'site'],
    ['鼓楼区人民政府', { sourceUrl: 'https://www.kaifeng.gov.cn/x.html' }, '410204', 'site'],
    ['朝阳区司法局', { text: '长春市朝阳区司法局' }, '220104', 'body_chain'],
    ['区统计局', { text: '银川市统计局要求，金凤区统计局认真落实' }, '640106', 'body_chain'],
    ['建新镇人民政府', { text: '遂溪县建新镇人民政府' }, '440823', 'body_chain'],
  ])('%s %j → %s', (authority, more, code, kind) => {
    const found = ask(authority, more);
    expect(found.place?.code ?? null).toBe(code);
    expect(found.place_evidence.map((evidence) => evidence.kind)).toContain(kind);
    for (const { text, start, end } of found.place_evidence) if (start !== undefined) expect((more.text ?? '').slice(start, end)).toBe(text);
  });

  it.each<[string, string]>([
    ['a visit elsewhere', '组织人员赴徐州市学习，前往南京市、徐州市考察。'],
    ['two cities alike', '徐州市人民政府要求，南京市人民政府要求'],
    ['the province of two', '根据江苏省人民政府的要求'],
    ['one mention in passing', '有居民来信询问徐州市公交'],
    ['a mobile number', '电话：13802500000'],
    ['a name that runs on', '网址 http://www.gulou.gov.cn/'],
  ])('stays open on %s', (_, text) => {
    const found = ask('鼓楼区人民政府', { text });
    expect(found.place).toBeNull();
    expect(found.place_candidates).toHaveLength(4);
  });

  it('does not take a superior that a text cites for the organ itself', () => {
    expect(ask('区统计局', { text: '根据银川市统计局的要求' }).place).toBeNull();
    expect(ask('市人民政府办公室', { text: '根据《宁夏回族自治区人民政府办公厅关于…的通知》和石嘴山市人民政府办公室' }).place).toBeNull();
  });
});

describe('the table', () => {
  it('gives a place by its code, under the name of the year', () => {
    expect(placeByCode(gazetteer, '621002')).toEqual({ code: '621002', name: '西峰区', level: 'county', parents: ['620000', '621000'] });
    expect(placeByCode(gazetteer, '420600', 2009)?.name).toBe('襄樊市');
    expect(placeByCode(gazetteer, '420600', 2010)?.name).toBe('襄阳市');
    expect(placeByCode(gazetteer, '420600')?.name).toBe('襄阳市');
    expect(placeByCode(gazetteer, '320602', 2023)?.name).toBe('崇川区');
    expect(placeByCode(gazetteer, '999999')).toBeNull();
  });

  it('names the line of a row that does not fit', () => {
    const [header = '', first = ''] = csv.split(/\r?\n/);
    expect(() => readGazetteer(`${header}\n${first}\n11,x,county,,,,,,\n`)).toThrow(/PLACES_ROW: places.csv line 3: code/);
    expect(() => readGazetteer(`${header}\n110101,东城区,county,110000,北京市,,1981,,\n`)).toThrow(/PLACES_PARENT: places.csv line 2: parent 110000/);
  });

  it('shortens names by rule', () => {
    expect(shortNames('恩施土家族苗族自治州')).toEqual({ short: ['恩施州'], stems: ['恩施'] });
    expect(shortNames('博尔塔拉蒙古自治州')).toEqual({ short: ['博尔塔拉州'], stems: ['博尔塔拉'] });
    expect(shortNames('东乡族自治县')).toEqual({ short: ['东乡县'], stems: ['东乡'] });
    expect(shortNames('宁夏回族自治区')).toEqual({ short: [], stems: ['宁夏'] });
    expect(shortNames('新疆维吾尔自治区').stems).toEqual(['新疆']);
    expect(shortNames('浦东新区').stems).toEqual(['浦东']);
    expect(shortNames('城区')).toEqual({ short: [], stems: [] });
  });

  it('spells names as sites do', () => {
    expect(spellings('长安').whole).toContain('changan');
    expect(spellings('南京').initials).toEqual(['nj']);
  });
});

describe('area codes', () => {
  const areas = Object.entries(JSON.parse(readFileSync('lib/place/area-codes.json', 'utf8')) as Record<string, string[]>);
  it('serve places of the table, and every prefecture has one', () => {
    const served = new Set(areas.flatMap(([, codes]) => codes));
    for (const code of served) expect(placeByCode(gazetteer, code)?.code).toBe(code);
    const without = gazetteer.units.filter((unit) => unit.level === 'prefecture' && !served.has(unit.code) && !served.has(unit.parentCode ?? ''));
    expect(without.map((unit) => unit.name)).toEqual([]);
    for (const [area] of areas) expect(area).toMatch(/^0(?:10|2\d|[3-9]\d\d)$/);
  });
});
