/**
 * How places are spelt in English where pinyin by dictionary is wrong or not the official spelling.
 * `READINGS`: characters that a place's name reads in a way of its own, by the names they stand in.
 * `SPELLINGS`: names from Mongolian, Tibetan and Uygur, whose official Latin spelling (汉语拼音字母音译转写法, as in
 * GB/T 2260) is not the pinyin of the Chinese characters. A name that is not here is spelt in pinyin.
 */

/** Bare name → pinyin by syllable. Place-name readings as in 现代汉语词典 and the places' own usage. */
export const READINGS: Readonly<Record<string, string>> = {
  // 都 reads du in every name.
  襄都: 'xiang du', 信都: 'xin du', 望都: 'wang du', 尧都: 'yao du', 商都: 'shang du', 盐都: 'yan du', 江都: 'jiang du', 莲都: 'lian du',
  都昌: 'du chang', 宁都: 'ning du', 于都: 'yu du', 殷都: 'yin du', 魏都: 'wei du', 宜都: 'yi du', 曾都: 'zeng du', 花都: 'hua du',
  都安: 'du an', 丰都: 'feng du', 新都: 'xin du', 郫都: 'pi du', 都匀: 'du yun', 三都: 'san du', 秦都: 'qin du', 武都: 'wu du', 乐都: 'le du',
  万柏林: 'wan bai lin', 单: 'shan', 乐清: 'yue qing', 乐亭: 'lao ting', 乐陵: 'lao ling', 民乐: 'min le', 浚: 'xun', 洪洞: 'hong tong', 大埔: 'da bu', 吴堡: 'wu bu',
  红寺堡: 'hong si bu', 歙: 'she', 什邡: 'shi fang', 乌什: 'wu shi', 宕昌: 'tan chang', 繁峙: 'fan shi', 涡阳: 'guo yang', 泌阳: 'bi yang',
  牟定: 'mou ding', 珲春: 'hun chun', 黄陂: 'huang pi', 筠连: 'jun lian', 大箐山: 'da qing shan', 蔚: 'yu', 蚌山: 'beng shan', 闵行: 'min hang',
  调兵山: 'diao bing shan', 穆棱: 'mu ling', 召陵: 'shao ling', 六枝: 'liu zhi', 六合: 'lu he', 尉犁: 'yu li', 称多: 'chen duo',
};

/** Whole Chinese name → English. */
export const WHOLE: Readonly<Record<string, string>> = {
  内蒙古自治区: 'Inner Mongolia', 广西壮族自治区: 'Guangxi', 西藏自治区: 'Tibet', 宁夏回族自治区: 'Ningxia', 新疆维吾尔自治区: 'Xinjiang',
  陕西省: 'Shaanxi', 香港特别行政区: 'Hong Kong', 澳门特别行政区: 'Macao', 台湾省: 'Taiwan',
  城区: 'Chengqu District', 郊区: 'Jiaoqu District', 矿区: 'Kuangqu District',
  滨海新区: 'Binhai New Area', 浦东新区: 'Pudong New Area', 沈北新区: 'Shenbei New District', 神农架林区: 'Shennongjia Forestry District',
  井陉矿区: 'Jingxing Mining District', 峰峰矿区: 'Fengfeng Mining District', 鹰手营子矿区: 'Yingshouyingzi Mining District', 白云鄂博矿区: 'Bayan Obo Mining District',
  六枝特区: 'Liuzhi Special District', 万山特区: 'Wanshan Special District',
  西沙群岛: 'Xisha Islands', 南沙群岛: 'Nansha Islands', 中沙群岛的岛礁及其海域: 'Zhongsha Islands',
  兴安盟: 'Hinggan League', 达尔罕茂明安联合旗: 'Darhan Muminggan United Banner', 东乡族自治县: 'Dongxiang Autonomous County', 鄂伦春自治旗: 'Oroqen Autonomous Banner',
  鄂温克族自治旗: 'Evenk Autonomous Banner', 隆林各族自治县: 'Longlin Multi-ethnic Autonomous County', 龙胜各族自治县: 'Longsheng Multi-ethnic Autonomous County',
  伊犁哈萨克自治州: 'Ili Kazakh Autonomous Prefecture', 回民区: 'Huimin District', 瀍河回族区: 'Chanhe Hui District', 管城回族区: 'Guancheng Hui District', 顺河回族区: 'Shunhe Hui District',
  梅里斯达斡尔族区: 'Meilisi Daur District',
  塔什库尔干塔吉克自治县: 'Taxkorgan Tajik Autonomous County', 海南藏族自治州: 'Hainan Tibetan Autonomous Prefecture',
};

/** Bare name → spelling. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  // Inner Mongolia and its neighbours
  呼和浩特: 'Hohhot', 赛罕: 'Saihan', 土默特左: 'Tumed Left', 土默特右: 'Tumed Right', 托克托: 'Togtoh', 和林格尔: 'Horinger', 昆都仑: 'Hondlon', 石拐: 'Xiguit',
  固阳: 'Guyang', 阿鲁科尔沁: 'Ar Horqin', 巴林左: 'Bairin Left', 巴林右: 'Bairin Right', 克什克腾: 'Hexigten', 翁牛特: 'Ongniud', 喀喇沁: 'Harqin', 喀喇沁左翼: 'Harqin Left Wing',
  敖汉: 'Aohan', 科尔沁: 'Horqin', 科尔沁左翼中: 'Horqin Left Wing Middle', 科尔沁左翼后: 'Horqin Left Wing Rear', 科尔沁右翼前: 'Horqin Right Wing Front', 科尔沁右翼中: 'Horqin Right Wing Middle',
  库伦: 'Hure', 奈曼: 'Naiman', 扎鲁特: 'Jarud', 霍林郭勒: 'Holingol', 鄂尔多斯: 'Ordos', 达拉特: 'Dalad', 准格尔: 'Jungar', 鄂托克前: 'Otog Front', 鄂托克: 'Otog', 杭锦: 'Hanggin', 杭锦后: 'Hanggin Rear',
  乌审: 'Uxin', 伊金霍洛: 'Ejin Horo', 呼伦贝尔: 'Hulun Buir', 海拉尔: 'Hailar', 扎赉诺尔: 'Jalainur', 阿荣: 'Arun', 莫力达瓦: 'Morin Dawa', 陈巴尔虎: 'Old Barag', 新巴尔虎左: 'New Barag Left', 新巴尔虎右: 'New Barag Right',
  满洲里: 'Manzhouli', 牙克石: 'Yakeshi', 扎兰屯: 'Zhalantun', 额尔古纳: 'Ergun', 根河: 'Genhe', 巴彦淖尔: 'Bayannur', 乌拉特前: 'Urad Front', 乌拉特中: 'Urad Middle', 乌拉特后: 'Urad Rear',
  乌兰察布: 'Ulanqab', 集宁: 'Jining', 察哈尔右翼前: 'Chahar Right Wing Front', 察哈尔右翼中: 'Chahar Right Wing Middle', 察哈尔右翼后: 'Chahar Right Wing Rear', 四子王: 'Siziwang',
  乌兰浩特: 'Ulanhot', 阿尔山: 'Arxan', 扎赉特: 'Jalaid', 锡林郭勒: 'Xilingol', 二连浩特: 'Erenhot', 锡林浩特: 'Xilinhot', 阿巴嘎: 'Abag', 苏尼特左: 'Sonid Left', 苏尼特右: 'Sonid Right',
  东乌珠穆沁: 'East Ujimqin', 西乌珠穆沁: 'West Ujimqin', 太仆寺: 'Taibus', 镶黄: 'Bordered Yellow', 正镶白: 'Plain and Bordered White', 正蓝: 'Plain Blue', 多伦: 'Duolun',
  阿拉善: 'Alxa', 阿拉善左: 'Alxa Left', 阿拉善右: 'Alxa Right', 阿克塞: 'Aksay', 额济纳: 'Ejin', 前郭尔罗斯: 'Qian Gorlos', 杜尔伯特: 'Dorbod', 哈尔滨: 'Harbin', 齐齐哈尔: 'Qiqihar', 富拉尔基: 'Hulan Ergi', 萨尔图: 'Sartu',
  // Tibet
  拉萨: 'Lhasa', 堆龙德庆: 'Doilungdêqên', 达孜: 'Dagzê', 林周: 'Lhünzhub', 当雄: 'Damxung', 尼木: 'Nyêmo', 曲水: 'Qüxü', 墨竹工卡: 'Maizhokunggar',
  日喀则: 'Xigazê', 桑珠孜: 'Samzhubzê', 南木林: 'Namling', 江孜: 'Gyangzê', 定日: 'Tingri', 萨迦: "Sa'gya", 拉孜: 'Lhazê', 昂仁: 'Ngamring', 谢通门: 'Xaitongmoin', 白朗: 'Bainang', 仁布: 'Rinbung', 康马: 'Kangmar',
  定结: 'Dinggyê', 仲巴: 'Zhongba', 亚东: 'Yadong', 吉隆: 'Gyirong', 聂拉木: 'Nyalam', 萨嘎: 'Saga', 岗巴: 'Kamba',
  昌都: 'Qamdo', 卡若: 'Karub', 江达: 'Jomda', 贡觉: 'Gonjo', 类乌齐: 'Riwoqê', 丁青: 'Dêngqên', 察雅: "Zhag'yab", 八宿: 'Baxoi', 左贡: 'Zogang', 芒康: 'Markam', 洛隆: 'Lhorong', 边坝: 'Banbar',
  林芝: 'Nyingchi', 巴宜: 'Bayi', 工布江达: "Gongbo'gyamda", 米林: 'Mainling', 墨脱: 'Mêdog', 波密: 'Bomi', 察隅: 'Zayü', 朗: 'Nang',
  山南: 'Shannan', 乃东: 'Nêdong', 扎囊: 'Chanang', 贡嘎: 'Gonggar', 桑日: 'Sangri', 琼结: 'Qonggyai', 曲松: 'Qusum', 措美: 'Comai', 洛扎: 'Lhozhag', 加查: 'Gyaca', 隆子: 'Lhünzê', 错那: 'Cona', 浪卡子: 'Nagarzê',
  那曲: 'Nagqu', 色尼: 'Seni', 嘉黎: 'Lhari', 比如: 'Biru', 聂荣: 'Nyainrong', 安多: 'Amdo', 申扎: 'Xainza', 索: 'Sog', 班戈: 'Baingoin', 巴青: 'Baqên', 尼玛: 'Nyima', 双湖: 'Shuanghu',
  阿里: 'Ngari', 普兰: 'Burang', 札达: 'Zanda', 噶尔: 'Gar', 日土: 'Rutog', 革吉: "Gê'gyai", 改则: 'Gêrzê', 措勤: 'Coqên',
  // Tibetan areas of Qinghai, Gansu, Sichuan, Yunnan
  果洛: 'Golog', 玛沁: 'Maqên', 班玛: 'Baima', 甘德: 'Gadê', 达日: 'Darlag', 久治: 'Jigzhi', 玛多: 'Madoi', 玉树: 'Yushu', 杂多: 'Zadoi', 称多: 'Chindu', 治多: 'Zhidoi', 囊谦: 'Nangqên', 曲麻莱: 'Qumarlêb',
  格尔木: 'Golmud', 德令哈: 'Delingha', 尖扎: 'Jainca', 泽库: 'Zêkog', 迭部: 'Têwo', 玛曲: 'Maqu', 卓尼: 'Jonê', 阿坝: 'Aba', 马尔康: 'Barkam', 若尔盖: 'Zoigê', 壤塘: 'Zamtang', 甘孜: 'Garzê', 德格: 'Dêgê', 白玉: 'Baiyü',
  石渠: 'Sêrxü', 色达: 'Sêrtar', 理塘: 'Litang', 巴塘: 'Batang', 得荣: 'Dêrong', 道孚: 'Dawu', 新龙: 'Xinlong', 炉霍: 'Luhuo', 丹巴: 'Danba', 迪庆: 'Dêqên', 德钦: 'Dêqên', 香格里拉: 'Shangri-La',
  // Xinjiang
  乌鲁木齐: 'Ürümqi', 沙依巴克: 'Saybag', 达坂城: 'Dabancheng', 克拉玛依: 'Karamay', 乌尔禾: 'Orku', 吐鲁番: 'Turpan', 鄯善: 'Shanshan', 托克逊: 'Toksun', 哈密: 'Hami', 巴里坤: 'Barkol',
  昌吉: 'Changji', 呼图壁: 'Hutubi', 玛纳斯: 'Manas', 吉木萨尔: 'Jimsar', 木垒: 'Mori', 博尔塔拉: 'Bortala', 博乐: 'Bole', 阿拉山口: 'Alashankou', 巴音郭楞: 'Bayingolin', 库尔勒: 'Korla',
  轮台: 'Luntai', 阿克苏: 'Aksu', 库车: 'Kuqa', 温宿: 'Wensu', 沙雅: 'Xayar', 新和: 'Xinhe', 拜城: 'Baicheng', 阿瓦提: 'Awat', 柯坪: 'Kalpin', 乌什: 'Uqturpan', 克孜勒苏: 'Kizilsu', 阿图什: 'Artux', 阿克陶: 'Akto', 阿合奇: 'Akqi', 乌恰: 'Wuqia',
  喀什: 'Kashgar', 疏附: 'Shufu', 疏勒: 'Shule', 英吉沙: 'Yengisar', 泽普: 'Zepu', 莎车: 'Shache', 叶城: 'Yecheng', 麦盖提: 'Makit', 岳普湖: 'Yopurga', 伽师: 'Payzawat', 巴楚: 'Maralbexi',
  和田: 'Hotan', 墨玉: 'Moyu', 皮山: 'Pishan', 洛浦: 'Lop', 策勒: 'Qira', 于田: 'Yutian', 民丰: 'Minfeng', 伊犁: 'Ili', 伊宁: 'Yining', 奎屯: 'Kuytun', 霍尔果斯: 'Khorgos', 察布查尔: 'Qapqal', 特克斯: 'Tekes', 尼勒克: 'Nilka',
  塔城: 'Tacheng', 额敏: 'Emin', 托里: 'Toli', 和布克赛尔: 'Hoboksar', 阿勒泰: 'Altay', 布尔津: 'Burqin', 富蕴: 'Fuyun', 哈巴河: 'Habahe', 吉木乃: 'Jeminay', 阿拉尔: 'Aral', 图木舒克: 'Tumxuk', 可克达拉: 'Kokdala', 若羌: 'Ruoqiang', 且末: 'Qiemo',
};

/** The peoples of autonomous units. */
export const PEOPLE_NAMES: Readonly<Record<string, string>> = {
  蒙古: 'Mongol', 回: 'Hui', 藏: 'Tibetan', 维吾尔: 'Uygur', 苗: 'Miao', 彝: 'Yi', 壮: 'Zhuang', 布依: 'Bouyei', 朝鲜: 'Korean', 满: 'Manchu', 侗: 'Dong', 瑶: 'Yao', 白: 'Bai',
  土家: 'Tujia', 哈尼: 'Hani', 哈萨克: 'Kazakh', 傣: 'Dai', 黎: 'Li', 傈僳: 'Lisu', 佤: 'Va', 畲: 'She', 高山: 'Gaoshan', 拉祜: 'Lahu', 水: 'Sui', 东乡: 'Dongxiang', 纳西: 'Naxi', 景颇: 'Jingpo',
  柯尔克孜: 'Kyrgyz', 土: 'Tu', 达斡尔: 'Daur', 仫佬: 'Mulao', 羌: 'Qiang', 布朗: 'Blang', 撒拉: 'Salar', 毛南: 'Maonan', 仡佬: 'Gelao', 锡伯: 'Xibe', 阿昌: 'Achang', 普米: 'Pumi', 塔吉克: 'Tajik',
  怒: 'Nu', 乌孜别克: 'Uzbek', 俄罗斯: 'Russian', 鄂温克: 'Evenk', 德昂: "De'ang", 保安: 'Bonan', 裕固: 'Yugur', 京: 'Jing', 塔塔尔: 'Tatar', 独龙: 'Derung', 鄂伦春: 'Oroqen', 赫哲: 'Hezhe',
  门巴: 'Monba', 珞巴: 'Lhoba', 基诺: 'Jino',
};

/** What kind of unit it is, longest first. */
export const KINDS: readonly (readonly [string, string])[] = [
  ['特别行政区', 'Special Administrative Region'], ['自治区', 'Autonomous Region'], ['自治州', 'Autonomous Prefecture'], ['自治县', 'Autonomous County'], ['自治旗', 'Autonomous Banner'],
  ['地区', 'Prefecture'], ['省', 'Province'], ['市', 'City'], ['区', 'District'], ['县', 'County'], ['盟', 'League'], ['旗', 'Banner'],
];

/** Zones, which have no code and are named as their own papers name them; longest first. */
export const ZONE_KINDS: readonly (readonly [string, string])[] = [
  ['高新技术产业开发区管理委员会', 'High-tech Industrial Development Zone'], ['经济技术开发区管理委员会', 'Economic and Technological Development Zone'],
  ['高新技术产业开发区', 'High-tech Industrial Development Zone'], ['经济技术开发区', 'Economic and Technological Development Zone'], ['旅游度假区', 'Tourist Resort'], ['经济开发区', 'Economic Development Zone'],
  ['综合保税区', 'Comprehensive Bonded Zone'], ['自由贸易试验区', 'Pilot Free Trade Zone'], ['风景名胜区', 'Scenic Area'], ['工业园区', 'Industrial Park'], ['产业园区', 'Industrial Park'], ['示范区', 'Demonstration Zone'],
  ['管理区', 'Management District'], ['开发区', 'Development Zone'], ['高新区', 'High-tech Zone'], ['经开区', 'Economic Development Zone'], ['保税区', 'Bonded Zone'], ['园区', 'Park'], ['新区', 'New Area'],
];
