/**
 * A chart of very many reports as it is carried to a page: drawn, with the first rows of its table. What is
 * drawn is bounded (`MOST_ROWS`), so that this is small however many reports there are.
 */
import type { Drawn } from './kinds/drawn';
import { packItems, unpackItems } from './packed';
import { NARROW, WIDE } from './page';
import type { Paper } from './page';
import type { Mark } from './scene';
import type { ChartSpec, Made } from './spec';

/** `most` rows of the table, with the codes of their places. */
export function excerpt(spec: ChartSpec, { wide, narrow, made }: { wide: Drawn; narrow: Drawn; made: Made }, most: number): ChartSpec & { kind: 'drawn' } {
  const { summary } = wide;
  const rows = summary.rows.slice(0, most);
  const named = new Set(rows.map((row) => row.report_id));
  return {
    kind: 'drawn', made, reports: [],
    codes: Object.fromEntries(spec.reports.flatMap(({ report_id: id, place_code: code }) => (named.has(id) && code !== null ? [[id, code]] : []))),
    wide: { items: packItems(wide.items), height: wide.height }, narrow: { items: packItems(narrow.items), height: narrow.height },
    summary: { ...summary, rows, ...(summary.rows.length > rows.length ? { more: summary.rows.length - rows.length } : {}) },
  };
}

type Point = readonly [number, number];

/** A mark with every length times `by`. */
function scaled(mark: Mark, by: number): Mark {
  const points = (given: readonly Point[]): Point[] => given.map(([x, y]) => [x * by, y * by]);
  switch (mark.type) {
    case 'rect': return { ...mark, x: mark.x * by, y: mark.y * by, w: mark.w * by, h: mark.h * by };
    case 'line': case 'area': return { ...mark, points: points(mark.points) };
    case 'dot': return { ...mark, x: mark.x * by, y: mark.y * by, r: mark.r * by };
    case 'text': return { ...mark, x: mark.x * by, y: mark.y * by, size: mark.size * by };
  }
}

/** What was drawn before, on paper of the given width: made smaller as a picture is, never larger. */
export function fitted(spec: ChartSpec & { kind: 'drawn' }, page: Paper): Drawn {
  const { items, height } = page.narrow ? spec.narrow : spec.wide;
  const by = Math.min(1, page.width / (page.narrow ? NARROW : WIDE));
  return {
    items: unpackItems(items).map((item) => (by === 1 ? item : { ...item, marks: item.marks.map((mark) => scaled(mark, by)) })),
    height: Math.ceil(height * by), summary: { ...spec.summary, notes: [...spec.summary.notes] },
  };
}
