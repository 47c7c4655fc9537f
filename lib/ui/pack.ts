/** Reports with figures, packed for the page: ids once, then rows of values and, for nulls, states. */
import type { FigureState, ReportFigures, ReportKey } from '../query';
import type { Packed } from './first';

const usual = (report: ReportKey): FigureState => (report.origin === 'coded' ? 'coded' : 'stated');

export function pack(reports: readonly ReportFigures[]): Packed {
  const ids = [...new Set(reports.flatMap((report) => Object.keys(report.figures)))];
  return {
    ids,
    reports: reports.map((report) => {
      const { figures: _, ...key } = report;
      return key;
    }),
    rows: reports.map((report) => ids.map((id) => {
      const { value, state } = report.figures[id] ?? { value: null, state: 'absent' as const };
      return value === null ? state : state === usual(report) ? value : [value, state];
    })),
  };
}

export function unpack({ ids, reports, rows }: Packed): ReportFigures[] {
  return reports.map((report, index) => ({
    ...report,
    figures: Object.fromEntries(ids.map((id, column) => {
      const cell = rows[index]?.[column] ?? 'absent';
      if (typeof cell === 'number') return [id, { value: cell, state: usual(report) }];
      return [id, typeof cell === 'string' ? { value: null, state: cell } : { value: cell[0], state: cell[1] }];
    })),
  }));
}
