'use client';
/** The tables and their columns with the dictionary's sentences; choosing one writes it into the editor. */
import { useMemo, useState } from 'react';
import { count } from '../../chart/text';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import { nameInSql } from './schema-name';
import type { Schema } from './schema';

export function SchemaList({ lang, schema, onInsert }: { lang: Lang; schema: Schema; onInsert: (text: string) => void }) {
  const words = EXPLORE[lang];
  const [sought, setSought] = useState('');
  const text = sought.trim().toLowerCase();
  const found = useMemo(() => schema.tables.map((table) => ({
    ...table, shown: text === '' ? table.columns : table.columns.filter((column) => column.name.toLowerCase().includes(text) || column.text.toLowerCase().includes(text)),
  })).filter((table) => text === '' || table.shown.length > 0), [schema, text]);
  return (
    <div className="schema">
      <p className="small">{words.tablesHint}</p>
      <input type="search" aria-label={words.findColumn} placeholder={words.findColumn} value={sought} onChange={(event) => setSought(event.target.value)} />
      {found.length === 0 ? <p className="small">{words.noColumn}</p> : null}
      {found.map((table) => (
        <details key={`${table.name}${text === '' ? '' : '-found'}`} open={text !== ''}>
          <summary><code>{table.name}</code> <span className="small">{table.text} · {words.columnsOf(count(table.shown.length))}</span></summary>
          <ul>{table.shown.slice(0, 400).map((column) => (
            <li key={column.name}><button type="button" className="plain" onClick={() => onInsert(nameInSql(column.name))}><code>{column.name}</code></button> <span className="small">{column.text}</span></li>
          ))}</ul>
        </details>
      ))}
    </div>
  );
}
