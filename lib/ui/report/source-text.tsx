'use client';
/** The source text as it was decoded, with every cell's and claim's characters to be chosen. Only ever text nodes: it is not ours. */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { DetailSection } from '../../query/sql/report';
import { piecesOf } from './pieces';
import type { Mark } from './pieces';
import { tall } from './tall';

export interface SourceTextProps {
  label: string;
  sections: readonly DetailSection[];
  marks: readonly Mark[];
  /** Keys of the marks that are lit: the chosen one's, or its row's. */
  lit: ReadonlySet<string>;
  /** Changes whenever the lit characters should come into view. */
  show: number;
  onChoose: (key: string) => void;
}

export function SourceText({ label, sections, marks, lit, show, onChoose }: SourceTextProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const first = pane.current?.querySelector<HTMLElement>('[data-lit]');
    if (show === 0 || !first || !pane.current) return;
    // Only the pane scrolls; the page stays where the reader is.
    const box = pane.current.getBoundingClientRect();
    const at = first.getBoundingClientRect();
    pane.current.scrollTo({ top: pane.current.scrollTop + at.top - box.top - box.height / 3 });
  }, [show]);

  function move(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!(event.target instanceof HTMLElement) || event.target.dataset['key'] === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(event.target.dataset['key']);
    } else if (step !== undefined) {
      event.preventDefault();
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')];
      all[all.indexOf(event.target) + step]?.focus();
    }
  }

  return (
    <section className="source-text" ref={pane} tabIndex={0} aria-label={label} lang="zh-Hans" onKeyDown={move}
      onClick={(event) => {
        const chosen = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
        if (chosen?.dataset['key'] !== undefined) onChoose(chosen.dataset['key']);
      }}>
      {sections.map((section) => <SectionText key={section.ordinal} section={section} marks={marks} lit={lit} />)}
    </section>
  );
}

/** Characters in a line of the pane, roughly. */
const LINE = 32;
const linesOf = (text: string): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);

const SectionText = memo(function SectionText({ section, marks, lit }: { section: DetailSection; marks: readonly Mark[]; lit: ReadonlySet<string> }) {
  const pieces = useMemo(() => piecesOf(section.text, section.start_at, marks), [section, marks]);
  return (
    <div className="source-section" style={tall(linesOf(section.text))}>
      {pieces.map((piece) => {
        const [key] = piece.keys;
        if (key === undefined) return <Plain key={piece.start} text={piece.text} />;
        const on = piece.keys.some((each) => lit.has(each));
        return (
          <span key={piece.start} className={key.startsWith('cell:') ? 'mark' : 'mark said'} data-key={key} data-at={piece.start} data-lit={on || undefined}
            role="button" tabIndex={-1} aria-pressed={on}>{piece.text}</span>
        );
      })}
    </div>
  );
});

/** A tab shows as a thin line between cells; it stays a tab. */
function Plain({ text }: { text: string }) {
  const parts = text.split('\t');
  if (parts.length === 1) return <>{text}</>;
  return <>{parts.map((part, index) => (index === 0 ? part : <span key={index}><span className="tab">{'\t'}</span>{part}</span>))}</>;
}
