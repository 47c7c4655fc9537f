/** Which of several places a text means: what it says right before the name, whom it cites, whom it answers to. */
import type { Evidence } from '../read/report';
import type { Unit } from './gazetteer';

/** A hint's weight by its kind; each kind counts once for a place. */
const WEIGHT: Record<string, number> = { title_chain: 6, body_chain: 5, cited: 2, superior: 2, parent_mention: 0.5, phone: 3, site: 3 };
/** The least sum that decides when no other candidate has any hint, and the least lead where one has. */
const ENOUGH = 1;
const LEAD = 3;
/** A place that others went to learn from is not one's own: 赴永宁县、青铜峡市观摩. */
const ELSEWHERE = /(?:赴|到|前往|学习|借鉴|考察|观摩|来自|对标|、)$/;

export interface Hint extends Evidence {
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

const remembered = new WeakMap<readonly Unit[], Map<string, Above>>();

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
  let byName = remembered.get(candidates);
  if (!byName) remembered.set(candidates, (byName = new Map()));
  let memo = byName.get(name);
  if (!memo) byName.set(name, (memo = above(candidates, ancestors)));

  const hints: Hint[] = [];
  const counted = new Set<string>();
  const hint = (kind: string, code: string, start: number, end: number) => {
    if (counted.has(`${kind} ${code}`)) return;
    counted.add(`${kind} ${code}`);
    hints.push({ kind, text: text.slice(start, end), start, end, points_to: code });
  };
  for (const found of text.matchAll(memo.pattern)) {
    const entry = memo.words.get(found[0]);
    // An ancestor of all of them tells none from the others.
    if (!entry || entry.under.size === new Set(candidates.map((unit) => unit.code)).size) continue;
    const start = found.index;
    const end = start + found[0].length;
    const chained = text.startsWith(name, end);
    if (!chained && !entry.full) continue;
    const before = text.slice(Math.max(0, start - 3), start);
    if (ELSEWHERE.test(before)) continue;
    const after = text.slice(end, end + 6);
    const kind = chained ? chainKind
      : before.endsWith('《') || before.endsWith('〈') ? 'cited'
        : /^(?:人民政府|政府|委|市委|政务公开)/.test(after) ? 'superior' : 'parent_mention';
    for (const code of entry.under) hint(kind, code, start, chained ? end + name.length : end);
  }
  return hints;
}

/** The one candidate that the hints single out, or null. */
export function singledOut(candidates: readonly Unit[], hints: readonly Hint[]): Unit | null {
  const scored = candidates
    .map((unit) => ({
      unit,
      score: hints.filter((hint) => hint.points_to === unit.code).reduce((sum, hint) => sum + (WEIGHT[hint.kind] ?? 0), 0),
    }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (!first || first.score < ENOUGH) return null;
  if (second && second.score > 0 && first.score < second.score + LEAD) return null;
  return first.unit;
}
