'use client';
/** A reader's tables: brought in, mended, kept in this browser, and seen with the reports. */
import { useCallback, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { count } from '../../chart/text';
import { YOUR_DATA } from '../../i18n/your-data';
import type { Lang } from '../../i18n/lang';
import type { ExampleTable } from '../../own/example';
import { keepTable, keptTables, removeAllTables, removeTable } from '../../own/store';
import type { KeptTable } from '../../own/store';
import { openTableClient, TableFailed } from '../../own/table-client';
import type { TableClient } from '../../own/table-client';
import type { Roles, TableSummary } from '../../own/table';
import { tableName } from '../../own/table';
import { ownTableSql } from '../../query/own';
import { DATA_TABLES } from '../../query/views';
import { href } from '../address';
import { usePlacesClient } from '../places-client';
import { Example } from './example';
import { offersOf, unitOf, usesOf } from './offered';
import { Mend } from './mend';
import { useTables } from './tables';
import { UnitChoice } from './units';
import { Use } from './use';

type State = { at: 'idle' } | { at: 'reading'; name: string } | { at: 'failed'; code: string; message: string } | { at: 'read'; summary: TableSummary; ms: number; turn: number };

export function OwnView({ lang, years, start, example }: { lang: Lang; years: readonly number[]; /** The year with most reports. */ start: number | null; example: ExampleTable }) {
  const words = YOUR_DATA[lang];
  const held = useTables();
  const { client, ready } = usePlacesClient(openTableClient);
  const [state, setState] = useState<State>({ at: 'idle' });
  const [changed, setTables] = useState<readonly KeptTable[] | null>(null);
  const tables = changed ?? held ?? [];
  const [told, setTold] = useState('');
  const [inHand, setInHand] = useState<{ table: KeptTable; turn: number } | null>(null);
  const [over, setOver] = useState(false);
  const turn = useRef(0);

  const follow = useCallback(async (ask: (at: TableClient) => Promise<{ summary: TableSummary; ms: number }>) => {
    if (client.current === null) return;
    try {
      const { summary, ms } = await ask(client.current);
      setState({ at: 'read', summary, ms, turn: turn.current });
    } catch (cause) {
      setState({ at: 'failed', code: cause instanceof TableFailed ? cause.code : 'program', message: cause instanceof Error ? cause.message : String(cause) });
    }
  }, [client]);
  const bring = (file: File | undefined) => {
    if (file === undefined) return;
    turn.current += 1;
    setTold('');
    setState({ at: 'reading', name: file.name });
    void follow((at) => at.read(file.name, file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    bring(event.dataTransfer.files[0]);
  };
  const settle = (roles: Roles, mends: ReadonlyMap<string, string>, units: ReadonlyMap<number, number>) => void follow((at) => at.settle(roles, mends, units));

  async function keep(name: string, summary: TableSummary) {
    if (client.current === null) return;
    const { parquet, columns, rows } = await client.current.save();
    const table: KeptTable = { name, file: summary.file, rows, years: summary.years, columns, parquet };
    const where = await keepTable(table);
    setTables(await keptTables());
    turn.current += 1;
    setInHand({ table, turn: turn.current });
    setTold(where === 'browser' ? words.kept(name) : words.keptInPage(name));
  }
  async function setUnit(table: KeptTable, column: string, times: number) {
    const next = { ...table, columns: table.columns.map((each) => (each.name === column ? { ...each, unit: { ...unitOf(each), times, from: 'reader' as const, doubt: false, fixed: false } } : each)) };
    await keepTable(next);
    setTables(await keptTables());
    setInHand((hand) => (hand?.table.name === table.name ? { ...hand, table: next } : hand));
  }
  async function remove(name: string | null) {
    if (name === null) await removeAllTables();
    else await removeTable(name);
    setTables(await keptTables());
    if (name === null || inHand?.table.name === name) setInHand(null);
    if (name === null) {
      setState({ at: 'idle' });
      setTold(words.removed);
    }
  }

  const errors: Record<string, string> = words.errors;
  const separators: Record<string, string> = words.separators;
  return (
    <div className="own" aria-busy={state.at === 'reading'}>
      <p className="stays">{words.stays} {tables.length === 0 ? null : <button type="button" onClick={() => void remove(null)}>{words.removeAll}</button>}</p>
      <div className="bring" data-over={over || undefined} onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="bring-line">{words.drop} <label className="file"><span>{words.open}</span><input type="file" disabled={ready !== 'ready' || state.at === 'reading'} accept=".csv,.tsv,.txt,.xlsx,text/csv" onChange={(event) => {
          bring(event.target.files?.[0]);
          event.target.value = '';
        }} /></label></p>
        <p className="small">{words.openHint}</p>
        <output className="small readiness" data-ready={ready}>{ready === 'starting' ? words.starting : ready === 'ready' ? words.ready : words.notReady}</output>
      </div>
      {state.at === 'read' || state.at === 'reading' ? null : <Example lang={lang} example={example} />}
      <output className="status">{state.at === 'reading' ? words.reading(state.name) : told}</output>
      {state.at === 'failed' ? <p className="error" role="alert">{errors[state.code] ?? words.errors.program} {state.code === 'program' ? <code className="break">{state.message}</code> : null}</p> : null}
      {state.at === 'read' ? (
        <section className="own-read part" aria-label={state.summary.file} data-ms={Math.round(state.ms)}>
          <h2 className="break">{words.read(state.summary.file, count(state.summary.rows), state.summary.encoding, separators[state.summary.separator] ?? state.summary.separator)}</h2>
          <Mend key={state.turn} lang={lang} summary={state.summary} suggested={tableName(state.summary.file, [...DATA_TABLES])} onSettle={settle} onKeep={(name) => void keep(name, state.summary)} />
        </section>
      ) : null}
      {inHand === null ? null : <Use key={inHand.turn} lang={lang} table={inHand.table} years={years} start={start} onUnit={(column, times) => void setUnit(inHand.table, column, times)} />}
      {tables.length === 0 ? null : (
        <section className="part own-tables">
          <h2>{words.tables}</h2>
          <p className="small">{words.onPages}</p>
          <ul>{tables.map((table) => (
            <li key={table.name}><code>{table.name}</code> <span className="small">{words.tableOf(count(table.rows), table.file)}</span> <a href={`${href(lang, 'explore')}#sql=${encodeURIComponent(ownTableSql(table.name))}`}>{words.explore}</a>{usesOf(table).map(({ page, search, column, as }) => <span key={as}> <a href={`${href(lang, page)}${search}`}>{words[as](column)}</a></span>)} <button type="button" className="plain" onClick={() => void remove(table.name)}>{words.remove}</button><Units lang={lang} table={table} onUnit={(column, times) => void setUnit(table, column, times)} /></li>
          ))}</ul>
        </section>
      )}
    </div>
  );
}

/** Units of a table that is kept, to be looked at and changed. */
function Units({ lang, table, onUnit }: { lang: Lang; table: KeptTable; onUnit: (column: string, times: number) => void }) {
  const figures = offersOf([table]).filter((offer) => offer.kind === 'number');
  if (figures.length === 0) return null;
  return (
    <details className="own-units">
      <summary>{YOUR_DATA[lang].unitsKept}</summary>
      <div className="filters">{figures.map(({ column: { column }, unit }) => (
        <UnitChoice key={column} lang={lang} name={column} unit={unit} fixed={table.columns.find((each) => each.name === column)?.unit?.fixed === true} onChoose={(times) => onUnit(column, times)} />
      ))}</div>
    </details>
  );
}
