/** A hand-coded report as the corpus holds it: its place and scope as given, its organ from its name. */
import { checkReport } from '../check';
import { cellIds, TABLES, type FormVersion, type Table } from '../form';
import { locate, placeByCode, type Gazetteer } from '../place';
import type { Problem } from '../read/report';
import { codedKey, type CodedReport } from './figures';
import type { CorpusReport } from './rows';
import { sha256 } from './sha256';

const VERSIONS: readonly FormVersion[] = ['2021', '2019'];
const IDS = Object.fromEntries(TABLES.map((table) => [table, {
  '2021': new Set(cellIds(table, '2021')), '2019': new Set(cellIds(table, '2019')),
}])) as Record<Table, Record<FormVersion, Set<string>>>;

/**
 * Which form the coded cells of a table follow: `none` without cells, null where they stand in both
 * forms alike. The year does not decide it, since offices go on using the old tables for years. The
 * disputes table is the same in both and counts as 2021, as where it is read.
 */
export function codedForm(table: Table, ids: readonly string[]): FormVersion | 'none' | null {
  const coded = ids.filter((id) => id.startsWith(`${table}.`));
  if (coded.length === 0) return 'none';
  if (table === 'disputes') return '2021';
  const fits = VERSIONS.filter((version) => coded.every((id) => IDS[table][version].has(id) || !IDS[table][version === '2021' ? '2019' : '2021'].has(id)));
  return fits.length === 1 ? fits[0] ?? null : null;
}

/** A coded report in the shape of a read one. It has the cells that were coded and no others. */
export function corpusReportOf(coded: CodedReport, gazetteer: Gazetteer): CorpusReport {
  const located = locate(gazetteer, { authority: coded.authority, title: null, year: coded.year, text: '', path: coded.path });
  const place = placeByCode(gazetteer, coded.placeCode, coded.year);
  const line = coded.cells[0]?.line ?? null;
  const where = line === null ? coded.path : `${coded.path}:${line}`;
  const ids = coded.cells.map((cell) => cell.id);
  const form = {
    applications: codedForm('applications', ids), proactive: codedForm('proactive', ids), disputes: codedForm('disputes', ids),
  };
  // Cells that both forms have are under the same identities in both, so either will do to check them.
  const { findings, passed, passes } = checkReport({
    year: coded.year, origin: 'coded', cells: coded.cells, claims: [], scope: coded.scope, placed: place !== null,
    form: { applications: form.applications ?? '2021', proactive: form.proactive ?? '2021', disputes: form.disputes ?? '2021' },
  });
  const problems: Problem[] = [];
  // A development zone has no code of its own, so the code of the place it lies in is entered for it.
  if (place && located.place && located.place.code !== place.code && !(located.place.level === 'zone' && located.place.parents.includes(place.code))) {
    problems.push({
      code: 'coded_place_differs',
      message: `The name reads as ${located.place.name} ${located.place.code}, and ${place.name} ${place.code} was entered at ${where}: the entered code stands.`,
    });
  }
  return {
    report: {
      kind: 'annual_report', origin: 'coded', title: null,
      authority: coded.authority, organ: located.organ,
      place, place_evidence: [{ kind: 'coded', text: where, points_to: coded.placeCode }], place_candidates: [],
      scope: coded.scope, scope_evidence: [{ kind: 'coded', text: where, points_to: coded.scope }],
      scope_confidence: coded.scope === 'unknown' ? 0 : 1,
      year: coded.year,
      form,
    },
    path: coded.path, sha256: sha256(new TextEncoder().encode(codedKey(coded))), bytes: 0, encoding: 'utf-8',
    origin: { url: /^https?:\/\/\S+$/i.test(coded.source) ? coded.source : null, publisher: null, retrieved: null },
    citation: coded.source === '' ? null : coded.source,
    cells: coded.cells, claims: [], checks: findings, passed, passes, problems, sections: [],
  };
}
