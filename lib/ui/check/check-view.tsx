'use client';
/** A reader's own reports: brought in, read and checked by a worker in this browser, shown as reports are, and taken away. */
import { useCallback, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { count } from '../../chart/text';
import { CHECK_REPORT } from '../../i18n/check-report';
import type { Lang } from '../../i18n/lang';
import { CheckStopped, openCheckClient } from '../../own/check-client';
import type { Checked } from '../../own/checked';
import type { Progress } from '../../own/message';
import { BASE_PATH } from '../address';
import { usePlacesClient } from '../places-client';
import { Results } from './results';

/** More at once belong in a data folder. */
const MOST_FILES = 200;
interface Brought { name: string; blob: Blob }
type State = { at: 'idle' } | { at: 'working'; progress: Progress | null; files: readonly Brought[] } | { at: 'shown'; checked: readonly Checked[]; turn: number } | { at: 'told'; message: string; detail?: string };

export function CheckView({ lang }: { lang: Lang }) {
  const words = CHECK_REPORT[lang];
  const { client, ready } = usePlacesClient(openCheckClient);
  const [state, setState] = useState<State>({ at: 'idle' });
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const turn = useRef(0);
  const status = useRef<HTMLDivElement>(null);

  const check = useCallback(async (files: readonly Brought[]) => {
    if (client.current === null || files.length === 0) return;
    if (files.length > MOST_FILES) return setState({ at: 'told', message: words.tooMany(count(MOST_FILES)) });
    setState({ at: 'working', progress: null, files });
    try {
      const checked = await client.current.check(files, lang, words.origin, (progress) => setState({ at: 'working', progress, files }));
      turn.current += 1;
      setState({ at: 'shown', checked, turn: turn.current });
      status.current?.focus();
    } catch (cause) {
      setState(cause instanceof CheckStopped ? { at: 'told', message: words.stopped } : { at: 'told', message: words.failed, detail: cause instanceof Error ? cause.message : String(cause) });
    }
  }, [client, lang, words]);

  const bring = (list: FileList | null) => void check([...list ?? []].map((file) => ({ name: file.webkitRelativePath || file.name, blob: file })));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    bring(event.dataTransfer.files);
  };
  async function sample() {
    try {
      const response = await fetch(`${BASE_PATH}/own/sample.text`);
      if (!response.ok) throw new Error(String(response.status));
      const blob = await response.blob();
      await check([{ name: words.sampleName, blob }]);
    } catch {
      setState({ at: 'told', message: words.sampleFailed });
    }
  }

  const working = state.at === 'working';
  const idle = ready !== 'ready' || working;
  return (
    <div className="check-own" aria-busy={working}>
      <div className="bring" data-over={over || undefined} onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="bring-line">
          {words.drop} <label className="file"><span>{words.open}</span><input type="file" multiple disabled={idle} accept=".txt,.text,.md,.html,.htm,.xhtml,.pdf,.doc,.docx,text/plain,text/html" onChange={(event) => {
            bring(event.target.files);
            event.target.value = '';
          }} /></label>
          <button type="button" disabled={idle} onClick={() => void sample()}>{words.sample}</button>
        </p>
        <p className="small">{words.openHint}</p>
        <details>
          <summary>{words.paste}</summary>
          <label><span className="visually-hidden">{words.pasteLabel}</span><textarea rows={8} value={pasted} placeholder={words.pasteLabel} spellCheck={false} onChange={(event) => setPasted(event.target.value)} /></label>
          <button type="button" disabled={idle} onClick={() => (pasted.trim() === '' ? setState({ at: 'told', message: words.pasteEmpty }) : void check([{ name: words.pastedName, blob: new Blob([pasted]) }]))}>{words.pasteCheck}</button>
        </details>
        <output className="small readiness" data-ready={ready}>{ready === 'starting' ? words.starting : ready === 'ready' ? words.ready : words.notReady}</output>
      </div>
      <div ref={status} tabIndex={-1} className="check-status">
        {state.at === 'working' ? <Working lang={lang} files={state.files} progress={state.progress} onStop={() => client.current?.stop()} /> : null}
        {state.at === 'told' ? <p className={state.detail === undefined ? 'status' : 'error'} role="alert">{state.message}{state.detail === undefined ? null : <> <code className="break">{state.detail}</code></>}</p> : null}
        {state.at === 'shown' ? <Results key={state.turn} lang={lang} checked={state.checked} /> : null}
      </div>
    </div>
  );
}

function sizeOf(bytes: number, lang: Lang): string {
  const words = CHECK_REPORT[lang];
  return bytes >= 1_000_000 ? words.size((bytes / 1_000_000).toFixed(1)) : words.sizeKb(count(Math.ceil(bytes / 1000)));
}

function Working({ lang, files, progress, onStop }: { lang: Lang; files: readonly Brought[]; progress: Progress | null; onStop: () => void }) {
  const words = CHECK_REPORT[lang];
  const at = progress === null ? undefined : files[progress.file];
  const name = at?.name ?? '';
  return (
    <div className="working">
      {/* A bar without a value where nobody knows how long it takes. */}
      {progress === null || (progress.stage === 'reading' && files.length === 1) ? <progress aria-label={words.starting} /> : <progress aria-label={words.starting} max={progress.of} value={progress.done} />}
      <output aria-live="off">{progress === null || at === undefined ? words.starting
        : progress.stage === 'fetching' ? words.fetching(name, sizeOf(progress.done, lang), sizeOf(progress.of, lang)) : words.reading(name, sizeOf(at.blob.size, lang))}
        {files.length > 1 && progress !== null ? ` · ${words.fileOf(count(progress.file + 1), count(files.length))}` : ''}</output>
      <button type="button" onClick={onStop}>{words.stop}</button>
    </div>
  );
}
