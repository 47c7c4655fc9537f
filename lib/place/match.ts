/** An authority's name read from the left: a chain of places (银川市, 金凤区), then the organ (人民政府办公室). */
import { counting, type FormKind, type Gazetteer, succeeds, type Unit } from './gazetteer';
import { isCommonDepartment, isSelfEvident, NAMELESS_TOWNSHIP, organKind, zoneOf } from './organ';

export interface Step {
  text: string;
  kind: FormKind;
}

export interface Match {
  /** What the chain may mean in the year; one unit when it is decided. */
  units: readonly Unit[];
  /** True when no unit of the name existed in the year. */
  outside: boolean;
  steps: readonly Step[];
  /** The authority's characters that the chain covers. */
  chain: string;
  /** The characters after it; empty when the authority is the place itself. */
  rest: string;
  /** False where the name's form supports a place but does not prove it (bare stem): text must confirm it. */
  proven: boolean;
  /**
   * The name says two things: 南京市浑南区司法局, 银川市西夏公园管理处. Then no text decides between them, since
   * what speaks for a city speaks for its district too.
   */
  contradicted: boolean;
}

const KINDS: readonly FormKind[] = ['full', 'short', 'stem'];

/** Where forms may end that begin at `at`, the longest first. */
function endsOf({ lengths }: Gazetteer, name: string, at: number): number[] {
  return (lengths.get(name.slice(at, at + 2)) ?? []).map((length) => at + length).filter((end) => end <= name.length);
}

/** Every way to read a chain from the left, the longest first. */
function chains(gazetteer: Gazetteer, name: string): { units: readonly Unit[]; steps: Step[]; end: number }[] {
  const found: { units: readonly Unit[]; steps: Step[]; end: number }[] = [];
  const walk = (at: number, above: readonly Unit[] | null, steps: Step[]) => {
    for (const end of endsOf(gazetteer, name, at)) {
      const text = name.slice(at, end);
      const forms = gazetteer.byForm.get(text);
      if (!forms) continue;
      for (const kind of KINDS) {
        const units = above === null
          ? forms[kind]
          : forms[kind].filter((unit) => above.some((parent) => unit.ref.parents.includes(parent.code)));
        if (units.length === 0) continue;
        const here = [...steps, { text, kind }];
        found.push({ units, steps: here, end });
        walk(end, units, here);
      }
    }
  };
  walk(0, null, []);
  return found;
}

/**
 * Whether the rest can follow a place that was named so; 'weak' where the text must confirm it, 'doubt' where
 * the place may be meant or may only stand in the organ's name.
 */
function fits(steps: readonly Step[], units: readonly Unit[], rest: string): 'yes' | 'weak' | 'doubt' | 'no' {
  const last = steps[steps.length - 1];
  if (!last) return 'no';
  const chained = steps.length > 1;
  if (NAMELESS_TOWNSHIP.test(rest)) return 'no';
  if (last.kind !== 'stem') {
    // 桐乡市场监督管理局 is 桐乡's 市场监督管理局, not 桐乡市's.
    if (last.text.endsWith('市') && /^场(?:监|管|发)/.test(rest)) return 'no';
    if (!chained && /^(?:开发建设)?(?:管理委员会|管委会)/.test(rest)) return 'no';
    // 东区, 西区, 城区, 矿区 are also words: alone they name a district only before an organ that has a district.
    if (!chained && last.text.length === 2 && last.text.endsWith('区')
      && rest !== '' && !isSelfEvident(rest) && !isCommonDepartment(rest)) return 'weak';
    return 'yes';
  }
  const zone = organKind(rest || null) === 'township' ? null : zoneOf(rest);
  const province = units.every((unit) => unit.level === 'province');
  if (zone) {
    // 乳山经济开发区 is 乳山市's; 南湖新区 or 太湖度假区 may be named for the lake, 东湖开发区 for either.
    if (units.some((unit) => unit.level === 'county' && (!zone.generic || (!chained && unit.name.endsWith('区'))))) return chained ? 'no' : 'weak';
    return 'yes';
  }
  if (rest === '') return chained || province ? 'yes' : 'weak';
  if (isSelfEvident(rest)) return 'yes';
  // 威海文登信访局 is clear; 北京市东城档案局 is 东城区's and 银川市西夏公园管理处 is not 西夏区's: nobody can tell from
  // the name. 湖北省公安厅 is no 公安县's. 南海海事局 is nobody's here.
  if (chained || province) {
    if (isCommonDepartment(rest) || (province && !NAMELESS_TOWNSHIP.test(rest) && /[厅委局室]$/.test(rest))) return 'yes';
    return chained && rest.length > 1 && !/^[厅局委办]/.test(rest) ? 'doubt' : 'no';
  }
  return isCommonDepartment(rest) ? 'weak' : 'no';
}

/** 西安 alone is the city, not one of the two 西安区: a district is not named without its suffix where a city could be meant. */
function withoutBareDistricts(units: readonly Unit[], steps: readonly Step[]): readonly Unit[] {
  if (steps.length > 1 || steps[0]?.kind !== 'stem' || !units.some((unit) => unit.level === 'prefecture')) return units;
  return units.filter((unit) => !(unit.level === 'county' && unit.name.endsWith('区')));
}

/**
 * A name that is full only for a unit that did not exist in the year. 赣县 after 2016 is 赣县区, which took its place
 * and bears its name; 东乡县, until 2016 in 江西 and short for 东乡族自治县 in 甘肃, is open between both.
 */
function withShort(gazetteer: Gazetteer, step: Step | undefined, count: ReturnType<typeof counting>, year: number | null): ReturnType<typeof counting> {
  if (!step || step.kind !== 'full' || !count.outside) return count;
  const forms = gazetteer.byForm.get(step.text);
  const heirs = counting(forms?.stem ?? [], year);
  if (year !== null && !heirs.outside && heirs.units.length > 0 && count.units.every((unit) => heirs.units.some((heir) => succeeds(heir, unit)))) return { units: heirs.units, outside: false };
  const short = counting(forms?.short ?? [], year);
  return short.outside || short.units.length === 0 ? count : { units: [...count.units, ...short.units], outside: false };
}

/**
 * A county after the chain that is not the chain's: 南京市浑南区司法局, or one that the table does not know. The
 * authority is then not the chain's own, and must not be taken for it.
 */
function foreignCounty(gazetteer: Gazetteer, rest: string): { units: readonly Unit[]; words: string } | null {
  if (organKind(rest || null) === 'township' || zoneOf(rest)) return null;
  for (const end of endsOf(gazetteer, rest, 0)) {
    const words = rest.slice(0, end);
    const units = gazetteer.byForm.get(words)?.full;
    if (units && units.length > 0 && /[县区市旗]$/.test(words)) return { units, words };
  }
  const unknown = /^[^局委]{1,8}?(?:[区县旗]|市(?=人民政府|$))/.exec(rest)?.[0];
  if (!unknown) return null;
  const after = rest.slice(unknown.length);
  return after === '' || isSelfEvident(after) || isCommonDepartment(after) ? { units: [], words: unknown } : null;
}

/** A branch that names the district it serves: 深圳市市场监督管理局龙华监管局 → 龙华区 under 深圳市. */
function branch(gazetteer: Gazetteer, units: readonly Unit[], rest: string): readonly Unit[] | null {
  const tail = /^.+(?:局|委员会)(.{2,6}?)区?(?:监管局|管理局|分局)$/.exec(rest)?.[1];
  const forms = tail ? gazetteer.byForm.get(tail) : undefined;
  if (!forms) return null;
  const below = forms.stem.filter((unit) => unit.level === 'county' && units.some((parent) => unit.ref.parents.includes(parent.code)));
  return below.length > 0 ? below : null;
}

/** A way to read the name that was not taken: it reaches further into it than the one that was. */
interface Rival { units: readonly Unit[]; steps: readonly Step[]; end: number; words: string }

/** Whether one way to read the name begins as the other does. */
const begins = (short: readonly Step[], long: readonly Step[]): boolean => short.length < long.length && short.every((step, at) => step.text === long[at]?.text);

/**
 * Reads an authority (whitespace-free, simplified). Null when it begins with no place. Among the ways to read
 * it the one that proves its place and covers most characters wins, and full names before short ones. Where a
 * longer way stands against it, none is taken and the places of both are listed.
 */
export function match(gazetteer: Gazetteer, authority: string, year: number | null): Match | null {
  let best: (Match & { end: number }) | null = null;
  let bestScore = -1;
  const rivals: Rival[] = [];
  for (const { units: all, steps, end } of chains(gazetteer, authority)) {
    const units = withoutBareDistricts(all, steps);
    const rest = authority.slice(end);
    const fit = fits(steps, units, rest);
    if (fit === 'doubt') rivals.push({ units: counting(units, year).units, steps, end, words: '' });
    if (fit === 'no' || fit === 'doubt') continue;
    const foreign = foreignCounty(gazetteer, rest);
    if (foreign) {
      // What the chain says and what follows contradict each other: nothing is decided, both are shown.
      if (steps.every((step) => step.kind !== 'stem') || fit === 'yes') rivals.push({ units: [...foreign.units, ...units], steps, end, words: foreign.words });
      continue;
    }
    const fulls = steps.filter((step) => step.kind !== 'stem').length;
    const score = (fit === 'yes' ? 1000 : 0) + end * 10 + fulls;
    if (score <= bestScore) continue;
    const last = steps[steps.length - 1];
    const count = withShort(gazetteer, last, counting(branch(gazetteer, units, rest) ?? units, year), year);
    // 万盛经济技术开发区 keeps the name of a district that is gone, and whose code another bears now.
    if (last?.kind === 'stem' && count.outside) continue;
    bestScore = score;
    best = { units: count.units, outside: count.outside, steps, chain: authority.slice(0, end), rest, proven: fit === 'yes', contradicted: false, end };
  }
  const rival = rivals.reduce<Rival | null>((most, each) => {
    if (best !== null && !(each.end > best.end && (each.words === '' ? begins(best.steps, each.steps) : true))) return most;
    return most === null || each.end > most.end ? each : most;
  }, null);
  // A doubt needs a reading that it doubts; a contradiction is one by itself.
  if (rival === null || (rival.words === '' && best === null)) return best;
  const units = [...new Map([...rival.units, ...(rival.words === '' ? best?.units ?? [] : [])].map((unit) => [unit.code, unit])).values()];
  const end = rival.words === '' && best !== null ? best.end : rival.end;
  const chain = authority.slice(0, end) + rival.words;
  return { units, outside: false, steps: rival.words === '' && best !== null ? best.steps : rival.steps, chain, rest: authority.slice(chain.length), proven: false, contradicted: true };
}
