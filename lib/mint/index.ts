/** The mint: report texts with known cells, for measuring the reader and for trying the site. Deterministic by seed. */
import { cellId, type FormVersion } from '../form';
import { mintDocument, type DocOptions, type ZeroStyle } from './document';
import { FAMILIES, family, type Family } from './family';
import { mintFigures, type Figures } from './figures';
import { NOISES } from './noise';
import { random, type Random } from './random';

export interface Fault {
  kind: 'wrong_total' | 'lost_cell' | 'shifted_row';
  cells: string[];
  /** A reader with the form's arithmetic can notice it. A shift among zeros cannot be noticed. */
  detectable: boolean;
  /** The rule that must find it, where it is detectable. */
  rule: string | null;
}

export interface Minted {
  name: string;
  text: string;
  /** What is printed, cell by cell; null where nothing is. */
  truth: Record<string, number | null>;
  /** Cells that the text itself does not decide (blank cells dropped, digits run together). */
  ambiguous: string[];
  family: string;
  noises: string[];
  zero: ZeroStyle;
  authority: string;
  year: number;
  faults: Fault[];
}

export interface MintOptions {
  /** Share of reports with a fault, 0 to 1. */
  faults?: number;
  families?: readonly string[];
  /** Share of reports with each noise, 0 to 1. */
  noise?: number;
  zero?: ZeroStyle;
}

const PLACES = ['青松县', '临江市云台区', '白石市', '东岭县', '南溪市河口区', '长宁市望江区'];
const ORGANS = ['', '人民政府', '人民政府办公室', '司法局', '自然资源局', '住房和城乡建设局', '石桥镇人民政府'];

/** The report number `index` of the mint with `seed`. */
export function mintReport(seed: number, index: number, options: MintOptions = {}): Minted {
  const rng = random((seed * 1_000_003 + index * 7919) | 0);
  const layout = family(options.families ? rng.pick(options.families) : FAMILIES[index % FAMILIES.length]!.id);
  const year = 2021 + rng.below(5);
  const applications: FormVersion = rng.chance(0.15) ? '2019' : '2021';
  const proactive: FormVersion = rng.chance(0.12) ? '2019' : '2021';
  const figures = mintFigures(rng, applications, proactive);
  const faults = options.faults && rng.chance(options.faults) ? [plantInFigures(rng, figures, applications)] : [];
  const zero = options.zero ?? pickZero(rng, layout);
  const commas = rng.chance(0.15) && !layout.id.includes('undelimited');
  const print: DocOptions['print'] = (id, value) => {
    if (id.endsWith('.items_change') && value > 0 && !layout.id.includes('undelimited') && rng.chance(0.3)) return `+${value}`;
    if (commas && value >= 1000 && Number.isInteger(value)) return value.toLocaleString('en-US');
    return String(value);
  };
  const place = rng.pick(PLACES);
  const organ = rng.pick(ORGANS);
  const authority = place + organ;
  if (makesNoRules(organ)) clearRules(figures);
  const { doc, truth } = mintDocument(rng, figures, { authority, year, applications, proactive, zero, print });
  const lost = options.faults && faults.length === 0 && rng.chance(options.faults * 0.3) ? loseCell(rng, doc, truth, layout) : null;
  if (lost) faults.push(lost);
  for (const fault of faults) fault.detectable = isDetectable(fault, truth, layout);
  let text = layout.lay(doc, rng);
  const noises: string[] = [];
  for (const noise of NOISES) {
    if (!rng.chance(options.noise ?? 0.08)) continue;
    if (noise.id === 'indented' && (layout.extension === 'html' || layout.id.startsWith('tab'))) continue;
    if (noise.id === 'inner_blanks' && layout.extension === 'html') continue;
    if (noise.id === 'pinyin' && noises.includes('traditional')) continue;
    text = noise.apply(text, rng);
    noises.push(noise.id);
  }
  return {
    name: `${String(index).padStart(7, '0')}-${layout.id}.${layout.extension}`, text, truth, ambiguous: ambiguousCells(layout, doc),
    family: layout.id, noises, zero, authority, year, faults,
  };
}

/** Only governments of provinces and prefectures make 规章; a bureau or a township that had some would be a fault. */
const makesNoRules = (organ: string): boolean => organ.endsWith('局') || organ.endsWith('镇人民政府');

function clearRules(figures: Figures): void {
  for (const id of figures.keys()) if (id.startsWith('proactive.regulations.')) figures.set(id, 0);
}

function pickZero(rng: Random, layout: Family): ZeroStyle {
  if (layout.id.includes('undelimited')) return 'zeros';
  if (!layout.keepsBlanks) return rng.chance(0.9) ? 'zeros' : 'dashes';
  return rng.pick(['zeros', 'zeros', 'zeros', 'zeros', 'zeros', 'blanks', 'dashes', 'total_only'] as const);
}

/** A total printed wrong, as real reports print it. */
function plantInFigures(rng: Random, figures: Figures, version: FormVersion): Fault {
  const kind = rng.pick(['row', 'block'] as const);
  if (kind === 'block') {
    const id = cellId('disputes', rng.pick(['review', 'suit_direct', 'suit_after_review']), 'total');
    figures.set(id, figures.get(id)! + 1 + rng.below(3));
    return { kind: 'wrong_total', cells: [id], detectable: true, rule: 'disputes.block_sum' };
  }
  const row = rng.pick(version === '2021' ? ['granted', 'partial', 'unable_not_held', 'new_received', 'other_other'] : ['granted', 'partial', 'unable_not_held', 'new_received']);
  const id = cellId('applications', row, 'total');
  figures.set(id, figures.get(id)! + 1 + rng.below(9));
  return { kind: 'wrong_total', cells: [id], detectable: true, rule: 'applications.row_sum' };
}

/** One figure of a row is gone; its cell stays where cells can be seen. */
function loseCell(rng: Random, doc: ReturnType<typeof mintDocument>['doc'], truth: Record<string, number | null>, layout: Family): Fault | null {
  if (!layout.keepsBlanks) return null;
  const rows = doc.tables.find((table) => table.name === 'applications')!.rows.filter((row) => !row.header && row.cells.every((cell) => /^\d/.test(cell.text)));
  if (rows.length === 0) return null;
  const cell = rng.pick(rng.pick(rows).cells);
  cell.text = '';
  truth[cell.id] = null;
  return { kind: 'lost_cell', cells: [cell.id], detectable: true, rule: 'applications.lost_cell' };
}

/** The rule needs every operand in print, and figures that can be told apart. */
function isDetectable(fault: Fault, truth: Record<string, number | null>, layout: Family): boolean {
  if (layout.id.includes('undelimited')) return false;
  return fault.cells.every((id) => {
    const row = id.slice(0, id.lastIndexOf('.') + 1);
    const others = Object.keys(truth).filter((other) => other.startsWith(row) && other !== id);
    return others.every((other) => truth[other] !== null) && (fault.kind === 'lost_cell' || truth[id] !== null);
  });
}

/** Digits run together without a sum to part them decide nothing. */
function ambiguousCells(layout: Family, doc: ReturnType<typeof mintDocument>['doc']): string[] {
  if (!layout.id.includes('undelimited')) return [];
  const out: string[] = [];
  for (const table of doc.tables) {
    if (table.name !== 'proactive') continue;
    for (const row of table.rows) {
      if (row.cells.length > 1 && row.cells.some((cell) => cell.text.length > 1)) out.push(...row.cells.map((cell) => cell.id));
    }
  }
  return out;
}
