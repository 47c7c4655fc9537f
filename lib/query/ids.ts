/** Which cells each page asks for. */
import { APPLICANT_COLUMNS, SUM_IDS, TOTAL_IDS, cellId, cellIds, outcomeRows } from '../form';

const union = (...lists: (readonly string[])[]) => [...new Set(lists.flat())];

/** Received, carried in, handled, carried out, and the six kinds of applicant of what was received. */
export const APPLICATION_IDS: readonly string[] = union(
  ['new_received', 'carried_in', 'total_handled', 'carried_out'].map((row) => cellId('applications', row, 'total')),
  APPLICANT_COLUMNS.map((column) => cellId('applications', 'new_received', column.id)),
);
/** Every outcome row of both forms, its total column, the groups' sums, and what the denominators need. */
export const OUTCOME_IDS: readonly string[] = union(
  ['new_received', 'carried_in', 'total_handled', 'carried_out'].map((row) => cellId('applications', row, 'total')),
  [...outcomeRows('2021'), ...outcomeRows('2019')].map((row) => cellId('applications', row.id, 'total')),
  SUM_IDS.filter((id) => id.startsWith('applications.')),
);
/** Three blocks of five cells, the sums over suits where only those were published, and applications received. */
export const DISPUTE_IDS: readonly string[] = union(
  cellIds('disputes', '2021'), SUM_IDS.filter((id) => id.startsWith('disputes.')), ['applications.new_received.total'],
);
/** The proactive tables of both forms. Only `decisions` mean the same in both. */
export const PROACTIVE_IDS: readonly string[] = TOTAL_IDS.filter((id) => id.startsWith('proactive.'));
/** Outcomes by kind of applicant: what is asked to see whether persons and organisations fare alike. */
export const APPLICANT_OUTCOME_IDS: readonly string[] = ['granted', 'partial', 'unable_not_held', 'total_handled']
  .flatMap((row) => APPLICANT_COLUMNS.map((column) => cellId('applications', row, column.id)));
