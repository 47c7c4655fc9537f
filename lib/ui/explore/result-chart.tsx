'use client';
/** An answer drawn: unasked what its columns suggest, else what the reader chooses. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { FREE_KINDS, choiceFor, columnsFor, kindsOf, suggest } from '../../chart/free/shape';
import type { FreeChoice, FreeKind } from '../../chart/free/shape';
import type { FreeChart } from '../../chart/free/draw';
import type { LiveDrawing } from '../../chart/live';
import { count } from '../../chart/text';
import { EXPLORE } from '../../i18n/explore';
import type { Lang } from '../../i18n/lang';
import type { Result } from '../../query/result';

const isKind = (text: string): text is FreeKind => FREE_KINDS.some((kind) => kind === text);

/** `kind`: what is drawn unasked, where the columns allow it. */
export function ResultChart({ lang, result, kind }: { lang: Lang; result: Result; kind?: FreeKind }) {
  const words = EXPLORE[lang].chart;
  const first = useMemo(() => (kind === undefined ? null : choiceFor(result, kind)) ?? suggest(result), [result, kind]);
  const [chosen, setChosen] = useState<{ of: Result; choice: FreeChoice | null } | null>(null);
  const choice = chosen?.of === result ? chosen.choice : first;
  const choose = (next: FreeChoice | null) => setChosen({ of: result, choice: next });
  const kinds = kindsOf(result);
  const { labels, across, measures } = useMemo(() => columnsFor(result), [result]);
  const nameOf = (column: number | null) => (column === null ? '' : result.columns[column]?.name ?? '');
  if (kinds.length === 0) return result.rows === 0 ? null : <p className="small">{words.cannot}</p>;
  const select = (label: string, name: string, value: number | null, columns: readonly number[], set: (column: number) => void) => (
    <label className="filter"><span>{label}</span>
      <select name={name} value={value ?? ''} onChange={(event) => set(Number(event.target.value))}>
        {columns.map((column) => <option key={column} value={column}>{nameOf(column)}</option>)}
      </select>
    </label>
  );
  return (
    <div className="result-chart">
      <form className="filters" aria-label={EXPLORE[lang].result.chart} onSubmit={(event) => event.preventDefault()}>
        <label className="filter"><span>{words.as}</span>
          <select name="chart" value={choice?.kind ?? ''} onChange={(event) => choose(isKind(event.target.value) ? choiceFor(result, event.target.value) : null)}>
            {kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}
            <option value="">{words.none}</option>
          </select>
        </label>
        {choice === null ? null : (
          <>
            {measures.length > 1 ? select(words.up, 'chart-y', choice.y, measures, (y) => choose({ ...choice, y, low: null, high: null })) : null}
            {choice.kind === 'scatter' && across.length > 1 ? select(words.across, 'chart-x', choice.x, across, (x) => choose({ ...choice, x })) : null}
            {labels.length > 1 && choice.kind !== 'scatter' ? select(choice.kind === 'line' ? words.lines : words.label, 'chart-label', choice.label, labels, (label) => choose({ ...choice, label })) : null}
          </>
        )}
      </form>
      {choice === null ? null : <Drawing lang={lang} result={result} choice={choice} name={(drawn) => words.name(words.kinds[choice.kind], nameOf(choice.y), nameOf(choice.kind === 'line' || choice.kind === 'scatter' ? choice.x : choice.label), count(drawn))} />}
    </div>
  );
}

interface DrawingProps { lang: Lang; result: Result; choice: FreeChoice; name: (drawn: number) => string }

function Drawing({ lang, result, choice, name }: DrawingProps) {
  const words = EXPLORE[lang].chart;
  const host = useRef<HTMLDivElement>(null);
  const live = useRef<LiveDrawing<FreeChart> | null>(null);
  const [told, setTold] = useState<{ drawn: number; known: number; of: number } | null>(null);
  useEffect(() => {
    let left = false;
    void Promise.all([import('../../chart/live'), import('../../chart/free/draw')]).then(([{ mountDrawing }, { drawFree }]) => {
      if (left || host.current === null) return;
      const drawing = (width: number) => drawFree(result, choice, { lang, size: width });
      live.current ??= mountDrawing(host.current, drawing);
      const { drawn, known, of } = live.current.update(drawing);
      setTold({ drawn, known, of });
    });
    return () => {
      left = true;
    };
  }, [lang, result, choice]);
  useEffect(() => () => {
    live.current?.dispose();
    live.current = null;
  }, []);
  return (
    <>
      <figure className="chart" role="img" aria-label={name(told?.drawn ?? result.rows)}><div ref={host} className="alive" /></figure>
      {told === null ? null : (
        <p className="plate-foot">
          {told.drawn < told.known ? words.cut(count(told.drawn), count(told.known)) : words.drawn(count(told.drawn), count(told.known))}
          {told.known < told.of ? ` ${words.without(count(told.of - told.known))}` : ''}
        </p>
      )}
    </>
  );
}
