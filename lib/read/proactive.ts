/**
 * The table of proactive disclosure: a few rows of one to three figures, money among them.
 * Its labels are words that prose uses too, so they count only in the table's order and as cells.
 */
import { cellIds, rowsOf, type FormVersion } from '../form';
import { compactBetween, fold, foldCode, hanIndex, hanText, isUnit, type Folded } from '../source/fold';
import type { TableReading } from './applications';
import { EMPTY, isFilled, splitDigits, mayBeOne, touching, trimRow, type Placement, type RowTokens } from './candidate';
import { writeCells, type ReadCell } from './cell';
import { namedColumns } from './named';
import { bestChain, findHits, indexLabels } from './chain';
import { BLOCK_HEAD, hanOnly, PROACTIVE_LABELS, PROACTIVE_ORDER, versionOfRow } from './label';
import { figuresFirst, labelLine, rowsOfChain, type FoundRow } from './row';
import { agreement } from './solve';
import { isDress, isMark, isSoft, partingMark } from './mark';
import { columnsBefore, tokenise, withoutNotes, withoutStrokes, type Piece, type Token } from './token';
import type { Trace } from './trace';
import { inTurn, LEAD } from './turn';

/** How the names of the columns end where each figure has its own beside it. */
const COLUMN_WORDS: Record<string, RegExp> = {
  made: /制发(?:件数?|数量?)?$/, repealed: /废止(?:件数?|数量?)?$/, in_force: /有效(?:件数?|数量?)?$/, decisions: /决定数?量?$/, amount_wan: /金额(?:万元)?$/,
  created: /新?制作数?量?$/, published: /新公开数?量?$/, public_total: /公开总数?量?$/, items_previous: /上一?年项目数?量?$/, items_change: /增减$|增\/减$/, items: /项目数?量?$/,
};

const INDEX = indexLabels(PROACTIVE_LABELS);
const REACH = 160;
/** The Han characters of each row's label. */
const LABELS: Record<FormVersion, readonly string[]> = { '2021': labelsOf('2021'), '2019': labelsOf('2019') };

function labelsOf(version: FormVersion): string[] {
  return rowsOf('proactive', version).map((row) => hanOnly(row.zh));
}

/** Reads the proactive table between two offsets; it stands before the applications table as a rule. */
export function readProactive(text: string, folded: Folded, from: number, until: number, trace?: Trace): TableReading {
  const none: TableReading = { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const { hanAt } = folded;
  const to = hanIndex(folded, until);
  const hits = findHits(folded, text, INDEX, hanIndex(folded, from), to);
  let chain = bestChain(hits.filter((hit) => isCell(text, folded, hit.from, hit.to)), PROACTIVE_ORDER.length);
  if (chain.length < 3 && hits.length >= LINES) {
    // whatever stands behind them: labels that each begin a line, in the form's order
    chain = bestChain(hits.filter((hit) => beginsLine(text, folded, hit.from)), PROACTIVE_ORDER.length);
    if (chain.length < LINES) return none;
  }
  if (chain.length < 3) return none;
  const limit = Math.min(until, hanAt[chain[chain.length - 1]!.to - 1]! + 1 + REACH);
  const chained = rowsOfChain(chain, folded, text, limit);
  const version = versionOf(chained, folded);
  const rows = rowsOf('proactive', version);
  const labels = LABELS[version];
  const found = figuresFirst(chained, text, (id) => rows.find((row) => row.id === id)?.columns.length ?? null);
  const parting = partingMark(text, found[0]!.labelStart, limit);
  const widths = found.map(({ id }) => rows.find((row) => row.id === id)?.columns.length ?? 1);
  const told = withoutStrokes(withoutNotes(found.map((row) => tokenise(text, row.start, row.end, parting)), text, widths), text, widths);
  const lead = tokenise(text, Math.max(0, found[0]!.labelStart - LEAD), found[0]!.labelStart, parting);
  const turned = inTurn(told, lead, text, { widths, whole: found.length === rows.length, sums: false, between: () => true, head: (words) => BLOCK_HEAD.test(words), first: '' });
  const regions = turned.map((region, i) => region ?? told[i]!);
  const trimmed = rows.map((row, r) => {
    const at = found.findIndex((candidate) => candidate.id === row.id);
    const changes = row.columns.some((column) => column.id === 'items_change');
    return at === -1 ? null : trimRow(changes ? withChanges(regions[at]!, text) : regions[at]!, text, row.columns.length, labels[r]!);
  });
  const inLine = trimmed.filter((row) => row !== null && row.first >= 0 && row.cells[row.first]!.line === 0).length;
  const places = rows.map((row) => {
    const at = found.find((candidate) => candidate.id === row.id);
    return at ? columnsBefore(text, at.labelEnd, parting === '' ? -1 : parting.charCodeAt(0)) : 0;
  });
  const grids = new Map([...new Set(rows.map((row) => row.columns.length))].map((width) => [width, gridOf(trimmed.map((row, r) => (rows[r]!.columns.length === width ? row : null)), places, width)]));
  const next = trimmed.some((row, r) => row?.cells[row.first]?.line === 0 && row.cells[row.first]!.column === places[r]! + 1);
  const cells: ReadCell[] = [];
  const all = cellIds('proactive', version);
  let end = found[0]!.labelEnd;
  for (const [r, row] of rows.entries()) {
    const at = found.find((candidate) => candidate.id === row.id);
    const ids = all.slice(cells.length, cells.length + row.columns.length);
    const tokens = inLine > 1 && trimmed[r] ? withoutPageNumbers(trimmed[r], text, row.columns.length) : trimmed[r];
    if (!at || !tokens) {
      cells.push(...ids.map((id) => ({ id, state: 'missing' as const, value: null, start: null, end: null })));
      continue;
    }
    const width = row.columns.length;
    const first = tokens.cells[tokens.first];
    // 162 beneath a row that shows nothing may be one figure, the empty cells left out
    const shown = rows.every((other, k) => other.columns.length !== width || trimmed[k] === null || trimmed[k]!.filled > 0);
    const glued = first !== undefined && first.start === at.labelEnd && shown;
    // a lone figure beneath the label, where the other rows have theirs beside it, may be a page number
    const beneath = first !== undefined && first.line > 0 && first.column < 0 && inLine > 1 && tokens.filled === 1;
    const named = tokens.filled === width ? null : namedColumns(regions[found.indexOf(at)]!, text, row.columns.map((column) => COLUMN_WORDS[column.id]!), labelLine(text, at));
    const { pieces, how } = turned[found.indexOf(at)] === null ? undecided(width) : named ? { pieces: [...named], how: 'named' } : beneath || misnamed(regions[found.indexOf(at)]!, text, row.columns.map((column) => column.id)) ? undecided(width) : read(tokens, text, width, glued, { label: places[r]!, grid: grids.get(width) ?? null, next });
    row.columns.forEach((column, c) => {
      const money = column.id.endsWith('_wan');
      const decided = pieces[c] ?? null;
      const inWan = money && decided && decided !== 'undecided' ? toWan(decided, headerUnit(folded, end, at.labelStart)) : decided;
      cells.push(...writeCells([ids[c]!], [inWan], { how, holds: null, tokens: tokens.cells, decimals: money, signed: column.id === 'items_change' }));
    });
    const last = tokens.cells[tokens.last];
    if (last && last.end > end) end = last.end;
    trace?.row({ table: 'proactive', row: row.id, label: text.slice(at.labelStart, at.labelEnd), text: text.slice(at.start, at.end), readings: 1, kept: 1, how: how ?? 'straight', values: pieces.map((p) => (p === 'undecided' ? '?' : p === null ? null : p.value)) });
  }
  return { version, cells, start: found[0]!.labelStart, end, found: found.length };
}

/** 51⏎⏎8: where the row's figures stand beside its label, and the other rows' too, one alone in a line beneath is a page's number. */
function withoutPageNumbers(row: RowTokens, text: string, width: number): RowTokens {
  const cells = row.cells.filter((token) => token.line === 0);
  const below = row.cells.slice(cells.length);
  const pages = row.filled > width && cells.filter(isFilled).length === width && below.every((token, i) => /^\d{1,3}$/.test(token.digits) && token.column < 0 && token.line > (below[i - 1]?.line ?? 0));
  return pages && !mayBeOne(row.cells, text) ? { ...row, cells, filled: width, last: cells.findLastIndex(isFilled) } : row;
}

/** So many labels must begin lines, where nothing else says that they are cells. */
const LINES = 5;

/** No word stands before a label in its line, but what an export calls all labels. */
function beginsLine(text: string, folded: Folded, from: number): boolean {
  const at = folded.hanAt[from]!;
  const head = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 60), at);
  return !/[\u4e00-\u9fff。]/.test(head.replace(/^\W*(?:项目|信息内容|名称|类别|事项)/, ''));
}

/** Beside the label stands the name of a column that this row has not. */
function misnamed(region: readonly Token[], text: string, columns: readonly string[]): boolean {
  const first = region.findIndex((token) => token.kind === 'number');
  return region.slice(0, Math.max(0, first)).some((token) => {
    if (token.kind !== 'text' || token.line > 0 || token.end - token.start < 2) return false;
    const word = fold(text.slice(token.start, token.end)).compact.replace(/[^\u4e00-\u9fff]+$/, '');
    return !columns.some((id) => COLUMN_WORDS[id]!.test(word)) && Object.values(COLUMN_WORDS).some((name) => name.test(word));
  });
}

/** A label of this table is a cell of its own: a break, a cell mark, a blank or a figure touches it. */
function isCell(text: string, folded: Folded, from: number, to: number): boolean {
  const start = folded.hanAt[from]!;
  const end = folded.hanAt[to - 1]! + 1;
  let ahead = end;
  while (ahead < text.length && ahead - end < 120 && (isSoft(text.charCodeAt(ahead)) || isDress(text.charCodeAt(ahead)))) ahead += 1;
  let behind = start - 1;
  while (behind >= 0 && start - behind < 120 && (isSoft(text.charCodeAt(behind)) || isDress(text.charCodeAt(behind)))) behind -= 1;
  const next = ahead < text.length ? text.slice(ahead, ahead + 2) : '\n';
  const before = behind >= 0 ? text[behind]! : '';
  const after = isMark(next.charCodeAt(0)) || /^[\n\r\d０-９OlI/\-—–－＋+无不暂没未零〇(（约¥￥&丨nN]|^[,，;；、]["“']?[\s]?["“']?[-\d０-９]/.test(next + text.slice(ahead + 2, ahead + 5));
  if (!after) return false;
  // 12宗 行政强制: the unit of the row before
  if (behind > 0 && isUnit(foldCode(before.charCodeAt(0))) && /[\d０-９OlI]\s*[批万亿]?$/.test(text.slice(Math.max(0, behind - 3), behind))) return true;
  return (before === '' || isMark(before.charCodeAt(0)) || /[\n\r\d０-９OlI>)）/\-—–－无用&丨,;；]/.test(before) || HEADER_ENDS.has(foldCode(before.charCodeAt(0))));
}

/** Last characters of the table's headers, which run into the first label where nothing parts them. */
const HEADER_ENDS = new Set(Array.from('量数减额件效').map((c) => c.charCodeAt(0)));

/** By the headers and rows that are there: 制发/废止/有效 is 2021; 新制作/新公开/项目数量 is 2019. */
function versionOf(found: readonly FoundRow[], folded: Folded): FormVersion {
  const rowVersions = found.map((row) => versionOfRow('proactive', row.id));
  const first = hanIndex(folded, found[0]!.labelStart);
  const last = hanIndex(folded, found[found.length - 1]!.labelEnd);
  const words = hanText(folded, Math.max(0, first - 40), Math.min(folded.han.length, last + 20));
  const old = count(words, ['新制作', '新公开', '对外公开总数', '项目数量', '上一年项目', '采购总金额']) + rowVersions.filter((v) => v === '2019').length;
  const recent = count(words, ['制发件', '废止件', '有效件', '收费金额', '现行有效']);
  return old > recent ? '2019' : '2021';
}

function count(text: string, words: readonly string[]): number {
  return words.filter((word) => text.includes(word)).length;
}

/** The unit a header gives for the amounts beneath it, in yuan; 0 where it gives none. */
function headerUnit(folded: Folded, from: number, to: number): number {
  const head = compactBetween(folded, Math.max(from, to - 120), to);
  const unit = /(?:金额|经费|费用)[^\d]{0,4}[((]?(?:单位[:]?)?(亿元|万元|千元|百元|元)/g;
  let found = 0;
  for (const match of head.matchAll(unit)) found = YUAN.get(match[1]!)!;
  return found;
}

const YUAN = new Map([['亿元', 1e8], ['万元', 1e4], ['千元', 1e3], ['百元', 100], ['元', 1]]);

/** 增加3项 is 3, 减少2 is -2; 持平 is no figure, but something stands there. */
function withChanges(tokens: readonly Token[], text: string): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    const word = token.kind === 'text' ? fold(text.slice(token.start, token.end)).compact : '';
    const next = tokens[i + 1];
    const sign = /^(?:增加?|新增|↑|▲)$/.test(word) ? 1 : /^(?:减少?|取消|核减|负|↓|▼)$/.test(word) ? -1 : 0;
    if (sign !== 0 && next && next.value !== null && next.line === token.line && next.column === token.column) {
      out.push({ ...next, start: token.start, value: sign * next.value, digits: '' });
      i += 1;
    } else if (/^(?:持平|无变化|不变|无增减|未变)$/.test(word)) out.push({ ...token, kind: 'dash' });
    else out.push(token);
  }
  return out;
}

/** 251000元 in a column of 万元 is 25.1; a figure without a unit of its own is in the column's. */
function toWan(found: Piece, unit: number): Piece {
  const yuan = found.yuan === 0 ? unit : found.yuan;
  if (found.value === null || yuan === 0 || yuan === 1e4) return found;
  // Decimal arithmetic on the printed digits: 251000 / 10000 is exact here, 0.1 steps would not be.
  return { ...found, value: Number((found.value * (yuan / 1e4)).toPrecision(15)) };
}

function undecided(width: number): { pieces: 'undecided'[]; how: string } {
  return { pieces: Array.from({ length: width }, () => 'undecided' as const), how: 'spread' };
}

/** Where a row's columns may stand. */
interface Beside {
  /** The column in which the label stands. */
  label: number;
  /** Where the table's full rows of this width have their columns. */
  grid: ReturnType<typeof gridOf>;
  /** Some row of the table has a figure in the cell next to its label: no empty cells pad the labels. */
  next: boolean;
}

/**
 * Where the full rows of one width have their columns, counted from the label's; null where none is full,
 * `mixed` where they differ.
 */
function gridOf(rows: readonly (RowTokens | null)[], labels: readonly number[], width: number): readonly number[] | 'mixed' | null {
  let grid: readonly number[] | null = null;
  for (const [r, row] of rows.entries()) {
    if (!row || row.filled !== width) continue;
    const filled = row.cells.filter(isFilled);
    if (filled.some((token) => token.column < 0 || token.line !== filled[0]!.line)) continue;
    const columns = filled.map((token) => token.column - labels[r]!);
    if (grid && columns.some((column, c) => column !== grid![c])) return 'mixed';
    grid = columns;
  }
  return grid;
}

/**
 * The columns of a row with empty cells: where the table's full rows have them; where none is full those behind
 * the label's, if labels are not padded; or a cell a line. Null where marks and lines say anything else.
 */
function inColumns(row: RowTokens, width: number, { label, grid, next }: Beside): Placement | null {
  const cells = row.cells.slice(0, row.last + 1);
  const { line } = row.cells[row.first]!;
  const beside = row.cells.filter((token) => token.line === line);
  // the line beneath holds an empty cell for the label
  const whole = line === 0 ? next || beside.length <= width : label === 0 && beside.length === width + 1;
  const places = grid ?? (whole ? Array.from({ length: width }, (_, c) => 1 + c) : 'mixed');
  if (places !== 'mixed' && cells.every((token) => token.kind === 'blank' || token.line === line)) {
    const columns = places.map((place) => beside.filter((token) => token.column === label + place));
    const filled = columns.flat().filter(isFilled).length;
    if (filled === row.filled && columns.every((there) => there.length === 1)) return columns.map(([token]) => token!);
  }
  const own = row.cells.slice(0, width);
  return own.length === width && row.last < width && own.every((token, i) => i === 0 || token.line > own[i - 1]!.line) ? own : null;
}

/**
 * @param glued the first figure touches the label: figures may be run together
 */
function read(row: RowTokens, text: string, width: number, glued: boolean, beside: Beside): { pieces: (Placement[number] | 'undecided')[]; how: string | null } {
  const filled = row.cells.filter(isFilled);
  if (filled.length === 0) {
    return { pieces: Array.from({ length: width }, () => EMPTY), how: null };
  }
  // 0-21665: a sign between digits that touch each other parts nothing
  if (row.torn || touching(filled) || mayBeOne(filled, text)) return undecided(width);
  if (filled.length === width) return { pieces: filled, how: null };
  if (filled.length > width) return undecided(width);
  if (filled.length === 1 && glued && filled[0]!.digits.length >= width) {
    const splits = splitDigits(filled[0]!, width, false);
    if (splits.length > 0 && !row.cells.some((token) => token.kind === 'blank')) return { pieces: agreement(splits, width).pieces, how: 'split' };
    return undecided(width);
  }
  // no sum bears out that 5 6 in one cell is 56, where other cells are empty
  const placed = row.cells.some((token) => token.kind === 'blank') && !row.cells.some((token) => token.doubt === 'joined') ? inColumns(row, width, beside) : null;
  return placed ? { pieces: [...placed], how: null } : undecided(width);
}
