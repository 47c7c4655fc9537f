/** The mint: report texts with known cells, for measuring the reader and for trying the site. Deterministic by seed. */
import type { FormVersion } from '../form';
import { mintAnnex } from './annex';
import { mintDocument, type Doc, type DocOptions, type ZeroStyle } from './document';
import { FAMILIES, family, type Family } from './family';
import { mintFigures, type Figures } from './figures';
import { isDetectable, loseCell, plantFault, type Fault, type Telling } from './fault';
import { NOISES, type Noise } from './noise';
import { random, type Random } from './random';

export type { Fault } from './fault';

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
  /** What a real report prints wrong: the rule that says so, and a cell it names. */
  errors?: readonly { rule: string; cell: string }[];
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
  const place = rng.pick(PLACES);
  const organ = rng.pick(ORGANS);
  const authority = place + organ;
  const noises = pickNoises(rng, layout, options.noise ?? NOISE_RATE);
  const named = (extra: Partial<Minted> & Pick<Minted, 'text' | 'truth'>): Minted => ({
    name: `${String(index).padStart(7, '0')}-${layout.id}.${layout.extension}`, ambiguous: [], family: layout.id, noises: noises.map((noise) => noise.id), zero: 'zeros', authority, year, faults: [], ...extra,
  });
  const damaged = (text: string): string => noises.reduce((all, noise) => (noise.apply ? noise.apply(all, rng) : all), text);
  if (layout.annex) {
    const { text, truth } = mintAnnex(rng, authority, year - 8, layout.annex === 'codes');
    return named({ text: damaged(text), truth, year: year - 8 });
  }
  const figures = mintFigures(rng, applications, proactive);
  if (makesNoRules(organ)) clearRules(figures);
  const telling: Telling = {};
  const planted = options.faults && rng.chance(options.faults) ? plantFault(rng, figures, applications, telling) : null;
  const faults = planted ? [planted] : [];
  const zero = options.zero ?? pickZero(rng, layout);
  const comma = rng.chance(0.15) && !layout.id.includes('undelimited') ? rng.pick([',', ',', '，']) : null;
  const print: DocOptions['print'] = (id, value) => {
    let text = String(value);
    if (id.endsWith('.items_change') && value > 0 && !layout.id.includes('undelimited') && rng.chance(0.3)) text = `+${value}`;
    else if (comma !== null && value >= 1000 && Number.isInteger(value)) text = value.toLocaleString('en-US').replaceAll(',', comma);
    return noises.reduce((all, noise) => (noise.print ? noise.print({ id, value, text: all }, rng) : all), text);
  };
  const { doc, truth } = mintDocument(rng, figures, { authority, year, applications, proactive, zero, print, telling });
  const lost = options.faults && faults.length === 0 && rng.chance(options.faults * 0.3) ? loseCell(rng, doc, truth, layout) : null;
  if (lost) faults.push(lost);
  const ambiguous = ambiguousCells(layout, doc, zero);
  const text = damaged(layout.lay(doc, rng, { truth, ambiguous }));
  for (const fault of faults) fault.detectable = isDetectable(fault, truth, ambiguous, layout, noises.map((noise) => noise.id));
  return named({ text, truth, ambiguous, zero, faults });
}

/** Share of reports with each noise, where none is asked for. */
const NOISE_RATE = 0.07;

function pickNoises(rng: Random, layout: Family, rate: number): Noise[] {
  const kinds = [...(layout.extension === 'html' ? ['html'] : []), ...(layout.id.startsWith('tab') ? ['tabs'] : []), ...(layout.id.includes('undelimited') ? ['undelimited'] : []), ...(layout.annex ? ['annex'] : []), ...(layout.id === 'repeated_lines' ? ['repeated'] : [])];
  const picked = NOISES.filter((noise) => rng.chance(rate) && !noise.not?.some((kind) => kinds.includes(kind)));
  // Script and pinyin are two fates of one text.
  return picked.filter((noise) => noise.id !== 'pinyin' || !picked.some((other) => other.id === 'traditional'));
}

/** Only governments of provinces and prefectures make 规章; a bureau or a township that had some would be a fault. */
const makesNoRules = (organ: string): boolean => organ.endsWith('局') || organ.endsWith('镇人民政府');

function clearRules(figures: Figures): void {
  for (const id of figures.keys()) if (id.startsWith('proactive.regulations.')) figures.set(id, 0);
}

function pickZero(rng: Random, layout: Family): ZeroStyle {
  if (layout.id.includes('undelimited') || layout.zeros) return 'zeros';
  if (!layout.keepsBlanks) return rng.chance(0.9) ? 'zeros' : 'dashes';
  return rng.pick(['zeros', 'zeros', 'zeros', 'zeros', 'zeros', 'blanks', 'dashes', 'total_only', 'natural_only'] as const);
}

/** Digits run together without a sum to part them decide nothing, nor does the lone figure of a row that may have shifted. */
function ambiguousCells(layout: Family, doc: Doc, zero: ZeroStyle): string[] {
  if (layout.id === 'tab_shifted' && (zero === 'total_only' || zero === 'natural_only')) return doc.tables.filter((table) => table.name === 'applications').flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.id)));
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
