'use client';
/** What the reader's tables offer among the controls of a page, and what is said where an address names a table that is not here. */
import { OWN_WORDS } from '../../i18n/own';
import type { Lang } from '../../i18n/lang';
import { formatOwnRef } from '../../query/own-column';
import type { OwnRef } from '../../query/own-column';
import { href } from '../address';
import type { Offer } from './offered';

export interface ChosenOwn { per: OwnRef | null; by: OwnRef | null }

/** A column of one kind. A chosen one that is not here stays in the list, so that the control says what the address says. */
export function ChooseColumn({ lang, name, label, kind, offers, chosen, onChoose }: { lang: Lang; name: string; label: string; kind: Offer['kind']; offers: readonly Offer[]; chosen: OwnRef | null; onChoose: (ref: OwnRef | null) => void }) {
  const words = OWN_WORDS[lang];
  const fitting = offers.filter((each) => each.kind === kind);
  const value = chosen === null ? '' : formatOwnRef(chosen);
  const here = chosen === null || fitting.some((each) => formatOwnRef(each.ref) === value);
  if (fitting.length === 0 && chosen === null) return null;
  return (
    <label className="filter"><span>{label}</span>
      <select name={name} value={value} onChange={(event) => onChoose(fitting.find((each) => formatOwnRef(each.ref) === event.target.value)?.ref ?? null)}>
        <option value="">{words.none}</option>
        {here || chosen === null ? null : <option value={value}>{chosen.table}</option>}
        {fitting.map((each) => <option key={formatOwnRef(each.ref)} value={formatOwnRef(each.ref)}>{words.columnOf(each.column.column, each.ref.table)}</option>)}
      </select>
    </label>
  );
}

/** The tables that are named and not here, each with a way on. */
export function MissingTables({ lang, missing, onDrop }: { lang: Lang; missing: readonly OwnRef[]; onDrop: () => void }) {
  const words = OWN_WORDS[lang];
  if (missing.length === 0) return null;
  return (
    <div className="notices own-missing" role="note">
      {[...new Set(missing.map((ref) => ref.table))].map((table) => <p key={table}>{words.missing(table)}</p>)}
      <p>{words.missingHint} <a href={href(lang, 'your-data')}>{words.toData}</a> <button type="button" className="plain" onClick={onDrop}>{words.drop}</button></p>
    </div>
  );
}
