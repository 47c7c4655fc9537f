/** Names of cells in charts and tables, from the form. */
import { GROUPS, TABLES, cellId, columnsOf, rowsOf } from '../form';
import { CHART_WORDS } from '../i18n/chart';
import { RESIDENTS } from '../metrics/words';
import type { Lang } from './spec';

/** The form's own numbering, which only makes sense beside its other rows. */
const NUMBERING = /^(?:[一二三四五六七八九]、|[(（][一二三四五六七八九][)）]|\d+\.)/;

export function plainLabel(label: string): string {
  return label.replace(NUMBERING, '');
}

/** The row of a cell, and its column unless that is the total; `previous:` before the id is told too. */
export function cellName(id: string, lang: Lang): string {
  if (id === RESIDENTS) return CHART_WORDS[lang].residents;
  if (id.startsWith('previous:')) return CHART_WORDS[lang].yearBefore(cellName(id.slice(9), lang));
  for (const table of TABLES) {
    for (const version of ['2021', '2019'] as const) {
      for (const row of rowsOf(table, version)) {
        for (const column of row.columns) {
          if (cellId(table, row.id, column.id) !== id) continue;
          const name = row.group === 'total' ? CHART_WORDS[lang].handledAll : plainLabel(row[lang]);
          if (table === 'applications' && column.id === 'total') return name;
          return lang === 'zh' ? `${name}·${column.zh}` : `${name}: ${column.en.toLowerCase()}`;
        }
      }
    }
  }
  const [, row = '', column = ''] = id.split('.');
  const group = Object.entries(GROUPS).find(([name]) => row === `group_${name}`)?.[1];
  if (group) return plainLabel(group[lang]);
  const result = columnsOf('disputes').find((each) => each.id === column);
  return result ? `${CHART_WORDS[lang].disputeKinds.suits_all}: ${result[lang]}` : id;
}
