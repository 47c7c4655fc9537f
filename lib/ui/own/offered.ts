/** What the reader's tables offer to a page: columns of figures to divide by, columns of words to group by. Pure. */
import { cellName } from '../../chart/names';
import { cellId, rowsOf } from '../../form';
import type { Label } from '../../form';
import { OUTCOME_RATES, rateUnder } from '../../metrics';
import type { DenominatorId } from '../../metrics';
import type { KeptTable } from '../../own/store';
import { NO_UNIT, unitInName } from '../../own/unit';
import type { ColumnUnit } from '../../own/unit';
import { columnId, formatOwnRef } from '../../query/own-column';
import type { OwnColumn, OwnRef } from '../../query/own-column';
import type { PageId } from '../address';
import type { MatterId } from '../matters';

export interface Offer { ref: OwnRef; column: OwnColumn; kind: 'number' | 'text'; /** Of figures. */ unit: ColumnUnit }

/** Columns that every table has, beside what is its reader's. */
const PLACED = new Set(['place_code', 'place_name', 'year']);

/** The unit of a column of figures. One that was kept without is told by its name. */
export function unitOf({ name, kind, unit }: KeptTable['columns'][number]): ColumnUnit {
  return kind === 'text' ? NO_UNIT : unit ?? unitInName(name) ?? NO_UNIT;
}

export function offersOf(tables: readonly KeptTable[]): Offer[] {
  return tables.flatMap(({ name, columns }) => {
    const hasYear = columns.some((column) => column.name === 'year' && column.kind === 'number');
    return columns.flatMap((column): Offer[] => {
      if (PLACED.has(column.name) || column.says === true) return [];
      const unit = unitOf(column);
      return [{ ref: { table: name, column: columnId(column.name) }, column: { table: name, column: column.name, hasYear, times: unit.times }, kind: column.kind, unit }];
    });
  });
}

/** Null where no such table is here, or its column is none of the kind. */
export function offerOf(offers: readonly Offer[], ref: OwnRef | null, kind: Offer['kind']): Offer | null {
  return ref === null ? null : offers.find((each) => each.kind === kind && each.ref.table === ref.table && each.ref.column === ref.column) ?? null;
}

/** Where a table is of use at once: its first column of figures, and its first of words. */
export function usesOf(table: KeptTable): { as: 'divide' | 'group'; page: PageId; search: string; column: string }[] {
  const offers = offersOf([table]);
  const use = (kind: Offer['kind'], as: 'divide' | 'group', page: PageId, name: string) => {
    const offer = offers.find((each) => each.kind === kind);
    return offer === undefined ? [] : [{ as, page, search: `?${name}=${formatOwnRef(offer.ref)}`, column: offer.column.column }];
  };
  return [...use('number', 'divide', 'applications', 'own-per'), ...use('text', 'group', 'outcomes', 'own-by')];
}

const RECEIVED = cellId('applications', 'new_received', 'total');
const REVIEWS = cellId('disputes', 'review', 'total');
const SUITS = [cellId('disputes', 'suit_direct', 'total'), cellId('disputes', 'suit_after_review', 'total')];
const DECISIONS = rowsOf('proactive', '2021').flatMap((row) => row.columns.filter((column) => column.id === 'decisions').map((column) => cellId('proactive', row.id, column.id)));

/** Counts of a page, which can be divided by a figure of the reader's or by reports, and its rates; its headline first. */
export const OWN_MEASURES: Record<MatterId, { counts: readonly string[]; rates: readonly string[]; ratesFirst: boolean }> = {
  overview: { counts: [RECEIVED], rates: ['disclosure_rate'], ratesFirst: false },
  applications: { counts: [RECEIVED], rates: ['backlog'], ratesFirst: false },
  outcomes: { counts: [cellId('applications', 'total_handled', 'total')], rates: OUTCOME_RATES, ratesFirst: true },
  reviews: { counts: [REVIEWS], rates: ['review_correction_rate', 'disputes_per_100'], ratesFirst: false },
  lawsuits: { counts: SUITS, rates: ['suit_direct_correction_rate', 'suit_after_review_correction_rate'], ratesFirst: false },
  proactive: { counts: DECISIONS, rates: [], ratesFirst: false },
};

export const labelOf = (cell: string): Label => ({ zh: cellName(cell, 'zh'), en: cellName(cell, 'en') });

/** Rates of a page under the denominator chosen on it. */
export function ratesOf(matter: MatterId, per: DenominatorId | null): readonly string[] {
  return OWN_MEASURES[matter].rates.map((id) => (per === null ? id : rateUnder(id, per) ?? id));
}
