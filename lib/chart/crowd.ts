/** Many series at once: the middle half of them, their median and what all come to, year by year. */

/** Fewer than this many have no quartiles worth drawing. */
export const LEAST_SPREAD = 4;

export interface CrowdPoint { year: number; value: number | null; k: number | null; d: number | null }
export interface CrowdYear {
  year: number;
  /** Series that have a figure in the year. */
  n: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
  /** Sums over them, for what all come to; `d` null where nothing is divided. */
  k: number | null;
  d: number | null;
}

/** Linear between the two nearest, as quantile_cont of the engine: `values` sorted, `at` in 0…1. Null of none. */
export function quantile(values: readonly number[], at: number): number | null {
  const place = (values.length - 1) * at;
  const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

interface CrowdSeries { points: readonly CrowdPoint[]; report: { place_level: string | null; scope: string } }

/** Whether the series may be added up: all of one level and one scope, so that none can lie in another. */
export function maySum(series: readonly CrowdSeries[]): boolean {
  const kinds = new Set(series.map(({ report }) => `${report.place_level} ${report.scope}`));
  return kinds.size === 1 && series.every(({ report }) => report.place_level !== null);
}

/** `k` and `d` are null where the series hold one another, or may: a city's figure contains its districts'. */
export function crowdOf(series: readonly CrowdSeries[]): CrowdYear[] {
  const summed = maySum(series);
  const years = new Map<number, CrowdPoint[]>();
  for (const point of series.flatMap((each) => each.points)) {
    if (point.value === null) continue;
    const at = years.get(point.year);
    if (at === undefined) years.set(point.year, [point]);
    else at.push(point);
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, points]) => {
    const values = points.flatMap((point) => (point.value === null ? [] : [point.value])).sort((a, b) => a - b);
    const sum = (of: 'k' | 'd') => (summed ? points.reduce<number | null>((all, point) => (all === null || point[of] === null ? null : all + point[of]), 0) : null);
    return { year, n: values.length, q1: quantile(values, 0.25), median: quantile(values, 0.5), q3: quantile(values, 0.75), k: sum('k'), d: sum('d') };
  });
}
