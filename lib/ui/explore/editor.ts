/** The SQL editor: CodeMirror 6 with completion from the dictionary. Imported by the Explore page alone, when it is there. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { SQLDialect, keywordCompletionSource, sql } from '@codemirror/lang-sql';
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, dropCursor, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { nameInSql } from './schema-name';
import type { Schema } from './schema';

export interface EditorOptions {
  doc: string;
  label: string;
  schema: Schema;
  onChange(sql: string): void;
  onRun(): void;
}
export interface Editor {
  set(sql: string): void;
  /** Writes at the cursor, in place of what is selected. */
  insert(text: string): void;
  /** Marks where the engine found fault; null takes the mark away. */
  mark(mistake: { from: number; to: number; text: string } | null): void;
  goTo(at: number): void;
  focus(): void;
  destroy(): void;
}

/** What the engine takes; the dialects that come with the editor offer words that it does not know. */
const DUCKDB = SQLDialect.define({
  keywords: `select from where group by order having limit offset with as recursive distinct on using join left right full outer inner cross natural semi anti union all intersect except
    case when then else end and or not in is null like ilike between exists any values over partition rows range unbounded preceding following current row filter asc desc nulls first last
    create or replace temp temporary table view drop insert into update set delete explain analyze describe show summarize pivot unpivot qualify window sample exclude cast try_cast true false interval
    count sum avg min max median quantile_cont stddev_samp string_agg list row_number rank dense_rank lag lead ntile first_value last_value abs round floor ceil sqrt ln log10 greatest least nullif
    length lower upper trim replace substr left starts_with contains regexp_matches regexp_extract concat printf range unnest strftime json_extract_string`,
  types: 'bigint boolean date double integer varchar decimal timestamp time float hugeint smallint tinyint blob',
  doubleQuotedStrings: false, hashComments: false, slashComments: false, doubleDollarQuotedStrings: true,
});

const ink = (name: string) => `var(--chart-${name})`;
const STYLE = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: ink('granted'), fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: ink('denied') },
  { tag: [tags.number, tags.bool, tags.null], color: ink('corrected') },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: ink('muted'), fontStyle: 'italic' },
  { tag: tags.typeName, color: ink('upheld') },
]);

const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '.9rem', border: '1px solid var(--chart-peer)' },
  '&.cm-focused': { outline: '2px solid var(--link)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: '1.6', minHeight: '13rem', maxHeight: '26rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '.6rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--muted)', borderRight: '1px solid var(--rule)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--faint) 60%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--mark)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--mark)', outline: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--ink)', borderRadius: '0' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sans)', maxHeight: '16rem', maxWidth: 'min(38rem, 92vw)' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '.15rem .5rem', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--mark)', color: 'var(--ink)' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', fontSize: '.86em' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-diagnostic': { borderLeftColor: ink('denied'), fontFamily: 'var(--sans)', fontSize: '.86rem', padding: '.3rem .6rem' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: `underline wavy ${ink('denied')}`, textUnderlineOffset: '.25em' },
  '.cm-lint-marker-error': { content: '"×"', color: ink('denied') },
});

/** Names by their table and in either language: `予以公开` finds the cell as its id does. */
function options(schema: Schema): { plain: Completion[]; quoted: Completion[]; texts: Completion[]; of: Map<string, Completion[]> } {
  const tables: Completion[] = schema.tables.map((table) => ({ label: table.name, detail: table.text, type: 'type', boost: 3 }));
  const of = new Map(schema.tables.map((table) => [table.name, table.columns.flatMap((column): Completion[] => {
    const apply = nameInSql(column.name);
    const detail = `${table.name} · ${column.text}`;
    // Cells are many, and found by what they are called too.
    return apply === column.name ? [{ label: column.name, detail, type: 'property', boost: 1 }]
      : [{ label: column.name, apply, detail, type: 'property' }, { label: column.text, apply, detail: column.name, type: 'property', boost: -1 }];
  })]));
  const seen = new Set<string>();
  const columns = [...of.values()].flat().filter(({ label, type }) => {
    const key = `${type} ${label}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
  const metrics: Completion[] = schema.metrics.map((metric) => ({ label: metric.id, apply: metric.sql, detail: metric.text, type: 'function' }));
  const ids = (schema.tables.find((table) => table.name === 'reports')?.columns ?? []).filter((column) => column.name.includes('.'));
  return {
    of, plain: [...tables, ...columns, ...metrics],
    quoted: columns,
    texts: [...ids.map((column): Completion => ({ label: column.name, detail: column.text, type: 'text' })), ...schema.metrics.map((metric): Completion => ({ label: metric.id, detail: metric.text, type: 'text', boost: -1 }))],
  };
}

function completer(schema: Schema): (context: CompletionContext) => CompletionResult | null {
  const { plain, quoted, texts, of } = options(schema);
  return (context) => {
    // Within a text: ids of cells and metrics, as `cells.cell` and `metrics.id` hold them.
    const text = context.matchBefore(/'[\w.]*$/);
    if (text !== null) return { from: text.from + 1, options: texts, validFor: /^[\w.]*$/ };
    const name = context.matchBefore(/"[\p{L}\p{N}_.]*$/u);
    if (name !== null) return { from: name.from, options: quoted.map((each) => ({ ...each, label: `"${each.label}"`, displayLabel: each.label, apply: typeof each.apply === 'string' ? each.apply : `"${each.label}"` })), validFor: /^"[\p{L}\p{N}_.]*"?$/u };
    const member = context.matchBefore(/\b(\w+)\.\w*$/);
    if (member !== null) {
      const [table = ''] = member.text.split('.');
      const own = of.get(table);
      if (own !== undefined) return { from: member.from + table.length + 1, options: own, validFor: /^\w*$/ };
    }
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_.]*$/u);
    if (word === null && !context.explicit) return null;
    const named = [...of].filter(([table]) => new RegExp(`\\b${table}\\b`, 'i').test(context.state.doc.toString()));
    const near = new Set(named.flatMap(([, columns]) => columns.map((column) => column.label)));
    return {
      from: word?.from ?? context.pos, validFor: /^[\p{L}\p{N}_.]*$/u,
      options: near.size === 0 ? plain : plain.map((each) => (near.has(each.label) ? { ...each, boost: (each.boost ?? 0) + 2 } : each)),
    };
  };
}

export function mountEditor(host: HTMLElement, { doc, label, schema, onChange, onRun }: EditorOptions): Editor {
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onRun(), true) }])),
        lineNumbers(), history(), drawSelection(), dropCursor(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), lintGutter(),
        EditorView.lineWrapping,
        sql({ dialect: DUCKDB }),
        autocompletion({ override: [completer(schema), keywordCompletionSource(DUCKDB, true)], maxRenderedOptions: 60 }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        syntaxHighlighting(STYLE), THEME,
        EditorView.contentAttributes.of({ 'aria-label': label, 'data-editor': '', tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    set(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
      view.focus();
    },
    mark(mistake) {
      const length = view.state.doc.length;
      const from = Math.min(mistake?.from ?? 0, Math.max(0, length - 1));
      view.dispatch(setDiagnostics(view.state, mistake === null ? [] : [{ from, to: Math.max(from, Math.min(mistake.to, length)), severity: 'error', message: mistake.text }]));
    },
    goTo(at) {
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
