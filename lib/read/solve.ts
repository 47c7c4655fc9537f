/**
 * Choosing between readings by the form's arithmetic. An identity may rule a reading out;
 * it never changes a printed figure, and when several readings are left none is taken.
 */
import type { Placement } from './candidate';

export type Role = 'new_received' | 'carried_in' | 'outcome' | 'total_handled' | 'carried_out';

export interface OpenRow {
  role: Role;
  /** All readings of the row; one for rows that read straight. */
  readings: readonly Placement[];
  /** Its digits were cut by the row sum alone, which a misprinted total misleads: the columns must agree. */
  verify?: boolean;
}

/** Upper bound on the work for one table: it is reached only by texts that no one could read. */
const MAX_NODES = 60_000;

/**
 * Row sum: the parts sum to the last column. True where the printed parts make the total, null where
 * an empty cell leaves it open.
 */
export function rowHolds(placement: Placement): boolean | null {
  let sum = 0;
  let open = 0;
  for (let c = 0; c < placement.length - 1; c += 1) {
    const cell = placement[c];
    if (!cell || cell.value === null) open += 1;
    else sum += cell.value;
  }
  const total = placement[placement.length - 1];
  if (!total || total.kind !== 'number' || total.value === null) return null;
  if (sum === total.value) return true;
  // An empty cell may hold what is missing, never take anything away.
  return open > 0 && sum < total.value ? null : false;
}

/** The printed total; 0 where there is none. Only for weighing evidence. */
export function totalOf(placement: Placement): number {
  const value = placement[placement.length - 1]?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * The figures of a reading as the column sums see them: a blank counts as nothing, one lost cell
 * as what the row sum leaves for it, and NaN where nothing can be said.
 */
function vector(placement: Placement): Float64Array {
  const width = placement.length;
  const out = new Float64Array(width);
  let lost = -1;
  let losses = 0;
  let sum = 0;
  for (let c = 0; c < width; c += 1) {
    const cell = placement[c];
    if (!cell || cell.kind === 'text') {
      lost = c;
      losses += 1;
      out[c] = Number.NaN;
    } else {
      out[c] = cell.value === null ? 0 : cell.value;
      if (c < width - 1) sum += out[c]!;
    }
  }
  if (losses === 1) out[lost] = lost === width - 1 ? sum : out[width - 1]! - sum;
  return out;
}

export interface Choice {
  /** Readings of each row that some solution uses. */
  kept: number[][];
  /** The column sums took part in the choice. */
  byColumns: boolean;
}

/**
 * Keeps the readings of each row that the row sums and the column sums leave possible.
 * Column sums: every outcome adds up to total_handled; received + carried in = handled + carried out.
 */
export function choose(rows: readonly OpenRow[], width: number): Choice {
  const kept = rows.map((row) => {
    const all = row.readings.map((_, i) => i);
    if (all.length < 2) return all;
    // That nothing adds up to nothing speaks for no reading.
    const holding = all.filter((i) => rowHolds(row.readings[i]!) === true);
    if (holding.length > 0 && holding.every((i) => totalOf(row.readings[i]!) > 0)) return holding;
    return all.filter((i) => rowHolds(row.readings[i]!) !== false);
  });
  if (kept.every((list, r) => list.length <= 1 && !rows[r]!.verify)) return { kept, byColumns: false };
  const has = (role: Role) => rows.some((row) => row.role === role);
  const attempts: [boolean, boolean][] = [];
  const sums = has('total_handled') && has('outcome');
  const balance = has('new_received') && has('carried_in') && has('total_handled') && has('carried_out');
  if (sums && balance) attempts.push([true, true]);
  if (sums) attempts.push([true, false]);
  if (balance) attempts.push([false, true]);
  const vectors = rows.map((row, r) => kept[r]!.map((i) => vector(row.readings[i]!)));
  for (const [useSums, useBalance] of attempts) {
    const used = search(rows, vectors, width, useSums, useBalance);
    if (used === null) continue;
    return {
      kept: kept.map((list, r) => {
        const tested = rows[r]!.role === 'outcome' ? useSums : rows[r]!.role === 'total_handled' || useBalance;
        return rows[r]!.verify && !tested ? [] : list.filter((_, k) => used[r]!.has(k));
      }),
      byColumns: true,
    };
  }
  return { kept: kept.map((list, r) => (rows[r]!.verify ? [] : list)), byColumns: false };
}

/** Depth-first over the rows' readings with both column equations as bounds; null where no combination holds or the search grew too long. */
function search(
  rows: readonly OpenRow[], vectors: readonly (readonly Float64Array[])[], width: number, useSums: boolean, useBalance: boolean,
): Set<number>[] | null {
  // sums: outcomes − total_handled = 0; balance: in − out = 0. Each row adds with its sign.
  const signSums = rows.map((row) => (row.role === 'outcome' ? 1 : row.role === 'total_handled' ? -1 : 0));
  const signBalance = rows.map((row) => (row.role === 'new_received' || row.role === 'carried_in' ? 1 : row.role === 'outcome' ? 0 : -1));
  const order = rows.map((_, r) => r).filter((r) => vectors[r]!.length > 0)
    .filter((r) => (useSums && signSums[r] !== 0) || (useBalance && signBalance[r] !== 0))
    .sort((a, b) => vectors[a]!.length - vectors[b]!.length);
  const open = new Uint8Array(width); // columns in which some figure is unknown are not tested
  for (const r of order) for (const v of vectors[r]!) for (let c = 0; c < width; c += 1) if (Number.isNaN(v[c]!)) open[c] = 1;
  for (let r = 0; r < rows.length; r += 1) if (vectors[r]!.length === 0) open.fill(1);
  if (open.every((flag) => flag === 1)) return null;
  const bounds = (sign: readonly number[]) => {
    const low: Float64Array[] = [];
    const high: Float64Array[] = [];
    low[order.length] = new Float64Array(width);
    high[order.length] = new Float64Array(width);
    for (let k = order.length - 1; k >= 0; k -= 1) {
      const r = order[k]!;
      const l = Float64Array.from(low[k + 1]!);
      const h = Float64Array.from(high[k + 1]!);
      for (let c = 0; c < width; c += 1) {
        let least = Number.POSITIVE_INFINITY;
        let most = Number.NEGATIVE_INFINITY;
        for (const v of vectors[r]!) {
          const value = sign[r]! * v[c]!;
          if (value < least) least = value;
          if (value > most) most = value;
        }
        l[c]! += least;
        h[c]! += most;
      }
      low[k] = l;
      high[k] = h;
    }
    return { low, high };
  };
  const sums = bounds(signSums);
  const balance = bounds(signBalance);
  const used = rows.map(() => new Set<number>());
  const partSums = new Float64Array(width);
  const partBalance = new Float64Array(width);
  const picks = new Int32Array(order.length);
  let nodes = 0;
  let solutions = 0;
  const possible = (k: number): boolean => {
    for (let c = 0; c < width; c += 1) {
      if (open[c]) continue;
      if (useSums && (partSums[c]! + sums.low[k]![c]! > 1e-9 || partSums[c]! + sums.high[k]![c]! < -1e-9)) return false;
      if (useBalance && (partBalance[c]! + balance.low[k]![c]! > 1e-9 || partBalance[c]! + balance.high[k]![c]! < -1e-9)) return false;
    }
    return true;
  };
  const walk = (k: number): void => {
    nodes += 1;
    if (nodes > MAX_NODES) return;
    if (k === order.length) {
      solutions += 1;
      for (let i = 0; i < order.length; i += 1) used[order[i]!]!.add(picks[i]!);
      return;
    }
    const r = order[k]!;
    const list = vectors[r]!;
    for (let i = 0; i < list.length; i += 1) {
      const v = list[i]!;
      for (let c = 0; c < width; c += 1) {
        partSums[c]! += signSums[r]! * v[c]!;
        partBalance[c]! += signBalance[r]! * v[c]!;
      }
      if (possible(k + 1)) {
        picks[k] = i;
        walk(k + 1);
      }
      for (let c = 0; c < width; c += 1) {
        partSums[c]! -= signSums[r]! * v[c]!;
        partBalance[c]! -= signBalance[r]! * v[c]!;
      }
    }
  };
  if (possible(0)) walk(0);
  if (solutions === 0 || nodes > MAX_NODES) return null;
  // Rows outside the equations keep all their readings.
  rows.forEach((_, r) => {
    if (!order.includes(r)) vectors[r]!.forEach((__, i) => used[r]!.add(i));
  });
  return used;
}

export interface Agreed {
  /** Per column: what all kept readings say, or `undecided`. */
  pieces: (Placement[number] | 'undecided')[];
}

/** What the readings left have in common, column by column. Two figures agree when they are the same number. */
export function agreement(readings: readonly Placement[], width: number): Agreed {
  const pieces: Agreed['pieces'] = [];
  for (let c = 0; c < width; c += 1) {
    const first = readings[0]?.[c] ?? null;
    const same = readings.every((reading) => {
      const other = reading[c] ?? null;
      if (first === null || other === null) return first === other;
      return first.kind === other.kind && first.value === other.value;
    });
    pieces.push(readings.length > 0 && same ? first : 'undecided');
  }
  return { pieces };
}
