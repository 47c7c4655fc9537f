/**
 * The table of proactive disclosure: a few rows of one to three figures, money among them.
 * Its labels are words that prose uses too, so they count only in the table's order and as cells.
 */
import { cellId, rowsOf, type FormVersion } from '../form';
import { foldCode, hanIndex, type Folded } from '../source/fold';
import type { TableReading } from './applications';
import { piece, splitDigits, trimRow, type Piece, type Placement, type RowTokens } from './candidate';
import { writeCells, type ReadCell } from './cell';
import { PROACTIVE_LABELS, PROACTIVE_ORDER, versionOfRow } from './label';
import { bestChain, findHits, indexLabels, rowsOfChain, type FoundRow } from './row';
import { agreement } from './solve';
import { tokenise } from './token';
import type { Trace } from './trace';

const INDEX = indexLabels(PROACTIVE_LABELS);
const REACH = 160;

/** Reads the proactive table; it stands before `until` (the applications table) where there is one. */
export function readProactive(text: string, folded: Folded, until: number, trace?: Trace): TableReading {
  const none: TableReading = { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const { hanAt } = folded;
  const to = hanIndex(folded, until);
  const hits = findHits(folded, text, INDEX, 0, to).filter((hit) => isCell(text, folded, hit.from, hit.to));
  const chain = bestChain(hits, PROACTIVE_ORDER.length);
  if (chain.length < 3) return none;
  const limit = Math.min(until, hanAt[chain[chain.length - 1]!.to - 1]! + 1 + REACH);
  const found = rowsOfChain(chain, folded, text, limit);
  const version = versionOf(found, folded);
  const rows = rowsOf('proactive', version);
  const cells: ReadCell[] = [];
  let end = found[0]!.labelEnd;
  for (const row of rows) {
    const at = found.find((candidate) => candidate.id === row.id);
    const ids = row.columns.map((column) => cellId('proactive', row.id, column.id));
    if (!at) {
      cells.push(...ids.map((id) => ({ id, state: 'missing' as const, value: null, start: null, end: null })));
      continue;
    }
    const tokens = trimRow(tokenise(text, at.start, at.end), text);
    const width = row.columns.length;
    const { pieces, how } = read(tokens, width);
    row.columns.forEach((column, c) => {
      const money = column.id.endsWith('_wan');
      const decided = pieces[c] ?? null;
      const inWan = money && decided && decided !== 'undecided' ? toWan(decided) : decided;
      cells.push(...writeCells([{ id: ids[c]!, piece: inWan }], { how, holds: null, tokens: tokens.cells, decimals: money, signed: column.id === 'items_change' }));
    });
    const last = tokens.cells[tokens.last];
    if (last && last.end > end) end = last.end;
    trace?.row({ table: 'proactive', row: row.id, label: text.slice(at.labelStart, at.labelEnd), text: text.slice(at.start, at.end), readings: 1, kept: 1, how: how ?? 'straight', values: pieces.map((p) => (p === 'undecided' ? '?' : p === null ? null : p.value)) });
  }
  return { version, cells, start: found[0]!.labelStart, end, found: found.length };
}

/** A label of this table is a cell of its own: a break, a cell mark, a blank or a figure touches it. */
function isCell(text: string, folded: Folded, from: number, to: number): boolean {
  const start = folded.hanAt[from]!;
  const end = folded.hanAt[to - 1]! + 1;
  const next = text.slice(end, end + 12).replace(/^[ \u00a0\u3000]+/, '')[0] ?? '\n';
  const before = text.slice(Math.max(0, start - 12), start).replace(/[ \u00a0\u3000]+$/, '').slice(-1);
  return /[\t\n\r|｜\d０-９OlI/\-—–－＋+无（(]/.test(next) && (before === '' || /[\t\n\r|｜\d０-９>)）/\-—–－无]/.test(before) || HEADER_ENDS.has(foldCode(before.charCodeAt(0))));
}

/** Last characters of the table's headers, which run into the first label where nothing parts them. */
const HEADER_ENDS = new Set(Array.from('量数减额件效').map((c) => c.charCodeAt(0)));

/** By the headers and rows that are there: 制发/废止/有效 is 2021; 新制作/新公开/项目数量 is 2019. */
function versionOf(found: readonly FoundRow[], folded: Folded): FormVersion {
  const rowVersions = found.map((row) => versionOfRow('proactive', row.id));
  const first = hanIndex(folded, found[0]!.labelStart);
  const last = hanIndex(folded, found[found.length - 1]!.labelEnd);
  const words = String.fromCharCode(...folded.han.subarray(Math.max(0, first - 40), Math.min(folded.han.length, last + 20)));
  const old = count(words, ['新制作', '新公开', '对外公开总数', '项目数量', '上一年项目', '采购总金额']) + rowVersions.filter((v) => v === '2019').length;
  const recent = count(words, ['制发件', '废止件', '有效件', '收费金额', '现行有效']);
  return old > recent ? '2019' : '2021';
}

function count(text: string, words: readonly string[]): number {
  return words.filter((word) => text.includes(word)).length;
}

/** 251000元 in a column of 万元 is 25.1; a figure without a unit of its own is in the column's. */
function toWan(found: Piece): Piece {
  if (found.value === null || found.yuan === 0) return found;
  // Decimal arithmetic on the printed digits: 251000 / 10000 is exact here, 0.1 steps would not be.
  return { ...found, value: Number((found.value * (found.yuan / 1e4)).toPrecision(15)) };
}

function read(row: RowTokens, width: number): { pieces: (Placement[number] | 'undecided')[]; how: string | null } {
  const filled = row.cells.filter((token) => token.kind === 'number' || token.kind === 'dash');
  if (filled.length === 0) {
    return { pieces: Array.from({ length: width }, () => ({ kind: 'blank' as const, value: null, start: -1, end: -1, misread: false, yuan: 0 })), how: null };
  }
  // 0-21665: a sign between digits that touch each other parts nothing
  const touching = filled.some((token, i) => i > 0 && filled[i - 1]!.end === token.start);
  if (touching) return { pieces: Array.from({ length: width }, () => 'undecided' as const), how: 'spread' };
  if (filled.length === width) return { pieces: filled.map(piece), how: null };
  if (filled.length > width && width === 1) return { pieces: ['undecided'], how: 'dropped' };
  if (filled.length === 1 && filled[0]!.digits.length >= width) {
    const splits = splitDigits(filled[0]!, width, false);
    if (splits.length > 0 && !row.cells.some((token) => token.kind === 'blank')) return { pieces: agreement(splits, width).pieces, how: 'split' };
  }
  // With cell marks the figures stand where they stand, if the row has as many cells as columns.
  const inside = row.cells.slice(0, Math.max(width, row.last + 1));
  if (inside.length === width && row.cells.some((token) => token.kind === 'blank')) return { pieces: inside.map(piece), how: null };
  return { pieces: Array.from({ length: width }, () => 'undecided' as const), how: 'spread' };
}
