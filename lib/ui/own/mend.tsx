'use client';
/** What was read of a table, and what the reader sets right: columns, places that were not matched, its name. */
import { useState } from 'react';
import { count } from '../../chart/text';
import { YOUR_DATA } from '../../i18n/your-data';
import type { Lang } from '../../i18n/lang';
import type { Open, Roles, TableSummary } from '../../own/table';
import { codeIn } from '../../own/places';
import { isOwnName } from '../../query/own-column';
import { UnitChoice } from './units';

interface MendProps { lang: Lang; summary: TableSummary; suggested: string; onSettle: (roles: Roles, mends: ReadonlyMap<string, string>, units: ReadonlyMap<number, number>) => void; onKeep: (name: string) => void }

export function Mend({ lang, summary, suggested, onSettle, onKeep }: MendProps) {
  const words = YOUR_DATA[lang];
  const [name, setName] = useState(suggested);
  const [mends, setMends] = useState<ReadonlyMap<string, string>>(new Map());
  const [units, setUnits] = useState<ReadonlyMap<number, number>>(new Map());
  // What was open at first stays in the list, so that a choice can be changed.
  const [opened, setOpened] = useState<{ roles: string; open: readonly Open[] }>({ roles: JSON.stringify(summary.roles), open: summary.open });
  const roles = JSON.stringify(summary.roles);
  const open = opened.roles === roles ? opened.open : summary.open;
  const { troubles } = summary;
  const change = (next: Roles) => {
    setMends(new Map());
    setOpened({ roles: '', open: [] });
    onSettle(next, new Map(), units);
  };
  const mend = (key: string, code: string) => {
    const next = new Map(mends);
    if (code === '') next.delete(key);
    else next.set(key, code);
    setMends(next);
    if (opened.roles !== roles) setOpened({ roles, open });
    onSettle(summary.roles, next, units);
  };
  const figures = summary.columns.flatMap(({ name: column, unit }, index) => (unit === null ? [] : [{ index, column, unit }]));
  const choose = (index: number, times: number) => {
    const next = new Map(units).set(index, times);
    setUnits(next);
    onSettle(summary.roles, mends, next);
  };
  const select = (role: 'code' | 'name' | 'year') => (
    <label className="filter"><span>{words.roles[role]}</span>
      <select name={`role-${role}`} value={summary.roles[role] ?? ''} onChange={(event) => change({ ...summary.roles, [role]: event.target.value === '' ? null : Number(event.target.value) })}>
        <option value="">{words.roles.none}</option>
        {summary.columns.map((column, index) => <option key={index} value={index}>{column.name}</option>)}
      </select>
    </label>
  );
  const good = isOwnName(name);
  return (
    <>
      <p className="own-placed">{words.placed(count(summary.placedRows), count(summary.rows), count(summary.places))} {summary.years === null ? null : words.years(String(summary.years.from), String(summary.years.to))}</p>
      <form className="filters" aria-label={words.roles.title} onSubmit={(event) => event.preventDefault()}>{select('code')}{select('name')}{select('year')}</form>
      {figures.length === 0 ? null : (
        <details className="own-units" open={figures.length <= 12 || figures.some(({ unit }) => unit.doubt)}>
          <summary>{words.units}</summary>
          <p className="small">{words.unitsText}</p>
          <form className="filters" aria-label={words.units} onSubmit={(event) => event.preventDefault()}>
            {figures.map(({ index, column, unit }) => <UnitChoice key={index} lang={lang} name={column} unit={unit} fixed={false} onChoose={(times) => choose(index, times)} />)}
          </form>
        </details>
      )}
      {troubles.length === 0 ? null : (
        <details className="own-troubles">
          <summary>{words.troubles(count(troubles.length))}</summary>
          <p className="small">{words.skipped}</p>
          <ul tabIndex={0} aria-label={words.troubles(count(troubles.length))}>{troubles.slice(0, 2000).map((trouble, index) => (
            <li key={index}><b>{words.troubleLine(String(trouble.line))}</b> {words.trouble[trouble.code](trouble.detail)} <q className="small break">{trouble.text}</q></li>
          ))}</ul>
        </details>
      )}
      {open.length === 0 ? null : (
        <details className="own-open" open>
          <summary>{words.unmatched(count(summary.openCount))}</summary>
          <p className="small">{words.unmatchedHint} {summary.openCount > open.length ? words.openMore(count(open.length)) : null}</p>
          <ul tabIndex={0} aria-label={words.unmatched(count(summary.openCount))}>{open.map((each) => (
            <li key={each.key}>
              <span className="break" lang="zh-Hans">{each.said}</span> <span className="small">{words.openRows(count(each.rows), String(each.line))}</span>
              {each.candidates.length === 0 ? null : (
                <select aria-label={each.said} value={mends.get(each.key) ?? ''} onChange={(event) => mend(each.key, event.target.value)}>
                  <option value="">{words.choose}</option>
                  {each.candidates.map((candidate) => <option key={candidate.code} value={candidate.code}>{candidate.within === '' ? '' : `${candidate.within} › `}{candidate.name} {candidate.code}</option>)}
                </select>
              )}
              <label className="small">{words.orCode} <input type="text" inputMode="numeric" maxLength={12} size={8} defaultValue="" onChange={(event) => {
                const code = codeIn(event.target.value);
                if (event.target.value === '' || (code !== null && /^\d{6,}$/.test(event.target.value))) mend(each.key, code ?? '');
              }} /></label>
            </li>
          ))}</ul>
        </details>
      )}
      <details>
        <summary>{words.preview}</summary>
        <section className="scroll" tabIndex={0} aria-label={words.preview}>
          <table>
            <thead><tr>{summary.columns.map((column, index) => <th key={index} scope="col">{column.name}<span className="line small">{words.kinds[column.kind]} · {words.columns.empty} {count(column.empty)}</span></th>)}</tr></thead>
            <tbody>{summary.preview.map((row, index) => <tr key={index}>{row.map((cell, column) => <td key={column}>{cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}</td>)}</tr>)}</tbody>
          </table>
        </section>
      </details>
      <form className="own-name" onSubmit={(event) => {
        event.preventDefault();
        if (good) onKeep(name);
      }}>
        <label>{words.name} <input type="text" name="table" value={name} spellCheck={false} autoComplete="off" aria-invalid={!good} onChange={(event) => setName(event.target.value)} /></label>
        <button type="submit" disabled={!good || summary.rows === 0}>{words.keep}</button>
        {good ? null : <span role="alert" className="small">{words.nameBad}</span>}
      </form>
    </>
  );
}
