/** Stretches of years without a gap: a line is drawn along one, and never across a year that has no figure. */
export function runsOf<P extends { readonly year: number }>(points: readonly P[]): P[][] {
  const runs: P[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.year === point.year - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
