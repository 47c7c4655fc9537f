'use client';
/** A report being read: findings, then the text beside the cells, each leading to the other. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { TABLES } from '../../form';
import { count } from '../../chart/text';
import { NOTE_WORDS, STATE_WORDS } from '../../i18n/check';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import type { DetailCell, DetailClaim, DetailCorrection, ReportRow } from '../../query/sql/report';
import type { LoadedReport } from './ask-report';
import { CellGrid, buttonId } from './cell-grid';
import { Findings } from './findings';
import { ReportHeader } from './header';
import { Versions, Years } from './beside';
import { CiteReport } from './cite';
import type { SiteFacts } from './cite';
import { RELATIONS } from '../../i18n/relations';
import { MARKS } from '../../i18n/marks';
import { fullName, gridsOf } from './names';
import type { Mark } from './pieces';
import { relationsOf } from './relations';
import { SourceText } from './source-text';

/** `cell:<id>`, `claim:<ordinal>` or `span:<start>-<end>`. */
interface Choice { key: string; turn: number }

export function Reading({ lang, loaded: { detail, chain, candidates }, site }: { lang: Lang; loaded: LoadedReport; /** Null for a report that is not of this site: there is nothing to cite. */ site: SiteFacts | null }) {
  const words = REPORT[lang];
  const { report, claims, checks, sections, corrections } = detail;
  // A cell or a stretch of text named after # is chosen when the report opens, and when the address changes.
  const [choice, setChoice] = useState<Choice | null>(() => named(window.location.hash, detail.cells));
  useEffect(() => {
    const follow = () => setChoice((before) => {
      const next = named(window.location.hash, detail.cells);
      return next === null ? before : { ...next, turn: (before?.turn ?? 0) + 1 };
    });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [detail]);
  const choose = useCallback((key: string) => setChoice((before) => ({ key, turn: (before?.turn ?? 0) + 1 })), []);
  const chooseCell = useCallback((cell: string) => choose(`cell:${cell}`), [choose]);
  const cells = useMemo(() => new Map(detail.cells.map((cell) => [cell.cell, cell])), [detail]);
  const grids = useMemo(() => gridsOf(detail.cells, { applications: report.form_applications, proactive: report.form_proactive, disputes: report.form_disputes }, lang), [detail, report, lang]);
  const flagged = useMemo(() => new Set([...checks.flatMap((check) => (check.status === 'not_assessable' ? [] : check.cells)), ...corrections.map((each) => each.cell)]), [checks, corrections]);
  const corrected = useMemo(() => new Map(corrections.map((each) => [each.cell, each.value])), [corrections]);
  const known = useMemo(() => new Set(cells.keys()), [cells]);
  const relations = useMemo(() => relationsOf(report, detail.relatives, detail.revisions), [report, detail]);
  const toCell = (cell: string) => {
    chooseCell(cell);
    document.getElementById(buttonId(cell))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const span = /^span:(\d+)-(\d+)$/.exec(choice?.key ?? '');
  const from = span === null ? null : Number(span[1]);
  const to = span === null ? null : Number(span[2]);
  const marks = useMemo((): Mark[] => [
    ...detail.cells.flatMap((cell) => (cell.start_at === null || cell.end_at === null ? [] : [{ key: `cell:${cell.cell}`, start: cell.start_at, end: cell.end_at }])),
    ...claims.flatMap((claim) => (claim.start_at === null || claim.end_at === null ? [] : [{ key: `claim:${claim.ordinal}`, start: claim.start_at, end: claim.end_at }])),
    ...(from === null || to === null ? [] : [{ key: `span:${from}-${to}`, start: from, end: to }]),
  ], [detail, claims, from, to]);
  const chosenCell = choice?.key.startsWith('cell:') ? choice.key.slice(5) : null;
  const lit = useMemo(() => litKeys(choice?.key ?? null, cells), [choice, cells]);

  // Whose report it is stands first; text, cells and citation, which are long, are drawn after that is on the screen.
  const whole = useDeferredValue(true, false);
  // Named by the address, or chosen among the findings, which are there before the cells.
  const latest = useRef('');
  useEffect(() => {
    latest.current = choice?.key ?? '';
  }, [choice]);
  useEffect(() => {
    if (!whole) return;
    if (latest.current.startsWith('cell:')) document.getElementById(buttonId(latest.current.slice(5)))?.scrollIntoView({ block: 'center' });
    else if (latest.current.startsWith('span:')) document.querySelector('.source-text')?.scrollIntoView({ block: 'center' });
  }, [whole]);

  /** From characters to their cell: it gets the focus and comes into view. */
  const fromText = useCallback((key: string) => {
    choose(key);
    if (!key.startsWith('cell:')) return;
    const button = document.getElementById(buttonId(key.slice(5)));
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [choose]);

  const coded = report.origin === 'coded';
  return (
    <article className="report" data-origin={report.origin}>
      <ReportHeader lang={lang} report={report} chain={chain} candidates={candidates} onSpan={(start, end) => choose(`span:${start}-${end}`)} />
      <Years lang={lang} report={report} relations={relations} />
      <Versions lang={lang} report={report} relations={relations} known={known} onChoose={toCell} />
      <Findings lang={lang} checks={checks} passed={report.n_passed} onChoose={toCell} />
      <Corrections lang={lang} corrections={corrections} cells={cells} onChoose={toCell} />
      {!whole ? null : (
        <>
          <div className={coded ? 'beside one' : 'beside'}>
            <div className="beside-text">
              <h2 id="source-title">{words.source}</h2>
              <p className="small">{coded ? words.sourceCoded : words.sourceHelp}</p>
              <output className="chosen">{choice === null ? words.nothingChosen : <Chosen lang={lang} choice={choice.key} cells={cells} claims={claims} corrections={corrections} report={report} />}</output>
              {coded ? null : <SourceText label={words.source} sections={sections} marks={marks} lit={lit} show={choice?.turn ?? 0} onChoose={fromText} />}
              {claims.length === 0 ? null : (
                <>
                  <h3>{words.claims}</h3>
                  <ul className="claims">{claims.map((claim) => (
                    <li key={claim.ordinal}><button type="button" className="plain" aria-pressed={choice?.key === `claim:${claim.ordinal}`} onClick={() => choose(`claim:${claim.ordinal}`)}>{claimText(claim, lang)}</button> <q lang="zh-Hans" className="small">{claim.text}</q></li>
                  ))}</ul>
                </>
              )}
            </div>
            <section className="beside-cells" aria-labelledby="cells-title">
              <h2 id="cells-title">{words.cellsTitle}</h2>
              {([...TABLES, 'annex'] as const).flatMap((table) => grids[table].map((grid, index) => (
                <CellGrid key={grid.id} lang={lang} grid={grid} title={words.tables[table]} first={index === 0} cells={cells} flagged={flagged} corrected={corrected} chosen={chosenCell} onChoose={chooseCell} />
              )))}
            </section>
          </div>
          {site === null ? null : <CiteReport lang={lang} report={report} site={site} chosen={chosenCell === null ? null : cells.get(chosenCell) ?? null} />}
        </>
      )}
    </article>
  );
}

interface CorrectionsProps { lang: Lang; corrections: readonly DetailCorrection[]; cells: ReadonlyMap<string, DetailCell>; onChoose: (cell: string) => void }

/** What the publisher says should stand there, beside what is printed. */
function Corrections({ lang, corrections, cells, onChoose }: CorrectionsProps) {
  const words = RELATIONS[lang].correction;
  if (corrections.length === 0) return null;
  const figure = (value: number | null | undefined) => (value === null || value === undefined ? REPORT[lang].noValue : count(value));
  return (
    <section className="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{words.heading(count(corrections.length))}</h2>
      <p className="small">{words.text}</p>
      <ul>{corrections.map((each) => (
        <li key={each.ordinal}><button type="button" className="plain" onClick={() => onChoose(each.cell)}>{fullName(each.cell, lang)}</button> {words.item(figure(cells.get(each.cell)?.value), figure(each.value), each.who, each.date === null ? '' : `${MARKS[lang].comma}${each.date}`, each.why)}</li>
      ))}</ul>
    </section>
  );
}

/** What an address names after #: a cell by its id, or characters as `at=<start>-<end>`. */
function named(hash: string, cells: readonly DetailCell[]): Choice | null {
  const wanted = hash.slice(1);
  const span = /^at=(\d{1,9})-(\d{1,9})$/.exec(wanted);
  if (span !== null) return { key: `span:${span[1]}-${span[2]}`, turn: 1 };
  return cells.some((cell) => cell.cell === wanted) ? { key: `cell:${wanted}`, turn: 1 } : null;
}

/** Cells with characters near one without: those of its row, or where the row has none, of its table. */
function nearby(cell: DetailCell, cells: ReadonlyMap<string, DetailCell>): { where: 'inRow' | 'inTable' | 'nowhere'; cells: DetailCell[] } {
  const printed = [...cells.values()].filter((each) => each.tbl === cell.tbl && each.start_at !== null);
  const row = printed.filter((each) => each.row_id === cell.row_id);
  if (row.length > 0) return { where: 'inRow', cells: row };
  return { where: printed.length > 0 ? 'inTable' : 'nowhere', cells: printed };
}

/** The chosen mark; where a cell has no characters, those near it. */
function litKeys(key: string | null, cells: ReadonlyMap<string, DetailCell>): ReadonlySet<string> {
  if (key === null) return new Set();
  const cell = key.startsWith('cell:') ? cells.get(key.slice(5)) : undefined;
  if (cell === undefined || cell.start_at !== null) return new Set([key]);
  return new Set(nearby(cell, cells).cells.map((each) => `cell:${each.cell}`));
}

function claimText(claim: DetailClaim, lang: Lang): string {
  const names: Record<string, string> = REPORT[lang].claimAbout;
  return REPORT[lang].claim(names[claim.about] ?? claim.about, count(claim.value));
}

interface ChosenProps { lang: Lang; choice: string; cells: ReadonlyMap<string, DetailCell>; claims: readonly DetailClaim[]; corrections: readonly DetailCorrection[]; report: ReportRow }

/** What is chosen, in a sentence: value, state, where it stands. */
function Chosen({ lang, choice, cells, claims, corrections, report }: ChosenProps) {
  const words = REPORT[lang];
  const stop = MARKS[lang].semicolon;
  const claim = claims.find((each) => `claim:${each.ordinal}` === choice);
  if (claim !== undefined) return <><strong>{claimText(claim, lang)}</strong> <q lang="zh-Hans">{claim.text}</q></>;
  const cell = choice.startsWith('cell:') ? cells.get(choice.slice(5)) : undefined;
  if (cell === undefined) return <>{choice.replace(/^span:(\d+)-(\d+)$/, (_, start: string, end: string) => words.characters(start, end))}</>;
  const code = /^[a-z_]+/.exec(cell.note ?? '')?.[0];
  const note = cell.note === null ? null : NOTE_WORDS[code ?? '']?.[lang] ?? cell.note;
  const parts = [
    `${STATE_WORDS[cell.state].word[lang]}${lang === 'zh' ? '，' : ': '}${STATE_WORDS[cell.state].meaning[lang]}`,
    ...(note === null ? [] : [note]),
    ...(cell.line === null ? [] : [report.origin === 'coded' ? words.codedLine(count(cell.line), report.path ?? '') : words.line(count(cell.line))]),
    ...(cell.start_at === null || cell.end_at === null ? [] : [words.characters(count(cell.start_at), count(cell.end_at))]),
    ...(cell.raw === null || cell.raw === String(cell.value) ? [] : [words.raw(cell.raw)]),
    ...(cell.start_at === null && report.origin !== 'coded' ? [words[nearby(cell, cells).where]] : []),
    ...(cell.inferred === null ? [] : [words.inferred(count(cell.inferred))]),
    ...corrections.filter((each) => each.cell === cell.cell).map((each) => words.correction(each.value === null ? words.correctionNone : count(each.value), each.who, each.why, each.date === null ? '' : `, ${each.date}`)),
  ];
  return <><strong>{fullName(cell.cell, lang)}{MARKS[lang].colon}{cell.value === null ? words.noValue : count(cell.value)}</strong> <span className="small">{parts.map((part) => part.replace(/[。.]$/, '')).join(stop)}{MARKS[lang].stop}</span></>;
}
