'use client';
/** The form's tables with what was read: the figure, or in words why there is none. */
import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { GROUPS } from '../../form';
import { count } from '../../chart/text';
import { plainLabel } from '../../chart/names';
import { STATE_WORDS } from '../../i18n/check';
import { RELATIONS } from '../../i18n/relations';
import { REPORT } from '../../i18n/report';
import type { Lang } from '../../i18n/lang';
import type { DetailCell } from '../../query/sql/report';
import { fullName } from './names';
import type { Grid } from './names';
import { tall } from './tall';

export interface CellGridProps {
  lang: Lang;
  grid: Grid;
  title: string;
  /** The first of several grids of one table shows the title; the others have it for screen readers. */
  first: boolean;
  cells: ReadonlyMap<string, DetailCell>;
  /** Cells that a finding names, or that were corrected. */
  flagged: ReadonlySet<string>;
  /** By cell, what the publisher says should stand there; null: no number. */
  corrected: ReadonlyMap<string, number | null>;
  chosen: string | null;
  onChoose: (cell: string) => void;
}

/** Id of a cell's button, so that characters can lead to it. */
export const buttonId = (cell: string): string => `cell-${cell}`;

function groupLabel(group: string | null, lang: Lang): string | null {
  const found = Object.entries(GROUPS).find(([id]) => id === group)?.[1];
  return found === undefined ? null : plainLabel(found[lang]);
}

/** Arrow keys go to the neighbouring cell, over cells that are not there. */
function move(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const from = event.target instanceof Element ? event.target.closest('td') : null;
  const row = from?.parentElement;
  if (step === undefined || from === null || !(row instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const [down = 0, right = 0] = step;
  const rows = [...event.currentTarget.rows];
  let y = rows.indexOf(row) + down;
  let x = from.cellIndex + right;
  for (; y >= 0 && y < rows.length && x >= 0; y += down, x += right) {
    const button = rows[y]?.cells[x]?.querySelector('button');
    if (button) {
      button.focus();
      return;
    }
    if (rows[y]?.cells[x] === undefined && right !== 0) return;
  }
}

export const CellGrid = memo(function CellGrid({ lang, grid, title, first: titled, cells, flagged, corrected, chosen, onChoose }: CellGridProps) {
  const words = REPORT[lang];
  const first = grid.rows[0]?.cells[0]?.id;
  const here = grid.rows.some((row) => row.cells.some((cell) => cell.id === chosen));
  let group: string | null = null;
  return (
    <div className="scroll" style={tall(grid.rows.length)}>
      <table className="grid" onKeyDown={move}>
        <caption className={titled ? undefined : 'visually-hidden'}>{title}</caption>
        <thead><tr><th scope="col"><span className="visually-hidden">{words.row}</span></th>{grid.columns.map((column) => <th key={column} scope="col" className="number">{column}</th>)}</tr></thead>
        <tbody>
          {grid.rows.map((row) => {
            const heading = row.group === group ? null : groupLabel(row.group, lang);
            group = row.group;
            return [
              ...(heading === null ? [] : [<tr key={`${row.id}-group`} className="group"><th scope="colgroup" colSpan={grid.columns.length + 1}>{heading}</th></tr>]),
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                {grid.columns.map((column) => {
                  const id = row.cells.find((cell) => cell.column === column)?.id;
                  const cell = id === undefined ? undefined : cells.get(id);
                  if (id === undefined || cell === undefined) return <td key={column} />;
                  const state = STATE_WORDS[cell.state].word[lang];
                  const text = cell.value === null ? state : count(cell.value);
                  const correction = corrected.get(id);
                  const mended = correction === undefined ? null : correction === null ? RELATIONS[lang].correction.none : RELATIONS[lang].correction.short(count(correction));
                  return (
                    <td key={column} className="number">
                      <button type="button" id={buttonId(id)} data-cell={id} data-state={cell.state} data-flagged={flagged.has(id) || undefined} aria-pressed={chosen === id}
                        tabIndex={(here ? chosen === id : id === first) ? 0 : -1}
                        aria-label={`${fullName(id, lang)}: ${text}${cell.value === null || cell.state === 'stated' ? '' : ` (${state})`}${mended === null ? '' : `, ${mended}`}`} onClick={() => onChoose(id)}>
                        {text}{cell.inferred === null ? null : <small className="inferred">{words.inferredShort(count(cell.inferred))}</small>}{mended === null ? null : <small className="corrected">{mended}</small>}
                      </button>
                    </td>
                  );
                })}
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
});
