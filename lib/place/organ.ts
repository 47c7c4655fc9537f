/** What kind of organ stands after the place: a government, its office, a department, a township, a zone. */

export type OrganKind = 'government' | 'office' | 'department' | 'township' | 'zone';

const TOWNSHIP = /^(?!驻).*(?:镇|乡|苏木|街道)(?:人民政府|政府|公所|办事处|办)?(?:办公室|党政办公室|党政综合办公室)?$|^(?!.*驻).+办事处$|^[^局委]{1,7}(?:镇|乡|街道).*(?:所|站|中心|办公室)$/;
/** The township's kind without its name: 街道办事处 cannot be all of an organ, so 东区街道办事处 is not 东区's. */
export const NAMELESS_TOWNSHIP = /^(?:街道|镇|乡(?!村)|苏木|办事处|社区|村民?委员会)/;
const GOVERNMENT = /^(?:人民政府|政府|行政公署|行署)$/;
/** A district and a zone under one roof: 黄埔区人民政府(广州开发区管委会). */
const GOVERNMENT_WITH_ZONE = /^人民政府.*[区园城](?:管理委员会|管委会)$/;
const OFFICE = /^(?:人民政府|政府|府|行政公署|行署|管理委员会|管委会)?(?:综合|党政)?办(?:公室|公厅)?$/;

const ZONE_KINDS = '开发区|经开区|高新区|高新技术产业区|新区|园区|产业园|工业园|科技园|保税区|保税港区|合作区|示范区|试验区|度假区|风景名胜区|风景区|景区|管理区|集聚区|工业区|产业区|自贸区|生态城|科学城|新城';
/** A zone's name cannot run over another organ: 自然资源和规划局国家高新区分局 is a bureau. */
const ZONE = new RegExp(`^((?:(?!人民政府|局|委员会|办公室|中心|镇|街道).){0,16}?(?:${ZONE_KINDS})(?:(?:(?!局|委员会).){0,6}?(?:${ZONE_KINDS}))*)(?!区|镇|街道|分局)(.*)$`);
const ZONE_BOARD = /^(?:开发建设|建设)?(?:管理委员会|管委会|管理局)?$/;
/** Words that name no particular zone, so that the zone is its place's: 经济技术开发区, 高新技术产业开发区, 工业园区. */
const GENERIC = /^(?:国家级?|省级|市级|经济|技术|高新|产业|工业|农业|旅游|商贸|物流|化工|科技|综合|保税|保税港|循环|现代|出口加工|食品|医药|生物|新材料|装备制造|信息|电子|创新|创业|集中|特色|高端|国际|台商|华侨|生态)*(?:开发区|经开区|高新区|高新技术产业区|园区|产业园|工业园|科技园|保税区|工业区|产业区|集聚区)$/;

export interface Zone {
  /** 经济开发区, 两江新区. */
  name: string;
  /** What follows it: 管理委员会, 管理委员会办公室, 财政局; null for the zone itself. */
  organ: string | null;
  /** True for a name that any place could give its zone. */
  generic: boolean;
}

/** The zone that a string begins with, or null. */
export function zoneOf(rest: string): Zone | null {
  const match = ZONE.exec(rest);
  if (!match?.[1] || TOWNSHIP.test(rest)) return null;
  return { name: match[1], organ: match[2] || null, generic: GENERIC.test(match[1]) };
}

const bare = (organ: string) => organ.replace(/[（(][^）)]*[)）]/g, '');

/** The kind of an organ, the name without its place; null (the place itself) is a government. */
export function organKind(organ: string | null): OrganKind {
  if (organ === null) return 'government';
  if (GOVERNMENT_WITH_ZONE.test(organ)) return 'government';
  const name = bare(organ).replace(/^(?:区|县|市|省|自治区|州|盟|旗)(?=人民政府|政府|府办|办公)/, '');
  if (name === '' || GOVERNMENT.test(name)) return 'government';
  if (OFFICE.test(name)) return 'office';
  if (TOWNSHIP.test(name)) return 'township';
  const zone = zoneOf(name);
  if (zone) return zoneOrganKind(zone.organ);
  return 'department';
}

/** The kind of what stands after a zone's name. */
export function zoneOrganKind(organ: string | null): OrganKind {
  if (organ === null || ZONE_BOARD.test(bare(organ))) return 'zone';
  return OFFICE.test(bare(organ).replace(/^(?:开发建设|建设)/, '')) ? 'office' : 'department';
}

/** Organs that leave no doubt that what stands before them is a place, though its suffix was left out. */
const SELF_EVIDENT = /^(?:人民政府|行政公署)/;
const COMMON_DEPARTMENT = /^(?:发展和?改革|发改|教育|科学技术|科技|工业和信息化|经济和信息化|民族|宗教|公安|民政|司法|财政|人力资源|人社|自然资源|生态环境|住房和|住建|城市管理|城管|交通|水利|水务|农业农村|林业|商务|文化|卫生健康|退役军人|应急|审计|市场监督|统计|医疗保障|医保|信访|体育|机关事务|行政审批|政务服务|数据|大数据|国有资产|乡村振兴|招商|投资促进|人防|气象|税务)[^镇乡]*(?:局|厅|委员会|委|办公室|中心|分局)$/;
export const isSelfEvident = (rest: string) => SELF_EVIDENT.test(rest);
export const isCommonDepartment = (rest: string) => COMMON_DEPARTMENT.test(rest);
