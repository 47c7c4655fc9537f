/**
 * The ways a unit's name is shortened in print: 银川市 → 银川, 恩施土家族苗族自治州 → 恩施州, 恩施;
 * 宁夏回族自治区 → 宁夏. Made from the suffix and the names of the peoples, never from a list of places.
 */

/** The peoples that stand in the names of autonomous units, with and without 族. 各族 stands for several. */
const PEOPLES = [
  '蒙古', '回', '藏', '维吾尔', '苗', '彝', '壮', '布依', '朝鲜', '满', '侗', '瑶', '白', '土家', '哈尼', '哈萨克', '傣', '黎',
  '傈僳', '佤', '畲', '高山', '拉祜', '水', '东乡', '纳西', '景颇', '柯尔克孜', '土', '达斡尔', '仫佬', '羌', '布朗', '撒拉',
  '毛南', '仡佬', '锡伯', '阿昌', '普米', '塔吉克', '怒', '乌孜别克', '俄罗斯', '鄂温克', '德昂', '保安', '裕固', '京', '塔塔尔',
  '独龙', '鄂伦春', '赫哲', '门巴', '珞巴', '基诺', '各',
];
/** Outside 族 only the names of two or more characters may stand bare (博尔塔拉蒙古自治州, 察布查尔锡伯自治县). */
const PEOPLE = new RegExp(`(?:(?:${PEOPLES.join('|')})族|${PEOPLES.filter((people) => people.length > 1).join('|')})+$`);
const AUTONOMOUS = /^(.+)自治(区|州|县|旗)$/;
const PEOPLES_DISTRICT = /^(.+族)(区)$/;
const PLAIN = /^(.+?)(特别行政区|自治区|自治州|地区|新区|林区|矿区|特区|省|市|县|区|盟|旗)$/;

export interface ShortNames {
  /** Still with a suffix: 恩施州, 化隆县. As good as the name. */
  short: string[];
  /** Without any suffix: 银川, 南昌. Often shared. */
  stems: string[];
}

/** The bare part before the peoples: 化隆回族 → 化隆; a name that is nothing but a people (东乡族) stays itself. */
function beforePeoples(name: string): string {
  const bare = name.replace(PEOPLE, '');
  return bare.length >= 2 ? bare : name.replace(/族$/, '');
}

/** Shortened forms of a full name; empty where cutting would leave fewer than two characters. */
export function shortNames(name: string): ShortNames {
  const short = new Set<string>();
  const stems = new Set<string>();
  const autonomous = AUTONOMOUS.exec(name) ?? PEOPLES_DISTRICT.exec(name);
  if (autonomous?.[1] && autonomous[2]) {
    const stem = beforePeoples(autonomous[1]);
    stems.add(stem);
    // 宁夏区 is not said; 恩施州, 化隆县, 鄂伦春旗 are.
    if (!name.endsWith('自治区')) short.add(stem + autonomous[2]);
  } else {
    const plain = PLAIN.exec(name);
    if (plain?.[1]) stems.add(plain[1]);
    // 锡林郭勒盟 → 锡盟 and the like are left: they are names of their own, not short forms by rule.
  }
  stems.delete(name);
  return { short: [...short].filter((form) => form.length > 2 && form !== name), stems: [...stems].filter((form) => form.length >= 2) };
}
