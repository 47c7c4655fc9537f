/** A minted corpus of any size: real places, five years, offices and departments, 13 KB a text. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mintReport } from '../../lib/mint';
import type { Gazetteer } from '../../lib/place';

const YEARS = [2021, 2022, 2023, 2024, 2025];
const ORGANS = ['人民政府', '人民政府办公室', ...['司法', '自然资源', '财政', '教育', '民政', '公安', '水利', '农业农村', '商务', '审计', '统计', '林业', '交通运输', '卫生健康', '住房和城乡建设',
  '生态环境', '应急管理', '市场监督管理', '文化和旅游', '人力资源和社会保障', '医疗保障', '退役军人事务', '信访', '城市管理', '乡村振兴', '体育', '档案', '粮食和物资储备', '发展和改革', '科学技术',
  '工业和信息化', '民族宗教事务', '行政审批服务', '国有资产监督管理', '地方金融监督管理', '人民防空', '大数据管理', '投资促进', '机关事务管理', '园林绿化', '气象', '供销合作', '扶贫开发', '畜牧兽医', '渔业',
  '海洋', '住房公积金管理', '政务服务管理', '知识产权', '药品监督管理', '外事', '侨务', '口岸', '物价', '旅游', '广播电视', '新闻出版', '水务', '地震', '煤炭', '能源', '盐务', '烟草专卖', '邮政管理', '测绘地理信息', '公路', '港航', '房产管理', '建设'].map((name) => `${name}局`)];
const FILLER = `${'　　认真贯彻落实政务公开工作要求，坚持以公开为常态、不公开为例外，不断提升政府信息公开工作质量和水平。'.repeat(60)}\n`;
/** As long as reports are. */
const filled = (text: string): string => text.replace('五、存在', `${FILLER}五、存在`);
/** Distinct texts; beyond these only the name, the year and the first lines differ, which a reader reads all the same. */
const TEMPLATES = 4000;

interface Template { text: string; authority: string; year: number; extension: string }

/** Writes `count` reports below `folder`/reports, a folder for each thousand; a corpus that stands there whole is left. */
export function mintCorpus(folder: string, count: number, gazetteer: Gazetteer): void {
  // Written last, as the mark that nothing is missing.
  const mark = 'site.json';
  if (existsSync(join(folder, mark))) return;
  const counties = gazetteer.units.filter((unit) => unit.level === 'county' && unit.to === null && unit.from <= 2021);
  const templates: Template[] = Array.from({ length: Math.min(count, TEMPLATES) }, (_, index) => {
    const minted = mintReport(7, index, { faults: 0.1 });
    return { text: filled(minted.text), authority: minted.authority, year: minted.year, extension: minted.name.slice(minted.name.lastIndexOf('.')) };
  });
  for (let index = 0; index < count; index += 1) {
    const template = templates[(index * 2654435761) % templates.length];
    const office = Math.floor(index / YEARS.length);
    const unit = counties[office % counties.length];
    if (template === undefined || unit === undefined) throw new Error('nothing to mint from');
    const above = unit.ref.parents.map((code) => gazetteer.byCode.get(code)?.[0]?.name ?? '').join('');
    const authority = above + unit.name + (ORGANS[Math.floor(office / counties.length) % ORGANS.length] ?? '');
    const year = YEARS[index % YEARS.length] ?? 2021;
    const text = template.text.replaceAll(template.authority, authority).replaceAll(String(template.year), String(year));
    writeFileSyncInto(folder, `reports/${String(Math.floor(index / 1000)).padStart(4, '0')}/${String(index).padStart(7, '0')}${template.extension}`, text);
  }
  writeFileSyncInto(folder, mark, '{}');
}

/** Writes reports that read straight, with zeros printed, into `folder`; gives their files. */
export function mintClean(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `clean-${index}.txt`;
    writeFileSyncInto(folder, name, filled(mintReport(3, index, { families: ['tab_rows', 'pipe_tail', 'row_blanks', 'cell_line'], noise: 0, zero: 'zeros' }).text));
    return join(folder, name);
  });
}
/** Writes reports of every family; gives their files. */
export function mintMixed(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const minted = mintReport(4, index);
    writeFileSyncInto(folder, `mixed-${minted.name}`, filled(minted.text));
    return join(folder, `mixed-${minted.name}`);
  });
}

let made = '';
function writeFileSyncInto(folder: string, path: string, text: string): void {
  const at = join(folder, path, '..');
  if (at !== made) mkdirSync(at, { recursive: true });
  made = at;
  writeFileSync(join(folder, path), text);
}
