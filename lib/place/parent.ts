/** Which of several places a text means: what it says right before the name, whom it cites, whom it answers to. */
import type { Evidence } from '../read/report';
import type { Unit } from './gazetteer';

/** A hint's weight by its kind. Each kind counts once for a place, a bare mention twice. */
const WEIGHT = { title_chain: 6, body_chain: 5, cited: 2, superior: 2, parent_mention: 0.5, phone: 3, site: 3 } as const;
type HintKind = keyof typeof WEIGHT;
/** The least sum that decides when nothing speaks for another candidate, and the least lead where something does. */
const ENOUGH = 1;
const LEAD = 3;
/** A place that others went to learn from is not one's own: 赴永宁县、青铜峡市观摩. Looked for in the clause before. */
const ELSEWHERE = /赴|到|前往|学习|借鉴|考察|观摩|来自|对标/;
const CLAUSE_END = /[。；;，,\n《]/;
/** Whose orders one follows: 江苏省人民政府, 银川市关于…的部署. */
const SUPERIOR = /^(?:人民政府|政府|委|市委|政务公开|关于|的?(?:要求|部署|统一))/;

export interface Hint extends Evidence {
  kind: HintKind;
  /** The code it speaks for. */
  points_to: string;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a text can name above a candidate: its ancestors' names, and their stems where the name follows at once. */
interface Above {
  /** ancestor's name or stem → candidates under it, and whether it is a full name. */
  words: Map<string, { under: Set<string>; full: boolean }>;
  pattern: RegExp;
}

function above(candidates: readonly Unit[], ancestors: (code: string) => readonly Unit[]): Above {
  const words: Above['words'] = new Map();
  const add = (word: string, full: boolean, code: string) => {
    const entry = words.get(word) ?? { under: new Set<string>(), full };
    entry.under.add(code);
    entry.full ||= full;
    words.set(word, entry);
  };
  for (const candidate of candidates) {
    for (const code of candidate.ref.parents) {
      for (const unit of ancestors(code)) {
        add(unit.name, true, candidate.code);
        for (const stem of unit.stems) add(stem, false, candidate.code);
      }
    }
  }
  const alternatives = [...words.keys()].sort((one, other) => other.length - one.length).map(escape);
  return { words, pattern: new RegExp(alternatives.join('|') || '(?!)', 'g') };
}

/**
 * The hints that a text gives for some of the candidates but not for all, in one pass. `name` is how the
 * candidates are named (鼓楼区); offsets are positions in `text`.
 */
export function hintsIn(text: string, name: string, candidates: readonly Unit[], ancestors: (code: string) => readonly Unit[], chainKind: 'title_chain' | 'body_chain'): Hint[] {
  const named = above(candidates, ancestors);
  const codes = new Set(candidates.map((unit) => unit.code)).size;
  const hints: Hint[] = [];
  const counted = new Map<string, number>();
  const hint = (kind: HintKind, code: string, start: number, end: number) => {
    const before = counted.get(`${kind} ${code}`) ?? 0;
    if (before >= (kind === 'parent_mention' ? 2 : 1)) return;
    counted.set(`${kind} ${code}`, before + 1);
    hints.push({ kind, text: text.slice(start, end), start, end, points_to: code });
  };
  for (const found of text.matchAll(named.pattern)) {
    const entry = named.words.get(found[0]);
    // An ancestor of all of them tells none from the others.
    if (!entry || (codes > 1 && entry.under.size === codes)) continue;
    const start = found.index;
    const end = start + found[0].length;
    const chained = text.startsWith(name, end);
    if (!chained && !entry.full) continue;
    const before = text.slice(Math.max(0, start - 20), start);
    if (!chained && ELSEWHERE.test(before.split(CLAUSE_END).at(-1) ?? '')) continue;
    const after = text.slice(end, end + 6);
    const kind = chained ? chainKind
      : before.endsWith('《') || before.endsWith('〈') ? 'cited'
        : SUPERIOR.test(after) ? 'superior' : 'parent_mention';
    for (const code of entry.under) hint(kind, code, start, chained ? end + name.length : end);
  }
  return hints;
}

/**
 * The one candidate that the hints single out, or null. Two candidates are compared by what speaks for one and
 * not for the other: 江苏省 says nothing between 南京市 and 徐州市.
 */
export function singledOut(candidates: readonly Unit[], hints: readonly Hint[]): Unit | null {
  const same = (one: Hint, other: Hint) => one.kind === other.kind && one.start === other.start && one.text === other.text;
  const over = (unit: Unit, rival: Unit) => {
    const rivals = hints.filter((hint) => hint.points_to === rival.code);
    return hints
      .filter((hint) => hint.points_to === unit.code && !rivals.some((other) => same(hint, other)))
      .reduce((sum, hint) => sum + WEIGHT[hint.kind], 0);
  };
  const leads = (unit: Unit) => candidates.every((rival) => {
    if (rival.code === unit.code) return true;
    const [own, theirs] = [over(unit, rival), over(rival, unit)];
    return own >= ENOUGH && (theirs === 0 || own >= theirs + LEAD);
  });
  // A lone candidate that the name does not prove needs a hint of its own.
  const lone = candidates.length === 1 && hints.reduce((sum, hint) => sum + WEIGHT[hint.kind], 0) < ENOUGH;
  return lone ? null : (candidates.find(leads) ?? null);
}
