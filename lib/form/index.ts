/**
 * The statutory form of the annual report: its tables, rows, columns and identities.
 * Everything else in the project names a cell by the ids made here, `table.row.column`.
 * Source of the rows: 国办公开办函〔2021〕30号 (version "2021") and 〔2019〕60号 ("2019").
 */
import { ANNEX_CELL_IDS } from './annex';
import form from './form.json';

export { ANNEX_CELL_IDS, ANNEX_ROWS, annexCellId } from './annex';

export type Table = 'applications' | 'disputes' | 'proactive';
export const TABLES: readonly Table[] = ['proactive', 'applications', 'disputes'];

export type FormVersion = '2021' | '2019';
/** What a table of a report turned out to be; `none` where the report has no such table. */
export type TableVersion = FormVersion | 'pre2019' | 'none';

export type OutcomeGroup = 'input' | 'granted' | 'partial' | 'denied' | 'unable' | 'refused' | 'other' | 'total' | 'output';

export interface Label { zh: string; en: string }
export interface Row extends Label {
  id: string;
  /** Only in `applications`: which block of the form the row stands in. */
  group: OutcomeGroup | null;
  /** Article of the 2019 Regulations the row rests on, as in form.json. */
  article: string | null;
  columns: readonly Column[];
}
export interface Column extends Label { id: string }

/** English labels of the proactive columns, which form.json gives in Chinese only. */
const PROACTIVE_COLUMN_EN: Record<string, string> = {
  made: 'Made this year', repealed: 'Repealed this year', in_force: 'In force',
  decisions: 'Decisions this year', amount_wan: 'Amount (10,000 yuan)',
  created: 'Newly made', published: 'Newly published', public_total: 'Public in total',
  items_previous: 'Items last year', items_change: 'Change this year', items: 'Procurement items',
};

const applicationColumns: readonly Column[] = form.applications.columns;
const disputeColumns: readonly Column[] = form.disputes.columns;

function applicationRows(version: FormVersion): Row[] {
  return form.applications.versions[version].map((row) => ({
    id: row.id, zh: row.zh, en: row.en, article: row.article,
    group: row.group as OutcomeGroup, columns: applicationColumns,
  }));
}

function proactiveRows(version: FormVersion): Row[] {
  return form.proactive.versions[version].map((row) => ({
    id: row.id, zh: row.zh, en: row.en, article: row.article, group: null,
    columns: row.columns.map((column) => ({
      id: column.id, zh: column.zh.split(',')[0] ?? column.zh, en: PROACTIVE_COLUMN_EN[column.id] ?? column.id,
    })),
  }));
}

const disputeRows: Row[] = form.disputes.rows.map((row) => ({
  id: row.id, zh: row.zh, en: row.en, article: null, group: null, columns: disputeColumns,
}));

const ROWS: Record<Table, Record<FormVersion, readonly Row[]>> = {
  applications: { '2021': applicationRows('2021'), '2019': applicationRows('2019') },
  proactive: { '2021': proactiveRows('2021'), '2019': proactiveRows('2019') },
  disputes: { '2021': disputeRows, '2019': disputeRows },
};

/** The rows of a table in the form's order. */
export function rowsOf(table: Table, version: FormVersion): readonly Row[] {
  return ROWS[table][version];
}

/** Columns of the applications table (six kinds of applicant, then the total) or of a dispute block. */
export function columnsOf(table: 'applications' | 'disputes'): readonly Column[] {
  return table === 'applications' ? applicationColumns : disputeColumns;
}

export function cellId(table: Table, row: string, column: string): string {
  return `${table}.${row}.${column}`;
}

function makeIds(table: Table): Record<FormVersion, readonly string[]> {
  const ids = (version: FormVersion) => rowsOf(table, version).flatMap((row) => row.columns.map((column) => cellId(table, row.id, column.id)));
  return { '2021': ids('2021'), '2019': ids('2019') };
}

const IDS: Record<Table, Record<FormVersion, readonly string[]>> = {
  applications: makeIds('applications'), proactive: makeIds('proactive'), disputes: makeIds('disputes'),
};

/** Every cell id of one table in one version, row by row. */
export function cellIds(table: Table, version: FormVersion): readonly string[] {
  return IDS[table][version];
}

/** Ids for figures published only as sums; they occur in hand-coded figures, never in a read table. */
export const SUM_IDS: readonly string[] = form.sums.ids;

/** Ids of the forms of 2019 and 2021 and the sums, without repeats. */
const FORM_IDS: readonly string[] = [
  ...new Set([
    ...TABLES.flatMap((table) => [...cellIds(table, '2021'), ...cellIds(table, '2019')]),
    ...SUM_IDS,
  ]),
];

/** Every id a cell may carry: both versions of all tables, the sums, and the annex of before 2019. */
export const ALL_CELL_IDS: readonly string[] = [...FORM_IDS, ...ANNEX_CELL_IDS];

const KNOWN = new Set(ALL_CELL_IDS);
export function isCellId(id: string): boolean {
  return KNOWN.has(id);
}

/** The outcome rows of one version, that is what sums to `total_handled`. */
export function outcomeRows(version: FormVersion): readonly Row[] {
  return ROWS.applications[version].filter((row) => !['input', 'total', 'output'].includes(row.group ?? ''));
}

/** Labels of the outcome groups (denied, unable, refused, other). */
export const GROUPS: Record<'denied' | 'unable' | 'refused' | 'other', Label> = form.applications.groups;

/** The six applicant columns, without the total. */
export const APPLICANT_COLUMNS: readonly Column[] = applicationColumns.filter((column) => column.id !== 'total');

/** Rows whose applicant columns pages ask for, of every report of a year: the long table would be read whole for them. */
const APPLICANT_ROWS = ['new_received', 'granted', 'partial', 'unable_not_held', 'total_handled'];
const ASKED_BY_APPLICANT = new Set(APPLICANT_ROWS.flatMap((row) => APPLICANT_COLUMNS.map((column) => cellId('applications', row, column.id))));

/**
 * Cells that stand for a whole report, and those that pages ask of many: the total column of applications
 * with the applicants of five rows, every dispute cell, every proactive cell, and the sums. They are the
 * nullable figure columns of table `reports`.
 */
export const TOTAL_IDS: readonly string[] = FORM_IDS.filter(
  (id) => !id.startsWith('applications.') || id.endsWith('.total') || ASKED_BY_APPLICANT.has(id),
);
