/**
 * Disputes told in sentences, in reports that have no table of them. Only printed digits become
 * cells; that nothing happened, told in words, is a claim.
 */
import { cellId, cellIds } from '../form';
import type { Folded } from '../source/fold';
import type { TableReading } from './applications';
import { noteOf, type ReadCell } from './cell';

/** The section about disputes, by its heading. */
const SECTION = /[一二三四五六七八九]、[^。;；\d]{0,20}(?:复议|诉讼)[^。;；\d]{0,24}情况/g;
const NEXT_SECTION = /[五六七八九十]、[^。;；\d]{0,16}(?:问题|改进|其他|其它)/g;

/** Where each block begins in the sentence. A lawsuit of no told kind has no block. */
const BLOCKS: readonly { row: string; mark: RegExp }[] = [
  { row: 'review', mark: /行政复议(?!决定|后|机关|法)/g },
  { row: 'suit_direct', mark: /未经复议直接(?:起诉|提起(?:行政)?诉讼)|直接(?:向法院)?(?:起诉|提起行政诉讼)/g },
  { row: 'suit_after_review', mark: /(?<!未)经?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼)/g },
];
const OTHER_BLOCK = /行政诉讼|诉讼案件/g;

const UNIT = '(?:件|起|宗|例)';
const RESULTS: readonly { column: string; find: RegExp }[] = [
  { column: 'upheld', find: new RegExp(`(?:结果)?维持(?:的)?(?:原[^\\d,，。]{0,6})?(?:为)?(\\d{1,5})${UNIT}|(\\d{1,5})${UNIT}(?:结果)?(?:为)?(?:被)?维持`) },
  { column: 'corrected', find: new RegExp(`(?:结果|被依法)?纠[正错](?:的)?(?:为)?(\\d{1,5})${UNIT}|(\\d{1,5})${UNIT}(?:结果)?(?:为)?(?:被)?(?:依法)?纠[正错]`) },
  { column: 'other', find: new RegExp(`其他(?:结果|情形)?(?:的)?(?:为)?(\\d{1,5})${UNIT}|(\\d{1,5})${UNIT}(?:为)?其他结果`) },
  { column: 'pending', find: new RegExp(`(?:尚未|未|正在)(?:审结|审理)(?:的)?(?:为)?(\\d{1,5})${UNIT}|(\\d{1,5})${UNIT}(?:尚未|未|正在)(?:审结|审理)`) },
];

/** 作为复议机关办理行政复议120件: cases an organ decides are not cases against its own disclosure. */
function ofOthers(body: string, at: number): boolean {
  const sentence = body.slice(body.lastIndexOf('。', at) + 1, at);
  return /作为复议机关|作为行政复议机关|(?:办理|审理|审结|承办)(?:各类)?$|(?:办理|审理|审结|承办)[^,，。;；]{0,12}$/.test(sentence);
}

/** The last year named before it is not the report's. */
function ofOtherYear(body: string, at: number, year: number | null): boolean {
  const named = [...body.slice(0, at).matchAll(/(20[0-3]\d)年/g)].at(-1)?.[1];
  return year !== null && named !== undefined && Number(named) !== year;
}

/** Reads blocks told in the section on disputes; `version` is none where no block gives its number in digits. */
export function readDisputeSentences(folded: Folded, year: number | null): TableReading {
  const none: TableReading = { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const { compact, at } = folded;
  SECTION.lastIndex = 0;
  const heading = [...compact.matchAll(SECTION)].at(-1);
  if (!heading) return none;
  const from = heading.index + heading[0].length;
  NEXT_SECTION.lastIndex = from;
  const to = Math.min(NEXT_SECTION.exec(compact)?.index ?? compact.length, from + 1500);
  const body = compact.slice(from, to);
  const marks = [...BLOCKS.flatMap(({ row, mark }) => [...body.matchAll(mark)].map((match) => ({ row, start: match.index, end: match.index + match[0].length }))),
    ...[...body.matchAll(OTHER_BLOCK)].map((match) => ({ row: null, start: match.index, end: match.index + match[0].length }))].sort((a, b) => a.start - b.start);
  const cells = new Map<string, ReadCell>();
  const put = (id: string, start: number, digits: string): void => {
    if (cells.has(id)) return;
    cells.set(id, { id, state: 'resolved', value: Number(digits), start: at[from + start]!, end: at[from + start + digits.length - 1]! + 1, note: noteOf('sentence') });
  };
  marks.forEach((mark, i) => {
    if (mark.row === null) return;
    const end = marks[i + 1]?.start ?? body.length;
    const part = body.slice(mark.end, end);
    const total = new RegExp(`^[^,，。;；\\d]{0,12}(\\d{1,5})${UNIT}`).exec(part);
    // 行政复议：3件结果维持 is not the total
    if (!total || /维持|纠|审结|其他/.test(total[0]) || /^(?:结果|维持|纠|尚未|未|其他)/.test(part.slice(total[0].length)) || ofOthers(body, mark.start) || ofOtherYear(body, mark.start, year)) return;
    put(cellId('disputes', mark.row, 'total'), mark.end + total[0].lastIndexOf(total[1]!), total[1]!);
    for (const { column, find } of RESULTS) {
      const found = find.exec(part);
      const digits = found?.[1] ?? found?.[2];
      if (!found || digits === undefined) continue;
      put(cellId('disputes', mark.row, column), mark.end + found.index + found[0].indexOf(digits), digits);
    }
  });
  if (cells.size === 0) return none;
  const all = cellIds('disputes', '2021').map((id): ReadCell => cells.get(id) ?? { id, state: 'missing', value: null, start: null, end: null });
  return { version: '2021', cells: all, start: at[from]!, end: at[to - 1]! + 1, found: cells.size };
}
