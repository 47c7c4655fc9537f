/**
 * The statistical annex of reports before 2019, in both shapes: 统计指标 | 单位 | 统计数 and
 * 指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计.
 */
import { ANNEX_ROWS, annexCellId } from '../form/annex';
import { fold, type Folded } from '../source/fold';
import { EMPTY, trimRow, type RowTokens } from './candidate';
import { writeCells, type ReadCell } from './cell';
import { bestChain, findHits, indexLabels } from './chain';
import { hanOnly, type LabelMark } from './label';
import { rowsOfChain } from './row';
import { partingMark } from './mark';
import { tokenise, type Piece } from './token';
import type { Trace } from './trace';

/** Rows that some annexes print and that have no cell: they end the row before them. */
const OTHERS: Record<string, string> = { press_conferences: '主要负责同志参加新闻发布会次数', web_interviews: '主要负责同志参加政府网站在线访谈次数' };
const MARKS: readonly LabelMark[] = ANNEX_ROWS.flatMap((row, order) => [
  ...words(row.zh).map((han) => ({ id: row.id, order: 2 * order, han, alone: false, item: null, lead: '' })),
  ...(OTHERS[row.id] === undefined ? [] : [{ id: `#${row.id}`, order: 2 * order + 1, han: OTHERS[row.id]!, alone: false, item: null, lead: '' }]),
]);
const INDEX = indexLabels(MARKS);

/** Some annexes print 数, 数量 or nothing behind the same words, and 档案 for 文件 once they were in traditional script. */
function words(zh: string): string[] {
  const han = hanOnly(zh);
  const bare = han.replace(/(?:总次数|总数|次数|数量|数)$/, '');
  const said = han.startsWith('行政') || bare.length < 5 || bare === han ? [han] : [han, bare];
  return han.includes('文件') ? [...said, ...said.map((word) => word.replace('文件', '档案'))] : said;
}

export interface AnnexReading {
  cells: ReadCell[];
  start: number;
  end: number;
}

/** Reads the annex; null where the text has none. */
export function readAnnex(text: string, folded: Folded, trace?: Trace): AnnexReading | null {
  const chain = bestChain(findHits(folded, text, INDEX), 2 * ANNEX_ROWS.length);
  const ids = new Set(chain.map((hit) => hit.mark.id).filter((id) => !id.startsWith('#')));
  // half of all rows make an annex even where these three are left out (case x1-indent)
  if (chain.length < 6 || !(ids.has('received') || ids.has('answered') || ids.has('closed') || chain.length * 2 >= ANNEX_ROWS.length)) return null;
  const limit = folded.hanAt[chain[chain.length - 1]!.to - 1]! + 1 + 120;
  const found = rowsOfChain(chain, folded, text, limit);
  const shape = shapeOf(text, found[0]!.labelStart);
  const parting = partingMark(text, found[0]!.labelStart, limit);
  const cells: ReadCell[] = [];
  let end = found[0]!.labelEnd;
  for (const row of ANNEX_ROWS) {
    const at = found.find((one) => one.id === row.id);
    const id = annexCellId(row.id);
    if (!at) {
      cells.push({ id, state: 'missing', value: null, start: null, end: null });
      continue;
    }
    const tokens = trimRow(tokenise(text, at.start, at.end, parting), text);
    const decided = inWan(valueOf(tokens, shape), id, text.slice(at.labelEnd, at.end));
    cells.push(...writeCells([id], [decided], { how: null, holds: null, tokens: tokens.cells, decimals: id.includes('_wan') }));
    const last = tokens.cells[tokens.last];
    if (last && last.end > end) end = last.end;
    trace?.row({ table: 'annex', row: row.id, label: text.slice(at.labelStart, at.labelEnd), text: text.slice(at.start, at.end), readings: 1, kept: 1, how: shape.coded ? 'coded columns' : 'straight', values: [decided === 'undecided' ? '?' : (decided?.value ?? null)] });
  }
  return { cells, start: found[0]!.labelStart, end };
}

interface Shape {
  /** A column of codes stands between the unit and the figures. */
  coded: boolean;
  /** The year's total stands before the period's. */
  yearFirst: boolean;
  /** Columns of years, and which of them is the report's: the latest. */
  years: { count: number; own: number } | null;
}

function shapeOf(text: string, firstLabel: number): Shape {
  const head = fold(text.slice(Math.max(0, firstLabel - 200), firstLabel)).compact;
  const year = head.lastIndexOf('累计');
  const period = head.lastIndexOf('本期');
  return { coded: head.includes('代码'), yearFirst: year !== -1 && period !== -1 && year < period, years: yearColumns(head.slice(head.lastIndexOf('单位') + 1)) };
}

/** 统计指标 | 单位 | 2017年 | 2016年, or 本年 | 上年 (case x2-lastyear). */
function yearColumns(header: string): Shape['years'] {
  const named = [...header.matchAll(/20[01]\d(?=年)|本年|上年|去年/g)].map((match) => (match[0].startsWith('20') ? Number(match[0]) : match[0] === '本年' ? 1 : 0));
  return named.length === 2 && named[0] !== named[1] ? { count: 2, own: named[0]! > named[1]! ? 0 : 1 } : null;
}

/** Amounts are kept in 万元; the unit stands in a column of its own. */
function inWan(found: ReturnType<typeof valueOf>, id: string, beside: string): ReturnType<typeof valueOf> {
  if (!id.includes('_wan') || found === null || found === 'undecided' || found.value === null) return found;
  const unit = /(亿|万|千)?元/.exec(fold(beside).compact);
  const yuan = found.yuan > 0 ? found.yuan : unit ? { 亿: 1e8, 万: 1e4, 千: 1e3 }[unit[1] ?? ''] ?? 1 : 1e4;
  return yuan === 1e4 ? found : { ...found, value: Number((found.value * (yuan / 1e4)).toPrecision(15)) };
}

function valueOf(tokens: RowTokens, { coded, yearFirst, years }: Shape): Piece | null | 'undecided' {
  const filled = tokens.cells.filter((token) => token.kind === 'number' || token.kind === 'dash');
  if (!coded) {
    if (filled.length === 0) return EMPTY;
    if (years && filled.length === years.count) return filled[years.own]!;
    if (years) return 'undecided';
    return filled.length === 1 ? filled[0]! : 'undecided';
  }
  // code, this period, this year: a year's report means the year's
  const figures = filled.slice(1);
  if (figures.length === 0) return EMPTY;
  const last = figures[yearFirst ? 0 : figures.length - 1]!;
  if (figures.length === 2 || figures.every((token) => token.value === last.value)) return last;
  return 'undecided';
}
