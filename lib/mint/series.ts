/**
 * A city and its districts over several years, as reports with known cells: what is carried over, the
 * stocks and the sums of the parts hold, unless a fault is planted.
 */
import type { RuleId } from '../check/rules';
import { cellId } from '../form';
import { mintDocument, type DocOptions } from './document';
import { FAMILIES } from './family';
import { mintFigures, type Figures } from './figures';
import { random, type Random } from './random';

export interface SeriesFault {
  rule: RuleId;
  /** The report in which the rule must find it; of two versions the one that counts. */
  names: string[];
  /** Every operand is in print. */
  detectable: boolean;
}

export interface SeriesReport {
  name: string;
  text: string;
  truth: Record<string, number | null>;
  authority: string;
  year: number;
}

export interface MintedCity { reports: SeriesReport[]; faults: SeriesFault[] }

export interface City {
  /** Full names, such as 宁夏回族自治区中卫市 and 宁夏回族自治区中卫市中宁县. */
  whole: string;
  parts: readonly string[];
}

const TABLED = (id: string): boolean => !id.includes('undelimited') && !['sentences', 'images_only', 'prose_only', 'repeated_lines'].includes(id) && !id.startsWith('annex');
const LAYOUTS = FAMILIES.filter((family) => TABLED(family.id));
const WORDS = Array.from('工作平台队伍建设制度机制渠道服务群众企业部门单位年度任务重点领域环节流程标准目标责任意识能力水平质量效果方式方法载体栏目专栏网站窗口热线解读回应监督评估考核培训交流研讨调研检查整改落实推进完善优化提升加强深化拓展规划方案清单台账'.match(/../g)!);

/** Two-character words at random: of 900 characters written so hardly eight in a row return by chance. */
function mintProse(rng: Random): string[] {
  return Array.from({ length: 15 }, () => `${Array.from({ length: 15 }, () => Array.from({ length: 2 }, () => rng.pick(WORDS)).join('')).join('，')}。`);
}

interface Draft { authority: string; year: number; figures: Figures; prose: string[] }

const application = (row: string, column: string): string => cellId('applications', row, column);
const RECEIVED = application('new_received', 'total');
const DECISIONS = cellId('proactive', 'licences', 'decisions');
const IN_FORCE = cellId('proactive', 'normative_documents', 'in_force');

/** Adds to cells of natural persons and of the totals alike, so that rows and columns go on adding up. */
function raise(figures: Figures, rows: readonly string[], by: number): void {
  for (const row of rows) for (const column of ['natural_person', 'total']) figures.set(application(row, column), figures.get(application(row, column))! + by);
}

function summed(all: readonly Figures[]): Figures {
  const out: Figures = new Map();
  for (const figures of all) {
    for (const [id, value] of figures) out.set(id, Math.round(((out.get(id) ?? 0) + value) * 10_000) / 10_000);
  }
  return out;
}

type Plant = (draft: Draft, before: Draft, rng: Random) => { cells: readonly string[]; beforeCells: readonly string[] } | null;

/** Each changes one report so that one rule must see it against the year before; null where it cannot be planted. */
const PLANTS: readonly { rule: RuleId; plant: Plant }[] = [
  { rule: 'series.carry_over', plant: ({ figures }, _before, rng) => {
    raise(figures, ['carried_in', 'granted', 'total_handled'], 1 + rng.below(9));
    return { cells: [application('carried_in', 'total')], beforeCells: [application('carried_out', 'total')] };
  } },
  { rule: 'series.normative_stock', plant: ({ figures }, _before, rng) => {
    figures.set(IN_FORCE, figures.get(IN_FORCE)! + 1 + rng.below(20));
    return { cells: ['made', 'repealed', 'in_force'].map((column) => cellId('proactive', 'normative_documents', column)), beforeCells: [IN_FORCE] };
  } },
  { rule: 'series.jump', plant: ({ figures }, before, rng) => {
    raise(figures, ['new_received', 'granted', 'total_handled'], 31 + 5 * before.figures.get(RECEIVED)! + rng.below(50));
    return { cells: [RECEIVED], beforeCells: [RECEIVED] };
  } },
  { rule: 'copies.text', plant: (draft, before) => {
    draft.prose = [...before.prose];
    return { cells: [], beforeCells: [] };
  } },
  { rule: 'copies.figures', plant: ({ figures }, before) => {
    let nonzero = 0;
    for (const [id, value] of before.figures) {
      if (!id.startsWith('applications.')) continue;
      figures.set(id, value);
      if (value !== 0) nonzero += 1;
    }
    return nonzero >= 12 ? { cells: [], beforeCells: [] } : null;
  } },
];

/** Takes from the city what its own departments have and one more, so that its districts have more than it. */
function plantBelow(whole: Figures, parts: readonly Figures[]): boolean {
  const sum = parts.reduce((all, part) => all + part.get(RECEIVED)!, 0);
  const by = whole.get(RECEIVED)! - sum + 1;
  if (['new_received', 'granted', 'total_handled'].some((row) => whole.get(application(row, 'natural_person'))! < by)) return false;
  raise(whole, ['new_received', 'granted', 'total_handled'], -by);
  return true;
}

/**
 * @param faults share of the reports after the first year that get a fault, 0 to 1
 */
export function mintCity(seed: number, index: number, city: City, years: readonly number[], faults = 0): MintedCity {
  const rng = random((seed * 1_000_003 + index * 104_729) | 0);
  const drafts = new Map<string, Draft>();
  const key = (authority: string, year: number) => `${authority} ${year}`;
  const own = new Map<number, Figures>();
  for (const year of years) {
    const parts = city.parts.map((name) => {
      const figures = mintFigures(rng, '2021', '2021', drafts.get(key(name, year - 1))?.figures);
      // So many decisions are a whole district's: the scope is told from them.
      figures.set(DECISIONS, 1000 + rng.below(9000));
      drafts.set(key(name, year), { authority: name, year, figures, prose: mintProse(rng) });
      return figures;
    });
    own.set(year, mintFigures(rng, '2021', '2021', own.get(year - 1)));
    drafts.set(key(city.whole, year), { authority: city.whole, year, figures: summed([...parts, own.get(year)!]), prose: mintProse(rng) });
  }

  const planted: { rule: RuleId; draft: Draft; cells: readonly string[]; before: Draft | null; beforeCells: readonly string[] }[] = [];
  const printed = new Map([...drafts].map(([id, draft]) => [id, { ...draft, figures: new Map(draft.figures) }]));
  for (const draft of printed.values()) {
    const before = printed.get(key(draft.authority, draft.year - 1));
    if (!before || !rng.chance(faults)) continue;
    if (draft.authority === city.whole && rng.chance(0.5)) {
      // A fault in a district would raise or lower what the city has to exceed: the districts as printed count.
      const parts = city.parts.map((name) => printed.get(key(name, draft.year))!.figures);
      if (plantBelow(draft.figures, parts)) planted.push({ rule: 'parts.above_whole', draft, cells: [RECEIVED], before: null, beforeCells: [] });
      continue;
    }
    const { rule, plant } = rng.pick(PLANTS);
    const cells = plant(draft, before, rng);
    if (cells) planted.push({ rule, draft, before, ...cells });
  }

  const versions = new Map<Draft, SeriesReport[]>();
  const faultList: SeriesFault[] = [];
  for (const draft of printed.values()) {
    const name = `${index}-${draft.authority}-${draft.year}`;
    const prints = [print(rng, draft, name)];
    // The same report again, one figure mended.
    if (rng.chance(faults * 0.2)) prints.push(print(rng, { ...draft, figures: new Map(draft.figures).set(DECISIONS, draft.figures.get(DECISIONS)! + 1) }, `${name}-v2`));
    versions.set(draft, prints);
    if (prints.length > 1) faultList.push({ rule: 'copies.two_reports', names: prints.map((one) => one.name), detectable: true });
  }
  const shown = (draft: Draft | null, ids: readonly string[]) => draft === null || versions.get(draft)!.every((one) => ids.every((id) => one.truth[id] !== null));
  for (const { rule, draft, cells, before, beforeCells } of planted) {
    const partsShown = before !== null || city.parts.every((name) => shown(printed.get(key(name, draft.year))!, [RECEIVED]));
    faultList.push({ rule, names: versions.get(draft)!.map((one) => one.name), detectable: partsShown && shown(draft, cells) && shown(before, beforeCells) });
  }
  const reports = [...versions.values()].flat();
  return { reports, faults: faultList };
}

function print(rng: Random, draft: Draft, name: string): SeriesReport {
  const layout = rng.pick(LAYOUTS);
  const zero: DocOptions['zero'] = layout.keepsBlanks ? rng.pick(['zeros', 'zeros', 'zeros', 'blanks', 'dashes'] as const) : 'zeros';
  const authority = `${draft.authority}人民政府`;
  const { doc, truth } = mintDocument(rng, draft.figures, { authority, year: draft.year, applications: '2021', proactive: '2021', zero, print: (_, value) => String(value), prose: draft.prose });
  return { name: `${name}.${layout.extension}`, text: layout.lay(doc, rng, { truth, ambiguous: [] }), truth, authority, year: draft.year };
}
