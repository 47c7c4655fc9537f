/** Items packed small for a file: a mark is a list, its kind first, then its measures to a tenth of a pixel, then how it is drawn. */
import type { Item, Mark } from './scene';

type Part = number | string | boolean | null | readonly number[];
export type PackedMark = readonly Part[];
export interface PackedItem { marks: readonly PackedMark[]; tip?: readonly string[] | undefined }

const tenth = (value: number) => Math.round(value * 10) / 10;
const ALIGNS = ['left', 'center', 'right'] as const;

/** Without what is not given at its end. */
function trimmed(parts: readonly (Part | undefined)[]): PackedMark {
  const last = parts.findLastIndex((part) => part !== undefined && part !== null && part !== false);
  return parts.slice(0, last + 1).map((part) => part ?? null);
}

function packMark(mark: Mark): PackedMark {
  switch (mark.type) {
    case 'rect': return trimmed(['r', tenth(mark.x), tenth(mark.y), tenth(mark.w), tenth(mark.h), mark.fill, mark.stroke, mark.opacity, mark.dash]);
    case 'line': return trimmed(['l', mark.points.flat().map(tenth), mark.stroke, mark.width, mark.opacity, mark.dash, mark.round]);
    case 'area': return trimmed(['a', mark.points.flat().map(tenth), mark.fill, mark.opacity, mark.stroke]);
    case 'dot': return trimmed(['d', tenth(mark.x), tenth(mark.y), mark.r, mark.fill, mark.stroke, mark.width]);
    case 'text': return trimmed(['t', tenth(mark.x), tenth(mark.y), mark.text, mark.size, mark.fill, mark.align, mark.bold]);
  }
}

/** What a click on an item chooses is left out: the page says it in another way too. */
export const packItems = (items: readonly Item[]): PackedItem[] => items.map(({ marks, tip }) => ({ marks: marks.map(packMark), ...(tip === undefined ? {} : { tip }) }));

/** Reads one list; throws RangeError where it is not one of `packItems`. */
function unpackMark(parts: PackedMark): Mark {
  const wrong = (at: number) => new RangeError(`no such mark: part ${at} of ${JSON.stringify(parts)}`);
  const number = (at: number): number => {
    const part = parts[at];
    if (typeof part !== 'number') throw wrong(at);
    return part;
  };
  const text = (at: number): string => {
    const part = parts[at];
    if (typeof part !== 'string') throw wrong(at);
    return part;
  };
  const points = (at: number): [number, number][] => {
    const part = parts[at];
    if (typeof part !== 'object' || part === null) throw wrong(at);
    return part.flatMap((x, index): [number, number][] => {
      const y = part[index + 1];
      return index % 2 === 1 || y === undefined ? [] : [[x, y]];
    });
  };
  /** What may be left out. */
  const given = <K extends string, V>(name: K, at: number, read: (at: number) => V): { [key in K]?: V } => (parts[at] === undefined || parts[at] === null ? {} : { [name]: read(at) } as { [key in K]?: V });
  const flag = (at: number) => parts[at] === true;
  const align = (at: number) => {
    const found = ALIGNS.find((each) => each === parts[at]);
    if (found === undefined) throw wrong(at);
    return found;
  };
  switch (parts[0]) {
    case 'r': return { type: 'rect', x: number(1), y: number(2), w: number(3), h: number(4), ...given('fill', 5, text), ...given('stroke', 6, text), ...given('opacity', 7, number), ...given('dash', 8, flag) };
    case 'l': return { type: 'line', points: points(1), stroke: text(2), width: number(3), ...given('opacity', 4, number), ...given('dash', 5, flag), ...given('round', 6, flag) };
    case 'a': return { type: 'area', points: points(1), fill: text(2), ...given('opacity', 3, number), ...given('stroke', 4, text) };
    case 'd': return { type: 'dot', x: number(1), y: number(2), r: number(3), fill: text(4), ...given('stroke', 5, text), ...given('width', 6, number) };
    case 't': return { type: 'text', x: number(1), y: number(2), text: text(3), size: number(4), fill: text(5), ...given('align', 6, align), ...given('bold', 7, flag) };
    default: throw wrong(0);
  }
}

export const unpackItems = (items: readonly PackedItem[]): Item[] => items.map(({ marks, tip }) => ({ marks: marks.map(unpackMark), ...(tip === undefined ? {} : { tip }) }));
