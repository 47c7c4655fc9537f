/**
 * The applications table: labels give the rows, the form gives the columns, and where a row's
 * figures could stand in several places the sums of row and column choose, or nobody does.
 */
import { cellIds, columnsOf, GROUPS, rowsOf, type FormVersion, type Row } from '../form';
import type { Folded } from '../source/fold';
import { dropped, EMPTY, isFilled, splitDigits, spread, straight, touching, trimRow, windowAt, type Placement, type RowTokens } from './candidate';
import { writeCells, type ReadCell } from './cell';
import { bestChain, findHits, indexLabels, withDisplaced, type Hit } from './chain';
import { fillGaps } from './fuzzy';
import { findGrids, placedBy, standing, type Grid } from './grid';
import { hasOtherColumns, headerColumns, headerOrder } from './header';
import { APPLICATION_FORM_WORDS, APPLICATION_LABELS, APPLICATION_ORDER, hanOnly, OUTCOMES_HEAD } from './label';
import { partingMark } from './mark';
import { matrixReadings } from './matrix';
import { namedReading } from './named';
import { figuresFirst, labelLine, rowsOfChain, type FoundRow } from './row';
import { agreement, choose, rowHolds, totalOf, type OpenRow, type Role } from './solve';
import { tokenise, withoutNotes, withoutStrokes, type Token } from './token';
import type { Trace } from './trace';
import { inTurn, LEAD } from './turn';

export interface TableReading {
  version: FormVersion | 'none';
  /** One for each id of the version, in the form's order. */
  cells: ReadCell[];
  /** Offsets of the table in the text: first label to the end of its last row. */
  start: number;
  end: number;
  /** Number of rows whose label was found. */
  found: number;
}

const INDEX = indexLabels(APPLICATION_LABELS);
const COLUMNS: readonly string[] = columnsOf('applications').map((column) => column.id);

/** What is known of a row of the form: what it adds to the sums, and the Han characters of its label. */
interface FormRow { role: Role; label: string; group: Row['group'] }
const FORM_ROWS: Record<FormVersion, ReadonlyMap<string, FormRow>> = { '2021': formRows('2021'), '2019': formRows('2019') };

function formRows(version: FormVersion): Map<string, FormRow> {
  return new Map(rowsOf('applications', version).map((row) => [row.id, { role: roleOf(row), label: hanOnly(row.zh), group: row.group }]));
}

function roleOf({ id, group }: Row): Role {
  if (group === 'input') return id === 'new_received' ? 'new_received' : 'carried_in';
  if (group === 'total') return 'total_handled';
  if (group === 'output') return 'carried_out';
  return 'outcome';
}

/** How the heads of the blocks begin, by block. */
const HEADS = [...Object.entries(GROUPS).map(([group, { zh }]) => ({ group, zh: hanOnly(zh).slice(0, 2) })), { group: 'outcomes', zh: OUTCOMES_HEAD.slice(0, 2) }];
const headsOther = (words: string, own: Row['group']): boolean => HEADS.some(({ group, zh }) => group !== own && words.includes(zh));

const LAST_ROW_REACH = 600;
const TURN = { sums: true, between: (words: string) => [...words].every((han) => APPLICATION_FORM_WORDS.has(han)), first: APPLICATION_LABELS[0]!.lead };

/** Reads the applications table of a text; `version` is none where there is no such table. */
export function readApplications(text: string, folded: Folded, trace?: Trace): TableReading {
  const hits = findHits(folded, text, INDEX);
  const chain = wholeChain(hits);
  const weight = chain.reduce((sum, hit) => sum + hit.mark.han.length, 0);
  if (chain.length < 4 || weight < 24) return { version: 'none', cells: [], start: 0, end: 0, found: 0 };
  const limit = folded.hanAt[chain[chain.length - 1]!.to - 1]! + 1 + LAST_ROW_REACH;
  const version = versionOf(chain.map((hit) => hit.mark.id));
  const form = FORM_ROWS[version];
  const ids = [...form.keys()];
  // 其他 is a row of one version and the name of a column in both
  const own = chain.filter((hit) => form.has(hit.mark.id));
  const labels = own.length < ids.length ? withDisplaced(own, hits.filter((hit) => form.has(hit.mark.id)), folded, text) : own;
  const first = labels[0]!.from;
  let found = rowsOfChain(labels, folded, text, limit);
  if (found.length < ids.length) found = fillGaps(found, ids, APPLICATION_LABELS, folded, text);
  found = figuresFirst(found, text, () => COLUMNS.length);
  const parting = partingMark(text, found[0]!.labelStart, limit);
  const widths = found.map(() => COLUMNS.length);
  const told = withoutStrokes(withoutNotes(found.map((row) => tokenise(text, row.start, row.end, parting)), text, widths), text, widths);
  const turned = inTurn(told, tokenise(text, Math.max(0, found[0]!.labelStart - LEAD), found[0]!.labelStart, parting), text, { ...TURN, widths, whole: found.length === ids.length, head: (words, row) => headsOther(words, form.get(found[row]!.id)!.group) });
  const regions = turned.map((region, i) => region ?? told[i]!);
  const tokens = withoutCodes(regions.map((region, i) => trimRow(region, text, COLUMNS.length, form.get(found[i]!.id)!.label)));
  const order = headerOrder(folded, first, (turned) => addUp(tokens, turned));
  const present = order ? order.map((c) => COLUMNS[c]!) : presentColumns(tokens, folded, first);
  const width = present.length;
  // where a reading has each column of the form, -1 for one that the report does not print
  const places = COLUMNS.map((id, c) => (order ? c : present.indexOf(id)));
  const { grids, regular } = findGrids(tokens, width);
  // where columns stand that the form has not, the place of an empty cell says nothing
  const others = tokens.some(hasGaps) && hasOtherColumns(folded, first);
  // no row but the last has a figure beside it: they may all stand behind the labels
  const matrix = found.length === ids.length && tokens.slice(0, -1).every((row) => row.filled === 0) ? matrixReadings(text, found[found.length - 1]!.labelEnd, ids.length, COLUMNS.length) : null;
  // figures behind the last label alone are not that row's (a table turned on its side)
  const heap = tokens.length > 5 && tokens[tokens.length - 1]!.filled > 0 && tokens.slice(0, -1).every((row) => row.filled === 0);
  const rows = found.map((row, i): OpenRow & { how: string } => {
    const { role } = form.get(row.id)!;
    if (matrix) return { role, readings: [matrix[i]!], how: 'matrix' };
    if ((heap && i === found.length - 1) || turned[i] === null) return { role, readings: [], how: 'dropped' };
    return { role, ...inOrder(namedOr(regions[i]!, tokens[i]!, text, width, row) ?? (others && hasGaps(tokens[i]!) ? UNDECIDED : readingsOf(tokens[i]!, width, grids, regular)), order) };
  });
  const choice = choose(rows, width);
  const doubtful = withoutTotal(rows.map((row, r) => choice.kept[r]!.map((i) => row.readings[i]!)));
  const cells: ReadCell[] = [];
  const all = cellIds('applications', version);
  for (const [r, id] of ids.entries()) {
    const at = found.findIndex((row) => row.id === id);
    const rowIds = all.slice(r * COLUMNS.length, (r + 1) * COLUMNS.length);
    if (at === -1) {
      cells.push(...rowIds.map((cell) => ({ id: cell, state: 'missing' as const, value: null, start: null, end: null })));
      continue;
    }
    const kept = doubtful.has(at) || unborne(rows[at]!, choice.kept[at]!) ? [] : choice.kept[at]!.map((i) => rows[at]!.readings[i]!);
    const pieces = kept.length === 1 ? kept[0]! : agreement(kept, width).pieces;
    const straightRow = rows[at]!.how === 'straight' && order === null;
    const how = straightRow ? null : kept.length === 1 && rows[at]!.readings.length === 1 ? rows[at]!.how : choice.byColumns ? 'sums' : rows[at]!.how;
    const holds = kept.length === 1 ? rowHolds(kept[0]!) : null;
    const spanned = tokens[at]!;
    cells.push(...writeCells(rowIds, places.map((place) => (place === -1 ? null : (pieces[place] ?? null))), { how, holds, tokens: spanned.cells, decimals: false }));
    trace?.row({ table: 'applications', row: id, label: text.slice(found[at]!.labelStart, found[at]!.labelEnd), text: text.slice(found[at]!.start, found[at]!.end), readings: rows[at]!.readings.length, kept: kept.length, how: how ?? 'straight', values: pieces.map((p) => (p === 'undecided' ? '?' : p === null ? null : p.value)) });
  }
  return { version, cells, start: found[0]!.labelStart, end: tableEnd(found, tokens), found: found.length };
}

/** One table's rows: where the first row's full label stands twice, other rows between, no chain runs from one table into the next. */
function wholeChain(hits: readonly Hit[]): Hit[] {
  const starts: number[] = [];
  let others = true;
  for (const [i, hit] of hits.entries()) {
    if (hit.mark.order === 0 && hit.mark.han.length >= 10 && others) starts.push(i);
    others = hit.mark.order > 0 && hit.mark.han.length > 4 ? true : hit.mark.order === 0 && hit.mark.han.length >= 10 ? false : others;
  }
  if (starts.length < 2) return bestChain(hits, APPLICATION_ORDER.length);
  const weigh = (chain: readonly Hit[]) => chain.reduce((sum, hit) => sum + hit.mark.han.length, 0);
  return starts
    .map((start, k) => bestChain(hits.slice(k === 0 ? 0 : start, starts[k + 1] ?? hits.length), APPLICATION_ORDER.length))
    .reduce((best, chain) => (weigh(chain) > weigh(best) ? chain : best));
}

/**
 * Rows of figures that no cell parts and that have no total, where no row is borne out by its sum; or rows with empty cells and no total, in a table that prints the totals of its rows, or though
 * their last figure is what the others add up to: an office that leaves the zeros out fills in the total too. The
 * figures stand elsewhere, or a cell was lost; nothing tells which.
 */
function withoutTotal(rows: readonly (readonly Placement[])[]): Set<number> {
  const printed = new Set<number>();
  const lacking = new Set<number>();
  const misplaced = new Set<number>();
  const borne = rows.some((kept) => kept.length === 1 && rowHolds(kept[0]!) === true && totalOf(kept[0]!) > 0);
  rows.forEach((kept, r) => {
    const reading = kept[0];
    if (!reading) return;
    if (kept.every((one) => one[one.length - 1]?.kind === 'number')) printed.add(r);
    const isEmpty = (cell: Placement[number] | undefined) => !cell || cell.kind === 'blank';
    const empty = reading.filter(isEmpty).length;
    if (!borne && reading[reading.length - 1] === null && empty < reading.length) misplaced.add(r);
    if (kept.length === 1 && isEmpty(reading[reading.length - 1]) && empty > 1 && empty < reading.length) {
      lacking.add(r);
      const values = reading.flatMap((cell) => (cell?.kind === 'number' && cell.value !== null ? [cell.value] : []));
      const last = values.pop();
      if (values.length > 0 && last !== undefined && last > 0 && values.reduce((sum, value) => sum + value, 0) === last) misplaced.add(r);
    }
  });
  return printed.size >= 3 && printed.size > lacking.size ? lacking : misplaced;
}

/** Figures were left out or joined to make this the row, and its sum does not say that they are none of it. */
function unborne({ how, readings }: OpenRow & { how: string }, kept: readonly number[]): boolean {
  return how === 'dropped' && kept.length === 1 && rowHolds(readings[kept[0]!]!) !== true;
}

/** A column of row numbers (1, 2, 3 …) before the figures belongs to no cell. */
function withoutCodes(rows: readonly RowTokens[]): RowTokens[] {
  const code = (row: RowTokens) => row.cells[row.first]?.value ?? Number.NaN;
  // they need not begin with 1, nor need a row be full
  const offsets = rows.map((row, i) => code(row) - i);
  const offset = offsets.slice(0, 1 + rows.length / 5).find((one) => offsets.filter((other) => other === one).length >= Math.max(5, rows.length * 0.8));
  if (offset === undefined) return [...rows];
  return rows.map((row, i) => {
    if (offsets[i] !== offset) return row;
    const cells = row.cells.filter((_, k) => k !== row.first);
    return { cells, filled: row.filled - 1, first: cells.findIndex(isFilled), last: row.last - 1 };
  });
}

/** By the rows that are there: 2021 has three rows under (六), 2019 a single one. */
function versionOf(found: readonly string[]): FormVersion {
  const has = (id: string) => found.includes(id);
  if (has('other_overdue_correction') || has('other_overdue_fee')) return '2021';
  return has('other_handling') ? '2019' : '2021';
}

/** A report may print fewer columns than the form (case missing_column); then its header says which. */
function presentColumns(tokens: readonly RowTokens[], folded: Folded, firstLabel: number): string[] {
  const full = tokens.filter((row) => row.filled === COLUMNS.length).length;
  const counts = new Map<number, number>();
  // rows with empty cells do not tell how many columns there are
  for (const row of tokens) if (row.filled > 1 && row.cells.length === row.filled) counts.set(row.filled, (counts.get(row.filled) ?? 0) + 1);
  const [most, times] = [...counts.entries()].sort((a, b) => b[1] - a[1])[0] ?? [COLUMNS.length, 0];
  if (full > 0 || most >= COLUMNS.length || times < 3 || times * 2 < tokens.length) return [...COLUMNS];
  const header = headerColumns(folded, firstLabel);
  return header.length === most ? COLUMNS.filter((id) => header.includes(id)) : [...COLUMNS];
}

/** Rows told as a list are tried only where the figures alone do not fill the columns. */
function namedOr(region: readonly Token[], row: RowTokens, text: string, width: number, found: FoundRow): { readings: readonly Placement[]; how: string } | null {
  if (row.filled === width || width !== COLUMNS.length) return null;
  const named = namedReading(region, text, labelLine(text, found));
  return named && { readings: [named], how: 'named' };
}

/** Readings put from the header's order of columns into the form's. */
function inOrder<T extends { readings: readonly Placement[]; how: string }>(row: T, order: readonly number[] | null): T {
  if (order === null || row.how === 'named') return row;
  // where rows have empty cells, what is known of them holds for the form's order only
  if (order[0] !== 0 && row.how !== 'straight') return { ...row, readings: [] };
  return { ...row, how: row.how === 'straight' ? 'header' : row.how, readings: row.readings.map((reading) => order.map((_, c) => reading[order.indexOf(c)] ?? null)) };
}

/** More rows add up with their figures in this order than in the form's. */
function addUp(rows: readonly RowTokens[], order: readonly number[]): boolean {
  let turned = 0;
  let plain = 0;
  for (const row of rows) {
    const reading = straight(row, order.length);
    if (!reading || reading.every((cell) => !cell?.value)) continue;
    if (rowHolds(order.map((_, c) => reading[order.indexOf(c)] ?? null)) === true) turned += 1;
    if (rowHolds(reading) === true) plain += 1;
  }
  return turned > plain;
}

/** Figures and empty cells stand in the row. */
function hasGaps(row: RowTokens): boolean {
  return row.filled > 0 && row.cells.some((token) => token.kind === 'blank');
}

const UNDECIDED = { readings: [], how: 'grid' };

function readingsOf(row: RowTokens, width: number, grids: readonly Grid[], regular: boolean): { readings: readonly Placement[]; how: string; verify?: boolean } {
  if (row.filled === 0) {
    const blanks = row.cells.slice(0, width);
    // The label stands there and nothing beside it: every column is empty.
    const empty: Placement = Array.from({ length: width }, (_, c) => blanks[c] ?? EMPTY);
    return { readings: [empty], how: 'straight' };
  }
  if (row.torn || touching(row.cells.filter(isFilled))) return { readings: [], how: 'spread' };
  const plain = straight(row, width);
  if (plain) return { readings: [plain], how: 'straight' };
  const filled = row.cells.filter(isFilled);
  if (filled.length === 1 && filled[0]!.digits.length >= width) {
    const splits = splitDigits(filled[0]!, width, true);
    // seven digits are seven figures only where their sum says so
    if (filled[0]!.digits.length === width && splits.some((split) => rowHolds(split) !== true)) return { readings: [...splits, ...spread(filled, width)], how: 'split' };
    return { readings: splits, how: 'split', verify: filled[0]!.digits.length > width };
  }
  if (filled.length === width) return { readings: [filled], how: 'order' };
  if (filled.length > width) return { readings: distinct(dropped(filled, width)), how: 'dropped' };
  const blanks = row.cells.filter((token) => token.kind === 'blank').length;
  if (row.cells.length === width) {
    const exact = windowAt(row, 0, width);
    // one cell of the label and one lost at the end make the same number: the table's other rows must not stand otherwise
    if (exact && (regular || (rowHolds(exact) === true && totalOf(exact) > 0)) && grids.every((grid) => agrees(placedBy(grid, row, width), exact))) return { readings: [exact], how: 'straight' };
  }
  if (blanks === 0 || !regular) return { readings: distinct(spread(filled, width)), how: 'spread' };
  return windows(row, width, grids);
}

/** A grid puts the row's figures where `exact` has them, or cannot say. */
function agrees(placed: Placement | null, exact: Placement): boolean {
  return placed === null || placed.every((cell, c) => (cell?.kind === 'number' ? cell.start : -1) === (exact[c]?.kind === 'number' ? exact[c]!.start : -1));
}

/** Rows with empty cells: the columns stand where the table's other rows have them. */
function windows(row: RowTokens, width: number, grids: readonly Grid[]): { readings: readonly Placement[]; how: string } {
  const readings = grids.map((grid) => placedBy(grid, row, width)).filter((placed): placed is Placement => placed !== null && standing(placed, row, width) >= 0);
  const places: Placement[] = [];
  for (let start = 0; start + width <= row.cells.length; start += 1) {
    const placed = windowAt(row, start, width);
    if (placed) places.push(placed);
  }
  if (readings.length > 0) {
    // The row may be padded unlike the others: a place where its sum holds is a reading too.
    const holding = readings.some((placed) => rowHolds(placed) === true) ? [] : places.filter((placed) => rowHolds(placed) === true && totalOf(placed) > 0);
    return { readings: distinct([...readings, ...holding]), how: 'grid' };
  }
  if (places.length > 0) {
    const holding = places.filter((placed) => rowHolds(placed) === true);
    return { readings: distinct(holding.length > 0 ? holding : places.length > 1 ? places : [...places, ...spread(row.cells.filter((t) => t.kind !== 'blank' && t.kind !== 'text'), width)]), how: 'grid' };
  }
  return { readings: distinct(spread(row.cells.filter((t) => t.kind === 'number' || t.kind === 'dash'), width)), how: 'spread' };
}

function distinct(readings: readonly Placement[]): Placement[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = reading.map((cell) => (cell === null ? '_' : cell.kind === 'number' ? String(cell.value) : cell.kind)).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function tableEnd(found: readonly FoundRow[], tokens: readonly RowTokens[]): number {
  const last = tokens[tokens.length - 1];
  const cell = last?.cells[last.cells.length - 1];
  return cell ? cell.end : (found[found.length - 1]?.labelEnd ?? 0);
}
