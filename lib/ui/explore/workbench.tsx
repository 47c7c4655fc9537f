'use client';
/** The workbench: a statement, its answer, and what was asked before. The engine comes with the first Run. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { count } from '../../chart/text';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import { QueryError } from '../../query/client';
import type { QueryErrorCode } from '../../query/client';
import { mistakeOf } from '../../query/mistake';
import type { Result } from '../../query/result';
import type { Workbench as Bench } from '../../query/workbench';
import { BASE_PATH } from '../address';
import type { Editor } from './editor';
import { keepHistory, readHistory, withAsked } from './history';
import type { Asked } from './history';
import { ResultChart } from './result-chart';
import { ResultTable } from './result-table';
import type { Schema } from './schema';
import { SchemaList } from './schema-list';
import { fragmentOf, statementIn } from './share';
import { FILE_ROWS, TakeAway } from './take-away';

export interface Question { id: string; question: string; note: string; sql: string; page: { name: string; href: string } }
export interface WorkbenchProps { lang: Lang; schema: Schema; questions: readonly Question[]; first: Result | null }

type Phase = { kind: 'idle' } | { kind: 'running'; engine: boolean; seconds: number } | { kind: 'stopping' };
interface Trouble { code: QueryErrorCode; text: string; words: string | null; at: { from: number; to: number; line: number } | null }
interface Told { text: string; restarted: boolean }

const storage = () => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};
const tenths = (seconds: number) => seconds.toFixed(seconds < 10 ? 2 : 0);

export function Workbench({ lang, schema, questions, first }: WorkbenchProps) {
  const words = EXPLORE[lang];
  const [sql, setSql] = useState(questions[0]?.sql ?? '');
  const [shown, setShown] = useState<{ result: Result; sql: string } | null>(first === null ? null : { result: first, sql: questions[0]?.sql ?? '' });
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [told, setTold] = useState<Told | null>(first === null ? null : { text: words.status.built(count(first.rows)), restarted: false });
  const [came, setCame] = useState<'link' | 'bad' | null>(null);
  const [history, setHistory] = useState<Asked[]>([]);
  const [held, setHeld] = useState<'memory' | 'range' | null>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const [ready, setReady] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const bench = useRef<Bench | null>(null);
  const stop = useRef<AbortController | null>(null);
  const latest = useRef(sql);

  const put = useCallback((text: string) => {
    latest.current = text;
    setSql(text);
    editor.current?.set(text);
    editor.current?.mark(null);
    setTrouble(null);
    setCopied(null);
  }, []);

  const openBench = useCallback(async (): Promise<Bench> => {
    const [{ openWorkbench }, { keptTables }] = await Promise.all([import('../../query/workbench'), import('../../own/store')]);
    bench.current ??= openWorkbench({ basePath: BASE_PATH, own: keptTables });
    return bench.current;
  }, []);

  const run = useCallback(async () => {
    if (stop.current !== null) return;
    const statement = latest.current;
    if (statement.trim() === '') return;
    const control = new AbortController();
    stop.current = control;
    setCame(null);
    setTrouble(null);
    setTold(null);
    setCopied(null);
    editor.current?.mark(null);
    const began = performance.now();
    const tick = () => setPhase((before) => (before.kind === 'stopping' ? before : { kind: 'running', engine: bench.current?.held() !== null && bench.current !== null, seconds: Math.floor((performance.now() - began) / 1000) }));
    tick();
    const ticking = setInterval(tick, 250);
    const keep = (rows: number | null) => setHistory((before) => {
      const next = statement.length > 20_000 ? before : withAsked(before, { sql: statement, at: Date.now(), rows });
      keepHistory(storage(), next);
      return next;
    });
    try {
      const fragment = await fragmentOf(statement);
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${fragment}`);
      const engine = await openBench();
      const outcome = await engine.run(statement, { signal: control.signal });
      setHeld(engine.held());
      if (outcome.kind === 'stopped') {
        keep(null);
        setTold({ text: outcome.why === 'reader' ? words.status.stopped(tenths(outcome.seconds)) : words.status.deadline(tenths(outcome.seconds)), restarted: outcome.restarted });
      } else {
        const { result } = outcome;
        keep(result.rows);
        setShown({ result, sql: statement });
        setTold({
          text: result.columns.length === 0 ? words.status.noRows : result.rows === 0 ? words.status.none
            : `${words.status.done(count(result.rows), tenths(outcome.seconds))}${result.capped ? ` ${words.status.capped(count(result.rows))}` : ''}`, restarted: false,
        });
      }
    } catch (cause) {
      keep(null);
      setHeld(bench.current?.held() ?? null);
      const code = cause instanceof QueryError ? cause.code : 'query.failed';
      const { text, at } = mistakeOf(cause instanceof Error ? cause.message : String(cause), statement);
      const own = /can only take a single statement/.test(text) ? words.mistake.single : /disabled (?:by|through) configuration|configuration has been locked|NetworkError/.test(text) ? words.mistake.closed : null;
      setTrouble({ code, text, words: own, at });
      // Where the statement was changed meanwhile, the place is no longer its own.
      if (at !== null && latest.current === statement) editor.current?.mark({ from: at.from, to: at.to, text });
    } finally {
      clearInterval(ticking);
      stop.current = null;
      setPhase({ kind: 'idle' });
    }
  }, [words, openBench]);

  const runNow = useRef(run);
  useEffect(() => {
    runNow.current = run;
  }, [run]);

  useEffect(() => {
    let left = false;
    void import('./editor').then(({ mountEditor }) => {
      if (left || host.current === null) return;
      editor.current = mountEditor(host.current, {
        doc: latest.current, label: words.editor, schema,
        onChange(text) {
          latest.current = text;
          setSql(text);
        },
        onRun: () => void runNow.current(),
      });
      setReady(true);
    });
    const arrive = async () => {
      const found = await statementIn(window.location.hash);
      if (left) return;
      setHistory(readHistory(storage()));
      if (found === null) return;
      if (found === 'bad') return setCame('bad');
      if (found.sql === latest.current) return;
      put(found.sql);
      setShown(null);
      setTold(null);
      setCame('link');
    };
    void arrive();
    const onHash = () => void arrive();
    window.addEventListener('hashchange', onHash);
    return () => {
      left = true;
      window.removeEventListener('hashchange', onHash);
      editor.current?.destroy();
      editor.current = null;
      stop.current?.abort();
      bench.current?.close();
      bench.current = null;
    };
  }, [put, schema, words]);

  const active = questions.find((question) => question.sql === sql);
  const busy = phase.kind !== 'idle';

  async function copy() {
    const fragment = await fragmentOf(latest.current);
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}${fragment}`);
    setCopied(await navigator.clipboard.writeText(window.location.href).then(() => 'yes' as const, () => 'no' as const));
  }
  /** Every row of a statement, for a file. Throws where it was stopped or fails. */
  async function whole(statement: string): Promise<Result> {
    const control = new AbortController();
    stop.current = control;
    setPhase({ kind: 'running', engine: true, seconds: 0 });
    try {
      const outcome = await (await openBench()).run(statement, { rows: FILE_ROWS, seconds: 300, signal: control.signal });
      if (outcome.kind !== 'done') throw new QueryError('query.aborted', 'stopped');
      return outcome.result;
    } finally {
      stop.current = null;
      setPhase({ kind: 'idle' });
    }
  }

  return (
    <div className="bench" aria-busy={busy}>
      <aside className="bench-aside">
        <details open className="bench-questions">
          <summary>{words.questions}</summary>
          <p className="small">{words.questionsHint}</p>
          <ol>{questions.map((question) => (
            <li key={question.id}><button type="button" className="plain" aria-current={active?.id === question.id ? 'true' : undefined} data-question={question.id} disabled={busy} onClick={() => {
              put(question.sql);
              void run();
            }}>{question.question}</button></li>
          ))}</ol>
        </details>
        <details className="bench-schema"><summary>{words.tables}</summary><SchemaList lang={lang} schema={schema} onInsert={(text) => {
          if (editor.current === null) put(`${latest.current}${text}`);
          else editor.current.insert(text);
        }} /></details>
        <details className="bench-history"><summary>{words.history.heading}</summary>
          <p className="small">{words.history.hint}</p>
          {history.length === 0 ? <p className="small">{words.history.none}</p> : (
            <>
              <ol>{history.map((asked) => (
                <li key={`${asked.at}`}><button type="button" className="plain" disabled={busy} onClick={() => put(asked.sql)}><code>{asked.sql.replaceAll(/\s+/g, ' ').slice(0, 90)}</code></button> <span className="small">{asked.rows === null ? words.history.failed : words.history.rows(count(asked.rows))}</span></li>
              ))}</ol>
              <button type="button" onClick={() => {
                setHistory([]);
                keepHistory(storage(), []);
              }}>{words.history.clear}</button>
            </>
          )}
        </details>
      </aside>
      <div className="bench-main">
        {active === undefined ? null : (
          <p className="bench-note"><strong>{active.question}</strong> {active.note}{' '}<span className="small">{words.samePage}<a href={active.page.href}>{active.page.name}</a></span></p>
        )}
        {came === null ? null : <p className="bench-came" role="status">{came === 'link' ? words.came : words.cameBad}</p>}
        <div ref={host} className="bench-editor" />
        {ready ? null : <textarea aria-label={words.editor} value={sql} rows={14} spellCheck={false} onChange={(event) => {
          latest.current = event.target.value;
          setSql(event.target.value);
        }} />}
        <div className="bench-keys">
          {busy ? <button type="button" className="bench-run" onClick={() => {
            setPhase({ kind: 'stopping' });
            stop.current?.abort();
          }}>{words.stop}</button> : <button type="button" className="bench-run" onClick={() => void run()}>{words.run}</button>}
          <button type="button" className="plain" onClick={() => void copy()}>{copied === 'yes' ? words.shared : copied === 'no' ? words.shareFailed : words.share}</button>
          <span className="small">{words.editorHint}</span>
        </div>
        <output className="status">
          {phase.kind === 'stopping' ? words.status.stopping : phase.kind === 'running' ? (phase.engine || phase.seconds > 5 ? words.status.running(String(phase.seconds)) : words.status.starting)
            : told === null ? '' : `${told.text}${told.restarted ? ` ${words.status.restarted}` : ''}`}
          {held === null || busy ? '' : ` ${words.held[held]}`}
        </output>
        {trouble === null ? null : (
          <div className="error" role="alert">
            <p>{trouble.words ?? (trouble.code === 'query.failed' ? null : words.errors[trouble.code])}
              {trouble.at === null ? null : <> {words.mistake.at(String(trouble.at.line))}<code>{sql.slice(trouble.at.from, trouble.at.to)}</code> <button type="button" className="plain" onClick={() => editor.current?.goTo(trouble.at?.from ?? 0)}>{words.mistake.show}</button></>}
            </p>
            <p className="small">{words.mistake.original}<span className="break" lang="en">{trouble.text}</span></p>
          </div>
        )}
        {shown === null || shown.result.columns.length === 0 || shown.result.rows === 0 ? null : (
          <section className="bench-answer" aria-labelledby="answer-heading">
            <h2 id="answer-heading">{words.result.heading}</h2>
            <ResultChart lang={lang} result={shown.result} />
            <ResultTable lang={lang} result={shown.result} />
            <TakeAway lang={lang} result={shown.result} whole={() => whole(shown.sql)} />
          </section>
        )}
      </div>
    </div>
  );
}
